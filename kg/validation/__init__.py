"""SHACL validation: what is served has passed the shapes; what has not is quarantined with the reason."""

from kg.validation.context import Context
from kg.validation.documents import validate_document
from kg.validation.quarantine import split_quarantine
from kg.validation.report import Result, Severity, ValidationReport
from kg.validation.whole import validate_store

__all__ = [
    "Context",
    "Result",
    "Severity",
    "ValidationReport",
    "split_quarantine",
    "validate_document",
    "validate_store",
]
