"""How alike two written names are, whatever romanisation, order of words, initials or typing slips they have.

A name is a bag of folded words. Words are compared letter by letter and by their sound: a rough spelling in which the
usual romanisations of Korean, Arabic, Slavic and Chinese names fall together ("Yoon" and "Yun", "Hussein" and
"Husain", "Aleksander" and "Alexander"). Names in other scripts are transliterated.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

from kg import names
from kg.reading.names import PARTICLES

SAME_SOUND = 0.93
"""Likeness of two words of the same sound."""
INITIAL = 0.8
"""Likeness of a word and its initial."""
ALIKE = 0.75
"""Least likeness of letters that counts as a slip or another spelling."""

_SOUNDS = (
    ("tsch", "j"), ("tch", "j"), ("sch", "s"), ("shch", "s"), ("dzh", "j"), ("sh", "s"), ("ch", "j"), ("zh", "j"),
    ("dj", "j"), ("dz", "j"), ("cz", "j"), ("tz", "s"), ("ts", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("c", "k"), ("w", "v"), ("z", "s"),
    ("yeo", "yo"), ("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("oe", "o"), ("ae", "e"), ("ee", "i"),
    ("ie", "i"), ("ei", "i"), ("ai", "e"), ("ay", "e"), ("ey", "i"),
)  # fmt: skip
_CLASSES = str.maketrans({"p": "b", "t": "d", "k": "g", "e": "i", "y": "i", "u": "o"})
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_EMPTY = frozenset("of the and for".split())
_SURNAMES = {
    variant: group[0]
    for group in (
        "lee yi rhee ree ri".split(), "park pak bak".split(), "choi choe chey".split(), "roh noh no rho".split(),
        "lim im rim yim".split(), "yoo yu ryu you".split(), "seo suh so".split(), "woo wu u".split(),
        "chung jung jeong cheong jong".split(), "ahn an".split(), "han hahn".split(),
    )
    for variant in group
}  # fmt: skip
"""Korean surnames whose usual romanisations the sounds do not bring together."""


@lru_cache(maxsize=65_536)
def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name in Latin letters, without "Jr."; other scripts are transliterated.

    >>> name_words("KISHIDA, Fumio"), name_words("Donald J. Trump Jr."), name_words("왕이")
    (('kishida', 'fumio'), ('donald', 'j', 'trump'), ('wang', 'i'))
    """
    latin = text if all(ord(char) < 0x250 for char in text) else _transliterated(text)
    return names.without_suffix(names.words(latin))


def _transliterated(text: str) -> str:
    """Letters of other scripts in Latin; each Hangul syllable or Chinese character becomes a word."""
    return "".join(f" {anyascii(char)} " if _syllabic(char) else anyascii(char) for char in text)


def _syllabic(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3" or "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return the rough sound of a folded word; equal for spellings that mean one name.

    >>> sound("yoon") == sound("yun"), sound("byeong") == sound("byung"), sound("hussein") == sound("husain")
    (True, True, True)
    >>> sound("lee") == sound("yi"), sound("kim") == sound("kang")
    (True, False)
    """
    word = _SURNAMES.get(word, word)
    word = _SILENT.sub("", word)
    for spelling, replacement in _SOUNDS:
        word = word.replace(spelling, replacement)
    return _DOUBLED.sub(r"\1", word.translate(_CLASSES))


@lru_cache(maxsize=262_144)
def word_likeness(a: str, b: str) -> float:
    """Return how alike two folded words are, from 0 to 1.

    >>> word_likeness("yun", "yoon"), word_likeness("j", "john"), word_likeness("obama", "biden")
    (0.93, 0.8, 0.0)
    """
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    if len(sound(a)) > 1 and sound(a) == sound(b):
        return SAME_SOUND
    if min(len(a), len(b)) < 4:
        return 0.0
    found = max(Levenshtein.normalized_similarity(a, b), JaroWinkler.similarity(a, b) - 0.1)
    return float(found) if found >= ALIKE else 0.0


def weight_of_kind(word: str) -> float:
    """Return how much a word says by its kind: initials and particles little.

    >>> weight_of_kind("byung"), weight_of_kind("j"), weight_of_kind("al")
    (1.0, 0.3, 0.3)
    """
    return 0.1 if word in _EMPTY else 0.3 if len(word) == 1 or word in PARTICLES else 1.0
