"""The network as GEXF 1.3 (https://gexf.net/), whose time spells let Gephi's timeline play it.

networkx writes GEXF, too, but not what 1.3 needs for days (`timeformat`), nor places and colours of undirected
multigraphs in the order of the schema.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from kg.network.graph import Graph, Spell, edges_of
from kg.network.layout import Places

NS = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
COLOURS = ("4269d0", "efb118", "ff725c", "6cc5b0", "3ca951", "ff8ab7", "a463f2", "97bbf5", "9c6b4e", "9498a0")
"""Of communities, the largest first; the last one is for all others (Observable's categorical palette)."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, whatever a text brings."""
Attributes = Mapping[str, Mapping[str, Any]]
"""Node -> further attributes."""


def write_gexf(graph: Graph, places: Places, further: Attributes, title: str) -> bytes:
    """The file.

    A node is there from its first to its last contact, an edge while a contact may have taken place. What has no dated
    contact is there all the time. Spells also stand in the attribute `intervals`, as `first/last` joined by `;`, for
    programs that do not read spells.

    Args:
        graph: see `kg.network.graph`.
        places: of its nodes.
        further: attributes of nodes, such as centralities; all nodes have the same ones.
        title: what the network is of.
    """
    nodes = {name: {**flat(data), **further.get(name, {})} for name, data in graph.nodes(data=True)}
    edges = [(one, other, key, flat(data)) for one, other, key, data in edges_of(graph)]
    root = etree.Element(_q("gexf"), {"version": "1.3"}, nsmap={None: NS, "viz": VIZ, "xsi": XSI})
    root.set(_q("schemaLocation", XSI), f"{NS} {NS}/gexf.xsd")
    meta = etree.SubElement(root, _q("meta"))
    etree.SubElement(meta, _q("creator")).text = "communique"
    etree.SubElement(meta, _q("description")).text = title
    whole = etree.SubElement(root, _q("graph"), mode="dynamic", timeformat="date", timerepresentation="interval")
    whole.set("defaultedgetype", "undirected")
    _model(whole, "node", nodes.values())
    _model(whole, "edge", (data for *_, data in edges))
    parent = etree.SubElement(whole, _q("nodes"))
    for name, data in nodes.items():
        _node(parent, name, data, graph.nodes[name]["spells"], places.get(name))
    parent = etree.SubElement(whole, _q("edges"))
    for (one, other, key, data), (*_, own) in zip(edges, edges_of(graph), strict=True):
        _edge(parent, one, other, key, data, own["spells"])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes as simple values, without those that are None: media as `in-person=1;phone-call=2`, days as text."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name == "spells":
            if value:
                found["intervals"] = ";".join(f"{first}/{last}" for first, last in value)
        elif isinstance(value, dict):
            found[name] = ";".join(f"{key}={number}" for key, number in sorted(value.items()))
        elif value is not None:
            found[name] = value.isoformat() if isinstance(value, dt.date) else value
            if isinstance(value, str):
                found[name] = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    return found


def _q(name: str, namespace: str = NS) -> str:
    return f"{{{namespace}}}{name}"


_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def _model(parent: etree._Element, kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            types.setdefault(name, _TYPES[type(value)])
    model = etree.SubElement(parent, _q("attributes"), {"class": kind})
    for name, type_ in types.items():
        if name != "label":
            etree.SubElement(model, _q("attribute"), id=name, title=name, type=type_)


def _node(
    parent: etree._Element,
    name: str,
    data: Mapping[str, Any],
    spells: list[Spell],
    place: tuple[float, float] | None,
) -> None:
    element = etree.SubElement(parent, _q("node"), id=name, label=str(data["label"]))
    _values(element, data)
    _spells(element, [(spells[0][0], spells[-1][1])] if spells else [])
    hexadecimal = COLOURS[min(int(data.get("community", 0)), len(COLOURS) - 1)]
    red, green, blue = (str(int(hexadecimal[at : at + 2], 16)) for at in (0, 2, 4))
    etree.SubElement(element, _q("color", VIZ), r=red, g=green, b=blue)
    if place:
        etree.SubElement(element, _q("position", VIZ), x=f"{place[0]:g}", y=f"{place[1]:g}", z="0")
    etree.SubElement(element, _q("size", VIZ), value=f"{1 + float(data['contacts']) ** 0.5:.3g}")


def _edge(parent: etree._Element, one: str, other: str, key: str, data: Mapping[str, Any], spells: list[Spell]) -> None:
    name = f"{one}|{other}|{key}" if key else f"{one}|{other}"
    attributes = {"id": name, "source": one, "target": other, "weight": str(data["contacts"])}
    if "label" in data:
        attributes["label"] = data["label"]
    element = etree.SubElement(parent, _q("edge"), attributes)
    _values(element, data)
    _spells(element, spells)


def _values(element: etree._Element, data: Mapping[str, Any]) -> None:
    values = etree.SubElement(element, _q("attvalues"))
    for name, value in data.items():
        if name != "label":
            text = str(value).lower() if isinstance(value, bool) else str(value)
            etree.SubElement(values, _q("attvalue"), {"for": name, "value": text})


def _spells(element: etree._Element, spells: list[Spell]) -> None:
    if spells:
        whole = etree.SubElement(element, _q("spells"))
        for first, last in spells:
            etree.SubElement(whole, _q("spell"), start=first.isoformat(), end=last.isoformat())
