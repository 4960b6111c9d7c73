"""Contacts told by a noun: "his meeting with", "a summit their leaders held", "the next meeting", "ROK-US talks"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bare_nouns import BareNounReader
from kg.reading.bodies import named
from kg.reading.contact_candidates import PARTY_KINDS, ContactCandidate, plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import IN_A_BUILDING, OF, OUTCOME
from kg.reading.contact_joiners import ensued
from kg.reading.contact_noun_agents import (
    brought,
    called_from_to,
    done_by,
    of_it,
    relative,
    the_two,
    who_visits,
    whose,
)
from kg.reading.contact_noun_parties import agreed_at, agreed_to, appeared_after, by_all, owner, said_in
from kg.reading.contact_noun_words import (
    A_MECHANISM,
    ABSTRACT,
    AGREED_BY,
    AGREED_THERE,
    AND_ANOTHER,
    AND_BETWEEN,
    ANNIVERSARY_OF,
    AS_TOPIC,
    AT_A_VENUE,
    ATTENDED,
    BUILDS_ON,
    BY_OFFICIALS,
    DEFINED,
    DEPUTIES,
    FIRST_OF_SERIES,
    HAD_PROPOSED,
    HELD_AMONG,
    IS_ONE,
    IS_PLANNED,
    IS_THE_FIRST,
    LAUNCHED_IN,
    LED_BY,
    NAMED_SUMMIT,
    NEXT_OF_LIST,
    OF_A_DAY,
    OF_A_FIELD,
    OF_MEMBERS,
    ON_THE_MARGINS,
    OWN_PHRASE,
    OWNED,
    PLANNED_ONE,
    PREPARED,
    RECENT,
    SCHEDULED,
    SET_FOR,
    THAT,
    TO_BE_HELD,
    TO_BE_THE_FIRST,
    TO_TAKE_PLACE,
    TOLD_AFAR,
    TOOK_PLACE,
    TOPIC_OF,
    TRAVELLED_FOR,
    UPCOMING,
    WANTED,
    WILL,
    WITH_SOCIETY,
    YIELDED,
)
from kg.reading.contact_openings import IN_A, Openings
from kg.reading.contact_peers import named_officials
from kg.reading.contact_reality import expected
from kg.reading.contact_visits import onward_for
from kg.records import Mode

BY_VIDEO = re.compile(
    r"\s+(?:(?:on\s+\w+day)\s+)?(?:(?:was|were)\s+(?:held|conducted)|took place)\s+"
    r"(?:virtually|online|remotely|(?:by|via|through)\s+(?:\w+\s+)?video)"
)
"""What is said behind the parties of a noun that was no meeting in one room."""
BEFORE = re.compile(r"\b(?:last|latest|previous|earlier)\b")
"""What makes a noun one before the contact at hand."""
A_POLICY = re.compile(
    r"\b(?:improv|promot|advanc|foster|facilitat|encourag|resum|restart|expand|strengthen|deepen|support)(?:e|es|ed|ing|s)?"
    r"\s+(?:[A-Z][\w.]*(?:-[A-Z]\w*)?|inter-[A-Z]\w+)\s+\Z"
)
"""What stands before a dialogue of two countries that is a policy, not one meeting."""


OF_A_FORUM = re.compile(rf"\b(?:{named('forum', 'organisation')})\s(?:(?:[A-Z][\w-]*|and|&)\s)*\Z")
"""A forum in front of the ministers whose meeting it is."""


class NounReader:
    """Reads the nouns of one sentence that no verb has taken."""

    def __init__(self, context: ContactContext) -> None:
        self.context = context
        self.bare = BareNounReader(context)
        self.openings = Openings(context)

    def read(self, noun: re.Match[str]) -> list[ContactCandidate]:
        """Return the candidates that a match of `contact_words.NOUN` gives: none, one, or one for each "between"."""
        found = self._one(noun)
        if found is None:
            return []
        pairs = [m for m in found.subjects if m.kind is MentionKind.COUNTRY and len(m.countries) > 1]
        if len(pairs) > 1 and len(pairs) == len(found.parties):
            return [replace(found, subjects=[pair], times=[]) for pair in pairs]  # "the A-B and A-C summits"
        return [found, *self._and_between(found)]

    def _one(self, noun: re.Match[str]) -> ContactCandidate | None:
        end = self.context.clause_end(noun.end())
        if found := self.bare.with_a_third(noun, end) or self.bare.of_the_day(noun):
            return found
        start = max(self.context.sentence.start, noun.start() - 60)
        if noun["noun"] == "dialogue" and A_POLICY.search(self.context.text, start, noun.start("noun")):
            return None  # "the momentum on improving inter-Korean dialogue"
        wanted = WANTED.search(self.context.text, start, noun.start("noun")) is not None
        if ON_THE_MARGINS.search(self.context.text, start, noun.start()):
            return None
        if AT_A_VENUE.search(self.context.text, start, noun.start("noun")):
            return None  # "met on the sidelines of the G20 ministers' meeting in Oslo with X"
        if DEFINED.search(self.context.text, self.context.sentence.start, noun.start("noun")):
            return None
        if TOPIC_OF.search(self.context.text, start, noun.start("noun")):
            return None
        prepared = PREPARED.search(self.context.text, start, noun.start("noun")) is not None
        told = SET_FOR.match(self.context.text, noun.end()) or PLANNED_ONE.search(
            self.context.text, start, noun.start("noun")
        )
        if prepared and told is None:
            return None
        if LAUNCHED_IN.match(self.context.text, noun.end(), end):
            return None
        if ANNIVERSARY_OF.search(self.context.text, start, noun.start("noun")):
            return None
        front = self.context.sentence.start, noun.start()
        if AS_TOPIC.search(self.context.text, *front) or HAD_PROPOSED.search(self.context.text, *front):
            return None
        if by_officials := BY_OFFICIALS.match(self.context.text, noun.end(), end):
            return self._of_the_sides(noun, by_officials)
        took_place = TOOK_PLACE.search(self.context.text, noun.end(), min(end, noun.end() + 200))
        upon = "|to|on" if noun["noun"].lower().endswith("call") else ""  # "in a courtesy call on X"
        prepositions = f"with|between|among|{OF}|from|involving{upon}"
        objects, at = self.context.list_behind(noun.end(), end, prepositions)
        behind = noun.end()
        if took_place and noun is not self.context.nouns[0] and self._as_setting(noun):
            return None  # "talks on what is to be said at the summit are under way between A and B"
        if took_place and took_place.start() - noun.end() > TOLD_AFAR:
            afar, place = self.context.list_behind(took_place.end(), end, prepositions)
            people = any(m.kind is MentionKind.PERSON for m in afar)
            alone = len(objects) < 2 and not (objects and objects[0].kind is MentionKind.PERSON)
            if at < 0 or at > took_place.start() or (afar and alone) or people:
                objects, at, behind = afar, place, took_place.end()
        preposition = self.context.text[at : at + 7] if at >= 0 else ""
        if together := brought(self.context, noun, end):
            objects, preposition = together, "between"
        if preposition.startswith("of ") and (sides := self.context.parties.body_of_two(at + len("of "))):
            objects, preposition = sides, "between"
        if preposition.startswith("of ") and (parted := self._of_officials_between(objects, end)):
            objects, preposition = parted, "between"
        if preposition.startswith("of ") and "," in self.context.text[noun.end() : at]:
            objects, preposition = [], ""  # "During the talks, X stressed the value of the A-B alliance"
        if at >= 0 and behind == noun.end() and (at - noun.end() > 60 or self.openings.clause_begins(noun, at)):
            objects, preposition = [], ""
        if objects and (self._next_noun(noun, at) or THAT.match(self.context.text, noun.end(), at)):
            objects, preposition = [], ""  # "told Y in a call on Monday that he approves of X's plans"
        if preposition.startswith("between"):
            objects = the_two(self.context, objects, noun) or objects
        if preposition.startswith("from") and "call" not in noun["noun"]:
            objects, preposition = [], ""
        if preposition.startswith(("to ", "on ")):
            named = objects and objects[0].kind is MentionKind.PERSON and at == noun.end() + 1
            objects, preposition = (objects, "with") if named else ([], "")
        if preposition.startswith("with"):
            objects = named_officials(self.context, objects, end)
        subjects: list[Mention] = []
        spoken = False
        if not preposition.startswith(("between", "among", "of ", "involv")):
            before = self.context.text[self.context.sentence.start : noun.start()]
            subjects = by_all(self.context, before) or (who_visits(self.context, noun) if objects else [])
            subjects = subjects or owner(self.context, noun)
        elif preposition.startswith("of ") and not plural(objects) and len(objects) < 2:
            objects = []
            subjects = owner(self.context, noun)
        if preposition.startswith("from") and (callee := called_from_to(self.context, objects, end)):
            subjects = callee
        if objects and not subjects and preposition.startswith("with"):
            subjects = of_it(self.context, noun)
        subjects = done_by(self.context, objects, end) or whose(self.context, objects, end) or subjects
        if objects and [m.name for m in subjects] == ["their"]:
            # "During their meeting with X, Minister Y said": of Y and whoever came along
            speaker = self.openings.speaker(noun, objects, end)
            subjects, spoken = [*subjects, *speaker], bool(speaker)
        if objects and not subjects:
            subjects = self.openings.spoke_after(noun)
        agreed_by = AGREED_BY.match(self.context.text, noun.end(), end) if not objects else None
        if agreed_by is not None and (both := self.context.parties.at(agreed_by.end(), end=end)):
            objects, subjects = both, []  # "a summit agreed upon by X and Y"
        led = LED_BY.match(self.context.text, noun.end(), end) if not objects else None
        if led is not None:
            objects = self.context.parties.at(led.end(), end=end)
        if not objects:
            clause = relative(self.context, noun, end)
            if clause:
                objects = clause
        if not objects and self._of_a_forum(subjects):
            return None
        unnamed = all(m.kind in (MentionKind.COUNTRY, MentionKind.GROUP) for m in (*subjects, *objects))
        if unnamed and IS_THE_FIRST.search(self.context.text, self.context.sentence.start, noun.start()):
            return None  # "his talks with X mark the first minister-level meeting between the two nations"
        if ABSTRACT.search(self.context.text, max(self.context.sentence.start, noun.start() - 12), noun.end()):
            return None
        if wanted and objects and all(m.kind is MentionKind.COUNTRY for m in objects):
            return None  # "the importance of dialogue with the North"
        if not objects and WITH_SOCIETY.match(self.context.text, noun.end()):
            return None  # "for hosting a meeting with business leaders"
        if OF_MEMBERS.match(self.context.text, noun.end()) or A_MECHANISM.match(self.context.text, noun.end()):
            return None
        sides = [m for m in subjects if m.kind is MentionKind.COUNTRY and m.end < noun.start("noun")]
        if noun["noun"].startswith("Summit") and any(
            OF_A_FIELD.fullmatch(self.context.text, m.end, noun.start("noun")) for m in sides[-1:]
        ):
            return None
        near = self.context.text[max(self.context.sentence.start, noun.start() - 60) : noun.end()]
        if not objects and ATTENDED.search(near):
            return None  # "who is visiting to attend the Foreign Ministers' Meeting"
        near = near[-28 - len(noun.group()) :]
        of_two = [m for m in subjects if m.kind is MentionKind.COUNTRY and len(m.countries) > 1]
        many = noun["noun"].lower() in ("meetings", "summits")
        if many and not objects and any(len(m.countries) > 2 for m in of_two):
            return None  # "the upcoming G7 leaders' meetings": of a group whose meetings are many
        annual = noun["noun"].lower() == "consultative meeting"
        theirs = annual and any(m.name == "their" for m in subjects)
        venue = words.MULTILATERAL.search(OWN_PHRASE.split(near)[-1]) is not None or (annual and bool(subjects))
        if venue and not (objects or of_two or theirs):
            return None  # "the G7 Foreign Ministers' Meeting"
        placed = not objects and len(subjects) == 1 and subjects[0].kind is MentionKind.COUNTRY and not plural(subjects)
        if placed:
            subjects = agreed_at(self.context, noun)  # "their presidents agreed during a Seoul summit"
            if not subjects:
                return None
        if not subjects and not objects and not preposition and not self._named_summit(noun):
            subjects = agreed_at(self.context, noun) or said_in(self.context, noun) or agreed_to(self.context, noun)
            subjects = subjects or appeared_after(self.context, noun)
            subjects = subjects or self.openings.speakers(noun, end)
            spoken = bool(subjects) and IN_A.match(self.context.text, self.context.sentence.start) is not None
        if meant := self.openings.meant(noun, subjects, objects, end):
            subjects, spoken = meant, not self.openings.looks_back(noun)
        phrase = self.context.words_before(noun)
        level = words.level_of(phrase)
        of_sides = 3 if "trilateral" in phrase or "three-way" in phrase else 2 if "bilateral" in phrase else 0
        if not subjects and not objects:
            bare = None if annual else self.bare.read(noun, level, of_sides)
            if bare is not None and TO_TAKE_PLACE.match(self.context.text, noun.end()):
                bare.planned = True  # "in Saturday's talks scheduled to take place in Oslo"
            if bare is not None and BY_VIDEO.match(self.context.text, noun.end(), end):
                bare.mode = Mode.VIDEO_CALL
            return bare
        if not subjects and preposition.startswith("with"):
            subjects = self.openings.speaker(noun, objects, end) or self.context.parties.subject(noun.start())
            subjects = subjects or self.openings.back_from(noun)
            subjects = self.openings.visitor(noun, objects, end) or subjects or self._topic()
            spoken = True
        window = self.context.text[noun.start() : min(end, noun.end() + 120)]
        until = next((n.start() for n in self.context.nouns if n.start() > noun.end()), end)
        own = window[: min(60, until - noun.start())]  # "Their meeting followed up on the virtual meeting between"
        mode = self.context.mode(noun.group().lower(), own, "")
        if objects and not BEFORE.search(noun["front"]) and BY_VIDEO.match(self.context.text, objects[-1].end, end):
            mode = Mode.VIDEO_CALL
        if led is not None and words.VIDEO.search(led.group()):
            mode = Mode.VIDEO_CALL
        if mode is None and subjects and self._placed(subjects[-1], noun):
            mode = Mode.IN_PERSON
        last = max((m.end for m in (*subjects, *objects)), default=noun.end())
        if mode is None and IN_A_BUILDING.match(self.context.text, last, end):
            mode = Mode.IN_PERSON
        planned = bool(words.PLANNED_FRONT.search(noun["front"]))
        planned = planned or UPCOMING.search(self.context.text, noun.start() - 60, noun.start()) is not None
        if not planned and not self._as_setting(noun):
            planned = self.context.planned(noun.start(), f"a {noun['noun']}")  # a noun, though some are verbs too
        planned = planned or TO_BE_THE_FIRST.search(self.context.text, *front) is not None
        onward, onward_ahead = onward_for(self.context, noun)
        planned = planned or onward_ahead or prepared or expected(self.context.text, *front)
        planned = planned or (led is not None and led.group().split()[0] in ("will", "to", "would"))
        last = max([noun.end(), *(m.end for m in objects)])
        ends = (noun.end(), last, last + self.context.text.startswith(", ", last))
        planned = planned or any(TO_BE_HELD.match(self.context.text, at, end) for at in ends)
        outcome = OUTCOME.search(self.context.text, *front)  # "the success of the summit is expected to help"
        if outcome is None:
            planned = planned or SCHEDULED.match(self.context.text, last, end) is not None
            planned = planned or any(IS_PLANNED.match(self.context.text, at, end) for at in ends)
        planned = planned or (
            bool(subjects) and self.openings.opens(noun) and WILL.match(self.context.text, last, end) is not None
        )
        planned = planned and RECENT.search(noun["front"]) is None
        planned = planned and YIELDED.match(self.context.text, noun.end(), end) is None
        found = self.context.candidate(
            *noun.span(), noun["noun"], mode, subjects, objects, verbal=False, window=window, planned=planned
        )
        if found is not None:
            found.follows = ensued(self.context, noun, objects)
            found.verbal = (
                (found.follows or onward)
                or self.openings.is_gerund(noun)
                or self.openings.is_news(noun, spoken=spoken)
                or self._held_among(noun, objects, at)
                or TRAVELLED_FOR.search(self.context.text, self.context.sentence.start, noun.start()) is not None
            )
            found.separate = False
            found.plural = noun["noun"].endswith("s") and noun["noun"] not in ("talks", "discussions", "consultations")
            # Who speaks of "vice-ministerial meetings with X" was not there himself.
            parties = found.objects if spoken and level in DEPUTIES else found.parties
            only_sides = all(
                m.kind in (MentionKind.COUNTRY, MentionKind.PRONOUN)
                or "countries" in m.qualifiers
                or (noun["noun"] == "summit" and "sides" in m.qualifiers)
                for m in parties
            )
            people = all(m.kind is MentionKind.PERSON for m in parties)
            if level == "nameless" and "high-level" in phrase and people:
                level = None  # "high-level talks between Minister X and Minister Y"
            if only_sides and level is None and FIRST_OF_SERIES.match(self.context.text, noun.end()):
                level = "nameless"  # whoever held the offices then
            found.level = level if only_sides or level == "nameless" else None
            found.rank = level if found.level is None and level != "nameless" else None
        return found

    def _held_among(self, noun: re.Match[str], objects: list[Mention], at: int) -> bool:
        """Whether a noun is news of those who are named behind it ("Talks were also held among X, Y and Z")."""
        people = bool(objects) and all(m.kind is MentionKind.PERSON for m in objects)
        return people and HELD_AMONG.fullmatch(self.context.text, noun.end(), max(noun.end(), at)) is not None

    def _of_a_forum(self, subjects: list[Mention]) -> bool:
        """Whether ministers only give a forum's meeting its name ("the G7 Digital and Tech Ministers' Meeting")."""
        bare = len(subjects) == 1 and subjects[0].kind is MentionKind.OFFICE and not subjects[0].countries
        start = self.context.sentence.start
        front = (max(start, subjects[0].start - 40), subjects[0].start) if bare else (0, 0)
        return OF_A_FORUM.search(self.context.text, *front) is not None

    def _placed(self, owner: Mention, noun: re.Match[str]) -> bool:
        """Whether a place stands between whose contact it is and the noun ("President X's Oslo talks with Y")."""
        between = (m for m in self.context.mentions if owner.end < m.start < noun.start("noun"))
        return any(m.kind is MentionKind.COUNTRY and "adjective" not in m.qualifiers for m in between)

    def _of_officials_between(self, objects: list[Mention], end: int) -> list[Mention]:
        """Read "the third meeting of Vice Ministers between A and B": the sides behind whose officials meet."""
        nameless = objects and all(m.kind is MentionKind.OFFICE and not m.countries for m in objects)
        return self.context.list_behind(objects[-1].end, end, "between|among|from")[0] if nameless else []

    def _of_the_sides(self, noun: re.Match[str], by: re.Match[str]) -> ContactCandidate:
        """Read "the meeting that trade officials of both countries plan to hold": nameless, of the sides at hand."""
        start, end = noun.span()
        return ContactCandidate(
            self.context.sentence.index, start, end, False, noun["noun"], words.mode_of_noun(noun["noun"]),
            planned=by["plan"] is not None, level="nameless",
        )  # fmt: skip

    def _named_summit(self, noun: re.Match[str]) -> bool:
        """Whether the noun is a summit known by its place, dated behind, and officials speak of it."""
        before = self.context.text[max(self.context.sentence.start, noun.start() - 40) : noun.end()]
        dated = OF_A_DAY.match(self.context.text, noun.end(), self.context.sentence.end)
        return dated is not None and NAMED_SUMMIT.search(before) is not None

    def _next_noun(self, noun: re.Match[str], at: int) -> bool:
        """Whether the parties behind `at` are those of another noun.

        The next of several meetings ("at one, at another with X"), or what is said of the one at hand ("The A-B talks
        in Oslo were the second meeting of senior officials"), or one named beside it ("the A-B summit and a summit of C
        and D").
        """
        if self.context.sides_of(noun) and any(
            AND_ANOTHER.search(self.context.text, noun.end(), n.start("noun"))
            for n in self.context.nouns
            if noun.end() < n.start("noun") < at
        ):
            return True
        other = NEXT_OF_LIST.search(self.context.text, noun.end(), at) or IS_ONE.search(
            self.context.text, noun.end(), at
        )
        return other is not None and any(other.end() <= n.start("noun") < at for n in self.context.nouns)

    def _as_setting(self, noun: re.Match[str]) -> bool:
        """Whether the noun is where something was said ("agreed to … in their summit"), not what is to come."""
        start = max([noun.start(), *(m.end for m in self.context.mentions if m.start < noun.start() < m.end)])
        before = self.context.text[max(self.context.sentence.start, start - 50) : start]
        agreed = AGREED_THERE.search(self.context.text, max(self.context.sentence.start, noun.start() - 90), start)
        return (
            bool(agreed)
            or re.search(rf"\b(?:in|during|at|after|(?<!the )following|since|from)\s+{OWNED}$", before) is not None
            or BUILDS_ON.search(before) is not None
        )

    def _and_between(self, first: ContactCandidate) -> list[ContactCandidate]:
        """Read the second half of "consultations between the Presidents and between the foreign ministers"."""
        last = max(m.end for m in first.parties) if first.parties else first.end
        again = AND_BETWEEN.match(self.context.text, last, self.context.sentence.end)
        listed = self.context.parties.at(again.end()) if again else []
        if not plural(listed):
            return []
        return [replace(first, objects=listed, subjects=[], times=[])]

    def _topic(self) -> list[Mention]:
        subject = next((m for m in self.context.mentions if m.kind in PARTY_KINDS), None)
        return [subject] if subject is not None else []
