"""What no convention on benefits answers: registration, definitions, penalties, entry into force and the like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.crossref.suggesting.aspects import compiled
from workbench.lang.languages import Lang

# What has no counterpart in a convention on benefits. Sentences with these cues are set aside; an article all of
# whose sentences are set aside is answered by nothing.
_FORMAL: Final[Mapping[Lang, tuple[tuple[str, str], ...]]] = {
    "zh": (
        (
            "registration",
            r"办理[^，。；]{0,14}(登记|手续)(?!之日|满|的[次当]|后|时)|登记(证件|证书|事项)|[出开]具[^，。；]{0,20}(证明|单证)",
        ),
        (
            "registration",
            r"社会保障号码|社会保障卡|电子凭证|(未|不)办理[^，。；]{0,10}登记|提交(下列)?[^，。；]{0,8}材料"
            r"|通报[^，。；]*(情况|登记)|信息[^。；]{0,30}共享",
        ),
        (
            "procedure",
            r"提出[^，。；]{0,8}认定申请|补正|予以审核|作出[^，。；]{0,12}(决定|结论)的?(期限|时限)|应当回避"
            r"|举证责任|受理",
        ),
        ("commencement", r"自[^，。；]{0,24}(日)?起(施行|实施|生效)|同时废止"),
        ("purpose", r"^为了[^。]*制定本|制定本(法|条例|办法)"),
        (
            "definition",
            r"(本法|本条例|本办法|本条|前款)?(所称|下列用语)[^。]{0,40}(是指|指|包括|含义)"
            r"|^（?[一二三四五六七八九十]+）?[^，。]{2,14}，是指",
        ),
        ("confidentiality", r"(信息|资料)[^，。；]{0,8}保密|泄露[^，。；]{0,12}(信息|隐私)|个人信息"),
        ("delegation", r"^[^，。；]{0,12}(具体|实施|管理)?(办法|步骤)[^，。；]{0,24}由[^，。；]{2,24}规定$"),
    ),
    "en": (
        (
            "registration",
            r"\b(appl\w+ for|carry out|complete|effect)\b[^.;]{0,40}\bregistration\b|registration (certificate"
            r"|formalit)",
        ),
        (
            "registration",
            r"\bshall register\b|fail\w* to register|social security (card|number)"
            r"|shall issue[^.;]{0,30}certificate",
        ),
        ("procedure", r"application form|supporting documents|burden of proof|shall withdraw from the case"),
        (
            "commencement",
            r"(comes?|came|enters?|entry) into (force|effect)|takes? effect (on|from)|is (hereby )?repealed",
        ),
        (
            "purpose",
            r"^(this (act|law)|the purpose)[^.;]{0,40}(is (made|enacted)|enacted in order|purpose)|is (made"
            r"|enacted) (in order )?to",
        ),
        (
            "definition",
            r"\bterms? [^.;]{0,60}\bmeans?\b|for the purposes? of this (act|law)|have the following meanings?"
            r"|[“\"][^”\"]{2,40}[”\"] means\b",
        ),
        ("confidentiality", r"\bconfidential|personal (information|data)|disclos\w+ [^.;]{0,30}(information|data)"),
        (
            "delegation",
            r"^(detailed|specific|implementing)[^.;]{0,30}(rules|measures|steps)[^.;]{0,30}(laid down|prescribed"
            r"|made|issued) by",
        ),
    ),
}
_PENALTY: Final[Mapping[Lang, str]] = {
    "zh": r"罚款|依法给予[^，。；]{0,6}处分|(行政|纪律)处分|刑事责任|责令[^，。；]{0,10}(改正|退回|退还|追回|追缴)|没收"
    r"|吊销"
    r"|依照[^。；]{0,30}的规定(处理|处罚)|批评教育|构成犯罪",
    "en": r"\bfined?\b|\bpenalt|criminal liab|disciplin|confiscat|prosecut|ordered to (rectify|correct|refund|return"
    r"|repay)"
    r"|commits? an offence|guilty of",
}
# Fraud by a person who claims benefit is a ground of Article 69(d), also where the law words it as an offence.
_CLAIM_FRAUD: Final[Mapping[Lang, str]] = {
    "zh": r"(骗取|冒领|骗领)[^，。；]{0,16}(待遇|津贴|养老金|保险金|款物|补助)"
    r"|不符合[^，。；]{0,20}条件[^。；]{0,10}骗取",
    "en": r"(fraud|false|deceit|deception|forg)[^.;]{0,80}(benefit|pension|allowance)|(benefit|pension|allowance)s?"
    r"[^.;]{0,60}(by fraud|fraudulent|deceit|deception|false|forg)",
}
_INSTITUTION_FIRST: Final[Mapping[Lang, str]] = {
    "zh": r"^[^，。；]{0,6}(社会保险)?(经办机构|医疗机构|服务机构|行政部门|征收机构|工作人员)",
    "en": r"^(an?|the|any|every)?\s*(\w+\s){0,3}(agenc|institution|provider|hospital|department|official|staff)",
}


def formality(text: str, lang: Lang) -> str | None:
    """The kind of formality a sentence consists of (registration, definition, ...), or None."""
    for kind, pattern in _FORMAL[lang]:
        if compiled(pattern).search(text):
            return kind
    return None


def is_penalty(text: str, lang: Lang) -> bool:
    """Whether a sentence lays down a penalty."""
    return bool(compiled(_PENALTY[lang]).search(text))


def claim_fraud(text: str, lang: Lang) -> str | None:
    """The words that speak of benefit got by deceit by whoever claims it, or None."""
    if compiled(_INSTITUTION_FIRST[lang]).search(text):
        return None
    found = compiled(_CLAIM_FRAUD[lang]).search(text)
    return found.group() if found else None
