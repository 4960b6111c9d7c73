"""What follows the head of a title: "of State", "for External Affairs", "of the ROK and the US"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.line import Line
from kg.reading.title_bodies import SMALL, body_end, lower_body, ministry_at, ministry_of, over_a_part
from kg.reading.title_words import acronym, base
from kg.reading.titles import HEADS, MODIFIERS, PLURALS, PORTFOLIO
from kg.reading.tokens import Token, behind_bracket

BOTH = frozenset("countries nations sides governments states allies neighbors".split())
STATES = frozenset("countries nations states governments members".split())
LIST_OPENS = frozenset("- -- – — : ( , namely including such as".split())
"""What stands between several states and their names."""
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
LOWER_PORTFOLIO = frozenset("foreign affairs defense defence state staff national trade finance".split())
"""Words of a complement that stand in lower case too ("minister of foreign affairs")."""
LOWER_TAIL = frozenset(
    "peace and security nuclear affairs policy issue issues political talks process negotiations".split()
)
"""Small words with which the name of a portfolio ends behind a country."""
ENDS_TAIL = frozenset("affairs policy issue issues talks process negotiations".split())
"""Those of them that may be the last."""
ALSO_PORTFOLIO = frozenset({"commissioner", "director", "negotiator"})
"""Heads of titles that are words inside other titles as well."""
MISSIONS = frozenset({"delegation", "embassy", "mission"})
"""What a state or an organisation has abroad ("Head of the EU Delegation to Japan")."""
POSTED = frozenset({"ambassador", "envoy", "representative", "consul", "delegate"})
"""Families of titles that a country behind "to" is no owner of ("Ambassador to Japan")."""


def behind(line: Line, head: int) -> tuple[int, list[str], list[str], bool]:
    """Expand rightwards over "of State", "for External Affairs", "of the ROK and the US"."""
    tokens = line.tokens
    complement: list[str] = []
    countries: list[str] = []
    of_both = False
    last = head
    at = head + 1
    if tokens[head].lower == "d'affaires" and [t.lower for t in tokens[at : at + 2]] == ["ad", "interim"]:
        last, at = head + 2, head + 3
    if tokens[head].lower == "d'affaires" and at < len(tokens) and tokens[at].lower == "a.i.":
        last, at = head + 1, head + 2
    if tokens[head].lower == "chief" and [t.lower for t in tokens[at : at + 2]] == ["of", "mission"]:
        last, at = head + 2, head + 3  # "deputy chief of mission at the Embassy"
    rank = [t.lower for t in tokens[at : at + 3]]
    if HEADS.get(base(tokens[head])) == "ambassador" and rank[:1] == ["extraordinary"]:
        last = head + (3 if rank == ["extraordinary", "and", "plenipotentiary"] else 1)
        at = last + 1
    if HEADS.get(base(tokens[head])) == "minister" and at < len(tokens) and tokens[at].text == "II":
        last, at = at, at + 1  # "Foreign Minister II", the second of two
    plural = base(tokens[head]) in PLURALS
    while at < len(tokens):
        if complement or not plural:  # "Deputy Assistant Secretary of Defense (DASD) for East Asia"
            goes_on = behind_bracket(tokens, at)
            at = goes_on if goes_on < len(tokens) and tokens[goes_on].lower in ("of", "for") else at
        preposition = tokens[at].lower
        if preposition == "in" and HEADS[base(tokens[head])] != "member" and not ministry_at(tokens, at + 1):
            break
        from_countries = preposition == "from" and plural and not complement
        if preposition not in ("of", "for", "to", "on", "at", "in") and not from_countries:
            break
        if preposition == "at" and plural and countries:
            break  # "met with the ministers of A and B at the State Department"
        if not complement and preposition == "at" and not ministry_at(tokens, at + 1):
            break
        after = at + 1
        while after < len(tokens) and tokens[after].lower in SMALL:
            after += 1
        if after >= len(tokens):
            break
        if preposition == "to" and after == at + 1 and _names_the_served(tokens, after):
            break  # "an adviser to President X": X is somebody else; "Assistant to the President X" is X
        end, words, named, both = _complement(line, after, preposition, plural=plural)
        if end < after or (from_countries and (words or not named)):
            break
        complement += [preposition, *words]
        serves = bool(words) and words[-1] in HEADS  # "Chief of Cabinet for European Commission President X"
        posted = preposition == "to" and (HEADS[base(tokens[head])] in POSTED or bool(MISSIONS & set(complement)))
        if (
            preposition not in ("for", "on") and not posted
        ) or serves:  # "the special representative for North Korea" serves another
            countries += [c for c in named if c not in countries]
        of_both = of_both or both
        last = _lower_tail(tokens, end) if named or acronym(tokens[end]) else end
        last = _of_the_same(line, last, named)
        at = last + 1
        sent = HEADS[base(tokens[head])] in POSTED and at < len(tokens) and tokens[at].lower == "to"
        if named and not words and not plural and not sent:
            break
    if complement and not countries and not plural and (end := _country_closes(line, last + 1)):
        countries += line.countries[last + 2]
        last = end
    return last, complement, countries, of_both


def _of_the_same(line: Line, last: int, named: Sequence[str]) -> int:
    """The last token of "of Germany" behind a body that names the country already; `last` where it stands not."""
    tokens, at = line.tokens, last + 2
    if not named or at >= len(tokens) or tokens[last + 1].lower != "of":
        return last
    at += tokens[at].lower == "the"
    return line.country_end[at] if at in line.country_end and {*line.countries[at]} == {*named} else last


def _country_closes(line: Line, at: int) -> int:
    """The last token of ", Denmark" at token `at`, where a clause ends behind it; 0 where no country stands so."""
    tokens = line.tokens
    end = line.country_end.get(at + 1, 0) if at < len(tokens) and tokens[at].text == "," else 0
    if not end or at + 1 in line.adjective or not tokens[at - 1].capital or len(line.countries[at + 1]) != 1:
        return 0
    return end if end + 1 >= len(tokens) or tokens[end + 1].text in CLOSES_CLAUSE else 0


CLOSES_CLAUSE = frozenset(".;)")


def _complement(line: Line, at: int, preposition: str, *, plural: bool) -> tuple[int, list[str], list[str], bool]:
    """Read one complement from token `at`: return its last token (`at - 1` for none), words and countries."""
    tokens = line.tokens
    words: list[str] = []
    named: list[str] = []
    end, several = _listed_states(line, at) if plural else (at, [])
    if several:
        return end, [], several, False
    number = tokens[at].lower
    if number in NUMBERS and len(line.countries.get(at + 1, ())) > 1:
        at += 1  # "the foreign ministers of the three Baltic states"
    elif number in NUMBERS and at + 1 < len(tokens) and tokens[at + 1].lower in BOTH:
        return at + 1, [], [], True
    last = at - 1
    i = at
    body = body_end(line, at) if preposition == "of" else at
    body = max(body, lower_body(line, at)) if preposition == "of" else body
    if body > at:
        words += [t.lower for t in tokens[at:body] if t.capital or not tokens[at].capital]
        last, i = body - 1, body
    while i < len(tokens):
        token = tokens[i]
        if i in line.country_end or i in line.countries:
            end = line.country_end.get(i, i)
            adjective = i in line.adjective
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            if adjective and not (following and (following.lower in PORTFOLIO or _served(following, preposition))):
                break
            topic = adjective and following is not None and following.lower == "affairs"
            in_charge = "for" in (t.lower for t in tokens[at:i])
            if not topic and not in_charge:  # "director of Korean affairs", "of State for Korea"
                named += [c for c in line.countries[i] if c not in named]
            last = end
            i = end + 1
            owns = i + 1 < len(tokens) and tokens[i].lower == "'s"
            housed = preposition == "at" or (preposition == "of" and over_a_part(tokens, at))
            if owns and housed and (ministry := ministry_of(tokens, i + 1)):
                last = ministry  # "director general at Seoul's foreign ministry", "head of Oslo's trade ministry"
                break
            if owns and tokens[i + 1].capital and tokens[i + 1].lower in PORTFOLIO:
                i += 1  # "a member of Japan's National Diet"
            if not adjective and not (i < len(tokens) and tokens[i].capital and tokens[i].lower in PORTFOLIO):
                of_two = (preposition == "for" or in_charge) and _last_of_two(line, i)
                if (plural or of_two) and _joins_country(line, i):
                    i += 2 if tokens[i + 1].lower == "the" else 1
                    if tokens[i - 1].lower in (",",) and tokens[i].lower == "and":
                        i += 1
                    if i < len(tokens) and tokens[i].lower == "the":
                        i += 1
                    continue
                break
            continue
        lower = token.lower
        if token.text == "II" and words and words[-1] == "affairs":
            last, i = i, i + 1  # "Minister of Foreign Affairs II", the second of two
            continue
        if lower in PORTFOLIO and (token.capital or (not tokens[at - 1].capital and _lower_complement(tokens, i))):
            words.append(lower)
            last = i
            i += 1
            continue
        if _served(token, preposition):
            words.append(lower)
            last = i
            i += 1
            continue
        if acronym(token) and i == at:
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
        if (
            words
            and lower in ("and", "of", "for", "on", "&", ",", "the")
            and (_continues(line, i) or _ends_in_country(line, i) or _body_of_country(line, i))
        ):
            i += 1
            continue
        if words and tokens[i - 1].lower in ("and", "&", ",") and _ends_in_country(line, i - 1):
            words.append(lower)
            last = i
            i += 1
            continue
        break
    return last, words, named, False


def _names_the_served(tokens: Sequence[Token], at: int) -> bool:
    """Whether the office at a token, without an article, is followed by its holder's name ("to President X")."""
    if not _served(tokens[at], "to"):
        return False
    while at < len(tokens) and (tokens[at].lower in HEADS or tokens[at].lower in ("vice", "prime", "crown")):
        at += 1
    return at < len(tokens) and tokens[at].capital and tokens[at].word and tokens[at].lower not in PORTFOLIO


def _served(token: Token, preposition: str) -> bool:
    """Whether a token begins the office of whom somebody serves ("Advisor to the Prime Minister")."""
    return preposition == "to" and token.capital and (token.lower in HEADS or token.lower in ("vice", "prime", "crown"))


def _listed_states(line: Line, at: int) -> tuple[int, list[str]]:
    """Read "four Nordic countries -- A, B, C and D --" from token `at`: the last token and the countries."""
    tokens = line.tokens
    inside = {i for first, last in line.country_end.items() for i in range(first, last + 1)}
    near = range(at, min(at + 5, len(tokens)))
    noun = next((i for i in near if tokens[i].lower in STATES and i not in inside), None)
    if noun is None or any(not token.word for token in tokens[at:noun]):
        return at, []
    i = noun + 1
    while i < len(tokens) and tokens[i].text in LIST_OPENS:
        i += 1
    found: list[str] = []
    last = at
    while i > noun + 1 and i < len(tokens):
        if i in line.country_end:
            found += [code for code in line.countries[i] if code not in found]
            last = line.country_end[i]
            i = last + 1
        elif tokens[i].lower == "the" or (found and tokens[i].lower in (",", "and")):
            i += 1
        else:
            break
    return (last, found) if len(found) > 1 else (at, [])


def _lower_tail(tokens: Sequence[Token], last: int) -> int:
    """The last token of "Korean Peninsula peace and security affairs", whose end stands in small letters."""
    at = last + 1
    while at < len(tokens) and tokens[at].text in LOWER_TAIL:
        at += 1
    return at - 1 if at > last + 1 and tokens[at - 1].text in ENDS_TAIL else last


def _lower_complement(tokens: Sequence[Token], i: int) -> bool:
    """Whether a small word goes on a portfolio: a usual one, or one of several that end there ("for trade policy,")."""
    if tokens[i].lower in LOWER_PORTFOLIO:
        return True
    end = i
    while end < len(tokens) and tokens[end].text in PORTFOLIO:
        end += 1
    return end > i and (end == len(tokens) or not tokens[end].word or tokens[end].capital)


def _last_of_two(line: Line, i: int) -> bool:
    """Whether "and B" at token `i` ends what an official is in charge of ("for A and B,")."""
    tokens = line.tokens
    at = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].lower == "the")
    if i >= len(tokens) or tokens[i].lower != "and" or at not in line.country_end or at in line.adjective:
        return False
    behind = line.country_end[at] + 1
    return behind >= len(tokens) or (not _title_follows(tokens, behind) and tokens[behind].lower != "'s")


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
    if tokens[i].lower in ("of", ",") and after in line.country_end:
        return False  # "for Foreign Affairs of the Republic of X": whom the minister serves; ", and UN envoy Y"
    if tokens[after - 1].lower == "the" and after in line.adjective and _office_follows(line, after):
        return False  # "the Secretary of State and the Danish foreign minister"
    joined = tokens[i].text == "," and tokens[i + 1].lower == "and"  # "X, Secretary of Energy, and European Director Y"
    if tokens[i].lower in (",", "and", "&") and (joined or tokens[after].lower in MODIFIERS):
        return not _title_follows(tokens, after) and tokens[after].lower in PORTFOLIO
    return tokens[after].lower in PORTFOLIO


def _ends_in_country(line: Line, i: int) -> bool:
    """Whether one unknown word behind the "and" at token `i` ends a portfolio ("of Trade and Handicrafts of X")."""
    tokens = line.tokens
    if i + 2 >= len(tokens) or tokens[i].lower not in ("and", "&", ",") or tokens[i + 2].lower != "of":
        return False
    country = i + 3 + (i + 3 < len(tokens) and tokens[i + 3].lower == "the")
    word = tokens[i + 1]
    return word.capital and word.word and base(word) not in HEADS and country in line.country_end


def _body_of_country(line: Line, i: int) -> bool:
    """Whether ", Japan Joint Staff" goes on at token `i`: a country and its body, and no other title."""
    tokens = line.tokens
    behind = line.country_end.get(i + 1, i) + 1
    if tokens[i].text != "," or behind <= i + 1 or behind >= len(tokens):
        return False
    body = tokens[behind].capital and tokens[behind].lower in PORTFOLIO
    return body and not _title_follows(tokens, behind)


def _office_follows(line: Line, country: int) -> bool:
    """Whether an adjective of a country at a token begins another office, in capitals or not."""
    at = line.country_end.get(country, country) + 1
    words = [token.lower for token in line.tokens[at : at + 4]]
    head = next((i for i, word in enumerate(words) if word in HEADS), None)
    return head is not None and all(word in MODIFIERS or word in PORTFOLIO for word in words[:head])


def _title_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from `at` lead to another title's head."""
    first = at
    while at < len(tokens) and tokens[at].capital and (tokens[at].lower in MODIFIERS or tokens[at].lower in PORTFOLIO):
        at += 1
    if at < len(tokens) and tokens[at].capital and base(tokens[at]) in HEADS:
        return True
    return at > first + 1 and tokens[at - 1].lower in ALSO_PORTFOLIO
