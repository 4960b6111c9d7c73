"""Texts of others are hostile: whatever stands in titles, sentences, names and addresses is shown, and never runs."""

from __future__ import annotations

import pytest

from tests.web.hostile import NAMES, SCRIPT
from tests.web.pages import Site

PAGES = (
    "/timeline",
    "/agreements?named=all",
    "/commitments?state=any",
    "/phrases",
    "/phrases?phrase=ironclad",
    "/about",
    "/data",
    "/queries/contacts-by-medium-and-month",
    "/queries/sentences-behind-edge?official=biden-joe&other=kishida-fumio",
    "/official/biden-joe",
    "/official/kishida-fumio",
    "/office/us-president",
    "/country/JP",
    "/country/US",
    "/agreement/washington-declaration-2023",
    "/publisher/us-white-house",
)


@pytest.mark.parametrize("address", PAGES)
def test_no_text_becomes_markup(hostile_site: Site, address: str) -> None:
    """`Site.get` checks that nothing inline can run, and that no link leads to a script."""
    page = hostile_site.get(address)
    assert "<script>alert" not in page.html
    assert "<img" not in page.html
    assert page.all("//script[not(@src)]") == []
    assert "49{%" not in page.text, "a text was taken for a template"


def test_hostile_texts_are_shown_as_they_are(hostile_site: Site) -> None:
    """A page that dropped them would also pass the test above."""
    assert NAMES["official/biden-joe"] in hostile_site.get("/official/biden-joe").text
    assert SCRIPT in hostile_site.get("/publisher/us-white-house").text
    assert SCRIPT in hostile_site.get("/commitments").text
    assert SCRIPT in hostile_site.get("/phrases?phrase=ironclad").text


def test_an_address_with_a_scheme_that_runs_is_no_link(hostile_site: Site) -> None:
    links = hostile_site.get("/publisher/us-white-house").links
    assert [link for link in links if "javascript" in link] == []
    assert [link for link in links if link.startswith("https://example.org/")], "other addresses stay links"
    assert [link for link in hostile_site.get("/official/biden-joe").links if "javascript" in link] == []


@pytest.mark.parametrize("field", ["official", "side", "topic", "publisher", "state", "day", "page", "from"])
def test_what_an_address_says_is_shown_as_text(hostile_site: Site, field: str) -> None:
    response = hostile_site.service.http.get("/commitments", params={field: SCRIPT}, headers={"Accept": "text/html"})
    assert response.status_code in (200, 400)
    page = hostile_site.get("/commitments", status=response.status_code, **{field: SCRIPT})
    assert "<script>alert" not in page.html
