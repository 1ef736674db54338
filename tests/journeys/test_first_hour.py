"""A drafting group's first hour, in a real browser, on real laws: from sign-in to the position paper in Word."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.shared import shared
from tests.tools import needs

pytestmark = [pytest.mark.journey, pytest.mark.slow]
Visit = Callable[[str], Page]


def _add_law(page: Page, chinese: str, english: str) -> None:
    page.goto("/laws/new")
    page.fill("#title_zh", chinese)
    page.fill("#title_en", english)
    page.click("main form .btn-primary")
    expect(page.locator("h1")).to_have_text("Import a version")


def _take_in(page: Page, file: Path, label: str, articles: int) -> None:
    """Upload a file, look at the preview, and store it."""
    page.set_input_files("#file", str(file))
    page.click("main form .btn-primary")
    expect(page.locator("h1")).to_have_text("Preview: nothing is stored yet")
    expect(page.locator(".tree-article")).to_have_count(articles)
    page.fill("#label", label)
    page.click("main form .btn-primary")


def _select(page: Page, words: str) -> None:
    """Select words in the text of the law, as a person would with the mouse."""
    found = page.evaluate(
        """(words) => {
          for (const held of document.querySelectorAll('.law-text .words')) {
            const at = held.textContent.indexOf(words);
            if (at < 0) continue;
            const walker = document.createTreeWalker(held, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let passed = 0;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const end = passed + node.length;
              if (at >= passed && at < end) range.setStart(node, at - passed);
              const last = at + words.length;
              if (last > passed && last <= end) { range.setEnd(node, last - passed); break; }
              passed = end;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return held.dataset.words;
          }
          return null;
        }""",
        words,
    )
    assert found, words


def _comment(page: Page, article: str, body: str, stance: str, issue: str, proposed: str = "", words: str = "") -> None:
    """Comment on an article through its visible button, on selected words where some are given."""
    held = page.locator(".clause-article").filter(
        has=page.locator(".clause-title a", has_text=re.compile(f"^{article}$"))
    )
    expect(held).to_be_visible()
    page.wait_for_load_state()  # the script that takes the selected words along has run
    if words:
        _select(page, words)
    held.locator(".clause-head .comment-button").click()
    expect(page.locator("#write-heading")).to_contain_text(f"Comment on {article}")
    form = page.locator(".comment-form")
    if words:
        expect(form.locator(".quoted blockquote")).to_have_text(words)
    form.locator("[name=stance]").select_option(stance)
    form.locator("[name=issue]").select_option(issue)
    form.locator(".rich").fill(body)
    if proposed:
        form.locator("summary", has_text="Propose a wording").click()
        form.locator("[name=proposed]").fill(proposed)
        expect(form.locator(".live-redline ins").first).to_be_visible()
    form.locator(".btn-primary").click()
    expect(page.locator(".comment-body", has_text=body)).to_be_visible()


def test_reads_comments_and_links_on_the_social_insurance_law(visit: Visit) -> None:
    law = shared("data/laws/sil_2018.md")
    page = visit("editor")
    _add_law(page, "社会保险法", "Social Insurance Law")
    _take_in(page, law, "2018", 98)
    expect(page.locator(".outline-article")).to_have_count(98)
    expect(page.locator(".outline-chapter")).to_have_count(12)

    unlike = "累计缴费满十五年的，按月领取基本养老金，缴费年限可以折算。"
    _comment(page, "第十六条", "十五年的门槛应当设有减额待遇。", "support_with_changes", "qualifying_period", unlike)
    _comment(page, "第十三条", "视同缴费年限需要说明。", "question", "wording", words="视同缴费年限")
    expect(page.locator(".law-text mark", has_text="视同缴费年限").first).to_be_visible()

    first = page.locator(".comment").first
    first.locator("summary", has_text="Reply").click()
    first.locator(".reply-fold .rich").fill("同意。")
    first.locator(".reply-fold .btn-primary").click()
    expect(page.locator(".reply .comment-body")).to_have_text("同意。")
    page.locator(".comment > .comment-actions a", has_text="Edit").first.click()
    page.locator(".rich").first.fill("视同缴费年限的认定标准需要说明。")
    page.click("main form .btn-primary")
    expect(page.locator(".comment .history")).to_contain_text("1 earlier text")
    page.locator(".comment > .comment-actions button", has_text="Withdraw").click()
    expect(page.locator(".comment.is-withdrawn")).to_contain_text("withdrew a comment")

    page.locator(".outline a", has_text=re.compile("第四十六条")).click()
    expect(page.locator(".pane-head h2")).to_contain_text("第四十六条")
    expect(page.locator(".standing")).to_contain_text("C.102 Art. 24")
    page.locator(".link-fold summary").click()
    page.fill(".link-fold #provision", "第二十四条第一款")
    page.select_option(".link-fold #relation", "exceeds")
    page.fill(".link-fold #note", "最长二十四个月，高于十三周。")
    page.click(".link-fold .btn")
    expect(page.locator(".standing .link")).to_contain_text("C.102 Art. 24(1)")


def test_searches_standards_and_draft_from_one_box(visit: Visit) -> None:
    page = visit("officer")
    page.fill("#search-box", "C.102 Art. 24")
    page.press("#search-box", "Enter")
    expect(page.locator("main")).to_contain_text("C.102 Art. 24")
    page.goto("/search?q=第二十四条")
    expect(page.locator("main")).to_contain_text("C.102 Art. 24")
    page.goto("/search?q=失业保险金")
    expect(page.locator("main mark").first).to_be_visible()


def test_follows_comments_to_the_next_version_and_writes_the_paper(visit: Visit, tmp_path: Path) -> None:
    first, second = shared("data/laws/women_2018.md"), shared("data/laws/women_2022.md")
    page = visit("editor")
    _add_law(page, "妇女权益保障法", "Law on the Protection of Women's Rights")
    _take_in(page, first, "2018", 61)
    _comment(page, "第二条", "原则应当写得更具体。", "support", "wording", words="基本国策")
    _comment(
        page,
        "第二十七条",
        "处罚应当明确。",
        "oppose",
        "remedies",
        "用人单位不得因结婚、怀孕、产假、哺乳降低女职工的工资。",
    )
    page.goto(page.url.split("/clauses/")[0] + "/")
    page.click(".law-card:has-text('Women') >> text=All versions")
    page.click("text=Import a version")
    _take_in(page, second, "2022", 86)

    expect(page.locator("h1")).to_have_text("Carry comments over to “2022”")
    page.click("main form .btn-primary")
    expect(page.locator(".tallies")).to_contain_text("2 in all")
    counted = [int(text) for text in page.locator(".tallies strong").all_inner_texts()]
    assert counted[0] == sum(counted[1:]) == 2
    page.click(".crumbs >> text=Changes")
    expect(page.locator(".match-inserted").first).to_be_visible()
    expect(page.locator(".match")).to_have_count(int(page.locator(".kinds .tag").first.inner_text().split()[-1]))
    page.click("text=Changes marked")
    expect(page.locator(".match-edited ins").first).to_be_visible()
    page.click("text=What became of our proposals")
    expect(page.locator(".tallies")).to_contain_text("1 in all")

    page.goto("/papers/new")
    page.select_option("#version", label=page.locator("#version option", has_text="2022").first.inner_text())
    page.fill("#title_zh", "关于妇女权益保障法的意见")
    page.fill("#title_en", "Position on the law on women's rights")
    page.click("main form .btn-primary")
    page.select_option("#clause", index=1)
    page.click(".add-position .btn")
    page.locator(".pick-comments input").first.check()
    page.fill("#proposed_zh", "男女平等是国家的基本国策，国家采取措施予以落实。")
    page.locator("#reasons_zh").locator("xpath=preceding-sibling::div[contains(@class,'rich')][1]").fill(
        "原则需要落实的措施。"
    )
    page.fill("#provisions", "C.102 Art. 46; 第四十八条")
    page.click("text=Store the position")
    expect(page.locator(".position")).to_have_count(1)
    paper = page.url
    for language, words in (("In Chinese", "草案条文"), ("In English", "Draft clause")):
        page.goto(paper)
        page.get_by_role("button", name=language, exact=True).click()
        with page.expect_download() as download:
            page.locator("a", has_text="Download").click()
        saved = tmp_path / f"{language}.docx"
        download.value.save_as(saved)
        _check_paper(saved, words)


def _check_paper(saved: Path, words: str) -> None:
    document = docx.Document(str(saved))
    heads = [cell.text for table in document.tables for cell in table.rows[0].cells]
    assert words in heads
    subprocess.run(
        [needs("soffice"), f"-env:UserInstallation={(saved.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(saved.parent), str(saved)],
        check=True, capture_output=True,
    )  # fmt: skip
    assert saved.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def _select_across(page: Page, first: str, last: str) -> None:
    """Select from the beginning of ``first``, words in one clause of the law, to the end of ``last``, in another."""
    page.evaluate(
        """([first, last]) => {
          const range = document.createRange();
          const ends = [[first, "setStart", 0], [last, "setEnd", last.length]];
          for (const [words, setEdge, offset] of ends) {
            const walker = document.createTreeWalker(document.querySelector(".law-text"), NodeFilter.SHOW_TEXT);
            let node = walker.nextNode();
            while (!node.data.includes(words)) node = walker.nextNode();
            range[setEdge](node, node.data.indexOf(words) + offset);
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [first, last],
    )


# which article's button is pressed: the comment stands on the clause in which the selection begins
@pytest.mark.parametrize("article", ["第一条", "第二条"])
def test_words_over_two_articles_are_cut_with_a_word(visit: Visit, tmp_path: Path, article: str) -> None:
    law = tmp_path / "law.txt"
    law.write_text("口粮条例\n\n第一条 石匠凭工牌领取口粮。\n\n第二条 骡夫凭木牌领取口粮。\n", encoding="utf-8")
    page = visit("editor")
    _add_law(page, f"口粮条例{article}", "Rations")
    _take_in(page, law, "一稿", 2)
    page.wait_for_load_state()
    _select_across(page, "凭工牌", "凭木牌")
    held = page.locator(".clause-article").filter(has_text=article)
    held.locator(".clause-head .comment-button").click()
    expect(page.locator("#write-heading")).to_contain_text("第一条")
    form = page.locator(".comment-form")
    expect(form.locator(".quoted blockquote")).to_have_text("凭工牌领取口粮。")
    expect(form.locator("[data-cut]")).to_be_visible()
    _select(page, "石匠")
    page.locator(".clause-article").filter(has_text="第一条").locator(".clause-head .comment-button").click()
    expect(form.locator(".quoted blockquote")).to_have_text("石匠")
    expect(form.locator("[data-cut]")).to_be_hidden()
