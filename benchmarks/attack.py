"""What a well-behaved client notices of attackers beside it: its median latency, alone and with them.

    python -m benchmarks.attack [--attackers 8] [--seconds 5] [--turns 4] [--timeout 2]

The attackers send the hostile queries of the tests without pause, from the same address. Both are measured in turns, so
that whatever else the machine does hits both alike. All run on one machine: the attackers' own work counts against the
service. Answers are not kept: every query is evaluated.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from urllib.parse import urlparse

from benchmarks.document import write
from tests.api.conftest import EX, quads
from tests.api.hostile import ALL
from tests.api.serving import Service, make_store, wait_until

QUERIES = (
    f"SELECT ?n {{ <{EX}thing/%d> <{EX}name> ?n }}",
    f"SELECT ?n (COUNT(?b) AS ?c) {{ ?a <{EX}knows> <{EX}thing/%d> ; <{EX}name> ?n . ?a <{EX}knows> ?b }} GROUP BY ?n",
    f"SELECT ?a ?b {{ ?a <{EX}knows>/<{EX}knows> <{EX}thing/%d> OPTIONAL {{ ?a <{EX}name> ?b }} }}",
)
HEADERS = {"Content-Type": "application/sparql-query"}
PAUSE = 0.01
"""Seconds between two queries of the well-behaved client."""
MOST = 1.5
"""How many times longer its median may be beside attackers."""


def good(url: str, seconds: float) -> tuple[list[float], int]:
    """Latencies in milliseconds, and how many answers were errors."""
    address = urlparse(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
    times: list[float] = []
    errors = 0
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        query = QUERIES[len(times) % len(QUERIES)] % (len(times) * 37 % 3_000)
        started = time.perf_counter()
        connection.request("POST", "/sparql", query, HEADERS)
        response = connection.getresponse()
        body = response.read()
        times.append((time.perf_counter() - started) * 1000)
        if response.status != 200:
            errors += 1
            print(response.status, body.decode(), file=sys.stderr)
        time.sleep(PAUSE)
    return times, errors


def attack(url: str, seed: int, on: Event) -> None:
    """Send hostile queries while the signal is on."""
    address = urlparse(url)
    chosen, texts = random.Random(seed), list(ALL.values())
    while on.wait():
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
        try:
            connection.request("POST", "/sparql", chosen.choice(texts).encode(), HEADERS)
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            continue
        finally:
            connection.close()


def main() -> None:
    """Measure and print; exit status 1 when the well-behaved client noticed more than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attackers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=5, help="length of each turn")
    parser.add_argument("--turns", type=int, default=4, help="how often each of the two is measured")
    parser.add_argument("--timeout", type=float, default=2, help="the service's deadline")
    parser.add_argument("--document", type=Path, help="write the result into this file")
    arguments = parser.parse_args()
    alone: list[float] = []
    beside: list[float] = []
    errors = 0
    with tempfile.TemporaryDirectory() as folder:
        make_store(Path(folder) / "store", quads())
        with Service(store=Path(folder) / "store", base=EX, query_timeout=arguments.timeout, answer_cache=0) as service:
            on = multiprocessing.Event()
            attackers = [
                multiprocessing.Process(target=attack, args=(service.url, seed, on), daemon=True)
                for seed in range(arguments.attackers)
            ]
            for process in attackers:
                process.start()
            for _ in range(arguments.turns):
                wait_until(lambda: service.http.get("/health").json()["engine"]["running"] == 0)
                times, wrong = good(service.url, arguments.seconds)
                alone += times
                errors += wrong
                on.set()
                time.sleep(1)
                times, wrong = good(service.url, arguments.seconds)
                beside += times
                errors += wrong
                on.clear()
            for process in attackers:
                process.terminate()
    ratio = statistics.median(beside) / statistics.median(alone)
    text = (
        f"| a light client | p50, ms | p99, ms | errors |\n| --- | --- | --- | --- |\n"
        f"| alone | {statistics.median(alone):.2f} | {statistics.quantiles(alone, n=100)[98]:.2f} | |\n"
        f"| beside {arguments.attackers} attackers | {statistics.median(beside):.2f} (× {ratio:.2f}) | "
        f"{statistics.quantiles(beside, n=100)[98]:.2f} | {errors} of {len(alone) + len(beside):,} |\n"
    )
    print(text)
    if arguments.document:
        write(arguments.document, "A light client beside attackers", text)
    sys.exit(ratio > MOST or errors > 0)


if __name__ == "__main__":
    main()
