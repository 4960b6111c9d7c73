"""Gatherings told without who met whom: "the third A-B dialogue was held", "the committee convened, chaired by X"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bodies import named
from kg.reading.contact_candidates import OFFICIAL_KINDS, ContactCandidate
from kg.reading.contact_context import ContactContext
from kg.reading.contact_verb_words import MINISTRY
from kg.records import Mode

GATHERED = cued.compile(
    r"\b(?:convened|met|held|took place|(?:was|were) (?:\w+ly )?(?:held|convened"
    r"|organi[sz]ed))\b(?P<between>[^;]{0,200}?)"
    r"(?:\bwith(?: the participation of|(?=\s[^;]{8,260}? (?:co-?)?(?:presiding|chairing|attending|participating"
    r"|taking part|in the chair|in attendance)\b))"
    r"|\b(?:and |was |were )?(?:attended|(?:co-?)?chaired|(?:co-?)?led|headed|(?:co-?)?hosted)"
    r" (?:jointly )?by)\s"
    r"|(?<=,) (?:which (?:was|were) )?(?:jointly )?(?:co-?)?(?:chaired|led|headed) (?:jointly )?by\s"
    r"|\b(?:was|were) (?:\w+ly )?(?:attended|(?:co-?)?chaired|(?:co-?)?led|headed) (?:jointly )?by\s"
)
"""What follows a gathering that is told without a word for who meets whom ("the committee convened, chaired by")."""
LED = cued.compile(
    r"\b(?:headed|(?:co-?)?led|(?:co-?)?chaired)\s+(?:the|their)\s+(?:[\w.-]+ (?:and )?){0,4}?(?:delegations?|sides"
    r"|teams)\b"
    r"|\b(?:served|acted) as (?:the )?(?:(?:chief|head|lead) (?:delegates|representatives)|co-?chairs"
    r"|heads of (?:the )?delegations?)\b"
)
"""What heads of delegations do ("A and B headed the respective delegations")."""
IT_WAS_ATTENDED = re.compile(
    r"It (?:was|is to be|will be) (?:also )?(?:attended|joined|(?:co-?)?(?:chaired|led|headed)) by\s"
)
"""How a sentence opens on those who came to the gathering of which the one before it tells."""
OF_ITS_SIDE = re.compile(r",?\s+(?:on|from|for) the (?:[\w.-]+ ){1,4}?side,?\s+(?:and|while)\s+(?:by\s+)?")
"""From who leads one side to who leads the other."""
CHAIRED_FIRST = re.compile(r"(?:Jointly |Co-)?(?:[Cc]haired|[Ll]ed|[Hh]eaded|[Hh]osted|[Cc]onvened) (?:jointly )?by\s")
"""How a sentence opens on those who lead the gathering that is its subject ("Chaired by X and Y, the talks were")."""
TO_A_MEETING = re.compile(r"\s+(?:to|at|for|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?=[A-Z])")
"""From a delegation to the gathering of two sides for which it came."""
BROUGHT = cued.compile(
    r"\b(?P<between>)(?:brought together|[Aa]mong (?:the )?(?:main |key |other )?(?:participants|attendees"
    r"|those (?:present|attending))"
    r"(?: (?:in|at) [^,;]{2,60}?)? (?:were|was|are|is|included?)"
    r"|[Aa]lso (?:in attendance|present|attending|taking part) (?:were|was|are)"
    r"|(?:Taking part in|Participating in|Attending|[Pp]resent at|In attendance at)"
    r" (?:[^,;]|, (?=\d{4}\b)|,(?= [A-Z]\w+,)|,(?= (?:on|in|at|were|was)\b)){3,80}? (?:were|was|will be)"
    r"|(?P<guests>Joining [^,;]{3,80}? (?:were|was)"
    r"|(?:[Pp]articipants|[Aa]ttendees)(?: [^,;]{2,60}?)? (?:were|included)"
    r"|The (?:[\w-]+ ){0,2}(?:call|\w*conference|meeting|session|discussions?) (?:also )?included))\s"
)
"""What follows a gathering whose guests are named in a sentence of their own."""
ON_A_SIDE = re.compile(r"\b(?:on|from|of|for) the (?:[\w.-]+ ){1,4}?side\b")
A_CALL = re.compile(r"\b(?:(?:tele)?phone|(?:tele)?conference call|call|telecon(?:ference)?)\b")
GATHERING = re.compile(
    r"\b(?:[Mm]eetings?|[Tt]alks|[Dd]ialogues?|[Cc]onsultations?|[Dd]iscussions?|[Cc]ommittee|[Cc]ommission"
    r"|[Ss]ession|[Ss]ummit"
    r"|[Dd]elegations|[Ff]orum|[Cc]onference|[Mm]echanism|[Mm]inisterial|[Rr]ound)\b"
)
WAS_HELD = cued.compile(
    r"\b(?P<verb>(?:(?P<to_come>will|is to|are to|is (?:set|scheduled|due|planned) to|are (?:set|scheduled|due"
    r"|planned) to)\s+(?:be\s+)?(?:held|convened?|hosted|take place|meet)"
    r"|(?:was|were|has been|have been|is being)\s+(?:\w+ly\s+)?(?:held|convened|conducted|hosted)"
    r"|(?<=[Dd]ialogue )held(?=\s+(?:in|on|last|earlier)\b)|took place"
    r"|convened(?=\s+(?:in|on|at|today|virtually|here|via|for)\b|\s*[,.])|met(?=\s+(?:in|on|at|today)\b)))\b"
)
"""That a gathering came about, or will."""
WHICH = re.compile(r",?\s+(?P<pronoun>(?:that|which)\s+)\Z")
"""What may stand before such a verb ("the A-B Dialogue, which was held in July")."""
ITS_PHRASE = re.compile(
    r"(?P<phrase>(?:[Tt]he|[Tt]his|[Aa]n?|[Tt]heir|[Ii]ts|[Oo]ur)\s"
    r"(?:(?!, (?:and )?(?:the|this|an?|their|its)\s|\b(?:that|which|who|where)\s)[^;:])*?)"
    r"(?P<noun>[Mm]eetings?|[Tt]alks|[Dd]ialogues?|[Cc]onsultations?|[Cc]ommittee|[Cc]ommission|[Gg]roup|[Cc]ouncil"
    r"|[Ss]essions?|[Rr]ounds?|[Ss]ummit|[Mm]inisterial|[Mm]echanism|\"?2\s?\+\s?2\"?)"
    r"(?:\s+\([^()]{2,40}\))?(?:\s+(?:of|on|for|at|to|between|among|since)\s[^;]{2,160}?)?,?\s+\Z"
)
"""The subject of such a verb, from its article on."""
GATHERED_FOR = cued.compile(
    r"\b(?:officials|delegations|representatives|experts|teams)\s+(?:gathered|came together"
    r"|assembled)\b[^;]{0,60}?\bfor\s"
    r"(?P<phrase>(?:the|an?)\s[^;,]{3,90}?\b(?:Dialogue|Consultations?|Meeting|Talks|Committee|Commission|Forum|Group))\b"
)
TO_A_COUNCIL = cued.compile(
    r"\b(?:(?P<verb>address|brief|consult with)(?:e[ds]|s|ing)?"
    r"|(?:met|meets?|meeting)\b[^;]{3,120}?,?\s+and(?: with)?)"
    r"\s+(?:(?:the )?members of )?the (?P<body>North Atlantic Council)\b(?! meeting)"
)
"""Whom a guest of NATO speaks to beside its Secretary General."""
AT_A_COUNCIL = cued.compile(
    r"\b(?:attend(?:ed|s)?|participate[ds]? in|t(?:ook|akes?) part in|join(?:ed|s)?)\s+(?:the|an?)\s"
)
COUNCIL = cued.compile(r"\b(?:Foreign Affairs|European) Council\b")
"""Where the ministers or the leaders of the Union meet, and a guest with them."""
AT_A_FORUM = cued.compile(
    r"\b(?<!who )(?P<verb>attend(?:ed|s)?|participate[ds]? in|t(?:ook|akes?|ake) part in|joined?)\s+the\s+"
    r"(?P<phrase>(?:[\w.'+()&-]+\s+){0,6}?(?:(?:Foreign|Defen[cs]e|Finance|Trade|Economic)\s+)?"
    r"(?:Ministers'?|Ministerial|Leaders'?)\s+(?:Meeting|Retreat|Session|Summit|Dialogue))\b",
    re.IGNORECASE,
)
"""What somebody does who meets the ministers or leaders of many countries."""
TO_A_SUMMIT = cued.compile(
    r"\bwill\s+(?:\w+ly\s+)?(?:(?P<verb>attend|participate in|take part in|join)|(?:travel|go|fly|head)\s[^;]{2,120}?\s"
    r"(?:to (?:attend|participate in|take part in|join)|for))\s+(?:the|an?)\s+"
    r"(?P<phrase>(?:\d{4}\s+|\w+\s+)?(?P<body>[A-Z][\w-]*)\s+(?:Leaders'?\s+)?Summit)\b"
)
"""What a head announces who will meet those of a group of states at its summit."""
AT_A_SUMMIT = cued.compile(
    r"\b(?<!who )(?P<verb>attended|participated(?: \w+ly)? in|took part(?: \w+ly)? in|joined)\s+the\s+"
    rf"(?P<phrase>(?:(?:annual|virtual|first|\w+th|\d+\w\w|\d+-(?:nation|member)|\d{{4}})\s+)*"
    rf"(?:{named('forum', 'organisation')})"
    r"(?:\s+Leaders'?)?(?:(?<=Summit)|\s+(?:Summit|Meeting|Retreat)))\b"
)
"""What a head has done who met those of a forum or of an alliance at its summit."""
WHOSE = re.compile(
    r",\s+(?:which\s+(?:also\s+)?(?:involves?|includes?|brings together|groups|comprises)|involving|including|with)\s+"
)
"""From a gathering to the countries that come to it."""
OF_THE_DAY = re.compile(
    r"(?:[Oo]n the (?:occasion|margins|sidelines) of|[Aa]t|[Ii]n|[Dd]uring) (?:today's|yesterday's|our|this) "
    r"(?P<phrase>(?:[\w-]+ ){0,4}?(?:[Ff]oreign|[Dd]efen[cs]e|[Tt]rade|[Ff]inance) (?:[Mm]inisters'|[Mm]inisterial) "
    r"(?:[Mm]eeting|[Tt]alks|[Dd]ialogue|[Cc]onsultations?))\b"
)
"""How a text of several governments begins to tell where their ministers met."""
BETWEEN = re.compile(r"\b(?:between|among)\s+(?:the\s+)?")
A_FORUM = re.compile(rf"\b{named('forum', 'organisation')}(?!\w)")
COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|inaugural|latest|annual|\d+(?:st|nd|rd|th))\b"
    r"|\b(?:bi|tri|quadri)lateral\b",
    re.IGNORECASE,
)
"""What tells one gathering of a series, or how many sides it has."""

ONE_OF_SERIES = re.compile(r"Its\s|(?:[Tt]he|[Tt]heir)\s(?:[\w-]+,?\s(?:and\s)?){1,4}(?:rounds?|one|session|edition)\b")
"""How a gathering is called that is one of those of which the text has told another."""
NEXT_ROUND = re.compile(r"\b[Tt]he next (?:round|session)\b")
PREVIOUS = re.compile(r"\b(?:last|previous)\b")


def led(context: ContactContext) -> list[ContactCandidate]:
    """Read "the committee convened in Washington, chaired by A and B": those who lead a gathering meet."""
    sentence = context.sentence
    heading = LED.search(context.text, sentence.start, sentence.end)
    mode: Mode | None = Mode.IN_PERSON
    if heading is not None:
        heads = context.parties.subject(heading.start())
        if words.VIDEO.search(context.text, sentence.start, sentence.end):
            mode = Mode.VIDEO_CALL
        named = (m for m in context.mentions if heading.start() <= m.start < heading.end())
        sides = {code for m in named for code in m.countries}
        if (other := LED.search(context.text, heading.end(), sentence.end)) and len(heads) == 1:
            heads = [*heads, *(m for m in context.parties.subject(other.start()) if m not in heads)]
            sides |= {code for m in heads for code in m.countries}  # "X led the A delegation and Y the B delegation"
        one = len(sides) == 1 and heading.group().endswith(("delegation", "team"))  # of one side: no meeting of its own
        two = len(heads) > 1 and not one
        found = context.candidate(heading.start(), heading.end(), "led", mode, heads, []) if two else None
        return [found] if found is not None else _of_delegation(context, heading, mode) if one else []
    match = GATHERED.search(context.text, sentence.start, sentence.end)
    guests = BROUGHT.search(context.text, sentence.start, sentence.end)
    if guests and ON_A_SIDE.search(guests.group()):
        return []  # who came of each side is added to the contact told
    if guests:
        match = guests
        listed = [m for m in context.mentions if m.start >= guests.start() and m.kind is MentionKind.PERSON]
    elif chaired := CHAIRED_FIRST.match(context.text, sentence.start, sentence.end):
        match, listed = chaired, context.parties.at(chaired.end())
        came = WAS_HELD.search(context.text, listed[-1].end, sentence.end) if listed else None
        if came is None or not GATHERING.search(context.text, listed[-1].end, came.start()):
            return []
    elif attended := IT_WAS_ATTENDED.match(context.text, sentence.start, sentence.end):
        match, listed = attended, context.parties.at(attended.end())
    elif match is None or not GATHERING.search(context.text, sentence.start, match.start()):
        return []
    else:
        listed = context.parties.at(match.end())
        if len(listed) == 1 and (other := OF_ITS_SIDE.match(context.text, listed[0].end, sentence.end)):
            listed = [*listed, *context.parties.at(other.end())[:1]]  # "led by X on the A side and Y on the B side"
    if len(listed) < 2 or not any(m.kind in OFFICIAL_KINDS for m in listed):
        return []
    clause = context.text[sentence.start : match.end()]
    told = [n for n in context.nouns if n.end() <= match.end()]
    between = match.groupdict().get("between") is not None
    mode = Mode.IN_PERSON if between else context.mode(told[-1].group().lower(), clause, "") if told else None
    mode = Mode.VIDEO_CALL if words.VIDEO.search(clause) else mode
    if guests is not None and mode is Mode.IN_PERSON and A_CALL.search(clause):
        mode = Mode.PHONE_CALL
    of_another = match.re is IT_WAS_ATTENDED or (guests is not None and guests["guests"])
    word = "included" if of_another else "convened"
    planned = match.group().rstrip().endswith("will be") or None
    found = context.candidate(match.start(), match.end(), word, mode, [], listed, planned=planned)
    return [found] if found is not None else []


def _of_delegation(context: ContactContext, heading: re.Match[str], mode: Mode | None) -> list[ContactCandidate]:
    """Read "X headed the A delegation to the fifth A-B Dialogue": the sides meet; who led the other follows."""
    to = TO_A_MEETING.match(context.text, heading.end(), context.sentence.end)
    sides = next((m for m in context.mentions if to and m.start == to.end()), None)
    if sides is None or sides.kind is not MentionKind.COUNTRY or len(sides.countries) < 2:
        return []
    if not GATHERING.search(context.text, sides.end, min(context.sentence.end, sides.end + 90)):
        return []
    start, end = heading.span()
    return [ContactCandidate(context.sentence.index, start, end, True, "led", mode, [], [sides])]


def came_about(context: ContactContext) -> list[ContactCandidate]:
    """Read "the ninth A-B Strategic Dialogue was held in Manila": governments meet, and nobody is named."""
    sentence = context.sentence
    for match in WAS_HELD.finditer(context.text, sentence.start, sentence.end):
        which = WHICH.search(context.text, sentence.start, match.start())
        subject = ITS_PHRASE.search(context.text, sentence.start, which.start("pronoun") if which else match.start())
        if subject is None or context.in_mention(match.start()):
            continue
        start = subject.start("phrase")
        phrase = context.text[start : match.start()]
        sides = [
            m for m in context.mentions
            if start <= m.start < match.start() and not _place(context, m.start)
            and (m.kind is MentionKind.COUNTRY or (m.kind is MentionKind.OFFICE and len(m.countries) > 1))
        ]  # fmt: skip
        between, at = context.list_behind(match.end(), sentence.end, "between|among")
        if any(match.end() <= n.start("noun") < at for n in context.nouns):
            between = []  # "was held in preparation for the talks between X and Y": those of the talks
        if len({code for m in sides for code in m.countries}) < 2:
            sides = [m for m in between if m.kind is MentionKind.COUNTRY]
        named = len({code for m in sides for code in m.countries}) > 1
        if len(between) > 1 and all(m.kind is MentionKind.PERSON for m in between):
            sides, named = between, True
        if not named and (ministries := _ministries(context, match.end())):
            sides, named = ministries, True
        of_series = not named and match["to_come"] is None and start == sentence.start
        of_series = of_series and ONE_OF_SERIES.match(phrase) is not None
        counted = COUNTED.search(phrase) or (of_series and PREVIOUS.search(phrase))
        counted = counted or (match["to_come"] is not None and NEXT_ROUND.search(phrase + subject["noun"]))
        if not named and (not counted or words.MULTILATERAL.search(phrase)):
            continue
        mode = words.mode_of_noun(subject["noun"]) if subject["noun"].lower() != "meeting" else None
        mode = Mode.IN_PERSON if of_series else mode
        if words.VIDEO.search(context.text, start, min(sentence.end, match.end() + 100)):
            mode = Mode.VIDEO_CALL
        elif re.match(r"[Ss]ummit", subject["noun"]):
            mode = Mode.IN_PERSON
        return [
            ContactCandidate(
                sentence.index, subject.start("noun"), match.end(), True, "held", mode, [], sides if named else [],
                planned=match["to_come"] is not None, of_headline=not named,
                of_rank=of_series,
                plural=subject["noun"].endswith("s"),
                of_sides=3 if re.search(r"[Tt]rilateral", phrase) else 0,
            )
        ]  # fmt: skip
    return []


def _ministries(context: ContactContext, start: int) -> list[Mention]:
    """The countries of "between the A Ministry of X and the B Department of Y" behind what was held."""
    behind = BETWEEN.search(context.text, start, context.sentence.end)
    if behind is None or len(MINISTRY.findall(context.text, behind.end(), context.sentence.end)) < 2:
        return []
    sides = [m for m in context.mentions if m.kind is MentionKind.COUNTRY and m.start >= behind.end()]
    return sides if len({code for m in sides for code in m.countries}) == len(sides) == 2 else []


def at_a_council(context: ContactContext) -> list[ContactCandidate]:
    """Read "X took part in the meeting of the EU Foreign Affairs Council": a guest of the ministers of the Union."""
    sentence = context.sentence
    match = AT_A_COUNCIL.search(context.text, sentence.start, sentence.end)
    if match is None or not (named := COUNCIL.search(context.text, match.end(), match.end() + 80)):
        return []
    body = [m for m in context.mentions if match.end() <= m.start <= named.end() + 30 and m.countries == ("EU",)]
    subjects = context.parties.subject(match.start())
    if not body or len(subjects) != 1 or subjects[0].kind not in (MentionKind.PERSON, MentionKind.OFFICE):
        return []
    found = context.candidate(match.start(), match.end(), "attend", Mode.IN_PERSON, subjects, body[:1])
    return [found] if found is not None else []


def at_a_forum(context: ContactContext) -> list[ContactCandidate]:
    """Read "X attended the 12th G20 Foreign Ministers' Meeting": X and the ministers of the others."""
    sentence = context.sentence
    match = AT_A_FORUM.search(context.text, sentence.start, sentence.end)
    match = match or AT_A_SUMMIT.search(context.text, sentence.start, sentence.end)
    if match is None or context.in_mention(match.start()) or context.text.endswith(" to ", 0, match.start()):
        return []  # "travelled to Lima to attend the Meeting": a venue
    start, end = match.span("phrase")
    members = [hit.keys for hit in context.line.hits if hit.kind == "group" and start <= hit.start < end]
    if not members and not A_FORUM.search(match["phrase"]):
        return []
    subjects = context.parties.subject(match.start())
    if len(subjects) != 1 or subjects[0].kind not in (MentionKind.PERSON, MentionKind.OFFICE):
        return []
    others = Mention(
        start, end, MentionKind.GROUP, sentence.index, name=match["phrase"], number=0,
        countries=members[0] if members else (), qualifiers=frozenset({"indefinite"}),
    )  # fmt: skip
    mode = Mode.VIDEO_CALL if words.VIDEO.search(match.group()) else Mode.IN_PERSON
    behind = WHOSE.match(context.text, end, sentence.end)
    named = context.parties.at(behind.end()) if behind else []
    sides = [m for m in named if m.kind is MentionKind.COUNTRY]
    found = context.candidate(match.start(), end, "attend", mode, subjects, sides if len(sides) > 1 else [others])
    if found is not None:
        found.planned = context.planned(match.start(), match["verb"])
        found.level = words.level_of(match["phrase"]) if members else None
    return [found] if found is not None else []


def to_a_summit(context: ContactContext) -> list[ContactCandidate]:
    """Read "The Chancellor will fly to Bavaria on June 24 to join the G7 Summit": its leaders meet."""
    found = []
    for match in TO_A_SUMMIT.finditer(context.text, context.sentence.start, context.sentence.end):
        body = match.start("body")
        members = [hit.keys for hit in context.line.hits if hit.kind == "group" and hit.start == body]
        alliance = [m for m in context.mentions if m.start == body and m.countries == ("NATO",)]
        subjects = context.parties.subject(match.start())
        head = len(subjects) == 1 and subjects[0].kind in (*OFFICIAL_KINDS, MentionKind.PRONOUN)
        if not head or not (members or alliance):
            continue
        others = Mention(
            body, match.end(), MentionKind.GROUP, context.sentence.index, name=match["phrase"], number=0,
            countries=members[0] if members else ("NATO",), qualifiers=frozenset({"indefinite"}),
        )  # fmt: skip
        told = context.candidate(match.start(), match.end(), "attend", Mode.IN_PERSON, subjects, [others])
        if told is not None:
            told.planned, told.level = True, "leader" if members else None
            context.used.update(n.start() for n in context.nouns if body <= n.start("noun") < match.end())
            found.append(told)
    return found


def before_a_council(context: ContactContext) -> list[ContactCandidate]:
    """Read "X addressed the North Atlantic Council", "met the Secretary General and the Council": ambassadors all."""
    found = []
    for match in TO_A_COUNCIL.finditer(context.text, context.sentence.start, context.sentence.end):
        body = [m for m in context.mentions if match.start("body") <= m.start < match.end() and m.countries]
        subjects = context.parties.subject(match.start()) or context.parties.clause_subject(match.start())
        subjects = [m for m in subjects if m.kind in (*OFFICIAL_KINDS, MentionKind.PRONOUN)][:1]
        if not body or not subjects:
            continue
        word = match["verb"] or "met"
        told = context.candidate(match.start(), match.end(), word, Mode.IN_PERSON, subjects, body[:1])
        if told is not None:
            found.append(told)
    return found


def of_the_day(context: ContactContext) -> list[ContactCandidate]:
    """Read "At today's Foreign Ministers' Meeting, A and B agreed": the ministers of those who speak."""
    sentence = context.sentence
    match = OF_THE_DAY.match(context.text, sentence.start, sentence.end)
    if match is None or words.MULTILATERAL.search(match["phrase"]):
        return []
    start, end = match.span("phrase")
    members = any(hit.kind == "group" and start <= hit.start < end for hit in context.line.hits)
    level = words.level_of(match["phrase"])
    if members or level is None or any(m.kind is MentionKind.PERSON for m in context.mentions):
        return []
    sides = [
        m for m in context.mentions if m.kind is MentionKind.COUNTRY and m.start >= end and not _place(context, m.start)
    ]
    several = len({code for m in sides for code in m.countries}) > 1
    mode = Mode.VIDEO_CALL if words.VIDEO.search(match.group()) else Mode.IN_PERSON
    found = ContactCandidate(sentence.index, start, end, True, "held", mode, [], sides if several else [])
    found.level, found.of_headline = level, not several
    return [found]


def gathered_for(context: ContactContext) -> list[ContactCandidate]:
    """Read "senior officials gathered in Lima for the fourth A-B Dialogue": what they came for was held."""
    sentence = context.sentence
    match = GATHERED_FOR.search(context.text, sentence.start, sentence.end)
    if match is None:
        return []
    first, last = match.span("phrase")
    sides = [m for m in context.mentions if m.kind is MentionKind.COUNTRY and first <= m.start and m.end <= last]
    if len({code for m in sides for code in m.countries}) < 2:
        return []
    return [
        ContactCandidate(sentence.index, match.start(), match.end(), True, "gathered", Mode.IN_PERSON, [], sides)
    ]  # fmt: skip


def _place(context: ContactContext, at: int) -> bool:
    """Whether a country is where something happens ("talks in Japan")."""
    return re.search(r"\b(?:in|at)\s+(?:the\s+)?\Z", context.text[max(0, at - 8) : at]) is not None
