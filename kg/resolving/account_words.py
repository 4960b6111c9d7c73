"""The words that set a contact apart from another of the same officials, or of some of them."""

from __future__ import annotations

import re

APART = re.compile(
    r"\b(?:[Aa]dditionally|[Ii]n addition|bilaterally|separate(?:ly)?|one-on-one|trilateral"
    r"|bilateral (?:meetings?|talks|consultations)"
    r"|also (?:met|meets?|held|holds?|had|have|sp(?:oke|eaks?)|talk(?:ed|s)?|took part|take part|hosts?(?:ed)?"
    r"|receive[ds]?|call(?:ed|s)?))\b"
)
"""What sets a contact apart from the one with more or fewer of the same people."""
ALSO = re.compile(r"\balso (?:\w+ly )?\Z")
ONWARD = re.compile(
    r"\b(?:then|later|next|subsequently|afterwards?) (?:travel+ed|flew|went on|headed|continued on) to\b"
)
"""How a journey goes on."""
BEFORE_IT = re.compile(
    r"(?:Before|Ahead of|Prior to|After|Following) (?:the|their|that) (?:[\w+-]+ ){0,3}?(?:meetings?|talks|session"
    r"|summit|gathering|dialogue|two-plus-two|2\+2)(?: \w+)?, "
)
"""What opens a sentence on a meeting that was held before or after another."""
LATER_THAT_DAY = re.compile(r"(?:Later|Earlier) (?:in|on|that|the|same|\s)+(?:day|morning|afternoon|evening)\b")
"""How a sentence opens on the next meeting of a day."""
BILATERAL = re.compile(r"\b(?:bilateral|two-way|one-on-one)\b")
ALSO_WITH_A_THIRD = re.compile(
    r"\b(?:also|later|then|will join|to join)\b(?:[^.;]|\.(?!\s+[A-Z])){0,80}\b(?:trilateral|three-way)\s+"
    r"(?:talks|meeting|session|discussions?)\b"
)
"""A meeting with one more beside that of two."""
