"""The W3C suites over real HTTP: protocol, graph store, service description, SPARQL 1.0 and 1.1 queries."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.serving import TOKEN, Service

# Failures by name. All are the engine's: its own server fails the same tests. docs/conformance.md gives the reasons.
KNOWN = {
    "query": {
        "aggregates/agg-groupconcat-04",
        "aggregates/agg-groupconcat-06",
        "aggregates/agg-empty-group-count-graph",
        "bindings/graph",
        "cast/cast-bool",
        "cast/cast-int",
        "cast/cast-float",
        "cast/cast-double",
        "cast/cast-decimal",
        "cast/cast-string",
        "functions/bnode01",
        "negation/graph-minus",
        "property-path/zero_or_more_set_start",
        "property-path/zero_or_more_set_end",
        "property-path/zero_or_one_set_start",
        "property-path/zero_or_one_set_end",
        "csv-tsv-res/csv03",
        "csv-tsv-res/tsv03",
    },
    "query10": {
        "open-world/open-eq-01",
        "open-world/date-2",
        "open-world/date-3",
        "graph/graph-variable-scope",
        "graph/graph-optional",
        "expr-builtin/dawg-str-1",
        "expr-builtin/dawg-str-2",
        "expr-builtin/sameTerm-simple",
        "expr-builtin/sameTerm-eq",
        "expr-builtin/sameTerm-not-eq",
        "expr-builtin/case-insensitive-booleans",
        "expr-equals/eq-graph-1",
        "expr-equals/eq-graph-2",
        "distinct/distinct-1",
        "distinct/distinct-9",
        "reduced/reduced-2",
        "syntax-sparql3/syn-bad-26",
    },
}
SUITES = {"protocol": 34, "gsp": 9, "service-description": 3, "query": 320, "query10": 465}
"""Suite -> tests that pass."""


@pytest.mark.parametrize("suite", SUITES)
def test_suite(suite: str, shared: Path, tmp_path: Path) -> None:
    """At least as many as before, and every failure is one that is known by name."""
    with Service(store=tmp_path / "store", allow_update=True, token=TOKEN, workers=1) as service:
        command = [sys.executable, str(shared / "suites" / "w3c_sparql_http.py")]
        command += ["--tests", str(shared / "suites" / "w3c-sparql"), "--suite", suite]
        command += ["--query", f"{service.url}/sparql", "--update", f"{service.url}/update"]
        command += ["--gsp", f"{service.url}/graph-store", "--header", f"Authorization: Bearer {TOKEN}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    failed = set(re.findall(rf"^FAIL {suite} (\S+):", done.stdout, re.MULTILINE))
    counted = re.search(rf"^{suite}: (\d+) passed, \d+ failed, (\d+) skipped", done.stdout, re.MULTILINE)
    assert counted, done.stdout + done.stderr
    assert counted.group(2) == "0"
    assert failed <= KNOWN.get(suite, set()), done.stdout
    assert int(counted.group(1)) >= SUITES[suite]
