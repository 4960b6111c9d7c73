"""`communique build`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from api.cli.opening import is_url
from api.cli.options import DEFAULT_STORE, AuthorityOption
from api.cli.output import say
from api.cli.progress import progress
from kg.build.build import BuildError, BuildOptions
from kg.build.build import build as run
from kg.build.sending import build_into
from kg.rdf import DEFAULT_BASE, Iris
from kg.store import RemoteStore

REJECTED = 3
"""Exit status when everything was built but what was rejected."""


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    corpus: Annotated[
        list[Path],
        typer.Argument(metavar="CORPUS...", help="Folders of texts: plain text, Markdown with front matter, HTML."),
    ],
    store: Annotated[
        str,
        typer.Option(
            metavar="DIR",
            envvar="COMMUNIQUE_STORE",
            help="Folder to build into, made where missing; or the URL of a SPARQL engine.",
        ),
    ] = DEFAULT_STORE,
    update_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            envvar="COMMUNIQUE_STORE_UPDATE_URL",
            help="With a URL as store: where the engine takes SPARQL Update; the same URL where not given.",
        ),
    ] = None,
    default_graph: Annotated[
        str | None,
        typer.Option(
            metavar="IRI",
            envvar="COMMUNIQUE_STORE_DEFAULT_GRAPH",
            help="With a URL as store: the named graph that plays the default graph there.",
        ),
    ] = None,
    local: Annotated[
        Path,
        typer.Option(metavar="DIR", help="With a URL as store: folder that keeps what was read and what was sent."),
    ] = Path(DEFAULT_STORE),
    files_from: Annotated[
        Path | None,
        typer.Option(metavar="LIST", help="Build only the files listed there, one path a line, relative to CORPUS."),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Build only files that match; give it again to add. `**` crosses folders."),
    ] = None,
    authority: AuthorityOption = None,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV or YAML of human decisions: same, different, reject, correct."),
    ] = None,
    links: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder of `communique link`, or its CSV of judgements: links to Wikidata that people made.",
        ),
    ] = None,
    base: Annotated[
        str, typer.Option(metavar="IRI", envvar="COMMUNIQUE_BASE", help="Base of all IRIs of the data, ending in `/`.")
    ] = DEFAULT_BASE,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes that read.", show_default="all processors")
    ] = None,
    limit: Annotated[
        float, typer.Option(metavar="MB", min=0.001, help="Largest file to read, in millions of bytes.")
    ] = 5.0,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the whole report there, as JSON.")] = None,
) -> None:
    """Build the graph from folders of texts.

    Documents that have not changed since the last build are not read again, and a build that was interrupted goes on
    where it stopped. The store is switched to the new graph in one step, at the end; another engine, named by its URL,
    is sent what has changed.

    Exit status: 0 when every file was built, 3 when some were rejected (each is named with the reason), 1 when the
    build failed.

    Examples:

        communique build texts --store store

        communique build texts --store store --include '2017/**' --jobs 2 --report report.json

        communique build texts --store store --authority my-corrections --decisions decisions.csv

        communique build texts --store http://localhost:7878/query --update-url http://localhost:7878/update
    """
    try:
        Iris(base)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error
    options = BuildOptions(
        corpora=corpus,
        store=local if is_url(store) else Path(store),
        include=include or (),
        files_from=files_from,
        authority=authority,
        decisions=decisions,
        links=links,
        base=base,
        jobs=jobs or _processors(),
        limit_bytes=round(limit * 1_000_000),
    )
    with progress() as shown:
        if is_url(store):
            engine = RemoteStore(store, update_url or store, default_graph)
            result, sent = build_into(options, engine, store, shown)
            engine.close()
        else:
            result, sent = run(options, shown), None
    for line in result.lines():
        say(line)
    if sent:
        what = "everything" if sent.whole else "what has changed"
        say(f"{store} was sent {what}: {sent.added:,} quads added, {sent.removed:,} removed")
    if report is not None:
        text = json.dumps(result.as_json(), ensure_ascii=False, indent=1) + "\n"
        try:
            report.write_text(text, encoding="utf-8")
        except OSError as error:
            told = f"the graph is built, but --report {report} cannot be written: {error.strerror}"
            raise BuildError(told) from error
    if not result.complete:
        raise typer.Exit(REJECTED)
