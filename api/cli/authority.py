"""`communique authority`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from api.cli.link import CACHE, DEFAULT_LINKS, LinksOption, OfflineOption, SourceOption
from api.cli.output import put, say
from kg.authority import Authority
from kg.linking.api_source import WIKIDATA
from kg.linking.folders import changes, problems, write
from kg.linking.http import PoliteClient
from kg.linking.refresh import refresh as compare
from kg.linking.refresh import tables
from kg.linking.sources import source_of

TO_MEND = 3
"""Exit status when the checks of the authority object to the rows."""

app = typer.Typer(no_args_is_help=True, help="Keep the record of who held which office.")


@app.command()
def refresh(
    offices: Annotated[list[str], typer.Argument(metavar="OFFICE_QID...", help="Items of offices: Q14213.")],
    authority: Annotated[
        Path, typer.Option("--authority", metavar="DIR", help="Your folder of CSV files; the rows go there.")
    ],
    source: SourceOption = WIKIDATA,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Country of the offices, where the items do not say it.")
    ] = None,
    links: LinksOption = DEFAULT_LINKS,
    offline: OfflineOption = False,
    write_files: Annotated[bool, typer.Option("--write", help="Write the files after showing the diff.")] = False,
) -> None:
    """Bring the holders of offices from Wikidata into CSV files of your own, as a diff to review.

    Days of beginning and end (P580, P582), predecessors and successors (P1365, P1366) and acting holders are taken as
    precisely as they are stated. The diff goes to stdout, what needs a look to stderr; without --write nothing changes.
    Verified tenures of the record that differ are told and left. Build with the folder: `communique build --authority`.

    Exit status: 0 when the rows pass the checks of the authority, 3 when something has to be mended first.

    Examples:

        communique authority refresh Q6865979 --authority korea-australia

        communique authority refresh Q6865979 --authority korea-australia --write
    """
    known = Authority.load(authority if authority.is_dir() else None)
    if country is not None and country not in known.countries:
        raise typer.BadParameter(f"{country!r} is no code of countries.csv", param_hint="--country")
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    with PoliteClient(links / CACHE, offline=offline) as client:
        found = compare(source_of(client, source), known, offices, today=today, country=country)
    made = changes(authority, tables(found, known))
    put(change.diff(authority) for change in made)
    for note in found.notes:
        say(f"look at: {note}")
    say(
        f"{len(found.tenures):,} tenures, {len(found.persons):,} persons and {len(found.offices):,} offices to add or "
        f"change; {found.unchanged:,} tenures stay as they are"
    )
    objections = problems(authority, made)
    if write_files:
        write(authority, made)
        say(f"written to {authority}")
    if objections:
        for objection in objections:
            say(f"mend: {objection}")
        raise typer.Exit(TO_MEND)
