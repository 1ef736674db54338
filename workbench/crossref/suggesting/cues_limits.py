"""Cue phrases on when benefit stops or is refused, and on appeal against it."""

from __future__ import annotations

from typing import Final

from workbench.crossref.suggesting.aspects import Aspect, own_part, provision

STOP: Final = (
    Aspect(
        "suspension",
        ("停止支付", "benefit stopped"),
        r"停止(享受|领取|发放|支付)|停发|不再领取|丧失享受|暂停(发放|支付)|取消待遇|中止(支付|待遇)|减发",
        r"(benefit|pension|payment|allowance)s?[^.;]{0,40}(suspend|stop|ceas|terminat|withdraw)|(suspend|cease"
        r"|forfeit)\w*[^.;]{0,40}(benefit|pension|payment)"
        r"|disqualif|shall (cease|stop|no longer)",
        (provision("69", 0.9), own_part("duration", 0.4), own_part("contingency", 0.38)),
    ),
    Aspect(
        "not_covered",
        ("不予支付的情形", "what is not paid for"),
        r"不纳入[^，。；]{0,16}(范围|支付)|不予支付|基金不支付|不得认定|不认定为|不享受",
        r"(shall|are|is) not (be )?(paid|covered|reimbursed|recogni[sz]ed|entitled)|exclu(ded|sion)",
        (provision("69", 0.7), own_part("contingency", 0.75)),
        branches=frozenset({"medical_care", "employment_injury", "sickness", "maternity", "invalidity"}),
    ),
    Aspect(
        "abroad",
        ("在境外", "absence abroad"),
        r"移居境外|境外就医|在境外(?!就业)|出境定居|国外定居",
        r"(settle|resid|move|liv|treat)\w*[^.;]{0,20}abroad|absent from the territory|emigrat",
        (provision("69(a)", 0.6),),
    ),
    Aspect(
        "public_keep",
        ("由公费维持生活", "kept at public expense"),
        r"收监|服刑|监禁|判刑|羁押|劳动教养|公费(供养|维持)",
        r"imprison|in prison|detain|public expense",
        (provision("69(b)", 0.6),),
    ),
    Aspect(
        "third_party",
        ("第三人责任与追偿", "third party's liability"),
        r"第三人|第三方|侵权(责任|人)",
        r"third part(y|ies)|subrogat|indemnif",
        (provision("69(c)", 0.9), own_part("care", 0.35)),
    ),
    Aspect(
        "overlap",
        ("与其他待遇重叠", "overlap with another benefit"),
        r"只能(选择|领取)[^，。；]{0,10}(一项|其中)|不得(同时|重复)(享受|领取)|同时符合[^。；]{0,60}条件"
        r"|享受基本养老保险待遇的$|停发[^，。；]{0,10}，享受|不再领取"
        r"|(待遇|津贴|养老金)[^，。；]{0,4}低于[^，。；]{0,12}(待遇|津贴|养老金)",
        r"(not|only)[^.;]{0,40}(both|more than one|one of)[^.;]{0,40}(benefit|pension|grant)|overlap|concurrent"
        r"|another (social security )?(cash )?benefit",
        (provision("69(c)", 0.8),),
    ),
    Aspect(
        "own_crime",
        ("故意犯罪", "own criminal offence"),
        r"故意犯罪|因犯罪",
        r"(criminal|intentional) (offence|offense|crime)|intentional crime",
        (provision("69(e)", 0.7),),
        unless=frozenset({"public_keep"}),
    ),
    Aspect(
        "own_misconduct",
        ("故意不当行为", "wilful misconduct"),
        r"醉酒|酗酒|吸毒|自残|自杀|故意(伤害|造成)",
        r"wil?lful|drunk|intoxicat|self-inflict|suicide|drug (use|abuse)",
        (provision("69(f)", 0.7),),
    ),
    Aspect(
        "refusal",
        ("拒绝治疗或鉴定", "refusal of treatment or assessment"),
        r"(?<!不得)拒绝(治疗|检查|康复)|拒不(接受|配合)[^，。；]{0,10}(鉴定|治疗|检查|康复)"
        r"|不接受[^，。；]{0,10}(鉴定|治疗)",
        r"refus\w+[^.;]{0,40}(treatment|examination|assessment|rehabilitation)",
        (provision("69(g)", 0.7),),
    ),
    Aspect(
        "refusal_of_work",
        ("拒绝适当工作或培训", "refusal of work or training"),
        r"(拒不接受|拒绝)[^。；]{0,40}(工作|培训|就业服务)",
        r"refus\w+[^.;]{0,60}(job|work|employment|training)|fail\w* to (make use of"
        r"|use)[^.;]{0,20}employment service",
        (provision("69(h)", 0.7), own_part("contingency", 0.3)),
        branches=frozenset({"unemployment"}),
    ),
    Aspect(
        "voluntary_leaving",
        ("自愿离职", "voluntary leaving"),
        r"本人意愿|自愿(离职|失业)|擅自离职|辞职",
        r"own (will|volition|choice)|voluntar\w+ (le|quit|unemploy)|without just cause",
        (provision("69(i)", 0.45),),
        branches=frozenset({"unemployment"}),
    ),
    Aspect(
        "appeal",
        ("申诉与争议", "appeal and disputes"),
        r"行政复议|行政诉讼|提起诉讼|申诉|(对|不服)[^，。；]{0,24}(结论|决定)[^，。；]{0,4}不服|仲裁|劳动争议"
        r"|再次鉴定|有异议|向(人民)?法院起诉",
        r"\bappeal|administrative (review|reconsideration)|judicial review|tribunal|arbitrat|bring (an action"
        r"|proceedings)|\bcomplain|lawsuit",
        (provision("70(1)", 1.0),),
    ),
    Aspect(
        "earlier_cases",
        ("施行前的情形", "cases from before the law"),
        r"施行前(已|发生|的|参加|缴)|不溯及既往",
        r"before (the )?(commencement|entry into force|coming into force|this law)|retroactiv|retrospectiv",
        (provision("73", 0.8),),
    ),
    Aspect(
        "grounds_stated",
        ("说明理由", "reasons for a refusal"),
        r"(不予|不批准|拒绝|不符合)[^。；]{0,30}说明理由",
        r"(refus|reject)\w*[^.;]{0,60}(reasons|grounds)",
        (provision("70(1)", 0.6),),
    ),
    Aspect(
        "complaint",
        ("投诉举报", "complaints"),
        r"举报|投诉",
        r"whistle|report\w*[^.;]{0,20}(violation|breach|offence)",
        (provision("70", 0.8), provision("72(2)", 0.4)),
        unless=frozenset({"appeal"}),
    ),
)
