"""The proof of the corpus: the shipped files are sound, each kind of damage is found, and the known traps are right."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.commands.standards import standards
from workbench.config import resource_dir
from workbench.instruments.check import check_corpus
from workbench.instruments.corpus import load_corpus
from workbench.instruments.model import Corpus
from workbench.wording import say

ROOT = resource_dir("corpus") / "standards"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """C.102 alone, to be damaged."""
    shutil.copytree(ROOT / "C102", tmp_path / "C102")
    return tmp_path


def damage(root: Path, file: str, old: str, new: str) -> None:
    path = root / "C102" / file
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")


def test_the_corpus_that_ships_is_sound() -> None:
    assert [f"{found.location} {say(found.code, found.facts, 'en')}" for found in check_corpus(ROOT)] == []


DAMAGE = [
    # file, what is replaced, by what, the finding
    ("part_04.yaml", '- article: "21"', '- article: "88"', "article_missing C102:21"),
    ("part_04.yaml", '- article: "21"', '- article: "88"', "article_misplaced C102:88"),
    ("part_04.yaml", 'part: "IV"', 'part: "V"', "article_misplaced C102:19"),
    ("instrument.yaml", 'articles: "13-18"', 'articles: "13-17"', "articles_differ"),
    ("part_02.yaml", 'cites: ["C102:10"]', 'cites: ["C102:10(9)"]', "cite_unknown C102:11"),
    ("part_02.yaml", "Care under Article 10 has", "Care under Article 10(5) has", "cite_unknown C102:11"),
    ("part_02.yaml", "value: 26", "value: 39", "figure_not_in_text C102:12(1)"),
    ("part_02.yaml", "value: 26", "value: 39", "number_without_figure C102:12(1)"),
    ("part_02.yaml", "百分之二十", "百分之三十", "numbers_differ C102:9(b)"),
    ("part_02.yaml", "百分之二十", "百分之三十", "figure_not_in_text C102:9(b)"),
    ("part_01.yaml", '- number: "c"', '- number: "z"', "numbering_broken C102:1(1)(z)"),
    ("part_01.yaml", '- number: "iii"', '- number: "v"', "numbering_broken C102:2(a)(v)"),
    ("part_01.yaml", "en: Part I, whole.", "en: 第一部分。", "language_wrong C102:2(a)(i)"),
    ("part_01.yaml", "zh: 第一部分。", "zh: Part one", "language_wrong C102:2(a)(i)"),
]


@pytest.mark.parametrize(("file", "old", "new", "finding"), DAMAGE)
def test_damage_is_found(copy: Path, file: str, old: str, new: str, finding: str) -> None:
    damage(copy, file, old, new)
    found = [f"{one.code} {one.facts.get('ref', '')}".strip() for one in check_corpus(copy)]
    assert finding in found


def test_articles_out_of_order_and_silent_provisions_are_found(copy: Path) -> None:
    path = copy / "C102" / "part_12.yaml"
    path.write_text(
        'part: "XII"\narticles:\n  - {article: "68", heading: {en: A, zh: 甲}, role: scope, source: x}\n', "utf-8"
    )
    damage(copy, "part_04.yaml", '- article: "19"', '- article: "0"')
    damage(copy, "part_04.yaml", '- article: "20"', '- article: "19"')
    damage(copy, "part_04.yaml", '- article: "0"', '- article: "20"')
    found = {(one.code, one.facts.get("ref")) for one in check_corpus(copy)}
    assert ("text_missing", "C102:68") in found
    assert ("articles_out_of_order", "C102:20") in found


def test_a_finding_points_at_the_line(copy: Path) -> None:
    damage(copy, "part_02.yaml", "value: 26", "value: 39")
    path = copy / "C102" / "part_02.yaml"
    for one in check_corpus(copy):
        assert one.location.file == "C102/part_02.yaml"
        assert 'number: "1"' in path.read_text("utf-8").splitlines()[one.location.line - 1]


def test_the_command_reports_and_exits(copy: Path) -> None:
    sound = CliRunner().invoke(standards, ["check", "--json"])
    report = json.loads(sound.output)
    assert (sound.exit_code, report["ok"], report["findings"]) == (0, True, [])
    assert report["provisions"] == len(load_corpus(ROOT).provisions)
    damage(copy, "part_02.yaml", "value: 26", "value: 39")
    broken = CliRunner().invoke(standards, ["check", "--corpus", str(copy), "--lang", "zh"])
    assert broken.exit_code == 1
    assert "C102/part_02.yaml:" in broken.output and "数字 39" in broken.output


# --- the traps, from the fact sheet on C.102 -------------------------------------------------------------


def figures(corpus: Corpus, ref: str) -> str:
    """The figures of a provision in short: ``50 percent, 20 person``."""
    return ", ".join(f"{figure.value} {figure.unit}" for figure in corpus.provision(ref).figures)


FIGURES = """
1(1)(e)     15 age_years
2(a)(ii)    3 part, 1 part
3(1)        12 exception
9(a)        50 percent
9(b)        20 percent
9(c)        50 percent
9(d)        50 percent, 20 person
12(1)       26 week
12(2)       13 week
15(a)       50 percent
15(b)       20 percent
15(d)       50 percent, 20 person
18(1)       26 week, 3 day
18(2)(a)    10 multiple
18(2)(b)    13 week, 3 day
21(a)       50 percent
21(c)       50 percent, 20 person
24(1)(a)    13 week, 12 month
24(1)(b)    26 week, 12 month
24(2)       13 week, 12 month
24(3)       7 day
26(2)       65 age_years
27(a)       50 percent
27(b)       20 percent
27(d)       50 percent, 20 person
29(1)(a)    30 year, 20 year
29(2)(a)    15 year
29(2)(b)    50 percent
29(3)       10 percentage_point, 10 year, 5 year
29(4)       10 year, 30 year, 15 year
33(a)       50 percent
33(b)       50 percent, 20 person
38          3 day
"""


@pytest.mark.parametrize("line", FIGURES.strip().splitlines())
def test_figures_of_parts_i_to_vi(corpus: Corpus, line: str) -> None:
    address, _, expected = line.partition(" ")
    assert figures(corpus, f"C102:{address}") == expected.strip()


def test_no_other_figure_stands_in_parts_i_to_vi(corpus: Corpus) -> None:
    listed = {line.split()[0] for line in FIGURES.strip().splitlines()}
    parts = {"I", "II", "III", "IV", "V", "VI"}
    carrying = {
        provision.address
        for provision in corpus.provisions.values()
        if provision.instrument == "C102" and provision.part in parts and provision.figures
    }
    assert carrying == listed


def test_the_exceptions_are_the_twelve_of_article_3(corpus: Corpus) -> None:
    opened = [
        provision.ref
        for provision in corpus.provisions.values()
        if provision.instrument == "C102"
        and provision.requires_declaration
        and not (provision.parent and corpus.provision(provision.parent).requires_declaration)
    ]
    by_part = "II: 9(d) 12(2), III: 15(d) 18(2), IV: 21(c), V: 27(d), VI: 33(b) 34(3), VII: 41(d), VIII: 48(c)"
    addresses = " ".join(re.findall(r"\d+\(\w\)", by_part + ", IX: 55(d), X: 61(d)"))
    assert " ".join(opened) == re.sub(r"(^| )", r"\1C102:", addresses)
    assert sorted(opened) == sorted(corpus.provision("C102:3(1)").cites)
    assert all(corpus.provision(ref).role == "exception" for ref in opened)


def test_39_weeks_is_no_figure_of_c102(corpus: Corpus) -> None:
    weeks = {
        figure.value
        for provision in corpus.provisions.values()
        if provision.instrument == "C102"
        for figure in provision.figures
        if figure.unit == "week"
    }
    assert weeks == {12, 13, 26}


def test_unemployment_and_employment_injury_have_no_share_of_residents(corpus: Corpus) -> None:
    for article in ("21", "33"):
        measures = [figure.measures for provision in corpus.walk(f"C102:{article}") for figure in provision.figures]
        assert measures and not [text for text in measures if "resident" in text]


def test_the_code_is_not_imported(corpus: Corpus) -> None:
    for ref in ("C102:16(2)", "C102:22(2)", "C102:24(1)(b)"):
        assert "guarantee" not in corpus.provision(ref).text.en
    assert "each case" not in corpus.full_text("C102:24(1)", "en")
    assert "competent authority" in corpus.provision("C102:26(2)").text.en
    assert [part.ref for part in corpus.instrument("C102").parts if "68" in part.articles] == ["C102:Part XII"]


def test_article_6_leaves_out_parts_vi_and_vii(corpus: Corpus) -> None:
    named = {cited.removeprefix("C102:Part ") for cited in corpus.provision("C102:6").cites}
    assert named == {"II", "III", "IV", "V", "VIII", "IX", "X"}


def test_every_branch_has_duty_contingency_persons_and_duration(corpus: Corpus) -> None:
    for part in corpus.instrument("C102").parts[1:10]:
        roles = [corpus.provision(f"C102:{article}").role for article in part.articles]
        assert roles[0] == "duty_to_secure" and roles[1] == "contingency" and roles[2] == "persons_protected"
        assert roles[-1] == "duration" and "qualifying_period" in roles


def test_cost_sharing_is_allowed_in_medical_care_only(corpus: Corpus) -> None:
    sharing = [
        provision.ref
        for provision in corpus.provisions.values()
        if provision.instrument == "C102" and provision.role == "cost_sharing"
    ]
    assert sharing == ["C102:10(2)"]
