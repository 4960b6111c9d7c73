"""The shipped files are clean, editable and say where each fact comes from."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from importlib.resources import files

import pytest
from rdflib import Graph
from rdflib.namespace import SKOS

from kg import names
from kg.authority import Authority
from loaders.authority import TABLES
from loaders.authority_tables import Table

AUTHORITY = files("ontology").joinpath("authority")
YEARS = (dt.date(2017, 1, 1), dt.date(2024, 12, 31))
TITLE = re.compile(
    r"(President|Vice President|Prime Minister|Premier|Chancellor|Secretary|Minister|Ambassador|General|Admiral|King|"
    r"Queen|Prince|Princess|Crown Prince|Sheikh|Dr\.|Mr\.|Ms\.)\s"
)


def notations(scheme: str) -> set[str]:
    turtle = files("ontology").joinpath("vocabularies", f"{scheme}.ttl").read_bytes()
    graph = Graph().parse(data=turtle, format="turtle")
    return {str(notation) for notation in graph.objects(None, SKOS.notation)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.filename)
def test_files_are_plain_utf8_with_all_columns_in_order(table: Table) -> None:
    content = AUTHORITY.joinpath(table.filename).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert tuple(rows[0]) == table.names
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_the_shipped_data_loads_and_is_wide(authority: Authority) -> None:
    assert len(authority.persons) > 2500
    assert len(authority.tenures) > 3000
    states = [country for country in authority.countries.values() if country.kind == "state"]
    assert len(states) >= 195
    assert {"UN", "EU", "NATO", "PS", "TW", "XK", "VA"} <= set(authority.countries)
    led = {country.code for country in states if country.leader}
    assert len(led) >= len(states) - 5


def test_every_state_of_weight_has_its_chief_offices_filled(authority: Authority) -> None:
    codes = """US KR JP CN RU KP GB FR DE IT ES PL UA TR IL EG JO SA AE QA IQ IR IN PK BD LK ID MY SG PH TH VN AU NZ CA
    MX BR AR CL CO NL BE SE NO FI DK CZ RO GR PT HU AT CH IE GE AM AZ KZ UZ ZA NG KE ET MA EU""".split()
    for code in codes:
        leader = authority.leader_office(code)
        assert leader is not None, code
        held = [t for o in authority.offices_of(code, "foreign-minister") for t in authority.holders(o, *YEARS)]
        assert code == "US" or held, code
        assert authority.holders(leader, *YEARS), code


def test_kinds_are_concepts_of_the_vocabularies(authority: Authority) -> None:
    assert {office.kind for office in authority.offices.values()} <= notations("office-kinds")
    assert {agreement.kind for agreement in authority.agreements.values()} <= notations("agreement-kinds")
    assert {event.kind for event in authority.events.values()} <= notations("event-kinds")
    assert {publisher.kind for publisher in authority.publishers.values()} <= notations("publisher-kinds")


def test_persons_are_named_without_titles(authority: Authority) -> None:
    royal = {"Pope Francis", "Pope Leo XIV", "Sheikh Hasina", "Sheikh Hasina Wazed"}
    titled = [
        name
        for person in authority.persons.values()
        for name in (person.name, *person.aliases)
        if TITLE.match(name) and name not in royal
    ]
    assert titled == []


def test_a_surname_is_part_of_a_name_of_its_person(authority: Authority) -> None:
    for person in authority.persons.values():
        known = " | ".join(names.key(name) for name in (person.name, *person.aliases))
        assert any(names.key(surname) in known for surname in person.surnames), person.key


def test_every_person_holds_an_office_or_heads_a_government(authority: Authority) -> None:
    placed = {tenure.person for tenure in authority.tenures.values()}
    placed |= {administration.head for administration in authority.administrations.values()}
    assert [key for key in authority.persons if key not in placed] == []


def test_verified_facts_name_a_source(authority: Authority) -> None:
    for tenure in authority.tenures.values():
        if tenure.status == "verified":
            assert tenure.evidence != "from memory", tenure.key
    for person in authority.persons.values():
        assert (person.wikidata_status == "verified") <= bool(person.wikidata and person.evidence), person.key


def test_wikidata_items_are_not_shared(authority: Authority) -> None:
    items = [person.wikidata for person in authority.persons.values() if person.wikidata]
    assert sorted(items) == sorted(set(items))


def test_tenure_keys_begin_with_person_and_office(authority: Authority) -> None:
    for tenure in authority.tenures.values():
        assert tenure.key.startswith(f"{tenure.person}_{tenure.office}_"), tenure.key
