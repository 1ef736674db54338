"""What both kinds of dossier print of figures, rich text and positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.terms import PositionStatus
from workbench.drafts.models import Version
from workbench.formats.docx.writing.rich_text import from_html
from workbench.i18n.messages import translate
from workbench.instruments.model import ProvisionFigure
from workbench.instruments.statistics import Statistic
from workbench.instruments.vocabulary import NUMBER_AND_UNIT, FigureUnit
from workbench.lang.languages import Lang
from workbench.papers.models import Paper, Position
from workbench.rules.working import format_number


def shown_figure(figure: ProvisionFigure, language: str) -> str:
    """A figure of a provision with its unit."""
    return _quantity(figure.value, figure.unit, language)


def figure_rows(figure: Statistic, language: str, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    """A figure of the evidence and its parts: what it measures, how much, as of when, by which source."""
    for each in (figure, *figure.breakdown):
        amount = f"{each.qualifier} {_quantity(Fraction(each.value), each.unit, language)}".strip()
        yield each.name[lang], amount, each.as_of[lang], each.source[lang]


def _quantity(value: Fraction, unit: str, language: str) -> str:
    return translate(NUMBER_AND_UNIT, language, number=format_number(value), unit=FigureUnit(unit))


def plain_words(html: str) -> str:
    """Rich text without its emphasis, one line a paragraph."""
    return "\n".join("".join(span.text for span in block.spans) for block in from_html(html))


def positions_on(session: Session, version: Version) -> Sequence[Position]:
    """The positions of the papers on a version, those that were dropped left out, in their order."""
    return session.scalars(
        select(Position)
        .join(Position.paper)
        .where(Paper.version_id == version.id, Position.status != PositionStatus.DROPPED)
        .order_by(Paper.created_at, Paper.id, Position.rank)
    ).all()
