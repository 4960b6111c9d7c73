"""A small corpus of our own wording in which titles, sentences, names and addresses try to become markup."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.store import StoreFolder

SCRIPT = "<script>alert('owned')</script>"
QUOTED = "\"><img src=x onerror=alert('owned')>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
BASE = "https://w3id.org/communique/"
DOCUMENTS = {
    "title.md": f"""---
publisher: "The White House"
title: "{SCRIPT} President speaks {TEMPLATE}"
published: 2022-10-04
url: "https://example.org/first"
---
President Joe Biden spoke by phone with Prime Minister Kishida Fumio of Japan on October 4, 2022. President Biden said
that the commitment of the United States to Japan {SCRIPT} is ironclad {QUOTED} and unwavering. The two leaders agreed
to hold a meeting by the end of the year {SCRIPT}.
""",
    "address.md": f"""---
publisher: "The White House"
title: "An address \\"><img src=x onerror=alert('owned')>"
published: 2022-11-13
url: "https://example.org/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
---
President Joe Biden met Prime Minister Kishida Fumio of Japan on November 13, 2022. They agreed on the Washington
Declaration {SCRIPT} and condemned the sixth North Korean nuclear test of September 3, 2017.
""",
}
NAMES = {
    "official/biden-joe": f"Joe {SCRIPT} Biden",
    "office/us-president": f"President {QUOTED}",
    "country/JP": f"Japan {SCRIPT}",
    "agreement/washington-declaration-2023": f"Declaration {QUOTED} {TEMPLATE}",
    "publisher/us-white-house": f"House {SCRIPT}",
}
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
URL = ox.NamedNode("https://schema.org/url")
ANY_URI = ox.NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")
MATCH = ox.NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")


def write(folder: Path) -> Path:
    """The documents as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def rename(store: Path) -> None:
    """Give things of a built store names that are markup, as an operator's own record could, and addresses that run a
    script; the loaders refuse such an address, so that it takes an update of the graph."""
    graph = ox.Store(str(StoreFolder(store).require().graph))
    for path, name in NAMES.items():
        thing = ox.NamedNode(BASE + path)
        for quad in list(graph.quads_for_pattern(thing, LABEL, None, None)):
            graph.remove(quad)
            graph.add(ox.Quad(thing, LABEL, ox.Literal(name, language="en"), quad.graph_name))
        graph.add(ox.Quad(thing, MATCH, ox.NamedNode("javascript:alert(1)//wikidata.org/entity/Q1"), ox.DefaultGraph()))
    for quad in list(graph.quads_for_pattern(None, URL, None, None))[:1]:
        graph.add(
            ox.Quad(quad.subject, URL, ox.Literal("javascript:alert('owned')", datatype=ANY_URI), ox.DefaultGraph())
        )
    graph.flush()
    del graph
