"""Parties without names: "the two sides", "both leaders", "they", "the two countries", and countries themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.line import Line
from kg.reading.nameless_words import OF_A_BODY

THE_COUNTRY = re.compile(r"\b(?:the|that) (?:country|nation|neighbou?r|kingdom|republic)'s (?:\w+ )?\Z")
"""What stands before an office of the country told of last ("in a call with the country's foreign minister")."""
GROUP = cued.compile(
    r"\b(?=[TtBbAaFf])(?:(?:[Tt]he|[Bb]oth|[Aa]ll|[Tt]heir)\s+)?(?:(?P<n>[Tt]wo|[Tt]hree|[Ff]our|five|both)\s+)?(?:(?:top|chief|senior|high"
    r"|respective|ranking|senior-most"
    r"|allied|national|security|diplomatic|defen[cs]e|foreign|state)\s+){0,2}"
    r"(?P<noun>sides|leaders|officials|parties|diplomats|top diplomats|ministers|secretaries|presidents|counterparts"
    r"|principals|envoys|delegations|heads|chiefs|advisors|advisers|negotiators|participants"
    r"|(?<=[Tt]heir )teams|(?<=respective )teams|(?<=security )teams)\b"
    r"|\b(?P<two>[Tt]he (?:two|three|four|pair|duo|trio)|[Bb]oth)(?=(?:(?<=pair)|(?<=duo)|(?<=trio))(?! of)"
    r"|,\s+(?:who|in|at|during|after|meeting)\b"
    r"|\s+(?:(?:\w+ly|last|first|not only)\s+)?(?:have|had|has|agreed"
    r"|also|re\w+"
    r"|discussed"
    r"|exchanged|affirmed|shared|pledged|vowed|concurred|decided|confirmed|committed|spoke|met|held|are|were|will|said"
    r"|underscored|stressed|noted|welcomed|expressed|emphasized|called|reviewed|talked|condemned|took"
    r"|plans?|plan(?:ned)?|promised|intend(?:ed)?|hope[ds]?|may|might|could|would|should|last|then|first|again|sat|sit"
    r"|meet|hold|speak|first|previously|initially|jointly|later|earlier|vow|pledge|agree|reached|signed|dined"
    r"|found|saw|came|made|gave|struck|got|began|spent|ended|stood|did|looked|sought|went|voiced|urged|praised|hailed"
    r"|considered|explored|examined|covered|touched|addressed|acknowledged|pointed|raised|highlighted|commended"
    r"|concluded|deplored|denounced|echoed|joined|kept|pressed|settled|traded|used|set|issued|adopted|compared|closed"
    r"|see|find|share|stress|call|urge|\w+ed (?:to|that|on|upon|for|with|the|their|an?)\b)|, who\b)"
    r"|\b(?P<persons>[Bb]oth|[Tt]he (?:two|three|four)) (?:men|women|statesmen|interlocutors|dignitaries|politicians)\b"
    r"|\b[Tt]he interlocutors\b"
    r"|(?<=\bbetween )(?P<between>the (?:two|pair|duo))(?=\s*[.,;)]"
    r"|\s+(?:is|was|were|will|has|had|in|on|at|since|to|last|this|next|took|came|held)\b)",
)

PRONOUN = cued.compile(
    r"\b(?P<p>[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|[Hh]im|[Tt]hem|[Ww]e|[Oo]ur|[Ee]ach other|[Oo]ne another)\b"
    r"(?!\s+(?:(?:Royal|Serene|Imperial) )?(?:Excellenc(?:y|ies)|Majest(?:y|ies)|Highness|Holiness|Eminence)\b)"
)

OF_HERSELF = re.compile(
    r"(?:[.,;)]|\s+(?:on|in|at|to|for|by|about|from|during|and|but|today|yesterday|earlier|later|last|that|as|where|while"
    r"|\w+day)\b)"
)
"""Behind "her" where it is no owner ("spoke with her on Monday")."""

DELEGATION = re.compile(
    r"(?<!led )(?<!headed )(?<!leading )(?<!heading )"
    r"\b[Tt]he\s+(?:full\s+|visiting\s+|interagency\s+|presidential\s+|high-level\s+|U\.?S\.?\s+){0,3}[Dd]elegation\b"
    r"(?!'|\s+(?:of|from|to|led|headed|that|which|head|was|is|has been)\b)"
)
"""Those who travel for a government, where they do something ("The delegation also met with")."""
COUNTRIES_GROUP = cued.compile(
    r"\b(?:[Tt]he\s+)?(?P<n>two|three|both|four)\s+(?P<noun>countries|nations|governments|allies|neighbou?rs|states"
    r"|militaries)\b(?:'\s+(?P<heads>leaders|presidents)\b)?"
    r"|\b(?:[Tt]he)\s+(?P<allies>allies)\b|\b[Bb]oth (?:countries|nations|governments)\b"
)

OFFICIALS = frozenset(
    "officials diplomats officers negotiators envoys representatives delegations delegates experts teams authorities"
    " officials' generals commanders militaries governments".split()
)
"""Nouns for nameless officials behind the countries they serve ("A and B officials")."""
PERSONS = OFFICIALS - {"governments", "militaries", "authorities"}
"""Those of them who are persons: "the governments of A and B" are these themselves."""
SOCIETIES = frozenset(
    "companies firms businesses corporations industry industries banks universities students investors business"
    " civil private think academic media".split()
)
"""What begins behind countries where those whom somebody meets from them serve no government."""
RANKS = frozenset(
    "senior top high-level high-ranking working-level military defense defence foreign nuclear government diplomatic"
    " ministry trade intelligence security affairs".split()
)
"""Words between the countries and such a noun."""
MYSELF_NAME = "i"
"""Name of the mentions of the author."""
MYSELF = re.compile(
    r"I(?<=\bI)(?=(?:'(?:ve|d|ll|m))?\s+[a-z])"
    r"(?<!War I)(?<!Phase I)(?<!Part I)(?<!Title I)(?<!Article I)(?<!Tier I)(?<!Stage I)"
)
"""The author of a text, or whom it quotes."""
SAID = re.compile(
    r'"\s*(?:(?:\w+ ){1,4}(?:said|told|added|noted|explained|stated|recalled)\b|(?:said|added|noted|explained) )'
)
"""Behind a quotation it says whose it is."""
SAID_BEFORE = re.compile(r'\b(?:said|stated|added|noted|explained|responded|replied|told \w+)\b[^".;]{0,30}"[^"]*\Z')
"""In front of a quotation it says whose it is."""
NUMBER = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "pair": 2, "duo": 2, "trio": 3}
"""How many a number word stands for."""


def _officials_of_several(line: Line) -> list[Mention]:
    """Return "A, B and C officials", "officials from A, B and C": the nameless officials of several countries."""
    tokens, found, done = line.tokens, [], -1
    for first in sorted(line.country_end):
        if first <= done:
            continue
        codes: tuple[str, ...] = ()
        at, i = first, first
        while i in line.country_end:
            codes = (*codes, *line.countries[i])
            at = line.country_end[i] + 1
            i = at
            while i < len(tokens) and i - at < 3 and tokens[i].lower in (",", "and", "the", "-", "/"):
                i += 1
        noun = at
        while noun < len(tokens) and noun - at < 3 and tokens[noun].lower in RANKS:
            noun += 1
        society = at < len(tokens) and tokens[at].lower in SOCIETIES  # "representatives from A and B companies"
        if len(set(codes)) > 1 and not society and (front := _officials_from(line, first)) is not None:
            done = at - 1
            found.append(
                Mention(tokens[front].start, tokens[done].end, MentionKind.GROUP, line.sentence.index,
                        name=tokens[front].lower, countries=codes, number=0, qualifiers=frozenset({"indefinite"}))
            )  # fmt: skip
            continue
        if len(set(codes)) > 1 and noun < len(tokens) and tokens[noun].lower in OFFICIALS:
            done = noun
            start, end = tokens[first].start, tokens[noun].end
            found.append(
                Mention(start, end, MentionKind.GROUP, line.sentence.index, name=tokens[noun].lower, countries=codes,
                        number=0, qualifiers=frozenset({"indefinite"}))
            )  # fmt: skip
        done = max(done, at - 1)  # what a list is not, its rest is not either
    return found


def _officials_from(line: Line, first: int) -> int | None:
    """Where "senior officials from" begins in front of the country at a token, None where it does not."""
    at = first - 1
    if at >= 0 and line.tokens[at].lower == "the":
        at -= 1
    if at < 1 or line.tokens[at].lower not in ("from", "of") or line.tokens[at - 1].lower not in PERSONS:
        return None
    at -= 1
    while at > 0 and line.tokens[at - 1].lower in RANKS:
        at -= 1
    return at


def countries_of(line: Line) -> list[Mention]:
    """Return the countries, capitals and institutions that a sentence names, as possible actors.

    Officials of several countries whom nobody names ("A and B officials") stand there as one group.
    """
    found = _officials_of_several(line)
    nameless = [(m.start, m.end) for m in found]
    for first, last in sorted(line.country_end.items()):
        if any(a <= line.tokens[first].start < b for a, b in nameless):
            continue
        found.append(
            Mention(
                line.tokens[first].start,
                line.tokens[last].end,
                MentionKind.COUNTRY,
                line.sentence.index,
                countries=line.countries[first],
                number=len(line.countries[first]),
                qualifiers=frozenset({"adjective"}) if first in line.adjective else frozenset(),
            )
        )
    return found


def groups(text: str, sentence: Sentence, taken: Sequence[Mention]) -> list[Mention]:
    """Return "the two sides", "both leaders", "they", "the two countries" of a sentence, outside other mentions."""
    spans = [(m.start, m.end) for m in taken]
    found: list[Mention] = []

    def free(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in spans)

    for match in COUNTRIES_GROUP.finditer(text, sentence.start, sentence.end):
        if free(*match.span()):
            number = NUMBER.get((match["n"] or "both").lower(), 2)
            qualifiers = frozenset({"countries"} if match["heads"] is None else ())
            found.append(Mention(*match.span(), MentionKind.GROUP, sentence.index, number=number,
                                 qualifiers=qualifiers))  # fmt: skip
            spans.append(match.span())
    named = text.find("elegation", sentence.start, sentence.end) >= 0
    for match in DELEGATION.finditer(text, sentence.start, sentence.end) if named else ():
        if free(*match.span()):
            found.append(
                Mention(
                    *match.span(), MentionKind.GROUP, sentence.index, number=1, qualifiers=frozenset({"delegation"})
                )
            )
            spans.append(match.span())
    for match in GROUP.finditer(text, sentence.start, sentence.end):
        if not free(*match.span()) or not _definite(match) or OF_A_BODY.match(text, match.end(), sentence.end):
            continue  # "the leaders of the African Union" are not those who were told of
        both = match.group()[:4].lower() == "both"
        number = 2 if both else NUMBER.get((match["n"] or "").lower(), 0)
        counted = match["two"] or match["persons"] or match["between"]
        if counted:
            number = NUMBER.get(counted.split()[-1].lower(), 2)
        sides = frozenset({"sides"} if match["noun"] in ("sides", "parties") else ())
        sides = frozenset({"teams"}) if match["noun"] == "teams" else sides
        found.append(Mention(*match.span(), MentionKind.GROUP, sentence.index, number=number, qualifiers=sides))
        spans.append(match.span())
    for match in PRONOUN.finditer(text, sentence.start, sentence.end):
        if free(*match.span()):
            word = match["p"].lower()
            plural = word in ("they", "their", "them", "we", "our", "each other", "one another")
            owner = word in ("his", "her", "their", "our") and not (
                word == "her" and OF_HERSELF.match(text, match.end())
            )
            possessive = {"possessive"} if owner else set()
            first_person = {"first-person"} if word in ("we", "our") else set()
            qualifiers = frozenset(possessive | first_person)
            found.append(
                Mention(
                    *match.span(), MentionKind.PRONOUN, sentence.index, name=word, number=0 if plural else 1,
                    qualifiers=qualifiers,
                )
            )  # fmt: skip
    for match in MYSELF.finditer(text, sentence.start, sentence.end):
        quoted = text.count('"', sentence.start, match.start()) % 2
        if free(*match.span()) and (
            not quoted
            or SAID.search(text, match.end(), sentence.end)
            or text[sentence.start] == '"'
            or SAID_BEFORE.search(text, sentence.start, match.start())
        ):
            inside = frozenset({"quoted"} if quoted else ())
            found.append(
                Mention(*match.span(), MentionKind.PRONOUN, sentence.index, name=MYSELF_NAME, number=1,
                        qualifiers=inside)
            )  # fmt: skip
    return found


def _definite(match: re.Match[str]) -> bool:
    if match["two"] or match["persons"] or match["between"]:
        return True
    words = match.group().split()
    return words[0].lower() in ("the", "both", "two", "three", "all", "four", "five", "their") and len(words) >= 2


def of_the_country(text: str, mentions: Sequence[Mention]) -> None:
    """Give the offices of "the country's foreign minister" the country that the sentence named last before them.

    `mentions` are those of one sentence, sorted by their start.
    """
    last: tuple[str, ...] = ()
    for mention in mentions:
        if mention.kind is MentionKind.OFFICE and not mention.countries and last:
            if THE_COUNTRY.search(text, max(0, mention.start - 30), mention.start):
                mention.countries = last
        elif mention.kind is MentionKind.COUNTRY and len(mention.countries) == 1:
            last = mention.countries
