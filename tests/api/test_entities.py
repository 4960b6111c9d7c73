"""The path of a thing's IRI answers on whatever host, over real HTTP and a store that real builds have made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.build.build import BuildOptions, build
from kg.rdf import KINDS
from kg.store import StoreFolder
from tests.api.serving import Service
from tests.build.texts import write_corpus

BASE = "https://archive.example/kg/"
FORMER, PRESENT = "2017-02-07-phone-tillerson-yun", "2017-02-06-phone-tillerson-yun"
BLANK = ".well-known/genid/"
"""What stands for a blank node (RDF 1.1, section 3.5) is no thing with a name."""
DECISION = f"""decision,subject,object,field,value,who,when,why
correct,{FORMER},,date,2017-02-06,R. Searcher,2026-03-01,the log of the switchboard
"""


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


def triples(serving: Service, path: str) -> list[Triple]:
    response = serving.http.get(path, headers={"Accept": "text/turtle"})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/turtle")
    return [quad.triple for quad in parse(response.content, RdfFormat.TURTLE)]


@pytest.mark.parametrize(
    "path",
    ["official/yun-byung-se", "office/kr-president", f"contact/{PRESENT}", "document/mofa.call-md", "country/KR"],
)
def test_a_thing_is_described_at_the_path_of_its_iri(serving: Service, path: str) -> None:
    assert {triple.subject for triple in triples(serving, f"/{path}")} == {NamedNode(BASE + path)}


def test_every_thing_of_the_graph_has_an_address(serving: Service, folder: Path) -> None:
    opened = StoreFolder(folder).require().open()
    subjects = {quad.subject.value.removeprefix(BASE) for quad in opened.quads() if isinstance(quad.subject, NamedNode)}
    opened.close()
    ours = {subject for subject in subjects if "://" not in subject and not subject.startswith(("graph/", BLANK))}
    samples = {subject.partition("/")[0]: subject for subject in sorted(ours)}
    assert set(samples) <= set(KINDS)
    for subject in samples.values():
        assert serving.http.get(f"/{subject}", follow_redirects=True).status_code == 200, subject


def test_a_former_name_leads_to_the_present_one(serving: Service) -> None:
    found = serving.http.get(f"/contact/{FORMER}")
    assert found.status_code == 302
    assert found.headers["location"] == f"../contact/{PRESENT}"
    followed = serving.http.get(f"/contact/{FORMER}", follow_redirects=True)
    assert followed.status_code == 200
    assert followed.url.path == f"/contact/{PRESENT}"


@pytest.mark.parametrize("path", ["official/nobody", "contact/", "official/%3E", "official/a%20b", "official/x%7D"])
def test_what_is_not_there_is_not_found(serving: Service, path: str) -> None:
    found = serving.http.get(f"/{path}")
    assert found.status_code == 404
    assert found.headers["content-type"] == "application/problem+json"


def test_the_stored_queries_know_the_base_of_the_store(serving: Service) -> None:
    found = serving.http.get("/queries/contacts-of-official", params={"official": "yun-byung-se"})
    assert len(found.json()["results"]["bindings"]) == 1
