"""The page of one provision: its wording, figures and cross-references, and the clauses that cite it."""

from __future__ import annotations

from flask import Flask, redirect, render_template, request, url_for

from workbench.crossref.citing import citing
from workbench.instruments.citation import resolve
from workbench.instruments.library import corpus
from workbench.instruments.model import Provision
from workbench.people.permissions import Permission, may
from workbench.standards.marked_terms import concepts_in
from workbench.standards.official.matching import is_within
from workbench.standards.official.texts import officials_of
from workbench.standards.quotation import quote_provisions
from workbench.standards.side_by_side import article_rows, columns_of
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.requests import Page


@allow(Permission.READ_STANDARDS)
def provision() -> Page:
    """A provision by its reference (``C102:24(1)(a)``) or as people cite it, which leads to its own address."""
    address = request.args.get("ref", "")
    if corpus().holds(address) and address not in corpus().provisions:
        return redirect(url_for("standards.instrument", code=address.partition(":")[0], _anchor=_anchor(address)))
    ref = resolve(corpus(), address)
    if ref != address:
        return redirect(url_for("standards.provision", ref=ref))
    row = corpus().provision(ref)
    columns = columns_of(corpus(), row.instrument, officials_of(web.db_session(), [row.instrument]), language())
    order = [other.ref for other in corpus().provisions.values() if other.instrument == row.instrument]
    position = order.index(ref)
    return render_template(
        "standards/provision.html",
        provision=row,
        instrument=corpus().instrument(row.instrument),
        above=_above(row),
        quotation=quote_provisions(web.db_session(), corpus(), [ref], language())[0],
        columns=columns,
        rows=article_rows(corpus(), ref, columns),
        below=list(corpus().walk(ref)),
        cites=_cited_by(row),
        cited_from=[other for other in corpus().provisions.values() if _points_at(other, ref)],
        citing=citing(web.db_session(), ref, language()) if may(member(), Permission.READ) else (),
        concepts=concepts_in([below.text.in_language(language()) for below in corpus().walk(ref)], language()),
        before=order[position - 1] if position else None,
        after=order[position + 1] if position + 1 < len(order) else None,
    )


def _anchor(ref: str) -> str:
    return f"part-{ref.rpartition(' ')[2]}" if " " in ref else ""


def _above(provision: Provision) -> list[Provision]:
    """The provisions that hold this one, the article first."""
    above: list[Provision] = []
    while provision.parent:
        provision = corpus().provision(provision.parent)
        above.insert(0, provision)
    return above


def _cited_by(provision: Provision) -> list[str]:
    """What a provision and all below it refer to, each once; Parts and instruments among them."""
    refs = [cited for below in corpus().walk(provision.ref) for cited in below.cites]
    return list(dict.fromkeys(cited for cited in refs if not is_within(cited, provision.ref)))


def _points_at(provision: Provision, ref: str) -> bool:
    return not is_within(provision.ref, ref) and any(is_within(cited, ref) for cited in provision.cites)


def init_provisions(app: Flask) -> None:
    app.add_url_rule("/standards/provision", "standards.provision", provision)
