"""Comments in the margin of a Word file, with the words and the clause they stand on, wherever in the file that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.returns.copied_clauses import clauses_of, unmarked
from workbench.returns.draft import ReturnDraft
from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedRest, ReturnWhere
from workbench.returns.word_file import WordFile, WordParagraph

_Spot = tuple[WordParagraph, str]


def margin_opinions(
    file: WordFile, draft: ReturnDraft, clauses: Sequence[tuple[str | None, bool]] = (), *, is_own: bool = False
) -> Iterator[ReturnedOpinion]:
    """Every comment in the margin as an opinion; ``clauses`` are the clauses of the paragraphs of a copy."""
    if not file.comments:
        return
    spots = _spots(file)
    known = dict(zip(map(id, file.paragraphs), clauses, strict=False))
    for comment in file.comments.values():
        on = spots.get(comment.id) or spots.get(comment.answers, [])
        where: ReturnWhere = on[0][0].where if on else {"part": "word/document.xml", "paragraph": None}
        stands = [
            known.get(id(each)) or clauses_of([each], draft, is_own=is_own)[0] for each, _ in on if unmarked(each)
        ]
        is_sure = all(sure for key, sure in stands if key)
        yield ReturnedOpinion(
            {**where, "comment_id": comment.id},
            body=comment.text,
            quote="\n".join(quote for _, quote in on),
            author=comment.author,
            date=comment.date,
            paragraphs=tuple(unmarked(paragraph) for paragraph, _ in on),
            stands=tuple(key for key, _ in stands if key) if is_sure else (),
            is_margin=True,
        )


def deleted_words(file: WordFile, read: ReturnedFile) -> Iterator[ReturnedRest]:
    """What tracked changes take out of the file itself, such as of a letter, and is told in no opinion."""
    ids = {str(id_) for opinion in read.opinions for id_ in _ids(opinion.where.get("change_ids"))}
    for paragraph in file.all_paragraphs:
        gone = "".join(run.text for run in paragraph.runs if run.change == "del" and run.change_id not in ids)
        if gone.strip():
            yield ReturnedRest({**paragraph.where, "change": "deleted"}, gone.strip())


def _ids(ids: object) -> list[object]:
    return ids if isinstance(ids, list) else []


def _spots(file: WordFile) -> Mapping[str, list[_Spot]]:
    """The paragraphs that each comment stands on, with its words in them."""
    spots: dict[str, list[_Spot]] = {}
    for paragraph in file.all_paragraphs:
        for run in paragraph.runs:
            for id_ in sorted(run.comments):
                on = spots.setdefault(id_, [])
                words = run.text if run.change != "ins" else ""
                if on and on[-1][0] is paragraph:
                    on[-1] = (paragraph, on[-1][1] + words)
                else:
                    on.append((paragraph, words))
    return spots
