"""Automatic numbering of Word: from numbering.xml and the paragraphs in order to the labels a reader sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from lxml import etree

from workbench.formats.counting import custom_style, write_number
from workbench.formats.docx.reading.names import CHOICE, is_on, number, value, w
from workbench.formats.docx.reading.styles import Styles

LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_CLAUSE: Final = re.compile(r"第.{1,12}[编編章节節条條款项項目]")
_SPACE: Final = "\u3000"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list (ISO/IEC 29500-1, 17.9.6); ``text`` holds %1 to %9, ``restart`` is 17.9.10's value."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    is_legal: bool = False
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A numbering instance (w:num): the list it counts in, its levels, and the levels it starts again."""

    list_id: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering instances of a document by w:numId."""

    instances: Mapping[int, ListInstance] = field(default_factory=lambda: MappingProxyType({}))

    def list_level(
        self, styles: Styles, style_id: str | None, num_id: int | None, level: int | None
    ) -> tuple[ListInstance, int, int] | None:
        """The instance, its w:numId and the level (0 to 8) of a paragraph, None where it has no number.

        ``num_id`` and ``level`` are the paragraph's own; what it leaves open its style and that style's bases say.
        A numId of 0 takes the number away.
        """
        chain = list(styles.chain(style_id))
        own = num_id is not None
        if num_id is None:
            num_id = next((style.num_id for style in chain if style.num_id is not None), None)
        instance = None if num_id is None else self.instances.get(num_id)
        if num_id is None or instance is None:
            return None
        if level is None and not own:
            ids = {style.id: depth for depth, style in enumerate(chain)}
            linked = [
                (ids[each.paragraph_style], at) for at, each in instance.levels.items() if each.paragraph_style in ids
            ]
            level = min(linked)[1] if linked else None
        if level is None and not own:
            level = next((style.num_level for style in chain if style.num_level is not None), None)
        level = level or 0
        return (instance, num_id, level) if level in instance.levels else None


@dataclass(slots=True)
class Counters:
    """Where every list of one document stands, paragraph after paragraph."""

    _values: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[int, int]] = field(default_factory=set)

    def label(self, instance: ListInstance, num_id: int, level: int) -> str:
        """The next label at this level, with the space that parts it from the words after it."""
        values = self._values.setdefault(instance.list_id, [None] * LEVELS)
        start = instance.starts.get(level, instance.levels[level].start)
        current = values[level]
        if level in instance.starts and (num_id, level) not in self._started:
            values[level] = start
        else:
            values[level] = start if current is None else current + 1
        self._started.add((num_id, level))
        for deeper in range(level + 1, LEVELS):
            restart = instance.levels[deeper].restart if deeper in instance.levels else None
            if restart is None or level < restart:
                values[deeper] = None
        return _written(instance, level, values)

    def restart(self, list_id: str, level: int, value: int) -> None:
        """Let the next label at this level be ``value``."""
        self._values.setdefault(list_id, [None] * LEVELS)[level] = value - 1


def _written(instance: ListInstance, at: int, values: list[int | None]) -> str:
    level = instance.levels[at]
    if level.style == "bullet":
        text = "".join("•" if "\ue000" <= sign <= "\uf8ff" else sign for sign in level.text)
    else:
        text = _PLACE.sub(lambda match: _level_number(instance, level, int(match[1]) - 1, values), level.text)
    if not text.strip():
        return ""
    # 第五条 stands apart from its words whatever the list's suffix: without the space it reads as a reference.
    if _CLAUSE.fullmatch(text.strip()):
        return text.strip() + _SPACE
    return text.strip() + ("" if level.suffix == "nothing" else " ")


def _level_number(instance: ListInstance, displayed: ListLevel, at: int, values: list[int | None]) -> str:
    level = instance.levels.get(at)
    if level is None:
        return ""
    current = values[at]
    style = "decimal" if displayed.is_legal and level.style != "none" else level.style
    return write_number(level.start if current is None else current, style)


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """The numbering part; ``styles`` is needed because a list may be named by a numbering style."""
    if root is None:
        return Numbering()
    lists = {value(each, "abstractNumId") or "": each for each in root.iterchildren(w("abstractNum"))}
    nums = {number(each, "numId"): each for each in root.iterchildren(w("num"))}
    read: dict[str, Mapping[int, ListLevel]] = {}
    instances: dict[int, ListInstance] = {}
    for num_id, element in nums.items():
        list_id = _list_of(element, lists, nums, styles)
        if num_id is None or list_id is None or num_id == 0:
            continue
        if list_id not in read:
            read[list_id] = _read_levels(lists[list_id])
        instances[num_id] = _read_instance(element, list_id, read[list_id])
    return Numbering(MappingProxyType(instances))


def _list_of(
    num: etree._Element,
    lists: Mapping[str, etree._Element],
    nums: Mapping[int | None, etree._Element],
    styles: Styles,
) -> str | None:
    """The list of an instance, followed through w:numStyleLink to the one that has levels."""
    seen: set[str] = set()
    while True:
        list_id = value(num.find(w("abstractNumId"))) or ""
        if list_id in seen or list_id not in lists:
            return None
        seen.add(list_id)
        link = value(lists[list_id].find(w("numStyleLink")))
        if link is None:
            return list_id
        target = next((style.num_id for style in styles.chain(link) if style.num_id is not None), None)
        if target is None or target not in nums:
            return list_id
        num = nums[target]


def _read_levels(element: etree._Element) -> Mapping[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for each in element.iterchildren(w("lvl")):
        at = number(each, "ilvl")
        if at is not None and 0 <= at < LEVELS:
            levels[at] = _read_level(each)
    return MappingProxyType(levels)


def _read_level(element: etree._Element) -> ListLevel:
    return ListLevel(
        start=_or(number(element.find(w("start"))), 0),
        style=_read_style(element),
        text=value(element.find(w("lvlText"))) or "",
        suffix=value(element.find(w("suff"))) or "tab",
        restart=number(element.find(w("lvlRestart"))),
        is_legal=bool(is_on(element.find(w("isLgl")))),
        paragraph_style=value(element.find(w("pStyle"))),
    )


def _read_style(level: etree._Element) -> str:
    """The format; Word hides custom ones (001, 002) in an alternate branch with a plain one as fallback."""
    formats = list(level.iter(w("numFmt")))
    chosen_format = next(level.iterfind(f".//{CHOICE}/{w('numFmt')}"), formats[0] if formats else None)
    style = value(chosen_format) or "decimal"
    return custom_style(value(chosen_format, "format") or "") if style == "custom" else style


def _read_instance(element: etree._Element, list_id: str, levels: Mapping[int, ListLevel]) -> ListInstance:
    own = dict(levels)
    starts: dict[int, int] = {}
    for override in element.iterchildren(w("lvlOverride")):
        at = number(override, "ilvl")
        if at is None or not 0 <= at < LEVELS:
            continue
        level = override.find(w("lvl"))
        if level is not None:
            own[at] = _read_level(level)
        start = number(override.find(w("startOverride")))
        if start is not None:
            starts[at] = start
            own[at] = replace(own.get(at, ListLevel()), start=start)
    return ListInstance(list_id, MappingProxyType(own), MappingProxyType(starts))


def _or(written: int | None, otherwise: int) -> int:
    return otherwise if written is None else written
