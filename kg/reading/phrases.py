"""Finding title phrases among the tokens of a sentence: where the grammar of `titles` meets the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.line import Line
from kg.reading.names import NOT_NAMES
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
BOTH = frozenset("countries nations sides governments states allies neighbors".split())
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
LOWER_PORTFOLIO = frozenset("foreign affairs defense defence state staff national trade finance".split())
"""Words of a complement that stand in lower case too ("minister of foreign affairs")."""
ORDINALS = frozenset("first second third fourth fifth".split())
LOWER_TAIL = frozenset("peace and security nuclear affairs policy issues political".split())
"""Small words with which the name of a portfolio ends behind a country."""
SMALL = frozenset("the a an his her their its our".split())


BEFORE_LEADERS = frozenset("the with and both two three four between among by".split())


def base(token: Token) -> str:
    """Return the head word of "then-President" or "President-elect"."""
    word = token.lower
    for prefix in ("then-", "ex-", "co-", "mid-", "vice-", "deputy-"):
        word = word.removeprefix(prefix)
    return word.removesuffix("-elect").removesuffix("-designate")


def titles(line: Line) -> list[Title]:
    """Return the title phrases of a sentence, left to right, without overlaps."""
    found: list[Title] = []
    tokens = line.tokens
    done = -1
    for at in range(len(tokens)):
        lower = tokens[at].lower
        if at <= done or (lower not in HEADS and ("-" not in lower or base(tokens[at]) not in HEADS)):
            continue
        title = _title_at(line, at, done)
        if title is not None:
            found.append(title)
            done = title.last
    return found


def _title_at(line: Line, head: int, done: int) -> Title | None:
    tokens = line.tokens
    paired = head + 1 < len(tokens) and (_pair_word(tokens[head]), _pair_word(tokens[head + 1])) in PAIRS
    first, modifiers, countries, qualifiers = _before(line, head, done)
    while paired:  # "Assistant Secretary General": the last is the head
        modifiers = [*modifiers, tokens[head].lower]
        head += 1
        paired = head + 1 < len(tokens) and (_pair_word(tokens[head]), _pair_word(tokens[head + 1])) in PAIRS
    word = base(tokens[head])
    family = HEADS[word]
    if word.startswith("under"):
        modifiers = ["under", *modifiers]
    if tokens[head].lower.startswith(("vice-", "deputy-")):
        modifiers = [*modifiers, "vice"]
    of_a_state = family in ("governor", "mayor") or word in SEATED
    if of_a_state:  # "New Mexico Governor", "Senator X of Georgia": a state of a federation, not a country
        countries = []
    if tokens[head].lower != word:
        if tokens[head].lower.endswith(("-elect", "-designate")):
            qualifiers = qualifiers | {"elect"}
        elif tokens[head].lower.startswith(("then-", "ex-")):
            qualifiers = qualifiers | {"former"}
    last, complement, of_countries, of_both = _behind(line, head)
    if word in WEAK_HEADS and not _strong(tokens, head, word, modifiers, countries, of_countries):
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


def _surname(line: Line, at: int) -> bool:
    """Whether "King" or "Pope" ends a person's name: a capitalised word stands before it and no name behind."""
    tokens = line.tokens
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
            return head + 2 < len(tokens) and tokens[head + 1].lower == "of" and bool(of_countries)
        return strong or (word == "leader" and bool(countries))
    if word in ("diplomat", "diplomats"):
        return bool(set(modifiers) & {"top", "chief", "no."})
    if word in ("chief", "chiefs"):
        behind = [t for t in tokens[head + 1 : head + 4] if t.lower != "the"]
        of = len(behind) > 1 and behind[0].lower == "of"
        of_staff = of and (behind[1].lower == "staff" or _ministry(tokens[head], behind[1]))
        return of_staff or bool(countries) or bool(set(modifiers) - {"chief"})
    if word in ("head", "general"):
        of = tokens[head].capital and head + 1 < len(tokens) and tokens[head + 1].lower == "of"
        return word == "general" or bool(countries) or of
    if word in ("delegate", "delegates", "representative", "representatives"):
        return bool(modifiers) or tokens[head].capital
    if word in ("member", "observer") and head + 1 < len(tokens) and tokens[head + 1].lower in ("of", "in"):
        return any(t.capital for t in tokens[head + 2 : head + 4])
    return tokens[head].capital or bool(set(modifiers) - {"international", "regional", "public", "global", "domestic"})


def _ministry(head: Token, of: Token) -> bool:
    """Whether a capitalised "Chief" is one of an office of state ("Chief of the National Security Bureau")."""
    return head.capital and of.capital and of.lower in PORTFOLIO


def _before(line: Line, head: int, done: int) -> tuple[int, list[str], list[str], set[str]]:
    """Expand leftwards: return the first token, the modifiers, countries and qualifiers."""
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
        if lower == "under" and not token.capital and not tokens[at + 1].lower.startswith("secretar"):
            break
        if lower in MODIFIERS or (token.capital and lower in PORTFOLIO) or _acronym(token):
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
        if lower == "-" and at - 1 > done and (at - 1) in line.countries:
            at -= 1
            continue
        if countries and first == at + 1 and base(tokens[head]) in PLURALS and lower in ("and", ","):
            at -= 2 if lower == "and" and tokens[at - 1].text == "," else 1
            if at > done and at in line.country_start and (lower == "and" or listed):
                listed = True
                continue  # "the A, B and C Foreign Ministers"
        break
    return first, modifiers, countries, qualifiers


def _acronym(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and 2 <= len(token.text) <= 6


def _portfolio(token: Token) -> bool:
    return token.lower in PORTFOLIO and token.lower not in ("state", "general")


POSTED = frozenset({"ambassador", "envoy", "representative", "consul", "delegate"})
"""Families of titles that a country behind "to" is no owner of ("Ambassador to Japan")."""


def _behind(line: Line, head: int) -> tuple[int, list[str], list[str], bool]:
    """Expand rightwards over "of State", "for External Affairs", "of the ROK and the US"."""
    tokens = line.tokens
    complement: list[str] = []
    countries: list[str] = []
    of_both = False
    last = head
    at = head + 1
    plural = base(tokens[head]) in PLURALS
    while at < len(tokens):
        if complement or not plural:  # "Deputy Assistant Secretary of Defense (DASD) for East Asia"
            goes_on = behind_bracket(tokens, at)
            at = goes_on if goes_on < len(tokens) and tokens[goes_on].lower in ("of", "for") else at
        preposition = tokens[at].lower
        if preposition == "in" and HEADS[base(tokens[head])] != "member":
            break
        from_countries = preposition == "from" and plural and not complement
        if preposition not in ("of", "for", "to", "on", "at", "in") and not from_countries:
            break
        if not complement and preposition == "at":
            break
        after = at + 1
        while after < len(tokens) and tokens[after].lower in SMALL:
            after += 1
        if after >= len(tokens):
            break
        end, words, named, both = _complement(line, after, preposition, plural=plural)
        if end < after or (from_countries and (words or not named)):
            break
        complement += [preposition, *words]
        serves = bool(words) and words[-1] in HEADS  # "Chief of Cabinet for European Commission President X"
        posted = preposition == "to" and HEADS[base(tokens[head])] in POSTED
        if (
            preposition not in ("for", "on") and not posted
        ) or serves:  # "the special representative for North Korea" serves another
            countries += [c for c in named if c not in countries]
        of_both = of_both or both
        last = _lower_tail(tokens, end) if named else end
        at = last + 1
        sent = HEADS[base(tokens[head])] in POSTED and at < len(tokens) and tokens[at].lower == "to"
        if named and not words and not plural and not sent:
            break
    return last, complement, countries, of_both


def _complement(line: Line, at: int, preposition: str, *, plural: bool) -> tuple[int, list[str], list[str], bool]:
    """Read one complement from token `at`: return its last token (`at - 1` for none), words and countries."""
    tokens = line.tokens
    words: list[str] = []
    named: list[str] = []
    number = tokens[at].lower
    if number in NUMBERS and at + 1 < len(tokens) and tokens[at + 1].lower in BOTH:
        return at + 1, [], [], True
    last = at - 1
    i = at
    while i < len(tokens):
        token = tokens[i]
        if i in line.country_end or i in line.countries:
            end = line.country_end.get(i, i)
            adjective = i in line.adjective
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            if adjective and (following is None or following.lower not in PORTFOLIO):
                break
            named += [c for c in line.countries[i] if c not in named]
            last = end
            i = end + 1
            if not adjective and not (i < len(tokens) and tokens[i].capital and tokens[i].lower in PORTFOLIO):
                if plural and _joins_country(line, i):
                    i += 2 if tokens[i + 1].lower == "the" else 1
                    if tokens[i - 1].lower in (",",) and tokens[i].lower == "and":
                        i += 1
                    if i < len(tokens) and tokens[i].lower == "the":
                        i += 1
                    continue
                break
            continue
        lower = token.lower
        if lower in PORTFOLIO and (token.capital or (not tokens[at - 1].capital and _lower_complement(tokens, i))):
            words.append(lower)
            last = i
            i += 1
            continue
        if preposition == "to" and (lower in HEADS or lower in ("vice", "prime", "crown")) and token.capital:
            words.append(lower)
            last = i
            i += 1
            continue
        if _acronym(token) and i == at:
            words.append(lower)
            last = i
            i += 1
            continue
        if i == at and token.capital and token.word and preposition in ("of", "for") and words == []:
            # The first capitalised word behind "of" or "for" cannot be the holder's name.
            words.append(lower)
            last = i
            i += 1
            continue
        if words and lower in ("and", "of", "for", "on", "&", ",", "the") and _continues(line, i):
            i += 1
            continue
        break
    return last, words, named, False


def _lower_tail(tokens: Sequence[Token], last: int) -> int:
    """The last token of "Korean Peninsula peace and security affairs", whose end stands in small letters."""
    at = last + 1
    while at < len(tokens) and tokens[at].text in LOWER_TAIL:
        at += 1
    return at - 1 if at > last + 1 and tokens[at - 1].text in ("affairs", "policy", "issues") else last


def _lower_complement(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower in (
        "foreign",
        "affairs",
        "defense",
        "defence",
        "state",
        "staff",
        "national",
        "trade",
        "finance",
    )


def _joins_country(line: Line, i: int) -> bool:
    """Whether ", the US" or "and the US" goes on at token `i`."""
    tokens = line.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in ("and", ",", "&"):
        return False
    after = i + 1
    while after < len(tokens) and tokens[after].lower in ("and", "the"):
        after += 1
    return after in line.country_end or after in line.countries


def _continues(line: Line, i: int) -> bool:
    """Whether a complement goes on behind the connector at token `i`: a portfolio word follows."""
    tokens = line.tokens
    after = i + 1
    while after < len(tokens) and tokens[after].lower in ("and", "the", "of"):
        after += 1
    if after >= len(tokens) or not tokens[after].capital:
        return False
    if tokens[i].lower in (",", "and", "&") and tokens[after].lower in MODIFIERS and _title_follows(tokens, after):
        return False
    return tokens[after].lower in PORTFOLIO


def _title_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from `at` lead to another title's head."""
    while at < len(tokens) and tokens[at].capital and (tokens[at].lower in MODIFIERS or tokens[at].lower in PORTFOLIO):
        at += 1
    return at < len(tokens) and tokens[at].capital and base(tokens[at]) in HEADS
