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
    ((entry("idle", "idleness", "闲", "related: [sloth]"),), (2, "concept_unknown")),
    ((entry("idle", "idleness", "闲", "opposite: [idle]"),), (2, "concept_unknown")),
    ((entry("idle", "idleness", "闲, not_in: [工作]"),), (2, "not_in_idle")),
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
    codes = {code for _, (_, code) in FAULTS if code not in {"key_unknown", "key_missing"}} | {"glossary_empty"}
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
en | Laid-off workers draw unemployment benefits | laid-off unemployment-benefit
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
    assert unemployment.forms[-len(unemployment.colloquial) :] == unemployment.colloquial
    assert [found.concept.id for found in glossary.find("他丢了饭碗", "zh")] == ["unemployment"]


# What a law may say | the words whose definition holds there: names of a concept, and no word that goes with one
EXPLAINED = """
zh | 难产的增加十五日 | 难产
zh | 由此而来的困难产生于经营 |
zh | 期限为二十六周 | 二十六周
zh | 期限为二十三周、113周、3.13周 |
zh | 期限为13周 | 13周
zh | 尘肺病患者 |
zh | 职业病患者 | 职业病
zh | 失业保险金 |
zh | 工资条上列明工资 | 工资
zh | 公民查询经费和投资 |
zh | 由基金直接结算 | 直接结算
en | Pneumoconiosis is an occupational disease | occupational disease
en | the laws of the European Union and a trade union | trade union
en | the labour exchange takes consultations |
en | twenty-six weeks, and thirteen weeks | twenty-six weeks, thirteen weeks
en | price levels, hospitals and wives |
""".strip().splitlines()


@pytest.mark.parametrize("row", EXPLAINED)
def test_a_definition_holds_for_a_term_and_its_true_synonyms_only(glossary: Glossary, row: str) -> None:
    lang, text, expected = (cell.strip() for cell in row.split("|"))
    explained = [text[one.start : one.end] for one in glossary.named(text, lang)]
    assert explained == [words for words in expected.split(", ") if words]


def test_no_concept_is_explained_by_its_opposite_or_by_one_that_only_goes_with_it(glossary: Glossary) -> None:
    for concept in glossary.concepts.values():
        others = [glossary.concepts[other] for other in (*concept.opposite, *concept.related)]
        for lang in ("zh", "en"):
            names = set(concept.term(lang).names)
            assert not names & {form for other in others for form in other.term(lang).forms}, concept.id
            term = concept.term(lang)
            assert not names & {*term.narrower, *term.related, *term.colloquial}, concept.id


# words of the counter | the branch and the role of the provisions they lead to
EVERYDAY = """
不给交社保 | common | financing
自己掏钱 | medical_care | benefit
生孩子住院 | maternity | benefit
头几天没钱 | general | waiting_period
上班路上被撞 | employment_injury | contingency
失业金能领几个月 | unemployment | duration
多大退休 | old_age | contingency
给多长时间 | general | duration
养娃补贴 | family | benefit
老公死了 | survivors | contingency
怎么告 | common | appeal
坐牢 | common | suspension
瘫痪了领什么钱 | invalidity | benefit
哪些人能交 | general | persons_protected
""".strip().splitlines()


@pytest.mark.parametrize("row", EVERYDAY)
def test_everyday_words_lead_to_a_branch_and_a_role(glossary: Glossary, row: str) -> None:
    corpus = load_corpus(resource_dir("corpus") / "standards")
    words, branch, role = (cell.strip() for cell in row.split("|"))
    concepts = [found.concept for found in glossary.find(words, "zh")]
    assert branch in {named for concept in concepts for named in concept.branches}
    tied = {ref for concept in concepts for ref in concept.provisions}
    assert role in {below.role for ref in tied for below in corpus.walk(ref)}


def test_three_hundred_everyday_words_are_known(glossary: Glossary) -> None:
    assert sum(len(concept.zh.colloquial) for concept in glossary.concepts.values()) >= 300
