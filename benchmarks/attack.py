"""What a well-behaved client notices of attackers beside it: its median latency, alone and with them.

    python benchmarks/attack.py [--attackers 8] [--seconds 20] [--timeout 2]

The attackers send the hostile queries of the tests without pause, from the same address. All run on one machine, so
the attackers' own work counts against the service.
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
from pathlib import Path
from urllib.parse import urlparse

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.api.conftest import EX, quads
from tests.api.hostile import ALL
from tests.api.serving import Service, make_store

QUERIES = (
    f"SELECT ?n {{ <{EX}thing/%d> <{EX}name> ?n }}",
    f"SELECT ?n (COUNT(?b) AS ?c) {{ ?a <{EX}knows> <{EX}thing/%d> ; <{EX}name> ?n . ?a <{EX}knows> ?b }} GROUP BY ?n",
    f"SELECT ?a ?b {{ ?a <{EX}knows>/<{EX}knows> <{EX}thing/%d> OPTIONAL {{ ?a <{EX}name> ?b }} }}",
)
HEADERS = {"Content-Type": "application/sparql-query"}


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
        response.read()
        times.append((time.perf_counter() - started) * 1000)
        errors += response.status != 200
        time.sleep(0.01)
    return times, errors


def attack(url: str, seed: int) -> None:
    """Send hostile queries for ever."""
    address = urlparse(url)
    chosen, texts = random.Random(seed), list(ALL.values())
    while True:
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
        try:
            connection.request("POST", "/sparql", chosen.choice(texts).encode(), HEADERS)
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            continue
        finally:
            connection.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attackers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--timeout", type=float, default=2, help="the service's deadline")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make_store(Path(folder) / "store", quads())
        with Service(store=Path(folder) / "store", base=EX, query_timeout=arguments.timeout) as service:
            alone, _ = good(service.url, arguments.seconds)
            attackers = [
                multiprocessing.Process(target=attack, args=(service.url, seed), daemon=True)
                for seed in range(arguments.attackers)
            ]
            for process in attackers:
                process.start()
            time.sleep(2)
            beside, errors = good(service.url, arguments.seconds)
            for process in attackers:
                process.terminate()
    ratio = statistics.median(beside) / statistics.median(alone)
    print(f"alone: p50 {statistics.median(alone):.2f} ms, p99 {statistics.quantiles(alone, n=100)[98]:.2f} ms")
    print(
        f"beside {arguments.attackers} attackers: p50 {statistics.median(beside):.2f} ms (× {ratio:.2f}), "
        f"p99 {statistics.quantiles(beside, n=100)[98]:.2f} ms, errors {errors} of {len(beside)}"
    )


if __name__ == "__main__":
    main()
