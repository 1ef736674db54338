"""The instruments in the order of their weight: what binds China first, what is only listed last in its group."""

from __future__ import annotations

from workbench.instruments.library import corpus
from workbench.standards.groups import instrument_groups


def test_every_instrument_stands_in_one_group_and_what_binds_comes_first() -> None:
    groups = instrument_groups(corpus())
    codes = [one.code for group in groups for one in group.instruments]
    assert sorted(codes) == sorted(corpus().instruments)
    assert {one.code for one in groups[0].instruments} == {
        code for code, one in corpus().instruments.items() if one.ratified
    }
    assert codes[0] == "C19"


def test_a_name_alone_stands_behind_what_can_be_read() -> None:
    for group in instrument_groups(corpus()):
        listed = [one.is_listed for one in group.instruments]
        assert listed == sorted(listed)
