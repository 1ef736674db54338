"""The address of every page of a site in a world, so that each can be looked at without walking from link to link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flask import Flask

from tests.soak.world import World


def values(world: World, **more: str) -> Mapping[str, str]:
    """Something of the world for every variable of an address; ``more`` is what the world has no word for."""
    return {
        "law_id": world.law_id,
        "version_id": world.new_id,
        "old_id": world.old_id,
        "new_id": world.new_id,
        "clause_id": world.article_ids[0],
        "comment_id": world.comment_id,
        "link_id": world.link_id,
        "paper_id": world.paper_id,
        "position_id": world.position_ids[0],
        "case_id": world.case_id,
        "upload_id": world.upload_id,
        "job_id": world.queued_id,
        "organisation_id": world.organisation_ids[0],
        "round_id": world.called.round_id,
        "return_id": world.called.return_ids[0],
        "question_id": world.called.question_id,
        "scheme_id": "pension",
        "code": "C102",
        "lang": "zh",
        **more,
    }


def pages(app: Flask, known: Mapping[str, str]) -> Iterator[str]:
    """Every page for whose address something is known; files, which hold no form, are left out."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            is_page = "GET" in (rule.methods or ()) and "." not in rule.rule.rpartition(">")[2]
            if is_page and rule.arguments <= known.keys():
                yield app.url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})


def people(world: World) -> Mapping[str, Sequence[str]]:
    """Whoever is shown a form that an editor is not, by user name, with the pages on which it stands."""
    rounds = [f"/rounds/{round_id}" for round_id in (world.called.round_id, world.called.closed_id)]
    returns = [f"/returns/{return_id}" for return_id in world.called.return_ids]
    clause = f"/clauses/{world.article_ids[0]}"
    return {
        "officer": [clause, f"/comments/{world.comment_id}/edit"],
        f"{world.name}.administrator.a": [
            "/members",
            "/organisations",
            "/organisations/import",
            f"/organisations/{world.organisation_ids[0]}",
        ],
        f"{world.name}.chair.a": [f"/positions/{world.position_ids[0]}/in-paper", f"/papers/{world.paper_id}", *rounds],
        f"{world.name}.a.lead": [*returns, *rounds[:1], clause],
        f"{world.name}.b.lead": returns,
    }
