"""Every word a person reads stands in the catalogue, once, and is translated; no template has words of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import workbench

ROOT = Path(workbench.__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CATALOGUE = ROOT / "workbench" / "translations" / "zh_Hans_CN" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "N_": None, "NC_": ((1, "c"), 2), "NP_": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{[^{}]*\}")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

# The Chinese sentence leaves out the role, which is a word of the code.
ONE_SIDED = {
    # Click fills in an English word that it does not translate ("Path", "integer range"): Chinese does without.
    *(f"{{name}} {{filename!r}} {what}" for what in ("does not exist.", "is a directory.", "is a file.")),
    *(f"{{name}} {{filename!r}} is not {what}" for what in ("readable.", "writable.")),
    "{value!r} is not a valid {number_type}.",
    "Your account may not do this. If you need to, ask the administrator for the role “{role}”.",
    "1000000 {number:g} million | 1 {number:,}",  # Chinese counts in other steps
}

Id = tuple[str | None, str | tuple[str, str]]  # context, and the English (with a plural: singular and plural)


@pytest.fixture(scope="module")
def extracted() -> set[Id]:
    """The messages of the templates and the code."""
    with (ROOT / "babel.cfg").open() as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    found = extract_from_dir(str(ROOT), methods, options, keywords=KEYWORDS)
    return {(context, tuple(message) if isinstance(message, tuple) else message) for *_, message, _, context in found}  # type: ignore[misc]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans_CN")


def test_the_catalogue_has_every_message_of_the_pages_and_no_other(extracted: set[Id], catalogue: Catalog) -> None:
    translated = {
        (message.context, message.id if isinstance(message.id, str) else tuple(message.id))
        for message in catalogue
        if message.id
    }
    assert translated == extracted
    assert not catalogue.obsolete


def test_every_message_is_translated(catalogue: Catalog) -> None:
    messages = [message for message in catalogue if message.id]
    said = {_last(message.id): PLACEHOLDER.sub("", _last(message.string)) for message in messages if message.string}
    assert len(said) == len({_last(message.id) for message in messages})
    assert [english for english, chinese in said.items() if not CHINESE.search(chinese) and chinese.isalpha()] == []
    assert [message.id for message in messages if message.fuzzy] == []


def test_placeholders_agree(catalogue: Catalog) -> None:
    messages = [message for message in catalogue if message.id]
    wrong = {message.id for message in messages if _fields(_last(message.id)) != _fields(_last(message.string))}
    assert wrong - ONE_SIDED == set()


def _fields(sentence: str) -> set[str]:
    return {*PLACEHOLDER.findall(sentence)}


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
