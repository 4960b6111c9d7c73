"""Stored queries: the header convention, and that a value can never become syntax."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.queries import ParameterError, QueryFileError, load_queries, parse_query
from kg.sparql.binding import BindingError, bind
from kg.sparql.tokens import decode_codepoints, form, tokens

BASE = "https://example.org/data/"
XSD = "http://www.w3.org/2001/XMLSchema#"
QUERY = """#+ summary: Values above a limit
#+ description: >
#+   All subjects with a value above the limit.
#+ tags: [numbers]
#+ params:
#+   limit:
#+     description: The limit, not included.
#+     example: 2
#+   thing:
#+     in: thing
#+     description: Only this subject.
#+     example: s1
PREFIX ex: <https://example.org/data/>
SELECT ?s ?o WHERE {
  ?s ex:p ?o .  # ?_limit_integer in a comment stays
  FILTER(?o > ?_limit_integer)
  FILTER(!BOUND(?__thing_iri) || ?s = ?__thing_iri)
} ORDER BY ?o
"""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    for i in range(5):
        value = Literal(str(i), datatype=NamedNode(XSD + "integer"))
        store.add(Quad(NamedNode(f"{BASE}thing/s{i}"), NamedNode(BASE + "p"), value))
    return store


def values(store: Store, text: str) -> list[str]:
    return [solution["o"].value for solution in store.query(text)]


def test_header_and_parameters_are_read() -> None:
    query = parse_query("above.rq", QUERY)
    assert (query.name, query.form, query.tags) == ("above", "select", ("numbers",))
    assert query.summary == "Values above a limit"
    assert query.description == "All subjects with a value above the limit."
    assert [(p.name, p.type, p.required, p.variable) for p in query.parameters] == [
        ("limit", "integer", True, "_limit_integer"),
        ("thing", "iri", False, "__thing_iri"),
    ]
    assert query.examples() == {"limit": "2"}


def test_bound_query_gives_the_answer(store: Store) -> None:
    query = parse_query("above.rq", QUERY)
    assert values(store, query.bind({"limit": "2"}, BASE)) == ["3", "4"]
    assert values(store, query.bind({"limit": "2", "thing": "s4"}, BASE)) == ["4"]
    assert values(store, query.bind({"limit": "2", "thing": f"{BASE}thing/s3"}, BASE)) == ["3"]
    assert values(store, query.bind({"limit": "2", "thing": ""}, BASE)) == ["3", "4"], "an empty value is none"


@pytest.mark.parametrize(
    ("given", "parameter"),
    [
        ({}, "limit"),
        ({"limit": "two"}, "limit"),
        ({"limit": "2) } #"}, "limit"),
        ({"limit": "2", "thing": "x> ?p ?o . <y"}, "thing"),
        ({"limit": "2", "nonsense": "1"}, "nonsense"),
    ],
)
def test_wrong_values_are_refused_by_name(given: dict[str, str], parameter: str) -> None:
    with pytest.raises(ParameterError) as caught:
        parse_query("above.rq", QUERY).bind(given, BASE)
    assert caught.value.parameter == parameter
    assert parameter in str(caught.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("#+ summary: Values above a limit\n", ""), "summary"),
        (("#+ tags: [numbers]", "#+ tags: [numbers"), "broken.rq:5: header is not YAML"),
        (("?_limit_integer)\n", "?_limit_number)\n"), "broken.rq:16: .*must be"),
        (("ex:p ?o .", "ex:p ?o ; ex:q ?_other_string ."), "other"),
        (("#+     example: 2\n", ""), "limit needs an example"),
        (("example: 2", "example: two"), "whole number"),
        (("#+     in: thing", "#+     inside: thing"), "unknown keys: inside"),
        (("SELECT ?s ?o WHERE", ""), "no SELECT"),
    ],
)
def test_broken_files_name_file_and_reason(change: tuple[str, str], reason: str) -> None:
    assert change[0] in QUERY
    with pytest.raises(QueryFileError, match=reason):
        parse_query("broken.rq", QUERY.replace(*change))


@settings(deadline=None)
@given(st.text())
def test_no_text_value_becomes_syntax(value: str) -> None:
    text = """#+ summary: s
#+ description: d
#+ params: {word: {description: d, example: x}}
SELECT ?o { BIND(CONCAT(?_word_string, "") AS ?o) }"""
    query = parse_query("echo.rq", text)
    if not value:
        return
    try:
        bound = query.bind({"word": value}, BASE)
    except ParameterError:
        value.encode("utf-8", "surrogatepass")
        assert any("\ud800" <= c <= "\udfff" for c in value)
        return
    assert values(Store(), bound) == [value]


@settings(deadline=None)
@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_dates_become_typed_literals(day: dt.date) -> None:
    header = "#+ summary: s\n#+ description: d\n#+ params: {d: {description: d, example: 2017-02-07}}\n"
    text = header + "SELECT (?_d_date AS ?o) {}"
    assert [str(s["o"]) for s in Store().query(parse_query("d.rq", text).bind({"d": day.isoformat()}, BASE))] == [
        f'"{day.isoformat()}"^^<{XSD}date>'
    ]


@pytest.mark.parametrize(
    ("query", "result"),
    [
        ("SELECT ?x ?y { ?x ?p ?y }", 'SELECT ("v" AS ?x) ?y { "v" ?p ?y }'),
        ("SELECT (STR(?x) AS ?y) {}", 'SELECT (STR("v") AS ?y) {}'),
        ("SELECT ?y { FILTER BOUND ( ?x ) }", "SELECT ?y { FILTER true }"),
        ("SELECT ?y { ?y ?p '?x', ''' ' ?x ''', <?x> } # ?x", "SELECT ?y { ?y ?p '?x', ''' ' ?x ''', <?x> } # ?x"),
        ("SELECT ?y { { SELECT ?x { ?x ?p ?y } } }", 'SELECT ?y { { SELECT ("v" AS ?x) { "v" ?p ?y } } }'),
        ("ASK { ?s ?p $x }", 'ASK { ?s ?p "v" }'),
    ],
)
def test_binding_by_token(query: str, result: str) -> None:
    assert bind(query, {"x": Literal("v")}) == result


@pytest.mark.parametrize("query", ["SELECT (1 AS ?x) {}", "ASK { VALUES ?x { 1 } }"])
def test_a_query_may_not_give_a_parameter_a_value(query: str) -> None:
    with pytest.raises(BindingError, match=r"\?x is a parameter"):
        bind(query, {"x": Literal("v")})


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>\"'\\#?$_:a{}.\n @^|&=éSELECT0 ")))
def test_tokens_keep_every_character(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize("unit", ['"""', "'", "a.", "<a", "_:a.", "a:b\\", "\\u0041", "?"])
def test_hostile_text_is_cut_in_linear_time(unit: str) -> None:
    text = unit * (64_000 // len(unit))
    assert sum(len(token.text) for token in tokens(text)) == len(text)


def test_codepoint_escapes_hide_nothing() -> None:
    assert decode_codepoints(r"\u0053\U00000045RVICE \uD800") == r"SERVICE \uD800"


def test_form() -> None:
    assert form("# SELECT\nPREFIX ask: <http://select/>\nconstruct {}") == "construct"
    assert form("DROP ALL") == ""


def test_shipped_queries_follow_the_convention_and_parse() -> None:
    for query in load_queries().values():
        Store().query(query.bind(query.examples(), BASE))
