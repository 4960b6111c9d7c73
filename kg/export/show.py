"""One official, contact or document of a store as lines for a person, with sentences and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.export import show_queries as ask
from kg.rdf import Iris
from kg.rdf.namespaces import PREFIXES
from kg.sparql.binding import Term
from kg.store import Cell, Store, StoreError

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
Row = tuple[str, ...]

_CLASSES = {"contact": "Contact", "official": "Official", "document": "Document"}


class Show:
    """Shows resources of one store under one base IRI."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base

    def contact(self, key: str) -> Iterator[str]:
        """Yield a contact with its accounts, their sentences and date evidence, its acts and human decisions.

        Raises:
            StoreError: there is no such contact, or it is another now; the message names what there is.
        """
        node = self._node("contact", key)
        found = self._rows(ask.CONTACT, node)
        if not found:
            if replaced := self._rows(ask.REPLACED, node):
                now = " and ".join(self._short(row[0]) for row in replaced)
                raise StoreError(f"{self._short(node.value)} was replaced: it is {now} now")
            raise self._unknown("contact", key)
        label, medium, status, first, last, place = found[0]
        yield label
        yield f"  {self._short(node.value)}  {_words(medium)}, {status}, {_window(first, last)}"
        for name, office, code, acting in self._rows(ask.PARTIES, node):
            yield f"  {_party(name, office, code, acting)}"
        if place:
            yield f"  place: {place}"
        for relation, other in self._rows(ask.LINKS, node):
            yield f"  {relation} {self._short(other)}"
        for (decision,) in self._rows(ask.DECISIONS, node):
            yield f"  decided by {decision}"
        accounts = self._rows(ask.ACCOUNTS, node)
        for account in accounts:
            yield ""
            yield from self._account(account, several=len(accounts) > 1)
        if acts := self._rows(ask.ACTS, node):
            yield ""
            yield "acts"
            for kind, speakers, due, quote, path in acts:
                codes = ", ".join(sorted(speakers.split(", ")))
                yield f"  {kind}  {codes}{f', due {due}' if due else ''}: {_quoted(quote)} ({path})"

    def official(self, key: str) -> Iterator[str]:
        """Yield an official with offices held, contacts, and the documents that name them.

        Raises:
            StoreError: there is no such official; the message names similar ones.
        """
        node = self._node("official", key)
        found = self._rows(ask.OFFICIAL, node)
        if not found:
            raise self._unknown("official", key)
        name, code, wikidata, unlinked = found[0]
        yield ", ".join(filter(None, (name, code)))
        yield f"  {self._short(node.value)}{'  not in the authority' if unlinked == 'true' else ''}"
        if wikidata:
            yield f"  {wikidata}"
        if aliases := [row[0] for row in self._rows(ask.ALIASES, node)]:
            yield f"  also: {'; '.join(aliases)}"
        yield from _titled(
            "offices",
            [
                f"{start} to {end or 'no end known'}  {'acting ' if acting == 'true' else ''}{office} ({record})"
                for office, acting, start, end, record in self._rows(ask.TENURES, node)
            ],
        )
        contacts = [f"{label}  {self._short(contact)}" for contact, label in self._rows(ask.CONTACTS_OF, node)]
        yield from _titled("contacts", contacts)
        mentions = [
            f"{path}  {words} ({office or 'no office'})" for path, office, words in self._rows(ask.MENTIONS, node)
        ]
        yield from _titled("named in", mentions)

    def document(self, key: str) -> Iterator[str]:
        """Yield a document (by key or path) with what it reports, and what is held back in quarantine.

        Raises:
            StoreError: there is no such document; the message names similar ones.
        """
        by_path = self._rows(ask.BY_PATH, None, path=Literal(key))
        node = NamedNode(by_path[0][0]) if by_path else self._node("document", key)
        found = self._rows(ask.DOCUMENT, node)
        if not found:
            raise self._unknown("document", key)
        path, title, publisher, issued, first, last, url, words, sha = found[0]
        yield title or path
        yield f"  {path}  {self._short(node.value)}  {words} words  SHA-256 {sha}"
        yield f"  {', '.join(filter(None, (publisher, issued and f'published {issued}', url))) or 'publisher unknown'}"
        yield f"  written {_window(first, last)}"
        yield from (f"    {line}" for line in self._evidence(node))
        reported = []
        for contact, label, quote in self._rows(ask.ACCOUNTS_IN, node):
            reported += [f"{label}  {self._short(contact) if contact else ''}".rstrip(), f"  {_quoted(quote)}"]
        yield from _titled("contacts", reported)
        acts = [f"{kind}  {label}" for label, kind, _ in self._rows(ask.ACTS_IN, node)]
        yield from _titled("acts", acts)
        yield from _titled("officials", [row[0] for row in self._rows(ask.OFFICIALS_IN, node)])
        graph = Iris(self._base).quarantine_graph(path)
        held = [f"{self._short(fact)}: {reason}" for fact, reason in self._rows(ask.HELD_BACK, None, graph=graph)]
        yield from _titled("in quarantine", held)

    def _account(self, account: Row, *, several: bool) -> Iterator[str]:
        iri, path, publisher, issued, medium, status, scope, first, last, quote, time, minutes, occasion = account
        node = NamedNode(iri)
        source = ", ".join(filter(None, (publisher, issued)))
        yield f"account in {path}{f' ({source})' if source else ''}"
        yield f"  {_quoted(quote)}"
        yield f"  says {_words(medium)}, {status}, {_window(first, last)} ({scope})"
        if several:
            for party in self._rows(ask.PARTIES, node):
                yield f"    {_party(*party)}"
        if time or minutes or occasion:
            told = (time and f"began {time[:5]}", minutes and f"lasted {minutes} minutes", occasion)
            yield f"  {', '.join(filter(None, told))}"
        yield from (f"  {line}" for line in self._evidence(node))
        yield from (f"  flagged: {flag}" for (flag,) in self._rows(ask.FLAGS, node))

    def _evidence(self, node: NamedNode) -> Iterator[str]:
        for kind, explanation, quote in self._rows(ask.EVIDENCE, node):
            yield f"date: {explanation} [{_words(kind)}]{f' {_quoted(quote)}' if quote else ''}"

    def _rows(self, query: str, node: NamedNode | None, **terms: Term) -> list[Row]:
        if node is not None:
            terms["node"] = node
        return [tuple(map(_text, row)) for row in self._store.select(_PREFIXES + query, terms)]

    def _node(self, kind: str, key: str) -> NamedNode:
        iri = key if key.startswith(("http://", "https://")) else f"{self._base}{kind}/{key.removeprefix(f'{kind}/')}"
        try:
            return NamedNode(iri)
        except ValueError as error:
            raise StoreError(f"{key!r} is no key of a {kind}") from error

    def _unknown(self, kind: str, key: str) -> StoreError:
        query = f"SELECT ?node WHERE {{ ?node a cq:{_CLASSES[kind]} }}"
        keys = [self._short(row[0]).removeprefix(f"{kind}/") for row in self._rows(query, None)]
        words = {word for word in key.lower().replace(" ", "-").split("-") if len(word) > 2}
        near = get_close_matches(key, keys, n=3, cutoff=0.6)
        sharing = (other for other in keys if _shared(words, other) and other not in near)
        near += sorted(sharing, key=lambda other: (-_shared(words, other), other))
        hint = f"; similar ones are {', '.join(near[:5])}" if near else ""
        return StoreError(f"there is no {kind} {key}{hint}")

    def _short(self, iri: str) -> str:
        return iri.removeprefix(self._base)


def _shared(words: set[str], key: str) -> int:
    return len(words & set(key.split("-")))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.value if isinstance(cell, NamedNode | Literal) else str(cell)


def _words(notation: str) -> str:
    return notation.replace("_", " ").replace("-", " ")


def _window(first: str, last: str) -> str:
    if not first or not last:
        return "undated"
    return first if first == last else f"between {first} and {last}"


def _party(name: str, office: str, code: str, acting: str) -> str:
    parts = (name, f"{'acting ' if acting == 'true' else ''}{office}" if office and office not in name else "", code)
    return ", ".join(filter(None, parts))


def _quoted(quote: str) -> str:
    return f"“{' '.join(quote.split())}”"


def _titled(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)
