"""The reading page without a mouse, and on a narrow screen: where the focus goes, and what comes back from a fault."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

TEXT = """互助条例（试拟稿）
第一章 总则
第一条 为了便利会员互助，制定本条例。
第二条 会员按月缴纳互助金。
互助金不低于工资的百分之一。
第三条 互助金由工会管理，不得挪用。
"""


def import_law(page: Page) -> str:
    """Bring in a small law; returns the address of its version."""
    page.goto("/laws/new")
    page.fill("#title_en", "Mutual Aid Rules")
    page.click("main .btn-primary")
    page.fill("#pasted", TEXT)
    page.click("main .btn-primary")
    page.fill("#label", "first")
    page.click("main .card-form .btn-primary")
    expect(page.locator(".outline-article")).to_have_count(3)
    return page.url


def test_a_clause_is_read_and_commented_on_with_the_keyboard_alone(visit: Callable[..., Page]) -> None:
    version = import_law(visit("editor"))
    page = visit("officer")
    page.goto(version)
    page.evaluate("window.stays = true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    assert page.evaluate("window.stays"), "the skip link must not load the page anew"

    held = page.locator(".clause-article").nth(1)
    held.locator(".clause-title a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pane h2")).to_be_focused()
    expect(page.locator(".pane h2")).to_have_text("第二条")
    page.keyboard.press("Escape")
    expect(held.locator(".clause-title a")).to_be_focused()

    held.locator(".clause-line .comment-button").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stance")).to_be_focused()
    expect(page.locator("#write-heading")).to_have_text("Comment on 第二条第二款")
    page.go_back()
    expect(page.locator(".pane h2")).to_have_text("第二条")


def test_a_narrow_screen_shows_the_clause_first_and_leads_back_to_the_text(visit: Callable[..., Page]) -> None:
    page = visit("editor", 390)
    page.goto(import_law(page))
    held = page.locator(".clause-article").nth(2)
    held.locator(".clause-title a").click()
    expect(page.locator(".pane-text")).to_have_text("互助金由工会管理，不得挪用。")
    expect(page.locator(".pane h2")).to_be_in_viewport()
    page.click(".pane-narrow .btn")
    expect(held).to_be_in_viewport()
    expect(page.locator(".pane h2")).not_to_be_in_viewport()
