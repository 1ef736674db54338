import re
from collections import Counter

from tests.crossref.suggesting.laws import corpus
from workbench.crossref.suggesting.branches import NINE
from workbench.crossref.suggesting.cues import ASPECTS
from workbench.instruments.vocabulary import ROLES


def test_every_aspect_has_one_id_two_names_and_patterns_that_compile() -> None:
    assert max(Counter(aspect.id for aspect in ASPECTS).values()) == 1
    for aspect in ASPECTS:
        assert all(aspect.name)
        assert re.compile(aspect.zh) and re.compile(aspect.en)
        assert aspect.branches <= set(NINE)


def test_every_target_leads_somewhere() -> None:
    for aspect in ASPECTS:
        assert aspect.targets
        for target in aspect.targets:
            assert 0 < target.strength <= 1
            assert corpus().holds(target.ref) if target.ref else target.role in ROLES | {"care", "cash"}


def test_every_silencing_aspect_exists() -> None:
    ids = {aspect.id for aspect in ASPECTS}
    assert all(aspect.unless <= ids for aspect in ASPECTS)


def test_no_cue_matches_the_empty_sentence() -> None:
    assert not [aspect.id for aspect in ASPECTS for lang in ("zh", "en") if aspect.cue("", lang) is not None]
