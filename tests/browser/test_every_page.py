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
    "/phrases?phrase=ironclad",
    "/official/han-duck-soo.html",
    "/office/kr-president.html",
    "/country/KR.html",
    "/agreement/ncg.html",
    "/publisher/us-white-house.html",
    "/event/kp-nuclear-test-4.html",
    "/queries",
    "/queries/office-holder-on-day?office=kr-president&day=2024-12-20",
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
