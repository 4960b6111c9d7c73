"""The result of an evaluation in words and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.evaluation.evaluate import Evaluation


def table_lines(result: Evaluation) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{result.documents} documents, {result.bad_quotes} quotes that are not verbatim slices"
    yield f"{'facet':<22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}"
    for facet, tally in result.facets.items():
        values = (round(tally.precision, 3), round(tally.recall, 3), round(tally.f1, 3), tally.gold, tally.predicted)
        yield f"{facet:<22}" + "".join(f"{value:>7}" for value in values)


def error_lines(result: Evaluation) -> Iterator[str]:
    """Yield every miss, false alarm and disagreement, each beside its sentence."""
    facets = dict.fromkeys(error.facet for error in result.errors)
    for facet in facets:
        errors = [error for error in result.errors if error.facet == facet]
        yield ""
        yield f"{facet}: {len(errors)} errors"
        for error in errors:
            yield f"  {error.kind:<8}{error.doc}: {error.what}"
            yield f"          {error.sentence}"


def as_json(result: Evaluation) -> dict[str, Any]:
    """The table and the errors as plain values for JSON."""
    return {
        "documents": result.documents,
        "bad_quotes": result.bad_quotes,
        "facets": {
            facet: {
                "precision": round(tally.precision, 3),
                "recall": round(tally.recall, 3),
                "f1": round(tally.f1, 3),
                "gold": tally.gold,
                "predicted": tally.predicted,
            }
            for facet, tally in result.facets.items()
        },
        "errors": [
            {"facet": e.facet, "kind": e.kind, "doc": e.doc, "what": e.what, "sentence": e.sentence}
            for e in result.errors
        ],
    }
