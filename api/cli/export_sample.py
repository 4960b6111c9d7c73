"""`communique export sample`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_bytes, put_table, say
from kg.export.from_graph import store_records
from kg.sampling.draw import By, draw, sample_table
from kg.sampling.facts import contents, facts, sources
from kg.sampling.precision import precision_table, read_judged
from kg.tables.text import plain
from kg.tables.writing import TableFormat, table_bytes

BOM = b"\xef\xbb\xbf"
"""Without it, spreadsheets take UTF-8 for another encoding and spoil names."""


class Kind(StrEnum):
    """Kind of fact."""

    CONTACT = "contact"
    ACT = "act"
    OFFICIAL = "official"


def sample(
    store: StoreOption = DEFAULT_STORE,
    size: Annotated[int, typer.Option(min=1, help="Facts to draw.")] = 100,
    seed: Annotated[int, typer.Option(help="The same seed and store give the same sample.")] = 1,
    by: Annotated[
        By, typer.Option(help="Divide the facts into strata, each drawn in proportion to its size.")
    ] = By.NONE,
    equal: Annotated[bool, typer.Option("--equal", help="Draw as many from each stratum.")] = False,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only facts of this kind; give it again for more.")] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to stdout.")] = None,
    judged: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="A sample that was judged: print its precision instead."
        ),
    ] = None,
) -> None:
    """Draw a random sample of facts with their sentences, to check by hand; then say how precise they are.

    The file is CSV for spreadsheets. Fill in the column `correct` with yes, no or unsure, and give it back with
    `--judged`: precision of all facts, of each kind and of each stratum, with a 95 % interval (Wilson's; with strata,
    weighted by their size).

    Examples:

        communique export sample --store store --size 200 --by kind --output sample.csv

        communique export sample --judged sample.csv
    """
    if judged is not None:
        table = precision_table(read_judged(judged))
        put_table([c.name for c in table.columns], [[plain(cell) for cell in row] for row in table.rows])
        return
    with opened(store) as (found, _):
        kinds = {wanted.value for wanted in kind or Kind}
        known = [fact for fact in facts(store_records(found), sources(found), contents(found)) if fact.kind in kinds]
    drawn = draw(known, size, seed, by, equal=equal)
    put_bytes(BOM + table_bytes(sample_table(drawn), TableFormat.CSV), output)
    say(f"{len(drawn):,} of {len(known):,} facts, seed {seed}; fill in `correct`, then give it back with --judged")
