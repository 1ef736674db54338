import pytest

from workbench.instruments.library import topic_rules
from workbench.search.query.intent import asked_roles

# question | the roles it asks for with their strengths
QUESTIONS = """
失业金能领多久 | duration=1 waiting_period=0.3
头三天有没有钱 | waiting_period=1 duration=0.6
谁可以参加 | persons_protected=1
谁出钱 |
参保费 |
能拿多少钱 | cash=1 rate=0.6 calculation=0.3
什么算工伤 | contingency=1 definition=0.3
坐牢了还能领吗 | suspension=1
医疗设施 |
How long is it paid? | duration=1 waiting_period=0.3
who is covered, and for how many weeks | persons_protected=1 duration=1 waiting_period=0.3
old-age care |
hospital 多少钱 | care=1 cash=1 rate=0.6 calculation=0.3
""".strip().splitlines()


@pytest.mark.parametrize("row", QUESTIONS)
def test_what_a_question_asks_for(row: str) -> None:
    question, _, expected = row.partition("|")
    wanted = {role: float(strength) for role, _, strength in (cell.partition("=") for cell in expected.split())}
    assert asked_roles(question.strip(), topic_rules()) == wanted
