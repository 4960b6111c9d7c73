"""What a validation finds, in words and with the fact that is to blame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import Literal, NamedNode


class Severity(StrEnum):
    """What becomes of a fact that a shape objects to."""

    VIOLATION = "violation"  # kept out of the served graph
    WARNING = "warning"  # served and flagged
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One objection of one shape."""

    focus: NamedNode
    """The node that the shape looked at."""
    severity: Severity
    message: str
    """The shape's message, with names and dates filled in, for readers who know diplomacy and no RDF."""
    shape: str
    """Last part of the shape's IRI (`InOfficeShape`)."""
    value: NamedNode | Literal | None = None
    """The value to which the shape objects, where it is one."""
    fact: NamedNode | None = None
    """What stands or falls with it: an account, act, document, or the node itself; None before that is known."""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All objections, sorted, so that equal graphs give equal reports."""

    results: tuple[Result, ...] = ()

    @classmethod
    def of(cls, results: Iterable[Result]) -> ValidationReport:
        """Return a report; the same objection is kept once."""
        unique = dict.fromkeys(results)
        return cls(
            tuple(
                sorted(
                    unique,
                    key=lambda r: (r.fact.value if r.fact else "", r.focus.value, r.severity, r.shape, r.message),
                )
            )
        )

    @property
    def conforms(self) -> bool:
        """Whether there is no violation (there may be warnings)."""
        return not self.violations

    @property
    def violations(self) -> tuple[Result, ...]:
        """The objections that keep a fact out of the served graph."""
        return tuple(result for result in self.results if result.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Result, ...]:
        """The objections that flag a fact."""
        return tuple(result for result in self.results if result.severity is not Severity.VIOLATION)

    @property
    def rejected(self) -> frozenset[NamedNode]:
        """The facts to be quarantined: accounts, acts and others; the document itself for all that it says."""
        return frozenset(result.fact for result in self.violations if result.fact is not None)
