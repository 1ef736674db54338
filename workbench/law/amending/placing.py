"""Where new and renumbered clauses stand: settled once every instruction is read, in the numbering they all give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from workbench.errors import Invalid
from workbench.lang.languages import Lang
from workbench.law.amending.applying import AppliedInstruction, Applying, NodeChange, PlacedClause
from workbench.law.amending.labels import Number, counted, number_text, relabelled
from workbench.law.amending.model import Instruction, Order
from workbench.law.amending.rows import NumberedRow
from workbench.law.model import STRUCTURE, ClauseKind, ReadWarning
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.printing import lines_of

_INNER = (ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.SUBITEM)
# Whether a clause makes room for a new one of its number: 第六条 does; an English section never does.
_COUNTS_ON: Final[Mapping[Lang, bool]] = {"zh": True, "en": False}


class Placing:
    """The end of an amendment; ``renumbered`` are the clauses whose number changed though no instruction names it."""

    def __init__(self, applying: Applying, *, closes: bool) -> None:
        self.applying = applying
        self.tree = applying.tree
        self.closes = closes
        self.warnings: list[ReadWarning] = []
        self.renumbered: list[NodeChange] = []
        self.is_shuffled = False  # whether chapters stand in another order than before
        self.counts_on = _COUNTS_ON[self.tree.lang]

    def settle(self) -> None:
        """Put every clause that waits in its place, from the outside in, and number what follows it."""
        placed = self.applying.placed
        self._structure([each for each in placed if each.node.kind in STRUCTURE])
        self._articles([each for each in placed if each.node.kind is ClauseKind.ARTICLE])
        inner = [each for each in placed if each.node.kind in _INNER]
        for kind in _INNER:
            holders = dict.fromkeys(each.holder for each in inner if each.node.kind is kind)
            holders.update(dict.fromkeys(self._shrunken(kind)))
            for holder in holders:
                if holder is not None and holder in self.tree.nodes:
                    self._inside(
                        holder, kind, [each for each in inner if each.node.kind is kind and each.holder is holder]
                    )

    # -- chapters ------------------------------------------------------------------------------------------

    def _structure(self, placed: Sequence[PlacedClause]) -> None:
        for kind in dict.fromkeys(each.node.kind for each in placed):
            self._headings(kind, [each for each in placed if each.node.kind is kind])

    def _headings(self, kind: ClauseKind, placed: Sequence[PlacedClause]) -> None:
        """Put new chapters in, and those that get another number where it says, each with all that it holds."""
        holder = placed[0].holder
        olds = [node for node in self.tree.body if node.kind is kind and (holder is None or node.parent is holder)]
        moved = [each for each in placed if each.is_old]
        was = [self._successor(node, moved) for node in olds]
        for each in moved:
            each.block = self.tree.cut(each.node)
        row = NumberedRow(node for node in self.tree.nodes if node in olds)
        old = dict(row.number_of)
        if self.closes:
            row.close_gaps([node for node in was if node is None or node in row.number_of])
        for each in sorted(placed, key=_by_number):
            try:
                at = row.put(each.node, _number(each), pushes=self.counts_on)
            except Invalid as error:
                self._fail(each, error)
                self.tree.put(each.block if each.is_old else [], len(self.tree.nodes))
                continue
            self._put_heading(row, at, each)
        self._relabel(row, old)
        for each in placed:
            self._tell(each)
        order = [node for node in row.nodes if node in olds]
        self.is_shuffled = self.is_shuffled or order != [node for node in olds if node in order]

    def _put_heading(self, row: NumberedRow, at: int, each: PlacedClause) -> None:
        before = row.nodes[at - 1] if at else None
        after = row.nodes[at + 1] if at + 1 < len(row.nodes) else None
        beside = before or after
        holder = each.holder if each.holder is not None or beside is None else beside.parent
        if before is not None:
            at_node = self.tree.end_of(before)
        elif after is not None:
            at_node = self.tree.nodes.index(after)
        else:
            at_node = self.tree.end_of(holder) if holder is not None else len(self.tree.nodes)
        each.node.parent = holder
        self.tree.put(each.block, at_node)

    # -- articles ------------------------------------------------------------------------------------------

    def _articles(self, placed: Sequence[PlacedClause]) -> None:
        moved = [each for each in placed if each.is_old]
        was = [self._successor(node, moved) for node in self.tree.articles]
        homes = {each.node: each.node.parent for each in moved}
        for each in moved:
            each.block = self.tree.cut(each.node)
        row = NumberedRow(node for node in self.tree.nodes if node.kind is ClauseKind.ARTICLE and self._is_body(node))
        old = {node: number for node, number in row.number_of.items() if node not in self.applying.new}
        old |= {node: number for node, number in row.number_of.items() if node in self.tree.heirs.values()}
        if self.closes:
            row.close_gaps([node for node in was if node is None or node in row.number_of])
        if self.closes and self.is_shuffled:
            row.count_anew()
        ghosts = self._ghosts(ClauseKind.ARTICLE)
        for each in sorted([*placed, *ghosts], key=_by_number):
            try:
                at = row.put(each.node, _number(each), pushes=self.counts_on, anchor=self._anchor(row, each))
            except Invalid as error:
                self._fail(each, error)
                if each.is_old:
                    self._put_back(each, row)
                continue
            if each not in ghosts:
                self._stand(row, at, each, homes)
        row.nodes = [node for node in row.nodes if all(node is not ghost.node for ghost in ghosts)]
        self._check_order(row, placed)
        self._relabel(row, old)
        for each in placed:
            self._tell(each)

    def _check_order(self, row: NumberedRow, placed: Sequence[PlacedClause]) -> None:
        """Refuse what was parted or joined and stands elsewhere than before; tell of an article that was moved."""
        moved = {each.node for each in placed}
        for each in placed:
            old = each.origin or (each.node if each.is_old else None)
            if old is None or each.node not in row.nodes:
                continue
            old = next((before for before, heir in self.tree.heirs.items() if heir is old), old)
            at, was = row.nodes.index(each.node), self.tree.articles.index(old)
            heirs = [self.tree.heirs.get(node, node) for node in self.tree.articles]
            before = [node for node in heirs[:was] if node in row.nodes and node not in moved]
            after = [node for node in heirs[was + 1 :] if node in row.nodes and node not in moved]
            if (not before or row.nodes.index(before[-1]) < at) and (not after or at < row.nodes.index(after[0])):
                continue
            if each.origin is not None:
                self._fail(each, Invalid("amendment_number_elsewhere", number=each.number))
            else:
                facts = {"number": each.number}
                self.warnings.append(ReadWarning("amendment_moved", self.tree.paths[old].replace("/", " "), 0, facts))

    def _is_body(self, node: ClauseBuilder) -> bool:
        return node in self.applying.new or node in self.tree.body

    def _successor(self, old: ClauseBuilder, moved: Sequence[PlacedClause]) -> ClauseBuilder | None:
        """What now stands where an article stood; None where nothing does."""
        node = self.tree.heirs.get(old, old)
        if any(each.node is node for each in moved) or node not in self.tree.nodes:
            return None
        return node

    def _ghosts(self, kind: ClauseKind) -> list[PlacedClause]:
        """A free place for each clause that could not be added: the numbers behind it are those of the decision."""
        ghosts = []
        nobody = AppliedInstruction(Instruction("", "", Order.NONE))
        for target in self.applying.reserved:
            if target.kind is kind and counted(target.number) is not None:
                node = ClauseBuilder(kind, target.number, "", "", None, 0)
                ghosts.append(PlacedClause(node, [], target.number, nobody))
        return ghosts

    def _anchor(self, row: NumberedRow, each: PlacedClause) -> int | None:
        """Where an instruction says in words that an article stands, where it does."""
        anchor = each.anchor
        if anchor is not None and anchor not in row.number_of:
            anchor = self.tree.heirs.get(anchor)
        if anchor is None or anchor not in row.number_of:
            return None
        at = row.nodes.index(anchor) + (each.side != "before")
        while each.side != "before" and at < len(row.nodes) and self._stands_between(row, at, each):
            at += 1
        return at

    def _stands_between(self, row: NumberedRow, at: int, each: PlacedClause) -> bool:
        """Whether what stands behind the anchor came there by this decision, or is its 之一, and goes before."""
        other = row.nodes[at]
        number = row.number_of[other]
        is_own = any(placed.node is other and placed.anchor is each.anchor for placed in self.applying.placed)
        return number < _number(each) and (is_own or number[1] > 0)

    def _stand(
        self, row: NumberedRow, at: int, each: PlacedClause, homes: dict[ClauseBuilder, ClauseBuilder | None]
    ) -> None:
        """Put an article into the chapter that its neighbours, its instruction or its own past give it."""
        before = row.nodes[at - 1] if at and row.nodes[at - 1] in self.tree.nodes else None
        after = next((node for node in row.nodes[at + 1 :] if node in self.tree.nodes), None)
        choices = self._headings_between(before, after)
        home = each.holder if each.holder is not None else homes.get(each.node, _NOWHERE)
        if each.anchor is not None and each.holder is None:
            beside = after if each.side == "before" else before
            home = beside.parent if beside is not None else _NOWHERE
        holder: ClauseBuilder | None
        if home is not _NOWHERE and (home in choices or not choices):
            holder = home if isinstance(home, ClauseBuilder) else None
        elif each.holder is not None:
            self._fail(each, Invalid("amendment_number_elsewhere", number=each.number))
            holder = each.holder
        else:
            holder = choices[0] if choices else None
            if len(choices) > 1:
                self._warn_of_edge(each, choices)
        if before is not None and before.parent is holder:
            at_node = self.tree.end_of(before)
        elif after is not None and after.parent is holder:
            at_node = self.tree.nodes.index(after)
        elif holder is not None:
            at_node = self.tree.end_of(holder)
        else:
            at_node = len(self.tree.nodes)
        each.block[0].parent = holder
        self.tree.put(each.block, at_node)

    def _headings_between(
        self, before: ClauseBuilder | None, after: ClauseBuilder | None
    ) -> list[ClauseBuilder | None]:
        """What could hold an article that stands between two others: their chapters, and empty ones between them."""
        nodes = self.tree.nodes
        start = self.tree.end_of(before) if before is not None else 0
        end = nodes.index(after) if after is not None else len(nodes)
        inside = [node for node in nodes[start:end] if node.kind in STRUCTURE and self._is_body(node)]
        holding = {node.parent for node in inside}
        neighbours = [node.parent for node in (before, after) if node is not None]
        empty = [node for node in inside if node not in holding and node not in neighbours]
        return list(dict.fromkeys([*neighbours[:1], *empty, *neighbours[1:]]))

    def _warn_of_edge(self, each: PlacedClause, choices: Sequence[ClauseBuilder | None]) -> None:
        """Two chapters meet where an article was added, and the decision does not say which has it."""
        first, second = (self.applying.printed_head(node) if node is not None else "" for node in choices[:2])
        facts = {"first": first, "second": second}
        self.warnings.append(ReadWarning("amendment_between_chapters", each.node.label, 0, facts))

    def _put_back(self, each: PlacedClause, row: NumberedRow) -> None:
        """An article whose new number finds no place stands where it stood."""
        olds = self.tree.articles
        start = olds.index(each.node) if each.node in olds else len(olds)
        after = next((node for node in olds[start + 1 :] if node in self.tree.nodes), None)
        if after is not None:
            self.tree.put(each.block, self.tree.nodes.index(after))
            return
        before = next((node for node in reversed(olds[:start]) if node in self.tree.nodes), None)
        self.tree.put(each.block, self.tree.end_of(before) if before is not None else len(self.tree.nodes))

    # -- inside an article ---------------------------------------------------------------------------------

    def _shrunken(self, kind: ClauseKind) -> Iterable[ClauseBuilder]:
        """What lost labelled clauses of a kind, whose gaps are to be closed."""
        if not self.closes:
            return []
        return [node.parent for node in self.tree.gone if node.kind is kind and node.label and node.parent is not None]

    def _inside(self, holder: ClauseBuilder, kind: ClauseKind, placed: Sequence[PlacedClause]) -> None:
        moved = [each for each in placed if each.is_old]
        was = [self._successor(node, moved) for node in self.tree.children(holder) if node.kind is kind]
        for each in moved:
            each.block = self.tree.cut(each.node)
        siblings = self.tree.now_in(holder, kind)
        row = NumberedRow(siblings)
        if len(row.nodes) < len(siblings) or any(counted(each.number) is None for each in placed if each.number):
            self._lettered(holder, placed)
            return
        old = dict(row.number_of)
        is_labelled = any(node.label for node in siblings)
        if not is_labelled:
            row.count_anew()
        elif self.closes:
            row.close_gaps([node for node in was if node is None or node in row.number_of])
        for each in sorted(placed, key=_by_number):
            try:
                self._put_inside(row, each, holder, pushes=self.counts_on or not is_labelled)
            except Invalid as error:
                self._fail(each, error)
                if each.is_old:
                    self.tree.put(each.block, self._place_in(row, len(row.nodes), holder))
        if is_labelled or kind is not ClauseKind.PARAGRAPH:
            self._relabel(row, old)
        for each in placed:
            self._tell(each)

    def _put_inside(self, row: NumberedRow, each: PlacedClause, holder: ClauseBuilder, *, pushes: bool) -> None:
        if not each.number:
            anchor = self._anchor(row, each)
            number = row.number_of[row.nodes[anchor - 1]][0] + 1 if anchor else 1
            if anchor is None:
                number = (row.number_of[row.nodes[-1]][0] if row.nodes else 0) + 1
            each.number = str(number)
        at = row.put(each.node, _number(each), pushes=pushes, anchor=self._anchor(row, each))
        each.node.parent = holder
        self.tree.put(each.block, self._place_in(row, at, holder))

    def _place_in(self, row: NumberedRow, at: int, holder: ClauseBuilder) -> int:
        before = row.nodes[at - 1] if at else None
        after = next((node for node in row.nodes[at:] if node in self.tree.nodes), None)
        if before is not None and before in self.tree.nodes:
            return self.tree.end_of(before)
        if after is not None:
            return self.tree.nodes.index(after)
        return self.tree.nodes.index(holder) + 1

    def _lettered(self, holder: ClauseBuilder, placed: Sequence[PlacedClause]) -> None:
        """Clauses that bear letters: beside the one that is named, or behind all others."""
        for each in placed:
            if each.is_old:
                each.node.label = each.node.label.replace(each.node.number, each.number, 1)
                each.node.number = each.number
                self.tree.put(each.block, self._place_among(holder, each))
                self._tell(each)
                continue
            siblings = self.tree.now_in(holder, each.node.kind)
            if any(node.label and node.number == each.node.number for node in siblings):
                self._fail(each, Invalid("amendment_number_taken", number=each.node.number))
                continue
            at_node = self._place_among(holder, each)
            each.node.parent = holder
            self.tree.put(each.block, at_node)
            self._tell(each)

    def _place_among(self, holder: ClauseBuilder, each: PlacedClause) -> int:
        siblings = self.tree.now_in(holder, each.node.kind)
        anchor = each.anchor
        if anchor is not None and anchor not in self.tree.nodes:
            anchor = self.tree.heirs.get(anchor)
        if anchor is None or anchor not in siblings:
            return self.tree.end_of(siblings[-1]) if siblings else self.tree.end_of(holder)
        if each.side == "before":
            return self.tree.nodes.index(anchor)
        at = siblings.index(anchor)
        while at + 1 < len(siblings) and any(
            placed.node is siblings[at + 1] and placed.anchor is each.anchor for placed in self.applying.placed
        ):
            at += 1
        return self.tree.end_of(siblings[at])

    # -- telling -------------------------------------------------------------------------------------------

    def _fail(self, each: PlacedClause, error: Invalid) -> None:
        each.done.error = each.done.error or error
        self.applying.misplaced.append(each.done)

    def _relabel(self, row: NumberedRow, old: dict[ClauseBuilder, Number]) -> None:
        """Write the numbers of a row into its clauses, and note what changed of the law's own."""
        for node in row.nodes:
            number = number_text(row.number_of[node])
            if counted(node.number) == row.number_of[node]:
                continue
            before = node.label
            node.number, node.label = number, relabelled(node.label, number)
            if node in old and not any(each.node is node for each in self.applying.placed):
                self.renumbered.append(NodeChange(node, self.tree.paths.get(node, ""), before, node.label))

    def _tell(self, each: PlacedClause) -> None:
        if each.done.error is not None or each.node not in self.tree.nodes:
            return
        if each.is_old:
            olds = {heir: old for old, heir in self.tree.heirs.items()}
            path = self.tree.paths.get(olds.get(each.node, each.node), "")
            each.done.changes.append(NodeChange(each.node, path, path.rpartition("/")[2], None))
            return
        after = "\n".join(lines_of(self.tree.block(each.node), self.tree.lang))
        each.done.changes.append(NodeChange(each.node, "", "", after))


_NOWHERE = object()


def _number(each: PlacedClause) -> Number:
    number = counted(each.number)
    if number is None:
        raise Invalid("amendment_number_missing")
    return number


def _by_number(each: PlacedClause) -> tuple[Number, bool]:
    return counted(each.number) or (10**6, 0), each.is_old
