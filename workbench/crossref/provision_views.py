"""The page of one provision: its wording, figures and cross-references, and the clauses that cite it."""

from __future__ import annotations

from flask import Flask, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workbench.crossref.citing import citing
from workbench.instruments.citation import resolve
from workbench.instruments.library import corpus
from workbench.instruments.model import Provision
from workbench.standards.marked_terms import concepts_in
from workbench.standards.official.matching import is_within
from workbench.standards.official.texts import officials_of
from workbench.standards.quotation import quote_provisions
from workbench.standards.side_by_side import article_rows, columns_of
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.language import language

Page = str | Response | tuple[str, int]


@allow("reader")
def provision() -> Page:
    """A provision by its reference (``C102:24(1)(a)``) or as people cite it, which leads to its own address."""
    asked = request.args.get("ref", "")
    if corpus().holds(asked) and asked not in corpus().provisions:
        return redirect(url_for("standards.instrument", code=asked.partition(":")[0], _anchor=_anchor(asked)))
    ref = resolve(corpus(), asked)
    if ref != asked:
        return redirect(url_for("standards.provision", ref=ref))
    found = corpus().provision(ref)
    columns = columns_of(corpus(), found.instrument, officials_of(web.db_session(), [found.instrument]), language())
    order = [one.ref for one in corpus().provisions.values() if one.instrument == found.instrument]
    position = order.index(ref)
    return render_template(
        "standards/provision.html",
        provision=found,
        instrument=corpus().instrument(found.instrument),
        above=_above(found),
        quotation=quote_provisions(web.db_session(), corpus(), [ref], language())[0],
        columns=columns,
        rows=article_rows(corpus(), ref, columns),
        below=list(corpus().walk(ref)),
        cites=_cited_by(found),
        cited_from=[one for one in corpus().provisions.values() if _points_at(one, ref)],
        citing=citing(web.db_session(), ref),
        concepts=concepts_in([one.text.in_language(language()) for one in corpus().walk(ref)], language()),
        before=order[position - 1] if position else None,
        after=order[position + 1] if position + 1 < len(order) else None,
    )


def _anchor(ref: str) -> str:
    return f"part-{ref.rpartition(' ')[2]}" if " " in ref else ""


def _above(found: Provision) -> list[Provision]:
    """The provisions that hold this one, the article first."""
    above: list[Provision] = []
    while found.parent:
        found = corpus().provision(found.parent)
        above.insert(0, found)
    return above


def _cited_by(found: Provision) -> list[str]:
    """What a provision and all below it refer to, each once; Parts and instruments among them."""
    refs = [cited for one in corpus().walk(found.ref) for cited in one.cites]
    return list(dict.fromkeys(cited for cited in refs if not is_within(cited, found.ref)))


def _points_at(one: Provision, ref: str) -> bool:
    return not is_within(one.ref, ref) and any(is_within(cited, ref) for cited in one.cites)


def init_provisions(app: Flask) -> None:
    app.add_url_rule("/standards/provision", "standards.provision", provision)
