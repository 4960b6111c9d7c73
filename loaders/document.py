"""The one type that every loader returns: a text with its offsets, its hash and what its source says of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Literal

MediaType = Literal["text/plain", "text/markdown", "text/html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source text. Every offset in the project counts characters of `text`.

    `text` is the file decoded as UTF-8 with nothing stripped or translated (front matter, navigation and
    carriage returns included); for HTML it is the extracted text, and `source_sha256` is the page's own hash.
    """

    doc: str
    """Path relative to the CORPUS folder, with `/`; starts with the folder's name when there are several."""
    text: str
    media_type: MediaType
    source_sha256: str
    """Hex SHA-256 of the file's bytes."""
    body: tuple[int, int]
    """Span of `text` that holds prose: all of it but the front matter."""
    title: str | None = None
    publisher: str | None = None
    """The publisher's name as the source gives it; `kg.resolving` maps it to the authority's publishers."""
    published: dt.date | None = None
    """Local calendar day of publication where the source states one."""
    published_time: dt.datetime | None = None
    """With its zone, where the source states a clock time."""
    url: str | None = None
    language: str = "en"
    derived_from: str | None = None
    """IRI of the page a digest was written from (`prov:wasDerivedFrom`); None for an original."""
    extra: dict[str, str] = field(default_factory=dict)
    """Other front matter, as strings."""

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of `text` as UTF-8: what passages are checked against."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, start: int, end: int) -> str:
        """Return the verbatim slice of the text."""
        return self.text[start:end]
