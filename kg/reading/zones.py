"""Cutting a document into zones: what is prose, and what is headline, caption, stamp, menu or footer.

A zone is one block: a paragraph, a bullet, a caption, a line of a menu. Hard-wrapped lines of one paragraph
stay together; whether a line break is a wrap is decided here and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.reading.annotations import PROSE, Zone, ZoneKind
from kg.reading.title_words import ISSUING_LINE, OFFICE_LINE
from loaders.document import Document

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
    rf"{MONTHS}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTHS},?\s+\d{{4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
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
    r"|As stated by|Attributable to)\b.{3,90}$"
    r"|\s*[A-Z].{10,120}\b(?:provided|issued|released|offered|gave) (?:the following|this) (?:readout"
    r"|statement|summary|account|text|remarks)[^.;]{0,60}:?\s*$"
    r"|\s*[A-Z].{10,120}\b(?:provided|issued|released|offered) the following:\s*$"
)
"""The line that says in whose name a readout is given, or who speaks at a briefing."""
EDITORIAL = re.compile(
    r"\s*(?:\((?:ATTN|LEAD|News Focus|Yonhap|END|Yonhap Interview)\b[^)]*\)(?:\s*\([^)]*\))*"
    r"|\*+\s*[Uu]nofficial [Tt]ranslation\*?|\(?[Uu]nofficial [Tt]ranslation\)?"
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
    r"\b(?:share|button|copied|feedback|navigation|subscribe|sign up|log ?in|newsletter|copyright|font[- ]size|top \d+"
    r"|related (?:articles|news|stories)|read more|print|skip to|all rights reserved|send feedback|menu|close|e-?mail"
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
SHORTENED = re.compile(r"\b(?:Dept|Gov't|Govt|Min)\.$")
"""How a headline ends with who said it ("…: State Dept.")."""
GLUED_STAMP = re.compile(r"\s*[Dd]ate:?\s+\d{4}-\d{2}-\d{2}(?=\s+\S)")
"""A page's stamp that lost its line break."""
FULL_STOP = re.compile(r"(?<!\bDept)(?<!\bGov't)(?<!\bGovt)(?<=[a-z0-9)])\.[\"”'’)]*$")
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


@dataclass
class _Block:
    start: int
    end: int
    text: str
    """While lines are gathered the last of them, then all."""
    bullet: bool = False
    alone: bool = True
    """Whether the block is one line of its source."""
    plain: str = ""
    """The text with single blanks, to tell what the block is; patterns are slow on long runs of them."""

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return _words(self.plain)

    @cached_property
    def foreign(self) -> bool:
        """Whether its letters are mostly outside Latin: a menu or a title in another script."""
        other = len(OTHER_SCRIPT.findall(self.plain))
        return other > 0 and other > len(LETTERS.findall(self.plain))

    @cached_property
    def caption(self) -> bool:
        """Whether it describes a picture, by its credit or by where it says people stand."""
        if self.words < 6 or self.bullet:
            return False
        text = self.plain
        if self.words <= 60 and text.endswith(")") and SHOWN.match(text):
            return True
        credit = CREDIT.search(text, max(0, len(text) - CREDIT_WITHIN))
        if (credit or self.words <= 70) and CAPTION_CUE.search(text):
            return bool(credit) or bool(re.search(r"\b(?:left|right|photos?|images?|pictures?)\b", text[:400]))
        if credit is None or self.words > 60:
            return False
        return bool(PHOTO_CREDIT.match(credit.group())) or not TERMINAL.search(text[: credit.start()].rstrip())


def _words(text: str) -> int:
    return len(WORD.findall(text))


def cut(document: Document) -> list[Zone]:
    """Return the document's zones in order; the front matter's title is one, its other keys are none."""
    zones: list[Zone] = []
    text = document.text
    first, last = document.body
    if first:
        title = TITLE_KEY.search(text, 0, first)
        if title and title["value"].strip():
            start, end = title.span("value")
            zones.append(Zone(*_trim(text, start, end), ZoneKind.FRONT_MATTER))
    blocks = _blocks(text, first, last, markdown=document.media_type == "text/markdown")
    return zones + _classify(blocks, has_title=bool(zones))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str, first: int, last: int) -> list[tuple[int, int]]:
    lines = []
    at = first
    while at < last:
        end = text.find("\n", at, last)
        end = last if end < 0 else end
        lines.append((at, end))
        at = end + 1
    return lines


def _blocks(text: str, first: int, last: int, *, markdown: bool) -> list[_Block]:
    """Group lines into blocks: a blank line, a bullet or a line that does not run on begins a new one."""
    blocks: list[_Block] = []
    open_block = blank = False
    wrapped = max((end - start for start, end in _lines(text, first, last)), default=0) <= LONGEST_WRAPPED
    for start, end in _lines(text, first, last):
        stamp = GLUED_STAMP.match(text, start, end)
        if stamp is not None:
            blocks.append(_Block(*_trim(text, start, stamp.end()), text[start : stamp.end()].strip()))
            start, open_block = stamp.end(), False
        start, end = _trim(text, start, end)
        if start == end:
            blank = True
            continue
        line = text[start:end]
        open_block = open_block and not (blank and (markdown or not _broken(blocks[-1].text, line)))
        blank = False
        bullet = BULLET.match(line)
        if bullet and bullet.end() < len(line) and not (open_block and markdown and line[0] in "–—"):
            blocks.append(_Block(start, end, line, bullet=True))
            open_block = True
            continue
        if open_block and _runs_on(blocks[-1], line, markdown=markdown, wrapped=wrapped):
            block = blocks[-1]
            block.end = end
            block.text = line
            block.alone = False
            continue
        blocks.append(_Block(start, end, line))
        open_block = True
    for block in blocks:
        block.text = text[block.start : block.end]
        block.plain = BLANKS.sub(" ", block.text)
    return blocks


def _broken(tail: str, line: str) -> bool:
    """Whether a paragraph goes on behind a blank line: it breaks off within a sentence."""
    return DANGLING.search(tail) is not None or (line[0].islower() and GOES_ON.search(tail) is not None)


def _runs_on(block: _Block, line: str, *, markdown: bool, wrapped: bool) -> bool:
    """Whether `line` is the hard-wrapped continuation of the block before it.

    In a text that is not `wrapped`, one line is one paragraph; only a broken one goes on.
    """
    if markdown:
        return True
    tail = block.text
    if DATE_ALONE.match(line) or (block.alone and DATE_ALONE.match(tail)) or CREDIT.search(tail):
        return False
    if ABBREVIATED.search(tail) or DANGLING.search(tail):
        return True
    if BYLINE.match(line) or (tail.endswith(")") and SHOWN.match(tail)):
        return False
    if not wrapped:
        broken = len(tail) >= (BROKEN_BULLET if block.bullet else LONGEST_WRAPPED)
        return not TERMINAL.search(tail) and (broken or line[0].islower())
    if TERMINAL.search(tail):
        # A wrapped paragraph may end a line with a full stop; then its lines are of one width.
        return not block.alone and len(tail) >= 60 and len(line) >= 40
    return len(tail) >= 30 and (line[0].islower() or len(tail) >= 50 or len(line) >= 60)


def _is_prose(block: _Block) -> bool:
    words = block.words
    if words <= BANNER_WORDS and BANNER.search(block.plain.replace("’", "'")):
        return False
    if TO_READERS.match(block.plain) and MENU.search(block.plain):
        return False
    if LONG_TITLE.match(block.plain) and not TERMINAL.search(block.plain):
        return False
    if (
        words >= 12
        and TERMINAL.search(block.plain)
        and not (words < 25 and (ABBREVIATED.search(block.plain) or SHORTENED.search(block.plain)))
    ):
        return True
    if words >= 25:
        return True
    return block.bullet and words >= 8 and not MENU.search(block.plain)


def _classify(blocks: list[_Block], *, has_title: bool) -> list[Zone]:
    prose = [i for i, b in enumerate(blocks) if _is_prose(b) and not b.caption and not b.foreign]
    prose = _with_short_paragraphs(blocks, _without_menu(blocks, prose))
    first = prose[0] if prose else len(blocks)
    last = prose[-1] if prose else -1
    headline = None if has_title else _headline(blocks, first)
    zones = []
    seen_headline = has_title
    told = set(prose)
    for i, block in enumerate(blocks):
        kind = _kind(block, inside=first <= i <= last, prose=i in told)
        if kind is ZoneKind.BODY and first < i and not block.bullet and _pictured(block.plain):
            kind = ZoneKind.CAPTION
        if kind is ZoneKind.BOILERPLATE and i == headline:
            kind = ZoneKind.HEADLINE
            seen_headline = True
        elif kind is ZoneKind.BODY and i < first and not seen_headline:
            kind = ZoneKind.HEADLINE
        start, end = block.start, block.end
        if block.bullet and kind in PROSE:
            mark = BULLET.match(block.text)
            if mark:
                start += mark.end()
                kind = ZoneKind.BODY if NUMBERED.match(block.plain) else ZoneKind.BULLET
        zones.append(Zone(start, end, kind))
    return zones


def _without_menu(blocks: list[_Block], prose: list[int]) -> list[int]:
    """Drop what only looks like prose before a text: a lone remark of the page, a list of other headlines."""
    first = next((i for i in prose if not blocks[i].bullet or NUMBERED.match(blocks[i].plain)), None)
    if first is None:
        return prose
    told = next((i for i in prose if TERMINAL.search(blocks[i].plain)), first)
    if told > first and not {told - 1, told - 2} & set(prose):
        return [i for i in prose if i >= told]  # numbered addresses of the house, with a headline behind them
    before = [i for i in prose if i < first]
    lone = len(before) == 1 and (first - before[0] >= 3 or MENU.search(blocks[before[0]].plain) is not None)
    listed = len(before) >= 4 and not any(TERMINAL.search(blocks[i].plain) for i in before)
    return [i for i in prose if i >= first] if lone or listed else prose


def _with_short_paragraphs(blocks: list[_Block], prose: list[int]) -> list[int]:
    """Add short sentences that stand beside prose ("The two last spoke on May 3. (Yonhap)")."""
    found = set(prose)
    for i, block in enumerate(blocks):
        opens = i + 1 in found or not prose
        if i in found or not (opens or {i - 1, i - 2} & found):
            continue
        text = re.sub(r"\s*(?:\([A-Z][^)]*\)\s*)+$", "", block.plain)
        if opens and not ({i - 1, i - 2} & found) and not (FULL_STOP.search(text) and _words(text) >= 7):
            continue
        if block.caption or BYLINE.match(text) or EDITORIAL.match(text):
            continue
        lower = re.findall(r"\b[a-z]{2,}\b", text)
        if (
            len(lower) >= 3
            and TERMINAL.search(text)
            and text[:1].isupper()
            and (not MENU.search(text) or PARTY_OPENS.match(text))
            and not block.foreign
        ):
            found.add(i)
    return sorted(found)


def _headline(blocks: list[_Block], first: int) -> int | None:
    """The last block before the prose that reads like a headline: several words, no stamp, byline or menu."""
    best = None
    for i in range(min(first, len(blocks))):
        text = blocks[i].plain
        if (
            4 <= blocks[i].words <= 40
            and not blocks[i].foreign
            and not MENU.search(text)
            and not BYLINE.match(text)
            and not ATTRIBUTION.match(text)
            and not EDITORIAL.match(text)
            and not DATE_IN_LINE.search(text)
            and not blocks[i].caption
            and not (best is not None and OFFICE_LINE.fullmatch(text))
            and not ISSUING_LINE.fullmatch(text)
        ):
            best = i
    return best


def _pictured(text: str) -> bool:
    """Whether a line below the head of a text is a caption without a credit."""
    return PICTURED.match(text) is not None and not FULL_STOP_INSIDE.search(text) and not TERMINAL.search(text)


def _kind(block: _Block, *, inside: bool, prose: bool) -> ZoneKind:
    text = block.plain
    if EDITORIAL.match(text):
        return ZoneKind.EDITORIAL
    if BYLINE.match(text) or ATTRIBUTION.match(text):
        return ZoneKind.BYLINE
    if block.words <= BANNER_WORDS and BANNER.search(text.replace("’", "'")):
        return ZoneKind.BOILERPLATE
    if block.foreign:
        return ZoneKind.BOILERPLATE
    if block.caption:
        return ZoneKind.CAPTION
    if prose:
        return ZoneKind.BULLET if block.bullet else ZoneKind.BODY
    opens = DATE_OPENS.match(text) is not None and not SENTENCE_END.search(text)
    if DATE_IN_LINE.search(text) and block.words <= (16 if opens else 10):
        return ZoneKind.STAMP
    if inside and block.words >= 6 and text[0].isupper() and SENTENCE_END.search(text):
        return ZoneKind.BULLET if block.bullet else ZoneKind.BODY  # a short sentence may use a menu's word
    if MENU.search(text):
        return ZoneKind.BOILERPLATE
    if inside and block.words >= 3:
        return ZoneKind.BULLET if block.bullet else ZoneKind.BODY
    return ZoneKind.BOILERPLATE
