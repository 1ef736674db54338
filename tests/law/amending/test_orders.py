"""The words of instructions, read one by one: what each orders, of which clauses, in both languages."""

from __future__ import annotations

import pytest

from workbench.formats.intake import read_file
from workbench.law.amending.amend import amend
from workbench.law.amending.chinese.orders import ChineseOrders
from workbench.law.amending.decision import instructions_of
from workbench.law.amending.english.orders import EnglishOrders
from workbench.law.amending.labels import cited_target
from workbench.law.amending.model import Instruction, InstructionResult
from workbench.law.amending.quotations import quoted_words

CHINESE = {
    "将第五条修改为：“新。”": ["replace 第五条"],
    "第五条第二款修改为：“新。”": ["replace 第五条第二款"],
    "第五条第一款第（三）项修改为：“（三）新；”": ["replace 第五条第一款第（三）项"],
    "将第五条第一款、第三款中的“甲”修改为“乙”。": ["reword 第五条第一款 第五条第三款 甲 乙"],
    "第五条、第八条和第九条之一中的“甲”均改为“乙”。": ["reword 第五条 第八条 第九条之一 甲 乙 every"],
    "将第五条中的“甲”修改为“乙”，“丙”修改为“丁”。": ["reword 第五条 甲 乙", "reword 第五条 丙 丁"],
    "将第五条中的“甲”、“丙”修改为“乙”。": ["reword 第五条 甲 乙", "reword 第五条 丙 乙"],
    "将第五条中的“甲”“丙”分别修改为“乙”“丁”。": ["reword 第五条 甲 乙", "reword 第五条 丙 丁"],
    "删去第五条。": ["delete 第五条"],
    "删去第五条第二款和第八条。": ["delete 第五条第二款 第八条"],
    "将第五条第二款删去。": ["delete 第五条第二款"],
    "删去第五条第一款中的“甲”和第二款中的“乙”。": ["strike 第五条第一款 甲", "strike 第五条第二款 乙"],
    "第五条中“甲”之后增加“乙”，删去“丙”。": ["insert 第五条 甲 乙", "strike 第五条 丙"],
    "在第五条第一款中的“甲”前增加“乙”。": ["insert 第五条第一款 甲 乙 before"],
    "增加一条，作为第六条：“第六条 新。”": ["add 第六条 新"],
    "增加两条，作为第六条、第七条：“第六条 甲。”“第七条 乙。”": ["add 第六条 第七条 新"],
    "在第五条后增加一条，作为第五条之一：“第五条之一 新。”": ["add 第五条 第五条之一 新 next"],
    "第五条增加一款，作为第二款：“新。”": ["add 第五条 第五条第二款 新"],
    "第五条第一款增加一项，作为第（四）项：“（四）新；”": ["add 第五条第一款 第五条第一款第（四）项 新"],
    "第五条改为第六条。": ["renumber 第五条 第六条"],
    "第五条至第七条改为第六条至第八条。": [
        "renumber 第五条 第六条",
        "renumber 第六条 第七条",
        "renumber 第七条 第八条",
    ],
    "第五条改为第六条，第一款修改为：“新。”": ["renumber 第五条 第六条", "replace 第五条第一款"],
    "第五条改为两条，作为第五条、第六条，修改为：“第五条 甲。”“第六条 乙。”": ["split 第五条 第五条 第六条 新"],
    "将第五条与第六条合并，作为第五条，修改为：“第五条 新。”": ["merge 第五条 第六条 第五条 新"],
    "第三章章名修改为“新”。": ["head 第三章 新"],
    "将本法中的“甲”修改为“乙”。": ["reword 甲 乙 every"],
    "将第五条修改为「新。」": ["replace 第五条"],
    "本决定自2027年1月1日起施行。": ["none"],
    "本法根据本决定作相应修改并对条文顺序作相应调整，重新公布。": ["adjust every"],
    "第五条的罚款提高一倍。": ["unknown instruction_unknown"],
    "将第五条第二句修改为：“新。”": ["replace 第五条 sentence 2"],
    "删去第五条第一款第二句。": ["delete 第五条第一款 sentence 2"],
    "将第五条第一款第一句中的“甲”修改为“乙”。": ["reword 第五条第一款 甲 乙 sentence 1"],
    "第五条第一款增加一句，作为第二句：“新。”": ["insert 第五条第一款 新。 sentence 1"],
    "在第五条第一句后增加一句：“新。”": ["insert 第五条 新。 sentence 1"],
}
ENGLISH = {
    'Section 5 is amended by deleting "a" and substituting "b".': ["reword section 5 a b"],
    "Section 5 of the principal Act is repealed.": ["delete section 5"],
    "Sections 5, 6 and 9 are repealed.": ["delete section 5 section 6 section 9"],
    "Sections 5 to 7 are hereby repealed.": ["delete section 5 section 6 section 7"],
    "Subsection 5(2) of the Act is replaced by the following:\n“(2) New.”": ["replace section 5(2)"],
    "Section 5 is repealed and the following is substituted therefor:\n“5. New.”": ["replace section 5"],
    "Article 5 shall read as follows: “5. New.”": ["replace section 5"],
    "The following section is inserted after section 5:\n“5A. New.”": ["add section 5 新 next"],
    "The Act is amended by adding the following after section 5:\n“5A. New.”": ["add section 5 新 next"],
    "Section 5 is amended by the addition of the following subsection:\n“(4) New.”": ["add section 5 新"],
    "In section 4(1)(b), for the words “a” there is substituted “b”.": ["reword section 4(1)(b) a b"],
    "In subsection (2) of section 7, omit “a”.": ["strike section 7(2) a"],
    "In section 7, omit subsections (2) and (3).": ["delete section 7(2) section 7(3)"],
    "In paragraph (a) of subsection (2) of section 7, after “a” insert “b”.": ["insert section 7(2)(a) a b"],
    "by substituting for “a” in both places “b”": ["reword a b every"],
    "The words “a” wherever they occur in the Act are replaced by “b”.": ["reword a b every"],
    "Section 5 is amended by deleting the words “a” and “c” and substituting “b”.": [
        "reword section 5 a b",
        "reword section 5 c b",
    ],
    "Section 8 is renumbered as section 9.": ["renumber section 8 section 9"],
    "Section 8 is renumbered section 9.": ["renumber section 8 section 9"],
    "Renumber section 8 as section 9.": ["renumber section 8 section 9"],
    "Article 8 becomes Article 9.": ["renumber section 8 section 9"],
    "Sections 8 and 9 are renumbered as sections 9 and 10, respectively.": [
        "renumber section 8 section 9 section 9 section 10",
    ],
    "The heading of Part II is replaced by “New”.": ["head Part 2 新"],
    "This Act comes into operation on 1 May 2027.": ["none"],
    "Section 5 is to be doubled.": ["unknown instruction_unknown"],
}


def short(instruction: Instruction) -> str:
    """An instruction in a few words: its order, the clauses, the words, and what else it says."""
    lang = "zh" if any("一" <= letter <= "鿿" for letter in instruction.words) else "en"
    new = [line for quote in instruction.new for line in quote]
    said = [instruction.order.value, *(cited_target(target, lang) for target in instruction.targets)]
    said += [*instruction.old, *(cited_target(target, lang) for target in instruction.becomes)]
    if instruction.order in ("reword", "insert"):
        said += new
    elif new and instruction.order != "replace":
        said.append("新")
    said += [word for word, holds in (("every", instruction.every), ("next", instruction.is_next)) if holds]
    said += [f"sentence {instruction.sentence}"] if instruction.sentence else []
    said += [instruction.side] if instruction.side == "before" else []
    return " ".join(filter(None, [*said, instruction.code]))


@pytest.mark.parametrize("words", CHINESE)
def test_a_chinese_instruction_is_read(words: str) -> None:
    assert [short(each) for each in ChineseOrders("一", quoted_words([words]), "").read()] == CHINESE[words]


@pytest.mark.parametrize("words", ENGLISH)
def test_an_english_instruction_is_read(words: str) -> None:
    orders = EnglishOrders("1", quoted_words(words.split("\n")), "", ())
    assert [short(each) for each in orders.read()] == ENGLISH[words]


@pytest.mark.parametrize(
    ("lines", "quotes"),
    [
        (["修改为：“甲。", "“乙。”"], [["甲。", "乙。"]]),
        (["修改为：“甲。", "乙。”"], [["甲。", "乙。"]]),
        (["修改为：“甲。”", "“乙。”"], [["甲。", "乙。"]]),
        (["修改为：“甲。", "“丙”是指丁。", "戊。”"], [["甲。", "“丙”是指丁。", "戊。"]]),
        (["修改为：", "甲。", "乙。"], [["甲。", "乙。"]]),
        (["“甲”修改为“乙‘丙’”"], [["甲"], ["乙“丙”"]]),
        (['the following: "(1) a', "b is c;", '(2) d."'], [["(1) a", "b is c;", "(2) d."]]),
    ],
)
def test_quotations_are_told_from_the_words_of_the_instruction(lines: list[str], quotes: list[list[str]]) -> None:
    assert quoted_words(lines).quotes == quotes


LAW = """养蜂人互助法
第一章 总则
第一条 蜂农互助。蜂农自愿。
第二条 互助依照第四条办理。
第二章 会费
第三条 蜂农缴会费。
第四条 会费用于救灾。
"""
NOT_APPLIED = {
    "将第九条修改为：“新。”": "amendment_no_clause",
    "第三条第二款中的“会费”修改为“费”。": "amendment_no_clause",
    "第三条中的“骆驼”修改为“马”。": "amendment_words_absent",
    "将第一条第三句修改为：“新。”": "amendment_no_sentence",
    "将第一章修改为：“第一章 总则”“第三条 新。”": "amendment_number_taken",
    "将第一章修改为：“第二章 新”“第一条 新。”": "amendment_label_differs",
    "将第三条修改为：“第七条 新。”": "amendment_label_differs",
    "增加一条，作为第九条：“第九条 新。”": "amendment_number_beyond",
    "增加一条，作为第三条。": "amendment_new_words_missing",
    "增加两条，作为第三条、第四条：“第三条 新。”": "amendment_articles_count",
    "在第四条后增加一条，作为第二条：“第二条 新。”": "amendment_number_elsewhere",
    "增加一章，作为第二章：“第二章 新”": "amendment_new_words_unread",
    "将《养鱼人互助法》第三条修改为：“新。”": "amendment_other_law",
    "第三条说得不对。将来修改为好。": "instruction_unknown",
}


@pytest.mark.parametrize("words", NOT_APPLIED)
def test_what_cannot_be_placed_is_listed_and_leaves_the_law_as_it_was(words: str) -> None:
    law = read_file("law.txt", LAW.encode())
    decision = read_file("decision.txt", f"一、{words}\n二、第四条中的“救灾”修改为“救济”。".encode())
    amended = amend(law, decision)
    codes = {report.code for report in amended.reports if report.result is InstructionResult.NOT_APPLIED}
    assert NOT_APPLIED[words] in codes and not amended.is_whole
    assert [clause.text.replace("救济", "救灾") for clause in amended.law.clauses] == [c.text for c in law.clauses]
    assert amended.law.articles[-1].text == "会费用于救济。"


def test_an_article_between_two_chapters_is_told_of() -> None:
    law = read_file("law.txt", LAW.encode())
    amended = amend(law, read_file("decision.txt", "一、增加一条，作为第三条：“第三条 新。”".encode()))
    assert [warning.code for warning in amended.law.warnings] == ["amendment_between_chapters"]
    assert [article.path for article in amended.law.articles][2:4] == ["第一章/第三条", "第二章/第四条"]


def test_references_follow_only_where_the_decision_says_so() -> None:
    law = read_file("law.txt", LAW.encode())
    decision = "一、删去第一条。\n本法根据本决定作相应修改，重新公布。"
    amended = amend(law, read_file("decision.txt", decision.encode()))
    assert next((article.number, article.text) for article in amended.law.articles) == ("1", "互助依照第四条办理。")
    decision = "一、删去第一条。\n本法根据本决定作相应修改，对条文顺序作相应调整，重新公布。"
    amended = amend(law, read_file("decision.txt", decision.encode()))
    assert next((article.number, article.text) for article in amended.law.articles) == ("1", "互助依照第三条办理。")
    amended = amend(law, read_file("decision.txt", "一、删去第一条。".encode()))
    assert [article.number for article in amended.law.articles] == ["2", "3", "4"]


def test_the_points_of_a_decision_are_numbered_as_it_counts_them() -> None:
    decision = (
        "一、删去第一条。\n二、对《甲法》作出修改\n（一）删去第二条。\n（二）删去第三条。\n本决定自公布之日起施行。"
    )
    numbers = [each.number for each in instructions_of(read_file("decision.txt", decision.encode()))]
    assert numbers == ["一", "二（一）", "二（二）", ""]
