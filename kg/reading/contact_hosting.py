"""Contacts told by who received whom: "hosted", "welcomed", "was received by", "summoned the ambassador"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_holding import HoldReader
from kg.reading.contact_letters import LetterReader
from kg.reading.contact_objects import noun_after
from kg.reading.contact_peers import named_peers
from kg.reading.contact_verb_words import BY_HOST, ENVOYS, NOUN_OF_HOSTING, PLEASED, SUMMONED_BY, WAS
from kg.reading.groups import MYSELF_NAME
from kg.records import Mode

AND_WAS = re.compile(r"(?:,|\band)\s+(?:(?:also|later|then)\s+)?(?:was|were|will be)\s+(?:also\s+|then\s+|\w+ly\s+)?\Z")
"""What stands before one more verb of a guest who has done something else ("met X and was received by Y")."""
SUMMONS = ("summon", "call", "brought", "brings")
"""Beginnings of the verbs with which a government has an envoy come."""
OF_A_MISSION = re.compile(r"\b[Ee]mbassy\b|\bmission\b")
"""What makes whoever is summoned one of an embassy."""
MISSION_WITHIN = 60
"""Characters behind a name in which it stands."""
ITS_MINISTRY = re.compile(
    r"(?:'s)?\s+(?:[Ff]oreign\s+)?(?:[Mm]inistry(?: of Foreign Affairs)?|government)"
    r"(?:\s+(?:(?:on\s+)?[A-Z][a-z]+day|yesterday|also|has|again|\w+ly)){0,2}\s+"
)
"""From a country to the verb of what its ministry did."""
RECEPTION_FOR = re.compile(r"\s+an?\s+(?:[\w-]+\s+){0,3}?reception\s+(?:for|in honou?r of)\s+")
"""From who gives a reception to the envoys for whom it is given."""


class HostReader:
    """Reads the verbs of one sentence that tell of a host and a guest."""

    def __init__(self, context: ContactContext, holding: HoldReader, letters: LetterReader) -> None:
        self.context = context
        self.holding = holding
        self.letters = letters

    def host(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "hosted X for lunch", "welcomed X to the ministry", "received a courtesy call from X"."""
        if (
            NOUN_OF_HOSTING.search(self.context.text, self.context.sentence.start, verb.start())
            and "ing" in verb.group()
        ):
            return None
        if verb.group().startswith("receiv") and words.LETTERS.search(
            self.context.text, verb.end(), min(end, verb.end() + 40)
        ):
            return self.letters.written(verb, end)
        summons = verb.group().startswith(SUMMONS)
        if by := (SUMMONED_BY if summons else BY_HOST).match(self.context.text, verb.end(), end):
            return self._received(verb, by.end(), end)
        noun = noun_after(self.context, verb, end)
        objects = named_peers(self.context, self.context.parties.at(verb.end(), end=end), end)
        if summons:
            return self._summon(verb, objects)
        if not objects and noun is not None and not verb.group().startswith(("welcom", "greet")):
            return self.holding.hold(verb, end)
        welcome = verb.group().startswith(("welcom", "greet"))
        if objects and noun is not None and not welcome and all(m.kind is MentionKind.COUNTRY for m in objects):
            return self.holding.hold(verb, end)  # "convened the A-B Joint Committee"
        if not objects and noun is None and (given := RECEPTION_FOR.match(self.context.text, verb.end(), end)):
            guests = self.context.parties.at(given.end(), end=end)
            objects = [m for m in guests if m.office_kind in ENVOYS or "mission" in (m.name or "")]
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
            return self.holding.hold(verb, end)
        subjects = self.context.parties.subject(verb.start())
        window = self.context.text[verb.start() : end]
        if welcome and (pleased := PLEASED.search(self.context.text, self.context.sentence.start, verb.start())):
            return self._pleased(verb, pleased, objects)
        phrase = noun.group().lower() if noun is not None and noun.start() > objects[-1].end else ""
        mode = Mode.VIDEO_CALL if words.VIDEO.search(phrase or window[:200]) else Mode.IN_PERSON
        return self.context.candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _summon(self, verb: re.Match[str], objects: list[Mention]) -> ContactCandidate | None:
        """Read "the vice minister summoned Ambassador X": an envoy who is called in comes."""
        if not objects or not official(objects[0]):
            return None
        envoy = ("indefinite" in objects[0].qualifiers and objects[0].countries) or objects[0].office_kind in ENVOYS
        if not (envoy or OF_A_MISSION.search(self.context.text, objects[0].start, objects[0].end + MISSION_WITHIN)):
            return None
        subjects = self.context.parties.subject(verb.start()) or self._ministry(verb)
        if not subjects and verb.group().endswith("ing"):
            subjects = self.context.parties.clause_subject(verb.start())  # "lodged the protest after summoning X"
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.IN_PERSON, subjects, objects)

    def _ministry(self, verb: re.Match[str]) -> list[Mention]:
        """The country of "Norway's Foreign Ministry summoned X": a ministry in front of the verb."""
        for mention in self.context.mentions:
            if mention.kind is MentionKind.COUNTRY and ITS_MINISTRY.fullmatch(
                self.context.text, mention.end, verb.start()
            ):
                return [mention]
        return []

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

    def _received(self, verb: re.Match[str], by: int, end: int) -> ContactCandidate | None:
        """Read "Ambassador X was received by Minister Y": a guest and the host behind "by"."""
        hosts = self.context.parties.at(by, end=end)
        guests = self.context.parties.subject(verb.start())
        if not hosts or not guests or not all(map(official, (*hosts, *guests))):
            return None
        again = AND_WAS.search(self.context.text, guests[-1].end, verb.start())
        if not again and not WAS.fullmatch(self.context.text, guests[-1].end, verb.start()):
            return None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.IN_PERSON, guests, hosts)
