"""Names and sentences come from texts of others: in the graph, its tables, its panel and its pictures they are text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import expect

from tests.api.serving import Service, make_store
from tests.browser.conftest import Open

BASE = "https://w3id.org/communique/"
CQ = BASE + "ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
NAMES = ('<img src=x onerror="document.title=1">Ann', "</script><script>document.title=2</script>Bo")
SENTENCE = "They <b onclick=alert(1)>spoke</b>.<iframe src=javascript:alert(1)></iframe>"


def quads() -> Iterator[ox.Quad]:
    def said(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        name = predicate if ":" in predicate else CQ + predicate
        return ox.Quad(ox.NamedNode(BASE + subject), ox.NamedNode(name), value, ox.DefaultGraph())

    def iri(path: str) -> ox.NamedNode:
        return ox.NamedNode(BASE + path)

    day = ox.Literal("2020-01-02", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))

    def typed(subject: str, name: str) -> ox.Quad:
        return said(subject, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.NamedNode(CQ + name))

    yield typed("contact/c", "Contact")
    yield said("contact/c", LABEL, ox.Literal("Talk of " + " and ".join(NAMES)))
    yield said("contact/c", "medium", iri("vocabulary/media/phone-call"))
    yield said("contact/c", "status", iri("vocabulary/statuses/held"))
    yield said("contact/c", "earliestDate", day)
    yield said("contact/c", "latestDate", day)
    for number, name in enumerate(NAMES):
        yield said("contact/c", "participation", iri(f"participation/{number}"))
        yield said("contact/c", "side", iri(f"country/C{number}"))
        yield said(f"participation/{number}", "official", iri(f"official/o{number}"))
        yield said(f"participation/{number}", "side", iri(f"country/C{number}"))
        yield said(f"participation/{number}", "officeLabel", ox.Literal(f"Minister of <script>{number}</script>"))
        yield typed(f"official/o{number}", "Official")
        yield typed(f"country/C{number}", "Side")
        yield said(f"official/o{number}", LABEL, ox.Literal(name))
        yield said(f"country/C{number}", LABEL, ox.Literal(f"<h1>Country {number}</h1>"))
    yield said("account/d/1", "accountOf", iri("contact/c"))
    yield said("account/d/1", "passage", iri("passage/d/0-9"))
    oa = "http://www.w3.org/ns/oa#"
    yield said("passage/d/0-9", oa + "hasSource", iri("document/d"))
    yield said("passage/d/0-9", oa + "start", ox.Literal(0))
    yield said("passage/d/0-9", oa + "exact", ox.Literal(SENTENCE))
    yield said("document/d", "http://purl.org/dc/terms/title", ox.Literal("<style>*{display:none}</style>Title"))


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Service]:
    make_store(tmp_path / "store", quads())
    with Service(store=tmp_path / "store", workers=2) as service:
        yield service


def test_names_and_sentences_stay_text(open_page: Open, hostile: Service) -> None:
    page = open_page("/?selected=official/o0", root=hostile.url)
    page.wait_for_selector("html[data-ready=network]", state="attached")
    title = page.title()
    panel = page.locator("#selection")
    expect(panel.locator("h2")).to_have_text(NAMES[0])
    expect(panel.locator("blockquote")).to_have_text(SENTENCE)
    page.click("#nodes-table summary")
    expect(page.locator("#nodes-table tbody th")).to_have_text(NAMES)
    page.fill("#find", "ann")
    expect(page.locator("#find-list .name")).to_have_text([NAMES[0]])
    expect(page.locator("#legend-entries")).to_contain_text("<h1>Country 0</h1>")
    with page.expect_download() as download:
        page.click("#export-svg")
    assert "<img" not in download.value.path().read_text(encoding="utf-8")
    assert page.locator("main :is(img, iframe, script, style, h1 h1)").count() == 0
    assert page.title() == title
