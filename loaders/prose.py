"""Whether a text holds English prose at all: what is no text for the reader is turned away with the reason.

A file is kept when a single sentence of English stands in it. The test is about language only: a run of words
with English function words in it, that is not one of the notices a web page carries in its margins.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

# Words that English prose cannot do without and that menus and tables rarely combine: those that no other language
# in Latin letters uses as often, and those that some do.
_ENGLISH = frozenset(
    "about after and are before between by during from has have is its of said she that the their they this to were "
    "which who will with would".split()
)
_SHARED = frozenset("as at be been but for had he her his in into it not on or over was while".split())
# Regular past tenses, and the irregular ones that tell of a contact: with a shared word they make a short sentence.
_PAST = re.compile(r"[a-z]{3,}ed|met|spoke|held|said|told")
# Notices around a page, in sentences: not what a page is about. Longer runs are taken for prose nevertheless.
_NOTICE = re.compile(
    r"\b(?:copyright|rights reserved|cookies?|javascript|browser|newsletter|subscri\w+|sign (?:in|up)|log ?in|"
    r"your|please|terms of (?:use|service)|privacy policy|reproduced|redistribut\w+|click)\b|©",
    re.IGNORECASE,
)
_NOTICE_WORDS = 40
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!:][\"'”’)\]*_]*\s*$|[.!][\"'”’)]*\s+[A-Z\"“]")
_WRAPPED_FROM = 40
"""A line at least this long may run on in the next; a shorter one does where the next begins in lower case."""
_SCRIPTS = {"HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Chinese characters"}
_SCRIPT_SAMPLE = 20_000


def lacks_prose(text: str) -> str | None:
    """Return why `text` holds no English prose, or None when it does."""
    if any(_is_sentence(run) for run in _runs(text)):
        return None
    lines = [line.strip() for line in _LINE.findall(text) if line.strip()]
    if not lines:
        return "no prose: nothing but white space"
    if script := _foreign_script(text):
        return f"no English prose: the text is in {script}"
    words = [len(_WORD.findall(line)) for line in lines]
    if not sum(words):
        return "no prose: no words"
    if len(lines) >= 3 and max(words) <= 12:
        return f"only short lines, such as navigation: {len(lines)} lines and no English sentence"
    return "no prose: no English sentence"


def is_mostly_english(text: str) -> bool:
    """Whether at least half of the letters stand in English sentences."""
    letters = sum(map(str.isalpha, text))
    english = sum(sum(map(str.isalpha, run)) for run in _runs(text) if _is_sentence(run))
    return english * 2 >= letters > 0


def _runs(text: str) -> Iterator[str]:
    """Yield lines, with the lines of a wrapped paragraph joined."""
    run: list[str] = []
    for line in re.split(r"\r\n|\r|\n", text):
        line = line.strip()
        if run and not (line and (len(run[-1]) >= _WRAPPED_FROM or line[0].islower())):
            yield " ".join(run)
            run = []
        if line:
            run.append(line)
    if run:
        yield " ".join(run)


def _is_sentence(run: str) -> bool:
    words = _WORD.findall(run)
    if len(words) < 5:
        return False
    if len(words) < _NOTICE_WORDS and _NOTICE.search(run):
        return False
    low = {word.lower() for word in words}
    english, shared = len(low & _ENGLISH), len(low & _SHARED)
    if _SENTENCE_END.search(run):
        return english > 0 or shared > 1 or (shared > 0 and (len(words) < 8 or any(map(_PAST.fullmatch, words))))
    return len(words) >= 8 and english + shared > 1


def _foreign_script(text: str) -> str | None:
    """Name the script of most letters when it is not Latin."""
    counts: Counter[str] = Counter()
    for char in text[:_SCRIPT_SAMPLE]:
        if char.isalpha():
            counts[unicodedata.name(char, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]] += 1
    if not counts:
        return None
    # Japanese is written with Chinese characters too: its own syllables decide.
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts.total():
        return "Japanese"
    script, count = counts.most_common(1)[0]
    if script == "LATIN" or count * 2 < counts.total():
        return None
    return _SCRIPTS.get(script, f"{script.capitalize()} script")
