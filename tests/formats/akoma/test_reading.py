"""Documents of other programs and parliaments are read, and what is left out of them is told."""

from __future__ import annotations

import pytest

from workbench.errors import Invalid
from workbench.formats.akoma.reading import read_akoma
from workbench.formats.akoma.writing import AKN

FOREIGN = f"""<akomaNtoso xmlns="{AKN}"><bill><meta><identification><FRBRExpression>
<FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preface><p>The <docTitle>Pear Bill</docTitle></p></preface>
<preamble><p>Pears matter.</p></preamble>
<body><title><num>Title II</num><heading>Pears</heading>
<article><num>Article 3</num><content><p>A pear is a fruit.</p></content></article>
<article><num>Article 4</num><paragraph><num>1.</num><list><intro><p>Pears are</p></intro>
<point><num>(a)</num><content><p>green;<authorialNote><p>aside</p></authorialNote></p></content></point></list>
</paragraph></article></title></body></bill></akomaNtoso>"""


def test_a_document_of_another_program_is_read() -> None:
    law = read_akoma(FOREIGN.encode())
    assert (law.title, law.lang, law.front) == ("Pear Bill", "en", "The Pear Bill")
    assert [(clause.kind, clause.number, clause.text) for clause in law.clauses] == [
        ("preamble", "1", "Pears matter."),
        ("chapter", "2", ""),
        ("article", "3", "A pear is a fruit."),
        ("paragraph", "1", "A pear is a fruit."),
        ("article", "4", "1. Pears are\n(a) green;"),
        ("paragraph", "1", "Pears are"),
        ("item", "a", "green;"),
        ("note", "1", "aside"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "akoma_unreadable"),
        (b"<a>", "akoma_unreadable"),
        (b"\x00\x01", "akoma_unreadable"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "akoma_unreadable"),
        (b"<a/>", "akoma_without_body"),
    ],
)
def test_what_is_no_akoma_ntoso_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_akoma(data)
    assert refused.value.code == code


def _document(body: str, language: str = "eng", name: str = "act") -> bytes:
    meta = f'<meta><identification><FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression>'
    return (f'<akomaNtoso xmlns="{AKN}"><{name}>{meta}</identification></meta>{body}</{name}></akomaNtoso>').encode()


def _told(body: str) -> list[str]:
    """Kind, number, heading and own words of every clause of a document."""
    return [
        " ".join(
            part
            for part in (
                clause.kind.value,
                clause.number,
                clause.heading,
                clause.text if clause.kind != "article" else "",
            )
            if part
        )
        for clause in read_akoma(_document(body)).clauses
    ]


@pytest.mark.parametrize(
    ("body", "clauses"),
    [
        pytest.param(
            "<body><section><num>1.</num><heading>Title</heading><subsection><num>(1)</num><content><p>a</p></content>"
            "<paragraph><num>(a)</num><content><p>b</p></content><subparagraph><num>(i)</num><content><p>c</p></content>"
            "</subparagraph></paragraph></subsection></section></body>",
            ["article 1 Title", "paragraph 1 a", "item a b", "subitem i c"],
            id="sections of an act",
        ),
        pytest.param(
            '<body><hcontainer name="regulation"><num>2</num><content><p>a</p></content></hcontainer></body>',
            ["article 2", "paragraph 1 a"],
            id="regulations",
        ),
        pytest.param(
            "<body><section><heading>Group</heading><article><num>1</num><content><p>a</p></content></article></section>"
            "</body>",
            ["section Group", "article 1", "paragraph 1 a"],
            id="sections that group articles",
        ),
        pytest.param(
            "<body><section><num>1</num><rule><num>1</num><content><p>a</p></content></rule></section></body>",
            ["section 1", "article 1", "paragraph 1 a"],
            id="sections that group rules",
        ),
        pytest.param(
            "<body><article><num>1</num><content><p>as follows: <mod><quotedStructure><section><num>9</num><content>"
            "<p>b</p></content></section></quotedStructure></mod></p></content></article></body>",
            ["article 1", "paragraph 1 as follows: 9 b"],
            id="quoted sections",
        ),
        pytest.param(
            "<preamble><recitals><recital><num>(1)</num><p>a</p></recital><recital><num>(2)</num><p>b</p></recital></recitals>"
            "</preamble><body><article><num>1</num><content><p>c</p></content></article></body>",
            ["preamble 1", "paragraph 1 a", "paragraph 2 b", "article 1", "paragraph 1 c"],
            id="recitals",
        ),
        pytest.param(
            "<body><article><num>1</num><heading>A</heading><subheading>B</subheading><content><p>a\n     b<br/>c</p>"
            "<ul><li>d</li><li>e</li></ul></content></article></body>",
            ["article 1 A B", "paragraph 1 a b c", "paragraph 2", "item 1 d", "item 2 e"],
            id="layout, breaks, subheadings and lists",
        ),
        pytest.param(
            "<body><article><num>1</num><content><table><tr><td><p>a</p><table><tr><td><p>b</p></td></tr></table></td></tr>"
            "</table></content></article></body>",
            ["article 1", "table 1 a b"],
            id="a table in a cell",
        ),
        pytest.param(
            "<body><crossHeading>Fund</crossHeading><section><num>1A</num><content><p>a</p></content></section></body>",
            ["section Fund", "article 1A", "paragraph 1 a"],
            id="a heading between sections",
        ),
        pytest.param(
            "<portionBody><section><num>4</num><content><p>a</p></content></section></portionBody>",
            ["article 4", "paragraph 1 a"],
            id="a portion",
        ),
    ],
)
def test_what_other_parliaments_write_is_what_it_is(body: str, clauses: list[str]) -> None:
    assert _told(body) == clauses


def test_a_document_of_a_collection_is_chosen_and_the_others_are_told() -> None:
    bill = (
        "<bill><preface><p><docTitle>{0} Bill</docTitle></p></preface><body><article><num>1</num><content><p>{0}s</p>"
    )
    bills = "".join(
        f"<component>{bill.format(name)}</content></article></body></bill></component>" for name in ("Pear", "Plum")
    )
    data = _document(f"<collectionBody>{bills}</collectionBody>", name="documentCollection")
    first, second = read_akoma(data), read_akoma(data, 2)
    assert (first.title, second.title) == ("Pear Bill", "Plum Bill")
    assert [each.text for each in second.furniture] == ["Pear Bill 1 Pears"]
    assert [(each.code, each.facts["number"]) for each in second.warnings] == [("akoma_collection", 2)]
    with pytest.raises(Invalid) as refused:
        read_akoma(data, 3)
    assert refused.value.code == "akoma_no_such_document"


def test_deletions_languages_and_identifiers_are_told() -> None:
    body = '<body><article eId="x"><num>1</num><content><p>a<del>b</del> c <ins>d</ins></p></content></article></body>'
    law = read_akoma(_document(body, "ita"))
    assert law.articles[0].text == "a c d"
    assert [(each.kind.value, each.text) for each in law.furniture] == [("deletion", "b")]
    assert [each.code for each in law.warnings] == ["akoma_language", "tracked_changes"]
    assert (law.clauses[0].key, law.clauses[0].source_id) == ("art_1", "x")
