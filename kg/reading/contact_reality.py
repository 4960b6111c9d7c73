"""Whether words tell a contact as fact or plan: what is denied, ruled out, conditional or only imagined is none."""

from __future__ import annotations

import re

from kg.reading.contact_noun_words import AGREED_THERE

_REST = r"(?:[^.;]|(?<=\b[A-Z])\.|\.(?!\s+[A-Z]|\Z))"
"""A character of the rest of a sentence: the dot of "Feb. 2" and of initials does not end it."""
IF = re.compile(
    r"\b(?:if|whether|unless|in the event(?: that)?|in case|provided that|assuming(?: that)?|supposing)\s+"
    rf"(?:{_REST}(?<!,)){{0,120}}\Z",
    re.IGNORECASE,
)
"""A condition or a question whose clause is still open."""
WOULD = re.compile(r"\bwould (?:\w+ly )?\Z")
ONLY_IF = re.compile(rf"{_REST}{{0,140}}?\b(?:if|unless|provided|on condition)\b")
"""Behind what somebody would do under a condition ("would meet X only if")."""
WOULD_HAVE = re.compile(r"\b(?:would|could|might|should)(?: not)?(?: \w+ly)? have (?:\w+ly )?\Z")
"""What did not come about ("would have met")."""
HAD_THEY = re.compile(r"Had (?:[A-Z][\w.'-]*,? (?:and )?|the |he |she |they |an? )[^,;]{0,80}")
"""What did not come about, at the head of a sentence ("Had X met with Y, the talks would have gone on")."""
MEETINGS = frozenset("meetings engagements exchanges visits contacts dialogues consultations discussions".split())
PARTICIPLES = frozenset("met spoken talked held hosted received called gathered had".split())
WOULD_WELCOME = re.compile(
    r"\bwould (?:\w+ly )?(?:welcome|support|favou?r|prefer|love|oppose|be (?:open|willing|ready|happy|glad|pleased)"
    r" (?:to|for)(?: (?:have|having|hold|holding))?)\s+(?:an?|any|another|the|such)\s+(?:[\w-]+\s+){0,3}\Z"
)
"""What one would be glad of is not arranged."""
WORTH_IT = re.compile(
    r"\b[Ii]t (?:is|was|would be|will be|remains)(?: \w+ly| very| all the more)? (?:meaningful|important|essential"
    r"|necessary|useful|vital|significant|crucial|good|beneficial|desirable|worthwhile|helpful|valuable|imperative|natural)"
    rf"(?: (?:for|that)\b{_REST}{{0,110}}?)? to (?:\w+ly )?\Z"
)
"""What is said of contacts in general ("it is useful for ministers to meet in person", "it is necessary to hold")."""
NO_PLANS = re.compile(
    rf"\bno (?:[\w-]+ ){{0,2}}(?:plans?|schedule|arrangements?|intention|reason|need)\b"
    rf"{_REST}{{0,100}}\bto (?:\w+ly )?\Z"
)
"""What nobody plans ("there are no plans for X to meet with")."""
WAS_TO = re.compile(
    r"\b(?:was|were|had been) (?:\w+ly )?(?:scheduled|supposed|set|due|slated|expected|planning|to) (?:to )?"
    r"(?:\w+ly )?\Z"
)
BUT_DID_NOT = re.compile(
    rf"{_REST}{{0,160}}?\bbut\b{_REST}{{0,60}}?\b(?:put off|postponed?|cancell?ed|called off|scrapped|delayed|could not"
    r"|did not|failed|pulled out|withdrew)\b"
)
"""What was to be and did not come about ("was to meet X on Monday but put off the trip")."""
_WHAT = (
    r"(?:\s+(?:an?|the|any|all|such|media|news|press|recent|those|these))*"
    r"(?:\s+(?:reports?|claims?|rumou?rs?|speculation|allegations?|possibility|idea|notion|suggestions?|chances?"
    r"|prospects?|likelihood|plans?|talk|calls?|request|offer))?"
)
DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rul(?:es?|ed|ing) out"
    r"|turn(?:s|ed|ing) down|spurn(?:s|ed)|scotch(?:es|ed)|played down)"
    rf"{_WHAT}\s+(?:(?:that|of|about|for|to|having|on)\b{_REST}{{0,90}}|(?:an?\s+)?(?:[\w-]+\s+){{0,3}})\Z"
)
"""What is denied, or turned down before it came about."""
WITH_DENIAL = re.compile(r"\b(?:in|during|at|after|following|before|when|while)\s+(?:[\w'-]+\s+){0,6}\Z")
"""A contact in which something was denied was held all the same."""
SHUNNED = re.compile(
    r"\b(?:skip(?:s|ped|ping)|avoid(?:s|ed|ing)|boycott(?:s|ed|ing)|miss(?:es|ed|ing)|snub(?:s|bed|bing)|shunn(?:ed|ing)"
    r"|(?:too early|too soon|premature) (?:to|for) (?:\w+ ){1,3})\s*(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}\Z"
)
"""A meeting that somebody kept away from, or that it is too early to talk about."""
UNLIKELY_BEFORE = re.compile(r"\b(?:unlikely|doubtful|improbable|impossible)\b(?:\s+(?:that|for|to)\b)?[^.;,]{0,60}\Z")
CALLED_OFF_BEFORE = re.compile(
    r"\b(?:cancel(?:s|l?ed|l?ing)|call(?:s|ed|ing) off|scrap(?:s|ped|ping)|postpon(?:es?|ed|ing)|put(?:s|ting)? off"
    rf"|shelv(?:es?|ed|ing))\b{_REST}{{0,90}}\b(?:where|(?:during|at|on|in) which|when)\b{_REST}{{0,60}}\Z"
)
"""A journey that was called off, on which they were to meet."""
COMES_TO_NOTHING = re.compile(
    rf"{_REST}{{0,110}}?\b(?:is|was|are|were|looks?|seems?|appears?|remains?)\s+(?:\w+ly\s+|still\s+|now\s+)?(?:unlikely"
    r"|(?:highly |very )?improbable|not (?:likely|expected|planned|scheduled|possible|being (?:considered|planned"
    r"|discussed)|on the (?:cards|agenda|table))|off the table|out of the question|in doubt|in limbo|impossible)\b"
    rf"|{_REST}{{0,110}}?\bcannot be (?:ruled out|excluded)\b"
    rf"|{_REST}{{0,110}}?\bwould (?:not )?be (?:desirable|premature|useful|helpful|possible|meaningless"
    r"|meaningful|welcome|difficult|hard|good|important|necessary|inappropriate|appropriate|ideal)\b"
    rf"|{_REST}{{0,110}}?\b(?:could|may|might) (?:be held|take place|happen|come about|materiali[sz]e)\b"
    rf"|{_REST}{{0,220}}?\b(?:was|were|is|are|been)\s+(?:\w+ly\s+)?(?:cancell?ed|called off|scrapped|aborted|dropped"
    r"|put off|shelved|postponed(?! (?:to|until|till)\b))\b"
)
"""What is said behind a noun of a contact that will not be held."""
AGREED_TO = re.compile(
    r"(?<!had )(?<!had also )"
    r"\b(?:agree[ds]?|concurred|decide[ds]?|plan(?:s|ned)?|pledge[ds]?|vow(?:s|ed)?|promise[ds]?|propose[ds]?"
    r"|arranged|resolved|consented|undertook)\b(?:(?!\bto\b|\bthat\b|\b(?:and|or)\s+\w+ed\b)(?:[^.;]|\.(?!\s+[A-Z]))){0,90}"
    r"\bto\s+(?:\w+ly\s+|also\s+)?\Z"
)
"""What was agreed is yet to come, whatever stands between ("agreed in a call on Friday to hold a meeting")."""
AGREED_ON = re.compile(
    r"\b(?:agree[ds]?|agreement|agreeing|concur(?:red|s|ring)?|decided)\s+(?:also\s+)?(?:in|on|upon)\s+(?:\w+ly\s+|the\s+)?"
    r"(?:(?:holding|convening|hosting|having|arranging|scheduling|opening|resumption|resuming)\s+(?:of\s+)?"
    r"(?:(?!\b(?:during|at|after|in)\b)[\w.'-]+\s+){0,6})?\Z"
)
"""The same with a gerund ("concurred in holding the next meeting")."""
EXPECTED_TO = re.compile(
    r"\b(?:is|are) [\"“]?(?:also )?(?:likely|expected|set|scheduled|slated) to\b[^;]{3,220}"
    r"\b(?:during|at|in) (?:the|their|his|her) (?:[\w-]+ ){0,2}\Z"
)
"""What is to be done at a meeting to come ("are likely to sign it during the meeting in")."""
WILL_IN = re.compile(
    r"(?:(?!\b(?:sa(?:id|ys)|told|that|agreed|pledged|vowed|promised|stressed|noted|added|announced|confirmed)\b|[;\"])"
    r".)*?\bwill\b[^.,;\"]{3,120}\b(?:in|during|at) (?:(?:the|his|her|their|an?) )?"
    r"(?:[a-z-]+ ){0,2}\Z"
)
"""What somebody will do in talks to come ("will seek to mend ties in talks with")."""
WILL_AFTER = re.compile(
    r"\b(?:will|(?:plans?|is (?:set|due|scheduled)) to)\b[^.;,]{3,90}\bafter (?:an? )?(?:[\w-]+ ){0,2}\Z"
)
"""What sets talks before something to come ("will fly to Oslo this week after talks with")."""


WHEN_THEY_NEXT = re.compile(
    r"\b(?:when|once|until|next time|as soon as) (?:they|both|we|the (?:two|three)(?: \w+)?)"
    r" (?:next |again |will |both )*\Z"
)
AND_NO_MORE = re.compile(r"(?:\s+(?:again|next|in person|face[ -]to[ -]face))?\s*(?:[.;\"]|\Z)")
"""Behind "when they meet" it sets no meeting: neither a day nor a place is told."""
IN_GENERAL = re.compile(
    r"\b(?:preparations?|planning|prospects?|plans|opportunities|possibilities|agenda) (?:for|of)"
    r" (?:(?:future|further|more|other|the|high-level|senior-level|upcoming|possible|potential|additional"
    r"|[A-Z][\w.]*-[A-Z][\w.-]*)\s+)*\Z"
)
"""In front of a plural it speaks of nobody's meeting in particular ("preparations for senior-level engagements")."""
OPEN_TO = re.compile(
    r"\b(?:open|opposed|averse|receptive|amenable|openness|opposition|willingness|unwillingness|readiness|reluctance)"
    r" to (?:\w+ly )?\Z"
)
"""What somebody thinks of meeting, whatever the tense."""
READY_TO = re.compile(r"\b(?:ready|willing|prepared) to (?:\w+ly )?\Z")
"""Whoever is ready to meet has arranged nothing."""
A_POSSIBILITY = re.compile(
    r"\b(?:discuss\w*|touch\w* on|talk\w* about|review\w*|explor\w*|issues? of|including|rais\w*|over|about|on|of)\s"
    r"[^.;]*?\b(?:possibility|feasibility|idea) of (?:(?:holding|hosting|having|arranging)\s+)?"
    r"(?:an?|another|the)\s+(?:[\w.'-]+\s+){0,4}\Z"
)
"""What is talked about as possible is neither told nor planned."""
OF_A_POSSIBILITY = re.compile(r"\b(?:possibility|feasibility|idea) of \Z")


def told_as_real(text: str, sentence: int, start: int, end: int, word: str, *, verbal: bool, planned: bool) -> bool:
    """Return whether a contact whose trigger stands at `start`..`end` is told as held or planned.

    `sentence` is where its sentence begins; `word` is the verb or noun of the trigger. All offsets are of `text`.
    """
    before = text[max(sentence, start - 160) : start]
    inside = not verbal and WITH_DENIAL.search(before) is not None
    if IF.search(before) and not inside:
        return False
    if WOULD_WELCOME.search(before) or CALLED_OFF_BEFORE.search(before):
        return False
    if word in PARTICIPLES and (WOULD_HAVE.search(before) or HAD_THEY.fullmatch(text, sentence, start)):
        return False
    if DENIED.search(before) and not WITH_DENIAL.search(before):
        return False
    if planned and WOULD.search(before) and ONLY_IF.match(text, end):
        return False
    if verbal and word == "meet" and WHEN_THEY_NEXT.search(before) and AND_NO_MORE.match(text, end):
        return False
    if not verbal and planned and word in MEETINGS and IN_GENERAL.search(before):
        return False
    if verbal and ((planned and READY_TO.search(before)) or OPEN_TO.search(before)):
        return False
    if verbal and (WORTH_IT.search(before) or IMPORTANT_FOR.search(before)):
        return False
    if not verbal and A_POSSIBILITY.search(before):
        return False
    if verbal and word in ("holding", "hosting", "having") and OF_A_POSSIBILITY.search(before):
        return False
    if not verbal and SHUNNED.search(before):
        return False
    if verbal and NO_PLANS.search(before):
        return False
    if verbal and WAS_TO.search(before) and BUT_DID_NOT.match(text, end):
        return False
    if planned and UNLIKELY_BEFORE.search(before):
        return False
    return verbal or COMES_TO_NOTHING.match(text, end) is None


IMPORTANT_FOR = re.compile(
    r"\b(?:important|necessary|essential|vital|crucial|desirable|time|need|needed)\b[^.;]{0,40}\bfor\s[^.;]{2,40}\sto\s+\Z"
)
"""What should be is not planned ("the most important thing is for the two sides to sit down together")."""


def agreed_upon(before: str, *, infinitive: bool) -> bool:
    """Return whether the words before a trigger, which is an infinitive or not, say that it was agreed to be held."""
    return (infinitive and AGREED_TO.search(before) is not None) or AGREED_ON.search(before) is not None


def expected(text: str, start: int, noun: int) -> bool:
    """Return whether a sentence from `start` says in front of a noun that the contact is to come.

    "They are likely to sign it at the meeting", "X will fly to Oslo after talks with"; where something was agreed at
    it, it was held.
    """
    if WILL_AFTER.search(text, start, noun) or WILL_IN.match(text, start, noun):
        return True
    return EXPECTED_TO.search(text, start, noun) is not None and not AGREED_THERE.search(
        text, max(start, noun - 90), noun
    )
