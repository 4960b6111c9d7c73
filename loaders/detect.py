"""From bytes to text and kind: told by what stands in the file; the suffix decides only between text and Markdown."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath

from loaders.document import MediaType
from loaders.frontmatter import opens_front_matter
from loaders.rejection import Rejected

# Signatures as published by the formats' own specifications.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
)
_UTF_16_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13}) + b"\x7f"
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h1|table|center)(?=[\s>/])",
    re.IGNORECASE,
)
_XML_NAME = re.compile(r"<([A-Za-z_][\w:.-]*)")
_LEADING = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)+", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown"}


def decode(data: bytes, doc: str) -> str:
    """Decode a source as it stands: UTF-8 with nothing translated; an HTML page by the charset it declares.

    Raises:
        Rejected: empty, binary, or not UTF-8 (with the byte offset, counted from 0, and the line, from 1).
    """
    if not data:
        raise Rejected(doc, "empty file")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise Rejected(doc, f"binary: {name}, not a text")
    if data.startswith(_UTF_16_32):
        raise Rejected(doc, "not UTF-8: UTF-16 or UTF-32 text (save it as UTF-8)")
    if b"\0" in data:
        raise Rejected(doc, f"binary: a zero byte at offset {data.index(0)}")
    if len(data) - len(data.translate(None, _CONTROL)) > len(data) // 20:
        raise Rejected(doc, "binary: many control characters")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        declared = _declared_charset(data)
        if declared is not None:
            try:
                return data.decode(declared)
            except UnicodeDecodeError:
                pass
        line = data.count(b"\n", 0, error.start) + 1
        raise Rejected(doc, f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}, line {line}") from None


def media_type(text: str, doc: str) -> MediaType:
    """Tell the kind of a decoded source.

    Raises:
        Rejected: XML other than a web page; its loaders are told by the root element.
    """
    start = text[1:] if text.startswith("\ufeff") else text
    if opens_front_matter(start):
        return "text/markdown"
    head = start[:100_000]
    declared_xml = head.lstrip().startswith("<?xml")
    leading = _LEADING.match(head)
    first = head[leading.end() if leading else 0 :]
    if _HTML_TAG.match(first):
        return "text/html"
    if declared_xml:
        root = _XML_NAME.search(first)
        raise Rejected(doc, f"XML of an unknown kind (root element {root[1] if root else 'missing'})")
    if PurePosixPath(doc).suffix.lower() in _MARKDOWN_SUFFIXES:
        return "text/markdown"
    return "text/plain"


def _declared_charset(data: bytes) -> str | None:
    """Return the codec of a charset that a page declares in its first 4 KB (not UTF-8: that has just failed)."""
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    # Browsers read these labels as their Windows supersets (WHATWG Encoding, section 4.2).
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "euc-kr": "cp949"}.get(name, name)
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    return None if codec.name == "utf-8" or not codec._is_text_encoding else codec.name
