from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patience import in_linear_time
from workbench.lang.tokens import is_figure
from workbench.law.redline import DiffRun, redline


def shown(runs: tuple[DiffRun, ...]) -> str:
    """``[-gone-]``, ``{+come+}``, a figure with # before it."""
    marks = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]"}
    return "".join(marks[run.op].format("#" * run.is_figure + run.text) for run in runs)


CHINESE = [
    ("缴费满十五年的船工", "缴费满二十年的船工", "缴费满[-#十五年-]{+#二十年+}的船工"),
    ("按工钱的15%提取", "按工钱的20%提取", "按工钱的[-#15%-]{+#20%+}提取"),
    ("提取百分之十五", "提取百分之十八", "提取[-#百分之十五-]{+#百分之十八+}"),
    ("罚款1,500元", "罚款1,800元", "罚款[-#1,500元-]{+#1,800元+}"),
    ("自2019年5月起", "自2021年5月起", "自[-#2019年-]{+#2021年+}5月起"),
    ("提取三分之一", "提取三分之二", "提取[-#三分之一-]{+#三分之二+}"),
    ("十五日内答复", "十五个工作日内答复", "[-#十五日-]{+#十五个工作日+}内答复"),
    # a reference is whole, but no figure
    ("依照第十五条办理", "依照第十六条办理", "依照[-第十五条-]{+第十六条+}办理"),
    # numerals inside words are no figures
    ("统一发放", "一次性发放", "[-统一-]{+一次性+}发放"),
    # an insertion begins and ends where a person would put it
    ("甲、丙", "甲、乙、丙", "甲、{+乙、+}丙"),
    ("收支由会计核对。", "收支由会计核对。收支由会员监督。", "收支由会计核对。{+收支由会员监督。+}"),
    ("国家保障", "国务院和国家保障", "{+国务院和+}国家保障"),
    # no confetti: one equal character between two changes, or two between long ones, joins them
    ("盐工领粮", "船工取米", "[-盐工领粮-]{+船工取米+}"),
    ("甲乙丙丁戊", "子乙丑丁寅", "[-甲乙丙丁戊-]{+子乙丑丁寅+}"),
    # a new line always parts
    ("盐工。\n船工。", "骡夫。\n织工。", "[-盐工-]{+骡夫+}。\n[-船-]{+织+}工。"),
    ("盐工", "盐工", "盐工"),
    ("", "盐工", "{+盐工+}"),
    ("盐工", "", "[-盐工-]"),
    ("", "", ""),
]
ENGLISH = [
    (
        "The toll shall be 15 per cent of the fare.",
        "The toll shall be 20 per cent of the fare.",
        "The toll shall be [-#15 per cent-]{+#20 per cent+} of the fare.",
    ),
    ("after fifteen years", "after twenty-five years", "after [-#fifteen-]{+#twenty-five+} years"),
    ("the boatman's wage", "the boatmen's wages", "the [-boatman's wage-]{+boatmen's wages+}"),
    ("hives and barley", "hives, oats and barley", "hives{+, oats+} and barley"),
    ("a sound boat", "a boat", "a {--}boat".replace("{--}", "[-sound -]")),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHINESE)
def test_chinese(old: str, new: str, expected: str) -> None:
    assert shown(redline(old, new, "zh")) == expected


@pytest.mark.parametrize(("old", "new", "expected"), ENGLISH)
def test_english(old: str, new: str, expected: str) -> None:
    assert shown(redline(old, new, "en")) == expected


texts = st.text(alphabet="甲乙丙丁十五二年条第%15. ，。\nab the", max_size=60)


@given(texts, texts, st.sampled_from(["zh", "en"]))
@settings(max_examples=300)
def test_replaying_the_changes_gives_both_texts(old: str, new: str, lang: str) -> None:
    runs = redline(old, new, lang)  # type: ignore[arg-type]
    assert "".join(run.text for run in runs if run.op != "delete") == new
    assert "".join(run.text for run in runs if run.op != "insert") == old
    assert all(run.text for run in runs)


@given(st.text(alphabet="甲乙丙丁戊", max_size=40), st.text(alphabet="甲乙丙丁戊", max_size=40))
@settings(max_examples=200)
def test_no_single_character_stays_between_two_changes(old: str, new: str) -> None:
    runs = redline(old, new, "zh")
    assert all(len(run.text) >= 2 for run in runs[1:-1] if run.op == "equal")


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["元", "%", "年", "", "日"]))
def test_a_changed_number_is_shown_whole(one: int, two: int, unit: str) -> None:
    runs = redline(f"每人{one}{unit}为限", f"每人{two}{unit}为限", "zh")
    changed = [] if one == two else [(f"{one}{unit}", True), (f"{two}{unit}", True)]
    assert [(run.text, run.is_figure) for run in runs if run.op != "equal"] == changed


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("十五年", True),
        ("３％", True),
        ("½", True),
        ("第三条", False),
        ("一", False),
        ("six", True),
        ("sixpence", False),
    ],
)
def test_what_a_figure_is(piece: str, expected: bool) -> None:
    assert is_figure(piece) is expected


def test_a_very_long_text_is_compared_in_bounded_time() -> None:
    old = "\n".join(f"盐工{number}号领粮{number * 7}斤，船工照看灯塔。" for number in range(6000))
    new = old.replace("99号", "九十九号").replace("照看", "看守")
    with in_linear_time():
        runs = redline(old, new, "zh")
    assert "".join(run.text for run in runs if run.op != "delete") == new
    assert sum(run.op == "equal" for run in runs) > 6000
    assert shown(redline("甲" + "乙丙" * 9000, "丁" + "戊己" * 9000, "zh")).count("[-") == 1
    shifted = redline("鼓" + "乙丙" * 9000, "乙丙" * 9000 + "钟", "zh")
    assert [run.op for run in shifted] == ["delete", "equal", "insert"]
