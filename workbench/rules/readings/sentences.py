"""A draft as sentences that know their article, the Part they are about, and the figures they state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.instruments.topics import DraftRuleId, TopicRules
from workbench.lang.languages import BETWEEN_WORDS, Lang
from workbench.lang.limbs import sentences
from workbench.law.model import STRUCTURE, Clause, ClauseKind, LawText
from workbench.rules.readings.branches import part_of_scheme, within
from workbench.rules.readings.stated import StatedFigure, stated_figures

# The Parts whose benefit is part of another's: the sentence before tells whose care is meant.
_READ_ON = frozenset({"", "II", "III"})
_NO_WORDS_OF_LAW = frozenset({ClauseKind.NOTE, ClauseKind.TABLE, ClauseKind.SIGNATURE})


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of an article, behind the words that head its list where it is an item of one."""

    text: str
    part: str
    figures: tuple[StatedFigure, ...]
    lang: Lang
    rules: TopicRules

    def says(self, rule_id: DraftRuleId) -> bool:
        """Whether the cue phrases of a rule stand in the sentence."""
        return self.rules.rule(rule_id).words(self.text, self.lang) is not None


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """An article of a draft (or an outermost point of a text without articles) as sentences in reading order."""

    key: str
    number: str
    sentences: tuple[DraftSentence, ...]

    def says(self, rule_id: DraftRuleId, part: str = "") -> bool:
        """Whether one of its sentences says so, of those about ``part`` where one is given."""
        return any(sentence.says(rule_id) for sentence in self.sentences if part in {"", sentence.part})

    def figures(self, part: str, *kinds: str) -> tuple[StatedFigure, ...]:
        """The figures of these kinds that are about a Part, in reading order."""
        return tuple(
            figure
            for sentence in self.sentences
            for figure in sentence.figures
            if figure.part == part and figure.kind in kinds
        )

    def concerns(self, part: str) -> bool:
        """Whether one of its sentences or figures is about a Part."""
        return any(
            part == sentence.part or any(part == figure.part for figure in sentence.figures)
            for sentence in self.sentences
        )

    def about(self, part: str) -> tuple[DraftSentence, ...]:
        """Its sentences about a Part."""
        return tuple(sentence for sentence in self.sentences if sentence.part == part)


def read_draft(law: LawText, rules: TopicRules) -> tuple[DraftArticle, ...]:
    """Every article of a law as sentences."""
    below: dict[str, list[Clause]] = {}
    for clause in law.clauses:
        if clause.parent is not None:
            below.setdefault(clause.parent, []).append(clause)
    return tuple(_article(law, unit, below, rules) for unit in law.units)


def _article(law: LawText, unit: Clause, below: dict[str, list[Clause]], rules: TopicRules) -> DraftArticle:
    over = _part_over(law, unit, rules)
    context = over
    read: list[DraftSentence] = []
    for head, text in _texts(unit, below, law.lang):
        for sentence in sentences(text, law.lang):
            whole = f"{head}{sentence}"
            part = _part(part_of_scheme(whole, law.lang, rules), context, over)
            before = read[-1].text if read else ""
            figures = stated_figures(whole, law.lang, rules, part, before)
            sentence_read = DraftSentence(whole, part, figures, law.lang, rules)
            if not sentence_read.says("penalty_of_draft"):  # what a penalty names is no benefit
                read.append(sentence_read)
            context = part or context
    return DraftArticle(unit.key, unit.number, tuple(read))


def _part(named: str, context: str, over: str) -> str:
    """The Part of a sentence: what it names, read under the heading; care and sick pay also under what was said."""
    part = within(named, over)
    return within(part, context) if part in _READ_ON else part


def _part_over(law: LawText, unit: Clause, rules: TopicRules) -> str:
    """The Part that an article's heading speaks of, else the heading nearest above it, else the title of the law."""
    headings: list[str] = [unit.heading]
    parent = unit.parent
    while parent is not None:
        clause = law.by_key[parent]
        if clause.kind in STRUCTURE:
            headings.append(clause.heading)
        parent = clause.parent
    named = (part_of_scheme(heading, law.lang, rules) for heading in (*headings, law.title) if heading)
    return next((part for part in named if part), "")


def _texts(unit: Clause, below: dict[str, list[Clause]], lang: Lang) -> Iterator[tuple[str, str]]:
    """The words of an article piece by piece, each with the words that head the list it stands in."""
    children = below.get(unit.key, [])
    if not children:
        yield "", unit.text
        return
    for child in children:
        yield from _pieces(child, "", below, lang)


def _pieces(clause: Clause, head: str, below: dict[str, list[Clause]], lang: Lang) -> Iterator[tuple[str, str]]:
    if clause.kind in _NO_WORDS_OF_LAW:
        return
    children: Sequence[Clause] = below.get(clause.key, ())
    if clause.text.rstrip().endswith(("：", ":", "—")) and children:
        *before, last = sentences(clause.text, lang) or [""]
        for text in before:
            yield head, text
        head = f"{head}{last}{BETWEEN_WORDS[lang]}"
    elif clause.text:
        yield head, clause.text
    for child in children:
        yield from _pieces(child, head, below, lang)
