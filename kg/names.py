"""Names of persons and places in the forms in which texts write them, folded to be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ə": "a", "Ə": "A"}
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
_DROPPED = re.compile(r"['’‘ʼʻ`´.]")
_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = frozenset({"jr", "sr"})
_ORDINALS = frozenset({"ii", "iii", "iv"})
_SPELLINGS = {"adviser": "advisor", "defence": "defense", "councillor": "councilor", "counsellor": "counselor"}
_HONORIFICS = frozenset(
    "mr mrs ms dr prof professor sir dame lord lady baroness sheikh shaikh sheikha sayyid he hrh hm hh his her "
    "excellency highness majesty royal honorable honourable hon rt gen general adm admiral col lt".split()
)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Split into folded words: no accents, case, apostrophes or full stops; hyphens and commas divide.

    >>> words("Recep Tayyip Erdoğan"), words("H.R. McMaster"), words("KISHIDA, Fumio")
    (('recep', 'tayyip', 'erdogan'), ('hr', 'mcmaster'), ('kishida', 'fumio'))
    """
    return tuple(_WORD.findall(plain(_DROPPED.sub("", text)).casefold()))


def plain(text: str) -> str:
    """Return the text without accents; Hangul and other scripts stay as they are.

    >>> plain("Tarō Kōno, Erdoğan, 윤병세")
    'Taro Kono, Erdogan, 윤병세'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_UNDECOMPOSED))
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return the folded words joined, so that "Yun Byung-se", "Yun Byungse" and "YUN Byung Se" are equal.

    >>> key("Yun Byung-se") == key("YUN Byung Se") == "yunbyungse"
    True
    """
    return "".join(words(text))


def phrase(text: str) -> str:
    """Return the folded words divided by single spaces, for titles and place names."""
    return " ".join(words(text))


def title(text: str) -> str:
    """Return the folded words of a title without "the" and "and", in American spelling: what its variants share.

    >>> title("National Security Adviser") == title("the National Security Advisor")
    True
    >>> title("Minister of Defence & Veterans") == title("Minister of Defense and Veterans")
    True
    """
    return " ".join(_SPELLINGS.get(word, word) for word in words(text) if word not in {"the", "and"})


def without_suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Drop "Jr.", "Sr." and, behind a full name, "II" to "IV".

    >>> without_suffix(words("Charles Q. Brown Jr.")), without_suffix(words("Abdullah II"))
    (('charles', 'q', 'brown'), ('abdullah', 'ii'))
    """
    while len(parts) > 1 and (parts[-1] in _SUFFIXES or (len(parts) > 2 and parts[-1] in _ORDINALS)):
        parts = parts[:-1]
    return parts


def without_initials(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Drop single letters between the first and the last word.

    >>> without_initials(words("Antony J. Blinken"))
    ('antony', 'blinken')
    """
    if len(parts) < 3:
        return parts
    return (parts[0], *(part for part in parts[1:-1] if len(part) > 1 or not part.isascii()), parts[-1])


def keys_of_name(name: str, surnames: tuple[str, ...] = ()) -> frozenset[str]:
    """Return all keys under which a full name is found: either order, with and without initials and suffix.

    >>> sorted(keys_of_name("Fumio Kishida", ("Kishida",)))
    ['fumiokishida', 'kishidafumio']
    """
    full = words(name)
    forms = {full, without_suffix(full)}
    forms |= {without_initials(form) for form in forms}
    for surname in surnames:
        family = words(surname)
        for form in list(forms):
            for start, end in ((0, len(family)), (len(form) - len(family), len(form))):
                if 0 <= start < end <= len(form) and form[start:end] == family and len(form) > len(family):
                    given = form[:start] + form[end:]
                    forms |= {given + family, family + given}
    return frozenset("".join(form) for form in forms if form)


def keys_to_try(name: str) -> tuple[str, ...]:
    """Return the keys under which to look a written name up, the most literal first.

    Honorifics are dropped where the name is not known with them ("Sheikh Hasina" is, "Sheikh Tamim bin Hamad" not).
    """
    full = words(name)
    bare = full
    while len(bare) > 2 and bare[0] in _HONORIFICS:
        bare = bare[1:]
    forms = [form for base in (full, bare) for form in (base, without_suffix(base))]
    forms += [without_initials(form) for form in forms]
    if "," in name:
        family, _, given = name.partition(",")
        forms.append(words(given) + words(family))
    return tuple(dict.fromkeys("".join(form) for form in forms if form))
