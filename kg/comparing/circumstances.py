"""Whether two accounts can both be right about one circumstance, circumstance by circumstance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kg.comparing.records import Told, Verdict
from kg.merging.agreement import SAME_START, days_agree, modes_agree
from kg.merging.summary import side
from kg.rdf.statements import party_label
from kg.records import Mode, Participant, Status

ROUGHLY = 15
"""Minutes by which two statements of a duration may differ and both be round numbers for the same one."""
REMOTE = {Mode.PHONE_CALL, Mode.VIDEO_CALL}


class Judgement(NamedTuple):
    """The verdict on two accounts, with the reason."""

    verdict: Verdict
    reason: str = ""


AGREED = Judgement(Verdict.BOTH)


def dates(a: Told, b: Told) -> Judgement:
    """A day on the other side of a time-zone boundary is no contradiction, and neither is a span that holds the day."""
    one, other = a.summary, b.summary
    level = days_agree(one, other)
    if level is None:
        return Judgement(Verdict.CONTRADICT, "the days exclude each other, the publishers' time zones considered")
    if level == 2 or (one.earliest, one.latest) == (other.earliest, other.latest):
        return AGREED
    if level == 1:
        return Judgement(Verdict.DIFFER, "neighbouring days of two time zones: one moment, two calendars")
    return Judgement(Verdict.DIFFER, "one account is more exact: the days it gives lie within the other's")


def media(a: Told, b: Told) -> Judgement:
    """One medium connects two sides; of three or more, some may have heard what others saw."""
    one, other = a.summary.mode, b.summary.mode
    if one is other:
        return AGREED
    several = len(a.summary.sides | b.summary.sides) > 2
    if {one, other} == REMOTE and several:
        return Judgement(Verdict.DIFFER, "some sides may have been connected by sound alone")
    if modes_agree(one, other) is None or {one, other} == REMOTE:
        return Judgement(Verdict.CONTRADICT, "the media exclude each other")
    return AGREED


def held(a: Told, b: Told) -> Judgement:
    """Before the day a text can only announce; a plan told afterwards contradicts the report that it was held."""
    if a.summary.status is b.summary.status:
        return AGREED
    plan, report = (a, b) if a.summary.status is Status.PLANNED else (b, a)
    written, day = plan.summary.written, report.summary.latest
    if written is None or day is None or written <= day:
        return Judgement(Verdict.DIFFER, "announced by the one, reported by the other")
    return Judgement(Verdict.CONTRADICT, "held according to the one, still to come in a later text of the other")


def participants(a: Told, b: Told) -> Judgement:
    """Whoever one account leaves out may have been there; two holders of one office cannot."""
    by_office = ({p.office_key: p for p in t.summary.parties if p.office_key and p.official} for t in (a, b))
    one, other = by_office
    clashes = [
        f"{party_label(one[office])} or {party_label(other[office])} took part as {one[office].office}, not both"
        for office in sorted(one.keys() & other.keys())
        if one[office].official != other[office].official and not _both(office, a, b)
    ]
    if clashes:
        return Judgement(Verdict.CONTRADICT, "; ".join(clashes))
    left_out = [*_missing(a, b), *_missing(b, a)]
    if left_out:
        return Judgement(Verdict.DIFFER, f"named by one account only: {', '.join(dict.fromkeys(left_out))}")
    return AGREED


def _both(office: str, a: Told, b: Told) -> bool:
    """Whether one of the accounts itself seats two holders of an office (co-chairs, ambassadors)."""
    return any(len({p.official for p in t.summary.parties if p.office_key == office}) > 1 for t in (a, b))


def _missing(of: Told, elsewhere: Told) -> Iterable[str]:
    """Names of officials whom the one names and the other does not, an office with its holder counting as named."""
    named = {p.official for p in elsewhere.summary.parties if p.official}
    offices = {p.office_key for p in elsewhere.summary.parties if p.office_key and not p.official}
    for party in of.summary.parties:
        if party.official and party.official not in named and party.office_key not in offices:
            yield party_label(party)


def initiators(a: Told, b: Told) -> Judgement:
    """Who asked for the contact: of two sides, one."""
    if a.initiator is None or b.initiator is None or _one_party(a.initiator, b.initiator):
        return AGREED
    return Judgement(Verdict.CONTRADICT, "each account has another side ask for the contact")


def _one_party(a: Participant, b: Participant) -> bool:
    return (a.official is not None and a.official == b.official) or side(a) == side(b)


def places(a: Told, b: Told) -> Judgement:
    """Two cities exclude each other where people meet in person; two names may mean one place."""
    one, other = a.summary.place or "", b.summary.place or ""
    if one.casefold() == other.casefold() or (a.place is not None and a.place == b.place):
        return AGREED
    if a.place and b.place and Mode.IN_PERSON in (a.summary.mode, b.summary.mode):
        return Judgement(Verdict.CONTRADICT, "a meeting takes place in one of the two cities")
    return Judgement(Verdict.DIFFER, "other names of a place, or the places from which the sides spoke")


def starts(a: Told, b: Told) -> Judgement:
    """Clock times count in each publisher's zone, or in one where a text gives the other side's clock."""
    one, other = a.summary.start_time, b.summary.start_time
    if one is None or other is None or _gap(one, other) <= SAME_START:
        return AGREED
    moments = _moment(a, one), _moment(b, other)
    if moments[0] is None or moments[1] is None:
        return Judgement(Verdict.DIFFER, "clock times of different or unknown time zones")
    if abs(moments[0] - moments[1]) <= SAME_START:
        return Judgement(Verdict.DIFFER, "one moment by the clocks of two time zones")
    return Judgement(Verdict.CONTRADICT, "the stated times lie apart, the publishers' time zones considered")


def _gap(a: dt.time, b: dt.time) -> dt.timedelta:
    minutes = abs((a.hour * 60 + a.minute) - (b.hour * 60 + b.minute))
    return dt.timedelta(minutes=min(minutes, 24 * 60 - minutes))


def _moment(account: Told, time: dt.time) -> dt.datetime | None:
    summary = account.summary
    if not summary.exact or summary.earliest is None or summary.zone is None:
        return None
    try:
        return dt.datetime.combine(summary.earliest, time.replace(tzinfo=None), ZoneInfo(summary.zone))
    except (ZoneInfoNotFoundError, ValueError):
        return None


def durations(a: Told, b: Told) -> Judgement:
    """“About half an hour” and “25 minutes” are one duration."""
    if a.duration is None or b.duration is None or a.duration == b.duration:
        return AGREED
    if abs(a.duration - b.duration) <= ROUGHLY:
        return Judgement(Verdict.DIFFER, "round numbers for one duration")
    return Judgement(Verdict.CONTRADICT, f"the durations lie {abs(a.duration - b.duration)} minutes apart")


def occasions(a: Told, b: Told) -> Judgement:
    """Names of an occasion vary with the text; none of them excludes another."""
    if (a.occasion or "").casefold() == (b.occasion or "").casefold():
        return AGREED
    return Judgement(Verdict.DIFFER, "named in other words")
