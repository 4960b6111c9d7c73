"""How dates, numbers and addresses are written on pages, and as what."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from urllib.parse import unquote, urlsplit

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def day(value: str) -> dt.date | None:
    """A day from its lexical form, None for what is none."""
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def date_words(earliest: str, latest: str = "") -> str:
    """A date in words, as precise as it is known: `YYYY-MM-DD` for the first and the last possible day.

    >>> date_words("2017-02-07", "2017-02-07")
    '7 February 2017'
    >>> date_words("2017-02-01", "2017-02-28")
    'February 2017'
    >>> date_words("2017-02-07", "2017-02-09")
    '7–9 February 2017'
    >>> date_words("2016-12-30", "2017-01-02")
    '30 December 2016 – 2 January 2017'
    >>> date_words("", "2017-01-02")
    'on or before 2 January 2017'
    """
    first, last = day(earliest), day(latest)
    if not first and not last:
        return "date not known"
    if not first:
        return f"on or before {_full(last)}" if last else ""
    if not last:
        return _full(first) if not latest and not earliest[10:] else f"{_full(first)} or later"
    if first == last:
        return _full(first)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        return _month(first) if whole else f"{first.day}–{_full(last)}"
    return f"{_full(first)} – {_full(last)}"


def point_words(value: str, precision: str = "day", *, last: bool = False) -> str:
    """A bound of a tenure in words: its first (or `last`) possible day, and how precisely it is known.

    >>> point_words("2017-02-01", "month"), point_words("2017-12-31", "range", last=True)
    ('February 2017', '31 December 2017 or before')
    """
    found = day(value)
    if not found:
        return ""
    if precision == "month":
        return _month(found)
    if precision == "year":
        return str(found.year)
    if precision == "range":
        return f"{_full(found)} or {'before' if last else 'later'}"
    return _full(found)


def month_words(value: str) -> str:
    """`YYYY-MM` in words.

    >>> month_words("2017-02")
    'February 2017'
    """
    found = day(f"{value}-01")
    return _month(found) if found else value


def _full(value: dt.date) -> str:
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def _month(value: dt.date) -> str:
    return f"{calendar.month_name[value.month]} {value.year}"


_DATE_AT_END = re.compile(r", (?:undated|[^,]*\b\d{4})$")


def without_date(label: str) -> str:
    """The label of a contact without its date, for lists that show the date beside it.

    >>> without_date("Phone call of Han Min-koo and Ash Carter, 6 January 2016")
    'Phone call of Han Min-koo and Ash Carter'
    """
    return _DATE_AT_END.sub("", label)


def legend_entry(medium: str) -> tuple[str, str]:
    """A medium in the legend of a figure: class, words."""
    return f"bar m-{medium}", medium.replace("-", " ")


def after_gap(text: str) -> str:
    """Words before a passage, without the rest of a word that the excerpt cuts at its beginning.

    >>> after_gap("nited States said its "), after_gap(" its")
    ('States said its ', ' its')
    """
    first, space, rest = text.partition(" ")
    return rest if first and space and rest.strip() else text


def before_gap(text: str) -> str:
    """Words after a passage, without the beginning of a word that the excerpt cuts at its end.

    >>> before_gap(" commitment to the defense of J"), before_gap(" to")
    (' commitment to the defense of', ' to')
    """
    rest, space, last = text.rpartition(" ")
    return rest if last and space and rest.strip() else text


def thousands(value: object) -> str:
    """A number with commas.

    >>> thousands("161344")
    '161,344'
    """
    return f"{int(str(value)):,}"


def plural(count: object, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> plural(1, "contact"), plural("1200", "contact"), plural(0, "country", "countries")
    ('1 contact', '1,200 contacts', '0 countries')
    """
    return f"{thousands(count)} {one if int(str(count)) == 1 else many or one + 's'}"


def key(iri: str) -> str:
    """The last segment of an IRI, decoded: what stands for a thing that has no label.

    >>> key("https://w3id.org/communique/vocabulary/media/phone-call")
    'phone-call'
    """
    return unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1])


def spaced(name: str) -> str:
    """The name of a variable as words.

    >>> spaced("otherOffice"), spaced("contact_label"), spaced("url")
    ('other office', 'contact label', 'url')
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", " ", name).lower()


def web_address(value: str) -> str:
    """An address that a link may lead to, empty for any other: documents name addresses of every kind.

    >>> web_address("https://example.org/a?b"), web_address("javascript:alert(1)")
    ('https://example.org/a?b', '')
    """
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in ("http", "https") and parts.netloc else ""
