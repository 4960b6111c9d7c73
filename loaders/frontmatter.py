"""YAML front matter: where it stands, and its keys as strings with the line each stands on.

Values stay as written (`no` is not false, `2017-02-07` is not yet a date): what they mean is the caller's business.
Read from the parser's event stream: building nodes recurses in C and a few kilobytes of brackets end the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

LIMIT = 16_000
"""Longest front matter in characters: the scanner takes quadratic time on nested brackets."""
_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"\s*(?:#.*\n\s*)*[\"']?[A-Za-z_][\w .-]{0,60}[\"']?\s*:(?:\s|\Z)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FrontMatterError(ValueError):
    """Front matter that cannot be read; `line` is counted from 1 in the file."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"broken front matter, line {line}: {reason}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as text (a list of scalars joined with ", "; deeper structures as written) and its line."""

    value: str
    line: int


def opens_front_matter(text: str) -> bool:
    """Whether `text` (without byte order mark) begins with `---` and, next, a key or the closing line."""
    opening = _OPEN.match(text)
    if opening is None:
        return False
    return _KEY.match(text, opening.end()) is not None or _CLOSE.match(text, opening.end()) is not None


def read_front_matter(text: str) -> tuple[dict[str, Entry], int]:
    """Return the entries and the offset in `text` at which the prose begins.

    `text` may start with a byte order mark. Without front matter: no entries, and the offset after the mark.

    Raises:
        FrontMatterError: not closed, longer than `LIMIT`, not YAML, no mapping, a key twice.
    """
    mark = 1 if text.startswith("\ufeff") else 0
    if not opens_front_matter(text[mark : mark + LIMIT]):
        return {}, mark
    opening = _OPEN.match(text, mark)
    assert opening is not None
    closing = _CLOSE.search(text, opening.end(), opening.end() + LIMIT)
    if closing is None:
        raise FrontMatterError(1, f"opened with --- and not closed within {LIMIT:,} characters")
    source = text[opening.end() : closing.start()]
    try:
        return _entries(source), closing.end()
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark or error.context_mark
        reason = (error.problem or error.context or "not YAML").replace("\n", " ")
        raise FrontMatterError((where.line if where else 0) + 2, reason) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        raise FrontMatterError(source.count("\n", 0, position) + 2, "a character that YAML does not allow") from None


def _entries(source: str) -> dict[str, Entry]:
    events = yaml.parse(source, Loader=_Loader)
    entries: dict[str, Entry] = {}
    mapping = False
    for event in events:
        if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            continue
        if isinstance(event, (yaml.StreamEndEvent, yaml.DocumentEndEvent, yaml.MappingEndEvent)):
            mapping = False
            continue
        line = _line(event)
        if not mapping:
            if not isinstance(event, yaml.MappingStartEvent) or entries:
                raise FrontMatterError(line, "not a list of `key: value` lines")
            mapping = True
            continue
        if not isinstance(event, yaml.ScalarEvent):
            raise FrontMatterError(line, "a key that is not a plain word")
        if event.value in entries:
            raise FrontMatterError(line, f"the key {event.value!r} stands twice")
        entries[event.value] = Entry(_value(next(events), events, source), line)
    return entries


def _value(event: yaml.Event, events: Iterator[yaml.Event], source: str) -> str:
    """Consume one value from the stream."""
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    start, depth, scalars = _span(event)[0], 0, list[str]()
    flat = isinstance(event, yaml.SequenceStartEvent)
    while True:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            flat = flat and depth == 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent):
            scalars.append(event.value)
        else:
            flat = False
        if depth == 0:
            return ", ".join(scalars) if flat else source[start : _span(event)[1]].strip()
        event = next(events)


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None, "events of a parser carry their marks"
    return int(event.start_mark.line) + 2


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None, "events of a parser carry their marks"
    assert event.end_mark is not None, "events of a parser carry their marks"
    return int(event.start_mark.index), int(event.end_mark.index)
