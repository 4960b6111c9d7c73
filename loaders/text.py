"""Plain text, as saved from a web page or typed: no metadata; headline and stamp are found by the reader's zones."""

from __future__ import annotations

from loaders.document import Document


def load_text(text: str, doc: str, source_sha256: str) -> Document:
    """Wrap a plain text; `body` is all of it but a byte order mark."""
    start = 1 if text.startswith("\ufeff") else 0
    return Document(doc=doc, text=text, media_type="text/plain", source_sha256=source_sha256, body=(start, len(text)))
