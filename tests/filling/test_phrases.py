"""The words that ship make whole comments in every language of texts."""

from __future__ import annotations

import string

from workbench.filling.phrases import phrases
from workbench.lang.languages import TEXT_LANGUAGES


def test_every_language_has_all_parts_and_names_only_what_is_filled_in() -> None:
    assert set(phrases()) == set(TEXT_LANGUAGES)
    for parts in phrases().values():
        assert all((parts.openings, parts.reasons, parts.closings, parts.signatures, parts.replies))
        assert any(not demand.needs_figure for demand in parts.demands), "for a clause without a figure"
        for demand in parts.demands:
            fields = {field for _, field, _, _ in string.Formatter().parse(demand.text) if field}
            assert fields <= {"subject", "figure", "more"} and (demand.proposes != "figure" or "more" in fields)
