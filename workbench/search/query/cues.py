"""What people ask a clause or an article for (who, how long, how much, ...), in the words of questions (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a question that ask for provisions with one of ``roles``, each with a strength from 0 to 1."""

    pattern: re.Pattern[str]
    roles: tuple[tuple[str, float], ...]


def _cue(roles: str, zh: str, en: str) -> Cue:
    strengths = tuple((name, float(strength)) for name, _, strength in (role.partition("=") for role in roles.split()))
    return Cue(re.compile(rf"{zh}|\b(?:{en})", re.IGNORECASE), strengths)


CUES: Final = (
    _cue(
        "duration=1 waiting_period=0.3",
        r"多久|多长时间|期限|期间多长|几个?(月|周|星期|天|年)|最长|最短|最多[^，。]{0,4}(月|周|天)|终身|一直(领|享受|到)|(领|发|付)到"
        r"|什么时候(停|结束)|天数|产假(?!工资|期间)|领取时间",
        r"how (long|many (weeks|days|months))|duration|(maximum|minimum) (period|length|number of weeks)"
        r"|length of|until when|throughout|for life|weeks? of (leave|benefit)|time limit",
    ),
    _cue(
        "waiting_period=1 duration=0.6",
        r"等待期|等待(时间|天)|等候期|(前|头)(几|三|3|七|7)(天|日)|第(几|四|4)(天|日)(起|开始)",
        r"waiting (period|days?|time)|first (few|three|3|seven|7)? ?days|unpaid days",
    ),
    _cue(
        "persons_protected=1",
        r"谁(可以|能|应|要|有|受|必须)?(?!出|交|缴|付|来?承担|负担|管|负责)|哪些人|什么人|哪类人|人群|覆盖|参保(?!缴|费)|受保护|适用(对象|范围)|保障(对象|范围)"
        r"|全体(雇员|职工|居民)|农民工|灵活就业|自雇|个体(户|工商)|居民[^，。]{0,6}(占|比例)",
        r"who (is|are|has|must|should|can)\b|whom|coverage|cover(ed|s)?\b|persons? protected|scope of (the )?persons"
        r"|which (workers|employees|persons|people|classes)|(per ?cent|percentage|share|proportion) of (all )?(the )?"
        r"(employees|residents|population|workers)|economically active|self-employed",
    ),
    _cue(
        "qualifying_period=1",
        r"条件|资格|门槛|合格期|(缴|交)(费|满|够|纳)[^，。]{0,8}(年限|年|月|期|时间)|(缴|交)(多少|几)年|年限|工龄|居住(满|年限|几年)|防止滥用",
        r"qualif\w*|eligib\w*|entitlement conditions?|conditions? (for|of|to)|(contribution|insurance|employment)"
        r" (period|record|years?|history)|(years?|months?|periods?) of (contributions?|insurance|employment"
        r"|residence|service)|minimum (contribution|service)|contribut\w+ for|abuse|how many years",
    ),
    _cue(
        "cash=1 rate=0.6 calculation=0.3",
        r"多少(钱|待遇|比例)?|标准|金额|数额|怎么(算|计)|如何(算|计)|计算|计发|水平|替代率|拿几成|减额|一次性|按月",
        r"how much|amounts?\b|rate of|rates?\b|levels? of|replacement|calculat\w*|comput\w*|periodical payment"
        r"|lump[- ]sum|reduced|cash benefit",
    ),
    _cue(
        "contingency=1 definition=0.3",
        r"什么(是|叫|算)|算不算|算(是)?(失业|工伤|残疾|病残)|认定|事由|什么(情况|情形)|哪些(情况|情形|风险)|年龄|几岁|定义|(完全|部分|永久)?丧失",
        r"what (counts|qualifies) as|what does|considered|contingenc\w*|definition|meaning of|defined|(?<!old[- ])age\b"
        r"|loss of|inability|incapacity",
    ),
    _cue(
        "care=1",
        r"住院|药|门诊|急诊|手术|看病|就医|产检|产前|接生|助产|护理|医生|假肢|假牙|牙",
        r"hospital\w*|medicines?|drugs?|pharmac\w*|doctor|practitioner|surg\w*|nurs\w*|midwi\w*|pre-?natal|post-?natal"
        r"|dent\w*|prosthe\w*|specialist|out-?patient|in-?patient",
    ),
    _cue("scheme_care=1", r"医疗(?!设施)|治疗", r"medical (care|treatment|benefit|services?)|treatment"),
    _cue(
        "cost_sharing=1",
        r"自付|自费|报销|费用分担|分担(费用|医疗)|个人负担",
        r"cost[- ]shar\w*|co-?pay\w*|out[- ]of[- ]pocket|deductible|share (in|of|the) (the )?cost|patients? pay",
    ),
    _cue("rehabilitation=1", r"康复|再就业训练|职业训练", r"rehabilit\w*|retrain\w*|vocational"),
    _cue(
        "exception=1",
        r"例外|豁免|暂时|欠发达|不够发达|不发达|发展中",
        r"exceptions?\b|exempt\w*|temporar\w*|derogat\w*|less[- ]developed|insufficiently developed|developing",
    ),
    _cue(
        "suspension=1",
        r"停发|停止(发|支|领|享)|中止|暂停|取消(待遇|津贴)|不(予)?(发|支付|给)|还能领|能不能领|拒(付|发)|丧失(待遇|资格)|扣(发|减)|故意|坐牢|服刑|犯罪|骗取|再婚",
        r"suspen\w*|stop(ped|s)?\b|withdraw\w*|refus\w*|forfeit\w*|disqualif\w*|lose (the|their|his|her)|cut off"
        r"|still (receive|get|be paid)|on purpose|deliberate\w*|wil?ful\w*|prison\w*|crim\w*|fraud\w*|remarr\w*",
    ),
    _cue("duty_to_secure=0.6", r"义务|应当提供|必须提供", r"obligations?\b|dut(y|ies)\b|must (provide|secure)"),
)


def asked_roles(text: str) -> dict[str, float]:
    """The roles a question asks for, each with the strongest cue for it."""
    found: dict[str, float] = {}
    for cue in CUES:
        if cue.pattern.search(text):
            for role, strength in cue.roles:
                found[role] = max(strength, found.get(role, 0.0))
    return found
