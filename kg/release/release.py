"""Writing a release into a folder."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Literal, RdfFormat, serialize

from kg.catalogue.context import jsonld_context
from kg.catalogue.dataset import DATASET, DESCRIPTION_PREFIXES, Dataset, describe
from kg.catalogue.statistics import COUNTS, Statistics
from kg.export.from_graph import store_records
from kg.export.records import json_lines
from kg.rdf.namespaces import CQ, DCTERMS
from kg.rdf.turtle import ONTOLOGY, shipped_bytes, shipped_files
from kg.release.citation import CITATION, CRATE, citation_cff, crate
from kg.release.dump import SteadyPrefixes, compressed, write_nquads, write_trig
from kg.release.manifest import MANIFEST, File, Manifest, distributions
from kg.store import Store, StoreError

SUMS = "SHA256SUMS"
VOID = "void.ttl"
NQUADS, TRIG, RECORDS = "communique.nq.gz", "communique.trig.gz", "records.jsonl.gz"
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}")
DEFAULT_LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOptions:
    """What a release is called and under which terms it stands."""

    folder: Path
    version: str
    date: dt.date | None = None
    """Day of publication; None takes the day of the newest document, so that the clock has no part in it."""
    licence: str = DEFAULT_LICENCE
    base: str


def release(store: Store, options: ReleaseOptions, say: Say = lambda _: None) -> Manifest:
    """Write a release: the graph as N-Quads and TriG, the records, the terms, and what describes, cites and checks it.

    The same graph and options give the same bytes.

    Raises:
        StoreError: the folder holds something else, or the version is no word.
    """
    folder = options.folder
    if not VERSION.fullmatch(options.version):
        raise StoreError(f"--version {options.version!r}: letters, digits and . + _ - only, 64 at most")
    if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise StoreError(f"{folder} holds files that are no release: name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)  # from here on it is no release until it is complete
    say("graph")
    with compressed(folder / NQUADS) as output:
        quads = write_nquads(store, output)
    with gzip.open(folder / NQUADS, "rb") as nquads, compressed(folder / TRIG) as output:
        write_trig(cast("IO[bytes]", nquads), output, options.base)
    say("records")
    with compressed(folder / RECORDS) as output:
        for line in json_lines(store_records(store)):
            output.write(line.encode() + b"\n")
    say("descriptions")
    files = [
        File.of(folder / NQUADS, "The graph as N-Quads, sorted", "application/n-quads", holds_data=True),
        File.of(folder / TRIG, "The graph as TriG", "application/trig", holds_data=True),
        File.of(
            folder / RECORDS, "One record for each contact, act and official", "application/x-ndjson", holds_data=True
        ),
        *_terms(folder),
    ]
    statistics = _statistics(store)
    manifest = Manifest(
        version=options.version,
        date=options.date or _newest(store),
        base=options.base,
        licence=options.licence,
        quads=quads,
        documents=statistics.classes.get(CQ.Document.value, 0),
        contacts=statistics.classes.get(CQ.Contact.value, 0),
        files=(),
    )
    (folder / VOID).write_bytes(_void(manifest, statistics, files))
    (folder / CITATION).write_text(citation_cff(manifest), encoding="utf-8")
    files.append(File.of(folder / VOID, "Description of the dataset: VoID and DCAT", "text/turtle"))
    files.append(File.of(folder / CITATION, "How to cite it", "application/yaml"))
    described = crate(manifest, tuple(files))
    (folder / CRATE).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    files.append(File.of(folder / CRATE, "The release as an RO-Crate", "application/ld+json"))
    (folder / SUMS).write_text("".join(f"{file.sha256}  {file.name}\n" for file in files), encoding="utf-8")
    files.append(File.of(folder / SUMS, "Checksums, for `sha256sum --check`", "text/plain"))
    manifest = Manifest(**{**{name: getattr(manifest, name) for name in manifest.__slots__}, "files": tuple(files)})
    (folder / MANIFEST).write_text(json.dumps(manifest.as_json(), indent=1) + "\n", encoding="utf-8")
    return manifest


def _terms(folder: Path) -> Iterable[File]:
    """Write what explains the graph's terms."""
    (folder / "ontology.ttl").write_bytes(shipped_bytes(ONTOLOGY))
    yield File.of(folder / "ontology.ttl", "The ontology", "text/turtle")
    for kind in ("vocabularies", "shapes"):
        content = b"\n".join(shipped_bytes(name) for name in shipped_files(kind))
        (folder / f"{kind}.ttl").write_bytes(content)
        yield File.of(folder / f"{kind}.ttl", f"The {kind}", "text/turtle")
    context = json.dumps(jsonld_context(), indent=1, ensure_ascii=False) + "\n"
    (folder / "context.jsonld").write_text(context, encoding="utf-8")
    yield File.of(folder / "context.jsonld", "A JSON-LD context for the ontology", "application/ld+json")


def _statistics(store: Store) -> Statistics:
    statistics = Statistics()
    for name, query in COUNTS.items():
        solutions = store.select(query)
        rows = (
            {
                variable: cell.value
                for variable, cell in zip(solutions.variables, row, strict=True)
                if cell is not None and hasattr(cell, "value")
            }
            for row in solutions
        )
        statistics.take(name, rows)
    return statistics


def _newest(store: Store) -> dt.date:
    query = f"SELECT (MAX(?day) AS ?newest) {{ ?d a {CQ.Document} ; {DCTERMS.issued}|{CQ.latestDate} ?day }}"
    ((newest,),) = list(store.select(query))
    if not isinstance(newest, Literal):
        raise StoreError("no document of this store has a day: give the release one with --date")
    return dt.date.fromisoformat(newest.value[:10])


def _void(manifest: Manifest, statistics: Statistics, files: Iterable[File]) -> bytes:
    base = manifest.base
    dataset = Dataset(
        iri=base + DATASET,
        base=base,
        home=base,
        licence=manifest.licence,
        version=manifest.version,
        built=None,
        software=None,
        documents=manifest.documents,
        distributions=distributions(files, f"{base}downloads/"),
    )
    output = io.BytesIO()
    steady = SteadyPrefixes(output)
    serialize(describe(dataset, statistics), cast("IO[bytes]", steady), RdfFormat.TURTLE, prefixes=DESCRIPTION_PREFIXES)
    steady.finish()
    return output.getvalue()
