"""Files handed out to be kept."""

from __future__ import annotations

import pytest
from flask import Flask

from workbench.web.downloads import as_download


@pytest.mark.parametrize(
    ("ending", "kind"), [(".docx", "wordprocessingml"), (".xlsx", "spreadsheetml"), (".xml", "akn+xml")]
)
def test_what_was_written_is_handed_over_under_a_name_any_system_can_store(app: Flask, ending: str, kind: str) -> None:
    with app.test_request_context():
        answer = as_download(b"words", "a/b", ending)
        answer.direct_passthrough = False
    assert answer.get_data() == b"words"
    assert kind in answer.headers["Content-Type"]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="a b{ending}"'
