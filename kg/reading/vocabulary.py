"""Labels of the SKOS vocabularies, matched in running text by one automaton for each scheme."""

from __future__ import annotations

from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind
from pyoxigraph import Literal

from kg.rdf.turtle import shipped_triples

SKOS = "http://www.w3.org/2004/02/skos/core#"
LABELS = frozenset({SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"})
ACRONYM = 8
"""Characters: a label in capitals up to this long counts only where the text writes it in capitals."""


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label of a concept in the text."""

    start: int
    end: int
    concept: str
    """The concept's key (`skos:notation`)."""


class LabelMatcher:
    """Finds the English labels of one scheme as whole words, longest first, without regard to case.

    >>> matcher = LabelMatcher("phrases")
    >>> text = "They called the alliance ironclad."
    >>> [(text[hit.start:hit.end], hit.concept) for hit in matcher.find(text)]
    [('ironclad', 'ironclad')]
    """

    def __init__(self, scheme: str) -> None:
        """`scheme` is the name of a vocabulary that the package ships ("topics", "phrases").

        Raises:
            FileNotFoundError: the package ships no such vocabulary.
        """
        notation: dict[str, str] = {}
        labels: list[tuple[str, str]] = []
        for triple in shipped_triples(f"vocabularies/{scheme}.ttl"):
            subject, predicate, value = str(triple.subject), triple.predicate.value, triple.object
            if not isinstance(value, Literal):
                continue
            if predicate == SKOS + "notation":
                notation[subject] = value.value
            elif predicate in LABELS and value.language in ("en", None):
                labels.append((subject, value.value.replace("\u2019", "'")))
        surfaces: dict[str, list[tuple[str, bool]]] = {}
        for subject, label in labels:
            if subject in notation:
                entry = (notation[subject], label.isupper() and len(label) <= ACRONYM)
                known = surfaces.setdefault(label.lower(), [])
                if entry not in known:
                    known.append(entry)
        self._entries = list(surfaces.values())
        self._automaton = AhoCorasick(list(surfaces), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[LabelHit]:
        """Return the hits in order; a label that several concepts share gives one hit for each."""
        folded = text.lower()
        if len(folded) != len(text):  # a letter whose lower case is longer: fold one by one
            folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            upper = text[start:end].isupper()
            found += [LabelHit(start, end, key) for key, acronym in self._entries[pattern] if upper or not acronym]
        return found
