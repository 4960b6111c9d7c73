"""A written official taken apart: "Foreign Minister Yun Byung-se", "Yun, Byung-se (ROK)", "윤병세 외교부 장관"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reading.titles import CONNECTORS, HEADS, HONORIFICS, MODIFIERS, PORTFOLIO, QUALIFIERS, office_kind
from kg.reading.tokens import Token, tokenize

_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_HANGUL_TITLES = {
    "대통령": "head-of-state",
    "국무총리": "head-of-government",
    "총리": "head-of-government",
    "수상": "head-of-government",
    "외교통상부": "foreign-minister",
    "외교부": "foreign-minister",
    "외교장관": "foreign-minister",
    "외무장관": "foreign-minister",
    "외무상": "foreign-minister",
    "외상": "foreign-minister",
    "외교부장": "foreign-minister",
    "국무장관": "foreign-minister",
    "국방부": "defence-minister",
    "국방장관": "defence-minister",
    "국방상": "defence-minister",
    "방위상": "defence-minister",
    "통일부": "unification-minister",
    "통일장관": "unification-minister",
    "부통령": "deputy-head-of-state",
    "국가안보실장": "national-security-adviser",
    "안보실장": "national-security-adviser",
    "국가안보보좌관": "national-security-adviser",
    "대사": "ambassador",
    "장관": "",
    "차관": "",
    "당선인": "",
    "권한대행": "",
    "전": "",
    "신임": "",
    "미국": "",
    "한국": "",
    "일본": "",
}
"""Korean titles -> kind of office; empty where they do not say one."""

_SHORT_TITLES = {
    "Asst.": "Assistant",
    "Dep.": "Deputy",
    "DepSec": "Deputy Secretary",
    "Min.": "Minister",
    "Pres.": "President",
    "Sec.": "Secretary",
    "SecDef": "Secretary of Defense",
    "SecState": "Secretary of State",
    "VP": "Vice President",
    "VPOTUS": "Vice President",
}
"""As coders' spreadsheets shorten them; without its full stop "Min" is a name."""
_SHORT_TITLE = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, _SHORT_TITLES))})(?=\s)")


@dataclass(frozen=True, slots=True)
class Written:
    """What a string says: the name, the kind of office and the title that stand with it, and other words."""

    name: str
    kind: str | None = None
    """Concept key of `office-kinds`, None where no title says one."""
    title: str = ""
    """The title as written."""
    aside: tuple[str, ...] = ()
    """What stands in brackets or behind the name: often a country."""
    former: bool = False


def take_apart(text: str) -> Written:
    """Take a written official apart; what is no title is the name.

    >>> found = take_apart("Minister of Foreign Affairs Yun Byung-se (South Korea)")
    >>> found.name, found.kind, found.aside
    ('Yun Byung-se', 'foreign-minister', ('South Korea',))
    >>> take_apart("Yun, Byung-se").name, take_apart("Yun Byung-se, Foreign Minister").kind
    ('Yun, Byung-se', 'foreign-minister')
    >>> take_apart("윤병세 외교부 장관")
    Written(name='윤병세', kind='foreign-minister', title='외교부 장관', aside=(), former=False)
    """
    aside = tuple(part.strip() for part in _BRACKETS.findall(text) if part.strip())
    text = " ".join(_BRACKETS.sub(" ", text).split())
    text = _SHORT_TITLE.sub(lambda found: _SHORT_TITLES[found.group()], text)
    if any("\uac00" <= char <= "\ud7a3" for char in text):
        return _hangul(text, aside)
    before, comma, behind = text.partition(",")
    if comma and _is_title(behind):
        name, kind, title, former = _from_left(before.strip())
        _, behind_kind, _, behind_former = _from_left(f"{behind.strip()} X")
        return Written(name, kind or behind_kind, title or behind.strip(), aside, former or behind_former)
    name, kind, title, former = _from_left(text)
    return Written(name, kind, title, aside, former)


def kind_of_title(text: str) -> str | None:
    """Return the kind of office a title names, None where it is no title.

    >>> kind_of_title("Vice Foreign Minister"), kind_of_title("Seoul")
    ('deputy-foreign-minister', None)
    """
    found = take_apart(text) if any("\uac00" <= char <= "\ud7a3" for char in text) else None
    return found.kind if found else _from_left(f"{text} X")[1]


def _is_title(text: str) -> bool:
    return any(token.lower in HEADS for token in tokenize(text, 0, len(text)))


def _from_left(text: str) -> tuple[str, str | None, str, bool]:
    """Name, kind, title and whether it is a former one, of a title with a name behind it."""
    tokens = tokenize(text, 0, len(text))
    head = _head(tokens)
    if head is None:
        at = _skip(tokens, 0)
        return text[tokens[at].start :] if at < len(tokens) else text, None, "", False
    first_head, end = head
    words = [token.lower.rstrip(".") for token in tokens[:end]]
    former = any(QUALIFIERS.get(word) == "former" for word in words)
    kind = office_kind(HEADS[words[first_head]], tuple(words[:first_head]), tuple(words[first_head + 1 :]), ())
    at = _skip(tokens, end)
    name = text[tokens[at].start :] if at < len(tokens) else ""
    return name, kind, text[: tokens[end - 1].end], former


def _skip(tokens: list[Token], at: int) -> int:
    """Index behind honorifics, as long as a name is left."""
    while at + 1 < len(tokens) and (tokens[at].lower.rstrip(".") in HONORIFICS or not tokens[at].word):
        at += 1
    return at


def _head(tokens: list[Token]) -> tuple[int, int] | None:
    """Index of the head of the title with which the tokens begin, and the index behind the title.

    The last word is always left to the name: some surnames are words of titles ("President Law").
    """
    head: int | None = None
    end = at = 0
    while at < len(tokens) - 1:
        word = tokens[at].lower.rstrip(".")
        base = word.split("-")[0]
        if word in HEADS or (base in HEADS and word.endswith(("elect", "designate", "general"))):
            head = at if head is None or not _complement(tokens, head, at) else head
            end = at + 1
        elif head is not None and word in CONNECTORS and at + 1 < len(tokens) - 1:
            following = tokens[at + 1].lower
            if following not in PORTFOLIO and following not in ("the", "state") and following not in MODIFIERS:
                break
        elif word in PORTFOLIO and head is not None and _complement(tokens, head, at):
            end = at + 1
        elif not _of_titles(word) or (head is not None and not _complement(tokens, head, at)):
            break
        at += 1
    if head is None:
        return None
    word = tokens[head].lower.rstrip(".")
    if word not in HEADS:
        tokens[head] = Token(tokens[head].start, tokens[head].end, tokens[head].text, word.split("-")[0])
    return head, end


def _of_titles(word: str) -> bool:
    return word in MODIFIERS or word in QUALIFIERS or word in PORTFOLIO or word in ("the", "u.s", "us", "-")


def _complement(tokens: list[Token], head: int, at: int) -> bool:
    """Whether a connector between head and `at` makes them one title ("Minister of Foreign Affairs")."""
    return any(token.lower in CONNECTORS for token in tokens[head + 1 : at])


def _hangul(text: str, aside: tuple[str, ...]) -> Written:
    kind: str | None = None
    name: list[str] = []
    title: list[str] = []
    for word in text.replace(",", " ").split():
        stem = next((t for t in sorted(_HANGUL_TITLES, key=len, reverse=True) if word.endswith(t)), None)
        if stem is not None and (word == stem or len(word) - len(stem) in (1, 2, 3, 4)):
            kind = kind or _HANGUL_TITLES[stem] or None
            title.append(stem)
            if word != stem and len(word) - len(stem) >= 2 and not name:
                name.append(word.removesuffix(stem))
        else:
            name.append(word)
    return Written(" ".join(name) or text, kind, " ".join(title), aside, "전" in title)
