"""Files of records made by hand (or exported): JSON Lines, checked line by line."""

from __future__ import annotations

import json
from pathlib import Path

from kg.export.records import Record

NEEDED = {
    "contact": ("quote", "mode", "status", "scope", "participants"),
    "act": ("quote", "act", "speakers"),
    "official": ("person", "country"),
    "empty": (),
}


class GoldError(ValueError):
    """A file of records with lines that are none; the message has one line for each, `file:line: reason`."""


def read_records(path: Path) -> list[Record]:
    """Read a file of records.

    Raises:
        OSError: it cannot be read.
        GoldError: some of its lines are no records.
    """
    records: list[Record] = []
    problems: list[str] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            records.append(_check(json.loads(line)))
        except (ValueError, KeyError) as error:
            reason = f"not JSON ({error})" if isinstance(error, json.JSONDecodeError) else str(error)
            problems.append(f"{path.name}:{number}: {reason}")
    if problems:
        raise GoldError("\n".join(problems))
    return records


def _check(record: object) -> Record:
    if not isinstance(record, dict):
        raise ValueError("a record is a JSON object")
    kind = record.get("type")
    if kind not in NEEDED:
        raise ValueError(f"type {kind!r} is none of {', '.join(NEEDED)}")
    missing = [name for name in ("doc", *NEEDED[kind]) if name not in record]
    if missing:
        raise ValueError(f"a record of type {kind!r} needs {', '.join(missing)}")
    return record
