"""The demonstration: the teaching draft in three versions with its comments, links and position paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.quoting import QuotedWords
from workbench.commentary.service import CommentData, add_comment, edit_comment, reply, withdraw
from workbench.commentary.terms import PositionStatus
from workbench.compare.carry import carry
from workbench.compare.service import pair_versions
from workbench.config import Settings, resource_dir
from workbench.crossref.links import add_link
from workbench.db import Database
from workbench.demonstration_rounds import RoundLoading
from workbench.drafts.models import Law, StoredClause, Version
from workbench.drafts.originals import UploadedFile, write_source
from workbench.drafts.service import add_law, clauses_of, store_version
from workbench.errors import Conflict
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus
from workbench.judgement.findings import Finding, record_finding
from workbench.lang.languages import text_language
from workbench.papers.models import Paper
from workbench.papers.service import PositionData, add_paper, add_position, agree_position
from workbench.people.models import Member, Organisation, OrganisationKind
from workbench.people.organisations import add_organisation
from workbench.people.service import add_member, list_members
from workbench.record.acts import Act
from workbench.record.service import bulk_act

ACCOUNTS_PASSWORD: Final = "workbench-demo"
_VERSIONS: Final = ("v1", "v2", "v3")
_Entry = Mapping[str, Any]


def load_demonstration(app: Flask) -> bool:
    """Fill an instance with the demonstration, whole or not at all; False where it is there already.

    Raises Conflict where other people work in the instance: accounts whose password anybody knows have no place there.
    """
    database: Database = app.extensions["workbench.database"]
    settings: Settings = app.extensions["workbench.settings"]
    folder = resource_dir("corpus") / "demonstration"
    with database.writing() as session:
        if demonstration_accounts(session):
            return False
        if list_members(session):
            raise Conflict("instance_in_use")
        with bulk_act(session, Act.DEMONSTRATION_LOAD, "instance", by=None):
            _Loading(session, settings, folder).load(_read(folder / "accounts.yaml"))
        session.commit()
    return True


def demonstration_accounts(session: Session) -> Sequence[Member]:
    """The demonstration's accounts in the order of its file; none where the demonstration is not in this instance."""
    accounts = _read(resource_dir("corpus") / "demonstration" / "accounts.yaml")["accounts"]
    names = [account["username"] for account in accounts]
    members = session.scalars(select(Member).where(Member.username.in_(names))).unique().all()
    return sorted(members, key=lambda member: names.index(member.username)) if len(members) == len(names) else []


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _Loading:
    def __init__(self, session: Session, settings: Settings, folder: Path) -> None:
        self.session, self.settings, self.folder = session, settings, folder
        self.members: dict[str, Member] = {}
        self.organisations: dict[str, Organisation] = {}
        self.versions: dict[str, Version] = {}
        self.clauses: dict[str, list[StoredClause]] = {}
        self.comments: dict[str, Comment] = {}

    def load(self, accounts: _Entry) -> None:
        self._load_accounts(accounts)
        law = self._load_law()
        called = {entry["version"]: entry for entry in _read(self.folder / "rounds.yaml")["rounds"]}
        comments = _read(self.folder / "comments.yaml")["comments"]
        for at, name in enumerate(_VERSIONS):
            self._load_version(law, name)
            if at:
                carry(
                    self.session,
                    pair_versions(self.session, self.versions[_VERSIONS[at - 1]].id, self.versions[name].id),
                )
            if name in called:
                rounds = RoundLoading(self.session, self.members, self.organisations, partial(self._article, name))
                number = list(called).index(name) + 1
                current = rounds.call(called[name], self.versions[name], number)
            for comment in comments:
                if comment["version"] == name:
                    self._load_comment(comment)
            if name in called:
                rounds.answer(called[name], current)
        self._load_links()
        self._load_findings()
        self._load_paper()

    def _load_accounts(self, accounts: _Entry) -> None:
        self.organisations = {
            entry["id"]: add_organisation(
                self.session, entry["id"], entry["zh"], entry["en"], OrganisationKind(entry["kind"])
            )
            for entry in accounts["organisations"]
        }
        for account in accounts["accounts"]:
            self.members[account["username"]] = add_member(
                self.session,
                username=account["username"],
                password=ACCOUNTS_PASSWORD,
                role=account["role"],
                name_zh=account["zh"],
                name_en=account["en"],
                organisation=self.organisations[account["organisation"]],
                is_lead=account.get("lead", False),
                language=account["language"],
            )

    def _load_law(self) -> Law:
        return add_law(
            self.session,
            self.members["editor"],
            "社会保险法（教学草案）",
            "Draft Social Insurance Law (teaching draft)",
            "为教学编写，不是任何机关的草案。 Written for teaching; not a draft of any authority.",
        )

    def _load_version(self, law: Law, name: str) -> None:
        original: Version | None = None
        for lang in ("zh", "en"):
            path = self.folder / f"{name}.{lang}.md"
            source = UploadedFile(f"teaching-draft-{name}.{lang}.md", path.read_bytes())
            write_source(self.settings.uploads, source)
            reading = read_file(source.name, source.data, lang=text_language(lang))
            number = _VERSIONS.index(name) + 1
            version = store_version(
                self.session,
                law=law,
                member=self.members["editor"],
                reading=reading,
                label=_LABELS[name][lang],
                dated=_DATES[name],
                original=original,
                source_name=source.name,
                source_sha256=source.sha256,
                source_bytes=len(source.data),
            )
            assert version.ordinal == number
            if original is None:
                original = self.versions[name] = version
                self.clauses[name] = list(clauses_of(self.session, version))

    def _article(self, version: str, number: str) -> StoredClause:
        return self._clause(version, {"article": number})

    def _clause(self, version: str, address: _Entry) -> StoredClause:
        """The clause at ``{article, paragraph, item}``; the paragraph of an item that names none is the one with it."""
        clauses = self.clauses[version]
        innermost = next(
            clause for clause in clauses if clause.kind == "article" and clause.number == str(address["article"])
        )
        for kind in ("paragraph", "item"):
            if kind in address:
                below = [
                    clause for clause in clauses if clause.kind == kind and self._is_under(clause, innermost, clauses)
                ]
                innermost = next(clause for clause in below if clause.number == str(address[kind]))
        return innermost

    @staticmethod
    def _is_under(clause: StoredClause, top: StoredClause, clauses: list[StoredClause]) -> bool:
        parents = {child.id: child.parent_id for child in clauses}
        ancestor: str | None = clause.parent_id
        while ancestor is not None and ancestor != top.id:
            ancestor = parents.get(ancestor)
        return ancestor == top.id

    def _load_comment(self, entry: _Entry) -> None:
        clause = self._clause(entry["version"], entry["clause"])
        author = self.members[entry["author"]]
        data = CommentData(
            body=entry["body"], stance=entry["stance"], issue=entry["issue"], proposed=entry.get("proposed") or ""
        )
        quote = entry.get("quote")
        quoted = QuotedWords(quote=quote, start=clause.text.find(quote)) if quote else None
        first = replace(data, body=entry.get("edited_from") or data.body)
        comment = add_comment(self.session, author, clause, first, quoted)
        if entry.get("edited_from"):
            edit_comment(self.session, author, comment, data, 1)
        comment.created_at = _moment(entry.get("date"), comment.created_at)
        for answer in entry.get("replies") or ():
            added = reply(self.session, self.members[answer["author"]], comment, answer["body"])
            added.created_at = _moment(answer.get("date"), added.created_at)
        if entry.get("withdrawn"):
            withdraw(self.session, author, comment)
        self.comments[entry["id"]] = comment

    def _load_links(self) -> None:
        content = _read(self.folder / "links.yaml")
        for link in content["links"]:
            article = {"article": link["clause"]["article"]}
            clause = self._clause(content["version"], article)
            note = f"{link['note']['zh']}\n{link['note']['en']}"
            add_link(self.session, self.members["officer-legal"], clause, link["provision"], link["relation"], note)

    def _load_findings(self) -> None:
        content = _read(self.folder / "findings.yaml")
        version = self.versions[content["version"]]
        for entry in content["findings"]:
            finding = Finding(entry["verdict"], entry["reason"])
            record_finding(self.session, corpus(), self.members["chair"], version, entry["part"], finding)

    def _load_paper(self) -> None:
        content = _read(self.folder / "positions.yaml")
        properties = content["paper"]
        texts = {
            f"{name}_{lang}": properties[name][lang]
            for name in ("title", "addressee", "introduction", "opinions")
            for lang in ("zh", "en")
        }
        organisation = {
            "organisation_zh": "中华全国总工会意见起草小组（教学）",
            "organisation_en": "Drafting group of the trade unions (teaching)",
        }
        paper = add_paper(
            self.session,
            self.members["editor"],
            self.versions[properties["version"]],
            {**texts, **organisation},
            date(2009, 10, 20),
        )
        for entry in sorted(content["positions"], key=lambda entry: int(entry["order"])):
            self._load_position(paper, properties["version"], entry)

    def _load_position(self, paper: Paper, version: str, entry: _Entry) -> None:
        proposed, reasons = entry.get("proposed") or {}, entry["reasons"]
        is_agreed = entry["status"] == PositionStatus.AGREED
        data = PositionData(
            proposed_zh=proposed.get("zh", ""),
            proposed_en=proposed.get("en", ""),
            reasons_zh=reasons["zh"],
            reasons_en=reasons["en"],
            status=PositionStatus.PROPOSED if is_agreed else entry["status"],
            comments=[self.comments[name].id for name in entry["comments"]],
            provisions=entry["provisions"],
        )
        clause = self._clause(version, entry["clause"])
        position = add_position(self.session, self.members["editor"], paper, clause, data, corpus())
        if is_agreed:
            agree_position(self.session, self.members["chair"], position, position.revision, agrees=True)


_LABELS: Final = {
    "v1": {"zh": "一稿", "en": "First draft"},
    "v2": {"zh": "二稿", "en": "Second draft"},
    "v3": {"zh": "三稿", "en": "Third draft"},
}
_DATES: Final = {"v1": date(2008, 6, 20), "v2": date(2008, 12, 15), "v3": date(2009, 9, 8)}


def _moment(day: date | None, otherwise: datetime) -> datetime:
    return datetime.combine(day, time(1), UTC) if isinstance(day, date) else otherwise
