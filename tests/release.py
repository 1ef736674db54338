"""A full instance of release 0.1, at revision 0002: rows for each of its tables, made by rule and put in by plain SQL.

Three laws with three drafts each, the first one also in English; members of every role, with and without an
organisation; comments with replies, revisions and places of every kind; links, findings, rulings, overruled matches,
cases; a paper a law, with positions of every status.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any, Final

from tests.factories.people import PASSWORD
from workbench.drafts.service import dump_reading
from workbench.formats.intake import read_file
from workbench.people import service

Row = Mapping[str, Any]
LAWS: Final = ("a", "b", "c")
DRAFTS: Final = (1, 2, 3)
ARTICLES: Final = range(1, 13)
COMMENTS: Final = range(1, 13)  # of a law, one on each article of its first draft
ROLES: Final = ("reader", "officer", "editor", "administrator")
SOURCE: Final = "# 船工互助条例\n\n第一条 船工缴纳互助金。\n".encode()
STATUSES: Final = ("agreed", "draft", "dropped")
SUBJECTS: Final = ("船工", "灯塔看守人", "码头职工", "引航员", "海员", "渔民")
_DIGITS: Final = "零一二三四五六七八九十"
_days = count()


def numeral(number: int) -> str:
    return _DIGITS[number] if number <= 10 else f"十{_DIGITS[number - 10]}"


def moment() -> str:
    """A moment of its own for each row that has one."""
    number = next(_days)
    return (
        f"2026-{1 + number // 2000 % 12:02}-{1 + number // 100 % 20:02} {8 + number % 10:02}:{number % 60:02}:00.000000"
    )


def subject(number: int) -> str:
    return SUBJECTS[number % len(SUBJECTS)]


def text_of(draft: int, number: int) -> str:
    """What an article says: the words of every third one change from draft to draft."""
    changed = f"，自第{numeral(draft)}个月起" if number % 3 == 0 else ""
    return f"{subject(number)}按月缴纳互助金百分之{numeral(number % 10 + 1)}{changed}，不得少于最低额。"


def members() -> Iterator[Row]:
    for number, role in enumerate(ROLES):
        for is_free in (False, True):
            yield {
                "id": f"{'n' if is_free else 'm'}-{role}", "username": f"{role}-free" if is_free else role,
                "name_zh": f"{numeral(number + 1)}号成员", "name_en": f"Member {number + 1}", "role": role,
                "password_hash": service._hasher.hash(PASSWORD), "language": "en" if is_free else "zh",
                "organisation_id": None if is_free else f"o{number}", "created_at": moment(), "failed_sign_ins": 0,
                "disabled_at": moment() if is_free and role == "reader" else None,
            }  # fmt: skip


def versions(law: str) -> Iterator[Row]:
    shared = {
        "law_id": law, "front": "", "warnings": "[]", "source_sha256": hashlib.sha256(SOURCE).hexdigest(),
        "source_bytes": len(SOURCE), "source_name": "a.md", "created_by": "m-editor",
    }  # fmt: skip
    for draft in DRAFTS:
        yield {
            **shared, "id": f"{law}{draft}", "ordinal": draft, "label": f"{numeral(draft)}稿", "lang": "zh",
            "title": "船工互助条例", "dated": f"2026-0{draft}-01", "created_at": moment(),
        }  # fmt: skip
    yield {
        **shared, "id": f"{law}1en", "ordinal": 1, "label": "First draft", "lang": "en", "original_id": f"{law}1",
        "title": "Boatmen's Mutual Aid Rules", "created_at": moment(),
    }  # fmt: skip


def clauses(law: str) -> Iterator[Row]:
    for version, draft in ((f"{law}1", 1), (f"{law}2", 2), (f"{law}3", 3), (f"{law}1en", 0)):
        chapter = "第一章" if draft else "Chapter I"
        top = {"version_id": version, "heading": "", "line": 1}
        yield {
            **top, "id": f"{version}-c", "position": 0, "eid": "chp_1", "kind": "chapter", "number": "1",
            "label": chapter, "heading": "总则" if draft else "General", "text": "", "path": chapter,
        }  # fmt: skip
        for number in ARTICLES:
            label = f"第{numeral(number)}条" if draft else f"Article {number}."
            path = f"{chapter}/{label.rstrip('.')}"
            said = text_of(draft, number) if draft else f"Boatmen of group {number} pay monthly to the mutual fund."
            article = {**top, "number": str(number), "text": said, "line": number + 1}
            yield {
                **article, "id": f"{version}-{number}", "position": 2 * number - 1, "eid": f"art_{number}",
                "kind": "article", "label": label, "parent_id": f"{version}-c", "path": path,
            }  # fmt: skip
            yield {
                **article, "id": f"{version}-{number}p", "position": 2 * number, "eid": f"art_{number}__para_1",
                "kind": "paragraph", "number": "1", "label": "", "parent_id": f"{version}-{number}",
                "path": f"{path}/{'第一款' if draft else 'para. 1'}",
            }  # fmt: skip


def author(number: int) -> str:
    return ("m-officer", "n-officer", "m-editor", "m-administrator")[number % 4]


def comments(law: str) -> Iterator[Row]:
    for number in COMMENTS:
        yield {
            "id": f"{law}c{number}", "law_id": law, "author_id": author(number), "created_at": moment(),
            "latest": 1 + (number % 4 == 0), "withdrawn_at": moment() if number % 6 == 0 else None,
        }  # fmt: skip
        if number % 2:
            yield {
                "id": f"{law}c{number}r", "law_id": law, "author_id": author(number + 1), "created_at": moment(),
                "latest": 1, "parent_id": f"{law}c{number}",
            }  # fmt: skip


def revisions(law: str) -> Iterator[Row]:
    stances, issues = ("support", "support_with_changes", "oppose", "question"), ("coverage", "duration", "wording")
    for number in COMMENTS:
        for revision in range(1, 2 + (number % 4 == 0)):
            yield {
                "id": f"{law}v{number}-{revision}", "comment_id": f"{law}c{number}", "number": revision,
                "body": f"<p>{subject(number)}的费率应当写明，见<strong>第{revision}次</strong>说明</p>",
                "stance": stances[number % 4], "issue": issues[number % 3], "created_at": moment(),
                "proposed": text_of(1, number).replace("不得少于", "不得低于") if number % 2 else "",
            }  # fmt: skip
        if number % 2:
            yield {
                "id": f"{law}v{number}r", "comment_id": f"{law}c{number}r", "number": 1, "body": "<p>同意这一条</p>",
                "stance": "", "issue": "", "proposed": "", "created_at": moment(),
            }  # fmt: skip


def places(law: str) -> Iterator[Row]:
    """Where each comment stands: written in the first draft, then exact, near, confirmed or lost."""
    for number in COMMENTS:
        for draft in DRAFTS:
            carried = ("exact", "near", "confirmed", "lost")[number % 4]
            status = carried if draft > 1 else "original"
            words = subject(number) if number % 2 else ""
            yield {
                "id": f"{law}p{number}-{draft}", "comment_id": f"{law}c{number}", "version_id": f"{law}{draft}",
                "clause_id": None if status == "lost" else f"{law}{draft}-{number}", "status": status, "quote": words,
                "prefix": "", "suffix": "按月" if words else "", "start": 0, "score": 1.0, "placed_at": moment(),
                "placed_by": {"original": author(number), "confirmed": "m-editor"}.get(status),
            }  # fmt: skip


def links(law: str) -> Iterator[Row]:
    relations = ("gives_effect", "exceeds", "falls_short", "conflicts", "silent")
    for number in ARTICLES:
        link = {
            "provision": f"C102:{number + 8}",
            "relation": relations[number % 5],
            "note": "说明",
            "member_id": "m-editor",
        }
        yield {
            **link, "id": f"{law}k{number}", "clause_id": f"{law}1-{number}", "created_at": moment(),
            "ended_at": moment() if number % 6 == 0 else None,
        }  # fmt: skip
        if number % 6:
            yield {
                **link, "id": f"{law}k{number}-2", "clause_id": f"{law}2-{number}", "created_at": moment(),
                "carried_from": f"{law}k{number}",
            }  # fmt: skip


def papers(law: str) -> Iterator[tuple[str, Row]]:
    texts = ("title", "addressee", "organisation", "introduction", "opinions")
    yield "paper", {
        "id": f"{law}e", "law_id": law, "version_id": f"{law}3", "dated": "2026-04-01", "revision": 3,
        "created_by": "m-editor", "created_at": moment(),
        **{f"{name}_{lang}": f"{name} {lang}" for name in texts for lang in ("zh", "en")},
    }  # fmt: skip
    for rank, number in enumerate(ARTICLES, 1):
        position = f"{law}n{number}"
        yield "position", {
            "id": position, "paper_id": f"{law}e", "clause_id": f"{law}3-{number}", "rank": rank,
            "status": STATUSES[number % 3], "proposed_zh": f"{subject(number)}免缴互助金。", "proposed_en": "",
            "reasons_zh": "<p>负担过重。</p>", "reasons_en": "", "revision": 1 + number % 2, "created_by": "m-editor",
            "created_at": moment(), "changed_by": (None, "m-editor", "n-editor")[number // 2 % 3],
            "changed_at": moment(),
        }  # fmt: skip
        yield "position_comment", {"id": f"{law}x{number}", "position_id": position, "comment_id": f"{law}c{number}"}
        for order, provision in enumerate(("C102:10", "C102:67")[: 1 + number % 2]):
            cited = {"id": f"{law}y{number}-{order}", "position_id": position, "provision": provision, "rank": order}
            yield "position_provision", cited


def judgements(law: str) -> Iterator[tuple[str, Row]]:
    yield "rejection", {
        "id": f"{law}j", "clause_id": f"{law}1-1", "provision": "C102:44", "member_id": "m-editor",
        "created_at": moment(),
    }  # fmt: skip
    for part, verdict in (("II", "met"), ("III", "not_met"), ("V", "not_met")):
        yield "part_finding", {
            "id": f"{law}f{part}", "version_id": f"{law}3", "part": part, "verdict": verdict, "reason": "依第三条",
            "member_id": "n-editor", "created_at": moment(),
        }  # fmt: skip
    for number, outcome in ((1, "adopted"), (3, "partly"), (5, "not_adopted"), (7, "moot")):
        yield "outcome_ruling", {
            "id": f"{law}g{number}", "comment_id": f"{law}c{number}", "new_version_id": f"{law}2", "outcome": outcome,
            "note": "见二稿", "member_id": "m-editor", "created_at": moment(),
        }  # fmt: skip
    for number, action in ((2, "confirm"), (4, "unlink")):
        yield "overrule", {
            "id": f"{law}w{number}", "old_version_id": f"{law}1", "new_version_id": f"{law}2",
            "old_clause_id": f"{law}1-{number}", "new_clause_id": f"{law}2-{number}", "action": action,
            "member_id": "m-editor", "created_at": moment(),
        }  # fmt: skip
    case = {"part": "III", "method": "earnings", "contingency": "sickness", "inputs": {"wage_month": "1000"}}
    yield "adequacy_case", {
        "id": f"{law}s", "law_id": law, "name": "病假", "inputs": json.dumps(case), "in_paper": True,
        "created_by": "m-editor", "created_at": moment(),
    }  # fmt: skip


@cache
def release_rows() -> Mapping[str, Sequence[Row]]:
    """Every row by table, in an order in which each row finds those it names."""
    reading = dump_reading(read_file("a.md", SOURCE))
    tables: dict[str, list[Row]] = {
        "organisation": [
            {"id": "o0", "code": "coast", "name_zh": "东部某省总工会", "name_en": "Coastal province"},
            {"id": "o1", "code": "boats", "name_zh": "船员产业工会", "name_en": "Boatmen's union"},
            {"id": "o2", "code": "legal", "name_zh": "总部法律部门", "name_en": "Headquarters, legal department"},
            {"id": "o3", "code": "ilo", "name_zh": "国际劳工局", "name_en": "International Labour Office"},
        ],
        "member": list(members()),
        "sign_in": [
            {"id": f"i{number}", "token_hash": f"{number:064}", "member_id": "m-editor", "created_at": moment(),
             "expires_at": moment()} for number in range(3)
        ],
        "law": [
            {"id": law, "title_zh": f"船工互助条例{law}", "title_en": f"Mutual Aid {law}", "note": "",
             "created_by": "m-editor", "created_at": moment()} for law in LAWS
        ],
        "version": [row for law in LAWS for row in versions(law)],
        "clause": [row for law in LAWS for row in clauses(law)],
        "upload": [
            {"id": f"u{law}", "law_id": law, "member_id": "m-editor", "name": "a.md", "bytes": len(SOURCE),
             "sha256": hashlib.sha256(SOURCE).hexdigest(), "reading": reading, "created_at": moment()} for law in LAWS
        ],
        "comment": [row for law in LAWS for row in comments(law)],
        "revision": [row for law in LAWS for row in revisions(law)],
        "place": [row for law in LAWS for row in places(law)],
        "link": [row for law in LAWS for row in links(law)],
        "official_text": [
            {"id": "t1", "instrument": "C102", "lang": "en", "source": "a made-up text", "source_name": "c.txt",
             "source_sha256": "2" * 64, "imported_by": "m-administrator",
             "imported_at": moment(), "report": json.dumps({"order": [f"C102:{number}" for number in range(10, 20)]})}
        ],
        "official_provision": [
            {"id": f"q{number}", "official_text_id": "t1", "provision": f"C102:{number}", "wording": "made-up words"}
            for number in range(10, 20)
        ],
    }  # fmt: skip
    for law in LAWS:
        for table, row in (*judgements(law), *papers(law)):
            tables.setdefault(table, []).append(row)
    return tables
