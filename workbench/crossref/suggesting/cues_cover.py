"""Cue phrases on who is covered and on what must have happened."""

from __future__ import annotations

from typing import Final

from workbench.crossref.suggesting.aspects import Aspect, own_part, provision

WHO: Final = (
    Aspect(
        "participation",
        ("受保护人", "who is covered"),
        r"(应当|应|可以|必须|自愿|继续|均|期间[，,]?|本(法|条例)(的?规定)?"
        r"|参照[^，。；]{2,8})(依法)?(为[^，。；]{2,30})?参加[^，。；的]{0,16}(保险|医疗)(?!费)"
        r"|适用(于|本)|(纳入|参加)[^，。；]{0,14}社会保险(制度|范围)|(雇工|职工|居民"
        r"|人员)[^，。；]{0,24}均?有[^，。；]{0,30}的?权利"
        r"|未就业配偶|家属享受",
        r"shall (be )?(compulsorily )?(participate|insured|join|affiliat|covered|protected|enrol)"
        r"|may (also )?(participate|join|be insured|enrol)"
        r"|persons (protected|covered) (shall|are|comprise)|\bapplies to\b|(shall|may|must)( also)? (take part"
        r"|be included) in[^.;]{0,40}(insurance|scheme)"
        r"|(remains?|continues?|stays?) (to be )?insured|shall insure\b|cover(s|ing) (all|every|those)"
        r"|prescribed classes of|all residents whose means|appl(y|ies) to (all|every|employ)"
        r"|insured persons? (are|include)",
        (own_part("persons_protected", 0.9),),
        unless=frozenset({"supervision", "appeal", "records", "representation"}),
    ),
    Aspect(
        "resident_scheme",
        ("居民制度的受保护人", "a scheme for residents"),
        r"(建立|实施|实行|合并)[^，。；]{0,16}(农村|居民|农民)[^，。；]{0,16}(制度|保险|医疗|保障)?|(农村|城乡"
        r"|城镇)居民[^，。；]{0,16}(参加|保险|待遇|医疗)|(保险|医疗)的(农村|城乡|城镇)居民",
        r"(establish|set up|implement|merge|introduc)[^.;]{0,40}(rural|resident|farmer)|(rural|urban"
        r"|all) residents[^.;]{0,40}(take part|join|insured|insurance|participate)"
        r"|insurance for[^.;]{0,20}residents",
        (own_part("persons_protected", 0.8), own_part("duty_to_secure", 0.4), provision("6", 0.3)),
        unless=frozenset({"care"}),
    ),
    Aspect(
        "voluntary_cover",
        ("自愿参保", "voluntary cover"),
        r"可以(自愿)?参加[^，。；]{0,16}(保险|医疗)|自愿(参加|投保|参保)|补充(医疗|养老)?保险|企业年金|商业保险",
        r"may (also )?(join|participate|insure)|voluntar(y|ily)|supplementary (insurance|pension)"
        r"|not made compulsory",
        (provision("6", 0.4),),
    ),
    Aspect(
        "establishment",
        ("保障义务", "duty to secure the benefit"),
        r"(国家|政府|应当)[^，。；]{0,10}(建立|设立|实行)[^，。；]{0,30}(保险|医疗|保障)(制度)?(?!基金|调剂|储备"
        r"|待遇)|(受|获得|享受)[^，。；]{0,14}(待遇|保障)的?(合法)?权利",
        r"(State|government|Member)[^.;]{0,30}(establish|set up|secure|provide)[^.;]{0,60}(insurance|scheme"
        r"|benefit|care)"
        r"|shall (secure|ensure) to the persons protected",
        (own_part("duty_to_secure", 0.5),),
        unless=frozenset({"fund", "representation", "adjustment"}),
    ),
    Aspect(
        "breadth",
        ("覆盖面", "breadth of cover"),
        r"广覆盖|覆盖(广泛|城乡|全民|全体)|全覆盖|应保尽保|扩大[^，。；]{0,8}覆盖",
        r"(broad|wide|universal|full) coverage|cover(ing)? (all|urban and rural)|extend(ing)? coverage",
        (provision("5", 0.5),),
    ),
    Aspect(
        "rural_migrants",
        ("进城务工人员", "rural migrant workers"),
        r"进城务工|农民工|农民合同制|务工人员|外来务工",
        r"rural (migrant|resident)s? (who|work)|rural[- ](to[- ]urban )?migrant|(migrant|peasant) workers? from",
        (own_part("persons_protected", 0.6), provision("5", 0.3)),
    ),
    Aspect(
        "non_nationals",
        ("非本国国民", "non-nationals"),
        r"外国人|外籍|无国籍|外国公民|双边(社会保障)?协定|互惠|缔结的条约",
        r"\b(foreigner|foreign (worker|national|employee|citizen)|alien|non-?national|stateless)s?\b|reciproc"
        r"|bilateral agreement"
        r"|equality of treatment",
        (provision("68(1)", 0.95),),
    ),
)

EVENT: Final = (
    Aspect(
        "retirement_age",
        ("领取年龄", "pensionable age"),
        r"退休年龄|(年满|满)[五六七]十[^，。；]{0,2}周?岁|满[567]\d周?岁|提前退休|延迟退休|办理退休手续",
        r"pension(able)? age|retirement age|age of retirement|reach\w* the age|prescribed age|survival beyond",
        (own_part("contingency", 0.9),),
        branches=frozenset({"old_age"}),
    ),
    Aspect(
        "unemployment_event",
        ("失业的认定", "what counts as unemployment"),
        r"本人意愿|求职(要求|登记|情况)|失业登记|适当(的)?工作|失业人员(符合|具备)|(符合"
        r"|具备)[^，。；]{0,6}条件的失业人员|再次失业|重新就业",
        r"own (will|volition|choice)|capable of,? and available|available for work|seek(ing)? (work|employment)"
        r"|suitable (work|employment|job)"
        r"|becom\w+ unemployed|obtain suitable|return to work",
        (own_part("contingency", 0.8),),
        branches=frozenset({"unemployment"}),
    ),
    Aspect(
        "injury_event",
        ("工伤的认定", "what counts as an employment injury"),
        r"事故伤害|患(国家)?[^，。；]{0,6}职业病|认定(为)?工伤|工伤认定|视同工伤|认定为工伤|上下班|因工(作)?(外出"
        r"|死亡|受|遭受|原因)|劳动能力鉴定|伤残(情况|等级)|丧失劳动能力",
        r"accident|occupational disease|arising out of|in the course of (work|employment)"
        r"|recogni[sz]\w+ as (an? )?(work|employment|industrial)"
        r"|loss of earning capacity|loss of faculty|degree of (disab|incapac)|commut",
        (own_part("contingency", 0.85), own_part("qualifying_period", 0.4), own_part("duty_to_secure", 0.38)),
        branches=frozenset({"employment_injury"}),
        unless=frozenset({"refusal", "third_party"}),
    ),
    Aspect(
        "sickness_event",
        ("疾病与丧失工作能力", "incapacity through illness"),
        r"病假|患病[^，。；]{0,10}(不能|停止|暂停)|医疗期|因病[^，。；]{0,10}(不能|停止)工作",
        r"incapac\w+ for work|sick leave|unfit for work|unable to work",
        (own_part("contingency", 0.85), own_part("cash", 0.5)),
        branches=frozenset({"sickness"}),
    ),
    Aspect(
        "medical_event",
        ("疾病状况", "illness"),
        r"患病|疾病|病情|慢性病|公共卫生|预防保健",
        r"\bmorbid|\billness|\bdisease|\bill[- ]health|preventive",
        (own_part("contingency", 0.6),),
        branches=frozenset({"medical_care"}),
    ),
    Aspect(
        "maternity_event",
        ("怀孕与生育", "pregnancy and confinement"),
        r"怀孕|分娩|生育(享受|前|的|、)|产假|流产|难产|孕期|产期|计划生育手术",
        r"pregnan|confinement|childbirth|maternity leave|miscarr|giv\w+ birth",
        (own_part("contingency", 0.65),),
        branches=frozenset({"maternity"}),
    ),
    Aspect(
        "invalidity_event",
        ("病残", "invalidity"),
        r"致残|病残|残疾|(完全|部分|永久)?丧失劳动能力",
        r"invalid|disab|inability to engage|permanent\w* incapab|unable to engage|incapacity",
        (
            own_part("contingency", 0.85),
            own_part("cash", 0.62),
            own_part("qualifying_period", 0.4),
            own_part("persons_protected", 0.4),
        ),
        branches=frozenset({"invalidity"}),
    ),
    Aspect(
        "survivors_event",
        ("供养人死亡", "death of the breadwinner"),
        r"死亡|遗属|供养[^，。；]{0,4}亲属|直系亲属|家属|配偶|丧葬|抚恤",
        r"\bdeath\b|\bdied?\b|\bwidow|surviv|orphan|breadwinner|funeral|deceased",
        (
            own_part("contingency", 0.85),
            own_part("cash", 0.62),
            own_part("persons_protected", 0.45),
            own_part("qualifying_period", 0.3),
            own_part("duration", 0.3),
        ),
        branches=frozenset({"survivors"}),
    ),
    Aspect(
        "family_event",
        ("抚养子女", "maintenance of children"),
        r"(抚养|子女|儿童|育儿|家庭)[^，。；]{0,10}(津贴|补贴|待遇|补助)",
        r"(family|child(ren)?)('s|s'|’s)? (benefit|allowance)|maintenance of children"
        r"|responsib\w+ for[^.;]{0,20}children",
        (own_part("contingency", 0.8), own_part("benefit", 0.6), own_part("rate", 0.5)),
        branches=frozenset({"family"}),
    ),
)
