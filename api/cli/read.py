"""`communique read`."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AuthorityOption
from api.cli.output import put_lines
from kg.authority import Authority
from kg.export.facts import fact_lines
from kg.export.records import json_lines, reading_records
from kg.reader import Reader
from loaders.loading import load, read_text


class Format(StrEnum):
    """How facts are written."""

    TEXT = "text"
    JSON = "json"


def read(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text, Markdown or HTML file; `-` reads stdin.")],
    published: Annotated[
        dt.datetime | None,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Day of publication, where the text does not say."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it; decides its time zone and whose `we` it is.")
    ] = None,
    authority: AuthorityOption = None,
    output: Annotated[
        Format, typer.Option("--format", help="`text` for people, `json` for records, one a line.")
    ] = Format.TEXT,
) -> None:
    """Read one text and print its facts at once, each with its sentence. No store is needed.

    Examples:

        communique read readout.txt --published 2017-02-07

        pbpaste | communique read - --publisher 'Yonhap News Agency' --format json
    """
    document = read_text(sys.stdin.buffer, "-") if file == "-" else load(Path(file), Path(file).name)
    if published is not None:
        document = replace(document, published=published.date(), published_time=None)
    if publisher is not None:
        document = replace(document, publisher=publisher)
    reading = Reader(Authority.load(authority)).read(document)
    if output is Format.JSON:
        put_lines(json_lines(reading_records(document, reading)))
    else:
        put_lines(fact_lines(document, reading))
