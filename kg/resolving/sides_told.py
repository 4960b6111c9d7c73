"""Who took part of each side, side by side: "from the A side X and Y attended, and from the B side Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.reading.annotations import Mention, MentionKind, Sentence

SIDE = re.compile(
    r"\b(?:(?P<of>[Ff]rom|[Oo]n|[Ff]or|of|[Ii]n) )?[Tt]he (?P<side>(?:[\w.-]+ ){1,4}?)(?P<noun>side|delegation|team)\b"
)
"""A side of the contact, by its country."""
ATTENDED = re.compile(
    r"\b(?:attend\w*|participa\w+|t(?:ook|aking) part|joined|present|in attendance|includ\w+|compris\w+"
    r"|consisted of|made up of|composed of)\b"
)
"""What says that those of a side were there."""
NAMED_BEHIND = re.compile(
    r"(?:,? (?:which was )?(?:led|headed) by [^,;]{3,90})?[,:]?(?: (?:also|as well as))*"
    r"(?: (?:included?|were|was|by|comprised|consisted of|was (?:also )?(?:composed|made up) of))?[,:]?"
    r"(?: (?:the following|by|were|was))*(?=[ (])"
)
"""From a side to the names of those who were there for it."""
CONSISTED = re.compile(r"\b(?:included?|comprised|consisted of|composed of|made up of)\b")
"""What says that a list of those of a side follows."""
ENDS_LIST = re.compile(r"\s*(?:[,;.)]|\Z|and\b|(?:also )?(?:attended|participated|took part|joined|were)\b)")
"""What follows a side that those in front of it served ("attended by X and others from the A side, and by Y")."""
BEGINS_LIST = re.compile(r"\b(?:attended|joined|accompanied|represented) (?:[\w-]+ ){0,2}?by\b|,? and by\b|[;(]")
"""What begins such a list."""


def delegates(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[list[Mention], str | None]]:
    """Yield those whom a sentence names for each side, with the side's country where its words give one.

    `mentions` are those of the sentence.
    """
    if not ATTENDED.search(text, sentence.start, sentence.end):
        return
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    found = [(m, _country(m, mentions)) for m in SIDE.finditer(text, sentence.start, sentence.end)]
    groups = [m for m in mentions if m.kind is MentionKind.GROUP]  # "the delegation" of whoever was told of
    sides = [(m, country) for m, country in found if (country or _inside(m, groups)) and not _inside(m, people)]
    if not sides:
        return
    ends = [*(following.start() for _, (following, _) in pairwise(sides)), sentence.end]
    before = sentence.start
    for (match, country), end in zip(sides, ends, strict=True):
        words = NAMED_BEHIND.match(text, match.end(), end)
        behind = [m for m in people if match.end() <= m.start < end]
        listed = words is not None and CONSISTED.search(words.group()) is not None  # the first may be one of no office
        if words is not None and behind and (listed or not text[words.end() : behind[0].start].strip(" (")):
            yield behind, country
        elif match["of"] and ENDS_LIST.match(text, match.end()):
            begins = list(BEGINS_LIST.finditer(text, before, match.start()))
            start = begins[-1].end() if begins else before
            yield [m for m in people if start <= m.start < match.start()], country
        before = match.end()


def _country(side: re.Match[str], mentions: Sequence[Mention]) -> str | None:
    """The one country in the words of a side."""
    named = [c for m in mentions if side.start("side") <= m.start < side.end("side") for c in m.countries]
    return named[0] if len(set(named)) == 1 else None


def _inside(side: re.Match[str], people: Sequence[Mention]) -> bool:
    """Whether a side stands in a mention: somebody's title ("head of the A delegation"), or a group."""
    return any(m.start <= side.start("side") < m.end for m in people)
