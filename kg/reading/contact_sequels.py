"""Further contacts of one verb: "met A in Oslo and B in Bled", "talked with A and with B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.reading.adverbials import FOR_A_MEAL, WHERE_WHEN
from kg.reading.annotations import MentionKind
from kg.reading.contact_candidates import ContactCandidate, closing, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import FOLLOWED_BY

AND_WITH = re.compile(
    rf"(?:,?\s+by (?:tele)?phone)?(?P<apart>{FOR_A_MEAL}|(?:\s+to [A-Z]\w+)?{WHERE_WHEN}"
    r"|(?:,?\s+(?:(?:on|in|at)\s+(?:the\s+)?[\w.]{2,12}(?:\s+\w{1,9})?"
    r"|(?:earlier|last|this|late|early)\s+\w{2,12}(?:\s+\w{1,9})?|\w+day|yesterday|today)){0,3})"
    r"(?:,?\s+and|,(?=\s+then with\b))"
    r"(?:,? (?:in a separate \w+|separately|another(?: one)?|(?:then )?later(?: in the day)?|then|subsequently"
    r"|afterwards?|finally),?)?"
    r"\s+(?P<with>with\s+)?"
)
"""From one whom somebody met to the next, who is told with a preposition or with a place and day of his own."""
NEXT_OF_LIST = re.compile(rf"{WHERE_WHEN}(?<=,)\s+(?=[A-Z])")
"""From one of several to the next ("will meet X in A on Monday, Y in B on Tuesday and Z in C on Wednesday")."""
OWN_ADVERBIAL = re.compile(r",?\s+(?:in|at|on|by|for|last|earlier|later|yesterday|today|\w+day|an? (?:day|week))\b")
"""What tells where or when the next was met."""
AS_WELL_AS = re.compile(
    r"(?:\s+\([^()]{1,40}\))?,?\s+(?:and|as well as)\s+(?:an?|his|her|their)\s+(?:[a-z-]+\s+){0,3}"
    r"(?P<noun>(?:(?:tele)?phone )?(?:meeting|talk|talks|call|conversation|consultation|lunch|dinner))"
    r"(?:\s+of\s+[^,;()]{3,90}?)?\s+with\s+"
)
"""Another contact noun as a second object of the verb."""


def sequels(context: ContactContext, first: ContactCandidate) -> Iterator[ContactCandidate]:
    """Yield what goes on behind a candidate: another party told apart, or another contact noun of the same verb."""
    if not first.objects:
        return
    behind, end = closing(context.text, first.objects[-1]), context.sentence.end
    while (item := NEXT_OF_LIST.match(context.text, behind, end)) and (listed := context.parties.at(item.end())):
        following = closing(context.text, listed[-1])
        if listed[0].start != item.end() or not all(map(official, listed)):
            break
        if not OWN_ADVERBIAL.match(context.text, following, end):
            break
        yield replace(first, start=item.end(), end=item.end(), objects=listed, times=[])
        behind = following
    if (again := AND_WITH.match(context.text, behind, end)) and (objects := context.parties.at(again.end())):
        between = any(behind < m.start < objects[0].start for m in context.mentions if m.kind is MentionKind.PERSON)
        apart = again["apart"] and all(map(official, objects)) and not between
        told = again["with"] or (apart and OWN_ADVERBIAL.match(context.text, closing(context.text, objects[-1]), end))
        if told and objects[0] not in first.objects:
            context.used.update(n.start() for n in context.nouns if again.start() <= n.start("noun") < again.end())
            start = again.start("with") if again["with"] else again.end()
            yield replace(first, start=start, end=again.end(), objects=objects, times=[])
    also = AS_WELL_AS.match(context.text, behind, end) or FOLLOWED_BY.search(context.text, first.end, end)
    if also and (objects := context.parties.at(also.end())):
        context.used.update(n.start() for n in context.nouns if also.start() <= n.start("noun") < also.end())
        mode = context.mode(also["noun"].lower(), also.group(), "") if also["noun"] else first.mode
        yield replace(first, start=also.start(), end=also.end(), mode=mode, objects=objects, times=[], one_each=False)
