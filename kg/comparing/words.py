"""The content of an act as weighted terms: countries, agreements and topics of our vocabularies, and stems of words.

Two readouts seldom use one wording. What they share is what they speak of, so names of one country are one term
("the DPRK", "Pyongyang", "the North"), labels of one topic are one, and so are the words of a line of `groups.txt`.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import snowballstemmer

from kg.authority import Authority
from kg.reading.lexicon import Lexicon
from kg.reading.vocabulary import LabelMatcher


class Term(NamedTuple):
    """One thing an act speaks of."""

    key: str
    """`@KP` a country, `#sanctions` a topic, `%ncg` an agreement, `~linchpin` a formula, else a stem."""
    weight: float
    word: str
    """How the text has it, for explanations."""


COUNTRY = 1.0
TOPIC = 1.0
BROAD_TOPIC = 0.4
FORMULA = 0.3
RARE = 1.0
"""Weight of a word that few acts have; that of a common one falls with the logarithm of its frequency."""
COMMONEST = 0.15
ASSURANCE = "=assurance"
"""Term of every clause that assures an ally, whatever the formula."""

_ASSURANCES = frozenset({"ironclad", "unwavering", "as-long-as-it-takes", "shoulder-to-shoulder"})
_ASSURES = re.compile(
    r"(?i)\b(?:stands?|stood|standing) (?:by|with|behind|beside)\b|\bsacred\b|\bunbreakable\b|\bnever waver"
    r"|\bsolemn (?:vow|promise)|\bcommit(?:ment|ted) to (?:the )?(?:defend|defen[cs]e|security|alliance|ally|people)"
    r"|\bdefen[cs]e of\b|\bdefend (?:the ROK|its all|(?:South )?Korea|Japan|the Republic)"
    r"|\bcommitment to (?:the )?(?:ROK|Republic of Korea|(?:South )?Korea|Japan)"
)
_STOP = frozenset(
    """a an the and or but nor of to in on at by for from with without within into onto over under up down out off
    about as that this these those it its their his her our your my they them he she we i you who whom which
    what when where while be is are was were been being am do does did done have has had having will would shall
    should may might can could must not no than then so such if because since until between among against toward
    towards per via s t re each other one any all some both either neither own same just only there here how why
    very much many most least less more us according said says told tell monday tuesday wednesday thursday
    friday saturday sunday telephone phone""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
BROAD = frozenset({"alliance", "policy-coordination", "high-level-exchange", "multilateral-cooperation", "development"})
"""Topics so common in readouts that sharing one says little."""
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a word in lower case.

    >>> stem("Exercises") == stem("exercising")
    True
    """
    return str(_STEMMER.stemWord(word.casefold()))


@cache
def _groups() -> dict[str, str]:
    """Stem -> key of its group."""
    found: dict[str, str] = {}
    for line in (files("kg.comparing") / "groups.txt").read_text(encoding="utf-8").splitlines():
        stems = [stem(word) for word in line.split()]
        for other in stems:
            found.setdefault(other, stems[0])
    return found


@cache
def _frequencies() -> dict[str, float]:
    """Stem -> in how many of 1,000 acts it stands; see `scripts/count_act_words.py`."""
    table = (files("kg.comparing") / "frequencies.csv").read_text(encoding="utf-8")
    return {row["stem"]: float(row["per_mille"]) for row in csv.DictReader(table.splitlines())}


def weight_of(key: str) -> float:
    """Weight of a word by its key: from `COMMONEST` for what stands in every tenth act to `RARE`."""
    share = _frequencies().get(key, _LISTED) / 1000
    scale = math.log(share / _COMMON) / math.log(_LISTED / 1000 / _COMMON)
    return round(max(COMMONEST, min(RARE, COMMONEST + (RARE - COMMONEST) * scale)), 3)


_LISTED = 4.0
"""Per mille from which a stem is listed."""
_COMMON = 0.1
"""Share of acts at which a word proves next to nothing."""


@cache
def _lexicon() -> Lexicon:
    return Lexicon(Authority.load(), ("country", "adjective", "capital", "metonym", "agreement"))


@cache
def _matcher(scheme: str) -> LabelMatcher:
    return LabelMatcher(scheme)


@lru_cache(maxsize=8192)
def terms(content: str) -> tuple[Term, ...]:
    """What a clause speaks of: each thing once, in order of its first mention.

    >>> [term.key for term in terms("to sanction the DPRK")]
    ['#sanctions', 'sanction', '@KP']
    """
    text = content.replace("\u2019", "'")
    found: dict[str, tuple[int, Term]] = {}

    def note(start: int, key: str, weight: float, word: str) -> None:
        found.setdefault(key, (start, Term(key, weight, word)))

    covered: list[tuple[int, int]] = []
    for hit in _lexicon().find(text):
        if len(hit.keys) > 1 and hit.kind != "agreement":  # "Korean" is of either Korea
            continue
        named = hit.kind == "agreement"
        weight = RARE if named else COUNTRY
        note(hit.start, f"{'%' if named else '@'}{hit.keys[0]}", weight, text[hit.start : hit.end])
        covered.append((hit.start, hit.end))
    for label in _matcher("topics").find(text):
        if (label.start, label.end) in covered:  # a country's name is a topic of its own ("DPRK")
            continue
        weight = BROAD_TOPIC if label.concept in BROAD else TOPIC
        note(label.start, f"#{label.concept}", weight, text[label.start : label.end])
    for label in _matcher("phrases").find(text):
        word = text[label.start : label.end]
        note(label.start, f"~{label.concept}", FORMULA, word)
        if label.concept in _ASSURANCES:
            note(label.start, ASSURANCE, RARE, word)
    for match in _ASSURES.finditer(text):
        note(match.start(), ASSURANCE, RARE, match.group())
    for start, key, word in _words(text, covered):
        note(start, key, weight_of(key), word)
    return tuple(term for _, term in sorted(found.values(), key=lambda entry: (entry[0], entry[1].key)))


def keys_of_words(content: str) -> list[str]:
    """The keys of a clause's words, those of known names left out; as often as they stand."""
    text = content.replace("\u2019", "'")
    covered = [(hit.start, hit.end) for hit in _lexicon().find(text)]
    return [key for _, key, _ in _words(text, covered)]


def _words(text: str, covered: list[tuple[int, int]]) -> Iterator[tuple[int, str, str]]:
    for match in _WORD.finditer(text):
        if any(start <= match.start() < end for start, end in covered):
            continue
        for word in re.split(r"[-'\u2019]", match.group()):
            folded = word.casefold()
            if folded not in _STOP and (len(folded) > 2 or folded.isdigit()):
                own = stem(folded)
                yield match.start(), _groups().get(own, own), word
