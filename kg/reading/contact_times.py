"""Which time expression of a sentence belongs to which of its contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading.adverbials import FOR_A_MEAL
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Clock, EventAnchor, Relation, TimeExpression, Window


def give_times(text: str, found: Sequence[ContactCandidate], times: Sequence[TimeExpression]) -> None:
    """Give each time expression to the trigger it stands nearest to, those behind the trigger first."""
    if not found:
        return
    for time in times:
        if _elsewhere(text, time, times):
            continue
        if (then := _when_they(text, found, time)) is not None:
            then.times.append(
                replace(time, template=time.template.bound) if isinstance(time.template, Window) else time
            )
            continue
        if all(_of_another_noun(text, c, time) if not c.verbal else _of_event_before(text, c, time) for c in found):
            continue
        if all(_of_what_was_said(text, c, time) for c in found):
            continue
        if all(_of_the_report(text, c, time) or _of_something_told(text, c, time) for c in found):
            continue
        counted = next((c for c in found if comes_after(text, c, time)), None)
        if counted is not None:
            counted.times.append(time)
            continue
        others = [c for c in found if not _counted_from(text, c, time)]
        others = [c for c in others if agreed_in(text, c, time)] or others
        others = [c for c in others if not _of_verb_before(text, c, time, others)]
        others = [c for c in others if not _of_the_clause_around(text, c, time)] or others
        if not others:
            nested = next((c for c in found if counted_in(c, time)), None)
            if nested is not None:
                nested.times.append(time)
            continue
        best = min(others, key=lambda c: (_distance(text, c, time), -c.start))
        if not _of_next_clause(text, best, time):
            best.times.append(time)
    _leave_departures(text, found)
    _share(text, found)


DEPARTS = re.compile(
    r"\b(?:leav(?:e|es|ing)|depart(?:s|ed|ing)?|left|sets? (?:off|out)|(?:fly|flies|flew|travels?|travel+ed|heads?))\b"
    r"[^;,]{2,60}\Z"
)
"""In front of the day on which somebody sets out."""


def _leave_departures(text: str, found: Sequence[ContactCandidate]) -> None:
    """Take from a noun with a day of its own that of the departure ("will leave on Sunday for talks on Monday")."""
    for candidate in found:
        if candidate.verbal or not any(t.start >= candidate.end for t in candidate.times):
            continue
        candidate.times = [
            t for t in candidate.times
            if t.start >= candidate.end or not DEPARTS.search(text, max(0, t.start - 80), t.start)
        ]  # fmt: skip


SAYS_SO = re.compile(r"\b[Aa]ccording to\s(?:[^,;.]|(?<=[A-Z])\.){3,90}?\s(?:on\s+)?\Z")
"""Up to the day on which somebody told of a contact ("According to the ministry on Monday, ...")."""
BEGAN = re.compile(
    r"\b(?!(?:talks|meetings?|summit|call|visit|dialogue|consultations|discussions|session|conference)\b)[\w']+,?\s+"
    r"(?:that|which)\s+(?:\w+ly\s+)?(?:began|started|broke out|erupted|occurred|happened|took effect|entered into force"
    r"|went into effect|was (?:launched|signed|adopted|held))\b[^,;]*\Z"
)
"""From a contact to the day of something that was spoken of ("spoke on the war that began a year ago")."""

OPENS_WITH = re.compile(
    r"(?:\A|[.!?:–—-]\s+|\n|\*\s*)(?:Following|As (?:was )?agreed|Welcoming|Building on|Further to|Pursuant to|Based on"
    r"|Recalling)\b(?:[^.;:]|(?<=[A-Z])\.)*\Z"
)
"""How a sentence opens with what was before that of which it tells ("Following the launch of it in May, the two")."""
OPENING_ENDS = re.compile(r"[^,.;]{0,40},\s")
FULFILLING = re.compile(
    r",\s+(?:fulfilling|honou?ring|implementing|building on|based on|reflecting|following up on|recalling|marking)\b"
    r"[^;]*\Z"
)
"""From what is told to the day of what it goes back to ("will hold talks in May, fulfilling a pledge of March 1")."""
OUTCOME_OF = re.compile(
    r"\b(?:follow-up to|outcomes? of|results? of)\s[^,;]{0,60}?(?:visit|trip|election|appointment)\b[^,;]{0,40}\Z"
)
"""From a contact to the day of something else that is named ("the follow-up to his visit to Oslo in April")."""
AS_ANOTHER = re.compile(
    r"\s(?:as|while|because|although|though)\s(?:[\w.'’-]+\s){1,8}?(?:visited|travel+ed|arrived|launched|fired|tested|conducted"
    r"|announced|won|returned|left|took office)\b[^,;]*\Z"
)
"""From a contact to the day of what somebody else did ("marked the second as the envoy visited Oslo last month")."""


def _of_the_report(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a day is that of a report, not of the contact that it tells."""
    says = SAYS_SO.search(text, max(0, time.start - 110), time.start)
    return says is not None and not says.start() <= candidate.start < time.start


def _of_something_told(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a time stands in a clause on something that those in contact spoke of."""
    if candidate.end >= time.start:
        opened = time.end <= candidate.start and OPENS_WITH.search(text, max(0, time.start - 170), time.start)
        return bool(opened) and OPENING_ENDS.match(text, time.end, candidate.start) is not None
    if FULFILLING.search(text, candidate.end, time.start):
        return True
    if OUTCOME_OF.search(text, candidate.end, time.start) or AS_ANOTHER.search(text, candidate.end, time.start):
        return True
    return candidate.verbal and BEGAN.search(text, candidate.end, time.start) is not None


LOCAL = re.compile(r",?\s*(?:\w+ )?local time\)")
"""What marks the second of two dates as that of the place, where the first is the publisher's own."""


def _elsewhere(text: str, time: TimeExpression, times: Sequence[TimeExpression]) -> bool:
    """Whether a date in brackets says how one counts in another place ("On May 2 (May 1, local time), X met Y")."""
    opened = text[: time.start].endswith("(") and LOCAL.match(text, time.end) is not None
    return opened and any(0 <= time.start - other.end <= len(" (") for other in times)


WHEN = re.compile(r",?\s+when\s[^,;]*\Z")
"""From a time to what happened then ("the first since last November, when X and Y met")."""
FIRST_TIME = re.compile(r"\bfirst time\s\Z")
THAT = re.compile(r",?\s+that\s[^,;]*\Z")
"""What stands around the time at which something happened last ("the first time since May that the two have met")."""


def _when_they(text: str, found: Sequence[ContactCandidate], time: TimeExpression) -> ContactCandidate | None:
    """The contact of the clause "when ..." behind a time since which something is so, None where none is told."""
    if not isinstance(time.template, Window) or time.template.relation is not Relation.SINCE:
        return None
    first = FIRST_TIME.search(text, max(0, time.start - 20), time.start) is not None
    told = (c for c in found if c.verbal and (THAT if first else WHEN).match(text[time.end : c.start]))
    return next(told, None)


AND_THEN = re.compile(
    r"(?:\s*\([^()]{1,30}\))?,?\s+and\s+(?:(?:the (?:two|three|four|pair)|both|they|he|she)\s+)?"
    r"(?:(?:then|also|later|afterwards?|subsequently)\s+)?"
)
"""From one verb and its time to the next ("met in Oslo last week and then had talks with X")."""


def _of_verb_before(
    text: str, candidate: ContactCandidate, time: TimeExpression, found: Sequence[ContactCandidate]
) -> bool:
    """Whether a time in front dates what another verb tells: right before "and" and the next, or an apposition.

    "They met in Oslo on Monday, their second meeting this year."
    """
    if not candidate.verbal and time.end <= candidate.start and APPOSED.match(text, time.end, candidate.start):
        return any(c.verbal and c.end <= time.start for c in found)
    if candidate.verbal and time.end <= candidate.start and BEFORE_OR_AFTER.fullmatch(text, time.end, candidate.start):
        return any(c.verbal and c.end <= time.start for c in found)
    if candidate.verbal and time.end <= candidate.start and NEXT_ITEM.fullmatch(text, time.end, candidate.start):
        return any(c.subjects is candidate.subjects and c.end <= time.start for c in found)
    joined = candidate.verbal and time.end <= candidate.start and AND_THEN.fullmatch(text, time.end, candidate.start)
    return bool(joined) and any(c.verbal and c.end <= time.start for c in found)


APPOSED = re.compile(r"(?:\s*\([^()]{1,30}\))?,\s+(?:in\s+)?(?:what was\s+)?(?:the|their|an?|his|her)\s")
"""From the day of a contact to what it was among others."""
BEFORE_OR_AFTER = re.compile(
    r"(?:\s*\([^()]{1,30}\))?,?\s+(?:(?:right|just|shortly|soon)\s+)?(?:after|before|following)\s+"
)
"""From the day of one contact to another beside it ("met X on Monday after meeting Y")."""
NEXT_ITEM = re.compile(r"(?:\s*\([^()]{1,30}\))?,\s+")
"""From the day of one contact to the next that the same verb tells ("will meet X on Monday, Y on Tuesday and")."""
RECENT = re.compile(r"\bthe recent(?:ly held)? (?:[\w.'-]+ ){0,5}\Z")
"""In front of a noun that names what went before, in a clause of its own ("who had come after the recent talks")."""


def _of_the_clause_around(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a time that opens the sentence dates what its verb tells, not recent talks told in between."""
    if candidate.verbal or time.end > candidate.start:
        return False
    return RECENT.search(text, time.end, text.rfind(" ", time.end, candidate.end) + 1) is not None


NEXT_CLAUSE = re.compile(r",?\s+and\s+(?:\w+ly\s+)?\w+ed\s+(?!(?:on|in|at)\s)[^;]*\Z")
"""From a contact to what is dated in a clause on what was said ("and shared the results of the visit on May 3")."""

NEXT_GATHERING = re.compile(
    r"\band the (?:[A-Z][\w'-]+ ){1,5}(?:Meeting|Ministerial|Dialogue|Conference|Forum|Talks|Summit)"
    r" (?:held )?(?:in|on|of) \Z"
)
"""From one gathering to the day of the next ("since the Oslo Summit in May and the Ministerial Meeting in June")."""
AND_THAT = re.compile(r",? and that\s")
"""From one thing that somebody said to the next ("was glad to meet X again, and that his country would next year")."""


def _of_next_clause(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a time dates something else that was said, or what was spoken of in a contact dated in front."""
    last = max([candidate.end, *(m.end for m in candidate.objects if m.end <= time.start)])
    if not candidate.verbal and NEXT_GATHERING.search(text, last, time.start):
        return True
    if candidate.verbal and AND_THAT.search(text, last, time.start):
        return True
    if not candidate.verbal or not any(t.end <= candidate.start for t in candidate.times):
        return False
    return NEXT_CLAUSE.match(text, last, time.start) is not None


WIDE = re.compile(r"(?:this|next|last|that|the (?:coming|past|same)) (?:year|decade)|\d{4}")
"""A time that may belong to anything."""


def _of_what_was_said(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a year stands in what was said at a meeting ("In talks with X, Y praised last year's accord")."""
    subject = candidate.subjects[-1] if candidate.subjects else None
    opening = subject is not None and bool(candidate.objects) and subject.start > candidate.objects[-1].end
    return bool(
        opening and subject and time.start > subject.end and WIDE.fullmatch(text, time.start, time.end) is not None
    )


LISTED = re.compile(
    r"[^;]{0,160}?,\s+(?:and\s+)?(?P<where>at|in|during)\s+(?:the|an?|their|his|her)\s+"
    r"(?:(?!of\b)[\w.'()/-]+\s+){0,8}?"
)
"""From one meeting to the next of "at the A summit, at the B summit with X, and at the C summit"."""


COUNTS = re.compile(r"\b(?:after|before|since)\Z")
"""The end of a time that counts from what follows."""
AND_VERB = re.compile(rf"{FOR_A_MEAL}?,?\s+and\s+(?:(?:then|also|will|would)\s+)*")
"""From one verb to the next of "will call on A and meet with B in Paris on May 9"."""
AND_NOUN = re.compile(r"\s+(?:as well as|and)\s+(?:an?\s+)?(?:[a-z-]+\s+){0,2}")
"""From one noun to the next of "had a meeting and an official luncheon with X on May 9"."""
THIS_COMES = re.compile(
    r"\b(?:visit|trip|talks|call|conversation|meeting|summit|announcement|move)\s+(?:also\s+)?"
    r"(?:comes?|came|takes? place|took place)\s+(?:(?:just|only|about|some|less than|more than)\s+)*\Z"
    r"|(?:day|\d|today|yesterday|month),?\s+(?:(?:just|only|about|some)\s+)*\Z"
)
"""What stands before the distance of the news, or of a day, from another event."""
VISITED_TO = re.compile(
    r"\b(?:after|before)\s[^,;]{2,90}\b(?:visited|travel+ed|came|went|flew)\b[^,;.]{0,50}\b(?:to|and|for)\s+"
    r"(?:[a-z-]+\s+){0,2}\Z"
)
"""From the time that counts from a journey to the contact for which it was made."""
AGREED_IN = re.compile(
    r"\b(?:(?:re)?affirmed|agreed|announced|concurred|confirmed|decided|pledged|promised|reached|signed|vowed)\b"
    r"[^,;.]*\s(?:in|during|at|over)\s+(?:an?|the|their)\s+(?:[\w.'-]+\s+){0,3}\Z"
)
"""From what was agreed to the meeting in which it was ("two weeks after the leaders agreed during a summit")."""


def _share(text: str, found: Sequence[ContactCandidate]) -> None:
    """Give the day behind a list of meetings to all of them ("at the A-B and, at the A-C summit on May 9")."""
    for first, second in reversed(list(pairwise(c for c in found if c.verbal))):
        last = max([first.end, *(m.end for m in first.objects)])
        behind = [t for t in second.times if t.start >= second.end]
        if behind and not first.times and AND_VERB.fullmatch(text, last, second.start):
            first.times.extend(behind)
    for first, second in pairwise(found):
        if (first.start, first.end) == (second.start, second.end) and not second.times:
            second.times.extend(t for t in first.times if all(t.end <= m.start for m in first.objects))
    for first, second in pairwise(found):
        behind = [t for t in second.times if t.start >= second.end]
        if behind and not first.times and not second.verbal and AND_NOUN.fullmatch(text, first.end, second.start):
            first.times.extend(behind)
    nouns = [c for c in found if not c.verbal]
    for first, second in reversed(list(pairwise(nouns))):
        behind = [t for t in second.times if t.start >= second.end]
        if behind and not first.times and LISTED.fullmatch(text, first.end, second.start):
            first.times.extend(behind)


def _counted_from(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a contact is what a time counts from ("a day before the summit", "a week after X met with Y")."""
    comma = text.startswith(",", time.end)  # "The day before, X met with Y"
    if candidate.verbal and candidate.subjects and not comma and COUNTS.search(text, time.start, time.end):
        return 0 <= candidate.subjects[0].start - time.end <= len(" both the ")
    counts = isinstance(time.template, EventAnchor) and not candidate.verbal
    return counts and time.start < candidate.start < time.end and not agreed_in(text, candidate, time)


def counted_in(candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Return whether a noun's meeting is what a time counts from, by so many days ("a day after talks with X")."""
    away = isinstance(time.template, EventAnchor) and time.template.distance is not None
    return away and not candidate.verbal and time.start < candidate.start < time.end


def agreed_in(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Return whether what a time counts from was agreed in a noun's meeting ("a day after they agreed in a call")."""
    event = isinstance(time.template, EventAnchor) and not candidate.verbal and time.start < candidate.start
    return event and AGREED_IN.search(text, time.start, candidate.start) is not None


def on_a_visit(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Return whether a time counts from a journey made to meet ("two weeks after X visited Oslo to meet Y")."""
    away = isinstance(time.template, EventAnchor) and time.template.distance is not None
    return away and VISITED_TO.search(text, time.start, candidate.start) is not None


def comes_after(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Return whether the news comes so long after a noun's meeting ("The visit comes a week after the summit")."""
    event = isinstance(time.template, EventAnchor) and time.start < candidate.start
    nested = event and ((not candidate.verbal and candidate.start < time.end) or on_a_visit(text, candidate, time))
    return nested and THIS_COMES.search(text, max(0, time.start - 60), time.start) is not None


def apart(candidate: ContactCandidate) -> list[ContactCandidate]:
    """Return one candidate for each object where every object has a day of its own ("A on the 2nd, B on the 3rd")."""
    objects = candidate.objects
    if len(objects) < 2:
        return [candidate]
    ends = [*(following.start for following in objects[1:]), candidate.times[-1].end + 1 if candidate.times else 0]
    own = [[t for t in candidate.times if o.end <= t.start < end] for o, end in zip(objects, ends, strict=True)]
    if not all(own):
        return [candidate]
    for index in range(1, len(own)):
        if all(isinstance(t.template, Clock) for t in own[index]):
            own[index] = [*own[index - 1], *own[index]]  # "A on Monday morning and B in the afternoon"
    return [replace(candidate, objects=[o], times=times) for o, times in zip(objects, own, strict=True)]


ANNOUNCED_AT = re.compile(
    r",\s[^;]*\b[a-z]+ed\b[^;]{10,}\b(?:announced|launched|made|agreed|reached|unveiled|established|issued|adopted|signed"
    r"|discussed|outlined|pledged|begun|started|initiated)\s+(?:(?:by\s+)?(?:[\w.]+\s+){0,4})?(?:at|during|in)\s+(?:the|their|its|an?)\s+"
    r"(?:[\w-]+\s+){0,4}\Z"
)
"""From the day of a clause to a contact at which something in it had come about."""


def _of_another_noun(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a time in front dates something else ("the announcement on May 24 regarding the talks")."""
    if time.end > candidate.start:
        return False
    between = text[time.end : candidate.start]
    if text[max(0, time.start - 3) : time.start].startswith("'s") and re.match(
        r"\s+(?:visit|trip|statement|\w+ment"
        r"|speech|attack|launch|test|vote)\b",
        between,
    ):
        return True  # "X's April 25 visit"
    if ANNOUNCED_AT.match(between):
        return True  # "In July, A and B launched a prize that was announced at the summit"
    if re.match(r"[^;]*,\s+(?:following|after)\s", between):
        return True  # "arrived on Wednesday, following a meeting with X"
    return re.search(r"\b(?:regarding|concerning|about|toward)\s+(?:[\w.'-]+\s+){0,4}$", between) is not None


def _of_event_before(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a time in front dates what came before ("following the vote on May 24, he had talks with")."""
    if time.end > candidate.start or not text.startswith(",", time.end):
        return False
    return (
        re.search(
            r"\b(?:[Ff]ollowing|[Aa]fter"
            r"|[Ss]ince)\s+the\s[^,;.]{3,120}\Z",
            text[max(0, time.start - 130) : time.start],
        )
        is not None
    )


def _distance(text: str, candidate: ContactCandidate, time: TimeExpression) -> float:
    last = max([candidate.end, *(m.end for m in candidate.objects if m.end <= time.start)])
    if time.start >= candidate.end:
        gap = text[candidate.end : time.start]
        return min(time.start - candidate.end, time.start - last + 10) + 200 * gap.count(";")
    if candidate.verbal:
        other = _of_event_before(text, candidate, time)
    else:
        other = _of_another_noun(text, candidate, time)
    return (candidate.start - time.end) * 1.2 + (1000 if other else 10)
