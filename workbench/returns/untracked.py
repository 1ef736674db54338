"""What was changed in a form of ours while changes were not tracked: words, paragraphs put in, clauses taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from workbench.law.model import STRUCTURE
from workbench.law.redline import DiffRun, redline
from workbench.returns.copied_clauses import has_most_anchors, similarity, unmarked
from workbench.returns.draft import ReturnDraft, bare
from workbench.returns.model import ReturnedOpinion
from workbench.returns.word_file import WordParagraph

_NEW: Final = re.compile(
    r"^\s*(?:第\s?\S{1,8}\s?条(?:之\S)?[\s\u3000]|(?:增加|新增|增设)一?[条款]|Article\s+\d+)", re.IGNORECASE
)
_MUCH: Final = 0.5  # of two texts that must be the same for the changes to be told one by one
CopiedParagraph = tuple[WordParagraph, str | None, bool]


def added_words(paragraph: WordParagraph, words: str, above: str) -> ReturnedOpinion:
    """A paragraph that somebody typed into a copy: an article that is to be new, or words on the clause above it."""
    is_new = bool(_NEW.match(words))
    return ReturnedOpinion(
        paragraph.where,
        body="" if is_new else words,
        inserted=words if is_new else "",
        proposed=words if is_new else "",
        paragraphs=(),
        stands=(above,) if above else (),
        is_near=True,
        is_new=is_new,
    )


def untracked_changes(
    copied: Sequence[CopiedParagraph], draft: ReturnDraft, *, is_own: bool
) -> Iterator[ReturnedOpinion]:
    """The clauses whose words are others than the draft has; in a form of ours also those that are not there any more.

    In another copy only what is like one clause without being it is a change of that, which a person should look at.
    """
    there: dict[str, list[WordParagraph]] = {}
    for paragraph, key, is_sure in copied:
        if key is None or paragraph.is_new:
            continue
        if not is_sure:
            yield from _changed(key, [paragraph], draft, is_near=True)
        there.setdefault(key, []).append(paragraph)
    if not is_own:
        return
    sure = {key for _, key, is_sure in copied if is_sure}
    for key, paragraphs in there.items():
        if key in sure:
            yield from _changed(key, paragraphs, draft)
    if has_most_anchors([paragraph for paragraph, _, _ in copied], draft):
        yield from _gone(there, draft)


def _changed(
    key: str, paragraphs: Sequence[WordParagraph], draft: ReturnDraft, *, is_near: bool = False
) -> Iterator[ReturnedOpinion]:
    words, typed = draft.says(key), "\n".join(map(unmarked, paragraphs)).strip()
    for lead in draft.leads(key):
        if bare(lead) and bare(typed).startswith(bare(lead)):
            typed = _without(typed, bare(lead))
            break
    if bare(typed) == bare(words):
        return
    change = ReturnedOpinion(paragraphs[0].where, paragraphs=(words,), stands=(key,), kind="proposal", is_near=is_near)
    if similarity(typed, words) < _MUCH:
        yield replace(change, deleted=words, inserted=typed)
        return
    ahead = ""
    for is_change, runs in _changes(redline(words, typed, draft.law.lang)):
        gone, come = ("".join(run.text for run in runs if run.op == op) for op in ("delete", "insert"))
        if is_change and bare(gone + come):
            yield replace(change, deleted=gone, inserted=come, before=ahead)
        ahead += "".join(run.text for run in runs if run.op != "insert")


def _changes(runs: Iterable[DiffRun]) -> Iterator[tuple[bool, list[DiffRun]]]:
    for is_change, group in groupby(runs, key=lambda run: run.op != "equal"):
        yield is_change, list(group)


def _without(text: str, lead: str) -> str:
    """A text without its first letters, which ``lead`` has bare of blanks and stops."""
    for at in range(1, len(text) + 1):
        if len(bare(text[:at])) >= len(lead):
            rest = text[at:]
            return re.sub(r"^[\s\u3000）)、.．–-]+", "", rest)
    return text


def _gone(there: Mapping[str, object], draft: ReturnDraft) -> Iterator[ReturnedOpinion]:
    """A clause of the form without a paragraph: it was deleted while nothing tracked it."""
    for clause in draft.law.clauses:
        is_printed = bool(clause.text) and (clause.key in draft.leaf_keys or clause.kind in STRUCTURE)
        if is_printed and clause.key not in there:
            yield ReturnedOpinion(
                {"part": "word/document.xml", "paragraph": None},
                deleted=draft.says(clause.key),
                paragraphs=(draft.says(clause.key),),
                stands=(clause.key,),
                kind="proposal",
            )
