"""In a real browser: terms are marked without touching the words, and a case is kept and flagged for the paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.slow]
Visit = Callable[[str], Page]

LAW = (
    "互助条例\n第一章 总则\n第一条 会员缴纳失业保险费的，可以领取失业津贴。\n第二条 工伤职工的养老金照发。\n"
    "第二章 给付\n第三条 失业津贴按月发放。\n"
)


def _add_law(page: Page) -> None:
    page.goto("/laws/new")
    page.fill("#title_zh", "互助条例")
    page.fill("#title_en", "Mutual Aid Rules")
    page.click("main form .btn-primary")
    page.fill("#pasted", LAW)
    page.click("main form .btn-primary")
    page.fill("#label", "一稿")
    page.click("main form .btn-primary")


def test_terms_tell_their_meaning_and_leave_the_words_as_they_are(visit: Visit) -> None:
    page = visit("editor")
    _add_law(page)
    expect(page.locator(".law-text dfn.term").first).to_be_visible()
    marked = page.locator("dfn.term", has_text="失业津贴")
    expect(marked).to_have_count(2)  # once a chapter
    assert "（" in (marked.first.get_attribute("title") or "") or "(" in (marked.first.get_attribute("title") or "")
    words = page.locator(".law-text [data-words]").all_text_contents()
    assert words == [line.partition(" ")[2] for line in LAW.splitlines() if "条 " in line]


def test_a_case_is_kept_and_put_into_the_paper(visit: Visit) -> None:
    page = visit("editor")
    _add_law(page)
    page.goto("/judgement/adequacy?part=III")
    page.fill("#previous_earnings", "6000")
    page.fill("#benefit", "2700")
    page.get_by_role("button", name="Calculate").click()
    expect(page.locator(".answer-line")).to_contain_text("minimum reached")
    expect(page.locator("figure.chart svg rect")).to_have_count(2)
    page.fill("#case-name", "Sick pay")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Put into the paper").click()
    expect(page.get_by_role("cell", name="as an annex", exact=True)).to_be_visible()
    page.goto("/judgement/acceptance")
    row = page.locator("tr#b-III")
    row.get_by_text("Judge it").click()
    row.get_by_label("Finding").select_option("not_met")
    row.get_by_label("Reason").fill("The rules have no cash benefit in sickness.")
    row.get_by_role("button", name="Store").click()
    expect(page.locator("tr#b-III .verdict").first).to_have_text("Not met")
