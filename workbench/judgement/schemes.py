"""The Chinese schemes and groups that have a page of their own: the words, Parts, provisions and figures of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.errors import NotFound
from workbench.i18n.messages import N_, Message
from workbench.instruments.statistics import Statistic, figures


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of social insurance, or a group of persons, as the drafting group speaks of it.

    ``parts`` are Parts of C.102, ``provisions`` further references; ``words`` find the clauses that speak of it, in
    Chinese or English, ``concepts`` of the glossary as well; ``evidence`` names branches or figures of the evidence;
    ``note`` says what is easily mistaken.
    """

    id: str
    name: Message
    parts: tuple[str, ...]
    provisions: tuple[str, ...]
    words: re.Pattern[str]
    evidence: tuple[str, ...]
    note: Message | None = None
    concepts: frozenset[str] = frozenset()


def _scheme(
    id: str,
    name: Message,
    words: str,
    *,
    parts: str = "",
    provisions: str = "",
    evidence: str = "",
    note: Message | None = None,
    concepts: str = "",
) -> Scheme:
    pattern = re.compile(words, re.IGNORECASE)
    return Scheme(
        id,
        name,
        tuple(parts.split()),
        tuple(provisions.split()),
        pattern,
        tuple(evidence.split()),
        note,
        frozenset(concepts.split()),
    )


SCHEMES: Final[dict[str, Scheme]] = {
    scheme.id: scheme
    for scheme in (
        _scheme(
            "old-age",
            N_("Old-age insurance"),
            r"养老保险|养老金|old[- ]age (?:insurance|pension|benefit)",
            parts="V",
            provisions="C102:65(10) C102:66(8) R202:5(d)",
            evidence="old_age retirees",
        ),
        _scheme(
            "medical",
            N_("Medical insurance"),
            r"医疗保险|医疗费用|medical (?:insurance|care|benefit)",
            parts="II III",
            provisions="R202:5(a)",
            evidence="medical_care",
        ),
        _scheme(
            "employment-injury",
            N_("Employment injury insurance"),
            r"工伤|职业病|(?:employment|work)[- ]?(?:related )?injur|occupational disease",
            parts="VI",
            evidence="employment_injury",
            note=N_("No qualifying period may be asked of a person injured at work (Article 37)."),
        ),
        _scheme(
            "unemployment",
            N_("Unemployment insurance"),
            r"失业|unemploy",
            parts="IV",
            evidence="unemployment laid-off",
            note=N_("Unemployment has no option of 20 per cent of residents (Article 21)."),
        ),
        _scheme(
            "maternity",
            N_("Maternity insurance"),
            r"生育|产假|maternity|confinement",
            parts="VIII",
            evidence="maternity",
        ),
        _scheme(
            "minimum-living-standard",
            N_("Minimum living standard"),
            r"最低生活保障|低保|社会救助|minimum living|social assistance",
            provisions="C102:67 R202:2 R202:5 R202:7 R202:8",
            evidence="social_assistance",
            note=N_("Assistance subject to a means test can serve Parts of C.102 where Article 67 is kept."),
        ),
        _scheme(
            "rural",
            N_("Rural residents"),
            r"农村|农民(?!工)|村民|乡镇|城乡居民|居民(?:养老|医疗)|rural|villager|farmer|for residents",
            provisions=(
                "C102:5 C102:6 C102:9 C102:15 C102:21 C102:27(c) C102:41 C102:48 C102:55 C102:61 C102:67 CEDAW:14 "
                "R202:5 R202:15"
            ),
            evidence="old-age-rural",
            note=N_("Residents count in the options for residents, whatever their household registration."),
            concepts="rural-resident rural-pension resident-pension resident-medical rural-cooperative-medical",
        ),
        _scheme(
            "migrant-workers",
            N_("Rural migrant workers"),
            r"农民工|进城务工|流动就业|跨(?:统筹地区|省|地区)|转移接续|migrant|transfer of (?:accounts|relations)",
            provisions="ICESCR:9 C111:1 C102:9 C102:15 C102:21 C102:27 C102:33 C102:69 R202:6 C157:7",
            note=N_(
                "Rural-urban migrants are nationals: Article 68 is not their article. What counts is that they are "
                "employees and residents in the options for persons protected."
            ),
            concepts="migrant-worker portability",
        ),
        _scheme(
            "domestic-workers",
            N_("Domestic workers"),
            r"家政|家庭服务|保姆|domestic (?:work|help|serv)",
            provisions="ICESCR:9 C189:1 C189:2 C189:3 C189:6 C189:7 C189:10 C189:13 C189:14 C189:15(2) R201:20",
            concepts="domestic-worker",
        ),
        _scheme(
            "women",
            N_("Women"),
            r"女职工|妇女|女性|生育|产假|women|maternity|female|confinement|pregnan",
            provisions="CEDAW:11 ICESCR:10(2) C100:1 C111:5 C102:48 C102:49 C102:50 C102:52 C102:59 C183:4 C183:6",
            evidence="maternity",
            concepts="maternity-insurance maternity-benefit maternity-protection women-men-equality",
        ),
        _scheme(
            "flexible-workers",
            N_("Flexible workers"),
            r"灵活就业|自由职业|个体(?:工商户|经济)|非全日制|flexible employment|self-employed|part-time",
            provisions="ICESCR:9 GC19:23 C102:6 C102:9(b) C102:21 C102:27(b) R67:17 R204:18 R204:20",
            concepts="flexible-worker self-employed platform-worker",
        ),
        _scheme(
            "unions-role",
            N_("The unions’ part in managing the schemes"),
            r"工会|监督委员会|trade union|supervision committee",
            provisions="C144:2 C144:5 C122:3 C102:72 R202:3 R202:13 R67:27 C159:5 C189:15(2)",
            note=N_(
                "Article 72 asks for representatives of the persons protected where no public institution "
                "or government department administers a scheme."
            ),
            concepts="trade-union union-supervision supervision-committee representation tripartism",
        ),
        _scheme(
            "european-systems",
            N_("European systems beside the draft"),
            r"欧洲|Europe",
            provisions=(
                "ECSS:2 ECSS:9 ECSS:15 ECSS:21 ECSS:27 ECSS:33 ECSS:41 ECSS:48 ECSS:55 ECSS:61 ECSS:65 ECSS:66"
            ),
            note=N_(
                "The European Code of Social Security builds on C.102 and asks for more Parts and, in places, other "
                "figures; the ratification dossier lists where they differ."
            ),
        ),
    )
}


def find_scheme(scheme_id: str) -> Scheme:
    if scheme_id not in SCHEMES:
        raise NotFound("scheme_unknown")
    return SCHEMES[scheme_id]


def evidence_on(scheme: Scheme) -> Iterator[Statistic]:
    """The figures of a scheme."""
    return (figure for figure in figures() if figure.branch in scheme.evidence or figure.id in scheme.evidence)
