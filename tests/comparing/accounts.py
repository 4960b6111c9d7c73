"""Accounts to compare, written down in short."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.authority import Authority
from kg.comparing.records import Publisher, Span, Told, ToldAct
from kg.merging.summary import AccountSummary
from kg.rdf.places import find_place
from kg.records import AccountRef, ActKind, Mode, Participant, Scope, Status

BASE = "https://w3id.org/communique/"
_ACT = re.compile(r"(not )?(\w+) ([A-Z,]+): (.+?)(?: \(due (\S+)\.\.(\S+)\))?")


def pairs(name: str = "pairs.yaml") -> Any:
    """The content of a file of this folder."""
    return yaml.load((Path(__file__).parent / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def account(given: Mapping[str, Any], doc: str, authority: Authority) -> Told:
    """Make an account of its short form; see the head of `pairs.yaml`."""
    known = authority.publishers.get(given["by"])
    publisher = Publisher(
        key=given["by"],
        name=known.name if known else given["by"],
        country=known.country if known else given["by"][:2].upper(),
        zone=known.timezone if known else None,
        kind=known.kind if known else "government",
    )
    first, _, last = given.get("day", "2017-02-07").partition("..")
    earliest, latest = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    document = f"{BASE}document/{doc}"
    place = given.get("place")
    found = find_place(place) if place else None
    initiator = given.get("initiator")
    return Told(
        iri=f"{BASE}account/{doc}/1",
        document=document,
        title=doc,
        publisher=publisher,
        issued=latest.isoformat(),
        summary=AccountSummary(
            ref=AccountRef(doc, 0),
            start=0,
            publisher=publisher.key,
            zone=publisher.zone,
            written=dt.date.fromisoformat(given["written"]) if "written" in given else latest,
            mode=Mode(given.get("medium", "phone_call")),
            status=Status(given.get("status", "held")),
            scope=Scope.MAIN,
            earliest=earliest,
            latest=latest,
            start_time=dt.time.fromisoformat(given["start"]) if "start" in given else None,
            place=place,
            parties=tuple(map(_party, given.get("parties", ("US trump us-president", "KR hwang kr-president")))),
        ),
        initiator=_party(f"{initiator} - -") if initiator else None,
        duration=int(given["duration"]) if "duration" in given else None,
        place=found.value if found else None,
        acts=tuple(act(text, doc, number) for number, text in enumerate(given["acts"], start=1)),
        span=Span(document, 0, 9, "They spoke"),
    )


def act(text: str, doc: str = "a", number: int = 1) -> ToldAct:
    """Make an act of `KIND SIDES: content`."""
    match = _ACT.fullmatch(text)
    assert match, text
    denied, kind, sides, content, first, last = match.groups()
    due = (dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first else None
    return ToldAct(
        iri=f"{BASE}act/{doc}/{number}",
        kind=ActKind(kind),
        speakers=tuple(sorted(sides.split(","))),
        content=content,
        denied=bool(denied),
        due=due,
        span=Span(f"{BASE}document/{doc}", 100 * number, 100 * number + len(content), content),
    )


def _party(text: str) -> Participant:
    country, person, office = text.split()
    return Participant(
        official=None if person == "-" else person,
        person=None if person == "-" else person.title(),
        office=None if office == "-" else office,
        office_key=None if office == "-" else office,
        country=country,
    )
