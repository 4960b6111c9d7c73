"""How the blocks of a page look: what tells headlines, captions, stamps, bylines, menus and bullets from prose."""

from __future__ import annotations

import re

BULLET = re.compile(r"[ \t]*(?:[|°•●○◦▪■□◆◇∙·‣►※ㅇ–—]|[-*+](?=\s)|o(?=\s+[A-Z])|\(?(?:[0-9]{1,2}|[a-z])[.)](?=\s))\s*")
"""A bullet mark or a paragraph number at the start of a line, with the space after it."""
LONGEST_WRAPPED = 160
"""Characters of the longest line of a text whose paragraphs are broken by hand."""
BROKEN_BULLET = 70
"""Characters from which a bullet without a full stop was broken by mistake; menus are shorter."""
NUMBERED = re.compile(r"[ \t]*(?:[0-9]{1,2}\.)\s")
TITLE_KEY = re.compile(r"^title:[ \t]*(?P<value>(?:[^\n]*)(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE_IN_LINE = re.compile(
    rf"{MONTHS}\s+\d{{1,2}}(?:,?\s+|,)\d{{4}}|\d{{1,2}}\s+{MONTHS},?\s+\d{{4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
    rf"|\d{{4}}\s+{MONTHS}\s+\d{{1,2}}"
)
DATE_ALONE = re.compile(rf"\s*(?:\w+day,?\s+)?(?:{DATE_IN_LINE.pattern})(?:[,\s]+\d{{1,2}}:\d{{2}}.{{0,12}})?\s*$")
"""A line that is nothing but a date."""
DATE_OPENS = re.compile(rf"\s*(?:\w+day,?\s+)?(?:{DATE_IN_LINE.pattern})\b")
"""A line that begins with a date: place and occasion may follow ("Monday, May 8, 2017, 3:15 p.m. Lima, Peru")."""
BYLINE = re.compile(r"\s*(?:By|BY)\s+[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){0,6}\s*$")
ATTRIBUTION = re.compile(
    r"\s*(?:Deputy |Principal )?Spokes(?:person|man|woman)(?: and [A-Z][^.:;,()]{4,60})?"
    r" [A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}\s*$"
    r"|\s*(?:The (?:following|below|statement below)(?: statement| readout)? (?:is|was|are) (?:attributable"
    r"|attributed) to"
    r"|As stated by|Attribut(?:able|ed) to)\b.{3,90}$"
    r"|\s*[A-Z].{10,120}\b(?:provided|issued|released|offered|gave) (?:the following|this) (?:readout"
    r"|statement|summary|account|text|remarks)[^.;]{0,60}:?\s*$"
    r"|\s*[A-Z].{10,120}\b(?:provided|issued|released|offered) the following:\s*$"
)
"""The line that says in whose name a readout is given, or who speaks at a briefing."""
EDITORIAL = re.compile(
    r"\s*(?:\((?:ATTN|LEAD|News Focus|Yonhap|END|Yonhap Interview)\b[^)]*\)(?:\s*\([^)]*\))*"
    r"|\*+\s*[Uu]nofficial [Tt]ranslation\*?|\(?[Uu]nofficial [Tt]ranslation\)?"
    r"|[(*\s]*(?:This is|The (?:foregoing|following|above)(?: text)? is) an? (?:provisional|unofficial|tentative)"
    r" translation\b.*"
    r"|#{2,}|\\?#+|-?\s*END\s*-?|\(END\)|###)\s*$"
)
CREDIT = re.compile(
    r"(?:\([^()]{0,50}(?:[Pp]hoto (?:via|by)|Getty Images|/Pool)[^()]{0,30}\)|Photo: [^.]{3,60}(?:\.COM/[A-Z]+)?"
    r"|\((?:Yonhap|AP|AFP|Reuters|EPA|Newsis|Kyodo|Jiji|Pool|PHOTO NOT FOR SALE)[^)]*\)"
    r"|(?:AP|AFP|EPA|Reuters|Yonhap|Newsis)"
    r"(?:[-/ ](?:Yonhap|AP|AFP|Newsis))?|/[A-Z][A-Za-z]+|Courtesy of [^.]+|\[[A-Z][A-Z/ -]+\])\s*$"
)
TO_READERS = re.compile(r"(?:Please|Click|Tap|Scroll|You (?:can|may|must))\b")
"""How a page's remark to its readers begins."""
PHOTO_CREDIT = re.compile(r"\[|Photo:|\([^()]*(?:[Pp]hoto |Getty|/Pool)")
"""Credits that only pictures have."""
CAPTION_CUE = re.compile(
    r",\s*(?:left|right|center|centre|second from (?:left|right)|far (?:left|right))\b|\((?:left|right|[LRC])\)"
    r"|\b(?:[Tt]his|[Tt]hese|[Aa]n undated|[Ii]n this)\b[^.]{0,40}\b(?:photos?|images?|pictures?)\b|\bfile photo\b"
)
CREDIT_IN_CELL = re.compile(
    r"[.,]\s+(?:Yonhap|AP|AFP|Reuters|EPA|Newsis|Kyodo)(?:-Yonhap)?\Z"
    r"|/\s+Source\s?: [^.]{3,60}\Z"
)
"""How a photo's caption ends in a cell of a table."""
PHOTO_MARK = re.compile(r"[▲△▶►]\s*(?=[A-Z])")
"""How dailies mark what a picture shows."""
PHOTO_NOTE = re.compile(r"\bphoto\b|\((?:PHOTO|Yonhap|AP|AFP|Reuters|EPA|Newsis|Kyodo)\b")
"""What tells that such a mark is no bullet of a ministry."""
PICTURED = re.compile(
    r"[A-Z](?:(?!\b(?:to|will|would|who|that|which|said)\b)[^;:])*?"
    r"\s(?:meets|greets|welcomes|speaks|talks|shakes? hands|poses|receives|walks)\s(?:with|to|and|[A-Z])"
)
"""A line in the present tense: without a full stop, in the middle of a text, it says what a photo shows."""
SHOWN = re.compile(
    r"(?:[A-Z][\w.'’-]*,?\s+){2,9}(?:\([^)]*\)\s+)?(?:\w+ly\s+)?(?:calls|discusses|talks|speaks|meets|shakes|poses|holds"
    r"|attends|greets|listens|delivers|welcomes|walks|waves|hosts)\b.*\([A-Z][^()]{2,40}\)$"
)
"""A picture told in the present tense, with whose it is in brackets."""
MENU = re.compile(
    r"\b(?:(?-i:Share|SHARE|Close|CLOSE)|button"
    r"|copied|feedback|navigation|subscribe|sign up|log ?in|newsletter|copyright|font[- ]size|top \d+"
    r"|related (?:articles|news|stories)|read more|print|skip to|all rights reserved|send feedback|menu|e-?mail"
    r"|cookies?|privacy policy|terms of (?:use|service)|most (?:read|viewed)|go to contents)\b",
    re.IGNORECASE,
)
BANNER_WORDS = 60
"""Words of the longest banner; prose is longer."""
BANNER = re.compile(
    r"\bofficial (?:web)?sites? (?:of the|use)\b|\bHere's how you know\b|\.(?:gov|mil) websites? (?:belongs?|use)\b"
    r"|\bpart of a historical collection\b|\b(?:contact|e-?mail) the (?:\w+ )?[Ww]ebmaster\b"
    r"|\bA lock \(|\bsafely connected to the \.(?:gov|mil)\b"
)
"""What pages of a government say of themselves above every text."""
BANNER_CUES = ("official", "Here", ".gov", ".mil", "historical", "ebmaster", "A lock (")
"""One of these stands in all of it."""
OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")
LETTERS = re.compile(r"[A-Za-z]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
PARTY_OPENS = re.compile(
    r"(?:They|Both|He|She|The (?:two|three|four|pair|leaders|ministers|sides|officials|secretary|president|minister))\s"
    r"(?:\w+\s){0,3}?(?:\w+ed|\w+ing|spoke|met|will|also|said)\b",
    re.IGNORECASE,
)
"""How a sentence on the parties begins, whatever word of a menu it uses ("They agreed to stay in close touch.")."""
TERMINAL = re.compile(r"[.!?;:…][\"”'’)\]*]*\s*$")
DANGLING = re.compile(
    r"\A(?=.{40}).*(?:[a-z],|\b(?:and|or|[Tt]he|an?|of|with|to|in|for|by|from|between|among|that|which|his|her|their"
    r"|its))\Z"
)
"""A line that breaks off within a sentence, whatever blank lines follow it."""
GOES_ON = re.compile(r"\A(?=.{40}).*[\w)]\Z")
"""A long line without a full stop; a line in lower case goes on with it."""
ABBREVIATED = re.compile(r"[a-z,] (?:the |and )?(?:U\.S|U\.N|Mr|Ms|Dr)\.$|\b[A-Z][a-z]+ [A-Z]\.$")
"""A line that breaks off behind an abbreviation."""
SHORTENED = re.compile(r"\b(?:Dept|Gov't|Govt|Min|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$")
"""How a headline ends that has no full stop ("…: State Dept.", "… ahead of summit in Aug.")."""
GLUED_STAMP = re.compile(r"\s*[Dd]ate:?\s+\d{4}-\d{2}-\d{2}(?=\s+\S)")
"""A page's stamp that lost its line break."""
FULL_STOP = re.compile(
    r"(?<!\b(?:Jan|Feb|Aug|Oct|Nov|Dec))(?<!\b(?:Dept|Sept|Govt))(?<!\bGov't)(?<=[a-z0-9)])\.[\"”'’)]*$"
)
"""How a sentence ends and a headline does not."""
FULL_STOP_INSIDE = re.compile(r"(?<!\b[MD][rs])(?<!\bGen)(?<!\bAdm)(?<!\bAmb)(?<=[a-z0-9)])\.[\"”'’)]*\s")
SENTENCE_END = re.compile(r"[a-z0-9)][.!?][\"”'’)]*\s*$")
LONG_TITLE = re.compile(
    r"(?:[A-Z][\w. ]{1,30}: )?(?:(?:[A-Z]+: )?(?:Readout|READOUT)|(?:Joint )?(?:Press )?(?:Statement|Communiqu[eé]"
    r"|Remarks))"
    r" (?:of|on|by|from|to)\b"
)
"""How a title begins that is as long as a paragraph, and has no full stop."""
BLANKS = re.compile(r"[^\S\n]{2,}")
CREDIT_WITHIN = 200
"""Characters at the end of a block that hold the credit of a picture, where it has one."""
