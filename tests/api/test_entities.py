"""Every IRI of the data and of the ontology answers, on whatever host, over real HTTP and a store of real builds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.build.build import BuildOptions, build
from kg.rdf import DEFAULT_BASE, KINDS
from kg.store import StoreFolder
from tests.api.serving import Service
from tests.build.texts import write_corpus

BASE = "https://archive.example/kg/"
FORMER, PRESENT = "2017-02-07-phone-tillerson-yun", "2017-02-06-phone-tillerson-yun"
DECISION = f"""decision,subject,object,field,value,who,when,why
correct,{FORMER},,date,2017-02-06,R. Searcher,2026-03-01,the log of the switchboard
"""
SYNTAXES = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
THINGS = ("official/yun-byung-se", "office/kr-president", f"contact/{PRESENT}", "document/mofa.call-md", "country/KR")
TERMS = ("ontology", "shapes", "vocabulary", "vocabulary/media", "vocabulary/media/phone-call")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose one call was put on another day between two builds."""
    home = tmp_path_factory.mktemp("entities")
    corpus = write_corpus(home / "corpus", ["mofa/call.md", "wires/call.md"])
    (home / "decisions.csv").write_text(DECISION, encoding="utf-8")
    for decisions in (None, home / "decisions.csv"):
        build(BuildOptions(corpora=[corpus], store=home / "store", base=BASE, decisions=decisions))
    return home / "store"


@pytest.fixture(scope="module")
def serving(folder: Path) -> Iterator[Service]:
    with Service(store=folder, workers=2) as running:
        yield running


def triples(response: httpx.Response, syntax: RdfFormat = RdfFormat.TURTLE) -> list[Triple]:
    assert response.status_code == 200, response.text
    return [quad.triple for quad in parse(response.content, syntax, base_iri=BASE)]


@pytest.mark.parametrize("path", [*THINGS, *TERMS])
@pytest.mark.parametrize(("suffix", "media_type"), [(s, m) for s, (m, _) in SYNTAXES.items()] + [("html", BROWSER)])
def test_a_thing_leads_to_the_document_that_is_asked_for(
    serving: Service, path: str, suffix: str, media_type: str
) -> None:
    found = serving.http.get(f"/{path}", headers={"Accept": media_type})
    assert found.status_code == 303
    assert found.headers["location"] == f"{path.rpartition('/')[2]}.{suffix}"
    assert "accept" in found.headers["vary"].lower()
    document = serving.http.get(f"/{path}.{suffix}")
    assert document.status_code == 200
    assert document.headers["content-type"].startswith(SYNTAXES[suffix][0] if suffix in SYNTAXES else "text/html")


@pytest.mark.parametrize("path", [*THINGS, *TERMS])
def test_every_syntax_says_the_same(serving: Service, path: str) -> None:
    said = {suffix: len(set(triples(serving.http.get(f"/{path}.{suffix}"), s))) for suffix, (_, s) in SYNTAXES.items()}
    assert len(set(said.values())) == 1, said


@pytest.mark.parametrize("path", THINGS)
def test_a_thing_is_the_subject_of_its_document(serving: Service, path: str) -> None:
    assert NamedNode(BASE + path) in {triple.subject for triple in triples(serving.http.get(f"/{path}.ttl"))}


def test_what_is_asked_of_a_page_goes_along(serving: Service) -> None:
    found = serving.http.get("/official/yun-byung-se?partner=tillerson-rex&page=2", headers={"Accept": BROWSER})
    assert found.headers["location"] == "yun-byung-se.html?partner=tillerson-rex&page=2"


def test_who_asks_for_nothing_in_particular_gets_turtle(serving: Service) -> None:
    assert serving.http.get("/country/KR", headers={"Accept": "*/*"}).headers["location"] == "KR.ttl"


def test_what_nobody_writes_is_not_acceptable(serving: Service) -> None:
    found = serving.http.get("/country/KR", headers={"Accept": "image/png"})
    assert found.status_code == 406
    assert "text/turtle" in found.json()["detail"]


def test_the_contact_brings_its_parties_and_reports(serving: Service) -> None:
    """Whoever loads a contact need not ask again for each party, each report and each sentence."""
    graph = triples(serving.http.get(f"/contact/{PRESENT}.ttl"))
    kinds = {str(triple.subject).removeprefix(f"<{BASE}").partition("/")[0] for triple in graph}
    assert {"contact", "participation", "account", "passage", "official"} <= kinds


def test_a_fragment_is_part_of_the_document_without_it(serving: Service) -> None:
    """A request never carries the fragment, so the interval of a tenure must be in the tenure's document."""
    query = f"SELECT ?t {{ ?t <http://www.w3.org/ns/org#member> <{BASE}official/yun-byung-se> }} LIMIT 1"
    (tenure,) = serving.values(query, "t")
    subjects = {
        triple.subject.value
        for triple in triples(serving.http.get(f"/{tenure.removeprefix(BASE)}.ttl"))
        if isinstance(triple.subject, NamedNode)
    }
    assert {tenure, f"{tenure}#interval", f"{tenure}#start"} <= subjects


@pytest.mark.parametrize("path", ["official/yun-byung-se.ttl", "ontology.ttl", "vocabulary/media.html"])
def test_links_lead_to_thing_dataset_and_other_formats(serving: Service, path: str) -> None:
    found = serving.http.get(f"/{path}")
    stem = path.rpartition(".")[0]
    base = BASE if path.startswith("official") else DEFAULT_BASE
    links = {link["rel"]: link for link in found.links.values()}
    assert found.links["cite-as"]["url"] == base + stem
    assert found.url.join(found.links["describes"]["url"]).path == f"/{stem}"
    assert found.url.join(found.links["collection"]["url"]).path == "/.well-known/void"
    assert serving.http.get(found.url.join(links["alternate"]["url"])).status_code == 200


@pytest.mark.parametrize("path", ["official/yun-byung-se.ttl", "official/yun-byung-se.html", "ontology.ttl"])
def test_a_document_that_is_known_is_not_sent_again(serving: Service, path: str) -> None:
    tag = serving.http.get(f"/{path}").headers["etag"]
    again = serving.http.get(f"/{path}", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("path", [*THINGS, "ontology", "sparql?query=ASK%7B%7D", "queries", "health"])
def test_the_path_of_the_base_is_served_too(serving: Service, path: str) -> None:
    """`https://archive.example/kg/official/x`: whoever redirects the base may keep its path or drop it."""
    for prefix in ("", "/kg"):
        found = serving.http.get(f"{prefix}/{path}", follow_redirects=True)
        assert found.status_code == 200, found.text
        assert found.url.path.startswith(f"{prefix}/")


def test_the_start_page_below_the_base_has_its_slash(serving: Service) -> None:
    found = serving.http.get("/kg")
    assert found.status_code == 307
    assert found.url.join(found.headers["location"]).path == "/kg/"


def test_every_iri_of_the_graph_has_an_address(serving: Service, folder: Path) -> None:
    opened = StoreFolder(folder).require().open()
    terms = {term for quad in opened.quads() for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    terms |= {quad.graph_name for quad in opened.quads() if isinstance(quad.graph_name, NamedNode)}
    opened.close()
    paths = {t.value.removeprefix(base) for t in terms for base in (BASE, DEFAULT_BASE) if t.value.startswith(base)}
    samples = {path.partition("#")[0].rpartition("/")[0] or path: path for path in sorted(paths, reverse=True)}
    kinds = {path.partition("/")[0] for path in paths}
    assert {"official", "contact", "graph", ".well-known", "vocabulary"} <= kinds
    known = {*KINDS, "graph", ".well-known", "ontology", "shapes", "vocabulary"}
    assert {kind.partition("#")[0] for kind in kinds} <= known
    for path in list(samples.values())[:400]:
        found = serving.http.get(f"/{path.partition('#')[0]}", headers={"Accept": "text/turtle"}, follow_redirects=True)
        assert found.status_code == 200, path


def test_a_named_graph_is_its_content(serving: Service, folder: Path) -> None:
    opened = StoreFolder(folder).require().open()
    stored = set(opened.triples(NamedNode(f"{BASE}graph/contacts")))
    opened.close()
    assert set(triples(serving.http.get("/graph/contacts.nt"), RdfFormat.N_TRIPLES)) == stored


def test_a_former_name_leads_to_the_present_one(serving: Service) -> None:
    for suffix in ("", ".ttl"):
        found = serving.http.get(f"/contact/{FORMER}{suffix}")
        assert found.status_code == 302
        assert found.headers["location"] == f"../contact/{PRESENT}{suffix}"
    followed = serving.http.get(f"/contact/{FORMER}", follow_redirects=True)
    assert followed.status_code == 200
    assert followed.url.path == f"/contact/{PRESENT}.ttl"


@pytest.mark.parametrize(
    "path",
    (
        "official/nobody official/nobody.ttl contact/ contact/.ttl official/%3E official/a%20b official/x%7D "
        "vocabulary/none vocabulary/media/none.html graph/none"
    ).split(),
)
def test_what_is_not_there_is_not_found(serving: Service, path: str) -> None:
    found = serving.http.get(f"/{path}")
    assert found.status_code == 404
    assert found.headers["content-type"] == "application/problem+json"


def test_the_stored_queries_know_the_base_of_the_store(serving: Service) -> None:
    found = serving.http.get("/queries/contacts-of-official", params={"official": "yun-byung-se"})
    assert len(found.json()["results"]["bindings"]) == 1
