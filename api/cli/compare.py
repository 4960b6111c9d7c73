"""`communique compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines
from kg.comparing.compare import compare_contact
from kg.comparing.lines import comparison_lines
from kg.store import StoreError


def compare(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="The last part of its IRI, or the whole IRI.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Compare the accounts of a contact: what each says, what one alone says, what contradicts, who is silent.

    Example:

        communique compare 2017-02-07-phone-tillerson-yun --store store
    """
    with opened(store) as (found, base):
        comparison = compare_contact(found, contact.removeprefix("contact/"), base)
        if not comparison.accounts:
            raise StoreError(
                f"no account in {store} tells of a contact {contact}; `communique show contact` finds similar"
            )
        put_lines(list(comparison_lines(comparison, base)))
