"""Finding title phrases among the tokens of a sentence: where the grammar of `titles` meets the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.annotations import ZoneKind
from kg.reading.line import Line
from kg.reading.names import NOT_NAMES
from kg.reading.title_bodies import heads_a_part
from kg.reading.title_complements import behind
from kg.reading.title_words import acronym, base
from kg.reading.titles import HEADS, HONORIFICS, MODIFIERS, PLURALS, PORTFOLIO, QUALIFIERS, WEAK_HEADS, Title
from kg.reading.tokens import Token, behind_bracket

PAIRS = frozenset(
    {("secretary", "general"), ("director", "general"), ("attorney", "general"), ("assistant", "secretary"),
     ("assistant", "minister"), ("assistant", "director"), ("chief", "secretary"), ("chief", "negotiator"),
     ("chief", "spokesperson"), ("chief", "envoy"), ("chief", "delegate"), ("head", "delegate"),
     ("head", "negotiator"), ("director", "ambassador"), ("chief", "advisor"), ("chief", "adviser"),
     ("minister", "counselor"), ("head", "delegates")}
)  # fmt: skip
"""Two heads that make one title; the second is its head."""
SEATED = frozenset("senator senators congressman congresswoman".split())
"""Members of a parliament who sit for a state."""
ORDINALS = frozenset("first second third fourth fifth".split())


TITLE_CASE = frozenset({ZoneKind.HEADLINE, ZoneKind.FRONT_MATTER})
"""Zones whose capitals say nothing of names."""
MOST_UNKNOWN = 3
"""Unknown words between a country and the office that it has."""
OWNING_BODIES = frozenset({"Chiefs", "Ministry", "Department"})
"""Bodies whose whole name may stand in front of the office that somebody has in them."""
CHIEF_OF = frozenset({"envoy", "delegate", "advisor", "spokesperson", "coordinator", "representative", "secretary"})
"""Families of offices of which somebody may be the chief one."""
STATES = frozenset("states state countries country nations nation governments economies economy".split())
"""What "member" stands in front of where it is nobody's office."""
OF_STATE = frozenset("minister secretary advisor envoy coordinator commissioner representative ambassador".split())
"""Families of offices that states have, and firms have not."""
BEFORE_LEADERS = frozenset("the with and both two three four between among by".split())


def titles(line: Line) -> list[Title]:
    """Return the title phrases of a sentence, left to right, without overlaps."""
    found: list[Title] = []
    tokens = line.tokens
    done = -1
    for at in [i for i, token in enumerate(tokens) if token.lower in HEADS or "-" in token.lower]:
        lower = tokens[at].lower
        if at <= done or (lower not in HEADS and base(tokens[at]) not in HEADS):
            continue
        if lower == "chiefs" and _of_the_chiefs(tokens, at):
            continue  # "Joint Chiefs of Staff Chairman": the chairman is the head
        if lower == "chief" and _chief_of_a_kind(tokens, at):
            continue  # "chief nuclear negotiator"
        title = _title_at(line, at, done)
        if title is not None:
            found.append(title)
            done = title.last
    return found


CIVIL = frozenset({"mr", "mrs", "ms", "dr", "prof"})
"""How private persons are styled."""


def _chief_of_a_kind(tokens: Sequence[Token], at: int) -> bool:
    """Whether "chief" stands in front of another head and what it is over."""
    head = at + 1
    while head < len(tokens) and head - at < MOST_UNKNOWN and tokens[head].lower in MODIFIERS:
        head += 1
    return head > at + 1 and head < len(tokens) and HEADS.get(tokens[head].lower) in CHIEF_OF


def _of_the_chiefs(tokens: Sequence[Token], at: int) -> bool:
    """Whether "Chiefs of Staff" only says which chairman or vice chairman follows."""
    behind = behind_bracket(tokens, at + 3)
    if [t.lower for t in tokens[at + 1 : at + 3]] != ["of", "staff"]:
        return False
    behind += behind < len(tokens) and tokens[behind].lower in ("vice", "deputy")
    return behind < len(tokens) and HEADS.get(tokens[behind].lower) == "chairman"


def _title_at(line: Line, head: int, done: int) -> Title | None:
    tokens = line.tokens
    last = head
    while last + 1 < len(tokens) and (_pair_word(tokens[last]), _pair_word(tokens[last + 1])) in PAIRS:
        last += 1  # "Assistant Secretary General": the last is the head
    first, modifiers, countries, qualifiers = _before(line, head, done, plural=base(tokens[last]) in PLURALS)
    modifiers = [*modifiers, *(token.lower for token in tokens[head:last])]
    head = last
    word = base(tokens[head])
    family = HEADS[word]
    if word.startswith("under"):
        modifiers = ["under", *modifiers]
    if tokens[head].lower.startswith(("vice-", "deputy-")):
        modifiers = [*modifiers, "vice"]
    of_a_state = family in ("governor", "mayor") or word in SEATED
    if of_a_state:  # "New Mexico Governor", "Senator X of Georgia": a state of a federation, not a country
        countries = countries if _nationality(line, first) else []
    if tokens[head].lower != word:
        if tokens[head].lower.endswith(("-elect", "-designate")):
            qualifiers = qualifiers | {"elect"}
        elif tokens[head].lower.startswith(("then-", "ex-")):
            qualifiers = qualifiers | {"former"}
    last, complement, of_countries, of_both = behind(line, head)
    if family == "commissioner" and "european" in modifiers and not countries:
        countries = ["EU"]
    if word == "members" and not (complement and last + 1 < len(tokens) and tokens[last + 1].capital):
        return None  # a title only in front of their names
    if word == "member" and head + 1 < len(tokens) and tokens[head + 1].lower in STATES:
        return None  # "ASEAN member states"
    if word in WEAK_HEADS and not (
        _strong(tokens, head, word, modifiers, countries, of_countries) or heads_a_part(line, head, last, of_countries)
    ):
        return None
    if family in ("monarch", "prince") and not modifiers and not countries and _surname(line, head):
        return None
    if family == "assistant" and not complement:
        return None
    if family == "general" and not set(modifiers) & {"secretary", "attorney", "director"}:
        return None
    return Title(
        first,
        last,
        head,
        family,
        word in PLURALS,
        tuple(modifiers),
        tuple(complement),
        tuple(dict.fromkeys((*countries, *of_countries))),
        frozenset(q for q in qualifiers if q),
        of_both,
    )


def _nationality(line: Line, first: int) -> bool:
    """Whether an adjective or an acronym of a country stands at a token ("U.S. Senator", "French mayor")."""
    text = line.tokens[first].text
    return first in line.adjective or (first in line.country_end and text.replace(".", "").isupper())


def _surname(line: Line, at: int) -> bool:
    """Whether "King", "Pope" is part of a name: one word stands before it and none behind, or "Dr." in front."""
    tokens = line.tokens
    if at > 0 and tokens[at - 1].lower.rstrip(".") in CIVIL and tokens[at].capital:
        return True  # "Dr. Sultan X", "Mr. Prince Y": no ruler is styled so
    if (
        at == 0
        or at - 1 in line.countries
        or not (tokens[at].capital and tokens[at - 1].capital and tokens[at - 1].word)
    ):
        return False
    before, behind = tokens[at - 1].lower, tokens[at + 1] if at + 1 < len(tokens) else None
    known = before in HEADS or before in PORTFOLIO or before in HONORIFICS or before in NOT_NAMES
    return not known and (behind is None or not (behind.capital or behind.lower == "of"))


def _pair_word(token: Token) -> str:
    known = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}.get(token.lower, token.lower)
    return known.removesuffix("s") if known in ("negotiators", "envoys", "delegates") else known


def _strong(
    tokens: Sequence[Token], head: int, word: str, modifiers: Sequence[str], countries: Sequence[str],
    of_countries: Sequence[str],
) -> bool:  # fmt: skip
    """Whether an ordinary word is a title here ("opposition leader", "Pentagon chief", "Director")."""
    if word in ("leader", "leaders"):
        strong = bool(set(modifiers) & {"opposition", "supreme", "paramount", "party"})
        if word == "leaders" and head > 0 and tokens[head - 1].lower in BEFORE_LEADERS:
            return head + 2 < len(tokens) and tokens[head + 1].lower in ("of", "from") and bool(of_countries)
        if word == "leaders" and head == 0 and len(of_countries) > 1:
            return True  # "Leaders from A, B and C agreed"
        return strong or (word == "leader" and bool(countries))
    if word in ("diplomat", "diplomats"):
        return bool(set(modifiers) & {"top", "chief", "no."})
    if word in ("chief", "chiefs"):
        behind = [t for t in tokens[head + 1 : head + 4] if t.lower != "the"]
        of = len(behind) > 1 and behind[0].lower == "of"
        of_staff = of and (behind[1].lower == "staff" or _ministry(tokens[head], behind[1]))
        return of_staff or bool(countries) or bool(set(modifiers) - {"chief", *ORDINALS})
    if word in ("head", "general"):
        of = tokens[head].capital and head + 1 < len(tokens) and tokens[head + 1].lower == "of"
        return word == "general" or bool(countries) or of or _of_a_body(tokens, head)
    if word == "representatives" and [t.lower for t in tokens[max(0, head - 2) : head]] == ["house", "of"]:
        return False
    if word in ("delegate", "delegates", "representative", "representatives"):
        in_charge = bool(countries) and head + 1 < len(tokens) and tokens[head + 1].lower in ("for", "on")
        return bool(modifiers) or tokens[head].capital or in_charge  # "Oslo's representative for peace affairs"
    if word in ("member", "observer") and head + 1 < len(tokens) and tokens[head + 1].lower in ("of", "in"):
        return any(t.capital for t in tokens[head + 2 : head + 4])
    strong = bool(set(modifiers) - {"international", "regional", "public", "global", "domestic"})
    return tokens[head].capital or strong or _of_a_body(tokens, head)


def _of_a_body(tokens: Sequence[Token], head: int) -> bool:
    """Whether an office of state follows an ordinary word ("director of the National Security Office")."""
    behind = [t for t in tokens[head + 1 : head + 5] if t.lower != "the"][:3]
    if len(behind) < 2 or behind[0].lower != "of" or not behind[1].capital:
        return False
    return behind[1].lower in PORTFOLIO or (behind[-1].capital and behind[-1].lower in PORTFOLIO)


def _ministry(head: Token, of: Token) -> bool:
    """Whether a capitalised "Chief" is one of an office of state ("Chief of the National Security Bureau")."""
    return head.capital and of.capital and of.lower in PORTFOLIO


def _before(line: Line, head: int, done: int, *, plural: bool) -> tuple[int, list[str], list[str], set[str]]:
    """Expand leftwards: return the first token, the modifiers, countries and qualifiers.

    `plural`: several hold the office, so that their countries may be listed.
    """
    tokens = line.tokens
    modifiers: list[str] = []
    countries: list[str] = []
    qualifiers: set[str] = set()
    first = head
    conjunction = listed = False
    at = head - 1
    while at > done:
        token = tokens[at]
        if at in line.country_start:
            start = line.country_start[at]
            countries[:0] = [c for c in line.countries[start] if c not in countries]
            if tokens[start].lower == "pentagon":
                modifiers.insert(0, "pentagon")  # a government and a portfolio at once
            first = at = start
            at -= 1
            continue
        if at in line.countries:
            countries[:0] = [c for c in line.countries[at] if c not in countries]
            first = at
            at -= 1
            continue
        lower = token.lower
        if lower == ")" and at - 2 > done and tokens[at - 2].text == "(" and (at - 3) in line.country_start:
            at -= 3  # "Republic of Korea (ROK) Foreign Minister"
            continue
        if lower == ")" and at - 2 > done and tokens[at - 2].text == "(" and tokens[at - 3].text == "Staff":
            at -= 3  # "Joint Chiefs of Staff (JCS) Chairman"
            continue
        if lower == "'s" and at - 1 > done and (at - 1) in line.countries:
            at -= 1
            continue
        if lower in QUALIFIERS:
            if lower == "late" and not token.capital and at > 0 and tokens[at - 1].lower == "of":
                break
            qualifiers.add(QUALIFIERS[lower])
            first = at
            at -= 1
            if QUALIFIERS[lower] == "possessive":
                break
            continue
        if countries and lower in ORDINALS:
            break  # "the Second A-B Foreign Ministers' Meeting": the meeting is the second, not the minister
        ranks = (
            tokens[at + 1].lower.startswith(("secretar", "commissioner")) and token.capital >= tokens[at + 1].capital
        )
        if lower == "under" and not ranks:
            break  # "Under President X, she was", "served under Secretary Y"
        if lower == "of" and at - 1 > done and tokens[at - 1].text in OWNING_BODIES and first == at + 1:
            at -= 1  # "Joint Chiefs of Staff Chairman", "Ministry of Trade Secretary"
            continue
        if lower == "chiefs" and tokens[at + 1].lower == "of" and token.capital:
            modifiers[:0] = ["chiefs"]
            first = at
            at -= 1
            continue
        if (
            lower in MODIFIERS
            or (token.capital and lower in PORTFOLIO)
            or acronym(token)
            or _of_a_state(line, at, done)
        ):
            modifiers.insert(0, lower)
            first = at
            at -= 1
            continue
        if (
            lower in ("and", "&", ",")
            and at - 1 > done
            and first == at + 1
            and at - 1 not in line.countries
            and _portfolio(tokens[at - 1])
            and (_portfolio(tokens[at + 1]) or tokens[at + 1].lower in ("defense", "trade", "energy"))
            and (lower != "," or conjunction)
        ):
            conjunction = True
            at -= 1
            continue
        joins = lower == "-" and token.start == tokens[at - 1].end  # "OSLO, Norway - Minister X": a dateline's dash
        if joins and at - 1 > done and (at - 1) in line.countries:
            at -= 1
            continue
        if countries and first == at + 1 and plural and lower in ("and", ","):
            at -= 2 if lower == "and" and tokens[at - 1].text == "," else 1
            if at > done and at in line.country_start and (lower == "and" or listed or _opens(line, at)):
                listed = True
                continue  # "the A, B and C Foreign Ministers"
        break
    return first, modifiers, countries, qualifiers


def _opens(line: Line, at: int) -> bool:
    """Whether a list of countries that ends at a token opens the sentence, as headlines have it ("A, B FMs meet")."""
    while at in line.country_start:
        start = line.country_start[at]
        if start < 2 or line.tokens[start - 1].text != ",":
            return start == 0
        at = start - 2
    return False


def _of_a_state(line: Line, at: int, done: int) -> bool:
    """Whether an unknown capitalised word stands between a country and an office ("French Maritime Envoy")."""
    if line.sentence.zone in TITLE_CASE:
        return False
    first = at
    while first > done and at - first < MOST_UNKNOWN and _unknown(line, first):
        first -= 1
    if first == at or first <= done:
        return False
    owner = first - 1 if line.tokens[first].lower == "'s" else first
    head = at + 1
    while head < len(line.tokens) and (line.tokens[head].lower in MODIFIERS or line.tokens[head].lower in PORTFOLIO):
        head += 1
    known = HEADS.get(base(line.tokens[head])) if head < len(line.tokens) else None
    return owner in line.country_start and known in OF_STATE


def _unknown(line: Line, at: int) -> bool:
    token = line.tokens[at]
    usual = token.lower in NOT_NAMES or base(token) in HEADS or at in line.countries
    return token.word and token.capital and not usual


def _portfolio(token: Token) -> bool:
    return token.lower in PORTFOLIO and token.lower not in ("state", "general")
