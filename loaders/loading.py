"""One source, read within limits and handed to the loader of its kind."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from loaders.detect import decode, media_type
from loaders.document import Document, MediaType
from loaders.markdown import load_markdown
from loaders.prose import lacks_prose
from loaders.rejection import Rejected
from loaders.text import load_text

DEFAULT_LIMIT_BYTES = 5_000_000


def load(path: Path, doc: str, *, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> Document:
    """Read one file.

    Args:
        path: The file.
        doc: What `Document.doc` is to be.
        limit_bytes: Largest file to read, in bytes.

    Raises:
        Rejected: unreadable, too large, empty, binary, not UTF-8, without English prose, broken front matter.
    """
    try:
        with path.open("rb") as stream:
            return read_text(stream, doc, limit_bytes=limit_bytes)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Rejected(doc, "symbolic link loop: leads back to itself") from None
        raise Rejected(doc, f"cannot be read: {error.strerror}") from None


def read_text(stream: BinaryIO, doc: str = "-", *, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> Document:
    """Read one source from an open binary stream (standard input), at most `limit_bytes` and one byte of it.

    Raises:
        Rejected: as `load`.
    """
    data = stream.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        raise Rejected(doc, f"larger than the limit of {_megabytes(limit_bytes)}")
    text = decode(data, doc)
    kind = media_type(text, doc)
    document = _loader(kind)(text, doc, hashlib.sha256(data).hexdigest())
    start, end = document.body
    if reason := lacks_prose(document.text[start:end]):
        raise Rejected(doc, reason)
    return document


def _loader(kind: MediaType) -> Callable[[str, str, str], Document]:
    if kind == "text/html":
        # Imported here: lxml and trafilatura are large, and most corpora are text.
        from loaders.html import load_html

        return load_html
    return load_markdown if kind == "text/markdown" else load_text


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
