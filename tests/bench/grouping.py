"""How long it takes to group 70,501 comments whose clauses are known, as many as the consultation of 2008 brought."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator

from workbench.opinions.grouping import OpinionComment, group_comments

COMMENTS = 70_501
CLAUSES = 98
CAMPAIGNS = 40  # letters that many sent, a third of all comments
OPENINGS = ["建议", "希望", "我认为应当", "强烈要求", "请", "反对", "不赞成", "不应", "支持", "恳请立法机关"]
ACTIONS = ["提高", "降低", "取消", "保留", "扩大", "维持", "明确", "调整", "延长", "缩短"]
SUBJECTS = [
    "缴费年限",
    "费率",
    "津贴",
    "起付线",
    "滞纳金",
    "等待期",
    "伤残等级",
    "补贴",
    "账户",
    "基数",
    "退休年龄",
    "报销比例",
]
PERSONS = [
    "农民工",
    "灵活就业人员",
    "女职工",
    "退休人员",
    "失业人员",
    "在校学生",
    "残疾职工",
    "骑手",
    "派遣工",
    "家政工",
]
REASONS = [
    "负担太重了",
    "大家等了很多年",
    "企业也有难处",
    "基金要算长远账",
    "别的地方早就这样做了",
    "老百姓看不懂",
    "一线最清楚",
]
STUFF = "山水田林湖草沙石金木火土风云雨雪春夏秋冬东南西北车船路桥厂矿店铺医院学校乡镇街道"


def some_words(rng: random.Random, longest: int) -> str:
    """Words that no other comment has: what makes real comments differ."""
    return "".join(rng.choice(STUFF) for _ in range(rng.randint(2, longest)))


def written(rng: random.Random, subject: str) -> str:
    """A comment of one or two sentences of its own."""
    figure = rng.choice(["", "", f"到百分之{rng.randint(2, 60)}", f"为{rng.randint(1, 36)}个月"])
    demand = f"{rng.choice(OPENINGS)}{rng.choice(ACTIONS)}{rng.choice(PERSONS)}的{subject}{figure}"
    return f"{demand}，{rng.choice(REASONS)}，{some_words(rng, 8)}。{some_words(rng, 14)}也是这样。"


def comments(count: int) -> Iterator[OpinionComment]:
    """Comments on clauses, of which a few are much spoken of, and a third of them letters with small edits."""
    rng = random.Random(2008)
    subjects = [some_words(rng, 4) + rng.choice(SUBJECTS) for _ in range(CLAUSES * 6)]
    letters = [(str(rng.randint(1, CLAUSES)), "".join(written(rng, rng.choice(subjects)) for _ in range(3)))
               for _ in range(CAMPAIGNS)]  # fmt: skip
    for number in range(count):
        if rng.random() < 1 / 3:
            clause, letter = rng.choice(letters)
            text = (
                f"我是{some_words(rng, 4)}的一名职工。{letter.replace('也是', rng.choice(['也是', '就是', '正是']), 1)}"
            )
        else:
            at = min(int(rng.expovariate(1 / 15)), CLAUSES - 1)
            clause, text = str(at + 1), written(rng, subjects[6 * at + rng.randrange(6)])
        yield OpinionComment(str(number), text, "zh", None, clause)


def main() -> None:
    given = list(comments(COMMENTS))
    began, worked = time.perf_counter(), time.process_time()
    grouped = group_comments(given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {len(given)} comments: {len(grouped.groups)} groups, {len(grouped.same_letter)} letters")
    wall, core = time.perf_counter() - began, time.process_time() - worked
    print(f"  {wall:.1f} s ({core:.1f} s of one core), {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
