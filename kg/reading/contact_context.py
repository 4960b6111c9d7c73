"""One sentence as the readers of contact verbs and nouns see it: its parties, its contact nouns, its clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, plural
from kg.reading.contact_context_words import (
    ABOUT_A_THING,
    AFTER_HAVING,
    AHEAD_WITHIN,
    ANOTHER_VERB,
    ARRIVED_FOR,
    AS_A_DELEGATE,
    AS_A_RULE,
    AT_A_BUILDING,
    BASE_FORMS,
    BETWEEN_OF_ANOTHER,
    BEYOND_NEGATION,
    CALL_ON_A_DAY,
    CAME_TO_NOTHING,
    CANCELLED,
    CLAUSE,
    COME_FOR,
    COME_TO,
    COMMITTEE,
    CONVENED,
    DENIED,
    DID_SO,
    FINITE,
    FOUNDED,
    GENERIC_MEETING,
    GLAD_TO,
    GOES_ON_AHEAD,
    GOES_ON_TO,
    GOING_ON,
    HELD_DIALOGUE,
    HELD_ONE_AND,
    HOPED_FOR,
    IF,
    IN_A_CAPITAL,
    IN_TALKS,
    ITS_OBJECT,
    JOURNEY,
    LEFT_TO,
    NEAR,
    NEGATED_WITHIN,
    OF_A_BODY,
    OF_A_FRAMEWORK,
    OF_AN_ACRONYM,
    OF_NEGOTIATORS_WITH,
    ON_VISIT,
    ONWARD_TO,
    OPENED,
    OPENS_THERE,
    OUTCOME,
    OWN_SUBJECT,
    PLAN_OF,
    PREDICATE,
    PRESENT,
    PRONOUN_SUBJECT,
    QUOTED,
    REGULARLY,
    STOPPED_TOO,
    SUMMIT_FOR,
    THEIR_OWN,
    TO_BE_A_SUCCESS,
    TOLD_OF_A_BODY,
    TOPIC_BEFORE,
    TOWARDS,
    VENUE,
    WHAT_IT_MADE,
    WHEN_THEY,
    WHO_VISITS,
    WILL_AND,
    WITH_OF_ANOTHER,
)
from kg.reading.contact_reality import agreed_upon, told_as_real
from kg.reading.line import Line
from kg.reading.parties import Parties
from kg.records import Mode

AND_THEN = re.compile(r"\band (?:(?:then|also|later|afterwards?|subsequently) )?\Z")
"""What joins a verb to the one in front of it."""
CALLS_AND_MEETINGS = re.compile(
    r"\b(?:(?:calls|conversations) and (?:[a-z-]+ ){0,2}meetings"
    r"|meetings and (?:[a-z-]+ ){0,2}(?:calls|conversations))\b"
)
"""Contacts of two kinds with several officials ("has had phone calls and meetings with")."""


class ContactContext:
    """What the readers of one sentence share: its text, parties and nouns, and which nouns a verb has taken."""

    def __init__(self, text: str, line: Line, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.line = line
        self.sentence = line.sentence
        self.mentions = mentions
        self.parties = Parties(text, line, mentions)
        self._starts = [m.start for m in mentions]
        self._reach = list(accumulate((m.end for m in mentions), max))
        """Where the mentions up to each one end; one may lie inside another."""
        self.nouns = [
            n
            for n in words.NOUN.finditer(text, self.sentence.start, self.sentence.end)
            if not self.in_mention(n.start("noun")) and not self._other_thing(n)
        ]
        self.used: set[int] = set()

    @cached_property
    def _clauses(self) -> list[int]:
        """Where clauses end."""
        return [
            m.start()
            for m in CLAUSE.finditer(self.text, self.sentence.start, self.sentence.end)
            if m["named"] is None or PREDICATE.search(self.text, self.sentence.start, m.start())
        ]

    def in_mention(self, position: int) -> bool:
        """Return whether a position lies inside a mention."""
        last = bisect_right(self._starts, position) - 1
        return last >= 0 and position < self._reach[last]

    def _other_thing(self, match: re.Match[str]) -> bool:
        before = self.text[max(self.sentence.start, match.start() - 30) : match.start()]
        noun = match["noun"]
        if words.NOT_A_CONTACT.search(before) or words.NOT_A_CONTACT.match(self.text, match.start()):
            of_two = COMMITTEE.search(before) is not None and (
                self._between_two(match.start()) or self._with_officials(match.end())
            )
            return not of_two
        if OF_A_FRAMEWORK.search(before) or (noun.lower().startswith("summit") and OF_AN_ACRONYM.search(before)):
            return True
        if AS_A_RULE.search(self.text, max(self.sentence.start, match.start() - 60), match.start("noun")):
            return True
        if OPENED.search(before) and ABOUT_A_THING.match(self.text, match.end()):
            return True  # "agreed to open talks on a treaty"
        if noun.lower() == "dialogue" and FOUNDED.search(
            self.text, max(self.sentence.start, match.start("noun") - 90), match.start("noun")
        ):
            return True
        if words.MEETING_A_NEED.match(self.text, match.start("noun")):
            return True
        if IN_TALKS.search(before) and re.match(r"\s+(?:to|about|over)\b", self.text[match.end() : match.end() + 8]):
            return True
        if GOING_ON.search(before) and self.text.startswith(" with ", match.end()):
            return True
        after = self.text[match.end() : match.end() + 12]
        if after.startswith(" format") or (noun.lower() == "summit" and after.startswith(" level")):
            return True
        if (
            noun.startswith("call")
            and "courtesy" not in match["front"].lower()
            and re.match(r"\s+(?:for|on|to (?:action|arms|end))\b", after)
        ):
            return not CALL_ON_A_DAY.match(self.text, match.end())
        if match.start("noun") > 0 and self.text[match.start("noun") - 1] == "-":
            return True
        if noun == "Summit" and SUMMIT_FOR.match(self.text, match.end()):
            return True
        if noun == "summit" and WHAT_IT_MADE.match(self.text, match.end()):
            return True
        if noun == "Talks" and match.start("noun") > self.sentence.start:
            return not (self.sides_of(match, ministers=True) or self._of_two(match))
        # "Nuclear Security Summit", "the Six-Party Talks", "Defense Ministerial Meeting": names of venues
        if noun.lower() == "committee":
            convened = self._between_two(match.start()) and CONVENED.match(self.text, match.end())
            return not (noun[0].isupper() and (self._of_two(match) or convened))
        capital = noun[0].isupper() and match.start("noun") > self.sentence.start
        return (
            capital
            and not match["front"][:1].isupper()
            and noun.lower() not in ("call", "meeting", "consultative meeting", "summit", "talks", "ministerial")
            and not re.search("phone|video", noun.lower())
            and words.level_of(match["front"]) is None  # "the third 2+2 Dialogue"
            and not self._of_two(match)
            and not self._told_of_a_body(match)
            and not any(m.kind is MentionKind.OFFICE for m in self.sides_of(match, ministers=True))
            and not THEIR_OWN.search(before)
        )

    def _with_officials(self, position: int) -> bool:
        """Whether it is told with whom a committee meets ("for the Joint Committee meeting with Minister X")."""
        behind = next((m for m in self.mentions if m.start >= position), None)
        near = behind is not None and re.fullmatch(r"\s+with\s+(?:the\s+)?", self.text[position : behind.start])
        return behind is not None and near is not None and behind.kind in (MentionKind.PERSON, MentionKind.OFFICE)

    def _between_two(self, position: int) -> bool:
        """Whether two countries joined by a hyphen stand right before ("the A-B Military Committee meeting")."""
        near = [m for m in self.mentions if position - NEAR < m.end <= position and m.kind is MentionKind.COUNTRY]
        return any(len(m.countries) > 1 for m in near) or any(
            self.text[a.end : b.start] == "-" for a, b in pairwise(near)
        )

    def _told_of_a_body(self, noun: re.Match[str]) -> bool:
        """Whether it is told where or when a named dialogue of two countries is held, but not who goes there."""
        told = TOLD_OF_A_BODY.match(self.text, noun.end()) is not None and self._between_two(noun.start())
        return told and AS_A_DELEGATE.search(self.text, self.sentence.start, noun.start()) is None

    def _of_two(self, noun: re.Match[str]) -> bool:
        """Whether the sides of a named dialogue hold it ("held a Strategic Dialogue", "their Policy Dialogue")."""
        before = self.text[max(self.sentence.start, noun.start() - 90) : noun.start("noun")]
        return HELD_DIALOGUE.search(before) is not None

    def clause_end(self, start: int) -> int:
        """Return where the clause that `start` stands in ends."""
        following = bisect_left(self._clauses, start)
        return self._clauses[following] if following < len(self._clauses) else self.sentence.end

    def window(self, verb: re.Match[str], end: int) -> str:
        """Return the words from a verb to `end`."""
        return self.text[verb.start() : end]

    def list_behind(self, start: int, end: int, prepositions: str = "with") -> tuple[list[Mention], int]:
        """Return the list behind the first fitting preposition and where that preposition begins."""
        official: tuple[list[Mention], int] | None = None
        for match in re.compile(rf"\b(?:{prepositions})\b").finditer(self.text, start, min(end, start + 260)):
            if self.in_mention(match.start()) or VENUE.search(self.text, start, match.start()):
                continue
            if ANOTHER_VERB.search(self.text, start, match.start()):
                break
            of_another = WITH_OF_ANOTHER.search(self.text, start, match.start())
            if of_another or BETWEEN_OF_ANOTHER.search(self.text, start, match.start()):
                if match.group() == "with" and TOPIC_BEFORE.match(self.text, start, match.start()):
                    people = self.parties.at(match.end(), end=end)
                    titled = bool(people) and all(m.kind is MentionKind.PERSON and m.title for m in people)
                    official = official or ((people, match.start()) if titled else None)
                continue
            blocked = words.VERB.search(self.text, start, match.start())
            if blocked and self._another(start, blocked):
                break
            listed = self.parties.at(match.end(), end=end)
            if listed:
                return listed, match.start()
        return official or ([], -1)

    def with_behind(self, listed: list[Mention], end: int) -> list[Mention]:
        """Return who follows in "a meeting of the A and B negotiators (for the talks) with X"; empty for nobody."""
        match = OF_NEGOTIATORS_WITH.match(self.text, listed[-1].end, end) if listed else None
        return self.parties.at(match.end(), end=end) if match else []

    def _another(self, start: int, verb: re.Match[str]) -> bool:
        """Whether a verb tells a contact of its own; a bare participle ("talks held with") does not."""
        if self.in_mention(verb.start()):
            return False
        if verb.lastgroup in ("speak", "meet"):
            return True
        if verb.lastgroup == "hold" and OWN_SUBJECT.search(self.text, start, verb.start()):
            return True
        own_object = ITS_OBJECT.match(self.text, verb.end()) is not None
        if verb.lastgroup == "hold" and own_object and PRONOUN_SUBJECT.search(self.text, start, verb.start()):
            return True  # "after the call she held a dinner with Y"
        if own_object and verb.lastgroup == "hold" and self.text[start : verb.start()].endswith(", "):
            return True  # "who is there for the summit, had a talk with Y"
        before = self.text[start : verb.start()]
        if own_object and verb.lastgroup == "hold" and AFTER_HAVING.search(before):
            return True  # "met with X, a day after holding talks with Y"
        if own_object and verb.lastgroup == "hold" and AND_THEN.search(self.text, start, verb.start()):
            return True  # "met in Oslo last week and then had a meeting with Y"
        if verb.group() not in ("held", "hosted"):
            return False
        return " and " in before or (before.endswith(", ") and own_object)

    def candidate(
        self, start: int, end: int, word: str, mode: Mode | None, subjects: list[Mention], objects: list[Mention],
        *, verbal: bool = True, window: str = "", planned: bool | None = None,
    ) -> ContactCandidate | None:  # fmt: skip
        """Return the candidate, None where fewer than two parties can be meant or the words deny or generalise it."""
        if not subjects and not objects:
            return None
        if len(subjects) + len(objects) < 2 and not plural(subjects) and not plural(objects):
            return None
        before = self.text[max(self.sentence.start, start - 90) : start]
        negation = words.NEGATED.search(self.text, max(self.sentence.start, start - NEGATED_WITHIN), start)
        if negation and not BEYOND_NEGATION.search(self.text, negation.end(), start):
            return None
        if planned is None:
            planned = self.planned(start, word)
        if re.search(r"\b(?:could|may|might|should|must|ought to)\s+(?:have\s+)?(?:\w+ly\s+|also\s+)?$", before):
            return None
        if (not verbal or word in BASE_FORMS or word in PRESENT) and IF.search(self.text, self.sentence.start, start):
            return None
        if not verbal and CANCELLED.match(self.text, end):
            return None
        if CAME_TO_NOTHING.search(before) or DENIED.search(before):
            return None
        if not told_as_real(self.text, self.sentence.start, start, end, word, verbal=verbal, planned=planned):
            return None
        if GENERIC_MEETING.match(self.text, end) or re.search(r"\bsuch (?:an? )?$", before):
            return None
        if not verbal and HOPED_FOR.search(before):
            return None
        if (word in BASE_FORMS or word == "convene") and REGULARLY.search(before):
            return None
        if word in BASE_FORMS and GOES_ON_TO.search(before):
            return None
        plan = PLAN_OF.search(before) if verbal and not any(len(m.countries) > 1 for m in objects) else None
        if plan and all(m.end != start - len(plan.group()) for m in subjects):
            return None  # "discussed Oslo's plan to convene a session": another is to do it
        purpose = re.search(r"\bto\s+(?:\w+ly\s+)?$", before)
        aim = purpose is not None and not planned and word in BASE_FORMS and not DID_SO.search(before)
        if aim and not STOPPED_TOO.search(self.text, self.sentence.start, start):
            return None  # "welcomed the opportunity to speak": neither told nor planned
        there = JOURNEY.search(self.text, self.sentence.start, start)
        if mode is None and (there or OPENS_THERE.match(self.text, self.sentence.start, start)):
            mode = Mode.IN_PERSON
        if mode is None and objects and WHO_VISITS.match(self.text, objects[-1].end, self.sentence.end):
            mode = Mode.IN_PERSON
        if mode is None and objects and self.text.rfind("visiting ", end, objects[0].start + len("visiting ")) >= 0:
            mode = Mode.IN_PERSON  # "held talks with visiting Secretary X"
        return ContactCandidate(
            self.sentence.index, start, end, verbal, word, mode, subjects, objects, planned,
            words.SEPARATE.search(window) is not None
            or (verbal and words.OPENS_APART.match(self.text, self.sentence.start) is not None),
        )  # fmt: skip

    def planned(self, start: int, word: str) -> bool:
        """Return whether the words before a trigger make it something to come."""
        if word in PRESENT:
            return True  # "meets President X on Monday": a timetable
        before = QUOTED.split(self.text[max(self.sentence.start, start - 110) : start])[-1]
        if before.endswith(" did ") or GLAD_TO.search(before) or HELD_ONE_AND.search(before):
            return False
        if word in BASE_FORMS and WILL_AND.search(QUOTED.split(self.text[self.sentence.start : start])[-1]):
            return True
        if word in BASE_FORMS and ONWARD_TO.search(self.text, self.sentence.start, start):
            return True
        if word == "holding" and before.endswith((" is ", " are ")):
            return True  # "is holding its next meeting this fall"
        if word in ("holding", "convening", "hosting") and TOWARDS.search(before):
            return True
        if word in BASE_FORMS and WHEN_THEY.search(before):
            return True
        if ARRIVED_FOR.search(before) or (word in BASE_FORMS and (LEFT_TO.search(before) or COME_TO.search(before))):
            return True
        if COME_FOR.search(before) and (
            GOES_ON_AHEAD.search(self.text, start, self.sentence.end + AHEAD_WITHIN)
            or GOES_ON_AHEAD.search(self.text, max(0, self.sentence.start - AHEAD_WITHIN), self.sentence.start)
        ):
            return True
        if agreed_upon(before, infinitive=word in BASE_FORMS):
            return True
        if TO_BE_A_SUCCESS.search(before) and word not in BASE_FORMS:
            return True
        cut = max(before.rfind(" and "), before.rfind(", "), 0)
        match = words.PLANNED_BEFORE.search(before)
        if not match or OUTCOME.search(before, match.start()):
            return False
        finite = FINITE.fullmatch(word)
        if finite and match.start() < cut:
            return False
        return not (finite and re.search(r"\b(?:will|to|would|shall)(?: also)?(?: be)?\s*$", before) is None)

    def mode(self, phrase: str, window: str, verb: str) -> Mode | None:
        """Return the medium that a noun phrase, its surroundings or its verb give; None where they leave it open."""
        if "chair" in verb and OF_A_BODY.search(window):
            return Mode.UNSPECIFIED  # members of a body may meet in any way
        if CALLS_AND_MEETINGS.search(window):
            return Mode.UNSPECIFIED  # nobody tells with whom it was which
        if words.VIDEO.search(phrase):
            return Mode.VIDEO_CALL
        mode = words.mode_of_noun(phrase)
        if words.VIDEO.search(window[:160]):
            return Mode.VIDEO_CALL
        if (mode is None and words.PHONE.search(window[:160])) or words.MET_BY_PHONE.match(window):
            return Mode.PHONE_CALL
        if mode is None and ON_VISIT.match(self.text, self.sentence.start, self.sentence.end):
            return Mode.IN_PERSON
        if mode is None and IN_A_CAPITAL.search(window[:200]):
            return Mode.IN_PERSON
        if mode is None and AT_A_BUILDING.search(window[:200]):
            return Mode.IN_PERSON
        if mode is None and (verb in ("hosted", "hosts", "hosting", "welcomed") or words.MARGINS.search(window[:160])):
            return Mode.IN_PERSON
        return mode

    def sides_of(self, noun: re.Match[str], *, ministers: bool = False) -> list[Mention]:
        """Return the sides in front of a noun ("the 5th A-B meeting of deputy ministers"), two or more or none.

        `ministers`: those of an "A-B Foreign Ministers' meeting" too.
        """
        near = [m for m in self.mentions if m.end <= noun.start("noun") and noun.start("noun") - m.end < 40]
        sides = (MentionKind.COUNTRY, MentionKind.OFFICE) if ministers else (MentionKind.COUNTRY,)
        if not near or near[-1].kind not in sides or len(near[-1].countries) < 2:
            return []
        return near[-1:] if re.fullmatch(r"'?\s+[\w ()'\"-]*", self.text[near[-1].end : noun.start("noun")]) else []

    def words_before(self, noun: re.Match[str]) -> str:
        """The noun with the words in front of it, lower case."""
        start = noun.start()
        before = re.search(r"(?:[A-Za-z'&-]+\s+){0,4}$", self.text[max(self.sentence.start, start - 60) : start])
        return ((before.group() if before else "") + noun.group()).lower()
