"""Time expressions: which words are found, as which template, and which only look like a time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.annotations import Sentence, ZoneKind
from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    Clock,
    Duration,
    EventAnchor,
    Part,
    PartOf,
    Relation,
    Relative,
    Season,
    SeasonName,
    Side,
    Stretch,
    Template,
    Unit,
    Vague,
    Weekday,
    Window,
)
from kg.reading.times import find

TODAY = Relative(Unit.DAY, 0)


def read(text: str) -> list[tuple[str, Template]]:
    sentence = Sentence(0, len(text), ZoneKind.BODY, 0, 0)
    return [(text[e.start : e.end], e.template) for e in find(text, [sentence])]


@pytest.mark.parametrize(
    ("text", "words", "template"),
    [
        # calendar dates
        ("The ministers met on March 9, 2018, in Rome.", "March 9, 2018", Calendar(2018, 3, 9)),
        ("The ministers met on 9 March 2018 in Rome.", "9 March 2018", Calendar(2018, 3, 9)),
        ("She landed on the 9th of March.", "9th of March", Calendar(month=3, day=9)),
        ("They last talked Sept. 14, officials said.", "Sept. 14", Calendar(month=9, day=14)),
        ("All News 08:15 March 09, 2018", "March 09, 2018", Calendar(2018, 3, 9)),
        ("2018-03-09 14:30", "2018-03-09", Calendar(2018, 3, 9)),
        ("Posted 2018. 3. 9.", "2018. 3. 9", Calendar(2018, 3, 9)),
        ("11 May. 2010", "11 May. 2010", Calendar(2010, 5, 11)),
        ("Published: 01 Apr. 2025, 15:19", "01 Apr. 2025", Calendar(2025, 4, 1)),
        ("Updated 03/09/2018", "03/09/2018", Calendar(2018, 3, 9)),
        ("OSLO, Mar. 9 (Wire) -- Envoys gathered.", "Mar. 9", Calendar(month=3, day=9)),
        ("On Friday, March 9, envoys gathered.", "Friday, March 9", Calendar(month=3, day=9, weekday=4)),
        ("On March 9 (Fri), envoys gathered.", "March 9 (Fri)", Calendar(month=3, day=9, weekday=4)),
        ("Envoys gathered onMarch 9and parted.", "March 9", Calendar(month=3, day=9)),
        ("A summit held in May 2019 set the course.", "May 2019", Calendar(2019, 5)),
        ("their summit in June last year", "June last year", Calendar(month=6, year_shift=-1)),
        ("a conference in May this year", "May this year", Calendar(month=5, year_shift=0)),
        ("They had met last November.", "last November", Calendar(month=11, shift=-1)),
        ("He may visit next April.", "next April", Calendar(month=4, shift=1)),
        ("They agreed to meet in March.", "March", Calendar(month=3)),
        ("ties set up in 1998 by both", "1998", Calendar(1998)),
        ("He returns on the 27th to brief them.", "the 27th", Calendar(day=27)),
        # ranges
        (
            "The talks of July 5-7 were long.",
            "July 5-7",
            CalendarRange(Calendar(month=7, day=5), Calendar(month=7, day=7)),
        ),
        (
            "She was there June 3 and 4.",
            "June 3 and 4",
            CalendarRange(Calendar(month=6, day=3), Calendar(month=6, day=4)),
        ),
        (
            "from June 29 to July 2, 2021, in Bonn",
            "from June 29 to July 2, 2021",
            CalendarRange(Calendar(2021, 6, 29), Calendar(2021, 7, 2)),
        ),
        (
            "a visit of 28 February - 2 March 2020",
            "28 February - 2 March 2020",
            CalendarRange(Calendar(2020, 2, 28), Calendar(2020, 3, 2)),
        ),
        (
            "from December 30 to January 2, 2021",
            "from December 30 to January 2, 2021",
            CalendarRange(Calendar(2020, 12, 30), Calendar(2021, 1, 2)),
        ),
        ("between 2019 and 2021", "2019 and 2021", CalendarRange(Calendar(2019), Calendar(2021))),
        (
            "He tours the region from Monday to Wednesday.",
            "from Monday to Wednesday",
            CalendarRange(Calendar(weekday=0), Calendar(weekday=2)),
        ),
        # weekdays
        ("The two spoke Thursday by phone.", "Thursday", Weekday(3)),
        ("The two spoke late Thursday evening.", "Thursday evening", Weekday(3)),
        ("The two spoke last Thursday.", "last Thursday", Weekday(3, -1)),
        ("They meet next Tuesday.", "next Tuesday", Weekday(1, 1)),
        ("They met on Friday last week.", "Friday last week", Weekday(4, week=-1)),
        # relative to publication or to the narrated day
        ("They spoke today.", "today", TODAY),
        ("They spoke earlier today.", "earlier today", TODAY),
        ("They spoke this morning.", "this morning", TODAY),
        ("They spoke tonight.", "tonight", Relative(Unit.DAY, 0, evening=True)),
        ("They spoke yesterday.", "yesterday", Relative(Unit.DAY, -1)),
        ("They speak tomorrow.", "tomorrow", Relative(Unit.DAY, 1)),
        ("He had arrived the day before yesterday.", "the day before yesterday", Relative(Unit.DAY, -2)),
        ('"I rang him today," she said.', "today", Relative(Unit.DAY, 0, Anchor.NARRATED)),
        ("He had rung earlier in the day.", "earlier in the day", Relative(Unit.DAY, 0, Anchor.NARRATED)),
        ("He rang the same day.", "the same day", Relative(Unit.DAY, 0, Anchor.NARRATED)),
        ("He had rung the previous day.", "the previous day", Relative(Unit.DAY, -1, Anchor.NARRATED)),
        ("He had rung the day before.", "the day before", Relative(Unit.DAY, -1, Anchor.NARRATED)),
        ("agreed in his talks the week before", "the week before", Relative(Unit.WEEK, -1, Anchor.NARRATED)),
        ("He left the following day.", "the following day", Relative(Unit.DAY, 1, Anchor.NARRATED)),
        ("the summit held last month", "last month", Relative(Unit.MONTH, -1)),
        ("the calls earlier this week", "earlier this week", Relative(Unit.WEEK, 0, side=Side.EARLIER)),
        ("the talks later this month", "later this month", Relative(Unit.MONTH, 0, side=Side.LATER)),
        ("a crisis earlier in the year", "earlier in the year", Relative(Unit.YEAR, 0, side=Side.EARLIER)),
        ("They met over the weekend.", "over the weekend", Relative(Unit.WEEKEND, 0)),
        ("sworn in two weeks ago", "two weeks ago", Ago(Unit.WEEK, -2)),
        ("sworn in a week ago", "a week ago", Ago(Unit.WEEK, -1)),
        ("Thirty-five years ago, they signed.", "Thirty-five years ago", Ago(Unit.YEAR, -35)),
        ("and met again three days later.", "three days later", Ago(Unit.DAY, 3, Anchor.NARRATED)),
        ("calls over the past two weeks", "over the past two weeks", Stretch(Unit.WEEK, -2)),
        ("spending over the next five years", "over the next five years", Stretch(Unit.YEAR, 5)),
        # parts, seasons, halves
        ("They will meet in early March.", "early March", PartOf(Part.EARLY, Calendar(month=3))),
        ("at the end of this year", "end of this year", PartOf(Part.END, Relative(Unit.YEAR, 0))),
        ("at the beginning of 2026", "beginning of 2026", PartOf(Part.BEGINNING, Calendar(2026))),
        (
            "in the first half of next year",
            "the first half of next year",
            PartOf(Part.FIRST_HALF, Relative(Unit.YEAR, 1)),
        ),
        ("a plan for Q3 2024", "Q3 2024", PartOf(Part.THIRD_QUARTER, Calendar(2024))),
        ("a visit last summer", "last summer", Season(SeasonName.SUMMER, shift=-1)),
        ("in the spring of 2018", "spring of 2018", Season(SeasonName.SPRING, 2018)),
        ("another round later this fall", "later this fall", PartOf(Part.LATER, Season(SeasonName.AUTUMN, shift=0))),
        ("to be done by year-end", "by year-end", Window(Relation.BY, PartOf(Part.END, Relative(Unit.YEAR, 0)))),
        ("in the latter half of 2023", "the latter half of 2023", PartOf(Part.SECOND_HALF, Calendar(2023))),
        ("around mid-February", "mid-February", PartOf(Part.MIDDLE, Calendar(month=2))),
        # windows
        ("to be in place by 2030", "by 2030", Window(Relation.BY, Calendar(2030))),
        ("to finish no later than March 9", "no later than March 9", Window(Relation.BY, Calendar(month=3, day=9))),
        (
            "to meet before the end of February",
            "before the end of February",
            Window(Relation.BEFORE, PartOf(Part.END, Calendar(month=2))),
        ),
        (
            "to finish by the end of the year",
            "by the end of the year",
            Window(Relation.BY, PartOf(Part.END, Relative(Unit.YEAR, 0))),
        ),
        (
            "before the end of the first quarter of 2025",
            "before the end of the first quarter of 2025",
            Window(Relation.BY, PartOf(Part.FIRST_QUARTER, Calendar(2025))),
        ),
        ("to report within six months", "within six months", Window(Relation.WITHIN, Stretch(Unit.MONTH, 6))),
        ("sanctions in force since 2019", "since 2019", Window(Relation.SINCE, Calendar(2019))),
        ("extended until next June", "until next June", Window(Relation.UNTIL, Calendar(month=6, shift=1))),
        # clock and duration
        ("It began at 11:30 p.m. sharp.", "11:30 p.m.", Clock(23, 30)),
        ("It began at 7 a.m. (KST).", "7 a.m. (KST)", Clock(7, 0, "KST")),
        ("They spoke early in the morning.", "early in the morning", Clock(None, part="morning")),
        ("The 25-minute talks were frank.", "25-minute", Duration(25)),
        ("They spoke for approximately 20 minutes.", "for approximately 20 minutes", Duration(20, approximate=True)),
        ("The call lasted an hour and a half.", "lasted an hour and a half", Duration(90)),
        ("They spoke for two and a half hours.", "for two and a half hours", Duration(150)),
        ("an hour-long call", "an hour-long", Duration(60)),
        ("It ran from 4:30 to 5:15 p.m. that day.", "4:30 to 5:15 p.m.", Clock(16, 30, minutes=45)),
        (
            "They spoke from 11:50 a.m. to 12:10 p.m. (KST).",
            "11:50 a.m. to 12:10 p.m. (KST)",
            Clock(11, 50, "KST", minutes=20),
        ),
        # events and vague times
        ("steps taken following the launch", "following the launch", EventAnchor(Relation.AFTER, "the launch")),
        (
            "two days after the summit",
            "two days after the summit",
            EventAnchor(Relation.AFTER, "the summit", Ago(Unit.DAY, 2)),
        ),
        ("They will meet in the near future.", "in the near future", Vague()),
        ("They will meet at an early date.", "at an early date", Vague()),
        ("They will meet soon.", "soon", Vague()),
        ("They will meet in the coming weeks.", "in the coming weeks", Vague()),
        ("after exchanges in recent days", "in recent days", Vague()),
    ],
)
def test_expression(text: str, words: str, template: Template) -> None:
    assert (words, template) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "She was sworn in as the 71st Secretary of State.",
        "They stand by the Sept. 19 Joint Statement.",
        "They recalled the February 13 agreement on freezing the reactor.",
        "as the June 12 joint statement of both leaders says",
        "under the 1953 Mutual Defense Treaty",
        "the ties founded on the 2018 Panmunjom Declaration",
        "Article 5 of the treaty binds them.",
        "The foreign and defence ministers hold a 2+2 meeting.",
        "The G20 supported it.",
        "The minister, 57, thanked her.",
        "The sides may march on together.",
        "May peace prevail.",
        "They dined at Mar-a-Lago.",
        "Both cities bid for Expo 2030.",
        "The parties convened at COP28.",
        "as Resolution 2270 demands",
        "UNSCRs 1718 and 1874 forbid it.",
        "The Good Friday Agreement holds.",
        "Some 2,017 soldiers took part.",
        "They pledged $2030 for each family.",
        "the bombers of the 1990s",
        "on the last day of the visit",
        "Prices will fall and trade spring back.",
    ],
)
def test_no_expression(text: str) -> None:
    assert [w for w, t in read(text) if not isinstance(t, Vague)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talks on January 16 and 20", ["January 16", "20"]),
        ("meetings (January 16, January 20)", ["January 16", "January 20"]),
        ("At 9:10 p.m. on Mar. 9, for about 15 minutes,", ["9:10 p.m.", "Mar. 9", "for about 15 minutes"]),
        ("Friday and Monday", ["Friday", "Monday"]),
    ],
)
def test_several_expressions(text: str, expected: list[str]) -> None:
    assert [words for words, _ in read(text)] == expected


def test_attributive_date_is_no_window() -> None:
    """After a preposition the date of a named meeting stays a date: it is the meeting that comes after or before."""
    assert read("after Tuesday's talks") == [("Tuesday", Weekday(1))]
    assert read("ahead of the July 9-11 summit")[0][1] == CalendarRange(
        Calendar(month=7, day=9), Calendar(month=7, day=11)
    )


STYLES = (
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0.day} {0:%B}, {0.year}",
    "{0:%Y-%m-%d}",
    "{0:%Y.%m.%d}",
    "{0:%m/%d/%Y}",
    "{0:%A}, {0:%B} {0.day}, {0.year}",
    "{0.day}th of {0:%B} {0.year}",
)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2069, 12, 31)), st.sampled_from(STYLES))
def test_every_date_is_read_in_every_style(day: dt.date, style: str) -> None:
    written = style.format(day)
    [(words, template)] = read(f"The envoys met on {written} in Geneva")
    assert words == written
    assert isinstance(template, Calendar)
    assert (template.year, template.month, template.day) == (day.year, day.month, day.day)


PIECES = [
    "on", "by the end of", "early", "last", "next", "this", "the", "before", "March", "May", "Feb. 28", "2017",
    "Thursday", "week", "month", "year", "two", "days", "ago", "later", "today", "within", "-", "to", "and", ",", ".",
    "11:30", "p.m.", "first half of", "the 27th", "30", "February 31", "0", "9999", "quarter", "summer", '"', "(", ")",
    "\n", "31 June 2020", "for", "hours", "minutes", "since", "after the test", "13/13/2013", "2017-02-30", "日", "é",
    "’s", "the past", "earlier in the day", "through", "29 February", "weekend", "in", "half an hour",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map(" ".join))
def test_expressions_are_ordered_slices_of_their_sentence(text: str) -> None:
    middle = len(text) // 2
    sentences = [Sentence(0, middle, ZoneKind.BODY, 0, 0), Sentence(middle, len(text), ZoneKind.BULLET, 1, 1)]
    at = 0
    for expression in find(text, sentences):
        sentence = sentences[expression.sentence]
        assert sentence.start <= expression.start < expression.end <= sentence.end
        assert expression.start >= at
        assert text[expression.start : expression.end].strip() == text[expression.start : expression.end]
        at = expression.end
