"""Loading the corpus: what the files say is what the provisions carry, and a fault names its file and line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.errors import NotFound
from workbench.instruments.corpus import CorpusFault, child_address, load_corpus, read_corpus
from workbench.instruments.model import Corpus

INSTRUMENT = """\
code: C900
number: 900
kind: convention
title: {en: Tea Breaks Convention, zh: 茶歇公约}
short_title: {en: C.900, zh: 第900号公约}
adopted: 1999-05-01
adopted_by: {en: Nobody, zh: 无}
in_force: null
extent: complete
text_status: restatement
parts:
  - {number: "I", heading: {en: Tea, zh: 茶}, branch: general, articles: "1-2"}
  - {number: "II", heading: {en: Table, zh: 表}, branch: common, articles: "Schedule"}
status_for_china: {en: Made up., zh: 虚构。, check_before_publication: true}
source: {en: Invented for this test, zh: 为测试虚构}
"""
TEA = """\
part: "I"
articles:
  - article: "1"
    heading: {en: Breaks, zh: 茶歇}
    role: benefit
    source: invented
    concepts: [{en: tea, zh: 茶}]
    provisions:
      - number: "1"
        text: {en: A break lasts 20 minutes., zh: 茶歇为二十分钟。}
        cites: ["C900:2"]
        provisions:
          - number: "a"
            role: exception
            requires_declaration: true
            text:
              en: >-
                At sea,
                half an hour.
              zh: >-
                海上
                半小时。
            provisions:
              - number: "i"
                text: {en: On deck., zh: 甲板上。}
      - number: "2"
        branch: family
        text: {en: Biscuits., zh: 饼干。}
  - article: "2"
    heading: {en: Share of milk, zh: 奶量}
    role: rate
    source: invented
    text: {en: Milk is at least 12.5 per cent., zh: 奶不少于百分之十二点五。}
    figures:
      - {value: 12.5, unit: percent, measures: milk / tea, name: {en: Milk, zh: 奶}}
      - {value: 2/3, unit: fraction, measures: cup, name: {en: Cup, zh: 杯}}
"""
TABLE = """\
part: "II"
articles:
  - article: "Schedule"
    heading: {en: Table, zh: 表}
    role: rate
    source: invented
    provisions:
      - number: "III"
        text: {en: Green, zh: 绿茶}
        provisions:
          - {number: "a", text: {en: Hot, zh: 热}}
"""


def write(root: Path, **files: str) -> Path:
    """A corpus of one invented instrument; ``files`` replaces instrument, tea or table."""
    folder = root / "C900"
    folder.mkdir(parents=True)
    for name, content in {"instrument": INSTRUMENT, "tea": TEA, "table": TABLE, **files}.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load_corpus(write(tmp_path_factory.mktemp("corpus")))


def test_every_level_has_its_address_in_reading_order(invented: Corpus) -> None:
    addresses = [provision.address for provision in invented.provisions.values()]
    assert " ".join(addresses) == "1 1(1) 1(1)(a) 1(1)(a)(i) 1(2) 2 Schedule Schedule:III Schedule:III(a)"
    assert [provision.order for provision in invented.provisions.values()] == list(range(9))
    assert [provision.number for provision in invented.articles("C900")] == ["1", "2", "Schedule"]
    assert [provision.ref for provision in invented.children("C900:1")] == ["C900:1(1)", "C900:1(2)"]


def test_a_child_takes_from_above_what_it_does_not_state(invented: Corpus) -> None:
    item = invented.provision("C900:1(1)(a)(i)")
    assert (item.role, item.branch, item.source, item.article) == ("exception", "general", "invented", "1")
    assert (item.parent, item.part, item.heading.en) == ("C900:1(1)(a)", "I", "Breaks")
    assert item.requires_declaration
    assert invented.provision("C900:1(2)").branch == "family"
    assert not invented.provision("C900:1(2)").requires_declaration
    assert invented.part_of(item).heading.zh == "茶"


def test_figures_are_exact(invented: Corpus) -> None:
    milk, cup = invented.provision("C900:2").figures
    assert (milk.value, milk.unit, milk.provision) == (Fraction(25, 2), "percent", "C900:2")
    assert cup.value == Fraction(2, 3)


def test_folded_lines_join_without_a_blank_in_chinese(invented: Corpus) -> None:
    text = invented.provision("C900:1(1)(a)").text
    assert (text.en, text.zh) == ("At sea, half an hour.", "海上半小时。")


def test_the_instrument_carries_its_dates_and_status(invented: Corpus) -> None:
    instrument = invented.instrument("C900")
    assert (instrument.adopted, instrument.in_force) == (date(1999, 5, 1), None)
    assert instrument.check_before_publication and instrument.status_for_china.zh == "虚构。"
    assert [part.ref for part in instrument.parts] == ["C900:Part I", "C900:Part II"]
    assert invented.part("C900:Part II").articles == ("Schedule",)


def test_full_text_puts_each_child_behind_its_number(invented: Corpus) -> None:
    assert invented.full_text("C900:1", "en") == (
        "1. A break lasts 20 minutes.\n(a) At sea, half an hour.\n(i) On deck.\n2. Biscuits."
    )
    assert invented.full_text("C900:1(1)(a)", "zh") == "海上半小时。\n（i）甲板上。"


def test_what_is_not_there_is_not_found(invented: Corpus) -> None:
    for ask, ref in ((invented.provision, "C900:9"), (invented.instrument, "C901"), (invented.part, "C900:Part V")):
        with pytest.raises(NotFound):
            ask(ref)
    assert invented.children("C900:2") == ()
    assert [invented.holds(ref) for ref in ("C900", "C900:Part I", "C900:1(2)", "C900:1(3)", "C1", "C900:")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_the_checksum_changes_with_the_files(tmp_path: Path, invented: Corpus) -> None:
    same = load_corpus(write(tmp_path / "same"))
    other = load_corpus(write(tmp_path / "other", tea=TEA.replace("Biscuits", "Cake")))
    assert same.checksum == invented.checksum != other.checksum


def test_child_address() -> None:
    assert [child_address(*pair) for pair in (("65", "6"), ("65(6)", "c"), ("Annex", "3"), ("Annex:3", "31"))] == [
        "65(6)", "65(6)(c)", "Annex:3", "Annex:3(31)",
    ]  # fmt: skip


FAULTS = [
    # file, what is replaced, by what, the code of the fault and its line
    ("tea", "role: benefit", "rule: benefit", "key_unknown", 5),
    ("tea", "    role: rate\n", "", "key_missing", 29),
    ("tea", "role: rate", "role: rates", "choice_unknown", 31),
    ("tea", "zh: 饼干。", "zh: ", "value_empty", 28),
    ("tea", "zh: 饼干。", "zh: [饼干]", "scalar_expected", 28),
    ("tea", "text: {en: Biscuits., zh: 饼干。}", "text: Biscuits", "mapping_expected", 28),
    ("tea", 'cites: ["C900:2"]', "cites: C900:2", "list_expected", 11),
    ("tea", 'number: "2"', 'number: "1"', "provision_twice", 26),
    ("tea", 'number: "2"', 'number: "(2)"', "number_malformed", 26),
    ("tea", "value: 12.5", "value: about 12", "number_expected", 35),
    ("tea", "value: 2/3", "value: 2/0", "number_expected", 36),
    ("tea", "unit: percent", "unit: cups", "choice_unknown", 35),
    ("tea", "requires_declaration: true", "requires_declaration: perhaps", "choice_unknown", 15),
    ("tea", "    source: invented\n    text", "    source: invented\n    role: rate\n    text", "key_twice", 33),
    ("tea", "    text: {en: Milk", "   text: {en: Milk", "yaml_broken", 33),
    ("tea", 'part: "I"', 'part: "IV"', "part_unlisted", 1),
    ("tea", TEA, "", "corpus_file_empty", 1),
    ("instrument", "adopted: 1999-05-01", "adopted: 1 May 1999", "date_expected", 6),
    ("instrument", "adopted: 1999-05-01", "adopted: null", "value_empty", 6),
    ("instrument", "code: C900", "code: C901", "code_is_not_folder", 1),
    ("instrument", "branch: common", "branch: tea", "choice_unknown", 13),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "line"), FAULTS)
def test_a_fault_names_file_and_line(tmp_path: Path, file: str, old: str, new: str, code: str, line: int) -> None:
    content = {"instrument": INSTRUMENT, "tea": TEA}[file]
    assert old in content
    root = write(tmp_path, **{file: content.replace(old, new, 1)})
    _, findings = read_corpus(root)
    assert (f"C900/{file}.yaml:{line}", code) in [(str(found.location), found.code) for found in findings]
    with pytest.raises(CorpusFault) as refused:
        load_corpus(root)
    assert refused.value.findings == findings


def test_broken_encoding_is_reported(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "C900" / "tea.yaml").write_bytes("part: 茶".encode("gb18030"))
    _, findings = read_corpus(root)
    assert [found.code for found in findings] == ["yaml_broken"]


def test_one_reading_reports_every_fault(tmp_path: Path) -> None:
    root = write(tmp_path, tea=TEA.replace("role: rate", "role: x").replace("unit: percent", "unit: y"))
    assert [found.location.line for found in read_corpus(root)[1]] == [31, 35]


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusFault, match="corpus_empty"):
        load_corpus(tmp_path)


def test_the_corpus_that_ships_loads_and_gives_articles_their_full_text() -> None:
    corpus = load_corpus(resource_dir("corpus") / "standards")
    assert len(corpus.articles("C102")) == 89
    assert corpus.full_text("C102:9", "en").count("\n") == 4
