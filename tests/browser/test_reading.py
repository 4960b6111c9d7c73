"""Reading pages without a mouse, without scripts, in the dark and on paper."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.api.serving import Service
from tests.browser.conftest import Open


def test_the_first_stop_of_the_keyboard_skips_to_the_content(open_page: Open) -> None:
    page = open_page("/commitments")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_filter_is_set_by_keyboard_and_stands_in_the_address(open_page: Open) -> None:
    page = open_page("/commitments?day=2025-06-01")
    side = page.locator("select[name=side]")
    side.focus()
    side.select_option(label="South Korea")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    page.wait_for_url("**/commitments?*side=KR*")
    expect(page.locator("select[name=side]")).to_have_value("KR")
    expect(page.locator("input[name=day]")).to_have_value("2025-06-01")
    page.reload()
    expect(page.locator("select[name=side]")).to_have_value("KR")


def test_the_theme_that_a_reader_chooses_stays(open_page: Open) -> None:
    page = open_page("/about")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Show the pages dark").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.get_by_role("link", name="Data", exact=True).click()
    page.wait_for_url("**/data")
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Show the pages light").click()
    assert page.evaluate(paper) == light


def test_show_the_query_opens_the_query_that_made_the_page(open_page: Open) -> None:
    page = open_page("/office/kr-president.html")
    page.get_by_role("link", name="holders", exact=True).click()
    page.wait_for_url("**/sparql#query=*")
    expect(page.get_by_text("opengov:post").first).to_be_visible()


def test_pages_are_complete_without_scripts(browser: Browser, service: Service) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(service.url + "/official/han-duck-soo.html")
    expect(page.get_by_role("heading", name="Offices held")).to_be_visible()
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()
    page.get_by_role("group").filter(has_text="As a table").locator("summary").click()
    expect(page.get_by_role("table", name="Held contacts by month and medium")).to_be_visible()
    context.close()


def test_on_paper_there_is_no_navigation(open_page: Open) -> None:
    page = open_page("/commitments")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator("article").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 26, 23)"
