"""What every page owes its readers, in light and dark, from a phone to a wall."""

from __future__ import annotations

import pytest

from tests.browser.checking import overflow, serious_findings
from tests.browser.conftest import Open

PAGES = (
    "/",
    "/?view=countries&colour=community&selected=country/KR",
    "/network/contacts?country=JP",
    "/contact/2016-01-07-phone-obama-park.html",
    "/account/2017-02-07-mofa-yun-tillerson-md/1.html",
    "/act/2017-02-07-mofa-yun-tillerson-md/1.html",
    "/document/2017-02-07-mofa-yun-tillerson-md.html",
    "/search?q=alliance",
    "/search?q=zebra",
    "/timeline",
    "/agreements",
    "/commitments",
    "/phrases",
    "/official/yun-byung-se.html",
    "/office/kr-foreign-minister.html",
    "/country/KR.html",
    "/queries",
    "/about",
    "/data",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_by_everybody(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    assert serious_findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious_findings(page) == []
    assert overflow(page) == {}
