"""Links held against Wikidata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.linking.records import Source, Subject
from kg.linking.scoring import contradictions

AT_ONCE = 50


def check(source: Source, subjects: Iterable[Subject]) -> Iterator[str]:
    """Yield one line for each thing that speaks against a link.

    Raises:
        SourceError: the source does not answer.
    """
    linked = [subject for subject in subjects if subject.item]
    for start in range(0, len(linked), AT_ONCE):
        part = linked[start : start + AT_ONCE]
        items = source.items(subject.item for subject in part if subject.item)
        for subject in part:
            item = items.get(subject.item or "")
            if item is None:
                yield f"{subject.id}\t{subject.item}\tthere is no such item"
                continue
            for text in contradictions(subject, item):
                yield f"{subject.id}\t{subject.item}\t{text}"
