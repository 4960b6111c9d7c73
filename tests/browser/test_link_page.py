"""The page on which people decide on links to Wikidata: by keyboard, on a phone and on a wall, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.linking.judgements import read_judgements
from tests.api.serving import TOKEN, Service
from tests.browser.checking import overflow, serious_findings
from tests.browser.conftest import Open
from tests.linking.deciding import deciding_service


@pytest.fixture
def deciding(tmp_path: Path) -> Iterator[tuple[Service, Path]]:
    """A service on which links are decided, and the folder of the links."""
    with deciding_service(tmp_path) as running:
        yield running


def test_a_decision_is_made_by_keyboard(open_page: Open, deciding: tuple[Service, Path]) -> None:
    service, links = deciding
    page = open_page("/link", root=service.url)
    assert serious_findings(page) == []
    assert overflow(page) == {}
    page.focus("input[name=token]")
    page.keyboard.type(TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("main section")).to_have_count(2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious_findings(page) == []
    assert overflow(page) == {}
    first = page.locator("main section").first
    first.locator("input[value=Q11]").focus()
    page.keyboard.press("Space")
    first.locator("input[name=who]").focus()
    page.keyboard.type("A. Historian")
    page.keyboard.press("Tab")
    page.keyboard.type("the same years in office")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("1 thing left")
    expect(page.locator("main section h2")).to_have_text("Bruno Beacon")
    (made,) = read_judgements(links / "judgements.csv").made
    assert (made.subject, made.item, made.why) == ("official/a", "Q11", "the same years in office")
    # Whoever has decided once is still known.
    expect(page.locator("input[name=who]")).to_have_value("A. Historian")
