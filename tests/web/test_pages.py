"""Every page in every state: full, filtered, empty, asked for what is none."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest

from tests.web.pages import Page, Site

LISTS = ("/timeline", "/agreements", "/commitments", "/phrases", "/queries", "/about", "/data")
THINGS = (
    "/official/obama-barack",
    "/official/han-duck-soo",
    "/official/hwang-kyo-ahn",
    "/office/kr-president",
    "/office/us-secretary-of-state",
    "/administration/kr-hwang-acting",
    "/country/KR",
    "/country/NATO",
    "/agreement/ncg",
    "/agreement/gsomia-2016",
    "/publisher/us-white-house",
    "/tenure/yun-byung-se_kr-foreign-minister_2013-03-11",
    "/organisation/kr-ministry-of-foreign-affairs",
    "/event/kp-nuclear-test-4",
)
FILTERED = (
    "/timeline?show=event",
    "/timeline?country=JP&medium=phone-call&from=2017-01-01&to=2024-12-31",
    "/timeline?page=2",
    "/agreements?named=all",
    "/agreements?country=JP&kind=treaty",
    "/commitments?state=overdue&day=2018-01-01",
    "/commitments?side=KR&topic=extended-deterrence",
    "/commitments?kind=commit&page=2",
    "/phrases?phrase=ironclad",
    "/phrases?phrase=unwavering&publisher=us-white-house",
    "/phrases?side=US",
    "/queries/office-holder-on-day",
    "/queries/office-holder-on-day?office=kr-president&day=2024-12-20",
    "/queries/contact-network",
    "/official/obama-barack.html?medium=in-person&from=2010-01-01",
    "/country/KR.html?page=2",
    "/office/kr-president.html?country=JP",
)
EMPTY = (
    "/timeline?from=1900-01-01&to=1900-12-31",
    "/commitments?side=FJ",
    "/phrases?publisher=kr-kbs&from=1990-01-01&to=1990-01-02",
    "/phrases?phrase=no-such-phrase",
    "/agreements?country=FJ",
    "/official/obama-barack.html?from=1990-01-01&to=1990-01-02",
    "/queries/office-holder-on-day?office=kr-president&day=1800-01-01",
)
WRONG = (
    "/timeline?from=yesterday",
    "/timeline?show=everything",
    "/timeline?page=0",
    "/timeline?page=x",
    "/commitments?state=done",
    "/commitments?day=2017-02-30",
    "/phrases?from=2017",
    "/official/obama-barack.html?from=1.1.2017",
    "/queries/office-holder-on-day?office=kr-president&day=soon",
    "/queries/office-holder-on-day?nothing=1",
    "/agreements?country=%3C%3E",
)


@pytest.mark.parametrize("address", [*LISTS, *THINGS, *FILTERED])
def test_a_page_is_whole(site: Site, address: str) -> None:
    page = site.get(address)
    assert page.text
    assert page.all("//nav[@aria-label='Main']//a")
    if address.startswith(LISTS) and not address.startswith("/queries"):
        assert len(page.all("//a[@aria-current='page']")) == 1
    assert [label for label in page.all("//main//svg[@role='img']") if not label.get("aria-label")] == []
    unnamed = [
        field.get("name") for field in page.all("//select | //input[not(@type='hidden')]") if not named(page, field)
    ]
    assert unnamed == []


def named(page: Page, field: object) -> bool:
    """Whether a field of a form has a label."""
    inside = field.xpath("ancestor::label")  # type: ignore[attr-defined]
    return bool(inside or page.all(f"//label[@for='{field.get('id')}']"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", EMPTY)
def test_a_list_with_nothing_in_it_says_so_and_leads_on(site: Site, address: str) -> None:
    page = site.get(address)
    (state,) = page.all("//main//*[@role='status']")
    assert "".join(state.itertext()).strip()


@pytest.mark.parametrize("address", WRONG)
def test_a_field_with_a_wrong_value_is_refused_with_the_reason(site: Site, address: str) -> None:
    page = site.get(address, status=400)
    field = re.findall(r"[?&](\w+)=", address)[-1]
    assert field in page.text


@pytest.mark.parametrize(
    "address", ["/official/nobody", "/country/XX", "/agreement/none", "/office/none", "/publisher/x"]
)
def test_a_thing_that_is_not_there_is_a_page_of_its_own(site: Site, address: str) -> None:
    assert site.get(f"{address}.html", status=404).texts("//h1") == ["There is nothing here"]


def test_pages_of_an_empty_graph_say_that_it_is_empty(empty_site: Site) -> None:
    for address in (*LISTS, "/official/obama-barack", "/country/KR", "/office/us-president"):
        page = empty_site.get(address)
        if address not in ("/queries", "/data"):
            assert page.all("//main//*[@role='status']"), address


def test_links_between_pages_lead_somewhere(site: Site) -> None:
    """Every link of each kind of page to another page of the service; the search stands on its own."""
    seen: set[str] = set()
    for address in (*LISTS, *THINGS):
        page = site.get(address)
        for link in page.links:
            target = urlsplit(urljoin(page.address, link))
            if target.netloc == urlsplit(page.address).netloc and target.path not in seen:
                seen.add(target.path)
    kinds: dict[str, list[str]] = {}
    for path in sorted(seen):
        kinds.setdefault(path.split("/")[1], []).append(path)
    checked = [path for found in kinds.values() for path in found[:2]]
    for path in checked:
        answer = site.service.http.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        assert answer.status_code == 200 or path in ("/search",), path


def test_next_leads_through_a_whole_list_once(site: Site) -> None:
    address, shown, pages = "/timeline", [], 0
    while address:
        page = site.get(address)
        shown += page.all("//article//p[2]/a/@href")
        following = page.all("//a[@rel='next']/@href")
        address = urljoin(page.address, following[0]) if following else ""
        pages += 1
    assert pages > 1
    assert len(shown) == len(set(shown))
    ontology = "https://w3id.org/communique/ontology#"
    dates = f"<{ontology}earliestDate> ?first ; <{ontology}latestDate> ?last"
    contacts = f"SELECT (COUNT(?c) AS ?n) {{ ?c a <{ontology}Contact> ; {dates} }}"
    events = [link for link in shown if "/event/" in link]
    assert str(len(shown) - len(events)) == site.service.values(contacts, "n")[0]


def test_the_filters_of_a_list_stay_in_the_links_to_its_pages(site: Site) -> None:
    page = site.get("/commitments?side=KR&day=2025-06-01")
    (following,) = page.all("//a[@rel='next']/@href")
    assert "side=KR" in following
    assert "day=2025-06-01" in following
    assert "page=2" in following


def test_a_choice_that_is_none_of_the_list_is_not_lost(site: Site) -> None:
    """Who filters on would otherwise be shown something else than the form says."""
    page = site.get("/official/obama-barack.html", partner="trump-donald")
    assert page.all("//select[@name='partner']/option[@selected]/text()") == ["trump-donald"]
    assert page.all("//main//*[@role='status']")


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    http = site.service.http
    headers = {"Accept": "text/html"}
    first = http.get("/about", headers=headers)
    again = http.get("/about", headers={**headers, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" in again.headers


@pytest.mark.parametrize("address", ["/timeline", "/official/han-duck-soo", "/no/such/thing"])
def test_pages_hold_under_the_path_of_the_base(site: Site, address: str) -> None:
    """Whoever redirects the lasting addresses may keep their path: pages, files and links hold there, too."""
    page = site.get(f"/communique{address}", status=404 if address == "/no/such/thing" else 200)
    for loaded in page.loaded():
        assert urlsplit(loaded).path.startswith("/communique/static/")
        assert site.service.http.get(loaded).status_code == 200, loaded
    places = {urlsplit(urljoin(page.address, link)).path for link in page.links if not link.startswith("http")}
    assert all(place.startswith("/communique/") for place in places), places


def test_programs_still_get_data_where_browsers_get_pages(site: Site) -> None:
    http = site.service.http
    assert http.get("/queries").json()[0]["name"]
    result = http.get("/queries/office-holder-on-day?office=kr-president&day=2024-12-20")
    assert result.headers["content-type"].startswith("application/sparql-results+json")
    assert http.get("/official/obama-barack", headers={"Accept": "text/turtle"}, follow_redirects=True).text


def test_head_has_the_headers_and_no_body(site: Site) -> None:
    for address in LISTS:
        answer = site.service.http.head(address, headers={"Accept": "text/html"})
        assert (answer.status_code, answer.content) == (200, b""), address
