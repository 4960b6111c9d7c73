"""Names of forums, organisations and movements, from the vocabulary `bodies`, as parts of the reader's patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode

from kg.rdf.turtle import shipped_triples
from kg.reading.vocabulary import LABELS, SKOS

Kind = OneOf["forum", "organisation", "movement"]


@cache
def named(*kinds: Kind) -> str:
    """Return an alternation of the names of the bodies of some kinds, longest first, for use inside a group.

    >>> bool(re.fullmatch(f"(?:{named('forum')})", "G-20"))
    True
    """
    labels: dict[str, set[str]] = {}
    kind_of: dict[str, str] = {}
    for triple in shipped_triples("vocabularies/bodies.ttl"):
        subject, predicate, value = str(triple.subject), triple.predicate.value, triple.object
        if predicate == SKOS + "broader" and isinstance(value, NamedNode):
            kind_of[subject] = value.value.rpartition("/")[2]
        elif predicate in LABELS and isinstance(value, Literal):
            labels.setdefault(subject, set()).add(value.value)
    names = {name for subject, own in labels.items() if kind_of.get(subject) in kinds for name in own}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


OFFICES = (
    r"(?:Commission|Secretariat|Executive|Permanent|Deputy|Assistant|Acting|Chief)?\s*"
    r"(?:Secretary|Director|Chair\w+|President|Commissioner|High|Special|Managing|Executive|[Hh]ead\b|[Cc]hief\b)"
)


@cache
def _of_a_body() -> re.Pattern[str]:
    names = named("organisation")
    return re.compile(
        rf"^(?P<first>{names})(?:'s)?\s+{OFFICES}"
        rf"|\bof (?:the )?(?P<last>{names})(?: Commission| Secretariat| Council| Assembly)?$"
    )


def served(title: str | None) -> str | None:
    """Return the organisation whose official bears a title, as the title words it; None for an office of a state.

    >>> served("OSCE Secretary General"), served("Commissioner for Energy of the African Union Commission")
    ('OSCE', 'African Union')
    >>> served("Director-General for ASEAN Affairs") is None
    True
    """
    match = _of_a_body().search(title) if title else None
    return (match["first"] or match["last"]) if match else None


@cache
def _member_of_a_body() -> re.Pattern[str]:
    names = named("organisation", "forum", "movement")
    return re.compile(rf"^(?:{names})(?:'s)?\s|\b(?:of|from) (?:the )?(?:{names})$")


def of_members(title: str | None) -> bool:
    """Whether a title of several is that of the members of a body.

    >>> of_members("ASEAN ambassadors"), of_members("foreign ministers of the Arab League"), of_members("Presidents")
    (True, True, False)
    """
    return bool(title and _member_of_a_body().search(title))
