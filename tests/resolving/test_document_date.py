"""When a text was written: metadata, stamps, datelines; and texts without any date, solved from what they tell.

Persons and offices in these texts are made up; the seeds are real and lie beside the checkout.
"""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import Authority
from kg.reader import Reader
from kg.records import EvidenceKind, Passage
from kg.resolving.date_evidence import FIRST_DAY, LAST_DAY, Holding, KnownEvent, common_days, intersect, merged
from kg.resolving.document_date import WIDEST
from kg.resolving.record_events import Record, RecordedEvent
from loaders.document import Document
from tests.resolving.solvers import Reading

DAY = dt.date.fromisoformat


def holding(who: str, *intervals: tuple[str | None, str | None], **more: object) -> Holding:
    pairs = tuple((a and DAY(a), b and DAY(b)) for a, b in intervals)
    return Holding(intervals=pairs, explanation=f"{who} was in office", tenure=who, **more)  # type: ignore[arg-type]


def event(text: str, words: str, day: str, *, upcoming: bool = False) -> KnownEvent:
    at = text.index(words)
    return KnownEvent(
        earliest=DAY(day), latest=DAY(day), label=words, passage=Passage(at, at + len(words)), upcoming=upcoming
    )


PROSE = (
    "The foreign ministers of both countries agreed on Thursday to watch what happens in the strait and to have their"
    " deputies hold a further round of consultations, the ministry said.\n\n"
    "They also exchanged views on trade, and the minister conveyed his condolences over the recent loss of life.\n"
)


@pytest.mark.parametrize(
    ("head", "day", "kind"),
    [
        ("All News 08:15 March 09, 2018\n\n", "2018-03-09", EvidenceKind.METADATA),
        (
            "Published : March 9, 2018 - 08:15\nUpdated : March 12, 2018 - 10:00\n\n",
            "2018-03-09",
            EvidenceKind.METADATA,
        ),
        ("Updated : March 12, 2018\nPosted : March 9, 2018\n\n", "2018-03-09", EvidenceKind.METADATA),
        ("2018-03-09 14:30\n\n", "2018-03-09", EvidenceKind.METADATA),
        ("Date 2018-03-09 Hit 1204\n\n", "2018-03-09", EvidenceKind.METADATA),
        ("9 May. 2018\n\n", "2018-05-09", EvidenceKind.METADATA),
        ("Envoys watch the strait\nPublished: 09 Mar. 2018, 15:19\n\n", "2018-03-09", EvidenceKind.METADATA),
    ],
)
def test_stamp(head: str, day: str, kind: EvidenceKind) -> None:
    reading = Reading(head + PROSE, timezone="Asia/Seoul")
    assert reading.written == day
    [reason] = reading.solver.document_date.evidence
    assert reason.kind is kind
    assert reason.passage is not None
    assert "9" in reading.document.quote(reason.passage.start, reason.passage.end)


def test_metadata_come_before_a_stamp() -> None:
    reading = Reading("Posted : March 12, 2018\n\n" + PROSE, published=DAY("2018-03-09"))
    assert reading.written == "2018-03-09"


def test_stamp_dates_the_weekday() -> None:
    assert Reading("Published : March 9, 2018\n\n" + PROSE).resolve("Thursday") == "2018-03-08"


def test_dateline_takes_its_year_from_the_offices() -> None:
    text = "OSLO, March 9 (Wire) -- Foreign Minister Ada Holm met her Baltic counterparts on Friday to discuss fishing."
    reading = Reading(text, holdings=(holding("Holm", ("2016-05-01", "2019-02-01")),))
    assert reading.written == "2018-03-09"  # the only 9 March of hers that is a Friday or the day after one
    kinds = [e.kind for e in reading.solver.document_date.evidence]
    assert kinds[0] is EvidenceKind.DATELINE
    assert EvidenceKind.TENURE in kinds
    assert EvidenceKind.YEAR_INFERRED in kinds


def test_the_day_that_closes_a_headline_is_that_of_the_text() -> None:
    held = (holding("Holm", ("2016-05-01", "2019-02-01")), holding("Marsh", ("2018-01-10", "2018-11-30")))
    lead = "Secretary Ben Marsh spoke today with Foreign Minister Ada Holm about the strait between both countries.\n"
    assert Reading(f"Sec. Marsh Talks With Minister Holm 9 March\n\n{lead}", holdings=held).written == "2018-03-09"
    told = Reading(f"Sec. Marsh to Visit Minister Holm on 9 March\n\n{lead}", holdings=held)
    assert told.written != "2018-03-09"


def test_a_stamp_of_a_time_at_which_somebody_was_not_in_office_yields_to_another() -> None:
    held = (holding("Holm", ("2016-05-01", "2019-02-01")), holding("Marsh", ("2018-01-10", "2018-11-30")))
    lead = (
        "Secretary Ben Marsh spoke yesterday with Foreign Minister Ada Holm about the strait between the countries.\n"
    )
    assert Reading(f"Date 2017-04-10\n\nMarch 9, 2018\n\n{lead}", holdings=held).written == "2018-03-09"


RELEASE = (
    "1. Foreign Minister Ada Holm held a telephone conversation with Secretary Ben Marsh on February 12, during which"
    " the two exchanged views on the strait.\n\n"
    "2. The Minister recalled the call between the Presidents on January 28 and her meeting with Defence Secretary Cole"
    " on February 5. The two sides agreed to have a meeting in February.\n"
)


def test_release_without_a_year() -> None:
    """The tenures overlap in one February only; the text came on the day of its main event or the next."""
    reading = Reading(
        RELEASE,
        holdings=(holding("Holm", ("2011-03-11", "2015-06-18")), holding("Marsh", ("2015-02-01", "2016-03-31"))),
    )
    assert reading.written == "2015-02-12/2015-02-13"
    assert reading.resolve("February 12") == "2015-02-12"
    assert reading.resolve("January 28") == "2015-01-28"
    assert reading.solver.resolve(reading.expressions[-1], direction="future").isoformat() == "2015-02-12/2015-02-28"
    tenures = [e.tenure for e in reading.solver.document_date.evidence if e.kind is EvidenceKind.TENURE]
    assert tenures == ["Holm", "Marsh"]


def test_release_that_fits_two_years_stays_undetermined() -> None:
    reading = Reading(RELEASE, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),))
    assert reading.written is None
    assert reading.resolve("February 12") is None


def test_new_in_office_decides_between_years() -> None:
    reading = Reading(RELEASE, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31"), new=True),))
    assert reading.written == "2014-02-12/2014-02-13"


def test_event_told_as_past_decides_between_years() -> None:
    text = RELEASE.replace("on the strait", "on the strait after the third missile test")
    known = event(text, "third missile test", "2015-02-02")
    reading = Reading(text, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),), events=(known,))
    assert reading.written == "2015-02-12/2015-02-13"
    assert EvidenceKind.DATED_EVENT in {e.kind for e in reading.solver.document_date.evidence}


def test_coming_event_is_no_lower_bound() -> None:
    text = RELEASE.replace("on the strait", "on the coming winter games")
    known = event(text, "winter games", "2015-12-02", upcoming=True)
    reading = Reading(text, holdings=(holding("Marsh", ("2014-06-01", "2015-06-30")),), events=(known,))
    assert reading.written == "2015-02-12/2015-02-13"


def test_stated_year_of_the_past_is_a_lower_bound() -> None:
    text = RELEASE.replace("on the strait", "on the accord signed in November 2014")
    reading = Reading(text, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),))
    assert reading.written == "2015-02-12/2015-02-13"
    assert EvidenceKind.ORDER in {e.kind for e in reading.solver.document_date.evidence}


def test_horizon_bounds_open_tenures() -> None:
    still = (holding("Marsh", ("2024-03-01", None)),)
    assert Reading(RELEASE, holdings=still).written is None
    assert Reading(RELEASE, holdings=still, horizon=DAY("2025-12-31")).written == "2025-02-12/2025-02-13"


def recorded(label: str, kind: str, day: str) -> RecordedEvent:
    return RecordedEvent(label, label, kind, DAY(day), DAY(day))


RECORD = Record(
    [
        recorded("landslide of Norvik", "disaster", "2014-01-30"),
        recorded("mutiny of Ostholm", "mutiny", "2015-01-30"),
        recorded("third nuclear test", "nuclear-test", "2015-02-02"),
    ]
)


def test_recorded_event_on_a_day_of_the_year_tells_the_year() -> None:
    text = RELEASE.replace("on the strait", "on the consequences of the mutiny on January 30")
    reading = Reading(text, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),), record=RECORD)
    assert reading.written == "2015-02-12/2015-02-13"
    told = [e.explanation for e in reading.solver.document_date.evidence if e.kind is EvidenceKind.DATED_EVENT]
    assert told == ["mutiny of Ostholm was on 30 January 2015"]


def test_recorded_event_needs_a_word_for_it() -> None:
    text = RELEASE.replace("on the strait", "on the consequences of the storm on January 30")
    assert Reading(text, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),), record=RECORD).written is None


def test_latest_event_of_a_kind_tells_the_year() -> None:
    text = RELEASE.replace("January 28 and", "January 28 on the latest nuclear test and").replace(
        "on February 12, during which", "on February 12 on the latest nuclear test, while"
    )
    reading = Reading(text, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),), record=RECORD)
    assert reading.written == "2015-02-12/2015-02-13"


def test_deadline_with_its_year_bounds_the_text() -> None:
    text = RELEASE.replace("on the strait", "on the games to be held in June 2014")
    reading = Reading(text, holdings=(holding("Marsh", ("2014-02-01", "2016-01-31")),))
    assert reading.written == "2014-02-12/2014-02-13"


def test_record_ends_at_its_last_day() -> None:
    record = Record.of(Authority.load())
    assert record.horizon < LAST_DAY
    reading = Reading(RELEASE, holdings=(holding("Marsh", (record.horizon.isoformat(), None)),), record=record)
    assert reading.written is None


def test_address_of_the_page_dates_it() -> None:
    for url in ("https://paper.example/news/2018-03-09/12", "https://wire.example/view/AEN20180309002500"):
        assert Reading(PROSE, url=url).written == "2018-03-09"
    assert Reading(PROSE, url="https://paper.example/view?id=20189909001").written is None


DAILY = (
    "The top envoys of the two countries talked by telephone Saturday and promised to find a day for a meeting,"
    " said the foreign office, since both capitals want calm.\n\n"
    "The minister cited a call between acting President Dana Voss and the chancellor earlier this week.\n\n"
    "On Thursday, a deputy minister told reporters that his side backs the interim role of Voss.\n\n"
    "Both had last talked on March 2, and the new government is set to take office April 20.\n"
)


def test_headline_with_month_and_day_in_brackets() -> None:
    assert (
        Reading("Minister Talks with Her Counterpart (3.9.)", published=DAY("2018-03-10")).resolve("3.9.")
        == "2018-03-09"
    )


def test_stamps_below_the_text_are_of_other_articles() -> None:
    below = PROSE + "\n\nOther news\n\n2019-01-04\n\nLast updated 2020-05-05\n"
    assert Reading(below).written is None
    assert Reading(PROSE + "\n\nPublished : March 9, 2018\n").written == "2018-03-09"


def test_daily_with_nothing_but_weekdays() -> None:
    """An acting president of two weeks leaves two Saturdays; on one of them the week before was not yet hers."""
    voss = Reading(DAILY)
    about = tuple(s.index for s in voss.sentences if "Voss" in voss.view.text[s.start : s.end])
    reading = Reading(DAILY, holdings=(holding("Voss", ("2019-03-09", "2019-03-22"), sentences=about),))
    assert reading.resolve("Saturday") == "2019-03-16"
    assert reading.resolve("Thursday") == "2019-03-14"
    assert reading.resolve("March 2") == "2019-03-02"
    assert reading.resolve("April 20", "future") == "2019-04-20"
    assert reading.written == "2019-03-16"


def test_only_offices_give_an_interval() -> None:
    text = "The ministers spoke today and agreed to keep in touch over the matter of the strait and of the islands."
    reading = Reading(text, holdings=(holding("Voss", ("2019-03-09", "2019-03-22")),))
    assert reading.written == "2019-03-09/2019-03-22"
    assert reading.resolve("today") == "2019-03-09/2019-03-22"


def test_offices_of_many_years_determine_nothing() -> None:
    text = "The ministers spoke today and agreed to keep in touch over the matter of the strait and of the islands."
    reading = Reading(text, holdings=(holding("Holm", ("2011-03-11", "2015-06-18")),))
    assert reading.written is None
    assert reading.resolve("today") is None
    tenure, left = reading.solver.document_date.evidence
    assert tenure.explanation == "Holm was in office from 11 March 2011 to 18 June 2015"
    assert "from 11 March 2011 to 18 June 2015: more than a year" in left.explanation


@given(st.dates(DAY("1950-01-01"), DAY("2090-01-01")), st.integers(1, 800))
def test_what_offices_alone_leave_is_a_date_up_to_a_year(first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days - 1)
    text = "The ministers spoke today and agreed to keep in touch over the matter of the strait and of the islands."
    reading = Reading(text, holdings=(holding("Voss", (first.isoformat(), last.isoformat())),))
    expected = f"{first}/{last}" if days > 1 else str(first)
    assert reading.written == (expected if days <= WIDEST else None)
    assert reading.resolve("today") == reading.written


def test_one_misread_person_does_not_empty_the_days() -> None:
    wrong = holding("Stranger", ("1990-01-01", "1991-01-01"))
    reading = Reading(
        RELEASE,
        holdings=(holding("Holm", ("2011-03-11", "2015-06-18")), wrong, holding("Marsh", ("2015-02-01", "2016-03-31"))),
    )
    assert reading.written == "2015-02-12/2015-02-13"


def test_background_date_in_a_text_of_today_is_no_date_of_writing() -> None:
    text = (
        "The two leaders spoke by phone today about the strait. The call follows their meeting on April 2, 2014, and"
        " was the third of its kind."
    )
    reading = Reading(text, holdings=(holding("Holm", ("2011-03-11", "2015-06-18")),))
    assert reading.written is None or reading.written != "2014-04-02/2014-04-03"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Authority.load())


@pytest.mark.parametrize(
    ("seed", "day"),
    [
        ("000", "2017-02-07"),
        ("001", "2017-02-07/2017-02-08"),
        ("002", "2017-07-28"),
        ("003", "2016-01-20/2016-01-21"),
        ("004", "2024-12-21"),
    ],
)
def test_seed(shared: Path, reader: Reader, seed: str, day: str) -> None:
    [path] = (shared / "corpus" / "seeds").glob(f"{seed}_*.txt")
    text = path.read_text("utf-8")
    document = Document(doc=path.name, text=text, media_type="text/plain", source_sha256="", body=(0, len(text)))
    assert reader.read(document).date.isoformat() == day


# Properties of sets of days

dates = st.dates(dt.date(1990, 1, 1), dt.date(1990, 3, 31))
spans = st.lists(st.tuples(dates, dates).map(lambda pair: (min(pair), max(pair))), max_size=5)


def members(found: list[tuple[dt.date, dt.date]]) -> set[int]:
    return {n for a, b in found for n in range(a.toordinal(), b.toordinal() + 1)}


@given(spans, spans)
def test_intersection_and_union_are_those_of_the_days(
    one: list[tuple[dt.date, dt.date]], two: list[tuple[dt.date, dt.date]]
) -> None:
    assert members(intersect(one, two)) == members(one) & members(two)
    assert members(merged(one)) == members(one)
    union = merged(one + two)
    assert all((b[0] - a[1]).days > 1 for a, b in itertools.pairwise(union))


@given(st.lists(spans.filter(bool), min_size=1, max_size=5))
def test_common_days_are_those_of_most_holdings(many: list[list[tuple[dt.date, dt.date]]]) -> None:
    holdings = [Holding(intervals=tuple(s), explanation=str(i)) for i, s in enumerate(many)]
    found, kept = common_days(holdings)
    counts = {day: sum(day in members(s) for s in many) for day in set().union(*map(members, many))}
    most = max(counts.values())
    if most < 2 and len(many) > 1:
        assert (found, kept) == ([(FIRST_DAY, LAST_DAY)], [])
    else:
        assert members(found) == {day for day, count in counts.items() if count == most}


def test_the_day_behind_the_office_that_gives_out_a_text_is_its_day() -> None:
    """A page that runs its lines together has the stamp inside the sentence."""
    text = (
        "Press Releases Secretary Blinken's Call with Foreign Minister Park Readout Office of the Spokesperson "
        "June 7, 2022 The following is by the Spokesperson: Secretary Blinken spoke yesterday with Foreign Minister "
        "Park Jin.\n"
    )
    reading = Reader(Authority.load()).read(
        Document(doc="page.txt", text=text, media_type="text/plain", source_sha256="", body=(0, len(text)))
    )
    assert [contact.when.isoformat() for contact in reading.contacts] == ["2022-06-06"]
