"""Readouts side by side, a document and the search, as people use them: by keyboard, and with a pointer."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open

CALL = "/contact/2017-02-07-phone-tillerson-yun.html"
TEXT = "/document/2017-02-07-mofa-yun-tillerson-md.html"


def test_a_line_opens_its_sentence_by_keyboard_and_leads_to_it(open_page: Open) -> None:
    page = open_page(CALL)
    line = page.locator("tr.both details.opening", has_text="steadfast").first
    line.locator("summary").focus()
    expect(line.locator("blockquote")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(line.locator("blockquote")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**#passage-*")
    mark = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("element => element.matches(':target')")


def test_columns_stack_on_a_phone(open_page: Open) -> None:
    page = open_page(CALL)
    cells = page.locator("tr.said td")
    first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert first
    assert second
    assert second["x"] > first["x"]
    page.set_viewport_size({"width": 390, "height": 844})
    first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"]
    expect(cells.nth(1).locator(".who")).to_be_visible()


def test_kinds_of_passages_can_be_hidden(open_page: Open) -> None:
    page = open_page(TEXT)
    act = page.locator(".text .k-act").first
    colour = "element => getComputedStyle(element).backgroundColor"
    before = act.evaluate(colour)
    page.get_by_role("checkbox", name="agreed, promised, asked").uncheck()
    assert act.evaluate(colour) != before
    page.get_by_role("checkbox", name="agreed, promised, asked").check()
    assert act.evaluate(colour) == before


def test_words_lead_to_the_fact_they_show(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator(".text a", has_text="agreed").first.click()
    page.wait_for_url("**/act/**")
    page.get_by_role("link", name="Phone call of", exact=False).first.click()
    page.wait_for_url("**/contact/**")


def test_a_citation_can_be_copied(open_page: Open) -> None:
    page = open_page(CALL)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".cite summary").click()
    page.get_by_role("button", name="Copy the citation as BibTeX").click()
    expect(page.get_by_role("button", name="Copy the citation as BibTeX")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{communique-contact-")


def test_a_search_is_typed_narrowed_down_and_read(open_page: Open) -> None:
    page = open_page("/search")
    page.get_by_label("Words to look for").fill("ironclad alliance")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ironclad+alliance")
    hits = page.locator("ol.hits > li")
    number = hits.count()
    page.locator("nav.facets").get_by_role("link", name="phone call").click()
    page.wait_for_url("**medium=phone_call**")
    assert 0 < hits.count() < number
    page.go_back()
    expect(hits).to_have_count(number)
    hits.first.get_by_role("link").first.click()
    page.wait_for_url("**/document/**")
    expect(page.locator(".text .k-sought").first).to_be_in_viewport()
