"""`communique export`."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli import export_network, export_quickstatements, export_sample
from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines, say
from kg.export.from_graph import store_records
from kg.export.graph import write_graph
from kg.export.records import json_lines
from kg.release.release import DEFAULT_LICENCE, ReleaseOptions
from kg.release.release import release as write_release

app = typer.Typer(no_args_is_help=True, help="Write what a store holds as a file.")
app.command()(export_network.network)
app.command()(export_quickstatements.quickstatements)
app.command()(export_network.measures)
app.command()(export_network.panel)
app.command()(export_sample.sample)


class RecordFormat(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    JSON = "json"


class GraphFormat(StrEnum):
    """A key of `kg.export.graph.FORMATS`."""

    NQ = "nq"
    TRIG = "trig"
    JSONLD = "jsonld"
    NT = "nt"
    TTL = "ttl"
    RDF = "rdf"


@app.command()
def records(
    store: StoreOption = DEFAULT_STORE,
    layout: Annotated[
        RecordFormat, typer.Option("--format", help="`jsonl` has one record a line, `json` is one array.")
    ] = RecordFormat.JSONL,
) -> None:
    """Write JSON Lines: one record for each contact, act and official that a document reports.

    Each has the words that show it (`quote`) and where they stand (`start`, `end`); `event` is the IRI of the contact,
    the same in all documents that report it. The format is described in docs/records.md.

    Example:

        communique export records --store store > records.jsonl
    """
    with opened(store) as (found, _):
        lines = json_lines(store_records(found))
        put_lines(lines if layout is RecordFormat.JSONL else ["[" + ",\n".join(lines) + "]"])


@app.command()
def graph(
    store: StoreOption = DEFAULT_STORE,
    syntax: Annotated[
        GraphFormat,
        typer.Option("--format", help="nq, trig and jsonld hold all named graphs; nt, ttl and rdf the served union."),
    ] = GraphFormat.NQ,
    only: Annotated[
        str | None, typer.Option("--graph", metavar="IRI", help="Only this named graph; `default` for the union.")
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to stdout.")] = None,
) -> None:
    """Write the graph in an RDF syntax.

    Examples:

        communique export graph --store store > graph.nq

        communique export graph --store store --format ttl --output graph.ttl
    """
    with opened(store) as (found, base):
        if output is None:
            write_graph(found, sys.stdout.buffer, syntax.value, only, base)
        else:
            with output.open("wb") as file:
                write_graph(found, file, syntax.value, only, base)


@app.command()
def release(
    output: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the release: a new one, or one to replace.")],
    version: Annotated[str, typer.Option(metavar="WORD", help="What the release is called, as it will be cited.")],
    store: StoreOption = DEFAULT_STORE,
    date: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Day of publication; else that of the newest document."),
    ] = None,
    licence: Annotated[
        str, typer.Option(metavar="IRI", help="Licence of the data; quoted texts remain their publishers'.")
    ] = DEFAULT_LICENCE,
) -> None:
    """Write a release: the whole dataset as N-Quads, TriG and records, the terms it uses, and what describes, cites and
    checks it (VoID and DCAT, an RO-Crate, CITATION.cff, checksums). The same corpus gives the same bytes.

    `communique serve --release DIR` offers it for download.

    Example:

        communique export release --store store --version 2026.1 --output release
    """
    with opened(store) as (found, base):
        options = ReleaseOptions(
            folder=output, version=version, date=date.date() if date else None, licence=licence, base=base
        )
        manifest = write_release(found, options, lambda step: say(f"writing {step}"))
    size = sum(file.bytes for file in manifest.files)
    say(f"{output}: {manifest.quads:,} quads, {manifest.contacts:,} contacts, {len(manifest.files)} files, {size:,} B")
