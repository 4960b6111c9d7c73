"""The words that begin, join and end the lists of those who take part in a contact."""

from __future__ import annotations

import re

from kg.reading.adverbials import WHEN, WHERE_WHEN
from kg.reading.styles import STYLE
from kg.reading.time_grammar import MONTH, PART_OF_DAY, WEEKDAY

HOST = r"(?:[a-z]+ )?(?:host|hostess|guest|opposite number),?"
"""What a party is called in front of its name ("met with the conference host, President X")."""
OWN_DAY = re.compile(rf",?\s+(?:{WHEN}|in\s+the\s+{PART_OF_DAY})(?:\s+\([^)]{{1,20}}\))?")
"""The time that a member of a list has for itself ("A on the 2nd, B on the 3rd", "A in the morning and B")."""
JOIN = re.compile(
    r"(?:\s(?:MP|MEP|TD|AC|AO|AM|KC|QC|KBE|CBE|OBE)\b)?"
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:,\s*(?:from|at)\s+\d[^,;]{2,60})?(?:,|;)?\s*(?:(?:and|as well as|along with"
    r"|together with|alongside|&|joined by|plus|or)\s+)?"
    rf"(?:(?:with|the|his|her|their|its|also|then|both|from|to|of|senior|newly elected|fellow|separately|{STYLE}"
    r"|respectively|in|(?:Department|Ministry|Office) of"
    r"|First Lady|(?:First|Second) Gentleman|[A-Z][a-z]+\s+and)\s+){0,3}$"
)
"""What may stand between two members of one list."""
OF_MEMBERS = re.compile(
    r"\s+(?:members?(?: states| countries)?|countries|nations|states)(?: (?:of|in|attending) [^,;]{3,50}?)?(?=,)"
)
"""Behind the ministers of some countries that nobody names ("of the European members of the council,")."""
DASH = re.compile(r"\s*(?:[–—-]{1,2}|\()\s*(?:the\s+)?")
"""What stands between a counterpart and the name ("his counterpart – Minister X –")."""
DETERMINER = re.compile(
    r"\s*:?\s*(?:(?:the|his|her|their|its|new|(?:newly|recently)[- ]\w+|visiting|both|two|three|four|then|a|an|senior"
    r"|top|fellow|also|all|some|several|many|(?:a )?(?:group|delegation|team|members|range|number|variety|series"
    r"|host) of|each of|leader of|(?:[a-z]+[ -])?(?:country|nation|state|kingdom|republic|neighbou?r)'s"
    rf"|[A-Z][\w-]+'s (?:predecessor|successor),?|{HOST}|{STYLE}|Amb\.|Sheikh|\d{{4}}"
    r"|(?:my|our) (?:\w+ ){0,2}(?:friend|colleague)(?: and (?:\w+ ){0,2}(?:friend|colleague))?,?"
    r"|Senator|other|key|separately|individually|respectively|later|today|yesterday|virtually|by phone|jointly"
    r"|[a-z]+(?:ic|al|ish|ive|ant|ent)|[Ll]eaders from|[Ll]eaders of|representatives (?:of|from))\s+)*$"
)
"""What may stand between a preposition and the party that follows it."""
LEAD = re.compile(r"\s*(?:(?:today|yesterday|also|then|virtually|separately|individually|jointly|with)\s+)*")
NUMBERED = re.compile(r"\b(?:two|three|four|both)\b")
BEFORE_VERB = re.compile(
    r"\s*(?:\([^)]{1,90}\)\s*)?(?:[–—]\s*)?(?:,[^,;]{1,120},\s*)?(?:(?:also|again|first|then|today|yesterday|tonight|earlier"
    r"|later|recently|previously|separately|jointly|\w+ly|each|both|together|has|have|had|is|are|was|were|will|would|should|must|could|may|might|to|be|been"
    r"|having|on"
    r"|in|at|this|last|the|morning|afternoon|evening|week|month|day|sidelines|margins|of|and|by|phone|who|that|which"
    rf"|{WEEKDAY}|{MONTH}"
    r"|\d{1,2},?|\d{4},?|all|agreed|agree|(?:an? )?plans?|planned|scheduled|set|due|expected|looks?|looking|looked"
    r"|forward|into|intends?|decided|just|not|never|\w+ing|,)\s+)*$"
)
"""What may stand between a subject and its verb."""
NOT_SUBJECT_BEFORE = re.compile(
    r"\b(?:with|to|of|from|by|between|among|for|about|on|against|via|including|than|told|at|under|on behalf of)\s+"
    rf"(?:(?:the|his|her|their|a|new|{HOST}|{STYLE})\s+)*$"
)
COMMA_AND = re.compile(r",\s+and\s+(?:the\s+)?")
MET_WITH = re.compile(
    r"\b(?:met|spoke|talked|(?:had|held) (?:an?|separate|phone|telephone) (?:[\w-]+ ){0,3}"
    r"(?:calls?|talks?|meetings?|conversations?)) with\s+(?:the\s+)?\Z"
)
"""In front of the object of a contact that a clause has told."""
OBJECT_OF = re.compile(
    r"\b(?:met|meet|saw|see|called|phoned|telephoned|hosted|received|welcomed|greeted|contacted|visited|joined)\s+"
    rf"(?:(?:the|his|her|{HOST}|{STYLE})\s+)*$"
)
"""What makes a person the object of the verb before, not the subject of the next ("met X and spoke with Y")."""
BESIDE = re.compile(r"\b(?:alongside|with|between|among|from|by|invitation of|request of)\s+(?:the\s+|H\.?E\.?\s+)?\Z")
"""What makes a person in front of a comma no subject of the clause behind it."""
FINITE = re.compile(r"\s+(?:also\s+|then\s+|\w+ly\s+)?(?:said|told|met|spoke|held|made|took|gave|[a-z]+ed)\s+(?!by\b)")
"""What the subject of a clause is followed by."""
WHO_IS = re.compile(r",\s+who\s[^;()]{3,200}?,\s+and\s+(?:(?:the|his|her|their)\s+)?")
"""From a person over a clause on him to the next ("Minister X, who is in Oslo to attend a forum on A, and Y")."""
OWN_PEOPLE = re.compile(
    r",\s+(?:(?:his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:cabinet|team|staff|delegation|government|aides|advis[eo]rs|officials"
    r"|ministers|colleagues)|(?:members|representatives) of (?:his|her|their|the) (?:[\w-]+\s?){1,3})(?=,)",
    re.IGNORECASE,
)
"""A member of a list whom nobody names, between commas, who belongs to the one in front."""
AND_CLAUSE = re.compile(r",\s+and\s+(?:the\s+)?")
"""From one main clause to the next."""
MOVES = re.compile(
    r",?\s+(?:also\s+|then\s+|later\s+)?(?:went|came|flew|left|became|met|spoke|held|said|told|\w+(?<!ann)ed|will"
    r"|(?:is|was) (?:due|set|to))\s+(?!by\b)"
)
"""What the subject of the next main clause is followed by, an apposition aside."""
SAYS = re.compile(
    r"\s+(?:also\s+|later\s+|\w+ly\s+)?(?:said|says|told|added|noted|explained|announced|stated|reported|wrote|revealed"
    r"|disclosed|confirmed|quoted)\b"
)
"""Behind who reports what stands before the comma."""
OPENING = re.compile(r"(?i:in|at|during|over|after|following|before)\s[^,;]*\bwith\s")
"""What opens a sentence in front of its subject and names other parties."""
AND_VERB = re.compile(
    rf"(?:{WHERE_WHEN}|,?\s+(?:by\s+[\w.' ]{{2,25}}?|(?:last|this|earlier|late|early)\s+[\w ]{{2,14}}?|\w+day))?"
    r"(?:,?\s+and\s+|,\s+(?:(?:then|also)\s+)?(?:(?:was|were)\s+)?\Z)"
)
"""From the object of one verb to the next verb of the same subject."""
AFTER_DOING = re.compile(r"\b(?:after|before|following)\s+\Z")
"""In front of a gerund of the same subject ("met X in Oslo on Monday after meeting Y")."""
OPENS_CLAUSE = re.compile(
    r"(?:\b[a-z][\w-]*\)?[,;:]\s+|--?\s+|\)\s*[–—-]+\s*|[–—]\s*|\b(?:that|and|while|as|where|when|said|before|after|reporters)\s+)"
    r"(?:the\s+)?$"
)
"""What stands before a country that is the subject of a clause, not a place ("in Munster, Germany, held")."""
ALSO_IS = re.compile(
    r"\bcapacit(?:y|ies) as\s+(?:the\s+)?(?:[\w.-]+'s\s+)?$"
    r"|\bwho (?:is|was)(?: also)?\s+(?:the\s+)?$|\bwho (?:is|was) also [^,;]{0,60}\band\s+$"
)
HE_AND = re.compile(r"\s+and\s+(?:the\s+)?")
OWNER = re.compile(r"'s?\s+(?:(?:then|new|former|top|predecessor|successor|predecessor,|successor,)\s+)*")
"""Between a person and who serves that person."""
COMMA_AND_AUXILIARY = re.compile(
    r",\s*(?:(?:will|would|has|have|had|also|is|are|was|were|to|plans?|planned|set|due|expected|\w+ly)\s+)*\Z"
)
"""What stands between those who came along and the verb of all of them."""
ALONG_WITH = re.compile(r",\s+(?:along|together|jointly)\s+with\s+")
OPENS_BESIDE = re.compile(
    r"(?:(?:Joined|Accompanied|Flanked) by|(?:Together|Along|Jointly) with|Alongside)\s+(?:(?:the|his|her)\s+)?"
)
"""How a sentence opens on those who come along with its subject ("Joined by X, Minister Y met with Z")."""
OF_A_PERSON = re.compile(
    r", (?:an?|the|his|her) (?:[\w-]+ ){1,5}who (?:has|had|was|is|will)? ?[a-z]+(?:ed|s)? [^,;]{0,60}\Z"
)
"""From the comma of an apposition into its relative clause, where another person stands."""
AIDE_TO = re.compile(
    r"\b(?:aide|advis[eo]r|assistant|deputy|confidant|envoy|representative) (?:to|of) (?:the |then )?\Z"
)
"""Whose aide acts, not who is named ("A key aide to Secretary X met with Y")."""
THING_OF = re.compile(
    r"'s?\s+(?!(?:government|officials|leaders?|ministers?|envoys?|delegates|delegation|side|counterparts?)\b)[a-z]"
)
"""Behind a country whose possession something is, not whose people."""
OFFICIALS_OF = re.compile(
    r"\b(?:officials|diplomats|negotiators|experts|delegations|working groups|working-level teams|militaries)"
    r" (?:of|from) (?:the )?\Z"
)
"""Those whom nobody names, in front of the countries that they serve."""
AROUND_A_COUNTRY = re.compile(r"'s?\s+(?:\w+\s+)?(?:flank|neighbou?rs?|neighbou?rhood|borders?|allies|partners)\b")
"""Behind a country around which others lie, who are spoken of ("leaders from NATO's eastern flank")."""
DATELINE_DASH = re.compile(r"(?:\s*\([A-Z][\w/ ]{1,20}\))?\s*(?:--|—|–)\s")
"""What parts the place of a dateline from the news."""
