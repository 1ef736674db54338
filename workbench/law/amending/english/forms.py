"""The forms of English instructions as patterns, in which signs stand for quotations and for clauses that are named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from workbench.law.amending.english.targets import FIRST_TARGET, LAST_TARGET, TARGET, UNIT
from workbench.law.amending.model import Order
from workbench.law.amending.quotations import FIRST_SIGN, LAST_SIGN, SIGN

_NOUN: Final = r"(?:words?|expressions?|figures?|phrases?|terms?|letters?|numbers?|references? to)"
_WORDS: Final = rf"(?:(?:the|all|any|every) )?(?:following )?(?:{_NOUN}(?:,? and (?:figures?|words?))?:? )*"
IS: Final = r"(?:is|are|shall be|be)(?: hereby)?(?: further)?"
_FREE: Final = f"[^.;,{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}{chr(FIRST_TARGET)}-{chr(LAST_TARGET)}]"
# What stands in angle brackets in the forms below.
_PIECES: Final[Mapping[str, str]] = {
    "t": rf"(?P<t>{TARGET})",
    "again": rf"(?P<again>{TARGET})",
    "to": TARGET,
    "old": rf"{_WORDS}(?P<old>{SIGN}(?:(?:,? and |, ){_WORDS}{SIGN})*)",
    "new": rf"{_WORDS}(?P<new>{SIGN})",
    "clauses": rf"(?P<new>{SIGN})",
    "is": IS,
    "there": rf",?(?: there(?: {IS})?)?",
    "unit": rf"(?:{UNIT})",
    "colon": r"[,:—–-]* ?",
    "where": (
        rf"(?:,? ?(?:\(?(?:wherever|whenever|where) {_FREE}{{0,70}}\)?"
        rf"|(?:in |at )?(?:each|every|both) (?:place|time|case|occurrence|instance)s?{_FREE}{{0,50}}"
        r"|(?:first|second|third|secondly|thirdly),? (?:occurring|appearing)|in all places|throughout))?"
    ),
    "following": (
        rf"(?:by |with )?(?:the |a )?(?:following\b ?)?(?:new )?(?:{UNIT}\b ?(?:and (?:the )?(?:heading|{UNIT}) ?)?)?"
        r"(?:as follows ?|therefor ?|in (?:its|their) place ?|instead ?)?[,:—–-]* ?"
    ),
    "take": (
        r"(?:deleting|omitting|striking(?: out)?|removing|repealing|revoking|delete|omit|strike(?: out)?|repeal|remove"
        r"|(?:the )?(?:deletion|omission|repeal|removal) (?:in [^.;]{0,40} )?of)"
    ),
    "put": (
        r"(?:substituting|inserting|replacing (?:it|them) (?:with|by)|substitute|insert|adding"
        r"|(?:the )?(?:substitution|insertion)(?: therefor)? of)"
        r"(?: therefor| in (?:its|their) (?:place|stead)| instead)?,? ?(?:of )?"
    ),
    "replace": r"(?:replacing|replace|the replacement of)",
    "substitute": r"(?:substituting|substitute|(?:the )?substitution)",
    "add": r"(?:inserting|insert|adding|add|(?:the )?(?:insertion|addition)(?: of)?)",
    "side": r"(?:immediately )?(?P<side>after|before)",
    "end": r"(?P<side>at the end)(?: of <t>| thereof)?",
    "gone": r"(?:repealed|deleted|omitted|revoked|struck out|removed)",
    "replaced": r"(?:replaced|substituted)(?: (?:by|with))?",
    "changed": (
        r"(?:(?:replaced|substituted)(?: (?:by|with))?|amended to read|changed to|read"
        r"|(?:repealed|deleted|omitted),? and (?:substituted|replaced) (?:by|with))"
    ),
    "head": r"(?:heading|title|marginal note|side-?note)",
}
_FORMS: Final[Sequence[tuple[Order, str]]] = (
    (
        Order.HEAD,
        "(?:for )?(?:the )?<head> (?:of|to|for|preceding) <t>,? (?:<is> <changed>|substitute) ?<following><new>",
    ),
    (Order.HEAD, "(?:<replace>|substituting for) (?:its|the) <head>(?: (?:of|to) <t>)? (?:with|by) <following><new>"),
    (Order.HEAD, "(?:the )?(?:long |short )?title (?:of the Act )?<is> <changed> ?<following><new>"),
    (Order.RENUMBER, "(?:renumber|redesignat|re-?letter)(?:e|ing)? <t>(?: as)? <to>(?:,? respectively)?"),
    (
        Order.RENUMBER,
        "<t> (?:<is> (?:renumbered|redesignated|re-?lettered)(?: as)?|becomes?|shall become) <to>(?:,? respectively)?",
    ),
    (Order.REWORD, "<take> <old><where>,? and (?:by )?<put><new><where>"),
    (Order.REWORD, "<replace> <old><where>,? (?:with|by) <new><where>"),
    (Order.REWORD, "<substitute> for <old><where>,? (?:of )?<new><where>"),
    (Order.REWORD, "for <old><where><there>,? substituted? <new><where>"),
    (Order.REWORD, "<substitute>(?: of)? <new> for <old><where>"),
    (Order.REWORD, "<old>(?: in <t>)?<where>,? <is> <changed> <new><where>"),
    (Order.INSERT, "<add>,? <side> <old><where>,? (?:of )?<new>"),
    (Order.INSERT, "<add> <new>,? <side> <old><where>"),
    (Order.INSERT, "<side> <old><where><there>,? (?:insert(?:ed)?|add(?:ed)?) <new>"),
    (Order.INSERT, "<new> <is> (?:inserted|added) <side> <old><where>"),
    (Order.INSERT, "<add> <end> ?<following><new>"),
    (Order.INSERT, "<add> <new> <end>"),
    (Order.REPLACE, "<take> <t>,? and (?:by )?<put> ?<following><clauses>"),
    (Order.REPLACE, "<replace> <t> (?:with|by) <following><clauses>"),
    (Order.REPLACE, "<substitute> for <t>,? (?:of )?<following><clauses>"),
    (Order.REPLACE, "for <t><there>,? substituted? ?<following><clauses>"),
    (Order.REPLACE, "substitut(?:ing|e) <following>for <t><colon><clauses>"),
    (
        Order.REPLACE,
        "<t>,? <is> <gone>,? and (?:the following(?: <unit>)? )?(?:<is> )?(?:substituted|replaced)(?: therefor)?"
        " ?<following><clauses>",
    ),
    (Order.REPLACE, "<t>,? <is> (?:<replaced>|amended to read) ?<following><clauses>"),
    (Order.REPLACE, "<t>,? shall (?:hereafter )?read ?<following><clauses>"),
    (Order.REPLACE, "(?:the )?following(?: <unit>)? <is> substituted for <t><colon><clauses>"),
    (Order.ADD, "<add>,? (?:of )?<side> <t>,? ?(?:of )?<following><clauses>"),
    (
        Order.ADD,
        "<add> (?:of )?(?:the )?following(?: new)?(?: <unit>)?(?: and heading)?,?"
        " (?:<side> <t>|(?:(?:at the end(?: of| thereof)?|to|in)(?: <again>)?))?<colon><clauses>",
    ),
    (Order.ADD, "<side> <t><there>,? (?:insert(?:ed)?|add(?:ed)?) ?<following><clauses>"),
    (
        Order.ADD,
        "(?:the )?following(?: new)?(?: <unit>)? <is> (?:inserted|added)"
        " (?:<side> <t>|(?:(?:at the end of|to|in) <again>))<colon><clauses>",
    ),
    (Order.ADD, "<add> ?<following><clauses>"),
    (Order.STRIKE, "<take> <old><where>"),
    (Order.STRIKE, "<old><where>,? <is> <gone>"),
    (Order.DELETE, "<take> <t>"),
    (Order.DELETE, "<t>,? <is> <gone>"),
)
_PIECE: Final = re.compile(r"(?<!\?P)<([a-z]+)>")


def _pattern(form: str) -> re.Pattern[str]:
    while (piece := _PIECE.search(form)) is not None:
        form = form[: piece.start()] + _PIECES[piece[1]] + form[piece.end() :]
    return re.compile(form, re.IGNORECASE)


PATTERNS: Final = tuple((order, _pattern(form)) for order, form in _FORMS)
