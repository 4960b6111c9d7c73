"""Contacts told by a verb: "spoke with", "met", "called", "held talks with", "hosted", "paid a call on", "wrote to"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official, plural
from kg.reading.contact_context import TRAVELLED_TO, ContactContext
from kg.reading.contact_verb_words import (
    AFTER_MEETING,
    AT_AN_EVENT,
    AT_TABLE,
    AT_THE,
    BY_HOST,
    COUNTERPARTS,
    ENVOYS,
    FROM,
    HAVE_CONTACT,
    HOSTED_BY,
    IN_A_ROOM,
    INCLUDING,
    INCLUDING_ANOTHER,
    MEET_A_NEED,
    MINISTRY,
    NOUN_OF_HOSTING,
    OF_RANK,
    ONE_BY_ONE,
    PLEASED,
    PRESIDES,
    RESPECTIVELY,
    THE_PLAN,
    VISITS_TO,
    WAS,
)
from kg.reading.groups import MYSELF_NAME
from kg.records import Mode


class VerbReader:
    """Reads the verbs of one sentence."""

    def __init__(self, context: ContactContext) -> None:
        self.context = context

    def read(self, verb: re.Match[str]) -> ContactCandidate | None:
        """Return the candidate that a match of `contact_words.VERB` gives, None where it tells no contact."""
        kind = verb.lastgroup or ""
        end = self.context.clause_end(verb.end())
        reader = {
            "speak": self._speak, "meet": self._meet, "call": self._call, "hold": self._hold, "host": self._host,
            "visit": self._visit, "write": self._write, "sign": self._sign,
        }[kind]  # fmt: skip
        found = reader(verb, end)
        if found is not None and found.separate and found.objects:
            front = self.context.text[verb.end() : found.objects[0].start]
            shared = COUNTERPARTS.search(front) is not None and RESPECTIVELY.match(
                self.context.text, found.objects[-1].end
            )
            found.separate = not shared  # "her counterparts from A and B, X and Y, respectively": who is whose
        return found

    def _speak(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        objects, at = self.context.list_behind(verb.end(), end, "with|to")
        if objects and self.context.text[at : at + 2] == "to" and (at - verb.end() > 30 or not official(objects[0])):
            objects = []
        if objects and INCLUDING_ANOTHER.search(self.context.text, verb.end(), at):
            objects = []
        objects = self._named_peers(objects, end)
        if verb.group() == "speaking" and self.context.text[: verb.start()].endswith("to be "):
            return None  # "he was glad to be speaking with X": the contact at hand
        if objects and AT_AN_EVENT.search(self.context.text, verb.end(), at):
            return None
        subjects = self.context.parties.subject(verb.start())
        if not objects and not plural(subjects) and len(subjects) < 2:
            return None
        if not objects and not re.match(
            r"\s+(?:\w+ly\s+)?(?:by|on|over|via|again|today|yesterday|earlier|in|together|separately|for|this|last"
            r"|about)\b|\s*[.;]",
            self.context.text[verb.end() : verb.end() + 30],
        ):
            return None
        window = self.context.window(verb, end if not objects else max(end, objects[-1].end))
        mode: Mode | None = Mode.PHONE_CALL
        taken_up = (MentionKind.GROUP, MentionKind.PRONOUN, MentionKind.OFFICE)
        if not objects and all(m.kind in taken_up and not m.countries for m in subjects):
            # "the two leaders also consulted on": a way to speak of the contact at hand
            mode = Mode.PHONE_CALL if self.context.text.startswith(" again", verb.end()) else None
        if words.VIDEO.search(window):
            mode = Mode.VIDEO_CALL
        elif words.PHONE.search(window):
            mode = Mode.PHONE_CALL
        elif TRAVELLED_TO.search(self.context.text[max(self.context.sentence.start, verb.start() - 90) : verb.start()]):
            mode = Mode.IN_PERSON  # "flew to X to speak with Y"
        elif IN_A_ROOM.search(window) or AT_TABLE.match(self.context.text, self.context.sentence.start, verb.start()):
            mode = Mode.IN_PERSON
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

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
            objects = [*direct, *[m for m in objects if m not in direct]]
        objects = self._named_among(self._named_peers(objects, end), end)
        subjects = self._speaker(verb) or self.context.parties.subject(verb.start())
        if not objects and not plural(subjects) and len(subjects) < 2:
            return None
        window = self.context.window(verb, end)
        noun = self.context.noun_after(verb, end)
        if noun is not None and AT_THE.fullmatch(self.context.text, verb.end(), noun.start()):
            self.context.used.add(noun.start())  # "when they meet at the annual talks": one contact
        front = self.context.text[max(self.context.sentence.start, verb.start() - 40) : verb.end() + 40]
        mode = Mode.VIDEO_CALL if words.VIDEO.search(front) else Mode.IN_PERSON
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _named_peers(self, objects: list[Mention], end: int) -> list[Mention]:
        """Those who are named behind nameless counterparts ("her counterparts from A and B, X and Y")."""
        nameless = [m for m in objects if m.name is None and "counterpart" in m.qualifiers]
        if not objects or objects[0] not in nameless:
            return objects
        named = INCLUDING.match(self.context.text, nameless[-1].end, end)
        if named is not None:
            return self.context.parties.at(named.end(), end=end) or objects
        peers = [m for m in objects if m.kind is MentionKind.PERSON]
        sides = [code for m in nameless for code in m.countries]
        if not sides or len(peers) != len(sides):
            return objects
        for peer, country in zip(peers, sides, strict=True):
            peer.countries = peer.countries or (country,)
        return peers

    def _speaker(self, verb: re.Match[str]) -> list[Mention]:
        """Read "agreed to it, X said after meeting with Y": X, not whoever opens the sentence."""
        if verb.group() != "meeting":
            return []
        people = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.PRONOUN)
        before = [m for m in self.context.mentions if m.end <= verb.start() and m.kind in people]
        told = before and AFTER_MEETING.fullmatch(self.context.text, before[-1].end, verb.start())
        return before[-1:] if told else []

    def _named_among(self, objects: list[Mention], end: int) -> list[Mention]:
        """Return those of nameless officials or counterparts who are named behind "including"; else all."""
        if not objects or any(m.kind is MentionKind.PERSON for m in objects):
            return objects
        named = INCLUDING.match(self.context.text, objects[-1].end, end)
        people = self.context.parties.at(named.end(), end=end) if named else []
        if any(m.kind is not MentionKind.PERSON for m in people[:1]):
            return objects
        countries = {code for m in objects for code in m.countries}
        for person in people:
            if len(countries) == 1 and not person.countries and not person.persons:
                person.countries = tuple(countries)
        return people or objects

    def _call(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        on = re.compile(r"\s+on\s+").match(self.context.text, verb.end(), end)
        if on and self.context.text[: verb.start()].lower().endswith("courtesy "):
            return None  # "a courtesy call on": the noun tells it
        if on:  # "called on President X": a courtesy call, unless X is asked to do something
            hosts = self.context.parties.at(on.end(), end=end)
            named = hosts and all(m.kind is MentionKind.PERSON for m in hosts)
            if not named or re.match(r"\s+to\b", self.context.text[hosts[-1].end : hosts[-1].end + 5]):
                return None
            subjects = self.context.parties.subject(verb.start())
            return self.context.candidate(verb.start(), on.end(), verb.group(), Mode.IN_PERSON, subjects, hosts)
        objects = self.context.parties.at(verb.end(), end=end)
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
        return self.context.candidate(
            verb.start(),
            verb.end(),
            verb.group(),
            Mode.PHONE_CALL,
            subjects,
            objects,
            window=self.context.window(verb, end),
        )

    def _hold(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        if verb.group() == "held" and any(n.end() + 1 == verb.start() for n in self.context.nouns):
            return None  # "at the summit held on Monday": the noun tells it
        if verb.group().startswith("exchang") and words.LETTERS.match(self.context.text, verb.end() + 1, end):
            return self._write(verb, end)  # "exchanged letters with X"
        if verb.group() == "attend" and VISITS_TO.search(self.context.text[: verb.start()][-70:]):
            return None  # "who is visiting Seoul to attend the third A-B-C meeting": what brought a guest
        if verb.group() == "holding" and self.context.text.startswith(" of ", verb.end()):
            return None  # "an early holding of"
        noun = self.context.noun_after(verb, end)
        if noun is None:
            return None
        if verb.group() in ("made", "placed") and "call" not in noun["noun"]:
            return None
        if verb.group() in ("had", "have", "has", "having") and not HAVE_CONTACT.match(self.context.text, verb.end()):
            return None
        paid = "|to|on|by" if "courtesy" in noun.group().lower() else ""
        listed, at = self.context.list_behind(noun.end(), end, "with|involving|from|of" + paid)
        between, _ = self.context.list_behind(noun.end(), end, "between|among")
        preposition = self.context.text[at : at + 4] if at >= 0 else ""
        if not listed and "attend" in verb.group() and (by := HOSTED_BY.match(self.context.text, noun.end(), end)):
            listed = self.context.parties.at(by.end(), end=end)
        if preposition == "from" and not re.search(r"call", noun["noun"]):
            listed = []
        if preposition.startswith("of "):
            listed = self.context.with_behind(listed, end) or listed
        if preposition.startswith("of ") and not plural(listed) and len(listed) < 2:
            listed = []
        earlier, position = self.context.list_behind(verb.end(), noun.start())
        objects = [*earlier, *[m for m in listed if m not in earlier]] or between
        subjects = self.context.parties.subject(verb.start())
        objects = self._named_among(self._named_peers(objects, end), end)
        if all(m.kind is MentionKind.OFFICE and not m.countries for m in objects):
            objects = self.context.sides_of(noun, ministers=not verb.group().startswith("attend")) or objects
        objects = objects or self._ministries(verb)
        if hosted := HOSTED_BY.match(self.context.text, noun.end(), end):
            objects = [*objects, *(m for m in self.context.parties.at(hosted.end(), end=end) if m not in objects)]
        direct = self.context.parties.at(verb.end(), end=noun.start())
        if verb.group().startswith(("host", "co-host", "conven", "arrang", "join")) and direct:
            objects = [*direct, *objects]
        if not objects and not plural(subjects) and len(subjects) < 2:
            return None
        del position
        self.context.used.add(noun.start())
        phrase = noun.group().lower()
        window = self.context.text[verb.start() : max(noun.end() + 40, objects[-1].end + 40 if objects else 0)]
        mode = self.context.mode(phrase, window, verb.group())
        planned = None
        if words.PLANNED_FRONT.search(noun["front"]) and not re.match(r"held|had|conducted", verb.group()):
            planned = True
        found = self.context.candidate(
            verb.start(), noun.end(), verb.group(), mode, subjects, objects, window=window, planned=planned
        )
        if found is None and verb.group() == "attend":
            self.context.used.discard(noun.start())  # "visited X to attend a meeting of": the noun tells it
        if found is not None:
            found.presides = not objects and PRESIDES.match(self.context.text, verb.start(), noun.end()) is not None
            found.one_each = ONE_BY_ONE.search(noun.group()) is not None
        if found is not None:
            phrase = self.context.words_before(noun)
            level = words.level_of(phrase)
            countries = all(m.kind is MentionKind.COUNTRY or "countries" in m.qualifiers for m in found.parties)
            if countries and level not in (None, "nameless"):
                found.level = level  # "the four countries held a summit": their leaders did
            elif level == "leader" and found.planned and _of_others(found):
                found.subjects, found.level = [], level
            elif OF_RANK.match(self.context.text, noun.end(), end) and (sides := self.context.sides_of(noun)):
                found.subjects, found.objects, found.level = [], sides, "nameless"
            elif found.planned and not objects and THE_PLAN.search(self.context.text[: verb.start()][-24:]):
                found.subjects, found.level = [], level or "nameless"
            elif found.planned and (
                level in ("nameless", words.TWO_PLUS_TWO)
                or re.search(r"\bleaders?(?:'|-level)|\bpresidential\b", phrase)
            ):
                found.level = level
        return found

    def _host(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        if (
            NOUN_OF_HOSTING.search(self.context.text, self.context.sentence.start, verb.start())
            and "ing" in verb.group()
        ):
            return None
        if verb.group().startswith("receiv") and words.LETTERS.search(
            self.context.text, verb.end(), min(end, verb.end() + 40)
        ):
            return self._write(verb, end)
        if by := BY_HOST.match(self.context.text, verb.end(), end):
            return self._received(verb, by.end(), end)
        noun = self.context.noun_after(verb, end)
        objects = self._named_peers(self.context.parties.at(verb.end(), end=end), end)
        if verb.group().startswith(("summon", "call")):
            return self._summon(verb, objects)
        if not objects and noun is not None and not verb.group().startswith(("welcom", "greet")):
            return self._hold(verb, end)
        welcome = verb.group().startswith(("welcom", "greet"))
        if objects and noun is not None and not welcome and all(m.kind is MentionKind.COUNTRY for m in objects):
            return self._hold(verb, end)  # "convened the A-B Joint Committee"
        if not objects or not any(official(m) for m in objects):
            return None
        if self.context.text[objects[-1].end : objects[-1].end + 2] in ("'s", "' "):
            return None
        after = self.context.text[objects[-1].end : end]
        if welcome and not re.match(
            r"(?:,[^,]{1,80})?,?\s+(?:\w+\s+){0,3}?(?:to|at|in|for|on|back|today)\b"
            r"|,? and [^.;]{3,60}\bto (?:the )?[A-Z]",
            after,
        ):
            return None
        if noun is not None and noun.start() > objects[-1].end and noun.start() - objects[-1].end < 80:
            self.context.used.add(noun.start())
        elif noun is not None and noun.start() < objects[0].start and "call" in noun["noun"]:
            return self._hold(verb, end)
        subjects = self.context.parties.subject(verb.start())
        window = self.context.text[verb.start() : end]
        if welcome and (pleased := PLEASED.search(self.context.text, self.context.sentence.start, verb.start())):
            return self._pleased(verb, pleased, objects)
        phrase = noun.group().lower() if noun is not None and noun.start() > objects[-1].end else ""
        mode = Mode.VIDEO_CALL if words.VIDEO.search(phrase or window[:200]) else Mode.IN_PERSON
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _summon(self, verb: re.Match[str], objects: list[Mention]) -> ContactCandidate | None:
        """Read "the vice minister summoned Ambassador X": an envoy who is called in comes."""
        if not objects or objects[0].office_kind not in ENVOYS or not official(objects[0]):
            return None
        subjects = self.context.parties.subject(verb.start())
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.IN_PERSON, subjects, objects)

    def _pleased(self, verb: re.Match[str], pleased: re.Match[str], objects: list[Mention]) -> ContactCandidate | None:
        """Read "It is a pleasure for me to welcome Minister X here today": whoever speaks receives X."""
        guests = [m for m in objects if m.kind is MentionKind.PERSON]
        host = Mention(
            pleased.start(), pleased.start(), MentionKind.PRONOUN, self.context.sentence.index, name=MYSELF_NAME,
            number=1,
        )  # fmt: skip
        if not guests:
            return None
        return ContactCandidate(
            self.context.sentence.index, *verb.span(), True, verb.group(), Mode.IN_PERSON, [host], guests
        )

    def _ministries(self, verb: re.Match[str]) -> list[Mention]:
        """The countries of "the A Ministry of X and the B Department of Y" in front of a verb."""
        start = self.context.sentence.start
        if len(MINISTRY.findall(self.context.text, start, verb.start())) < 2:
            return []
        sides = [m for m in self.context.mentions if m.kind is MentionKind.COUNTRY and m.end <= verb.start()]
        return sides if len({code for m in sides for code in m.countries}) == 2 else []

    def _received(self, verb: re.Match[str], by: int, end: int) -> ContactCandidate | None:
        """Read "Ambassador X was received by Minister Y": a guest and the host behind "by"."""
        hosts = self.context.parties.at(by, end=end)
        guests = self.context.parties.subject(verb.start())
        if not hosts or not guests or not all(map(official, (*hosts, *guests))):
            return None
        if not WAS.fullmatch(self.context.text, guests[-1].end, verb.start()):
            return None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.IN_PERSON, guests, hosts)

    def _visit(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        noun = self.context.noun_after(verb, end)
        if noun is None or "call" not in noun["noun"]:
            return None
        objects, _ = self.context.list_behind(noun.end(), end, "on|to|with")
        if not objects:
            return None
        self.context.used.add(noun.start())
        subjects = self.context.parties.subject(verb.start())
        return self.context.candidate(verb.start(), noun.end(), verb.group(), Mode.IN_PERSON, subjects, objects)

    def _write(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        letter = words.LETTERS.search(self.context.text, verb.end(), min(end, verb.end() + 80))
        if letter is not None and (sender := FROM.match(self.context.text, letter.end(), end)):
            sent = self.context.parties.at(sender.end(), end=end)
            subjects = self.context.parties.subject(verb.start())
            if sent and official(sent[0]):
                start, behind = verb.span()
                return self.context.candidate(start, behind, verb.group(), Mode.WRITTEN, subjects, sent)
        if letter is None and not verb.group().startswith(("wrote", "write")):
            return None
        if self.context.text.startswith(" that ", verb.end()):
            return None  # "X wrote that he had met Y"
        objects, _ = self.context.list_behind(verb.end(), end, "to|with")
        direct = self.context.parties.at(verb.end(), end=end)
        objects = objects or direct
        if not objects or not official(objects[0]):
            return None
        subjects = self.context.parties.subject(verb.start())
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.WRITTEN, subjects, objects)

    def _sign(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "A and B signed the agreement": those who sign together meet."""
        if not words.INSTRUMENTS.search(self.context.text, verb.end(), min(end, verb.end() + 160)):
            return None
        objects, at = self.context.list_behind(verb.end(), end)
        if any(m.kind is MentionKind.COUNTRY for m in objects) or at - verb.end() > 120:
            objects = []
        subjects = self.context.parties.subject(verb.start())
        people = [m for m in (*subjects, *objects) if m.kind in (MentionKind.PERSON, MentionKind.OFFICE)]
        if len(people) < 2 and not any(m.number != 1 for m in people):
            return None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.IN_PERSON, subjects, objects)


HEADS_OF_SIDES = frozenset({"head-of-state", "head-of-government", None})


def _of_others(found: ContactCandidate) -> bool:
    """Whether it is their leaders who will meet ("the Minister explained the plan to host an A-B-C summit")."""
    sides = all(m.kind is MentionKind.COUNTRY and len(m.countries) > 1 for m in found.objects)
    officials = all(m.office_kind not in HEADS_OF_SIDES for m in found.subjects)
    return bool(found.objects) and bool(found.subjects) and sides and officials
