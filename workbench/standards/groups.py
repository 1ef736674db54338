"""The instruments in the order in which a paper argues: what binds China, what it could ratify, what is guidance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus, Instrument
from workbench.instruments.vocabulary import InstrumentKind


@dataclass(frozen=True, slots=True)
class InstrumentGroup:
    """Instruments that weigh the same for China, the oldest first; those of which there is a text before the others."""

    name: Message
    instruments: tuple[Instrument, ...]


_GROUPS: Final[tuple[tuple[Message, Callable[[Instrument], bool]], ...]] = (
    (N_("Binding on China"), lambda instrument: instrument.ratified is not None),
    (N_("Open to ratification"), lambda instrument: instrument.kind == InstrumentKind.CONVENTION),
    (N_("Guidance to every member State"), lambda instrument: instrument.kind != InstrumentKind.CODE),
    (N_("For comparison"), lambda instrument: True),
)


def instrument_groups(corpus: Corpus) -> tuple[InstrumentGroup, ...]:
    """Every instrument in the first group it belongs to; groups without any are left out."""
    left = sorted(corpus.instruments.values(), key=lambda each: (each.is_listed, each.adopted, each.code))
    groups = []
    for name, belongs in _GROUPS:
        chosen = tuple(each for each in left if belongs(each))
        left = [each for each in left if each not in chosen]
        if chosen:
            groups.append(InstrumentGroup(name, chosen))
    return tuple(groups)
