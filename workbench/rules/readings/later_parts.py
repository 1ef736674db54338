"""Arts. 35, 42, 44, 65 and 68 to 72: what a draft says of review, ceilings, equality, suspension, appeal and cost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from workbench.instruments.topics import DraftRuleId
from workbench.rules.figures import value
from workbench.rules.readings.result import DraftReading, PartReader, ReadingResult
from workbench.rules.readings.sentences import DraftArticle, DraftSentence

# The grounds on which Art. 69 lets a benefit be suspended, and the Parts they are open to; all where none is named.
_GROUNDS: Final[tuple[tuple[DraftRuleId, str, frozenset[str]], ...]] = (
    ("ground_fraud", "69(d)", frozenset()),
    ("ground_employment_services", "69(h)", frozenset({"IV"})),
    ("ground_dispute", "69(i)", frozenset({"IV"})),
    ("ground_cohabiting", "69(j)", frozenset({"X", "VI"})),
    ("ground_services", "69(g)", frozenset()),
    ("ground_other_benefit", "69(c)", frozenset()),
    ("ground_absent", "69(a)", frozenset()),
    ("ground_maintained", "69(b)", frozenset()),
    ("ground_crime", "69(e)", frozenset()),
    ("ground_misconduct", "69(f)", frozenset()),
)
_WHILE_ACTIVE: Final = {"V": "26(3)", "X": "60(2)"}
_REVIEWED: Final = frozenset({"V", "VI", "IX", "X"})
_EXCLUDED: Final = {
    "II": "9", "III": "15", "IV": "21", "V": "27", "VI": "33", "VII": "41", "VIII": "48", "IX": "55", "X": "61",
}  # fmt: skip


def read_later_parts(reader: PartReader, article: DraftArticle, *, is_periodical: bool) -> Iterator[DraftReading]:
    """The rows of one Part on what the later Parts ask of it, and on the form of its benefit.

    ``is_periodical`` says whether the draft grants the Part a periodical payment anywhere.
    """
    sentences = article.about(reader.part)
    yield from _review(reader, sentences)
    yield from _ceiling(reader, article)
    yield from _suspension(reader, sentences)
    yield from _liability(reader, sentences)
    yield from _excluded(reader, sentences)
    if reader.part == "VI" and any(sentence.says("says_rehabilitation") for sentence in sentences):
        yield reader.row("35", ReadingResult.LOOK, "rehabilitation_named")
    if reader.part == "VI" and any(
        sentence.says("says_single_payment") and not sentence.says("says_monthly") for sentence in sentences
    ):
        yield reader.row("36(3)", ReadingResult.LOOK, "single_payment_wants_ground")
    if reader.part in {"X", "IX", "V"}:
        yield from _single_payment(reader, sentences, is_periodical=is_periodical)
    if reader.part == "VII":
        yield from _family(reader, article)


def _review(reader: PartReader, sentences: tuple[DraftSentence, ...]) -> Iterator[DraftReading]:
    """Arts. 65(10), 66(8): long-term payments are reviewed when earnings follow the cost of living."""
    if reader.part not in _REVIEWED:
        return
    for sentence in sentences:
        if sentence.says("says_not_reviewed"):
            yield reader.row("65(10)", ReadingResult.FALLS_SHORT, "payments_stay_as_they_are")
            return
        if sentence.says("says_reviewed") and sentence.says("says_cost_of_living"):
            only_may = sentence.says("says_perhaps")
            result, code = (
                (ReadingResult.LOOK, "review_is_left_open") if only_may else (ReadingResult.MET, "review_is_laid_down")
            )
            yield reader.row("65(10)", result, code)
            return


def _ceiling(reader: PartReader, article: DraftArticle) -> Iterator[DraftReading]:
    """Art. 65(3): a ceiling is allowed where the rate still holds up to the skilled worker's wage."""
    for figure in article.figures(reader.part, "earnings_ceiling")[:1]:
        yield reader.row("65(3)", ReadingResult.LOOK, "ceiling_and_skilled_wage", figure)


def _suspension(reader: PartReader, sentences: tuple[DraftSentence, ...]) -> Iterator[DraftReading]:
    for sentence in sentences:
        if reader.part in _WHILE_ACTIVE and sentence.says("says_prolonged"):
            yield reader.row(_WHILE_ACTIVE[reader.part], ReadingResult.MET, "suspended_while_active")
            continue
        if not sentence.says("says_stopped") or (sentence.says("care_refused") and sentence.says("benefit_of_care")):
            continue
        seen = [(address, parts) for rule_id, address, parts in _GROUNDS if sentence.says(rule_id)]
        for address, parts in seen:
            yield _ground(reader, sentence, address, parts)
        if sentence.says("ground_negligence"):
            yield reader.row("69", ReadingResult.LOOK, "negligence_is_no_ground")
        elif not seen and _names_a_ground(sentence):
            yield reader.row("69", ReadingResult.LOOK, "ground_not_recognised")


def _ground(reader: PartReader, sentence: DraftSentence, address: str, parts: frozenset[str]) -> DraftReading:
    if parts and reader.part not in parts:
        return reader.row("69", ReadingResult.LOOK, "ground_of_another_part", ground=f"C102:{address}")
    if address == "69(i)" and sentence.says("ground_just_cause_missing"):
        return reader.row(address, ReadingResult.FALLS_SHORT, "just_cause_counts")
    return reader.row(address, ReadingResult.MET, "ground_allowed")


def _names_a_ground(sentence: DraftSentence) -> bool:
    """Whether the sentence stops a benefit for some reason other than that its cause has ended."""
    over = ("ground_over", "figure_below", "says_unmarried", "says_excluded")
    return not sentence.figures and not any(sentence.says(rule_id) for rule_id in over)  # type: ignore[arg-type]


def _liability(reader: PartReader, sentences: tuple[DraftSentence, ...]) -> Iterator[DraftReading]:
    """Art. 71(1): the cost is borne collectively; what one employer pays alone is not."""
    for sentence in sentences:
        if not sentence.says("says_employer_pays") or sentence.says("says_default_of_employer"):
            continue
        if sentence.says("figure_contribution_rate") or any(
            figure.kind == "contribution_rate" for figure in sentence.figures
        ):
            continue
        if sentence.says("says_shared_cost"):
            yield reader.row("71(1)", ReadingResult.LOOK, "employer_pays_a_part")
        else:
            yield reader.row("71(1)", ReadingResult.FALLS_SHORT, "employer_pays_alone")
        return


def _excluded(reader: PartReader, sentences: tuple[DraftSentence, ...]) -> Iterator[DraftReading]:
    """Who is left out, for the articles on persons protected."""
    for sentence in sentences:
        stopped = sentence.says("says_stopped") or sentence.says("says_excluded")
        if reader.part == "VIII" and sentence.says("says_unmarried") and stopped:
            yield reader.row("48", ReadingResult.FALLS_SHORT, "all_women_of_the_classes")
            return
        if reader.part == "VIII" and sentence.says("says_births_limited"):
            yield reader.row("48", ReadingResult.LOOK, "births_are_limited")
            return
        if sentence.says("says_excluded") and sentence.says("means_worker") and not sentence.says("says_foreigner"):
            yield reader.row(_EXCLUDED[reader.part], ReadingResult.LOOK, "persons_left_out")
            return


def _single_payment(
    reader: PartReader, sentences: tuple[DraftSentence, ...], *, is_periodical: bool
) -> Iterator[DraftReading]:
    """Arts. 28, 56 and 62 ask for periodical payments."""
    benefit = {"V": "28", "IX": "56", "X": "62"}[reader.part]
    single = [
        sentence
        for sentence in sentences
        if sentence.says("says_single_payment")
        and not sentence.says("says_contribution")
        and (sentence.says("says_survivors_grant") or not sentence.says("says_funeral"))
    ]
    if not single:
        return
    if is_periodical or reader.part == "V":
        yield reader.row(benefit, ReadingResult.LOOK, "single_payment_beside")
    else:
        yield reader.row(benefit, ReadingResult.FALLS_SHORT, "single_payment_only")


def _family(reader: PartReader, article: DraftArticle) -> Iterator[DraftReading]:
    """Arts. 42 and 44: the form of family benefit, and its value where a share of the labourer's wage is stated."""
    if article.says("says_kind", "VII") or article.says("says_monthly", "VII"):
        yield reader.row("42", ReadingResult.MET, "family_form_allowed")
    stated = article.figures("VII", "labourer_rate", "own_rate", "minimum_rate", "average_rate", "amount")
    for figure in stated[:1]:
        if figure.kind != "labourer_rate":
            yield reader.row("44", ReadingResult.LOOK, "family_value_wants_totals", figure)
            return
        of_residents = article.says("says_all_children", "VII")
        address = "44(b)" if of_residents else "44(a)"
        least = value(reader.corpus, address, "percent")
        result = ReadingResult.MET if figure.value >= least else ReadingResult.FALLS_SHORT
        code = "family_value_reached" if figure.value >= least else "family_value_missed"
        yield reader.row(address, result, code, figure, least=least)


def read_whole(reader: PartReader, article: DraftArticle) -> Iterator[DraftReading]:
    """The rows on Arts. 68, 70, 71(2), 71(3) and 72, which are about no one Part."""
    sentences = article.sentences
    yield from _shares(reader, article)
    yield from _ceiling(reader, article)
    if not article.says("says_claim"):
        return
    for rule_id, address, result, code in _NAMED:
        if any(sentence.says(rule_id) for sentence in sentences):
            yield reader.row(address, result, code)
    foreign = [sentence for sentence in sentences if sentence.says("says_foreigner")]
    if any(sentence.says("says_stopped") or sentence.says("says_excluded") for sentence in foreign):
        public = any(sentence.says("says_public_funds") for sentence in foreign)
        result = ReadingResult.LOOK if public else ReadingResult.FALLS_SHORT
        yield reader.row("68(1)", result, "non_nationals_public_funds" if public else "non_nationals_left_out")
    elif foreign:
        yield reader.row("68(1)", ReadingResult.LOOK, "non_nationals_named")
    if any(sentence.says("says_no_appeal") for sentence in sentences):
        yield reader.row("70(1)", ReadingResult.FALLS_SHORT, "appeal_refused")
    elif any(sentence.says("says_appeal") for sentence in sentences):
        yield reader.row("70(1)", ReadingResult.MET, "appeal_given")


_NAMED: Final[tuple[tuple[DraftRuleId, str, ReadingResult, str], ...]] = (
    ("says_actuarial", "71(3)", ReadingResult.LOOK, "actuarial_named"),
    ("says_represented", "72(1)", ReadingResult.LOOK, "representation_named"),
)


def _shares(reader: PartReader, article: DraftArticle) -> Iterator[DraftReading]:
    """Art. 71(2): what employees pay of all resources together, over all branches; one branch alone decides nothing."""
    sums: dict[str, Fraction] = {}
    together = article.says("says_all_branches")
    last_figure = None
    for sentence in article.sentences:
        for figure in sentence.figures:
            payer = payer_of(sentence, figure.limb)
            if figure.kind == "contribution_rate" and payer and payer not in sums:
                sums[payer], last_figure = figure.value, figure
    if last_figure is None or "worker" not in sums or "employer" not in sums:
        return
    share = 100 * sums["worker"] / (sums["worker"] + sums["employer"])
    most = value(reader.corpus, "71(2)", "percent")
    if not together:
        yield reader.row("71(2)", ReadingResult.LOOK, "share_of_one_branch", last_figure, share=share, most=most)
    elif share <= most:
        yield reader.row("71(2)", ReadingResult.MET, "share_within", last_figure, share=share, most=most)
    else:
        yield reader.row("71(2)", ReadingResult.FALLS_SHORT, "share_beyond", last_figure, share=share, most=most)


def payer_of(sentence: DraftSentence, limb: str) -> str:
    """Who pays a rate of contribution: whoever the limb names last before the figure."""
    before, _, after = limb.partition("@")
    places = {payer: _last(sentence, rule_id, before) for rule_id, payer in _PAYERS}
    named = {payer: at for payer, at in places.items() if at >= 0}
    return max(named, key=lambda payer: named[payer]) if named else _named_after(sentence, after)


def _named_after(sentence: DraftSentence, after: str) -> str:
    return next((payer for rule_id, payer in _PAYERS if _last(sentence, rule_id, after) >= 0), "")


def _last(sentence: DraftSentence, rule_id: DraftRuleId, text: str) -> int:
    pattern = sentence.rules.rule(rule_id).cues[sentence.lang].pattern
    return max((match.start() for match in pattern.finditer(text)), default=-1)


_PAYERS: Final[tuple[tuple[DraftRuleId, str], ...]] = (
    ("means_employer", "employer"),
    ("means_state", "state"),
    ("means_worker", "worker"),
)
