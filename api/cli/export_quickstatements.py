"""`communique export quickstatements`."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines, say
from kg.linking.quickstatements import commands, events


def quickstatements(
    store: StoreOption = DEFAULT_STORE,
    instance_of: Annotated[
        list[str] | None,
        typer.Option(metavar="MEDIUM=QID", help="Class (P31) of contacts of a medium: phone-call=Q…; give it again."),
    ] = None,
) -> None:
    """Write what Wikidata lacks as commands of QuickStatements: contacts as events.

    Each has its participants (P710), its day (P585), its place (P276) and the address of a text as the reference of
    every statement. Only held contacts of one day are written, with at least two participants who have items. Read them
    before you run them: Wikidata decides what is notable there.

    Example:

        communique export quickstatements --store store > contacts.tsv
    """
    classes: dict[str, str] = {}
    for entry in instance_of or ():
        medium, equals, item = entry.partition("=")
        if not equals or not re.fullmatch(r"Q[1-9]\d*", item):
            raise typer.BadParameter(f"{entry!r}: expected MEDIUM=QID", param_hint="--instance-of")
        classes[medium] = item
    with opened(store) as (found, _):
        told = events(found)
    put_lines(line for event in told for line in commands(event, classes))
    say(f"{len(told):,} contacts")
