"""One document from its file to what is kept of it: loaded, read, and checked against the shapes."""

from __future__ import annotations

import gc
import hashlib
import logging
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import NamedNode

from kg.authority import Authority
from kg.build.codec import Codec
from kg.build.fingerprint import software_digest
from kg.rdf import Iris, document_quads
from kg.reader import Reader
from kg.reading import zones
from kg.records import Reading
from kg.searching.cutting import flat
from kg.validation import Context, Result, Severity, ValidationReport, validate_document
from loaders.document import Document
from loaders.folder import Found
from loaders.loading import DEFAULT_LIMIT_BYTES, load
from loaders.rejection import Rejected

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """What every process that reads must know."""

    base: str
    rules: str
    """What a reading depends on besides its document (`rules_digest`)."""
    authority: Path | None = None
    """Folder that overrides the shipped authority."""
    limit_bytes: int = DEFAULT_LIMIT_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A `kg.validation.Result` in plain words."""

    focus: str
    severity: Severity
    message: str
    shape: str
    fact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of a document between builds."""

    document: Document
    reading: Reading
    objections: tuple[Objection, ...] = ()
    """What the shapes object to."""
    sentences: tuple[int, ...] = ()
    """What can be found in it, as `kg.searching.cutting.flat` gives it."""

    @property
    def validation(self) -> ValidationReport:
        """The objections, as the validation gave them."""
        return ValidationReport(
            tuple(
                Result(
                    focus=NamedNode(o.focus),
                    severity=o.severity,
                    message=o.message,
                    shape=o.shape,
                    fact=NamedNode(o.fact) if o.fact else None,
                )
                for o in self.objections
            )
        )

    def refused_accounts(self, base: str) -> set[int]:
        """Numbers of the accounts that the shapes refuse."""
        if not self.objections:
            return set()
        iris, refused = Iris(base), self.validation.rejected
        numbers = range(len(self.reading.contacts))
        if iris.document(self.document.doc) in refused:
            return set(numbers)
        return {index for index in numbers if iris.account(self.document.doc, index) in refused}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: a payload for the cache, or the reason why there is none."""

    doc: str
    fingerprint: str = ""
    payload: bytes = b""
    words: int = 0
    rejected: str | None = None


KEPT: Codec[Kept] = Codec(Kept)


class _Process:
    """The reader of this process, made once."""

    reader: Reader | None = None
    context: Context | None = None
    settings: ReaderSettings | None = None


def start_reader(settings: ReaderSettings) -> None:
    """Prepare this process for `read_one`."""
    if _Process.settings == settings:
        return
    authority = Authority.load(settings.authority)
    _Process.reader = Reader(authority)
    _Process.context = Context.of(authority.data, settings.base)
    _Process.settings = settings
    gc.collect()
    gc.freeze()  # what every document needs is never garbage: searching it again costs a twentieth of reading


def rules_digest(authority: Authority, base: str) -> str:
    """Hex SHA-256 of what is kept of a document depends on besides the document."""
    return hashlib.sha256(f"{software_digest()} {authority.digest} {base}".encode()).hexdigest()


def fingerprint(rules: str, source_sha256: str) -> str:
    """What a kept reading is valid for: the rules and the file's bytes."""
    return hashlib.sha256(f"{rules} {source_sha256}".encode()).hexdigest()


def file_digest(path: Path, limit_bytes: int) -> str | None:
    """Hex SHA-256 of a file; None where it cannot be read or is larger than the limit (`load` says why)."""
    try:
        if path.stat().st_size > limit_bytes:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def read_one(found: Found) -> Outcome:
    """Load, read and check one file. Call `start_reader` first."""
    assert _Process.reader is not None
    assert _Process.context is not None
    assert _Process.settings is not None
    try:
        document = load(found.path, found.doc, limit_bytes=_Process.settings.limit_bytes)
        kept = read(document, _Process.reader, _Process.context, _Process.settings.base)
    except Rejected as rejected:
        return Outcome(doc=found.doc, rejected=rejected.reason)
    except Exception as error:
        # A defect of ours must not cost the other documents; the report and the log say what happened.
        logger.exception("%s: the reader failed", found.doc)
        return failed(found, f"the reader failed on it, please report this ({type(error).__name__}: {error})")
    return Outcome(
        doc=found.doc,
        fingerprint=fingerprint(_Process.settings.rules, document.source_sha256),
        payload=KEPT.encode(kept),
        words=kept.reading.words,
    )


def read(document: Document, reader: Reader, context: Context, base: str) -> Kept:
    """Read a document and check what it says."""
    cut = zones.cut(document)
    kept = checked(document, reader.read(document, cut), context, base)
    return replace(kept, sentences=flat(document.text, cut))


def checked(document: Document, reading: Reading, context: Context, base: str) -> Kept:
    """Check a reading against the shapes, in the document's own graph, whatever its accounts are merged with."""
    quads = document_quads(document, reading, [None] * len(reading.contacts), base=base)
    objections = (
        Objection(
            focus=result.focus.value,
            severity=result.severity,
            message=result.message,
            shape=result.shape,
            fact=result.fact.value if result.fact else None,
        )
        for result in validate_document(quads, context).results
    )
    return Kept(document=document, reading=reading, objections=tuple(objections))


def failed(found: Found, reason: str) -> Outcome:
    """Make the outcome of a file that could not be read for a reason of ours."""
    return Outcome(doc=found.doc, rejected=" ".join(reason.split()))
