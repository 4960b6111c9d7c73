"""Candidate contacts: the places where a sentence says that parties were or will be in touch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bodies import named
from kg.reading.contact_agreements import (
    AFTER_THEY,
    AGREED_THEN,
    AGREED_WITH,
    agreed_before,
    agreed_together,
    agreed_with,
)
from kg.reading.contact_by_phone import BY_PHONE, by_phone
from kg.reading.contact_candidates import ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import BASE_FORMS
from kg.reading.contact_deeds import ON_HIS_VISIT, deeds, told_there
from kg.reading.contact_deeds import READING as DEED
from kg.reading.contact_dialogues import READING as DIALOGUE
from kg.reading.contact_dialogues import dialogues
from kg.reading.contact_discussions import DISCUSSED, discussed
from kg.reading.contact_gatherings import (
    AT_A_FORUM,
    BROUGHT,
    COUNCIL,
    GATHERED,
    GATHERED_FOR,
    LED,
    TO_A_COUNCIL,
    WAS_HELD,
    at_a_council,
    at_a_forum,
    before_a_council,
    came_about,
    gathered_for,
    led,
    of_the_day,
    to_a_summit,
)
from kg.reading.contact_invitations import INVITATION_FROM, INVITED, invited
from kg.reading.contact_joiners import JOINED_BY, joined_for
from kg.reading.contact_letters import LetterReader
from kg.reading.contact_nouns import NounReader
from kg.reading.contact_participles import PARTICIPLE, participle
from kg.reading.contact_reunions import met_before
from kg.reading.contact_sequels import sequels
from kg.reading.contact_times import give_times
from kg.reading.contact_verbs import VerbReader
from kg.reading.contact_visits import READING as VISIT
from kg.reading.contact_visits import talks_abroad, talks_besides
from kg.reading.line import Line
from kg.reading.time_templates import TimeExpression
from kg.records import Mode

ON_TRIP = cued.compile(r"\bduring (?:his|her|their) (?:[\w-]+ ){0,2}(?P<noun>trip|visit) to\b")
TOLD = re.compile(
    r"\s+(?:(?:has|had|also|later|earlier|then|will|would|\w+ly)\s+)*(?:told|briefed|informed|thanked|congratulated|urged"
    r"|asked|assured|reassured|reminded|warned|consoled|notified|debriefed|reached|contacted|consulted)\s+"
)
"""Verbs whose object is who was spoken to."""
WITH = re.compile(r"\bwith\s+(?:the\s+)?$")
MEETS = re.compile(r"\b(?:meet|met|talk|spoke|speak|hold|held|confer|consult)\w*\b")
"""What tells a meeting by itself."""
AT_A_GATHERING = cued.compile(
    r"\b(?:(?:re)?affirmed|(?:re)?confirmed|agreed|announced|decided|committed|pledged|launched)\s+"
    r"(?:at|during|on the (?:margins|sidelines) of)\s+the\s+(?:[\w-]+\s+){0,3}"
    rf"(?:{named('forum', 'organisation')}|[Ss]ummit|[Cc]onference|[Aa]ssembly|[Ff]orum)(?!\w)"
)
A_VISITOR = cued.compile(r"\bvisiting\s")
VISITING = re.compile(rf"{TOLD.pattern}(?:the\s+)?(?P<visiting>visiting\s)")
WERE_THERE = cued.compile(r"\battended\.")
"""Behind a gathering, who was there ("Minister X and Minister Y attended.")."""
TRIGGERS = (
    WERE_THERE,
    DISCUSSED,
    AGREED_WITH,
    AFTER_THEY,
    AGREED_THEN,
    A_VISITOR,
    words.MARGINS,
    words.NOUN,
    words.LETTERS,
    DEED,
    ON_HIS_VISIT,
    PARTICIPLE,
    ON_TRIP,
    INVITED,
    INVITATION_FROM,
    BY_PHONE,
    JOINED_BY,
    BROUGHT,
    GATHERED,
    GATHERED_FOR,
    COUNCIL,
    AT_A_FORUM,
    TO_A_COUNCIL,
    LED,
    WAS_HELD,
    AT_A_GATHERING,
    DIALOGUE,
    VISIT,
)
"""One of these stands in every sentence with a candidate, or a verb that needs no noun ("spoke", not "held")."""


QUESTION = re.compile(
    r"(?:Q:?\s+)?(?:(?:And|So|But|Okay|Also|Then),?\s+)*(?:Will|Would|Does|Do|Did|Is|Are|Was|Were|Has|Have|Can|Could|Should)\b"
)
"""How a question opens that asks whether there was or will be a contact."""
TOLD_ALONG = re.compile(r"\b(?:since|when|after|before|where|as|who|which)\b[^,;]*\Z")
"""What makes a contact a circumstance of a question."""
HEADING = re.compile(r"[(\[][A-Z][\w .,'&-]{1,40}[)\]]:?\s+(?=[A-Z])")
"""The heading of an item in brackets, a country or a topic."""
NEAR = 60
"""Characters in front of the noun of a gathering in which another reader may have found it."""


LINKED = re.compile(
    r"(?:Meanwhile|Moreover|Furthermore|Additionally|Besides|However|Separately|Also|Likewise|Similarly|Finally|Lastly"
    r"|In addition|In particular|In the meantime|At the same time|For (?:his|her|its|their) part"
    r"|According to (?:the |an? )?(?:[a-z-]+ ){0,4}[a-z]+),\s+(?=\S)"
)
"""What links a sentence to the one before, and has no part in its grammar."""
PLACE_FIRST = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?:\s+(?=[A-Z])")
"""A dateline of nothing but a capital ("Oslo: The two countries will")."""


def _of_a_place(text: str, line: Line) -> re.Match[str] | None:
    first = line.hits[0] if line.hits else None
    if first is None or first.kind != "capital" or first.start != line.sentence.start:
        return None
    return PLACE_FIRST.match(text, line.sentence.start, line.sentence.end)


def find(text: str, line: Line, mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> list[ContactCandidate]:
    """Return the candidates of one sentence, in order.

    `mentions` and `times` are those of the sentence, sorted by their start.
    """
    sentence = line.sentence
    verbs = words.VERB.finditer(text, sentence.start, sentence.end)
    if all(v.lastgroup == "hold" for v in verbs) and not cued.any_found(TRIGGERS, text, sentence.start, sentence.end):
        return []
    heading = HEADING.match(text, sentence.start, sentence.end)  # "(Laos) In the meeting with": what it is about
    heading = heading or _of_a_place(text, line) or LINKED.match(text, sentence.start, sentence.end)
    if heading is not None:
        mentions = [m for m in mentions if m.start >= heading.end()]
        line = replace(line, sentence=replace(sentence, start=heading.end()))
        sentence = line.sentence
    context = ContactContext(text, line, mentions)
    found = of_the_day(context) or [
        *joined_for(context),
        *deeds(context),
        *_verbs(context),
        *_nouns(context),
        *_on_trip(context),
    ]
    found = found if any(c.word == "summoned" for c in found) else [*found, *invited(context)]
    for reader in (
        _told_a_visitor,
        told_there,
        by_phone,
        discussed,
        agreed_with,
        agreed_together,
        dialogues,
        led,
        gathered_for,
        at_a_council,
        to_a_summit,
        at_a_forum,
        _at_a_gathering,
        participle,
        talks_abroad,
        _letters,
    ):
        found = found or reader(context)
    if found and all(_of_governments(c) for c in found):
        found = dialogues(context) or found
    if found and all(c.planned or not c.verbal for c in found):
        known = {id(m) for c in found for m in (c.parties if not c.planned else ())}
        found += [
            c for c in agreed_together(context) if not known & {id(m) for m in c.subjects}
        ]  # "The ministers of A and B agreed on Friday that their leaders will meet"
    if not any(c.mode is Mode.PHONE_CALL for c in found):
        found += by_phone(context)
    found += talks_besides(context, found)
    found += before_a_council(context)
    found += agreed_before(context, found)
    for gathering in came_about(context):
        if not any(gathering.start - NEAR <= c.start <= gathering.end or c.word == "issued" for c in found):
            found.append(gathering)
    found.sort(key=lambda candidate: candidate.start)
    if text.endswith("?", sentence.start, sentence.end) and QUESTION.match(text, sentence.start):
        # "Did X call Y?" asks it, "What changed since X called Y?" tells it
        found = [c for c in found if not c.verbal or TOLD_ALONG.search(text, sentence.start, c.start)]
    for first, second in pairwise(found):
        if first.planned and not second.verbal and words.BESIDE.search(text, first.end, second.start):
            second.planned = True
        if first.planned and second.verbal and second.word in BASE_FORMS:
            last = max([first.end, *(m.end for m in first.objects)])
            second.planned = second.planned or AND_DO.fullmatch(text, last, second.start) is not None
    give_times(text, found, times)
    found = sorted([*found, *met_before(context, times, found)], key=lambda candidate: candidate.start)
    for first, second in pairwise(found):
        if first.planned and not second.times and words.BESIDE.search(text, first.end, second.start):
            second.times = list(first.times)
    return found


def _of_governments(candidate: ContactCandidate) -> bool:
    """Whether a candidate names governments alone, or officials of whom the sentence tells no country."""
    parties = candidate.objects or candidate.subjects
    own = [m for m in parties if m.kind is not MentionKind.COUNTRY]
    return candidate.level is None and all(m.name and not m.countries and not m.persons for m in own)


def _verbs(context: ContactContext) -> Iterator[ContactCandidate]:
    reader = VerbReader(context)
    for verb in words.VERB.finditer(context.text, context.sentence.start, context.sentence.end):
        candidate = None if context.in_mention(verb.start()) else reader.read(verb)
        if candidate is not None:
            yield candidate
            yield from sequels(context, candidate)


def _nouns(context: ContactContext) -> Iterator[ContactCandidate]:
    """The contacts of nouns that no verb has taken for its object."""
    reader = NounReader(context)
    for noun in context.nouns:
        if noun.start() not in context.used:
            yield from reader.read(noun)


AND_DO = re.compile(r"(?:\s+on\s+[\w ]{3,20})?,?\s+(?:and|as well as)\s+(?:also\s+|then\s+|later\s+)?")
"""From one thing that is to be done to the next ("is scheduled to meet X, as well as pay a call on Y")."""


def _letters(context: ContactContext) -> list[ContactCandidate]:
    return LetterReader(context).told()


def _told_a_visitor(context: ContactContext) -> list[ContactCandidate]:
    """Read "the President told visiting Secretary X that …"."""
    if A_VISITOR.search(context.text, context.sentence.start, context.sentence.end) is None:
        return []
    match = VISITING.search(context.text, context.sentence.start, context.sentence.end)
    objects = context.parties.at(match.start("visiting")) if match else []
    if match is None or not objects or not official(objects[0]):
        return []
    subjects = context.parties.subject(match.start())
    found = context.candidate(match.start(), match.end(), "told", Mode.IN_PERSON, subjects, objects)
    return [found] if found is not None else []


def _at_a_gathering(context: ContactContext) -> list[ContactCandidate]:
    """Read "as A and B reaffirmed at the G20 in Osaka": leaders who agree at a gathering met there."""
    match = AT_A_GATHERING.search(context.text, context.sentence.start, context.sentence.end)
    subjects = context.parties.subject(match.start()) if match else []
    if match is None or len(subjects) < 2 or any(m.kind is not MentionKind.PERSON for m in subjects):
        return []
    found = context.candidate(match.start(), match.end(), "gathering", Mode.IN_PERSON, subjects, [], verbal=False)
    return [found] if found is not None else []


def _on_trip(context: ContactContext) -> Iterator[ContactCandidate]:
    """Read "the President's commitment with President X during his trip to Y in May"."""
    for match in ON_TRIP.finditer(context.text, context.sentence.start, context.sentence.end):
        before = [m for m in context.mentions if m.end <= match.start() and m.kind is MentionKind.PERSON]
        if len(before) < 2 or not WITH.search(context.text[: before[-1].start][-12:]):
            continue
        if match.start() - before[-1].end > 3 or before[-1].start - before[-2].end > 60:
            continue
        if MEETS.search(context.text, before[-2].end, before[-1].start):
            continue  # "will meet with President X during his trip to Y" tells one meeting
        candidate = context.candidate(
            match.start("noun"), match.end("noun"), "trip", Mode.IN_PERSON, [before[-2]], [before[-1]],
            verbal=False, planned=False,
        )  # fmt: skip
        if candidate is not None:
            yield candidate
