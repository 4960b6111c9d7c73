"""One sentence as the readers of contact verbs and nouns see it: its parties, its contact nouns, its clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, plural
from kg.reading.contact_reality import agreed_upon, told_as_real
from kg.reading.line import Line
from kg.reading.parties import Parties
from kg.records import Mode

PRESENT = frozenset("meets hosts speaks holds receives welcomes joins attends sees".split())
GENERIC_MEETING = re.compile(
    r"[^.;]{0,140}\bhas been held (?:a total of )?\w+ times\b"
    r"|[^.;]{0,30}\b(?:at least once|(?:nearly |almost )?on a daily basis|at various levels|as often as"
    r"|once a|twice a|every (?:year|month)|annually|regularly|on a regular basis"
    r"|more often|frequently|(?:several|many|numerous|countless) (?:times|occasions))\b"
)
"""What makes meeting a habit that is agreed on, not one meeting."""
IN_TALKS = re.compile(r"\b(?:is|are|was|were|been|be|still|now|under ?way) in (?:\w+ )?$")
"""What makes talks the arranging of something ("are in talks to set up a meeting")."""
OF_A_BODY = re.compile(r"\bof the (?:[\w-]+ ){0,6}(?:Committee|Group|Council|Platform|Task Force|Commission|Board)\b")
ANOTHER_VERB = re.compile(r",\s+(?:\w+ly\s+|further\s+)?(?!includ|dur|follow|accord)\w{2,}ing\b")
"""Behind this a list is the object of something else ("hosting the summit, further developing the ties with X")."""
HOPED_FOR = re.compile(
    r"\b(?:launch|anniversary|establishment|creation) of (?:the|an?)\s+(?:[\w-]+\s+){0,5}$|"
    r"\b(?:need|necessity|openness|readiness|conditions?) (?:for|to) (?:an?\s+)?(?:[\w-]+\s+){0,5}$|"
    r"\b(?:seek(?:s|ing)?|sought)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$"
    r"|\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?|desire)\s+(?:(?:on\s+)?\w+day\s+)?(?:for|of)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$"
)
"""What somebody hopes for is neither told nor planned."""
CAME_TO_NOTHING = re.compile(
    r"\bhad (?:(?:been|also|originally|initially|earlier|previously) )*(?:planned|scheduled|hoped|intended"
    r"|arranged|set|expected)"
    r" to\s+(?:\w+ly\s+)?$"
)
"""What somebody had planned did not come about, or it would be told."""
IF = re.compile(r"(?:\b(?:Should|If|Whether|Unless|whether)|(?<=[,;] )(?:should|if|unless))\s[^,;]{0,80}\Z")
"""What makes a contact a condition or a question ("Should they meet", "Whether X will meet Y is open")."""
DENIED = re.compile(
    r"\b(?:den(?:ied|ies|ying)|reject(?:ed|s)|dismiss(?:ed|es))\s+(?:(?:\w+\s+){0,4}(?:reports?|claims?|rumou?rs?|speculation"
    r"|allegations?)\s+)?that\b[^;]*\Z"
)
"""What makes a contact one that there was not."""
CANCELLED = re.compile(
    r"[^.;]{0,200}?\bfailed to (?:arrange|hold|agree|set|materiali[sz]e|happen|take place)\b"
    r"|[^.;]{0,30}?\b(?:was|were) (?:first )?agreed (?:up)?on\b"
    r"|[^.;]{0,160}?\b(?:never materiali[sz]ed|fell through)\b"
    r"|[^.;]{0,260}?\b(?:will|did|would|could) not (?:be held|take place|happen)\b"
    r"|[^.;]{0,160}?\b(?:was|were|is|are|been|be) (?:\w+ )?(?:cancell?ed|called off|postponed|scrapped)\b"
)
SUMMIT_FOR = re.compile(
    r"\s+(?:for|on|of)\s+(?:the\s+)?[A-Z](?!\w*day\b|(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)\w*\.?\s+\d)"
)
"""The rest of a venue's name ("the Summit for Peace")."""
COMMITTEE = re.compile(r"\b[A-Z][a-z]+ Committee\s+$")
CONVENED = re.compile(r"\s+(?:was|were|will be|is to be|has been)\s+(?:held|convened)\b|\s+(?:took|will take) place\b")
NEAR = 40
"""Characters in front of a committee's meeting in which its two countries stand."""
BASE_FORMS = frozenset("speak talk meet call hold have host welcome receive join attend participate sit".split()) | {
    "sit down", "get together",
}  # fmt: skip
HELD_DIALOGUE = re.compile(
    r"\b(?:h[eo]ld(?:ing)?|conven(?:ed?|ing)|co-?host(?:ed|ing)?|co-?chair(?:ed|ing)?|host(?:ed|ing)?|conducted|launched"
    r"|opened|concluded)\s+(?:\w+\s+){0,2}?"
    r"(?:an?|the|their|its|another)\s+(?:(?!and\b|with\b|to\b|on\b)[\w.'-]+\s+){0,7}$"
)
SINCE = re.compile(r"\b(?:since|following|after|before|views|made)\b")
"""Behind this a noun is no object of the verb ("exchanged views on the progress since the summit")."""
ARRIVED_FOR = re.compile(
    r"\b(?:arriv\w+|left|depart\w*|heads?|heading|headed)\b(?:[^.;]|\.\s\d|\.S\.){0,80}"
    r"\bto\s+(?:attend|hold|join|participate in|take part in)\s+(?:an?\s+|the\s+)?\Z"
    r"|\b(?:(?:has|had|have|just)\s+left|departed|(?:is|was)\s+(?:heading|headed)|heads|(?:leaves?|departs?|left) for"
    r"|sets? (?:off|out) for|(?:flies|jets off|travels) to|arrives (?:in|at))\b(?:[^.;]|\.\s\d|\.S\.){0,80}"
    r"\bfor\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?\Z"
)
"""Whoever has come to attend a meeting has not attended it yet."""
FINITE = re.compile(
    r"spoke|met|held|had|took(?: part)?|sat .*|got(?: together)?|paid|sent|wrote|rang|gave|made|led|saw|came .*"
    r"|ran into|shook hands|dined|broke bread|\w+ed(?: .*)?"
)
"""The past of the verbs that tell of contacts."""
WHEN_THEY = re.compile(r"\b(?:when|once|after|before|until) (?:they|both|the (?:two|three)(?: \w+)?) (?:next )?\Z")
"""What stands before a verb in the present that tells of what is to come ("when they meet in May")."""
LEFT_TO = re.compile(
    r"\b(?:left|leaves?|leaving|depart\w*|set off|en route|on (?:his|her|their) way)\b(?:[^.;]|\.\s\d){0,80}"
    r"\bto\s+(?:\w+ly\s+)?\Z"
)
"""Whoever has left to meet somebody has not met yet."""
TRAVELLED_TO = re.compile(
    r"\b(?:led|headed|travell?ed|flew|visited|went)\b(?! (?:on|forward))(?:(?!\bto (?!the\b|[A-Z]))[^.;]){0,60}\bto\s+$"
)
"""A journey that was made tells what it was made for ("flew to X to meet with Y")."""
DID_SO = re.compile(
    rf"{TRAVELLED_TO.pattern}|\b(?:had|took|seized|used|has had|have had)\s+(?:an?|the|this|another)\s+(?:\w+\s+)?"
    r"(?:opportunity|chance|pleasure|honou?r|privilege|occasion)\s+(?:(?:yesterday|today|this \w+)\s+)?to\s+"
    r"(?:\w+ly\s+)?$"
    r"|\b(?:was|were)\s+(?:\w+\s+)?(?:able|pleased|honou?red|glad|delighted|happy|privileged)\s+to\s+(?:\w+ly\s+)?$"
)
"""What makes a purpose a deed ("had the opportunity to meet with X")."""
OUTCOME = re.compile(
    r"\b(?:outcomes?|results?|success|achievements?|fruits?|follow-?ups?|follow-up measures|aftermath)\s+"
    r"(?:of|from|to|on)\s+(?:[\w.'-]+\s+){0,6}\Z"
)
"""What has an outcome was held, though it is yet to be talked about ("will discuss the results of the summit")."""
PRONOUN_SUBJECT = re.compile(r"\b(?:he|she|they)\s+(?:(?:has|have|had|also|then|\w+ly)\s+)*\Z")
OWN_SUBJECT = re.compile(r",\s+(?:he|she|they|the \w+(?: \w+)?)\s+(?:(?:has|have|had|also|\w+ly)\s+)*\Z")
"""A subject right before a verb: its object is no longer that of what stands before."""
ITS_OBJECT = re.compile(r"\s+(?:an?|the|his|her|their|its|another|separate|talks|bilateral|trilateral|\w+ talks)\b")
"""What makes "held" behind a comma finite ("who is in X to attend the forum, held a meeting with Y")."""
CLAUSE = re.compile(
    r"[;]|(?<!\d),\s+(?:where|while|when|and (?:he|she|they)|but)\b"
    r"|(?<!\d),\s+and the(?! (?:Rt\.? |Right )?Hon)(?=\s+(?:[\w'-]+\s+){1,5}?(?:also|will|would|is|was|are|were|has"
    r"|have|had|did|said|met|spoke|held|took|gave|[a-z]+ed)\b)"
    r"|,\s+and\s+(?=[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,3}\s+(?:will|would|is|was|has|had|also|plans?|said|told)\b)"
    r"|,\s+(?:and\s+)?(?:also\s+)?(?:(?:today|yesterday|about [\w ]{3,16} ago|last \w+|just \w+),?\s+)?(?:we|I)\s"
    r"|\s+(?:adding|saying) that\b"
    r"|\s+as\s+(?:both|the two|they|he|she)\b"
)


WITH_OF_ANOTHER = re.compile(
    r"\b(?:on|about|over|regarding|for|amid|following|in)\s+(?:[\w.'-]+\s+){0,6}(?:negotiations?|dialogue|relations?|relationship"
    r"|ties|tensions?|cooperation|disputes?|row|trade|deals?|engagement|summits?|talks)\s+$"
)
"""What a "with" belongs to that is not the contact's ("phone talks on stalled negotiations with X")."""
OF_NEGOTIATORS_WITH = re.compile(r"(?:\s+[a-z]+)?(?:\s+(?:for|on|to)\s+(?:the\s+)?(?:[A-Z][\w-]*\s*){1,5})?\s*\bwith\b")
"""From the officials whose meeting it is to the one whom the subject meets."""
BETWEEN_OF_ANOTHER = re.compile(
    r"\s(?:pacts?|accords?|agreements?|deals?|treat(?:y|ies)|relations?|ties|alliance|disputes?|rows?|tensions?|gaps?|rift"
    r"|differences|cooperation|coordination|trade|war|border)\s+$"
)
"""What has two sides of its own ("talks next week, before the expiry of a pact between A and B")."""
AT_A_BUILDING = re.compile(
    r"\bat (?:the|his|her|their|its) (?:[\w.'-]+ ){0,4}?(?:White House|Blue House|Hall|Palace|Pentagon|Kremlin"
    r"|[Oo]ffice|residence|[Mm]inistry|[Dd]epartment|[Hh]eadquarters|compound|[Hh]otel|[Aa]irport|[Vv]illa|[Ee]mbassy"
    r"|mansion|guesthouse|complex|airbase)\b"
)
"""Who talks in a building is there."""
JOURNEY = re.compile(
    r"\b(?:(?:leav\w+|left|depart\w*|sets? (?:off|out)|head\w*)\s+for|(?:fly|flies|flew|flying|travel\w*|head\w*|go"
    r"|goes|going|went|trip|jets off|visit)\s+to|arriv\w+\s+in|(?:is|are|was|were|be|due)\s+in\s+[A-Z]\w+)\s"
    r"[^.;]{0,80}?\b(?:for|to)\s+(?:[\w-]+\s+){0,4}\Z"
)
"""Who makes a journey for talks has them there ("flew to X on Monday for talks with Y")."""
OPENS_THERE = re.compile(
    r"(?:On \w+day,? )?[Ii]n\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][\w.]+(?:\s[A-Z][\w.]+)?"
    r"(?:\s+(?:on\s+\w+day|today|yesterday|earlier)|,)"
)
"""Who holds talks in the place with which the sentence opens is there ("In Oslo on Monday, X held talks with Y")."""
ON_VISIT = re.compile(r"(?:On|During)\s+(?:that|this|the|his|her|their)\s+(?:[\w-]+\s+){0,2}(?:trip|visit|stay)\b")
"""Who talks on a visit is there."""


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
        self._clauses = [m.start() for m in CLAUSE.finditer(text, self.sentence.start, self.sentence.end)]
        self.nouns = [
            n
            for n in words.NOUN.finditer(text, self.sentence.start, self.sentence.end)
            if not self.in_mention(n.start("noun")) and not self._other_thing(n)
        ]
        self.used: set[int] = set()

    def in_mention(self, position: int) -> bool:
        """Return whether a position lies inside a mention."""
        last = bisect_right(self._starts, position) - 1
        return last >= 0 and position < self._reach[last]

    def _other_thing(self, match: re.Match[str]) -> bool:
        before = self.text[max(self.sentence.start, match.start() - 30) : match.start()]
        noun = match["noun"]
        if words.NOT_A_CONTACT.search(before) or words.NOT_A_CONTACT.match(self.text, match.start()):
            return not (COMMITTEE.search(before) and self._between_two(match.start()))
        if words.MEETING_A_NEED.match(self.text, match.start("noun")):
            return True
        if IN_TALKS.search(before) and re.match(r"\s+(?:to|about|over)\b", self.text[match.end() : match.end() + 8]):
            return True
        after = self.text[match.end() : match.end() + 12]
        if after.startswith(" format"):
            return True
        if (
            noun.startswith("call")
            and "courtesy" not in match["front"].lower()
            and re.match(r"\s+(?:for|on|to (?:action|arms|end))\b", after)
        ):
            return not re.match(
                r"\s+on\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)", after
            )
        if match.start("noun") > 0 and self.text[match.start("noun") - 1] == "-":
            return True
        if noun == "Summit" and SUMMIT_FOR.match(self.text, match.end()):
            return True
        if noun == "Talks" and match.start("noun") > self.sentence.start:
            return not (self.sides_of(match) or self._of_two(match))
        # "Nuclear Security Summit", "the Six-Party Talks", "Defense Ministerial Meeting": names of venues
        if noun.lower() == "committee":
            convened = self._between_two(match.start()) and CONVENED.match(self.text, match.end())
            return not (noun[0].isupper() and (self._of_two(match) or convened))
        capital = noun[0].isupper() and match.start("noun") > self.sentence.start
        return (
            capital
            and not match["front"][:1].isupper()
            and noun.lower() not in ("call", "meeting", "summit", "talks", "ministerial")
            and not re.search("phone|video", noun.lower())
            and not self._of_two(match)
        )

    def _between_two(self, position: int) -> bool:
        """Whether two countries joined by a hyphen stand right before ("the A-B Military Committee meeting")."""
        near = [m for m in self.mentions if position - NEAR < m.end <= position and m.kind is MentionKind.COUNTRY]
        return any(len(m.countries) > 1 for m in near) or any(
            self.text[a.end : b.start] == "-" for a, b in pairwise(near)
        )

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
        for match in re.compile(rf"\b(?:{prepositions})\b").finditer(self.text, start, min(end, start + 260)):
            if self.in_mention(match.start()):
                continue
            if ANOTHER_VERB.search(self.text, start, match.start()):
                break
            if WITH_OF_ANOTHER.search(self.text, start, match.start()):
                continue
            if BETWEEN_OF_ANOTHER.search(self.text, start, match.start()):
                continue
            blocked = words.VERB.search(self.text, start, match.start())
            if blocked and self._another(start, blocked):
                break
            listed = self.parties.at(match.end(), end=end)
            if listed:
                return listed, match.start()
        return [], -1

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
        if verb.group() not in ("held", "hosted"):
            return False
        return " and " in self.text[start : verb.start()] or (
            self.text[start : verb.start()].endswith(", ") and own_object
        )

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
        short = before[-34:]
        negation = words.NEGATED.search(short)
        if negation and not re.search(r"[,;]|\b(?:from|during|at|after)\s+\Z", short[negation.end() :]):
            return None
        if planned is None:
            planned = self.planned(start, word)
        if re.search(r"\b(?:could|may|might|should|must|ought to)\s+(?:\w+ly\s+|also\s+)?$", before):
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
        purpose = re.search(r"\bto\s+(?:\w+ly\s+)?$", before)
        if purpose and not planned and word in BASE_FORMS and not DID_SO.search(before):
            return None  # "welcomed the opportunity to speak": neither told nor planned
        there = JOURNEY.search(self.text, self.sentence.start, start)
        if mode is None and (there or OPENS_THERE.match(self.text, self.sentence.start, start)):
            mode = Mode.IN_PERSON
        return ContactCandidate(
            self.sentence.index, start, end, verbal, word, mode, subjects, objects, planned,
            bool(words.SEPARATE.search(window)),
        )  # fmt: skip

    def planned(self, start: int, word: str) -> bool:
        """Return whether the words before a trigger make it something to come."""
        if word in PRESENT:
            return True  # "meets President X on Monday": a timetable
        before = self.text[max(self.sentence.start, start - 110) : start]
        if before.endswith(" did "):
            return False
        if word in BASE_FORMS and WHEN_THEY.search(before):
            return True
        if ARRIVED_FOR.search(before) or (word in BASE_FORMS and LEFT_TO.search(before)):
            return True
        if agreed_upon(before, infinitive=word in BASE_FORMS):
            return True
        cut = max(before.rfind(" and "), before.rfind(", "), 0)
        match = words.PLANNED_BEFORE.search(before)
        if not match or OUTCOME.search(before, match.start()):
            return False
        finite = FINITE.fullmatch(word)
        if finite and match.start() < cut:
            return False
        return not (finite and re.search(r"\b(?:will|to|would|shall)\s*$", before) is None)

    def mode(self, phrase: str, window: str, verb: str) -> Mode | None:
        """Return the medium that a noun phrase, its surroundings or its verb give; None where they leave it open."""
        if "chair" in verb and OF_A_BODY.search(window):
            return Mode.UNSPECIFIED  # members of a body may meet in any way
        if words.VIDEO.search(phrase):
            return Mode.VIDEO_CALL
        mode = words.mode_of_noun(phrase)
        if words.VIDEO.search(window[:160]):
            return Mode.VIDEO_CALL
        if mode is None and words.PHONE.search(window[:160]):
            return Mode.PHONE_CALL
        if mode is None and ON_VISIT.match(self.text, self.sentence.start, self.sentence.end):
            return Mode.IN_PERSON
        if mode is None and AT_A_BUILDING.search(window[:200]):
            return Mode.IN_PERSON
        if mode is None and (verb in ("hosted", "hosts", "hosting", "welcomed") or words.MARGINS.search(window[:160])):
            return Mode.IN_PERSON
        return mode

    def noun_after(self, verb: re.Match[str], end: int) -> re.Match[str] | None:
        """Return the contact noun that is the object of a verb."""
        for noun in self.nouns:
            if noun.start("noun") < verb.end() or noun.start() >= end or noun.start() - verb.end() > 140:
                continue
            gap = self.text[verb.end() : noun.start()]
            other = words.VERB.search(gap)
            if other and other.lastgroup in ("speak", "meet", "call"):
                return None
            if other and gap[: other.start()].endswith(", ") and ITS_OBJECT.match(gap, other.end()):
                return None
            if re.search(r",\s+(?:[A-Z]|and\b|the\b|his\b|her\b)", gap) or SINCE.search(gap):
                return None
            if re.search(r"\b(?:that|which|who)\b|(?<![\w-])to\b", gap) and not re.search(r"\bto the\b", gap):
                return None
            return noun
        return None

    def sides_of(self, noun: re.Match[str], *, ministers: bool = False) -> list[Mention]:
        """Return the sides in front of a noun ("the 5th A-B meeting of deputy ministers"), two or more or none.

        `ministers`: those of an "A-B Foreign Ministers' meeting" too.
        """
        near = [m for m in self.mentions if m.end <= noun.start("noun") and noun.start("noun") - m.end < 40]
        sides = (MentionKind.COUNTRY, MentionKind.OFFICE) if ministers else (MentionKind.COUNTRY,)
        if not near or near[-1].kind not in sides or len(near[-1].countries) < 2:
            return []
        return near[-1:] if re.fullmatch(r"'?\s+[\w ()'-]*", self.text[near[-1].end : noun.start("noun")]) else []

    def words_before(self, noun: re.Match[str]) -> str:
        """The noun with the words in front of it, lower case."""
        start = noun.start()
        before = re.search(r"(?:[A-Za-z'&-]+\s+){0,4}$", self.text[max(self.sentence.start, start - 60) : start])
        return ((before.group() if before else "") + noun.group()).lower()
