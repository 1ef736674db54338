"""The table of the nine branches agrees with the Convention's own outline."""

from __future__ import annotations

from workbench.config import resource_dir
from workbench.instruments.corpus import load_corpus
from workbench.rules.branches import nine_branches

CORPUS = load_corpus(resource_dir("corpus") / "standards")

# Part, articles, rates, exceptions open under Art. 3.
OUTLINE = """
II   7-12  -             9(d) 12(2)
III  13-18 45            15(d) 18(2)
IV   19-24 45            21(c)
V    25-30 40            27(d)
VI   31-38 50/50/40      33(b) 34(3)
VII  39-45 3/1.5         41(d)
VIII 46-52 45            48(c)
IX   53-58 40            55(d)
X    59-64 40            61(d)
"""


def test_outline() -> None:
    lines = []
    for branch in nine_branches(CORPUS):
        rates = "/".join(f"{float(rate.value):g}" for rate in branch.rates) or "-"
        exceptions = " ".join(ref.partition(":")[2] for ref in branch.exceptions)
        lines.append([branch.part, f"{branch.first_article}-{branch.last_article}", rates, *exceptions.split()])
    assert lines == [line.split() for line in OUTLINE.strip().splitlines()]


def test_every_branch_has_the_same_outline() -> None:
    for branch in nine_branches(CORPUS):
        for role in ("contingency", "persons_protected", "benefit", "qualifying_period", "duration"):
            assert branch.articles[role], (branch.part, role)
        assert branch.options and branch.name.zh
        assert all(rule.subject == "waiting" for rule in branch.periods_on("waiting"))
    pensionable = [branch.part for branch in nine_branches(CORPUS) if branch.periods_on("age")]
    assert pensionable == ["V"]
