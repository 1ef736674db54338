"""The names of WordprocessingML elements, and the few questions every part of the reader asks of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ALTERNATE: Final = f"{_MC}AlternateContent"
CHOICE: Final = f"{_MC}Choice"
FALLBACK: Final = f"{_MC}Fallback"
MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_WORDS: Final = (f"{_W}t", f"{_W}delText", MATH_TEXT)  # the elements that hold words
_OFF: Final = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """The qualified name of ``name`` in the main namespace of WordprocessingML."""
    return _W + name


def prefixed(element: etree._Element) -> str:
    """The name of an element as people write it: with its prefix (``w:`` for the main namespace), if it has one."""
    name = etree.QName(element)
    prefix = "w" if f"{{{name.namespace}}}" == _W else element.prefix
    return f"{prefix}:{name.localname}" if prefix else name.localname


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute ``name`` of an element that may be absent."""
    return None if element is None else element.get(_W + name)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number; None where there is none or it is not one."""
    written = value(element, name)
    try:
        return None if written is None else int(written)
    except ValueError:
        return None


def is_on(element: etree._Element | None) -> bool | None:
    """A toggle such as w:vanish: None where it is absent, and present without a value means yes."""
    return None if element is None else (element.get(_W + "val") or "on") not in _OFF


def chosen(alternate: etree._Element) -> Iterator[etree._Element]:
    """The children of the one branch of an mc:AlternateContent to read.

    Both branches tell the same in two ways. The first that holds text boxes or other words is taken, so that a
    choice written for a newer program and empty of text does not hide the fallback.
    """
    branches = [branch for branch in alternate if branch.tag in (CHOICE, FALLBACK)]
    for branch in branches:
        if next(branch.iter(_W + "t", _W + "txbxContent"), None) is not None:
            return iter(branch)
    return iter(branches[0]) if branches else iter(())


def pieces_of(root: etree._Element) -> Iterator[str]:
    """The words below an element as they are written, deleted ones too, a paragraph a piece.

    Of what is told in two ways only the branch that is read counts.
    """
    untold = {
        each
        for alternate in root.iter(ALTERNATE)
        if (branch_read := next(chosen(alternate), None)) is not None
        for branch in alternate
        if branch is not branch_read.getparent()
        for each in branch.iter()
    }
    words: list[str] = []
    for element in root.iter(_W + "p", *_WORDS):
        if element.tag == _W + "p":
            yield "".join(words)
            words = []
        elif element not in untold:
            words.append(element.text or "")
    yield "".join(words)


def words_in(root: etree._Element) -> str:
    """The words below an element in one line, as :func:`pieces_of` gives them."""
    return " ".join(filter(None, pieces_of(root)))
