"""What a sentence says of one contact, before anybody knows who and when that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.annotations import Mention, MentionKind
from kg.reading.time_templates import TimeExpression
from kg.records import Mode

PARTY_KINDS = frozenset(
    {MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP, MentionKind.PRONOUN, MentionKind.COUNTRY}
)
"""Mentions that can be a party of a contact."""
OFFICIAL_KINDS = frozenset({MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP})


@dataclass(slots=True)
class ContactCandidate:
    """A verb or noun that may report a contact, with the parties the sentence gives it."""

    sentence: int
    start: int
    end: int
    """Span of the trigger words."""
    verbal: bool
    word: str
    mode: Mode | None
    """The medium that the words give; None where they leave it open."""
    subjects: list[Mention] = field(default_factory=list)
    objects: list[Mention] = field(default_factory=list)
    planned: bool = False
    separate: bool = False
    """The text says that the objects were met or called one by one."""
    plural: bool = False
    one_each: bool = False
    """The noun is a plural of which each of several counterparts has one ("held telephone talks with A and B")."""
    level: str | None = None
    """Office kind at which the noun's words place it ("vice foreign ministerial"), "leader" or "nameless"."""
    rank: str | None = None
    """Level of a noun of which some parties are persons and others countries ("the A-B summit with President X")."""
    of_sides: int = 0
    """The noun says how many sides without naming them ("trilateral"): 2, 3, or 0."""
    of_headline: bool = False
    """The sides of a gathering that is told without them are those of the headline."""
    of_rank: bool = False
    """They send to it whoever holds the offices of those who meet now ("Its third round was held in 2017")."""
    same_parties: bool = False
    """Its parties are those of the contact at hand ("the telephone conversation (February 6)")."""
    presides: bool = False
    """Its subjects lead or convene a meeting that the text has told of ("A and B led the discussions")."""
    follows: bool = False
    """It came right after the contact told before it ("A luncheon between A and B ensued", "were then joined by")."""
    of_series: bool = False
    """It is a gathering named by its countries, in which its subject takes part ("will attend the A-B Dialogue")."""
    times: list[TimeExpression] = field(default_factory=list)

    @property
    def parties(self) -> list[Mention]:
        """Subjects and objects."""
        return [*self.subjects, *self.objects]


def plural(listed: Sequence[Mention]) -> bool:
    """Whether a list stands for more than one party."""
    return any(m.number != 1 for m in listed) or len(listed) > 1


def closing(text: str, mention: Mention) -> int:
    """Return where a mention ends, with the comma that closes its apposition ("X, the minister of A, told")."""
    opened = text.find(", ", mention.start, mention.end) >= 0
    return mention.end + (opened and text.startswith(",", mention.end))


def official(mention: Mention) -> bool:
    """Whether a party can be an official, not only a country or a possessive."""
    return mention.kind in OFFICIAL_KINDS or mention.name in ("him", "her", "them")
