"""What a new build says that an old one did not, in facts: documents, contacts, acts, officials and tenures.

A fact is known by a key that outlives a rebuild (a document by its path, a contact by its key or the one it had
before, an act by its document, kind and words) and compared facet by facet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.export.results import plain_cell
from kg.rdf.namespaces import PREFIXES
from kg.store import Store

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_DATES = """OPTIONAL { ?thing cq:earliestDate ?earliest } OPTIONAL { ?thing cq:latestDate ?latest }
            BIND(IF(COALESCE(?earliest = ?latest, false), "", CONCAT("/", COALESCE(STR(?latest), "?"))) AS ?rest)
            BIND(IF(BOUND(?earliest) || BOUND(?latest), CONCAT(COALESCE(STR(?earliest), "?"), ?rest), ?no) AS ?date)"""
QUERIES: dict[str, tuple[str, ...]] = {
    "document": (
        f"""SELECT ?key ?label ?text ?date ?publisher {{ ?thing a cq:Document ; cq:path ?key ; cq:sha256 ?text
            OPTIONAL {{ ?thing dcterms:title ?label }} OPTIONAL {{ ?thing dcterms:publisher/rdfs:label ?publisher }}
            {_DATES} }}""",
    ),
    "contact": (
        f"""SELECT ?key ?label ?medium ?status ?place ?date {{ ?thing a cq:Contact ; rdfs:label ?label ;
            cq:medium/skos:notation ?medium ; cq:status/skos:notation ?status BIND(STR(?thing) AS ?key)
            OPTIONAL {{ ?thing cq:placeName ?place }} {_DATES} }}""",
        """SELECT ?key ?participants { ?thing a cq:Contact ; cq:participation ?party BIND(STR(?thing) AS ?key)
            ?party rdfs:label ?participants }""",
        """SELECT ?key ?documents { ?account cq:accountOf ?thing ; cq:inDocument/cq:path ?documents
            BIND(STR(?thing) AS ?key) }""",
    ),
    "act": (
        """SELECT ?key ?label ?due ?contact { ?thing a cq:Act ; cq:content ?label ; cq:inDocument/cq:path ?path ;
            cq:actKind/skos:notation ?kind BIND(CONCAT(?path, ": ", ?kind, " ", ?label) AS ?key)
            OPTIONAL { ?thing cq:dueBy ?due } OPTIONAL { ?thing cq:madeIn/rdfs:label ?contact } }""",
        """SELECT ?key ?speakers { ?thing a cq:Act ; cq:content ?label ; cq:inDocument/cq:path ?path ;
            cq:actKind/skos:notation ?kind ; cq:speaker/skos:notation ?speakers
            BIND(CONCAT(?path, ": ", ?kind, " ", ?label) AS ?key) }""",
        """SELECT ?key ?topics { ?thing a cq:Act ; cq:content ?label ; cq:inDocument/cq:path ?path ;
            cq:actKind/skos:notation ?kind ; cq:topic/skos:notation ?topics
            BIND(CONCAT(?path, ": ", ?kind, " ", ?label) AS ?key) }""",
    ),
    "official": (
        """SELECT ?key ?label ?name ?country { ?thing a cq:Official ; rdfs:label ?label ; foaf:name ?name
            BIND(STR(?thing) AS ?key) OPTIONAL { ?thing cq:country/skos:notation ?country } }""",
        "SELECT ?key ?names { ?thing a cq:Official ; skos:altLabel ?names BIND(STR(?thing) AS ?key) }",
        """SELECT ?key ?wikidata { ?thing a cq:Official ; skos:exactMatch ?item BIND(STR(?thing) AS ?key)
            BIND(STR(?item) AS ?wikidata) }""",
    ),
    "tenure": (
        """SELECT ?key ?label ?start ?end ?acting ?record { ?thing a cq:Tenure ; rdfs:label ?label ;
            cq:startDate ?start ; cq:acting ?acting ; cq:recordStatus/skos:notation ?record BIND(STR(?thing) AS ?key)
            OPTIONAL { ?thing cq:endDate ?end } }""",
    ),
}
"""Kind of fact -> queries. Each gives `?key` and facets; the first also what the fact is called (`?label`)."""
_REPLACED = "SELECT ?former ?key { ?key dcterms:replaces ?former }"

Facets = dict[str, tuple[str, ...]]
"""Facet -> its values, sorted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of one store."""

    key: str
    label: str
    facets: Facets


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that both stores have, with the facets in which they differ: (old values, new values)."""

    key: str
    label: str
    facets: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    former_key: str | None = None
    """The key in the old store, where it is another."""


@dataclass(slots=True)
class Difference:
    """What differs in one kind of fact."""

    kind: str
    added: list[Fact] = field(default_factory=list)
    removed: list[Fact] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether something does."""
        return bool(self.added or self.removed or self.changed)


def compare(old: Store, new: Store) -> Iterator[Difference]:
    """Compare two stores, kind by kind."""
    for kind in QUERIES:
        before, after = _facts(old, kind), _facts(new, kind)
        yield _difference(kind, before, after, _former(new) if kind == "contact" else {})


def _difference(
    kind: str, before: dict[str, Fact], after: dict[str, Fact], former: Mapping[str, list[str]]
) -> Difference:
    found = Difference(kind)
    pairs = _pairs(before, after, former)
    for key, fact in sorted(after.items()):
        if (known := pairs.get(key)) is None:
            found.added.append(fact)
            continue
        was = before[known]
        facets = {
            name: (was.facets.get(name, ()), fact.facets.get(name, ()))
            for name in sorted({*was.facets, *fact.facets})
            if was.facets.get(name, ()) != fact.facets.get(name, ())
        }
        if facets or known != key:
            found.changed.append(Changed(key, fact.label, facets, known if known != key else None))
    matched = set(pairs.values())
    found.removed = [fact for key, fact in sorted(before.items()) if key not in matched]
    return found


def _pairs(before: dict[str, Fact], after: dict[str, Fact], former: Mapping[str, list[str]]) -> dict[str, str]:
    """Key in the new store -> key of the same fact in the old one.

    A contact's key begins with its day: where the day was read anew by a build that knew nothing of the old store, the
    same people in the same document tell that it is the same contact.
    """
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(after):
        known = next((k for k in (key, *former.get(key, ())) if k in before and k not in taken), None)
        if known is not None:
            pairs[key] = known
            taken.add(known)
    left = sorted(set(before) - taken)
    for key, fact in sorted(after.items()):
        if key in pairs or not fact.facets.get("documents"):
            continue
        same = next((k for k in left if _told_alike(before[k], fact)), None)
        if same is not None:
            left.remove(same)
            pairs[key] = same
    return pairs


def _told_alike(old: Fact, new: Fact) -> bool:
    documents = set(old.facets.get("documents", ())) & set(new.facets.get("documents", ()))
    return bool(documents) and all(old.facets.get(n) == new.facets.get(n) for n in ("participants", "medium"))


def _facts(store: Store, kind: str) -> dict[str, Fact]:
    labels: dict[str, str] = {}
    facets: dict[str, dict[str, set[str]]] = {}
    for query in QUERIES[kind]:
        solutions = store.select(_PREFIXES + query)
        for row in solutions:
            values = {name: plain_cell(cell) for name, cell in zip(solutions.variables, row, strict=True) if cell}
            key = values.pop("key", "")
            if "label" in values:
                label = values.pop("label")
                labels[key] = min(label, labels.get(key, label))
            for name, value in values.items():
                facets.setdefault(key, {}).setdefault(name, set()).add(value)
    return {
        key: Fact(key, labels.get(key, ""), {name: tuple(sorted(values)) for name, values in found.items()})
        for key, found in {**{key: {} for key in labels}, **facets}.items()
    }


def _former(store: Store) -> dict[str, list[str]]:
    """Key of a contact -> keys it had before."""
    found: dict[str, list[str]] = {}
    for former, key in store.select(_PREFIXES + _REPLACED):
        found.setdefault(plain_cell(key), []).append(plain_cell(former))
    return {key: sorted(keys) for key, keys in found.items()}


def as_json(difference: Difference) -> dict[str, Any]:
    """Plain values, for `--format json`."""
    return {
        "kind": difference.kind,
        "added": [{"key": f.key, "label": f.label, **_plain(f.facets)} for f in difference.added],
        "removed": [{"key": f.key, "label": f.label, **_plain(f.facets)} for f in difference.removed],
        "changed": [
            {
                "key": c.key,
                "label": c.label,
                **({"former_key": c.former_key} if c.former_key else {}),
                "facets": {name: {"old": list(old), "new": list(new)} for name, (old, new) in c.facets.items()},
            }
            for c in difference.changed
        ],
    }


def as_lines(difference: Difference, base: str, most: int | None) -> Iterator[str]:
    """Lines for people: `+` what is new, `-` what is gone, `~` what has changed, with what it was and is.

    Args:
        difference: of one kind of fact.
        base: base IRI of the data, left out of what is printed.
        most: most facts to list under each sign; None for all.
    """
    counts = (("added", difference.added), ("removed", difference.removed), ("changed", difference.changed))
    words = ", ".join(f"{len(found):,} {word}" for word, found in counts if found)
    yield f"{difference.kind}s: {words or 'no difference'}"
    for sign, facts in (("+", difference.added), ("-", difference.removed)):
        for fact in facts[:most]:
            yield f"  {sign} {_line(fact.key, fact.label, base)}"
        yield from _more(facts, most)
    for changed in difference.changed[:most]:
        yield f"  ~ {_line(changed.key, changed.label, base)}"
        if changed.former_key:
            yield f"      was {changed.former_key.removeprefix(base)}"
        for name, (old, new) in changed.facets.items():
            yield f"      {name}: {_change(name, old, new)}"
    yield from _more(difference.changed, most)


def _more(found: list[Any], most: int | None) -> Iterator[str]:
    if most is not None and len(found) > most:
        yield f"    … and {len(found) - most:,} more"


def _line(key: str, label: str, base: str) -> str:
    line = key.removeprefix(base)
    return " ".join((line if not label or label in line else f"{line}  {label}").split())


def _change(name: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    if name == "text":
        return "another text"
    if len(old) <= 1 and len(new) <= 1:
        return f"{old[0] if old else 'none'} → {new[0] if new else 'none'}"
    gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    return "; ".join([*(f"+ {value}" for value in come), *(f"− {value}" for value in gone)])


def _plain(facets: Facets) -> dict[str, Any]:
    return {name: list(values) for name, values in facets.items()}
