"""Signs of symbol fonts."""

from __future__ import annotations

import pytest

from workbench.formats.docx.reading.symbols import plain_sign


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [("Wingdings", 0xF0FE, "☑"), ("symbol", 0xF0B3, "≥"), ("Wingdings", 0xF001, None), ("Elsewhere", 0xF0FE, None)],
)
def test_signs(font: str, code: int, sign: str | None) -> None:
    assert plain_sign(font, code) == sign
