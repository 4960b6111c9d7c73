"""Contacts told by a verb: "spoke with", "met", "called", "held talks with", "hosted", "paid a call on", "wrote to"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official, plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import JOURNEY, TRAVELLED_TO
from kg.reading.contact_holding import HoldReader
from kg.reading.contact_hosting import HostReader
from kg.reading.contact_letters import LetterReader
from kg.reading.contact_noun_words import UP_TO_COMMA
from kg.reading.contact_objects import noun_after
from kg.reading.contact_peers import among_many, listed_on, named_officials, named_peers, those_named
from kg.reading.contact_verb_words import (
    AFTER_MEETING,
    AT_AN_EVENT,
    AT_TABLE,
    AT_THE,
    AT_WHICH,
    BY_WHOM,
    CALLED_AND,
    COUNTERPARTS,
    FOR_ITS_SIDE,
    IN_A_CITY,
    IN_A_ROOM,
    IN_A_SUMMIT,
    IN_COUNTRY,
    IN_SEVERAL,
    INCLUDING_ANOTHER,
    MEET_A_NEED,
    ON_THE_WAY,
    RESPECTIVELY,
    SIGNED_BY,
    SIGNED_FOR,
    SPOKE_OF,
    SPOKE_OF_ALONG,
    THEIR_TEAMS,
    WAS,
)
from kg.records import Mode

SPOKE_OF_DOING = re.compile(r"\s+of\s+\w+ing\b")
TOGETHER_WITH = re.compile(r"\btogether\b|\bjointly\b")
"""What makes a call one with all whom a list names."""


class VerbReader:
    """Reads the verbs of one sentence."""

    def __init__(self, context: ContactContext) -> None:
        self.context = context
        letters = LetterReader(context)
        holding = HoldReader(context, letters)
        hosting = HostReader(context, holding, letters)
        self._readers = {
            "speak": self._speak, "meet": self._meet, "call": self._call, "hold": holding.hold, "host": hosting.host,
            "visit": holding.visit, "write": letters.written, "sign": self._sign,
        }  # fmt: skip

    def read(self, verb: re.Match[str]) -> ContactCandidate | None:
        """Return the candidate that a match of `contact_words.VERB` gives, None where it tells no contact."""
        kind = verb.lastgroup or ""
        end = self.context.clause_end(verb.end())
        by = BY_WHOM.match(self.context.text, verb.end(), end)
        found = self._done_by(verb, by, end) if by is not None else None
        found = found or self._with_many(verb, end) or self._readers[kind](verb, end)
        if found is not None and (more := listed_on(self.context, found.objects)):
            together = TOGETHER_WITH.search(self.context.text, verb.end(), found.objects[0].start)
            found.objects, found.separate = [*found.objects, *more], together is None
        if found is not None and found.separate and found.objects:
            front = self.context.text[verb.end() : found.objects[0].end]
            shared = COUNTERPARTS.search(front) is not None and RESPECTIVELY.match(
                self.context.text, found.objects[-1].end
            )
            apart = words.SEPARATE.search(self.context.text, verb.start(), found.objects[0].start) is not None
            found.separate = apart or not shared  # "her counterparts from A and B, X and Y, respectively": who is whose
        return found

    def _with_many(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "will meet with many leaders, including A and B": with each of those named."""
        if verb.lastgroup not in ("meet", "hold", "speak"):
            return None
        objects = among_many(self.context, verb.end(), end)
        subjects = self.context.parties.subject(verb.start()) if objects else []
        mode = Mode.PHONE_CALL if verb.lastgroup == "speak" else Mode.IN_PERSON
        found = self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects)
        if found is None or not subjects:
            return None
        found.separate = True
        return found

    def _done_by(self, verb: re.Match[str], by: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "X was telephoned by Y", "he was hosted by Y for lunch", "X was paid a courtesy call by Y"."""
        mode = Mode.PHONE_CALL if verb.lastgroup == "call" else Mode.IN_PERSON
        if verb.lastgroup not in ("call", "host", "visit") or (verb.lastgroup == "visit") != ("call" in by.group()):
            return None
        objects = self.context.parties.at(by.end(), end=end)
        subjects = self.context.parties.subject(verb.start())
        if not subjects or not objects or not all(map(official, objects)):
            return None
        if not WAS.fullmatch(self.context.text, subjects[-1].end, verb.start()):
            return None
        if not all(official(m) or m.kind is MentionKind.PRONOUN for m in subjects):
            return None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects)

    def _speak(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        objects, at = self.context.list_behind(verb.end(), end, "with|to")
        if objects and self.context.text[at : at + 2] == "to" and (at - verb.end() > 30 or not official(objects[0])):
            objects = []
        engages = verb.group().startswith("engage")
        if SPOKE_OF_DOING.match(self.context.text, verb.end()):
            return None  # "spoke of pushing for a meeting with X"
        if verb.group() == "brief":
            objects = self.context.parties.at(verb.end(), end=end)
            if not objects or not self._on_the_way(verb, objects):
                return None
        if engages and not objects:
            objects = self.context.parties.at(verb.end(), end=end)
        if objects and SPOKE_OF_ALONG.fullmatch(self.context.text, verb.end(), at):
            objects = []  # "spoke of the need to work, along with X"
        if objects and INCLUDING_ANOTHER.search(self.context.text, verb.end(), at):
            objects = []
        objects = named_peers(self.context, objects, end)
        governments = bool(objects) and all(m.kind is MentionKind.COUNTRY for m in objects)
        stays = JOURNEY.search(self.context.text, self.context.sentence.start, verb.start()) is None
        if governments and stays and verb.group() in ("consult", "confer") and not self._on_the_way(verb, objects):
            return None  # "decided to consult with the US": what governments go on doing
        if verb.group() == "speaking" and self.context.text[: verb.start()].endswith("to be "):
            return None  # "he was glad to be speaking with X": the contact at hand
        if objects and AT_AN_EVENT.search(self.context.text, verb.end(), at):
            return None
        subjects = self.context.parties.subject(verb.start())
        if not objects and not plural(subjects) and len(subjects) < 2:
            return None
        if not objects and not re.match(
            r"\s+(?:\w+ly\s+)?(?:by|on|over|via|again|today|yesterday|earlier|in|together|separately|for|this|last"
            r"|about|soon|shortly|afterwards?|later|twice)\b|\s*[.;]",
            self.context.text[verb.end() : verb.end() + 30],
        ):
            return None
        window = self.context.window(verb, end if not objects else max(end, objects[-1].end))
        if engages and any(m.kind is not MentionKind.PERSON and not ("indefinite" in m.qualifiers
                           and (m.countries or "there" in m.qualifiers)) for m in objects):  # fmt: skip
            return None
        last = max([verb.end(), *(m.end for m in objects)])
        mode: Mode | None = Mode.PHONE_CALL if not engages and verb.group() != "discuss" else None
        taken_up = (MentionKind.GROUP, MentionKind.PRONOUN, MentionKind.OFFICE)
        of_it = SPOKE_OF.match(self.context.text, verb.end()) is not None  # "Secretary X and Mr. Y spoke about"
        if not objects and all((m.kind in taken_up and not m.countries) or of_it for m in subjects):
            # "the two leaders also consulted on": a way to speak of the contact at hand
            mode = Mode.PHONE_CALL if self.context.text.startswith(" again", verb.end()) else None
        noun = next((n for n in self.context.nouns if self._spoken_in(last, n)), None)
        if noun is not None:
            self.context.used.add(noun.start())  # "conferred in an online meeting": one contact
            mode = words.mode_of_noun(noun.group()) or mode
        if words.VIDEO.search(window):
            mode = Mode.VIDEO_CALL
        elif words.PHONE.search(window):
            mode = Mode.PHONE_CALL
        elif TRAVELLED_TO.search(self.context.text[max(self.context.sentence.start, verb.start() - 90) : verb.start()]):
            mode = Mode.IN_PERSON  # "flew to X to speak with Y"
        elif JOURNEY.search(self.context.text, self.context.sentence.start, verb.start()):
            mode = Mode.IN_PERSON  # "will travel to X to talk with Y"
        elif (
            self._on_the_way(verb, objects)
            or self._in_a_room(verb, window)
            or IN_A_CITY.match(self.context.text, last, end)
        ):
            mode = Mode.IN_PERSON
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _spoken_in(self, last: int, noun: re.Match[str]) -> bool:
        """Whether a noun only says how those spoke who are named up to `last` ("at a meeting", "in separate calls")."""
        if AT_THE.fullmatch(self.context.text, last, noun.start()):
            return True
        apart = words.SEPARATE.match(noun.group()) is not None
        return apart and IN_SEVERAL.fullmatch(self.context.text, last, noun.start()) is not None

    def _on_the_way(self, verb: re.Match[str], objects: list[Mention]) -> bool:
        """Whether those who consult have gone where the others are ("visited Oslo to consult with X")."""
        if any("there" in m.qualifiers for m in objects):
            return True
        consults = verb.group().startswith(("consult", "confer", "engage", "discuss", "brief"))
        if consults and IN_COUNTRY.match(self.context.text, self.context.sentence.start, verb.start()):
            return True
        return consults and ON_THE_WAY.search(self.context.text, self.context.sentence.start, verb.start()) is not None

    def _in_a_room(self, verb: re.Match[str], window: str) -> bool:
        """Whether those who spoke were in one place ("chatted at a reception", "At dinner, X spoke with Y")."""
        if verb.group() == "chatted" or IN_A_ROOM.search(window):
            return True
        if AT_WHICH.search(self.context.text, self.context.sentence.start, verb.start()):
            return True
        return AT_TABLE.match(self.context.text, self.context.sentence.start, verb.start()) is not None

    def _meet(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        if MEET_A_NEED.match(self.context.text, verb.end()):
            return None
        if verb.group() != "meeting" and re.search(
            r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?$",
            self.context.text[max(0, verb.start() - 20) : verb.start()],
        ):
            return None  # "would be met with a response"
        if verb.group() == "meeting":
            self.context.used |= {n.start() for n in self.context.nouns if n.start("noun") == verb.start()}
        objects, at = self.context.list_behind(verb.end(), end, "with|involving")
        direct = self.context.parties.at(verb.end(), end=end)
        if direct and (at < 0 or direct[0].start < at):
            own = not any(direct[-1].end <= n.start("noun") < at for n in self.context.nouns)
            objects = [*direct, *[m for m in objects if own and m not in direct]]  # "met X after talks with Y"
        listed, objects = objects, named_officials(self.context, objects, end)
        one_by_one = objects != listed and any("there" in m.qualifiers for m in listed)
        subjects = self._speaker(verb) or self.context.parties.subject(verb.start()) or self._behind(verb, objects)
        among = those_named(self.context, verb.end(), end) if not objects else []
        objects = objects or among or self._whom(subjects)
        if not objects and not plural(subjects) and len(subjects) < 2:
            return None
        window = self.context.window(verb, end)
        noun = noun_after(self.context, verb, end)
        if noun is not None and AT_THE.fullmatch(self.context.text, verb.end(), noun.start()):
            self.context.used.add(noun.start())  # "when they meet at the annual talks": one contact
        elif noun is not None and objects and IN_A_SUMMIT.fullmatch(self.context.text, objects[-1].end, noun.start()):
            self.context.used.add(noun.start())  # "will meet with A and B next month in a three-way summit"
        front = self.context.text[max(self.context.sentence.start, verb.start() - 40) : verb.end() + 40]
        last = objects[-1].end if objects else verb.end()
        front += self.context.text[last : min(end, last + 40)]
        mode = Mode.VIDEO_CALL if words.VIDEO.search(front) else Mode.IN_PERSON
        found = self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)
        if found is not None:
            found.separate = found.separate or one_by_one or bool(among)
        if found is not None and THEIR_TEAMS.search(self.context.text, self.context.sentence.start, verb.start()):
            found.level = "nameless"  # "the Presidents agreed for their teams to meet"
        return found

    def _whom(self, subjects: list[Mention]) -> list[Mention]:
        """Read "X told Y, whom he met in Oslo last month": the person in front of the pronoun."""
        start = subjects[0].start if len(subjects) == 1 else 0
        if not self.context.text.endswith(", whom ", 0, start):
            return []
        return [m for m in self.context.mentions if m.end == start - len(", whom ") and m.kind is MentionKind.PERSON]

    def _speaker(self, verb: re.Match[str]) -> list[Mention]:
        """Read "agreed to it, X said after meeting with Y": X, not whoever opens the sentence."""
        if verb.group() != "meeting":
            return []
        people = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.PRONOUN)
        before = [m for m in self.context.mentions if m.end <= verb.start() and m.kind in people]
        told = before and AFTER_MEETING.fullmatch(self.context.text, before[-1].end, verb.start())
        return self.context.parties.subject(before[-1].end) if told else []

    def _behind(self, verb: re.Match[str], objects: list[Mention]) -> list[Mention]:
        """Read "after meeting with X in Oslo, Y flew home": who acts behind the comma of an opening "after meeting"."""
        opens = self.context.text[self.context.sentence.start : verb.start()].lower() in ("after ", "before ")
        if not opens or not objects or verb.group() != "meeting":
            return []
        comma = UP_TO_COMMA.match(self.context.text, objects[-1].end, self.context.sentence.end)
        return self.context.parties.at(comma.end())[:1] if comma else []

    def _call(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        on = re.compile(r"\s+on\s+").match(self.context.text, verb.end(), end)
        if on and self.context.text[: verb.start()].lower().endswith("courtesy "):
            return None  # "a courtesy call on": the noun tells it
        if on:  # "called on President X": a courtesy call, unless X is asked to do something
            hosts = self.context.parties.at(on.end(), end=end)
            named = hosts and all(m.kind is MentionKind.PERSON for m in hosts)
            if not named or re.match(r",?\s+to\b", self.context.text[hosts[-1].end : hosts[-1].end + 5]):
                return None
            subjects = self.context.parties.subject(verb.start())
            return self.context.candidate(verb.start(), on.end(), verb.group(), Mode.IN_PERSON, subjects, hosts)
        also = CALLED_AND.match(self.context.text, verb.end(), end) if verb.group() in ("called", "phoned") else None
        objects = self.context.parties.at(also.end() if also else verb.end(), end=end)
        if not objects or objects[0].kind in (MentionKind.COUNTRY, MentionKind.PRONOUN) or not official(objects[0]):
            return None
        if self.context.text[objects[0].end : objects[0].end + 2] == "'s":
            return None
        behind = self.context.text[objects[-1].end : objects[-1].end + 24]
        if re.match(r"\s+(?:a|an|the|his|her|our|one|\"|as)\b", behind) and verb.group() in (
            "called",
            "calls",
            "call",
            "calling",
        ):
            return None
        subjects = self.context.parties.subject(verb.start())
        window = self.context.window(verb, end)
        mode: Mode | None = Mode.PHONE_CALL
        if verb.group() in ("contacted", "reached out to") and not words.PHONE.search(window):
            mode = Mode.VIDEO_CALL if words.VIDEO.search(window) else None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _sign(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "A and B signed the agreement": those who sign together meet."""
        if by := SIGNED_BY.match(self.context.text, verb.end(), end):
            signers = self.context.parties.at(by.end(), end=end)
            if len(signers) == 1 and (other := FOR_ITS_SIDE.match(self.context.text, signers[0].end, end)):
                signers = [*signers, *self.context.parties.at(other.end(), end=end)[:1]]
            what = words.INSTRUMENTS.search(self.context.text, self.context.sentence.start, verb.start())
            if what is None or len(signers) < 2 or any(m.kind is not MentionKind.PERSON for m in signers):
                return None
            return self.context.candidate(*verb.span(), verb.group(), Mode.IN_PERSON, [], signers)
        what = words.INSTRUMENTS.search(self.context.text, verb.end(), min(end, verb.end() + 160))
        if what is None:
            return None
        if other := SIGNED_FOR.match(self.context.text, verb.end(), end):
            signers = self.context.parties.at(other.end(), end=end)
            ours = self.context.parties.subject(verb.start())
            named = all(m.kind is MentionKind.PERSON for m in (*ours, *signers))
            if ours and signers and named:
                return self.context.candidate(*verb.span(), verb.group(), Mode.IN_PERSON, ours, signers)
        objects, at = self.context.list_behind(what.end(), end)
        if any(m.kind is MentionKind.COUNTRY for m in objects) or at - verb.end() > 120:
            objects = []
        subjects = self.context.parties.subject(verb.start())
        people = [m for m in (*subjects, *objects) if m.kind in (MentionKind.PERSON, MentionKind.OFFICE)]
        if len(people) < 2 and not any(m.number != 1 for m in people):
            return None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.IN_PERSON, subjects, objects)
