"""What stands around the verbs that may tell of contacts, and what each of it means."""

from __future__ import annotations

import re

from kg.reading.adverbials import WHERE_WHEN
from kg.reading.bodies import named
from kg.reading.time_grammar import MONTH

MEET_A_NEED = re.compile(
    r"\s+(?:(?:the|our|their|its|his|her|these|those|current|with|all|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}'s?)\s+)?"
    r"(?:(?!(?:about|to|on|for|regarding|in)\s)[\w.'-]+\s+){0,6}(?:challenges?|needs?"
    r"|goals?|priorit(?:y|ies)|expectations?|conditions?"
    r"|demands?|obligations|commitments?|requirements?|targets?|standards?|moment|success|resistance)\b"
    r"|\s+(?:with\s+)?an?\s+(?:[\w,-]+\s+){0,4}(?:response|resistance)\b"
)
"""What one meets that is nobody: "meet these challenges", "meet a resolute response"."""
SPOKE_OF = re.compile(r"\s+(?:\w+ly\s+)?(?:about|on)\b")
SPOKE_OF_ALONG = re.compile(r"\s+(?:of|about)\s[^.;]*\b(?:along|together) ")
"""From who speaks of something to those along with whom it is to be done."""
THEIR_TEAMS = re.compile(
    r"\bfor (?:the|their)(?: respective)? (?:[a-z]+ )?(?:teams|officials|staffs?|experts|negotiators|delegations) to "
    r"(?:\w+ly )?\Z"
)
"""Who is to meet in place of those who agreed on it."""
CALLED_AND = re.compile(
    r"\s+(?:and\s+(?:\w+ly\s+)?(?:congratulated|thanked|briefed|told|informed|urged|assured|reassured|invited)"
    r"|to\s+(?:\w+ly\s+)?(?:congratulate|thank|brief|inform|assure|reassure|consult))\s+"
)
"""What stands between "called" and whom a second verb names as its object."""
IN_A_CITY = re.compile(
    rf"\s+in\s+(?!{MONTH})[A-Z][\w.-]+(?: [A-Z][\w.-]+)?"
    r"(?=\s*[.,;]|\s+(?:on|to|about|and|today|yesterday|last|this|after|before|late|early|earlier|[A-Z]\w+day)\b)"
)
"""Where those who spoke with each other were."""
IN_A_ROOM = re.compile(
    r"\b(?:in person|face[- ]to[- ]face|on the (?:sidelines|margins)|at the (?:White House"
    rf"|{named('forum', 'organisation')}|[A-Z][\w ]{{2,30}} Summit))(?!\w)"
)
"""What makes "spoke with" a meeting."""
AT_AN_EVENT = re.compile(r"\b(?:conference|briefing|interview|event|ceremony|reporters|forum|seminar|hearing)\b")
"""Where one speaks to a public ("spoke at a news conference with X")."""
ENVOYS = frozenset({"ambassador", "diplomat", "envoy", "other"})
"""Kinds of offices whose holders a government can summon."""
AT_THE = re.compile(
    r",?\s+(?:again\s+)?(?:at|for|during|in|over|via|through|by)\s+(?:the|their|an?)\s+(?:[\w'-]+\s+){0,4}"
)
"""From "met" to what they met at."""
IN_SEVERAL = re.compile(r",?\s+(?:in|during|on|over)\s+(?:(?:two|three|four|five|several)\s+)?")
"""From those with whom somebody spoke to the calls in which it was ("in three separate calls")."""
IN_A_SUMMIT = re.compile(
    rf"(?:{WHERE_WHEN}|\s+(?:(?:next|this|last|later|early|late|on|in)\s+)*(?:[A-Z]?\w+\s*){{0,2}}?)?"
    r",?\s+(?:in|at|for)\s+an?\s+(?:[\w-]+\s+){0,3}"
)
"""From those whom somebody meets to the noun for their meeting."""
AFTER_MEETING = re.compile(r"\s+(?!(?:in|on|at|for)\b)[a-z][^,;]{0,90}\b(?:after|before|since|following)\s+")
"""From who spoke to whom they had met ("X said after meeting with Y")."""
PLEASED = re.compile(
    r"\b(?:[Ii]t(?:'s| is| was) (?:(?:always|again|once again|also)\s+)?(?:an? |my |our )?(?:\w+ ){0,2}"
    r"(?:pleasure|honou?r|privilege|delight)"
    r"|(?:I am|I'm|we are|we're) (?:\w+ ){0,2}(?:pleased|honou?red|delighted|happy|glad"
    r"|privileged))\s(?:for (?:me|us)\s)?(?:(?:once )?again\s)?to\s(?:be able to\s)?(?:\w+ly\s)?\Z",
    re.IGNORECASE,
)
"""How a host begins who speaks beside a guest."""
ON_THE_WAY = re.compile(
    r"\b(?:travel(?:s|l?ed|l?ing)?|visit(?:s|ed|ing)?|trip|flew|was|is|be)\b(?!-)[^.;]{3,90}?\b(?:to|where)\s"
    r"(?:[^.;]{0,120}\s)?(?:(?:and|also|will|to|then)\s+)*\Z"
)
"""What makes those who consult or engage with others go to see them ("was in Oslo, where she consulted with X")."""
IN_COUNTRY = re.compile(r"(?:While )?[Ii]n (?:the )?[A-Z][\w.' -]{2,40}?(?: on [A-Z]\w+ \d{1,2})?, ")
"""What opens a sentence on a stop of a journey."""
AT_TABLE = re.compile(
    r"(?i:during|at|over|after|before|following)\s+(?:[\w'-]+\s+){0,4}(?:dinner|lunch(?:eon)?|breakfast|reception|banquet"
    r"|ceremony)\b|(?i:during|in|at)\s+(?:an?|the|their)\s+(?:[\w-]+\s+){0,2}(?:meeting|summit)\s+(?:in|at|on)\b"
)
"""Who speaks with a guest at a table, or in a meeting, is there."""
AT_WHICH = re.compile(
    r"\b(?:dinner|lunch(?:eon)?|breakfast|reception|banquet|meeting|summit|ceremony)\b[^.;]{0,40}"
    r"\b(?:at|during) which\b[^,;]*\Z"
)
"""Who spoke there was at the meeting that the sentence is about ("The dinner, at which X conversed with Y, was")."""
HAVE_CONTACT = re.compile(
    r"\s+(?:also\s+)?(?:[A-Z][\w.]*-[A-Z][\w.]*|a|an|the|his|her|their|its|our|my|another|two|three|four|several|separate|phone|telephone|video"
    r"|bilateral"
    r"|trilateral|lunch|luncheon|dinner|breakfast|tea|coffee|summit|talks|discussions|consultations|in-depth|high-level|in-person|direct|one-on-one|\w+ive"
    r"|\w+ful|frank|candid|brief|closed-door|back-to-back)\b"
)
"""What follows "had" where it has a contact for its object, not a participle."""
PRESIDES = re.compile(
    r"(?:led|(?:co-)?chaired|(?:co-)?convened|(?:co-)?hosted)\s+the\s+(?:talks|discussions?|meeting|session)\b"
)
"""What they do who lead the meeting at hand."""
OF_RANK = re.compile(
    r"\s+of\s+(?:the\s+|their\s+)?(?:directors?[- ]general|director[- ]generals|senior officials|experts"
    r"|working groups)\b"
)
"""Who meets where nobody is named ("the first A-B meeting of directors-general")."""
THE_PLAN = re.compile(r"\b[Tt]he plans? to\s+(?:\w+ly\s+)?$")
"""A plan that speakers take note of is one of their governments."""
FROM = re.compile(r"\s+(?:sent\s+)?(?:from|by)\s+")
VISITS_TO = re.compile(r"\bvisit(?:s|ed|ing)?\s+[^,;]{2,40}\bto\s+$")
ONE_BY_ONE = re.compile(r"\b(?:meetings|calls|conversations|(?:tele)?phone (?:talks|calls|conversations))$")
"""Nouns of which each of several counterparts has one."""
NOUN_OF_HOSTING = re.compile(r"\b(?:the|its|their|of|for|successful)\s+(?:\w+ful\s+)?$")
"""What makes "hosting" a noun ("the successful hosting of the summit")."""
INCLUDING_ANOTHER = re.compile(r",\s+(?:including|such as)\s(?!with\b)")
"""Behind this stands what was spoken of, not with whom ("spoke of ties, including through a meeting with X")."""
HOSTED_BY = re.compile(r"(?:\s+\([^()]{2,12}\))?(?:\s+[Mm]eeting)?,?\s+(?:co-?)?(?:hosted|chaired|convened) by\s+")
"""What stands between a meeting that is attended and who holds it."""
MINISTRY = re.compile(r"\b(?:Ministry|Department|Office|Secretariat) (?:of|for)\b")
SIGNED_BY = re.compile(
    r"\s+(?:(?:today|yesterday|earlier|tonight|on\s+\w+)\s+)?(?:(?:in|at|on|during)\s+[^,;]{2,40}?\s+)?by\s+"
)
"""From what is signed, in the passive, to those who sign."""
SIGNED_FOR = re.compile(
    r"[^.;]{0,120}?\b(?:for|on behalf of) [^.;,]{2,60}?,?\s+(?:and|while|with)\s+"
    r"(?=(?:[^.;]|(?<=\b[A-Z])\.|(?<=U\.S)\.){4,160}?\b(?:for|on behalf of) )"
)
"""From what one signs to who signs it for the other side ("signed the pact for Oslo and X signed for Rome")."""
FOR_ITS_SIDE = re.compile(r"\s+(?:for|on behalf of) [^.;,]{2,60}?,?\s+and\s+(?:by\s+)?")
"""From who signs for one side to who signs for the other ("was signed by X for Oslo and Y for Rome")."""
BY_WHOM = re.compile(r"\s+(?:an?\s+(?:[\w-]+\s+){0,2}(?:call|visit)\s+)?by\s+")
"""From a verb in the passive to who did it."""
BY_HOST = re.compile(r"\s+(?:(?!call\b|visit\b)\w+\s+){0,3}?by\s+")
SUMMONED_BY = re.compile(r"\s+(?:(?:to|at|in|on|over|for|the|\w+)\s+){0,8}?by\s+")
WAS = re.compile(
    r"(?:,[^,;]{1,90})?,?\s+(?:(?:who|also|later|on\s+\w+day)\s+)*(?:was|were|is|are|(?:has|have|will)\s+be(?:en)?)\s+(?:\w+ly\s+|also\s+|then\s+)?"
)
COUNTERPARTS = re.compile(r"\bcounterparts\b")
RESPECTIVELY = re.compile(r",? respectively\b")
AMONG = re.compile(
    r"\s+(?:with\s+)?(?:(?!and\b)[\w.'-]+\s+){0,6}?(?:officials|figures|personnel|dignitaries|leaders|ministers"
    r"|counterparts|representatives|participants|diplomats|authorities)"
    r"(?:\s+(?:of|from|in|at|participating in)\s+[^,;]{2,60})?"
    r",?\s+(?:including|such as|namely)\s+(?!with\b)"
)
"""What stands between a verb of meeting and those who are named of many."""
INCLUDING = re.compile(
    r"(?:\s+(?:of|from|in)\s+(?:[\w-]+\s+){0,6}[\w-]+)?(?:,\s+(?:including|namely)|:)\s+(?:newly elected\s+)?"
)
"""What stands between counterparts and those of them who are named."""
