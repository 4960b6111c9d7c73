"""A web page: its main text (trafilatura) as `Document.text`, its metadata from `loaders.page_metadata`."""

from __future__ import annotations

import logging
import re

import lxml.etree
import lxml.html

from loaders.document import Document
from loaders.markdown import primary_language
from loaders.page_metadata import PageMetadata, page_metadata
from loaders.prose import is_mostly_english
from loaders.rejection import Rejected

# trafilatura reports each page it finds little in; what matters of that becomes a `Rejected` here.
for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_BREAK = " \u23ce "
"""Stands for a line break inside a block until the text is laid out; a return symbol, which prose does not use."""
_HEADLINE_WITHIN = 400
"""Where in the extracted text the headline must stand not to be put in front of it, in characters."""


def load_html(page: str, doc: str, source_sha256: str) -> Document:
    """Extract the main text of a page.

    `text` is the extracted text: the headline, then paragraphs parted by a blank line, single line breaks kept,
    list items on lines of their own with a leading "- ". `source_sha256` is the hash of the page itself.

    Raises:
        Rejected: no HTML, or nothing but navigation.
    """
    try:
        tree = parse_page(page)
        metadata = page_metadata(tree)
        text = _extract(tree)
    except (lxml.etree.LxmlError, ValueError, RecursionError) as error:
        raise Rejected(doc, f"HTML that cannot be parsed: {type(error).__name__}") from None
    if not text:
        raise Rejected(doc, "only navigation: no main text in the page")
    text = _with_headline(_paragraphs(text), metadata)
    return Document(
        doc=doc,
        text=text,
        media_type="text/html",
        source_sha256=source_sha256,
        body=(0, len(text)),
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        published_time=metadata.published_time,
        url=metadata.url,
        language=_language(text, metadata),
        extra=metadata.extra,
    )


def parse_page(page: str) -> lxml.html.HtmlElement:
    """Parse decoded HTML, whatever charset its own header declares.

    Raises:
        lxml.etree.ParserError: nothing in it.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(page.encode("utf-8"), parser=parser)


def _extract(tree: lxml.html.HtmlElement) -> str | None:
    """Return the main text, one block a line, single line breaks within a block as `_BREAK`."""
    # Imported here: it takes a quarter of a second, which only pages need.
    import trafilatura

    _mark_single_breaks(tree)
    return trafilatura.extract(tree, include_comments=False, include_tables=True, deduplicate=False)


def _mark_single_breaks(tree: lxml.html.HtmlElement) -> None:
    """Write a lone `<br>` as `_BREAK`: the extraction makes all breaks alike, but two in a row part paragraphs."""
    breaks = list(tree.iter("br"))
    lone = [br for br in breaks if not (_follows_break(br) or _precedes_break(br))]
    for br in lone:
        br.tail = _BREAK + (br.tail or "")
        br.drop_tag()


def _precedes_break(br: lxml.html.HtmlElement) -> bool:
    after = br.getnext()
    return not (br.tail or "").strip() and after is not None and after.tag == "br"


def _follows_break(br: lxml.html.HtmlElement) -> bool:
    before = br.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _paragraphs(text: str) -> str:
    """Part blocks by a blank line; list items that follow one another stay together."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    parts: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        joined = before.lstrip().startswith("- ") and line.lstrip().startswith("- ")
        parts.append(("\n" if joined else "\n\n") + re.sub(rf"\s*{_BREAK.strip()}\s*", "\n", line))
    return "".join(parts).strip() + "\n"


def _with_headline(text: str, metadata: PageMetadata) -> str:
    """Put the headline in front where the extraction left it out, as it stands on the page."""
    headline = metadata.headline
    if headline is None or headline in " ".join(text[:_HEADLINE_WITHIN].split()):
        return text
    return f"{headline}\n\n{text}"


def _language(text: str, metadata: PageMetadata) -> str:
    """Return the declared language, unless the text is English: templates of bilingual sites declare the other."""
    declared = primary_language(metadata.language) or "en"
    return "en" if declared != "en" and is_mostly_english(text) else declared
