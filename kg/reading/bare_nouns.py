"""Contact nouns with nobody beside them: "the next meeting", "the trilateral summit", "during Monday's call"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.adverbials import WHEN
from kg.reading.annotations import MentionKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import HOPED_FOR
from kg.reading.contact_noun_words import (
    ATTENDED,
    BEGAN,
    HELD_BY_ONE,
    HELD_THEN,
    IN_BRACKETS,
    OF_A_DAY,
    PREVIOUS_ONE,
    THE_SAME,
    TO_BE_HELD,
    UPCOMING,
)
from kg.reading.contact_reality import A_POSSIBILITY
from kg.reading.time_grammar import MONTH, WEEKDAY
from kg.records import Mode

DATED_ONE = re.compile(rf"\b[Tt]he {MONTH} \d{{1,2}}(?:[-–]\d{{1,2}})?(?:, \d{{4}})? \Z")
BESIDE_A_PLACE = re.compile(r"\s+(?:in|at)\s+[A-Z]|\s*[,.;]")
"""What follows a meeting that its day tells from others; a purpose or its members would tell it otherwise."""
OF_WHAT = re.compile(
    r"\b(?:related to|regarding|concerning"
    r"|(?:details|agenda|venue|date|timing|matters?|issues?|plans?) (?:of|for|on|about))"
    r" (?:the|this|that) (?:[\w-]+ ){0,2}\Z"
)
"""What makes a summit the topic of what is told ("to discuss matters related to the summit")."""
PREPARED = re.compile(r"\b(?:planning|plans?|preparations?|arrangements?) for an? (?:[\w'-]+ )?\Z")
"""What makes a meeting of leaders one to come, though nobody is named ("planning for a leader-level call")."""
SET_FOR = re.compile(
    r"\s+(?:is|are)\s+(?:\w+ly\s+)?(?:set|scheduled|slated|due|planned|expected|said|reported|understood)\s+"
    r"(?:for|to (?:be held|take place)|on)\s"
    r"|\s+(?:is|are) to (?:be held|take place|run)\s"
    rf"|\s+will (?:be held|take place|begin|start|open)\s+(?:(?:in|at)\s+[A-Z]\w+\s+)?{WHEN}"
)
"""What is said of a contact to come to tell its day."""
PROPOSED_AT = re.compile(r"\b(?:was|were|been)\s+(?:first\s+)?\w+ed\s+(?:at|during|in)\s+(?:the|their)\s+\Z")
"""What makes a meeting the one at which something came up ("was proposed during the summit meeting")."""
INCLUDING = re.compile(r"\s+(?:including|involving)\s+")
WITH = re.compile(r"\s+with\s+")


MEETING_OF_TODAY = re.compile(rf"\b(?:today|yesterday|{WEEKDAY})'s (?P<who>(?:foreign|defen[cs]e) ministers'? )\Z")
"""What stands before the meeting of a day of those of a rank whom nobody names."""


LISTED = re.compile(
    r"\b[Tt]heir (?:previous|earlier|past|recent|prior|last) (?:[\w-]+ )?"
    r"(?:meetings|calls|talks|conversations|exchanges),? (?:including|such as|namely)\b:?.*?"
    r"(?:;|,|:|including|such as|namely) (?:and )?an? (?:[\w-]+ ){0,2}\Z",
    re.DOTALL,
)
"""What stands before one of the contacts of those at hand that a list tells."""
IN_THE = re.compile(r"(?i:in|at|during|for) (?:the|their|this|these) (?:[\w-]+ ){0,2}")
SCHEDULED_FOR = re.compile(
    r",?\s+(?:scheduled|slated|set|planned|due)(?:\s+to\s+(?:be held|take place))?\s+(?:for|on)\s"
)
"""What stands around the noun of a contact to come in which something is to be done ("During the talks slated for")."""


class BareNounReader:
    """Reads the nouns of one sentence to which it gives no parties."""

    def __init__(self, context: ContactContext) -> None:
        self.context = context

    def read(self, noun: re.Match[str], level: str | None, of_sides: int) -> ContactCandidate | None:
        """Return what a match of `contact_words.NOUN` tells by its words or its day alone.

        `level` is the office kind in its words, `of_sides` how many sides they say it has (0 where they do not).
        """
        return (
            self._next(noun, level)
            or self._previous(noun)
            or self._took_place(noun)
            or self._bare(noun, level, of_sides)
            or self._of_a_day(noun)
            or self._set_for(noun)
            or self._dated(noun)
            or self._prepared(noun, level)
        )

    def with_a_third(self, noun: re.Match[str], end: int) -> ContactCandidate | None:
        """Return the contact of "a trilateral meeting including X": those at hand and X.

        In a list of their meetings it is the one with X ("their past meetings, including a trilateral with X").
        """
        listed = LISTED.search(self.context.text[self.context.sentence.start : noun.start()]) is not None
        beside = WITH if listed else INCLUDING
        joined = beside.match(self.context.text, noun.end(), end) if words.THREE_WAY.search(noun["front"]) else None
        third = self.context.parties.at(joined.end(), end=end) if joined else []
        if len(third) != 1 or third[0].kind is not MentionKind.PERSON:
            return None
        planned = self.context.planned(noun.start(), noun["noun"])
        mode = self.context.mode(noun.group().lower(), noun.group().lower(), "")
        return ContactCandidate(
            self.context.sentence.index, *noun.span(), False, noun["noun"], mode, objects=third, planned=planned,
            same_parties=True, of_sides=3,
        )  # fmt: skip

    def of_the_day(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Return the contact of "today's foreign ministers' meeting": theirs who hold the office on either side."""
        text, start = self.context.text, self.context.sentence.start
        before = MEETING_OF_TODAY.search(text, max(start, noun.start("noun") - 60), noun.start("noun"))
        level = words.level_of(before["who"]) if before is not None else None
        if before is None or level not in ("foreign-minister", "defence-minister"):
            return None
        mode = words.mode_of_noun(noun["noun"])
        return ContactCandidate(self.context.sentence.index, *noun.span(), False, noun["noun"], mode, level=level)

    def _took_place(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Read "The conversation began at 9:30 p.m. Tuesday": the time of the contact at hand."""
        start, end = noun.span()
        before = self.context.text[self.context.sentence.start : start]
        began = BEGAN.match(self.context.text, end, self.context.sentence.end) if THE_SAME.fullmatch(before) else None
        if began is None:
            return None
        verbs = words.VERB.finditer(self.context.text, began.end(), self.context.sentence.end)
        if began["came"] and any(v.lastgroup in ("speak", "meet", "call", "host") for v in verbs):
            return None  # "The call came a day after the two met": the day is that of the other
        sides = 3 if words.THREE_WAY.search(noun["front"]) else 2 if "bilateral" in noun["front"] else 0
        return self._same_parties(noun, of_sides=sides)

    def _set_for(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Read "The talks are set for Tuesday": the day of the contact to come that is at hand."""
        start, end = noun.span()
        before = self.context.text[self.context.sentence.start : start]
        if "summit" in noun["noun"].lower():
            return None  # that of the leaders, whoever is at hand
        told = THE_SAME.fullmatch(before) and SET_FOR.match(self.context.text, end, self.context.sentence.end)
        in_it = IN_THE.fullmatch(before) and SCHEDULED_FOR.match(self.context.text, end, self.context.sentence.end)
        if not told and not in_it:
            return None
        mode = self.context.mode(noun.group().lower(), noun.group().lower(), "")
        return ContactCandidate(
            self.context.sentence.index, start, end, False, noun["noun"], mode, planned=True, same_parties=True
        )

    def _of_a_day(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Read "following the telephone conversation (February 6)": the same parties on another day."""
        before = self.context.text[max(self.context.sentence.start, noun.start() - 30) : noun.start()]
        named = re.search(rf"\b(?:[Dd]uring|[Ii]n|[Aa]t)\s+{WEEKDAY}'s\s+$", before)
        listed = re.search(r"\b(?:including|such as)\s+(?:an?|the)\s+$", before)
        if LISTED.search(self.context.text[self.context.sentence.start : noun.start()]):
            return self._same_parties(noun, of_sides=3 if words.THREE_WAY.search(noun["front"]) else 0)
        if (
            not named
            and not listed
            and not re.search(r"\b(?:[Ff]ollowing|[Aa]fter|[Ss]ince)\s+(?:the|their|an?)\s+$", before)
        ):
            return None
        if not re.search("call|conversation|talks|meeting", noun["noun"]) or words.MULTILATERAL.search(
            before + noun.group()
        ):
            return None
        if listed and not IN_BRACKETS.match(self.context.text, noun.end(), self.context.sentence.end):
            return None
        if not named and not listed and not OF_A_DAY.match(self.context.text, noun.end(), self.context.sentence.end):
            return None
        return self._same_parties(noun, of_sides=3 if words.THREE_WAY.search(noun["front"]) else 0)

    def _same_parties(self, noun: re.Match[str], of_sides: int = 0) -> ContactCandidate:
        mode = self.context.mode(noun.group().lower(), noun.group().lower(), "")
        start, end = noun.span()
        return ContactCandidate(
            self.context.sentence.index, start, end, False, noun["noun"], mode, same_parties=True, of_sides=of_sides
        )

    def _dated(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Read "since the March 24, 2010 session in Washington": the same parties on another day."""
        near = self.context.text[max(self.context.sentence.start, noun.start() - 40) : noun.start()]
        if not DATED_ONE.search(near) or words.MULTILATERAL.search(noun.group()):
            return None
        if not BESIDE_A_PLACE.match(self.context.text, noun.end(), self.context.sentence.end):
            return None
        return self._same_parties(noun)

    def _prepared(self, noun: re.Match[str], level: str | None) -> ContactCandidate | None:
        """Read "planning for a leader-level call next month": the leaders of the sides at hand."""
        front = self.context.text[max(self.context.sentence.start, noun.start("noun") - 60) : noun.start("noun")]
        if level != "leader" or noun["noun"].endswith("s") or PREPARED.search(front) is None:
            return None
        mode = self.context.mode(noun.group().lower(), noun.group().lower(), "")
        return ContactCandidate(
            self.context.sentence.index, *noun.span(), False, noun["noun"], mode, planned=True, level=level
        )

    def _next(self, noun: re.Match[str], level: str | None) -> ContactCandidate | None:
        """Read "the next meeting will take place in May", "since the first meeting in July": nobody is named."""
        before = self.context.text[max(self.context.sentence.start, noun.start() - 30) : noun.end()]
        if noun["noun"].lower() not in ("meeting", "summit", "session") or words.MULTILATERAL.search(before):
            return None
        match = re.search(r"\b(?:[Tt]he|its|their)\s+(?P<which>next|first|second|third|inaugural)\s+[\w -]*$", before)
        if match is None or re.match(r"\s+of\b", self.context.text[noun.end() : noun.end() + 4]):
            return None
        if re.search(r"\bforward to its\b", before):
            return None  # "look forward to its first meeting": that of a body
        planned = match["which"] == "next"
        return ContactCandidate(
            self.context.sentence.index,
            noun.start(),
            noun.end(),
            False,
            noun["noun"],
            Mode.IN_PERSON if not planned else None,
            planned=planned,
            level=level if level == words.TWO_PLUS_TWO and not planned else "nameless",
        )

    def _previous(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Read "The previous meeting was held in X on Monday": the same parties once before."""
        before = self.context.text[max(self.context.sentence.start, noun.start() - 20) : noun.end()]
        if not PREVIOUS_ONE.search(before) or not HELD_THEN.match(self.context.text, noun.end()):
            return None
        return self._same_parties(noun)

    def _bare(self, noun: re.Match[str], level: str | None, of_sides: int) -> ContactCandidate | None:
        """A noun without parties that its words or its name place: "the trilateral summit", "the Woodside Summit"."""
        before = self.context.text[max(self.context.sentence.start, noun.start() - 60) : noun.end()]
        if words.MULTILATERAL.search(before[-40 - len(noun.group()) :]) or ATTENDED.search(before):
            return None
        if HOPED_FOR.search(self.context.text, max(self.context.sentence.start, noun.start() - 90), noun.start()):
            return None  # "the anniversary of the launch of the trilateral meeting"
        if OF_WHAT.search(self.context.text, self.context.sentence.start, noun.start()):
            return None
        if A_POSSIBILITY.search(self.context.text[max(self.context.sentence.start, noun.start() - 160) : noun.start()]):
            return None
        named = re.search(r"\b(?:[A-Z][a-z]+\s+){1,2}(?:Summit|Meeting)s?$", before)
        several = noun["noun"].endswith("s") and noun["noun"] != "talks"
        dated = OF_A_DAY.match(self.context.text, noun.end(), self.context.sentence.end) is not None
        dated = dated or DATED_ONE.search(self.context.text[: noun.start()][-40:]) is not None
        typed = level not in (None, "nameless") and (
            of_sides or dated or ("summit" in noun.group().lower() and not several)
        )
        if not (typed or named) or (not of_sides and HELD_BY_ONE.search(before)):
            return None
        after = self.context.text[noun.end() : noun.end() + 20]
        indefinite = re.search(r"\ban?\s+(?:[\w-]+\s+)?$", self.context.text[noun.start() - 20 : noun.start()])
        if (
            not of_sides
            and not named
            and (indefinite or re.match(r"\s+(?:venue|agenda|date|preparations|plans)\b", after))
        ):
            return None  # "an invitation for a summit", "the summit venue"
        if re.match(r"\s+(?:on|for|of)\b", after) and not re.match(
            r"\s+on\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|[A-Z][a-z]+\.? \d)", after
        ):
            return None
        setting = PROPOSED_AT.search(self.context.text, self.context.sentence.start, noun.start()) is not None
        planned = bool(words.PLANNED_FRONT.search(noun["front"]))
        planned = planned or (not setting and self.context.planned(noun.start(), noun["noun"]))
        planned = planned or TO_BE_HELD.match(self.context.text, noun.end(), self.context.sentence.end) is not None
        planned = planned or UPCOMING.search(self.context.text, noun.start() - 60, noun.start()) is not None
        return ContactCandidate(
            self.context.sentence.index,
            noun.start(),
            noun.end(),
            False,
            noun["noun"],
            self.context.mode(noun.group().lower(), noun.group().lower(), ""),
            planned=planned,
            level=level or "leader",
            of_sides=of_sides,
            plural=noun["noun"].endswith("s"),
        )
