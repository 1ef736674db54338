"""Instruments that are cited by a name of their own and not by kind and number: what they are called, and called by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.lang.languages import Lang

EUROPEAN_CODE: Final = "ECSS"
MARITIME: Final = "MLC"


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """``names`` by language as a citation has them; ``written`` is a pattern for what people write.

    ``in_paragraphs`` tells an instrument of numbered paragraphs from one of articles.
    """

    names: Mapping[Lang, str]
    written: str
    in_paragraphs: bool = False


NAMED: Final[Mapping[str, InstrumentName]] = {
    EUROPEAN_CODE: InstrumentName(
        {"en": "European Code", "zh": "欧洲社会保障法典"},
        r"european\s+code(?:\s+of\s+social\s+security)?(?:\s+of\s+1964|,?\s+1964)?|ecss|《?欧洲社会保障(?:法典|守则)》?",
    ),
    "ICESCR": InstrumentName(
        {"en": "ICESCR", "zh": "《经济、社会及文化权利国际公约》"},
        r"icescr|international\s+covenant\s+on\s+economic,?\s+social\s+and\s+cultural\s+rights"
        r"|《?经济[、,]?社会(?:及|和|、)?文化权利(?:国际)?公约》?",
    ),
    "CEDAW": InstrumentName(
        {"en": "CEDAW", "zh": "《消除对妇女一切形式歧视公约》"},
        r"cedaw|《?消除对妇女(?:一切形式)?歧视公约》?",
    ),
    "CRC": InstrumentName({"en": "CRC", "zh": "《儿童权利公约》"}, r"crc|《?儿童权利公约》?"),
    "CRPD": InstrumentName({"en": "CRPD", "zh": "《残疾人权利公约》"}, r"crpd|《?残疾人权利公约》?"),
    "UDHR": InstrumentName(
        {"en": "UDHR", "zh": "《世界人权宣言》"},
        r"udhr|universal\s+declaration(?:\s+of\s+human\s+rights)?|《?世界人权宣言》?",
    ),
    "GC19": InstrumentName(
        {"en": "General Comment No. 19", "zh": "第19号一般性意见"},
        r"gc\.?\s?19|general\s+comment\s+(?:no\.?\s*)?19|第?\s*(?:19|十九)\s*号一般性意见",
        in_paragraphs=True,
    ),
    MARITIME: InstrumentName(
        {"en": "MLC, 2006", "zh": "《2006年海事劳工公约》"},
        r"mlc(?:,?\s*2006)?|maritime\s+labour\s+convention(?:,?\s*2006)?|《?(?:2006年)?海事劳工公约》?",
    ),
}


def is_in_paragraphs(code: str | None) -> bool:
    """Whether an instrument counts paragraphs and has no articles, as recommendations do."""
    name = NAMED.get(code or "")
    return name.in_paragraphs if name else (code or "").startswith("R")
