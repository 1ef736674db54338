"""A stranger's file is read in a child process that cannot outgrow its limits."""

from __future__ import annotations

import threading

import pytest

from tests.formats.documents import docx, p, packed
from workbench.drafts import sandbox
from workbench.drafts.sandbox import read_file_guarded
from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.law.model import LawText

pytestmark = pytest.mark.guarded

LAW = "试点办法\n第一条 职工缴费。\n第二条 职工可以查询。\n第四条 本办法施行。".encode()


def test_the_same_law_as_without_the_guard() -> None:
    assert read_file_guarded("a.txt", LAW) == read_file("a.txt", LAW)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"%PDF-1.4", "file_is_pdf"),
        ("a.docx", packed({"word/a.xml": b"\0" * 3_000_000}), "file_bomb"),
        ("a.txt", "甲\n\x01".encode(), "text_control"),
    ],
)
def test_refusals_come_back_whole(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as here:
        read_file(name, data)
    with pytest.raises(Invalid) as there:
        read_file_guarded(name, data)
    assert there.value.code == here.value.code == code
    assert (there.value.field, there.value.facts) == (here.value.field, here.value.facts)


@pytest.mark.parametrize("megabytes", [90, 120])
def test_too_much_memory_is_refused(megabytes: int) -> None:
    body = "".join(p(f"第{number}条") for number in range(60_000))
    with pytest.raises(Invalid) as refused:
        read_file_guarded("a.docx", docx(body), megabytes=megabytes)
    assert refused.value.code == "file_too_heavy"


def test_too_much_time_is_refused() -> None:
    body = "".join(p(f"条文{number}") for number in range(200_000))
    with pytest.raises(Invalid) as refused:
        read_file_guarded("a.docx", docx(body), seconds=0)
    assert refused.value.code == "file_too_heavy"


def test_a_failure_of_the_program_is_logged_and_told(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Invalid) as refused:
        read_file_guarded(5, LAW)  # type: ignore[arg-type]
    assert refused.value.code == "file_unreadable"
    assert "reading an uploaded file failed" in caplog.text


def test_a_long_file_is_handed_over_whole_however_often_one_looks_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child takes longer to begin than ten looks, and a pipe holds less than the file."""
    monkeypatch.setattr(sandbox, "LOOK_EVERY", 0.01)
    looks: list[int] = []
    long = LAW + "".join(f"\n第{number}条 职工缴费。" for number in range(5, 20_000)).encode()
    law = read_file_guarded("a.txt", long, while_reading=lambda: looks.append(1))
    assert len(law.articles) == 19_998 and len(looks) > 1


def test_whoever_looks_up_may_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "LOOK_EVERY", 0.01)

    def stop() -> None:
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        read_file_guarded("a.txt", LAW, while_reading=stop)


def test_many_threads_at_once() -> None:
    laws: list[LawText] = []
    threads = [threading.Thread(target=lambda: laws.append(read_file_guarded("a.txt", LAW))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(law.articles) for law in laws] == [3] * 4
