"""Cutting a document into zones: what is prose, and what is headline, caption, stamp, menu or footer.

A zone is one block: a paragraph, a bullet, a caption, a line of a menu. Hard-wrapped lines of one paragraph
stay together; whether a line break is a wrap is decided here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.reading.annotations import PROSE, Zone, ZoneKind
from kg.reading.title_words import ISSUING_LINE, OFFICE_LINE
from kg.reading.zone_words import (
    ABBREVIATED,
    ATTRIBUTION,
    BANNER,
    BANNER_CUES,
    BANNER_WORDS,
    BLANKS,
    BROKEN_BULLET,
    BULLET,
    BYLINE,
    CAPTION_CUE,
    CREDIT,
    CREDIT_IN_CELL,
    CREDIT_WITHIN,
    DANGLING,
    DATE_ALONE,
    DATE_IN_LINE,
    DATE_OPENS,
    EDITORIAL,
    FULL_STOP,
    FULL_STOP_INSIDE,
    GLUED_STAMP,
    GOES_ON,
    LETTERS,
    LONG_TITLE,
    LONGEST_WRAPPED,
    MENU,
    NUMBERED,
    OTHER_SCRIPT,
    PARTY_OPENS,
    PHOTO_CREDIT,
    PHOTO_MARK,
    PHOTO_NOTE,
    PICTURED,
    SENTENCE_END,
    SHORTENED,
    SHOWN,
    TERMINAL,
    TITLE_KEY,
    TO_READERS,
    WORD,
)
from loaders.document import Document


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
    def banner(self) -> bool:
        """Whether it is what a government's page says of itself."""
        said = self.words <= BANNER_WORDS and any(word in self.plain for word in BANNER_CUES)
        return said and BANNER.search(self.plain.replace("’", "'")) is not None

    @cached_property
    def foreign(self) -> bool:
        """Whether its letters are mostly outside Latin: a menu or a title in another script."""
        other = len(OTHER_SCRIPT.findall(self.plain))
        return other > 0 and other > len(LETTERS.findall(self.plain))

    @cached_property
    def caption(self) -> bool:
        """Whether it describes a picture, by its credit or by where it says people stand."""
        text = self.plain.strip(" |")  # a cell of a table
        if PHOTO_MARK.match(text) and PHOTO_NOTE.search(text):
            return True
        if self.words < 6 or self.bullet:
            return False
        if self.words <= 60 and text.endswith(")") and SHOWN.match(text):
            return True
        credit = CREDIT.search(text, max(0, len(text) - CREDIT_WITHIN))
        if self.plain.endswith("|") and self.words <= 60 and (credit or CREDIT_IN_CELL.search(text)):
            return True
        if (credit or self.words <= 70) and CAPTION_CUE.search(text):
            return bool(credit) or bool(re.search(r"\b(?:left|right|photos?|images?|pictures?)\b", text[:400]))
        if credit is None or self.words > 60:
            return False
        return bool(PHOTO_CREDIT.match(credit.group())) or not TERMINAL.search(text[: credit.start()].rstrip())


SHORTEST_WRAPPED = 40
"""Characters of a line that was broken within a sentence; menus are shorter."""
FILLED = 0.6
"""Share of the longest line that a line broken by hand fills at least; a shorter one is a headline."""
WRAPS = 3
"""Lines that go on within a sentence in a text whose paragraphs are broken by hand here and there."""
UNFINISHED = re.compile(
    r",?\s(?:after|at|and|an?|as|by|for|from|his|her|in|its|of|on|or|that|the|their|to|which|who|with)\Z"
)
"""No sentence ends so."""
BROKEN_OFF = 12
"""Words of a last line without a full stop that no headline of another text has."""


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
    lines = _lines(text, first, last)
    longest = max((end - start for start, end in lines), default=0)
    wrapped = longest <= LONGEST_WRAPPED
    width = 0 if wrapped else _wrapped_width(text, lines)
    for start, end in lines:
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
        full = open_block and len(blocks[-1].text) + 1 + len(line.split(maxsplit=1)[0]) > width > 0
        short = open_block and line[0].isupper() and len(blocks[-1].text) < FILLED * longest and blocks[-1].alone
        if open_block and _runs_on(blocks[-1], line, markdown=markdown, wrapped=(wrapped and not short) or full):
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


def _wrapped_width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width at which some paragraphs of a text are broken by hand; 0 where fewer than `WRAPS` lines show it."""
    broken = [
        end - start
        for (start, end), (following, _) in pairwise(lines)
        if SHORTEST_WRAPPED <= end - start <= LONGEST_WRAPPED
        and text[following : following + 1].islower()
        and not TERMINAL.search(text[start:end].rstrip())
    ]
    return max(broken) if len(broken) >= WRAPS else 0


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
    if block.banner:
        return False
    if EDITORIAL.match(block.plain):
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
    said_by = next((i for i, b in enumerate(blocks[:first]) if SAID_BY.match(b.plain)), None)
    zones = []
    seen_headline = has_title
    told = set(prose)
    for i, block in enumerate(blocks):
        kind = _kind(block, inside=first <= i <= last, prose=i in told)
        if kind is ZoneKind.BODY and first < i and not block.bullet and _pictured(block.plain):
            kind = ZoneKind.CAPTION
        if kind is ZoneKind.BOILERPLATE and i in (headline, said_by):
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


SAID_BY = re.compile(
    r"(?:(?:Extraordinary|Joint|Regular|Opening|Closing) )?(?:Press (?:Conference|Briefing|Remarks)|Remarks|Statement)"
    r" by (?:the )?[A-Z][^.:;]{5,90}$"
)
"""The title of what one person says, whatever heading of a part stands under it."""


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
        text = BULLET.sub("", text, count=1) if block.bullet else text
        if opens and not ({i - 1, i - 2} & found) and not (FULL_STOP.search(text) and _words(text) >= 7):
            continue
        if block.caption or BYLINE.match(text) or EDITORIAL.match(text):
            continue
        lower = re.findall(r"\b[a-z]{2,}\b", text)
        if i == len(blocks) - 1 and i - 1 in found and _breaks_off(block, text, len(lower)):
            found.add(i)
        if (
            len(lower) >= (3 if prose else 1)  # "President X met President Y on Friday." may be all of a text
            and TERMINAL.search(text)
            and text[:1].isupper()
            and (not MENU.search(text) or PARTY_OPENS.match(text))
            and not block.foreign
        ):
            found.add(i)
    return sorted(found)


def _breaks_off(block: _Block, text: str, lower: int) -> bool:
    """Whether the last paragraph of a text that was cut off ends within a sentence: long, or a quotation begun."""
    words = block.words
    opened = text[:1] in '"“' and text.count("”") + text.count('"') % 2 == text[:1].count('"')
    long = words >= BROKEN_OFF or (opened and words >= BROKEN_OFF // 2)
    if words >= BROKEN_OFF // 2 and UNFINISHED.search(text) and not block.foreign:
        return lower * 3 >= words
    return long and lower * 5 >= words * 3 and not MENU.search(text) and not block.foreign


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
    ends = TERMINAL.search(text) or UNFINISHED.search(text)
    return PICTURED.match(text) is not None and not FULL_STOP_INSIDE.search(text) and not ends


def _kind(block: _Block, *, inside: bool, prose: bool) -> ZoneKind:
    text = block.plain
    if EDITORIAL.match(text):
        return ZoneKind.EDITORIAL
    if BYLINE.match(text) or ATTRIBUTION.match(text):
        return ZoneKind.BYLINE
    if block.banner:
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
