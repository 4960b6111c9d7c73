"""The one place where IRIs of data are made: readable, stable, and a function of keys alone.

`docs/model.md` lists the patterns. Keys come from the authority, from `kg.merging` and from `dockey`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode

DEFAULT_BASE = "https://w3id.org/communique/"
KINDS = (
    "official",
    "office",
    "tenure",
    "administration",
    "agreement",
    "organisation",
    "country",
    "publisher",
    "event",
    "contact",
    "document",
    "account",
    "act",
    "passage",
    "participation",
    "evidence",
    "mention",
    "phrase-use",
    "finding",
)
"""First word of the path of each IRI that `Iris` makes for a thing; those of named graphs begin with `graph/`."""

_PLAIN_KEY = re.compile(r"[A-Za-z0-9._~-]+", re.ASCII)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SEGMENT = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*", re.ASCII)
_SUFFIXES = ("md", "txt", "html", "htm", "xml")
"""Suffixes that a document's key keeps as its last word, so that `a.md` and `a.txt` differ."""
_MAX_KEY = 180
"""Longest key: file systems and links of other tools stop at 255 bytes."""

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("'’‘`´ʼ")
)


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens; empty where the text has no Latin letter or digit.

    >>> slug("Néstor O'Brien-Łukasz, Jr.")
    'nestor-obrien-lukasz-jr'
    """
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    ascii_only = "".join(char for char in folded if not unicodedata.combining(char))
    return _NOT_SLUG.sub("-", ascii_only).strip("-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


@lru_cache(maxsize=4096)
def dockey(doc: str) -> str:
    """Return the key of a document from its path: one key for each path, the same on every build.

    A path of plain lower-case words is its own slug; any other one ends in ten hex digits of its SHA-256, because
    a slug alone would not tell it from its neighbours.

    >>> dockey("releases/2017-02-07-call.txt")
    'releases.2017-02-07-call-txt'
    >>> dockey("Releases/2017 02 07 call.txt")
    'releases.2017-02-07-call-txt-7ca21c846a'
    """
    *folders, name = doc.split("/")
    stem, dot, suffix = name.rpartition(".")
    plain = dot and suffix in _SUFFIXES and all(_SEGMENT.fullmatch(segment) for segment in (*folders, stem))
    if plain:
        key = ".".join((*folders, f"{stem}-{suffix}"))
        if len(key) <= _MAX_KEY:
            return key
    words = ".".join(filter(None, (slug(segment) for segment in (*folders, name))))
    digest = _digest(doc)
    return f"{words[: _MAX_KEY - len(digest) - 1].rstrip('.-')}-{digest}" if words else f"document-{digest}"


def _path(key: str) -> str:
    """Return a key as one segment of a path, percent-encoded where it is no plain word."""
    return key if _PLAIN_KEY.fullmatch(key) else quote(key, safe="", errors="replace")


class Iris:
    """Maker of the IRIs of data under one base IRI, which ends in `/`."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not base.endswith("/"):
            raise ValueError(f"base IRI {base!r} must end in '/'")
        NamedNode(base)  # raises ValueError for what is no IRI
        self.base = base

    def _make(self, kind: str, *keys: str) -> NamedNode:
        return NamedNode(f"{self.base}{kind}/{'/'.join(map(_path, keys))}")

    # Authority
    def official(self, key: str) -> NamedNode:
        """Return the IRI of a person."""
        return self._make("official", key)

    def office(self, key: str) -> NamedNode:
        """Return the IRI of an office."""
        return self._make("office", key)

    def tenure(self, key: str) -> NamedNode:
        """Return the IRI of a tenure."""
        return self._make("tenure", key)

    def administration(self, key: str) -> NamedNode:
        """Return the IRI of an administration."""
        return self._make("administration", key)

    def agreement(self, key: str) -> NamedNode:
        """Return the IRI of a named agreement."""
        return self._make("agreement", key)

    def organisation(self, country: str, name: str) -> NamedNode:
        """Return the IRI of an organisation of a side."""
        return self._make("organisation", f"{slug(country)}-{slug(name) or _digest(name)}")

    def country(self, code: str) -> NamedNode:
        """Return the IRI of a state or international organisation, by ISO 3166-1 alpha-2, UN, EU or NATO."""
        return self._make("country", code)

    def publisher(self, key: str) -> NamedNode:
        """Return the IRI of a publisher."""
        return self._make("publisher", key)

    def record_event(self, key: str) -> NamedNode:
        """Return the IRI of a dated event of the authority."""
        return self._make("event", key)

    # Documents
    def document(self, doc: str) -> NamedNode:
        """Return the IRI of a document by its path."""
        return self._make("document", dockey(doc))

    def account(self, doc: str, index: int) -> NamedNode:
        """Return the IRI of an account; `index` counts from 0, the IRI from 1."""
        return self._make("account", dockey(doc), str(index + 1))

    def act(self, doc: str, index: int) -> NamedNode:
        """Return the IRI of an act; `index` counts from 0, the IRI from 1."""
        return self._make("act", dockey(doc), str(index + 1))

    def passage(self, doc: str, start: int, end: int) -> NamedNode:
        """Return the IRI of a passage."""
        return self._make("passage", dockey(doc), f"{start}-{end}")

    def participation(self, doc: str, kind: str, index: int, number: int) -> NamedNode:
        """Return the IRI of the party `number` (from 0) of an `account` or `act`."""
        return self._make("participation", dockey(doc), kind, str(index + 1), str(number + 1))

    def evidence(self, doc: str, kind: str, index: int | None, number: int) -> NamedNode:
        """Return the IRI of the reason `number` (from 0) for the date of a `document`, `account`, `act` or `event`."""
        middle = (kind,) if index is None else (kind, str(index + 1))
        return self._make("evidence", dockey(doc), *middle, str(number + 1))

    def mention(self, doc: str, official: str) -> NamedNode:
        """Return the IRI of the mention of an official in a document."""
        return self._make("mention", dockey(doc), official)

    def phrase_use(self, doc: str, start: int, end: int, phrase: str) -> NamedNode:
        """Return the IRI of an occurrence of a formula."""
        return self._make("phrase-use", dockey(doc), f"{start}-{end}", phrase)

    def event(self, doc: str, index: int) -> NamedNode:
        """Return the IRI of a dated event that a document states; `index` counts from 0."""
        return self._make("event", dockey(doc), str(index + 1))

    def finding(self, doc: str, index: int) -> NamedNode:
        """Return the IRI of a finding; `index` counts from 0."""
        return self._make("finding", dockey(doc), str(index + 1))

    # Contacts
    def contact(self, key: str) -> NamedNode:
        """Return the IRI of a merged contact."""
        return self._make("contact", key)

    def contact_participation(self, key: str, number: int) -> NamedNode:
        """Return the IRI of the party `number` (from 0) of a merged contact."""
        return self._make("participation", "contact", key, str(number + 1))

    # Named graphs
    def document_graph(self, doc: str) -> NamedNode:
        """Return the name of a document's graph."""
        return self._make("graph/document", dockey(doc))

    def quarantine_graph(self, doc: str) -> NamedNode:
        """Return the name of the graph that holds what a document says and a shape refuses."""
        return self._make("graph/quarantine", dockey(doc))

    @property
    def authority_graph(self) -> NamedNode:
        """Name of the authority's graph."""
        return NamedNode(f"{self.base}graph/authority")

    @property
    def contacts_graph(self) -> NamedNode:
        """Name of the graph of merged contacts."""
        return NamedNode(f"{self.base}graph/contacts")

    @property
    def ontology_graph(self) -> NamedNode:
        """Name of the graph of the ontology and its vocabularies."""
        return NamedNode(f"{self.base}graph/ontology")

    @property
    def shapes_graph(self) -> NamedNode:
        """Name of the graph of the shapes."""
        return NamedNode(f"{self.base}graph/shapes")
