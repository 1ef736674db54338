"""Amending decisions written by a program, in the words of such texts: what leads from one law to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.lang.numerals import chinese_numeral
from workbench.law.model import ClauseKind, LawText
from workbench.law.nodes import nodes_of
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.printing import lines_of

CLOSING = "根据本决定作相应修改并对条文顺序作相应调整，重新公布。"


def spelled(number: int) -> str:
    return chinese_numeral(number)


def quoted(lines: Sequence[str]) -> str:
    """Lines as decisions quote them: a mark before each, one behind the last; inner marks are single ones."""
    inner = [line.replace("“", "‘").replace("”", "’") for line in lines]
    return "\n".join(f"“{line}" for line in inner) + "”"


def articles_of(law: LawText) -> dict[int, tuple[list[str], ClauseBuilder | None]]:
    """By number the printed lines of each article, and the chapter that holds it."""
    nodes = nodes_of(law)
    inside: dict[int, tuple[list[ClauseBuilder], ClauseBuilder | None]] = {}
    number = 0
    for node in nodes:
        if node.kind is ClauseKind.ARTICLE:
            number = int(node.number)
            inside[number] = ([], node.parent)
        if number and node.kind not in (ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.SIGNATURE):
            inside[number][0].append(node)
    return {number: (lines_of(own, law.lang), holder) for number, (own, holder) in inside.items()}


def decision_between(old: LawText, new: LawText, pairs: Mapping[int, int]) -> str:
    """The decision that makes ``new`` of ``old``; ``pairs`` says which article became which."""
    before, after = articles_of(old), articles_of(new)
    chapters = _chapters(before, after, pairs)
    pairs = {one: two for one, two in pairs.items() if chapters.get(_name(before[one][1])) == _name(after[two][1])}
    points = [f"删去第{spelled(one)}条。" for one in before if one not in pairs]
    become = {two: one for one, two in pairs.items()}
    homes = {there: here for here, there in chapters.items()}
    for holder in _headings(new):
        home = homes.get(_name(holder))
        if home is None:
            own = [
                line
                for lines, where in after.values()
                if where is not None and _name(where) == _name(holder)
                for line in lines
            ]
            lines = [f"{holder.label}　{holder.heading}", *own]
            points.append(f"增加一章，作为{holder.label}：{quoted(lines)}")
        else:
            label, heading = home.split(" ", 1)
            if label != holder.label:
                points.append(f"{label}改为{holder.label}。")
            if heading != holder.heading:
                points.append(f"{label}章名修改为“{holder.heading}”。")
    for two, (lines, where) in after.items():
        one = become.get(two)
        if one is None:
            home = homes.get(_name(where))
            if home is not None:
                points.append(f"在{home.split(' ')[0]}增加一条，作为第{spelled(two)}条：{quoted(lines)}")
        elif before[one][0] == lines:
            continue
        elif _bodies(before[one][0]) == _bodies(lines):
            points.append(f"第{spelled(one)}条改为第{spelled(two)}条。")
        elif one == two:
            points.append(f"将第{spelled(one)}条修改为：{quoted(lines)}")
        else:
            points.append(f"第{spelled(one)}条改为第{spelled(two)}条，修改为：{quoted(lines)}")
    numbered = [f"{spelled(at)}、{point}" for at, point in enumerate(points, start=1)]
    head = f"关于修改《{old.title}》的决定\n会议决定对《{old.title}》作如下修改："
    return "\n".join([head, *numbered, "本决定自公布之日起施行。", f"《{old.title}》{CLOSING}"])


def _bodies(lines: Sequence[str]) -> list[str]:
    return [lines[0].partition("　")[2], *lines[1:]]


def _name(chapter: ClauseBuilder | None) -> str:
    return f"{chapter.label} {chapter.heading}" if chapter is not None else ""


def _headings(law: LawText) -> list[ClauseBuilder]:
    return [node for node in nodes_of(law) if node.kind is ClauseKind.CHAPTER]


def _chapters(
    before: Mapping[int, tuple[list[str], ClauseBuilder | None]],
    after: Mapping[int, tuple[list[str], ClauseBuilder | None]],
    pairs: Mapping[int, int],
) -> dict[str, str]:
    """Which chapter became which, by most of their articles; each once."""
    votes: dict[tuple[str, str], int] = {}
    for one, two in pairs.items():
        names = _name(before[one][1]), _name(after[two][1])
        votes[names] = votes.get(names, 0) + 1
    chapters: dict[str, str] = {}
    for (here, there), _ in sorted(votes.items(), key=lambda vote: -vote[1]):
        if here not in chapters and there not in chapters.values():
            chapters[here] = there
    return chapters
