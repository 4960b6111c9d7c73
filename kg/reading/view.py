"""A clean reading view of a raw text, with the way back to the raw offsets.

Rules about language should not have to know about YAML escapes, hard line breaks, Markdown links or curly
quotes. The view is the text without them; `View.raw` maps a span of the view to the span of
`Document.text` that shows it, so that every passage stays a verbatim slice of the source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.reading.annotations import Zone, ZoneKind

CHARACTERS = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'", "\u2032": "'", "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201f": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-",
}  # fmt: skip
"""Characters that the view spells one way."""
DROPPED = "\ufeff\u00ad\u200b\u200c\u200d\u2060"
"""Characters without width that the view leaves out."""

YAML_ESCAPE = r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|U[0-9A-Fa-f]{8}|[_\"N LPt/e0\\]|\r?\n[ \t]*\\?)"
"""Escapes of a double-quoted YAML scalar: a folded line, `\\_` (no-break space), code points."""
YAML_NAMED = {"_": " ", " ": " ", '"': '"', "N": " ", "L": " ", "P": " ", "t": " ", "/": "/", "\\": "\\"}

_COMMON = (
    r"(?:(?=[!\[\]<*_\\\s])(?! \S)(?:"  # nothing else begins with another character
    r"(?P<image>!\[[^\]\n]*\]\([^)\s]*(?:\s\"[^\"]*\")?\))"
    r"|(?P<open>\[)(?=[^\]]{1,300}\]\((?:[^()\s]|\([^()\s]*\)){1,2000}\))"
    r"|(?P<link>\]\((?:[^()\s]|\([^()\s]*\)){1,2000}\))"
    r"|(?P<tag></?(?:sup|sub|em|strong|b|i|u|br|p|span|a)\b[^<>]{0,200}>)"
    r"|(?P<emphasis>\*\*|__(?=\S)|(?<=\S)__)"
    r"|(?P<escape>\\[\\`*_{}\[\]()#+\-.!>|])"
    r"|(?P<space>\s{2,}|[^\S ])))"  # a single blank stays where it is
)
GLUED = ("Secretary", "Minister", "President", "Ambassador", "Chancellor")
"""Behind these words a text that lost its spaces goes on without one ("Secretaryof State", "MinisterKang")."""
_BEHIND_GLUED = "|".join(rf"(?<=\b{word})" for word in GLUED)
_GOES_ON = r"(?=(?:of|and|to|for|in|on|the|said|also)\b|[A-Z][a-z])"
_RUN_TOGETHER = {
    "met": "with", "spoke": "with|by|to", "talked": "with|to|by", "went": "on", "agreed": "to|that|on|upon",
    "two": "sides|countries|leaders|ministers|presidents|governments|foreign|top|nations",
    "the": "two|Minister|Secretary|President|Vice|US|ROK|UN|United|Republic|Foreign",
}  # fmt: skip
"""Usual words of the genre and what such a text glues to them ("metwith", "thetwo sides")."""
_APART = "|".join(rf"(?<=\b{first})(?=(?:{behind})\b)" for first, behind in _RUN_TOGETHER.items())
_GLUED_PAIR = "|".join(rf"\b{first}(?:{behind})\b" for first, behind in _RUN_TOGETHER.items())
_OWNER = r"(?<=[a-z]['’]s)(?=[a-z]{3})"
"""Behind a possessive ("the President'sannouncement")."""
_NEXT_SENTENCE = (
    r"(?:(?:(?<=[a-z]\.)|(?<=\b[A-Z]{2}\.)|(?<=[A-Z]\.[A-Z]\.)|(?<=[\d)]\.))(?=[A-Z][a-z])"
    r"|(?:(?<=[a-z]{3}\.)|(?<=[a-z]{3}\.[\"”])|(?<=\d{4}\.))(?=[A-Z][a-z]|[\"“][A-Z]))"
)
"""Where a text that lost its line breaks begins a sentence right behind the full stop ("in Seoul.They agreed")."""
_BRITISH = r"(?<=\b[Cc]o)-(?=operat|ordinat)"
"""The hyphen that some spell and the rules do not ("co-operation")."""
_RARE = (
    rf"|(?P<glue>(?:{_BEHIND_GLUED}){_GOES_ON}|{_NEXT_SENTENCE}|{_APART}|{_OWNER})"
    r"|(?P<compose>[^\W\d_][\u0300-\u036f]+)"
    rf"|(?P<drop>[{DROPPED}]+|{_BRITISH})"
)
MARKUP = re.compile(_COMMON)
"""What the view leaves out or shows as white space in nearly every text."""
MARKUP_AND_RARE = re.compile(_COMMON + _RARE)
RARE = re.compile(
    rf"[\u0300-\u036f{DROPPED}]|\b(?:{'|'.join(GLUED)}){_GOES_ON}|\.[\"”]?{_NEXT_SENTENCE}|{_GLUED_PAIR}|['’]s{_OWNER}|o{_BRITISH}"
)
"""What makes a zone need `MARKUP_AND_RARE`."""
_PAIRS = AhoCorasick([first + second for first, behind in _RUN_TOGETHER.items() for second in behind.split("|")])
_HINTS = tuple(
    map(
        re.compile,
        (
            rf"[\u0300-\u036f{DROPPED}]",
            *(rf"{word}{_GOES_ON}" for word in GLUED),
            rf"\.[\"”]?{_NEXT_SENTENCE}",
            r"['’]s[a-z]{3}",
            r"o-(?:operat|ordinat)",
        ),
    )
)
"""With `_PAIRS` the parts of `RARE`; each begins with a letter that `re` leaps to: fast over a whole text."""


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what the rules read, cut into runs: `begins[i]` is where one begins, `shown[i]` the raw span it shows.

    The characters of a run as long as its raw span stand for one raw character each, those of another run for all.
    """

    text: str
    begins: list[int]
    shown: list[tuple[int, int]]
    zones: tuple[Zone, ...]
    """The zones in view offsets."""

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span that shows `text[start:end]`; an empty span stays empty."""
        if not self.text:
            return 0, 0
        if end <= start:
            at, _ = self._character(min(start, len(self.text) - 1))
            return at, at
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, at: int) -> tuple[int, int]:
        """Return the raw span that shows one character."""
        run = bisect_right(self.begins, at) - 1
        begins, (start, end) = self.begins[run], self.shown[run]
        length = (self.begins[run + 1] if run + 1 < len(self.begins) else len(self.text)) - begins
        return (start + at - begins, start + at - begins + 1) if length == end - start else (start, end)


def build(raw: str, zones: Sequence[Zone]) -> View:
    """Return the view of the zones of `raw`, one after another with a blank line between.

    A zone's own line breaks become single spaces: whoever cuts zones decides what is one block.
    """
    out: list[str] = []
    begins: list[int] = []
    shown: list[tuple[int, int]] = []
    view_zones: list[Zone] = []
    length = 0
    hinted = bool(_PAIRS.find_matches_as_indexes(raw)) or any(hint.search(raw) for hint in _HINTS)
    spelt = _spelt(raw)
    for zone in zones:
        if length:
            out.append("\n\n")
            begins.append(length)
            shown.append((zone.start, zone.start))
            length += 2
        first = length
        spaced = True
        yaml = zone.kind is ZoneKind.FRONT_MATTER
        for piece, start, end in _yaml_pieces(raw, spelt, zone) if yaml else _pieces(raw, spelt, zone, hinted):
            if spaced and piece[0] == " ":
                if len(piece) == 1:
                    continue
                piece, start = piece[1:], start + 1
            spaced = piece[-1] == " "
            out.append(piece)
            begins.append(length)
            shown.append((start, end))
            length += len(piece)
        if spaced and length > first:
            length -= 1
            if len(out[-1]) == 1:
                for each in (out, begins, shown):
                    each.pop()
            else:
                out[-1], shown[-1] = out[-1][:-1], (shown[-1][0], shown[-1][1] - 1)
        view_zones.append(Zone(first, length, zone.kind))
    return View("".join(out), begins, shown, tuple(view_zones))


Piece = tuple[str, int, int]
"""Characters of the view and the raw span that shows them; " " stands for any white space.

A piece of several characters has the length of its raw span and no two blanks in a row.
"""


def _spelt(text: str) -> str:
    """Return a text with its characters spelt one way, each in its place."""
    for character, plain in CHARACTERS.items():
        text = text.replace(character, plain)
    return text


def _pieces(raw: str, spelt: str, zone: Zone, hinted: bool) -> list[Piece]:
    """`spelt` is the raw text as `_spelt`, `hinted` whether it can hold what is `RARE` at all."""
    pieces: list[Piece] = []
    at = zone.start
    markup = MARKUP_AND_RARE if hinted and RARE.search(raw, zone.start, zone.end) else MARKUP
    for match in markup.finditer(raw, zone.start, zone.end):
        if at < match.start():
            pieces.append((spelt[at : match.start()], at, match.start()))
        at = match.end()
        kind = match.lastgroup
        if kind == "glue" or kind == "space" or (kind == "tag" and match.group().startswith(("<br", "<p", "</p"))):
            pieces.append((" ", match.start(), match.end()))
        elif kind == "compose":
            letter = unicodedata.normalize("NFC", match.group())
            pieces.append((letter if len(letter) == 1 else letter[0], match.start(), match.end()))
        elif kind == "escape":
            pieces.append((match.group()[1], match.start(), match.end()))
    if at < zone.end:
        pieces.append((spelt[at : zone.end], at, zone.end))
    return pieces


_YAML = re.compile(rf"(?P<escape>{YAML_ESCAPE})|(?P<double>'')|(?P<space>\s+)")


def _yaml_pieces(raw: str, spelt: str, zone: Zone) -> list[Piece]:
    pieces: list[Piece] = []
    at = zone.start
    for match in _YAML.finditer(raw, zone.start, zone.end):
        if at < match.start():
            pieces.append((spelt[at : match.start()], at, match.start()))
        at = match.end()
        if match.lastgroup == "space":
            pieces.append((" ", match.start(), match.end()))
            continue
        escape = match.group()
        if match.lastgroup == "double":  # an apostrophe in a single-quoted scalar
            pieces.append(("'", match.start(), match.end()))
            continue
        if escape[1] in "xuU" and len(escape) > 2:
            character = chr(min(int(escape[2:], 16), 0x10FFFF))
            character = " " if character.isspace() else CHARACTERS.get(character, character)
        elif escape[1] in "\r\n":
            continue  # a folded line; a kept space is escaped as "\ " and comes as its own piece
        else:
            character = YAML_NAMED.get(escape[1], "")
        if character:
            pieces.append((character, match.start(), match.end()))
    if at < zone.end:
        pieces.append((spelt[at : zone.end], at, zone.end))
    return pieces
