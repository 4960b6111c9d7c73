"""From the holders of an office at Wikidata to rows of the authority, for a person to review.

Nothing of the shipped record is changed: rows go into a folder of one's own, where they add or override. A verified
tenure that Wikidata dates otherwise is told and left as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kg.authority import Authority
from kg.linking.http import SourceError
from kg.linking.records import Item, Position, Source
from kg.linking.scoring import names_alike
from kg.rdf.iris import slug
from kg.reconciliation.written import kind_of_title
from loaders.authority import default_surname
from loaders.authority_records import Office, Person, Tenure
from loaders.partial_dates import PartialDate

NEAR_DAYS = 366
"""Days between two beginnings up to which two tenures of one person in one office are taken for one."""
SAME_OFFICE = 0.9
"""Likeness of labels from which an office of the same country and kind is taken for the item."""
Cells = dict[str, str]
R = TypeVar("R")


@dataclass(slots=True)
class Refresh:
    """Rows to add or override, by table and key, and what a person should look at."""

    persons: dict[str, Cells] = field(default_factory=dict)
    offices: dict[str, Cells] = field(default_factory=dict)
    tenures: dict[str, Cells] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0
    """Tenures that the record has in the same way."""


def refresh(
    source: Source, authority: Authority, items: Iterable[str], *, today: dt.date, country: str | None = None
) -> Refresh:
    """Compare the holders of offices with the record.

    Args:
        source: where items come from.
        authority: the record as it stands.
        items: items of offices (Q…).
        today: written down as the day on which the source was seen.
        country: code of the offices' country, where the items do not say it.

    Raises:
        SourceError: the source does not answer, or there is no such item.
    """
    found = Refresh()
    for id in items:
        office = source.items([id]).get(id)
        if office is None:
            raise SourceError(f"{id}: there is no such item")
        _Office(authority, found, office, f"Wikidata {{}} (P39 {id}), seen {today.isoformat()}", country).read(source)
    return found


class _Office:
    """One office."""

    def __init__(self, authority: Authority, found: Refresh, item: Item, evidence: str, country: str | None) -> None:
        self._authority = authority
        self._found = found
        self._item = item
        self._evidence = evidence
        self._codes = {country} if country else item.codes
        self._persons = {p.wikidata: p for p in authority.persons.values() if p.wikidata}

    def read(self, source: Source) -> None:
        office, country = self._office()
        holders = source.items(source.holders(self._item.id))
        held = sorted(
            ((item, position) for item in holders.values() for position in item.positions if self._is(position)),
            key=lambda pair: (pair[1].start or PartialDate.parse("9999"), pair[0].id),
        )
        if not held:
            self._found.notes.append(f"{self._item.id} ({self._item.label}): nobody has a statement of holding it")
        starts = {(item.id): position.start for item, position in held if position.start}
        for item, position in held:
            if position.start is None:
                self._found.notes.append(f"{item.label} ({item.id}): left out, no day or year of beginning (P580)")
                continue
            end, told = position.end, ""
            if end is None and position.replaced_by and (next_start := starts.get(position.replaced_by)):
                end, told = next_start, "; end: beginning of the successor (P1366)"
            for name, other in (("P1365", position.replaces), ("P1366", position.replaced_by)):
                if other and other not in holders:
                    self._found.notes.append(f"{item.label} ({item.id}): {name} is {other}, who has no such statement")
            person = self._person(item, country)
            self._tenure(person, office, position, end, self._evidence.format(item.id) + told, item)

    def _is(self, position: Position) -> bool:
        return position.office == self._item.id

    def _office(self) -> tuple[str, str]:
        """Key and country of the office; a new one becomes a row."""
        authority, item = self._authority, self._item
        known = next((o for o in authority.offices.values() if o.wikidata == item.id), None)
        if known:
            return known.key, known.country
        countries = sorted(code for code in self._codes if code in authority.countries)
        if len(countries) != 1:
            said = ", ".join(sorted(self._codes)) or "none"
            raise SourceError(f"{item.id} ({item.label}): its country is not clear ({said}): give --country CODE")
        country = countries[0]
        kind = kind_of_title(item.label) or "other"
        same = [o for o in authority.offices.values() if o.country == country and self._same_office(o, kind)]
        if len(same) == 1:
            self._found.notes.append(f"{item.id} ({item.label}) is taken for the office {same[0].key}: check it")
            row = office_cells(same[0]) | {"wikidata": item.id, "wikidata_status": "verified"}
            row["evidence"] = row["evidence"] or self._evidence.format(item.id)
            self._found.offices[same[0].key] = row
            return same[0].key, country
        key = f"{country.lower()}-{slug(item.label).removesuffix(f'-of-{slug(authority.countries[country].name)}')}"
        label = item.label[:1].upper() + item.label[1:]
        if authority.countries[country].name not in label:
            label = f"{label} of {authority.countries[country].name}"
        self._found.offices[key] = {
            "key": key, "label": label, "country": country, "organisation": "", "kind": kind, "seats": "1",
            "aliases": "", "wikidata": item.id, "wikidata_status": "verified",
            "evidence": self._evidence.format(item.id),
        }  # fmt: skip
        if kind == "other":
            self._found.notes.append(f"{key}: the kind of office is not clear from “{item.label}”: set it")
        return key, country

    def _same_office(self, office: Office, kind: str) -> bool:
        name = self._authority.countries[office.country].name
        labels = {label for own in (office.label, *office.aliases) for label in (own, own.removesuffix(f" of {name}"))}
        return office.kind == kind and any(names_alike(self._item.label, label) >= SAME_OFFICE for label in labels)

    def _person(self, item: Item, country: str) -> str:
        if known := self._persons.get(item.id):
            return known.key
        if written := next((k for k, row in self._found.persons.items() if row["wikidata"] == item.id), None):
            return written
        named = [self._authority.persons[key] for key in self._authority.persons_named(item.label)]
        same = [p for p in named if p.wikidata is None and p.country in (item.codes or {country})]
        if len(same) == 1:
            told = f"{item.label} ({item.id}) is taken for {same[0].key}, who has the same name and no item: check it"
            self._found.notes.append(told)
            self._found.persons[same[0].key] = person_cells(same[0]) | {
                "wikidata": item.id,
                "wikidata_status": "verified",
            }
            return same[0].key
        codes = sorted(code for code in item.codes if code in self._authority.countries)
        key = self._new_key(item)
        self._found.persons[key] = {
            "key": key, "name": item.label, "native_name": item.native or "", "surnames": "", "aliases": "",
            "country": codes[0] if len(codes) == 1 else country, "wikidata": item.id, "wikidata_status": "verified",
            "evidence": f"{self._evidence.format(item.id)}",
        }  # fmt: skip
        return key

    def _new_key(self, item: Item) -> str:
        family = default_surname(item.label)
        given = item.label.removesuffix(family).strip()
        key = slug(f"{family} {given}") or item.id.lower()
        taken = {*self._authority.persons, *self._found.persons}
        if key in taken and item.born:
            key = f"{key}-{item.born.earliest.year}"
        return key if key not in taken else f"{key}-{item.id.lower()}"

    def _tenure(
        self, person: str, office: str, position: Position, end: PartialDate | None, evidence: str, item: Item
    ) -> None:
        assert position.start is not None
        cells = {
            "key": f"{person}_{office}_{position.start.text}", "person_key": person, "office_key": office,
            "start": position.start.text, "end": end.text if end else "", "acting": str(position.acting).lower(),
            "status": "verified", "evidence": evidence,
        }  # fmt: skip
        known = self._known(person, office, position)
        if known is None:
            self._found.tenures[cells["key"]] = cells
            return
        own_end = known.end.text if known.end else ""
        if (known.start.text, own_end, known.acting) == (position.start.text, cells["end"], position.acting):
            self._found.unchanged += 1
        elif known.status == "verified" and not (
            known.end is None and end is not None and known.start == position.start
        ):
            told = (
                f"{known.start.text}–{own_end or '…'} (verified), Wikidata {position.start.text}–{cells['end'] or '…'}"
            )
            acting = "" if known.acting == position.acting else ", and they differ in whether it was acting"
            self._found.notes.append(f"{item.label}, {office}: the record has {told}{acting}: left as it is")
            self._found.unchanged += 1
        else:
            self._found.tenures[known.key] = cells | {"key": known.key}

    def _known(self, person: str, office: str, position: Position) -> Tenure | None:
        """The tenure of the record that the statement speaks of: the nearest one that may be meant."""
        assert position.start is not None
        start = position.start.earliest
        near = [
            tenure
            for tenure in self._authority.tenures_of(person)
            if tenure.office == office and abs((tenure.start.earliest - start).days) <= NEAR_DAYS
        ]
        return min(
            near, key=lambda t: (abs((t.start.earliest - start).days), t.acting != position.acting), default=None
        )


def person_cells(person: Person) -> Cells:
    """A person as a row of persons.csv."""
    surnames = () if person.surnames == (default_surname(person.name),) else person.surnames
    return {
        "key": person.key, "name": person.name, "native_name": person.native_name or "",
        "surnames": "|".join(surnames), "aliases": "|".join(person.aliases), "country": person.country,
        "wikidata": person.wikidata or "", "wikidata_status": person.wikidata_status, "evidence": person.evidence,
    }  # fmt: skip


def office_cells(office: Office) -> Cells:
    """An office as a row of offices.csv."""
    return {
        "key": office.key, "label": office.label, "country": office.country, "organisation": office.organisation,
        "kind": office.kind, "seats": str(office.seats), "aliases": "|".join(office.aliases),
        "wikidata": office.wikidata or "", "wikidata_status": office.wikidata_status, "evidence": office.evidence,
    }  # fmt: skip


def tenure_cells(tenure: Tenure) -> Cells:
    """A tenure as a row of tenures.csv."""
    return {
        "key": tenure.key, "person_key": tenure.person, "office_key": tenure.office, "start": tenure.start.text,
        "end": tenure.end.text if tenure.end else "", "acting": str(tenure.acting).lower(), "status": tenure.status,
        "evidence": tenure.evidence,
    }  # fmt: skip


def tables(
    found: Refresh, authority: Authority
) -> Iterator[tuple[str, dict[str, Cells], Callable[[str], Cells | None]]]:
    """The rows by file name, with what the record knows of any key of the file."""

    def known(records: Mapping[str, R], cells: Callable[[R], Cells]) -> Callable[[str], Cells | None]:
        return lambda key: cells(records[key]) if key in records else None

    yield "persons.csv", found.persons, known(authority.persons, person_cells)
    yield "offices.csv", found.offices, known(authority.offices, office_cells)
    yield "tenures.csv", found.tenures, known(authority.tenures, tenure_cells)
