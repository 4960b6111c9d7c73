"""The meeting that the headline of a transcript tells: "Remarks With Foreign Minister X After Their Meeting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_words import mode_of_noun
from kg.reading.groups import MYSELF_NAME
from kg.records import Mode

REMARKS = re.compile(
    r"\b(?i:remarks|statements?|comments|availability|conference|spray)\b.{3,220}?"
    r"\b(?i:after|before|following|prior to|ahead of|at the top of)\s+(?i:(?:their|the|an?|our)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?P<noun>(?i:meeting|talks))\b"
)
"""A headline over what was said at a meeting."""

_WITH = re.compile(
    r"\b(?P<noun>(?i:remarks|press (?:availability|conference|statements?|point)|statements?))\s+[Ww]ith\s"
)
"""A headline over what was said beside a guest, who has been met if the text says so."""
_MET = re.compile(
    r"\b(?:[Oo]ur|[Tt]oday's|[Tt]his) (?:[\w-]+ ){0,3}(?:meetings?|discussions?|talks|conversations?|session)\b"
    r"|\b[Ww]e(?:'ve| have)? (?:just |also |had |\w+ly ){0,2}"
    r"(?:discussed|talked|met|covered|reviewed|consulted|exchanged)\b"
    r"|\b[Ww]e(?:'ve| have)? (?:just |also )?had (?:an?|very|some) (?:[\w-]+ ){0,4}"
    r"(?:discussions?|talks?|meetings?|conversations?)\b"
    r"|\bfor the (?:[\w-]+ ){0,4}meeting\b|\b[Tt]he (?:discussions|talks|meeting) (?:that )?we (?:have |just )?had\b"
)
_READ = 3000
"""Characters of remarks in which they say that those who make them have met."""


def tells(text: str, headline: Sentence) -> re.Match[str] | None:
    """Return where a headline tells the meeting at which remarks were made, None where it tells none."""
    if told := REMARKS.search(text, headline.start, headline.end):
        return told
    beside = _WITH.search(text, headline.start, headline.end)
    return beside if beside and _MET.search(text, headline.end, headline.end + _READ) else None


def meeting(
    text: str, headline: Sentence, titled: Sequence[Mention], labels: Sequence[Mention], *, signed: bool
) -> ContactCandidate | None:
    """Return the meeting of those whom a headline names with the one who speaks beside them; None where it has none.

    `titled` are the mentions of the headline, `labels` those in front of what each says ("SECRETARY X:"); `signed`
    where the text has an author, who says "I".
    """
    told = tells(text, headline)
    last = told.end() if told and told.re is REMARKS else headline.end
    guests = [m for m in titled if _guest(m) and told and told.start() <= m.start < last]
    if told is None or not guests:
        return None
    names = " ".join(text[m.start : m.end].lower() for m in guests)
    hosts = [m for m in labels if (m.name or "").lower() not in names]
    start, end = told.span("noun")
    if not hosts and signed:
        hosts = [Mention(start, start, MentionKind.PRONOUN, headline.index, name=MYSELF_NAME, number=1)]
    return ContactCandidate(headline.index, start, end, False, "meeting", Mode.IN_PERSON, list(hosts[:1]), guests)


TITLED = re.compile(
    r"(?:'s|s') (?:[A-Z][\w-]* ){0,2}?(?P<noun>(?:[Pp]hone |[Tt]elephone |[Vv]ideo )?[Cc]all|[Mm]eeting) [Ww]ith\b"
    r"|\b[Rr]eadout (?:of|from) (?:(?!\bat\b).){3,120}?"
    r"\b(?P<other>(?:[Pp]hone |[Vv]ideo )?[Cc]all|[Mm]eeting) [Ww]ith\b"
)
"""A headline that tells a call or a meeting, of which the text below it may take for granted that it was held."""


def of_headline(
    text: str, headlines: Sequence[Sentence], sentence: Sentence, mentions: Sequence[Mention]
) -> ContactCandidate | None:
    """Return the contact that a headline tells and the first sentence below it only supposes, None without one.

    "Secretary X's Call with Minister Y" over "X congratulated Y today on his appointment"; `mentions` are those of
    the `sentence`.
    """
    people = [m for m in mentions if m.kind is MentionKind.PERSON and m.office_kind != "spokesperson" and m.name]
    for headline in headlines if len(people) > 1 else ():
        told = TITLED.search(text, headline.start, headline.end)
        words = set(re.findall(r"[\w-]+", text[headline.start : headline.end].lower()))
        named = [m for m in people if words & set((m.name or "").lower().split())]
        if told is None or len(named) < 2:
            continue
        mode = mode_of_noun(told["noun"] or told["other"])
        first, second = named[:2]
        return ContactCandidate(
            sentence.index, first.start, second.end, True, "called", mode, [first], [second], planned=False
        )
    return None


def _guest(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON or (mention.kind is MentionKind.OFFICE and bool(mention.countries))


def labels(text: str, sentences: Sequence[Sentence], by_sentence: Sequence[Sequence[Mention]]) -> list[Mention]:
    """Return the persons in front of what each says ("SECRETARY X: Good morning."), in order."""
    found = []
    for sentence in sentences:
        first = by_sentence[sentence.index][:1]
        if first and first[0].kind is MentionKind.PERSON and first[0].start == sentence.start:
            found += [first[0]] if text.startswith(":", first[0].end) else []
    return found
