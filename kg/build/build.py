"""From folders of texts to a published store: the whole build, in the order in which things depend on each other.

walk -> read (only what is new or changed) -> merge -> write a new generation -> index its sentences -> switch to it.
What was read is kept as it comes, so that a build that is killed goes on where it stopped. Nothing but the corpus, the
authority, the decisions and the base IRI decides what is in the graph: no clock, no order of files, no number of
processes.
"""

from __future__ import annotations

import datetime as dt
import os
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from pyoxigraph import DefaultGraph

from kg.authority import Authority
from kg.build.assemble import Assembly, served
from kg.build.cache import ReadingCache
from kg.build.fixed import fixed_nquads
from kg.build.foreign import foreign_quads
from kg.build.judgement import Judgement, about_documents
from kg.build.pool import read_all
from kg.build.reading import KEPT, Kept, ReaderSettings, file_digest, fingerprint, rules_digest
from kg.build.report import BuildReport, Rejection
from kg.linking.applying import Links
from kg.linking.judgements import FILE as JUDGEMENTS
from kg.linking.judgements import JudgementError, Judgements, read_judgements
from kg.merging.decisions import read_decisions
from kg.merging.identity import official_decisions, same_officials
from kg.merging.merge import merge
from kg.merging.records import Decision
from kg.merging.registry import Registry
from kg.merging.summary import AccountSummary, summarise
from kg.rdf import DEFAULT_BASE, contacts_quads
from kg.rdf.places import place_keys
from kg.searching.index import build_index
from kg.searching.schema import FILE as SEARCH_INDEX
from kg.store import Generation, OxigraphStore, StoreFolder
from loaders.folder import Found, walk
from loaders.loading import DEFAULT_LIMIT_BYTES
from loaders.rejection import Rejected

LOADED_AT_ONCE = 32_000_000
"""Bytes of N-Quads handed to the store together: enough to be fast, little enough for memory to stay flat."""


class BuildError(Exception):
    """The build as a whole cannot be made; the message says why and what to do."""


class Progress(Protocol):
    """Told how a build gets on."""

    def step(self, name: str, total: int, unit: str = "documents") -> None:
        """A step of so many units begins."""

    def advance(self, units: int) -> None:
        """So many further units are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What to build, from what, to where."""

    corpora: Sequence[Path]
    store: Path
    include: Sequence[str] = ()
    files_from: Path | None = None
    authority: Path | None = None
    decisions: Path | None = None
    links: Path | None = None
    """File of judged links to Wikidata, or the folder of `communique link`."""
    base: str = DEFAULT_BASE
    jobs: int = 1
    limit_bytes: int = DEFAULT_LIMIT_BYTES


class NoProgress:
    """For whoever does not want to be told."""

    def step(self, name: str, total: int, unit: str = "documents") -> None:
        """See `Progress.step`."""

    def advance(self, units: int) -> None:
        """See `Progress.advance`."""


def build(options: BuildOptions, progress: Progress | None = None) -> BuildReport:
    """Build a corpus into a store and publish it.

    Raises:
        AuthorityError: the authority has errors (`file:line: reason`, all of them).
        CorpusError: a CORPUS folder, a glob or a list is given wrongly.
        StoreError: the folder is no store, or somebody else writes to it.
        BuildError: nothing can be built.
    """
    authority = Authority.load(options.authority)
    items = list(walk(options.corpora, options.include, options.files_from))
    folder = StoreFolder(options.store)
    folder.create()
    with folder.lock("communique build"), ReadingCache(folder.readings) as cache:
        return _Build(options, authority, folder, cache, progress or NoProgress()).run(items)


@dataclass(slots=True)
class _Build:
    options: BuildOptions
    authority: Authority
    folder: StoreFolder
    cache: ReadingCache
    progress: Progress
    report: BuildReport = field(default_factory=BuildReport)
    judgement: Judgement = field(init=False)
    links: Links = field(init=False)
    quads: int = 0
    sentences: dict[str, array[int]] = field(default_factory=dict)
    """What can be found in each document written, as `kg.searching.cutting.flat` gives it."""

    def run(self, items: Iterable[Found | Rejected]) -> BuildReport:
        files: list[Found] = []
        for item in items:
            if isinstance(item, Rejected):
                self.report.rejected.append(Rejection(item.doc, item.reason))
            else:
                files.append(item)
        files.sort(key=lambda found: found.doc)
        decisions = self._decisions()
        self.links = self._links()
        docs = self._read(files)
        self.cache.keep_only(docs)
        self.judgement = self._judge(docs, decisions)
        previous = self.folder.current()
        registry = Registry.from_json(previous.read("keys") if previous else None)
        summaries = self._summaries(docs)
        merged, registry = merge(summaries, decisions, registry)
        generation = self.folder.begin()
        assembly = Assembly(merged, self.options.base, self.report)
        self._write(generation, previous, docs, assembly)
        self._conclude(decisions, assembly)
        generation.write("keys", registry.to_json())
        generation.write("report", self.report.as_json())
        generation.write("build", self._description())
        self.folder.publish(generation)
        return self.report

    def _decisions(self) -> list[Decision]:
        if self.options.decisions is None:
            return []
        try:
            decisions, problems = read_decisions(self.options.decisions)
        except OSError as error:
            raise BuildError(f"--decisions {self.options.decisions}: {error.strerror}") from error
        for problem in problems:
            file, line, reason = problem.split(":", 2)
            self.report.rejected.append(Rejection(f"{file}:{line}", reason.strip()))
        return decisions

    def _links(self) -> Links:
        """The judged links; lines that are none are noted."""
        if self.options.links is None:
            return Links(Judgements(), self.options.base)
        try:
            path = self.options.links
            judgements = read_judgements(path / JUDGEMENTS if path.is_dir() else path)
        except JudgementError as error:
            raise BuildError(f"--links {error}") from error
        for problem in judgements.problems:
            file, line, reason = problem.split(":", 2)
            self.report.rejected.append(Rejection(f"{file}:{line}", reason.strip()))
        return Links(judgements, self.options.base)

    def _read(self, files: Sequence[Found]) -> list[str]:
        """Read what is new or changed; returns the documents that are there, sorted."""
        options, rules = self.options, rules_digest(self.authority, self.options.base)
        settings = ReaderSettings(
            base=options.base, rules=rules, authority=options.authority, limit_bytes=options.limit_bytes
        )
        there: list[str] = []
        wanting: list[Found] = []
        for found in files:
            digest = file_digest(found.path, self.options.limit_bytes)
            if digest is not None and self.cache.has(found.doc, fingerprint(rules, digest)):
                there.append(found.doc)
            else:
                wanting.append(found)
        self.progress.step("reading", len(files))
        self.progress.advance(len(there))
        for outcomes in read_all(wanting, settings, self.options.jobs):
            self.cache.put((o.doc, o.fingerprint, o.payload) for o in outcomes if o.rejected is None)
            for outcome in outcomes:
                if outcome.rejected is None:
                    there.append(outcome.doc)
                    self.report.read_now += 1
                else:
                    self.report.rejected.append(Rejection(outcome.doc, outcome.rejected))
            self.progress.advance(len(outcomes))
        self.report.rejected.sort(key=lambda rejection: rejection.where)
        return sorted(there)

    def _judge(self, docs: Sequence[str], decisions: Sequence[Decision]) -> Judgement:
        """Prepare the decisions on what documents say."""
        if not about_documents(decisions):
            return Judgement((), {}, self.authority.data, self.options.base)
        minted: dict[str, str] = {}
        if official_decisions(decisions):
            for doc in docs:
                for official in KEPT.decode(self.cache.get(doc)).reading.officials:
                    if not official.linked:
                        minted.setdefault(official.key, official.name)
        known = self.authority.persons
        persons, unapplied = same_officials(decisions, lambda key: known[key].name if key in known else None, minted)
        self._unapplied(unapplied)
        return Judgement(decisions, persons, self.authority.data, self.options.base)

    def _kept(self, doc: str) -> Kept:
        return self.judgement.apply(KEPT.decode(self.cache.get(doc)))

    def _summaries(self, docs: Sequence[str]) -> list[AccountSummary]:
        self.progress.step("merging", len(docs))
        summaries: list[AccountSummary] = []
        for doc in docs:
            kept = self._kept(doc)
            publisher = self.authority.publishers.get(kept.reading.publisher or "")
            refused = kept.refused_accounts(self.options.base)
            summaries += [
                summary
                for summary in summarise(kept.reading, publisher.timezone if publisher else None)
                if summary.ref.index not in refused
            ]
            self.progress.advance(1)
        return summaries

    def _write(
        self, generation: Generation, previous: Generation | None, docs: Sequence[str], assembly: Assembly
    ) -> None:
        self.progress.step("writing", len(docs))
        store = OxigraphStore.open(generation.graph)
        batches = 0
        for batch in _batches(self._pieces(docs, assembly)):
            store.load_nquads(batch)
            batches += 1
        self.quads = store.count()
        if previous is not None:
            store.load(foreign_quads(previous, self.options.base))
        store.finish(compact=batches > 1)
        self.report.triples = store.count(DefaultGraph())
        self.progress.step("indexing", len(docs))
        build_index(store, generation.folder / SEARCH_INDEX, self.progress.advance, self.sentences)
        store.close()

    def _pieces(self, docs: Sequence[str], assembly: Assembly) -> Iterator[bytes]:
        """Yield the store's content as N-Quads, piece by piece."""
        base = self.options.base
        places = place_keys()
        yield fixed_nquads(self.authority, base, self.links, places)
        yield served(contacts_quads(assembly.merged.contacts, base))
        for doc in docs:
            kept = self._kept(doc)
            self.sentences[doc] = array("I", kept.sentences)
            yield assembly.document(kept)
            self.progress.advance(1)
        known = {f"{kind}/{key}" for kind, keys in self._linkable(places).items() for key in keys}
        yield served(self.links.to_minted(assembly.minted, known))

    def _linkable(self, places: Collection[str]) -> dict[str, Collection[str]]:
        """Keys of what can be linked besides officials of texts, by kind."""
        data = self.authority.data
        kinds: dict[str, Collection[str]] = {"official": data.persons, "office": data.offices, "place": places}
        return kinds | {"administration": data.administrations, "agreement": data.agreements}

    def _conclude(self, decisions: Sequence[Decision], assembly: Assembly) -> None:
        report, merged = self.report, assembly.merged
        report.contacts = len(merged.contacts)
        report.shared_contacts = sum(len({ref.doc for ref in contact.accounts}) > 1 for contact in merged.contacts)
        self._unapplied(merged.unapplied)
        idle = sum(1 for rejection in report.rejected if rejection.reason.startswith(_IDLE))
        report.links_applied = self.links.applied
        for where, reason in sorted(self.links.unapplied.items()):
            report.rejected.append(Rejection(where, f"link not applied: {reason}"))
        report.decisions_applied = len(decisions) - idle

    def _unapplied(self, unapplied: Iterable[tuple[Decision, str]]) -> None:
        for decision, reason in unapplied:
            self.report.rejected.append(Rejection(decision.source, f"{_IDLE}: {reason}"))

    def _description(self) -> dict[str, object]:
        return {
            "base": self.options.base,
            "software": version("communique"),
            "rules": rules_digest(self.authority, self.options.base),
            "documents": self.report.documents,
            "quads": self.quads,
            "built": _now().isoformat(),
        }


_IDLE = "decision not applied"


def _now() -> dt.datetime:
    """The moment to write down: `SOURCE_DATE_EPOCH` where it is set, so that builds can be compared byte by byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _batches(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join pieces into batches of `LOADED_AT_ONCE`."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= LOADED_AT_ONCE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
