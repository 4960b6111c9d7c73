"""`communique search`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.cli.opening import is_url, opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines, say
from kg.searching.asking import SearchError
from kg.searching.find import Hit, IndexMissingError, Search, SearchTimeoutError, find
from kg.searching.index import build_index
from kg.searching.schema import FILE
from kg.store import StoreError, StoreFolder

PATIENCE = 60.0
"""Seconds after which a search is given up."""


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='As on the page: deterr*, "these words", -without, one OR other.'),
    ],
    store: StoreOption = DEFAULT_STORE,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Most sentences to show.")] = 20,
) -> None:
    """Search the sentences of all documents; each is shown with its place and with what it shows.

    Example:

        communique search extended deterrence --store store
    """
    # The shell took the quotation marks of what was given as one argument.
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    try:
        with _index(store) as index:
            results = find(index, Search(query=query, limit=limit), PATIENCE)
    except (SearchError, SearchTimeoutError, IndexMissingError) as error:
        raise StoreError(str(error)) from error
    put_lines(line for hit in results.hits for line in _lines(hit))
    if results.total > len(results.hits):
        say(f"{results.total:,} sentences in all; --limit shows more")


@contextmanager
def _index(store: str) -> Iterator[Path]:
    """The index that the build left beside the graph, or one made for the moment."""
    if not is_url(store) and (beside := StoreFolder(Path(store)).require().folder / FILE).is_file():
        yield beside
        return
    with tempfile.TemporaryDirectory(prefix="communique-search-") as folder, opened(store) as (found, _):
        target = Path(folder) / FILE
        build_index(found, target)
        yield target


def _lines(hit: Hit) -> Iterator[str]:
    source = ", ".join(filter(None, (hit.publisher_name, hit.day)))
    place = f"{hit.document.rpartition('/')[2]}{f' {hit.start}-{hit.end}' if hit.end else ''}"
    yield f"{' '.join(''.join(piece for piece, _ in hit.marked).split())}"
    yield f"  {place}{f' ({source})' if source else ''}"
    for fact in hit.facts:
        yield f"  {fact.kind}: {fact.label}"
