"""Splitting zones into sentences, the unit of provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading import datelines
from kg.reading.annotations import PROSE, Sentence, Zone, ZoneKind

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen adm lt col maj capt sgt rev hon amb sen rep gov pres st jr sr messrs mohd muhd
    u.s u.n u.k u.s.a d.c e.u p.r.c r.o.k d.p.r.k s n no nos art vol vs etc inc ltd co corp
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    h.e h.h h.m h.r.h rt a.m p.m i.e e.g cf ph.d approx dept est fig brig cmdr cdr radm vadm ma wm
    """.split()
)
"""Lower-case abbreviations whose full stop seldom ends a sentence."""
NEVER_LAST = frozenset(
    "h.h h.m h.r.h rt "
    "brig cmdr cdr radm vadm mr mrs ms dr prof gen adm lt col maj capt sgt rev hon amb sen rep gov messrs s n no"
    " vs h.e mohd muhd".split()
)
"""Abbreviations that never end a sentence: a name or a number must follow."""
MONTHS_SHORT = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())

BOUNDARY = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"')\]]*)(?P<space>\s+|$)|;\s+(?=[°•-]\s)")
LAST_TOKEN = re.compile(r"(?:^|[\s(\[\"'/-])([A-Za-z][A-Za-z.]*)$")
OPENER = re.compile(r"[\"'(\[]*[A-Z0-9\"°•*-]")


def split(text: str, zones: Sequence[Zone]) -> list[Sentence]:
    """Return the sentences of every zone, in order; a headline, dateline, caption or menu line is one sentence."""
    sentences: list[Sentence] = []
    for number, zone in enumerate(zones):
        kind, first = zone.kind, zone.start
        if kind is ZoneKind.BODY and (prose := datelines.behind(text, first, zone.end)) > first:
            sentences.append(Sentence(first, len(text[:prose].rstrip()), ZoneKind.DATELINE, number, len(sentences)))
            first = prose
        if kind in PROSE | {ZoneKind.CAPTION}:
            spans = _split_zone(text, first, zone.end)
        else:
            spans = [(first, zone.end)]
        for start, end in spans:
            while start < end and (text[start].isspace()):
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                sentences.append(Sentence(start, end, zone.kind, number, len(sentences)))
    return sentences


def _split_zone(text: str, first: int, last: int) -> list[tuple[int, int]]:
    spans = []
    start = first
    for match in BOUNDARY.finditer(text, first, last):
        if match.end() >= last:
            break
        if match["stop"] is not None and not _ends(text, first, last, match):
            continue
        if _in_parenthesis(text, start, match.end(), last):
            continue
        spans.append((start, match.end() if match["stop"] is None else match.start("space")))
        start = match.end()
    spans.append((start, last))
    return [part for first, end in spans for part in _parts(text, first, end)]


LONGEST = 2400
"""Characters of the longest sentence; what is longer is a list, and is cut between its members."""


def _parts(text: str, first: int, end: int) -> list[tuple[int, int]]:
    """Cut a span that is too long for a sentence, behind a semicolon, else a comma, else a blank."""
    spans = []
    while end - first > LONGEST:
        cuts = (text.rfind(mark, first + LONGEST // 2, first + LONGEST) + len(mark) - 1 for mark in ("; ", ", ", " "))
        cut = next((cut for cut in cuts if cut > first + LONGEST // 2), first + LONGEST)
        spans.append((first, cut))
        first = cut
    spans.append((first, end))
    return spans


PARENTHESIS = 120
"""Characters of the longest parenthesis that holds full stops of its own."""


def _in_parenthesis(text: str, start: int, at: int, last: int) -> bool:
    """Whether the place lies in a short parenthesis ("(local time. 5:30 p.m., Japan time.)")."""
    opened = text.rfind("(", max(start, at - PARENTHESIS), at)
    if opened < 0 or ")" in text[opened:at]:
        return False
    closed = text.find(")", at, min(last, at + PARENTHESIS))
    return closed >= 0 and "(" not in text[at:closed]


def _ends(text: str, first: int, last: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 2]
    if not OPENER.match(after):
        return False
    if match["stop"] != ".":
        return True
    found = LAST_TOKEN.search(text, max(first - 1, match.start() - 24, 0), match.start())
    if not found:
        return True
    token = found.group(1).lower().rstrip(".")
    if match["close"].startswith(")") and token in ABBREVIATIONS and text[found.start(1) - 1] == "(":
        return False  # "United States (U.S.) Secretary"
    if match["close"] and not (match["close"] == "'" and token in ABBREVIATIONS):
        return True
    if token in NEVER_LAST:
        return False
    if token in MONTHS_SHORT:
        return not after[:1].isdigit()
    if len(token) == 1:
        # An initial ("Joseph R. Biden") unless it ends a clause ("Plan B. The").
        before = text[max(first, found.start(1) - 2) : found.start(1)]
        word = re.match(r"[A-Za-z]+", text[match.end() : match.end() + 20])
        return not (before[:1].isalpha() or before[-1:] == " ") or bool(word and word.group() in SENTENCE_OPENERS)
    if token in ABBREVIATIONS or INITIALS.fullmatch(token):
        word = re.match(r"[\"'(]*([A-Za-z]+)", text[match.end() : match.end() + 24])
        opens = word is not None and word.group(1) in SENTENCE_OPENERS
        opens = opens and not UNDER_SECRETARY.match(text, match.end())
        return opens or (token == "d.c" and IN_THE_CAPITAL.search(text, first, match.end()) is not None
                         and TITLE_OPENS.match(text, match.end()) is not None)  # fmt: skip
    return True


IN_THE_CAPITAL = re.compile(r"[a-z0-9)] in Washington, D\.C\.\s+\Z")
TITLE_OPENS = re.compile(
    r"(?:Assistant|Deputy|Under|Acting|Vice|Prime|Foreign|Special|Senior|Principal|Secretary|Minister|President"
    r"|Ambassador|General|Director|Chairman|Mr\.|Ms\.|U\.S\.)\s"
)
"""How a sentence begins behind a place whose name is an abbreviation, beside the usual openers."""


UNDER_SECRETARY = re.compile(r"Under[ -]?Secretar")
"""An office, no preposition that opens a sentence ("U.S. Under Secretary of State X")."""
INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
"""Several initials in a row ("H.R.")."""
SENTENCE_OPENERS = frozenset(
    """
    The They He She It We This That These Those In On At As To For From With After Before During Both But And
    Also Following Earlier Later Since While When However Meanwhile Moreover Furthermore Additionally Finally
    There His Her Their Its Our Under By If Among According Such Today Yesterday Regarding Through
    """.split()
)
"""Words that open a sentence after an abbreviation ("in Washington, D.C. The two sides")."""
