"""How long the service takes until it answers, by the size of its graph.

    python -m benchmarks.start [--contacts 3800 --contacts 230000] [--folder FOLDER]

The graphs are made where they are missing: 3,800 contacts are about 24 MB, 230,000 about 2.5 GB.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.document import write
from benchmarks.endpoint import OFFICIAL, PREFIXES
from benchmarks.generate_graph import make
from benchmarks.servers import communique

TIMES = 3
QUERY = PREFIXES + f"SELECT ?c ?d {{ ?c cq:participant {OFFICIAL} ; cq:date ?d }} LIMIT 10"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, action="append", help="size of a graph; may be given more than once")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()), help="where the graphs are kept")
    parser.add_argument("--document", type=Path, help="write the result into this file")
    arguments = parser.parse_args()
    text = "| contacts | size on disk | seconds to the first answer |\n| --- | --- | --- |\n"
    for contacts in arguments.contacts or [3_800, 230_000]:
        store = make(arguments.folder / f"graph-{contacts}", contacts)
        size = sum(path.stat().st_size for path in store.require().graph.rglob("*"))
        seconds = []
        for _ in range(TIMES):
            started = time.perf_counter()
            with communique(store.path, "disk") as server:
                server.client().ask(QUERY)
                seconds.append(time.perf_counter() - started)
        text += f"| {contacts:,} | {size / 1e6:,.0f} MB | {statistics.median(seconds):.1f} |\n"
    print(text)
    if arguments.document:
        write(arguments.document, "Start, by the size of the graph", text)


if __name__ == "__main__":
    main()
