"""Candidate contacts: the places where a sentence says that parties were or will be in touch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.parties import Parties
from kg.reading.phrases import Line
from kg.reading.time_templates import TimeExpression
from kg.records import Mode

MEET_A_NEED = re.compile(
    r"\s+(?:(?:the|our|their|its|his|her|these|those|current|with|all)\s+)?(?:[\w-]+\s+){0,2}(?:challenges?|needs?|goals?"
    r"|demands?|obligations|commitments?|requirements?|targets?|standards?|moment|success|resistance)\b"
    r"|\s+(?:with\s+)?an?\s+(?:[\w,-]+\s+){0,4}(?:response|resistance)\b"
)
"""What one meets that is nobody: "meet these challenges", "meet a resolute response"."""
PRESENT = frozenset("meets hosts speaks holds receives welcomes joins attends".split())
ON_TRIP = re.compile(r"\bduring (?:his|her|their) (?:[\w-]+ ){0,2}(?P<noun>trip|visit) to\b")
IN_A_ROOM = re.compile(
    r"\b(?:in person|face[- ]to[- ]face|on the (?:sidelines|margins)|at the (?:White House|G-?7|G-?20|UN|[A-Z][\w ]{2,30} Summit))\b"
)
"""What makes "spoke with" a meeting."""
INVITED = re.compile(
    r"\baccept(?:ed|s)?\b[^.;]{0,40}\binvitation\b[^.;]{0,40}\b(?:to visit|visit to|to make|to come)\b"
    r"|\binvit(?:ed|es)\s+(?:him|her|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4})\s+to\s+(?:visit|[A-Z][a-z]+\b|the White House)"
)
GENERIC_MEETING = re.compile(
    r"[^.;]{0,30}\b(?:at least once|once a|twice a|every (?:year|month)|annually|regularly|more often|frequently)\b"
)
"""What makes meeting a habit that is agreed on, not one meeting."""
OF_A_BODY = re.compile(r"\bof the (?:[\w-]+ ){0,6}(?:Committee|Group|Council|Platform|Task Force|Commission|Board)\b")
BY_PHONE = re.compile(r"\b(?:by|over the|on the|via)\s+(?:tele)?phone\b")
CANCELLED = re.compile(
    r"[^.;]{0,260}?\b(?:will|did|would|could) not (?:be held|take place|happen)\b"
    r"|[^.;]{0,60}?\b(?:was|were|is|are|been) (?:cancell?ed|called off|postponed|scrapped)\b"
)
PREPOSITION = re.compile(r"\b(?:for|on|in|at|of|to|with|from|by|during|after|before|and)\b")
HAVE_CONTACT = re.compile(
    r"\s+(?:also\s+)?(?:a|an|the|his|her|their|its|another|two|three|four|several|separate|phone|telephone|video|bilateral"
    r"|trilateral|summit|talks|discussions|consultations|in-depth|high-level|in-person|direct|one-on-one|\w+ive|\w+ful|frank|candid|brief|closed-door)\b"
)
"""What follows "had" where it has a contact for its object, not a participle."""
OWNED = (
    r"(?:(?:the|their|his|her|its|an?)\s+)?(?:two (?:leaders|sides|ministers)'\s+)?"
    r"(?:(?!(?:for|of|to|with|on|and)\b)[\w.,'-]+\s+){0,3}"
)
AGREED_AT = "agreed|made|reached|announced|discussed|directed|decided|launched|issued|set"
BASE_FORMS = frozenset("speak talk meet call hold have host welcome receive join attend participate sit".split())
CLAUSE = re.compile(r"[;]|(?<!\d),\s+(?:where|while|when|and (?:he|she|they|the)|but)\b|\s+(?:adding|saying) that\b")
PARTY_KINDS = frozenset(
    {MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP, MentionKind.PRONOUN, MentionKind.COUNTRY}
)
POSSESSIVE = re.compile(r"^(?:'s|')?\s*(?:own\s+)?$")


@dataclass(slots=True)
class ContactCandidate:
    """A verb or noun that may report a contact, with the parties the sentence gives it."""

    sentence: int
    start: int
    end: int
    """Span of the trigger words."""
    verbal: bool
    word: str
    mode: Mode | None
    """The medium that the words give; None where they leave it open."""
    subjects: list[Mention] = field(default_factory=list)
    objects: list[Mention] = field(default_factory=list)
    planned: bool = False
    separate: bool = False
    """The text says that the objects were met or called one by one."""
    plural: bool = False
    level: str | None = None
    """Office kind at which the noun's words place it ("vice foreign ministerial"), "leader" or "nameless"."""
    of_sides: int = 0
    """The noun says how many sides without naming them ("trilateral"): 2, 3, or 0."""
    times: list[TimeExpression] = field(default_factory=list)

    @property
    def parties(self) -> list[Mention]:
        """Subjects and objects."""
        return [*self.subjects, *self.objects]


def find(text: str, line: Line, mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> list[ContactCandidate]:
    """Return the candidates of one sentence, in order.

    `mentions` and `times` are those of the sentence, sorted by their start.
    """
    sentence = line.sentence
    if not (
        words.VERB.search(text, sentence.start, sentence.end)
        or words.NOUN.search(text, sentence.start, sentence.end)
        or ON_TRIP.search(text, sentence.start, sentence.end)
        or INVITED.search(text, sentence.start, sentence.end)
        or BY_PHONE.search(text, sentence.start, sentence.end)
    ):
        return []
    finder = _Finder(text, line, mentions)
    found = finder.run()
    _give_times(text, found, times)
    return found


class _Finder:
    def __init__(self, text: str, line: Line, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.line = line
        self.sentence = line.sentence
        self.mentions = mentions
        self.parties = Parties(text, line, mentions)
        self.taken: list[tuple[int, int]] = [(m.start, m.end) for m in mentions]
        self.nouns = [
            n
            for n in words.NOUN.finditer(text, self.sentence.start, self.sentence.end)
            if not self._in_mention(n.start("noun")) and not self._other_thing(n)
        ]
        self.used: set[int] = set()

    def _in_mention(self, position: int) -> bool:
        return any(a <= position < b for a, b in self.taken)

    def _other_thing(self, match: re.Match[str]) -> bool:
        before = self.text[max(self.sentence.start, match.start() - 30) : match.start()]
        noun = match["noun"]
        if words.NOT_A_CONTACT.search(before) or words.NOT_A_CONTACT.match(self.text, match.start()):
            return True
        after = self.text[match.end() : match.end() + 12]
        if noun.startswith("call") and re.match(r"\s+(?:for|on|to (?:action|arms|end))\b", after):
            return not re.match(
                r"\s+on\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)", after
            )
        if match.start("noun") > 0 and self.text[match.start("noun") - 1] == "-":
            return True
        # "Nuclear Security Summit", "the Six-Party Talks", "Defense Ministerial Meeting": names of venues
        capital = noun[0].isupper() and match.start("noun") > self.sentence.start
        return (
            capital and not match["front"][:1].isupper() and noun.lower() not in ("call", "meeting", "summit", "talks")
        )

    def run(self) -> list[ContactCandidate]:
        found: list[ContactCandidate] = []
        for verb in words.VERB.finditer(self.text, self.sentence.start, self.sentence.end):
            if self._in_mention(verb.start()):
                continue
            candidate = self._verb(verb)
            if candidate is not None:
                found.append(candidate)
        for noun in self.nouns:
            if noun.start() in self.used:
                continue
            candidate = self._noun(noun)
            if candidate is not None:
                found.append(candidate)
                found += self._and_between(candidate)
        found += self._on_trip()
        found += self._invited()
        if not found:
            found += self._by_phone()
        found.sort(key=lambda c: c.start)
        return found

    def _by_phone(self) -> list[ContactCandidate]:
        """Read "A and B agreed by telephone to …": the channel beside another verb."""
        match = BY_PHONE.search(self.text, self.sentence.start, self.sentence.end)
        subjects = self.parties.clause_subject(match.start()) if match else []
        if match is None or not _plural(subjects):
            return []
        found = self._candidate(match.start(), match.end(), "phone", Mode.PHONE_CALL, subjects, [])
        return [found] if found is not None else []

    # Verbs

    def _verb(self, verb: re.Match[str]) -> ContactCandidate | None:
        kind = verb.lastgroup or ""
        end = self._clause_end(verb.end())
        reader = {
            "speak": self._speak, "meet": self._meet, "call": self._call, "hold": self._hold, "host": self._host,
            "visit": self._visit, "write": self._write,
        }[kind]  # fmt: skip
        return reader(verb, end)

    def _clause_end(self, start: int) -> int:
        match = CLAUSE.search(self.text, start, self.sentence.end)
        return match.start() if match else self.sentence.end

    def _window(self, verb: re.Match[str], end: int) -> str:
        return self.text[verb.start() : end]

    def _with(self, start: int, end: int, prepositions: str = "with") -> tuple[list[Mention], int]:
        """Return the list behind the first fitting preposition and where that preposition begins."""
        for match in re.compile(rf"\b(?:{prepositions})\b").finditer(self.text, start, min(end, start + 260)):
            if self._in_mention(match.start()):
                continue
            blocked = words.VERB.search(self.text, start, match.start())
            if blocked and not self._in_mention(blocked.start()) and blocked.lastgroup in ("speak", "meet"):
                break
            listed = self.parties.at(match.end(), end=end)
            if listed:
                return listed, match.start()
        return [], -1

    def _candidate(
        self, start: int, end: int, word: str, mode: Mode | None, subjects: list[Mention], objects: list[Mention],
        *, verbal: bool = True, window: str = "", planned: bool | None = None,
    ) -> ContactCandidate | None:  # fmt: skip
        if not subjects and not objects:
            return None
        if len(subjects) + len(objects) < 2 and not _plural(subjects) and not _plural(objects):
            return None
        before = self.text[max(self.sentence.start, start - 90) : start]
        short = before[-34:]
        negation = words.NEGATED.search(short)
        if negation and not re.search(r"[,;]", short[negation.end() :]):
            return None
        if planned is None:
            planned = self._planned(start, word)
        if re.search(r"\b(?:could|may|might)\s+(?:\w+ly\s+|also\s+)?$", before):
            return None
        if not verbal and CANCELLED.match(self.text, end):
            return None
        if GENERIC_MEETING.match(self.text, end) or re.search(r"\bsuch (?:an? )?$", before):
            return None
        if not planned and re.search(r"\bto\s+(?:\w+ly\s+)?$", before) and word in BASE_FORMS:
            return None  # "welcomed the opportunity to speak": neither told nor planned
        return ContactCandidate(
            self.sentence.index, start, end, verbal, word, mode, subjects, objects, planned,
            bool(words.SEPARATE.search(window)),
        )  # fmt: skip

    def _planned(self, start: int, word: str) -> bool:
        if word in PRESENT:
            return True  # "meets President X on Monday": a timetable
        before = self.text[max(self.sentence.start, start - 110) : start]
        cut = max(before.rfind(" and "), before.rfind(", "), 0)
        match = words.PLANNED_BEFORE.search(before)
        if not match:
            return False
        finite = re.fullmatch(
            r"spoke|talked|met|held|had|hosted|welcomed|received|called|conducted|participated|attended", word
        )
        if finite and match.start() < cut:
            return False
        return not (finite and re.search(r"\b(?:will|to|would|shall)\s*$", before) is None)

    def _speak(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        objects, at = self._with(verb.end(), end, "with|to")
        if objects and self.text[at : at + 2] == "to" and (at - verb.end() > 30 or not _official(objects[0])):
            objects = []
        subjects = self.parties.subject(verb.start())
        if not objects and not _plural(subjects) and len(subjects) < 2:
            return None
        if not objects and not re.match(
            r"\s+(?:\w+ly\s+)?(?:by|on|over|via|again|today|yesterday|earlier|in|together|separately|for|this|last|about|on\b|\.)",
            self.text[verb.end() : verb.end() + 30],
        ):
            return None
        window = self._window(verb, end if not objects else max(end, objects[-1].end))
        mode: Mode | None = Mode.PHONE_CALL
        if not objects and all(m.kind in (MentionKind.GROUP, MentionKind.PRONOUN) for m in subjects):
            mode = None  # "the two leaders also consulted on": a way to speak of the contact at hand
        if words.VIDEO.search(window):
            mode = Mode.VIDEO_CALL
        elif words.PHONE.search(window):
            mode = Mode.PHONE_CALL
        elif IN_A_ROOM.search(window):
            mode = Mode.IN_PERSON
        return self._candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _meet(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        if MEET_A_NEED.match(self.text, verb.end()):
            return None
        if re.search(
            r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?$", self.text[max(0, verb.start() - 20) : verb.start()]
        ):
            return None  # "would be met with a response"
        objects, at = self._with(verb.end(), end)
        direct = self.parties.at(verb.end(), end=end)
        if direct and (at < 0 or direct[0].start < at):
            objects = [*direct, *[m for m in objects if m not in direct]]
        subjects = self.parties.subject(verb.start())
        if not objects and not _plural(subjects) and len(subjects) < 2:
            return None
        window = self._window(verb, end)
        front = self.text[max(self.sentence.start, verb.start() - 40) : verb.end() + 40]
        mode = Mode.VIDEO_CALL if words.VIDEO.search(front) else Mode.IN_PERSON
        return self._candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _call(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        on = re.compile(r"\s+on\s+").match(self.text, verb.end(), end)
        if on:  # "called on President X": a courtesy call, unless X is asked to do something
            hosts = self.parties.at(on.end(), end=end)
            named = hosts and all(m.kind is MentionKind.PERSON for m in hosts)
            if not named or re.match(r"\s+to\b", self.text[hosts[-1].end : hosts[-1].end + 5]):
                return None
            subjects = self.parties.subject(verb.start())
            return self._candidate(verb.start(), on.end(), verb.group(), Mode.IN_PERSON, subjects, hosts)
        objects = self.parties.at(verb.end(), end=end)
        if not objects or objects[0].kind in (MentionKind.COUNTRY, MentionKind.PRONOUN) or not _official(objects[0]):
            return None
        if self.text[objects[0].end : objects[0].end + 2] == "'s":
            return None
        behind = self.text[objects[-1].end : objects[-1].end + 24]
        if re.match(r"\s+(?:a|an|the|his|her|our|one|\"|as)\b", behind) and verb.group() in (
            "called",
            "calls",
            "call",
            "calling",
        ):
            return None
        subjects = self.parties.subject(verb.start())
        return self._candidate(
            verb.start(), verb.end(), verb.group(), Mode.PHONE_CALL, subjects, objects, window=self._window(verb, end)
        )

    def _hold(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        noun = self._noun_after(verb, end)
        if noun is None:
            return None
        if verb.group() in ("made", "placed") and "call" not in noun["noun"]:
            return None
        if verb.group() in ("had", "have", "has", "having") and not HAVE_CONTACT.match(self.text, verb.end()):
            return None
        listed, at = self._with(noun.end(), end, "with|from|of")
        between, _ = self._with(noun.end(), end, "between|among")
        preposition = self.text[at : at + 4] if at >= 0 else ""
        if preposition == "from" and not re.search(r"call", noun["noun"]):
            listed = []
        if preposition.startswith("of ") and not _plural(listed) and len(listed) < 2:
            listed = []
        earlier, position = self._with(verb.end(), noun.start())
        objects = [*earlier, *[m for m in listed if m not in earlier]] or between
        subjects = self.parties.subject(verb.start())
        direct = self.parties.at(verb.end(), end=noun.start())
        if verb.group().startswith(("host", "co-host", "conven", "arrang", "join")) and direct:
            objects = [*direct, *objects]
        if not objects and not _plural(subjects) and len(subjects) < 2:
            return None
        del position
        self.used.add(noun.start())
        phrase = noun.group().lower()
        window = self.text[verb.start() : max(noun.end() + 40, objects[-1].end if objects else 0)]
        mode = self._mode(phrase, window, verb.group())
        planned = None
        if words.PLANNED_FRONT.search(noun["front"]) and not re.match(r"held|had|conducted", verb.group()):
            planned = True
        found = self._candidate(
            verb.start(), noun.end(), verb.group(), mode, subjects, objects, window=window, planned=planned
        )
        if found is not None and found.planned:
            phrase = self._words_before(noun)
            level = words.level_of(phrase)
            if level == "nameless" or re.search(r"\bleaders?(?:'|-level)|\bpresidential\b", phrase):
                found.level = level
        return found

    def _mode(self, phrase: str, window: str, verb: str) -> Mode | None:
        if "chair" in verb and OF_A_BODY.search(window):
            return Mode.UNSPECIFIED  # members of a body may meet in any way
        if words.VIDEO.search(phrase):
            return Mode.VIDEO_CALL
        mode = words.mode_of_noun(phrase)
        if words.VIDEO.search(window[:160]):
            return Mode.VIDEO_CALL
        if mode is None and words.PHONE.search(window[:160]):
            return Mode.PHONE_CALL
        if mode is None and verb in ("hosted", "hosts", "hosting", "welcomed"):
            return Mode.IN_PERSON
        return mode

    def _noun_after(self, verb: re.Match[str], end: int) -> re.Match[str] | None:
        for noun in self.nouns:
            if noun.start("noun") < verb.end() or noun.start() >= end or noun.start() - verb.end() > 140:
                continue
            gap = self.text[verb.end() : noun.start()]
            other = words.VERB.search(gap)
            if other and other.lastgroup in ("speak", "meet", "call"):
                return None
            if re.search(r",\s+(?:[A-Z]|and\b|the\b|his\b|her\b)", gap):
                return None
            if re.search(r"\b(?:that|which|who|to)\b", gap) and not re.search(r"\bto the\b", gap):
                return None
            return noun
        return None

    def _host(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        noun = self._noun_after(verb, end)
        objects = self.parties.at(verb.end(), end=end)
        if not objects and noun is not None and not verb.group().startswith(("welcom", "greet")):
            return self._hold(verb, end)
        if not objects or not any(_official(m) for m in objects):
            return None
        if self.text[objects[-1].end : objects[-1].end + 2] in ("'s", "' "):
            return None
        welcome = verb.group().startswith(("welcom", "greet"))
        after = self.text[objects[-1].end : end]
        if welcome and not re.match(
            r"(?:,[^,]{1,80},)?\s+(?:\w+\s+){0,3}?(?:to|at|in|for|on|back|today)\b|,? and [^.;]{3,60}\bto (?:the )?[A-Z]", after
        ):
            return None
        if noun is not None and noun.start() > objects[-1].end and noun.start() - objects[-1].end < 80:
            self.used.add(noun.start())
        elif noun is not None and noun.start() < objects[0].start and "call" in noun["noun"]:
            return self._hold(verb, end)
        subjects = self.parties.subject(verb.start())
        window = self.text[verb.start() : end]
        phrase = noun.group().lower() if noun is not None and noun.start() > objects[-1].end else ""
        mode = Mode.VIDEO_CALL if words.VIDEO.search(phrase or window[:200]) else Mode.IN_PERSON
        return self._candidate(verb.start(), verb.end(), verb.group(), mode, subjects, objects, window=window)

    def _visit(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        noun = self._noun_after(verb, end)
        if noun is None or "call" not in noun["noun"]:
            return None
        objects, _ = self._with(noun.end(), end, "on|to|with")
        if not objects:
            return None
        self.used.add(noun.start())
        subjects = self.parties.subject(verb.start())
        return self._candidate(verb.start(), noun.end(), verb.group(), Mode.IN_PERSON, subjects, objects)

    def _write(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        letter = words.LETTERS.search(self.text, verb.end(), min(end, verb.end() + 80))
        if letter is None and not verb.group().startswith(("wrote", "write")):
            return None
        objects, _ = self._with(verb.end(), end, "to|with")
        direct = self.parties.at(verb.end(), end=end)
        objects = objects or direct
        if not objects or not _official(objects[0]):
            return None
        subjects = self.parties.subject(verb.start())
        return self._candidate(verb.start(), verb.end(), verb.group(), Mode.WRITTEN, subjects, objects)

    # Nouns

    def _words_before(self, noun: re.Match[str]) -> str:
        """The noun with the words in front of it, lower case."""
        start = noun.start()
        before = re.search(r"(?:[A-Za-z'&-]+\s+){0,4}$", self.text[max(self.sentence.start, start - 60) : start])
        return ((before.group() if before else "") + noun.group()).lower()

    def _noun(self, noun: re.Match[str]) -> ContactCandidate | None:
        end = self._clause_end(noun.end())
        objects, at = self._with(noun.end(), end, "with|between|among|of|from")
        preposition = self.text[at : at + 7] if at >= 0 else ""
        if at >= 0 and at - noun.end() > 60:
            objects, preposition = [], ""
        if preposition.startswith("from") and "call" not in noun["noun"]:
            objects, preposition = [], ""
        subjects: list[Mention] = []
        if not preposition.startswith(("between", "among", "of ")):
            subjects = self._owner(noun)
        elif preposition.startswith("of ") and not _plural(objects) and len(objects) < 2:
            objects = []
            subjects = self._owner(noun)
        if not objects:
            clause = self._relative(noun, end)
            if clause:
                objects = clause
        near = self.text[max(self.sentence.start, noun.start() - 28) : noun.end()]
        if not objects and words.MULTILATERAL.search(near):
            return None  # "the G7 Foreign Ministers' Meeting": a venue
        if not subjects and not objects and not preposition:
            subjects = self._agreed_at(noun) or self._said_in(noun) or self._agreed_to(noun)
        phrase = self._words_before(noun)
        level = words.level_of(phrase)
        of_sides = 3 if "trilateral" in phrase else 2 if "bilateral" in phrase else 0
        if not subjects and not objects:
            return self._next(noun) or self._bare(noun, level, of_sides)
        if not subjects and preposition.startswith("with"):
            subjects = self.parties.subject(noun.start()) or self._topic()
        window = self.text[noun.start() : min(end, noun.end() + 120)]
        mode = self._mode(noun.group().lower(), window[:60], "")
        planned = bool(words.PLANNED_FRONT.search(noun["front"]))
        if not planned and not self._as_setting(noun):
            planned = self._planned(noun.start(), noun["noun"])
        found = self._candidate(
            noun.start(),
            noun.end(),
            noun["noun"],
            mode,
            subjects,
            objects,
            verbal=False,
            window=window,
            planned=planned,
        )
        if found is not None:
            found.separate = found.separate and found.verbal
            found.plural = noun["noun"].endswith("s") and noun["noun"] not in ("talks", "discussions", "consultations")
            only_sides = all(m.kind in (MentionKind.COUNTRY, MentionKind.PRONOUN) for m in found.parties)
            found.level = level if only_sides or level == "nameless" else None
        return found

    def _as_setting(self, noun: re.Match[str]) -> bool:
        """Whether the noun is where something was said ("agreed to … in their summit"), not what is to come."""
        start = max([noun.start(), *(m.end for m in self.mentions if m.start < noun.start() < m.end)])
        before = self.text[max(self.sentence.start, start - 50) : start]
        return re.search(rf"\b(?:in|during|at|after|following|since|from)\s+{OWNED}$", before) is not None

    def _next(self, noun: re.Match[str]) -> ContactCandidate | None:
        """Read "the next meeting will take place in May", "since the first meeting in July": nobody is named."""
        before = self.text[max(self.sentence.start, noun.start() - 30) : noun.end()]
        if noun["noun"].lower() not in ("meeting", "summit", "session") or words.MULTILATERAL.search(before):
            return None
        match = re.search(r"\b(?:[Tt]he|its|their)\s+(?P<which>next|first|second|third|inaugural)\s+[\w -]*$", before)
        if match is None or re.match(r"\s+of\b", self.text[noun.end() : noun.end() + 4]):
            return None
        planned = match["which"] == "next"
        return ContactCandidate(
            self.sentence.index,
            noun.start(),
            noun.end(),
            False,
            noun["noun"],
            Mode.IN_PERSON if not planned else None,
            planned=planned,
            level="nameless",
        )

    def _invited(self) -> list[ContactCandidate]:
        """Read "accepted an invitation to visit Washington in June": the parties of the contact at hand will meet."""
        match = INVITED.search(self.text, self.sentence.start, self.sentence.end)
        if match is None:
            return []
        return [
            ContactCandidate(
                self.sentence.index, match.start(), match.end(), True, "invitation", Mode.IN_PERSON, planned=True
            )
        ]

    def _on_trip(self) -> list[ContactCandidate]:
        """Read "the President's commitment with President X during his trip to Y in May"."""
        found = []
        for match in ON_TRIP.finditer(self.text, self.sentence.start, self.sentence.end):
            before = [m for m in self.mentions if m.end <= match.start() and m.kind is MentionKind.PERSON]
            if len(before) < 2 or not re.search(r"\bwith\s+(?:the\s+)?$", self.text[: before[-1].start][-12:]):
                continue
            if match.start() - before[-1].end > 3 or before[-1].start - before[-2].end > 60:
                continue
            candidate = self._candidate(
                match.start("noun"), match.end("noun"), "trip", Mode.IN_PERSON, [before[-2]], [before[-1]],
                verbal=False, planned=False,
            )  # fmt: skip
            if candidate is not None:
                found.append(candidate)
        return found

    def _and_between(self, first: ContactCandidate) -> list[ContactCandidate]:
        """Read the second half of "consultations between the Presidents and between the foreign ministers"."""
        last = max(m.end for m in first.parties) if first.parties else first.end
        again = re.compile(r",?\s+and between\b").match(self.text, last, self.sentence.end)
        listed = self.parties.at(again.end()) if again else []
        if not _plural(listed):
            return []
        return [replace(first, objects=listed, subjects=[], times=[])]

    def _bare(self, noun: re.Match[str], level: str | None, of_sides: int) -> ContactCandidate | None:
        """A noun without parties that its words or its name place: "the trilateral summit", "the Woodside Summit"."""
        before = self.text[max(self.sentence.start, noun.start() - 40) : noun.end()]
        if words.MULTILATERAL.search(before):
            return None
        named = re.search(r"\b(?:[A-Z][a-z]+\s+){1,2}(?:Summit|Meeting)s?$", before)
        typed = level not in (None, "nameless") and (of_sides or noun["noun"].lower().startswith("summit"))
        if not typed and not named:
            return None
        after = self.text[noun.end() : noun.end() + 20]
        if re.match(r"\s+(?:on|for|of)\b", after) and not re.match(
            r"\s+on\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|[A-Z][a-z]+\.? \d)", after
        ):
            return None
        planned = bool(words.PLANNED_FRONT.search(noun["front"])) or self._planned(noun.start(), noun["noun"])
        return ContactCandidate(
            self.sentence.index,
            noun.start(),
            noun.end(),
            False,
            noun["noun"],
            self._mode(noun.group().lower(), noun.group().lower(), ""),
            planned=planned,
            level=level or "leader",
            of_sides=of_sides,
            plural=noun["noun"].endswith("s"),
        )

    def _said_in(self, noun: re.Match[str]) -> list[Mention]:
        """Read "A and B agreed in phone talks on Thursday to …"."""
        before = self.text[self.sentence.start : noun.start()]
        if words.MULTILATERAL.search(before[-40:]) or noun["noun"].lower() in ("discussions", "dialogue", "session"):
            return []
        if not re.search(r"\b(?:in|during|over)\s+(?:(?:a|an|their|the)\s+)?(?:[\w-]+\s+){0,3}$", before):
            return []
        listed = self.parties.clause_subject(noun.start())
        return listed if len(listed) > 1 or (_plural(listed) and listed[0].kind is MentionKind.OFFICE) else []

    def _agreed_to(self, noun: re.Match[str]) -> list[Mention]:
        """Read "the two sides agreed to find an opportunity in February for a meeting"."""
        if not re.fullmatch(r"(?:summit )?(?:meeting|summit|talks)|(?:(?:tele)?phone |telephone |video )?(?:call|talks?)", noun["noun"].lower()):
            return []
        if words.MULTILATERAL.search(self.text, max(self.sentence.start, noun.start() - 40), noun.end()):
            return []
        match = re.search(
            r"\b(?:agreed|decided|planned?|committed)\s+(?:to|on)\b(?:(?!continu|maintain|strengthen|close|through)[^.;]){0,110}$",
            self.text[self.sentence.start : noun.start()],
        )
        if match is None:
            return []
        listed = self.parties.subject(self.sentence.start + match.start())
        return listed if _plural(listed) else []

    def _agreed_at(self, noun: re.Match[str]) -> list[Mention]:
        """Read "President A and President B agreed at the November 2023 summit"."""
        before = self.text[self.sentence.start : noun.start()]
        if words.MULTILATERAL.search(before[-40:] + noun.group()):
            return []
        tail = r"[^,;]{0,60}\b(?:at|during|in)\s+(?:the|their)\s+(?:[\w-]+\s+){0,4}$"
        agents = re.search(rf"\bby\b{tail}", before)
        if agents:
            listed = self.parties.at(self.sentence.start + agents.start() + 2)
            return listed if _plural(listed) else []
        match = re.search(rf"\b(?:{AGREED_AT}){tail}", before)
        if match is None:
            return []
        listed = self.parties.subject(self.sentence.start + match.start())
        return listed if _plural(listed) else []

    def _owner(self, noun: re.Match[str]) -> list[Mention]:
        """The parties in front of a noun: "his meeting", "the two leaders' call", "ROK-US talks"."""
        overlapped = any(m.start < noun.start() < m.end for m in self.mentions)
        position = noun.start("noun") if overlapped else noun.start()
        limit = position
        own: list[Mention] = []
        for mention in reversed([m for m in self.mentions if m.end <= position and m.kind in PARTY_KINDS]):
            gap = self.text[mention.end : limit]
            pronoun = mention.kind is MentionKind.PRONOUN and "possessive" in mention.qualifiers
            if not own:
                near = POSSESSIVE.match(gap) or (
                    re.fullmatch(r"(?:'s?)?\s+(?:[\w'.,-]+\s+){0,4}", gap) and (pronoun or not PREPOSITION.search(gap))
                )
                if not near:
                    break
                beside = mention.kind is MentionKind.COUNTRY or (mention.kind is MentionKind.OFFICE and not gap.strip())
                if not pronoun and not gap.startswith("'") and not beside:
                    break
                if (
                    mention.kind is MentionKind.COUNTRY
                    and not gap.startswith("'")
                    and "adjective" not in mention.qualifiers
                ):
                    own.append(mention)
                    limit = mention.start
                    continue
                own.append(mention)
            elif re.fullmatch(r"\s*(?:-|–|/|,|and|, and)\s*(?:the\s+)?", gap) and mention.kind is own[0].kind:
                own.insert(0, mention)
            else:
                break
            limit = mention.start
        return own

    def _relative(self, noun: re.Match[str], end: int) -> list[Mention]:
        """Read "a summit (that) their leaders held"."""
        match = re.compile(r"\s+(?:that\s+|which\s+)?").match(self.text, noun.end(), end)
        if match is None:
            return []
        listed = self.parties.at(match.end(), end=end)
        if not listed:
            possessive = re.compile(r"(?:their|the two|the)\s+").match(self.text, match.end(), end)
            listed = self.parties.at(possessive.end(), end=end) if possessive else []
        if listed and re.match(r"\s+(?:had\s+)?(?:held|had|attended)\b", self.text[listed[-1].end : end]):
            return listed
        return []

    def _topic(self) -> list[Mention]:
        subject = next((m for m in self.mentions if m.kind in PARTY_KINDS), None)
        return [subject] if subject is not None else []


def _plural(listed: Sequence[Mention]) -> bool:
    return any(m.number != 1 for m in listed) or len(listed) > 1


def _official(mention: Mention) -> bool:
    return mention.kind in (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP) or mention.name in (
        "him",
        "her",
        "them",
    )


def _give_times(text: str, found: Sequence[ContactCandidate], times: Sequence[TimeExpression]) -> None:
    """Give each time expression to the trigger it stands nearest to, those behind the trigger first."""
    if not found:
        return
    for time in times:
        if all(not c.verbal and _of_another_noun(text, c, time) for c in found):
            continue
        best = min(found, key=lambda c: _distance(text, c, time))
        best.times.append(time)


def _of_another_noun(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Whether a time in front dates something else ("the announcement on May 24 regarding the talks")."""
    if time.end > candidate.start:
        return False
    between = text[time.end : candidate.start]
    return re.search(r"\b(?:regarding|concerning|about|toward)\s+(?:[\w.'-]+\s+){0,4}$", between) is not None


def _distance(text: str, candidate: ContactCandidate, time: TimeExpression) -> float:
    last = max([candidate.end, *(m.end for m in candidate.objects if m.end <= time.start)])
    if time.start >= candidate.end:
        gap = text[candidate.end : time.start]
        return min(time.start - candidate.end, time.start - last + 10) + 200 * gap.count(";")
    other = not candidate.verbal and _of_another_noun(text, candidate, time)
    return (candidate.start - time.end) * 1.2 + (1000 if other else 10)
