"""Parts of pages by themselves: words for dates, geometry of figures, paging, and what is remembered of answers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from api.web.charts import LEFT, PLOT, WIDTH, Count, Span, bands, edges, over_time
from api.web.paging import paged
from api.web.palette import Palette
from api.web.security import NOT_A_PAGE, STRICT, secure
from api.web.templating import page_path
from api.web.writing import after_gap, before_gap, date_words, web_address, without_date
from kg.queries import ParameterError

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(DAYS, DAYS)
def test_a_date_in_words_names_its_years(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    words = date_words(first.isoformat(), last.isoformat())
    assert str(last.year) in words
    if first.year != last.year:
        assert str(first.year) in words
    if first != last:
        assert words != date_words(first.isoformat(), first.isoformat())


@given(st.text(max_size=12), st.text(max_size=12))
def test_what_is_no_date_does_not_break_a_page(one: str, other: str) -> None:
    assert isinstance(date_words(one, other), str)


@given(st.text(max_size=60))
def test_excerpts_only_lose_words_at_their_ends(text: str) -> None:
    assert text.endswith(after_gap(text))
    assert text.startswith(before_gap(text))


@given(st.text(max_size=80))
def test_only_web_addresses_become_links(text: str) -> None:
    assert web_address(text) == "" or text.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//host/x", "http:", "https:///x"]
)
def test_addresses_that_are_none_become_no_links(address: str) -> None:
    assert web_address(address) == ""


def test_labels_lose_their_date_only() -> None:
    assert without_date("Meeting of A and B, between 1 May 2020 and 3 May 2020") == "Meeting of A and B"
    assert without_date("Planned meeting of A, B and C, undated") == "Planned meeting of A, B and C"
    assert without_date("Meeting of A, B and C") == "Meeting of A, B and C"


COUNTS = st.lists(
    st.builds(
        Count,
        st.builds(lambda year, month: f"{year}-{month:02}", st.integers(1950, 2050), st.integers(1, 12)),
        st.sampled_from(["a", "b"]),
        st.integers(1, 500),
    ),
    min_size=1,
    max_size=40,
)


@given(COUNTS)
def test_bars_stay_in_their_figure_and_show_every_count(counts: list[Count]) -> None:
    chart = over_time(counts, {"a": "bar a", "b": "bar b"}, "things")
    assert chart
    assert sum(int(box.title.split(": ")[1].split()[0].replace(",", "")) for box in chart.boxes) == sum(
        count.number for count in counts
    )
    for box in chart.boxes:
        assert 0 <= box.x <= box.x + box.width <= WIDTH
        assert 0 <= box.y <= box.y + box.height <= chart.height
        assert box.height <= PLOT + 0.01
    assert 2 <= len(chart.y_ticks) <= 6
    assert all(0 <= tick.at <= WIDTH for tick in chart.x_ticks)


@given(st.lists(st.tuples(st.sampled_from("xyz"), DAYS, st.none() | DAYS), max_size=12), DAYS, DAYS)
def test_bands_stay_between_the_edges(
    found: list[tuple[str, dt.date, dt.date | None]], one: dt.date, other: dt.date
) -> None:
    first, last = sorted((one, other))
    chart = bands([Span(label, start, end, "band", label) for label, start, end in found], first, last)
    for box in chart.boxes if chart else []:
        assert box.x >= -0.01
        assert box.x <= WIDTH
        assert box.width > 0


@given(COUNTS, st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)))
def test_bands_stand_over_the_bars_of_their_time(counts: list[Count], day: dt.date) -> None:
    """A reader looks from an administration down to the contacts in its years."""
    days = [dt.date.fromisoformat(f"{count.month}-01") for count in counts] + [day]
    stretch = (min(days), max(days))
    chart = over_time(counts, {"a": "bar a", "b": "bar b"}, "things", stretch)
    assert chart
    for count in counts:
        month = dt.date.fromisoformat(f"{count.month}-01")
        lanes = bands([Span("x", month, month, "band", "x")], *edges(stretch), left=LEFT)
        assert lanes
        (band,) = lanes.boxes
        over = [box for box in chart.boxes if box.x - 2 <= band.x <= box.x + box.width + 3]
        assert over
        assert any(box.title.startswith((f"{month:%B %Y}", f"{month.year}")) for box in over)


def test_a_line_that_is_not_asked_for_is_not_drawn() -> None:
    """Bands of other sides than the chosen ones once broke the page."""
    span = Span("Japan", dt.date(2000, 1, 1), None, "band", "words")
    chart = bands(
        [span, Span("China", dt.date(2000, 1, 1), None, "band", "words")],
        dt.date(2000, 1, 1),
        dt.date(2001, 1, 1),
        lines=["China"],
    )
    assert chart
    assert [label.label for label in chart.labels] == ["China"]
    assert len(chart.boxes) == 1


def request(query: str) -> Request:
    return Request({"type": "http", "query_string": query.encode(), "headers": [], "path": "/", "raw_path": b"/"})


@given(st.integers(1, 200), st.integers(1, 30))
def test_pages_of_a_list_join_to_the_whole(length: int, size: int) -> None:
    rows = list(range(length))
    seen: list[int] = []
    query = "side=KR"
    while True:
        number = int(dict(part.split("=") for part in query.split("&")).get("page", "1"))
        start = (number - 1) * size
        shown, paging = paged(request(query), rows[start : start + size + 1], size)
        seen += shown
        if paging.next is None:
            break
        query = paging.next.removeprefix("?")
        assert "side=KR" in query
    assert seen == rows


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "9999999", "٣", ""])
def test_a_page_is_a_whole_number(page: str) -> None:
    if page:
        with pytest.raises(ParameterError):
            paged(request(f"page={page}"), [], 10)
    else:
        assert paged(request("page="), [], 10)[1].number == 1


def test_colours_are_asked_for_once_for_each_state_of_the_graph() -> None:
    palette = Palette()
    assert palette.due("one")
    assert not palette.due("one")
    assert palette.due("two")


def test_policies_are_set_where_an_answer_brings_none() -> None:
    for kind, expected in (
        ("text/html; charset=utf-8", STRICT),
        ("application/rdf+xml", NOT_A_PAGE),
        ("text/css", None),
    ):
        headers = MutableHeaders({"content-type": kind})
        secure(headers)
        assert headers.get("content-security-policy") == expected
        assert headers["x-content-type-options"] == "nosniff"
    own = MutableHeaders({"content-type": "text/html", "content-security-policy": "default-src 'none'"})
    secure(own)
    assert own["content-security-policy"] == "default-src 'none'"


def test_only_things_have_pages() -> None:
    base = "https://example.org/"
    assert page_path(f"{base}account/a-md/1", base) == "account/a-md/1.html"
    assert page_path(f"{base}official/%EC%9C%A4", base) == "official/%EC%9C%A4.html"
    assert page_path(f'{base}official/a"b<c>', base) == "official/a%22b%3Cc%3E.html"
    for other in (
        base,
        f"{base}official/",
        f"{base}nothing/x",
        "https://elsewhere.org/official/x",
        "javascript:official/x",
    ):
        assert page_path(other, base) is None
