"""Words for officials whom nobody names: of what governments they are, and who is none ("senior Israeli officials")."""

from __future__ import annotations

import re

from kg.reading.bodies import named

NAME_GOES_ON = re.compile(r"'?\s+(?:[Vv]irtual\s+)?(?:Summit|Meeting|Retreat|Statement|Declaration|Week|Session)\b")
"""Behind leaders or ministers who only give a gathering its name."""
GENERIC = re.compile(
    r"(?:an?\s+(?:range|number|variety|host|group)\s+of\s+)?"
    r"(?P<front>(?:(?:the|a|an|his|her|their|its|some|several|other|fellow|senior|top|high-level|high-ranking|key|newly"
    r"|[Gg]overnment of(?: the)?(?=\s+[A-Z])|interagency|government|military|defense|foreign|political|regional"
    r"|ministry|allied|partner|respective|working-level"
    r"|\d+|two|three|four|five|six|seven|eight|nine|ten|(?:vice[- ])?ministerial(?:-level|-)?|visiting)\s+"
    r"|[A-Z][\w.'&-]*(?:\s+\([A-Z]+\))?(?:\s+|,\s+(?=(?:and\s+)?[A-Z]))|and\s+){0,8})"
    r"(?P<noun>officials?|[Ll]eaders|ambassadors|delegations?|delegates|counterparts?|ministers|authorities"
    r"|representatives|diplomats?"
    r"|governments?|allies|partners|envoys|administration|heads of (?:diplomatic )?missions?"
    r"|heads of (?:state|government)|heads of state and government"
    r"|teams?|side|figures|[Dd]iplomatic (?:[Mm]issions?|[Cc]orps))\b"
)
NOT_GOVERNMENT = re.compile(
    r"\b(?:business|labor|union|community|faith|civil|industry|tribal|religious|student|state and local|local"
    r"|congressional"
    r"|opposition|women|youth|rights|company|tech|corporate|private|civic|education|health care|environmental|campus"
    r"|state"
    r"|city|county|administration|Cabinet|cabinet|agency|federal|White House|Black|Latino|Jewish|Muslim|Arab American"
    r"|thought|academic|sector|CEO|CEOs|veterans|police|bipartisan|party|evangelical|Native|Asian American|AANHPI"
    r"|HBCU)\b"
)
ABROAD = re.compile(
    r"\b(?:(?:Europe|Africa|Asia|Pacific|Atlantic|America|Arab|Caribbean|Balkan|Baltic|Nordic|Gulf|Sahel|Levant)\w*"
    r"|[A-Z]\w*-(?:Pacific|Atlantic|American)|Middle East\w*|Near East\w*|Western|Islands?|Union|All(?:y|ies)"
    rf"|Partners|{named('forum', 'organisation', 'movement')})(?!\w)"
)
"""Words that make nameless leaders, officials or partners those of other governments."""
FROM_ABROAD = re.compile(
    rf"\s+from\s+(?:(?!and\b|these\b|both\b|other\b)[\w-]+\s+){{0,4}}?{ABROAD.pattern}"
    r"\s+(?:countries|nations|states|governments)\b"
)
"""Behind nameless officials: those of the countries of a region ("officials from four Latin American countries")."""
OF_A_BODY = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?(?:member (?:states|countries|nations) of\s+(?:the\s+)?)?"
    rf"(?:{named('forum', 'organisation', 'movement')})(?!\w)"
)
"""Behind nameless leaders or ministers: those of an organisation or a forum ("the leaders of the African Union")."""
_SOCIETIES = (
    r"(?:companies|firms|businesses|corporations|industry|industries|banks|business (?:associations|groups|leaders"
    r"|circles|community)|NGOs|civil society|universities|think tanks|(?:labor|trade) unions|charities|churches"
    r"|diaspora)\b"
)
OF_A_SOCIETY = re.compile(
    r"\s+(?:from|of)\s+(?:the\s+)?(?:[A-Z][\w.&'-]*\s+|of\s+|on\s+|for\s+|and\s+){0,6}?"
    r"(?:National Committee|Foundation|Institut(?:e|ion)|Association|University|Times|Post|Society|Chamber|Club"
    r"|Center|Centre|Council (?:on|of) Foreign|Corporation|Company|Church|Federation of)\b"
    rf"|\s+(?:from|of)\s+(?:(?!and [a-z]|government|ministr|countries|states|nations)[\w.'&-]+\s+)"
    rf"{{0,6}}?{_SOCIETIES}"
    rf"|\s+(?:(?!and\b|or\b)[a-z-]+\s+)??{_SOCIETIES}"
)
"""Behind nameless delegates: those of a society, a paper or a firm serve no government."""
SOCIETY = re.compile(
    r"\b(?:business(?:men|women|people)?|bankers|investors|entrepreneurs|scholars|students|journalists|editors|veterans"
    rf"|corporate|trade mission|executives|CEOs|{_SOCIETIES})"
)
"""Words for those who serve no government."""
OPEN_NOUNS = frozenset("counterpart counterparts allies leaders partners government administration".split())
FROM = re.compile(
    r"\s+(?:(?:from|in|of)\s+(?:the\s+)?"
    r"(?:(?:[A-Z][\w.&'-]*\s+(?:of\s+|on\s+|for\s+)?){1,5}?(?:Caucus|Group|Committee|Subcommittee|League)\s+"
    r"(?:\([A-Z]+\)\s+)?(?:of|from|in)\s+(?:the\s+)?)?(?:(?:members of\s+)?(?:the\s+)?"
    r"(?:Ministry|Ministries|Department|Parliament|National Assembly|Government|Congress|Senate"
    r"|House of Representatives)"
    r"(?:\s+(?:of|for)\s+(?:(?:[A-Z][\w-]*,?|and|the)\s+){1,6}?)?\s*(?:of|in)\s+(?:the\s+)?)?|at\s+the\s+)"
)
AND_FROM = re.compile(r"(?:,\s+and|,|\s+and)\s+(?:in\s+|from\s+)?(?:the\s+)?")
AT_HOME = frozenset("official officials leaders authorities government figures".split())
"""Who is met in his own country's capital."""
OFFICIALS_THERE = re.compile(
    r"(?:(?:an?|the)\s+(?:range|number|variety|host|group|series)\s+of\s+)?"
    r"(?:(?:other|key|many|several|various|local|host|relevant|its|their)\s+)*"
    r"(?:(?:senior|high-level|high-ranking|top|ranking)\s+(?:(?:government|political)\s+)?|government\s+"
    r"|government(?:,\s+(?:[a-z-]+\s+){1,2}?)*?(?:,?\s+and\s+)(?:[a-z-]+\s+){1,2}?"
    r"|(?:(?:senior|high-level|high-ranking|top|ranking)\s+)?(?:(?:[Ff]oreign|[Dd]efen[sc]e|[Tt]rade|[Ff]inance|[Pp]residential)"
    r"(?:,?\s+and\s+|,\s+|\s+(?:affairs\s+)?(?:[Mm]inistry|[Oo]ffice)(?:,?\s+and\s+|,\s+|\s+))){1,3})"
    r"(?:officials|leaders|counterparts|authorities|representatives|figures)\b"
    r"(?:\s+(?:of|from|in)\s+(?:the|these|each|all|both)\s+(?:(?:two|three|four|five)\s+)?(?:countries|country|nations?)\b"
    r"|(?!\s+(?:of|from|at)\b))"
)
"""Officials of the country where somebody is, which no word beside them names."""
OF_WHOM = re.compile(r"\b(?:of|from)\s+(?:the\s+)?$")
"""What stands before countries whose governments or officials are the subject ("the two governments of A and B")."""
