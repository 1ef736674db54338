"""What the words of a Chinese instruction order, read from left to right with a sign in place of each quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from workbench.lang.characters import HAN
from workbench.lang.numerals import CHINESE_NUMERAL
from workbench.law.amending.chinese.targets import UNITS, clause_number, holders_in_mind, read_targets
from workbench.law.amending.model import ClauseTarget, Instruction, Order
from workbench.law.amending.quotations import FIRST_SIGN, LAST_SIGN, SIGN, QuotationReader
from workbench.law.model import ClauseKind

_STOPS: Final = " ，,；;。.：:、\n\t\u3000"
_ASIDE: Final = re.compile(
    r"(?:并且|同时|另外|此外|并|将|把|对|在|于|其中|再|又|原来?的?|另|还|以及|和|其|该[条款项]|的内容|一是|二是|三是)+"
)
_CHANGE: Final = r"(?:修改|改|替换|修正|调整|更改|变更|改写|表述)[为成]"
_EACH: Final = r"(?P<each>(?:均|分别|依次|相应地?|都|统一|全部|一律|各处|一并|予以|也)*)"
_EVERY: Final = re.compile("均|都|统一|全部|一律|各处|所有|一并")
_QUOTES: Final = rf"(?P<old>{SIGN}(?:(?:[、和与及或]|以及|或者)?{SIGN})*)"
_CALLED: Final = r"(?:一词|字样|的?字句|的表述|的规定)?"
_WITHIN: Final = r"(?P<within>[之其]?[中里内]?的?(?:所有|全部|各处)?的?)"
_SIGNS: Final = f"{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}"
# Several quotations are new words together, unless the last of them begins the next instruction.
_NEW: Final = rf"[：:]?\n?(?P<new>{SIGN}(?:[、和与及]?\n?{SIGN}(?![^。；，、\n{_SIGNS}]{{0,6}}(?:后|前|改|换|删)))*)"
_COUNT: Final = rf"[{CHINESE_NUMERAL}0-9]+"
_AS: Final = r"(?:分别)?(?:作为|列为|列入|改为|为)"
_SENTENCE: Final = re.compile(rf"的?第{_COUNT}句")
_ADD_SENTENCE: Final = re.compile(
    rf"(?:的?(?:最后|末尾)|之?后)?[，,]?(?:增加|增写|补充)(?:规定)?一句[，,]?(?:{_AS}(?P<as>第{_COUNT}句))?{_NEW}"
)
_TAIL: Final = rf"(?:[，,\n]?(?:并|且)*(?:将其)?(?:内容)?(?:分别)?(?:{_CHANGE}|内容为|规定)?{_NEW})?"

_REWORD: Final = re.compile(rf"{_WITHIN}{_QUOTES}{_CALLED}{_EACH}{_CHANGE}{_NEW}")
_INSERT: Final = re.compile(
    rf"{_WITHIN}{_QUOTES}{_CALLED}之?(?P<side>[后前])面?[，,]?{_EACH}(?:增加|加上|加入|插入|增写|补充)(?:规定|内容)?{_NEW}"
)
_APPEND: Final = re.compile(rf"的?(?:最后|末尾|句末|句尾|最末)[，,]?(?:增加|加上|加入|补充){_NEW}")
_STRIKE: Final = re.compile(rf"{_WITHIN}{_QUOTES}{_CALLED}{_EACH}(?:删去|删除|删掉)")
_DELETE_FIRST: Final = re.compile(r"(?:删去|删除|删掉|废止)")
_STRUCK: Final = re.compile(rf"{_WITHIN}{_QUOTES}{_CALLED}")
_HEAD: Final = re.compile(rf"的?(?:(?P<law>法名|题名|题目|名称)|[编章节条]名|条标|(?:条文)?标题){_EACH}{_CHANGE}{_NEW}")
_MERGE: Final = re.compile(rf"(?:的内容)?合并(?:[为成]一[条款])?[，,]?(?:{_AS}(?P<to>第))?")
_SPLIT: Final = re.compile(
    rf"{_EACH}(?:改|分|拆分|分解|修改)[为成](?P<count>{_COUNT})(?P<unit>[条款项])[，,]?{_AS}(?P<to>第)"
)
_RENUMBER: Final = re.compile(
    rf"{_EACH}(?:改为|调整为|改作|作为|移作|变更为|修改为|移至|改成)(?=第{_COUNT}|[（(]{_COUNT}[）)]项)"
)
_ADD: Final = re.compile(
    rf"(?:之?(?P<side>[后前])|(?:的?(?:末尾|最后)))?[中内]?[，,]?(?:再|各|分别)?(?:增加|新增|增设|增写|补充|增补)"
    rf"(?:规定)?(?P<count>{_COUNT}|若干)个?(?P<unit>[编章节条款项目])"
)
_ADD_AS: Final = re.compile(rf"[，,]?{_AS}(?P<to>第|[（(])")
_REPLACE: Final = re.compile(rf"(?:的?(?:内容|规定|全文))?{_EACH}{_CHANGE}{_NEW}")
_DELETE: Final = re.compile(rf"{_EACH}(?:删去|删除|删掉|废止)")
_GROUP: Final = re.compile(rf"{_WITHIN}{_QUOTES}{_CALLED}(?=[、，,和与及](?:将|把)?第{_COUNT}|以及第)")
_AS_FOLLOWS: Final = re.compile(r"(?:[作做]?出?(?:如下|以下)(?:修改|修正|调整)|修改如下|(?=[，,；;：:。\n]|$))")
_TAIL_WORDS: Final = re.compile(_TAIL)
_LAW_NAMED: Final = re.compile(
    r"(?:对|将|把|在)?《(?P<law>[^》]+)》(?P<rest>[作做]?出?(?:如下|以下)?(?:进行)?(?:的?修改|修正)?)"
)
_LAW_PLAIN: Final = re.compile(
    rf"(?:将|把|对|在)?(?P<law>(?!本|该|原|其|将|把|对|在|删|增)[{HAN}]{{1,20}}?(?:法|条例|办法|规定|规则|细则))(?=第{_COUNT}[编章条])"
)
_ADJUST: Final = re.compile(r"(?:顺序|序号|次序|编号)[^。；]{0,12}调整|调整[^。；]{0,8}(?:顺序|序号)")
_REPUBLISH: Final = re.compile(r"(?:根据|按照)本(?:决定|修正案)[^。；]{0,12}(?:修改|修正)|重新公布")
_NO_ORDER: Final = re.compile(
    r"自[^。；]{0,40}(?:施行|生效|实施|实行)|自公布之日|(?:会议|委员会|国务院)[^。]{0,60}(?:决定|通过)|如下修改|修改如下|作出修改"
    r"|现予公布|附件|附：|^附|目录[^。；]{0,10}(?:修改|调整)"
)


class ChineseOrders:
    """The instructions in the words of one numbered point, each with the clauses that those before it leave in mind."""

    def __init__(self, number: str, quoted: QuotationReader, law: str, context: Sequence[ClauseTarget] = ()) -> None:
        self._number = number
        self._quoted = quoted
        self._words = re.sub(r"[ \t\u3000\xa0]+", "", quoted.words)
        self.law = law
        self.context: tuple[ClauseTarget, ...] = tuple(context)
        self._at = 0
        self._start = 0
        self._sentence = 0  # of the clauses that were named last

    def read(self) -> Iterator[Instruction]:
        """The instructions in order; what is not understood is one, too."""
        pending: list[tuple[tuple[ClauseTarget, ...], tuple[str, ...]]] = []
        while True:
            self._skip(_STOPS)
            if self._at >= len(self._words):
                return
            self._start = self._at if not pending else self._start
            if not pending and (sentence := self._aside()) is not None:
                yield sentence
                continue
            if self._names_law():
                continue
            if (aside := _ASIDE.match(self._words, self._at)) is not None:
                self._at = aside.end()
            if self._match(_DELETE_FIRST) is not None:
                yield from self._deleted()
                continue
            targets = self._targets()
            if (group := self._match(_GROUP)) is not None:
                pending.append((targets, self._signs(group["old"])))
                continue
            made = self._ordered(targets)
            for before, old in pending:
                first = next((each for each in made if each.order in (Order.REWORD, Order.STRIKE)), None)
                if first is not None:
                    yield replace(first, targets=before or self.context, old=self._texts(old))
            pending = []
            yield from made

    # -- the beginning of a sentence -----------------------------------------------------------------------

    def _skip(self, marks: str) -> None:
        while self._at < len(self._words) and self._words[self._at] in marks:
            self._at += 1

    def _sentence_end(self) -> int:
        ends = (self._words.find(stop, self._at) for stop in "。\n")
        return min((end for end in ends if end >= 0), default=len(self._words))

    def _aside(self) -> Instruction | None:
        """A sentence that asks for no clause to be changed: when it takes effect, that it is published anew."""
        end = self._sentence_end()
        sentence = self._words[self._at : end]
        if re.search(SIGN, sentence):
            return None
        if _ADJUST.search(sentence) or _REPUBLISH.search(sentence):
            self._at = end
            return self._made(Order.ADJUST, every=_ADJUST.search(sentence) is not None)
        if _NO_ORDER.search(sentence) and not (_LAW_NAMED.match(sentence) and "第" in sentence):
            if (named := _LAW_NAMED.match(sentence)) is not None:
                self.law = named["law"]
            self._at = end
            return self._made(Order.NONE)
        return None

    def _names_law(self) -> bool:
        """Take in the law that a point is about, where it is named before its clauses."""
        if (plain := _LAW_PLAIN.match(self._words, self._at)) is not None:
            self.law, self._at = plain["law"], plain.end()
            return True
        named = _LAW_NAMED.match(self._words, self._at)
        if named is None:
            return False
        self.law, self._at = named["law"], named.end()
        self._match(re.compile("[中里]的?"))
        return True

    def _targets(self) -> tuple[ClauseTarget, ...]:
        """The clauses named next, and the sentence of them where one is."""
        targets, self._at = read_targets(self._words, self._at, self.context)
        if targets and not targets[0].is_law:
            self.context = targets
        named = self._match(_SENTENCE)
        self._sentence = int(clause_number(named[0]) or 0) if named is not None else 0
        return targets or (self.context if named is not None else ())

    # -- what is ordered -----------------------------------------------------------------------------------

    def _ordered(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction]:
        readers: Sequence[Callable[[tuple[ClauseTarget, ...]], list[Instruction] | None]] = (
            self._head, self._merged, self._split, self._renumbered, self._added, self._inserted, self._reworded,
            self._struck, self._replaced, self._gone,
        )  # fmt: skip
        for reader in readers:
            if (made := reader(targets)) is not None:
                return made
        if targets and self._match(_AS_FOLLOWS) is not None:
            return []
        return [self._unknown()]

    def _head(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_HEAD)
        if match is None:
            return None
        if not targets and not match["law"]:
            targets = self.context
        return [self._made(Order.HEAD, targets, new=self._signs(match["new"]))]

    def _merged(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_MERGE)
        if match is None:
            return None
        becomes = self._named(match)
        return [self._made(Order.MERGE, targets, becomes=becomes, new=self._tail())]

    def _split(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_SPLIT)
        if match is None:
            return None
        becomes = self._named(match)
        return [self._made(Order.SPLIT, targets, becomes=becomes, new=self._tail(), kind=UNITS[match["unit"]])]

    def _renumbered(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        start = self._at
        match = self._match(_RENUMBER)
        if match is None:
            return None
        becomes, self._at = read_targets(self._words, self._at, targets or self.context)
        targets = targets or self.context
        if not becomes or len(becomes) != len(targets):
            self._at = start
            return None
        new = self._tail() if len(targets) == 1 and becomes[0].kind is not targets[0].kind else ()
        return [
            self._made(Order.RENUMBER, (target,), becomes=(to,), new=new)
            for target, to in zip(targets, becomes, strict=True)
        ]

    def _added(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_ADD)
        if match is None:
            return None
        kind = UNITS[match["unit"]]
        holder = targets or holders_in_mind(kind, self.context)
        as_ = self._match(_ADD_AS)
        becomes = self._named(as_, holder) if as_ is not None else ()
        made = self._made(
            Order.ADD,
            holder,
            becomes=becomes,
            new=self._tail(),
            kind=kind,
            side={"后": "after", "前": "before"}.get(match["side"] or "", "end"),
            is_next=bool(match["side"]),
        )
        return [made if made.new else replace(made, code="amendment_new_words_missing")]

    def _inserted(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        if (match := self._match(_INSERT)) is not None:
            side = "after" if match["side"] == "后" else "before"
            old, new = self._signs(match["old"]), self._signs(match["new"])
            return [self._worded(Order.INSERT, targets, match, (each,), new, side) for each in old]
        if targets and (match := self._match(_ADD_SENTENCE)) is not None:
            nth = int(clause_number(match["as"]) or 1) - 1 if match["as"] else self._sentence
            made = self._made(Order.INSERT, targets, new=self._signs(match["new"]), side="end")
            return [replace(made, sentence=nth)]
        if targets and (match := self._match(_APPEND)) is not None:
            return [self._made(Order.INSERT, targets, new=self._signs(match["new"]), side="end")]
        return None

    def _reworded(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_REWORD)
        if match is None:
            return None
        old, new = self._signs(match["old"]), self._signs(match["new"])
        if len(old) == len(new):
            pairs = [(each, (other,)) for each, other in zip(old, new, strict=True)]
        elif len(new) == 1:
            pairs = [(each, new) for each in old]
        else:
            return [self._unknown()]
        return [self._worded(Order.REWORD, targets, match, (each,), others) for each, others in pairs]

    def _struck(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_STRIKE)
        if match is None:
            return None
        return [self._worded(Order.STRIKE, targets, match, (each,)) for each in self._signs(match["old"])]

    def _replaced(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        match = self._match(_REPLACE)
        if match is None:
            return None
        new = self._signs(match["new"])
        targets = targets or self.context
        if len(targets) == len(new) > 1:
            return [
                self._made(Order.REPLACE, (target,), new=(each,)) for target, each in zip(targets, new, strict=True)
            ]
        return [self._made(Order.REPLACE, targets, new=new)]

    def _gone(self, targets: tuple[ClauseTarget, ...]) -> list[Instruction] | None:
        if not targets or self._match(_DELETE) is None:
            return None
        return [self._made(Order.DELETE, targets)]

    def _deleted(self) -> Iterator[Instruction]:
        """What stands behind 删去: clauses, or words of clauses, one after the other."""
        while True:
            if (aside := _ASIDE.match(self._words, self._at)) is not None:
                self._at = aside.end()
            targets = self._targets()
            match = self._match(_STRUCK)
            if match is not None:
                yield from (self._worded(Order.STRIKE, targets, match, (each,)) for each in self._signs(match["old"]))
            elif targets:
                yield self._made(Order.DELETE, targets)
            else:
                yield self._unknown()
                return
            joint = re.compile("[、，,]?(?:和|与|及|以及|、)(?=第|其)").match(self._words, self._at)
            if joint is None:
                return
            self._at = joint.end()

    # -- making instructions -------------------------------------------------------------------------------

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._words, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _named(self, match: re.Match[str], holder: Sequence[ClauseTarget] = ()) -> tuple[ClauseTarget, ...]:
        """The clauses named behind 作为, whose first sign the pattern has taken in already."""
        if not match["to"]:
            return ()
        becomes, self._at = read_targets(self._words, self._at - 1, holder or self.context)
        return becomes

    def _tail(self) -> tuple[str, ...]:
        match = self._match(_TAIL_WORDS)
        return self._signs(match["new"]) if match is not None and match["new"] else ()

    def _signs(self, matched: str) -> tuple[str, ...]:
        return tuple(re.findall(SIGN, matched))

    def _texts(self, signs: Sequence[str]) -> tuple[str, ...]:
        return tuple("\n".join(self._quoted.lines_of(sign)) for sign in signs)

    def _worded(
        self,
        order: Order,
        targets: tuple[ClauseTarget, ...],
        match: re.Match[str],
        old: tuple[str, ...],
        new: tuple[str, ...] = (),
        side: str = "after",
    ) -> Instruction:
        targets = targets or self.context
        order_words = match[0].replace("分别", "")
        every = any(target.is_law for target in targets) or _EVERY.search(order_words) is not None
        return self._made(order, targets, old=old, new=new, side=side, every=every)

    def _made(
        self,
        order: Order,
        targets: tuple[ClauseTarget, ...] = (),
        *,
        old: tuple[str, ...] = (),
        new: tuple[str, ...] = (),
        becomes: tuple[ClauseTarget, ...] = (),
        kind: ClauseKind | None = None,
        side: str = "after",
        every: bool = False,
        is_next: bool = False,
    ) -> Instruction:
        return Instruction(
            number=self._number,
            words=self._quoted.written(self._words[self._start : self._at]).strip(_STOPS),
            order=order,
            law=self.law,
            targets=targets,
            old=self._texts(old),
            new=tuple(self._quoted.lines_of(sign) for sign in new),
            becomes=becomes,
            kind=kind,
            side=side,
            every=every,
            is_next=is_next,
            sentence=self._sentence,
        )

    def _unknown(self) -> Instruction:
        """What no form fits, up to the end of the sentence."""
        ends = [self._words.find(stop, self._at) for stop in "。；;\n"]
        self._at = min((end for end in ends if end >= 0), default=len(self._words))
        return replace(self._made(Order.UNKNOWN), code="instruction_unknown")
