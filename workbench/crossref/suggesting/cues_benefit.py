"""Cue phrases on what is given, how much, from when and for how long."""

from __future__ import annotations

from typing import Final

from workbench.crossref.suggesting.aspects import CASH_BRANCHES, Aspect, own_part, provision

WHAT: Final = (
    Aspect(
        "cash_benefit",
        ("现金津贴", "cash benefit"),
        r"津贴|补助金|抚恤金|养老金|失业保险金|保险金|救济费|护理费|生活补助|病残待遇|伤残待遇|一次性赔偿",
        r"\bbenefits?\b|\bpensions?\b|\ballowances?\b|\bgrants?\b|periodical payment|lump[- ]sum",
        (own_part("cash", 0.6),),
        branches=CASH_BRANCHES,
        unless=frozenset({"suspension", "conversion", "contributions"}),
    ),
    Aspect(
        "benefits_at_large",
        ("待遇", "the benefits of a branch"),
        r"(享受|领取|支付|给付|获得)[^，。；]{0,14}(保险|工伤|生育|医疗)?待遇|保险待遇(包括|由)",
        r"(entitled to|receiv\w*|enjoy\w*|draw\w*) [^.;]{0,30}(insurance )?benefits\b",
        (own_part("cash", 0.62), own_part("care", 0.6), own_part("duty_to_secure", 0.36)),
        unless=frozenset({"suspension", "conversion", "qualifying", "not_covered", "appeal", "records"}),
    ),
    Aspect(
        "care",
        ("医疗内容", "care that is given"),
        r"药品|诊疗|医疗(服务|费用|待遇|费|救治|补助)|急诊|抢救|住院|门诊|就医|治疗|护理|假肢|辅助器具|产前检查"
        r"|接生|手术(?!休假)|基本医疗保险待遇|保险的?待遇标准",
        r"medical (care|treatment|benefit|service|expense)|hospital|in-?patient|out-?patient|medicine"
        r"|pharmaceutical|surg|prosthe|dental"
        r"|pre-?natal|midwi|nursing|specialist|practitioner",
        (own_part("care", 0.85),),
        branches=frozenset({"medical_care", "employment_injury", "maternity"}),
        unless=frozenset({"refusal", "not_covered", "fund"}),
    ),
    Aspect(
        "cost_sharing",
        ("费用分担", "cost sharing"),
        r"自付|起付|最高支付限额|支付比例|报销|本人(只)?(负担|支付)|个人(负担|支付)|垫付，",
        r"cost[- ]shar|co-?pay|deductible|share (in|of) the cost|reimburs|patient shall pay",
        (own_part("cost_sharing", 0.7),),
        branches=frozenset({"medical_care"}),
    ),
    Aspect(
        "providers",
        ("医疗服务的提供", "how care is provided"),
        r"服务协议|直接结算|结算制度|定点(医疗)?机构|异地就医|医疗服务行为|合理、必要的医疗",
        r"service agreement|agreements? with (hospital|provider|medical)|direct\w* (settle|bill)"
        r"|designated (hospital|provider)",
        (own_part("care", 0.8), provision("72", 0.35)),
        branches=frozenset({"medical_care", "employment_injury", "maternity"}),
    ),
    Aspect(
        "rehabilitation",
        ("康复与再就业", "rehabilitation"),
        r"康复|安排(适当|合适)?工作|职业训练|辅助器具|残疾人就业",
        r"rehabilit|vocational (retrain|guidance)|re-?adapt|suitable placement",
        (own_part("rehabilitation", 0.75),),
        branches=frozenset({"employment_injury", "invalidity"}),
    ),
    Aspect(
        "amount",
        ("津贴标准", "amount of the benefit"),
        r"(金|待遇|津贴|补助|给付|工资)的?(月)?标准|标准(为|由|按照|不得)|待遇标准|计发|由[^，。；]{0,30}(养老金"
        r"|部分)[^，。；]{0,10}组成"
        r"|工资的(百分之|\d)|工资，标准|综合计算|(养老金|待遇|津贴)根据|差额享受|全额享受|补助标准",
        r"(rate|amount|level)s? of (the )?([\w-]+ ){0,3}(benefit|pension|allowance|payment)|calculated"
        r"|per cent of (the |his |her |their )?(\w+ )?(wage|earning|salar)|consists? of"
        r"|shall be (a )?periodical payment",
        (own_part("cash", 0.85), own_part("rate", 0.7), provision("65(1)", 0.42), provision("66(1)", 0.4)),
        branches=CASH_BRANCHES | {"family"},
        unless=frozenset({"fund", "contribution_rate", "fund_sources"}),
    ),
    Aspect(
        "earnings_related",
        ("与工资挂钩的计算", "calculation from earnings"),
        r"(养老金|津贴|待遇|补助金|抚恤金|计发|标准|费)[^。；]{0,40}(缴费工资|平均工资|本人工资|工资的(百分之"
        r"|\d))|(缴费工资|平均工资)[^。；]{0,12}(计发|确定|等因素)"
        r"|缴费工资为|不计入缴费工资|本人工资(高于|低于|，)",
        r"(previous|insured|average|reference) (earnings|wages?)|per cent of (the |his |her |their )?(\w+ )?(wage"
        r"|earning|salar)",
        (provision("65(1)", 0.7), provision("66", 0.35)),
        branches=CASH_BRANCHES,
        unless=frozenset({"fund_sources", "contribution_rate"}),
    ),
    Aspect(
        "pay_ceiling",
        ("工资上下限", "ceiling on earnings"),
        r"(高于|超过)[^，。；]{0,16}平均工资[^。；]{0,16}(300%|百分之三百|部分不计|不计入)|封顶|工资上限",
        r"(ceiling|upper limit|maximum)[^.;]{0,30}(earning|wage|benefit)|(above|exceed\w*|over) (300"
        r"|three hundred) per cent",
        (provision("65(3)", 0.7), provision("71(1)", 0.35)),
    ),
    Aspect(
        "flat_rate",
        ("统一数额或最低标准", "flat or minimum amount"),
        r"最低生活保障标准|最低工资|最低标准|基础养老金|基础部分|统一标准|城镇居民人均可支配收入|定额",
        r"minimum (wage|living|standard|pension)|flat[- ]rate|subsistence|uniform (rate|amount)",
        (provision("66(1)", 0.65), provision("67", 0.3), provision("65", 0.3)),
        branches=CASH_BRANCHES,
    ),
    Aspect(
        "means_test",
        ("经济状况调查", "means test"),
        r"人均收入|家庭收入|家庭经济状况|收入情况|经济困难家庭|差额享受|全额享受",
        r"means[- ]test|family (income|means)|household income|income (is )?below|insufficient means"
        r"|means of the beneficiary",
        (provision("67", 0.9), provision("66", 0.25)),
    ),
    Aspect(
        "social_assistance",
        ("最低生活保障", "social assistance"),
        r"最低生活保障(待遇|制度|标准|资金)|社会救助|社会救济",
        r"minimum living (guarantee|standard|allowance)|social assistance|subsistence (allowance|benefit)",
        (provision("67", 0.5),),
        unless=frozenset({"means_test", "flat_rate", "small_means"}),
    ),
    Aspect(
        "adjustment",
        ("待遇调整", "review of benefits in payment"),
        r"调整机制|适时(调整|提高)|物价(上涨|变动|变化|指数|水平)|生活费用(变化|变动)|工资增长|标准需要提高"
        r"|定期调整",
        r"adjust(ed|ment)[^.;]{0,60}(wage|earning|price|cost|benefit|pension)|index(ed|ation)|cost of living"
        r"|(wage|price) (growth|increase|change)"
        r"|general level of earnings",
        (provision("65(10)", 0.95), provision("66(8)", 0.9), own_part("cash", 0.5), provision("71(1)", 0.3)),
    ),
    Aspect(
        "individual_account",
        ("个人账户", "individual account"),
        r"个人账户[^。；]{0,16}(提前支取|余额|利率|储存额|继承|计息)|账户余额",
        r"individual accounts?|personal accounts?",
        (own_part("cash", 0.45), provision("71", 0.45), own_part("duration", 0.3), provision("62", 0.3)),
        branches=frozenset({"old_age"}),
    ),
    Aspect(
        "benefit_level",
        ("待遇水平", "level of benefits"),
        r"保基本|(待遇|保险|保障)的?水平|水平适度|基本生活(保障|需要)?",
        r"(level|adequacy) of (benefit|protection|social insurance)|basic (needs|protection|level)",
        (provision("65", 0.4), provision("66", 0.4)),
    ),
)

WHEN: Final = (
    Aspect(
        "qualifying",
        ("合格期限", "qualifying period"),
        r"缴(费|纳)[^。；，]{0,20}满|缴费(年限|时间|期间)|累计缴费|视同缴费|达到[^，。；]{0,6}规定年限|(连续工作"
        r"|缴费)[^，。；]{0,6}满|缴费义务满",
        r"qualifying (period|condition)|(years?|months?|period) of (contribution|insurance|employment|residence)"
        r"|contribut\w+ for\b|paid[^.;]{0,40}contributions? for|contributions? (have|has|were|was) (been )?paid"
        r"|contribution (years|record|period)",
        (own_part("qualifying_period", 0.9),),
    ),
    Aspect(
        "portability",
        ("权利的转移接续", "rights carried over"),
        r"(随|随同)(本人|之)?转(移|迁)|转移接续|累计计算|跨统筹地区(就业|流动|转移)|跨地区|合并计算",
        r"transfer\w*|carried over|aggregat\w+|totali[sz]|portab|moves? (to|between)",
        (own_part("qualifying_period", 0.9), own_part("persons_protected", 0.25), own_part("duration", 0.2)),
    ),
    Aspect(
        "deemed_years",
        ("视同缴费年限", "credited years"),
        r"视同缴费",
        r"credited (period|year|contribution)|deemed (contribution|to have)",
        (own_part("qualifying_period", 0.5),),
    ),
    Aspect(
        "duration",
        ("支付期限", "duration"),
        r"期限(最长|为|不|按)|最长(不(得)?超过)?[^，。；]{0,8}(月|周|天|日|年)|(领取|享受|发放"
        r"|支付)[^，。；]{0,10}(期限|期间为)|直至(死亡|恢复)|终身|发至"
        r"|一般不超过[^，。；]{0,5}(月|周|天)|产假|停工留薪期|延长[^，。；]{0,6}(月|天|日)|增加[^，。；]{0,3}日",
        r"duration|not exceed\w* [^.;]{0,20}(weeks?|months?|days?)|for (a period of|up to|not more than)"
        r"|throughout|maximum (period|of \w+ (weeks|months))|until (death|recovery)"
        r"|limited to[^.;]{0,30}(weeks?|months?|days?)|(is|lasts?|for) (a further )?[\w-]+ (days|weeks|months)\b",
        (own_part("duration", 0.9),),
    ),
    Aspect(
        "monthly",
        ("按月支付", "paid at intervals"),
        r"按月(领取|发给|支付|发放|享受)|每月(领取|发给)|月伤残津贴",
        r"(paid|payable|receive\w*|draw\w*) (monthly|each month|every month|a monthly)|monthly (pension|benefit"
        r"|allowance|payment)",
        (own_part("cash", 0.55), own_part("duration", 0.4)),
        branches=CASH_BRANCHES,
    ),
    Aspect(
        "waiting",
        ("等待期", "waiting period"),
        r"等待期|第[二三四五六七八九十\d]+(日|天|个月)起(发|停|支)|满[^，。；]{1,4}日后(开始)?(计发|发)"
        r"|自办理[^，。；]{0,10}之日起(计算|满)",
        r"waiting (period|days?)|from the (second|third|fourth|fifth|eighth) day|first \w+ days?",
        (own_part("waiting_period", 0.7), own_part("duration", 0.5)),
    ),
    Aspect(
        "conversion",
        ("改领其他待遇", "change to another benefit"),
        r"停发[^，。；]{0,14}，[^。；]{0,10}(享受|改|领)|补足差额|转(为|入|领)[^，。；]{0,14}(养老|津贴|待遇|保险)",
        r"replaced by (an? )?(old[- ]age|retirement|other)|convert\w* (in)?to|make up the difference",
        (own_part("duration", 0.75), own_part("cash", 0.4)),
        branches=frozenset({"employment_injury", "invalidity", "sickness"}),
    ),
)
