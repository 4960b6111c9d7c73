"""Resolving time expressions against the day a text was written, and the reasons that are given."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    Part,
    PartOf,
    Relative,
    Season,
    SeasonName,
    Side,
    Stretch,
    Template,
    TimeExpression,
    Unit,
    Weekday,
)
from kg.records import EvidenceKind, Passage, When
from kg.resolving.calendar_spans import Direction, span_of, weekday_near
from kg.resolving.date_evidence import Holding, KnownEvent
from tests.resolving.solvers import Reading

WEDNESDAY = dt.date(2021, 3, 17)


@pytest.mark.parametrize(
    ("text", "words", "direction", "expected"),
    [
        # days
        ("The ministers spoke today by phone.", "today", "past", "2021-03-17"),
        ("The ministers spoke yesterday by phone.", "yesterday", "past", "2021-03-16"),
        ("The ministers speak tomorrow by phone.", "tomorrow", "future", "2021-03-18"),
        ("The ministers spoke on Wednesday.", "Wednesday", "past", "2021-03-17"),
        ("The ministers spoke on Thursday.", "Thursday", "past", "2021-03-11"),
        ("The ministers will speak on Thursday.", "Thursday", "future", "2021-03-18"),
        ("The ministers spoke last Wednesday.", "Wednesday", "past", "2021-03-10"),
        ("The ministers speak next Wednesday.", "Wednesday", "future", "2021-03-24"),
        ("The ministers met on Friday last week.", "Friday last week", "past", "2021-03-12"),
        ("The ministers met on December 9 in Rome.", "December 9", "past", "2020-12-09"),
        ("The ministers will meet on December 9 in Rome.", "December 9", "future", "2021-12-09"),
        ("The ministers met on March 18 in Canberra.", "March 18", "past", "2021-03-18"),  # already there
        ("On Friday, March 19, they will meet.", "March 19", "future", "2021-03-19"),
        ("They pressed for talks on Saturday, May 15, in Rome.", "May 15", "past", "2021-05-15"),  # the weekday tells
        ("She was there March 3-5 for talks.", "March 3-5", "past", "2021-03-03/2021-03-05"),
        ("She was there from December 30 to January 2.", "December 30", "past", "2020-12-30/2021-01-02"),
        ("She was there from Monday to Tuesday.", "Monday", "past", "2021-03-15/2021-03-16"),
        ("She briefs the press on the 27th, in Rome.", "27th", "future", "2021-03-27"),
        ("She briefed the press on the 27th, in Rome.", "27th", "past", "2021-02-27"),
        ("He was sworn in three days ago.", "three days ago", "past", "2021-03-14"),
        # weeks, months, years
        ("The two leaders talked earlier this week.", "this week", "past", "2021-03-14/2021-03-17"),
        ("The two leaders will talk later this week.", "this week", "future", "2021-03-17/2021-03-20"),
        ("The two leaders talked last week.", "last week", "past", "2021-03-07/2021-03-13"),
        ("The two leaders talked over the weekend.", "weekend", "past", "2021-03-13/2021-03-14"),
        ("He was sworn in two weeks ago.", "two weeks ago", "past", "2021-02-28/2021-03-06"),
        ("The leaders met last month.", "last month", "past", "2021-02-01/2021-02-28"),
        ("The leaders met this month.", "this month", "past", "2021-03-01/2021-03-17"),
        ("The leaders will meet next month.", "next month", "future", "2021-04-01/2021-04-30"),
        ("The leaders met in February.", "February", "past", "2021-02-01/2021-02-28"),
        ("The leaders met in November.", "November", "past", "2020-11-01/2020-11-30"),
        ("The leaders met last November.", "November", "past", "2020-11-01/2020-11-30"),
        ("The leaders will meet in November.", "November", "future", "2021-11-01/2021-11-30"),
        ("The leaders will meet in March.", "March", "future", "2021-03-17/2021-03-31"),
        ("The leaders met in October last year.", "October last year", "past", "2020-10-01/2020-10-31"),
        ("The leaders met earlier this year.", "this year", "past", "2021-01-01/2021-03-17"),
        ("The leaders met last year.", "last year", "past", "2020-01-01/2020-12-31"),
        ("The leaders met in 2021.", "2021", "past", "2021-01-01/2021-03-17"),
        ("The leaders met in August 2019.", "August 2019", "past", "2019-08-01/2019-08-31"),
        ("The leaders met in early February.", "early February", "past", "2021-02-01/2021-02-09"),
        ("The leaders met last summer.", "last summer", "past", "2020-06-01/2020-08-31"),
        ("They meet in the first half of next year.", "half", "future", "2022-01-01/2022-06-30"),
        ("They met often over the past two weeks.", "two weeks", "past", "2021-03-03/2021-03-17"),
        # windows of planned contacts
        ("They agreed to meet before the end of April.", "April", "future", "2021-03-17/2021-04-30"),
        ("They agreed to meet by April 9.", "April 9", "future", "2021-03-17/2021-04-09"),
        ("They agreed to meet before April.", "April", "future", "2021-03-17/2021-03-31"),
        ("They agreed to meet within six weeks.", "six weeks", "future", "2021-03-17/2021-04-28"),
        ("They have met often since January.", "January", "past", "2021-01-01/2021-03-17"),
        ("He told reporters Tuesday that envoys will meet.", "Tuesday", "future", None),  # the day of the telling
        ("She announced talks for Thursday at the latest.", "Thursday", "future", "2021-03-18"),
        ("Both welcomed talks over the last year of the term.", "last year", "past", "2020-03-17/2021-03-17"),
        # no date
        ("They agreed to meet in the near future.", "near future", "future", None),
        ("They will meet in the coming weeks.", "coming weeks", "future", None),
        ("They plan a call after talks over the past two weeks.", "past two weeks", "future", None),
        ("The 25-minute call was warm.", "25-minute", "past", None),
    ],
)
def test_resolution(text: str, words: str, direction: str, expected: str | None) -> None:
    assert Reading(text, published=WEDNESDAY).resolve(words, direction) == expected


def test_narrated_day_counts_for_the_previous_day_and_the_week_before() -> None:
    text = (
        "They met on March 4. She had landed the previous day. He rang earlier in the day. They dined the week before."
    )
    reading = Reading(text, published=WEDNESDAY)
    narrated = When(dt.date(2021, 3, 4), dt.date(2021, 3, 4))
    assert reading.resolve("previous day", narrated=narrated) == "2021-03-03"
    assert reading.resolve("earlier in the day", narrated=narrated) == "2021-03-04"
    assert reading.resolve("the week before", narrated=narrated) == "2021-02-21/2021-02-27"
    assert reading.resolve("previous day") == "2021-03-16"


def test_quoted_today_is_the_day_it_was_said() -> None:
    reading = Reading('"I spoke with the chancellor today," he said on Tuesday.', published=WEDNESDAY)
    tuesday = When(dt.date(2021, 3, 16), dt.date(2021, 3, 16))
    assert reading.resolve("today", narrated=tuesday) == "2021-03-16"


@pytest.mark.parametrize(
    ("clock", "words", "text", "expected"),
    [
        ("00:04", "today", "The vice president met today with her host in Los Angeles.", "2022-06-09"),
        ("00:04", "today", "The vice president spoke today with her counterpart.", "2022-06-09"),
        ("00:35", "today", "The vice president met today with her host in Singapore.", "2022-06-10"),
        ("04:30", "this evening", "The vice president spoke this evening with him.", "2022-06-09"),
        ("04:30", "today", "The vice president spoke today with him.", "2022-06-10"),
        ("19:10", "today", "The vice president spoke today with him.", "2022-06-10"),
        ("00:00", "today", "The vice president honoured today the day of refugees.", "2022-06-10"),
        ("00:04", "yesterday", "The vice president spoke yesterday with him.", "2022-06-09"),
    ],
)
def test_after_midnight_today_is_the_day_before(clock: str, words: str, text: str, expected: str) -> None:
    """A text stamped at four past midnight tells of the evening before, unless it was day where it happened."""
    moment = dt.datetime.fromisoformat(f"2022-06-10T{clock}:00-04:00")
    reading = Reading(text, published=moment.date(), published_time=moment, timezone="America/New_York")
    assert reading.resolve(words) == expected


def test_clock_time_is_converted_to_the_publishers_day() -> None:
    moment = dt.datetime(2017, 7, 27, 20, 41, tzinfo=dt.UTC)
    reading = Reading("The ministers spoke today.", published_time=moment, timezone="Asia/Seoul")
    assert reading.written == "2017-07-28"
    assert Reading("The ministers spoke today.", published_time=moment).written == "2017-07-27"


def test_plan_after_midnight_stays_today() -> None:
    moment = dt.datetime.fromisoformat("2022-06-10T00:20:00-04:00")
    reading = Reading("The two will meet today.", published_time=moment, timezone="America/New_York")
    assert reading.resolve("today", "future") == "2022-06-10"


def test_event_dates_what_followed_it() -> None:
    text = "Consultations were held following the launch. They met two days after the launch."
    at = text.index("launch")
    event = KnownEvent(
        earliest=dt.date(2021, 3, 2), latest=dt.date(2021, 3, 2), label="the launch", passage=Passage(at, at + 6)
    )
    again = text.rindex("launch")
    other = KnownEvent(
        earliest=dt.date(2021, 3, 2), latest=dt.date(2021, 3, 2), label="the launch", passage=Passage(again, again + 6)
    )
    reading = Reading(text, published=WEDNESDAY, events=(event, other))
    assert reading.resolve("following the launch") == "2021-03-02/2021-03-17"
    assert reading.resolve("two days after") == "2021-03-04"
    when = reading.solver.resolve(reading.expression("following the launch"))
    assert when.evidence[0].kind is EvidenceKind.DATED_EVENT
    assert "2 March 2021" in when.evidence[0].explanation


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("They met on March 9, 2021.", "March 9, 2021", EvidenceKind.STATED),
        ("They met on March 9.", "March 9", EvidenceKind.YEAR_INFERRED),
        ("They met last month.", "last month", EvidenceKind.RELATIVE),
        ("They met on Monday.", "Monday", EvidenceKind.WEEKDAY),
    ],
)
def test_reason_names_the_words(text: str, words: str, kind: EvidenceKind) -> None:
    reading = Reading(text, published=WEDNESDAY)
    when = reading.solver.resolve(reading.expression(words))
    first = when.evidence[0]
    assert first.kind is kind
    assert words in first.explanation
    assert first.passage is not None
    assert words in reading.document.quote(first.passage.start, first.passage.end)
    rest = {e.kind for e in when.evidence[1:]}
    assert rest == (set() if kind is EvidenceKind.STATED else {EvidenceKind.METADATA})


# Properties of the arithmetic

days = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
counts = st.integers(-400, 400)
months = st.one_of(st.none(), st.integers(1, 12))
calendars = st.builds(
    Calendar,
    st.one_of(st.none(), st.integers(1, 9999)),
    months,
    st.one_of(st.none(), st.integers(1, 31)),
    st.one_of(st.none(), st.integers(0, 6)),
    st.sampled_from([None, None, -1, 0, 1]),
    st.sampled_from([None, None, -1, 0, 1]),
)
relatives = st.builds(
    Relative,
    st.sampled_from(Unit),
    st.integers(-9999, 9999),
    st.sampled_from(Anchor),
    st.one_of(st.none(), st.sampled_from(Side)),
)
seasons = st.builds(
    Season,
    st.sampled_from(SeasonName),
    st.one_of(st.none(), st.integers(1, 9999)),
    st.none(),
    st.sampled_from([None, -1, 0, 1]),
)
templates: st.SearchStrategy[Template] = st.one_of(
    calendars,
    relatives,
    seasons,
    st.builds(CalendarRange, calendars, calendars),
    st.builds(Weekday, st.integers(0, 6), st.sampled_from([None, -1, 0, 1]), st.sampled_from([None, -1, 0, 1])),
    st.builds(Ago, st.sampled_from(Unit), counts),
    st.builds(Stretch, st.sampled_from(Unit), counts),
    st.builds(PartOf, st.sampled_from(Part), st.one_of(calendars, relatives, seasons)),
)


@given(templates, days, st.sampled_from(Direction))
def test_a_template_is_an_ordered_span_or_nothing(template: Template, day: dt.date, direction: Direction) -> None:
    span = span_of(template, day, direction)
    assert span is None or span[0] <= span[1]


@given(templates, days, st.sampled_from(Direction))
def test_resolving_and_due_never_fail(template: Template, day: dt.date, direction: Direction) -> None:
    reading = Reading("They will meet soon.", published=day)
    expression = TimeExpression(0, 4, 0, template)
    when = reading.solver.resolve(expression, direction=direction)
    assert (when.earliest is None) == (when.latest is None)
    if when.earliest is not None and when.latest is not None:
        assert when.earliest <= when.latest
        assert when.evidence
    due = reading.solver.due(expression)
    assert due is None or (due.latest is not None and due.latest > day)


@given(st.integers(0, 6), days, st.sampled_from(Direction), st.sampled_from([None, -1, 0, 1]))
def test_a_weekday_is_that_weekday_within_a_week(
    weekday: int, day: dt.date, direction: Direction, shift: int | None
) -> None:
    found = weekday_near(weekday, day, direction, shift)
    assert found.weekday() == weekday
    assert abs((found - day).days) <= 7
    if shift == -1:
        assert found < day
    elif shift == 1:
        assert found > day
    elif direction is Direction.PAST:
        assert day - dt.timedelta(days=6) <= found <= day
    elif direction is Direction.FUTURE:
        assert day <= found <= day + dt.timedelta(days=6)


@given(days, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_lies_in_the_direction(day: dt.date, month: int, number: int) -> None:
    past = span_of(Calendar(month=month, day=number), day, Direction.PAST)
    future = span_of(Calendar(month=month, day=number), day, Direction.FUTURE)
    assert past is not None
    assert future is not None
    assert dt.timedelta(days=-1) <= day - past[0] < dt.timedelta(days=366)
    assert dt.timedelta(0) <= future[0] - day <= dt.timedelta(days=366)
    assert (past[0].month, past[0].day) == (future[0].month, future[0].day) == (month, number)


def test_what_the_ends_of_the_texts_date_put_in_different_years_is_no_date() -> None:
    holding = Holding(intervals=((dt.date(2017, 1, 20), dt.date(2017, 5, 15)),), explanation="Holm was in office")
    reading = Reading("The ministers spoke today and will meet again in February on the islands.", holdings=(holding,))
    assert reading.written == "2017-01-20/2017-05-15"
    assert reading.resolve("February", "future") is None
