"""Opinions made in a copy of the draft: tracked changes, comments, remarks in brackets, words struck and underlined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from workbench.returns.copied_clauses import (
    clauses_of,
    hand_mark,
    has_most_anchors,
    is_note,
    is_own_form,
    remarks_in,
    unmarked,
)
from workbench.returns.draft import ReturnDraft, bare
from workbench.returns.margin import margin_opinions
from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedRest
from workbench.returns.placing import standing_on
from workbench.returns.untracked import CopiedParagraph, added_words, untracked_changes
from workbench.returns.word_file import WordFile, WordParagraph, WordRun

_LEAD: Final = re.compile(
    r"^(?:修改建议|建议|意见|修改意见|总的意见|总体意见|批注|注|comment|suggestion|note)\s*[:：]\s*", re.IGNORECASE
)
_COPY: Final = 0.4  # of the paragraphs with words must be clauses of the draft for a file to be a copy of it
_FEW: Final = 5  # paragraphs with words, or half of a draft that has fewer, are not yet a copy of it
_SHORT: Final = 8  # letters: shorter paragraphs say nothing of whether a file is a copy


def is_marked_copy(file: WordFile, draft: ReturnDraft) -> bool:
    """Whether a file is the draft itself, with marks: most of its paragraphs stand in it."""
    filled = [paragraph for paragraph in file.paragraphs if len(paragraph.original.strip()) > _SHORT]
    known = sum(standing_on(unmarked(paragraph), draft)[1] for paragraph in filled)
    if is_own_form(file, draft) and known > _COPY * len(filled):
        return True
    return len(filled) > min(_FEW, len(draft.by_words) // 2) and known >= _COPY * len(filled)


def read_marked_copy(file: WordFile, draft: ReturnDraft) -> ReturnedFile:
    """Every mark in a copy of the draft, with the paragraph it stands on; the rest is the draft."""
    read = ReturnedFile()
    is_own = is_own_form(file, draft)
    clauses = clauses_of(file.paragraphs, draft, is_own=is_own)
    copied = [(each, key, sure) for each, (key, sure) in zip(file.paragraphs, clauses, strict=True)]
    front = {bare(line) for line in (draft.law.front or "").splitlines()}
    is_anchored = is_own and has_most_anchors(file.paragraphs, draft)
    above = ""
    for paragraph, key, is_sure in copied:
        stands = (key,) if key is not None and is_sure else ()
        read.opinions += _tracked(paragraph, copied, stands)
        read.opinions += _by_hand(paragraph, stands, above)
        words = unmarked(paragraph).strip()
        if words and key is None and not paragraph.is_new and not _is_remark(paragraph):
            is_typed = is_anchored and not is_note(paragraph) and bare(words) not in front
            if is_typed or _LEAD.match(words):
                read.opinions.append(added_words(paragraph, _LEAD.sub("", words), above))
            else:
                read.rest.append(ReturnedRest(paragraph.where, words))
        above = key or above
    read.opinions += untracked_changes(copied, draft, is_own=is_own)
    read.opinions += margin_opinions(file, draft, clauses, is_own=is_own)
    return read


def _is_remark(paragraph: WordParagraph) -> bool:
    return any(run.is_coloured for run in paragraph.runs) or bool(remarks_in(paragraph.runs))


def _tracked(
    paragraph: WordParagraph, copied: Sequence[CopiedParagraph], stands: tuple[str, ...]
) -> Iterator[ReturnedOpinion]:
    """The tracked changes of a paragraph; in a new one they ask for it as a whole."""
    new_after = _before(paragraph, copied) if paragraph.is_new else ("", ())
    for runs, ahead in changes_of(paragraph):
        ids = list(
            dict.fromkeys([*([paragraph.mark_id] if paragraph.is_new else []), *(run.change_id for run in runs)])
        )
        deleted, inserted = ("".join(run.text for run in runs if run.change == kind) for kind in ("del", "ins"))
        yield ReturnedOpinion(
            {**paragraph.where, "change_ids": ids},
            deleted=deleted,
            inserted=inserted,
            proposed=inserted if paragraph.is_new else "",
            author=runs[0].author,
            date=runs[0].date,
            paragraphs=() if paragraph.is_new else (unmarked(paragraph),),
            stands=new_after[1] if paragraph.is_new else stands,
            is_new=paragraph.is_new,
            kind="proposal",
            before=ahead,
            follows=new_after[0],
        )


def changes_of(paragraph: WordParagraph) -> Iterator[tuple[list[WordRun], str]]:
    """The tracked changes of a paragraph, each with the words of the draft before it.

    A deletion and an insertion that touch, by one author, are one.
    """
    changed: list[list[WordRun]] = []
    words: list[str] = []
    drafted = before = ""
    for run in paragraph.runs:
        if run.change and before and changed and changed[-1][-1].author == run.author:
            changed[-1].append(run)
        elif run.change:
            changed.append([run])
            words.append(drafted)
        before = run.change if run.text else before
        drafted += run.text if run.change != "ins" else ""
    yield from zip(changed, words, strict=True)


def _before(paragraph: WordParagraph, copied: Sequence[CopiedParagraph]) -> tuple[str, tuple[str, ...]]:
    """The paragraph of the draft that a new one stands after, and its clause where that is sure."""
    for each, key, is_sure in reversed(copied[: paragraph.number]):
        if not each.is_new and unmarked(each).strip():
            return unmarked(each), (key,) if key is not None and is_sure else ()
    return "", ()


def _by_hand(paragraph: WordParagraph, stands: tuple[str, ...], above: str) -> Iterator[ReturnedOpinion]:
    """Remarks in brackets or colour, and words struck through or underlined, which somebody typed into the copy."""
    typed = [run for run in paragraph.runs if not run.change]
    drafted = unmarked(paragraph)
    for remark in remarks_in(typed):
        spoken = _LEAD.sub("", remark)
        if drafted.strip():
            yield ReturnedOpinion(paragraph.where, body=spoken, paragraphs=(drafted,), stands=stands)
        else:
            yield ReturnedOpinion(paragraph.where, body=spoken)
    if not any(run.is_struck or run.is_coloured for run in typed) and all(run.is_underlined for run in typed):
        return  # a title that is underlined as a whole
    marked = [
        (kind, "".join(run.text for run in runs))
        for kind, runs in groupby(typed, key=hand_mark)
        if kind in ("", "del", "ins")
    ]
    at, ahead = 0, ""
    while at < len(marked):
        kind, text = marked[at]
        follows = marked[at + 1] if at + 1 < len(marked) else ("", "")
        change = ReturnedOpinion(paragraph.where, paragraphs=(drafted,), stands=stands, kind="proposal", before=ahead)
        if kind == "del" and text.strip():
            comes = follows[1] if follows[0] == "ins" else ""
            yield replace(change, deleted=text, inserted=comes)
            at += 1 if comes else 0
        elif kind == "ins" and text.strip():
            yield replace(change, inserted=text)
        ahead += text if kind != "ins" else ""
        at += 1
