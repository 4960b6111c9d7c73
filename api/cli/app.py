"""The `communique` command: its parts, and what becomes of errors."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from api.cli import (
    authority,
    build,
    compare,
    diff,
    evaluate,
    export,
    link,
    mcp,
    query,
    read,
    search,
    serve,
    show,
    validate,
)
from api.cli.output import close_quietly, say
from kg.build.build import BuildError
from kg.evaluation.gold import GoldError
from kg.evaluation.people import AliasesError
from kg.linking.http import SourceError
from kg.linking.judgements import JudgementError
from kg.linking.proposing import ProposalError
from kg.queries import QueryFileError
from kg.sampling.precision import JudgedError
from kg.store import StoreError
from loaders.authority import AuthorityError
from loaders.rejection import CorpusError, Rejected

FAILED = 1
"""Exit status when a command could not do what it was asked."""
ERRORS = (
    StoreError,
    BuildError,
    AuthorityError,
    CorpusError,
    Rejected,
    AliasesError,
    GoldError,
    JudgedError,
    QueryFileError,
    SourceError,
    JudgementError,
    ProposalError,
)
"""What a user can mend."""

app = typer.Typer(
    name="communique",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)
app.command()(read.read)
app.command()(build.build)
app.command()(validate.validate)
app.command()(query.query)
app.add_typer(show.app, name="show")
app.command()(compare.compare)
app.command()(search.search)
app.add_typer(export.app, name="export")
app.command()(diff.diff)
app.add_typer(link.app, name="link")
app.add_typer(authority.app, name="authority")
app.command()(evaluate.evaluate)
app.command()(serve.serve)
app.command()(mcp.mcp)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"communique {version('communique')}")
        raise typer.Exit


@app.callback()
def about(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read diplomatic texts and ask who spoke with whom, with the sentence that proves it.

    Start with `communique build FOLDER --store store`, then `communique query` and `communique serve --store store`.
    Results go to stdout, messages to stderr.
    """


def main() -> None:
    """Run the command line; errors that a user can mend are one message, not a traceback."""
    try:
        app()
    except ERRORS as error:
        say(f"communique: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:
        close_quietly()
    except OSError as error:
        say(f"communique: {error.filename or 'input or output'}: {error.strerror}")
        sys.exit(FAILED)
