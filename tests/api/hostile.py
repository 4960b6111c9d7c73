"""Queries that hurt: name -> text. Every family of the shapes that end or stall engines, at the size that does it.

All are under the service's 64 KB. `DEEP` recurse, `LONG` are flat chains, `HEAVY` are more work than a deadline allows.
"""

from __future__ import annotations

X = "<http://example.org/x>"
BUDGET = 60_000
"""Characters a query may have."""


def nested(open_: str, middle: str, close: str, prefix: str = "", suffix: str = "", depth: int | None = None) -> str:
    """As deep as the budget allows."""
    room = (BUDGET - len(prefix) - len(middle) - len(suffix)) // (len(open_) + len(close))
    times = min(room, depth or room)
    return prefix + open_ * times + middle + close * times + suffix


def chain(part: str, joiner: str, prefix: str, suffix: str) -> str:
    """As long as the budget allows."""
    times = (BUDGET - len(prefix) - len(suffix)) // (len(part) + len(joiner))
    return prefix + joiner.join([part] * times) + suffix


T = "?s ?p ?o"
DEEP = {
    "groups": nested("{", T, "}", "SELECT * WHERE "),
    "groups-4kb": nested("{", T, "}", "SELECT * WHERE ", depth=2_000),
    "exists": nested("FILTER EXISTS {", T, "}", "ASK {", "}"),
    "not-exists": nested("FILTER NOT EXISTS {", T, "}", "ASK {" + T + " ", "}"),
    "if": nested("IF(true,", "1", ",2)", "SELECT (", " AS ?x) {}"),
    "parentheses": nested("(", "1", ")", "SELECT (", " AS ?x) {}"),
    "not": nested("!", "true", "", "SELECT (", " AS ?x) {}"),
    "minus-sign": nested("-(", "1", ")", "SELECT (", " AS ?x) {}"),
    "collections": nested("(", "1", ")", "ASK { ?s ?p ", " }"),
    "blank-nodes": nested("[ ?p ", "1", " ]", "ASK { ?s ?p ", " }"),
    "subselects": nested("{SELECT * {", T, "}}", "SELECT * "),
    "optional": nested("OPTIONAL {", T, "}", "SELECT * {", "}"),
    "minus": nested("MINUS {", T, "}", "SELECT * {" + T + " ", "}"),
    "graph": nested("GRAPH ?g {", T, "}", "SELECT * {", "}"),
    "union": nested("{", T, "} UNION {}", "SELECT * {", "}"),
    "quoted-triples": nested("<<( ?s ?p ", "?o", " )>>", "SELECT * { ?x ?y ", " }"),
    "path-parentheses": nested("(", X, ")", "ASK { ?s ", " ?o }"),
    "path-stars": nested("(", X, ")*", "ASK { ?s ", " ?o }"),
    "path-inverse": nested("^(", X, ")", "ASK { ?s ", " ?o }"),
    "functions": nested("STR(", "?s", ")", "SELECT (", " AS ?x) {" + T + "}"),
    "coalesce": nested("COALESCE(", "?s", ")", "SELECT (", " AS ?x) {" + T + "}"),
    "open-groups": "SELECT * WHERE " + "{" * 60_000,
    "open-brackets": "ASK { ?s ?p " + "[" * 60_000,
    "construct-collections": nested("(", "1", ")", "CONSTRUCT { ?s ?p ", " } WHERE { ?s ?p ?o }"),
}
LONG = {
    "or": chain("?s = ?p", " || ", "SELECT * {" + T + " FILTER(", ")}"),
    "and": chain("?s = ?p", " && ", "SELECT * {" + T + " FILTER(", ")}"),
    "plus": chain("1", "+", "SELECT (", " AS ?x) {}"),
    "times": chain("1", "*", "SELECT (", " AS ?x) {}"),
    "unions": chain("{" + T + "}", " UNION ", "SELECT * {", "}"),
    "optionals": chain("OPTIONAL {" + T + "}", " ", "SELECT * {", "}"),
    "binds": "SELECT * {" + " ".join(f"BIND({i} AS ?v{i})" for i in range(2_500)) + "}",
    "path-sequence": chain(X, "/", "SELECT * { ?s ", " ?o }"),
    "path-alternative": chain(X, "|", "SELECT * { ?s ", " ?o }"),
    "path-negated": chain(X, "|", "SELECT * { ?s !(", ") ?o }"),
    "patterns": "SELECT * {" + " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(2_000)) + "}",
    "patterns-connected": "SELECT * {" + " . ".join(f"?v{i} ?p{i} ?v{i + 1}" for i in range(2_000)) + "}",
    "values": "SELECT * { VALUES ?x {" + " ".join(map(str, range(9_000))) + "} VALUES ?y {1} ?x ?p ?y }",
    "in": chain("1", ",", "SELECT * {" + T + " FILTER(?o IN (", "))}"),
    "huge-iri": f"SELECT * {{ <http://example.org/{'a' * 59_000}> ?p ?o }}",
    "huge-number": f"SELECT ({'9' * 59_000} + 1 AS ?x) {{}}",
    "huge-decimal": f"SELECT (0.{'9' * 59_000} * 0.{'9' * 10} AS ?x) {{}}",
    "huge-string": f"SELECT (STRLEN('{'a' * 59_000}') AS ?x) {{}}",
    "prefixes": "".join(f"PREFIX p{i}: <x:{i}>\n" for i in range(2_800)) + "ASK {}",
    "projection": "SELECT " + " ".join(f"({i} AS ?v{i})" for i in range(3_500)) + " {}",
    "minuses": chain("MINUS {" + T + "}", " ", "SELECT * {" + T + " ", "}"),
    "comments": "#" * 59_000 + "\nASK {}",
    "escapes": "SELECT ('" + "\\u0041" * 9_000 + "' AS ?x) {}",
}
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
HEAVY = {
    "count": f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}",
    "order-by": f"SELECT * {{ {PRODUCT} }} ORDER BY ?c ?f ?i",
    "distinct": f"SELECT DISTINCT ?a ?d ?g ?j {{ {PRODUCT} }}",
    "group-by": f"SELECT ?a ?d ?g (COUNT(*) AS ?n) {{ {PRODUCT} }} GROUP BY ?a ?d ?g",
    "minus": f"SELECT * {{ {PRODUCT} MINUS {{ ?a ?x ?d . ?g ?y ?j }} }} ORDER BY ?a",
    "construct": f"CONSTRUCT {{ ?a ?e ?i }} {{ {PRODUCT} }}",
    "describe": f"DESCRIBE ?a ?d ?g {{ {PRODUCT} }}",
    "stream": f"SELECT * {{ {PRODUCT} }}",
    "path-stars": "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?b . ?c (<x:a>|!<x:a>)* ?d }",
    "path-nested": "SELECT (COUNT(*) AS ?n) { ?a ((<x:a>|!<x:a>)*/(<x:b>|!<x:b>)*)* ?b . ?c (!<x:c>*)* ?d }",
    "doubling-concat": "SELECT (STRLEN(?v30) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?v0) "
    + " ".join(f"BIND(CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(30))
    + " }",
    "doubling-replace": "SELECT (STRLEN(?v9) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?v0) "
    + " ".join(f"BIND(REPLACE(?v{i}, 'a', 'aaaaaaaaaa') AS ?v{i + 1})" for i in range(9))
    + " }",
    "group-concat": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "correlated-exists": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f "
    "FILTER NOT EXISTS { ?g ?h ?i . ?j ?k ?l FILTER(?g = ?a && ?j = ?d && ?i != ?l && ?c = 'none') } }",
    "values-product": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(90)))} }}" for i in range(9))
    + " }",
    "regex": f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} FILTER REGEX(CONCAT(STR(?c), STR(?f)), '(a+)+(b+)+(c+)+$') }}",
    "sample-sort": f"SELECT ?a (GROUP_CONCAT(?f) AS ?x) {{ {PRODUCT} }} GROUP BY ?a ORDER BY DESC(?x)",
    "rand": f"SELECT (SUM(RAND()) AS ?x) {{ {PRODUCT} }}",
}
ALL = {
    **{f"deep-{name}": text for name, text in DEEP.items()},
    **{f"long-{name}": text for name, text in LONG.items()},
    **{f"heavy-{name}": text for name, text in HEAVY.items()},
}
