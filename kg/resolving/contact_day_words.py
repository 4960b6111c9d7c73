"""The words beside a contact that say whose the times of its sentence are."""

from __future__ import annotations

import re

from kg.reading import cued

REPORTED = re.compile(r"\b(?:told|said|announced|stated|noted|added)\b")
MADE_REMARKS = re.compile(r"\bmade the (?:remarks?|comments?|statement|announcement)\b[^.;]{0,60}\Z")
"""What stands before the day of a remark ("made the remarks on Friday, before leaving to meet X")."""
ACCORDING_TO = re.compile(r"\b[Aa]ccording to [^,;.]{2,60} (?:on )?\Z")
"""What stands before the day of a report ("According to officials on Thursday")."""
ONE_AND_ANOTHER = re.compile(r"[^.;]*\bone\s(?:(?!\bone\b)[^.;])*\band another\s[^.;]*\Z")
"""Two that were before the one at hand ("the third meeting between them, following one in May and another in June")."""
SAID_ON = re.compile(
    r",\s+(?:according to\s+)?[^,;]{2,80}?\b(?:said|announced|reported|added"
    r"|explained)\s+(?:in a \w+\s+)?(?:late\s+|early\s+)?(?:on\s+)?$"
    r"|,\s+according to\s[^,;]{2,60}\s(?:on\s+)?$"
)
"""What stands before the day of a report."""
ON_JOURNEY = re.compile(
    r"\s*(?:[A-Z][A-Z .,]+(?:[A-Z][a-z]+\.? \d{1,2} )?(?:\([\w ]+\) )?-+ )?(?:During|On) (?:his|her|their)"
    r" (?:[\w,-]+ ){0,4}(?:trip|visit|tour|travel) to\b|\s*Visiting [A-Z]"
)
"""How a text opens that is about a journey."""
MADE_TRIP = cued.compile(
    r"\b(?:made|makes?|took|takes?|concluded|completed|wrapped up|began|begins?|starts?|embarks? on"
    r"|embarked on) (?:an?|his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:trip|visit) to\b"
    r"|\b(?:returned|flew (?:back|home)|came (?:back|home)|(?:is|was) back|[Oo]n (?:his|her|their) return)\b"
    r"[^;.]{0,90}\b(?:from|after|during) (?:an?|his|her|their) (?:[\w-]+ ){0,4}(?:trip|visit) to\b"
)
"""What tells in the lead that the text is about a journey."""
TRIP = re.compile(
    r"\b(?i:travel(?:s|l?ed|l?ing)?|trip|visit(?:s|ed|ing)? to|tour|attend(?:s|ed|ing)?|participat(?:es|ed|ing) in"
    r"|takes? part in)\b|\b[Vv]isit(?:s|ed) (?=[A-Z])"
)
TRIP_ENDED = cued.compile(
    r"\b(?:concluded|completed|ended|wrapped up|rounded off) (?:his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:trip|visit|stay) (?:to|in)\b"
)
"""What tells at the end of a text that it was about a journey."""
AGREED_ON = re.compile(r"\bagreed\b[^.;]{0,40}\bwould\s+(?:\w+\s+)?\Z")
"""In front of a journey that is agreed upon, and made by nobody yet."""
OF_ANOTHER_TRIP = re.compile(r"\b(?:days?|weeks?|months?|hours?) (?:after|before|ahead of)\b[^.;,]{0,50}['\u2019]s? \Z")
"""In front of somebody's journey beside which the news is set."""
ROUND = cued.compile(
    r"\b(?:met|meets|is meeting|spoke|held (?:\w+ )?(?:talks|meetings|discussions))\b (?:\w+ly )?(?:here )?with\s+"
    r"(?:(?:an? (?:number|series|range) of|several|many|various|numerous|some|other|fellow|\w+teen|\d+)\s+)"
    r"(?:[\w-]+\s+){0,3}(?:leaders|ministers|counterparts|officials|heads)\b"
    r"|\b(?:made|placed|held|had)\s+(?:an?\s+(?:number|series|round)\s+of|several|separate|numerous)\s+(?:[\w-]+\s+){0,2}"
    r"(?:calls|conversations|talks|meetings)\s+(?:to|with)\s+(?:[a-z-]+\s+){0,3}"
    r"(?:leaders|ministers|counterparts|officials|heads)\b"
)
"""How a lead announces the meetings that the text then tells one by one."""
AHEAD = cued.compile(
    r"\b(?:will|(?:is|are) (?:(?:scheduled|set|due|slated|expected|planning) to|to (?!date\b)|travel+ing|visiting)"
    r"|(?:plans?|intends?) to)\b"
)
SETS_OUT = re.compile(r"\b(?:departs|leaves|travels|visits|arrives|begins|starts|embarks|heads|sets out|flies)\b")
"""What announces a journey in the present tense."""
DEPARTS = re.compile(r"\b(?:depart|leave|fly out|set out)(?:s|ed)?\b[^.;,]{0,50}?\bon\s+\Z")
"""What stands before the day on which somebody sets out."""
RETURNS = re.compile(r"\b(?:return|come (?:back|home)|be back|fly (?:back|home))s?\b[^.;,]{0,50}?\bon\s+\Z")
"""What stands before the day on which somebody is to be home again."""
SAID = re.compile(r"\b(?:agreed|said|announced|confirmed|decided|told|stated)\b")
"""What sets the day in front of it in the past, whatever is to come ("on Monday agreed that they will hold")."""
OF_PLANS = re.compile(
    r"\b(?:scheduled|slated|planned|set|due)\s+(?:for|in|on|to (?:be held|take place)(?: (?:in|on))?)\s+(?:the\s+)?$"
)
"""What stands before the time of something that was still to come when others talked of it."""
OPENS = re.compile(
    r"(?:\A|[.!?:;\n°•◦*-]\s*)(?:In|At|During)\s+(?:[\w'-]+\s+){0,4}"
    r"(?:(?:after|following)\s+(?:an?|the|their)\s+(?:[\w'-]+\s+){0,2})?\Z"
)
WHO_STAYS = re.compile(
    r",\s+who\s+[^,;]{0,60}?\b(?:visit|travel|arriv|stay|trip|tour|com|leav|left|depart|return|took|assum|succeed|becam"
    r"|resign|replac|appoint|named|sworn)\w*\b[^,;]*$"
)
WHO_BEGAN = re.compile(
    r",\s+who\s+[^,;]{0,30}?\b(?:sworn in|took office|took over|assumed (?:office|the)|was appointed|was inaugurated"
    r"|was elected|was named|was confirmed)\b[^,;]*\Z"
)
"""What stands before the day on which somebody came to office."""
MAIN_CLAUSE = re.compile(r",\s+(?:the|both|he|she|they|[A-Z][\w.'-]+)\s")
"""Behind "In their meeting" the main clause: its times are those of what was said."""
OF_A_GATHERING = re.compile(
    r"'s (?:[\w-]+ ){0,3}(?:dinner|lunch(?:eon)?|breakfast|reception|meeting|session|talks|summit|call|conversation"
    r"|dialogue|gathering|ceremony|forum),? "
)
"""What follows a day at whose gathering somebody spoke ("At yesterday's working lunch X spoke with Y")."""
OF_VENUE = re.compile(
    r"\b(?:to|on|about)\s[^;]*\b(?:[Ss]ummits?|[Cc]onference|[Aa]ssembly|[Mm]inisterials?|[Ee]lections?|[Mm]eetings?|visit"
    r"|[Ff]orum)\s+(?:(?:later |held |earlier )?(?:in|on|of|this|next|last|early|late)\s+)?\Z"
)
_CLOCK_BESIDE = r"(?:\s*\([^()]{2,40}\)|,? (?:local|[A-Z]\w+) time)?"
BEFORE_SUBJECT = re.compile(rf"{_CLOCK_BESIDE},?\s+(?:the\s+)?")
BEFORE_VERB = re.compile(rf"{_CLOCK_BESIDE},?\s+(?:(?:also|then|again|\w+ly)\s+)*")
"""From the time that a clause opens with to its subject, from one behind the subject to the verb."""
AT_A = re.compile(r"\b(?i:during|at|in|over|on the (?:margins|sidelines) of)\s+\Z")
TO_ATTEND = re.compile(r"\s*(?:\([^)]*\)\s*)?to (?:attend|join|participate in|take part in)\b")
"""Behind the day on which somebody arrived for something."""
UPCOMING = re.compile(r"\b(?:upcoming|forthcoming)\s+(?:[\w.'/-]+\s+){0,4}[\w-]+\Z")
COMES = re.compile(
    r"\b(?:arriv\w+|visit\w*|travel\w*|fly|flies|head\w*|leaves?|depart\w*|due in"
    r"|trip to)\b[^.;,]{0,50}$"
)
FOR_TALKS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:for\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}"
    r"|,?\s+where\s+(?:(?:he|she|they|the\s+\w+)\s+)?(?:will|is\s+(?:due\s+|set\s+|scheduled\s+)?to|plans?\s+to)\s+)"
)
IN_FRONT = re.compile(r"(?:'s)?\s+(?:(?:[a-z-]+|[\w.]+-[A-Z]\w+)\s+){0,2}\"?|\s+(?:[A-Z][a-z]+\s+){1,2}")
HAS = re.compile(r"\b(?:has|have|'s|'ve)\s+(?:(?!been\b)\w+\s+){0,2}\Z")
"""What makes a verb tell what has been so since some day."""
LASTS = re.compile(
    r"[^.;]{0,70}?\bfor an? (?P<days>two|three|four)-day (?:[a-z]+ )?"
    r"(?:summit|meeting|talks|conference|dialogue|session)\b"
)
"""What says for how many days those who met on one stay together."""
FROM_OR_TO = re.compile(
    r"\b(?:end(?:s|ed|ing)|conclud\w+|wrap(?:s|ped|ping)? up|clos(?:es|ed|ing)|complet\w+|through|until|beg[ai]ns?"
    r"|beginning|start(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed|ing)? off|from)\b"
)
"""What makes a day the first or the last of a meeting that goes on for several."""
HAD_JUST = re.compile(r"\b(?:ha[ds]|have|'d|'ve)\s+just\s+(?:\w+ly\s+)?\Z")
"""What sets a contact on the day that is told of ("said that he had just met Y")."""
SINCE_THEN = re.compile(r"\bsince\s[^;,]{0,80}\Z")
"""What stands before a day from which on something has been."""
WHO_CAME = re.compile(r",\s+who\s+(?:had\s+)?(?:arrived|landed|left|departed|flew)\b[^,;]*\Z")
"""What stands in the clause of somebody who came before the contact."""
DURING_WHICH = re.compile(r",\s+(?:during|on) which\b")
"""What places a contact within the stay told in front of it."""
AND_AT = re.compile(r",?\s+(?:and\s+)?(?:then |again |later )?in\s+[A-Z][\w.]+(?:\s+[A-Z][\w.]+)?,?\s+(?:in|on)\s+")
"""From one meeting to the next of "met in X in June and in Y in May"."""
AND_ON = re.compile(r"\s+and\s+(?:again\s+)?(?:on\s+)?")
"""From one day to the next of calls ("spoke by phone on Wednesday and Thursday")."""
SET_OFF = re.compile(r",\s+(?:on\s+)?\Z")
"""What sets a day off from the words around it."""
HAVING = frozenset("holding having".split())
RECENT_NOUN = re.compile(r"\b(?:recent|latest)\s+(?:[\w.-]+\s+){0,3}\Z")
"""What stands before a contact of the days or weeks before."""
DONE = re.compile(
    r"\b(?:conducted|launched|fired|carried out|staged|announced|issued|made|released|unveiled|passed|adopted)\s+\Z"
)
"""What was done on the day behind it."""
COUNTED = re.compile(
    r"\b(?:two|three|four|five)\s+(?:[a-z-]+\s+){0,2}(?:meetings|calls|conversations|rounds|sessions)\b"
)
"""What makes several contacts of the same officials one series."""
CAME_LATE = re.compile(r"\b(?:arrived|landed|flew in)\b[^.;,]{0,50}\blate\s+(?:on\s+)?\Z")
"""What stands before the evening on which somebody came."""
AND_THEN = re.compile(r"\s+and\s+(?:then\s+)?")
SAID_THEN = re.compile(r"\b(?:said|announced|reported|stated)\s+(?:in (?:a|its) [\w-]+\s+)?(?:on\s+)?\Z")
"""What stands before the weekday on which something was said."""
OR = re.compile(r",?\s+or\s+(?:in\s+|on\s+)?")
"""Between two times of which one is meant."""
TODAY = re.compile(r"(?:[Tt]oday|[Tt]his (?:morning|afternoon|evening))\b")
SAID_IN = re.compile(r"\s[^;,]*\s(?:in|during|at|over)\s+(?:an?|their)\s+(?:[\w-]+\s+){0,4}")
"""From "a day after" to the contact in which something was agreed ("a day after X and Y agreed in a call")."""
COMES_JUST = re.compile(r"\b(?:c[ao]mes?|takes? place|took place|(?:was|were) held)\s+(?:\w+\s+){0,2}\Z")
