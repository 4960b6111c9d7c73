"""What stands around the verbs and nouns that may tell of contacts, whichever they are, and what it means."""

from __future__ import annotations

import re

from kg.reading import cued
from kg.reading.adverbials import ON_A_DAY
from kg.reading.time_grammar import MONTH

PRESENT = frozenset("meets hosts speaks holds receives welcomes joins attends sees".split())
GENERIC_MEETING = re.compile(
    r"[^.;]{0,140}\bhas been held (?:a total of )?\w+ times\b"
    r"|[^.;]{0,30}\b(?:at least once|(?:nearly |almost )?on a daily basis|at various levels|as often as"
    r"|once a|twice a|every (?:year|month)|annually|regularly|on a regular basis"
    r"|more often|frequently|(?:several|many|numerous|countless) (?:times|occasions)"
    r"(?! (?:last|this) (?:week|month)\b| (?:on|in) (?:\w+day|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December))\b))\b"
)
"""What makes meeting a habit that is agreed on, not one meeting."""
IN_TALKS = re.compile(r"\b(?:is|are|was|were|been|be|still|now|under ?way) in (?:\w+ )?$")
"""What makes talks the arranging of something ("are in talks to set up a meeting")."""
OF_A_FRAMEWORK = re.compile(
    r"\b(?:frameworks?|mechanisms?|channels?|platforms?|systems?|hotlines?|bod(?:y|ies)) (?:for|of) (?:[\w-]+ ){0,2}\Z"
)
"""What is set up for meetings of all years ("a framework for consultations")."""
OF_AN_ACRONYM = re.compile(r"(?:\b[A-Z]{4,}|\([A-Z]{3,}\)) \Z")
"""What makes a summit one of many that has a name of its own ("the second WASH summit")."""
THEIR_OWN = re.compile(r"\b(?:their|the two (?:sides|countries|allies)') (?:[A-Z][\w-]* ){1,2}\Z")
"""What makes a meeting with a name that of the sides at hand ("their Security Consultative Meeting")."""
OPENED = re.compile(r"\bto (?:open|start|launch|begin|initiate) (?:[a-z-]+ )?\Z")
FOUNDED = re.compile(
    r"\b(?:launch|establish|create|institute|inaugurate|found|initiate) (?:an? |the )(?:[\w.'&/-]+ ){0,8}\Z"
)
"""What sides set up for all years that found a dialogue of their own."""
CALL_ON_A_DAY = re.compile(
    rf"\s+(?:{ON_A_DAY}|for\s+(?:(?:about|approximately|around|some|nearly|over)\s+)?"
    r"(?:\d+|an|half an|one|two)\s+(?:minutes|hours?)\b)"
)
"""Behind "call" a day or a time, not somebody who is called upon or for."""
ABOUT_A_THING = re.compile(r"\s+(?:on|over|about|for|towards?) (?:an? |the )?(?!\w+day\b)[a-z]")
"""What sides negotiate that agree to open talks on it, in many sessions."""
GOING_ON = re.compile(r"\b(?:is|are|be|still|now) (?:still |now )?in (?:[\w-]+ )?$")
"""What makes talks with a government something that goes on ("is in close consultations with Lima")."""
GOES_ON_TO = re.compile(r"\bcontinu(?:e[sd]?|ing) to\s+(?:\w+ly\s+)?$")
"""What is done again and again, not once ("will continue to consult with")."""
OF_A_BODY = re.compile(r"\bof the (?:[\w-]+ ){0,6}(?:Committee|Group|Council|Platform|Task Force|Commission|Board)\b")
ANOTHER_VERB = re.compile(r",\s+(?:\w+ly\s+|further\s+)?(?!includ|dur|follow|accord)\w{2,}ing\b")
"""Behind this a list is the object of something else ("hosting the summit, further developing the ties with X")."""
OF = r"(?<!sidelines )(?<!margins )(?<!fringes )of"
"""The preposition that may stand before the parties of a noun, not before the gathering beside which it was held."""
HELD_ONE_AND = re.compile(
    r"\b(?:held|had|paid|hosted)\s+an?\s+(?:[\w-]+\s+){1,4}and\s+(?:an?\s+)?(?:[a-z-]+\s+){0,2}\Z"
)
"""What stands before the second of two that were held ("held a meeting and a working luncheon")."""
AFTER_HAVING = re.compile(r"\b(?:after|before)\s+(?:[A-Z][\w.'-]+\s+){0,3}(?:had\s+)?\Z")
"""What opens the clause of another contact."""
REGULARLY = re.compile(r"\b(?:regularly|annually|routinely|periodically)\s+\Z")
"""What makes an infinitive or a present tense a custom ("to regularly convene the dialogue")."""
TOWARDS = re.compile(
    r"\b(?:towards?|steps (?:to|for)|plans? (?:for|on)|preparations? for|prospects? (?:of|for)) (?:\w+ly )?\Z"
)
"""What makes the holding of talks one to come ("discussed next steps towards holding a dialogue")."""
PLAN_OF = re.compile(r"'s? (?:[a-z]+ )?(?:plans?|decision|move|bid|push|proposal|intention|offer|efforts?) to \Z")
"""Whose plan it is stands in front."""
NEGATED_WITHIN = 34
"""Characters in front of a trigger in which a negation stands."""
BEYOND_NEGATION = re.compile(r"[,;]|\b(?:when|while|after|since)\b|\b(?:from|during|at)\s+\Z")
"""What ends a negation ("have not met since they held")."""
TOLD_OF_A_BODY = re.compile(
    r"(?:\s+(?:was |is |will be |to be )?(?:held|scheduled|slated|set|due)\b"
    r"|,? (?:in|on|at|last|next|this|early|late)\s)"
)
"""Where or when a named dialogue of two countries is held ("the A-B Strategic Dialogue in Oslo")."""
AS_A_DELEGATE = re.compile(
    r"\b(?:delegates?|attend\w*|took part|tak\w+ part|participat\w+"
    r"|represent\w+|headed|led|chair\w*)\b"
)
"""What those do who are at a gathering, of whom another reader tells."""
HOPED_FOR = re.compile(
    r"\b(?:resumption|restart(?:ing)?|revival|reopening|restoration|suspension) of (?:the\s+)?(?:[\w-]+\s+){0,4}$|"
    r"\b(?:launch|anniversary|establishment|creation) of (?:the|an?)\s+(?:[\w-]+\s+){0,5}$|"
    r"\b(?:need|necessity|openness|readiness|conditions?) (?:for|to) (?:an?\s+)?(?:[\w-]+\s+){0,5}$|"
    r"\b(?:seek(?:s|ing)?|sought)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$"
    r"|\binterest(?:ed)?\s+in\s+(?:having\s+|holding\s+)?(?:an?\s+)?(?:[\w-]+\s+){0,2}$"
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
WHAT_IT_MADE = re.compile(r"\s+(?:accords?|agreements?|declarations?|documents?|commitments?|pledges?|diplomacy)\b")
"""Behind a summit: it only tells what was agreed there ("to follow up on summit accords between the leaders")."""
SUMMIT_FOR = re.compile(
    r"\s+(?:for|on|of)\s+(?:the\s+)?[A-Z](?!\w*day\b|(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)\w*\.?\s+\d)"
)
"""The rest of a venue's name ("the Summit for Peace")."""
COMMITTEE = re.compile(r"\b[A-Z][a-z]+ Committee\s+$")
CONVENED = re.compile(r"\s+(?:was|were|will be|is to be|has been)\s+(?:held|convened)\b|\s+(?:took|will take) place\b")
GLAD_TO = re.compile(
    r"\b(?:is|was|am|are|were) (?:\w+ ){0,2}(?:happy|glad|pleased|delighted|honou?red) to (?:be able to |finally )?\Z"
)
"""What somebody says whom the meeting at hand gladdens ("he was happy to be able to meet X")."""
AS_A_RULE = re.compile(
    r"\b(?:regular|frequent|annual|continued) (?:holding|hosting|convening) of (?:(?:the|their) )?"
    r"(?:[A-Z][\w-]+ ){0,3}\Z"
)
"""What speaks of all meetings of a kind ("through the regular holding of the Trilateral Summits")."""
NEAR = 40
"""Characters in front of a committee's meeting in which its two countries stand."""
BASE_FORMS = frozenset(
    "speak talk meet call hold have host welcome receive join attend participate sit pay co-chair".split()
) | {
    "confer", "consult", "engage", "get together", "sit down",
}  # fmt: skip
HELD_DIALOGUE = re.compile(
    r"\b(?:h[eo]ld(?:ing)?|conven(?:ed?|ing)|co-?host(?:ed|ing)?|co-?chair(?:ed|ing)?|host(?:ed|ing)?|conducted|launched"
    r"|opened|concluded)\s+"
    r"(?:(?:\w+\s+){0,2}?(?:an?|the|their|its|another)\s+|(?=[A-Z][\w.]*-[A-Z]))(?:(?!and\b|with\b|to\b|on\b)[\w.'+-]+\s+){0,7}$"
)
SINCE = re.compile(r"\b(?:since|following|after|before|views|made)\b")
"""Behind this a noun is no object of the verb ("exchanged views on the progress since the summit")."""
ARRIVED_FOR = re.compile(
    r"\b(?:arriv\w+|left|depart\w*|heads?|heading|headed)\b(?:[^.;]|\.\s\d|\.S\.){0,80}"
    r"\bto\s+(?:attend|hold|join|participate in|take part in)\s+(?:an?\s+|the\s+)?\Z"
    r"|\b(?:(?:has|had|have|just)\s+left|departed|(?:is|was)\s+(?:heading|headed)|heads|(?:leaves?|departs?|left) for"
    r"|sets? (?:off|out) for|(?:flies|jets off|travels) to|arrives (?:in|at))\b(?:[^.;]|\.\s\d|\.S\.){0,80}"
    r"\bfor\s+(?:(?:an?|the|his|her|their)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
"""Whoever has come to attend a meeting has not attended it yet."""
COME_FOR = re.compile(
    r"\b(?:arrived|landed|touched down|flew (?:in|to)|began an?|(?:is|are) (?:here|in|visiting|on an?))\b"
    r"(?:(?!\b(?:last|ago|met|held)\b)(?:[^.;]|\.\s\d|\.S\.)){0,80}"
    r"\bfor\s+(?:(?:an?|the|his|her|their)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
"""Whoever is there for talks: they lie ahead where the text goes on with what is to come."""
GOES_ON_AHEAD = re.compile(
    r"\b(?:(?:is|are) (?:\w+ly |also |then |now )?(?:set|expected|scheduled|slated|due|likely|to)\b|plans? to\b|will\b"
    r"|(?:his|her) arrival\b)"
)
"""What a text says that goes on with what is to come."""
AHEAD_WITHIN = 800
"""Characters behind the noun of talks in which a text says that they lie ahead."""
QUOTED = re.compile(r"[,.?!][\"”]\s")
"""Where words end that somebody has said: what they tell of the future is not what is told behind them."""
WILL_AND = re.compile(
    r"\b(?:will|plans? to|(?:is|are) (?:set|scheduled|expected|due|slated) to)\b[^;\"]*\sand (?:then |also )?"
    r"(?:(?:on )?to [A-Z][^;\"]{2,50}? to )?\Z"
)
"""The infinitive behind "and" of a sentence on what is to come ("will visit Oslo to mark the day and meet with X").

It may be that of a further stop ("and to Riga, May 3-4, to meet with X").
"""
FINITE = re.compile(
    r"spoke|met|held|had|took(?: part)?|sat .*|got(?: together)?|paid|sent|wrote|rang|gave|made|led|saw|came .*"
    r"|ran into|shook hands|dined|broke bread|\w+ed(?: .*)?"
)
"""The past of the verbs that tell of contacts."""
WHEN_THEY = re.compile(r"\b(?:when|once|after|before|until) (?:they|both|the (?:two|three)(?: \w+)?) (?:next )?\Z")
"""What stands before a verb in the present that tells of what is to come ("when they meet in May")."""
LEFT_TO = re.compile(
    r"\b(?:left|leaves?|leaving|depart\w*|set off|headed (?:to|for)|en route|on (?:his|her|their) way"
    r"|(?:started|began|kicked off|embarked on)"
    r" (?:an?|his|her|their) (?:[\w-]+ ){0,3}(?:visit|trip|tour|journey))\b(?:[^.;]|\.\s\d){0,80}"
    r"\bto\s+(?:\w+ly\s+)?\Z"
)
"""Whoever has left to meet somebody has not met yet."""
ONWARD_TO = re.compile(
    r"\b(?:will|plans? to|(?:is|are) (?:set|due|scheduled|slated|expected|to))\b[^;]{3,260}?"
    r"\b(?:(?:before|and then|then) (?:heading|going|travel+ing|flying|moving|continuing|proceeding|go|fly|travel|head)"
    r" (?:on )?to|and (?:then )?(?:to|in)) [A-Z][\w. ]{1,40}? to (?:\w+ly )?\Z"
)
"""A journey to come, up to what its next stop is for ("will meet X in Oslo before heading to Riga to meet")."""
COME_TO = re.compile(
    r"\b(?:arrived|landed|touched down|(?:is|are) (?:here|in|visiting|on an?))\b"
    r"(?:(?!\b(?:last|ago|met|held)\b)(?:[^.;]|\.\s\d|\.S\.)){0,80}\bto\s+(?:\w+ly\s+)?\Z"
)
"""Whoever is there to meet somebody has not met yet, in the news of the day."""
TRAVELLED_TO = re.compile(
    r"\b(?:led|travell?ed|flew|visited|went"
    r"|stopped)\b(?! (?:on|forward))(?:(?!\bto (?!the\b|[A-Z]))(?:[^.;]|(?<=[A-Z])\.|\.(?= \d))){0,60}\bto\s+$"
)
"""A journey that was made tells what it was made for ("flew to X to meet with Y")."""
STOPPED_TOO = re.compile(
    r"\b(?:travel+ed|flew|went)\b[^;]{3,200}\band (?:then )?(?:on )?to [A-Z][\w. ]{1,30}? to (?:\w+ly )?\Z"
)
"""A journey that was made, up to what its next stop was for ("flew to A to meet X and to B on Monday to meet")."""
DID_SO = re.compile(
    rf"{TRAVELLED_TO.pattern}|\b(?:had|took|seized|used|has had|have had)\s+(?:an?|the|this|another)\s+(?:\w+\s+)?"
    r"(?:opportunity|chance|pleasure|honou?r|privilege|occasion)\s+(?:(?:yesterday|today|this \w+)\s+)?to\s+"
    r"(?:\w+ly\s+)?$"
    r"|\b(?:was|were) in (?:[A-Z][\w.]+ ){1,2}(?:(?:[^,;.]|\.(?= \d)){2,30} )?to\s+$"
    r"|\b(?:was|were)\s+(?:\w+\s+)?(?:able|pleased|honou?red|glad|delighted|happy|privileged)\s+to\s+(?:\w+ly\s+)?$"
)
"""What makes a purpose a deed ("had the opportunity to meet with X")."""
OUTCOME = re.compile(
    r"\b(?:outcomes?|results?|success|achievements?|fruits?|follow-?ups?|follow-up measures|aftermath)\s+"
    r"(?:of|from|to|on)\s+(?:[\w.'-]+\s+){0,6}\Z"
)
"""What has an outcome was held, though it is yet to be talked about ("will discuss the results of the summit")."""
TO_BE_A_SUCCESS = re.compile(
    r"\b(?:mak(?:e|ing) (?:a|an? \w+) success (?:of|out of)"
    r"|(?:work|cooperat|collaborat|coordinat|hope|wish)\w*\b[^.;]{0,40}? (?:for|towards?|to ensure) (?:a|the)"
    r" success(?:ful)?(?: \w+)?(?: of)?) (?:the |an? |their )?(?:[\w.'-]+ ){0,7}\Z"
)
"""What one works for is still to come ("agreed to make a success of the second A-B meeting")."""
PRONOUN_SUBJECT = re.compile(r"\b(?:he|she|they)\s+(?:(?:has|have|had|also|then|\w+ly)\s+)*\Z")
OWN_SUBJECT = re.compile(r",\s+(?:he|she|they|the \w+(?: \w+)?)\s+(?:(?:has|have|had|also|\w+ly)\s+)*\Z")
"""A subject right before a verb: its object is no longer that of what stands before."""
ITS_OBJECT = re.compile(r"\s+(?:an?|the|his|her|their|its|another|separate|talks|bilateral|trilateral|\w+ talks)\b")
"""What makes "held" behind a comma finite ("who is in X to attend the forum, held a meeting with Y")."""
CLAUSE = cued.compile(
    r"[;]|(?<!\d),\s+(?:where|while|when|during which|at which|in which|and (?:he|she|they)|but)\b"
    r"|(?<!\d),\s+and the(?! (?:Rt\.? |Right )?Hon)(?=\s+(?:[\w'-]+\s+){1,5}?(?:also|will|would|is|was|are|were|has"
    r"|have|had|did|said|met|spoke|held|took|gave|[a-z]+ed)\b)"
    r"|(?<!\d),\s+and the(?=\s+(?:[\w.'-]+\s+){1,12}?also\s+(?:spoke|met|held|had|talked|conferred|discussed)\b)"
    r"|(?P<named>,\s+and\s+(?=[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,6}\s+(?:will|would|is|was|has|had|also|plans?|said"
    r"|told)\b))"
    r"|,\s+(?:and\s+)?(?:also\s+)?(?:(?:today|yesterday|about [\w ]{3,16} ago|last \w+|just \w+),?\s+)?(?:we|I)\s"
    r"| (?:adding|saying) that\b"
    r"| as\s+(?:both|the two|they|he|she)\b"
)
PREDICATE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|did|said|met|held|spoke|took|gave|told|[a-z]+ed)\b"
)
"""What a clause must have in front of ", and X will": else X ends the list that is its subject."""
VENUE = re.compile(r"\b(?:sidelines|margins|fringes)\s+\Z")
"""What stands before the "of" of where a contact took place, not of whose it was."""
WITH_OF_ANOTHER = re.compile(
    r"\b(?:on|about|over|regarding|for|amid|following|in)\s+(?:[\w.'-]+\s+){0,6}(?:negotiations?|dialogue|relations?|relationship"
    r"|ties|tensions?|cooperation|disputes?|row|trade|deals?|engagement|summits?|talks)\s+$"
    r"|\b(?:to\s+(?!hold|have|conduct)[a-z]+|[a-z]+ing)\s+(?:[\w'-]+\s+){0,4}(?:negotiations|dialogue|relations|ties|talks"
    r"|consultations|engagement|contact)\s+$"
    r"|\b(?:in|of|for|by|on|while|when)\s+(?:[a-z]+ly\s+)?(?:deal|cop|cooperat|grappl|work|coordinat|engag|trad"
    r"|compet)ing\s+$"
    r"|\b(?:ahead of|before|prior to|on the eve of|after)\s+(?:an?|the|his|her|their)\s+(?:[\w.'-]+\s+){0,4}"
    r"(?:summits?|talks|meetings?|calls?|conversations?|dinner|luncheon)\s+$"
)
"""What a "with" belongs to that is not the contact's ("stalled negotiations with X", "to resume talks with X")."""
TOPIC_BEFORE = re.compile(
    r"\s+(?:on|about|over|regarding|concerning)\s+(?:[\w.'-]+\s+){0,6}"
    r"(?:relations?|relationship|ties|cooperation|trade|alliance|engagement|tensions?)\s+$"
)
"""What talks are about, in front of the official with whom they are ("held talks on trade with Minister X")."""
OF_NEGOTIATORS_WITH = re.compile(r"(?:\s+[a-z]+)?(?:\s+(?:for|on|to)\s+(?:the\s+)?(?:[A-Z][\w-]*\s*){1,5})?\s*\bwith\b")
"""From the officials whose meeting it is to the one whom the subject meets."""
BETWEEN_OF_ANOTHER = re.compile(
    r"\s(?:pacts?|accords?|agreements?|deals?|treat(?:y|ies)|relations?|ties|alliance|disputes?|rows?|tensions?|gaps?|rift"
    r"|differences|cooperation|coordination|trade|war|border)\s+$"
)
"""What has two sides of its own ("talks next week, before the expiry of a pact between A and B")."""
AT_A_BUILDING = re.compile(
    r"\bat (?:the|his|her|their|its|NATO|EU|UN|U\.N\.) (?:[\w.'-]+ ){0,4}?"
    r"(?:White House|Blue House|Hall|Palace|Pentagon|Kremlin"
    r"|[Oo]ffice|residence|[Mm]inistry|[Dd]epartment|[Hh]eadquarters|compound|[Hh]otel|[Aa]irport|[Vv]illa|[Ee]mbassy"
    r"|mansion|guesthouse|complex|airbase)\b"
)
"""Who talks in a building is there."""
IN_A_BUILDING = re.compile(rf"(?:\s+of\s+[A-Z][\w-]+)?\s+{AT_A_BUILDING.pattern}")
"""A building right behind those who talk."""
IN_A_CAPITAL = re.compile(
    r"\bin (?:the (?:[A-Z][\w-]+ )?|[A-Z][\w -]{2,24}'s )capital\b|\b(?:talks|discussions|consultations) here\b"
)
"""Who talks in a city, or here, is there."""
JOURNEY = re.compile(
    r"\b(?:(?:leav\w+|left|depart\w*|sets? (?:off|out)|head\w*)\s+for|(?:fly|flies|flew|flying|travel\w*|head\w*|go"
    r"|goes|going|went|trip|jets off|visit)\s+to|arriv\w+\s+in|(?:is|are|was|were|be|due)\s+in\s+[A-Z]\w+)\s"
    r"[^.;]{0,80}?\b(?:for|to)\s+(?:[\w-]+\s+){0,4}\Z"
)
"""Who makes a journey for talks has them there ("flew to X on Monday for talks with Y")."""
WHO_VISITS = re.compile(
    r",\s+(?:who|currently|now)\s+(?:(?:will|is|was|to|be|currently|now|scheduled|making|make|made|an?|[a-z]+al)\s+){0,6}"
    r"(?:visit(?:s|ed|ing)?|on an? (?:\w+ ){0,2}visit)\b"
)
"""Behind a guest: with whom one talks at home ("held talks with X, who is visiting Seoul")."""
OPENS_THERE = re.compile(
    r"(?:On \w+day,? )?(?:While )?[Ii]n\s+(?:the\s+)?"
    rf"(?!{MONTH})[A-Z][\w.]+(?:\s[A-Z][\w.]+)?"
    r"(?:\s+(?:on\s+\w+day|(?:on\s+)?[A-Z][a-z]+\.?\s+\d|today|yesterday|earlier)|,)"
)
"""Who holds talks in the place with which the sentence opens is there ("In Oslo on Monday, X held talks with Y")."""
ON_VISIT = re.compile(r"(?:On|During)\s+(?:that|this|the|his|her|their)\s+(?:[\w-]+\s+){0,2}(?:trip|visit|stay)\b")
"""Who talks on a visit is there."""
