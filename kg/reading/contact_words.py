"""The words with which texts report that officials were in touch, and what each says of the medium."""

from __future__ import annotations

import re

from kg.reading import cued
from kg.reading.bodies import named
from kg.records import Mode

_ADVERB = r"(?:\w+ly|also|again|first|later|then|today|yesterday|earlier|recently|previously|jointly|briefly)"

SPEAK = (
    r"spoke|speaks?|spoken|talked|chatted|(?:(?<=after )|(?<=before )|(?<=by ))talking(?=\s+(?:by|on|over|via|with)\b)"
    r"|speaking(?!\s+(?:to (?:reporters|the press|journalists)\s+)?(?:after|before|following|ahead of|prior to)\b)"
    r"|(?:(?<=\bto )|(?<=\bwill )|(?<=would )|(?<=could )|(?<=should )|(?<=also )|(?<=and )|(?<=then )|(?<=[a-z]s ))"
    r"talk(?=\s+(?:by|on|over|via|with))|conversed|conferred|consulted|touched base"
    r"|(?:(?<=\bto )|(?<=\bwill )|(?<=\balso ))(?:confer|consult)(?= with\b)"
    r"|(?:(?<=\bwill )|(?<=\bto ))discuss(?= with (?:[a-z-]+ ){0,2}(?:[A-Z]\w+ )?"
    r"(?:officials|leaders|authorities|counterparts)\b)"
    r"|(?<=\bto )brief(?= (?:the )?[A-Z])"
    r"|connected(?=\s+(?:with|by|over|via|today|again|in|on)\b)"
    r"|engage[sd]?(?=\s+(?:\w+ly\s+)?(?:with|(?:senior )?[a-z-]+ officials)\b)"
)
MEET = (
    r"met|meets?|(?<=after )meeting(?=\s+(?:(?:with|in|at|on|separately|briefly)\b|[A-Z]))"
    r"|(?<=\bby )meeting(?=\s+(?:with\b|[A-Z]))|(?<=before )meeting(?=\s+(?:with\b|[A-Z]))"
    r"|(?<=forward to )meeting(?=\s+(?:again|in|on|at|with|the|his|her|their|next|soon|later|[A-Z]))"
    r"|(?<=, )meeting(?=\s+(?:(?:for the|again|in|on|at|with)\b|(?:[a-z]+ )?[A-Z]))"
    r"|(?<=forward to )meeting(?=\s+(?:at|in|on|again|with|soon|later|next)\b)"
    r"|(?:(?<=\bbe )|(?<=\bis )|(?<=\bare )|(?<=\bis also )|(?<=\bare also )|(?<=be also ))"
    r"meeting(?=\s+(?:(?:with|again|later|next|this|today|tomorrow|in|on|for)\b|(?:[a-z]+ )?[A-Z]))"
    r"|sat down|sits? down|get together|sat together|sat across (?:the table )?from|dined|huddled|got together"
    r"|broke bread|breakfasted|lunched"
    r"|came (?:together|face[- ]to[- ]face)(?=\s+(?:in|at|on|with|again|for)\b|\s*[.,;])|ran into|bumped into"
    r"|convened(?=\s+(?:in|at|on|here|today|yesterday|virtually|this)\b)"
    r"|crossed paths|shook hands|gathered(?=\s+(?:in|at|on|for|here|together)\b)"
)
CALL = (
    r"(?<!-)called(?! in\b)|calls?(?! in\b)|phoned|telephoned|rang|calling|dial(?:l?ed|s)|contacted|reached out to"
    r"|(?:picked|picks) up the (?:tele)?phone (?:to call|to|and called)|got (?:on|off) the phone with|got through to"
)
HOLD = (
    r"held|holds?|holding|had|have|has|having|conducted|co-?hosted|co-?chaired|co-?hosts?|co-?convened|co-?chairs?"
    r"|chaired|attended|attends?|joined|joins?|participated|participates?|took part|takes? part"
    r"|engages?(?=\s+in\s)|engaged|exchanged"
    r"|(?:led|leads?)(?! to\b)"
    r"|got|took(?! part)|takes(?! part)|returned|answered|fielded|initiated|gave|gives|threw"
    r"|wrapped up|concluded|completed|arranged|made|placed|opened|presid(?:ed|es?) (?:jointly )?over"
    r"|(?:(?<=\bare )|(?<=\bis )|(?<=\bbeen ))arranging"
)
HOST = (
    r"hosted|hosts?(?! (?:country|nation|government|city)\b)|hosting"
    r"|convened|convenes?|convening|welcomed|welcomes?|welcoming|received|receives?|receiving"
    r"|greeted|greets?|play(?:s|ed|ing)? host to|summoned|summons?|summoning|called in|calls in"
    r"|(?:brought|brings) in(?= (?:the |an? )?(?:[a-z]+ )?[A-Z])"
)
VISIT = r"paid|pays?|pay|paying"
SIGN = r"(?:co-?)?signed|initial(?:l)?ed|inked"
INSTRUMENTS = re.compile(
    r"\b(?:[Aa]greements?|[Aa]ccords?|[Tt]reat(?:y|ies)|[Mm]emorand(?:um|a)|[Mm][Oo][Uu]s?|[Pp]rotocols?|[Cc]onventions?"
    r"|[Dd]eclarations?|[Ss]tatements?|[Aa]rrangements?|[Cc]harters?|[Cc]ompacts?|[Ll]etters? of [Ii]ntent|[Nn]otes"
    r"|[Dd]ocuments?|[Tt]exts?|[Pp]acts?|[Ff]rameworks?|[Rr]oadmaps?)\b"
)
"""What governments sign together."""
WRITE = (
    r"wrote|writes?|sent|sends?|send|exchanged?|exchanges|delivered|delivers?|conveyed|handed(?: over)?|presented"
    r"|dispatched|addressed|transmitted|extended(?=(?: \w+){0,3} (?:message|letter)s?\b)|penned"
    r"|(?:replied|responded) to(?=(?: \w+){0,3} (?:message|letter)s?\b)"
    r"|answered(?=(?: \w+){0,3} (?:message|letter)s?\b)"
)

VERB = cued.compile(
    rf"\b(?:(?P<speak>{SPEAK})|(?P<meet>{MEET})|(?P<call>{CALL})|(?P<hold>{HOLD})|(?P<host>{HOST})|(?P<visit>{VISIT})"
    rf"|(?P<write>{WRITE})|(?P<sign>{SIGN}))\b"
)

NOUN = cued.compile(
    r"(?<![\w-])(?P<front>(?:(?:first|second|third|fourth|fifth|last|latest|previous|recent|upcoming|forthcoming"
    r"|earlier"
    r"|follow-up|separate|bilateral|trilateral|quadrilateral|multilateral|brief|short|lengthy|introductory|inaugural"
    r"|historic|virtual|video|videoconference|secure|phone|telephone|telephonic|tele|conference|joint|in-person"
    r"|face-to-face|one-on-one|pull-aside|working|official|expanded|formal|informal|annual|regular|two-on-two"
    r"|closed-door|dinner|luncheon|lunch|breakfast"
    r"|[0-9]+(?:st|nd|rd|th)|[0-9]+-minute|half-hour|hour-long|(?:one|two)-hour|hastily arranged|emergency"
    r"|high-level|senior-level|ministerial|vice[- ]ministerial|(?:vice )?foreign ministers?'?"
    r"|(?:vice )?foreign ministerial|[Ss]ummit|leader(?:s'|-level)|leaders|leadership|courtesy"
    r"|national security advisors?'?|defen[cs]e ministers?'?|defen[cs]e ministerial"
    r"|(?:[Jj]oint )?[Ff]oreign,? (?:and )?[Dd]efen[cs]e [Mm]inist\w+'?|strategic|deputies'?"
    r"|[\"(]?2\s?(?:\+|plus)\s?2[\")]?|\"?two-plus-two\"?|productive|candid|in-depth|constructive|substantive|extended"
    r"|detailed)[\s-]+){0,6})"
    r"(?P<noun>[Mm]inisterials?(?=\s+(?:with|in|on|at|today|between|of)\b|\s*[,.;(]|$)"
    r"|[Ss]ummits?(?! (?:[Tt]alks?|[Mm]eetings?|(?:[Tt]ele)?[Pp]hone|[Vv]ideo)\b)(?!-)|summit talks?"
    r"|(?i:(?:tele)?phone (?:talks?"
    r"|calls?|conversations?|communications?"
    r"|discussions?|consultations?|conferences?)"
    r"|video ?conferences?|video calls?)|[Mm]eetings?|phone calls?|telephone calls?|courtesy (?:calls?|visits?)|calls?"
    r"|conversations?|TV conferences?|[Tt]alks|talk(?= with)|summits?(?!-)"
    r"|[Dd]ialogues?|[Cc]onsultations?|[Cc]onsultative [Mm]eeting|[Cc]ommittee(?! [Mm]eeting)|discussions?"
    r"|telecon(?:ference)?s?"
    r"|videoconferences?|video calls?|(?:trilaterals?"
    r"|bilaterals?)(?=\s+(?:with|on|in|at|today|this)\b|\s*[,.;]|$)"
    r"|exchange of (?:[Dd]iplomatic )?[Nn]otes|exchanges? of (?:views|opinions)|exchange(?=\s+with\b)"
    r"|huddles?|chats?(?= with| on| in| over| by)|sit-downs?"
    r"|visits?(?= with\b)"
    r"|(?:one-on-one|face-to-face)s?(?= with| in| on| at| between)"
    r"|audience(?= with)|reunion(?= with| between)|handshake(?= with)|tea(?= with)|coffee(?= with)|banquet(?= for| in)"
    r"|signing(?: ceremony)?(?= (?:and|was|took|will|between))"
    r"|get-togethers?|gatherings?(?=\s+(?:of|between|among|with|involving|there|in|on|at)\b)|encounters?|luncheons?|lunch|dinners?|breakfast|pull-asides?|tête-à-têtes?|engagements?"
    r"|session|(?:2\+2|[Tt]wo-plus-two)(?!\"?\)?\s*(?:[\w-]+\s+){0,3}?(?:[Mm]eet|[Tt]alk|[Mm]inist|[Cc]onsult|[Dd]ialog"
    r"|[Ss]ummit|[Ss]ession|[Cc]onference|format|mechanism|framework|gathering|discussion)))\b"
)
THREE_WAY = re.compile(r"\b(?:trilateral|three-way)\b")
"""What a meeting of three sides is called."""
TWO_PLUS_TWO = "two-plus-two"
"""The level of meetings of the foreign with the defence ministers."""
LEVELS = (
    (re.compile(r"\b2\s?\+\s?2\b|\b(?:two|2)[- ]plus[- ](?:two|2)\b|\bforeign and defen[cs]e (?:minist|chief)"
                r"|\bforeign,? (?:and )?defen[cs]e ministerial"), TWO_PLUS_TWO),
    (re.compile(r"\bvice[- ](?:foreign )?minist|\bdeputy foreign minist|\bvice minist"), "deputy-foreign-minister"),
    (re.compile(r"(?<!vice[ -])(?<!deputy[ -])\bminister(?:ial)?[- ]level|\bforeign minist|\btop diplomats?'"),
     "foreign-minister"),
    (re.compile(r"\bvice defen[cs]e minist|\bdeputy defen[cs]e minist"), "deputy-defence-minister"),
    (re.compile(r"\bdefen[cs]e minist|\bdefen[cs]e chiefs'?|\bdefen[cs]e secretar"), "defence-minister"),
    (re.compile(r"\bnational security advis[eo]r"), "national-security-adviser"),
    (re.compile(r"\btrade minist"), "trade-minister"),
    (re.compile(r"\bunification minist"), "unification-minister"),
    (re.compile(r"\bsummits?\b|\bleaders?(?:'|-level| level)|\bpresidential\b"), "leader"),
    (re.compile(r"\b(?:theater|theatre) commander|\bworking[- ]level|\bsenior officials?|\bmilitary|\bhigh-level"
                r"|\bdirector[- ]general|\bdirector-level|\bexperts?"), "nameless"),
)  # fmt: skip
"""Words in front of "meeting" or "talks" that say at what level they are: an office kind, or nobody in particular."""
MULTILATERAL = re.compile(
    rf"\b(?:{named('forum', 'organisation')}|European|COP\s?\d*|East Asia|Nuclear Security|Leaders"
    r"|Climate|Democracy|Americas|Asia-Pacific|Economic|Security(?! Consultative)|Ministerial|Council|Arctic"
    r"|Africa|African|AI|Youth|Nutrition|Growth|Business|CEO|Cities"
    r"|Pacific Islands?|Global|World|Gulf|Organization|Forum|Conference|Assembly)(?!\w)"
)
"""Summits and meetings of more than the sides at hand: venues, not contacts."""
LETTERS = cued.compile(r"\b(?:letters?|messages?|notes?|telegrams?|cables?)\b")

EXCHANGED_LETTERS = re.compile(rf"\s+(?:\w+\s+){{0,3}}?{LETTERS.pattern}")
"""What follows "exchanged" where the exchange was in writing."""
BESIDE = re.compile(r"\b(?:on top of|in addition to|as well as|besides|along with|apart from)\s+(?:\w+\s+){0,3}\Z")
"""What sets a contact beside the one told first, of the same time."""
PHONE = re.compile(
    r"\b(?:(?:by|over the|on the|via|through a|in a|during a|over a)\s+(?:secure\s+)?(?:tele)?phone|(?:tele)?phone"
    r"|telephonic|in (?:tele)?phone (?:talks|calls|conversations)"
    r"|telecon(?:ference)?|called|phoned|rang|on the line)\b|\bconference call\b"
)
MET_BY_PHONE = re.compile(
    r"(?:(?!\b(?:and|after|before|following|ahead|while|when|spok\w+|speak\w*|talk\w*)\b)[^,.;]|(?<=[A-Z])\.){0,140}?"
    r"\b(?:by|over the|on the|via)\s+(?:tele)?phone\b"
)
"""What makes a meeting one by phone, in the words from its verb on ("held a summit meeting over the telephone")."""
VIDEO = re.compile(
    r"\b(?:virtual(?:ly)?|video(?:conference|-conference|link)?|by video|via video|VTC|online|remotely"
    r"|TV (?:conference|meeting)|teleconference format|remote (?:talks|meeting|session|summit)"
    r"|web conference)\b"
)
MARGINS = cued.compile(r"\bon the (?:sidelines|margins|fringes) of\b")
"""Who talks on the margins of a gathering is there."""
FACE = re.compile(
    r"\b(?:in[- ]person|face[- ]to[- ]face|summit|courtesy call|hosted?|hosting|visit(?:ed|ing)?|met|sidelines|margins"
    r"|lunch(?:eon)?|dinner|breakfast|pull-aside|sat down|one-on-one)\b"
)
PLANNED_BEFORE = re.compile(
    r"\b(?:will|shall|travels? to|goes (?:on )?to|is traveling to|is visiting|heads? to|departs? for|committed to"
    r"|commit to|would(?! like)|(?:is|are|was|were)(?: also)? to|(?:was|were) (?:scheduled|set|due|expected) to"
    r"|to be|plans? to|planned to|planning (?:to|for|on|an?)"
    r"|(?:[Aa]rrangements?|[Cc]oordination|[Pp]reparations?|[Aa]djustments?) (?:is|are) (?:now |currently )?"
    r"(?:being (?:made|conducted|carried out)|under ?way|in progress)(?: for)?"
    r"|(?:is|are) (?:\w+ly |also |now |still )?[\"“]?(?:likely|slated|poised|tipped|speculated|reported) to"
    r"|(?:is|are|was|were) (?:considering|weighing|mulling|exploring|thinking (?:of|about)"
    r"|(?:also |still |now )*(?:looking (?:into|at)"
    r"|(?:looking|searching) for an? (?:\w+ )?(?:date|day|time) (?:for|to)))"
    r"|(?:is|are) (?:\w+ly |also |now |still )?[\"“]?(?:scheduled|set|due|expected) to|scheduled to"
    r"|(?:is|are) (?:also |now )?due (?:back )?(?:in|at)"
    r"|(?:promis|pledg|vow)(?:e[ds]?|ing|ed|s)? (?:(?:on )?\w+day )?to"
    r"|agree(?:d|s)? (?:(?:on )?\w+day )?(?:to|on|that)|agreeing to|concur(?:red|s)? (?:to|on|that)"
    r"|coordinat\w+ (?:to|towards?)"
    r"|intends? to"
    r"|looks?"
    r" forward to|looked forward to|looking forward to|invit\w+|proposed?|proposing|arrange|arranging|decided to"
    r"|(?<!express )(?<!expressed )(?<!voiced )hop\w+ to"
    r"|offer(?:ed|s)? to|wish(?:es|ed)? to|coordinate their schedules? to|schedule|set a date|set up|expects? to|need"
    r"|prospects? (?:of|for)|possibility of"
    r"|want(?:s|ed)? to|ready to|to have|propose|discussed (?:plans|preparations)"
    r"|[Pp]reparations? (?:\w+ (?:under ?way|being made|begun) )?for"
    r"|(?:fine-tun|finali[sz]|work|iron)ing (?:out )?(?:the )?details to|(?:arranging|making arrangements) to"
    r"|in preparation for"
    r"|ahead of|prior to|on the eve of|leading up to|(?:lead|run)-up to"
    r"|consider(?:s|ed|ing)?|once(?= the)"
    r"|make (?:a|an? \w+) success of|success for|for (?:a|the) success(?:ful)?(?: of)?"
    r"|(?<=[a-z,] )\w+ (?:days?|weeks?|hours?) before|plans? for"
    r"|set the (?:scene|stage|table) for|pav(?:e|ed|ing) the way for|lay the (?:groundwork|foundation) for"
    r"|suggested|suggests?|important"
    r"|necessary)\b[^;]*$"
)
PLANNED_FRONT = re.compile(
    r"\b(?:upcoming|expected|anticipated|forthcoming|next|future|planned|scheduled|proposed|possible)\b"
)
NEGATED = re.compile(
    r"\b(?:not(?! only)|never|[Nn]o(?![-.])|without|cancel\w*|called off|postpone\w*|declin\w+ to|refus\w+ to|yet to"
    r"|shun\w*|avoid\w*|snub\w*|instead of|stopp(?:ed|ing) short of"
    r"|rather than|barely|hardly|scarcely|rarely|seldom)\b"
)
SEPARATE = re.compile(
    r"\b(?:separate(?:ly)?|bilaterally|individual(?:ly)?|respective(?:ly)?|one after (?:another|the other)|each|in turn"
    r"|back-to-back"
    r"|one-on-one|a series of|consecutive(?:ly)?|successive(?:ly)?|and then (?:with|to)|and then(?= [A-Z]))\b"
)
OPENS_APART = re.compile(
    r"(?:In|On|During|Over|At|Through)\s+(?:(?:two|three|four|\w+day|several|the)\s+)?"
    r"(?:separate|individual|back-to-back|consecutive|successive|bilateral|one-on-one"
    r"|an? (?:series|round|flurry|string) of)\s+(?:[\w-]+\s+){0,2}"
    r"(?:calls|meetings|conversations|talks|sessions|discussions)\b"
)
"""How a sentence opens on contacts with one after the other ("In separate calls on Monday, X spoke with")."""
PREVIOUS = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last|recent(?:ly)?|since|following|after|first|second|third|fourth|fifth)\b"
)

MODE_OF_NOUN = (
    (re.compile(r"\b(?:tele)?phone\b"), Mode.PHONE_CALL),
    (re.compile(r"\b(?:summit|leaders'?) teleconference|\bteleconference summit"), Mode.VIDEO_CALL),
    (re.compile(r"exchange of (?:diplomatic )?notes|signing"), Mode.IN_PERSON),
    (re.compile(r"courtesy call|lunch|dinner|breakfast|pull-aside|summit|face-to-face|in-person"), Mode.IN_PERSON),
    (re.compile(r"video|virtual"), Mode.VIDEO_CALL),
    (re.compile(r"phone|telecon(?:ference)?s?\b|\bcalls?\b"), Mode.PHONE_CALL),
    (
        re.compile(
            r"audience|huddle|sit-down|reunion|handshake|tea$|coffee$|one-on-one|visits?$|banquet|standing talk"
        ),
        Mode.IN_PERSON,
    ),
    (re.compile(r"(?:strategic|defen[cs]e|security) dialogue"), Mode.IN_PERSON),
    (
        re.compile(
            r"meeting|2\+2|two-plus-two|ministerial$|trilateral|bilateral|encounter|get-together|gathering|session"
        ),
        Mode.IN_PERSON,
    ),
)


def level_of(phrase: str) -> str | None:
    """Return the office kind at which a meeting is held, "leader" or "nameless"; None where the words do not say."""
    words = phrase.lower()
    return next((kind for pattern, kind in LEVELS if pattern.search(words)), None)


def mode_of_noun(phrase: str) -> Mode | None:
    """Return the medium that a noun phrase names, None for "talks", "consultations" and the like."""
    words = phrase.lower()
    if re.search(r"\b(?:virtual|video)", words):
        return Mode.VIDEO_CALL
    return next((mode for pattern, mode in MODE_OF_NOUN if pattern.search(words)), None)


MEETING_A_NEED = re.compile(
    r"meeting\s+(?:all\s+(?:of\s+)?)?(?:(?:the|our|their|its|these|those|current"
    r"|such)\s+)?(?:(?!(?:about|to|on|for|with|in)\s)[\w.'-]+\s+){0,5}(?:criteri\w+"
    r"|challenges?|needs?|goals?|demands?|obligations|commitments?|requirements?|targets?|standards?|benchmarks?)\b"
)
"""The gerund of what one meets that is nobody ("their dedication in meeting the criteria")."""
NOT_A_CONTACT = re.compile(
    r"\b(?:press|news|media|cabinet|task force|town hall|board|staff|donors?|campaign|committee|stakeholder|roundtable"
    r"|listening|prayer|background|six-party|(?<!-)parliamentary)\s+$"
    r"|\b(?:call|calls) to (?:action|service|duty|arms)\b",
    re.IGNORECASE,
)
"""What stands before a noun that makes it something else."""
