"""What acts are about, and the recurring formulae in which they are put."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from kg.reading.annotations import PROSE, Sentence
from kg.reading.vocabulary import LabelHit, LabelMatcher


class Topics:
    """Concepts of the scheme `topics` in one text; make the matcher once and this for each text."""

    def __init__(self, matcher: LabelMatcher, text: str) -> None:
        self._matcher = matcher
        self._text = text

    @cached_property
    def _hits(self) -> list[LabelHit]:
        """The labels in the text, looked for once an act asks for them."""
        return self._matcher.find(self._text)

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the concepts whose labels stand in `text[start:end]`, each once, in the order of the text."""
        first = bisect_left(self._hits, start, key=lambda hit: hit.start)
        concepts: dict[str, None] = {}
        for hit in self._hits[first:]:
            if hit.start >= end:
                break
            if hit.end <= end:
                concepts[hit.concept] = None
        return tuple(concepts)


def phrase_uses(matcher: LabelMatcher, text: str, sentences: Sequence[Sentence]) -> list[LabelHit]:
    """Return the formulae of the scheme `phrases` in the prose of a text, in order."""
    found = []
    hits = iter(matcher.find(text))
    hit = next(hits, None)
    for sentence in sentences:
        while hit is not None and hit.start < sentence.end:
            if sentence.zone in PROSE and hit.start >= sentence.start:
                found.append(hit)
            hit = next(hits, None)
    return found
