"""Front matter becomes the fields of a Document, as written."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from loaders import Document, Rejected, read_text
from loaders.frontmatter import FrontMatterError, opens_front_matter, read_front_matter

PROSE = "The two ministers agreed to meet again before the end of the month.\n"


def document(matter: str, *, prose: str = PROSE) -> Document:
    return read_text(io.BytesIO(f"---\n{matter}---\n{prose}".encode()), "a.md")


def test_every_key_finds_its_field() -> None:
    loaded = document(
        "title: 'Ministers speak:\n  a first call'\npublisher: Ministry of Trade\nurl: https://example.org/a?b=1\n"
        "published: 2017-02-07\nlanguage: en-US\nderived_from: https://example.org/original\n"
        "tags: [call, alliance]\nofficials:\n  - name: A\n"
    )
    assert loaded.title == "Ministers speak: a first call"
    assert loaded.publisher == "Ministry of Trade"
    assert loaded.url == "https://example.org/a?b=1"
    assert loaded.published == dt.date(2017, 2, 7)
    assert loaded.published_time is None
    assert loaded.language == "en"
    assert loaded.derived_from == "https://example.org/original"
    assert loaded.extra == {"tags": "call, alliance", "officials": "- name: A"}
    assert loaded.media_type == "text/markdown"


def test_stamps_of_an_archive() -> None:
    """The day is the one stated, the moment that of `published_time`, and a modification changes neither."""
    loaded = document(
        "date: '2023-03-09'\nmodified_time: 2023-03-08 21:17:44-05:00\npublished_time: 2023-03-09 00:04:00-05:00\n"
        "source_url: https://example.org/x\n"
    )
    assert loaded.published == dt.date(2023, 3, 9)
    assert loaded.published_time == dt.datetime(2023, 3, 9, 5, 4, tzinfo=dt.UTC)
    assert loaded.published_time.utcoffset() == dt.timedelta(hours=-5)
    assert loaded.url == "https://example.org/x"
    assert loaded.extra == {"modified_time": "2023-03-08 21:17:44-05:00"}


def test_a_month_alone_is_no_day() -> None:
    loaded = document("published: 2017-02\n")
    assert loaded.published is None
    assert loaded.extra == {"published": "2017-02"}


def test_a_moment_in_utc_does_not_tell_the_publishers_day() -> None:
    loaded = document("published_time: 2017-02-06T20:00:00Z\n")
    assert (loaded.published, loaded.published_time) == (None, dt.datetime(2017, 2, 6, 20, tzinfo=dt.UTC))
    loaded = document("published: 2017-02-06T20:00:00Z\ndate: 2017-02-07\n")
    assert (loaded.published, loaded.published_time) == (
        dt.date(2017, 2, 7),
        dt.datetime(2017, 2, 6, 20, tzinfo=dt.UTC),
    )


def test_values_stay_strings() -> None:
    """`no` is Norwegian and not false; a title of digits is a title."""
    loaded = document("title: 2017\nlanguage: no\nnumber: 0x1F\nempty:\n")
    assert (loaded.title, loaded.language, loaded.extra) == ("2017", "no", {"number": "0x1F"})


@pytest.mark.parametrize("text", ["---\n\nA rule, and then prose that goes on.\n", "--- title: x\n", "----\na: b\n"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert not opens_front_matter(text)
    assert read_front_matter(text) == ({}, 0)


def test_empty_front_matter_is_front_matter() -> None:
    assert read_front_matter("---\n---\nProse") == ({}, 8)


def test_lines_are_those_of_the_file() -> None:
    entries, _ = read_front_matter("---\n# a comment\ntitle: x\n\ntags:\n- a\n- b\nurl: y\n---\n")
    assert {key: entry.line for key, entry in entries.items()} == {"title": 3, "tags": 5, "url": 8}


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("title: [a\n", 3),
        ("a: b\n\tc: d\n", 3),
        ("title: 'open\n", 3),
        ("a: 1\n- b\n", 3),
        ("a: \x01\n", 2),
        ("a: b\n&x [c]: d\n", 3),
        ("a: *nowhere\n", None),
    ],
)
def test_broken_front_matter_names_a_line(matter: str, line: int | None) -> None:
    if line is None:  # an alias is a value like any other where nothing is resolved
        assert read_front_matter(f"---\n{matter}---\n")[0]["a"].value == "*nowhere"
        return
    with pytest.raises(FrontMatterError) as caught:
        read_front_matter(f"---\n{matter}---\n")
    assert caught.value.line == line


@pytest.mark.parametrize("matter", ["deep: " + "[" * 15_000 + "\n", "deep: " + "{a: " * 3_000 + "\n"])
def test_deep_front_matter_is_refused_with_a_line(matter: str) -> None:
    """It stands in line 2; a libyaml without a limit on depth finds it open at the end, in line 3."""
    with pytest.raises(FrontMatterError) as caught:
        read_front_matter(f"---\n{matter}---\n")
    assert caught.value.line in (2, 3)


def test_expanding_aliases_stay_small() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    loaded = document(bomb)
    assert loaded.extra["i"].startswith("&i [*h")


# Without the line separators of Unicode, which PyYAML writes in a way that no parser reads back.
_VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\x85"))


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True),
        st.one_of(_VALUES, st.lists(_VALUES, max_size=4), st.integers()),
        min_size=1,
        max_size=8,
    )
)
def test_what_yaml_writes_is_read_back(values: dict[str, str | list[str] | int]) -> None:
    matter = yaml.safe_dump(values, allow_unicode=True)
    entries, offset = read_front_matter(f"---\n{matter}---\n{PROSE}")
    assert offset == len(matter) + 8
    for key, value in values.items():
        assert entries[key].value == (", ".join(value) if isinstance(value, list) else str(value))


@given(st.text(max_size=200))
def test_any_front_matter_is_read_or_refused_with_a_line(matter: str) -> None:
    source = f"---\nkey: {matter}\n---\n{PROSE}"
    try:
        _, at = read_front_matter(source)
    except FrontMatterError as error:
        at = error.line
    assert 1 <= at <= len(source)


def test_rejection_of_a_date_names_the_line() -> None:
    with pytest.raises(Rejected, match="line 2: date: '02/07/2017' is not a day"):
        document("date: 02/07/2017\n")
