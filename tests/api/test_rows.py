"""The count of rows is right whatever the values hold and wherever the pieces are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store

from api.engine.rows import RowCounter

FORMATS = {
    "srj": QueryResultsFormat.JSON,
    "srx": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
TEXT = st.text(alphabet=st.sampled_from('"}{\\,<result>\n\r\t a&é'), max_size=12)


@pytest.mark.parametrize("key", FORMATS)
@given(values=st.lists(TEXT, max_size=8, unique=True), size=st.integers(1, 40))
def test_rows(key: str, values: list[str], size: int) -> None:
    store = Store()
    store.extend(Quad(NamedNode("x:a"), NamedNode("x:b"), Literal(value)) for value in values)
    result = store.query("SELECT ?s ?o { ?s ?p ?o }").serialize(format=FORMATS[key])
    assert result is not None
    counter = RowCounter(key)
    for start in range(0, len(result), size):
        counter.feed(result[start : start + size])
    assert counter.end() == len(store)
