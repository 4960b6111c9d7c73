"""How long each page takes, beside the same queries asked at the endpoint and beside an answer without a query.

    python -m benchmarks.pages [--store DIR] [--rounds 15]

Without a store, one is built of the sample. Every page is asked once after the start, when nobody has asked its queries
before, then in rounds (again), next to `/health` and to the queries that the page shows, one after another at
`/sparql`: both keep their answers. Milliseconds depend on the machine and on what else it does; the ratios are of
neighbours in one run.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import httpx

from benchmarks.document import write
from kg.build.build import BuildOptions, build
from tests.api.serving import Service

PREFIX = "PREFIX cq: <https://w3id.org/communique/ontology#>\n"
MOST = {
    "official": "?contact cq:participant ?thing",
    "office": "?part cq:office ?thing",
    "country": "?contact a cq:Contact ; cq:side ?thing",
    "contact": "?account cq:accountOf ?thing",
    "agreement": "?document cq:mentions ?thing . ?thing a cq:Agreement",
    "publisher": "?document <http://purl.org/dc/terms/publisher> ?thing",
    "document": "?account cq:inDocument ?thing",
}
"""Kind of thing -> what the one has most of whose page is measured."""
FIXED = (
    "/",
    "/network/contacts",
    "/timeline",
    "/agreements",
    "/commitments",
    "/phrases",
    "/search?q=alliance",
    "/queries",
    "/about",
    "/data",
    "/sparql",
)
HTML = {"Accept": "text/html"}
SHOWN = re.compile(r'href="[^"]*sparql#query=([^"]+)"')


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="a built store; without one, the sample is built")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--document", type=Path, help="write the result into this file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = arguments.store or Path(folder) / "store"
        if not arguments.store:
            build(BuildOptions(corpora=[Path("sample")], store=store))
        with Service(store=store, workers=2, warm=True, query_timeout=60) as service:
            service.http.get("/network.json").raise_for_status()  # what the service prepares by itself
            paths = [*FIXED, *things(service)]
            first = {path: timed(service.http, path)[0] for path in paths}
            again = rounds(service, paths, arguments.rounds)
    text = "| page | first, ms | again, p50, ms | beside `/health` | queries | beside these at `/sparql` |\n"
    text += "| --- | --- | --- | --- | --- | --- |\n"
    for path in paths:
        page, health, queries, number = again[path]
        beside = f"× {page / queries:.2f}" if number else ""
        text += f"| `{named(path)}` | {first[path]:.0f} | {page:.1f} | × {page / health:.1f} | {number} | {beside} |\n"
    print(text)
    if arguments.document:
        write(arguments.document, "Pages", text)


def named(path: str) -> str:
    """The address as the table names it: which official it is does not matter."""
    return re.sub(r"^/([a-z]+)/[^/]+\.html$", r"/\1/…", path)


def things(service: Service) -> Iterator[str]:
    """The page of the busiest thing of each kind."""
    for kind, pattern in MOST.items():
        query = f"{PREFIX}SELECT ?thing (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?thing ORDER BY DESC(?n) LIMIT 1"
        found = service.values(query, "thing")
        if found:
            yield f"/{kind}/{found[0].partition(f'/{kind}/')[2]}.html"


def rounds(service: Service, paths: list[str], number: int) -> dict[str, tuple[float, float, float, int]]:
    """For each page medians in milliseconds: the page, `/health`, its queries; and how many queries it shows."""
    pages: defaultdict[str, list[float]] = defaultdict(list)
    healths: defaultdict[str, list[float]] = defaultdict(list)
    queries: defaultdict[str, list[float]] = defaultdict(list)
    shown: dict[str, list[str]] = {}
    for _ in range(number):
        for path in paths:
            seconds, text = timed(service.http, path)
            pages[path].append(seconds)
            healths[path].append(timed(service.http, "/health")[0])
            shown[path] = [unquote(unescape(query)) for query in SHOWN.findall(text)]
            began = time.perf_counter()
            for query in shown[path]:
                service.query(query).raise_for_status()
            queries[path].append((time.perf_counter() - began) * 1000)
    median = statistics.median
    return {
        path: (median(pages[path]), median(healths[path]), median(queries[path]), len(shown[path])) for path in paths
    }


def timed(http: httpx.Client, path: str) -> tuple[float, str]:
    """Milliseconds until the whole answer is there, and its text."""
    began = time.perf_counter()
    response = http.get(path, headers=HTML)
    response.raise_for_status()
    return (time.perf_counter() - began) * 1000, response.text


if __name__ == "__main__":
    main()
