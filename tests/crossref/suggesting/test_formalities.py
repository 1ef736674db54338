import pytest

from workbench.crossref.suggesting.formalities import claim_fraud, formality, is_penalty

KINDS = """
registration | 单位应当办理社会保险登记
registration | 单位应当出具解除合同的证明
registration | 社会保障卡全国通用
commencement | 本条例自公布之日起施行
purpose | 为了维护秩序，制定本条例
definition | 本法所称工资，是指全部劳动报酬
confidentiality | 不得泄露参保人的信息
delegation | 具体办法由省级人民政府规定
none | 津贴自办理登记之日起计算
none | 从办理退休手续的次月起领取
none | 职工享受产假
registration | The employer shall apply for registration at the office
commencement | This Act comes into force next year
definition | In this Act the term "wage" means all pay
confidentiality | Staff shall keep it confidential
none | The worker receives a pension
""".strip().splitlines()


@pytest.mark.parametrize("row", KINDS)
def test_formalities_are_known_by_kind(row: str) -> None:
    kind, sentence = (cell.strip() for cell in row.split("|"))
    assert formality(sentence, "en" if sentence.isascii() else "zh") == (None if kind == "none" else kind)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("处一万元罚款", True),
        ("责令限期改正", True),
        ("责令其限期缴纳", False),
        ("按月领取津贴", False),
        ("is liable to a fine", True),
        ("the court finds", False),
    ],
)
def test_penalties(sentence: str, expected: bool) -> None:
    assert is_penalty(sentence, "en" if sentence.isascii() else "zh") is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("以伪造证明骗取失业保险待遇的", True),
        ("医疗机构骗取社会保险待遇的", False),
        ("骗取基金支出的", False),
        ("Whoever obtains a benefit by a false statement", True),
        ("An institution that obtains benefits by fraud", False),
    ],
)
def test_fraud_counts_where_a_claimant_commits_it(sentence: str, expected: bool) -> None:
    assert (claim_fraud(sentence, "en" if sentence.isascii() else "zh") is not None) is expected
