"""Verbs joined to that of a journey: "X will visit Oslo on Monday, and meet with Y", "after X came and met Y"."""

from __future__ import annotations

import re

TO_DO = re.compile(r"(?:meet|attend|pay)\b|(?:hold|have|talk|speak|confer|consult|sit)\b[^;.]{1,90}?\bwith\b")
"""The base form of a verb that tells a contact of its subject with others."""
AND_DO = re.compile(r",? and (?:(?:then|also|later) )*\Z")
"""What joins it to the verb in front of it, whose auxiliary it shares."""
WILL_DO = re.compile(
    r"\b(?:will|would|(?:is|are|was) (?:set|due|scheduled|expected|slated|planning|to)(?: to)?|plans? to|planned to)"
    r" (?:also |then )?(?:visit|travel|fly|go|head|leave|depart|arrive|attend|return|make|embark)\b"
)
"""What somebody is to do who will meet others on the way."""
HAD = re.compile(r"(?:held|had|met|talked|spoke|conferred)\b")
"""The past of a verb that tells a contact."""
WENT = re.compile(
    r"\b(?:after|before|when|since) [^,;]{2,70}? (?P<went>came|visited|travel+ed|flew|arrived|went|returned)\b[^,;]*\Z"
)
"""From a clause on a journey to what was done on it ("a month after X came to Oslo and held talks with Y")."""


def auxiliary_of(text: str, start: int, verb: int) -> int | None:
    """Return where "will visit" or "came" begins whose subject the verb joined to it shares; None where none does.

    `start` is that of the sentence, `verb` the offset of the verb.
    """
    joined = HAD.match(text, verb) or TO_DO.match(text, verb)
    if joined is None or AND_DO.search(text, max(start, verb - 20), verb) is None:
        return None
    if joined.re is HAD:
        went = WENT.search(text, start, verb)
        return went.start("went") if went is not None else None
    return next((m.start() for m in reversed(list(WILL_DO.finditer(text, start, verb)))), None)
