"""One contact with all, or one with each: "spoke individually with A, B and C", a round of calls on a trip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_words import MARGINS
from kg.records import Mode, Participant
from kg.resolving.discourse import Discourse
from kg.resolving.journeys import TRAVELS
from kg.resolving.parties import unique

APART_AND_TOGETHER = re.compile(
    r"\b(?:bilateral(?:ly)?(?: talks| meetings)? and (?:\w+ )?trilateral(?:ly)?"
    r"|trilateral(?:ly)? and bilateral(?:ly)?)\b"
)
"""Meetings with each of two counterparts and one with both ("bilateral and trilateral talks with")."""
BESIDE = re.compile(r"\b(?:on top of|in addition to|as well as|besides|along with|apart from)\s+(?:\w+\s+){0,2}\w*")
"""What sets meetings beside the one that a sentence tells first."""
TALKS = frozenset({"talks", "meetings", "discussions", "consultations", "conversations"})
"""Plurals that may stand for one meeting with each of several officials."""
ON_A_TRIP = re.compile(r"(?:During|On) (?:the|his|her|this|that|their|an?) (?:[\w.-]+ ){0,3}(?:trip|visit|stay|tour)\b")
"""What opens a sentence on the meetings of a journey."""
MANY_WAY = re.compile(r"\b(?:trilateral|three-way|four-way|quadrilateral|joint)\b")
"""What makes a call one with all ("a three-way call with his A and B counterparts, X and Y, respectively")."""
ONE_MEETING = re.compile(r"attend|join|participat|t(?:ook|akes?) part|co-?chair|co-?host|conven")
"""Verbs whose object is one meeting of all."""
RESPECTIVELY = re.compile(r"\brespectively\b")
"""What makes two lists pairs."""
IN_PLACES = re.compile(r"\s+in\s+[A-Z]")
"""Where nameless officials were met, capital by capital."""
SPOUSE = re.compile(r"(?:Mrs|Mme|Madame?|First Lady|First Gentleman|Queen|Her Majesty|Second (?:Lady|Gentleman))\b")
"""How the name of somebody begins who comes along with a guest."""
OF_A_GROUPING = re.compile(r"\bgrouping\b|\bmember (?:states|countries)\b")
"""What makes those of several countries a group though they are listed behind it."""
LISTS = re.compile(r",|\band\b|/")
"""What names several countries one by one; else a group of them has one name ("his Nordic counterparts")."""
A_MEETING = re.compile(r"(?:holds?|held|have|had)\s+an?\s+(?:[\w-]+\s+)?(?:meeting|dialogue|session)")
"""One meeting, with whichever counterparts."""
AMONG = re.compile(r"(?:\s+(?:was|were) (?:\w+ )?(?:held|conducted))?[^.;,]{0,40}?\s+among\b")
"""What makes a call one of all who are named behind it."""
FOR_ONE = re.compile(
    r"\bfor (?:the|an?|their) [^,;]{0,60}?"
    r"(?:[Cc]onsultations|[Dd]ialogue|[Mm]inisterial|2\s?\+\s?2|[Ss]ummit|[Tt]rilateral)\b"
)
"""For what a host has several officials of a country come together."""
APART_ONES = re.compile(r"(?:separate|individual|back-to-back)\s[\w -]*(?:calls|meetings|conversations)\b")
"""Contacts that one had with each of several."""
EACH = re.compile(r"\b(?:separately|each|individually|in turn)\b")
"""What makes several subjects of a verb have one contact each."""
SPEAKS = frozenset("spoke speak speaks speaking talked".split())
"""Verbs of a call, where nothing else is told."""
RINGS = frozenset("rang phoned telephoned called".split())
"""Verbs of a call to one."""
TOGETHER = re.compile(
    r"\b(?:trilateral|three-way|four-way|together|jointly|joint|three leaders|quadrilateral|multilateral|summit"
    r"|two-plus-two|2\s?\+\s?2)(?!\w)"
)
"""What makes several one meeting."""
MOST_OF_TWO = 2
"""Sides of a summit to which each sends its first; to one of three a head of government may go in that place."""
CALLS = re.compile(r"\b(?:[Cc]alls|[Cc]onversations|[Mm]eetings)\s+[Ww]ith\b")


class Rounds:
    """Parts the participants of one candidate into the contacts that they had."""

    def __init__(self, text: str, discourse: Discourse, headline: str) -> None:
        self.text = text
        self.discourse = discourse
        self.calls = CALLS.search(headline) is not None and TOGETHER.search(headline.lower()) is None
        """Whether the headline speaks of several calls or meetings."""

    def by_place(
        self,
        candidate: ContactCandidate,
        subjects: list[Participant],
        objects: list[Participant],
        mentions: Sequence[Mention],
    ) -> list[list[Participant]]:
        """ "Their conversations in Seoul and Tokyo": at each capital the visitor met that country's side."""
        together = unique([*subjects, *objects])
        home = [p for p in together if p.country == self.discourse.home]
        if (
            candidate.verbal
            or (not candidate.plural and not candidate.word.endswith("s"))
            or len(together) < 3
            or not home
        ):
            return []
        places = [
            m
            for m in mentions
            if m.kind is MentionKind.COUNTRY
            and candidate.end <= m.start < candidate.end + 60
            and re.search(r"\b(?:in|and|,)\s+$", self.text[m.start - 5 : m.start])
        ]
        hosts = [[p for p in together if p.country == m.countries[0] and p not in home] for m in places]
        if len(places) < 2 or not all(hosts):
            return []
        return [unique([*home, *host]) for host in hosts]

    def split(
        self,
        candidate: ContactCandidate,
        subjects: list[Participant],
        objects: list[Participant],
        words: str,
        trip: bool,
    ) -> list[list[Participant]]:
        """One contact with all, or one with each: "spoke individually with A, B and C", a round of calls on a trip."""
        together = unique([*subjects, *objects])
        fronts = len(subjects) > 1 and candidate.plural and not candidate.verbal and len(objects) == 1
        if fronts and re.search(r"\bseparate\b[^.;]{0,40}$", self.text[: candidate.end][-80:]):
            return [unique([party, *objects]) for party in subjects]  # "separate A and B summits with C"
        each = candidate.verbal and len(subjects) > 1 and len(objects) == 1 and len({p.country for p in subjects}) > 1
        if each and EACH.search(self.text, max(0, candidate.start - 20), candidate.end + 20):
            return [unique([party, *objects]) for party in subjects]  # "X and Y met separately with Z"
        noun = self.text[candidate.start : candidate.end]
        if not objects and len(subjects) > MOST_OF_TWO and APART_ONES.match(noun):
            return [unique([subjects[0], party]) for party in subjects[1:]]  # "X briefed Y and Z in separate calls"
        many = [p for p in objects if p.person or p.country]
        if len(many) < 2:
            return [together]
        if len(subjects) == len(objects) and RESPECTIVELY.search(words) and len({p.country for p in subjects}) == 1:
            return [[one, other] for one, other in zip(subjects, objects, strict=True)]  # each wrote to his peer
        around = self.text[max(0, candidate.start - 40) : candidate.end + 40]
        if len(many) == 2 and len({p.country for p in many}) == 2 and APART_AND_TOGETHER.search(around):
            return [together, *(unique([*subjects, party]) for party in many)]
        rang = candidate.verbal and candidate.word in RINGS and TOGETHER.search(words) is None
        if rang and len(subjects) == 1 and len({p.country for p in many}) == len(many):
            return [unique([*subjects, party]) for party in many]  # one line after the other
        if candidate.word.startswith(("pay", "paid")):
            return [unique([*subjects, party]) for party in many]  # courtesy calls are paid one by one
        peers = len(candidate.objects) == 1 and "counterpart" in candidate.objects[0].qualifiers and len(subjects) > 1
        if peers and len({p.country for p in subjects}) == len({p.country for p in many}) == 1:
            by_phone = candidate.mode is Mode.PHONE_CALL or candidate.word in SPEAKS
            pairs = zip(subjects, objects, strict=False)  # each has a peer of his own, on the line or at the table
            return [[one, other] for one, other in pairs] if by_phone else [together]
        groups = [m for m in candidate.objects if len(m.countries) > MOST_OF_TWO]
        grouped = any(
            OF_A_GROUPING.search(self.text, m.start, m.end) or not LISTS.search(self.text, m.start, m.end)
            for m in groups
        )
        apart = any(len(m.countries) > 1 and IN_PLACES.match(self.text, m.end) for m in candidate.objects)
        if apart and not grouped and not any(p.person for p in many):
            return [unique([*subjects, party]) for party in many]  # "met with officials in Seoul and Tokyo"
        if any("there" in m.qualifiers for m in candidate.objects) and not any(p.person for p in many):
            return [unique([*subjects, party]) for party in many]  # at each stop of a journey its own officials
        offices = [m for m in candidate.objects if m.kind is MentionKind.OFFICE and "counterpart" not in m.qualifiers]
        peers_of_many = any(len(m.countries) > MOST_OF_TWO for m in offices) and not grouped
        met = candidate.verbal and candidate.word in ("met", "meet", "meets") and len(subjects) == 1
        if met and peers_of_many and candidate.mode is Mode.IN_PERSON and TOGETHER.search(words) is None:
            return [unique([*subjects, party]) for party in many]  # "I met with the foreign ministers of A, B and C"
        hosts = {p.country for p in many}
        stops = (
            (trip or ON_A_TRIP.match(words) is not None)
            and candidate.verbal
            and len(hosts) == len(many)
            and hosts <= {*self.discourse.journey}
        )
        if stops and not TOGETHER.search(words) and not ONE_MEETING.match(candidate.word):
            return [unique([*subjects, party]) for party in many]  # each in the country to which the journey leads
        one_country = len({p.country for p in many}) == 1 and bool(many[0].country)
        if one_country and any(SPOUSE.match(self.text, m.start) for m in candidate.objects):
            return [together]
        trip = (
            trip or bool(ON_A_TRIP.match(words)) or bool(TRAVELS.search(words)) or bool(re.match(r"\s*In [A-Z]", words))
        )
        one_each = candidate.word in ("calls", "conversations", "meetings") or candidate.one_each
        one_each = one_each or (self.calls and candidate.verbal and candidate.word in ("spoke", "met"))
        others = min((m.start for m in candidate.objects if m.start > candidate.end), default=0)
        near = self.text[max(0, candidate.start - 40) : max(candidate.end + 20, min(others, candidate.end + 60))]
        if not candidate.verbal and BESIDE.search(near) is None:
            near = words
        plural_calls = one_each and not TOGETHER.search(near)
        if candidate.separate and re.search(r"\b(?:then|also) together\b|\btogether in a trilateral\b", words):
            return [*(unique([*subjects, party]) for party in many), together]
        spans = [(m.end, n.start) for m, n in pairwise(candidate.objects)]
        placed = any(re.search(r"\bin [A-Z]|\bfrom \d", self.text[a:b]) for a, b in spans)
        if placed or (
            re.search(
                r"\bbilaterally\b|\bseparate meetings\b|\bbilateral (?:[\w']+ ){0,3}(?:meetings|summits|calls|talks)\b",
                words,
            )
            and candidate.verbal
            and not grouped
            and not TOGETHER.search(self.text, candidate.start, candidate.end)
        ):
            return [unique([*subjects, party]) for party in many]
        peers = any("counterpart" in m.qualifiers and len(m.countries) > 1 for m in candidate.objects)
        aside = len(many) > 2 and MARGINS.search(words) is not None
        one = A_MEETING.fullmatch(self.text, candidate.start, candidate.end) is not None
        one = one or (
            not candidate.verbal and not candidate.plural and AMONG.match(self.text, candidate.end) is not None
        )
        apart = trip or aside or candidate.mode is Mode.PHONE_CALL
        if peers and apart and not (one or grouped or TOGETHER.search(words)):
            return [unique([*subjects, party]) for party in many]  # "spoke on the phone with his A and B counterparts"
        together_told = MANY_WAY.search(self.text[max(0, candidate.start - 40) : candidate.end])
        if (
            (candidate.separate and not together_told)
            or (
                one_country
                and trip
                and not TOGETHER.search(self.text, candidate.start, candidate.end)
                and not (candidate.word.startswith("host") and FOR_ONE.search(words))
                and not ONE_MEETING.match(candidate.word)
                and (candidate.verbal or candidate.word in TALKS)
            )
            or (plural_calls and not one_country and not grouped)
        ):
            return [unique([*subjects, party]) for party in many]
        return [together]
