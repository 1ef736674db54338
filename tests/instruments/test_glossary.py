from pathlib import Path
from textwrap import dedent

import pytest

from tests.patience import in_linear_time
from workbench.config import resource_dir
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import Glossary, GlossaryFault, load_glossary, read_glossary, unresolved
from workbench.wording.glossary import WORDING


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(resource_dir("corpus") / "glossary")


ENTRY = """
  - id: {id}
    en: {{term: {en}}}
    zh: {{term: {zh}}}
    branches: [unemployment]
    definition: {{en: CleanText, zh: 说明}}
"""


def entry(slug: str, en: str, zh: str, more: str = "") -> str:
    return ENTRY.format(id=slug, en=en, zh=zh).lstrip("\n") + (f"    {more}\n" if more else "")


def written(folder: Path, *entries: str) -> Path:
    (folder / "terms.yaml").write_text("concepts:\n" + "".join(entries), encoding="utf-8")
    return folder


# What is wrong | the entries | line and code of the first finding
FAULTS = [
    ((entry("Idle_Time", "idleness", "闲"),), (2, "id_malformed")),
    ((entry("idle", "idleness", "闲"), entry("idle", "rest", "歇")), (7, "concept_twice")),
    ((entry("idle", "idleness", "闲"), entry("rest", "Idleness", "歇")), (7, "form_twice")),
    ((entry("idle", "idleness", "闲"), entry("rest", "rest", "闲")), (7, "form_twice")),
    ((entry("idle", "idleness", "闲", "broader: sloth"),), (2, "broader_unknown")),
    (
        (entry("idle", "idleness", "闲", "broader: rest"), entry("rest", "rest", "歇", "broader: idle")),
        (2, "broader_unknown"),
    ),
    ((entry("idle", "idleness", "闲", "provisions: [Article 24]"),), (7, "reference_malformed")),
    ((entry("idle", "idleness", "闲", "provision: []"),), (7, "key_unknown")),
    (("  - id: idle\n",), (2, "key_missing")),
]


@pytest.mark.parametrize(("entries", "expected"), FAULTS)
def test_a_fault_is_told_by_line(tmp_path: Path, entries: tuple[str, ...], expected: tuple[int, str]) -> None:
    _, findings = read_glossary(written(tmp_path, *entries))
    assert (findings[0].location.line, findings[0].code) == expected


def test_a_branch_outside_the_closed_list_is_refused(tmp_path: Path) -> None:
    wrong = entry("idle", "idleness", "闲").replace("unemployment", "leisure")
    with pytest.raises(GlossaryFault) as refused:
        load_glossary(written(tmp_path, wrong))
    assert refused.value.findings[0].code == "choice_unknown"
    assert refused.value.facts["location"] == f"{tmp_path.name}/terms.yaml:5"


def test_a_folder_without_terms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryFault) as refused:
        load_glossary(tmp_path)
    assert refused.value.facts["first"] == "glossary_empty"


def test_each_fault_of_the_glossary_has_its_sentence() -> None:
    codes = {"id_malformed", "concept_twice", "form_twice", "broader_unknown", "reference_malformed", "glossary_empty"}
    assert codes <= WORDING.keys()


def test_the_glossary_has_four_hundred_concepts_in_both_languages(glossary: Glossary) -> None:
    assert len(glossary.concepts) >= 400
    for concept in glossary.concepts.values():
        assert concept.definition.en and concept.definition.zh and concept.branches
        assert any("\u3400" <= character <= "\u9fff" for character in concept.zh.term) or concept.zh.term[0].isdigit()


def test_every_provision_of_the_glossary_stands_in_the_corpus(glossary: Glossary) -> None:
    corpus = load_corpus(resource_dir("corpus") / "standards")
    assert unresolved(glossary, corpus) == ()


def test_a_provision_the_corpus_lacks_is_found(tmp_path: Path) -> None:
    corpus = load_corpus(resource_dir("corpus") / "standards")
    odd = load_glossary(written(tmp_path, entry("idle", "idleness", "闲", 'provisions: ["C102:999"]')))
    assert [finding.facts["ref"] for finding in unresolved(odd, corpus)] == ["C102:999"]


# language | text | the concepts named, in order
NAMED = """
zh | 下岗以后失业金领多久 | laid-off unemployment-duration
zh | 失业保险金按月发 | unemployment-benefit
zh | 农民工的社保断缴了能补缴吗 | migrant-worker social-security contribution-gap back-payment
zh | 病假工资和产假工资由谁付 | sickness-benefit maternity-benefit
zh | 陪产假 铁饭碗 五险一金 社保卡 | paternity-leave iron-rice-bowl five-insurances-one-fund social-security-card
zh | 吃低保的老人 | minimum-living-standard older-person
zh | 视同缴费年限怎么算 | deemed-contribution benefit-calculation
zh | 今天天气很好 |
en | Laid-off workers draw unemployment benefits | laid-off employee unemployment-benefit
en | an INDUSTRIAL ACCIDENT, or occupational diseases | industrial-accident occupational-disease
en | widows' pensions and the breadwinner | survivors-pension breadwinner
en | means-tested benefit; means tested benefits | means-tested-benefit means-tested-benefit
en | the minimum living standard | minimum-living-standard
""".strip().splitlines()


@pytest.mark.parametrize("row", NAMED)
def test_concepts_are_found_in_a_text(glossary: Glossary, row: str) -> None:
    lang, text, expected = (cell.strip() for cell in row.split("|"))
    assert [one.concept.id for one in glossary.find(text, lang)] == expected.split()


# forms that must name one concept, whatever the language: old, colloquial and official
SAME = [
    "工伤 劳动伤害 employment_injury",
    "退休金 养老金 pension 退休工资",
    "下岗 laid_off",
    "低保 minimum_living_standard 最低生活保障",
    "遗属 survivors",
    "生育津贴 maternity_allowance 产假工资",
]


@pytest.mark.parametrize("forms", SAME)
def test_every_form_of_a_concept_leads_to_it(glossary: Glossary, forms: str) -> None:
    named = {glossary.expand(form.replace("_", " "))[0].concept.id for form in forms.split()}
    assert len(named) == 1


def test_a_query_is_expanded_into_the_other_language(glossary: Glossary) -> None:
    first, second = glossary.expand("工伤 occupational disease")
    assert (first.matched, second.matched) == ("工伤", "occupational disease")
    assert "employment injury" in first.en and "职业病" in second.zh


def test_wider_and_narrower_concepts_hang_together(glossary: Glossary) -> None:
    assert "basic-pension" in {concept.id for concept in glossary.narrower("old-age-pension")}


def test_a_long_law_is_read_through_in_linear_time(glossary: Glossary) -> None:
    text = (
        dedent("""第一条 用人单位和职工应当按时缴纳失业保险费，失业人员领取失业保险金的期限最长为二十四周。""") * 1500
    )
    glossary.find("暖", "zh")
    with in_linear_time():
        found = glossary.find(text, "zh")
    assert len(found) > 1500


def test_everyday_words_are_found_and_come_last(glossary: Glossary) -> None:
    unemployment = glossary.concepts["unemployment"].zh
    assert "丢了饭碗" in unemployment.colloquial and "丢了饭碗" not in unemployment.synonyms
    assert unemployment.forms == (unemployment.term, *unemployment.synonyms, *unemployment.colloquial)
    assert [found.concept.id for found in glossary.find("他丢了饭碗", "zh")] == ["unemployment"]
