"""Whether an account has it that something is to be, or is not to be: of one content, the two exclude each other."""

from __future__ import annotations

import re

from kg.comparing.records import ToldAct
from kg.comparing.words import keys_of_words

_NO = r"(?:no|not|never|nothing)\b(?! (?:only|later|less|just|merely|fewer|more)\b)"
_OPENS = re.compile(rf"\W*(?:that )?(?:to )?{_NO}", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\W*that\b[^,;.]{0,80}?\b(?:will|would|shall|should|must|can|could|may|might|do|does|did|is|are|was|were|has|have|had)"
    rf" {_NO}",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|refut(?:es|ed)) "
    r"(?:that|having|(?:any |the |media |press )?(?:reports?|claims?))\b"
    r"|\bnever (?:agreed|pledged|promised|committed|undertook|asked|requested)\b",
    re.IGNORECASE,
)
"""Words before the clause by which its sentence takes it back."""


def negative(act: ToldAct) -> bool:
    """Whether the account has it that the act, or what it is about, is not.

    >>> from kg.records import ActKind
    >>> def told(content): return ToldAct(iri="a", kind=ActKind.AGREE, speakers=("KR",), content=content)
    >>> [negative(told(c)) for c in ("to deploy it", "not to deploy it", "that it will not be deployed", "not only it")]
    [False, True, True, False]
    """
    return (act.denied or taken_back(act)) != opposed(act)


def opposed(act: ToldAct) -> bool:
    """Whether the clause itself says "not" of what the act is about."""
    return bool(opposed_words(act))


def opposed_words(act: ToldAct) -> frozenset[str]:
    """Keys of the words to which the clause's "not" belongs, empty where it says none.

    >>> from kg.records import ActKind
    >>> sorted(opposed_words(ToldAct(iri="a", kind=ActKind.AGREE, speakers=(), content="not to sell the ships")))
    ['sell', 'ship']
    """
    match = _OPENS.match(act.content) or _CLAUSE.match(act.content)
    return frozenset(keys_of_words(act.content[match.end() :])[:2]) if match else frozenset()


def taken_back(act: ToldAct) -> bool:
    """Whether the sentence denies the act before it states it ("denied that", "never pledged")."""
    if act.span is None:
        return False
    place = act.span.quote.find(act.content)
    return place > 0 and _DENIES.search(act.span.quote, 0, place) is not None
