"""The example of a federated query in docs/linking.md, against a local endpoint of Wikidata's shape."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import Quad

from kg.authority import Authority
from kg.rdf.authority import authority_quads
from tests.api.serving import Service, make_store


def test_the_documented_query_joins_the_graph_with_wikidata(endpoint: str, repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs" / "linking.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    query = query.replace("https://query.wikidata.org/sparql", endpoint)
    quads = authority_quads(Authority.load().data)
    make_store(tmp_path / "store", [Quad(q.subject, q.predicate, q.object) for q in quads])
    with Service(store=tmp_path / "store", workers=1, federation=[endpoint], query_timeout=20) as running:
        answer = running.query(query)
        assert answer.status_code == 200, answer.text
        born = {r["name"]["value"]: r["born"]["value"][:10] for r in answer.json()["results"]["bindings"]}
        assert born["Julie Bishop"] == "1956-07-17"
    with Service(store=tmp_path / "store", workers=1) as running:
        assert running.query(query).status_code == 400
