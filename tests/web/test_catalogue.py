"""Every word of the pages is there in Chinese and English: the catalogue, the templates, and the tables of wording."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import workbench

ROOT = Path(workbench.__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CATALOGUE = ROOT / "workbench" / "translations" / "zh_Hans_CN" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

Id = str | tuple[str, str]


@pytest.fixture(scope="module")
def extracted() -> set[Id]:
    """The messages of the templates and the code; with a plural, singular and plural together."""
    with (ROOT / "babel.cfg").open() as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    found = extract_from_dir(str(ROOT), methods, options, keywords=KEYWORDS)
    return {tuple(message) if isinstance(message, tuple) else message for _, _, message, *_ in found}  # type: ignore[misc]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans_CN")


def test_the_catalogue_has_every_message_of_the_pages_and_no_other(extracted: set[Id], catalogue: Catalog) -> None:
    held = {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue if message.id}
    assert held == extracted
    assert not catalogue.obsolete


def test_every_message_is_translated(catalogue: Catalog) -> None:
    said = {message.id: message.string for message in catalogue if message.id}
    assert [id for id, chinese in said.items() if not CHINESE.search(_last(chinese))] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_placeholders_agree(catalogue: Catalog) -> None:
    asked = {one.id: set(PLACEHOLDER.findall(_last(one.id))) for one in catalogue if one.id}
    given = {one.id: set(PLACEHOLDER.findall(_last(one.string))) for one in catalogue if one.id}
    assert given == asked


def _last(words: str | Sequence[str] | None) -> str:
    """The words themselves, or their plural form."""
    return words if isinstance(words, str) else words[-1] if words else ""


# What reads alike in both languages: names of codes, the fields and operators of a search, units, and marks.
NEUTRAL = re.compile(r"SHA-256|C\.102|R\.202|(part|role|law|chapter|author|org|status|scope|issue|stance):|[\W\d_]+")
JINJA = r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}"
SHOWN = ("aria-label", "placeholder", "title", "alt", "data-column")


class _Words(HTMLParser):
    """The words a template shows of itself: its text and the attributes people see or hear, less the neutral ones."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.examples = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.examples += tag in ("kbd", "code")
        self._keep(*(value for name, value in attrs if name in SHOWN and value))

    def handle_endtag(self, tag: str) -> None:
        self.examples -= tag in ("kbd", "code")

    def handle_data(self, data: str) -> None:
        if not self.examples:
            self._keep(data)

    def _keep(self, *texts: str) -> None:
        self.found += [left for text in texts if (left := NEUTRAL.sub(" ", text).strip())]


def literal_words(template: str) -> list[str]:
    """The words of a template that no call of ``_()`` stands around."""
    parser = _Words()
    parser.feed(re.sub(r"\{% block (?:width|skip_to) %\}.*?\{% endblock %\}|" + JINJA, "", template, flags=re.DOTALL))
    parser.close()
    return parser.found


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('<p class="lead">{{ _("Read") }} › {{ law }}</p>', []),
        ("<p>Read</p>", ["Read"]),
        ("<p>{{ number }} 条</p>", ["条"]),
        ('<input placeholder="Search">', ["Search"]),
        ('<a{% if x %} aria-current="page"{% endif %} title="{{ _("Go") }}">C.102 {{ part }}</a>', []),
        ("<kbd>rehabilit*</kbd> <dt>SHA-256</dt>{# a note #}", []),
    ],
)
def test_words_outside_the_catalogue_are_found(template: str, words: list[str]) -> None:
    assert literal_words(template) == words


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_template_has_words_of_its_own(path: Path) -> None:
    assert literal_words(path.read_text(encoding="utf-8")) == []


# The Chinese sentence leaves out the role, which is a word of the code.
ONE_SIDED = [("role_needed", {"role"})]


def _tables() -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Every pair of sentences in the tables of wording: module, code, (Chinese, English)."""
    files = {*(ROOT / "workbench").rglob("wording*.py"), *(ROOT / "workbench" / "wording").glob("*.py")}
    for file in sorted(files):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for held in vars(importlib.import_module(name)).values():
            if isinstance(held, Mapping):
                for code, pair in held.items():
                    if isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(one, str) for one in pair):
                        yield name, code, pair


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_of_the_tables_is_there_in_both_languages_with_the_same_facts() -> None:
    tables = list(_tables())
    assert len({name for name, _, _ in tables}) > 8
    wrong = [
        (name, code)
        for name, code, (chinese, english) in tables
        if not CHINESE.search(chinese)
        or not re.search("[A-Za-z]", english)
        or (_fields(chinese) != _fields(english) and (code, _fields(english) - _fields(chinese)) not in ONE_SIDED)
    ]
    assert wrong == []
