"""Looks up the numbers and cross-references of C.102 in the corpus, so that no rule carries a figure of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from workbench.errors import NotFound
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.model import Corpus, Part, Provision, ProvisionFigure


def ref(address: str) -> str:
    """``65(1)`` as a reference of the corpus."""
    return f"{MINIMUM_STANDARDS}:{address}"


def figure(corpus: Corpus, address: str, unit: str, measuring: str = "") -> ProvisionFigure:
    """The figure at ``address`` in ``unit`` whose measure speaks of ``measuring``; raises NotFound."""
    for candidate in corpus.provision(ref(address)).figures:
        if candidate.unit == unit and measuring in candidate.measures:
            return candidate
    raise NotFound("figure_unknown", ref=ref(address), unit=unit, measuring=measuring)


def value(corpus: Corpus, address: str, unit: str, measuring: str = "") -> Fraction:
    """The number of :func:`figure`."""
    return figure(corpus, address, unit, measuring).value


def branch_parts(corpus: Corpus) -> tuple[Part, ...]:
    """Parts II to X, from which Art. 2(a)(ii) has a State choose, in their order."""
    cited = corpus.provision(ref("2(a)(ii)")).cites
    return tuple(corpus.part(part) for part in cited)


def provisions_of(corpus: Corpus, part: str, role: str) -> Iterator[Provision]:
    """The provisions of one Part of C.102 that have ``role``, in order."""
    for article in corpus.articles(MINIMUM_STANDARDS):
        if article.part == part:
            yield from (provision for provision in corpus.walk(article.ref) if provision.role == role)


def article_of(corpus: Corpus, part: str, role: str) -> Provision:
    """The first article of a Part whose role as a whole is ``role``; raises NotFound."""
    for provision in provisions_of(corpus, part, role):
        if provision.parent is None:
            return provision
    raise NotFound("role_unknown", part=part, role=role)


def open_to(corpus: Corpus, part: str, method: str) -> str | None:
    """The provision that measures a Part's benefit under Art. ``method`` (65, 66 or 67), None where it is not open."""
    for provision in provisions_of(corpus, part, "benefit"):
        if ref(method) in provision.cites:
            return provision.ref
    return None


def of_part(address: str) -> Callable[[Corpus, str], bool]:
    """Whether a Part is the one that the provision at ``address`` stands in, for a rule of that Part alone."""
    return lambda corpus, part: corpus.provision(ref(address)).part == part
