"""Instructions done to a law one after the other; where clauses are added or numbered anew is settled at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.errors import Invalid
from workbench.lang.languages import BETWEEN_WORDS, Lang
from workbench.law.amending.labels import cited_target, relabelled
from workbench.law.amending.model import ClauseTarget, Instruction, Order
from workbench.law.amending.sentences import is_inside, sentence_of
from workbench.law.amending.tree import LawTree, article_of
from workbench.law.amending.words import WordSpan, change_words, chosen, find_words, line_breaks_settled
from workbench.law.model import ClauseKind
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.printing import AFTER_LABEL, lines_of

# A Chinese decision that changes or deletes words of an article means all that stand there; an English one says so.
_MEANS_ALL: Final[Mapping[Lang, bool]] = {"zh": True, "en": False}
_OF_ALL_WORDS: Final = frozenset({Order.REWORD, Order.STRIKE})


@dataclass(slots=True)
class NodeChange:
    """What was done to one clause; where it stands is known once all is numbered, ``where`` is its old address.

    ``after`` is None where the clause only got another number: it is then what the clause is called in the end.
    """

    node: ClauseBuilder | None
    where: str
    before: str
    after: str | None


@dataclass(slots=True, eq=False)
class PlacedClause:
    """A clause to be put where its new number says.

    ``anchor`` is a clause beside which it stands, ``holder`` what must hold it; either may be left to the number.
    ``is_old`` is a clause of the law itself that gets another number.
    """

    node: ClauseBuilder
    block: list[ClauseBuilder]
    number: str
    done: AppliedInstruction
    holder: ClauseBuilder | None = None
    anchor: ClauseBuilder | None = None
    side: str = "after"
    is_old: bool = False
    origin: ClauseBuilder | None = None  # the clause that it comes from, where it was parted or joined


@dataclass(slots=True, eq=False)
class AppliedInstruction:
    """An instruction in the making of its report."""

    instruction: Instruction
    changes: list[NodeChange] = field(default_factory=list)
    places: int = 0  # in which words were changed
    error: Invalid | None = None


class Applying:
    """A law being amended: ``placed`` are the clauses whose place waits until every instruction is read."""

    def __init__(self, tree: LawTree) -> None:
        self.tree = tree
        self.placed: list[PlacedClause] = []
        self.reserved: list[ClauseTarget] = []  # numbers of clauses that could not be added; they stay free
        self.misplaced: list[AppliedInstruction] = []  # those whose clauses found no place
        self.new: set[ClauseBuilder] = set()
        self.written: dict[ClauseBuilder, list[str]] = {}  # words put into old clauses, in the new numbering
        self.becomes: dict[ClauseBuilder, str] = {}  # the new number of an old clause, where an instruction says it

    def announce(self, instruction: Instruction) -> None:
        """Take in what a clause is to be called before anything is done to it."""
        if instruction.order is Order.RENUMBER and len(instruction.targets) == len(instruction.becomes) == 1:
            try:
                self.becomes[self.tree.find(instruction.targets[0])] = instruction.becomes[0].number
            except Invalid:
                return  # told where the instruction itself is done

    # -- whole clauses -------------------------------------------------------------------------------------

    def replace(self, instruction: Instruction, done: AppliedInstruction) -> None:
        lines = new_lines(instruction)
        if len(instruction.targets) != 1 or not lines:
            raise Invalid("amendment_new_words_missing" if not lines else "instruction_unknown")
        old = self.tree.find(instruction.targets[0])
        number = self.becomes.get(old, old.number)
        new = self._read_in_place_of(old, lines, number)
        before = self.printed(old)
        at = self.tree.nodes.index(old)
        for top in new:
            if top.parent is None:
                top.parent = old.parent
        self.tree.delete(old)
        self.tree.put(new, at)
        self.new.update(new)
        self._hand_on(old, new[0])
        done.changes.append(NodeChange(new[0], self.tree.paths[old], before, "\n".join(lines_of(new, self.tree.lang))))

    def _read_in_place_of(self, old: ClauseBuilder, lines: Sequence[str], number: str) -> list[ClauseBuilder]:
        if old.kind is ClauseKind.ARTICLE:
            return self.read_articles(lines, (number, old.number), relabelled(old.label, number))
        new = self.read_inside(self.context_of(old), lines, old.kind, old.label and relabelled(old.label, number))
        tops = [node for node in new if node.parent is None]
        if old.label and tops[0].number not in (number, old.number):
            raise Invalid("amendment_label_differs", label=tops[0].label, clause=old.label)
        return new

    def _hand_on(self, old: ClauseBuilder, new: ClauseBuilder) -> None:
        """Let a new clause stand for the old one, also where that waits for its place."""
        self.tree.heirs[old] = new
        if old in self.becomes:
            new.number = self.becomes[old]
            new.label = relabelled(new.label, new.number) if new.label else new.label
        for placed in self.placed:
            if placed.node is old:
                placed.node = new

    def delete(self, instruction: Instruction, done: AppliedInstruction) -> None:
        olds = [self.tree.find(target) for target in instruction.targets]
        for old in olds:
            if old in self.tree.gone:
                continue
            done.changes.append(NodeChange(None, self.tree.paths[old], self.printed(old), ""))
            self.tree.delete(old)

    def head(self, instruction: Instruction, done: AppliedInstruction) -> None:
        heading = " ".join(new_lines(instruction))
        for target in instruction.targets or (ClauseTarget(),):
            if target.is_law:
                before, self.tree.title = self.tree.title, heading
                done.changes.append(NodeChange(None, before, before, heading))
                continue
            old = self.tree.find(target)
            plain = heading.removeprefix(old.label).strip() if old.label else heading
            self.head_anew(old, plain, done)

    def head_anew(self, old: ClauseBuilder, heading: str, done: AppliedInstruction) -> None:
        """Give a clause another heading."""
        before = self.printed_head(old)
        if old.kind is ClauseKind.ARTICLE and old.heading[:1] in "【（(" and heading[:1] != old.heading[:1]:
            heading = f"{old.heading[0]}{heading}{old.heading[-1]}"
        old.heading = heading
        done.changes.append(NodeChange(old, self.tree.paths[old], before, self.printed_head(old)))

    # -- words ---------------------------------------------------------------------------------------------

    def reword(self, instruction: Instruction, done: AppliedInstruction) -> None:
        new = "\n".join(new_lines(instruction))
        self._change_words(instruction, done, lambda _: new)

    def strike(self, instruction: Instruction, done: AppliedInstruction) -> None:
        self._change_words(instruction, done, lambda _: "")

    def insert(self, instruction: Instruction, done: AppliedInstruction) -> None:
        new = "\n".join(new_lines(instruction))
        if instruction.side == "end" and not instruction.old:
            self._append(instruction, new, done)
            return
        between = BETWEEN_WORDS[self.tree.lang]
        if instruction.side == "before":
            joint = between if new[-1:].isalnum() else ""
            self._change_words(instruction, done, lambda old: f"{new}{joint}{old}")
        else:
            joint = between if new[:1].isalnum() else ""
            self._change_words(instruction, done, lambda old: f"{old}{joint}{new}")

    def _append(self, instruction: Instruction, new: str, done: AppliedInstruction) -> None:
        for target in instruction.targets:
            last = [node for node in self.tree.block(self.tree.find(target)) if node.lines][-1]
            before = self.printed(last)
            last.lines[-1] += new
            self.written.setdefault(last, []).append(new)
            done.changes.append(NodeChange(last, self.tree.paths.get(last, ""), before, self.printed(last)))

    def _change_words(self, instruction: Instruction, done: AppliedInstruction, changed: Callable[[str], str]) -> None:
        words = "\n".join(instruction.old)
        every = instruction.every or (instruction.order in _OF_ALL_WORDS and _MEANS_ALL[self.tree.lang])
        spans = [
            span
            for target in instruction.targets or (ClauseTarget(),)
            for span in chosen(self._places(instruction, target, words), words, every=every, nth=instruction.nth)
        ]
        done.places = len(spans)
        touched = dict.fromkeys(span.node for span in spans)
        before = {node: self.printed_alone(node) for node in touched}
        for node in touched:
            change_words([span for span in spans if span.node is node], changed)
            line_breaks_settled(node)
            self.written.setdefault(node, []).extend(line for quote in instruction.new for line in quote)
            path = self.tree.paths.get(node, "")
            done.changes.append(NodeChange(node, path, before[node], self.printed_alone(node)))

    def _places(self, instruction: Instruction, target: ClauseTarget, words: str) -> list[WordSpan]:
        """Where words stand in a clause, or in the one of its sentences that is named."""
        spans = find_words(self.inside(target), words)
        if not instruction.sentence:
            return spans
        sentence = self.sentence(instruction, target)
        return [span for span in spans if is_inside(span, sentence)]

    def sentence(self, instruction: Instruction, target: ClauseTarget) -> WordSpan:
        """The sentence of a clause that an instruction names."""
        return sentence_of(self.inside(target), instruction.sentence, cited_target(target, self.tree.lang))

    def inside(self, target: ClauseTarget) -> list[ClauseBuilder]:
        """The clauses in which words are looked for."""
        if target.is_law:
            return self.tree.nodes
        node = self.tree.find(target)
        return self.tree.block(node)

    # -- reading new clauses -------------------------------------------------------------------------------

    def read_articles(self, lines: Sequence[str], numbers: Sequence[str], label: str) -> list[ClauseBuilder]:
        """One article from its new words; its label, where it has one, must bear one of ``numbers``."""
        new = self.tree.read_articles(lines)
        if not new or new[0].kind is not ClauseKind.ARTICLE:
            new = self.tree.read_articles([f"{label}{AFTER_LABEL[self.tree.lang]}{lines[0]}", *lines[1:]])
        tops = [node for node in new if node.kind is ClauseKind.ARTICLE]
        if len(tops) != 1 or new[0] is not tops[0]:
            raise Invalid("amendment_articles_count", count=len(tops), announced=1)
        if tops[0].number not in numbers:
            raise Invalid("amendment_label_differs", label=tops[0].label, clause=label)
        return new

    def read_inside(
        self, before: Sequence[ClauseBuilder], lines: Sequence[str], kind: ClauseKind, label: str
    ) -> list[ClauseBuilder]:
        """Clauses of an article from their new words; they get ``label`` where they should bear one and bear none."""
        new = self.tree.read_inside(before, lines)
        if label and not new[0].label:
            joint = BETWEEN_WORDS[self.tree.lang]
            new = self.tree.read_inside(before, [f"{label}{joint}{lines[0]}", *lines[1:]])
        if any(node.parent is None and node.kind is not kind for node in new):
            raise Invalid("amendment_new_words_unread", words=lines[0][:40])
        return new

    def context_of(self, node: ClauseBuilder) -> list[ClauseBuilder]:
        """The article that holds a clause, and what stands in it before the clause."""
        block = self.tree.block(article_of(node))
        return block[: block.index(node)]

    def context_with(self, node: ClauseBuilder) -> list[ClauseBuilder]:
        """The article that holds a clause, and what stands in it up to the end of the clause."""
        block = self.tree.block(article_of(node))
        return block[: block.index(node) + len(self.tree.block(node))]

    # -- printing ------------------------------------------------------------------------------------------

    def printed(self, node: ClauseBuilder) -> str:
        """A clause with all below it as it stands now."""
        return "\n".join(lines_of(self.tree.block(node), self.tree.lang))

    def printed_alone(self, node: ClauseBuilder) -> str:
        return "\n".join(lines_of([node], self.tree.lang))

    def printed_head(self, node: ClauseBuilder) -> str:
        return " ".join(filter(None, (node.label, node.heading)))


def new_lines(instruction: Instruction) -> list[str]:
    return [line for quote in instruction.new for line in quote if line.strip()]
