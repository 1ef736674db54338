"""Clauses replaced and deleted where they are no article or what stands in it: a chapter, or a sentence of a clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.errors import Invalid
from workbench.law.amending.applying import AppliedInstruction, Applying, NodeChange, new_lines
from workbench.law.amending.model import Instruction
from workbench.law.amending.words import change_words, line_breaks_settled
from workbench.law.model import STRUCTURE, ClauseKind
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.printing import lines_of


def replace(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """Put new words in the place of a clause, a chapter, or a sentence."""
    lines = new_lines(instruction)
    if instruction.sentence and lines:
        _change_sentences(applying, instruction, lambda _: "".join(lines), done)
        return
    old = applying.tree.find(instruction.targets[0]) if len(instruction.targets) == 1 and lines else None
    if old is not None and old.kind in STRUCTURE:
        _replace_structure(applying, old, lines, done)
    else:
        applying.replace(instruction, done)


def delete(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """Take out clauses, or a sentence of each."""
    if instruction.sentence:
        _change_sentences(applying, instruction, lambda _: "", done)
    else:
        applying.delete(instruction, done)


def insert(applying: Applying, instruction: Instruction, done: AppliedInstruction) -> None:
    """Put words beside others, at the end of a clause, or behind a sentence of it."""
    if instruction.sentence and not instruction.old:
        _change_sentences(applying, instruction, lambda sentence: sentence + "".join(new_lines(instruction)), done)
    else:
        applying.insert(instruction, done)


def _change_sentences(
    applying: Applying, instruction: Instruction, changed: Callable[[str], str], done: AppliedInstruction
) -> None:
    for target in instruction.targets:
        span = applying.sentence(instruction, target)
        before = applying.printed_alone(span.node)
        change_words([span], changed)
        line_breaks_settled(span.node)
        applying.written.setdefault(span.node, []).extend(new_lines(instruction))
        path = applying.tree.paths.get(span.node, "")
        done.changes.append(NodeChange(span.node, path, before, applying.printed_alone(span.node)))


def _replace_structure(applying: Applying, old: ClauseBuilder, lines: Sequence[str], done: AppliedInstruction) -> None:
    """Put new words in the place of a chapter; where they are its heading alone its articles stay.

    An article of the new chapter stands for that of the same number in the old one. Raises Invalid
    ``amendment_label_differs`` where the words are no such chapter, ``amendment_number_taken`` where an article
    outside it has one of the numbers.
    """
    tree = applying.tree
    new = tree.read_articles(lines)
    tops = [node for node in new if node.parent is None]
    if len(tops) != 1 or tops[0].kind is not old.kind or tops[0].number != old.number:
        raise Invalid("amendment_label_differs", label=lines[0][:40], clause=old.label)
    if len(new) == 1:
        applying.head_anew(old, new[0].heading, done)
        return
    block = tree.block(old)
    articles = {node.number: node for node in new if node.kind is ClauseKind.ARTICLE}
    others = {node.number for node in tree.nodes if node.kind is ClauseKind.ARTICLE and node not in block}
    taken = next((number for number in articles if number in others), None)
    if taken is not None:
        raise Invalid("amendment_number_taken", number=articles[taken].label)
    before, at = applying.printed(old), tree.nodes.index(old)
    tree.delete(old)
    tops[0].parent = old.parent
    tree.put(new, at)
    applying.new.update(new)
    tree.heirs[old] = tops[0]
    for node in block:
        if node.kind is ClauseKind.ARTICLE and node.number in articles:
            tree.heirs[node] = articles[node.number]
    done.changes.append(NodeChange(tops[0], tree.paths[old], before, "\n".join(lines_of(new, tree.lang))))
