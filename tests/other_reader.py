"""Changes and comments of a Word file as docx-editor reads them, a program that shares no code with ours.

It runs in a process of its own, since it leaves files open: ``python -m tests.other_reader FILE FOLDER``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import docx_editor

_OPS: Final = {"insertion": "insert", "deletion": "delete"}


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What the other reader finds.

    ``changes`` are (op, author, text) in order, the breaks between paragraphs left out; ``comments`` (author, text,
    [(author, text) of each reply]); ``accepted`` and ``rejected`` the words once all changes are.
    """

    changes: list[tuple[str, str, str]]
    comments: list[tuple[str, str, list[tuple[str, str]]]]
    accepted: str
    rejected: str


def read_by_other(data: bytes, folder: Path) -> OtherReading:
    """Read a file; ``folder`` is a directory to work in."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "read.docx"
    file.write_bytes(data)
    command = [sys.executable, "-m", "tests.other_reader", str(file), str(folder)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    read = json.loads(ran.stdout)
    comments = [(author, text, [tuple(reply) for reply in replies]) for author, text, replies in read["comments"]]
    return OtherReading([tuple(each) for each in read["changes"]], comments, read["accepted"], read["rejected"])


def _read(file: str, folder: str) -> dict[str, Any]:
    with docx_editor.Document.open(file, author="nobody", workspace_dir=folder) as opened:
        revisions = opened.list_revisions()
        comments = opened.list_comments()
        opened.accept_all()
        accepted = opened.get_visible_text()
    docx_editor.Document.discard_workspace(file, workspace_dir=folder)
    with docx_editor.Document.open(file, author="nobody", workspace_dir=folder) as opened:
        opened.reject_all()
        rejected = opened.get_visible_text()
    return {
        "changes": [(_OPS[each.type], each.author, each.text) for each in revisions if each.text],
        "comments": [
            (each.author, each.text, [(reply.author, reply.text) for reply in each.replies]) for each in comments
        ],
        "accepted": accepted,
        "rejected": rejected,
    }


if __name__ == "__main__":
    print(json.dumps(_read(*sys.argv[1:]), ensure_ascii=True))
