"""Cue phrases on who pays, how the fund is kept and who administers and supervises."""

from __future__ import annotations

from typing import Final

from workbench.crossref.suggesting.aspects import CASH_BRANCHES, Aspect, own_part, provision

MONEY: Final = (
    Aspect(
        "contributions",
        ("缴费", "contributions"),
        r"(缴纳|交纳)[^，。；]{0,20}(保险)?费(?!满|的[，。]|的$|年限|义务满|情况)|共同缴(费|纳)"
        r"|由[^，。；]{1,24}缴(纳|费)|不缴(纳|费)|不再缴|工资总额"
        r"|应缴的?费用|补缴|比例缴|比例的?缴费|费用由本人负担",
        r"\bcontributions?\b(?! (period|year|record))|\bcontributes?\b(?! for)|\bpremiums?\b"
        r"|pays? in(to)? the (fund|scheme)",
        (provision("71(1)", 0.75),),
        unless=frozenset({"overlap", "appeal", "complaint"}),
    ),
    Aspect(
        "contributors",
        ("缴费人", "who pays contributions"),
        r"(职工|个体工商户|从业人员|灵活就业人员|居民|个人)[^。；]{0,24}(共同)?缴(纳|费)",
        r"(employees?|workers?|self-employed|residents?)[^.;]{0,60}\b(contribut|pays?)\b",
        (own_part("persons_protected", 0.42),),
        unless=frozenset({"qualifying", "records", "collection"}),
    ),
    Aspect(
        "contribution_rate",
        ("费率", "contribution rates"),
        r"费率|缴费(比例|基数|标准)|工资总额(乘以)?的?(比例|百分之|\d)|比例缴(费|纳)"
        r"|按照[^，。；]{0,12}工资[^，。；]{0,8}(比例|百分之[^，。；]{1,8}|\d+%)[^，。；]{0,4}缴",
        r"(contribution|premium) rates?|rates? of contribution|per cent of (the )?(payroll|total wage|wage bill)",
        (provision("71", 0.8),),
    ),
    Aspect(
        "fund_sources",
        ("资金来源", "sources of funds"),
        r"多渠道筹集|(基金|资金)[^，。；]{0,8}由[^。；]{0,60}(组成|构成|筹集)|基金由下列|下列各项构成|社会统筹(与"
        r"|和)|个人缴费(、|和|与)[^，。；]{0,10}补|集体补助|政府(给予)?补(贴|助)"
        r"|财政(给予)?(补贴|补助|拨款|预算)|经费支持|由[^，。；]{0,10}政府[^，。；]{0,10}(承担|负担|补贴|垫付)"
        r"|税收优惠|免征|中央财政|给予补(贴|助)|列入[^，。；]{0,8}预算",
        r"(State|government|public|fiscal|budget\w*) (subsid|contribut|fund|grant|support)|subsidi[sz]|tax\w*"
        r"|financed|sources? of (fund|finance)|borne by the (State|government)",
        (provision("71(1)", 0.85),),
    ),
    Aspect(
        "small_means",
        ("收入微薄者的负担", "people of small means"),
        r"(最低生活保障的?人|低收入|困难|重度残疾|没有收入)[^。；]{0,50}(补贴|负担|免)",
        r"(small means|low[- ]income|poor)[^.;]{0,60}(subsid|exempt|borne|paid)|hardship",
        (provision("71(1)", 0.6),),
    ),
    Aspect(
        "deficit",
        ("基金不足时的责任", "State answers for a shortfall"),
        r"支付不足|不足(以)?支付|不敷|基金缺口|兜底",
        r"(fund|scheme)[^.;]{0,40}(insufficient|short|deficit)|deficit|shortfall",
        (provision("71(3)", 0.8),),
    ),
    Aspect(
        "employer_pays",
        ("由单个用人单位负担", "the single employer pays"),
        r"由[^，。；]{0,6}(用人单位|所在单位|雇主|单位|招用人)[^，。；]{0,14}(支付|承担|负担|发给|负责)(?!举证)"
        r"|用人单位不支付",
        r"(paid|borne|provided|met) by (the|his|her|their) employer|employer shall (pay|bear|provide)",
        (provision("71(1)", 0.7), own_part("cash", 0.7)),
        branches=CASH_BRANCHES,
    ),
    Aspect(
        "employer_default",
        ("用人单位未缴费时的待遇", "benefit where the employer has not paid"),
        r"(未|没有)(依法|按照规定|按规定)?(缴纳|参加)[^，。；]{0,16}(保险)?费?[^。；]{0,16}(工伤|事故|待遇)"
        r"|先行支付|垫付|应当参加[^，。；]{0,8}而未参加",
        r"employer (has )?(fail|not paid)[^.;]{0,60}(benefit|injur)|advance (payment )?by the fund|fund (shall"
        r"|may) (first )?(pay|advance)",
        (
            provision("71(3)", 0.7),
            own_part("qualifying_period", 0.5),
            provision("72(2)", 0.35),
            own_part("persons_protected", 0.35),
        ),
        branches=frozenset({"employment_injury"}),
        unless=frozenset({"third_party", "appeal"}),
    ),
    Aspect(
        "fund",
        ("基金的管理与运用", "keeping the fund"),
        r"专款专用|(基金|资金)[^，。；]{0,12}(包括|分账|建账|核算|财政专户)|投资运营|保值增值|(全国|省级|市级"
        r"|全市)统筹|统筹层次|调剂|储备|收支平衡|基金的?安全"
        r"|利息[^，。；]{0,6}并入|不得(侵占|挪用)|挪作他用|结余|国债",
        r"(surplus|separate account|invest|misappropriat|divert)\w*[^.;]{0,60}\bfunds?\b"
        r"|\bfunds?\b[^.;]{0,60}(invest|separate|earmark|account|reserve|pool|safe)|pooling level|reserve fund"
        r"|balance (of )?income and expenditure",
        (provision("71(3)", 0.75), provision("72(2)", 0.4)),
    ),
    Aspect(
        "fund_books",
        ("基金预决算与账户", "budget and accounts of the fund"),
        r"预算|决算|财政专户|会计制度|财务制度|分别建账",
        r"\bbudget|final accounts|special (fiscal )?account|bookkeeping",
        (provision("71(3)", 0.45),),
    ),
    Aspect(
        "collection",
        ("征缴", "collection of contributions"),
        r"征(收|缴)|代扣代缴|(代扣|扣缴)职工|自行申报|申报[^，。；]{0,8}(缴|数额)|按时足额缴|补足社会保险费|划拨"
        r"|查封|抵缴|欠缴|应当缴纳数额",
        r"collect\w*[^.;]{0,30}(contribution|premium)|withh(o|e)ld|deduct\w*[^.;]{0,30}(wage|salar)|arrears"
        r"|return of wages|declare[^.;]{0,40}contribution",
        (provision("71", 0.6),),
        unless=frozenset({"appeal", "complaint"}),
    ),
    Aspect(
        "administration_cost",
        ("管理费用", "cost of administration"),
        r"(人员|工作|所需|办公)经费|运行费用|管理费用",
        r"administrati(ve|on) (cost|expense)|running costs?|cost of administration|operating (cost|expense)",
        (provision("71(1)", 0.8), provision("72(2)", 0.5)),
    ),
    Aspect(
        "principles",
        ("可持续与经济水平", "sustainability and the economy"),
        r"可持续|(经济|社会)(社会)?发展(水平|相适应|规划)?[^，。；]{0,6}(适应|水平|规划)|承受能力|精算",
        r"sustainab|economic (situation|development|capacity)|actuarial",
        (provision("71", 0.9), provision("3", 0.4)),
    ),
)

RUN: Final = (
    Aspect(
        "administering",
        ("管理机构与职责", "who administers"),
        r"(行政部门|经办机构|主管部门|民政部门|政府|管理机构|管理审批机关)[^，。；]{0,30}(负责|主管|承办"
        r"|提供[^，。；]{0,8}服务|设立|管理工作|审批)|设立[^，。；]{0,10}(经办|管理)机构|负责[^，。；]{0,30}(工作"
        r"|事务)"
        r"|经办机构应当(建立|按时|按照|及时|定期|自收到)|负责制",
        r"(department|ministry|agenc|authorit|institution|institute)\w*[^.;]{0,40}(responsib|in charge|administer"
        r"|competent for|shall (establish|provide|pay))|\badminist(er|ration)",
        (provision("72(2)", 0.8),),
    ),
    Aspect(
        "representation",
        ("参保人与工会的参与", "representation of the persons protected"),
        r"工会[^。；]{0,24}(参与|监督|代表|意见|参加|维护|组成)|(职工|参保人员|用人单位|企业方面)代表|监督委员会"
        r"|三方|听取[^，。；]{0,20}意见|征求[^。；]{0,24}意见",
        r"trade union|representatives? of (the )?(insured|worker|employee|protected|persons)"
        r"|supervis\w+ (committee|board)|tripartite|consult\w* with",
        (provision("72(1)", 0.95),),
    ),
    Aspect(
        "supervision",
        ("监督", "supervision"),
        r"监督(检查|管理|职权)?|监管|审计|执法检查|检查[^，。；]{0,20}(情况|资料)",
        r"supervis|inspect|\baudit|oversee|oversight|monitor",
        (provision("72(2)", 0.8),),
    ),
    Aspect(
        "fund_supervision",
        ("基金监督", "supervision of the fund"),
        r"基金[^。；]{0,40}(监督|监管|审计|公布)|(监督|监管|审计)[^。；]{0,20}基金|公布[^。；]{0,50}基金"
        r"|收支[^。；]{0,20}情况",
        r"(supervis|audit|publish|report)\w*[^.;]{0,60}\bfunds?\b|\bfunds?\b[^.;]{0,60}(supervis|audit|publish)",
        (provision("72(2)", 0.6), provision("71(3)", 0.45)),
    ),
    Aspect(
        "records",
        ("记录、信息与查询", "records and information"),
        r"查询|权益记录|信息系统|建立档案|数据|终身记录|对账单|向社会公布|咨询",
        r"\brecords?\b|information system|statement of account|enquir|publish",
        (provision("72(2)", 0.45),),
    ),
    Aspect(
        "on_time",
        ("足额按时支付", "benefits paid in full and on time"),
        r"按时足额(支付|发放)|足额[^，。；]{0,4}(支付|发放)",
        r"pay\w*[^.;]{0,30}(in full|on time|punctual)",
        (provision("71(3)", 0.4), provision("72(2)", 0.5)),
    ),
)
