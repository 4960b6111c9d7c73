"""What a web page says of itself: JSON-LD first, then OpenGraph and other meta elements, then its visible elements."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html

from loaders.markdown import is_web_address
from loaders.stamps import Stamp, parse_stamp

_ARTICLE_TYPES = ("newsarticle", "reportagenewsarticle", "article", "report", "blogposting", "webpage")
_TITLE_META = ("og:title", "dcterms.title", "dc.title", "twitter:title", "citation_title")
_PUBLISHER_META = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name")
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_LANGUAGE_META = ("dcterms.language", "dc.language", "content-language")
_MODIFIED_META = ("article:modified_time", "og:updated_time")
_AUTHOR_META = ("author", "article:author", "dcterms.creator", "dc.creator")
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)")
_SEPARATOR = re.compile(r"\s+[|–—:»·-]+\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """Fields are None where the page does not state them."""

    title: str | None
    """The headline where the page shows one, else the title without the site's name."""
    headline: str | None
    """The one `h1` of the page, if it is the title's."""
    publisher: str | None
    published: dt.date | None
    """The publisher's own day: of a stamp with a local zone, else of a bare date; None with UTC stamps alone."""
    published_time: dt.datetime | None
    url: str | None
    language: str | None
    extra: dict[str, str] = field(default_factory=dict)


def page_metadata(tree: lxml.html.HtmlElement) -> PageMetadata:
    """Collect the metadata of a parsed page; malformed parts count as absent."""
    meta = _meta(tree)
    article = _article(tree)
    site = _text(_name(article.get("publisher"))) or _first(meta, _PUBLISHER_META)
    title, headline = _title(tree, meta, article, site)
    stamp = _published(tree, meta, article)
    extra = {
        key: value
        for key, value in (
            ("author", _text(_name(article.get("author"))) or _first(meta, _AUTHOR_META)),
            ("modified_time", _text(article.get("dateModified")) or _first(meta, _MODIFIED_META)),
        )
        if value
    }
    return PageMetadata(
        title=title,
        headline=headline,
        publisher=site,
        published=stamp.local_day if stamp else None,
        published_time=stamp.moment if stamp else None,
        url=_url(tree, meta, article),
        language=_language(tree, meta, article),
        extra=extra,
    )


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Return the first non-empty content of each `meta` by lower-cased name, property or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _text(element.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").strip().lower()
            if key and content:
                found.setdefault(key, content)
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _article(tree: lxml.html.HtmlElement) -> dict[str, object]:
    """Return the JSON-LD node that describes the page, its publisher resolved; empty when there is none."""
    nodes: list[dict[str, object]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            nodes.extend(_nodes(json.loads(script.text_content(), strict=False)))
        except (ValueError, RecursionError):
            continue
    best = min(nodes, key=_rank, default=None)
    if best is None or _rank(best) == len(_ARTICLE_TYPES):
        return {}
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    resolved = dict(best)
    for key in ("publisher", "author"):
        value = resolved.get(key)
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            resolved[key] = {**by_id.get(value["@id"], {}), **value}
    return resolved


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """Yield the top nodes of a JSON-LD document: of an object, an array, an `@graph`."""
    if isinstance(value, list):
        yield from (node for node in value if isinstance(node, dict))
    elif isinstance(value, dict):
        yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from (node for node in graph if isinstance(node, dict))


def _rank(node: dict[str, object]) -> int:
    types = node.get("@type")
    names = [str(name).lower() for name in (types if isinstance(types, list) else [types])]
    return min((_ARTICLE_TYPES.index(name) for name in names if name in _ARTICLE_TYPES), default=len(_ARTICLE_TYPES))


def _name(value: object) -> object:
    """Return the name of a person or organisation given as an object, a list of them, or a string."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _title(
    tree: lxml.html.HtmlElement, meta: dict[str, str], article: dict[str, object], site: str | None
) -> tuple[str | None, str | None]:
    """Return the title and the visible headline."""
    shown = [text for h1 in tree.iter("h1") if (text := _text(h1.text_content()))]
    stated = _text(article.get("headline")) or _first(meta, _TITLE_META) or _text(tree.findtext(".//title"))
    if stated is None:
        return (shown[0], shown[0]) if len(shown) == 1 else (None, None)
    # A site's logo is often an h1 too: the headline is the one that the stated title repeats.
    for text in shown:
        if text.casefold() in stated.casefold() or stated.casefold() in text.casefold():
            return text, text
    return _without_site(stated, site), None


def _without_site(title: str, site: str | None) -> str:
    """Cut the site's name off either end of a title ("Headline | Site")."""
    parts = _SEPARATOR.split(title)
    if site and len(parts) > 1:
        if parts[-1].casefold() in site.casefold() or site.casefold() in parts[-1].casefold():
            return title[: title.rindex(parts[-1])].rstrip(" |–—:»·-")
        if parts[0].casefold() in site.casefold() or site.casefold() in parts[0].casefold():
            return title[len(parts[0]) :].lstrip(" |–—:»·-")
    return title


def _published(tree: lxml.html.HtmlElement, meta: dict[str, str], article: dict[str, object]) -> Stamp | None:
    """Choose among the stamps of a page the one that tells the publisher's own calendar day.

    A stamp with a local zone, else a bare date, anywhere on the page, is nearer than one in UTC (`Stamp.local_day`).
    """
    values = [_text(article.get("datePublished")), *(meta.get(key) for key in _DATE_META)]
    times = [time.get("datetime") or time.text_content() for time in tree.iter("time")]
    stamps = [stamp for value in values if value and (stamp := parse_stamp(value))]
    # Other articles are dated too in margins: a visible time counts alone, or within a day of the stated ones.
    visible = [stamp for value in times[:1] if (stamp := parse_stamp(value))]
    stated = stamps[0] if stamps else None
    near = [s for s in visible if stated is None or abs((s.day - stated.day).days) <= 1]
    candidates = [*(s for s in stamps if stated and abs((s.day - stated.day).days) <= 1), *near]
    return min(candidates, key=_remoteness, default=None)


def _remoteness(stamp: Stamp) -> int:
    if stamp.moment is None:
        return 1
    return 0 if stamp.moment.utcoffset() else 2


def _url(tree: lxml.html.HtmlElement, meta: dict[str, str], article: dict[str, object]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    main = article.get("mainEntityOfPage")
    candidates = [*links, meta.get("og:url"), article.get("url"), main.get("@id") if isinstance(main, dict) else main]
    # Browsers note the address in a comment when they save a page.
    root = tree.getroottree()
    comments = (node.text or "" for node in root.xpath("/comment() | /html/comment() | /html/head/comment()"))
    candidates += [match[1] for comment in comments if (match := _SAVED_FROM.match(comment))]
    return next((text for value in candidates if (text := _text(value)) and is_web_address(text)), None)


def _language(tree: lxml.html.HtmlElement, meta: dict[str, str], article: dict[str, object]) -> str | None:
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return _text(article.get("inLanguage")) or _text(declared) or _first(meta, _LANGUAGE_META) or meta.get("og:locale")
