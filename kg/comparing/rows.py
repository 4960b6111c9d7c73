"""From the rows of the queries `contact-accounts`, `-account-parties` and `-account-acts` to accounts to compare.

Rows are mappings from a variable to its text, an unbound one being empty: whoever asks, command line or service, makes
the same accounts of them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.comparing.records import Publisher, Span, Told, ToldAct
from kg.merging.summary import AccountSummary
from kg.records import AccountRef, ActKind, Mode, Participant, Scope, Status

ACCOUNTS, PARTIES, ACTS = "contact-accounts", "contact-account-parties", "contact-account-acts"
"""The queries, by the names of their files in `queries/pages`."""
Row = Mapping[str, str]


def told(accounts: Iterable[Row], parties: Iterable[Row], acts: Iterable[Row]) -> list[Told]:
    """Make the accounts of a contact, in the order in which they stand side by side."""
    of_party = _by_account(parties)
    of_acts = _by_account(acts)
    made: dict[str, Told] = {}
    for row in accounts:
        # An optional value that stands twice gives a second row; the first one counts.
        made.setdefault(row["account"], _told(row, of_party[row["account"]], of_acts[row["account"]]))
    return sorted(made.values(), key=_column)


def _column(account: Told) -> tuple[bool, bool, str, str, int]:
    """Order of the columns: whose main matter it is, governments before others, then by country and document."""
    publisher = account.publisher
    return (
        account.summary.scope is not Scope.MAIN,
        publisher is None or publisher.kind != "government",
        publisher.country or "~" if publisher else "~",
        account.document,
        account.summary.start,
    )


def _told(row: Row, parties: list[Row], acts: list[Row]) -> Told:
    participants = {party["party"]: _participant(party) for party in parties}
    starter = next((party for party in parties if party["initiates"] == "true"), None)
    document = row["document"]
    publisher = None
    if row["publisher"]:
        publisher = Publisher(
            key=_key(row["publisher"]),
            name=row["publisherName"],
            country=row["publisherCountry"] or None,
            zone=row["publisherZone"] or None,
            kind=row["publisherKind"] or None,
        )
    return Told(
        iri=row["account"],
        document=document,
        title=row["title"],
        publisher=publisher,
        issued=row["issued"] or None,
        summary=AccountSummary(
            ref=AccountRef(row["path"], int(_key(row["account"])) - 1),
            start=int(row["start"]),
            publisher=publisher.key if publisher else None,
            zone=publisher.zone if publisher else None,
            written=_day(row["written"]),
            mode=Mode(row["medium"]),
            status=Status(row["status"]),
            scope=Scope(row["scope"]),
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            start_time=dt.time.fromisoformat(row["time"]) if row["time"] else None,
            place=row["placeName"] or None,
            parties=tuple(participants.values()),
        ),
        initiator=participants[starter["party"]] if starter else None,
        initiator_span=_span(document, starter) if starter else None,
        duration=int(row["minutes"]) if row["minutes"] else None,
        place=row["place"] or None,
        occasion=row["occasion"] or None,
        acts=tuple(_act(act, document) for act in acts),
        span=_span(document, row),
        place_span=_span(document, row, "place"),
        occasion_span=_span(document, row, "occasion"),
    )


def _participant(row: Row) -> Participant:
    return Participant(
        official=_key(row["official"]) or None,
        person=row["label"] if row["official"] else None,
        office=row["officeLabel"] or None,
        office_key=_key(row["office"]) or None,
        country=row["side"] or None,
        acting=row["acting"] == "true",
    )


def _act(row: Row, document: str) -> ToldAct:
    due = (_day(row["dueFrom"]), _day(row["dueBy"]))
    return ToldAct(
        iri=row["act"],
        kind=ActKind(row["kind"]),
        speakers=tuple(sorted(set(row["speakers"].split()))),
        content=row["content"],
        denied=row["denied"] == "true",
        due=(due[0], due[1]) if due[0] and due[1] else None,
        topics=tuple(sorted(set(row["topics"].split()))),
        agreements=tuple(sorted(set(row["agreements"].split()))),
        span=_span(document, row),
    )


def _span(document: str, row: Row, prefix: str = "") -> Span | None:
    start, end, quote = (
        ("start", "end", "quote") if not prefix else (f"{prefix}Start", f"{prefix}End", f"{prefix}Quote")
    )
    return Span(document, int(row[start]), int(row[end]), row[quote]) if row[start] else None


def _by_account(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["account"]].append(row)
    return found


def _key(iri: str) -> str:
    return iri.rpartition("/")[2]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None
