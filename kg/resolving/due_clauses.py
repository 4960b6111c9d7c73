"""Which times in the clause of an act are those of the deed: not of a thing it names, of talks held, of another clause.

"To hold talks in Oslo next month" is to be done next month; "to work for the success of the talks next month" is not:
the time belongs to the verb nearest before it, and sets a date only where that verb tells something that comes to an
end, and where no phrase of purpose, reason or ground stands between the two.
"""

from __future__ import annotations

import re

from kg.reading.act_lists import BASE_VERBS
from kg.reading.time_templates import Calendar, PartOf, Stretch, TimeExpression, Weekday, Window

LASTING = frozenset(
    "continue cooperate collaborate work coordinate communicate consult strive pursue promote push prepare".split()
)
"""What goes on and is done by no day, where only a stretch is given ("to cooperate closely in 2025")."""
TALKED_OF = frozenset("discuss explore review consider".split())
"""What is only talked of: a time behind a further verb is that of the matter ("discuss holding a summit in May")."""
HAPPENING = frozenset("hold have meet convene agree announce launch adopt sign unveil talk speak conclude open".split())
"""What is done at an occasion, so that its time is that of the deed ("to meet on the sidelines of a summit in May")."""
MORE_VERBS = frozenset(
    "agree announce appoint arrange attend bring build buy carry cease chair close come communicate complete conclude"
    " confirm cut decide deploy discuss dispatch do double elevate end find finish fix give go halt have host install"
    " keep lift make meet name pay plan prepare produce publish purchase push put raise realize reach receive release"
    " repatriate replace report return reopen revise roll send set speak station stay stop strive submit suspend talk"
    " transfer travel unveil upgrade visit withdraw".split()
)
VERBS = BASE_VERBS | MORE_VERBS | LASTING | TALKED_OF
_WORD = re.compile(r"[A-Za-z][\w’'-]*|[,;()]")
_BEFORE_INFINITIVE = frozenset("to will would should shall must not and or , can could may".split())
_BEFORE_GERUND = frozenset("on in to of by for and or , as about while at towards toward from".split())

EFFORTS = re.compile(
    r"make\s+(?:\w+\s+){0,2}(?:use|efforts?|most|success|contributions?)\b|(?:take|do)\s+(?:\w+\s+){0,2}(?:part|best)\b"
)
"""What goes on though its verb alone would not tell."""
SUBJECT = re.compile(
    r"\s*\)?,?\s+(?:will|would|should|shall|must|can|may|is|are|was|were|be|mark(?:s|ing)?)\b"
    r"|(?:,[^,;]{3,60},)?\s+(?:offers?|provides?|presents?|marks|will (?:mark|serve|offer|be))\b"
)
"""What follows a time that belongs to the subject of a clause ("that his visit next year will be", "2025 marking")."""
BEFORE_CLAUSE = re.compile(r"\s*,?\s*(?:\([^()]{1,20}\)\s*)?(?:to|that|on|in|not)\b")
_BEHIND_VERB = re.compile(r"[\w-]+\s+(?:late |early )?(?:on |in |at )?(?:the )?\Z")
"""The day on which they agreed ("agreed on Thursday to")."""
DONE = re.compile(
    r"(?:sign|initial|initiall|conclud|adopt|re-?affirm|affirm|reiterat|shar|reach|express|underscor|stress)ed\b"
)
"""What is done on the day behind it where no further verb tells a deed ("signed the memorandum on June 15")."""
OWNED = re.compile(r"['’]s?\s|,? and beyond\b")
OF_AN_OCCASION = re.compile(
    r"\b(?:at|by|before|during|ahead of|until|(?:occasion|sidelines|margins) of)\s+(?:the\s+)?\Z", re.IGNORECASE
)
"""What stands before an owned time that says when ("by this year's meeting")."""
OF_A_THING = re.compile(r"\bof\s+(?:the\s+)?\Z")
EARLIEST = re.compile(r"\bas (?:early|soon) as\s+(?:in\s+|on\s+)?\Z", re.IGNORECASE)
"""Before a day that is the first possible one, not the last."""
A_CHANCE = re.compile(
    r"\b(?:offers?|provides?|(?:will|would) (?:provide|offer|serve as|become|be)) an? (?:[\w-]+ ){0,3}"
    r"(?:opportunity|turning point|milestone|occasion|momentum)\b"
    r"|\b(?:year|month|decade) (?:will|would) be (?:an? )?(?:\w+ )?"
    r"(?:crucial|critical|decisive|important|pivotal|key)\b"
)
"""What is said of a year that nothing is to be done by ("that next year offers a good opportunity")."""
CLAUSE = re.compile(
    r",\s*(?:who|whose|where|when|due|as|saying|noting|which(?! (?:is|are) (?:set|scheduled|slated)))\b"
    r"|\b(?:because|why|when|given|as [^,;]{2,60}? (?:is|are) set to)\b"
    r"|,?\s+and (?:\w+ )?(?:noted|welcomed|look(?:ed|s)? forward|expressed|exchanged|thanked|praised|discussed)\b"
)
"""Where a clause of its own begins that tells none of what is to be done."""
GOES_ON = re.compile(r"\band (?:also |further )?(?:to|agreed|decided|pledged|vowed|will)\b")
"""What comes back to it."""
ASIDE = re.compile(
    r"\b(?:in (?:light|view|line|accordance|recognition|commemoration|celebration|honou?r|consideration|keeping"
    r"|response|support|preparation) (?:of|with|for|to)|based on|on the basis of|following|after|since"
    r"|according to|pursuant to|under|despite|amid|including the [\w' -]{2,40} that)\b"
    r"|\b(?:as [^,;]{2,40}? )?mark(?:s|ing)?\b|\b(?:celebrating|commemorating)\b|\bahead of [^,;]{2,40}? anniversary\b"
    r"|\b(?<!be )(?:held|launched|signed|reached|adopted|made|agreed|announced|concluded|established|hosted|released"
    r"|issued) (?:by|at|in|on|between|during|last|earlier|this)\b"
    r"|\b(?:in|during) (?:(?:the|a|an|their|its|his|her) (?:[\w.-]+ ){0,3}|(?:[\w-]+ )?(?=talks\b))"
    r"(?:[Cc]all|[Cc]onversation|[Mm]eeting|[Tt]alks|[Ss]ummit)\b"
    r"|\b(?:prepar\w+ for|participat\w+ in|attend\w*) [^,;]{0,80}?\b(?:[Ss]ummit|[Mm]eeting|[Cc]onference|[Ff]orum)\b"
)
"""Where a phrase begins that tells grounds, reasons and events which are none of the deed's."""
PURPOSE = re.compile(
    r"\b(?:for (?:(?:the|a|an|its|his|her|their|[A-Z][\w'’]*) )?(?:\w+ )?"
    r"(?:success|successful|smooth|year|fiscal|hosting)"
    r"|towards? (?:the|a|an) (?:\w+ )?success\w*|as (?:an? |the |its |their |next |this )|including|such as"
    r"|(?:importance|significance|value|meaning) of)\b"
)
"""Behind which a time belongs to a thing aimed at or named beside."""
TO_COME = re.compile(
    r",?\s*\b(?:to be (?:held|hosted|convened)|(?:which|that) (?:is|are|was|were|will)|scheduled|slated"
    r"|set (?:for|to))\b"
)
"""What tells when an event is to be; with an occasion before it, that of the deed too."""
OCCASION = re.compile(r"\b(?:at|on the (?:sidelines|margins|occasion) of|during|to attend)\b", re.IGNORECASE)
AT_TALKS = re.compile(
    r"\bat (?P<article>the|a|an|their|its)(?P<own> (?:[\w.’'-]+ ){0,5}?)"
    r"(?:[Ss]ummit|[Mm]eeting|[Cc]onference|[Ff]orum|[Aa]ssembly)\b"
)
AWAITED = frozenset("set slated scheduled due expected planned".split())
"""Participles behind which an infinitive tells of an event ("slated to take place")."""
AHEAD = frozenset("next upcoming forthcoming".split())


def sets_time(text: str, verb: int, expression: TimeExpression, end: int) -> bool:
    """Return whether a time expression says when the deed is to be done that an act tells.

    Args:
        text: the searched text.
        verb: where the act verb begins.
        expression: a time expression behind it, in the act's content.
        end: where the content ends.
    """
    if isinstance(expression.template, Stretch) and text.startswith("the ", expression.start):
        return False  # "so as to open up the next thirty years": a thing, not a time
    before, after = text[verb : expression.start], text[expression.end : end]
    if SUBJECT.match(after) or EARLIEST.search(before) or A_CHANCE.search(text, verb, end):
        return False
    deadline = isinstance(expression.template, Window)
    whose = OWNED.match(after) or (OF_A_THING.search(before) and not isinstance(expression.template, PartOf))
    if whose and not deadline and OF_AN_OCCASION.search(before) is None:
        return False
    aside = list(CLAUSE.finditer(before))
    if aside and GOES_ON.search(before, aside[-1].end()) is None:
        return False
    deed, at = _governing(before)
    between = before[at:]
    told = before[:at].isalpha()  # by the act verb itself
    weekday = isinstance(expression.template, Weekday) and expression.template.shift is None
    if told and DONE.match(before) and _of_a_day(expression):
        return False
    if told and BEFORE_CLAUSE.match(after) and (weekday or _BEHIND_VERB.fullmatch(before)):
        return False
    if ASIDE.search(between) or PURPOSE.search(between) or (deed == "" and not deadline):
        return False
    awaited = TO_COME.search(between)
    if awaited is not None:
        return deed in HAPPENING and OCCASION.search(between, 0, awaited.start()) is not None
    talks = AT_TALKS.search(between)
    ahead = talks is None or talks["article"] in ("a", "an") or AHEAD & set(talks["own"].split())
    return talks is None or (deed in HAPPENING and bool(ahead))


def _of_a_day(expression: TimeExpression) -> bool:
    """Whether an expression means one day ("Friday", "June 15")."""
    template = expression.template
    return isinstance(template, Weekday) or (isinstance(template, Calendar) and template.day is not None)


def _governing(before: str) -> tuple[str, int]:
    """The verb nearest to the end of a clause that opens with its act verb, and where it ends; empty where it lasts."""
    words = list(_WORD.finditer(before))
    first = _base(words[0][0].lower()) if words else ""
    deed, at = "" if first in LASTING else first or "do", words[0].end() if words else 0
    talked = False
    for k, match in enumerate(words[1:], start=1):
        word = match[0].lower()
        base = _base(word)
        if base not in VERBS or (word == "set" and before.startswith((" for", " to"), match.end())):
            continue
        previous = k - 1
        while previous > 0 and (words[previous][0].endswith("ly") or words[previous][0].lower() in ("also", "further")):
            previous -= 1
        introduced = words[previous][0].lower()
        gerund = word.endswith("ing")
        if introduced not in (_BEFORE_GERUND if gerund else _BEFORE_INFINITIVE) and not (
            gerund and introduced in VERBS
        ):
            continue
        if introduced == "to" and words[previous - 1][0].lower() in AWAITED:
            continue
        lasts = talked or base in LASTING or introduced in LASTING or EFFORTS.match(base + before[match.end() :])
        deed, at = "" if lasts else base, match.end()
        talked = talked or base in TALKED_OF
    return deed, at


def _base(word: str) -> str:
    """The plain form of a gerund or of a form in the list of verbs.

    >>> [_base(word) for word in ("holding", "hold", "resuming", "putting", "meeting")]
    ['hold', 'hold', 'resume', 'put', 'meet']
    """
    if not word.endswith("ing"):
        return word
    stem = word[:-3]
    return next((form for form in (stem, stem + "e", stem[:-1]) if form in VERBS), word)
