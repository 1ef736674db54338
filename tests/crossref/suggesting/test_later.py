from tests.crossref.suggesting.laws import corpus, glossary, law, one_article
from workbench.crossref.suggesting.later import later_provisions
from workbench.crossref.suggesting.suggest import BESIDE, ArticleSuggestions, suggest_all


def offered(heading: str, words: str, title: str = "社会保险法") -> ArticleSuggestions:
    text = one_article(heading, words, title)
    (suggestions,) = suggest_all(text, corpus(), glossary()).values()
    return suggestions


def beside(heading: str, words: str, title: str = "社会保险法") -> list[str]:
    return [suggestion.ref for suggestion in offered(heading, words, title).beside]


def test_an_instrument_covers_the_branches_whose_persons_and_contingencies_it_lays_down() -> None:
    covers = later_provisions(corpus()).covers
    assert covers["C168"] == {"unemployment"}, "its care of the unemployed makes it no convention on care"
    assert covers["C128"] == {"old_age", "invalidity", "survivors"}
    assert "C102" not in covers and "ECSS" not in covers


# heading | sentence | what another instrument lays down on it
MORE = """
失业保险 | 领取失业保险金的期限最长不超过二十周 | C168:19
失业保险 | 对停发失业保险金的决定不服的，可以申请行政复议 | C168:27
养老保险 | 养老金随物价变动每年调整一次，建立调整机制 | C128:29
工伤保险 | 职工在上下班途中受到事故伤害的，认定为工伤 | C121:7
工伤保险 | 家政从业人员应当参加工伤保险 | C189:14
生育保险 | 女职工享受产假九十日，期间领取生育津贴 | C183:4
附则 | 外国人在本国工作的，适用本法 | C118:3
救助 | 家庭人均收入低于限额的，享受最低生活保障待遇 | R202:5
""".strip().splitlines()


def test_a_later_instrument_is_offered_second_on_the_same_subject() -> None:
    for row in MORE:
        heading, words, ref = (cell.strip() for cell in row.split("|"))
        found = offered(heading, f"{words}。")
        assert ref in [suggestion.ref for suggestion in found.beside], row
        assert len(found.beside) <= BESIDE and found.convention
        assert {suggestion.ref.partition(":")[0] for suggestion in found.convention} == {"C102"}


def test_work_protection_is_answered_by_what_protects_mothers_and_by_no_article_of_the_convention() -> None:
    found = offered("劳动保护", "用人单位不得因女职工怀孕、哺乳解除劳动合同。", "女职工保护办法")
    assert found.convention == () and [one.ref for one in found.beside] == ["C183:8"]


def test_nothing_is_offered_where_nothing_fits_and_for_what_the_convention_says_of_itself() -> None:
    assert beside("附则", "本法自明年元旦起施行。") == []
    assert not any(
        ref.startswith("C168:4") for ref in beside("总则", "国家建立养老保险、医疗保险、失业保险和生育保险。")
    )


def test_of_several_branches_each_has_its_own_instrument() -> None:
    text = law("# 社会保险法\n\n第一条 遗属按月领取遗属津贴。\n\n第二条 失业人员按月领取失业津贴。\n")
    first, second = suggest_all(text, corpus(), glossary()).values()
    assert {one.ref.partition(":")[0] for one in first.beside} == {"C128"}
    assert {one.ref.partition(":")[0] for one in second.beside} == {"C168"}
