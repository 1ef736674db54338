"""What is still to be looked up: told once for what was not read, never for what was."""

from __future__ import annotations

from pathlib import Path

from workbench.config import resource_dir
from workbench.instruments.corpus import load_corpus
from workbench.instruments.doubts import doubts_of
from workbench.instruments.vocabulary import Sureness

SOURCE = """\
code: C901
number: 901
kind: convention
title: {en: Lamps Convention, zh: 灯具公约}
short_title: {en: C.901, zh: 第901号公约}
adopted: 1999-05-01
adopted_by: {en: Nobody, zh: 无}
in_force: null
extent: selection
text_status: restatement
checked: read
parts:
  - {number: "", heading: {en: Lamps, zh: 灯}, branch: general, articles: "1, 2"}
status_for_china: {en: Made up., zh: 虚构。, check_before_publication: false}
source: {en: Invented for this test, zh: 为测试虚构}
doubts:
  - fact: {en: The day of its adoption., zh: 通过日期。}
    why: {en: Two copies differ., zh: 两处不同。}
"""
ARTICLES = """\
part: ""
articles:
  - article: "1"
    heading: {en: Light, zh: 光}
    role: benefit
    source: a copy
    text: {en: Lamps give light., zh: 灯发光。}
  - article: "2"
    heading: {en: Oil, zh: 油}
    role: benefit
    source: memory
    checked: memory
    text: {en: Oil is needed., zh: 需要油。}
    provisions:
      - number: "1"
        text: {en: Much of it., zh: 很多油。}
      - number: "2"
        checked: parallel
        text: {en: And wicks., zh: 还有灯芯。}
"""


def corpus_of(folder: Path, source: str = SOURCE, articles: str = ARTICLES) -> Path:
    (folder / "C901").mkdir()
    (folder / "C901" / "instrument.yaml").write_text(source, "utf-8")
    if articles:
        (folder / "C901" / "articles.yaml").write_text(articles, "utf-8")
    return folder


def test_what_was_not_read_is_told_once_with_its_line(tmp_path: Path) -> None:
    doubts = doubts_of(load_corpus(corpus_of(tmp_path)))
    assert [(str(doubt.location), doubt.fact.en) for doubt in doubts] == [
        ("C901/articles.yaml:8", "The restatement of C.901 Art. 2."),
        ("C901/articles.yaml:17", "The restatement of C.901 Art. 2(2)."),
        ("C901/instrument.yaml:17", "The day of its adoption."),
    ]
    assert all(doubt.why.en and doubt.why.zh and doubt.fact.zh for doubt in doubts)


def test_a_status_to_check_and_a_name_alone_are_doubts(tmp_path: Path) -> None:
    listed = SOURCE.replace("check_before_publication: false", "check_before_publication: true")
    listed = listed.replace("extent: selection", "extent: listed").replace(
        'parts:\n  - {number: "", heading: {en: Lamps, zh: 灯}, branch: general, articles: "1, 2"}', "parts: []"
    )
    corpus = load_corpus(corpus_of(tmp_path, listed, ""))
    facts = [doubt.fact.en for doubt in doubts_of(corpus)]
    assert corpus.instrument("C901").is_listed
    assert facts == ["C.901 for China: Made up.", "C.901 as a whole.", "The day of its adoption."]


def test_what_does_not_say_how_it_was_checked_counts_as_from_memory(tmp_path: Path) -> None:
    corpus = load_corpus(corpus_of(tmp_path, SOURCE.replace("checked: read\n", "")))
    assert corpus.provision("C901:1").checked is Sureness.MEMORY


def test_what_ships_says_of_whatever_binds_china_since_when(tmp_path: Path) -> None:
    corpus = load_corpus(resource_dir("corpus") / "standards")
    binding = {code for code, one in corpus.instruments.items() if one.ratified}
    assert binding == {
        *("C19", "C100", "C111", "C122", "C144", "C155", "C159", "MLC"),
        *("ICESCR", "CEDAW", "CRC", "CRPD"),
    }
    assert all(corpus.articles(code) for code in binding)
    assert all(not corpus.articles(code) for code, one in corpus.instruments.items() if one.is_listed)
