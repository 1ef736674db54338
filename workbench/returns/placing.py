"""Places returned opinions in the draft: by the clause they cite, by the words they quote, or not, and says which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from workbench.lang.languages import language_of_words
from workbench.lang.numerals import chinese_number, roman_numeral
from workbench.opinions.reading import read_opinion
from workbench.opinions.vocabulary_reader import shipped_vocabulary
from workbench.returns.draft import ReturnDraft, bare
from workbench.returns.model import ReturnedOpinion, ReturnKind, ReturnPlaced
from workbench.returns.wordings import proposed_words

_NEW: Final = re.compile(
    r"(?:增加|新增|增设|增写|补充|另加|加)(?:规定)?(?:一|1|两|二)?个?(?:条|款)(?!件)|(?:该|应|应当|要|需要)有(?:一|个)?条|new\s+(?:article|section|clause|paragraph)",
    re.IGNORECASE,
)
_GENERAL: Final = re.compile(
    r"^\s*(?:general|all|whole|overall|general comments?|(?:on )?the draft as a whole"
    r"|总体|总的|全文|整体|对?整部草案)\s*$",
    re.IGNORECASE,
)
LONGEST_LABEL: Final = 12  # letters that the label of a clause may have before its words
_MOSTLY: Final = 0.5  # of the words of a paragraph that must be those of a clause for it to be that clause reworded
_TELLING: Final = 6  # letters of a quotation that may say where an opinion without a number stands, though not alone
_STUDY: Final = re.compile(
    r"研究|考虑|斟酌|测算|论证|理顺|充实|解释|再议|look into|consider|examine|study|clarif", re.IGNORECASE
)
_ASKS: Final = re.compile(r"统一为|定为|明确为|调整到|别让|别再|不要再|不得再")
_ASKS_EN: Final = re.compile(
    r"\b(?:should|must|shall|ought|need(?:s|ed)?|propose|suggest|recommend|request|please|replace|delete|omit|add|insert"
    r"|change|raise|lower|extend|reduce|increase|clarify|specify|include|remove)\b",
    re.IGNORECASE,
)
# Where such words are the way to ask in a language, what has none of them remarks.
_ASKING: Final[Mapping[str, re.Pattern[str]]] = {"en": _ASKS_EN}
_EXPLAINS: Final = re.compile(r"(?:所以|因此|故)(?:建议)?(?:删去|删除|改为|增加|改成)")  # a change made beside it
_OTHERWISE: Final = frozenset({"raising", "lowering", "changing", "ending", "floor", "ceiling"})
_CONVENTION: Final = re.compile(
    r"第\s?(?P<zh>[一二三四五六七八九十百零\d]+)\s?号公约(?:第?\s?(?P<zh_part>[一二三四五六七八九十]+)\s?部分|第?\s?(?P<zh_article>[一二三四五六七八九十百零\d]+)\s?条)?"
    r"|\b(?:C\.?\s?|Convention\s+(?:No\.?\s*)?)(?P<en>\d{1,3})\b(?:,?\s+(?:Part\s+(?P<en_part>[IVX]+)|(?:Articles?|Arts?\.?)\s*(?P<en_article>\d+)))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlacedOpinion:
    """An opinion with its clauses in the draft, how sure that is, and the clauses that fit as well, by their labels.

    ``keys`` and ``rival_keys`` are the same clauses by their keys; ``after`` is that of the article which a new one
    is to follow, where it says so.
    """

    opinion: ReturnedOpinion
    kind: ReturnKind
    clauses: tuple[str, ...]
    placed: ReturnPlaced
    rivals: tuple[str, ...]
    is_by_words: bool
    cites: tuple[str, ...]
    keys: tuple[str, ...] = ()
    rival_keys: tuple[str, ...] = ()
    after: str | None = None


def place_opinion(opinion: ReturnedOpinion, draft: ReturnDraft) -> PlacedOpinion:
    """The opinion in the draft; what cannot be placed is told, and never put anywhere by a guess."""
    spoken = " ".join(part for part in (opinion.body, opinion.proposed) if part)
    opinion = _with_words(opinion)
    is_new = opinion.is_new or bool(_NEW.search(opinion.cited or opinion.body[:40] or opinion.body))
    keys, is_sure, is_by_words, rivals = _keys(opinion, draft, spoken)
    after = None
    if is_new and not opinion.deleted:
        kind: ReturnKind = "new_article"
        after = _after(opinion, draft)
        keys, is_sure = [], True
    elif _GENERAL.match(opinion.cited) or not keys:
        kind = opinion.kind if opinion.kind and keys else "general"
        keys = [] if _GENERAL.match(opinion.cited) else keys
    else:
        kind = opinion.kind or _kind(opinion)
    is_unplaced = (
        not keys and kind == "general" and bool(opinion.quote or opinion.cited) and not _GENERAL.match(opinion.cited)
    )
    placed: ReturnPlaced = "unplaced" if is_unplaced else "placed" if is_sure else "near"
    labels = tuple(dict.fromkeys(draft.label(key) for key in keys))
    others = tuple(dict.fromkeys(draft.label(key) for key in rivals if draft.label(key) not in labels))
    return PlacedOpinion(
        opinion,
        kind,
        labels,
        placed,
        others,
        is_by_words,
        cited_provisions(f"{spoken} {opinion.reason}"),
        tuple(keys),
        tuple(rivals),
        after,
    )


def _after(opinion: ReturnedOpinion, draft: ReturnDraft) -> str | None:
    """The article that a new one is to follow: where it was written in a copy, or the one it names."""
    if opinion.stands:
        key: str | None = opinion.stands[-1]
    elif opinion.follows:
        key = standing_on(opinion.follows, draft)[0]
    else:  # 增加一条 names no Article 1
        named = draft.references(_NEW.sub("", opinion.cited or opinion.body[:60]))
        key = next(iter(named), None)
    while key is not None and draft.law.by_key[key].kind != "article":
        key = draft.law.by_key[key].parent
    return key


def _with_words(opinion: ReturnedOpinion) -> ReturnedOpinion:
    """The opinion with the words to go and to come that its text or its columns give."""
    if opinion.deleted or opinion.inserted:
        return opinion
    words = proposed_words(opinion.proposed) if opinion.proposed else proposed_words(opinion.body)
    if opinion.proposed and opinion.quote and not (words.deleted or words.inserted):
        return replace(opinion, deleted=opinion.quote, inserted=opinion.proposed)
    quote = opinion.quote or words.quote or (proposed_words(opinion.body).quote if opinion.proposed else "")
    return replace(
        opinion,
        quote=quote,
        deleted=words.deleted,
        inserted=words.inserted,
        proposed=opinion.proposed or words.proposed,
    )


def _keys(opinion: ReturnedOpinion, draft: ReturnDraft, spoken: str) -> tuple[list[str], bool, bool, list[str]]:
    """The clauses meant, whether that is sure, whether the words tell it against the number, and the rivals."""
    if opinion.key in draft.law.by_key and not draft.is_other_text(opinion.key, opinion.quote):
        return [opinion.key], True, False, []
    if opinion.stands and not opinion.is_new:
        return list(dict.fromkeys(opinion.stands)), not opinion.is_near, False, []
    if opinion.paragraphs:
        return _stands(opinion, draft)
    cited_keys = draft.references(opinion.cited, is_column=True) if opinion.cited else draft.references(spoken[:60])
    quote = opinion.quote or opinion.deleted
    holders = draft.holding(quote) if len(quote) > 2 else []
    if not cited_keys:
        is_told = bool(opinion.quote) and len(quote) >= _TELLING
        holders = holders if len(holders) == 1 or is_told else []
        return holders[:1], len(holders) == 1, bool(holders), holders[1:]
    several = cited_keys if opinion.cited else draft.several_at_head(spoken)
    if len(several) > 1:
        return several, True, False, []
    key = draft.within(cited_keys[0], opinion.body if opinion.cited else spoken)
    inside = [holder for holder in holders if holder in draft.below(key)]
    if inside:
        return inside[:1], len(inside) == 1, False, inside[1:]
    if holders and len(quote) >= 4:  # the number is wrong, the words are right
        return holders[:1], False, True, [key, *holders[1:]]
    if draft.law.by_key[key].kind != "article":
        return [key], True, False, []
    nearest, is_sure = draft.nearest_below(key, f"{spoken} {quote}")
    return [nearest], is_sure, False, [other for other in draft.below(key) if other != nearest] if not is_sure else []


def _stands(opinion: ReturnedOpinion, draft: ReturnDraft) -> tuple[list[str], bool, bool, list[str]]:
    """The clauses that the paragraphs of a marked copy are."""
    keys: list[str] = []
    is_sure = True
    for paragraph in opinion.paragraphs:
        key, is_clear = standing_on(paragraph, draft)
        if key is not None:
            keys.append(key)
            is_sure = is_sure and is_clear
    return list(dict.fromkeys(keys)), is_sure, False, []


def standing_on(paragraph: str, draft: ReturnDraft) -> tuple[str | None, bool]:
    """The clause that a paragraph of a copy of the draft is, and whether it is that word for word."""
    words = bare(paragraph)
    if not words:
        return None, False
    for label in range(LONGEST_LABEL + 1):
        if (key := draft.by_words.get(words[label:])) is not None:
            return key, True
    ranked = draft.like(paragraph)
    return (ranked[0][1], False) if ranked and ranked[0][0] > _MOSTLY else (None, False)


def _kind(opinion: ReturnedOpinion) -> ReturnKind:
    """A proposal asks for another text; a comment says something of the text there is, or asks to look into it.

    In the margin people mostly remark, in lists and tables they mostly ask.
    """
    if opinion.deleted or opinion.inserted or opinion.proposed:
        return "proposal"
    if _STUDY.search(opinion.body) or (opinion.is_margin and _EXPLAINS.search(opinion.body)):
        return "comment"
    asking = _ASKING.get(language_of_words(opinion.body))
    if asking is not None and not asking.search(opinion.body):
        return "comment"
    if _ASKS.search(opinion.body):
        return "proposal"
    limbs = read_opinion(opinion.body, language_of_words(opinion.body), shipped_vocabulary()).limbs
    if any(limb.is_demand and limb.direction in _OTHERWISE for limb in limbs):
        return "proposal"
    asks = not limbs or not all(
        limb.is_refused or limb.direction is None or limb.direction == "keeping" for limb in limbs
    )
    return "proposal" if asks and not opinion.is_margin else "comment"


def cited_provisions(text: str) -> tuple[str, ...]:
    """The provisions of conventions that a text names, such as C102:Part X and C183:4."""
    from_numbers = []
    for match in _CONVENTION.finditer(text):
        number = match["en"] or str(_arabic(match["zh"]))
        if match["zh_part"] or match["en_part"]:
            part = match["en_part"].upper() if match["en_part"] else roman_numeral(_arabic(match["zh_part"])).upper()
            from_numbers.append(f"C{number}:Part {part}")
        elif match["zh_article"] or match["en_article"]:
            from_numbers.append(f"C{number}:{match['en_article'] or _arabic(match['zh_article'])}")
        else:
            from_numbers.append(f"C{number}")
    return tuple(dict.fromkeys(from_numbers))


def _arabic(written: str) -> int:
    return int(written) if written.isdigit() else chinese_number(written) or 0
