"""Speed of reading, and time and memory of a build as the corpus grows.

    python -m benchmarks.build CORPUS [--sizes 500,1000,2000] [--jobs N]

Reading is measured in this process: words per CPU-second from file to facts (load and read), and with what a build
adds (RDF, validation, keeping). Then `communique build` runs once for each size, on files spread over CORPUS, and
once more on what it has just built. Memory is the largest resident set of its own process and of one that reads.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.authority import Authority
from kg.build.reading import KEPT, checked
from kg.rdf import DEFAULT_BASE
from kg.reader import Reader
from kg.validation import Context
from loaders.folder import Found, walk
from loaders.loading import load
from loaders.rejection import Rejected

SAMPLE = 300
"""Documents read to measure speed."""
PROGRAM = """
import resource, sys
from api.cli import main
if __name__ == "__main__":
    try:
        main()
    except SystemExit:
        pass
    print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""
"""Runs a command and prints the peak memory of its process and of the largest of its children, in KiB."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", default="500,1000,2000")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    files = [found for found in walk([given.corpus]) if isinstance(found, Found)]
    print(f"{len(files):,} files in {given.corpus.name}, {given.jobs} processes")
    reading_speed(spread(files, SAMPLE))
    print(f"{'documents':>10}{'seconds':>9}{'again':>8}{'build MB':>10}{'reader MB':>11}")
    for size in map(int, given.sizes.split(",")):
        build_cost(given.corpus, spread(files, size), given.jobs)


def spread(files: list[Found], number: int) -> list[Found]:
    """So many files, evenly over the corpus."""
    number = min(number, len(files))
    return [files[index * len(files) // number] for index in range(number)]


def reading_speed(files: list[Found]) -> None:
    """Measure words per CPU-second."""
    authority = Authority.load()
    reader, context = Reader(authority), Context.of(authority.data)
    words = 0
    reading = building = 0.0
    for found in files:
        began = time.process_time()
        try:
            document = load(found.path, found.doc)
        except Rejected:
            continue
        result = reader.read(document)
        read = time.process_time()
        KEPT.encode(checked(document, result, context, DEFAULT_BASE))
        reading += read - began
        building += time.process_time() - began
        words += result.words
    print(f"{words:,} words: {words / reading:,.0f} a CPU-second read, {words / building:,.0f} with RDF and validation")


def build_cost(corpus: Path, files: list[Found], jobs: int) -> None:
    """Build twice and print one line."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "list.txt"
        listed.write_text("".join(f"{found.doc}\n" for found in files), encoding="utf-8")
        command = ["build", str(corpus), "--files-from", str(listed), "--store", f"{folder}/store", "--jobs", str(jobs)]
        seconds, own, reader = measured(command)
        again, _, _ = measured(command)
        print(f"{len(files):>10,}{seconds:>9.1f}{again:>8.1f}{own:>10.0f}{reader:>11.0f}", flush=True)


def measured(command: list[str]) -> tuple[float, float, float]:
    """Run `communique` and return wall seconds, and the peak memory of its process and of its largest child in MB."""
    script = Path(command[3]).parent / "run.py"
    script.write_text(PROGRAM, encoding="utf-8")
    began = time.monotonic()
    done = subprocess.run([sys.executable, str(script), *command], capture_output=True, text=True, check=True)
    own, child = map(int, done.stdout.split()[-2:])
    return time.monotonic() - began, own / 1024, child / 1024


if __name__ == "__main__":
    main()
