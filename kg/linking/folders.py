"""The files of an authority folder of one's own, with rows added or overridden, as a diff and on disk."""

from __future__ import annotations

import csv
import difflib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.authority import AuthorityError, load

Cells = Mapping[str, str]
Known = Callable[[str], Cells | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One file, before and after."""

    name: str
    before: str
    after: str

    def diff(self, folder: Path) -> str:
        """A unified diff, as a reviewer and `patch` read it."""
        old = self.before.splitlines(keepends=True)
        new = self.after.splitlines(keepends=True)
        path = (folder / self.name).as_posix()
        return "".join(difflib.unified_diff(old, new, path if old else "/dev/null", path))


def changes(folder: Path, rows: Iterable[tuple[str, Mapping[str, Cells], Known]]) -> list[Change]:
    """What becomes of a folder's files when rows are put into them.

    A row whose key the file has takes its place, others follow at the end; other lines stay to the byte. Where the
    file gets columns that it did not have, its other rows are filled from the record: an empty cell would empty it.

    Args:
        folder: the folder, which may be missing.
        rows: file name, rows by key, and what is known of any key of the file in full.
    """
    found = []
    for name, by_key, known in rows:
        path = folder / name
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        if by_key and (after := _merged(before, by_key, known)) != before:
            found.append(Change(name, before, after))
    return found


def _merged(before: str, by_key: Mapping[str, Cells], known: Known) -> str:
    columns = list(next(iter(by_key.values())))
    lines = _records(before)
    if lines and (own := next(csv.reader([lines[0]]))) != columns:
        # The folder's file has other columns: it is written anew with all of them, so that no cell is lost.
        every = [*own, *(column for column in columns if column not in own)]
        rows = [dict(zip(own, next(csv.reader([line])), strict=False)) for line in lines[1:] if line.strip()]
        filled = [{**(known(row.get("key", "")) or {}), **row} for row in rows]
        columns, lines = every, [_line(every), *(_line([row.get(c, "") for c in every]) for row in filled)]
    if not lines:
        lines = [_line(columns)]
    rest = dict(by_key)
    merged = [lines[0]]
    at = columns.index("key")
    for line in lines[1:]:
        cells = next(csv.reader([line]), [])
        row = rest.pop(cells[at], None) if len(cells) > at else None
        merged.append(_line([row.get(column, "") for column in columns]) if row else line)
    merged += [_line([row.get(column, "") for column in columns]) for row in rest.values()]
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in merged)


def _records(text: str) -> list[str]:
    """The lines of a CSV file; a quoted cell with line ends keeps its record together."""
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if found and found[-1].count('"') % 2:
            found[-1] += line
        else:
            found.append(line)
    return found


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(list(cells))
    return text.getvalue()


def problems(folder: Path, made: Iterable[Change]) -> list[str]:
    """What the checks of the authority say of the folder after the changes: `file:line: reason`."""
    with tempfile.TemporaryDirectory(prefix="communique-authority-") as place:
        trial = Path(place) / "authority"
        if folder.is_dir():
            shutil.copytree(folder, trial)
        trial.mkdir(exist_ok=True)
        write(trial, made)
        try:
            load(trial)
        except AuthorityError as error:
            return [problem.replace(str(trial), str(folder)) for problem in error.problems]
    return []


def write(folder: Path, made: Iterable[Change]) -> None:
    """Write the files, each in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    for change in made:
        part = folder / f"{change.name}.part"
        part.write_text(change.after, encoding="utf-8")
        part.replace(folder / change.name)
