"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="DIR",
        envvar="COMMUNIQUE_STORE",
        help="Folder that `communique build` has made, or the URL of a SPARQL engine.",
    ),
]
DEFAULT_STORE = "store"

AuthorityOption = Annotated[
    Path | None,
    typer.Option(
        "--authority",
        metavar="DIR",
        help="Folder with CSV files that add to the shipped authority or override its rows.",
    ),
]
