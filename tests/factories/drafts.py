"""Made-up laws and versions of them, each version a few lines of text."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.drafts.models import Law, StoredClause, Version
from workbench.drafts.service import add_law, store_version
from workbench.formats.intake import read_file
from workbench.lang.languages import Lang
from workbench.people.models import Member

_BILL = "<component><bill><body><section><num>1</num><content><p>{}</p></content></section></body></bill></component>"
COLLECTION = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><documentCollection><collectionBody>'
    + _BILL.format("Funds are kept.")
    + _BILL.format("Fees are due.")
    + "</collectionBody></documentCollection></akomaNtoso>"
)
FIRST = """互助保险条例
第一章 总则
第一条 为了便利会员互助，制定本条例。
第二条 会员按月缴纳互助金。
互助金不低于工资的百分之一。
第二章 给付
第三条 会员患病的，可以领取下列给付：
（一）住院津贴；
（二）手术津贴。
第四条 互助金由工会管理，不得挪用。
"""
SECOND = """互助保险条例
第一章 总则
第一条 为了便利会员互助，制定本条例。
第二条 加入互助的会员应当如实登记姓名与住址。
第三条 会员按月缴纳互助金。
互助金不低于工资的百分之二。
第二章 给付
第四条 会员患病的，可以领取下列给付：
（一）住院津贴；
（二）手术津贴；
（三）护理津贴。
第五条 互助金由工会管理，不得挪用。
"""
ENGLISH = """Mutual Aid Rules
Chapter 1 General
Article 1 These rules serve mutual aid among members.
Article 2 Members pay a contribution every month.
Chapter 2 Benefits
Article 3 A member who falls ill may claim an allowance.
Article 4 The trade union looks after the money.
"""


def make_law(session: Session, member: Member, title: str = "互助保险条例", title_en: str = "Mutual Aid Rules") -> Law:
    return add_law(session, member, title, title_en)


def make_version(
    session: Session,
    member: Member,
    law: Law | None = None,
    text: str = FIRST,
    label: str = "一稿",
    lang: Lang | None = None,
    original: Version | None = None,
) -> Version:
    """A stored version of ``law`` (a new one where none is given); its source is not kept on disk."""
    data = text.encode()
    return store_version(
        session,
        law=law or make_law(session, member),
        member=member,
        reading=read_file("made-up.txt", data, lang),
        label=label,
        original=original,
        source_name="made-up.txt",
        source_sha256=hashlib.sha256(data).hexdigest(),
        source_bytes=len(data),
    )


def clause_at(session: Session, version: Version, path: str) -> StoredClause:
    """The clause whose path ends so: ``第三条``, ``第二条/第二款``, ``第三条/（一）``."""
    clauses = session.scalars(select(StoredClause).where(StoredClause.version_id == version.id)).all()
    (found,) = [clause for clause in clauses if f"/{clause.path}".endswith(f"/{path}")]
    return found
