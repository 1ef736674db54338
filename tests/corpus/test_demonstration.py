"""The demonstration draft: three versions that read whole in both languages, and what is written about them."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from workbench.commentary.terms import Issue, Stance
from workbench.compare.outcomes import judge_proposal
from workbench.crossref.relations import Relation
from workbench.instruments.corpus import load_corpus
from workbench.lang.languages import Lang
from workbench.law.matching.align import match_articles
from workbench.law.matching.inside import successors
from workbench.law.model import Clause, LawText
from workbench.law.outcome import OutcomeResult
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.people.permissions import Role
from workbench.rules.articles.article_2 import COMMON

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
VERSIONS = ("v1", "v2", "v3")
STEPS = (("v1", "v2"), ("v2", "v3"))
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
CHAPTERS = 10
NINE = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
Record = dict[str, Any]


@cache
def law(version: str, lang: Lang = "zh") -> LawText:
    path = CORPUS / "demonstration" / f"{version}.{lang}.md"
    return read_law(plain_source(path.read_text("utf-8")))


@cache
def table(name: str) -> Record:
    loaded: Record = yaml.safe_load((CORPUS / "demonstration" / f"{name}.yaml").read_text("utf-8"))
    return loaded


def comments() -> list[Record]:
    found: list[Record] = table("comments")["comments"]
    return found


def article(text: LawText, number: str) -> Clause:
    (found,) = [clause for clause in text.articles if clause.number == number]
    return found


def clause_at(text: LawText, address: Record) -> Clause:
    """The one clause at an address: an article, its nth paragraph, or the nth item of the article or paragraph."""
    found = article(text, address["article"])
    if "paragraph" in address:
        (found,) = [
            clause
            for clause in text.clauses
            if clause.parent == found.key and clause.number == str(address["paragraph"])
        ]
    if "item" in address:
        under = [clause for clause in text.clauses if clause.kind == "item" and is_under(text, clause, found)]
        found = under[address["item"] - 1]
    return found


def is_under(text: LawText, clause: Clause, above: Clause) -> bool:
    while clause.parent is not None:
        clause = text.by_key[clause.parent]
        if clause.key == above.key:
            return True
    return False


def alignment(old: str, new: str) -> list[Record]:
    (found,) = [one for one in table("expected")["alignments"] if (one["from"], one["to"]) == (old, new)]
    matches: list[Record] = found["matches"]
    return matches


def became(old: str, number: str, new: str) -> set[str]:
    """The articles of ``new`` that an article of ``old`` became, following every step between the two."""
    numbers = {number}
    for before, after in pairwise(VERSIONS):
        if old <= before and after <= new:
            edges = [edge for match in alignment(before, after) for edge in match["edges"]]
            numbers = {two for one, two in edges if one in numbers}
    return numbers


# ---- the three versions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_reads_whole_and_without_a_warning(version: str, lang: Lang) -> None:
    text = law(version, lang)
    assert text.lang == lang
    assert text.warnings == ()
    assert sum(clause.kind == "chapter" for clause in text.clauses) == CHAPTERS
    assert [clause.number for clause in text.articles] == [str(at + 1) for at in range(len(text.articles))]
    assert 55 <= len(text.articles) <= 66
    assert {clause.kind for clause in text.clauses} >= {"section", "paragraph", "item", "subitem"}


@pytest.mark.parametrize("version", VERSIONS)
def test_chinese_and_english_have_the_same_clauses(version: str) -> None:
    chinese, english = law(version, "zh"), law(version, "en")
    assert [clause.kind for clause in chinese.clauses] == [clause.kind for clause in english.clauses]
    assert numbers_of(chinese, "paragraph") == numbers_of(english, "paragraph")


def numbers_of(text: LawText, kind: str) -> list[str]:
    return [clause.number for clause in text.clauses if clause.kind == kind]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "不是任何国家机关起草"), ("en", "it is not a bill or draft of any")]
)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_says_that_it_is_a_teaching_text(version: str, lang: Lang, words: str) -> None:
    text = law(version, lang)
    before = text.front + "".join(clause.text for clause in text.clauses if clause.kind == "preamble")
    assert words in before


@pytest.mark.parametrize("version", VERSIONS)
def test_chinese_and_english_state_the_same_figures(version: str) -> None:
    """Percentages are written in words in Chinese, in digits in English: an article has equally many of both."""
    for chinese, english in zip(law(version, "zh").articles, law(version, "en").articles, strict=True):
        zh = len(re.findall("百分之|万分之", chinese.text))
        # "88, 84, 80 and 76 per cent", "30 to 50 per cent": one "per cent" for several numbers
        runs = re.findall(r"[\d.]+(?:(?:, | and | to )[\d.]+)*(?= per cent)", english.text)
        en = sum(len(re.findall(r"[\d.]+", run)) for run in runs)
        assert zh == en, f"Article {chinese.number}"


# ---- what became of the articles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_the_expected_matches_hold_every_article_once(old: str, new: str) -> None:
    matches = alignment(old, new)
    assert Counter(one for match in matches for one in match["old"]) == Counter(all_numbers(old))
    assert Counter(two for match in matches for two in match["new"]) == Counter(all_numbers(new))
    for match in matches:
        assert {one for one, _ in match["edges"]} == (set(match["old"]) if match["new"] else set())
        assert {two for _, two in match["edges"]} == (set(match["new"]) if match["old"] else set())


def all_numbers(version: str) -> list[str]:
    return [clause.number for clause in law(version).articles]


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_each_step_shows_every_kind_of_change(old: str, new: str) -> None:
    kinds = {match["kind"] for match in alignment(old, new)}
    assert kinds == {"same", "edited", "moved", "split", "merged", "inserted", "deleted"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("old", "new"), STEPS)
def test_same_means_the_same_text_and_edited_another(old: str, new: str, lang: Lang) -> None:
    for match in alignment(old, new):
        if match["kind"] in {"same", "edited"}:
            before = article(law(old, lang), match["old"][0]).text
            after = article(law(new, lang), match["new"][0]).text
            assert (before == after) == (match["kind"] == "same"), match


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("old", "new"), STEPS)
def test_the_matcher_finds_the_expected_matches(old: str, new: str, lang: Lang) -> None:
    before, after = law(old, lang), law(new, lang)
    found = {
        (
            tuple(before.by_key[one].number for one in match.old),
            tuple(after.by_key[two].number for two in match.new),
            match.kind,
        )
        for match in match_articles(before, after)
    }
    expected = {(tuple(match["old"]), tuple(match["new"]), match["kind"]) for match in alignment(old, new)}
    assert found == expected


# ---- comments -----------------------------------------------------------------------------------------------------


def test_accounts_belong_to_known_organisations_and_hold_every_role() -> None:
    organisations = {one["id"] for one in table("accounts")["organisations"]}
    accounts = table("accounts")["accounts"]
    assert {one["organisation"] for one in accounts} <= organisations
    assert {one["role"] for one in accounts} == set(Role)
    assert len({one["username"] for one in accounts}) == len(accounts)


def test_comments_are_about_forty_with_distinct_ids() -> None:
    assert 38 <= len(comments()) <= 48
    assert len({one["id"] for one in comments()}) == len(comments())


@pytest.mark.parametrize("comment", comments(), ids=lambda one: one["id"])
def test_a_comment_stands_on_its_clause(comment: Record) -> None:
    clause = clause_at(law(comment["version"]), comment["clause"])
    assert comment.get("quote", "") in clause.text
    assert comment["stance"] in set(Stance)
    assert comment["issue"] in set(Issue)
    if "proposed" in comment:
        assert comment["proposed"] != clause.text
        assert "第" not in comment["proposed"][:1], "a proposed wording carries no number"


@pytest.mark.parametrize("comment", comments(), ids=lambda one: one["id"])
def test_a_comment_is_signed_by_accounts_that_may_write(comment: Record) -> None:
    may_write = {one["username"] for one in table("accounts")["accounts"] if one["role"] in {"officer", "editor"}}
    bodies = [comment["body"], comment.get("edited_from", ""), *(reply["body"] for reply in comment.get("replies", []))]
    assert {comment["author"], *(reply["author"] for reply in comment.get("replies", []))} <= may_write
    for body in bodies:
        assert set(re.findall(r"</?(\w+)", body)) <= {"p", "strong", "em", "ul", "li"}
        assert not re.search(r"[\u4e00-\u9fff，。]\n\s*(?!</?(?:p|ul|li)>)\S", body), (
            "a line break would show as a blank"
        )


def test_comments_show_what_a_comment_can_be() -> None:
    assert {one["stance"] for one in comments()} == set(Stance)
    assert any(one.get("withdrawn") for one in comments())
    assert any("edited_from" in one for one in comments())
    assert any("replies" in one for one in comments())
    assert {one["version"] for one in comments()} == set(VERSIONS)


# ---- what became of the proposals ---------------------------------------------------------------------------------


def outcomes() -> list[tuple[str, str, Record]]:
    return [(step["from"], step["to"], row) for step in table("expected")["outcomes"] for row in step["proposals"]]


@pytest.mark.parametrize("step", table("expected")["outcomes"], ids=lambda one: one["from"])
def test_every_proposal_has_an_outcome_and_the_summary_counts_them(step: Record) -> None:
    rows = step["proposals"]
    proposals = [one["id"] for one in comments() if one["version"] == step["from"] and "proposed" in one]
    assert [row["comment"] for row in rows] == proposals
    counts = Counter(row["outcome"] for row in rows)
    assert step["summary"] == {**{result: counts[result] for result in OutcomeResult}, "total": len(rows)}


@pytest.mark.parametrize(
    ("old", "new", "row"), outcomes(), ids=lambda one: one["comment"] if isinstance(one, dict) else ""
)
def test_an_expected_outcome_follows_from_the_two_texts(old: str, new: str, row: Record) -> None:
    comment = next(one for one in comments() if one["id"] == row["comment"])
    before = clause_at(law(old), comment["clause"]).text
    whole = article(law(old), comment["clause"]["article"]).text
    assert set(row["new"]) <= became(old, comment["clause"]["article"], new)
    after = "\n".join(article(law(new), number).text for number in row["new"])
    proposed = comment["proposed"]
    some_stands = added_words_that_stand(before, proposed, whole, after)
    expected = {
        "adopted": proposed in after,
        "moot": before not in after and not some_stands,
        "partly": proposed not in after and some_stands,
        "unsure": proposed not in after and some_stands,
        "not_adopted": proposed not in after and before in after,
    }
    assert expected[row["outcome"]]


@pytest.mark.parametrize(
    ("old", "new", "row"), outcomes(), ids=lambda one: one["comment"] if isinstance(one, dict) else ""
)
def test_the_program_finds_the_expected_outcome(old: str, new: str, row: Record) -> None:
    comment = next(one for one in comments() if one["id"] == row["comment"])
    before, after = law(old), law(new)
    clause = clause_at(before, comment["clause"])
    heirs = [after.by_key[name] for name in successors(before, after, match_articles(before, after))[clause.key]]
    found = judge_proposal(clause, comment["proposed"], heirs, "zh")
    assert found.result == row["outcome"], found


def added_words_that_stand(before: str, proposed: str, whole: str, after: str) -> bool:
    """Whether three characters that the proposal brings together stand in the next draft but not in the old article.

    One character on either side of the words added counts with them, so that 六 in 起六十 is told from any other 六.
    """
    edits = SequenceMatcher(None, before, proposed, autojunk=False).get_opcodes()
    added = [proposed[max(0, start - 1) : end + 1] for kind, _, _, start, end in edits if kind in {"insert", "replace"}]
    pieces = {run[at : at + 3] for run in added for at in range(len(run) - 2)}
    return any(piece in after and piece not in whole for piece in pieces)


# ---- positions and links ------------------------------------------------------------------------------------------


def positions() -> list[Record]:
    found: list[Record] = table("positions")["positions"]
    return found


def test_the_positions_of_the_paper_stand_in_order_and_it_speaks_both_languages() -> None:
    assert [one["order"] for one in positions()] == list(range(1, 15))
    for part in ("title", "addressee", "introduction", "opinions"):
        assert set(table("positions")["paper"][part]) == {"zh", "en"}


@pytest.mark.parametrize("position", positions(), ids=lambda one: one["id"])
def test_a_position_amends_its_clause_and_rests_on_comments_that_reach_it(position: Record) -> None:
    version = table("positions")["paper"]["version"]
    for lang in LANGUAGES:
        clause = clause_at(law(version, lang), position["clause"])
        assert position["proposed"][lang] != clause.text
        likeness = SequenceMatcher(None, clause.text, position["proposed"][lang], autojunk=False).ratio()
        assert likeness > 0.4, "an amendment, not another clause"
        assert position["reasons"][lang].strip()
    assert position["proposed"]["zh"].count("\n") == position["proposed"]["en"].count("\n")
    for name in position["comments"]:
        comment = next(one for one in comments() if one["id"] == name)
        reached = became(comment["version"], comment["clause"]["article"], version)
        assert position["clause"]["article"] in reached


def test_links_use_every_relation_and_reach_beyond_the_convention() -> None:
    links = table("links")["links"]
    assert 40 <= len(links) <= 48
    assert {one["relation"] for one in links} == set(Relation)
    assert {"C102", "R202", "C189", "C19"} <= {one["provision"].partition(":")[0] for one in links}
    for link in links:
        assert clause_at(law(table("links")["version"]), link["clause"])
        assert set(link["note"]) == {"zh", "en"}


def test_every_provision_cited_stands_in_the_corpus() -> None:
    standards = load_corpus(CORPUS / "standards")
    cited = {ref for position in positions() for ref in position["provisions"]}
    cited |= {link["provision"] for link in table("links")["links"]}
    assert sorted(ref for ref in cited if not standards.holds(ref)) == []


def test_every_part_and_every_guarantee_is_judged_with_reasons() -> None:
    found = table("findings")["findings"]
    standards = load_corpus(CORPUS / "standards")
    branches = [part.number for part in standards.instrument("C102").parts if part.number in NINE]
    assert [one["part"] for one in found] == [
        *branches,
        *(name for name in COMMON if name != "3(1)"),
        "5(a)",
        "5(b)",
        "5(c)",
        "5(d)",
    ]
    assert all(one["reason"].strip() for one in found)
