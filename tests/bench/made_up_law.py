"""Laws of any length made up from a small stock of words, with the set phrases and lookalikes of real ones."""

from __future__ import annotations

from random import Random

from workbench.lang.languages import Lang
from workbench.law.model import Clause, LawText

# Each sentence takes one entry of every list; so many articles share a pattern and differ only in their matter.
WHO = {
    "zh": [
        "参保人",
        "用人单位",
        "经办机构",
        "主管部门",
        "工会组织",
        "受托银行",
        "定点医院",
        "鉴定委员会",
        "基金监事会",
        "受益人家属",
        "劳务派遣单位",
        "自由职业者",
    ],
    "en": [
        "the insured person",
        "the employer",
        "the agency",
        "the competent office",
        "the trade union",
        "the trustee bank",
        "a listed hospital",
        "the assessment board",
        "the fund's auditors",
        "a survivor",
        "the hiring firm",
        "a self-employed worker",
    ],
}
WHEN = {
    "zh": [
        "在登记之后",
        "于每季度末",
        "遇有争议时",
        "经书面申请",
        "在合并或者分立期间",
        "发现账目不符时",
        "待遇发生变化时",
        "迁往他处时",
        "遇到灾害时",
        "名册更新以前",
    ],
    "en": [
        "after registration",
        "at the end of each quarter",
        "where a dispute arises",
        "upon written request",
        "during a merger",
        "where the books disagree",
        "when a benefit changes",
        "on moving elsewhere",
        "after a disaster",
        "before the roll is renewed",
    ],
}
DOES = {
    "zh": [
        "核对",
        "公布",
        "补足",
        "调整",
        "保存",
        "转交",
        "复查",
        "退还",
        "登记",
        "冻结",
        "分摊",
        "说明",
        "减免",
        "追认",
        "抽查",
        "移送",
    ],
    "en": [
        "check",
        "publish",
        "make up",
        "adjust",
        "keep",
        "hand over",
        "review",
        "return",
        "enter",
        "freeze",
        "share out",
        "explain",
        "waive",
        "ratify",
        "sample",
        "refer",
    ],
}
MATTER = {
    "zh": [
        "护理津贴",
        "缴费基数",
        "伤残等级",
        "遗属抚恤金",
        "康复费用",
        "生育补贴",
        "失业补助",
        "结余资金",
        "个人账户",
        "药品目录",
        "风险储备",
        "工龄记录",
        "委托合同",
        "培训经费",
        "取暖补助",
        "门诊限额",
        "异地票据",
        "丧葬补偿",
        "职业病档案",
        "灵活就业登记",
        "家庭病床",
        "疫苗接种",
        "托幼服务",
        "农忙互助金",
        "船员名册",
        "矿山巡诊",
    ],
    "en": [
        "care allowance",
        "wage base",
        "disability grade",
        "survivors' pension",
        "rehabilitation cost",
        "maternity grant",
        "jobless allowance",
        "yearly surplus",
        "personal account",
        "medicine list",
        "risk reserve",
        "service record",
        "mandate contract",
        "training fund",
        "heating grant",
        "outpatient ceiling",
        "foreign bill",
        "funeral payment",
        "disease file",
        "casual registration",
        "home bed",
        "vaccine round",
        "nursery place",
        "harvest relief",
        "seafarers' roll",
        "mine visit",
    ],
}
ASPECT = {
    "zh": [
        "标准",
        "名册",
        "期限",
        "来源",
        "公示",
        "审批材料",
        "结算方式",
        "地区差异",
        "年度报告",
        "申诉途径",
        "保管场所",
        "统计口径",
        "起算日期",
        "减免条件",
        "抽样结果",
        "转移手续",
        "预算科目",
        "经办费用",
        "信息接口",
        "责任划分",
    ],
    "en": [
        "standard",
        "register",
        "term",
        "source",
        "notice",
        "approval papers",
        "settlement",
        "regional gap",
        "annual report",
        "line of appeal",
        "archive",
        "statistics",
        "starting date",
        "waiver",
        "sample",
        "transfer slip",
        "budget line",
        "handling charge",
        "data interface",
        "shared duty",
    ],
}
HOW = {
    "zh": [
        "并抄送上级",
        "不得收取任何款项",
        "以备公众查询",
        "逾期按日加收千分之三",
        "并由两人签字",
        "所需经费列入预算",
        "但本人放弃的不在此限",
        "期限为{n}个月",
        "金额不低于{n}元",
        "不足{n}人的除外",
        "并保留{n}年",
    ],
    "en": [
        "with a copy to the office above",
        "free of any charge",
        "so that the public may consult it",
        "at a surcharge for each day of delay",
        "over two signatures",
        "at the cost of the budget",
        "unless the person declines",
        "within {n} months",
        "for no less than {n} crowns",
        "save for fewer than {n} persons",
        "and keep it for {n} years",
    ],
}
PATTERN = {"zh": "{who}{when}应当{does}{what}，{how}。", "en": "{who} shall {does} {what} {when}, {how}."}
PENALTY = {
    "zh": "违反本办法规定，{who}未{does}{what}的，由主管机关责令改正；情节较重的，处{n}元罚款。",
    "en": (
        "Where {who} fails to {does} {what} contrary to this Act, the office shall order a remedy"
        " and may impose a fine of {n} crowns."
    ),
}


def sentence(random: Random, lang: Lang) -> str:
    """One rule; about one in eight is a penalty written to one pattern."""
    words = {
        name: random.choice(stock[lang]) for name, stock in (("who", WHO), ("when", WHEN), ("does", DOES), ("how", HOW))
    }
    pattern = PENALTY if random.random() < 0.12 else PATTERN
    matter, aspect = random.choice(MATTER[lang]), random.choice(ASPECT[lang])
    words["what"] = f"{matter}的{aspect}" if lang == "zh" else f"the {aspect} of the {matter}"
    words["how"] = words["how"].format(n=random.randrange(2, 90))
    made = pattern[lang].format(n=random.randrange(1, 60) * 100, **words)
    return made[0].upper() + made[1:]


def article(random: Random, lang: Lang) -> str:
    """One to four paragraphs of one to three sentences each."""
    space = " " if lang == "en" else ""
    paragraphs = random.choices((1, 2, 3, 4), (5, 4, 2, 1))[0]
    return "\n".join(
        space.join(sentence(random, lang) for _ in range(random.choice((1, 1, 2, 3)))) for _ in range(paragraphs)
    )


def law(texts: list[str], lang: Lang) -> LawText:
    """A law with an article for each text, numbered from 1, with its paragraphs as children."""
    clauses: list[Clause] = []
    for number, text in enumerate(texts, start=1):
        label = f"第{number}条" if lang == "zh" else f"Article {number}"
        clauses.append(Clause(f"art_{number}", "article", str(number), label, "", text, None, label))
        clauses += [
            Clause(f"art_{number}__para_{at}", "paragraph", str(at), "", "", line, f"art_{number}", f"{label}/{at}")
            for at, line in enumerate(text.split("\n"), start=1)
        ]
    return LawText("", lang, tuple(clauses))


def made_up_texts(size: int, lang: Lang, seed: int) -> list[str]:
    random = Random(seed)
    return [article(random, lang) for _ in range(size)]
