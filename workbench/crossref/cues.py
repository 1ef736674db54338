"""The table of aspects: their names, their cue phrases in Chinese and English, and the provisions they lead to."""

from __future__ import annotations

from typing import Final

from workbench.crossref.aspects import Aspect, Target

_CASH: Final = frozenset(
    {"sickness", "unemployment", "old_age", "employment_injury", "maternity", "invalidity", "survivors"}
)


def _own(role: str, strength: float) -> Target:
    """A role in the Part of the sentence's own branch."""
    return Target(strength, role=role)


def _at(ref: str, strength: float) -> Target:
    """One provision of C.102, whatever the branch."""
    return Target(strength, ref=f"C102:{ref}")


_WHO: Final = (
    Aspect(
        "participation",
        ("受保护人", "who is covered"),
        r"(应当|应|可以|必须|自愿|继续|均|期间[，,]?|本(法|条例)(的?规定)?|参照[^，。；]{2,8})(依法)?(为[^，。；]{2,30})?参加[^，。；的]{0,16}(保险|医疗)(?!费)"
        r"|适用(于|本)|(纳入|参加)[^，。；]{0,14}社会保险(制度|范围)|(雇工|职工|居民|人员)[^，。；]{0,24}均?有[^，。；]{0,30}的?权利"
        r"|未就业配偶|家属享受",
        r"shall (be )?(compulsorily )?(participate|insured|join|affiliat|covered|protected|enrol)|may (also )?(participate|join|be insured|enrol)"
        r"|persons (protected|covered) (shall|are|comprise)|\bapplies to\b|(shall|may|must)( also)? (take part|be included) in[^.;]{0,40}(insurance|scheme)"
        r"|(remains?|continues?|stays?) (to be )?insured|shall insure\b|cover(s|ing) (all|every|those)"
        r"|prescribed classes of|all residents whose means|appl(y|ies) to (all|every|employ)|insured persons? (are|include)",
        (_own("persons_protected", 0.9),),
        unless=frozenset({"supervision", "appeal", "records", "representation"}),
    ),
    Aspect(
        "resident_scheme",
        ("居民制度的受保护人", "a scheme for residents"),
        r"(建立|实施|实行|合并)[^，。；]{0,16}(农村|居民|农民)[^，。；]{0,16}(制度|保险|医疗|保障)?|(农村|城乡|城镇)居民[^，。；]{0,16}(参加|保险|待遇|医疗)|(保险|医疗)的(农村|城乡|城镇)居民",
        r"(establish|set up|implement|merge|introduc)[^.;]{0,40}(rural|resident|farmer)|(rural|urban|all) residents[^.;]{0,40}(take part|join|insured|insurance|participate)|insurance for[^.;]{0,20}residents",
        (_own("persons_protected", 0.8), _own("duty_to_secure", 0.4), _at("6", 0.3)),
    ),
    Aspect(
        "voluntary_cover",
        ("自愿参保", "voluntary cover"),
        r"可以(自愿)?参加[^，。；]{0,16}(保险|医疗)|自愿(参加|投保|参保)|补充(医疗|养老)?保险|企业年金|商业保险",
        r"may (also )?(join|participate|insure)|voluntar(y|ily)|supplementary (insurance|pension)|not made compulsory",
        (_at("6", 0.4),),
    ),
    Aspect(
        "establishment",
        ("保障义务", "duty to secure the benefit"),
        r"(国家|政府|应当)[^，。；]{0,10}(建立|设立|实行)[^，。；]{0,30}(保险|医疗|保障)(制度)?(?!基金|调剂|储备|待遇)|(受|获得|享受)[^，。；]{0,14}(待遇|保障)的?(合法)?权利",
        r"(State|government|Member)[^.;]{0,30}(establish|set up|secure|provide)[^.;]{0,60}(insurance|scheme|benefit|care)"
        r"|shall (secure|ensure) to the persons protected",
        (_own("duty_to_secure", 0.5),),
        unless=frozenset({"fund", "representation", "adjustment"}),
    ),
    Aspect(
        "breadth",
        ("覆盖面", "breadth of cover"),
        r"广覆盖|覆盖(广泛|城乡|全民|全体)|全覆盖|应保尽保|扩大[^，。；]{0,8}覆盖",
        r"(broad|wide|universal|full) coverage|cover(ing)? (all|urban and rural)|extend(ing)? coverage",
        (_at("5", 0.5),),
    ),
    Aspect(
        "rural_migrants",
        ("进城务工人员", "rural migrant workers"),
        r"进城务工|农民工|农民合同制|务工人员|外来务工",
        r"rural (migrant|resident)s? (who|work)|rural[- ](to[- ]urban )?migrant|(migrant|peasant) workers? from",
        (_own("persons_protected", 0.6), _at("5", 0.3)),
    ),
    Aspect(
        "non_nationals",
        ("非本国国民", "non-nationals"),
        r"外国人|外籍|无国籍|外国公民|双边(社会保障)?协定|互惠|缔结的条约",
        r"\b(foreigner|foreign (worker|national|employee|citizen)|alien|non-?national|stateless)s?\b|reciproc|bilateral agreement"
        r"|equality of treatment",
        (_at("68(1)", 0.95),),
    ),
)

_EVENT: Final = (
    Aspect(
        "retirement_age",
        ("领取年龄", "pensionable age"),
        r"退休年龄|(年满|满)[五六七]十[^，。；]{0,2}周?岁|满[567]\d周?岁|提前退休|延迟退休|办理退休手续",
        r"pension(able)? age|retirement age|age of retirement|reach\w* the age|prescribed age|survival beyond",
        (_own("contingency", 0.9),),
        branches=frozenset({"old_age"}),
    ),
    Aspect(
        "unemployment_event",
        ("失业的认定", "what counts as unemployment"),
        r"本人意愿|求职(要求|登记|情况)|失业登记|适当(的)?工作|失业人员(符合|具备)|(符合|具备)[^，。；]{0,6}条件的失业人员|再次失业|重新就业",
        r"own (will|volition|choice)|capable of,? and available|available for work|seek(ing)? (work|employment)|suitable (work|employment|job)"
        r"|becom\w+ unemployed|obtain suitable|return to work",
        (_own("contingency", 0.8),),
        branches=frozenset({"unemployment"}),
    ),
    Aspect(
        "injury_event",
        ("工伤的认定", "what counts as an employment injury"),
        r"事故伤害|患(国家)?[^，。；]{0,6}职业病|认定(为)?工伤|工伤认定|视同工伤|认定为工伤|上下班|因工(作)?(外出|死亡|受|遭受|原因)|劳动能力鉴定|伤残(情况|等级)|丧失劳动能力",
        r"accident|occupational disease|arising out of|in the course of (work|employment)|recogni[sz]\w+ as (an? )?(work|employment|industrial)"
        r"|loss of earning capacity|loss of faculty|degree of (disab|incapac)|commut",
        (_own("contingency", 0.85), _own("qualifying_period", 0.4), _own("duty_to_secure", 0.38)),
        branches=frozenset({"employment_injury"}),
        unless=frozenset({"refusal", "third_party"}),
    ),
    Aspect(
        "sickness_event",
        ("疾病与丧失工作能力", "incapacity through illness"),
        r"病假|患病[^，。；]{0,10}(不能|停止|暂停)|医疗期|因病[^，。；]{0,10}(不能|停止)工作",
        r"incapac\w+ for work|sick leave|unfit for work|unable to work",
        (_own("contingency", 0.85), _own("cash", 0.5)),
        branches=frozenset({"sickness"}),
    ),
    Aspect(
        "medical_event",
        ("疾病状况", "illness"),
        r"患病|疾病|病情|慢性病|公共卫生|预防保健",
        r"\bmorbid|\billness|\bdisease|\bill[- ]health|preventive",
        (_own("contingency", 0.6),),
        branches=frozenset({"medical_care"}),
    ),
    Aspect(
        "maternity_event",
        ("怀孕与生育", "pregnancy and confinement"),
        r"怀孕|分娩|生育(享受|前|的|、)|产假|流产|难产|孕期|产期|计划生育手术",
        r"pregnan|confinement|childbirth|maternity leave|miscarr|giv\w+ birth",
        (_own("contingency", 0.65),),
        branches=frozenset({"maternity"}),
    ),
    Aspect(
        "invalidity_event",
        ("病残", "invalidity"),
        r"致残|病残|残疾|(完全|部分|永久)?丧失劳动能力",
        r"invalid|disab|inability to engage|permanent\w* incapab|unable to engage|incapacity",
        (_own("contingency", 0.85), _own("qualifying_period", 0.4), _own("persons_protected", 0.3)),
        branches=frozenset({"invalidity"}),
    ),
    Aspect(
        "survivors_event",
        ("供养人死亡", "death of the breadwinner"),
        r"死亡|遗属|供养[^，。；]{0,4}亲属|直系亲属|家属|配偶|丧葬|抚恤",
        r"\bdeath\b|\bdied?\b|\bwidow|surviv|orphan|breadwinner|funeral|deceased",
        (
            _own("contingency", 0.85),
            _own("persons_protected", 0.45),
            _own("qualifying_period", 0.3),
            _own("duration", 0.3),
        ),
        branches=frozenset({"survivors"}),
    ),
    Aspect(
        "family_event",
        ("抚养子女", "maintenance of children"),
        r"(抚养|子女|儿童|育儿|家庭)[^，。；]{0,10}(津贴|补贴|待遇|补助)",
        r"(family|child(ren)?)('s|s'|’s)? (benefit|allowance)|maintenance of children|responsib\w+ for[^.;]{0,20}children",
        (_own("contingency", 0.8), _own("benefit", 0.6), _own("rate", 0.5)),
        branches=frozenset({"family"}),
    ),
)

_WHAT: Final = (
    Aspect(
        "cash_benefit",
        ("现金津贴", "cash benefit"),
        r"津贴|补助金|抚恤金|养老金|失业保险金|保险金|救济费|护理费|生活补助|病残待遇|伤残待遇|一次性赔偿",
        r"\bbenefits?\b|\bpensions?\b|\ballowances?\b|\bgrants?\b|periodical payment|lump[- ]sum",
        (_own("cash", 0.6),),
        branches=_CASH,
        unless=frozenset({"suspension", "conversion", "duration", "contributions"}),
    ),
    Aspect(
        "benefits_at_large",
        ("待遇", "the benefits of a branch"),
        r"(享受|领取|支付|给付|获得)[^，。；]{0,14}(保险|工伤|生育|医疗)?待遇|保险待遇(包括|由)",
        r"(entitled to|receiv\w*|enjoy\w*|draw\w*) [^.;]{0,30}(insurance )?benefits\b",
        (_own("cash", 0.62), _own("care", 0.6), _own("duty_to_secure", 0.36)),
        unless=frozenset({"suspension", "conversion", "qualifying", "not_covered", "appeal", "records"}),
    ),
    Aspect(
        "care",
        ("医疗内容", "care that is given"),
        r"药品|诊疗|医疗(服务|费用|待遇|费|救治|补助)|急诊|抢救|住院|门诊|就医|治疗|护理|假肢|辅助器具|产前检查|接生|手术|基本医疗保险待遇|保险的?待遇标准",
        r"medical (care|treatment|benefit|service|expense)|hospital|in-?patient|out-?patient|medicine|pharmaceutical|surg|prosthe|dental"
        r"|pre-?natal|midwi|nursing|specialist|practitioner",
        (_own("care", 0.85),),
        branches=frozenset({"medical_care", "employment_injury", "maternity"}),
        unless=frozenset({"refusal", "not_covered", "fund"}),
    ),
    Aspect(
        "cost_sharing",
        ("费用分担", "cost sharing"),
        r"自付|起付|最高支付限额|支付比例|报销|本人(只)?(负担|支付)|个人(负担|支付)|垫付，",
        r"cost[- ]shar|co-?pay|deductible|share (in|of) the cost|reimburs|patient shall pay",
        (_own("cost_sharing", 0.7),),
        branches=frozenset({"medical_care"}),
    ),
    Aspect(
        "providers",
        ("医疗服务的提供", "how care is provided"),
        r"服务协议|直接结算|结算制度|定点(医疗)?机构|异地就医|医疗服务行为|合理、必要的医疗",
        r"service agreement|agreements? with (hospital|provider|medical)|direct\w* (settle|bill)|designated (hospital|provider)",
        (_own("care", 0.8), _at("72", 0.35)),
        branches=frozenset({"medical_care", "employment_injury", "maternity"}),
    ),
    Aspect(
        "rehabilitation",
        ("康复与再就业", "rehabilitation"),
        r"康复|安排(适当|合适)?工作|职业训练|辅助器具|残疾人就业",
        r"rehabilit|vocational (retrain|guidance)|re-?adapt|suitable placement",
        (_own("rehabilitation", 0.75),),
        branches=frozenset({"employment_injury", "invalidity"}),
    ),
    Aspect(
        "amount",
        ("津贴标准", "amount of the benefit"),
        r"(金|待遇|津贴|补助|给付|工资)的?(月)?标准|标准(为|由|按照|不得)|待遇标准|计发|由[^，。；]{0,30}(养老金|部分)[^，。；]{0,10}组成|(组|构)成"
        r"|工资的(百分之|\d)|工资，标准|综合计算|(养老金|待遇|津贴)根据|差额享受|全额享受|补助标准",
        r"(rate|amount|level)s? of (the )?([\w-]+ ){0,3}(benefit|pension|allowance|payment)|calculated|per cent of (the |his |her |their )?(\w+ )?(wage|earning|salar)|consists? of"
        r"|shall be (a )?periodical payment",
        (_own("cash", 0.85), _own("rate", 0.7), _at("65(1)", 0.42), _at("66(1)", 0.4)),
        branches=_CASH | {"family"},
        unless=frozenset({"fund", "contribution_rate", "fund_sources"}),
    ),
    Aspect(
        "earnings_related",
        ("与工资挂钩的计算", "calculation from earnings"),
        r"(养老金|津贴|待遇|补助金|抚恤金|计发|标准|费)[^。；]{0,40}(缴费工资|平均工资|本人工资|工资的(百分之|\d))|(缴费工资|平均工资)[^。；]{0,12}(计发|确定|等因素)"
        r"|缴费工资为|不计入缴费工资|本人工资(高于|低于|，)",
        r"(previous|insured|average|reference) (earnings|wages?)|per cent of (the |his |her |their )?(\w+ )?(wage|earning|salar)",
        (_at("65(1)", 0.7), _at("66", 0.35)),
        branches=_CASH,
        unless=frozenset({"fund_sources", "contribution_rate"}),
    ),
    Aspect(
        "pay_ceiling",
        ("工资上下限", "ceiling on earnings"),
        r"(高于|超过)[^，。；]{0,16}平均工资[^。；]{0,16}(300%|百分之三百|部分不计|不计入)|封顶|工资上限",
        r"(ceiling|upper limit|maximum)[^.;]{0,30}(earning|wage|benefit)|(above|exceed\w*|over) (300|three hundred) per cent",
        (_at("65(3)", 0.7), _at("71(1)", 0.35)),
    ),
    Aspect(
        "flat_rate",
        ("统一数额或最低标准", "flat or minimum amount"),
        r"最低生活保障标准|最低工资|最低标准|基础养老金|基础部分|统一标准|城镇居民人均可支配收入|定额",
        r"minimum (wage|living|standard|pension)|flat[- ]rate|subsistence|uniform (rate|amount)",
        (_at("66(1)", 0.65), _at("67", 0.3), _at("65", 0.3)),
        branches=_CASH,
    ),
    Aspect(
        "means_test",
        ("经济状况调查", "means test"),
        r"人均收入|家庭收入|家庭经济状况|收入情况|经济困难家庭|差额享受|全额享受",
        r"means[- ]test|family (income|means)|household income|income (is )?below|insufficient means|means of the beneficiary",
        (_at("67", 0.9), _at("66", 0.25)),
    ),
    Aspect(
        "social_assistance",
        ("最低生活保障", "social assistance"),
        r"最低生活保障(待遇|制度|标准|资金)|社会救助|社会救济",
        r"minimum living (guarantee|standard|allowance)|social assistance|subsistence (allowance|benefit)",
        (_at("67", 0.5),),
        unless=frozenset({"means_test", "flat_rate", "small_means"}),
    ),
    Aspect(
        "adjustment",
        ("待遇调整", "review of benefits in payment"),
        r"调整机制|适时(调整|提高)|物价(上涨|变动|变化|指数|水平)|生活费用(变化|变动)|工资增长|标准需要提高|定期调整",
        r"adjust(ed|ment)[^.;]{0,60}(wage|earning|price|cost|benefit|pension)|index(ed|ation)|cost of living|(wage|price) (growth|increase|change)"
        r"|general level of earnings",
        (_at("65(10)", 0.95), _at("66(8)", 0.9), _own("cash", 0.5), _at("71(1)", 0.3)),
    ),
    Aspect(
        "individual_account",
        ("个人账户", "individual account"),
        r"个人账户[^。；]{0,16}(提前支取|余额|利率|储存额|继承|计息)|账户余额",
        r"individual accounts?|personal accounts?",
        (_own("cash", 0.45), _at("71", 0.45), _own("duration", 0.3), _at("62", 0.3)),
        branches=frozenset({"old_age"}),
    ),
    Aspect(
        "benefit_level",
        ("待遇水平", "level of benefits"),
        r"保基本|(待遇|保险|保障)的?水平|水平适度|基本生活(保障|需要)?",
        r"(level|adequacy) of (benefit|protection|social insurance)|basic (needs|protection|level)",
        (_at("65", 0.4), _at("66", 0.4)),
    ),
)

_WHEN: Final = (
    Aspect(
        "qualifying",
        ("合格期限", "qualifying period"),
        r"缴(费|纳)[^。；，]{0,20}满|缴费(年限|时间|期间)|累计缴费|视同缴费|达到[^，。；]{0,6}规定年限|(连续工作|缴费)[^，。；]{0,6}满|缴费义务满",
        r"qualifying (period|condition)|(years?|months?|period) of (contribution|insurance|employment|residence)|contribut\w+ for\b|paid[^.;]{0,40}contributions? for|contributions? (have|has) been paid"
        r"|contribution (years|record|period)",
        (_own("qualifying_period", 0.9),),
    ),
    Aspect(
        "portability",
        ("权利的转移接续", "rights carried over"),
        r"(随|随同)(本人|之)?转(移|迁)|转移接续|累计计算|跨统筹地区(就业|流动|转移)|跨地区|合并计算",
        r"transfer\w*|carried over|aggregat\w+|totali[sz]|portab|moves? (to|between)",
        (_own("qualifying_period", 0.9), _own("persons_protected", 0.25), _own("duration", 0.2)),
    ),
    Aspect(
        "deemed_years",
        ("视同缴费年限", "credited years"),
        r"视同缴费",
        r"credited (period|year|contribution)|deemed (contribution|to have)",
        (_own("qualifying_period", 0.5),),
    ),
    Aspect(
        "duration",
        ("支付期限", "duration"),
        r"期限(最长|为|不|按)|最长(不(得)?超过)?[^，。；]{0,8}(月|周|天|日|年)|(领取|享受|发放|支付)[^，。；]{0,10}(期限|期间为)|直至(死亡|恢复)|终身|发至"
        r"|一般不超过[^，。；]{0,5}(月|周|天)|产假|停工留薪期|延长[^，。；]{0,6}(月|天|日)|增加[^，。；]{0,3}日",
        r"duration|not exceed\w* [^.;]{0,20}(weeks?|months?|days?)|for (a period of|up to|not more than)|throughout|maximum (period|of \w+ (weeks|months))|until (death|recovery)"
        r"|limited to[^.;]{0,30}(weeks?|months?|days?)|(is|lasts?|for) (a further )?[\w-]+ (days|weeks|months)\b",
        (_own("duration", 0.9),),
    ),
    Aspect(
        "monthly",
        ("按月支付", "paid at intervals"),
        r"按月(领取|发给|支付|发放|享受)|每月(领取|发给)|月伤残津贴",
        r"(paid|payable|receive\w*|draw\w*) (monthly|each month|every month|a monthly)|monthly (pension|benefit|allowance|payment)",
        (_own("cash", 0.55), _own("duration", 0.4)),
        branches=_CASH,
    ),
    Aspect(
        "waiting",
        ("等待期", "waiting period"),
        r"等待期|第[二三四五六七八九十\d]+(日|天|个月)起(发|停|支)|满[^，。；]{1,4}日后(开始)?(计发|发)|自办理[^，。；]{0,10}之日起(计算|满)",
        r"waiting (period|days?)|from the (second|third|fourth|fifth|eighth) day|first \w+ days?",
        (_own("waiting_period", 0.7), _own("duration", 0.5)),
    ),
    Aspect(
        "conversion",
        ("改领其他待遇", "change to another benefit"),
        r"停发[^，。；]{0,14}，[^。；]{0,10}(享受|改|领)|补足差额|转(为|入|领)[^，。；]{0,14}(养老|津贴|待遇|保险)",
        r"replaced by (an? )?(old[- ]age|retirement|other)|convert\w* (in)?to|make up the difference",
        (_own("duration", 0.75), _own("cash", 0.4)),
        branches=frozenset({"employment_injury", "invalidity", "sickness"}),
    ),
)

_STOP: Final = (
    Aspect(
        "suspension",
        ("停止支付", "benefit stopped"),
        r"停止(享受|领取|发放|支付)|停发|不再领取|丧失享受|暂停(发放|支付)|取消待遇|中止(支付|待遇)|减发",
        r"(benefit|pension|payment|allowance)s?[^.;]{0,40}(suspend|stop|ceas|terminat|withdraw)|(suspend|cease|forfeit)\w*[^.;]{0,40}(benefit|pension|payment)"
        r"|disqualif|shall (cease|stop|no longer)",
        (_at("69", 0.9), _own("duration", 0.3), _own("contingency", 0.25)),
    ),
    Aspect(
        "not_covered",
        ("不予支付的情形", "what is not paid for"),
        r"不纳入[^，。；]{0,16}(范围|支付)|不予支付|基金不支付|不得认定|不认定为|不享受",
        r"(shall|are|is) not (be )?(paid|covered|reimbursed|recogni[sz]ed|entitled)|exclu(ded|sion)",
        (_at("69", 0.7), _own("contingency", 0.75)),
        branches=frozenset({"medical_care", "employment_injury", "sickness", "maternity", "invalidity"}),
    ),
    Aspect(
        "abroad",
        ("在境外", "absence abroad"),
        r"移居境外|境外就医|在境外(?!就业)|出境定居|国外定居",
        r"(settle|resid|move|liv|treat)\w*[^.;]{0,20}abroad|absent from the territory|emigrat",
        (_at("69(a)", 0.6),),
    ),
    Aspect(
        "public_keep",
        ("由公费维持生活", "kept at public expense"),
        r"收监|服刑|监禁|判刑|羁押|劳动教养|公费(供养|维持)",
        r"imprison|in prison|detain|public expense",
        (_at("69(b)", 0.6),),
    ),
    Aspect(
        "third_party",
        ("第三人责任与追偿", "third party's liability"),
        r"第三人|第三方|侵权(责任|人)",
        r"third part(y|ies)|subrogat|indemnif",
        (_at("69(c)", 0.9), _own("care", 0.35)),
    ),
    Aspect(
        "overlap",
        ("与其他待遇重叠", "overlap with another benefit"),
        r"只能(选择|领取)[^，。；]{0,10}(一项|其中)|不得(同时|重复)(享受|领取)|同时符合[^。；]{0,60}条件|享受基本养老保险待遇的$|停发[^，。；]{0,10}，享受|不再领取"
        r"|(待遇|津贴|养老金)[^，。；]{0,4}低于[^，。；]{0,12}(待遇|津贴|养老金)",
        r"(not|only)[^.;]{0,40}(both|more than one|one of)[^.;]{0,40}(benefit|pension|grant)|overlap|concurrent|another (social security )?(cash )?benefit",
        (_at("69(c)", 0.8),),
    ),
    Aspect(
        "own_crime",
        ("故意犯罪", "own criminal offence"),
        r"故意犯罪|因犯罪",
        r"(criminal|intentional) (offence|offense|crime)|intentional crime",
        (_at("69(e)", 0.7),),
        unless=frozenset({"public_keep"}),
    ),
    Aspect(
        "own_misconduct",
        ("故意不当行为", "wilful misconduct"),
        r"醉酒|酗酒|吸毒|自残|自杀|故意(伤害|造成)",
        r"wil?lful|drunk|intoxicat|self-inflict|suicide|drug (use|abuse)",
        (_at("69(f)", 0.7),),
    ),
    Aspect(
        "refusal",
        ("拒绝治疗或鉴定", "refusal of treatment or assessment"),
        r"(?<!不得)拒绝(治疗|检查|康复)|拒不(接受|配合)[^，。；]{0,10}(鉴定|治疗|检查|康复)|不接受[^，。；]{0,10}(鉴定|治疗)",
        r"refus\w+[^.;]{0,40}(treatment|examination|assessment|rehabilitation)",
        (_at("69(g)", 0.7),),
    ),
    Aspect(
        "refusal_of_work",
        ("拒绝适当工作或培训", "refusal of work or training"),
        r"(拒不接受|拒绝)[^。；]{0,40}(工作|培训|就业服务)",
        r"refus\w+[^.;]{0,60}(job|work|employment|training)|fail\w* to (make use of|use)[^.;]{0,20}employment service",
        (_at("69(h)", 0.7), _own("contingency", 0.3)),
        branches=frozenset({"unemployment"}),
    ),
    Aspect(
        "voluntary_leaving",
        ("自愿离职", "voluntary leaving"),
        r"本人意愿|自愿(离职|失业)|擅自离职|辞职",
        r"own (will|volition|choice)|voluntar\w+ (le|quit|unemploy)|without just cause",
        (_at("69(i)", 0.45),),
        branches=frozenset({"unemployment"}),
    ),
    Aspect(
        "appeal",
        ("申诉与争议", "appeal and disputes"),
        r"行政复议|行政诉讼|提起诉讼|申诉|(对|不服)[^，。；]{0,24}(结论|决定)[^，。；]{0,4}不服|仲裁|劳动争议|再次鉴定|有异议|向(人民)?法院起诉",
        r"\bappeal|administrative (review|reconsideration)|judicial review|tribunal|arbitrat|bring (an action|proceedings)|\bcomplain|lawsuit",
        (_at("70(1)", 1.0),),
    ),
    Aspect(
        "grounds_stated",
        ("说明理由", "reasons for a refusal"),
        r"(不予|不批准|拒绝|不符合)[^。；]{0,30}说明理由",
        r"(refus|reject)\w*[^.;]{0,60}(reasons|grounds)",
        (_at("70(1)", 0.6),),
    ),
    Aspect(
        "complaint",
        ("投诉举报", "complaints"),
        r"举报|投诉",
        r"whistle|report\w*[^.;]{0,20}(violation|breach|offence)",
        (_at("70", 0.8), _at("72(2)", 0.4)),
        unless=frozenset({"appeal"}),
    ),
)

_MONEY: Final = (
    Aspect(
        "contributions",
        ("缴费", "contributions"),
        r"(缴纳|交纳)[^，。；]{0,20}(保险)?费(?!满|的[，。]|的$|年限|义务满|情况)|共同缴(费|纳)|由[^，。；]{1,24}缴(纳|费)|不缴(纳|费)|不再缴|工资总额"
        r"|应缴的?费用|补缴|比例缴|比例的?缴费|费用由本人负担",
        r"\bcontributions?\b(?! (period|year|record))|\bcontributes?\b(?! for)|\bpremiums?\b|pays? in(to)? the (fund|scheme)",
        (_at("71(1)", 0.75),),
        unless=frozenset({"overlap", "appeal", "complaint"}),
    ),
    Aspect(
        "contributors",
        ("缴费人", "who pays contributions"),
        r"(职工|个体工商户|从业人员|灵活就业人员|居民|个人)[^。；]{0,24}(共同)?缴(纳|费)",
        r"(employees?|workers?|self-employed|residents?)[^.;]{0,60}\b(contribut|pays?)\b",
        (_own("persons_protected", 0.42),),
        unless=frozenset({"qualifying", "records", "collection"}),
    ),
    Aspect(
        "contribution_rate",
        ("费率", "contribution rates"),
        r"费率|缴费(比例|基数|标准)|工资总额(乘以)?的?(比例|百分之|\d)|比例缴(费|纳)|按照[^，。；]{0,12}工资[^，。；]{0,8}(比例|百分之[^，。；]{1,8}|\d+%)[^，。；]{0,4}缴",
        r"(contribution|premium) rates?|rates? of contribution|per cent of (the )?(payroll|total wage|wage bill)",
        (_at("71", 0.8),),
    ),
    Aspect(
        "fund_sources",
        ("资金来源", "sources of funds"),
        r"多渠道筹集|(基金|资金)[^，。；]{0,8}由[^。；]{0,60}(组成|构成|筹集)|基金由下列|下列各项构成|社会统筹(与|和)|个人缴费(、|和|与)[^，。；]{0,10}补|集体补助|政府(给予)?补(贴|助)"
        r"|财政(给予)?(补贴|补助|拨款|预算)|经费支持|由[^，。；]{0,10}政府[^，。；]{0,10}(承担|负担|补贴|垫付)|税收优惠|免征|中央财政|给予补(贴|助)|列入[^，。；]{0,8}预算",
        r"(State|government|public|fiscal|budget\w*) (subsid|contribut|fund|grant|support)|subsidi[sz]|tax\w*|financed|sources? of (fund|finance)|borne by the (State|government)",
        (_at("71(1)", 0.85),),
    ),
    Aspect(
        "small_means",
        ("收入微薄者的负担", "people of small means"),
        r"(最低生活保障的?人|低收入|困难|重度残疾|没有收入)[^。；]{0,50}(补贴|负担|免)",
        r"(small means|low[- ]income|poor)[^.;]{0,60}(subsid|exempt|borne|paid)|hardship",
        (_at("71(1)", 0.6),),
    ),
    Aspect(
        "deficit",
        ("基金不足时的责任", "State answers for a shortfall"),
        r"支付不足|不足(以)?支付|不敷|基金缺口|兜底",
        r"(fund|scheme)[^.;]{0,40}(insufficient|short|deficit)|deficit|shortfall",
        (_at("71(3)", 0.8),),
    ),
    Aspect(
        "employer_pays",
        ("由单个用人单位负担", "the single employer pays"),
        r"由[^，。；]{0,6}(用人单位|所在单位|雇主|单位|招用人)[^，。；]{0,14}(支付|承担|负担|发给|负责)(?!举证)|用人单位不支付",
        r"(paid|borne|provided|met) by (the|his|her|their) employer|employer shall (pay|bear|provide)",
        (_at("71(1)", 0.7), _own("cash", 0.7)),
        branches=_CASH,
    ),
    Aspect(
        "employer_default",
        ("用人单位未缴费时的待遇", "benefit where the employer has not paid"),
        r"(未|没有)(依法|按照规定|按规定)?(缴纳|参加)[^，。；]{0,16}(保险)?费?[^。；]{0,16}(工伤|事故|待遇)|先行支付|垫付|应当参加[^，。；]{0,8}而未参加",
        r"employer (has )?(fail|not paid)[^.;]{0,60}(benefit|injur)|advance (payment )?by the fund|fund (shall|may) (first )?(pay|advance)",
        (_at("71(3)", 0.7), _own("qualifying_period", 0.5), _at("72(2)", 0.35), _own("persons_protected", 0.35)),
        branches=frozenset({"employment_injury"}),
        unless=frozenset({"third_party", "appeal"}),
    ),
    Aspect(
        "fund",
        ("基金的管理与运用", "keeping the fund"),
        r"专款专用|(基金|资金)[^，。；]{0,12}(包括|分账|建账|核算|财政专户)|投资运营|保值增值|(全国|省级|市级|全市)统筹|统筹层次|调剂|储备|收支平衡|基金的?安全"
        r"|利息[^，。；]{0,6}并入|不得(侵占|挪用)|挪作他用|结余|国债",
        r"(surplus|separate account|invest|misappropriat|divert)\w*[^.;]{0,60}\bfunds?\b|\bfunds?\b[^.;]{0,60}(invest|separate|earmark|account|reserve|pool|safe)|pooling level|reserve fund|balance (of )?income and expenditure",
        (_at("71(3)", 0.75), _at("72(2)", 0.4)),
    ),
    Aspect(
        "fund_books",
        ("基金预决算与账户", "budget and accounts of the fund"),
        r"预算|决算|财政专户|会计制度|财务制度|分别建账",
        r"\bbudget|final accounts|special (fiscal )?account|bookkeeping",
        (_at("71(3)", 0.45),),
    ),
    Aspect(
        "collection",
        ("征缴", "collection of contributions"),
        r"征(收|缴)|代扣代缴|(代扣|扣缴)职工|自行申报|申报[^，。；]{0,8}(缴|数额)|按时足额缴|补足社会保险费|划拨|查封|抵缴|欠缴|应当缴纳数额",
        r"collect\w*[^.;]{0,30}(contribution|premium)|withh(o|e)ld|deduct\w*[^.;]{0,30}(wage|salar)|arrears|return of wages|declare[^.;]{0,40}contribution",
        (_at("71", 0.6),),
        unless=frozenset({"appeal", "complaint"}),
    ),
    Aspect(
        "administration_cost",
        ("管理费用", "cost of administration"),
        r"(人员|工作|所需|办公)经费|运行费用|管理费用",
        r"administrati(ve|on) (cost|expense)|running costs?|cost of administration|operating (cost|expense)",
        (_at("71(1)", 0.8), _at("72(2)", 0.5)),
    ),
    Aspect(
        "principles",
        ("可持续与经济水平", "sustainability and the economy"),
        r"可持续|(经济|社会)(社会)?发展(水平|相适应|规划)?[^，。；]{0,6}(适应|水平|规划)|承受能力|精算",
        r"sustainab|economic (situation|development|capacity)|actuarial",
        (_at("71", 0.9), _at("3", 0.4)),
    ),
)

_RUN: Final = (
    Aspect(
        "administering",
        ("管理机构与职责", "who administers"),
        r"(行政部门|经办机构|主管部门|民政部门|政府|管理机构|管理审批机关)[^，。；]{0,30}(负责|主管|承办|提供[^，。；]{0,8}服务|设立|管理工作|审批)|设立[^，。；]{0,10}(经办|管理)机构|负责[^，。；]{0,30}(工作|事务)"
        r"|经办机构应当(建立|按时|按照|及时|定期|自收到)|负责制",
        r"(department|ministry|agenc|authorit|institution|institute)\w*[^.;]{0,40}(responsib|in charge|administer|competent for|shall (establish|provide|pay))|\badminist(er|ration)",
        (_at("72(2)", 0.8),),
    ),
    Aspect(
        "representation",
        ("参保人与工会的参与", "representation of the persons protected"),
        r"工会[^。；]{0,24}(参与|监督|代表|意见|参加|维护|组成)|(职工|参保人员|用人单位|企业方面)代表|监督委员会|三方|听取[^，。；]{0,20}意见|征求[^。；]{0,24}意见",
        r"trade union|representatives? of (the )?(insured|worker|employee|protected|persons)|supervis\w+ (committee|board)|tripartite|consult\w* with",
        (_at("72(1)", 0.95),),
    ),
    Aspect(
        "supervision",
        ("监督", "supervision"),
        r"监督(检查|管理|职权)?|监管|审计|执法检查|检查[^，。；]{0,20}(情况|资料)",
        r"supervis|inspect|\baudit|oversee|oversight|monitor",
        (_at("72(2)", 0.8),),
    ),
    Aspect(
        "fund_supervision",
        ("基金监督", "supervision of the fund"),
        r"基金[^。；]{0,40}(监督|监管|审计|公布)|(监督|监管|审计)[^。；]{0,20}基金|公布[^。；]{0,50}基金|收支[^。；]{0,20}情况",
        r"(supervis|audit|publish|report)\w*[^.;]{0,60}\bfunds?\b|\bfunds?\b[^.;]{0,60}(supervis|audit|publish)",
        (_at("72(2)", 0.6), _at("71(3)", 0.45)),
    ),
    Aspect(
        "records",
        ("记录、信息与查询", "records and information"),
        r"查询|权益记录|信息系统|建立档案|数据|终身记录|对账单|向社会公布|咨询",
        r"\brecords?\b|information system|statement of account|enquir|publish",
        (_at("72(2)", 0.45),),
    ),
    Aspect(
        "on_time",
        ("足额按时支付", "benefits paid in full and on time"),
        r"按时足额(支付|发放)|足额[^，。；]{0,4}(支付|发放)",
        r"pay\w*[^.;]{0,30}(in full|on time|punctual)",
        (_at("71(3)", 0.4), _at("72(2)", 0.5)),
    ),
)

ASPECTS: Final[tuple[Aspect, ...]] = (*_WHO, *_EVENT, *_WHAT, *_WHEN, *_STOP, *_MONEY, *_RUN)
