"""One sentence as the steps of reading hand it on, and whole documents made of a few sentences."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from kg.authority import Authority
from kg.reader import Reader
from kg.reading import contacts, times
from kg.reading.annotations import Mention, Sentence, ZoneKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.groups import countries_of, groups
from kg.reading.line import Line
from kg.reading.mentions import MentionFinder
from kg.records import Contact, Reading
from loaders.document import Document


def made_of(*pieces: str) -> st.SearchStrategy[str]:
    """Texts put together from pieces, at random."""
    return st.lists(st.sampled_from(pieces), max_size=30).map("".join)


@cache
def authority() -> Authority:
    return Authority.load()


@cache
def finder() -> MentionFinder:
    return MentionFinder(authority())


@cache
def reader() -> Reader:
    return Reader(authority())


def line_of(text: str, zone: ZoneKind = ZoneKind.BODY) -> Line:
    (line,) = finder().lines(text, [Sentence(0, len(text), zone, 0, 0)])
    return line


def named(text: str, zone: ZoneKind = ZoneKind.BODY) -> list[Mention]:
    """Persons and offices of one sentence."""
    return finder().named(text, [line_of(text, zone)])


def mentions(text: str) -> list[Mention]:
    """All mentions of one sentence, sorted by their start."""
    line = line_of(text)
    own = finder().named(text, [line])
    own += groups(text, line.sentence, own)
    spans = [(m.start, m.end) for m in own]
    own += [m for m in countries_of(line) if not any(a < m.end and m.start < b for a, b in spans)]
    return sorted(own, key=lambda m: (m.start, -m.end))


def candidates(text: str) -> list[ContactCandidate]:
    """Candidate contacts of one sentence."""
    line = line_of(text)
    return contacts.find(text, line, mentions(text), times.find(text, [line.sentence]))


def document(
    body: str | Sequence[str], *, title: str | None = None, publisher: str | None = None, day: str | None = None,
    doc: str = "a.txt",
) -> Document:  # fmt: skip
    """A plain text, or with a title a Markdown file, whose source states publisher and day as given."""
    body = body if isinstance(body, str) else "\n\n".join(body) + "\n"
    front = f'---\ntitle: "{title}"\n---\n\n' if title else ""
    text = front + body
    return Document(
        doc=doc,
        text=text,
        media_type="text/markdown" if title else "text/plain",
        source_sha256=hashlib.sha256(text.encode()).hexdigest(),
        body=(len(front), len(text)),
        title=title,
        publisher=publisher,
        published=dt.date.fromisoformat(day) if day else None,
    )


def read(body: str | Sequence[str], **about: str | None) -> Reading:
    return reader().read(document(body, **about))  # type: ignore[arg-type]


def told(contact: Contact) -> str:
    """A contact in one line: status, medium, days, participants with their countries, sorted."""
    people = sorted(f"{p.person or p.office or '?'} {p.country or '??'}" for p in contact.participants)
    return f"{contact.status} {contact.mode} {contact.when.isoformat()}: {', '.join(people)}"


def contacts_in(body: str | Sequence[str], **about: str | None) -> list[str]:
    return [told(contact) for contact in read(body, **about).contacts]
