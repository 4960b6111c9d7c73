"""Make a store of any size in the layout of `docs/model.md`, for measuring: officials, tenures, contacts, accounts.

    python benchmarks/generate_graph.py --contacts 10000 --store graph-10000

The same number gives the same graph. Names and days are invented.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from kg.store import OxigraphStore, StoreFolder

BASE = "https://w3id.org/communique/"
CQ = BASE + "ontology#"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
NAME = "<http://xmlns.com/foaf/0.1/name>"
ORG = "http://www.w3.org/ns/org#"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"
COUNTRIES = ("KR", "US", "JP", "AU", "GB", "FR", "DE", "CA")
MEDIA = ("phone-call", "video-call", "in-person", "in-person", "unspecified")
FIRST = dt.date(2001, 1, 20)


def iri(path: str) -> str:
    """An IRI below the base."""
    return f"<{BASE}{path}>"


def cq(name: str) -> str:
    """A term of the ontology."""
    return f"<{CQ}{name}>"


def date(day: dt.date) -> str:
    """A day as a literal."""
    return f'"{day.isoformat()}"^^<{XSD}date>'


def triples(contacts: int) -> Iterator[tuple[str, str]]:
    """(graph, triple), both in N-Quads syntax."""
    chance = random.Random(contacts)
    officials = max(50, contacts // 40)
    authority = iri("graph/authority")
    for number in range(officials):
        official, country = iri(f"official/o{number}"), iri(f"country/{COUNTRIES[number % len(COUNTRIES)]}")
        tenure, office = iri(f"tenure/t{number}"), iri(f"office/f{number % 200}")
        start = FIRST + dt.timedelta(days=number * 7 % 7_000)
        yield authority, f"{official} {RDF_TYPE} {cq('Official')}"
        yield authority, f'{official} {LABEL} "Official Number {number}"@en'
        yield authority, f'{official} {NAME} "Official Number {number}"'
        yield authority, f"{official} {cq('country')} {country}"
        yield authority, f"{tenure} {RDF_TYPE} {cq('Tenure')}"
        yield authority, f"{tenure} <{ORG}member> {official}"
        yield authority, f"{tenure} <http://www.w3.org/ns/opengov#post> {office}"
        yield authority, f"{tenure} {cq('startDate')} {date(start)}"
        yield authority, f"{tenure} {cq('endDate')} {date(start + dt.timedelta(days=1_400))}"
        yield authority, f'{tenure} {cq("acting")} "{str(number % 9 == 0).lower()}"^^<{XSD}boolean>'
    merged = iri("graph/contacts")
    for number in range(contacts):
        # A few officials take part in most contacts, as in life.
        pair = sorted({int(officials * chance.random() ** 2) for _ in range(2)} | {number % officials})[:2]
        day = FIRST + dt.timedelta(days=chance.randrange(8_500))
        contact, account, document = iri(f"contact/c{number}"), iri(f"account/d{number}/1"), iri(f"document/d{number}")
        passage, graph = iri(f"passage/d{number}/0-80"), iri(f"graph/document/d{number}")
        yield merged, f"{contact} {RDF_TYPE} {cq('Contact')}"
        yield merged, f'{contact} {LABEL} "Contact {number}"@en'
        yield merged, f"{contact} {cq('medium')} {iri('vocabulary/media/' + chance.choice(MEDIA))}"
        yield merged, f"{contact} {cq('status')} {iri('vocabulary/statuses/held')}"
        yield merged, f"{contact} {cq('date')} {date(day)}"
        yield merged, f"{contact} {cq('earliestDate')} {date(day)}"
        yield merged, f"{contact} {cq('latestDate')} {date(day)}"
        for place, who in enumerate(pair):
            participation = iri(f"participation/c{number}/{place}")
            side = iri(f"country/{COUNTRIES[who % len(COUNTRIES)]}")
            yield merged, f"{contact} {cq('participant')} {iri(f'official/o{who}')}"
            yield merged, f"{contact} {cq('side')} {side}"
            yield merged, f"{contact} {cq('participation')} {participation}"
            yield merged, f"{participation} {cq('official')} {iri(f'official/o{who}')}"
            yield merged, f"{participation} {cq('tenure')} {iri(f'tenure/t{who}')}"
        if len(pair) == 2:
            yield merged, f"{iri(f'official/o{pair[0]}')} {cq('spokeWith')} {iri(f'official/o{pair[1]}')}"
        yield graph, f"{account} {RDF_TYPE} {cq('Account')}"
        yield graph, f"{account} {cq('accountOf')} {contact}"
        yield graph, f"{account} {cq('inDocument')} {document}"
        yield graph, f"{account} {cq('passage')} {passage}"
        yield graph, f"{passage} <{OA}hasSource> {document}"
        yield (
            graph,
            f'{passage} <{OA}exact> "Sentence number {number} says who spoke with whom, when, and by what means."',
        )


def make(folder: Path, contacts: int) -> StoreFolder:
    """A store with that many contacts; nothing is done where it is there already."""
    store = StoreFolder(folder)
    store.create()
    if store.current():
        return store
    with store.lock("benchmarks/generate_graph.py"):
        generation = store.begin()
        graph = OxigraphStore.open(generation.graph)
        seen: set[int] = set()
        lines: list[str] = []
        for name, triple in triples(contacts):
            lines.append(f"{triple} {name} .")
            if (key := hash(triple)) not in seen:
                seen.add(key)
                lines.append(f"{triple} .")
            if len(lines) > 200_000:
                graph.load_nquads("\n".join(lines).encode())
                lines = []
        graph.load_nquads("\n".join(lines).encode())
        graph.finish()
        graph.close()
        store.publish(generation)
    return store


def main() -> None:
    """Make the store that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--store", type=Path, required=True)
    arguments = parser.parse_args()
    generation = make(arguments.store, arguments.contacts).require()
    print(f"{arguments.store}: generation {generation.name}, {generation.open().count():,} quads")


if __name__ == "__main__":
    main()
