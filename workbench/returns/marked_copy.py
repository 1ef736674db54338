"""Opinions made in a copy of the draft: tracked changes, comments, remarks in brackets, words struck and underlined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from workbench.returns.draft import ReturnDraft
from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedRest, ReturnWhere
from workbench.returns.placing import standing_on
from workbench.returns.word_file import WordFile, WordParagraph, WordRun

_REMARK: Final = re.compile(r"[【\[〔（(](?=[^】\])〕）]*)([^【】\[\]〔〕]{4,})[】\]〕）)]")
_LEAD: Final = re.compile(
    r"^(?:建议|意见|修改意见|总的意见|总体意见|批注|注|comment|suggestion|note)\s*[:：]\s*", re.IGNORECASE
)
_COPY: Final = 0.4  # of the paragraphs with words must be clauses of the draft for a file to be a copy of it
_FEW: Final = 5  # paragraphs with words, or half of a draft that has fewer, are not yet a copy of it
_WHERE: Final = {"part": "word/document.xml"}


def is_marked_copy(file: WordFile, draft: ReturnDraft) -> bool:
    """Whether a file is the draft itself, with marks: most of its paragraphs stand in it."""
    filled = [paragraph for paragraph in file.paragraphs if len(paragraph.original.strip()) > 8]
    known = sum(standing_on(_unmarked(paragraph), draft)[1] for paragraph in filled)
    return len(filled) > min(_FEW, len(draft.by_words) // 2) and known >= _COPY * len(filled)


def read_marked_copy(file: WordFile, draft: ReturnDraft) -> ReturnedFile:
    """Every mark in a copy of the draft, with the paragraph it stands on; the rest is the draft."""
    read = ReturnedFile()
    quotes: dict[str, list[tuple[WordParagraph, str]]] = {}
    for paragraph in file.paragraphs:
        read.opinions += _tracked(paragraph, file.paragraphs)
        read.opinions += _by_hand(paragraph)
        _quote(paragraph, quotes)
        words = _unmarked(paragraph).strip()
        is_remark = bool(words) and any(run.is_coloured or _REMARK.search(run.text) for run in paragraph.runs)
        if words and not is_remark and standing_on(words, draft)[0] is None and not paragraph.is_new:
            read.rest.append(ReturnedRest({**_WHERE, "paragraph": paragraph.number}, words))
    for comment in file.comments.values():
        spots = quotes.get(comment.id) or quotes.get(comment.answers, [])
        where: ReturnWhere = {**_WHERE, "paragraph": spots[0][0].number if spots else None, "comment_id": comment.id}
        read.opinions.append(
            ReturnedOpinion(
                where,
                body=comment.text,
                quote="\n".join(quote for _, quote in spots),
                author=comment.author,
                date=comment.date,
                paragraphs=tuple(_unmarked(paragraph) for paragraph, _ in spots),
                is_margin=True,
            )
        )
    read.rest += [ReturnedRest({"part": "header"}, text) for text in dict.fromkeys(file.headers)]
    return read


def _quote(paragraph: WordParagraph, quotes: dict[str, list[tuple[WordParagraph, str]]]) -> None:
    """Add to each comment the words of this paragraph that it stands on."""
    for run in paragraph.runs:
        for id_ in sorted(run.comments):
            spots = quotes.setdefault(id_, [])
            words = run.text if run.change != "ins" else ""
            if spots and spots[-1][0] is paragraph:
                spots[-1] = (paragraph, spots[-1][1] + words)
            else:
                spots.append((paragraph, words))


def _tracked(paragraph: WordParagraph, all_paragraphs: Sequence[WordParagraph]) -> Iterator[ReturnedOpinion]:
    """The tracked changes of a paragraph: a deletion and an insertion that touch, by one author, are one."""
    changed: list[list[WordRun]] = []
    words: list[str] = []  # of the draft, before each change
    drafted = before = ""
    for run in paragraph.runs:
        if run.change and before and changed and changed[-1][-1].author == run.author:
            changed[-1].append(run)
        elif run.change:
            changed.append([run])
            words.append(drafted)
        before = run.change
        drafted += run.text if run.change != "ins" else ""
    for runs, ahead in zip(changed, words, strict=True):
        ids = list(
            dict.fromkeys([*([paragraph.mark_id] if paragraph.is_new else []), *(run.change_id for run in runs)])
        )
        deleted, inserted = ("".join(run.text for run in runs if run.change == kind) for kind in ("del", "ins"))
        yield ReturnedOpinion(
            {**_WHERE, "paragraph": paragraph.number, "change_ids": ids},
            deleted=deleted,
            inserted=inserted,
            proposed=inserted if paragraph.is_new else "",
            author=runs[0].author,
            date=runs[0].date,
            paragraphs=() if paragraph.is_new else (_unmarked(paragraph),),
            is_new=paragraph.is_new,
            kind="proposal",
            before=ahead,
            follows=_before(paragraph, all_paragraphs) if paragraph.is_new else "",
        )


def _before(paragraph: WordParagraph, all_paragraphs: Sequence[WordParagraph]) -> str:
    """The paragraph of the draft that a new one stands after."""
    above = reversed(all_paragraphs[: paragraph.number])
    return next((_unmarked(each) for each in above if not each.is_new and _unmarked(each).strip()), "")


def _by_hand(paragraph: WordParagraph) -> Iterator[ReturnedOpinion]:
    """Remarks in brackets or colour, and words struck through or underlined, which somebody typed into the copy."""
    where: ReturnWhere = {**_WHERE, "paragraph": paragraph.number}
    typed = [run for run in paragraph.runs if not run.change]
    drafted = _unmarked(paragraph)
    remarks = _remarks(typed)
    for remark in remarks:
        paragraphs = (drafted,) if drafted.strip() else ()
        yield ReturnedOpinion(where, body=_LEAD.sub("", remark), paragraphs=paragraphs)
    if not any(run.is_struck or run.is_coloured for run in typed) and all(run.is_underlined for run in typed):
        return  # a title that is underlined as a whole
    marked = [
        (kind, "".join(run.text for run in runs))
        for kind, runs in groupby(typed, key=_hand_mark)
        if kind in ("", "del", "ins")
    ]
    at, ahead = 0, ""
    while at < len(marked):
        kind, text = marked[at]
        follows = marked[at + 1] if at + 1 < len(marked) else ("", "")
        if kind == "del" and text.strip():
            comes = follows[1] if follows[0] == "ins" else ""
            yield ReturnedOpinion(
                where, deleted=text, inserted=comes, paragraphs=(drafted,), kind="proposal", before=ahead
            )
            at += 1 if comes else 0
        elif kind == "ins" and text.strip():
            yield ReturnedOpinion(where, inserted=text, paragraphs=(drafted,), kind="proposal", before=ahead)
        ahead += text if kind != "ins" else ""
        at += 1


def _hand_mark(run: WordRun) -> str:
    if run.is_struck:
        return "del"
    if run.is_underlined:
        return "ins"
    return "remark" if run.is_coloured else ""


def _remarks(runs: Sequence[WordRun]) -> list[str]:
    """Remarks of a paragraph: coloured stretches, brackets taken off, or else what stands in heavy brackets."""
    coloured = ["".join(run.text for run in group) for mark, group in groupby(runs, key=_hand_mark) if mark == "remark"]
    spoken = [text.strip().strip("【】[]〔〕") for text in coloured if len(text.strip()) > 2]
    plain = "".join(run.text for run in runs if _hand_mark(run) == "")
    return spoken + [match[1] for match in re.finditer(r"【([^【】]{4,})】", plain)]


def _unmarked(paragraph: WordParagraph) -> str:
    """The words of the draft in a paragraph: without insertions, remarks in colour or in heavy brackets."""
    drafted = [run.text for run in paragraph.runs if run.change != "ins" and _hand_mark(run) in ("", "del")]
    whole = [run for run in paragraph.runs if run.text.strip()]
    if whole and all(run.is_underlined and not run.is_struck and not run.is_coloured for run in whole):
        drafted = [run.text for run in whole]
    return re.sub(r"【[^【】]*】", "", "".join(drafted))
