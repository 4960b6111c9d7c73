"""Figures on pages are those of the stored queries, and the query a page shows is the one that made it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from api.web.asking import load_page_queries
from api.web.quality import measured
from tests.web.pages import Page, Site


def stored(site: Site, name: str, **values: str) -> list[dict[str, str]]:
    """The answer of a stored query: value by variable."""
    response = site.service.http.get(f"/queries/{name}", params=values)
    assert response.status_code == 200, response.text
    rows: list[dict[str, Any]] = response.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def shown_queries(page: Page) -> dict[str, str]:
    """The queries that a page shows: what they found -> text."""
    links = page.all("//p[@class='queries']/a")
    return {link.text: unquote(link.get("href").partition("#query=")[2]) for link in links}


def test_the_query_that_a_page_shows_gives_what_the_page_says(site: Site) -> None:
    page = site.get("/official/obama-barack")
    queries = shown_queries(page)
    assert {"names", "offices", "contacts", "partners", "acts", "texts"} <= set(queries)
    for label, text in queries.items():
        assert site.service.query(text).status_code == 200, label
    partners = site.service.values(queries["partners"], "name")
    assert [name for name in partners if name not in page.text] == []


def test_tenures_are_those_of_the_stored_query(site: Site) -> None:
    page = site.get("/office/kr-president")
    on_day = stored(site, "office-holder-on-day", office="kr-president", day="2024-12-20")
    rows = page.texts("//section[@aria-labelledby='holders']//tbody/tr")
    for row in on_day:
        (line,) = [text for text in rows if row["name"] in text and ("acting" in text) == (row["acting"] == "true")][
            -1:
        ]
        assert row["start"][:4] in line


def test_acting_tenures_are_marked_in_drawing_and_table(site: Site) -> None:
    page = site.get("/official/han-duck-soo")
    acting = [row for row in page.texts("//section[@aria-labelledby='offices']//tbody/tr") if row.startswith("acting")]
    assert len(acting) == len(page.all("//rect[contains(@class, 'acting')]")) == 2


def test_contacts_of_an_official_are_those_of_the_stored_query(site: Site) -> None:
    rows = stored(site, "contacts-of-official", official="obama-barack")
    contacts = {row["contact"] for row in rows}
    page = site.get("/official/obama-barack")
    links = page.all("//section[@aria-labelledby='contacts']//article//a/@href")
    assert {link.rpartition("/")[2].removesuffix(".html") for link in links} == {
        iri.rpartition("/")[2] for iri in contacts
    }


def test_what_followed_in_time_is_what_the_stored_query_says(site: Site) -> None:
    """The page also counts a planned contact that took place; all others agree."""
    day = "2026-06-01"
    rows = stored(site, "commitments-with-due-date")
    in_time = {row["act"] for row in rows if row["inTime"] == "true"}
    text = shown_queries(site.get("/commitments", day=day, state="followed"))["acts"]
    followed = set(site.service.values(text, "act"))
    assert in_time <= followed
    dated = {row["act"] for row in rows}
    counts = {}
    for state in ("followed", "overdue", "open"):
        query = shown_queries(site.get("/commitments", day=day, state=state))["acts"]
        counts[state] = len(set(site.service.values(query, "act")))
    assert sum(counts.values()) == len(dated)
    tabs = site.get("/commitments", day=day).texts("//nav[@class='tabs']//a")
    assert tabs[1:4] == [
        f"{words} {counts[state]}"
        for state, words in (("followed", "Followed by a contact"), ("overdue", "Overdue"), ("open", "Open"))
    ]


def test_the_state_of_a_commitment_depends_on_the_day(site: Site) -> None:
    """Before its due date a commitment without a contact is open, afterwards overdue."""
    overdue = site.get("/commitments", day="2026-06-01", state="overdue")
    due = overdue.all("//article//time/@datetime")[0]
    before = site.get("/commitments", day=due, state="open")
    assert due in before.all("//article//time/@datetime")


def test_the_acts_of_an_official_stand_under_the_name(site: Site) -> None:
    """The field holds a key; who reads the page wants the name, and an unknown key shows as it is."""
    name = "//p[contains(., 'Only acts of')]/a"
    assert site.get("/commitments", official="obama-barack").texts(name) == ["Barack Obama"]
    assert site.get("/commitments", official="nobody-at-all").texts(name) == ["nobody-at-all"]


def test_uses_of_a_phrase_are_those_of_the_stored_query(site: Site) -> None:
    rows = stored(site, "phrase-use", phrase="ironclad")
    by_year: dict[str, int] = {}
    for row in rows:
        by_year[row["year"]] = by_year.get(row["year"], 0) + int(row["uses"])
    page = site.get("/phrases")
    years = page.texts("//table//thead//th")[2:]
    (line,) = [row for row in page.all("//tbody/tr") if "ironclad" in "".join(row.itertext())]
    numbers = ["".join(cell.itertext()).strip() for cell in line.xpath("td")][1:]
    assert {year: int(number) for year, number in zip(years, numbers, strict=True) if number} == by_year


def test_coverage_counts_every_dated_text_once(site: Site) -> None:
    page = site.get("/about")
    texts = [int(cell.replace(",", "")) for cell in page.texts("//table[@class='coverage']//tbody/tr/td[1]")]
    counted = "SELECT (COUNT(?d) AS ?n) { ?d a <https://w3id.org/communique/ontology#Document> ; " + (
        "<http://purl.org/dc/terms/publisher> ?p }"
    )
    assert str(sum(texts)) == site.service.values(counted, "n")[0]


def test_the_figures_of_quality_are_those_of_the_document(site: Site, repository: Path) -> None:
    text = (repository / "docs" / "quality.md").read_text(encoding="utf-8")
    quality = measured()
    assert quality
    assert quality.figures
    page = site.get("/about")
    rows = page.texts("//section[@aria-labelledby='quality']//tbody/tr")
    assert len(rows) == len(quality.figures)
    for figure, row in zip(quality.figures, rows, strict=True):
        assert row.startswith(figure.facet)
        assert f"{figure.gold}" in row
        assert figure.facet in text


@pytest.mark.parametrize("name", sorted(load_page_queries()))
def test_a_query_of_a_page_runs_with_its_examples(site: Site, name: str) -> None:
    query = load_page_queries()[name]
    base = "https://w3id.org/communique/"
    for values in (query.examples(), {p.name: p.example for p in query.parameters if p.example}):
        response = site.service.query(query.bind(values, base))
        assert response.status_code == 200, response.text
