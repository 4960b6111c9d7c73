"""The endpoint beside the best native server and the usual Python one, in one run on one graph.

    python -m benchmarks.endpoint --contacts 10000 [--rounds 30] [--turns 3] [--without-rdflib]

Measured for eight typical queries: the median latency of one client, as a ratio to a call inside the process (query
and serialisation), and the throughput of 16 clients. Each of these asks all eight, beginning with another one, and the
time is taken until the last has its last answer: so the same work is done by every server, whatever it prefers. All
take turns, call by call, so that whatever else the machine does hits all alike: read the ratios, not the numbers.

Our service keeps whole answers. Where evaluation is measured, every query is a new one for it (its text differs by a
comment, for all servers alike). A row of its own tells of queries that have been asked before.
`rdflib-endpoint` is measured where it is installed (`pip install rdflib-endpoint`).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from benchmarks.document import write
from benchmarks.generate_graph import make
from benchmarks.servers import Server, communique, oxigraph, rdflib_endpoint

PREFIXES = "PREFIX cq: <https://w3id.org/communique/ontology#> PREFIX : <https://w3id.org/communique/> "
PREFIXES += "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
PREFIXES += "PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
PREFIXES += "PREFIX opengov: <http://www.w3.org/ns/opengov#> "
OFFICIAL = "<https://w3id.org/communique/official/o3>"
QUERIES = {
    "label of an official": f"SELECT ?l {{ {OFFICIAL} rdfs:label ?l }}",
    "contacts of an official": f"SELECT ?c ?d {{ ?c cq:participant {OFFICIAL} ; cq:date ?d }} ORDER BY ?d",
    "contacts between days": "SELECT ?c ?l { ?c a cq:Contact ; cq:date ?d ; rdfs:label ?l "
    'FILTER(?d >= "2017-01-01"^^xsd:date && ?d < "2017-02-01"^^xsd:date) }',
    "sentences behind an edge": f"SELECT ?s {{ ?c cq:participant {OFFICIAL} , ?other . ?a cq:accountOf ?c ; "
    f"cq:passage/oa:exact ?s FILTER(?other != {OFFICIAL}) }} LIMIT 200",
    "who held an office on a day": "SELECT ?who ?name { ?t opengov:post :office\\/f3 ; org:member ?who ; "
    "cq:startDate ?from ; cq:endDate ?to . ?who rdfs:label ?name "
    'FILTER(?from <= "2012-03-01"^^xsd:date && ?to >= "2012-03-01"^^xsd:date) }',
    "who with whom, how often": "SELECT ?a ?b (COUNT(?c) AS ?n) { ?c cq:participant ?a , ?b "
    "FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT 50",
    "contacts by medium and year": "SELECT ?m ?y (COUNT(?c) AS ?n) { ?c a cq:Contact ; cq:medium ?m ; cq:date ?d "
    "BIND(YEAR(?d) AS ?y) } GROUP BY ?m ?y ORDER BY ?m ?y",
    "graph of a contact": "CONSTRUCT { ?c ?p ?o . ?x ?q ?r } { VALUES ?c { <https://w3id.org/communique/contact/c7> } "
    "?c ?p ?o . OPTIONAL { ?c cq:participation ?x . ?x ?q ?r } }",
}
CLIENTS = 16
TURNS = 3
REPEATED = 40
"""How often each client asks all eight where they have been asked before."""
NOTICEABLE = 3.0
"""Milliseconds from which a ratio is worth reading: a shorter call is less than what HTTP alone takes."""
SLOW_ROUNDS = 3
"""Calls of a query that takes a second or more."""
TOO_SLOW = 30.0
"""Seconds that all eight queries may take for 16 clients to be tried: a server that answers one at a time would keep
the last of them waiting for ever."""


@dataclass
class Measured:
    """What was measured of one server, or of calls in the process."""

    name: str
    call: Callable[[str], object]
    server: Server | None = None
    beside: str = ""
    """The calls in the process that it is compared with."""
    times: dict[str, list[float]] = field(default_factory=dict)
    turns: int = TURNS
    answered: int = 0
    seconds: float = 0.0
    repeated: tuple[int, float] = (0, 0.0)
    """Answers to queries that had been asked before, and the seconds they took."""

    def median(self, query: str) -> float:
        """Milliseconds."""
        return statistics.median(self.times[query]) * 1000

    @property
    def all_queries(self) -> float:
        """Milliseconds for all eight, one after another."""
        return sum(self.median(query) for query in QUERIES)


def inside(store: ox.Store) -> Callable[[str], object]:
    """Calls of a store in this process."""

    def call(text: str) -> object:
        result = store.query(text)
        if isinstance(result, ox.QueryTriples):
            return result.serialize(format=ox.RdfFormat.TURTLE)
        return result.serialize(format=ox.QueryResultsFormat.JSON)

    return call


def latencies(targets: list[Measured], rounds: int) -> None:
    """One client: each query, of each target in turn, the order turning too."""
    for name, text in QUERIES.items():
        for target in targets:
            target.call(new(text))
            target.times[name] = []
        for turn in range(rounds):
            for place in range(len(targets)):
                target = targets[(place + turn) % len(targets)]
                if len(target.times[name]) >= SLOW_ROUNDS and target.median(name) > 1000:
                    continue
                asked = new(text)
                started = time.perf_counter()
                target.call(asked)
                target.times[name].append(time.perf_counter() - started)


_NUMBERS = count()


def new(text: str) -> str:
    """A query as nobody has asked it: the same work, and another text."""
    return f"{PREFIXES}{text} # {next(_NUMBERS)}"


def throughput(targets: list[Measured], turns: int) -> None:
    """16 clients that ask the eight queries, one server after another, several times."""
    for turn in range(turns):
        for place in range(len(targets)):
            target = targets[(place + turn) % len(targets)]
            if target.server and turn < target.turns and target.all_queries / 1000 < TOO_SLOW:
                answered, passed = at_once(target.server, new)
                target.answered += answered
                target.seconds += passed
    for target in targets:
        if target.name.startswith("communique"):
            for text in QUERIES.values():
                target.call(PREFIXES + text)
            assert target.server
            target.repeated = at_once(target.server, lambda text: PREFIXES + text, REPEATED)


def at_once(server: Server, text_of: Callable[[str], str], times: int = 1) -> tuple[int, float]:
    """Queries answered to 16 clients that ask each of the eight so many times, and the seconds it took."""
    answered = [0] * CLIENTS

    def work(number: int) -> None:
        client, texts = server.client(), list(QUERIES.values())
        for asked in range(times * len(texts)):
            client.ask(text_of(texts[(asked + number) % len(texts)]))
            answered[number] += 1

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(CLIENTS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if sum(answered) < CLIENTS * times * len(QUERIES):
        raise SystemExit(f"{server.name} did not answer all queries")
    return sum(answered), time.perf_counter() - started


def measure(contacts: int, folder: Path, rounds: int, turns: int, *, rdflib: bool) -> str:
    """Start everything, measure, stop everything; a Markdown table."""
    store = make(folder / f"graph-{contacts}", contacts)
    graph = store.require().graph
    disk = ox.Store.read_only(str(graph))
    memory = ox.Store()
    memory.bulk_load(disk.dump(format=ox.RdfFormat.N_QUADS), ox.RdfFormat.N_QUADS)
    targets = [Measured("in process, disk", inside(disk)), Measured("in process, memory", inside(memory))]
    with ExitStack() as stack:
        servers = [(communique(store.path, mode), f"in process, {mode}") for mode in ("disk", "memory")]
        servers.append((oxigraph(graph), "in process, disk"))
        if rdflib:
            servers.append((rdflib_endpoint(graph), "in process, memory"))
        for server, beside in servers:
            running = stack.enter_context(server)
            most = 1 if running.name == "rdflib-endpoint" else turns  # its queries take long to end
            targets.append(Measured(running.name, running.client().ask, running, beside, turns=most))
        latencies(targets, rounds)
        throughput(targets, turns)
    return table(contacts, targets)


def table(contacts: int, targets: list[Measured]) -> str:
    """The results as Markdown."""
    by_name = {target.name: target for target in targets}
    lines = [f"pyoxigraph {ox.__version__}, {contacts:,} contacts in the graph", ""]
    lines.append("| milliseconds, median | " + " | ".join(by_name) + " |")
    lines.append("| --- |" + " --- |" * len(targets))

    def row(name: str, value: Callable[[Measured], float]) -> str:
        cells = []
        for target in targets:
            ratio = f" (× {value(target) / value(by_name[target.beside]):.2f})" if target.beside else ""
            cells.append(f"{value(target):.2f}{ratio}")
        return f"| {name} | " + " | ".join(cells) + " |"

    lines += [row(query, lambda target, query=query: target.median(query)) for query in QUERIES]
    lines.append(row("all eight", lambda target: target.all_queries))
    native = by_name["oxigraph serve"].answered / by_name["oxigraph serve"].seconds
    cells = []
    for target in targets:
        if target.seconds:
            rate = target.answered / target.seconds
            cells.append(f"{rate:.1f}/s (× {rate / native:.2f})")
        elif target.server:  # it answers one query at a time: this is what it cannot exceed
            cells.append(f"below {len(QUERIES) * 1000 / target.all_queries:.2f}/s")
        else:
            cells.append("")
    lines.append("| 16 clients, against the native server | " + " | ".join(cells) + " |")
    cells = [f"{t.repeated[0] / t.repeated[1]:.0f}/s" if t.repeated[0] else "" for t in targets]
    lines.append("| 16 clients, what was asked before | " + " | ".join(cells) + " |")
    lines += ["", *summary(by_name)]
    return "\n".join(lines) + "\n"


def summary(by_name: dict[str, Measured]) -> list[str]:
    """The figures that the service is held to, one a line."""
    lines = []
    for mode in ("disk", "memory"):
        ours, inside = by_name[f"communique, {mode}"], by_name[f"in process, {mode}"]
        heavy = [query for query in QUERIES if inside.median(query) >= NOTICEABLE]
        worst = max(ours.median(query) / inside.median(query) for query in heavy)
        added = statistics.median(ours.median(query) - inside.median(query) for query in set(QUERIES) - set(heavy))
        line = (
            f"- From {mode}: all eight × {ours.all_queries / inside.all_queries:.2f} of the calls in the process; the "
        )
        line += f"worst of those that take {NOTICEABLE:g} ms or more × {worst:.2f}; to the shorter ones, "
        line += f"{added:.2f} ms are added. 16 clients: × {_rate(ours) / _rate(by_name['oxigraph serve']):.2f} of the "
        line += "native server"
        if other := by_name.get("rdflib-endpoint"):
            most = _rate(other) or len(QUERIES) * 1000 / other.all_queries
            evaluated = (os.cpu_count() or 1) * len(QUERIES) * 1000 / inside.all_queries
            line += (
                f", × {_rate(ours) / most:.0f} of rdflib-endpoint (× {evaluated / most:.0f} is what processors that "
            )
            line += (
                f"only evaluate could reach; × {_kept(ours) / most:.0f} for what was asked before); all eight by one "
            )
            line += f"client × {other.all_queries / ours.all_queries:.0f} as fast as rdflib-endpoint"
        lines.append(line + ".")
    return lines


def _rate(target: Measured) -> float:
    """Answers a second to 16 clients, 0 where that was not measured."""
    return target.answered / target.seconds if target.seconds else 0.0


def _kept(target: Measured) -> float:
    """Answers a second to queries that had been asked before."""
    answered, seconds = target.repeated
    return answered / seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, action="append", help="size of the graph; may be given more than once")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()), help="where the graphs are kept")
    parser.add_argument("--rounds", type=int, default=30, help="calls of each query")
    parser.add_argument("--turns", type=int, default=TURNS, help="how often 16 clients ask all eight")
    parser.add_argument("--without-rdflib", action="store_true", help="leave out rdflib-endpoint")
    parser.add_argument("--document", type=Path, help="write the tables into this file")
    arguments = parser.parse_args()
    rdflib = not arguments.without_rdflib and importlib.util.find_spec("rdflib_endpoint") is not None
    if not rdflib:
        print("rdflib-endpoint is left out", file=sys.stderr)
    for contacts in arguments.contacts or [10_000]:
        text = measure(contacts, arguments.folder, arguments.rounds, arguments.turns, rdflib=rdflib)
        print(text, flush=True)
        if arguments.document:
            write(arguments.document, f"{contacts:,} contacts, side by side", text)


if __name__ == "__main__":
    main()
