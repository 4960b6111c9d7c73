"""`communique validate`."""

from __future__ import annotations

import typer

from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines, say
from kg.rdf import DEFAULT_BASE
from kg.store import StoreFolder
from kg.validation import validate_store


def validate(store: StoreOption = DEFAULT_STORE) -> None:
    """Check everything that a store serves against the shapes, graph by graph.

    Prints one line for each objection. Exit status: 0 without violations (warnings are served and flagged), 1 with.
    A build has put what the shapes refuse into quarantine, so what is served has none, unless somebody has written to
    the store since.

    Example:

        communique validate --store store
    """
    generation = StoreFolder(store).require()
    base = (generation.read("build") or {}).get("base", DEFAULT_BASE)
    graphs = violations = warnings = 0
    opened = generation.open()
    for name, report in validate_store(opened, base):
        graphs += 1
        violations += len(report.violations)
        warnings += len(report.warnings)
        put_lines(
            f"{result.severity.value}: {(result.fact or result.focus).value.removeprefix(base)}: {result.message}"
            f" [{name.value.removeprefix(base)}]"
            for result in report.results
        )
    opened.close()
    say(f"{graphs:,} graphs checked: {violations:,} violations, {warnings:,} warnings")
    if violations:
        raise typer.Exit(1)
