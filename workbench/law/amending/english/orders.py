"""What the words of an English instruction order, with a sign for each quotation and for each clause that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workbench.law.amending.english.forms import IS, PATTERNS
from workbench.law.amending.english.targets import FIRST_TARGET, TARGET, ActTarget, mark_targets, resolved
from workbench.law.amending.model import ClauseTarget, Instruction, Order
from workbench.law.amending.quotations import FIRST_SIGN, LAST_SIGN, SIGN, QuotationReader
from workbench.law.model import ClauseKind

_JOINTS: Final = re.compile(r"(?:[\s,;:.—–-]+|and\b|by\b|also\b|thereof\b|therein\b|further\b)+", re.IGNORECASE)
_CONTEXT: Final = re.compile(
    rf"(?:in )?(?P<t>{TARGET})(?:,? (?:{IS} )?amended(?: as follows| in the following manner)?)?(?=[\s,;:.—–-]|$)",
    re.IGNORECASE,
)
_ACT: Final = re.compile(
    r"(?:in |of )?(?:the|this|that) (?:principal |said )?"
    r"(?:Act|Law|Code|Ordinance|Regulations?|Rules|Convention|Decree|Order)\b"
    rf"(?:,? (?:{IS} )?amended(?: as follows)?)?",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(
    rf"[A-Z][^.;:{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]{{2,60}}? (?=The|In|For|After|Before|{TARGET})"
)
_NO_ORDER: Final = re.compile(
    r"may be cited|comes? into (?:force|operation|effect)|takes? effect|shall take effect|commence"
    r"|in this Act\b[^.]{0,80}means|be it enacted|enacted by|amendment of |an act to amend|citation|interpretation"
    r"|this (?:Act|Law) (?:amends|shall)",
    re.IGNORECASE,
)
_NTH: Final[Mapping[str, int]] = {"first": 1, "second": 2, "third": 3}
_EVERY: Final = re.compile(
    r"wherever|whenever|(?:each|every|both) (?:place|time|case|occ|inst)|throughout|all places|\ball the words",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(
    r"(?:first|second|third)(?:ly)?,? (?:occur|appear)|where (?:it|they) (?:first|second|third)"
)
_LABELLED: Final = re.compile(r"(?:\(\w{1,4}\)|\d{1,4}[A-Z]*[.\s])")
_ENDS: Final = re.compile(r"[.;]")


class EnglishOrders:
    """The instructions in the words of one point; ``context`` are the clauses that it and those below it are about."""

    def __init__(self, number: str, quoted: QuotationReader, law: str, context: Sequence[ClauseTarget]) -> None:
        self._number = number
        self._quoted = quoted
        words = re.sub(r"\s+", " ", quoted.words).strip()
        self._words, self._named = mark_targets(words)
        self.law = law
        self.context: tuple[ClauseTarget, ...] = tuple(context)
        self._at = 0
        self._start = 0

    def read(self) -> Iterator[Instruction]:
        """The instructions in order; what is not understood is one, too."""
        while True:
            joint = _JOINTS.match(self._words, self._at)
            self._at = joint.end() if joint is not None else self._at
            if self._at >= len(self._words):
                return
            self._start = self._at
            made = self._ordered()
            if made is not None:
                yield from made
            elif self._goes_on() or self._is_headed():
                continue
            else:
                yield self._other()

    def _ordered(self) -> Sequence[Instruction] | None:
        for order, pattern in PATTERNS:
            match = pattern.match(self._words, self._at)
            if match is not None:
                self._at = match.end()
                return self._made(order, match)
        return None

    def _goes_on(self) -> bool:
        """Take in a clause that what follows is about."""
        match = _CONTEXT.match(self._words, self._at)
        if match is not None:
            self.context = self._targets(match["t"])
            self._at = match.end()
            return True
        act = _ACT.match(self._words, self._at)
        if act is not None and act.end() > self._at:
            self._at = act.end()
            return True
        return False

    def _is_headed(self) -> bool:
        """Pass over a heading that stands before the first words of a point."""
        heading = _HEADED.match(self._words) if not self._at else None
        self._at = heading.end() if heading is not None else self._at
        return heading is not None

    def _other(self) -> Instruction:
        """A sentence that orders nothing, or in a form that is not known."""
        end = _ENDS.search(self._words, self._at)
        self._at = end.start() if end is not None else len(self._words)
        sentence = self._words[self._start : self._at]
        if _NO_ORDER.search(sentence) is not None and re.search(SIGN, sentence) is None:
            return self._instruction(Order.NONE)
        return self._instruction(Order.UNKNOWN, code="instruction_unknown")

    def _made(self, order: Order, match: re.Match[str]) -> Sequence[Instruction]:
        groups = match.groupdict()
        named = groups.get("t") or groups.get("again")
        targets = self._targets(named) if named else self.context
        signs = re.findall(SIGN, groups.get("old") or "")
        olds: list[tuple[str, ...]] = [("\n".join(self._quoted.lines_of(sign)),) for sign in signs] or [()]
        new = (self._quoted.lines_of(groups["new"]),) if groups.get("new") else ()
        side = (groups.get("side") or ("end" if order is Order.ADD else "after")).lower().replace("at the end", "end")
        where = match[0]
        ordinal = matched[0] if (matched := _ORDINAL.search(where.lower())) is not None else ""
        nth = next((number for word, number in _NTH.items() if word in ordinal), 0)
        is_next = order is Order.ADD and side != "end"
        becomes: tuple[ClauseTarget, ...] = ()
        if order is Order.RENUMBER:
            becomes = self._targets(re.findall(TARGET, match[0])[-1])
        if order is Order.INSERT and side == "end" and new and _LABELLED.match(new[0][0]):
            order = Order.ADD
        kind = ClauseKind.ARTICLE if order is Order.ADD and not targets else None
        every = not nth and _EVERY.search(where) is not None
        return [
            self._instruction(
                order, targets, old=old, new=new, side=side, every=every, nth=nth, is_next=is_next, becomes=becomes,
                kind=kind,
            )
            for old in olds
        ]  # fmt: skip

    def _targets(self, sign: str) -> tuple[ClauseTarget, ...]:
        named: ActTarget = self._named[ord(sign) - FIRST_TARGET]
        if named.law:
            self.law = named.law
        targets = tuple(resolved(steps, self.context) for steps in named.steps)
        self.context = targets or self.context
        return targets

    def _instruction(self, order: Order, targets: Sequence[ClauseTarget] = (), **rest: object) -> Instruction:
        words = self._words[self._start : self._at]
        return Instruction(
            number=self._number,
            words=self._written(words),
            order=order,
            law=self.law,
            targets=tuple(targets),
            **rest,  # type: ignore[arg-type]
        )

    def _written(self, words: str) -> str:
        return self._quoted.written(self._spelled(words)).strip(" ,;")

    def _spelled(self, words: str) -> str:
        """The words with the names of clauses in place of their signs."""
        return re.sub(TARGET, lambda sign: self._named[ord(sign[0]) - FIRST_TARGET].words, words)
