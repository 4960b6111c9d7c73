"""What opens a sentence in front of its subject: "In talks with X, Y said", "At their summit, A and B agreed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import CAME_AT, HEADS, IN_TALKS, SAID_TO, TOLD_TO, UP_TO_COMMA, VISITING

BEGINS = re.compile(r"(?:(?i:in|at|during|over|after|following|since|before|ahead of|prior to)\s+)?")
"""What may stand between the beginning of a sentence and "his talks"."""
REPORTED = re.compile(
    r"[A-Z][^,;:\"“]{2,60}?\s(?:said|says|added|announced|explained|reported|confirmed|noted)"
    r"(?:\s(?:in a (?:\w+ )?statement|on \w+day|\w+day))?"
    r"(?:,|\s)\s*(?:that\s+)?(?=(?:in|at|during|over)\s)"
)
"""Who is reported to say what follows ("The ministry said that during a call on Friday, A and B agreed")."""
IN_A = re.compile(r"(?i:in|at|during|over) an?\s")
"""How a sentence opens on a contact that is its news ("In a call on Monday, the two leaders agreed")."""
ANEW = re.compile(rf"{IN_A.pattern}|(?i:in|during|over) (?!th\w+\b|his\b|her\b|its\b|\w+'s)[a-z]")
"""So, or without an article ("During half-hour phone talks, they agreed")."""
LOOKS_BACK = re.compile(
    r"(?:(?:Speaking|Talking|Briefing)(?: to (?:the )?(?:reporters|press|media|journalists))?(?: on \w+day)? )?"
    r"(?i:after|following|since|Emerging from|Fresh (?:from|off)|Coming (?:out of|off)|Wrapping up"
    r"|Concluding|Leaving)\s+"
    r"(?:[\w'-]+\s+){0,4}"
)
"""What opens a sentence with what was before its news."""
LOOKS_AHEAD = re.compile(r"(?i:ahead of|prior to|before|in preparation for|on the eve of)\s+(?:[\w'-]+\s+){0,4}")
"""What opens a sentence with what is to come after its news."""
AFTER_ONE = re.compile(
    r"(?:(?:In an? (?:joint )?(?:[\w-]+ )?(?:statement|communiqu[eé]) (?:\w+ed )?(?:after|following))"
    r"|(?i:after|following|wrapping up|concluding))\s+(?:(?!the\b|their\b|his\b|her\b|its\b|separate\b)[\w-]+\s+){0,5}"
)
"""What opens a sentence on a contact of which nothing has told yet ("Following talks in Oslo, A and B")."""
SPOKE_AFTER = re.compile(
    r"\b(?:[Ss]peaking|[Tt]alking|spoke|talked|told|briefed|[Aa]ddress(?:ing|ed))\s+(?:(?:to|with)\s+)?(?:the\s+)?"
    r"(?:reporters|press|media|journalists)\b[^,;.]{0,40}\s(?:after|following)\s(?:(?:his|her|their|an?)\s)?(?:[\w-]+\s){0,3}\Z"
)
"""What officials do when a contact is just over ("told reporters after a meeting with X")."""
OPENING = re.compile(
    r"(?:summit|meeting|talk|call|conversation|lunch|luncheon|dinner|breakfast|session|dialogue|consultation|encounter"
    r"|one-on-one|huddle|sit-down|chat|discussion|conference)s?$"
)
"""Nouns that with a preposition in front open a sentence on those who took part."""
BACK_FROM = re.compile(
    r"\b(?:returned|came (?:back|home)|flew (?:back|home)|was back|is back)(?: home| to [A-Z]\w+)?(?: on \w+day)? from"
    r" (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){0,2}\Z"
)
"""What is said of whoever has been at a contact."""
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.OFFICE})
ACTORS = PEOPLE | {MentionKind.GROUP, MentionKind.PRONOUN}


class Openings:
    """Reads the noun phrase with which one sentence begins."""

    def __init__(self, context: ContactContext) -> None:
        self.context = context

    def opens(self, noun: re.Match[str]) -> bool:
        """Whether the noun's phrase opens the sentence ("In her meeting with X, the Minister will …")."""
        before = self.context.text[self.context.sentence.start : noun.start()]
        if reported := REPORTED.match(before):
            before = before[reported.end() :].capitalize()
        return self.is_gerund(noun) or re.fullmatch(r"(?i:in|at|during|over)\s+(?:[\w'-]+\s+){0,4}", before) is not None

    def clause_begins(self, noun: re.Match[str], at: int) -> bool:
        """Whether who acts stands between the noun and `at` ("At the talks, A and B vowed to work closely with C")."""
        comma = self._behind_comma(noun.end(), at)
        return bool(comma) and any(m.start == comma and m.kind in ACTORS for m in self.context.mentions)

    def _behind_comma(self, at: int, end: int) -> int:
        """Where the clause begins behind the comma that ends an opening phrase; 0 where no comma does.

        A country between commas is part of the place in front of it ("in Basel, Switzerland, on Monday, Minister X").
        """
        comma = UP_TO_COMMA.match(self.context.text, at, end)
        while comma is not None:
            behind = comma.end()
            place = next((m for m in self.context.mentions if m.start == behind), None)
            if place is None or place.kind is not MentionKind.COUNTRY or len(place.countries) != 1:
                return behind
            comma = UP_TO_COMMA.match(self.context.text, place.end, end)
            if comma is None:
                return behind
        return 0

    def is_gerund(self, noun: re.Match[str]) -> bool:
        """Whether the sentence begins with what its subject did: "Meeting with X on Sunday, the Minister said"."""
        opens = noun.start() == self.context.sentence.start and noun.group() == "Meeting"
        return opens and re.match(r"\s+(?:\w+ly\s+)?with\b", self.context.text[noun.end() :][:30]) is not None

    def is_news(self, noun: re.Match[str], *, spoken: bool) -> bool:
        """Whether the noun is news: "In talks with X, Y said", "The agreement was reached during talks between"."""
        before = self.context.text[self.context.sentence.start : noun.start("noun")]
        if spoken and VISITING.fullmatch(before) is not None:
            return True
        if SPOKE_AFTER.search(before) is not None:
            return True
        return (spoken and IN_TALKS.fullmatch(before) is not None) or CAME_AT.fullmatch(before) is not None

    def spoke_after(self, noun: re.Match[str]) -> list[Mention]:
        """Read "We agreed on it, X told reporters after a call with Y": X was on the line."""
        spoke = SPOKE_AFTER.search(self.context.text, self.context.sentence.start, noun.start("noun"))
        named = self.context.parties.subject(spoke.start()) if spoke else []
        return [m for m in named if m.kind in PEOPLE][:1]

    def speaker(self, noun: re.Match[str], objects: list[Mention], end: int) -> list[Mention]:
        """Read "In an earlier meeting with X, Y said": who speaks behind the comma."""
        last = max([noun.end(), *(m.end for m in objects)])
        comma = self._behind_comma(last, end)
        listed = (
            self.context.parties.at(comma, end=end)
            if comma and (self.opens(noun) or self.looks_back(noun) or self._looks_ahead(noun))
            else []
        )
        alone = len(listed) == 1 or (
            listed and noun["noun"].endswith("meetings")
        )  # "In separate meetings with X and Y, A"
        return listed[:1] if alone and listed[0] not in objects else []

    def back_from(self, noun: re.Match[str]) -> list[Mention]:
        """Read "X has just returned from a summit with Y": who was there."""
        back = BACK_FROM.search(self.context.text, self.context.sentence.start, noun.start())
        named = self.context.parties.subject(back.start()) if back else []
        return named if all(m.kind in (*PEOPLE, MentionKind.PRONOUN) for m in named) else []

    def visitor(self, noun: re.Match[str], objects: list[Mention], end: int) -> list[Mention]:
        """Read "Visiting London on Thursday for meetings with X, he said": who came stands behind the comma."""
        before = self.context.text[self.context.sentence.start : noun.start()]
        comma = self._behind_comma(objects[-1].end, end) if VISITING.match(before) else 0
        listed = self.context.parties.at(comma, end=end) if comma else []
        return listed[:1] if len(listed) == 1 and listed[0] not in objects else []

    def speakers(self, noun: re.Match[str], end: int) -> list[Mention]:
        """Read "During the X summit, A, B and C agreed": the persons who opened their mouths there."""
        if not (self.opens(noun) or AFTER_ONE.fullmatch(self.context.text, self.context.sentence.start, noun.start())):
            return []
        if not OPENING.search(noun["noun"].lower()):
            return []
        comma = self._behind_comma(noun.end(), end)
        listed = self.context.parties.at(comma, end=end) if comma else []
        if len(listed) == 1 and plural(listed):
            unnamed = listed[0].kind in (MentionKind.GROUP, MentionKind.PRONOUN)
            anew = unnamed and ANEW.match(self.context.text, self.context.sentence.start)
            if anew or HEADS.search(self.context.text, listed[0].start, listed[0].end):
                return listed  # "In a meeting in X, the two", "During the talks held in X, the defense chiefs"
        if len(listed) == 1 and (said := SAID_TO.match(self.context.text, listed[0].end, end)):
            other = self.context.parties.at(said.end(), end=end)
            both = [*listed, *other[:1]]
            return both if len(both) == 2 and all(m.kind is MentionKind.PERSON for m in both) else []
        if len(listed) == 1 and (told := TOLD_TO.match(self.context.text, listed[0].end, end)):
            listed = [*listed, *self.context.parties.at(told.end(), end=end)]  # "In a call, X extended an offer to Y"
        named = len(listed) > 1 and listed[0].kind is MentionKind.PERSON and all(m.kind in PEOPLE for m in listed)
        return (
            listed
            if named and re.match(r"\s*,|\s+(?:also\s+)?[a-z]+ed\b", self.context.text[listed[-1].end : end])
            else []
        )

    def looks_back(self, noun: re.Match[str]) -> bool:
        """Whether the sentence opens with what was before its news ("After his meeting with X, Y said")."""
        return LOOKS_BACK.fullmatch(self.context.text, self.context.sentence.start, noun.start()) is not None

    def _nobody_before(self, start: int) -> bool:
        """Whether a pronoun stands in an opening phrase that names nobody ("Asked about it at his talks with X, Y")."""
        people = any(m.kind in PEOPLE and m.start < start for m in self.context.mentions)
        return not people and "," not in self.context.text[self.context.sentence.start : start]

    def _looks_ahead(self, noun: re.Match[str]) -> bool:
        """Whether the sentence opens with what is to come after its news ("Ahead of her meeting with X, Y said")."""
        return LOOKS_AHEAD.fullmatch(self.context.text, self.context.sentence.start, noun.start()) is not None

    def meant(
        self, noun: re.Match[str], subjects: Sequence[Mention], objects: Sequence[Mention], end: int
    ) -> list[Mention]:
        """Read "During his talks with X, Y said", "Meeting in Bled on Friday, A and B agreed": whom it was about.

        Empty where the noun does not open the sentence, or where somebody stands in front whom a pronoun can mean.
        """
        start = subjects[0].start if subjects else noun.start()
        pronoun = [m for m in subjects if m.kind is MentionKind.PRONOUN]
        begins = BEGINS.fullmatch(self.context.text, self.context.sentence.start, start) is not None
        if len(pronoun) != len(subjects) or not (begins or (pronoun and self._nobody_before(start))):
            return []
        if not subjects and noun.group() != "Meeting":
            return []
        last = max([noun.end(), *(m.end for m in objects)])
        comma = self._behind_comma(last, end)
        listed = self.context.parties.at(comma, end=end) if comma else []
        if (
            not listed
            or any(m.kind not in PEOPLE for m in listed)
            or {m.name for m in listed} & {m.name for m in objects}
        ):
            return []
        if pronoun and pronoun[0].number == 1:
            return listed if len(listed) == 1 and objects else []
        return listed if len(listed) > 1 or plural(listed) else []
