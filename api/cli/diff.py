"""`communique diff`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.output import put_lines
from kg.export.diff import as_json, as_lines, compare


class DiffFormat(StrEnum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"


def diff(
    old: Annotated[str, typer.Argument(metavar="STORE_A", help="The old store: a folder, or the URL of an engine.")],
    new: Annotated[str, typer.Argument(metavar="STORE_B", help="The new store.")],
    layout: Annotated[
        DiffFormat, typer.Option("--format", help="`text` for people, `json` has one object for each kind of fact.")
    ] = DiffFormat.TEXT,
    most: Annotated[
        int, typer.Option("--most", min=0, help="Most facts to list under each sign in text; 0 lists all.")
    ] = 0,
) -> None:
    """Say what a new build changed, in facts: documents, contacts, acts, officials and tenures that were added (+),
    removed (-) or changed (~), and how.

    Example:

        communique diff store-of-may store-of-june
    """
    with opened(old) as (before, _), opened(new) as (after, base):
        found = list(compare(before, after))
    if layout is DiffFormat.JSON:
        put_lines([json.dumps([as_json(difference) for difference in found], indent=1, ensure_ascii=False)])
        return
    for difference in found:
        put_lines(as_lines(difference, base, most or None))
