"""A text with marked passages as HTML: passages may nest and overlap, the text is never altered.

What a browser shows is the text itself, character for character, but for characters that HTML cannot hold: control
characters are shown by their pictures (␀), a carriage return before a line feed belongs to the line's end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: "\u2421"}
_NONE = dict.fromkeys([*range(128, 160), *range(64976, 65008), *range(55296, 57344)], "�")
_NONE |= {plane * 0x10000 + last: "\ufffd" for plane in range(17) for last in (0xFFFE, 0xFFFF)}
_SHOWN = _PICTURES | _NONE
_ALTERED = re.compile("[\r" + re.escape("".join(map(chr, _SHOWN))) + "]")
"""What hardly any text has; looking for it is faster than translating every character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage to mark; offsets count characters of the text."""

    start: int
    end: int
    kinds: tuple[str, ...]
    """What it shows; classes `k-…` of the element."""
    href: str = ""
    """Address of the fact it leads to."""
    title: str = ""
    """Name of that fact."""

    @property
    def name(self) -> str:
        """The element's id: what links to the passage end in."""
        return f"passage-{self.start}-{self.end}"


def shown(text: str) -> str:
    """A text as a browser can show it, of the same length but for carriage returns before line feeds."""
    if _ALTERED.search(text) is None:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SHOWN)


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """Return the text as HTML with an element for each passage, one inside the other.

    Where two passages overlap, the one that begins later is cut at the end of the other and goes on behind it; its id
    stands at its first piece. Words lead to the fact of the innermost passage that has one.
    """
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    bounds = {0, len(text)}
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            opening[mark.start].append(mark)
            bounds |= {mark.start, mark.end}
    out: list[str] = []
    stack: list[Mark] = []
    named: set[Mark] = set()
    linked: set[Mark] = set()
    places = sorted(bounds)
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        _close(out, stack, place)
        fresh = sorted(opening[place], key=lambda mark: -mark.end)
        for mark in fresh:
            # An earlier passage that ends first is cut here by nobody: the new one is inside or goes on behind it.
            stack.append(mark)
            out.append(_open(mark, first=mark not in named))
            named.add(mark)
        words = text[place:following]
        if words.endswith("\r") and text.startswith("\n", following):
            words = words[:-1]  # one line's end, cut in two by a passage
        if words:
            _words(out, stack, words, linked)
    return Markup("".join(out))


def _close(out: list[str], stack: list[Mark], place: int) -> None:
    """Close what ends here; what began later and goes on is closed and opened again."""
    depth = next((depth for depth, mark in enumerate(stack) if mark.end <= place), None)
    if depth is None:
        return
    out.extend("</mark>" for _ in stack[depth:])
    going_on = [mark for mark in stack[depth:] if mark.end > place]
    del stack[depth:]
    for mark in sorted(going_on, key=lambda mark: -mark.end):
        stack.append(mark)
        out.append(_open(mark, first=False))


def _open(mark: Mark, *, first: bool) -> str:
    classes = " ".join(f"k-{kind}" for kind in mark.kinds)
    name = f' id="{mark.name}"' if first else ""
    return f'<mark{name} class="{escape(classes)}">'


def _words(out: list[str], stack: Sequence[Mark], words: str, linked: set[Mark]) -> None:
    inner = next((mark for mark in reversed(stack) if mark.href), None)
    escaped = escape(shown(words))
    if inner is None:
        out.append(escaped)
        return
    # One stop of the tab key for each passage, however many pieces its link has.
    quiet = ' tabindex="-1"' if inner in linked else ""
    linked.add(inner)
    out.append(f'<a href="{escape(inner.href)}" title="{escape(shown(inner.title))}"{quiet}>{escaped}</a>')
