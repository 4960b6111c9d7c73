"""The endpoint beside the best native server and the usual Python one, in one run on one graph.

    python benchmarks/endpoint.py --contacts 10000 [--rounds 30] [--markdown docs/benchmarks-endpoint.md]

Measured for eight typical queries: the median latency of one client, as a ratio to a call inside the process (query
and serialisation), and the throughput of 16 clients on a mix of all. Servers run one after another on the same machine
and the same client measures them all; read the ratios, not the numbers. `rdflib-endpoint` is measured where installed.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
from generate_graph import make

PREFIXES = "PREFIX cq: <https://w3id.org/communique/ontology#> PREFIX : <https://w3id.org/communique/> "
PREFIXES += "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
PREFIXES += "PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
OFFICIAL = "<https://w3id.org/communique/official/o3>"
QUERIES = {
    "label of an official": f"SELECT ?l {{ {OFFICIAL} rdfs:label ?l }}",
    "contacts of an official": f"SELECT ?c ?d {{ ?c cq:participant {OFFICIAL} ; cq:date ?d }} ORDER BY ?d",
    "contacts between days": "SELECT ?c ?l { ?c a cq:Contact ; cq:date ?d ; rdfs:label ?l "
    'FILTER(?d >= "2017-01-01"^^xsd:date && ?d < "2017-02-01"^^xsd:date) }',
    "sentences behind an edge": f"SELECT ?s {{ ?c cq:participant {OFFICIAL} , ?other . ?a cq:accountOf ?c ; "
    f"cq:passage/oa:exact ?s FILTER(?other != {OFFICIAL}) }} LIMIT 200",
    "office on a day": f"SELECT ?o ?f {{ ?t org:member {OFFICIAL} ; cq:startDate ?from ; cq:endDate ?to . "
    "?o rdfs:label ?f . ?t org:member ?o }",
    "who with whom, how often": "SELECT ?a ?b (COUNT(?c) AS ?n) { ?c cq:participant ?a , ?b "
    "FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT 50",
    "contacts by medium and year": "SELECT ?m ?y (COUNT(?c) AS ?n) { ?c a cq:Contact ; cq:medium ?m ; cq:date ?d "
    "BIND(YEAR(?d) AS ?y) } GROUP BY ?m ?y ORDER BY ?m ?y",
    "graph of a contact": "CONSTRUCT { ?c ?p ?o . ?x ?q ?r } { VALUES ?c { <https://w3id.org/communique/contact/c7> } "
    "?c ?p ?o . OPTIONAL { ?c cq:participation ?x . ?x ?q ?r } }",
}
CLIENTS = 16


class Client:
    """One kept connection."""

    def __init__(self, port: int, path: str) -> None:
        self._port, self._path = port, path
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, query: str) -> bytes:
        """The result; raises where there is none."""
        accept = "text/turtle" if "CONSTRUCT" in query else "application/sparql-results+json"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        self._connection.request("POST", self._path, urlencode({"query": query}), headers)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status}: {body[:200]!r}")
        return body


def median_ms(call: Callable[[], object], rounds: int) -> float:
    """Median of some calls, in milliseconds; slow ones are called less often."""
    call()
    times: list[float] = []
    until = time.perf_counter() + 6
    while len(times) < rounds and (len(times) < 3 or time.perf_counter() < until):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def throughput(port: int, path: str, seconds: float) -> float:
    """Queries a second of 16 clients that take the eight queries in turn."""
    counts = [0] * CLIENTS
    stop = threading.Event()

    def work(number: int) -> None:
        client, texts = Client(port, path), list(QUERIES.values())
        while not stop.is_set():
            client.ask(PREFIXES + texts[(counts[number] + number) % len(texts)])
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(CLIENTS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join(120)
    return sum(counts) / (time.perf_counter() - started)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def server(command: list[str], port: int, path: str, environment: dict[str, str] | None = None) -> Iterator[None]:
    """A server, once it answers."""
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.time() + 900
        while True:
            try:
                Client(port, path).ask("ASK {}")
                break
            except (OSError, RuntimeError, http.client.HTTPException):
                if process.poll() is not None or time.time() > until:
                    raise SystemExit(f"{command[0]} did not start") from None
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


def measure(port: int, path: str, rounds: int, seconds: float) -> tuple[dict[str, float], float]:
    """Medians by query, and throughput."""
    client = Client(port, path)
    medians = {name: median_ms(lambda text=text: client.ask(PREFIXES + text), rounds) for name, text in QUERIES.items()}
    return medians, throughput(port, path, seconds)


def in_process(graph: Path, rounds: int, *, memory: bool) -> dict[str, float]:
    """Medians of calls in this process."""
    store = ox.Store.read_only(str(graph))
    if memory:
        disk, store = store, ox.Store()
        store.bulk_load(disk.dump(format=ox.RdfFormat.N_QUADS), ox.RdfFormat.N_QUADS)

    def call(text: str) -> object:
        result = store.query(PREFIXES + text)
        if isinstance(result, ox.QueryTriples):
            return result.serialize(format=ox.RdfFormat.TURTLE)
        return result.serialize(format=ox.QueryResultsFormat.JSON)

    return {name: median_ms(lambda text=text: call(text), rounds) for name, text in QUERIES.items()}


def wait_for_memory(port: int) -> None:
    """Until the service answers from memory."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/health")
        if b'"mode":"memory"' in connection.getresponse().read():
            return
        time.sleep(0.5)


def run(contacts: int, folder: Path, rounds: int, seconds: float, *, memory: bool) -> str:
    """Measure everything; a Markdown table."""
    store = make(folder / f"graph-{contacts}", contacts)
    graph = store.require().graph
    python = sys.executable
    serve = [python, "-c", "from api.server import serve; from api.settings import Settings; serve(Settings())"]
    results: dict[str, tuple[dict[str, float], float]] = {}
    settings = {
        "COMMUNIQUE_STORE": str(store.path),
        "COMMUNIQUE_QUERY_TIMEOUT": "60",
        "COMMUNIQUE_LOG_LEVEL": "warning",
    }
    inside = {"disk": in_process(graph, rounds, memory=False)}
    for mode in ("disk", "memory") if memory else ("disk",):
        port = free_port()
        with server(serve, port, "/sparql", {**settings, "COMMUNIQUE_PORT": str(port), "COMMUNIQUE_MODE": mode}):
            if mode == "memory":
                wait_for_memory(port)
            results[f"communique, {mode}"] = measure(port, "/sparql", rounds, seconds)
    if memory:
        inside["memory"] = in_process(graph, rounds, memory=True)
    port = free_port()
    native = str(Path(python).with_name("oxigraph"))
    with server([native, "serve-read-only", "--location", str(graph), "--bind", f"127.0.0.1:{port}"], port, "/query"):
        results["oxigraph serve"] = measure(port, "/query", rounds, seconds)
    try:
        import rdflib_endpoint
    except ImportError:
        print("rdflib-endpoint is not installed: left out", file=sys.stderr)
    else:
        port = free_port()
        with tempfile.NamedTemporaryFile(suffix=".nt") as dump:
            ox.Store.read_only(str(graph)).dump(dump, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
            dump.flush()
            command = [python, "-m", "rdflib_endpoint", "serve", "--port", str(port), dump.name]
            with server(command, port, "/"):
                results["rdflib-endpoint"] = measure(port, "/", min(rounds, 5), seconds)
        print(f"rdflib-endpoint from {Path(rdflib_endpoint.__file__).parent}", file=sys.stderr)
    return table(contacts, inside, results)


def table(
    contacts: int, inside: dict[str, dict[str, float]], results: dict[str, tuple[dict[str, float], float]]
) -> str:
    """The results as Markdown."""
    names = list(results)
    modes = list(inside)
    lines = [f"### {contacts:,} contacts", ""]
    lines.append("| query | " + " | ".join([f"in process, {mode} (ms)" for mode in modes] + names) + " |")
    lines.append("| --- |" + " --- |" * (len(modes) + len(names)))
    for query in QUERIES:
        cells = [f"{inside[mode][query]:.2f}" for mode in modes]
        for name in names:
            base = inside["memory" if name.endswith("memory") else "disk"][query]
            cells.append(f"{results[name][0][query]:.2f} ms (× {results[name][0][query] / base:.2f})")
        lines.append(f"| {query} | " + " | ".join(cells) + " |")
    native = results["oxigraph serve"][1]
    cells = ["" for _ in modes]
    cells += [f"{results[name][1]:.0f}/s (× {results[name][1] / native:.2f})" for name in names]
    lines.append("| 16 clients, all queries, against the native server | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, action="append", help="size of the graph; may be given more than once")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()), help="where the graphs are kept")
    parser.add_argument("--rounds", type=int, default=30, help="calls of each query")
    parser.add_argument("--seconds", type=float, default=10, help="length of the run with 16 clients")
    parser.add_argument("--no-memory", action="store_true", help="leave out the memory mode")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, pyoxigraph {ox.__version__}\n")
    for contacts in arguments.contacts or [10_000]:
        print(run(contacts, arguments.folder, arguments.rounds, arguments.seconds, memory=not arguments.no_memory))


if __name__ == "__main__":
    main()
