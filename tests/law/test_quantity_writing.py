from __future__ import annotations

import pytest

from workbench.law.quantity_writing import with_quantities_as_in


@pytest.mark.parametrize(
    ("texts", "text", "expected"),
    [
        (["满十五年的"], "满180个月的，或者满15年的", "满十五年的，或者满十五年的"),
        (["三十日内", "二十日内"], "20日内", "二十日内"),
        (["二十日内", "20日内"], "２０日内", "２０日内"),
        (["三至六个月"], "3—6个月", "三至六个月"),
        (["40%"], "四成五分", "40%五分"),
        (["六十日内"], "两个月内", "两个月内"),
        ([], "20日内", "20日内"),
    ],
)
def test_quantities_are_written_as_elsewhere(texts: list[str], text: str, expected: str) -> None:
    assert with_quantities_as_in(texts, text) == expected
