"""The grammar of personal names: where a name begins and ends, and what two names have in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from kg.names import words
from kg.reading.titles import (
    CONNECTORS,
    HEADS,
    HONORIFICS,
    HONOURABLE,
    PERSONAL,
    PORTFOLIO,
    POSTNOMINALS,
    RANKS,
    SERVICES,
)
from kg.reading.tokens import Token

PARTICLES = frozenset(
    "bin ibn bint binti ben al el ul ur von van der den de del della da das do dos di du la le ter ten zu af abu y e"
    " st".split()
)
"""Lower-case words inside a name."""
ARTICLES = frozenset("al el as at an ar ash ad az".split())
"""Articles that a hyphen ties to a part of an Arabic name."""
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv v vi vii viii ix x xi xii xiv phd".split())
NOT_NAMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday feb apr jun jul aug sept oct nov dec today yesterday tomorrow
    majesty majesties excellency excellencies highness highnesses eminence holiness
    the a an this that these those he she they it we i his her their its our in on at by for from to of with and or but
    as during following after before both all each also while when where who which what not no so if then there here
    administration government summit meeting call conference agreement treaty declaration statement dialogue alliance
    initiative act bill law order day week month year war university college school institute center centre
    foundation association company inc corporation group press news agency airport palace building street avenue
    highway island islands river sea ocean bay strait mountain mountains city county province prize medal award
    readout remarks memorandum proclamation fact sheet joint international american african european asian indian
    academy academies court courts commission committee subcommittee board council division bureau service services
    authority fund trust society union league museum hospital system programs agencies district circuit task force
    area caucus coalition network embassy mission missions regulatory postal mediation consumer implementation
    prime extraordinary plenipotentiary allies partners counterparts
    christian muslim jewish catholic protestant democratic democrat democrats republican republicans congress
    covid covid-19 co-chairs co-chair mr mrs ms dr sir madam via re per is was are were has have had will would
    issue issues talks summits consultation consultations meetings dialogues discussion discussions
    discuss discusses agree agrees reaffirm reaffirms urge urges vow vows pledge pledges reiterate reiterates
    speaking addressing regarding concerning president-elect thank thanks congratulations happy new south north east
    west central northern southern eastern western
    """.split()
)
"""Capitalised words that do not belong to a person's name."""

GIVEN_MONTHS = frozenset({"Jun", "Jan"})
"""Given names that are short for a month as well, where no full stop and no day follows."""


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a name that identify: no initials, no "Jr.", no particles."""
    every = words(name.replace("-", ""))
    named = [word for word in every if len(word) > 1 and word not in SUFFIXES]
    return tuple([word for word in named if word not in PARTICLES] or named or every)


SON_OF = frozenset({"bin", "ibn", "bint", "binti"})
SHORTENED = frozenset({"mohd", "muhd"})
"""Given names that are written short, with a full stop."""
LONGEST_WITH_FATHER = 13
"""Words of the longest name that names the father with his styles too ("Dato Haji X bin Pehin Datu Haji Y")."""
"""What stands in front of the father's name."""


def compatible(shorter: str, longer: str) -> bool:
    """Whether two names of one text can be the same person's: every word of the shorter stands in the longer.

    A father's name alone is not the son's.

    >>> [compatible(name, "Omar bin Faisal Al Rashid") for name in ("Faisal Al Rashid", "Al Rashid", "Omar")]
    [False, True, True]
    """
    if len(parts(shorter)) > len(parts(longer)):
        shorter, longer = longer, shorter
    a, every = parts(shorter), words(longer)
    if not a or not set(a) <= set(parts(longer)):
        return False
    son = next((i for i, word in enumerate(every) if word in SON_OF and 0 < i < len(every) - 1), 0)
    if not son or every[son + 1] not in a or SON_OF & set(words(shorter)):
        return True
    return not set(a).isdisjoint(every[:son])


def abbreviates(name: str, known: str) -> bool:
    """Whether one of two full names leaves out or abbreviates given names of the other.

    A monarch's or a nickname's single word ("Elizabeth II", "Ben Rhodes") is not enough to be somebody else.

    >>> abbreviates("Lula da Silva", "Luiz Inácio Lula da Silva"), abbreviates("Somanahalli Krishna", "S. M. Krishna")
    (True, True)
    >>> abbreviates("Elizabeth Warren", "Elizabeth II"), abbreviates("Abdullah II of Jordan", "Abdullah II")
    (False, True)
    """
    a, b = (_without_realm(text) for text in (name, known))
    if len(set(parts(a))) > len(set(parts(b))):
        a, b = b, a
    short, long = set(parts(a)), set(parts(b))
    if not short <= long:
        return False
    if len(short) > 1 or short == long:
        return True
    # One word in common: the given names must begin with the initials that stand in their place.
    rest = [word for word in words(a.replace("-", "")) if word not in short and word not in SUFFIXES]
    given = [word for word in words(b.replace("-", "")) if word not in short and word not in SUFFIXES]
    return bool(rest) and all(len(initial) == 1 for initial in rest) and given[0][0] == rest[0]


def _without_realm(name: str) -> str:
    """Return "Abdullah II of Jordan" without the country."""
    return name.partition(" of ")[0]


def skip_honorifics(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind honorifics and ranks ("Dr.", "General", "H.E. Sheikh")."""
    while at < len(tokens):
        at = _behind_service(tokens, at)
        if tokens[at].lower == "the" and at + 1 < len(tokens) and tokens[at + 1].lower in HONOURABLE:
            at += 1
        if tokens[at].lower not in HONORIFICS | HONOURABLE or not tokens[at].capital:
            break
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or not (following.capital or following.text == "."):
            break
        at += 1
        if at < len(tokens) and tokens[at].text == ".":
            at += 1
    return at


def _behind_service(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the rank behind a service ("Navy Capt.", "Air Force Gen."), `at` where there is none."""
    for service in SERVICES:
        end = at + len(service)
        if [t.lower for t in tokens[at:end]] == service and end < len(tokens) and tokens[end].lower in RANKS:
            return end
    return at


def skip_postnominals(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind letters that follow a name ("Bob Carr MP", "Lord X KCMG")."""
    while at < len(tokens) and tokens[at].text in POSTNOMINALS:
        at += 1
    return at


BODIES = frozenset("Commission Committee Board Agency Corporation Bureau Association".split())
"""What ends the name of a body; the capitalised words in front of it are nobody's name."""


def name_end(
    tokens: Sequence[Token], at: int, *, countries: Collection[int] = (), known: Collection[str] = (), limit: int = 6
) -> int:
    """Return the index behind the name that begins at token `at`, or `at` when none does.

    `countries` are the indexes of tokens that name a country; `known` are folded surnames of the authority, for
    surnames that are ordinary words ("Rice", "Power", "Law").
    """
    i = at
    count = 0
    while i < len(tokens) and count < limit:
        token = tokens[i]
        if not token.word:
            if token.text == '"' and count and _nickname(tokens, i):
                i += 3  # "Benjamin "Benny" Gantz"
                continue
            if token.text == "'" and count and i + 1 < len(tokens) and tokens[i + 1].text.partition("-")[0] in ARTICLES:
                i += 1  # "Mohammed Shia' al-Sudani"
                continue
            if token.text == "." and i > at and tokens[i - 1].lower in SHORTENED:
                i += 1  # "Mohd. Azlan"
                continue
            if token.text == "," and count and i + 1 < len(tokens) and tokens[i + 1].lower.rstrip(".") in ("jr", "sr"):
                i += 1
                continue
            break
        lower = token.lower
        if count and lower in SON_OF:
            limit = max(limit, LONGEST_WITH_FATHER)
        if count and lower in SUFFIXES and token.capital:
            i += 1
            continue
        if count and not token.capital:
            article, hyphen, rest = token.text.partition("-")
            if hyphen and article in ARTICLES and rest[:1].isupper():
                i += 1  # "Ahmad al-Nawaf al-Sabah"
                continue
            ahead = i
            while ahead < len(tokens) and tokens[ahead].lower in PARTICLES and ahead - i < 3:
                ahead += 1
            if ahead > i and ahead < len(tokens) and tokens[ahead].capital and lower not in ("e", "y"):
                i = ahead
                continue
            break
        if not token.capital and _article_opens(tokens, i):
            i += 1  # "Prime Minister al-Sudani"
            count += 1
            continue
        if not token.capital and not (lower in PARTICLES and _particle_opens(tokens, i)):
            break
        if not token.capital:
            i += 1
            continue
        named = lower in ("may", "will") and (count or _surname_behind_title(tokens, i, known))
        named = named or (token.text in GIVEN_MONTHS and i + 1 < len(tokens) and tokens[i + 1].capital)
        named = named or (count and len(token.text.rstrip(".")) == 1 and _initial_inside(tokens, i))
        if lower.rstrip(".") in PERSONAL or (lower in NOT_NAMES and not named):
            break
        if i in countries and not (count and i + 1 == len(tokens)) and not _inside_name(tokens, i, count, countries):
            break
        if (
            (lower in PORTFOLIO or lower in HEADS)
            and lower not in known
            and not (i > at and _initial(tokens[i - 1]))
            and not (count and (lower == "prince" or (lower in ("king", "pope") and _closes(tokens, i))))
        ):
            break
        if token.text.isupper() and len(token.text) > 5 and token.text.rstrip("S") in ("NATO", "ASEAN", "UNGA"):
            break
        if lower in CONNECTORS or (count and token.text in POSTNOMINALS):
            break
        i += 1
        if len(token.text.rstrip(".")) > 1:
            count += 1
    while i > at and (tokens[i - 1].text == "," or (tokens[i - 1].lower in PARTICLES and not tokens[i - 1].capital)):
        i -= 1
    if count > 1 and i < len(tokens) and tokens[i].text in BODIES:
        return at  # "Commissioner of the Commodity Futures Trading Commission"
    return i if count else at


def _initial(token: Token) -> bool:
    """Whether a token is the initial of a middle name, behind which the surname follows."""
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def _nickname(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name goes on behind a single quoted word that begins at token `i`."""
    if i + 3 >= len(tokens) or tokens[i + 2].text != '"':
        return False
    return tokens[i + 1].capital and tokens[i + 3].capital and tokens[i + 3].lower not in NOT_NAMES


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Whether no name goes on behind a token: "Robert King of", not "Majesty King Felipe"."""
    return i + 1 >= len(tokens) or not tokens[i + 1].capital


def _surname_behind_title(tokens: Sequence[Token], i: int, known: Collection[str]) -> bool:
    """Whether a word that is a month as well follows a title, and no day follows it ("Prime Minister May and")."""
    day = i + 1 < len(tokens) and tokens[i + 1].text[:1].isdigit()
    return i > 0 and tokens[i].lower in known and tokens[i - 1].lower in HEADS and not day


def _initial_inside(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capital letter stands before the rest of a name ("Anna A. Berg"), not before a new sentence."""
    return tokens[i].capital and i + 1 < len(tokens) and (tokens[i + 1].text == "." or tokens[i + 1].capital)


def _article_opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a surname that begins with its article stands right behind a title."""
    article, hyphen, rest = tokens[i].text.partition("-")
    return bool(hyphen) and article in ARTICLES and rest[:1].isupper() and i > 0 and tokens[i - 1].lower in HEADS


def _particle_opens(tokens: Sequence[Token], i: int) -> bool:
    ahead = i
    while ahead < len(tokens) and tokens[ahead].lower in PARTICLES and ahead - i < 3:
        ahead += 1
    return ahead > i and ahead < len(tokens) and tokens[ahead].capital and tokens[i].lower not in ("e", "y", "la", "st")


def _inside_name(tokens: Sequence[Token], i: int, count: int, countries: Collection[int]) -> bool:
    """Whether a token that also names a country stands within a name ("Israel Katz", "Michael Jordan")."""
    if not count and i + 1 in countries:
        return False  # "their counterparts, Cheong Wa Dae said"
    if tokens[i].text.isupper() or "." in tokens[i].text:
        return False
    if count:
        return i + 1 >= len(tokens) or not tokens[i + 1].capital
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return following is not None and following.capital and following.word and tokens[i].end + 1 == following.start
