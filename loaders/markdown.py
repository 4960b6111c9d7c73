"""Markdown with YAML front matter: the keys that describe a text become the fields of its `Document`."""

from __future__ import annotations

import datetime as dt

from loaders.document import Document
from loaders.frontmatter import Entry, FrontMatterError, read_front_matter
from loaders.rejection import Rejected
from loaders.stamps import Stamp, is_partial, parse_stamp

_DAY_KEYS = ("published", "date")
_TIME_KEYS = ("published_time",)
_URL_KEYS = ("url", "source_url")
_DERIVED_KEYS = ("derived_from", "derivedFrom")
_FIELDS = {"title", "publisher", "language", *_DAY_KEYS, *_TIME_KEYS, *_URL_KEYS, *_DERIVED_KEYS}


def load_markdown(text: str, doc: str, source_sha256: str) -> Document:
    """Read front matter into fields; keys without a field of their own go to `Document.extra` as strings.

    `published` comes from `published`, else `date`, else the day of `published_time`; a moment in UTC gives no day
    (`Stamp.local_day`). A year or month alone is no day either: it stays in `extra`.

    Raises:
        Rejected: broken front matter, a date or web address that is none, with the line.
    """
    try:
        entries, start = read_front_matter(text)
        extra = {key: entry.value for key, entry in entries.items() if key not in _FIELDS and entry.value}
        published, moment = _published(entries, extra)
        url, derived = _address(entries, _URL_KEYS), _address(entries, _DERIVED_KEYS)
    except FrontMatterError as error:
        raise Rejected(doc, str(error)) from None
    return Document(
        doc=doc,
        text=text,
        media_type="text/markdown",
        source_sha256=source_sha256,
        body=(start, len(text)),
        title=_words(entries, "title"),
        publisher=_words(entries, "publisher"),
        published=published,
        published_time=moment,
        url=url,
        language=primary_language(_words(entries, "language")) or "en",
        derived_from=derived,
        extra=extra,
    )


def primary_language(tag: str | None) -> str | None:
    """Return the primary subtag of a language tag or locale: `en` for `en-US` and `en_GB`; None for no tag."""
    subtag = (tag or "").replace("_", "-").split("-", 1)[0].strip().lower()
    return subtag if subtag.isascii() and subtag.isalpha() and 2 <= len(subtag) <= 3 else None


def _words(entries: dict[str, Entry], key: str) -> str | None:
    """Return a value with its white space evened out, or None."""
    entry = entries.get(key)
    return (" ".join(entry.value.split()) or None) if entry else None


def _published(entries: dict[str, Entry], extra: dict[str, str]) -> tuple[dt.date | None, dt.datetime | None]:
    stamps: list[Stamp] = []
    for key in (*_DAY_KEYS, *_TIME_KEYS):
        entry = entries.get(key)
        if entry is None or not entry.value.strip():
            continue
        if is_partial(entry.value):
            extra[key] = entry.value.strip()
            continue
        stamp = parse_stamp(entry.value)
        if stamp is None:
            raise FrontMatterError(entry.line, f"{key}: {entry.value[:60]!r} is not a day (write YYYY-MM-DD)")
        stamps.append(stamp)
    if not stamps:
        return None, None
    return next((day for stamp in stamps if (day := stamp.local_day)), None), next(
        (stamp.moment for stamp in reversed(stamps) if stamp.moment), None
    )


def _address(entries: dict[str, Entry], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        entry = entries.get(key)
        if entry is None or not entry.value.strip():
            continue
        value = entry.value.strip()
        if not is_web_address(value):
            raise FrontMatterError(entry.line, f"{key}: {value[:60]!r} is not a web address")
        return value
    return None


def is_web_address(value: str) -> bool:
    """Whether the value can stand as an IRI: http or https, and none of the characters that IRIs exclude."""
    scheme, _, rest = value.partition("://")
    if scheme.lower() not in {"http", "https"} or not rest or rest.startswith("/"):
        return False
    return not any(c.isspace() or not c.isprintable() or c in '<>"{}|\\^`' for c in value)
