"""Two proposed links with hostile labels, and a service on which they are decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.linking.proposing import write_proposals
from kg.linking.records import Candidate, Proposal, Reason
from kg.rdf.namespaces import RDFS
from tests.api.serving import TOKEN, Service, make_store

REASONS = (Reason(45, "has the same name"), Reason(20, "held the same office in the same years"))
PROPOSALS = [
    Proposal(
        subject=f"official/{key}",
        label=label,
        description="KR",
        candidates=(
            Candidate("Q11", label, "a <b>minister</b>", 65, REASONS),
            Candidate("Q12", "Another of that name", "", 40, REASONS[:1], ("died in 1961 by Wikidata",)),
        ),
    )
    for key, label in (("a", "Ada <Lantern>"), ("b", "Bruno Beacon"))
]


@contextmanager
def deciding_service(folder: Path) -> Iterator[tuple[Service, Path]]:
    """Run a service whose operator has the token; yields it and the folder of its links."""
    links = folder / "links"
    write_proposals(links / "proposals.json", PROPOSALS)
    quad = Quad(NamedNode("https://w3id.org/communique/official/a"), RDFS.label, Literal("Ada"))
    make_store(folder / "store", [quad])
    with Service(store=folder / "store", workers=1, token=TOKEN, links=links) as running:
        yield running, links
