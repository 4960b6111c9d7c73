"""Contacts told by what somebody held or took part in: "held talks with", "attended", "paid a call on"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import OF, OUTCOME
from kg.reading.contact_letters import LetterReader
from kg.reading.contact_noun_words import DEPUTIES, WITH_SOCIETY
from kg.reading.contact_objects import noun_after
from kg.reading.contact_peers import named_officials, those_named
from kg.reading.contact_verb_words import (
    HAVE_CONTACT,
    HOSTED_BY,
    MINISTRY,
    OF_RANK,
    ONE_BY_ONE,
    PRESIDES,
    THE_PLAN,
    VISITS_TO,
)
from kg.records import Mode

CALLING = frozenset("made placed got took takes returned answered fielded initiated".split())
"""Verbs that tell a contact only where a call is their object."""


PARTICIPLE = re.compile(r"\b(?:an?|the|previously|originally|initially|earlier|hastily)\s+\Z")
"""What stands before a verb that only describes the noun behind it."""
THEIR_COUNTRIES = re.compile(
    r"\btheir (?:two |three |respective )?(?:countries|nations|governments|capitals)"
    r"(?: (?:will|would|should|could|are to))?\s+\Z"
)
"""Who meets where officials speak for their governments ("agreed that their countries will hold a summit")."""
SAME_TALKS = re.compile(r"\b(?:the same|such) (?:[\w-]+ ){0,2}\w+\Z")
"""What makes talks those of a kind."""
TOPIC_OF_SIDES = re.compile(
    r"\s+(?:on|about|over|regarding|concerning)\s[^.;]*?\b(?:negotiations?|talks|dialogue|relations|ties|tensions?"
    r"|cooperation|disputes?|issues?|exchanges|summit)\b"
)
"""From a conversation to the sides of what it was about."""
BELOW_LEADERS = re.compile(r"\b(?:diplomats|envoys|officials|ministers|negotiators|advis[eo]rs)\b")
"""Who prepares a summit and is not at it."""
OF_LEADERS = re.compile(
    r"\s+(?:of|between|among|for)\s+(?:their|both|the (?:two|three))\s+"
    r"(?:(?:respective|two|three|countries'|nations'|sides')\s+)*"
    r"(?:leaders|presidents|heads of (?:state|government))\b"
)
"""Whose summit it is that officials of lower rank prepare ("agreed to hold a summit of their leaders")."""
VIEWS_ON = re.compile(
    r"\s+(?:views|opinions|ideas|thoughts|information|assessments)\s+(?:on|about|over|regarding|concerning)\s"
    r"(?:(?!\b(?:at|in|during|through|via|over)\s+(?:an?|the|their|his|her)\b)[^.;])*"
)
"""From an exchange to a contact that it was about ("exchanged opinions about the summit between X and Y")."""
THE_TWO = re.compile(r"\s+(?P<who>(?:the (?:two|pair)|both)(?: (?!sides)[a-z]+){0,2}?)\s+(?:for|in|at|on)\b")
"""Whom somebody joined who were told of before."""
ATTENDING = frozenset("attended joined participated".split()) | {"took part"}
BY_SIDES = re.compile(r"\b(?:[Ff]rom|[Oo]n) the (?:[\w.-]+ ){1,4}?side,? (?:(?:also )?by )?[A-Z]")
"""What tells side by side who came."""
GIVING = frozenset("gave gives threw".split())
"""Verbs that tell a contact only where a meal is their object."""
BESIDE_ANOTHER = re.compile(r"\s+(?:\w+ ){0,3}?(?:in preparation for|ahead of|following|before|after|prior to)\s")
"""From what was held to another contact beside which it was."""
AND_DID = re.compile(r"[;:]|,?\s+and\s+(?:also\s+|then\s+)?(?:[a-z]+ed|held|had|met|took|gave|spoke)\b")
"""What begins the next thing that the subject of a verb did."""
BY_VIDEO = re.compile(
    r"\b(?:virtually|remotely|online"
    r"|(?:in|using) an? (?:virtual|online|video\s?conference|hybrid video)\s+(?:format|manner|mode|setting)"
    r"|(?:via|by|through|over) (?:an? )?(?:secure )?(?:video\w*|VTC|teleconferenc\w+ system))\b"
)
"""What is said behind a contact that was no meeting in one room."""
FAR = 110
"""Characters behind the parties in which it is said."""
AND_A_MEAL = re.compile(r",?\s+(?:and|followed by|as well as)\s+(?:an?\s+)?(?:[a-z-]+\s+){0,2}")
MEAL = re.compile(r"\b(?:lunch(?:eon)?|dinner|breakfast|banquet)s?$")


class HoldReader:
    """Reads the verbs of one sentence whose object is a contact noun."""

    def __init__(self, context: ContactContext, letters: LetterReader) -> None:
        self.context = context
        self.letters = letters

    def hold(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "held talks with X", "attended the meeting hosted by X"."""
        if verb.group() == "held" and any(n.end() + 1 == verb.start() for n in self.context.nouns):
            return None  # "at the summit held on Monday": the noun tells it
        if verb.group().startswith("exchang") and words.EXCHANGED_LETTERS.match(self.context.text, verb.end(), end):
            return self.letters.written(verb, end)  # "exchanged letters with X"
        if verb.group() == "attend" and VISITS_TO.search(self.context.text[: verb.start()][-70:]):
            return None  # "who is visiting Seoul to attend the third A-B-C meeting": what brought a guest
        if verb.group() in ATTENDING and BY_SIDES.search(self.context.text, self.context.sentence.start, verb.start()):
            return None  # "From the A side, X attended the meeting": who came along to the one at hand
        if verb.group() in ("joined", "led") and self.context.text.startswith(" by ", verb.end()):
            return None  # "were joined by X at the meeting": who came along; "a delegation led by X held talks"
        if verb.group() == "arranged" and PARTICIPLE.search(self.context.text[: verb.start()][-24:]):
            return None  # "a previously arranged call"
        if verb.group() == "holding" and self.context.text.startswith(" of ", verb.end()):
            return None  # "an early holding of"
        if verb.group() == "attended" and self.context.text.startswith(".", verb.end()):
            return self._attended(verb)
        noun = noun_after(self.context, verb, end)
        if noun is not None and BESIDE_ANOTHER.match(self.context.text, verb.end(), noun.start()):
            return None  # "was held in preparation for talks between X and Y": not what was held
        if noun is not None and VIEWS_ON.fullmatch(self.context.text, verb.end(), noun.start("noun")):
            return None
        if noun is None or OUTCOME.search(self.context.text, verb.end(), noun.start("noun")):
            return None  # "exchanged ideas on the results of the summit": of another one
        if verb.group() in CALLING and "call" not in noun["noun"]:
            return None
        if verb.group() in GIVING and not MEAL.search(noun["noun"]):
            called = self.context.parties.at(verb.end(), end=noun.start()) if "call" in noun["noun"] else []
            if not called:
                return None  # "gave X a call" tells one, "gave a speech" none
        if verb.group() in ("had", "have", "has", "having") and not HAVE_CONTACT.match(self.context.text, verb.end()):
            return None
        paid = "|to|on|by" if "courtesy" in noun.group().lower() else ""
        if MEAL.search(noun["noun"]):
            paid = "|for|honou?r of|honou?ring"  # "gave a dinner in honor of X"
        if verb.group() in CALLING and "calls" in noun["noun"]:
            paid = "|to"  # "made back-to-back calls to X and Y"
        listed, at = self.context.list_behind(noun.end(), end, f"with|involving|joined by|attended by|from|{OF}{paid}")
        between, among_at = self.context.list_behind(noun.end(), end, "between|among")
        if among_at >= 0 and TOPIC_OF_SIDES.match(self.context.text, noun.end(), among_at):
            between = []  # "had a conversation on the negotiations under way between A and B"
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
        governments = all(m.kind in (MentionKind.COUNTRY, MentionKind.GROUP) for m in subjects)
        if between and objects is between and governments and any(m.kind is MentionKind.OFFICE for m in between):
            subjects = []  # "the two allies held talks between their top diplomats"
        objects = named_officials(self.context, objects, end)
        people = any(m.kind is MentionKind.PERSON for m in objects)
        among = those_named(self.context, noun.end(), end) if not people else []
        objects = among or objects
        if all(m.kind is MentionKind.OFFICE and not m.countries for m in objects):
            sides = self.context.sides_of(noun, ministers=not verb.group().startswith("attend"))
            objects = [m for m in sides if m.start >= verb.end()] or objects
        objects = objects or self._ministries(verb)
        if any(m.kind is MentionKind.COUNTRY for m in objects):  # "the Council of the Union with Defence Ministers"
            objects = [m for m in objects if m.kind is not MentionKind.OFFICE or m.number == 1 or m.countries]
        if hosted := HOSTED_BY.match(self.context.text, noun.end(), end):
            objects = [*objects, *(m for m in self.context.parties.at(hosted.end(), end=end) if m not in objects)]
        direct = self._the_two(verb) or self.context.parties.at(verb.end(), end=noun.start())
        if verb.group().startswith(("host", "co-host", "conven", "arrang", "join", "gave")) and direct:
            objects = [*direct, *(m for m in objects if m.kind is not MentionKind.COUNTRY)]  # "X for the A-B talks"
        if not objects and not plural(subjects) and len(subjects) < 2:
            return None
        if not objects and WITH_SOCIETY.match(self.context.text, noun.end()):
            self.context.used.add(noun.start())
            return None  # "X thanked Y for hosting a meeting with business leaders"
        habit = verb.group() in ("has", "have") and noun["noun"].endswith("s")
        habit = habit or SAME_TALKS.search(self.context.text, verb.end(), noun.end()) is not None
        if habit and objects and all(m.kind is MentionKind.COUNTRY for m in objects):
            self.context.used.add(noun.start())
            return None  # "Norway has annual talks with A, B and C"
        del position
        if not objects and noun["noun"].startswith("exchange") and subjects[0].kind is not MentionKind.PERSON:
            self.context.used.add(noun.start())
            return None  # "the two sides had an exchange of views": a way to speak of the contact at hand
        self.context.used.add(noun.start())
        meal = next(
            (n for n in self.context.nouns if AND_A_MEAL.fullmatch(self.context.text, noun.end(), n.start("noun"))),
            None,
        )
        if meal is not None and MEAL.search(meal["noun"]):
            self.context.used.add(meal.start())  # "had a meeting and a late lunch with": one contact
        phrase = noun.group().lower()
        last = max(noun.end(), objects[-1].end if objects else 0)
        following = AND_DID.search(self.context.text, last, self.context.sentence.end)
        bound = following.start() if following else self.context.sentence.end
        window = self.context.text[verb.start() : min(last + 40, bound)]
        mode = self.context.mode(phrase, window, verb.group())
        if mode in (None, Mode.IN_PERSON) and BY_VIDEO.search(self.context.text, last, min(bound, last + FAR)):
            mode = Mode.VIDEO_CALL  # "held talks with X on the afternoon of May 3 in a virtual format"
        planned = None
        if words.PLANNED_FRONT.search(noun["front"]) and not re.match(r"held|had|conducted", verb.group()):
            planned = True
        if verb.group() == "arranging":
            planned = True
        found = self.context.candidate(
            verb.start(), noun.end(), verb.group(), mode, subjects, objects, window=window, planned=planned
        )
        if found is None and verb.group() == "attend":
            self.context.used.discard(noun.start())  # "visited X to attend a meeting of": the noun tells it
        if found is not None:
            found.presides = not objects and PRESIDES.match(self.context.text, verb.start(), noun.end()) is not None
            found.one_each = ONE_BY_ONE.search(noun.group()) is not None
            found.separate = found.separate or (found.one_each and bool(among))
        if found is not None:
            phrase = self.context.words_before(noun)
            level = words.level_of(phrase)
            countries = all(m.kind is MentionKind.COUNTRY or "countries" in m.qualifiers for m in found.parties)
            if countries and level not in (None, "nameless"):
                found.level = level  # "the four countries held a summit": their leaders did
            elif found.planned and OF_LEADERS.match(self.context.text, noun.end(), end):
                found.objects, found.level = [], "leader"
            elif level == "leader" and found.planned and _of_others(found, self.context.text):
                found.subjects, found.level = [], level
            elif level == "leader" and found.planned and _with_governments(found):
                found.level = level  # "efforts to host a summit with A and B" of which an envoy speaks
            elif level == words.TWO_PLUS_TWO and all("countries" in m.qualifiers for m in found.subjects):
                found.objects, found.level = [], level
            elif OF_RANK.match(self.context.text, noun.end(), end) and (sides := self.context.sides_of(noun)):
                found.subjects, found.objects, found.level = [], sides, "nameless"
            elif found.planned and not objects and THE_PLAN.search(self.context.text[: verb.start()][-24:]):
                found.subjects, found.level = [], level or "nameless"
            elif THEIR_COUNTRIES.search(self.context.text[: verb.start()][-40:]):
                found.level = level or "nameless"
            elif found.planned and not objects and level in DEPUTIES and not self._deputies(subjects):
                found.subjects, found.level = [], level  # "the two Ministers agreed to hold vice-ministerial talks"
            elif (
                found.planned
                and all(m.kind is not MentionKind.PERSON for m in found.objects)
                and not ("high-level" in phrase and self._by_themselves(found, verb))
                and (
                    level in ("nameless", words.TWO_PLUS_TWO)
                    or re.search(r"\bleaders?(?:'|-level)|\bpresidential\b", phrase)
                )
            ):
                found.level = level
        return found

    def _by_themselves(self, found: ContactCandidate, verb: re.Match[str]) -> bool:
        """Whether those named are to hold it, not to let others do so ("X and Y are to hold high-level talks")."""
        named = len(found.subjects) > 1 and all(m.kind is MentionKind.PERSON for m in found.subjects)
        return named and "agree" not in self.context.text[found.subjects[-1].end : verb.start()]

    def _the_two(self, verb: re.Match[str]) -> list[Mention]:
        """Those of the contact at hand in "X joined the two (ministers) for a three-way meeting"."""
        two = THE_TWO.match(self.context.text, verb.end()) if verb.group().startswith("join") else None
        if two is None:
            return []
        span = two.start("who"), two.end("who")
        return [Mention(*span, MentionKind.PRONOUN, self.context.sentence.index, name="them", number=0)]

    def _deputies(self, mentions: list[Mention]) -> bool:
        """Whether those named are deputies, or nobody says what they are."""
        named = (self.context.text[m.start : m.end].lower() for m in mentions)
        return any("vice" in words or "deput" in words or "minister" not in words for words in named)

    def _attended(self, verb: re.Match[str]) -> ContactCandidate | None:
        """Read "Minister X, Minister Y and Secretary Z attended." behind a gathering."""
        listed = self.context.parties.subject(verb.start())
        if len(listed) < 2 or any(m.kind is not MentionKind.PERSON or not m.title for m in listed):
            return None
        return self.context.candidate(*verb.span(), verb.group(), Mode.IN_PERSON, listed, [])

    def _of_the_place(self, objects: list[Mention]) -> None:
        """Read "In Oslo, X will pay calls on the president and the foreign minister there": those of the country."""
        if not self.context.text.startswith(" there", objects[-1].end):
            return
        before = [m for m in self.context.mentions if m.kind is MentionKind.COUNTRY and m.end < objects[0].start]
        for mention in objects:
            if before and mention.kind is MentionKind.OFFICE and len(before[-1].countries) == 1:
                mention.countries = mention.countries or before[-1].countries

    def visit(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read "paid a call on X"."""
        noun = noun_after(self.context, verb, end)
        if noun is None or "call" not in noun["noun"]:
            return None
        objects, _ = self.context.list_behind(noun.end(), end, "on|to|with")
        if not objects:
            return None
        self._of_the_place(objects)
        self.context.used.add(noun.start())
        subjects = self.context.parties.subject(verb.start())
        return self.context.candidate(verb.start(), noun.end(), verb.group(), Mode.IN_PERSON, subjects, objects)

    def _ministries(self, verb: re.Match[str]) -> list[Mention]:
        """The countries of "the A Ministry of X and the B Department of Y" in front of a verb."""
        start = self.context.sentence.start
        if len(MINISTRY.findall(self.context.text, start, verb.start())) < 2:
            return []
        sides = [m for m in self.context.mentions if m.kind is MentionKind.COUNTRY and m.end <= verb.start()]
        return sides if len({code for m in sides for code in m.countries}) == 2 else []


HEADS_OF_SIDES = frozenset({"head-of-state", "head-of-government", None})


def _with_governments(found: ContactCandidate) -> bool:
    """Whether an official of lower rank speaks of a summit of his government with two others."""
    sides = len(found.objects) > 1 and all(m.kind is MentionKind.COUNTRY for m in found.objects)
    return sides and len(found.subjects) == 1 and found.subjects[0].office_kind not in HEADS_OF_SIDES


def _of_others(found: ContactCandidate, text: str) -> bool:
    """Whether it is their leaders who will meet ("the Minister explained the plan to host an A-B-C summit")."""
    sides = all(
        len(m.countries) > 1 and (m.kind is MentionKind.COUNTRY or m.office_kind in HEADS_OF_SIDES)
        for m in found.objects
    )
    officials = all(
        m.office_kind not in HEADS_OF_SIDES or BELOW_LEADERS.search(text, m.start, m.end) is not None
        for m in found.subjects
    )
    return bool(found.objects) and bool(found.subjects) and sides and officials
