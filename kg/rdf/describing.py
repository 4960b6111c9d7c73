"""What belongs to the description of one thing, as a query that any engine answers.

More than the triples with the thing as their subject: a reader of `/contact/x.ttl` wants the parties, the reports and
the names of what is referred to, and not another request for each.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.namespaces import CQ, OA, PREFIXES, RDFS, SKOS

PARTS = (CQ.participation, CQ.dateEvidence, CQ.passage, CQ.contentPassage, CQ.furtherPassage)
"""Properties whose values are described along with a thing: nobody asks for these by themselves."""
BACK = (CQ.accountOf, CQ.madeIn, CQ.reportedIn, SKOS.inScheme)
"""Properties that a reader of a thing looks for in the other direction."""

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
"""For the sake of who reads the Turtle: results are written with the prefixes of their query."""


def thing_query(node: NamedNode) -> str:
    """A CONSTRUCT of a thing's triples, of its parts, of the names of what it refers to, and of what reports it.

    Parts are what hangs on it by one of `PARTS`, and what has its IRI with a fragment (`tenure/x#interval`), because
    a request never carries the fragment. What points to it by one of `BACK` comes with its own triples where that is a
    contact's report, and as the one triple else.
    """
    parts = "|".join(map(str, PARTS))
    back = "|".join(map(str, BACK))
    fragments = f"{node.value}#"
    return f"""{PROLOGUE}CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ {node} ?p ?o BIND({node} AS ?s) }}
  UNION {{ {node} {parts} ?s . ?s ?p ?o FILTER(isIRI(?s)) }}
  UNION {{ {node} ?link ?part . FILTER(isIRI(?part) && STRSTARTS(STR(?part), {_quoted(fragments)}))
          {{ ?part ?p ?o BIND(?part AS ?s) }} UNION
          {{ ?part ?inner ?s . ?s ?p ?o FILTER(isIRI(?s) && STRSTARTS(STR(?s), {_quoted(fragments)})) }} }}
  UNION {{ {node} ?link ?s . ?s {RDFS.label} ?o BIND({RDFS.label} AS ?p) FILTER(isIRI(?s)) }}
  UNION {{ ?s {CQ.accountOf} {node} ; ?p ?o }}
  UNION {{ ?account {CQ.accountOf} {node} ; {CQ.passage} ?s . ?s ?p ?o FILTER(?p IN ({OA.exact}, {OA.hasSource})) }}
  UNION {{ ?s {back} {node} ; ?p {node} BIND({node} AS ?o) }}
}}"""


def graph_query(node: NamedNode) -> str:
    """A CONSTRUCT of the triples of a named graph, or, where there is none of this name, of what is said of it."""
    own = f"{{ {node} ?p ?o BIND({node} AS ?s) }}"
    return f"{PROLOGUE}CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ GRAPH {node} {{ ?s ?p ?o }} }} UNION {own} }}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
