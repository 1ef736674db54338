"""The shipped cue phrases on sentences of our own: what is seen in them, branch and neighbours considered."""

from __future__ import annotations

import pytest

from workbench.instruments.library import topic_rules
from workbench.instruments.topics import topics_of
from workbench.lang.languages import Lang

# branch | sentence | rules seen, and with a minus those not seen
SUGGESTIONS = """
old_age | 家政人员应当参加养老保险 | participation -voluntary_cover
old_age | 个体户可以自愿参加养老保险 | participation voluntary_cover
old_age | 参加养老保险的个人出示证件 | -participation
medical_care | 国家建立面向农村居民的医疗制度 | resident_scheme establishment
 | 外国人依法参保 | non_nationals
 | 进城务工的人员同等参保 | rural_migrants -non_nationals
 | 制度应当覆盖城乡 | breadth
old_age | 达到退休年龄 | retirement_age
old_age | 年满十六周岁的学生 | -retirement_age
unemployment | 有求职要求 | unemployment_event
employment_injury | 患职业病的矿工 | injury_event
medical_care | 患职业病的矿工 | -injury_event
invalidity | 因病致残 | invalidity_event
survivors | 职工死亡 | survivors_event
maternity | 女职工怀孕 | maternity_event
sickness | 病假期间 | sickness_event
family | 每名子女领取津贴 | family_event
unemployment | A person available for work | unemployment_event
 | Foreign workers are insured too | non_nationals
old_age | Miners shall take part in old-age insurance | participation
unemployment | 失业保险金的标准由省级人民政府确定 | amount cash_benefit
old_age | 养老金由两个部分组成 | amount
 | 委员会由专家组成 | -amount
old_age | 养老金按照平均工资的百分之三十计发 | earnings_related amount
unemployment | 不低于最低工资 | flat_rate
 | 家庭人均收入低于限额 | means_test
old_age | 养老金随物价上涨提高 | adjustment
 | 由物价部门公布 | -adjustment
medical_care | 住院和药品费用 | care
employment_injury | 安装假肢 | care -rehabilitation -cost_sharing
medical_care | 起付标准以下由个人负担 | cost_sharing
medical_care | 与医院签订服务协议 | providers
old_age | 累计缴费满二十年 | qualifying
unemployment | 保险关系随本人转移 | portability
maternity | 产假九十日 | duration
unemployment | 领取期限最长为九个月 | duration
sickness | 自第四日起发给 | waiting
employment_injury | 退休后停发津贴，改领养老金 | conversion
old_age | 按月发给 | monthly
sickness | paid for up to twenty weeks | duration
unemployment | a waiting period of five days | waiting
old_age | twelve years of contributions | qualifying
unemployment | 有下列情形的，停止领取 | suspension
employment_injury | 下列伤害不认定为工伤 | not_covered
 | 被检查的单位不得拒绝检查 | -refusal
employment_injury | 拒绝治疗的 | refusal
unemployment | 拒不接受介绍的工作 | refusal_of_work
 | 移居境外的 | abroad
 | 服刑期间 | public_keep
 | 由第三人赔偿 | third_party
 | 只能选择领取其中一项 | overlap
 | 故意犯罪的 | own_crime
 | 醉酒驾驶的 | own_misconduct
 | 可以申请行政复议 | appeal -complaint
 | 任何人可以举报 | complaint -appeal
 | 决定不予支付的，应当书面说明理由 | grounds_stated
 | 本法施行前发生的事故 | earlier_cases
 | He may appeal to the tribunal | appeal
 | while he is abroad in prison | public_keep
 | benefit shall be suspended | suspension
old_age | 由企业和职工共同缴费 | contributions
old_age | 缴纳养老保险费满十年 | -contributions
 | 按照工资总额的百分之六缴纳 | contribution_rate
 | 国家多渠道筹集资金，给予税收优惠 | fund_sources
 | 对低收入家庭的缴费给予补贴 | small_means
 | 基金支付不足时 | deficit
employment_injury | 治疗期间的工资由用人单位支付 | employer_pays
employment_injury | 用人单位没有缴纳工伤保险费而发生工伤的 | employer_default
 | 基金专款专用，投资运营 | fund
 | 编制年度预算 | fund_books
 | 由征收机构统一征收 | collection
 | 人员经费由财政保障 | administration_cost
 | 待遇同经济发展水平相适应 | principles
 | 社会保险行政部门负责管理工作 | administering
 | 工会代表参加委员会 | representation
 | 审计机关每年审计 | supervision
 | 基金收支情况向社会公布 | fund_supervision records
 | 按时足额支付待遇 | on_time
 | The government subsidises the scheme | fund_sources
 | The contribution rate is low | contribution_rate
 | The labour department is responsible for it | administering
""".strip().splitlines()


def language(sentence: str) -> Lang:
    return "en" if sentence.isascii() else "zh"


@pytest.mark.parametrize("row", SUGGESTIONS)
def test_what_a_sentence_is_about(row: str) -> None:
    branch, sentence, expected = (cell.strip() for cell in row.split("|"))
    rules = topic_rules().for_use("suggestions")
    seen = {match.rule.id for match in topics_of(sentence, {branch} - {""}, rules, language(sentence))}
    wanted = {name for name in expected.split() if not name.startswith("-")}
    unwanted = {name[1:] for name in expected.split() if name.startswith("-")}
    assert wanted <= seen
    assert not unwanted & seen


FORMALITIES = """
registration | 单位应当办理社会保险登记
registration | 单位应当出具解除合同的证明
registration | 社会保障卡全国通用
commencement | 本条例自公布之日起施行
purpose | 为了维护秩序，制定本条例
definition | 本法所称工资，是指全部劳动报酬
confidentiality | 不得泄露参保人的信息
delegation | 具体办法由省级人民政府规定
none | 津贴自办理登记之日起计算
none | 从办理退休手续的次月起领取
none | 职工享受产假
registration | The employer shall apply for registration at the office
commencement | This Act comes into force next year
definition | In this Act the term "wage" means all pay
confidentiality | Staff shall keep it confidential
none | The worker receives a pension
""".strip().splitlines()


@pytest.mark.parametrize("row", FORMALITIES)
def test_formalities_are_known_by_kind(row: str) -> None:
    kind, sentence = (cell.strip() for cell in row.split("|"))
    seen = topics_of(sentence, (), topic_rules().for_use("formalities"), language(sentence))
    assert [match.rule.id for match in seen] == ([] if kind == "none" else [kind])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("处一万元罚款", True),
        ("责令限期改正", True),
        ("责令其限期缴纳", False),
        ("按月领取津贴", False),
        ("is liable to a fine", True),
        ("the court finds", False),
    ],
)
def test_penalties(sentence: str, expected: bool) -> None:
    assert (topic_rules().rule("penalty").words(sentence, language(sentence)) is not None) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("以伪造证明骗取失业保险待遇的", True),
        ("医疗机构骗取社会保险待遇的", False),
        ("骗取基金支出的", False),
        ("Whoever obtains a benefit by a false statement", True),
        ("An institution that obtains benefits by fraud", False),
    ],
)
def test_fraud_counts_where_a_claimant_commits_it(sentence: str, expected: bool) -> None:
    rules = (topic_rules().rule("acting_institution"), topic_rules().rule("claim_fraud"))
    seen = {match.rule.id for match in topics_of(sentence, (), rules, language(sentence))}
    assert ("claim_fraud" in seen) is expected


def test_no_cue_matches_the_empty_sentence() -> None:
    rules = topic_rules().by_id.values()
    assert not [rule.id for rule in rules for lang in ("zh", "en") if rule.words("", lang) is not None]
