"""`communique show`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines
from kg.export.show import Show

app = typer.Typer(no_args_is_help=True, help="Show one official, contact or document with its sentences.")
KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help="The last part of its IRI, or the whole IRI.")]


@app.command()
def official(key: KeyArgument, store: StoreOption = DEFAULT_STORE) -> None:
    """Show an official: offices held, contacts, and the documents that name them.

    Example:

        communique show official yun-byung-se --store store
    """
    _show(store, lambda shown: shown.official(key))


@app.command()
def contact(key: KeyArgument, store: StoreOption = DEFAULT_STORE) -> None:
    """Show a contact: every account with its sentence, what fixed the date, acts, and human decisions.

    Example:

        communique show contact 2017-02-07-phone-tillerson-yun --store store
    """
    _show(store, lambda shown: shown.contact(key))


@app.command()
def document(
    key: Annotated[str, typer.Argument(metavar="KEY", help="Its path, the last part of its IRI, or the whole IRI.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Show a document: what it reports, when it was written and why, and what is held back in quarantine.

    Example:

        communique show document 2017/02/call.txt --store store
    """
    _show(store, lambda shown: shown.document(key))


def _show(store: StoreOption, lines: Callable[[Show], Iterator[str]]) -> None:
    with opened(store) as (found, base):
        put_lines(lines(Show(found, base)))
