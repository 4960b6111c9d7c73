"""How well readouts are read whose titles say what is in them, the title hidden from the reader.

    python -m benchmarks.titles CORPUS [--errors FILE]

For whoever changes a rule: nobody has to annotate these texts. "Readout of President X's Call with Prime Minister Y of
Z" says who spoke with whom and how; the body below has to say the same. Only titles with one guest count, so that
nothing has to be guessed about them. Errors are written for the half of the documents whose name has an even hash: the
other half stays unseen, and a difference between the two shows what was fitted to single texts.
"""

from __future__ import annotations

import argparse
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.authority import Authority
from kg.export.records import reading_records
from kg.reader import Reader
from loaders.document import Document
from loaders.loading import load, read_text
from loaders.rejection import Rejected

TITLE = re.compile(
    r"\b(?:of|on) (?:U\.S\. )?(?P<host>(?:\w+ )*?(?:President|Advisor)\s[^,;]+?)(?:['’]s|,? Jr\.(?:['’]s)?)\s"
    r"(?P<medium>(?:Bilateral |Phone |Video |Virtual |Secure |Telephone |Introductory )*(?:Call|Meeting))"
    r"\swith\s(?P<guest>[^,;&]+)$"
)
"""A readout's title with one host, a medium and one guest."""
SEVERAL = re.compile(
    r"\band\b|\b(?:Leaders|Members|Governors?|Mayors?|CEOs?|Executives|Families|Business|Senators?|Officials"
    r"|Servicemembers)\b"
)
OF = re.compile(r"\s(?:of|from)\s(?:the\s)?")
VIDEO = re.compile(r"Video|Virtual")
LABELS = re.compile(
    r"\b(?:President|Advisor|Prime|Minister|National|Security|Vice|Principal|Deputy|of|the|King|Joseph)\b"
)
TITLE_LINE = re.compile(r"^title:.*(?:\n[ \t]+.*)*\n", re.MULTILINE)


MORE = "right, with others"
"""Both are there, and whoever the text names beside them: titles leave out who else was at the table."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a title says."""

    host: frozenset[str]
    """Words of the name, without accents, in small letters."""
    guest: frozenset[str]
    modes: frozenset[str]


def told(title: str, authority: Authority) -> Told | None:
    """What a title says of a contact of two; None where it says less, or more than two took part."""
    found = TITLE.search(" ".join(title.split()))
    guest = None if found is None or SEVERAL.search(found["guest"]) else _abroad(found["guest"], authority)
    if found is None or guest is None:
        return None
    video = VIDEO.search(found["medium"]) is not None
    by_wire = frozenset({"video_call"}) if video else frozenset({"phone_call", "video_call"})
    modes = by_wire if video or "Call" in found["medium"] else frozenset({"in_person"})
    host, named = _words(found["host"]), _words(guest)
    return Told(host, named, modes) if host and named else None


def _abroad(guest: str, authority: Authority) -> str | None:
    """A guest without the country behind or before the title; None where no country is named in either place."""
    parts = OF.split(guest)
    words = guest.split()
    if len(parts) == 2 and authority.country_of(parts[1]):
        return parts[0]
    before = next((n for n in (1, 2, 3) if authority.country_of(" ".join(words[:n]))), None)
    return " ".join(words[before:]) if before and len(parts) == 1 else None


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", LABELS.sub(" ", name)) if not unicodedata.combining(c))
    return frozenset(word for word in re.findall(r"[\w'’-]+", plain.lower()) if len(word) > 1)


def hidden(path: Path, doc: str) -> tuple[Document, str | None]:
    """A document without its title, and the title."""
    document = load(path, doc)
    start, _ = document.body
    head = TITLE_LINE.sub("", document.text[:start])
    text = head + document.text[start:]
    return read_text(io.BytesIO(text.encode("utf-8")), doc), document.title


def titled(corpus: Path, authority: Authority) -> Iterator[tuple[Document, Told]]:
    """The documents of a folder whose titles tell a contact of two."""
    for path in sorted(corpus.rglob("*.md")):
        try:
            document, title = hidden(path, str(path.relative_to(corpus)))
        except Rejected:
            continue
        if title is not None and (expected := told(title, authority)) is not None:
            yield document, expected


def outcome(document: Document, expected: Told, reader: Reader) -> str:
    """What became of the title's contact: right, or the first thing that is wrong with the reading."""
    records = reading_records(document, reader.read(document))
    contacts = [r for r in records if r["type"] == "contact" and r["scope"] == "main"]
    for contact in contacts:
        names = [_words(p["person"] or "") for p in contact["participants"]]
        if not all(any(side & name for name in names) for side in (expected.host, expected.guest)):
            continue
        if contact["mode"] not in expected.modes:
            return f"mode {contact['mode']}"
        return "right" if len(names) == 2 else MORE
    return "other persons" if contacts else "no main contact"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of texts with front matter")
    parser.add_argument("--errors", type=Path, help="where to write what is wrong, for the half that may be looked at")
    arguments = parser.parse_args()
    reader = Reader(Authority.load())
    tallies = {"seen": Counter[str](), "unseen": Counter[str]()}
    lines = []
    for document, expected in titled(arguments.corpus, reader.authority):
        half = "unseen" if sha256(document.doc.encode()).digest()[-1] % 2 else "seen"
        result = outcome(document, expected, reader)
        tallies[half][result] += 1
        if half == "seen" and result != "right":
            lines.append(f"{result}\t{document.doc}")
    if arguments.errors:
        arguments.errors.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for half, tally in tallies.items():
        right = (tally["right"] + tally[MORE]) / max(1, tally.total())
        print(f"{half:8s}{tally.total():5d} titles, persons and medium right {right:.3f}: ", end="")
        print(", ".join(f"{name} {count}" for name, count in tally.most_common()))


if __name__ == "__main__":
    main()
