"""The SPARQL page: queries of other pages and stored ones are run; results have names, a chart, a graph."""

from __future__ import annotations

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.api.serving import Service
from tests.browser.checking import overflow, serious_findings
from tests.browser.conftest import Open

CQ = "https://w3id.org/communique/ontology#"
SPOKE = f"CONSTRUCT {{ ?a <{CQ}spokeWith> ?b }} WHERE {{ ?a <{CQ}spokeWith> ?b }}"
PARTICIPANTS = f"SELECT ?contact ?official {{ ?contact <{CQ}participant> ?official }} ORDER BY ?contact LIMIT 30"


def opened(open_page: Open, query: str = "", **options: int) -> Page:
    """The page with a query in its address, as links of other pages have it."""
    page = open_page(f"/sparql#query={quote(query, safe='')}" if query else "/sparql", **options)
    page.wait_for_selector("html[data-ready=sparql]", state="attached")
    return page


def test_a_query_in_the_address_is_run_and_things_have_their_names(open_page: Open) -> None:
    page = opened(open_page, PARTICIPANTS)
    rows = page.locator(".yasr table.dataTable tbody tr")
    expect(rows.first).to_be_visible()
    link = rows.first.locator("td a").nth(1)
    expect(link).to_have_attribute("href", re.compile(r"^\./official/.+\.html$"))
    expect(link).not_to_contain_text("/")
    title = link.get_attribute("title") or ""
    assert title.startswith("https://w3id.org/communique/official/")
    assert "#query" not in page.url
    assert link.inner_text() not in title


def test_a_stored_query_is_run_and_can_be_charted(open_page: Open, service: Service) -> None:
    page = opened(open_page)
    assert page.locator("#stored-query option").count() == 1 + len(service.http.get("/queries").json())
    page.select_option("#stored-query", "contacts-by-medium-and-month")
    expect(page.locator(".yasr table.dataTable tbody tr").first).to_be_visible()
    page.click(".select_chart")
    chart = page.locator(".yasr .chart svg")
    expect(chart).to_be_visible()
    months = service.http.get("/queries/contacts-by-medium-and-month", headers={"Accept": "text/csv"}).text
    assert chart.locator("circle").count() == len(months.splitlines()) - 1
    page.select_option(".chart-controls select[name=kind]", "bars")
    expect(chart.locator("rect").first).to_be_visible()
    assert serious_findings(page) == []


def test_a_second_query_asks_this_service_too(open_page: Open) -> None:
    """A new tab has an endpoint of the editor's own unless it is told otherwise: another host's."""
    page = opened(open_page, PARTICIPANTS)
    rows = page.locator(".yasr:visible table.dataTable tbody tr")
    expect(rows).to_have_count(30)
    page.select_option("#stored-query", "multilateral-contacts")
    expect(page.locator(".tab")).to_have_count(2)
    expect(rows.first).to_be_visible()
    third = quote("SELECT ?a WHERE { VALUES ?a { 7 8 } }", safe="")
    page.evaluate("(query) => { location.hash = `query=${query}`; }", third)
    expect(page.locator(".tab")).to_have_count(3)
    expect(rows).to_have_count(2)


def test_a_tab_of_an_earlier_visit_asks_where_the_service_is_now(open_page: Open, service: Service) -> None:
    page = opened(open_page, PARTICIPANTS)
    expect(page.locator(".yasr table.dataTable tbody tr")).to_have_count(30)
    kept = page.evaluate("() => JSON.stringify({ ...localStorage })")
    assert service.url in kept
    page.evaluate(
        """(url) => {
          for (const [key, value] of Object.entries(localStorage))
            localStorage.setItem(key, value.replaceAll(url, "http://gone.invalid"));
        }""",
        service.url,
    )
    page.reload()
    page.wait_for_selector("html[data-ready=sparql]", state="attached")
    page.click(".yasqe_queryButton")
    expect(page.locator(".yasr table.dataTable tbody tr")).to_have_count(30)


def test_constructed_triples_are_a_graph(open_page: Open, service: Service) -> None:
    page = opened(open_page, SPOKE)
    page.click(".select_graph")
    triples = service.query(SPOKE, accept="application/n-triples").text.splitlines()
    things = {part for line in triples for part in line.split(" ")[::2][:2]}
    note = page.locator(".yasr p[role=status]")
    expect(note).to_have_text(re.compile(rf"^{len(things)} things, {len(set(triples))} statements between them"))
    expect(page.locator(".triples-graph canvas").first).to_be_visible()


def test_an_error_of_the_service_is_told(open_page: Open) -> None:
    page = open_page("/sparql#query=" + quote("SELECT ?x WHERE { ?x ?y }"), forgiven="status of 400")
    expect(page.locator(".yasr")).to_contain_text("400")


def test_the_page_can_be_read_by_everybody(open_page: Open) -> None:
    page = opened(open_page, PARTICIPANTS)
    expect(page.locator(".yasr table.dataTable tbody tr").first).to_be_visible()
    assert serious_findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious_findings(page) == []
    assert overflow(page) == {}


def test_a_page_with_a_graph_does_not_load_the_editor(open_page: Open) -> None:
    page = open_page("/")
    page.wait_for_selector("html[data-ready=network]", state="attached")
    loaded = page.evaluate("() => performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [name for name in loaded if "sparql" in name]
    assert sum("dist/network.js" in name for name in loaded) == 1
