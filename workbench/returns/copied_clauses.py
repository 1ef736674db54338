"""Which clause each paragraph of a copy of the draft is: by its anchor, by its words, and by the order of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from workbench.formats.docx.anchors import DRAFT_PROPERTY, NOTE_KIND
from workbench.returns.draft import ReturnDraft, bare
from workbench.returns.placing import LONGEST_LABEL, standing_on
from workbench.returns.word_file import WordFile, WordParagraph, WordRun

HEAVY: Final = re.compile(r"【[^【】]*】")
# A remark in any brackets that says itself that it is one.
REMARK: Final = re.compile(
    r"[（(\[〔]\s*(?:修改建议|建议|修改意见|意见|批注|注意?|comment|suggestion|note)\s*[:：，,]?[^（）()\[\]〔〕]{2,}[）)\]〕]",
    re.IGNORECASE,
)
_MUCH: Final = 0.5  # of two texts that must be the same for one to be the other reworded
_MANY: Final = 0.5  # of the clauses whose anchors must be there for a missing one to have been taken out


def is_own_form(file: WordFile, draft: ReturnDraft) -> bool:
    """Whether a file says of itself that it was made of this very draft."""
    return file.properties.get(DRAFT_PROPERTY) == draft.digest


def is_note(paragraph: WordParagraph) -> bool:
    """Whether a paragraph is what a form of ours says beside the draft."""
    return any(name.startswith(f"{NOTE_KIND}_") for name in paragraph.anchors)


def clauses_of(
    paragraphs: Sequence[WordParagraph], draft: ReturnDraft, *, is_own: bool
) -> list[tuple[str | None, bool]]:
    """The clause that each paragraph is, None where it is none, and whether that is sure.

    In a form of our own the anchor says it, whatever became of the words; elsewhere it must agree with them. Of
    several clauses with the same words it is the next one in the order of the draft.
    """
    clauses: list[tuple[str | None, bool]] = []
    last = -1
    for paragraph in paragraphs:
        key, is_sure = _clause_of(paragraph, draft, last, is_own=is_own)
        if key is not None and is_sure:
            last = draft.order[key]
        clauses.append((key, is_sure))
    return clauses


def _clause_of(paragraph: WordParagraph, draft: ReturnDraft, last: int, *, is_own: bool) -> tuple[str | None, bool]:
    words = unmarked(paragraph)
    plain = bare(words)
    same = next((keys for n in range(LONGEST_LABEL + 1) if (keys := draft.keys_by_words.get(plain[n:]))), ())
    anchored = [key for name in paragraph.anchors if (key := draft.by_anchor.get(name)) is not None]
    for key in anchored:
        if is_own or key in same:
            return key, True
    if same and plain:
        return next((key for key in same if draft.order[key] > last), same[0]), True
    key, _ = standing_on(words, draft)
    is_near = key is not None and similarity(plain, bare(draft.says(key))) >= _MUCH
    return (key if is_near else None), False


def similarity(first: str, second: str) -> float:
    """How much of two texts is the same, from 0 to 1."""
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def has_most_anchors(paragraphs: Sequence[WordParagraph], draft: ReturnDraft) -> bool:
    """Whether a file still has most of the anchors of a form, so that one which is missing says something."""
    there = {key for each in paragraphs for name in each.anchors if (key := draft.by_anchor.get(name))}
    return len(there) > _MANY * len(draft.leaf_keys)


def unmarked(paragraph: WordParagraph) -> str:
    """The words of the draft in a paragraph: without insertions, remarks in colour or in brackets."""
    drafted = [run.text for run in paragraph.runs if run.change != "ins" and hand_mark(run) in ("", "del")]
    whole = [run for run in paragraph.runs if run.text.strip()]
    if whole and all(run.is_underlined and not run.is_struck and not run.is_coloured for run in whole):
        drafted = [run.text for run in whole]
    return REMARK.sub("", HEAVY.sub("", "".join(drafted)))


def hand_mark(run: WordRun) -> str:
    """What somebody marked by hand: words to go, words to come, or a remark in colour."""
    if run.is_struck:
        return "del"
    if run.is_underlined:
        return "ins"
    return "remark" if run.is_coloured else ""


def remarks_in(runs: Sequence[WordRun]) -> list[str]:
    """Remarks of a paragraph: stretches in colour, brackets taken off, and what says in its brackets that it is one."""
    coloured = ["".join(run.text for run in group) for mark, group in groupby(runs, key=hand_mark) if mark == "remark"]
    spoken = [text.strip().strip("【】[]〔〕") for text in coloured if len(text.strip()) > 2]
    plain = "".join(run.text for run in runs if hand_mark(run) == "")
    bracketed = [match[0][1:-1].strip() for pattern in (HEAVY, REMARK) for match in pattern.finditer(plain)]
    return spoken + [text for text in bracketed if len(text) > 3]
