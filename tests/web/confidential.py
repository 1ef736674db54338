"""A law that only some may see, and everything of it that an address can name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from tests.factories.people import PASSWORD
from workbench.compare.carry import carry
from workbench.compare.service import pair_versions
from workbench.deliberation.meetings import hold_meeting
from workbench.deliberation.service import opinion_of
from workbench.drafts.admissions import Admitted, admit
from workbench.judgement.schemes import SCHEMES
from workbench.people.models import Member, OrganisationKind
from workbench.people.organisations import add_organisation, headquarters
from workbench.people.permissions import Role
from workbench.people.service import add_member

# Words that stand in the law, its comments and positions, and nowhere else that a person not admitted may look.
SECRETS = ("秘而不宣条例", "Undisclosed Rules", "秘密条文", "秘密意见", "秘密理由", "秘密引文", "密稿", "密会")
# What an address may name beside: nothing of it tells of one law.
_BESIDE: Mapping[str, str] = {
    "scheme_id": next(iter(SCHEMES)), "kind": "xlsx", "lang": "zh", "code": "C102",
    "filename": "icon.svg", "action": "password",
}  # fmt: skip
_FIRST = "秘而不宣条例\n第一条 为了秘密条文，制定本条例。\n第二条 会员按月缴纳秘密条文互助金，秘密引文。\n"
_SECOND = f"{_FIRST}第三条 互助金由工会管理，不得挪用秘密条文。\n"


@dataclass(frozen=True, slots=True)
class Secret:
    """The ids of a law with everything on it, by the names that addresses have for them."""

    ids: Mapping[str, str]

    @property
    def words(self) -> tuple[str, ...]:
        """What no page may say: its words, and its ids."""
        return (*SECRETS, *{value for name, value in self.ids.items() if name.endswith("_id")})


def make_secret(session: Session) -> Secret:
    """The law, admitted to headquarters only; with a person of each role there, and one of each role elsewhere."""
    outside = add_organisation(session, "outside", "外省总工会", "Outside", OrganisationKind.PROVINCIAL)
    here = {}
    for role in Role:
        here[role] = add_member(session, username=f"in.{role}", password=PASSWORD, role=role)
        add_member(session, username=f"out.{role}", password=PASSWORD, role=role, organisation=outside, is_lead=True)
    editor = here[Role.EDITOR]
    law = make_law(session, editor, "秘而不宣条例", "Undisclosed Rules")
    old = make_version(session, editor, law, _FIRST, "密稿一")
    new = make_version(session, editor, law, _SECOND, "密稿二")
    clause = clause_at(session, old, "第二条")
    comment = make_comment(session, here[Role.OFFICER], clause, "秘密意见。", quote="秘密引文", proposed="秘密条文。")
    link = make_link(session, here[Role.OFFICER], clause, "C102:16")
    carry(session, pair_versions(session, old.id, new.id))
    paper = make_paper(session, editor, old)
    position = make_position(session, editor, paper, clause, reasons_zh="秘密理由", status="proposed")
    opinion = opinion_of(session, editor, law.id, comment.id)
    meeting = hold_meeting(session, here[Role.CHAIR], law.id, "密会", "")
    admit(session, law, Admitted(frozenset({headquarters(session).id})), editor)
    ids = {
        "law_id": law.id, "version_id": old.id, "old_id": old.id, "new_id": new.id, "clause_id": clause.id,
        "comment_id": comment.id, "link_id": link.id, "paper_id": paper.id, "position_id": position.id,
        "opinion_id": opinion.id, "meeting_id": meeting.id,
    }  # fmt: skip
    return Secret(ids)


def addresses(app: Flask, ids: Mapping[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    """Every endpoint with each method and an address of it; True where the address names something of the law."""
    for rule in app.url_map.iter_rules():
        named = {name: ids.get(name, _BESIDE.get(name, "none")) for name in rule.arguments}
        with app.test_request_context():
            path = app.url_for(rule.endpoint, **named)
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule.endpoint, method, path, any(name.endswith("_id") and name in ids for name in rule.arguments)


def person(session: Session, name: str) -> Member:
    return session.scalars(select(Member).where(Member.username == name)).one()
