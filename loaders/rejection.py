"""The one way a loader says no: which file, and why, in one line."""

from __future__ import annotations


class Rejected(Exception):  # noqa: N818 -- an outcome that is reported, not a defect
    """A source that cannot become a `Document`; every other source is unaffected.

    `doc` is the path relative to the CORPUS folder, `reason` a clause for a person ("not UTF-8: byte 17, line 2").
    """

    def __init__(self, doc: str, reason: str) -> None:
        super().__init__(doc, reason)
        self.doc = _one_line(doc)
        self.reason = _one_line(reason)

    def __str__(self) -> str:
        return f"{self.doc}: {self.reason}"


class CorpusError(Exception):
    """The corpus as a whole was given wrongly (no such folder, two folders of one name): nothing can be read."""


def _one_line(text: str) -> str:
    """Spell out control characters and undecodable bytes of file names, so that a report stays line by line."""
    shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)
