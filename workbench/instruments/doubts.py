"""What is still to be looked up in the corpus: restatements not yet compared with a text, and facts from memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workbench.i18n.messages import N_, Message, translate
from workbench.instruments.citation import format_ref
from workbench.instruments.model import Bilingual, Corpus, Doubt, Instrument, Provision
from workbench.instruments.vocabulary import Sureness
from workbench.lang.languages import TEXT_LANGUAGES

_RESTATED: Final = N_("The restatement of {ref}.")
_STATUS: Final = N_("{instrument} for China: {status}")
_STATUS_WHY: Final = N_("Marked to be looked up before publication.")
_WHY: Final[Mapping[Sureness, Message]] = {
    Sureness.MEMORY: N_("Written from knowledge; not compared with a text."),
    Sureness.PARALLEL: N_("Compared with a like article, a summary or a translation alone."),
}
_UNREAD: Final = N_("No text of it could be read; it is listed by name alone.")
_LISTED: Final = N_("{instrument} as a whole.")


def doubts_of(corpus: Corpus) -> tuple[Doubt, ...]:
    """Every fact to look up, by file and line."""
    doubts = [doubt for instrument in corpus.instruments.values() for doubt in _of_instrument(instrument)]
    doubts += [doubt for provision in corpus.provisions.values() for doubt in _of_provision(corpus, provision)]
    return tuple(sorted(doubts, key=lambda doubt: (doubt.location.file, doubt.location.line)))


def _of_instrument(instrument: Instrument) -> Iterator[Doubt]:
    yield from instrument.doubts
    if instrument.check_before_publication:
        fact = _sentence(_STATUS, instrument=instrument.short_title, status=instrument.status_for_china)
        yield Doubt(fact, _sentence(_STATUS_WHY), instrument.location)
    if instrument.is_listed:
        yield Doubt(_sentence(_LISTED, instrument=instrument.short_title), _sentence(_UNREAD), instrument.location)


def _of_provision(corpus: Corpus, provision: Provision) -> Iterator[Doubt]:
    """One doubt where a provision was not read, none again for what stands below it."""
    above = corpus.provision(provision.parent).checked if provision.parent else None
    if provision.checked is Sureness.READ or provision.checked is above:
        return
    names = Bilingual(en=format_ref(provision.ref, "en"), zh=format_ref(provision.ref, "zh"))
    yield Doubt(_sentence(_RESTATED, ref=names), _sentence(_WHY[provision.checked]), provision.location)


def _sentence(message: Message, **facts: Bilingual) -> Bilingual:
    """A sentence about the corpus in both its languages."""
    return Bilingual(**{lang: translate(message, lang, **facts) for lang in TEXT_LANGUAGES})
