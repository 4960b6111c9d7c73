"""The words with which texts agree, commit and request, and those that only report what is said.

Tables of language alone; the grammar that uses them is in `kg.reading.clauses` and `kg.reading.acts`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from kg.reading import cued


class Form(StrEnum):
    """The form of a verb; a past form may also be a participle."""

    PAST = "past"
    ING = "ing"
    PRESENT = "present"
    BASE = "base"


class Sense(StrEnum):
    """What a verb does when its subject is a government or an official."""

    AGREE = "agree"  # whoever says it, both sides do: "agreed", "concurred"
    AFFIRM = "affirm"  # together an agreement, alone a commitment if the object is one's own: "reaffirmed", "decided"
    SETTLE = "settle"  # an agreement of several with "on" or an infinitive: "settled on a date", "arranged to meet"
    SHARE = "share"  # an agreement with a noun of cognition: "shared the view"
    SIGN = "sign"  # an agreement of those who sign together: "signed the memorandum", "initialed the text"
    REACH = "reach"  # an agreement with a noun of agreement: "reached an understanding"
    ECHO = "echo"  # an agreement with the other side's position: "echoed", "endorsed the view"
    COMMIT = "commit"  # a commitment by itself: "pledged", "vowed"
    INTEND = "intend"  # a commitment with an infinitive or "on": "intends to", "is planning on"
    OFFER = "offer"  # a commitment with a noun of help: "offered assistance"
    ACCEPT = "accept"  # a commitment with an invitation: "accepted the invitation"
    STRESS = "stress"  # a commitment with a commitment as its object: "underscored", "conveyed"
    REQUEST = "request"  # a request by itself: "urged", "proposed"
    CALL = "call"  # a request with "for", "on", "upon", "to": "called for", "appealed to"
    ASK = "ask"  # a request unless it is a question: "asked for", not "asked about"
    NUDGE = "nudge"  # a request with an infinitive: "encouraged X to"
    SAY = "say"  # reports a clause: "said", "added"


def _regular(*stems: str) -> dict[str, tuple[str, Form]]:
    forms: dict[str, tuple[str, Form]] = {}
    for stem in stems:
        if stem.endswith("e"):
            past, ing = stem + "d", stem[:-1] + "ing"
        elif re.search(r"[^aeiou]y$", stem):
            past, ing = stem[:-1] + "ied", stem + "ing"
        else:
            past, ing = stem + "ed", stem + "ing"
        third = (
            stem[:-1] + "ies"
            if re.search(r"[^aeiou]y$", stem)
            else stem + ("es" if stem.endswith(("s", "ch")) else "s")
        )
        forms |= {stem: (stem, Form.BASE), third: (stem, Form.PRESENT), past: (stem, Form.PAST), ing: (stem, Form.ING)}
    return forms


def _irregular(stem: str, third: str, past: str, ing: str) -> dict[str, tuple[str, Form]]:
    return {stem: (stem, Form.BASE), third: (stem, Form.PRESENT), past: (stem, Form.PAST), ing: (stem, Form.ING)}


_SENSES: dict[Sense, str] = {
    Sense.AFFIRM: "affirm reaffirm re-affirm reconfirm confirm reiterate resolve decide renew restate determine "
    "rededicate",
    Sense.SHARE: "share",
    Sense.SETTLE: "settle arrange",
    Sense.ECHO: "echo endorse",
    Sense.COMMIT: "pledge vow promise undertake guarantee assure reassure",
    Sense.INTEND: "intend aim",
    Sense.OFFER: "offer extend volunteer",
    Sense.ACCEPT: "accept",
    Sense.STRESS: "underscore underline emphasize emphasise stress highlight convey express communicate note raise "
    "reinforce repeat voice restate re-highlight re-emphasize reemphasize signal declare articulate outline"
    " demonstrate state announce indicate",
    Sense.REQUEST: "urge request propose suggest demand recommend entreat implore solicit insist",
    Sense.CALL: "call appeal press push",
    Sense.ASK: "ask",
    Sense.NUDGE: "encourage exhort advise",
    Sense.SAY: "add explain mention remark comment relay respond assert inform clarify report observe recall answer"
    " argue warn",
}
_IRREGULAR: dict[Sense, dict[str, tuple[str, Form]]] = {
    Sense.AGREE: {
        **_irregular("consent", "consents", "consented", "consenting"),
        **_irregular("agree", "agrees", "agreed", "agreeing"),
        **_irregular("concur", "concurs", "concurred", "concurring"),
    },
    Sense.AFFIRM: _irregular("recommit", "recommits", "recommitted", "recommitting"),
    Sense.REACH: {
        **_irregular("reach", "reaches", "reached", "reaching"), **_irregular("draw", "draws", "drew", "drawing"),
        **_irregular("forge", "forges", "forged", "forging"), **_irregular("find", "finds", "found", "finding"),
        **_irregular("strike", "strikes", "struck", "striking"), **_irregular("build", "builds", "built", "building"),
    },
    Sense.SIGN: {
        **_irregular("sign", "signs", "signed", "signing"),
        **_irregular("initial", "initials", "initialed", "initialing"),
        **_irregular("initial", "initials", "initialled", "initialling"),
        **_irregular("conclude", "concludes", "concluded", "concluding"),
        **_irregular("adopt", "adopts", "adopted", "adopting"),
        **_irregular("finalize", "finalizes", "finalized", "finalizing"),
        **_irregular("finalise", "finalises", "finalised", "finalising"),
        **_irregular("ink", "inks", "inked", "inking"), **_irregular("clinch", "clinches", "clinched", "clinching"),
    },
    Sense.COMMIT: {
        **_irregular("commit", "commits", "committed", "committing"),
        **_irregular("swear", "swears", "swore", "swearing"),
        **_irregular("undertake", "undertakes", "undertook", "undertaking"),
    },
    Sense.OFFER: _irregular("give", "gives", "gave", "giving"),
    Sense.INTEND: _irregular("plan", "plans", "planned", "planning"),
    Sense.REQUEST: _irregular("seek", "seeks", "sought", "seeking"),
    Sense.SAY: {
        **_irregular("say", "says", "said", "saying"), **_irregular("tell", "tells", "told", "telling"),
        "pointed": ("point", Form.PAST), "pointing": ("point", Form.ING),
        **_irregular("reply", "replies", "replied", "replying"), **_irregular("speak", "speaks", "spoke", "speaking"),
    },
}  # fmt: skip

WILLING = "be-willing"
"""Lemma of the adjectives that intend with "to" ("is willing to", "is ready to")."""
VERBS: dict[str, tuple[str, Form, Sense]] = {
    "unwavering": ("commit", Form.PAST, Sense.COMMIT),
    "steadfast": ("commit", Form.PAST, Sense.COMMIT), "resolute": ("commit", Form.PAST, Sense.COMMIT),
    **dict.fromkeys(("willing", "ready"), (WILLING, Form.PAST, Sense.INTEND)),
}  # fmt: skip
"""Word form -> (lemma, form, sense); adjectives that are predicated as "committed" is stand among them."""
for _sense, _stems in _SENSES.items():
    for _word, (_lemma, _form) in _regular(*_stems.split()).items():
        VERBS[_word] = (_lemma, _form, _sense)
for _sense, _forms in _IRREGULAR.items():
    for _word, (_lemma, _form) in _forms.items():
        VERBS[_word] = (_lemma, _form, _sense)

GLUED_BEHIND = ("that", "the", "and", "for", "to", "on")


@lru_cache(maxsize=65536)
def unglued(word: str) -> str:
    """Return the verb of a word that lost the space behind it ("agreedto"), other words as they are.

    >>> [unglued(word) for word in ("agreedto", "suggestedthat", "agreed", "committee")]
    ['agreed', 'suggested', 'agreed', 'committee']
    """
    if len(word) < 8 or word in VERBS:
        return word
    rests = [word[: -len(tail)] for tail in GLUED_BEHIND if word.endswith(tail)]
    return next((rest for rest in rests if rest in VERBS and VERBS[rest][1] in (Form.PAST, Form.ING)), word)


CUE = cued.compile(
    r"(?i)agree|concur|\bconsent|approval|signed|\binked|clinch|finali[sz]|invit|initial|conclud|adopt|affirm|confirm|iterat|resol|decid|renew|recommi|dedicat|determin|shar(?:e|ing)|consensus|echo|endors"
    r"|commit|pledg|vow|promis|undert|guarant|assur|swor|swear|\baim|intend|intent|plan|offer|accept|urg|request|propos|suggest"
    r"|demand|recommend|call|appeal|press|ask|encourag|exhort|advis|sought|seek|\bwill\b|\bwould\b|should|need|\bmust\b"
    r"|\bha(?:s|d|ve) to\b"
    r"|understanding|common ground|(?:same|one) (?:page|view|opinion)|committed|continue to|solicit|implor|shall"
    r"|accord|conclusion|unanim|eye[ -]to[ -]eye|one mind|same mind|unison|united in|\bdeals?\b|decision"
    r"|\bsupport\b|insist|volunteer|settled|arranged|pressure|\bplea\b|\bpush|indicat|necess|imperative|essential"
    r"|recognition|\blet(?: us|'s)\b|won't|promise|announc|\bready\b|\bwilling|steadfast|unwavering|resolute"
    r"|\bg(?:a|i)ves?\b"
)
"""A sentence without one of these has no act; most sentences have none."""

COGNITION = frozenset(
    "view views intention understanding recognition perception opinion assessment position belief conviction"
    " consensus idea need "
    "importance goal determination resolve stance awareness notion judgment observation vision".split()
)
"""What can be shared as an opinion ("shared the view that")."""
ACCORD = frozenset("agreement consensus understanding accord deal compromise ground".split())
"""What sides reach ("reached an agreement", "found common ground")."""
INSTRUMENTS = ACCORD | frozenset(
    "agreements treaty memorandum memoranda mou protocol convention declaration statement communique communiqué "
    "arrangement charter compact notes text document pact framework roadmap sma fta".split()
)
"""What sides sign, initial, conclude or adopt together."""
ASSENT = frozenset("agreement concurrence assent accord approval".split())
"""What one side voices with the other's view ("expressed his full agreement with")."""
ACCEPTED = frozenset("invitation invitations proposal proposals offer request requests suggestion".split())
"""What one side takes on by accepting it."""
POSITION = frozenset("position positions view views sentiment sentiments call assessment remarks stance".split())
"""What one side echoes of the other."""
PLEDGE = frozenset(
    "commitment commitments pledge vow determination resolve intention intentions intent promise".split()
)
"""Nouns that are one's own commitment once one has underscored or expressed them."""
WILLINGNESS = frozenset({"willingness", "readiness"})
"""What is a commitment once it has been voiced or reaffirmed, not once it has been noted or stressed."""
INTENDING = WILLINGNESS | {"intention", "intent", "determination"}
"""What nobody has but for deeds of one's own."""
VOICING = frozenset({"express", "voice", "convey"})
PLANS = frozenset({"plan", "plans"})
"""What is a commitment once it has been announced, with what one plans to do."""
DECISIONS = frozenset({"decision", "decisions"})
ANNOUNCING = frozenset({"voice", "announce", "convey", "express"})
SUPPORT = frozenset("support assistance aid help backing".split())
"""What a side gives; reaffirmed by itself it is a commitment."""
GIFTS = frozenset("donation donations assistance aid contribution contributions funding".split())
"""What a government gives once it has announced it."""
HELP = SUPPORT | {"cooperation"}
"""What a side offers or seeks."""
SOUGHT = HELP | frozenset("understanding explanation explanations clarification assurances".split())
"""What one side seeks of the other."""
APPEAL = frozenset("call calls request demand appeal proposal plea".split())
"""Nouns that make "reiterated" a request."""

WILL_OF = frozenset("the his her its their our firm strong political clear s".split())
"""What stands before the noun "will"."""
NECESSITY = frozenset({"need", "necessity"})
"""What one side repeats to the other as still to be met."""

NOT_ASSERTING = frozenset(
    "hope hoped hopes expect expected expects believe believed believes predict predicted wish wished want wants "
    "wanted welcome welcomed welcomes thank thanked thanks appreciate appreciated commend commended praised "
    "praise applauded "
    "congratulated congratulate doubt doubted worry worried fear feared discussed discuss reviewed warned "
    "recalled recalling deny denied denies".split()
)
DENYING = frozenset({"deny", "denied", "denies"})
"""Verbs under which a clause is nobody's own act."""

MODALS = frozenset("will would shall should must may might can could cannot".split())
AUXILIARIES = frozenset("have has had having be is are was were been being am do does did".split())
BE = frozenset("be is are was were been being am 's 're".split())
ADVERBS = frozenset(
    "also then further again once both each all together jointly likewise moreover already still always never not "
    "however thus therefore meanwhile too even just now today yesterday tonight earlier later first finally here "
    "previously subsequently strongly well instead so clearly anew alike thereby separately respectively soon "
    "since firmly hereby herewith long only".split()
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from to with without between among about against under over during through into via toward "
    "towards regarding concerning including like than despite amid upon within across beyond behind unlike per "
    "near outside inside around".split()
)
SUBORDINATORS = frozenset(
    "as which when where whom after before because since if until whether how what although though whose who why "
    "once unless whereby".split()
)
DETERMINERS = frozenset(
    "the a an this that these those its his her their our your my any some no every each another".split()
)

IRREGULAR_PAST = frozenset(
    "said told held met spoke had took made gave drew reached began came went put set brought led sent wrote left rose "
    "saw found felt knew thought got kept paid laid hailed sought drove grew became was were is are has have says "
    "struck swore undertook used built forged chose stood understood did does ran won lost fell".split()
)
CONTACT_PAST = frozenset(
    "spoke met called held talked convened hosted welcomed received phoned telephoned gathered sat joined wrote had "
    "conferred consulted participated visited traveled travelled".split()
)
"""Past verbs whose purpose infinitive tells what was said ("spoke today to reaffirm")."""
MEETING_VERBS = frozenset(
    "meet host visit travel embark leave fly hold discuss welcome attend participate convene be have lead address"
    " highlight review "
    "exchange celebrate mark depart arrive deliver receive speak return see become remain know need like "
    "honor note find serve come include begin start stay consist face engage preside".split()
)
"""Verbs of an announcement or a state: "will host" promises nothing."""
PRESIDING = frozenset("led headed chaired co-chaired hosted accompanied joined attended represented held".split())
"""Participles of an announcement: "will be led by" promises nothing either."""
NEED_STATES = frozenset("be have remain know understand".split())
ACTOR_NOUNS = frozenset(
    "government governments administration administrations side sides ministry ministries department departments "
    "delegation delegations team teams military authorities cabinet party parties leaders ministers secretaries "
    "presidents officials diplomats counterparts advisors advisers envoys negotiators participants members allies "
    "countries nations states partners leadership house office regime spokesperson spokesman spokeswoman minister "
    "secretary president stakeholders representatives chairmen chairs heads delegates principals council union alliance"
    " general community".split()
)
"""Head nouns of a noun phrase that can act ("the U.S. side", "the Ministry")."""
WRAPPERS = frozenset("ministry ministries department spokesperson spokesman spokeswoman office".split())
"""Actors that mostly report what others said."""

AGREEING = frozenset({Sense.AGREE, Sense.SETTLE, Sense.SHARE, Sense.SIGN, Sense.REACH, Sense.ECHO})
ASKING = frozenset({Sense.REQUEST, Sense.CALL, Sense.ASK, Sense.NUDGE})
SAYING = frozenset({Sense.SAY, Sense.STRESS, Sense.AFFIRM})
JOINERS = frozenset({",", ";", "and", "but", "or", "then", "—", "–", "--", "while"})
DECIDING = frozenset({"resolve", "decide", "determine"})
SUPPORTING = frozenset(
    "reaffirm re-affirm affirm reiterate renew restate confirm reconfirm underscore underline emphasize "
    "emphasise stress "
    "repeat reinforce".split()
)
"""Verbs whose object "support" is a commitment; to "express support" is none."""
NEEDING = frozenset({"underscore", "underline", "emphasize", "emphasise", "stress", "raise"})
PURPOSE_AFTER = frozenset(
    "today yesterday phone call calls talks meeting meetings conversation conversations summit visit together earlier "
    "opportunity sidelines house afternoon morning evening separately virtually conference , and )".split()
)
"""What may stand before the "to" of a purpose infinitive, besides names and numbers."""
MUTUAL = frozenset(
    "together close closely touch contact coordination coordinated coordinate consultations consult cooperation"
    " cooperate communication communicate collaborate collaboration meet meeting speak talk each both"
    " another session round".split()
)
"""Words for what nobody does alone."""
ASSURED = PLEDGE | SUPPORT | {"will", "would", "remains", "remain", "committed", "stands"}
CALLING_TO = frozenset("thank congratulate discuss brief introduce talk speak wish extend apologize welcome".split())
"""What one calls somebody by telephone for."""
CRIMES = frozenset("suicide crimes crime acts atrocities violations murder by against in during".split())
EVIL = frozenset("crime crimes acts atrocities violations provocations murder offense offence".split())
"""What one commits who promises nothing."""
VISITS = frozenset({"visit", "visits", "trip", "trips", "call", "calls", "tribute", "respects", "homage"})
TALKING = frozenset("talks meeting meetings consultations discussions summit dialogue call conversation".split())
"""What is announced where sides plan to have it."""
DOMESTIC = frozenset("congress senate lawmakers republicans democrats assembly".split())
"""Whom one's own government addresses at home."""
COURTESY = frozenset(
    "gratitude appreciation condolences sympathy congratulations look looked hope hopes expectation expectations wish"
    " wishes thanks concern concerns condemnation".split()
)
"""What is affirmed in politeness or regret ("affirmed their gratitude", "affirmed that they look forward to")."""
PARTICIPLES = frozenset("taken made held kept built found met brought done sought given sent".split())
LASTING = frozenset("will would remains remain remained stays".split())
DEEDS = frozenset(
    "carried continued extended deployed provided applied taken implemented delivered mobilized dispatched".split()
)
"""What a government does; of other things that "will be done" it only foretells."""
QUESTIONS = frozenset("about how what whether if why when who where questions".split())
