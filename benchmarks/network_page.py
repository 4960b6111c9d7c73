"""How soon the network page can be used, and how smoothly it moves: a generated graph in a real Chromium.

    python -m benchmarks.network_page --officials 2000 --edges 10000

Each visit is that of an open browser with an empty cache. Seconds by the clock depend on what else the machine does;
beside them stand the seconds of processors that all processes of the browser took together. WebGL is drawn by the
processor where there is no graphics card.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.generate_graph import COUNTRIES, FIRST, LABEL, MEDIA, RDF_TYPE, cq, date, iri
from kg.store import OxigraphStore, StoreFolder
from tests.api.serving import Service
from tests.browser.conftest import OPTIONS, PROGRAMS

OFFICES = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "envoy", "minister")
VISITS = 3
"""Visits that are measured, each with an empty cache."""
FRAMES = 20
"""Frames of one movement."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--officials", type=int, default=2_000)
    parser.add_argument("--edges", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = make(Path(folder) / "store", options.officials, options.edges)
        with Service(store=store, workers=2, query_timeout=60) as service, sync_playwright() as playwright:
            began = time.perf_counter()
            network = httpx.get(f"{service.url}/network.json", timeout=120).json()
            print(f"the service places the nodes, once for each build: {time.perf_counter() - began:.1f} s")
            print(f"{len(network['nodes']):,} officials, {len(network['edges']):,} edges")
            program = next(filter(None, map(shutil.which, PROGRAMS)))
            browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
            visits = [visit(browser, service.url) for _ in range(VISITS)]
            for name in visits[0]:
                values = [found[name] for found in visits]
                print(f"{name}: median {statistics.median(values):.2f}, best {min(values):.2f}")
            browser.close()


def visit(browser: Browser, url: str) -> dict[str, float]:
    """One visit: seconds until the page can be used, then seconds of each frame while the graph is moved."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(120_000)
    settle()
    started, began = processor_seconds(), time.perf_counter()
    page.goto(url)
    page.wait_for_selector("html[data-ready=network]", state="attached")
    drawn = time.perf_counter() - began
    page.click("#nodes-table summary")
    page.wait_for_selector("#nodes-table tbody tr")
    answered, loading = time.perf_counter() - began, processor_seconds() - started
    before = processor_seconds()
    frames = move(page)
    moving = (processor_seconds() - before) / max(len(frames), 1)
    context.close()
    return {
        "seconds until the graph is drawn": drawn,
        "seconds until a click is answered": answered,
        "seconds of processors until then": loading,
        "seconds from frame to frame while the graph is moved": statistics.median(frames),
        "seconds of processors for each of these frames": moving,
    }


def settle() -> None:
    """Wait until the browser, whose window has just opened, has nothing more to do of its own."""
    before = processor_seconds()
    for _ in range(40):
        time.sleep(0.5)
        now = processor_seconds()
        if now - before < 0.03:
            return
        before = now


def processor_seconds() -> float:
    """Seconds of processors that the processes of Chromium have taken which this one has started."""
    found: dict[int, tuple[int, str, float]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                head, _, rest = (entry / "stat").read_text().rpartition(")")
            except OSError:
                continue
            fields = rest.split()
            ticks = int(fields[11]) + int(fields[12])
            found[int(entry.name)] = (int(fields[1]), head.partition("(")[2], ticks / os.sysconf("SC_CLK_TCK"))

    def ours(process: int) -> bool:
        return process == os.getpid() or (process in found and ours(found[process][0]))

    return sum(seconds for pid, (_, name, seconds) in found.items() if name.startswith("chrom") and ours(pid))


def move(page: Page) -> list[float]:
    """Drag the graph about; seconds between the frames that were shown."""
    page.evaluate(
        """() => {
          window.frames_ = [];
          let last = performance.now();
          const step = (now) => { window.frames_.push((now - last) / 1000); last = now; requestAnimationFrame(step); };
          requestAnimationFrame(step);
        }"""
    )
    box = page.locator("#graph").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(FRAMES):
        page.mouse.move(x + step * 3, y + step)
    page.mouse.up()
    frames: list[float] = page.evaluate("() => window.frames_.slice(1)")
    return frames


def make(folder: Path, officials: int, edges: int) -> Path:
    """A store of contacts: `edges` pairs of officials of different countries, some of which met often."""
    store = StoreFolder(folder)
    store.create()
    with store.lock("benchmarks/network_page.py"):
        generation = store.begin()
        graph = OxigraphStore.open(generation.graph)
        graph.load_nquads("\n".join(f"{triple} ." for triple in set(triples(officials, edges))).encode())
        graph.finish()
        graph.close()
        store.publish(generation)
    return folder


def triples(officials: int, edges: int) -> Iterator[str]:
    """The default graph, in N-Triples syntax without the final dots; the same numbers give the same graph."""
    chance = random.Random(officials + edges)
    for country in COUNTRIES:
        yield f"{iri(f'country/{country}')} {RDF_TYPE} {cq('Side')}"
        yield f'{iri(f"country/{country}")} {LABEL} "Country {country}"@en'
    for number in range(officials):
        yield f"{iri(f'official/o{number}')} {RDF_TYPE} {cq('Official')}"
        yield f'{iri(f"official/o{number}")} {LABEL} "Official Number {number}"@en'
        office = iri(f"office/f{number}")
        yield f"{office} {RDF_TYPE} {cq('Office')}"
        yield f'{office} {LABEL} "Office of Number {number}"@en'
        yield f"{office} {cq('officeKind')} {iri('vocabulary/office-kinds/' + OFFICES[number % len(OFFICES)])}"
    pairs: set[tuple[int, int]] = set()
    # Everybody has met somebody; a few have met most, as in life.
    while len(pairs) < edges:
        one = len(pairs) if len(pairs) < officials else int(officials * chance.random() ** 2)
        other = int(officials * chance.random() ** 3)
        if one % len(COUNTRIES) != other % len(COUNTRIES):
            pairs.add((min(one, other), max(one, other)))
    number = 0
    for pair in sorted(pairs):
        for _ in range(1 + (chance.random() < 0.2) * chance.randrange(1, 6)):
            number += 1
            yield from contact(number, pair, chance)


def contact(number: int, pair: tuple[int, int], chance: random.Random) -> Iterator[str]:
    """The triples of one contact of two officials."""
    name, day = iri(f"contact/c{number}"), FIRST + dt.timedelta(days=chance.randrange(8_500))
    yield f"{name} {RDF_TYPE} {cq('Contact')}"
    yield f'{name} {LABEL} "Contact {number}"@en'
    yield f"{name} {cq('medium')} {iri('vocabulary/media/' + chance.choice(MEDIA))}"
    yield f"{name} {cq('status')} {iri('vocabulary/statuses/held')}"
    for bound in ("date", "earliestDate", "latestDate"):
        yield f"{name} {cq(bound)} {date(day)}"
    for place, who in enumerate(pair):
        party, side = iri(f"participation/c{number}/{place}"), iri(f"country/{COUNTRIES[who % len(COUNTRIES)]}")
        yield f"{name} {cq('participation')} {party}"
        yield f"{name} {cq('side')} {side}"
        yield f"{party} {cq('official')} {iri(f'official/o{who}')}"
        yield f"{party} {cq('office')} {iri(f'office/f{who}')}"
        yield f"{party} {cq('side')} {side}"


if __name__ == "__main__":
    main()
