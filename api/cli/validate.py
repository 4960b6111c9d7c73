"""`communique validate`."""

from __future__ import annotations

import typer

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines, say
from kg.validation import validate_store


def validate(store: StoreOption = DEFAULT_STORE) -> None:
    """Check everything that a store serves against the shapes, graph by graph.

    Prints one line for each objection. Exit status: 0 without violations (warnings are served and flagged), 1 with.
    A build has put what the shapes refuse into quarantine, so what is served has none, unless somebody has written to
    the store since.

    Example:

        communique validate --store store
    """
    graphs = violations = warnings = 0
    with opened(store) as (found, base):
        for name, report in validate_store(found, base):
            graphs += 1
            violations += len(report.violations)
            warnings += len(report.warnings)
            put_lines(
                f"{result.severity.value}: {(result.fact or result.focus).value.removeprefix(base)}: {result.message}"
                f" [{name.value.removeprefix(base)}]"
                for result in report.results
            )
    say(f"{graphs:,} graphs checked: {violations:,} violations, {warnings:,} warnings")
    if violations:
        raise typer.Exit(1)
