"""Human decisions that two officials are one person, applied to readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.merging.decisions import kind_of
from kg.merging.records import Decision
from kg.records import Act, Contact, Official, Participant, Reading


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a key stands for from now on."""

    key: str
    name: str
    linked: bool


def official_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that are about officials."""
    return [decision for decision in decisions if kind_of(decision.subject)[0] == "official"]


def same_officials(
    decisions: Sequence[Decision], authority_name: Callable[[str], str | None], minted: Mapping[str, str]
) -> tuple[dict[str, Person], list[tuple[Decision, str]]]:
    """Resolve `same` decisions on officials.

    Args:
        decisions: those of `official_decisions`.
        authority_name: name of an official of the authority by key; None for an unknown key.
        minted: key -> name of the officials that texts name and the authority does not know.

    Returns:
        for each key that no longer stands for itself, whom it stands for (the authority's official where one of them
        is on record, else the decision's object); and the decisions that find nobody, with the reason.
    """
    into: dict[str, str] = {}
    unapplied: list[tuple[Decision, str]] = []

    def root(key: str) -> str:
        while key in into:
            key = into[key]
        return key

    for decision in official_decisions(decisions):
        keys = [kind_of(reference)[1] for reference in (decision.subject, decision.object or "")]
        unknown = [key for key in keys if authority_name(key) is None and key not in minted]
        if unknown:
            unapplied.append((decision, f"there is no official {unknown[0]}"))
            continue
        subject, target = map(root, keys)
        if subject == target:
            continue
        if authority_name(target) is None and authority_name(subject) is not None:
            subject, target = target, subject
        into[subject] = target
    persons = {}
    for key in into:
        target = root(key)
        known = authority_name(target)
        persons[key] = Person(target, known or minted[target], known is not None)
    return persons, unapplied


def identify(reading: Reading, persons: Mapping[str, Person]) -> Reading:
    """Let officials of a reading be who people say they are."""
    if not any(official.key in persons for official in reading.officials):
        return reading
    return replace(
        reading,
        contacts=tuple(_contact(contact, persons) for contact in reading.contacts),
        acts=tuple(_act(act, persons) for act in reading.acts),
        officials=_officials(reading.officials, persons),
    )


def _officials(officials: Iterable[Official], persons: Mapping[str, Person]) -> tuple[Official, ...]:
    found: dict[str, Official] = {}
    for official in officials:
        person = persons.get(official.key)
        renamed = replace(official, key=person.key, name=person.name, linked=person.linked) if person else official
        if first := found.get(renamed.key):
            names = dict.fromkeys((*first.names_in_text, *renamed.names_in_text))
            renamed = replace(first, names_in_text=tuple(names))
        found[renamed.key] = renamed
    return tuple(found.values())


def _contact(contact: Contact, persons: Mapping[str, Person]) -> Contact:
    initiator = contact.initiator and _party(contact.initiator, persons)
    return replace(contact, participants=_parties(contact.participants, persons), initiator=initiator)


def _act(act: Act, persons: Mapping[str, Person]) -> Act:
    return replace(act, actors=_parties(act.actors, persons))


def _parties(parties: Iterable[Participant], persons: Mapping[str, Person]) -> tuple[Participant, ...]:
    found: dict[object, Participant] = {}
    for number, party in enumerate(parties):
        renamed = _party(party, persons)
        found.setdefault(renamed.official or number, renamed)
    return tuple(found.values())


def _party(party: Participant, persons: Mapping[str, Person]) -> Participant:
    person = persons.get(party.official or "")
    return replace(party, official=person.key, person=person.name) if person else party
