"""Compiles cue phrases, as a lawyer writes them, to patterns: gaps, choices, words left out, edges of words (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.errors import Invalid
from workbench.lang.languages import Lang

# What a short gap and a long one may not pass: a short one stays within its limb, a long one within its sentence.
_SHORT: Final[Mapping[Lang, str]] = {"zh": "[^，。；,;]", "en": "[^.;]"}
_LONG: Final[Mapping[Lang, str]] = {"zh": "[^。；;]", "en": "[^.;]"}
_TOKEN: Final = re.compile(
    r"(?P<gap>…{1,2})(?:(?P<least>\d+)-)?(?P<most>\d+)?|(?P<open><!\(|!\(|\(|\[)|(?P<close>[)\]])|(?P<mark>##?|~~?|[_^$|])|(?P<letter>.)",
    re.DOTALL,
)
_MARKS: Final[Mapping[str, str]] = {
    "#": r"\d",
    "##": r"\d+",
    "~": r"\w*",
    "~~": r"\w+",
    "_": r"\b",
    "^": "^",
    "$": "$",
}
_CLOSING: Final[Mapping[str, str]] = {"(": ")", "[": "]", "!(": ")", "<!(": ")"}


class PhraseFault(Invalid):
    """A phrase that says nothing definite, with the phrase and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One cue phrase in the notation of ``corpus/cues/README.md``, or a regular expression where ``is_pattern``."""

    written: str
    is_pattern: bool = False


def compile_phrases(phrases: Iterable[Phrase], lang: Lang) -> re.Pattern[str]:
    """One pattern for all of ``phrases``, blind to case; the first that fits at the leftmost place is the match.

    Raises PhraseFault for a phrase that cannot be read.
    """
    written = list(phrases)
    whole = "|".join(pattern_of(phrase, lang) for phrase in written)
    letters = first_letters(written, lang)
    if letters:  # most letters begin no phrase, and need not be tried against each of them
        whole = f"(?=[{re.escape(''.join(sorted(letters)))}])(?:{whole})"
    return re.compile(whole, re.IGNORECASE)


def first_letters(phrases: Iterable[Phrase], lang: Lang) -> frozenset[str]:
    """The letters that what fits one of ``phrases`` can begin with; none where one of them may begin with any."""
    letters: set[str] = set()
    for phrase in phrases:
        first = None if phrase.is_pattern else _Translation(phrase.written, lang).first()
        if first is None:
            return frozenset()
        letters |= first
    return frozenset(letters)


def pattern_of(phrase: Phrase, lang: Lang) -> str:
    """The regular expression of one phrase; raises PhraseFault where its notation cannot be read."""
    return phrase.written if phrase.is_pattern else _Translation(phrase.written, lang).whole()


def prove_phrase(phrase: Phrase, lang: Lang) -> None:
    """Raise PhraseFault where a phrase cannot be read, or would be found in every text."""
    try:
        pattern = compile_phrases([phrase], lang)
    except re.error as error:
        raise PhraseFault("phrase_pattern_broken", phrase=phrase.written, problem=str(error)) from error
    if pattern.match(""):
        raise PhraseFault("phrase_matches_nothing", phrase=phrase.written)


class _Translation:
    """One reading of a phrase from left to right."""

    def __init__(self, written: str, lang: Lang) -> None:
        self._written = written
        self._lang = lang
        self._tokens = list(_TOKEN.finditer(written))
        self._at = 0

    def whole(self) -> str:
        """The pattern of the whole phrase."""
        (only, *others), closed_by = self._choices()
        if closed_by:
            raise self._fault("phrase_bracket_unopened", bracket=closed_by)
        if others:
            raise self._fault("phrase_bar_outside")
        return only

    def first(self) -> frozenset[str] | None:
        """The letters a match can begin with; None where it can be any, or where the phrase may be empty."""
        letters, may_be_empty = self._first_of_choices()
        return None if letters is None or may_be_empty else letters

    def _first_of_choices(self) -> tuple[frozenset[str] | None, bool]:
        """The first letters of alternatives up to a closing bracket or the end, and whether one may be empty."""
        letters: frozenset[str] | None = frozenset()
        is_open, may_be_empty = True, False  # whether the alternative has nothing yet that must be there
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token["close"]:
                break
            if token["mark"] == "|":
                is_open, may_be_empty = True, may_be_empty or is_open
                continue
            first, passes = self._first_of(token)
            if is_open:
                letters = None if letters is None or first is None else letters | first
                is_open = passes
        return letters, may_be_empty or is_open

    def _first_of(self, token: re.Match[str]) -> tuple[frozenset[str] | None, bool]:
        """The first letters of one piece, and whether what follows may begin the match as well."""
        if token["letter"]:
            return frozenset({token["letter"]}), False
        if token["open"]:
            letters, may_be_empty = self._first_of_choices()
            looks_around = token["open"] in ("!(", "<!(")
            return (frozenset(), True) if looks_around else (letters, may_be_empty or token["open"] == "[")
        return (frozenset(), True) if token["mark"] in ("_", "^", "$") else (None, False)

    def _choices(self) -> tuple[list[str], str]:
        """The patterns of alternatives up to a closing bracket or the end, and that bracket."""
        choices = [""]
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token["close"]:
                return choices, token["close"]
            if token["mark"] == "|":
                choices.append("")
            else:
                choices[-1] += self._piece(token)
        return choices, ""

    def _piece(self, token: re.Match[str]) -> str:
        if token["gap"]:
            return self._gap(token)
        if token["mark"]:
            return _MARKS[token["mark"]]
        if token["letter"]:
            return re.escape(token["letter"])
        opening = token["open"]
        choices, closed_by = self._choices()
        if closed_by != _CLOSING[opening]:
            raise self._fault("phrase_bracket_unclosed", bracket=opening)
        if not all(choices):
            raise self._fault("phrase_choice_empty")
        if opening == "<!(":
            return "".join(f"(?<!{choice})" for choice in choices)
        group = "|".join(choices)
        return f"(?!{group})" if opening == "!(" else f"(?:{group})" + ("?" if opening == "[" else "")

    def _gap(self, token: re.Match[str]) -> str:
        if token["most"] is None:
            raise self._fault("phrase_gap_unbounded")
        letters = (_SHORT if len(token["gap"]) == 1 else _LONG)[self._lang]
        return f"{letters}{{{token['least'] or 0},{token['most']}}}"

    def _fault(self, code: str, **facts: str) -> PhraseFault:
        return PhraseFault(code, phrase=self._written, **facts)
