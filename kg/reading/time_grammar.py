"""The surface of time expressions in English: patterns of atoms and the words that may stand around them.

Each kind of atom is a named group with a handler of its own in `kg.reading.time_atoms`. A word tells which kinds it
can begin, so that most words of a text cost one look-up.
"""

from __future__ import annotations

import re
from functools import cache

from kg.reading import cued

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "forty-five": 45, "fifty": 50, "sixty": 60, "seventy": 70, "ninety": 90,
}  # fmt: skip

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY|\.)?|FEB(?:RUARY|\.)?|MAR(?:CH|\.)?|APR(?:IL|\.)?|MAY|JUN(?:E|\.)?|JUL(?:Y|\.)?|AUG(?:UST|\.)?"
    r"|SEPT?(?:EMBER|\.)?|OCT(?:OBER|\.)?|NOV(?:EMBER|\.)?|DEC(?:EMBER|\.)?)(?:(?<!\.)\.(?=,?\s\d))?(?![A-Za-z])(?!-[a-z])"
)
"""A month's name, whole or short, as in print or in capitals; neither "Mar-a-Lago" nor "Marshall"."""
MONTH_ALONE = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)(?![A-Za-z])(?!-[a-z])"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\d%A-Z])(?![ap]\.?m\b)(?![.:]\d|,(?!(?:19|20)\d\d\b)\d)"
"""A day of the month; small letters may be glued to it ("February 7and")."""
YEAR = r"(?:19|20)\d\d(?![\d%]|s\b)(?![.,]\d)"
DASH = r"(?:-|–|—|~)"
TO = rf"(?:\s*{DASH}\s*|,?\s+(?:to|through|until|till|thru)\s+(?:the\s+)?)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
IN_BRACKETS = rf"(?:\s*\((?:{WEEKDAY}|{WEEKDAY_SHORT})\.?\))"
SHIFT = r"(?:[Ll]ast|[Tt]his\s+past|[Tt]his\s+coming|[Tt]his|[Nn]ext|[Tt]he\s+coming)"
REL_YEAR = r"(?:last|this|next|the\s+same|that|the\s+(?:previous|following|coming))\s+year"
SMALL = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty-five"
    r"|forty|fifty|sixty|ninety)"
)
UNITS = r"(?:days?|weeks?|weekends?|months?|quarters?|years?|decades?|hours?)"
UNIT = r"(?:day|weekend|week|month|quarter|year|decade)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
HALF = r"(?:first|second|third|fourth|last|latter|1st|2nd|3rd|4th)\s+(?:half|quarter)"

EVENT_NOUN = (
    r"(?:tests?|launch(?:es)?|summits?|elections?|inauguration|impeachment|attacks?|invasion|earthquakes?"
    r"|visits?|trips?|talks|meetings?|calls?|declaration|conference|swearing-in|coup)"
)

OFFICER = (
    r"(?:the|and|of|from|his|her|their|its|both|two|three|top|chief|senior|foreign|prime|defen[cs]e|nuclear|vice|deputy"
    r"|new|visiting|former|special|unification|trade|counterparts?|envoys?|negotiators?|ministers?|presidents?"
    r"|secretar(?:y|ies)|leaders?|chiefs?|diplomats?|officials?|premiers?|sides|countries|nations|allies)"
)
"""Words of which a subject of officials consists, beside names."""
IN_TALKS = (
    r"\s+(?:[\w\"'-]+\s+){0,4}?\"?(?:talks|meetings?|summits?|calls?|dialogues?|consultations?|conversations?|discussions?"
    r"|lunch(?:eon)?|dinner)\b"
)
"""What officials hold who are in touch."""
ON_A_VISIT = (
    r"(?:visited|(?:came|travel+ed|flew|went)\s+to)(?=\s+(?:the\s+)?[A-Z][^,;.]{1,40}?\s"
    r"(?:to\s+(?:meet|hold|talk|confer|speak)|and\s+(?:met|held|talked)|for\s+(?:[a-z-]+\s+){0,2}?talks)\b)"
)
"""What officials do who go somewhere to be in touch."""

_ATOMS: dict[str, str] = {
    # 2017-02-07, 2017.02.07, 2017. 2. 7., 2017/02/07
    "iso": (
        r"(?<![\d./-])(?:19|20)\d\d(?:[-/.]|\.\s)(?:0?[1-9]|1[0-2])(?:[-/.]|\.\s)(?:3[01]|[12]\d|0?[1-9])"
        r"(?!\d)(?![-/]\d)"
    ),
    # 2017 Feb. 7, as on the pages of a presidential office
    "ymd": rf"(?<![\d./-])(?P<ymd_y>(?:19|20)\d\d)\s+(?P<ymd_m>{MONTH})\s*(?P<ymd_d>{DAY})(?!,?\s+\d{{4}})",
    # 07/28/2017
    "us": r"(?<![\d./-])(?:0?[1-9]|1[0-2])/(?:3[01]|[12]\d|0?[1-9])/(?:19|20)\d\d(?!\d)",
    # a headline's "(5.25.)"
    "dotted": r"(?<=\()(?P<dotted_m>1[0-2]|[1-9])\.\s?(?P<dotted_d>3[01]|[12]\d|[1-9])\.(?=\))",
    # 7 February 2017, 7-8 February, 7th of February, 20 January last year
    "dmy": (
        rf"(?<![\d.,$#/-])(?P<dmy_d>{DAY}){IN_BRACKETS}?(?:(?:{TO}|\s+and\s+)(?P<dmy_d2>{DAY}))?\s+(?:of\s+)?"
        rf"(?P<dmy_m>{MONTH})(?:,?\s+(?P<dmy_y>{YEAR})|\s+(?:of\s+)?(?P<dmy_r>{REL_YEAR}))?"
    ),
    # (Thursday,) (last) July 27(-28 / to August 2) (, 2017 / of last year)
    "mdy": (
        rf"(?:(?P<mdy_w>{WEEKDAY}|{WEEKDAY_SHORT}\b)\.?,?\s+(?:the\s+)?)?(?:(?P<mdy_s>{SHIFT})\s+)?"
        rf"(?P<mdy_m>{MONTH})\s*(?P<mdy_d>{DAY})(?P<mdy_b>{IN_BRACKETS})?"
        rf"(?:{TO}(?:(?P<mdy_m2>{MONTH})\s+)?(?P<mdy_d2>{DAY}){IN_BRACKETS}?|\s+and\s+(?P<mdy_d3>{DAY}))?"
        rf"(?:(?:,?\s+|,)(?P<mdy_y>{YEAR})|\s+(?:of\s+)?(?P<mdy_r>{REL_YEAR}))?"
    ),
    # (March-)April 2017, October last year, last November
    "my": (
        rf"(?:(?P<my_m0>{MONTH})\s*{DASH}\s*)?(?P<my_m>{MONTH}),?\s+(?:of\s+)?"
        rf"(?:(?P<my_y>{YEAR})|(?P<my_r>{REL_YEAR}))"
    ),
    "sm": rf"(?P<sm_s>{SHIFT})\s+(?P<sm_m>{MONTH_ALONE})",
    "m": rf"(?P<m_m>{MONTH_ALONE})",
    # Thursday, last Thursday, Thursday evening
    "wd": (
        rf"(?:(?P<wd_s>{SHIFT})\s+)?(?P<wd_w>{WEEKDAY})(?![A-Za-z])(?:\s+(?P<wd_p>{PART_OF_DAY})\b)?"
        rf"(?:,?\s+(?:the\s+)?(?P<wd_d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b)?"
    ),
    # New Year's Day, Christmas Eve
    "holiday": r"(?P<holiday_h>New\s+Year|Christmas)(?:['’]s)?\s+(?P<holiday_d>Eve|Day)\b",
    # the 27th (of this month)
    "nth": (
        r"(?:[Tt]he\s+|(?<=\bon ))(?P<nth_d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
        r"(?:\s+of\s+(?P<nth_s>this|last|next)\s+month\b|"
        r"(?=\s*(?:[,.;()]|$|(?:to|and|at|in|on|by|via|over|with|for|from|during|about|after|before|ahead|following|amid"
        r"|as|that|when|where|between|local|met|held|h[oa]d|spoke|talked|hosted|received|will)\b)))"
    ),
    # today, late yesterday, earlier today, this morning, last night
    "today": (
        r"(?:(?P<today_side>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?"
        r"(?P<today_w>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast\s+(?:night|evening)"
        r"|[Tt]his\s+(?:very\s+)?(?:morning|afternoon|evening))"
        r"(?:\s+(?P<today_p>morning|afternoon|evening|night)\b)?(?![A-Za-z])"
    ),
    # earlier in the day, later that day, the same day, that evening
    "inday": (
        r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+(?:(?:in\s+the|on\s+the|that|this|the|on\s+that)\s+(?:same\s+)?day"
        rf"|that\s+(?:same\s+)?{PART_OF_DAY})\b"
    ),
    "same": rf"(?:[Tt]he\s+same|[Tt]hat(?:\s+same)?)\s+(?P<same_u>{UNIT}|{PART_OF_DAY})\b",
    # the previous day, the following week
    "prev": (
        rf"[Tt]he\s+(?P<prev_w>previous|preceding|prior|following|next)\s+(?P<prev_u>{UNIT}|{PART_OF_DAY})"
        r"(?!\s+of\b)(?![A-Za-z-])"
    ),
    # a day after he met with, two weeks before President A and President B spoke, one day after talks with
    "beside": (
        rf"(?P<beside_n>{SMALL})\s+(?P<beside_u>{UNITS})\s+(?P<beside_w>after|before)\s+"
        rf"(?P<beside_e>(?:he|she|they|(?:(?:{OFFICER}|[A-Z][\w.'-]*),?\s+){{1,14}}?)\s*"
        rf"(?:had\s+)?(?:(?:last|first|also)\s+)?(?:met|spoke|talked|conferred|(?:held|had)(?={IN_TALKS})"
        rf"|(?:agreed|reaffirmed|affirmed|concurred)(?=\s+(?:to|that|on)\b)|{ON_A_VISIT})\b"
        r"|(?:(?:[a-z]+\s+)?(?:talks|meetings?|calls?)|(?:meeting|speaking|talking))(?=\s+(?:[a-z]+\s+){0,3}?(?:with|between)\b))"
    ),
    # the day before (yesterday), the week after, a day earlier
    "before": (
        rf"(?:[Tt]he|[Aa])\s+(?P<before_u>{UNIT}|night)\s+(?P<before_w>before|after|earlier|prior|later)\b"
        r"(?!\s+than\b)"
        r"(?P<before_x>\s+(?:(?:yesterday|tomorrow)\b|(?:last|next)\b(?!'s|\s+(?:year|month|week|weekend|[A-Z]))))?"
    ),
    # the past two weeks, the next six months, recent days, the coming weeks
    "stretch": (
        r"(?:(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin|[Tt]hroughout|[Aa]cross)\s+)?[Tt]he\s+"
        rf"(?P<stretch_w>past|last|next|coming|following|previous)\s+(?:(?P<stretch_n>{SMALL}|few|several|couple\s+of)"
        rf"\s+(?:or\s+so\s+)?)?(?P<stretch_u>{UNITS})\b(?!-)"
    ),
    "recent": r"(?:[Ii]n\s+)?(?:the\s+)?(?:[Rr]ecent|[Cc]oming|[Uu]pcoming)\s+(?:days|weeks|months|years)\b",
    "within": (
        rf"[Ww]ithin\s+(?:(?:the\s+next\s+|a\s+period\s+of\s+)?(?P<within_n>{SMALL})\s+(?P<within_u>{UNITS})"
        r"|the\s+(?P<within_w>year|month|week)|(?:days|weeks|months|years|hours))\b"
    ),
    # (earlier) this week, next year
    "unit": (
        r"(?:(?P<unit_side>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[\s-]+)?"
        r"(?P<unit_s>[Tt]his\s+past|[Tt]his\s+coming|[Tt]his|[Tt]he\s+current|[Ll]ast|[Pp]ast|[Nn]ext)\s+"
        r"(?:calendar\s+)?(?P<unit_u>weekend|week|month|quarter|year|decade)\b(?!-)"
    ),
    # two weeks ago, three days later, a year earlier
    "ago": (
        rf"(?<!-)(?<![Hh]alf\s)(?P<ago_n>{SMALL}|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy)(?:-[a-z]+)?|[Aa]\s+few|[Aa]\s+couple\s+of|several|some|A|An|One|Two|Three|Four|Five|Six|Seven|Eight"
        rf"|Nine|Ten)\s+(?P<ago_u>{UNITS})(?:\s+and\s+a\s+half)?\s+"
        r"(?P<ago_w>ago|(?:earlier|later)(?!\s+than\b)|(?:before|since)(?=\s*(?:[.,;)]|$))|prior(?!\s+to\b)|after(?=\s*(?:[.,;)]|$))|from\s+now|hence)\b"
    ),
    # in two weeks' time; in two weeks, where that is still to come
    "intime": (
        rf"[Ii]n\s+(?P<intime_n>{SMALL})\s+(?P<intime_u>{UNITS})"
        r"(?:(?P<intime_t>'?s?'?\s+time\b)|(?=\s*[.,;]|\s+(?:in|at|on|with|for|to|and|meet|hold)\b))"
    ),
    "vague": (
        r"(?:[Ii]n|[Aa]t)\s+(?:the\s+|an?\s+)?(?:not[- ]too[- ]distant\s+|very\s+)?(?:near\s+future"
        r"|foreseeable\s+future|early\s+date|earliest\s+(?:possible\s+)?(?:date|opportunity|convenience|time|juncture)|earliest"
        r"|mutually\s+\w+\s+(?:time|date)|appropriate\s+(?:time|date)|later\s+date|due\s+course|future\b)"
        r"|[Aa]s\s+(?:soon|early)\s+as\s+possible|[Ss]oon\b(?!\s+after)|[Ss]hortly\b(?!\s+after)"
    ),
    # 11:30 p.m., 9 a.m., 14:30 (KST)
    "clock": (
        r"(?<![\d:.,$/-])(?:(?P<clock_h>[01]?\d|2[0-3]):(?P<clock_m>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
        r"(?:\s*(?P<clock_a>[AaPp]\.?\s?[Mm]\.?)(?![A-Za-z]))?|(?P<clock_h2>1[0-2]|0?[1-9])\s*"
        r"(?P<clock_a2>[AaPp]\.?[Mm]\.?)(?![A-Za-z]))(?:\s*\(?(?P<clock_z>KST|JST|GMT|UTC|E[SD]?T|CES?T|BST)\b\)?)?"
    ),
    "noon": r"(?:[Aa]t\s+)(?P<noon_w>noon|midnight)\b",
    "part": r"(?:(?:[Ee]arly|[Ll]ate)\s+)?[Ii]n\s+the\s+(?P<part_p>morning|afternoon|evening)\b",
    # 25-minute, hour-long, for approximately 20 minutes, lasted two and a half hours
    "length": (
        r"(?P<length_a>\d{1,3}|[a-z]+(?:-five)?)(?P<length_h>-and-a-half)?-(?P<length_u>minute|hour)s?\b(?:-long\b)?"
    ),
    "hourlong": r"(?P<hourlong_h>[Hh]alf[- ])?(?:an?[- ])?[Hh]our-?long\b",
    "lasting": (
        r"(?:[Ff]or|[Ll]ast(?:ed|ing)|[Tt]ook)\s+(?P<lasting_q>(?:about|approximately|around|roughly|some|nearly|almost"
        r"|(?:a\s+little\s+)?(?:more|less|longer)\s+than|over|just\s+over|just\s+under|under)\s+)?"
        r"(?:(?P<lasting_x>half\s+an\s+hour|an\s+hour\s+and\s+a\s+half)|(?P<lasting_n>\d{1,3}(?:\.5)?|[a-z]+(?:-five)?)"
        r"(?P<lasting_h>\s+and\s+a\s+half)?\s+(?P<lasting_u>minutes?|hours?)"
        r"(?:(?:\s+and|,)?\s+(?P<lasting_n2>\d{1,2})\s+minutes)?)\b"
    ),
    "season": (
        rf"(?:(?P<season_s>[Ll]ast|[Tt]his\s+past|[Tt]his\s+coming|[Tt]his|[Nn]ext)\s+(?P<season_n>{SEASON})\b(?![A-Za-z-])"
        rf"|(?:(?<=\b[Ii]n )|(?<=\b[Ii]n the )|(?<=\bin early )|(?<=\bin late ))(?P<season_n3>{SEASON})"
        rf"(?=\s*[.,;]|\s+(?:in|at|on|and|with|for|to|meet|hold|visit|host)\b)"
        rf"|(?P<season_n2>{SEASON})\s+(?:of\s+|in\s+)?(?:(?P<season_y>{YEAR})|(?P<season_r>{REL_YEAR})))"
    ),
    # the first half of next year, Q3 2024
    "half": (
        rf"(?:[Tt]he\s+)?(?P<half_p>{HALF})\s+of\s+(?:(?P<half_y>{YEAR})|(?P<half_r>{REL_YEAR}|the\s+year))"
        rf"|(?P<half_q>[QH][1-4])\s+(?:of\s+)?(?P<half_y2>{YEAR})"
    ),
    "weekend": r"(?:[Oo]ver|[Oo]n|[Dd]uring|[Aa]t)\s+the\s+weekend\b",
    "yearend": r"(?:the\s+)?(?P<yearend_u>[Yy]ear|[Mm]onth)(?:-end|'s\s+end)\b",
    "theyear": (
        r"[Tt]he\s+(?=(?:year|month|week)\b)(?P<theyear_u>year|month|week)\b(?!\s+(?:of|before|after|in\s+which)\b)"
    ),
    "year": (
        r"(?<![\d.,$#/'])(?<!(?<![Mm]id)(?<!rly)(?<!ate)-)(?P<year_y>(?:19[4-9]|20[0-6])\d)(?![\d%A-Za-z])(?![.,]\d)"
        r"(?:\s*[-–]\s*(?P<year_y2>(?:19|20)?\d\d)\b)?"
    ),
    # following the test, two days after the summit
    "event": (
        rf"(?:(?P<event_n>{SMALL})\s+(?P<event_u>{UNITS})\s+)?"
        r"(?P<event_w>[Ff]ollowing|[Aa]fter|[Ss]ince|[Bb]efore|[Pp]rior\s+to|[Aa]head\s+of|[Ii]n\s+the\s+wake\s+of)\s+"
        rf"(?!{MONTH_ALONE}|{WEEKDAY})(?P<event_e>(?:the|its|his|her|their|an?|[A-Z][\w.]*(?:\s[A-Z][\w.-]*){{0,4}}'s?)\s+"
        rf"(?:(?!{MONTH_ALONE}|{WEEKDAY}|\d|last\b|this\b|next\b|today|yesterday)[\w.'-]+\s+){{0,5}}?"
        rf"{EVENT_NOUN})\b"
    ),
}

_MONTH_WORDS = " ".join(MONTH_NAMES).lower() + " jan feb mar apr jun jul aug sep sept oct nov dec"
_WEEKDAY_WORDS = " ".join(WEEKDAY_NAMES).lower()
_WEEKDAY_SHORTS = " mon tue tues wed thu thur thurs fri sat sun"
_SHIFT_WORDS = " last this next the"
_NUMBER_STARTS = " # a an several some seventy " + " ".join(word.partition("-")[0] for word in NUMBER_WORDS)
_SEASON_WORDS = " spring summer autumn fall winter"
_SIDE_WORDS = " earlier later early late"

_STARTS: dict[str, str] = {
    "iso": "#",
    "ymd": "#",
    "us": "#",
    "dotted": "#",
    "dmy": "#",
    "mdy": _WEEKDAY_WORDS + _WEEKDAY_SHORTS + " " + _MONTH_WORDS + _SHIFT_WORDS,
    "my": _MONTH_WORDS,
    "sm": _SHIFT_WORDS,
    "m": _MONTH_WORDS,
    "wd": _WEEKDAY_WORDS + _SHIFT_WORDS,
    "holiday": "new christmas",
    "nth": "the #",
    "today": _SIDE_WORDS + " today yesterday tomorrow tonight last this",
    "inday": _SIDE_WORDS,
    "same": "the that",
    "prev": "the",
    "beside": _NUMBER_STARTS,
    "before": "the a",
    "stretch": "over in during for within throughout across the",
    "recent": "in the recent coming upcoming",
    "within": "within",
    "unit": _SIDE_WORDS + " mid this the last past next",
    "ago": _NUMBER_STARTS,
    "intime": "in",
    "vague": "in at as soon shortly",
    "clock": "#",
    "noon": "at",
    "part": "early late in",
    "length": _NUMBER_STARTS,
    "hourlong": "half a an hour",
    "lasting": "for lasted lasting took",
    "season": _SHIFT_WORDS + _SEASON_WORDS,
    "half": "the first second third fourth last latter # q h",
    "yearend": "the year month",
    "weekend": "over on during at",
    "theyear": "the",
    "year": "#",
    "event": _NUMBER_STARTS + " following after since before prior ahead in",
}
"""The first words, in lower case, of each kind of atom; `#` is a digit."""

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
"""A word or number; a capital begins a new word even where the text glues it to the last ("onMay 7")."""


def _names_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in _ATOMS:
        for word in dict.fromkeys(_STARTS[name].split()):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


NAMES_BY_WORD = _names_by_word()
"""The kinds of atoms that a word can begin, in the order in which they are tried."""


@cache
def atom(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of these kinds of atoms; `lastgroup` says which one matched."""
    kinds = "|".join(f"(?P<{name}>{_ATOMS[name]})" for name in names)
    return re.compile(rf"(?:(?<![A-Za-z0-9])|(?<=[a-z])(?=[A-Z]))(?:{kinds})")


TRIGGER = cued.compile(
    r"[0-9]|days?\b|week|month|year|quarter|decade|night|morning|evening|afternoon|January|February|March|April|\bMay\b"
    r"|June|July|August|September|October|November|December|\b(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|morrow|[Ss]oon\b"
    r"|[Ss]hortly|future|early|earliest|later|course|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all\b|[Ww]inter|hour|minute"
    r"|date|time\b|noon|Christmas|Year's|[Ff]ollowing|[Aa]fter|[Ss]ince|[Bb]efore|[Pp]rior|[Aa]head|wake"
)
"""What every sentence with a time expression contains."""

LEFT = re.compile(
    r"(?:\b(?P<relation>[Bb]y|[Bb]efore|[Uu]ntil|[Tt]ill|[Tt]hrough|[Uu]p\s+to|[Pp]rior\s+to|[Aa]head\s+of|[Ww]ithin"
    r"|[Nn]o(?:t)?\s+later\s+than|[Oo]n\s+or\s+before|[Aa]fter|[Ff]ollowing|[Ss]ince|[Ff]rom"
    r"|(?:[Ss]tarting|[Bb]eginning)(?:\s+(?:in|on|from))?|[Aa]s\s+of)\s+)?"
    r"(?:(?:the\s+)?(?P<part>(?:very\s+)?(?:end|close|beginning|start|outset|middle|early\s+part|latter\s+part"
    r"|(?:first|second|third|fourth|last)\s+(?:half|quarter|week|days)))\s+of\s+|"
    r"(?P<early>[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier|[Ll]ater)(?:\s+in|\s+on)?(?:\s*-\s*|\s+)|(?P<end>end|year-end)[-\s]+)?"
    r"(?:the\s+month\s+of\s+|calendar\s+year\s+|the\s+year\s+|(?P<the>the\s+))?\Z"
)
"""The words before an atom that make it a part or a window."""

INSTRUMENT = re.compile(
    r"(?:,?\s+(?:[A-Z][\w.&'’-]*|[a-z]+-[a-z]+|inter-Korean|nuclear|joint|trade|peace|defense|security|military|bilateral)"
    r"){0,4}?,?\s+(?:(?:[Jj]oint\s+)?(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Aa]greements?|[Tt]reaty"
    r"|[Aa]ccords?|[Cc]onvention|[Pp]rotocol|[Aa]rmistice|[Mm]emorandum|[Cc]harter|[Pp]act|Principles|Act|Plan"
    r"|Strategy|Agenda|Framework|Resolution|Compact|Olympics|Olympic|Paralympic|World\s+Cup|Expo|Asian\s+Games))\b"
)
"""A date in front of these names an instrument or a games, it does not say when something happened."""

NUMBERED_THING = re.compile(
    r"(?:[Rr]esolutions?|UNSCRs?|UNSC|Articles?|Sections?|Chapters?|Nos?\.|Expo|COP|Agenda|Vision|Horizon|Order|Title"
    r"|Public\s+Law|Flight|Room|Page|Olympics?|Olympiad|Proclamation|Goals?|Plan|Project|Account|H\.R\.|S\.|§|HR"
    r"|,\s*\d{4},?(?:\s+and)?)\s*\Z"
)
"""A number after these is no year."""

YEAR_CONTEXT = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Tt]hrough|[Dd]uring|[Oo]f|[Ff]rom|[Tt]o|[Ff]or"
    r"|[Ll]ate|[Ee]arly|[Mm]id|[Ee]nd|[Yy]ear|[Aa]nd|[Oo]r|[Bb]etween|[Bb]eyond|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er"
    r"|[Oo]ur|[Aa]n?|[Tt]his|FY|CY|[Ss]pring|[Ss]ummer|[Ff]all|[Ww]inter|[Aa]round|[Cc]irca|[Tt]han|[Uu]ntil|as\s+of"
    r"|first|second|[a-z]+'s|[A-Z][a-z]+'s)[\s-]+|\(|^)\Z"
)
"""What stands before a bare number that is a year."""

YEAR_OF_LIST = re.compile(r"\b[Ii]n\s+(?:(?:19|20)\d\d(?:,\s+(?:and\s+)?|\s+and\s+))+\Z")
"""What stands before a year of a list ("in 2014, 2015 and 2017")."""

MONTH_CONTEXT = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Oo]f|[Tt]hrough|[Ff]rom|[Tt]o|[Ll]ate|[Ee]arly"
    r"|[Mm]id|recently as|[Dd]uring|[Bb]etween|[Ff]or"
    r"|[Tt]he|[Aa]|[Aa]n|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[a-z]+'s|or|and)[\s-]+\Z"
)
"""What stands before a bare month that is also a word or a name ("March", "May", "April", "June", "August")."""

JOIN = re.compile(r"\s*(?:-|–|—|~)\s*|,?\s+(?:to|through|until|till)\s+(?:the\s+)?|\s+and\s+")
"""Between the two ends of a range whose ends are whole dates."""

IS_AHEAD = re.compile(
    r"\b(?:will|(?:is|are) (?:to|due|set|scheduled|expected|slated)|(?:plans?|intends?|agree[ds]?) to"
    r"|scheduled (?:for|to)|to be held)\b"
    r"(?:(?!\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th|only|times?|once|twice)\b)[^;])*\Z"
)
"""What stands before "in two weeks" where that is how long it still takes, not how often something has been."""
WILL_BE = re.compile(r",\s[^;]{2,140}?\s(?:will|(?:is|are) (?:to|due|set|scheduled|expected|slated))\b")
"""What stands behind it where it opens the sentence."""

WHOLE = re.compile(
    r"\b(?:(?:end|close|beginning|start|outset|middle|half|quarter|part|rest|remainder|course)\s+of|within"
    r"|(?:early|earlier|late|later)\s+in)\s+\Z",
    re.IGNORECASE,
)
"""What stands before "the year" where that means the present one."""


def count_of(word: str) -> float | None:
    """Return the number that digits or a number word stand for, None for other words."""
    word = word.lower()
    return float(word) if word[0].isdigit() else NUMBER_WORDS.get(word)
