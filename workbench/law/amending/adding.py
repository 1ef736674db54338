"""Clauses that are added, numbered anew, parted and joined: read here, and left to be placed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.errors import Invalid
from workbench.law.amending.applying import AppliedInstruction, Applying, NodeChange, PlacedClause, new_lines
from workbench.law.amending.labels import FIRST_ARTICLE, FIRST_ITEM, relabelled
from workbench.law.amending.model import Instruction
from workbench.law.model import STRUCTURE, ClauseKind
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.printing import AFTER_LABEL, lines_of


def add(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """Read new clauses and leave each to be placed."""
    lines = new_lines(instruction)
    if not lines:
        raise Invalid("amendment_new_words_missing")
    kind = instruction.kind or _kind_beside(applying, instruction)
    if kind is ClauseKind.ARTICLE:
        _add_articles(applying, instruction, lines, done)
    elif kind in STRUCTURE:
        _add_structure(applying, replace(instruction, kind=kind), lines, done)
    else:
        _add_inside(applying, replace(instruction, kind=kind), lines, done)


def _kind_beside(applying: Applying, instruction: Instruction) -> ClauseKind | None:
    """What is added where an instruction does not say: what it stands beside, or an article in a chapter."""
    if not instruction.targets:
        return ClauseKind.ARTICLE
    node = applying.tree.find(instruction.targets[0], heir=True)
    if instruction.is_next:
        return node.kind
    return ClauseKind.ARTICLE if node.kind in STRUCTURE else None


def _add_articles(applying: Applying, instruction: Instruction, lines: Sequence[str], done: AppliedInstruction) -> None:
    numbers = [target.number for target in instruction.becomes]
    holder = anchor = None
    if instruction.targets:
        node = applying.tree.find(instruction.targets[0], heir=True)
        holder, anchor = (node, None) if node.kind in STRUCTURE else (None, node)
    new = _articles(applying, lines, numbers)
    for block, number in new:
        applying.placed.append(
            PlacedClause(block[0], block, number, done, holder=holder, anchor=anchor, side=instruction.side)
        )
    applying.new.update(node for block, _ in new for node in block)


def _articles(
    applying: Applying, lines: Sequence[str], numbers: Sequence[str]
) -> list[tuple[list[ClauseBuilder], str]]:
    """Several new articles, each with all that stands in it and its number."""
    new = applying.tree.read_articles(lines)
    if new and new[0].kind is not ClauseKind.ARTICLE and len(numbers) == 1:
        label = _label_like(applying, numbers[0])
        new = applying.tree.read_articles([f"{label}{AFTER_LABEL[applying.tree.lang]}{lines[0]}", *lines[1:]])
    tops = [node for node in new if node.kind is ClauseKind.ARTICLE]
    if not tops or new[0] is not tops[0] or any(node.kind in STRUCTURE for node in new):
        raise Invalid("amendment_new_words_unread", words=lines[0][:40])
    if numbers and len(numbers) != len(tops):
        raise Invalid("amendment_articles_count", count=len(tops), announced=len(numbers))
    for top, number in zip(tops, numbers, strict=False):
        if top.number != number:
            raise Invalid("amendment_label_differs", label=top.label, clause=_label_like(applying, number))
    ends = [*(new.index(top) for top in tops[1:]), len(new)]
    return [(new[new.index(top) : end], top.number) for top, end in zip(tops, ends, strict=True)]


def _label_like(applying: Applying, number: str) -> str:
    articles = applying.tree.articles
    label = articles[0].label if articles else FIRST_ARTICLE[applying.tree.lang]
    return relabelled(label, number) if not number[-1].isalpha() else f"{number}."


def _add_structure(
    applying: Applying, instruction: Instruction, lines: Sequence[str], done: AppliedInstruction
) -> None:
    """A chapter with its articles: its heading is placed before them."""
    new = applying.tree.read_articles(lines)
    heads = [node for node in new if node.kind in STRUCTURE]
    articles = [node for node in new if node.kind is ClauseKind.ARTICLE]
    if not heads or new[0] is not heads[0] or heads[0].kind is not instruction.kind or not articles:
        raise Invalid("amendment_new_words_unread", words=lines[0][:40])
    number = instruction.becomes[0].number if instruction.becomes else heads[0].number
    if heads[0].number != number:
        raise Invalid("amendment_label_differs", label=heads[0].label, clause=relabelled(heads[0].label, number))
    holder = None
    if instruction.targets:
        node = applying.tree.find(instruction.targets[0])
        holder = node.parent if instruction.is_next else node
    applying.placed.append(PlacedClause(heads[0], heads, number, done, holder=holder))
    ends = [*(new.index(top) for top in articles[1:]), len(new)]
    for top, end in zip(articles, ends, strict=True):
        block = [node for node in new[new.index(top) : end] if node not in heads]
        applying.placed.append(PlacedClause(top, block, top.number, done, holder=top.parent))
    applying.new.update(new)


def _add_inside(applying: Applying, instruction: Instruction, lines: Sequence[str], done: AppliedInstruction) -> None:
    """New 款, 项 and 目: into the clause that is named, or beside it."""
    if len(instruction.targets) != 1:
        raise Invalid("amendment_holder_unclear")
    tree, kind = applying.tree, instruction.kind
    node = tree.find(instruction.targets[0], heir=instruction.is_next)
    anchor = node if instruction.is_next else None
    if kind is None:
        kind = tree.read_inside(applying.context_with(node), lines)[0].kind
    holder = node.parent if anchor is not None else _holder_in(applying, node, kind)
    if holder is None or (anchor is not None and anchor.kind is not kind):
        raise Invalid("amendment_holder_unclear")
    siblings = tree.now_in(holder, kind)
    numbers = [target.number for target in instruction.becomes]
    label = _inner_label(applying, siblings, kind, numbers[0] if numbers else str(len(siblings) + 1))
    new = applying.read_inside(applying.context_with(anchor or holder), lines, kind, label)
    tops = [top for top in new if top.parent is None]
    if numbers and len(numbers) != len(tops):
        raise Invalid("amendment_clauses_count", count=len(tops), announced=len(numbers))
    ends = [*(new.index(top) for top in tops[1:]), len(new)]
    for at, (top, end) in enumerate(zip(tops, ends, strict=True)):
        number = numbers[at] if numbers else top.number if top.label else ""
        if top.label and top.number != number:
            raise Invalid("amendment_label_differs", label=top.label, clause=relabelled(top.label, number))
        block = new[new.index(top) : end]
        applying.placed.append(
            PlacedClause(top, block, number, done, holder=holder, anchor=anchor, side=instruction.side)
        )
    applying.new.update(new)


def _holder_in(applying: Applying, node: ClauseBuilder, kind: ClauseKind) -> ClauseBuilder:
    """What directly holds clauses of a kind in a clause: itself, or the one 款 of an article that has such 项."""
    if kind is ClauseKind.PARAGRAPH or node.kind is not ClauseKind.ARTICLE:
        return node
    tree = applying.tree
    inside = tree.block(node)
    holders = {each.parent for each in inside if each.kind is kind}
    if not holders:
        holders = {each for each in inside if each.kind is ClauseKind.PARAGRAPH}
    if len(holders) != 1 or (holder := holders.pop()) is None:
        raise Invalid("amendment_holder_unclear")
    return holder


def _inner_label(applying: Applying, siblings: Sequence[ClauseBuilder], kind: ClauseKind, number: str) -> str:
    labelled = next((node.label for node in siblings if node.label), "")
    if not labelled and kind is ClauseKind.ITEM:
        labelled = FIRST_ITEM[applying.tree.lang]
    return relabelled(labelled, number) if labelled and number[-1:].isdecimal() else ""


def renumber(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """Leave a clause to be placed by its new number; a paragraph that becomes an article is read as one."""
    target, to = instruction.targets[0], instruction.becomes[0]
    old = applying.tree.find(target, heir=True)
    if to.kind is target.kind or target.kind is None:
        number = to.number
        applying.placed.append(PlacedClause(old, [], number, done, holder=_inner_holder(old), is_old=True))
        return
    if to.kind is not ClauseKind.ARTICLE or old.kind is not ClauseKind.PARAGRAPH:
        raise Invalid("amendment_holder_unclear")
    lines = new_lines(instruction) or lines_of(applying.tree.block(old), applying.tree.lang)
    new = _articles(applying, lines, [to.number])
    before = applying.printed(old)
    applying.tree.delete(old)
    for block, number in new:
        applying.placed.append(PlacedClause(block[0], block, number, done))
        applying.new.update(block)
        applying.tree.heirs[old] = block[0]
        done.changes.append(_gone(applying, old, before))


def _gone(applying: Applying, old: ClauseBuilder, before: str) -> NodeChange:
    return NodeChange(None, applying.tree.paths[old], before, "")


def _inner_holder(old: ClauseBuilder) -> ClauseBuilder | None:
    return None if old.kind is ClauseKind.ARTICLE or old.kind in STRUCTURE else old.parent


def split(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """One clause becomes several, whose words are given."""
    if len(instruction.targets) != 1:
        raise Invalid("amendment_holder_unclear")
    _exchange(applying, instruction, done)


def merge(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """Several clauses become one, whose words are given."""
    if len(instruction.targets) < 2 or len(instruction.becomes) > 1:
        raise Invalid("amendment_holder_unclear")
    _exchange(applying, instruction, done)


def _exchange(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    tree, lines = applying.tree, new_lines(instruction)
    olds = [tree.find(target) for target in instruction.targets]
    if not lines:
        raise Invalid("amendment_new_words_missing")
    numbers = [target.number for target in instruction.becomes] or [olds[0].number]
    if olds[0].kind is ClauseKind.ARTICLE:
        new = _articles(applying, lines, numbers)
    else:
        label = olds[0].label and relabelled(olds[0].label, numbers[0])
        read = applying.read_inside(applying.context_of(olds[0]), lines, olds[0].kind, label)
        tops = [top for top in read if top.parent is None]
        if len(tops) != len(numbers):
            raise Invalid("amendment_clauses_count", count=len(tops), announced=len(numbers))
        ends = [*(read.index(top) for top in tops[1:]), len(read)]
        new = [(read[read.index(top) : end], number) for top, end, number in zip(tops, ends, numbers, strict=True)]
    holder = olds[0].parent
    for old in olds:
        done.changes.append(_gone(applying, old, applying.printed(old)))
        tree.delete(old)
        if len(new) == 1:
            tree.heirs[old] = new[0][0][0]
    for block, number in new:
        applying.new.update(block)
        applying.placed.append(PlacedClause(block[0], block, number, done, holder=holder, origin=olds[0]))
