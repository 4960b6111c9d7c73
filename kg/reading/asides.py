"""What may stand between a verb and what it governs, or between a subject and its verb, and says nothing of an act.

"Agreed, the ministry said, to help", "stressed at the talks with X the need to", "Minister X in a call with Y urged":
the grammar of acts reads sentences as if these words were not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.reading.act_verbs import (
    AUXILIARIES,
    CONTACT_PAST,
    DETERMINERS,
    IRREGULAR_PAST,
    MODALS,
    PREPOSITIONS,
    VERBS,
    Form,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.time_grammar import MONTH_NAMES
from kg.reading.tokens import Token

PROMISED = frozenset("agreement plan plans consensus deal pledge decision request proposal".split())
"""Nouns that govern what is promised or asked, as verbs do."""
TALKS = frozenset(
    "talks meeting meetings call calls conversation conversations summit conference consultations discussions"
    " discussion luncheon dinner session dialogue briefing interview".split()
)
BARE = frozenset("talks consultations discussions phone telephone".split())
"""Such nouns, or their first words, that need no article."""
NO_NOUNS = PREPOSITIONS | IRREGULAR_PAST | AUXILIARIES | MODALS | {"to", "and", "that"}
"""What stands in no noun phrase of talks ("after the two ministers held talks")."""
OPENING = frozenset("in during at after over following".split())
WITHIN = 5
"""Words between the article and the noun ("in a 30-minute joint press conference")."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(name.lower() for name in MONTH_NAMES) | frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
PARTS = frozenset("morning afternoon evening night".split())
FIXED = tuple(
    phrase.split()
    for phrase in (
        "once again", "among other things", "among others", "in particular", "in no uncertain terms", "in principle",
        "in general", "for his part", "for her part", "for its part", "for their part", "in turn", "in return",
        "in response", "at the same time", "as well", "in this regard", "to this end",
    )
)  # fmt: skip
FIXED_BY_WORD: Mapping[str, tuple[list[str], ...]] = {
    first: tuple(phrase for phrase in FIXED if phrase[0] == first) for first in {phrase[0] for phrase in FIXED}
}
NOT_ALONE = frozenset("of as with".split())
TO_SOMETHING = frozenset("response return".split())
"""Words with which such a phrase goes on ("as well as"), and those that go on with "to" ("in response to")."""
SAYING = frozenset("said says added noted explained reported announced stated".split())
CLOSING = frozenset("said says added told noted reported".split())
"""Verbs of an attribution at the end."""
SOURCES = frozenset(
    "ministry ministries office department spokesperson spokesman spokeswoman official officials house government"
    " agency report reports source sources statement readout release secretariat media".split()
)
"""Who tells what others did: an attribution to a person is who speaks."""
ATTRIBUTED = 12
"""Tokens of an attribution between commas."""
JOINING = frozenset("and but while".split())


def left_out(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[list[Token], bool]:
    """Return the tokens without what stands aside, and whether talks "with" somebody were among the rest.

    What opens a sentence stays, as do attributions in a sentence that quotes.
    """
    lower = [token.lower for token in tokens]
    if not (ASIDE_WORDS & set(lower)):
        return list(tokens), False
    starts = {mention.start: mention for mention in mentions}
    quotes = '"' in lower
    kept: list[Token] = []
    company = False
    i = 0
    while i < len(tokens):
        may_stand = kept and (lower[i] in ASIDE_BEGINS or kept[-1].text == ",")
        end = _end(tokens, lower, i, starts, quotes=quotes, kept=kept) if may_stand else i
        if end == i:
            kept.append(tokens[i])
            i += 1
            continue
        company = company or "with" in lower[i:end]
        wrapped = kept[-1].text == "," and end < len(tokens) and tokens[end].text == ","
        if wrapped:
            after = lower[end + 1 : end + 2]
            if not after or not (after[0].endswith("ing") or after[0] in JOINING):
                kept.pop()
            end += 1
        i = end
    return kept, company


def _end(
    tokens: Sequence[Token], lower: Sequence[str], i: int, starts: Mapping[int, Mention], *, quotes: bool,
    kept: Sequence[Token],
) -> int:  # fmt: skip
    """Where the words end that stand aside from token `i` on; `i` where none begin."""
    word = lower[i]
    for phrase in FIXED_BY_WORD.get(word, ()):
        end = i + len(phrase)
        if lower[i:end] == phrase and lower[end : end + 1] and lower[end] not in NOT_ALONE:
            return i if lower[end] == "to" and phrase[-1] in TO_SOMETHING else end
    before = kept[-1].lower
    if before == "," and not quotes:
        return _attribution(lower, i)
    if before in CONTACT_PAST and before != "called":
        return i  # "spoke in a call with X to reaffirm": what was done there
    if word in OPENING:
        end = _at_talks(tokens, lower, i, starts)
        if end > i:
            return end
    entry = VERBS.get(before)
    governs = (entry is not None and entry[1] in (Form.PAST, Form.PRESENT)) or before in PROMISED
    if not (governs or (kept[-1].end <= tokens[i - 1].start and kept[-1] is not tokens[i - 1])):
        return i
    day = _day(tokens, lower, i)
    return day if day > i else _place(tokens, lower, i, starts)


def _attribution(lower: Sequence[str], i: int) -> int:
    """Where ", the ministry said," ends that begins at token `i` behind its comma; `i` where it is none."""
    comma = next((k for k in range(i, min(i + ATTRIBUTED, len(lower) - 1)) if lower[k] == ","), i)
    words = lower[i:comma]
    if not words or not SOURCES & set(words) or "that" in words:
        return i
    told = words[-1] in SAYING or (words[0] in SAYING and words[-1] in SOURCES) or words[:2] == ["according", "to"]
    release = bool(SAYING & set(words)) and words[-1] in SOURCES  # "the ministry said in a statement"
    return comma if told or release else i


def _at_talks(tokens: Sequence[Token], lower: Sequence[str], i: int, starts: Mapping[int, Mention]) -> int:
    """Where "at the meeting (with X) (in Oslo) (on Thursday)" ends that begins at token `i`; `i` where it is none."""
    at = i + 1
    article = at < len(lower) and lower[at] in DETERMINERS
    at += article
    if not article and not (at < len(lower) and BARE & set(lower[at : at + 3])):
        return i
    noun = next((k for k in range(at, min(at + WITHIN + 1, len(lower))) if lower[k] in TALKS), None)
    if noun is None or any(not tokens[k].text[0].isalnum() or lower[k] in NO_NOUNS for k in range(at, noun)):
        return i
    while noun + 1 < len(lower) and lower[noun + 1] in TALKS:
        noun += 1
    end = noun + 1
    called = lower[i - 1] == "called"
    if end < len(lower) and lower[end] in ("'s", "'", "of", "between", "-", "" if called else "for"):
        return i
    while end < len(lower):
        further = end
        if lower[end] == "held" or lower[end] == "earlier":
            further += 1
        if further < len(lower) and lower[further] == "with":
            further = _company(tokens, lower, further, starts)
        else:
            day = _day(tokens, lower, further)
            further = day if day > further else _place(tokens, lower, further, starts)
        if further == end or (further == end + 1 and lower[end] in ("held", "earlier")):
            break
        end = further
    return end


def _company(tokens: Sequence[Token], lower: Sequence[str], i: int, starts: Mapping[int, Mention]) -> int:
    """Where "with (his counterpart) X" ends that begins at token `i`; `i` where nobody is named."""
    at = i + 1
    while at < len(tokens) and (lower[at] in DETERMINERS or lower[at] in ("new", "visiting")):
        at += 1
    mention = starts.get(tokens[at].start) if at < len(tokens) else None
    if mention is None:
        return i
    while at < len(tokens) and tokens[at].start < mention.end:
        at += 1
    return at


def _day(tokens: Sequence[Token], lower: Sequence[str], i: int) -> int:
    """Where "on Thursday (afternoon)" or "on May 3" ends that begins at token `i`; `i` where it is none."""
    at = i + (lower[i : i + 1] == ["on"])
    if at >= len(lower):
        return i
    if lower[at] in WEEKDAYS:
        return at + 1 + (lower[at + 1 : at + 2] != [] and lower[at + 1] in PARTS)
    numbered = lower[at].rstrip(".") in MONTHS and at + 1 < len(lower) and lower[at + 1].isdigit() and at > i
    return at + 2 if numbered else i


def _place(tokens: Sequence[Token], lower: Sequence[str], i: int, starts: Mapping[int, Mention]) -> int:
    """Where "in Geneva" ends that begins at token `i`; `i` where it is none."""
    if i + 1 >= len(tokens) or lower[i] not in ("in", "at") or not tokens[i + 1].capital:
        return i
    end = i + 1
    while end < len(tokens) and tokens[end].capital and end - i <= WITHIN:
        mention = starts.get(tokens[end].start)
        if mention is not None and end > i + 1:
            break
        if mention is not None and mention.kind in (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.PRONOUN):
            return i
        end += 1
    return i if lower[end : end + 1] in (["'s"], ["'"], ["and"]) else end


ASIDE_BEGINS = OPENING | frozenset(FIXED_BY_WORD) | WEEKDAYS | frozenset({"on", "in", "at"})
"""With one of these begins what stands aside, or it stands behind a comma."""
ASIDE_WORDS = OPENING | SAYING | frozenset(FIXED_BY_WORD) | WEEKDAYS | frozenset({"according", "on"})
"""A sentence without one of these has nothing aside."""


def closes_sentence(lower: Sequence[str], i: int) -> bool:
    """Whether "the ministry said", "according to" or "said Kim" begins at token `i` and closes the sentence."""
    rest = lower[i : i + 14]
    if rest[:2] == ["according", "to"]:
        return True
    said = next((k for k, word in enumerate(rest) if word in CLOSING), None)
    return said is not None and said <= 6 and not any(word in (",", ";", "that", "and") for word in rest[:said])
