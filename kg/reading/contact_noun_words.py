"""What stands around the nouns that may tell of contacts, and what each of it means."""

from __future__ import annotations

import re

from kg.reading.adverbials import WHEN, WHERE_WHEN
from kg.reading.bodies import named
from kg.reading.time_grammar import MONTH

PREPOSITION = re.compile(r"\b(?:for|on|in|at|of|to|with|from|by|during|after|before|and)\b")
OWNED = (
    r"(?:(?:the|their|his|her|its|an?)\s+)?(?:two (?:leaders|sides|ministers)'\s+)?"
    r"(?:(?!(?:for|of|to|with|on|and)\b)[\w.,'-]+\s+){0,3}"
)
AGREED_THERE = re.compile(
    r"\b(?:agreed|reached|adopted|discussed|made|signed|announced)(?:\s+(?:up)?on)?\s+(?:at|in|during)\s+[^,;]{0,70}\Z"
)
"""What was agreed at a meeting lies behind, whatever is to come of it."""
AGREED_AT = (
    "agreed|made|reached|announced|discussed|directed|decided|launched|issued|set|pledged|vowed|promised|declared"
    "|reaffirmed|signed|struck|concluded"
)
DEPUTIES = frozenset({"deputy-foreign-minister", "deputy-defence-minister"})
SAID_TO = re.compile(
    r",?\s+(?:\w+ly\s+)?(?:thanked|congratulated|briefed|assured|reassured|told|informed|urged|asked|praised|commended"
    r"|welcomed|encouraged|promised|reminded|warned|pressed|confronted|lobbied|challenged|grilled|questioned|consoled"
    r"|requested|invited|notified|(?:sought|secured|won|obtained)(?=\s[^,;]{3,60}?'s\s)"
    r"|was (?:briefed|told|informed|assured|urged|asked|thanked|congratulated|reminded|warned) by"
    r"|(?:pledged|vowed|said|apologi[sz]ed|appealed|complained|proposed|suggested|explained"
    r"|conveyed) to)\s"
)
"""Verbs whose object is who was spoken to ("thanked President X in a meeting")."""
TO_BE_HELD = re.compile(
    r"\s+(?:that|which)\s+[^.;]{0,80}?\b(?:will|would|could|may|is to|are to|plan to|hope to)\s+(?:\w+ly\s+)?"
    r"(?:hold|have|host|attend|be held|take place)\b"
    r"|[^.,;]{0,40}\b(?:is|are)\s+(?:\w+ly\s+)?(?:said|reported|believed|understood|rumou?red|thought|likely)\s+to"
    r"\s+(?:be held|take place|happen)\b"
    r"|[^.;]{0,160}?\bwill (?:likely |probably )?take place\b"
    r"|,?\s+will (?:likely |probably )?(?:be held|open|begin|start|kick off)\b"
    r"|\s+(?:scheduled|slated|planned|due|expected)\b(?!\s+by\b)"
    r"|[^.,;]{0,40}\b(?:is|are|has been|have been)\s+(?:also\s+|now\s+|tentatively\s+)?(?:slated|scheduled|set"
    r"|planned|due|expected to (?:be held|take place)|on the (?:cards|agenda|calendar)|in the works)\b"
    r"|(?:\s+in\s+[A-Z][\w.]+(?:\s+[A-Z]\w+)?)?,?\s+(?:set|slated|scheduled|planned) for\b"
    r"|,?\s+(?:set (?:to (?:be held|take place)|for)\b|to be held\b|(?:will|is to|is set to"
    r"|is scheduled to)\s+(?:be held|take place)\b)"
)
"""What follows a noun that names something to come ("the meeting that they will hold")."""
NAMED_SUMMIT = re.compile(r"\bthe\s+(?:[a-z]+\s+)?(?:[A-Z][a-z]+\s+){1,2}Summit$")
"""A summit that readers know by its place ("the historic Oakdale Summit")."""
OF_A_FIELD = re.compile(
    r"'?\s+(?:(?!Trilateral|Bilateral|Quadrilateral|Leaders|Special|Commemorative|Virtual|Informal|Joint|Annual|Presidential|First"
    r"|Second|Third|Working|Regular|Extraordinary|Historic|Ministerial)[A-Z][a-z]+\s+(?:and\s+)?){1,4}\Z"
)
"""What stands between countries and a summit on one field, to which no leaders go ("the A-B Broadband Summit")."""
SCHEDULED = re.compile(
    r"\s+(?:scheduled|slated|planned) (?:for|to)\b|\s+would be (?:a )?success"
    r"|\s+would be an? [\w ]{3,30}?\b(?:meeting|summit|opportunity|occasion|chance|milestone|success)\b"
)
"""What follows the parties of a noun that names something to come."""
IS_PLANNED = re.compile(
    r"(?:(?:,[^,]{3,60})?,)?(?:\s+(?:in|on|next|this|later this)\s+\w+(?:\s+\d{1,2})?)?"
    r"\s+(?:(?:looks?|looked|seems?|seemed|appears?|appeared|is|are)\s+(?:\w+ly\s+)?(?:likely|imminent)\b"
    r"|(?:would|will)\s+(?:be|mark|come|take)\b|is an? (?:\w+ )?(?:opportunity|chance|occasion)\b"
    r"|(?:is|are|was|were|has been|have been|had been)\s+(?:also\s+|now\s+|tentatively\s+)?"
    r"(?:planned|scheduled|slated|set|expected|due|being (?:planned|arranged|prepared|discussed))\b)"
)
"""What follows the parties of something to come ("a meeting between A and B is planned for Monday")."""
ATTENDED = re.compile(
    r"\b(?:attend\w*|participat\w+|tak\w+ part)\s+(?:(?:at|in|to)\s+)?(?:the|a|an)\s"
    r"(?:(?! and (?:their|his|her) )[^,;])*$"
)
"""What makes a summit a place to go to ("his attendance at the Dialogue Summit")."""
PREPARED = re.compile(
    r"\b(?:prepar(?:e|es|ed|ing)|preparations?|gear(?:ing)? up|agenda|groundwork|arrangements)"
    r" for\s+(?:the|an?|their|his|her|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}'s)\s+"
    r"(?:[\w.'/-]+\s+){0,4}\Z"
)
HELD_AMONG = re.compile(
    r"\s+(?:was|were)\s+(?:also\s+|later\s+)?held\s+(?:on\s+\w+day\s+|\w+day\s+)?(?:in\s+[A-Z]\w+\s+)?"
)
"""What makes a noun news ("Talks were also held among A, B and C")."""
TO_TAKE_PLACE = re.compile(r",?\s+(?:scheduled|slated|set|due|planned|expected) (?:to (?:take place|be held)|for)\b")
"""What makes a noun without parties one to come."""
AGREED_BY = re.compile(r"\s+(?:\w+ly\s+)?(?:agreed (?:up)?on|arranged|planned|sought|envisioned) by\s+")
"""What stands between a noun and the two who are to meet."""
SET_FOR = re.compile(
    r"[^.;,]{0,60}\b(?:on (?:[A-Z]\w+day|[A-Z][a-z]{2,8}\.? \d{1,2})|next|later|scheduled|slated|set|with|between"
    r"|to be held|in (?:[A-Z]\w+|early|late))\b"
)
"""What is prepared for is told where its time or its parties are ("for the summit", "for the talks set for May")."""
TOPIC_OF = re.compile(r"\b(?:topics?|subjects?|matters?|points?) of (?:the )?\Z")
"""What makes talks no contact of their own ("will be a subject of debate for the two leaders")."""
PLANNED_ONE = re.compile(r"\b(?:planned|scheduled|upcoming|forthcoming) (?:[\w.'/-]+ ){0,4}\Z")
"""What makes a meeting that is prepared one that is to be held."""
UPCOMING = re.compile(
    r"\b(?:upcoming|forthcoming|expected|anticipated)\s+(?:[\w.'/-]+\s+){0,4}\Z"
    r"|\b(?:envisioned|envisaged|potential|possible|prospective|planned|proposed)\s+"
    r"(?:(?!(?:in|at|of|to|for|with|during|by|on|and|from|after|over)\b)[\w.'/-]+\s+){0,3}\Z"
    r"|\b(?:looking|searching) for an? (?:\w+ )?(?:date|day|time) for (?:the|an?|their)\s+(?:[\w-]+\s+){0,4}\"?\Z"
)
"""What makes the noun behind it something to come ("the upcoming second A-B summit")."""
ABSTRACT = re.compile(
    r"\b(?:through|by|via)\s+(?:[^.;,]{3,40} and )?(?:dialogue|talks|consultations?|discussions|engagement)\Z"
)
"""A means of policy, not a contact ("build relations through dialogue with X")."""
WANTED = re.compile(
    r"\b(?:resum\w+|restart\w*|reopen\w*|reviv\w+|pursu\w+|promot\w+|encourag\w+|prefer\w*|favou?r\w*|support\w*|stalled"
    r"|deadlocked|stalemated|importance of|need for|necessity of|return to|(?:door|path|room|conditions?) (?:to|for|of)"
    r"|(?:want\w*|seek\w*|sought|wish\w*|desire|would like|ready|willing(?:ness)?|prepared|offer\w*) to"
    r" (?:open|start|begin|hold|have|resume|restart|enter|engage in)"
    r"|urg\w+|(?:call|push|press|hop|argu)\w* for|view that|(?:open|ready|willing|prepared|available) (?:to|for))\s+"
    r"(?:(?:the|a|an|for|of|its|their|stalled|long-stalled|any|direct|nuclear|credible)\s+)*"
    r"(?:[\w-]+\s+){0,2}\Z"
)
"""What makes talks with a country a policy that somebody wants, not one contact."""
LAUNCHED_IN = re.compile(
    r"[^.;,]{0,60}\b(?:was|were|ha[sd] been)\s+(?:launched|established|founded|created|inaugurated|instituted|set up)"
    r"\s+in\s+(?:\w+\s+)?\d{4}\b"
)
"""When a series began, of which no meeting is told ("The ministers' meeting was launched in 2007")."""
FIRST_OF_SERIES = re.compile(r"\s+(?:was|were) (?:first|initially) (?:held|convened|launched)\b")
"""What is said of a series by telling its first meeting."""
A_MECHANISM = re.compile(
    r"\s+(?:[Mm]echanisms?|[Cc]hannels?|[Ff]rameworks?|[Pp]latforms?|[Ff]ormats?|[Pp]rocess(?:es)?)\b"
)
"""Behind a meeting it makes it what is set up for meetings of all years."""
OF_MEMBERS = re.compile(rf"\s+of\s+(?:the\s+)?(?:{named('forum', 'organisation')})(?!\w)")
"""Behind a meeting it makes it one of all the members of a body."""
OWN_PHRASE = re.compile(r"\b(?:in|at|during|after|before|following)\s+(?:an?|the|their|his|her)\s")
"""Where the noun phrase of a noun begins at the latest."""
TOOK_PLACE = re.compile(
    r"\b(?:t(?:ook|akes?|o take|aking) place|under ?way|(?:was|were|be) (?:held|conducted|convened))\b"
)
"""Behind this the parties of a noun may stand far away ("the signing took place in Canberra today between")."""
HEADS = re.compile(r"\b(?:leaders|presidents|ministers|diplomats|envoys|chiefs|advis[eo]rs|officials|negotiators)\b")
"""Persons in office, where "the two sides" may be anybody."""
TOLD_AFAR = 20
"""Characters between a noun and the verb of its taking place from which its parties are looked for behind that."""
HELD_BY = re.compile(
    r"\s+(?:(?:had|will|would|could|may|might)\s+|(?:plan|hope|intend|are|were)\s+(?:\w+\s+)?to\s+)?(?:held|hold|had|have|attended)\b"
)
"""What follows the parties of a relative clause ("a summit that the two could hold")."""
AS_TOPIC = re.compile(r"\bdiscuss(?:ed|ing|es)?\s+(?:with\s+[^,;]{2,40}\s)?\Z")
"""What makes talks the subject of others ("to discuss with officials talks with the North")."""
THE_SAME = re.compile(r"(?:The|Their|This)\s+(?:[\w-]+\s+){0,2}")
"""What stands before a noun that takes up the contact at hand."""
BEGAN = re.compile(
    r"(?:,[^,;]{3,60},)?\s+(?:began|started|took place|was held|were held|was made|lasted|ended"
    r"|wrapped up)\b"
    r"|(?:\s+in\s+[A-Z][\w.]+)?(?:\s+(?:on\s+)?[A-Z][a-z]+day)?,?\s+(?P<came>came|comes)\s+"
    r"(?:(?:a|an|one|two|three|just|only|some|\w+) (?:[\w-]+ ){0,3})?(?:after|before|amid|as|ahead|on the heels)\b"
    r"|,\s+(?:which was )?held\s+(?:on\s|late\s|early\s|in\s|at\s|yesterday|\w+day\b)"
)
"""What is said of a contact to tell its time."""
BY_OFFICIALS = re.compile(
    r"\s+(?:that\s+|which\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:officials|diplomats|negotiators|experts|delegations)\s+"
    r"of (?:the )?(?:two|three|both) (?:countries|nations|sides)\s+(?:(?P<plan>will|plan to|are to"
    r"|are set to)\s+)?h[eo]ld\b"
)
"""Who holds a meeting, without a name."""
TOLD_TO = re.compile(
    r"\s+(?:also\s+)?(?:extended|offered|conveyed|delivered|expressed|sent|explained|presented|proposed|described"
    r"|outlined|relayed|voiced|raised|suggested|introduced|stressed|made|gave|passed on|put forward)\s+"
    r"(?:[\w'-]+\s+){1,8}?to\s+"
)
"""What somebody said or gave to the other in a contact."""
LED_BY = re.compile(
    r"(?:\s+of\s+[^,;]{3,120}?|\s+(?:(?:is|are)\s+(?:expected|set|scheduled|slated|due|likely)\s+to\s+|will\s+)?"
    rf"(?:take place|be held|(?:was|were)\s+held|took place)[^,;]{{0,60}}?|,\s+held{WHERE_WHEN})?"
    r"(?:\s+(?:(?:will|to|would)\s+be|was|were)|,(?:\s+which\s+(?:was|were))?)\s+(?:co-?)?"
    r"(?:led|headed|chaired|attended)\s+(?:(?:in|on|at|over)\s+[^,;]{2,30}?\s+)?by\s+"
)
"""Who stands behind a meeting told in the passive."""
OF_A_DAY = re.compile(
    r"\s+(?:\(|(?:held\s+)?(?:in\s+[A-Z]\w+(?:\s+[A-Z]\w+)?\s+)?(?:on|over|from)\s+)"
    rf"(?:{MONTH}|\d{{1,2}}\s)"
)
"""The day of a noun that has nothing else."""
OF_A_NAME = re.compile(r"\s+(?:(?:[A-Z][\w-]*|and|of|for|on|\([A-Z]+\))\s+){1,9}")
"""The name of a body of two countries, in front of what it holds ("the A-B Trade and Investment Council meeting")."""
BUILDS_ON = re.compile(
    rf"\b(?:builds?|building|built)\s+(?:up)?on\s+{OWNED}\Z"
    r"|\b(?:follow(?:ing)? up on|followed up on|implement(?:ing)?|carry(?:ing)? out)\s+[^,;]{0,40}?"
    r"\b(?:discussions?|outcomes?|results?|agreements?|accords?|commitments?|understandings?)\s+(?:at|of|from|made at"
    rf"|reached at|in)\s+[^,;]{{0,60}}?{OWNED}\Z"
)
"""What stands before a contact on which another one builds, or of which something came."""
DEFINED = re.compile(
    r"\b(?:is|are) an? (?:(?!first|second|third|new|continuation|follow-up|result|extension)[\w-]+ ){0,6}\Z"
)
"""What makes a meeting a thing that is explained ("The X is a yearly senior-level meeting between the allies")."""
IS_ONE = re.compile(
    r"\s(?:was|is|were|are|marks|marked|will be|will mark)\s+(?:the|an?|their|its)\s"
    r"|\s(?:(?:will\s+)?(?:builds?|follows?)|built|followed|will come)\s(?:up\s)?(?:on\s|after\s)?"
    r"|\s(?:c(?:ame|omes?)|t(?:ook|akes?) place|(?:was|were) held)\s(?:[\w-]+\s){0,4}?"
    r"(?:ahead of|before|after|following|on the heels of|in preparation for)\s"
)
"""What says of a contact which one it was."""
AND_ANOTHER = re.compile(
    r"\s(?:as well as|and|or|followed by)\s+(?:an?|the|another)\s+(?:(?!with\b|between\b)[\w.-]+\s+){0,4}\Z"
)
"""From the noun of a gathering whose sides are told in front of it to another gathering."""
NEXT_OF_LIST = re.compile(r",\s+(?:and\s+)?(?:at|in|during)\s")
PREVIOUS_ONE = re.compile(r"\b(?:[Tt]he|[Tt]heir)\s+(?:previous|last|most recent)\s+(?:such\s+)?[\w -]*$")
HELD_THEN = re.compile(
    r"\s+(?:(?:was|were|had been)\s+(?:held|convened)|took place)\b|,\s+(?:which (?:was|were) )?held\s"
)
IN_BRACKETS = re.compile(r"[^,;.()]{0,80}\((?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?\d{4}\)")
"""The day of a noun in a list ("a meeting on the sidelines of the Assembly (September 2016)")."""
WILL = re.compile(
    r"(?:\s+(?:on|in|at)\s+[^,;]{2,60})?,\s+(?:(?! that )[^,.;]){2,90}?\s+(?:will"
    r"|(?:is|are)\s+(?:also\s+)?(?:(?:expected|likely|set|scheduled|slated|due|planning)\s+)?to)\s+"
)
"""What says that a meeting in front is to come."""
IS_THE_FIRST = re.compile(
    r"\b(?:mark(?:s|ed|ing)?|(?:will|would) be|becomes?|became) (?:the|their) (?:[a-z]+ )?(?:first|second|third"
    r"|fourth|fifth|latest) (?!such)(?:[\w-]+ ){0,3}\Z"
)
"""What says how many times there has been one like the contact at hand."""
TO_BE_THE_FIRST = re.compile(
    r"\b(?:(?:will|would|to) (?:be|mark|become)|(?:is|are) expected to (?:be|mark)|what (?:will|would) be)"
    r" (?:the|their|his|her) (?:[\w-]+ ){0,3}\Z"
)
"""What counts a contact that is to come ("it will mark the first talks between A and B")."""
WITH_SOCIETY = re.compile(
    r"\s+(?:with|of|for)\s+(?:[\w-]+\s+){0,3}?(?:business|industry|corporate|community|religious|civic|student)\w*\b"
)
"""Behind a contact noun those who serve no government."""
YIELDED = re.compile(
    r"(?:\"?\s+(?:this time|yesterday|today|(?:on|in|last|this)\s+\w+))?\s+(?:confirmed|reaffirmed|produced|yielded"
    r"|showed|demonstrated|resulted in|ended|concluded|served as|proved|helped|sent)\b"
)
"""What follows a noun of which something came, so that it was held."""
UP_TO_COMMA = re.compile(
    r"(?:\s+(?:held|(?:that|which)\s+(?:began|started|took place|lasted|was held))\b)?"
    rf"(?:,?\s+(?:(?:just |only |around |during the day )?{WHEN}"
    r"|(?:in|at|on|over|near|(?:just )?outside)\s+(?:[^,;]|,(?= \d{4}\b| D\.C\."
    r"| (?:[A-Z]\w+,? )?on [A-Z])){2,90}|tonight"
    r"|(?:an?|one|two|three|several|a few) (?:day|week|month|year)s? ago|(?:on\s+)?that\s+day"
    r"|(?:the|a)\s+day\s+(?:before|earlier)|(?:earlier|later)\s+(?:in|on|that|the|same|\s)+(?:day|week|month|year)"
    r"|(?:for|to|about|regarding|following|amid)\s+[^,;]{2,90})){0,4}(?:, as well as [^,;]{5,60})?,\s+"
)
"""What may stand between the parties of an opening noun and the clause behind it."""
POSSESSIVE = re.compile(r"^\.?(?:'s|')?\s*(?:own\s+)?$")
AND_BETWEEN = re.compile(r",?\s+(?:and|as well as)(?: also)?(?:,? separately,?)? between\b")
"""What stands before the second pair of "talks between A and B as well as between C and D"."""
IN_TALKS = re.compile(
    r"(?i:in|during|at) (?:an? |his |her |their |the |two )?(?:(?!earlier|previous|last|recent|past|first|upcoming"
    r"|forthcoming)[\w-]+ ){0,3}"
)
"""What opens a sentence in front of the noun of a contact that is its news ("In separate talks with X, Y said")."""
CAME_AT = re.compile(
    r"(?:The|Their|This|These|That|His|Her) (?:[\w'-]+ ){1,5}?(?:came|(?:was|were) (?:made|reached|announced"
    r"|issued|discussed|agreed"
    r"|confirmed)) (?:in|during|at|after|following) (?:an? |the |their )?(?:(?!earlier|previous|last)[\w-]+ ){0,4}"
)
"""What sets what a lead told at a contact ("The agreement was reached during trilateral talks between")."""
HELD_BY_ONE = re.compile(
    r"\b(?:h[eo]ld|hosted|hosts?|hosting|convened|convenes|organi[sz]ed|attended|attends?|launched)\s+(?:the|an?|its|his|her)\s[^,;]*\Z"
)
"""Somebody holds a gathering with a name of its own, nobody says with whom ("held the United for Reform Summit")."""
VISITING = re.compile(
    r"(?:Visiting|Arriving in|Travell?ing to|(?:On|During) (?:an?|his|her) (?:[\w-]+ ){0,2}(?:visit|trip) to) "
    r"[^;]{2,90}? for (?:an? )?(?:[\w-]+ ){0,3}"
)
"""What opens a sentence on a journey made for meetings ("Visiting Oslo on Monday for talks with")."""
TRAVELLED_FOR = re.compile(
    r"\b(?:travel+ed|flew|went|journeyed|continued on|headed) (?:on )?to (?:the )?[A-Z][^,;]{0,60}? for [^;]{0,90}\Z"
    r"|\b(?:will|is (?:set|due|scheduled) to) (?:be in|visit|travel to|fly to|go to|arrive in"
    r"|make an? (?:[\w-]+ ){0,2}(?:trip|visit|tour) to) (?:the )?[A-Z][^,;]{0,60}? for [^;]{0,90}\Z"
)
"""What somebody went to another place for ("traveled to Bled for talks with X")."""
ON_THE_MARGINS = re.compile(r"\bOn the (?:margins|sidelines|fringes) of the(?: (?:said|aforementioned|above))?\s+\Z")
"""What makes meetings a venue in front of what was held beside them."""
AT_A_VENUE = re.compile(
    r"\bon the (?:margins|sidelines|fringes) of (?:the|an?)(?: [\w.-]+){0,2}? "
    rf"(?:{named('forum', 'organisation')})(?!\w)(?: [\w.'-]+){{0,3}} \Z"
)
"""In front of the meeting of a forum beside which others are held."""
ANNIVERSARY_OF = re.compile(r"\b(?:anniversar(?:y|ies)|jubilee) of\s+(?:[\w.'-]+\s+){0,6}\Z")
"""What makes a meeting one of which a jubilee is kept."""
FOLLOWED_BY = re.compile(
    r",?\s+(?:and |which was )?followed by\s+(?:another(?: one)?|(?:an?|his|her|their|another)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?P<noun>(?:(?:tele)?phone )?(?:meeting|talk|talks|call|conversation|consultation|lunch|luncheon|dinner)))"
    r"(?:\s+and\s+(?:an?\s+)?(?:[a-z-]+\s+){0,2}(?:lunch|luncheon|dinner|meeting|talks))?\s+with\s+"
)
"""The next contact of the same subject ("paid a call on X, followed by a meeting and working lunch with Y")."""
THAT = re.compile(
    r"(?:\s+(?:on\s+)?(?:\w+day|[A-Z][a-z]+ \d+))?\s+that\s+"
    r"(?!(?:[\w.'-]+\s+){1,4}?(?:held|hold|holds|had|have|has|made|took|hosted)\b)"
)
"""Behind this stands what was said in a contact, not with whom."""
RECENT = re.compile(r"\b(?:recent|previous|earlier)\b")
"""What makes a noun one that was held, whatever is planned in front of it."""
HAD_PROPOSED = re.compile(
    r"\bhad (?:\w+ly |also |first )?(?:proposed|suggested|offered|requested|arranged)"
    r" (?:the|this|that) (?:[\w-]+ ){0,2}\Z"
)
"""The contact at hand, of which is told how it came about ("had proposed the summit")."""
