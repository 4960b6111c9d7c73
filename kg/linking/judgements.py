"""What people decided about links: a CSV file that is only ever added to.

| column | what |
| --- | --- |
| `decision` | `same` or `different` |
| `subject` | a thing of ours: `official/yun-byung-se`, `office/…`, `administration/…`, `agreement/…`, `place/…` |
| `item` | an item of Wikidata: `Q8325594`; for `different` it may be `*`: none of those there are |
| `who`, `when`, `why` | who decided, on which day, and why (may be empty) |

A later line on the same subject and item counts instead of an earlier one, and so does a later `same` of a subject.
"""

from __future__ import annotations

import csv
import datetime as dt
import fcntl
import io
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from kg.linking.records import KINDS

FILE = "judgements.csv"
"""Its name in the folder of links."""
COLUMNS = ("decision", "subject", "item", "who", "when", "why")
NONE = "*"
"""In place of an item: none of those there are."""
_SUBJECT = re.compile(rf"(?:{'|'.join(KINDS)})/[^\s/]+")
_ITEM = re.compile(r"Q[1-9]\d*")
Verdict = Literal["same", "different"]


class JudgementError(ValueError):
    """A line that is no judgement, or a file that cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision."""

    verdict: Verdict
    subject: str
    item: str
    who: str
    when: dt.date
    why: str = ""
    source: str = ""
    """`file:line`"""


@dataclass(slots=True)
class Judgements:
    """All decisions, as they stand after the last line."""

    made: list[Judgement] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """Lines that are none: `file:line: reason`."""

    def item_of(self, subject: str) -> str | None:
        """The item that a thing was declared to be."""
        return self._standing().get(subject)

    def refused(self, subject: str) -> frozenset[str]:
        """Items that a thing was declared not to be."""
        last = {j.item: j.verdict for j in self.made if j.subject == subject}
        return frozenset(item for item, verdict in last.items() if verdict == "different" and item != NONE)

    def settled(self, subject: str) -> bool:
        """Whether nothing is left to decide: an item was chosen, or none of those there are."""
        last = next((j for j in reversed(self.made) if j.subject == subject), None)
        return self.item_of(subject) is not None or (last is not None and last.item == NONE)

    def standing(self) -> list[Judgement]:
        """The judgements that count, each (subject, item) once, in the order of the file."""
        last: dict[tuple[str, str], Judgement] = {}
        for judgement in self.made:
            last.pop((judgement.subject, judgement.item), None)
            last[judgement.subject, judgement.item] = judgement
        chosen = {j.subject: j for j in last.values() if j.verdict == "same"}
        return [j for j in last.values() if j.item != NONE and (j.verdict == "different" or chosen[j.subject] is j)]

    def _standing(self) -> dict[str, str]:
        return {j.subject: j.item for j in self.standing() if j.verdict == "same"}


def read_judgements(path: Path) -> Judgements:
    """Read a file; one that does not exist holds no judgements.

    Raises:
        JudgementError: it cannot be read at all.
    """
    found = Judgements()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return found
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path}:1: not UTF-8 (byte {error.start})") from error
    except OSError as error:
        raise JudgementError(f"{path}: {error.strerror}") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 0
    try:
        header: list[str] | None = None
        for row in reader:
            first, line = line + 1, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = [cell.strip() for cell in row]
                if set(header) - set(COLUMNS) or not {"decision", "subject", "item", "who", "when"} <= set(header):
                    raise JudgementError(f"{path}:{first}: the first line must name the columns: {','.join(COLUMNS)}")
                continue
            place = f"{path.name}:{first}"
            try:
                if len(row) > len(header):
                    raise JudgementError("more cells than columns: quote cells that hold commas")
                found.made.append(judgement(dict(zip(header, map(str.strip, row), strict=False)), place))
            except JudgementError as error:
                found.problems.append(f"{place}: {error}")
    except csv.Error as error:
        found.problems.append(f"{path.name}:{line + 1}: not CSV: {error}")
    return found


def judgement(cells: dict[str, str], source: str = "") -> Judgement:
    """Make a judgement from cells by column.

    Raises:
        JudgementError: it is none.
    """
    verdict, subject, item = (cells.get(name, "") for name in ("decision", "subject", "item"))
    if verdict not in ("same", "different"):
        raise JudgementError(f"decision is {verdict!r} (expected same or different)")
    if not _SUBJECT.fullmatch(subject):
        raise JudgementError(f"subject is {subject!r} (expected {', '.join(f'{kind}/KEY' for kind in KINDS)})")
    if not _ITEM.fullmatch(item) and not (verdict == "different" and item == NONE):
        raise JudgementError(f"item is {item!r} (expected Q and a number)")
    if not cells.get("who"):
        raise JudgementError("who decided is missing")
    try:
        when = dt.date.fromisoformat(cells.get("when", ""))
    except ValueError:
        raise JudgementError(f"when is {cells.get('when', '')!r} (expected YYYY-MM-DD)") from None
    return Judgement(cast("Verdict", verdict), subject, item, cells["who"], when, cells.get("why", ""), source)


def add_judgements(path: Path, made: Iterable[Judgement]) -> None:
    """Add lines to a file, made where missing; what stands there stays, to the byte.

    Raises:
        JudgementError: it cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for j in made:
        cells = (j.verdict, j.subject, j.item, j.who, j.when.isoformat(), j.why)
        writer.writerow([" ".join(cell.split()) for cell in cells])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+", encoding="utf-8", newline="") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # the terminal and the page may add at once
            file.seek(0, os.SEEK_END)
            start = ""
            if file.tell() == 0:
                start = ",".join(COLUMNS) + "\n"
            else:
                file.seek(0)
                start = "" if file.read().endswith("\n") else "\n"
            file.write(start + text.getvalue())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise JudgementError(f"{path}: {error.strerror}") from error
