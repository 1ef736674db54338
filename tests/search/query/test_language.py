"""The query language: what each form asks for, and that nothing typed makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.search.query.language import (
    LONGEST,
    And,
    Field,
    Juxtaposition,
    Node,
    Not,
    Or,
    QuotedPhrase,
    Word,
    parse_query,
)


def shown(node: Node | None) -> str:
    """A tree on one line: words bare, phrases in quotes, AND as &, OR as |, NOT as !, side by side in brackets."""
    match node:
        case None:
            return ""
        case Word(text, prefix):
            return text + ("*" if prefix else "")
        case QuotedPhrase(text):
            return f'"{text}"'
        case Field(name, value):
            return f"{name}={value}"
        case Not(below):
            return f"!{shown(below)}"
        case And(nodes):
            return f"({' & '.join(map(shown, nodes))})"
        case Or(nodes):
            return f"({' | '.join(map(shown, nodes))})"
        case Juxtaposition(nodes):
            return f"[{' '.join(map(shown, nodes))}]"


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("失业金领多久", "失业金领多久"),
        ("sick pay", "[sick pay]"),
        ('"suitable employment" job', '["suitable employment" job]'),
        ("“适当的就业”", '"适当的就业"'),
        ("「适当的就业」", '"适当的就业"'),
        ("a AND b", "(a & b)"),
        ("a OR b AND c", "(a | (b & c))"),
        ("(a OR b) AND c", "((a | b) & c)"),
        ("（工伤 OR 失业） 津贴", "[(工伤 | 失业) 津贴]"),
        ("a NOT b", "[a !b]"),
        ("a -b", "[a !b]"),
        ("a －（b c）", "[a ![b c]]"),
        ("means-tested", "means-tested"),
        ("rehabilit*", "rehabilit*"),
        ("branch:unemployment 期限", "[branch=unemployment 期限]"),
        ("险种：失业", "branch=失业"),
        ('author:"王 五" 缴费', "[author=王 五 缴费]"),
        ("-stance:oppose 缴费", "[!stance=oppose 缴费]"),
        ("time:12:30", "[time 12 30]"),
        ("what is it, then?", "[what is it then]"),
        ("and or not", "[and or not]"),
        ("a AND", "a"),
        ("OR b", "b"),
        ("NOT", ""),
        ("((((", ""),
        ("a))) b", "[a b]"),
        ('"open end', '"open end"'),
        ('""', ""),
        ("branch:", "branch"),
        ("* - : ， 。", ""),
    ],
)
def test_tree(typed: str, tree: str) -> None:
    assert shown(parse_query(typed).root) == tree


def test_words_leave_out_fields_and_what_is_excluded() -> None:
    assert parse_query('工伤 -失业 branch:sickness "full pay" (a OR b)').words == "工伤 full pay a b"


def test_values_of_fields_at_the_top() -> None:
    query = parse_query("scope:draft law:C121 rehabilitation (law:C102)")
    assert query.values("scope") == ("draft",)
    assert query.values("law") == ("C121", "C102")


@given(st.text(alphabet=st.sampled_from("abc 工伤()（）\"“”「」-*:：ANDORNOT,。\x00\u200b\\'%_"), max_size=80))
def test_nothing_typed_makes_it_fail(typed: str) -> None:
    query = parse_query(typed)
    assert query.root is None or query.words or "!" in shown(query.root) or "=" in shown(query.root)


def test_deep_brackets_and_long_queries_end() -> None:
    assert shown(parse_query("(" * 5000 + "a").root) == ""
    assert len(parse_query("工伤 " * 5000).text) == LONGEST
