from pathlib import Path

import pytest

from tests.crossref.suggesting.laws import corpus, glossary, law, one_article, refs, suggested
from workbench.config import resource_dir
from workbench.crossref.suggesting.suggest import LIMIT, suggest
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

# chapter heading | sentence | the articles that must come first, in any order
MAIN = """
失业保险 | 领取失业保险金的期限最长不超过二十周 | 24
失业保险 | 失业保险金的标准为当地最低工资的百分之七十 | 22 66
失业保险 | 失业者不是因本人意愿离开岗位并且有求职要求的，可以领取失业保险金 | 20
失业保险 | 拒绝就业服务机构介绍的培训的，停止发放失业保险金 | 69
养老保险 | 年满六十周岁的，可以领取养老金 | 26
养老保险 | 累计缴费满十二年的，可以领取减额养老金 | 29
养老保险 | 灵活就业人员也应当参加养老保险 | 27
养老保险 | 养老金随物价变动每年调整一次，建立调整机制 | 65 66
养老保险 | 职工在退休前死亡的，遗属按月领取抚恤金 | 60 62
工伤保险 | 职工在上下班途中遭遇车祸的，认定为工伤 | 32
工伤保险 | 基金支付假肢和住院治疗的费用 | 34
工伤保险 | 经鉴定的伤残职工接受职业康复 | 35
工伤保险 | 从事家政劳动的职工应当参加工伤保险 | 33
医疗保险 | 住院费用的报销比例不低于八成，个人负担的部分设上限 | 10
医疗保险 | 在外地就业的，医疗保险关系随本人转移，缴费年限累计计算 | 11
医疗保险 | 由第三人负担的费用，基金支付后向第三人追偿 | 69
生育保险 | 女职工享受产假九十日，期间领取生育津贴 | 50 52
生育保险 | 职工的未就业配偶享受产前检查等医疗待遇 | 48 49
疾病津贴 | 病假期间不能工作的，领取疾病津贴，期限最长为二十六周 | 14 18
家庭津贴 | 抚养未成年子女的职工按月领取子女津贴 | 40 42
管理 | 社会保险委员会由工会代表和职工代表组成 | 72
基金 | 基金支付不足时由政府给予补贴 | 71
救济 | 对不予支付的决定不服的，可以申请行政复议 | 70
附则 | 外国人在本国工作的，适用本法 | 68
附则 | 本法施行前发生的事故不适用本法 | 73
""".strip().splitlines()


@pytest.mark.parametrize("row", MAIN)
def test_the_article_a_clause_is_about_comes_first(row: str) -> None:
    heading, words, expected = (cell.strip() for cell in row.split("|"))
    wanted = expected.split()
    assert set(wanted) <= set(refs(heading, f"{words}。")[: len(wanted) + 1])


ENGLISH = """
Unemployment insurance | The duration of unemployment benefit shall not exceed twenty weeks | 24
Unemployment insurance | A person who refuses a suitable job shall cease to receive benefit | 69
Old-age insurance | The retirement age is sixty for all | 26
Old-age insurance | A pension is due after fifteen years of contributions | 29
Employment injury | Artificial limbs and hospital care are paid for after a work accident | 34
Medical insurance | The insured person shall bear a deductible for in-patient care | 10
Survivors' benefit | On the death of the breadwinner the widow receives a monthly pension | 60 62
Maternity insurance | Maternity leave is paid for fourteen weeks after childbirth | 52
Administration | Representatives of insured workers sit on the supervisory committee | 72
Appeals | A claimant may appeal against the refusal of a benefit | 70
General | Foreigners working in the country have the same rights | 68
""".strip().splitlines()


@pytest.mark.parametrize("row", ENGLISH)
def test_an_english_draft_is_read_the_same_way(row: str) -> None:
    heading, words, expected = (cell.strip() for cell in row.split("|"))
    wanted = expected.split()
    assert set(wanted) <= set(refs(heading, f"{words}.", "Social Insurance Law")[: len(wanted) + 1])


NOTHING = """
法律责任 | 用人单位瞒报人数的，处三万元以下罚款 | 社会保险法
法律责任 | 工作人员收受贿赂的，依法给予处分 | 社会保险法
征缴 | 新设单位应当在十日内办理社会保险登记手续 | 社会保险法
总则 | 本法所称职工，是指领取工资的劳动者 | 社会保险法
总则 | 为了保护劳动者，制定本法 | 社会保险法
附则 | 本法自明年元旦起施行 | 社会保险法
信息 | 经办人员应当对参保人的信息保密 | 社会保险法
信息 | 社会保障卡由省级人民政府统一制发 | 社会保险法
组织 | 工会主席由会员大会选举产生，可以向法院起诉 | 工会组织法
Penalties | An employer who conceals wages is liable to a fine | Social Insurance Law
Final | This Law comes into force on 1 May | Social Insurance Law
General | In this Law the term “employer” means whoever employs others | Social Insurance Law
Registration | A new enterprise shall apply for registration within ten days | Social Insurance Law
""".strip().splitlines()


@pytest.mark.parametrize("row", NOTHING)
def test_nothing_is_suggested_where_nothing_fits(row: str) -> None:
    heading, words, title = (cell.strip() for cell in row.split("|"))
    mark = "." if title.isascii() else "。"
    assert refs(heading, words + mark, title) == []


def test_fraud_by_a_claimant_is_a_ground_of_suspension_even_among_the_penalties() -> None:
    assert refs("法律责任", "骗取社会保险待遇的，责令退回，处二倍罚款。") == ["69"]
    assert refs("法律责任", "医疗机构骗取基金支出、套取待遇的，处二倍罚款。") == []


def test_a_law_that_sets_up_several_branches_touches_the_choice_of_parts() -> None:
    found = refs("总则", "国家建立养老保险、医疗保险、失业保险和生育保险。")
    assert found[0] == "2" and {"25", "7", "19", "46"} <= set(found)


def test_rural_migrants_are_nationals_covered_by_every_branch_of_the_law() -> None:
    text = law(
        "# 社会保险法\n\n## 第一章 失业保险\n\n第一条 国家发展失业保险。\n\n"
        "## 第二章 工伤保险\n\n第二条 国家发展工伤保险。\n\n"
        "## 第三章 附则\n\n第三条 进城务工的农村居民依照本法参加社会保险。\n"
    )
    found = {one.ref for one in suggested(text)["3"]}
    assert {"C102:21", "C102:33"} <= found
    assert not found & {"C102:68", "C102:27"}


def test_the_title_of_a_law_on_one_branch_stands_for_a_heading() -> None:
    assert refs("待遇", "领取的期限最长为十个月。", "失业保险条例")[0] == "24"


def test_reasons_name_the_aspect_its_words_and_the_paragraph() -> None:
    (found, *_) = suggested(one_article("医疗保险", "第三人应当赔偿的，基金可以追偿。"))["1"]
    first = found.why[0]
    assert (first.code, first.facts["words"], first.facts["at"]) == ("topic", "第三人", "C102:69(c)")
    (found, *_) = suggested(one_article("失业保险", "领取失业保险金的期限为九个月。"))["1"]
    assert {reason.code for reason in found.why} == {"topic", "heading", "concepts"}


def test_the_demonstration_drafts_are_answered_with_at_most_eight_and_in_falling_order() -> None:
    from_file = read_law(plain_source((_demonstration() / "v1.zh.md").read_text(encoding="utf-8")))
    for suggestions in suggest(from_file, corpus(), glossary()).values():
        scores = [one.score for one in suggestions]
        assert len(scores) <= LIMIT
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)
        assert len({one.ref for one in suggestions}) == len(suggestions)


def _demonstration() -> Path:
    return resource_dir("corpus") / "demonstration"


def test_the_same_law_is_always_answered_the_same_way() -> None:
    text = one_article("失业保险", "失业保险金的领取期限为九个月，缴费满二年的为十二个月。")
    assert suggest(text, corpus(), glossary()) == suggest(text, corpus(), glossary())


# act | the section's own heading | its words | what must come first, in any order
STATUTES = """
Dockers (Jobseekers) Act | Dock strikes | A docker out of work because of a strike is disqualified while it lasts. | 69
Dockers (Jobseekers) Act | Persons excluded | This Act does not apply to members of the coast guard. | 21
Seafarers Benefit Act | Inmates | No sickness benefit is due for a day in prison or outside the Republic. | 69
Unemployment Benefit Act | Maximum rate | The weekly rate shall not exceed three hundred dollars. | 65
Harbour Employees Compensation Act | Strangers | An employee may bring an action against a third party. | 69
Harbour Employees Compensation Act | Half pay | Half of his wages is paid to an employee unable to work. | 36
National Pensions Act | End | An invalidity pension ceases to be payable when an old-age pension begins. | 58
National Pensions Act | Income test | The pension is income-tested: yearly means above the limit reduce it. | 67
National Pensions Act | Death of a member | On the death of a member the widow receives a pension. | 60 62
Social Welfare Act | Cost | The cost is met out of moneys voted by Parliament and a levy on employers. | 71
Social Welfare Act | Board | Three members are nominated by the federation of trade unions. | 72
""".strip().splitlines()


@pytest.mark.parametrize("row", STATUTES)
def test_a_statute_is_read_by_the_headings_of_its_sections(row: str) -> None:
    title, heading, words, expected = (cell.strip() for cell in row.split("|"))
    text = law(f"# {title}\n\n## General\n\nSection 1. {heading}\n\n{words}\n")
    found = [one.ref.removeprefix("C102:") for one in suggested(text)["1"]]
    assert set(expected.split()) <= set(found[:3])


FORMALITIES = ["Short title", "Notice of accident", "Regulations", "Records", "Interpretation", "Benefit inalienable"]


@pytest.mark.parametrize("heading", FORMALITIES)
def test_a_heading_of_a_formality_leaves_the_section_without_suggestions(heading: str) -> None:
    words = "An employer gives the pension, the benefit and the contribution of an injured worker to the office."
    assert suggested(law(f"# Employees Compensation Act\n\nSection 1. {heading}\n\n{words}\n"))["1"] == ()


def test_what_scores_under_half_of_the_best_is_not_shown() -> None:
    from_file = read_law(plain_source((_demonstration() / "v3.zh.md").read_text(encoding="utf-8")))
    for suggestions in suggest(from_file, corpus(), glossary()).values():
        assert all(one.score >= suggestions[0].score / 2 for one in suggestions)


def test_recognition_of_an_injury_casts_no_shadow() -> None:
    found = refs("工伤保险", "职工在工作时间因工作原因受到事故伤害的，认定为工伤。")
    assert found[0] == "32" and not {"31", "37"} & set(found)
    assert "37" in refs("工伤保险", "用人单位未参加工伤保险期间职工发生工伤的，无论是否缴费，均享受工伤保险待遇。")


def test_contributions_to_unemployment_insurance_lead_to_no_article_on_old_age() -> None:
    words = "失业人员失业前累计缴费满一年的，领取失业保险金的期限最长为十二个月。"
    assert not {"26", "27", "28", "29", "30"} & set(refs("失业保险", words))
    assert not {"26", "27", "28", "29", "30"} & set(refs("待遇", words, "社会保障条例"))


def test_a_reason_shows_whole_words_and_only_concepts_tied_to_the_provision() -> None:
    found = suggested(one_article("Employment injury", "Surgical care is paid for.", "Social Insurance Law"))["1"]
    assert "Surgical" in {str(reason.facts.get("words")) for one in found for reason in one.why}
    for one in suggested(one_article("失业保险", "失业人员领取失业保险金的期限为九个月。"))["1"]:
        for reason in one.why:
            for concept in reason.facts.get("concepts", ()):  # type: ignore[attr-defined]
                tied = {ref.partition("(")[0] for ref in glossary().concepts[concept].provisions}
                assert one.ref in tied
