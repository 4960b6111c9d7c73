"""Files of human decisions: which accounts are of one contact, which are not, what the reader got wrong.

CSV with a header line, or YAML with a list of mappings; the same names in both:

| name | meaning |
| --- | --- |
| `decision` | `same`, `different`, `reject` or `correct` |
| `subject` | a contact, an account or an official |
| `object` | the other one, for `same` and `different` |
| `field`, `value` | for `correct`: `date`, `mode` or `status`, as in exported records (empty: undetermined) |
| `who`, `when`, `why` | needed: who decided, on which day, for what reason |

A contact is named by its key (`2017-02-07-phone-tillerson-yun`: the key it has without decisions, or had in an earlier
build), an account by document and number (`path/of/text.txt#2` is the second contact that this document reports), an
official, for `same` only, as `official/blinken-antony`. Full IRIs are understood as well.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from kg.merging.records import Decision, Verdict
from kg.records import Mode, Status, When

COLUMNS = ("decision", "subject", "object", "field", "value", "who", "when", "why")
FIELDS = ("date", "mode", "status")
KINDS = ("official", "contact", "account")
Row = tuple[int, dict[str, str] | str]
"""Line number, and the row or what is wrong with it."""


class DecisionError(ValueError):
    """A line that is no decision; the message says why."""


def read_decisions(path: Path) -> tuple[list[Decision], list[str]]:
    """Read a file of decisions.

    Returns:
        the decisions, and one message `file:line: reason` for each line that is none.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [f"{path.name}:1: not UTF-8 ({error.reason} at byte {error.start})"]
    rows = _yaml_rows(text) if path.suffix.lower() in (".yaml", ".yml") else _csv_rows(text)
    decisions: list[Decision] = []
    problems: list[str] = []
    for line, row in rows:
        source = f"{path.name}:{line}"
        try:
            if isinstance(row, str):
                raise DecisionError(row)
            decisions.append(_decision(row, source))
        except DecisionError as error:
            problems.append(f"{source}: {error}")
    return decisions, problems


def parse_window(value: str) -> When:
    """Read a date as exported records write it: a day, a span, or nothing.

    >>> parse_window("2017-02-01/2017-02-28").isoformat()
    '2017-02-01/2017-02-28'

    Raises:
        DecisionError: it is none of these.
    """
    if value in ("", "null"):
        return When()
    first, _, last = value.partition("/")
    try:
        window = When(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
    except ValueError:
        raise DecisionError(f"{value!r} is no day (YYYY-MM-DD) and no span (YYYY-MM-DD/YYYY-MM-DD)") from None
    if window.earliest and window.latest and window.earliest > window.latest:
        raise DecisionError(f"the span {value} ends before it begins")
    return window


def kind_of(reference: str) -> tuple[str, str]:
    """Tell what a reference names: (`official`, `contact` or `account`, its key).

    >>> kind_of("https://w3id.org/communique/contact/2017-02-07-phone-tillerson-yun")
    ('contact', '2017-02-07-phone-tillerson-yun')
    >>> kind_of("wires/call.txt#2")
    ('account', 'wires/call.txt#2')
    """
    if "#" in reference:
        return "account", reference
    if reference.startswith(("http://", "https://")):
        for kind in KINDS:
            _, found, key = reference.partition(f"/{kind}/")
            if found:
                return kind, key
    head, _, key = reference.partition("/")
    return (head, key) if head in KINDS and key else ("contact", reference)


def _decision(row: Mapping[str, str], source: str) -> Decision:
    if unknown := sorted(set(row) - set(COLUMNS)):
        raise DecisionError(f"unknown column {', '.join(unknown)}; known are {', '.join(COLUMNS)}")
    value = {name: (row.get(name) or "").strip() for name in COLUMNS}
    try:
        verdict = Verdict(value["decision"].lower())
    except ValueError:
        raise DecisionError(
            f"decision {value['decision']!r} is none of {', '.join(verdict.value for verdict in Verdict)}"
        ) from None
    for name in ("subject", "who", "when", "why"):
        if not value[name]:
            raise DecisionError(f"{name!r} is empty: every decision says who took it, when and why, and about what")
    try:
        when = dt.date.fromisoformat(value["when"])
    except ValueError:
        raise DecisionError(f"when={value['when']!r} is no day (YYYY-MM-DD)") from None
    kind, _ = kind_of(value["subject"])
    if verdict in (Verdict.SAME, Verdict.DIFFERENT):
        if not value["object"]:
            raise DecisionError(f"{verdict} needs an object: the other contact or account")
        if (kind == "official") != (kind_of(value["object"])[0] == "official"):
            raise DecisionError("an official and a contact cannot be compared")
    if kind == "official" and verdict is not Verdict.SAME:
        raise DecisionError("about officials only `same` can be decided")
    if verdict is Verdict.CORRECT:
        _check_correction(value["field"], value["value"])
    elif value["field"] or value["value"]:
        raise DecisionError(f"field and value belong to `correct`, not to `{verdict}`")
    return Decision(
        verdict=verdict,
        subject=value["subject"],
        object=value["object"] or None,
        field=value["field"] or None,
        value=value["value"] if verdict is Verdict.CORRECT else None,
        who=value["who"],
        when=when,
        why=value["why"],
        source=source,
    )


def _check_correction(field: str, value: str) -> None:
    allowed: dict[str, list[str]] = {"mode": [mode.value for mode in Mode], "status": [s.value for s in Status]}
    if field not in FIELDS:
        raise DecisionError(f"correct needs a field, one of {', '.join(FIELDS)}; not {field!r}")
    if field == "date":
        parse_window(value)
    elif value not in allowed[field]:
        raise DecisionError(f"{field}={value!r} is none of {', '.join(allowed[field])}")


def _csv_rows(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), strict=True)
    header: list[str] | None = None
    line = 0
    try:
        for row in reader:
            # A quoted cell may span lines: a row is named by its first.
            first, line = line + 1, reader.line_num
            if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
                continue
            if header is None:
                header = [cell.strip().lower() for cell in row]
                if "decision" not in header:
                    yield first, f"the first line must name the columns: {','.join(COLUMNS)}"
                    return
            elif len(row) > len(header):
                yield first, f"{len(row)} cells, but the header names {len(header)}: quote cells that hold commas"
            else:
                yield first, dict(zip(header, row, strict=False))
    except csv.Error as error:
        # A broken quote leaves nothing to go on with.
        yield line + 1, f"not CSV: {error}"


def _yaml_rows(text: str) -> Iterator[Row]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield mark.line + 1 if mark else 1, f"not YAML: {getattr(error, 'problem', None) or error}"
        return
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        yield root.start_mark.line + 1, "YAML decisions are a list: begin each with `- decision: …`"
        return
    for item in root.value:
        line = item.start_mark.line + 1
        if isinstance(item, yaml.MappingNode):
            yield line, {str(k.value): str(v.value) if isinstance(v, yaml.ScalarNode) else "" for k, v in item.value}
        else:
            yield line, "not a mapping: begin with `- decision: …`"
