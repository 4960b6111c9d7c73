"""Finding who is spoken of by name or by title; groups and pronouns are found by `kg.reading.groups`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.authority import Authority
from kg.reading.annotations import Mention, Sentence
from kg.reading.appositions import Appositions
from kg.reading.delegation_leaders import give_sides
from kg.reading.lexicon import Hit, Lexicon
from kg.reading.line import COUNTRY_KINDS, Line
from kg.reading.mention_builder import MentionBuilder
from kg.reading.phrases import titles
from kg.reading.quoted_offices import offices_of_the_speaker
from kg.reading.titled_mentions import TitleReader
from kg.reading.tokens import tokenize
from kg.reading.untitled_mentions import UntitledReader

KINDS = ("person", "country", "adjective", "capital", "metonym", "group", "agreement", "event")
"""Kinds of names of the authority that matter to reading."""

REGIONS = tuple(
    f"{word} "
    for word in "Latin Central Ibero Meso North South East West Northern Southern Eastern Western Northeast"
    " Southeast".split()
)
"""Words in front of the name of a country that make it a part of the world or another country."""
LONGEST_REGION = max(map(len, REGIONS))


class MentionFinder:
    """Finds mentions with the authority's names at hand; who they are is decided by `kg.resolving`."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.lexicon = Lexicon(authority, KINDS)
        short = [
            (c.code, name) for c in authority.countries.values() for name in c.ambiguous if name.startswith("the ")
        ]
        self._short_names = frozenset(name.removeprefix("the ") for _, name in short)
        """Names that are words as well, an article in front ("the South")."""
        self._short_named = frozenset(code for code, _ in short)

    def lines(self, text: str, sentences: Sequence[Sentence]) -> list[Line]:
        """Return the sentences with their tokens and the known names in them."""
        hits = [self._usual(hit, text) for hit in self.lexicon.find(text) if not _of_a_region(hit, text)]
        hits = self._meant(hits, text)
        lines = []
        at = 0
        for sentence in sentences:
            while at < len(hits) and hits[at].start < sentence.start:
                at += 1
            end = at
            while end < len(hits) and hits[end].end <= sentence.end:
                end += 1
            line = Line(sentence, tokenize(text, sentence.start, sentence.end), hits[at:end])
            line.index_countries()
            lines.append(line)
        return lines

    def _meant(self, hits: list[Hit], text: str) -> list[Hit]:
        """Leave out "the South" and the like where the text names none of the countries that are called so."""
        said = [hit for hit in hits if hit.kind in COUNTRY_KINDS]
        short = {hit for hit in said if text[hit.start : hit.end] in self._short_names}
        persons = self.authority.persons
        named = {key for hit in said if hit not in short for key in hit.keys}
        named |= {persons[key].country for hit in hits if hit.kind == "person" for key in hit.keys}
        if not short or named & self._short_named or len({hit.keys for hit in short}) > 1:
            return hits
        return [hit for hit in hits if hit not in short]

    def _usual(self, hit: Hit, text: str) -> Hit:
        """A name of several countries stands for the usual one ("Georgia"), that of a group for its members."""
        if hit.kind == "group":
            return Hit(hit.start, hit.end, hit.kind, self.authority.groups[hit.keys[0]].members)
        if hit.kind not in COUNTRY_KINDS or len(hit.keys) == 1:
            return hit
        usual = self.authority.country_of(text[hit.start : hit.end])
        return Hit(hit.start, hit.end, hit.kind, (usual,) if usual else hit.keys)

    def named(self, text: str, lines: Sequence[Line]) -> list[Mention]:
        """Return persons with a title, a known full name or an apposition, and offices without a name."""
        found: list[Mention] = []
        for line in lines:
            found += self._sentence(text, line)
        return found

    def _sentence(self, text: str, line: Line) -> list[Mention]:
        builder = MentionBuilder(self.authority, text, line)
        appositions = Appositions(builder)
        found = titles(line)
        TitleReader(builder, appositions, found).read()
        UntitledReader(builder, appositions).read(found)
        appositions.names_before(found)
        appositions.holders_behind()
        give_sides(text, line, builder.mentions)
        offices_of_the_speaker(text, line, builder.mentions)
        builder.mentions.sort(key=lambda m: (m.start, -m.end))
        return builder.mentions


def _of_a_region(hit: Hit, text: str) -> bool:
    """Whether a name of a country is only the end of a region's ("Latin American", "Northern Ireland")."""
    if hit.kind not in COUNTRY_KINDS:
        return False
    return text[max(0, hit.start - LONGEST_REGION) : hit.start].endswith(REGIONS)
