"""Where things are written: results to stdout, messages to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from kg.export.results import columns

CUT = 200
"""Characters of a cell of plain columns."""


def messages() -> Console:
    """The console for messages and progress."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Write a message for the user, as it stands."""
    print(text, file=sys.stderr, flush=True)


def put(pieces: Iterable[str]) -> None:
    """Write results to stdout, as they come."""
    for piece in pieces:
        sys.stdout.write(piece)


def put_lines(lines: Iterable[str]) -> None:
    """Write result lines to stdout."""
    put(f"{line}\n" for line in lines)


def put_bytes(content: bytes, file: Path | None) -> None:
    """Write a result as it is, to a file or to stdout."""
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        file.write_bytes(content)


def put_pieces(pieces: Iterable[str], file: Path | None) -> None:
    """Write a text as it comes, to a file (UTF-8, line ends as they are) or to stdout."""
    if file is None:
        put(pieces)
    else:
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(pieces)


def put_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table: with rules and wrapped cells on a terminal, as aligned columns elsewhere."""
    if not sys.stdout.isatty():
        put_lines(columns(header, rows, CUT))
        return
    table = Table(*(Column(Text(name)) for name in header), row_styles=["", "dim"])
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    Console(highlight=False).print(table)


def close_quietly() -> None:
    """Leave stdout alone after its reader has gone (`communique … | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
