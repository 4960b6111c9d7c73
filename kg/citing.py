"""Citing a fact: as text, as BibTeX and as CSL-JSON, with the documents on which it stands.

A fact is cited by its lasting IRI; each source by its publisher, title, day and address. No day of access is written:
the IRI stays, and a page that said today's date would be another page tomorrow.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kg.rdf.iris import slug

DATABASE = "communique"
"""Name under which the graph is cited."""
_MONTHS = "January February March April May June July August September October November December".split()
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {char: f"\\{char}" for char in "$&#_%"}
_NOT_IN_URL = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document on which a fact stands."""

    iri: str
    title: str
    publisher: str = ""
    issued: str = ""
    """Day of publication, `YYYY-MM-DD`, or empty."""
    url: str = ""
    language: str = "en"

    @property
    def address(self) -> str:
        """Where it can be read: its own address on the web if it has one, else its IRI."""
        if not self.url.startswith(("http://", "https://")):
            return self.iri
        return _NOT_IN_URL.sub(lambda match: quote(match.group(), errors="replace"), self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A fact to cite, or a document itself (then it is its own only source)."""

    iri: str
    label: str
    kind: str
    """What it is, in a word: `contact`, `account`, `act`, `document`, `official`."""
    sources: tuple[Source, ...] = ()
    quote: str = ""
    """The sentence that shows it."""


def source_of(row: Any) -> Source:
    """Make a source of a row with `document`, `title` and perhaps `publisherName`, `issued`, `url`, `language`."""
    get = row.get
    return Source(
        iri=row["document"],
        title=row["title"],
        publisher=get("publisherName", ""),
        issued=get("issued", ""),
        url=get("url", ""),
        language=get("language", "") or "en",
    )


def citations(cited: Cited) -> list[tuple[str, str]]:
    """All forms as (name of the form, text)."""
    return [("Text", text(cited)), ("BibTeX", bibtex(cited)), ("CSL-JSON", csl_json(cited))]


def text(cited: Cited) -> str:
    """Return a citation in prose, for a footnote.

    >>> text(Cited(iri="https://example.org/contact/a", label="Call of A and B", kind="contact"))
    '“Call of A and B” (contact), communique, https://example.org/contact/a.'
    """
    said = f": “{_line(cited.quote)}”" if cited.quote else ""
    own = f"“{_line(cited.label)}” ({cited.kind}){said}, {DATABASE}, {cited.iri}"
    if cited.kind == "document" and cited.sources:
        return f"{_source_text(cited.sources[0])}. {DATABASE}, {cited.iri}."
    told = "; ".join(map(_source_text, cited.sources))
    return f"{own}. Told by {told}." if told else f"{own}."


def _source_text(source: Source) -> str:
    day = _day_words(source.issued)
    return ", ".join(filter(None, (_line(source.publisher), f"“{_line(source.title)}”", day, source.address)))


def bibtex(cited: Cited) -> str:
    """Return one `@misc` entry for the fact, which names its sources by their keys, and one for each source."""
    entries = [_source_entry(source) for source in cited.sources]
    if cited.kind != "document":
        keys = [_key("document", source.iri) for source in cited.sources]
        fields = [
            ("title", cited.label),
            ("author", f"{{{DATABASE}}}"),
            ("howpublished", f"{DATABASE}, {cited.kind}"),
            ("url", cited.iri),
            ("note", f"Told by {', '.join(keys)}" if keys else ""),
            ("annote", cited.quote),
        ]
        entries.insert(0, _entry(_key(cited.kind, cited.iri), fields))
    return "\n\n".join(entries) + "\n"


def _source_entry(source: Source) -> str:
    year, _, rest = source.issued.partition("-")
    fields = [
        ("title", source.title),
        ("author", f"{{{source.publisher}}}" if source.publisher else ""),
        ("year", year),
        ("month", rest[:2].lstrip("0")),
        ("day", rest[3:5].lstrip("0")),
        ("url", source.address),
        ("note", f"{DATABASE}: {source.iri}" if source.address != source.iri else ""),
        ("language", source.language),
    ]
    return _entry(_key("document", source.iri), fields)


def _entry(key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name} = {{{_field(name, value)}}}" for name, value in fields if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _field(name: str, value: str) -> str:
    if name == "url":  # styles set it verbatim
        return value
    if name == "author" and value.startswith("{") and value.endswith("}"):
        return f"{{{bibtex_escaped(value[1:-1])}}}"  # one name, not "given names, surname"
    return bibtex_escaped(value)


def bibtex_escaped(value: str) -> str:
    """Return a text in which nothing is a command of TeX and braces are balanced, on one line.

    >>> print(bibtex_escaped("R&D {100%}"))
    R\\&D \\{100\\%\\}
    """
    return "".join(_BIBTEX.get(char, char) for char in _line(value))


def csl_json(cited: Cited) -> str:
    """Return CSL-JSON (an array): the fact as an entry of the database, then its sources as web pages."""
    items: list[dict[str, Any]] = [_source_item(source) for source in cited.sources]
    if cited.kind != "document":
        fact: dict[str, Any] = {
            "id": _key(cited.kind, cited.iri),
            "type": "entry",
            "title": _line(cited.label),
            "container-title": DATABASE,
            "genre": cited.kind,
            "URL": cited.iri,
        }
        if cited.quote:
            fact["abstract"] = _line(cited.quote)
        if cited.sources:
            fact["references"] = "; ".join(item["id"] for item in items)
        items.insert(0, fact)
    return json.dumps(items, ensure_ascii=False, indent=1)


def _source_item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": _key("document", source.iri),
        "type": "webpage",
        "title": _line(source.title),
        "URL": source.address,
        "language": source.language,
    }
    if source.publisher:
        item["author"] = [{"literal": _line(source.publisher)}]
    if parts := _parts(source.issued):
        item["issued"] = {"date-parts": [list(parts)]}
    if source.address != source.iri:
        item["archive"] = DATABASE
        item["archive_location"] = source.iri
    return item


def _key(kind: str, iri: str) -> str:
    """A key that BibTeX takes, the same for the same IRI."""
    path = iri.partition(f"/{kind}/")[2] or iri
    return f"{DATABASE}-{slug(kind)}-{slug(path)}"


def _parts(day: str) -> Sequence[int]:
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", day)
    return tuple(int(part) for part in match.groups()) if match else ()


def _day_words(day: str) -> str:
    parts = _parts(day)
    return f"{parts[2]} {_MONTHS[parts[1] - 1]} {parts[0]}" if parts and 1 <= parts[1] <= 12 else day


def _line(value: str) -> str:
    """One line without control characters, so that no text can end a field or hide what follows."""
    spaced = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in value)
    return " ".join(
        "".join(
            char for char in spaced if unicodedata.category(char) not in ("Cs", "Cf") or char in "\u200c\u200d"
        ).split()
    )
