"""Contacts told by who takes part in a gathering that is named: "will attend the A-B Dialogue", "join X for a 2+2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import OFFICIAL_KINDS, ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_peers import named_peers
from kg.reading.groups import MYSELF_NAME
from kg.records import Mode

_NOUN = (
    r"(?:[Dd]ialogues?|[Cc]onsultations?|[Cc]ommittee|[Cc]ommission|[Tt]alks|[Mm]eetings?|[Ss]ession|[Mm]inisterial"
    r"|[Ww]orking [Gg]roup|[Mm]echanism|[Cc]ouncil|[Ff]orum|[Rr]ound|[Ss]ummit)"
)
TAKES_PART = re.compile(
    r"\b(?P<verb>attend(?:s|ed|ing)?|participat(?:e|es|ed|ing) in|t(?:ake|akes|ook|aking) part in"
    r"|(?:co-?)?(?:lead|leads|led|leading|head|heads|headed|heading)\s+(?:the|an?)\s+(?:[\w.-]+\s+){0,3}?delegation"
    r"\s+(?:to|for|at|in)"
    r"|(?:lead|leads|led|leading)\s+(?:the\s+)?[A-Z][\w.]*\s+participation in"
    r"|(?:co-?)?(?:chair|host|lead)(?:s|ed|ing)?|co-led|led|represent(?:s|ed|ing)?\s+the\s+[\w. ]{2,30}?\s(?:at|in))\s+"
    r"(?=the\b|an?\b|their\b|this year's\b)"
)
"""What somebody does in a gathering."""
_PHRASE = (
    rf"(?:the|an?|their|this year's)\s[^,;]{{0,110}}?\b(?P<noun>{_NOUN})\b"
    rf"(?:\s+of\s+the\s[^,;]{{0,60}}?\b{_NOUN}\b)?"
)
_NAMED = re.compile(_PHRASE)
_NEXT = re.compile(rf"[^,;]{{0,60}}?,?\s+and\s+(?:(?:in|at|of|for|to)\s+)?{_PHRASE}")
"""From one gathering to the next that the same verb has for its object."""
ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|text)\b[^.;]{0,60}?\b(?:issued|released|adopted|agreed)\s+"
    r"(?:jointly\s+)?by\s+(?:the\s+[Gg]overnments\s+of\s+)?"
)
"""What those do who have just met."""
_HYPHEN = re.compile(r"\s?[-–—/]\s?")
"""What joins the two countries of a name."""
_AFTER = re.compile(
    r"\s+(?:following|after|at|on the occasion of|at the (?:conclusion|end|close) of|during)\s+(?:the|their|an?)\s"
    rf"[^;]{{0,110}}?\b{_NOUN}\b"
)
JOINS = re.compile(r"\bjoin(?:s|ed|ing)?\s+(?=[A-Z]|his\b|her\b|their\b|the\b)")
_FOR_A = re.compile(
    r",?\s+(?:for|in|at)\s+(?:an?|the|their|his|her)\s+(?:[\w.+'\"-]+\s+){0,6}?"
    r"(?P<noun>meetings?|talks|dialogue|consultations|summit|call|session|lunch(?:eon)?|dinner|breakfast|discussion)\b"
)
VISIT_WITH = re.compile(r"\b(?:for|on|during)\s+an?\s+(?:[\w\"'-]+\s+){0,4}?(?P<noun>visit|meeting)\"?\s+with\s+")
"""Why somebody travels to a place."""
CO_CHAIRS = re.compile(
    r"\b(?:together|along|alongside)\s+(?:with\s+)?(?:his|her|their)\s+(?:[\w-]+\s+){0,2}?co-?(?:chair\w*|host\w*),?\s+"
)
THANKS = re.compile(
    r"\b(?:thank|thanks (?:also )?to|appreciation to|gratitude to|grateful to|indebted to)\s+(?=(?:my |our )?\w)"
)
_FOR_HOSTING = re.compile(
    r"[^.;]{0,90}?\bfor\s+(?:(?:so|very|once again|again|\w+ly)\s+)*(?:hosting|welcoming|receiving|having|joining"
    r"|inviting|being (?:here )?with|coming (?:here )?to (?:meet|see))\s+(?:me|us)\b"
)
"""What a guest thanks a host for."""
_ALSO_TO = re.compile(r"[^.;]{0,60}?\band (?:also )?to\s+")
LED_THERE = re.compile(
    r"\b(?:led|leads|headed|heads|travel(?:l?ed|s)|flew|went)\b[^;]{3,160}?\bto\s+[A-Z][^;]{2,60}?\s+to\s+\Z"
)
"""What took somebody to a gathering ("led a delegation from three ministries to Oslo to participate in")."""
WITNESSES = re.compile(
    r"\b(?:(?:was|were)\s+(?:also\s+)?present at|witness(?:ed|es)|attend(?:ed|s)|oversaw|presided over)\s+"
    r"(?:the|a|today's|yesterday's|\w+day's|its|their)\s+(?:[\w-]+\s+){0,2}?signing\b"
)
"""What those do at the ceremony of a signing who do not sign."""
_WILL = re.compile(r"\bwill\b")
JOINED_BY = cued.compile(
    r"\b(?:was|were|is|are|will be)\s+(?:also\s+|\w+ly\s+)?joined\s+by\s+(?=the\b|[Ll]eaders\b|[Mm]inisters\b|[A-Z])"
)
"""What stands between a host and the leaders or ministers of several countries."""
READING = cued.compile(
    rf"{WITNESSES.pattern}|{THANKS.pattern}|{TAKES_PART.pattern}|{ISSUED.pattern}|{JOINS.pattern}|{VISIT_WITH.pattern}|{CO_CHAIRS.pattern}"
    rf"|{JOINED_BY.pattern}"
)
"""One of these stands in every sentence with a contact of this kind."""


def dialogues(context: ContactContext) -> list[ContactCandidate]:
    """Return the contacts that who takes part in a gathering tells, empty for most sentences."""
    sentence = context.sentence
    if READING.search(context.text, sentence.start, sentence.end) is None:
        return []
    return (
        _thanks(context)
        or _issued(context)
        or _joins(context)
        or _co_chairs(context)
        or _joined_by(context)
        or _witnesses(context)
        or [*_takes_part(context), *_visits(context)]
    )


def _takes_part(context: ContactContext) -> Iterator[ContactCandidate]:
    """Read "X will attend the third A-B Strategic Dialogue": X of the one side meets the other."""
    sentence = context.sentence
    for verb in TAKES_PART.finditer(context.text, sentence.start, sentence.end):
        subjects = context.parties.subject(verb.start())
        there = LED_THERE.search(context.text, sentence.start, verb.start())
        if there is not None:
            subjects = context.parties.subject(there.start())
            ahead = _WILL.search(context.text, sentence.start, there.start()) is not None
        if not subjects or not all(_person(m) for m in subjects) or context.in_mention(verb.start()):
            continue
        end = context.clause_end(verb.end())
        named = _NAMED.match(context.text, verb.end(), end)
        word = verb["verb"].split()[0] if there is None else "led"
        while named is not None:
            sides = _sides(context, *named.span())
            alone = named.start() == verb.end() and "delegation" in verb["verb"]
            if not sides and alone and _COUNTED.match(named.group()):
                sides = [Mention(*named.span("noun"), MentionKind.GROUP, sentence.index, qualifiers=_THERE)]
            if sides:
                mode = Mode.VIDEO_CALL if words.VIDEO.search(named.group()) else Mode.IN_PERSON
                start, stop = named.span("noun")
                guests, _ = context.list_behind(stop, min(end, stop + 90))
                listed = [m for m in guests if official(m) and m not in sides]
                found = context.candidate(
                    verb.start() if named.start() == verb.end() else start,
                    stop,
                    word,
                    mode,
                    subjects,
                    [*sides, *listed],
                    planned=None if there is None else ahead,
                )
                if found is not None:
                    found.planned = context.planned(verb.start(), word) if there is None else ahead
                    found.of_series = not listed
                    yield found
            named = _NEXT.match(context.text, named.end(), end)


_COUNTED = re.compile(
    r"(?:the|their)\s+(?:(?:[\w-]+\s+)?(?:first|second|third|[a-z]+th|\d+(?:st|nd|rd|th))|annual|next)\s+[A-Z]"
)
"""How a gathering of a series begins to which a delegation goes ("the fourth Economic Dialogue")."""
_THERE = frozenset({"indefinite", "there"})
"""Qualifiers of the officials of the country to which a journey leads."""


def _sides(context: ContactContext, start: int, end: int) -> list[Mention]:
    """The pair of countries by which a gathering between two points is called."""
    inside = [m for m in context.mentions if m.kind is MentionKind.COUNTRY and start <= m.start and m.end <= end]
    pairs = [[m] for m in inside if len(m.countries) > 1]
    pairs += [[one, two] for one, two in pairwise(inside) if _HYPHEN.fullmatch(context.text, one.end, two.start)]
    return pairs[0] if pairs else []


def _issued(context: ContactContext) -> list[ContactCandidate]:
    """Read "a statement issued by A and B following the second round of the A-B Dialogue": they met in it."""
    sentence = context.sentence
    match = ISSUED.search(context.text, sentence.start, sentence.end)
    listed = context.parties.at(match.end()) if match else []
    if match is None or (len(listed) < 2 and not any(len(m.countries) > 1 for m in listed)):
        return []
    after = _AFTER.match(context.text, listed[-1].end, sentence.end)
    if after is None:
        return []
    context.used.update(n.start() for n in context.nouns if n.start() >= after.start())
    mode = None if all(m.kind is MentionKind.COUNTRY for m in listed) else Mode.IN_PERSON
    if words.VIDEO.search(after.group()):
        mode = Mode.VIDEO_CALL
    found = context.candidate(after.start(), after.end(), "issued", mode, [], listed, planned=False)
    return [found] if found is not None else []


def _joins(context: ContactContext) -> list[ContactCandidate]:
    """Read "X will join her counterparts A and B for a trilateral meeting"."""
    sentence = context.sentence
    for match in JOINS.finditer(context.text, sentence.start, sentence.end):
        subjects = context.parties.subject(match.start())
        peers = named_peers(context, context.parties.at(match.end()), sentence.end)
        if not subjects or not peers or not all(official(m) for m in peers):
            continue
        again = _NAMES.match(context.text, peers[-1].end, sentence.end)
        named = context.parties.at(again.end()) if again and all(m.name is None for m in peers) else []
        peers = named or peers
        purpose = _FOR_A.match(context.text, peers[-1].end, sentence.end)
        if purpose is None:
            continue
        context.used.update(n.start() for n in context.nouns if match.end() <= n.start() <= purpose.end())
        mode = words.mode_of_noun(purpose["noun"]) or Mode.IN_PERSON
        found = context.candidate(match.start(), purpose.end(), match.group().strip(), mode, subjects, peers)
        if found is not None:
            return [found]
    return []


_LEADERS_FROM = re.compile(r"(?:the\s+)?(?:[\w-]+\s+)?(?:[Ll]eaders|[Mm]inisters|[Rr]epresentatives)\s+(?:from|of)\b")
"""Officials of the countries behind, whom nobody names."""


def _joined_by(context: ContactContext) -> list[ContactCandidate]:
    """Read "The President was joined by the leaders of A, B and C": several countries, whose officials nobody names."""
    sentence = context.sentence
    match = JOINED_BY.search(context.text, sentence.start, sentence.end)
    guests = context.parties.at(match.end()) if match else []
    leaders = match is not None and _LEADERS_FROM.match(context.text, match.end()) is not None
    kinds = (MentionKind.OFFICE, MentionKind.GROUP, *((MentionKind.COUNTRY,) if leaders else ()))
    nameless = [m for m in guests if m.kind in kinds and m.countries]
    nameless = nameless if len({code for m in nameless for code in m.countries}) > 1 else []
    subjects = context.parties.subject(match.start()) if match and nameless else []
    if match is None or not subjects or not all(_person(m) for m in subjects):
        return []
    mode = Mode.VIDEO_CALL if words.VIDEO.search(context.text, sentence.start, sentence.end) else Mode.IN_PERSON
    found = context.candidate(match.start(), match.end(), "joined", mode, subjects, nameless)
    return [found] if found is not None else []


_NAMES = re.compile(r",\s+(?=[A-Z])")
"""From counterparts to their names."""


def _thanks(context: ContactContext) -> list[ContactCandidate]:
    """Read "I want to thank Minister X for hosting us, and also Minister Y": the author of remarks has met them."""
    sentence = context.sentence
    match = THANKS.search(context.text, sentence.start, sentence.end)
    hosts = context.parties.at(match.end()) if match else []
    if match is None or not hosts or not all(official(m) for m in hosts):
        return []
    reason = _FOR_HOSTING.match(context.text, hosts[-1].end, sentence.end)
    author = [m for m in context.mentions if m.name in (MYSELF_NAME, "we") and m.end <= match.start()]
    if reason is None or not author:
        return []
    again = _ALSO_TO.match(context.text, reason.end(), sentence.end)
    others = context.parties.at(again.end()) if again else []
    hosts += [m for m in others if official(m)]
    me = Mention(author[0].start, author[0].end, MentionKind.PRONOUN, sentence.index, name=MYSELF_NAME, number=1)
    found = context.candidate(
        match.start(), match.end(), "thanked", Mode.IN_PERSON, [me, *hosts], [], verbal=True, planned=False
    )
    return [found] if found is not None else []


def _co_chairs(context: ContactContext) -> list[ContactCandidate]:
    """Read "will open the session together with his co-chairs A and B"."""
    sentence = context.sentence
    match = CO_CHAIRS.search(context.text, sentence.start, sentence.end)
    listed = context.parties.at(match.end()) if match else []
    if match is None or not listed or not all(official(m) for m in listed):
        return []
    subjects = context.parties.clause_subject(match.start())
    ahead = _WILL.search(context.text, sentence.start, match.start()) is not None
    found = context.candidate(
        match.start(), match.end(), "together", Mode.IN_PERSON, subjects, listed, planned=ahead or None
    )
    return [found] if found is not None and subjects else []


def _witnesses(context: ContactContext) -> list[ContactCandidate]:
    """Read "A and B were present at the signing ceremony": who watch together what their governments sign meet."""
    match = WITNESSES.search(context.text, context.sentence.start, context.sentence.end)
    subjects = context.parties.subject(match.start()) if match else []
    if match is None or len(subjects) < 2 or not all(_person(m) for m in subjects):
        return []
    context.used.update(n.start() for n in context.nouns if match.start() <= n.start() <= match.end())
    found = context.candidate(match.start(), match.end(), "attended", Mode.IN_PERSON, subjects, [])
    return [found] if found is not None else []


def _visits(context: ContactContext) -> Iterator[ContactCandidate]:
    """Read "will travel to Perth for a visit with Minister X"."""
    sentence = context.sentence
    match = VISIT_WITH.search(context.text, sentence.start, sentence.end)
    listed = context.parties.at(match.end()) if match else []
    subjects = context.parties.clause_subject(match.start()) if match and listed else []
    if match is None or match["noun"] != "visit" or not subjects or not all(official(m) for m in listed):
        return
    found = context.candidate(match.start(), match.end(), "visit", Mode.IN_PERSON, subjects, listed)
    if found is not None:
        yield found


def _person(mention: Mention) -> bool:
    return mention.kind in OFFICIAL_KINDS or (mention.kind is MentionKind.PRONOUN and mention.name in ("he", "she"))
