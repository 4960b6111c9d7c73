"""Writes what was measured into `docs/benchmarks.md`: a section for each benchmark, with the command that made it."""

from __future__ import annotations

import os
import platform
import re
import shlex
import sys
from pathlib import Path

HEAD = """# Benchmarks of the endpoint

Each section is written by the command that it names (with `--document docs/benchmarks.md`). Other machines take other
times: read the ratios. How fast texts are read and built stands in [benchmarks/README.md](../benchmarks/README.md).
"""


def write(path: Path, title: str, text: str) -> None:
    """Put a section into the document, in the place of an earlier one with this title."""
    arguments = [argument for argument in sys.argv[1:] if argument not in ("--document", str(path))]
    command = shlex.join(["python", "-m", f"benchmarks.{Path(sys.argv[0]).stem}", *_shown(arguments)])
    machine = f"Python {platform.python_version()}, {os.cpu_count()} processors ({platform.machine()})"
    section = f"## {title}\n\n`{command}`, {machine}, load when it began {_LOAD:.1f}\n\n{text.strip()}\n"
    document = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    parts = [part for part in re.split(r"^(?=## )", document, flags=re.MULTILINE) if part.strip()]
    parts = [part.strip() + "\n" for part in parts]
    found = next((place for place, part in enumerate(parts) if part.startswith(f"## {title}\n")), len(parts))
    parts[found : found + 1] = [section]
    path.write_text("\n".join(parts), encoding="utf-8")


_LOAD = os.getloadavg()[0]


def _shown(arguments: list[str]) -> list[str]:
    """Without the folder, which is this machine's own."""
    if "--folder" in arguments:
        place = arguments.index("--folder")
        return arguments[:place] + arguments[place + 2 :]
    return arguments
