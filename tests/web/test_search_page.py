"""The page of full-text search: what leads where, what is typed wrongly, and a graph that came without an index."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox

from kg.searching.schema import FILE
from kg.store import StoreFolder
from tests.api.serving import TOKEN, Service, make_store
from tests.web.pages import BROWSER, Site


def test_a_sentence_leads_to_its_document_and_to_its_facts(site: Site) -> None:
    page = site.get("/search", q='"telephone conversation"')
    (link, *_) = [address for address in page.all("//ol[@class='hits']/li//a/@href") if "?at=" in address]
    document = site.get("/" + link.partition("#")[0].removeprefix("./"))
    (mark,) = document.all(f"//mark[@id='{link.partition('#')[2]}']")
    assert "telephone conversation" in " ".join("".join(mark.itertext()).split())
    assert any("contact/" in address for address in page.links)


def test_facets_narrow_down_and_widen_again(site: Site) -> None:
    page = site.get("/search", q="alliance")
    (choice, *_) = page.all("//nav[@class='facets']//li[a]")
    (link,) = choice.xpath("./a/@href")
    count = "".join(choice.xpath("string(./span)"))
    narrowed = site.get("/search" + link)
    assert narrowed.texts("//nav[@class='facets']//p[@role='status']")[0].startswith(f"{count} sentence")
    (chosen,) = narrowed.all("//nav[@class='facets']//a[@aria-current]/@href")
    assert "publisher=" not in chosen
    assert site.get("/search" + chosen).texts("//nav[@class='facets']//p[@role='status']") == page.texts(
        "//nav[@class='facets']//p[@role='status']"
    )


def test_pages_of_results_follow_each_other(site: Site) -> None:
    first = site.get("/search", q="the")
    (link,) = first.all("//a[@rel='next']/@href")
    second = site.get("/search" + link)
    assert first.texts("//ol/li") != second.texts("//ol/li")
    assert second.all("//a[@rel='prev']")


def test_what_is_typed_wrongly_is_said_on_the_page(site: Site) -> None:
    assert "at least one letter" in site.get("/search", status=400, q="!!").text
    assert "only excludes" in site.get("/search", status=400, q="-alliance").text
    assert "<script>alert(1)</script>" in site.get("/search", q="<script>alert(1)</script>").all("//input/@value")
    for parameters in ({"q": "a", "sort": "best"}, {"q": "a", "page": "0"}, {"q": "a", "page": "x"}):
        answer = site.service.http.get("/search", params=parameters)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "bad-parameter")
    answer = site.service.http.get("/document/2017-02-07-mofa-yun-tillerson-md.html?at=x", headers=BROWSER)
    assert answer.status_code == 400


def test_nothing_found_says_what_to_change(site: Site) -> None:
    page = site.get("/search", q="zebra giraffe")
    assert "No sentence has all of these words" in page.text
    assert "What is not collected cannot be found" in page.text


def test_programs_get_json(site: Site) -> None:
    found = site.service.http.get("/search.json", params={"q": "alliance", "kind": "act"}).json()
    assert found["total"] >= len(found["hits"]) > 0
    assert all(any(fact["kind"] == "act" for fact in hit["facts"]) for hit in found["hits"])
    assert site.service.http.get("/search.json").status_code == 400
    assert site.service.http.head("/search").status_code == 200


def wait_for_index(service: Service, query: str) -> int:
    for _ in range(120):
        answer = service.http.get("/search.json", params={"q": query})
        if answer.status_code == 200:
            return int(answer.json()["total"])
        assert answer.json()["type"].rpartition("/")[2] == "search-unavailable"
        assert int(answer.headers["retry-after"]) > 0
        time.sleep(0.5)
    raise AssertionError("no index was made")


CQ = "https://w3id.org/communique/ontology#"
DOCUMENT = ox.NamedNode("https://w3id.org/communique/document/written")


def quads(text: str) -> list[ox.Quad]:
    said = {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": ox.NamedNode(CQ + "Document"),
        "http://www.w3.org/2000/01/rdf-schema#label": ox.Literal("A title"),
        CQ + "path": ox.Literal("written.txt"),
        CQ + "text": ox.Literal(text),
    }
    return [ox.Quad(DOCUMENT, ox.NamedNode(name), value) for name, value in said.items()]


def test_a_graph_that_came_without_an_index_gets_one(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", quads("The ministers spoke of ferries and of the price of rice."))
    with Service(store=folder.path, workers=1, allow_update=True, token=TOKEN) as service:
        assert wait_for_index(service, "ferries") == 1
        assert not (StoreFolder(folder.path).require().folder / FILE).exists(), "a served store is only read"
        update = (
            f"PREFIX cq: <{CQ}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
            f" INSERT DATA {{ <{DOCUMENT.value}2> a cq:Document ; cq:path 'b.txt' ; rdfs:label 'B' ;"
            " cq:text 'Of lighthouses we heard nothing.' }"
        )
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
        assert service.http.post("/update", content=update, headers=headers).status_code < 300
        for _ in range(120):
            if wait_for_index(service, "lighthouses"):
                break
            time.sleep(0.5)
        assert wait_for_index(service, "lighthouses") == 1
        assert wait_for_index(service, "ferries") == 1
