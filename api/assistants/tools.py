"""The tools: each answers one question and cites the sentences behind its answer."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable

from mcp.server.mcpserver.exceptions import ToolError
from pyoxigraph import NamedNode, RdfFormat, parse

from api.assistants.asking import FACTS, Asker, Row
from api.assistants.models import (
    Account,
    Citations,
    Contact,
    ContactAccounts,
    Contacts,
    Office,
    Official,
    Officials,
    Party,
    QueryResult,
    Said,
    Statements,
)
from api.assistants.parties import OFFICIALS, candidates, party
from kg.queries import StoredQuery
from kg.reconciliation.matching import Query

MOST = 50
"""Contacts in one answer."""
ROWS = 200
"""Rows of a query in one answer."""
_CITABLE = ("contact/", "account/", "act/", "mention/", "passage/", "event/", "official/", "agreement/", "phrase-use/")

_PARTIES = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?contact ?participation ?official ?name ?office ?country WHERE {
  VALUES ?contact { #facts }
  ?contact cq:participation ?participation .
  OPTIONAL { ?participation cq:official ?official . ?official rdfs:label ?name }
  OPTIONAL { ?participation cq:officeLabel ?office }
  OPTIONAL { ?participation cq:side/skos:notation ?country }
}
ORDER BY ?contact ?participation ?name
"""
_SAID = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?contact ?account ?document ?publisher ?side ?act ?kind ?content ?denied ?dueFrom ?dueBy ?speaker WHERE {
  VALUES ?contact { #facts }
  ?account cq:accountOf ?contact ; cq:inDocument ?document .
  OPTIONAL {
    ?account prov:wasAttributedTo ?by . ?by rdfs:label ?publisher
    OPTIONAL { ?by cq:country/skos:notation ?side }
  }
  OPTIONAL {
    ?act cq:reportedIn ?account ; cq:actKind/skos:notation ?kind ; cq:content ?content ; cq:denied ?denied .
    OPTIONAL { ?act cq:dueFrom ?dueFrom ; cq:dueBy ?dueBy }
    OPTIONAL { ?act cq:speaker/skos:notation ?speaker }
  }
}
ORDER BY ?contact ?account ?act ?speaker
"""


class Tools:
    """The tools over one service's graph."""

    def __init__(self, queries: dict[str, StoredQuery]) -> None:
        """`queries`: those of `queries/assistants`, by name."""
        self._queries = queries

    async def find_official(
        self, asker: Asker, name: str, country: str | None, day: str | None, most: int
    ) -> Officials:
        """See `api.assistants.server`."""
        on = _day("day", day)
        countries = ((await party(asker, country)).id,) if country else ()
        query = Query(
            text=name, types=OFFICIALS, countries=countries, days=(on, on) if on else None, limit=min(max(most, 1), 20)
        )
        base = asker.context.settings.base
        found = []
        for candidate in await candidates(asker, query):
            entity = candidate.entity
            rows = await asker.rows(self._queries["offices-held"], {"official": base + entity.id})
            found.append(
                Official(
                    official=entity.id.removeprefix("official/"),
                    iri=base + entity.id,
                    name=entity.name,
                    country=entity.country.removeprefix("country/") if entity.country else None,
                    wikidata=entity.wikidata,
                    likeness=round(candidate.score, 1),
                    certain=candidate.match,
                    contacts=entity.contacts,
                    offices=_offices(rows),
                )
            )
        note = "" if found else f"Nobody in the graph is called {name!r}, or nearly so."
        citations = await asker.cite((official.iri for official in found), per_fact=2)
        return Officials(candidates=found, citations=citations, note=note)

    async def contacts_between(
        self,
        asker: Asker,
        one: str,
        other: str,
        first: str | None,
        last: str | None,
        medium: str | None,
        status: str | None,
        most: int,
    ) -> Contacts:
        """See `api.assistants.server`."""
        found, note = await self._between(asker, one, other, first, last, medium, status, most)
        return Contacts(contacts=found, citations=await asker.cite(c.iri for c in found), note=note)

    async def said(
        self, asker: Asker, contact: str | None, one: str | None, other: str | None, first: str | None, last: str | None
    ) -> Statements:
        """See `api.assistants.server`."""
        note = ""
        if contact:
            rows = await asker.rows(self._queries["contact"], {"contact": contact})
            if not rows:
                raise ToolError(f"the graph has no contact {contact!r}: contacts_between gives their keys")
            contacts = await self._contacts(asker, rows)
        elif one and other:
            contacts, note = await self._between(asker, one, other, first, last, None, None, 15)
        else:
            raise ToolError("give a contact, or two parties (one and other) with a period")
        accounts: defaultdict[str, dict[str, Account]] = defaultdict(dict)
        acts: dict[str, Said] = {}
        for row in await asker.rows(_SAID.replace("#facts", _values(c.iri for c in contacts))) if contacts else []:
            account = accounts[row["contact"]].setdefault(
                row["account"],
                Account(
                    account=row["account"],
                    publisher=row["publisher"] or None,
                    publisher_side=row["side"] or None,
                    document=row["document"],
                    said=[],
                ),
            )
            if row["act"] and row["act"] not in acts:
                acts[row["act"]] = _said(row)
                account.said.append(acts[row["act"]])
            if row["act"] and row["speaker"] and row["speaker"] not in acts[row["act"]].speakers:
                acts[row["act"]].speakers.append(row["speaker"])
        told = [_accounts(one_of, list(accounts[one_of.iri].values())) for one_of in contacts]
        cited = [*acts, *(account.account for one_of in told for account in one_of.accounts if not account.said)]
        if len(cited) > FACTS:
            note = f"{note} Citations for the first {FACTS} of {len(cited)} facts: use cite for others.".strip()
        return Statements(contacts=told, citations=await asker.cite(cited, per_fact=1), note=note)

    async def sparql(self, asker: Asker, query: str) -> QueryResult:
        """See `api.assistants.server`."""
        limit = asker.context.settings.max_query_bytes
        if len(query.encode("utf-8", "replace")) > limit:
            raise ToolError(f"the query is longer than {limit:,} bytes")
        content, layout = await asker.ask(query, trusted=False)
        if layout == "ttl":
            text = content.decode()
            nodes = [
                node for triple in parse(text, format=RdfFormat.TURTLE) for node in (triple.subject, triple.object)
            ]
            facts = [node.value for node in nodes if isinstance(node, NamedNode) and _citable(asker, node.value)]
            return QueryResult(turtle=text, citations=await asker.cite(facts, per_fact=1))
        found = json.loads(content)
        if "boolean" in found:
            return QueryResult(boolean=found["boolean"], citations=[], note="True or false has no sentence of its own.")
        names = found["head"]["vars"]
        rows = [{name: term["value"] for name, term in row.items()} for row in found["results"]["bindings"]]
        facts = [value for row in rows[:ROWS] for value in row.values() if _citable(asker, value)]
        citations = await asker.cite(facts, per_fact=1)
        notes = [f"The first {ROWS} of {len(rows)} rows."] if len(rows) > ROWS else []
        if rows and not citations:
            notes.append("No fact's IRI is in the result: select contacts, accounts or acts to get citations.")
        return QueryResult(variables=names, rows=rows[:ROWS], citations=citations, note=" ".join(notes))

    async def cite(self, asker: Asker, fact: str) -> Citations:
        """See `api.assistants.server`."""
        base = asker.context.settings.base
        iri = fact if ":" in fact.split("/")[0] else base + fact
        try:
            NamedNode(iri)
        except ValueError as error:
            raise ToolError(f"{fact!r} is no IRI and no path of one, such as contact/KEY") from error
        found = await asker.cite([iri], per_fact=20)
        note = "" if found else f"No sentence shows {iri}: it may be of the record, or not in the graph."
        return Citations(citations=found, note=note)

    async def _between(
        self,
        asker: Asker,
        one: str,
        other: str,
        first: str | None,
        last: str | None,
        medium: str | None,
        status: str | None,
        most: int,
    ) -> tuple[list[Contact], str]:
        base = asker.context.settings.base
        ends = [await party(asker, one), await party(asker, other)]
        if ends[0].id == ends[1].id:
            raise ToolError(f"{one!r} and {other!r} are the same: {ends[0].name}")
        _day("from_day", first)
        _day("to_day", last)
        most = min(max(most, 1), MOST)
        values = {"one": base + ends[0].id, "other": base + ends[1].id, "from": first, "to": last}
        values |= {"medium": medium, "status": status}
        given = {name: value for name, value in values.items() if value}
        rows = await asker.rows(self._queries["contacts-between"], given, limit=2 * most + 1)
        found = await self._contacts(asker, rows)
        who = f"{ends[0].name} and {ends[1].name}"
        if not found:
            return [], f"The graph has no such contact of {who}. The corpus may lack the text."
        note = f"Contacts of {who}."
        if len(found) > most:
            note += f" The first {most}; there are more: narrow the period, or start from the last day given."
        return found[:most], note

    async def _contacts(self, asker: Asker, rows: list[Row]) -> list[Contact]:
        found: dict[str, Contact] = {}
        for row in rows:
            found.setdefault(
                row["contact"],
                Contact(
                    contact=row["contact"].rpartition("/")[2],
                    iri=row["contact"],
                    title=row["label"],
                    first_day=row["earliest"] or None,
                    last_day=row["latest"] or None,
                    medium=row["medium"],
                    status=row["status"],
                    place=row["place"] or None,
                    parties=[],
                ),
            )
        seen: set[str] = set()
        for row in await asker.rows(_PARTIES.replace("#facts", _values(found))) if found else []:
            if row["participation"] not in seen:
                seen.add(row["participation"])
                found[row["contact"]].parties.append(
                    Party(
                        official=row["official"].rpartition("/")[2] or None,
                        name=row["name"] or None,
                        office=row["office"] or None,
                        country=row["country"] or None,
                    )
                )
        return list(found.values())


def _values(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in iris)


def _day(name: str, value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ToolError(f"{name}={value!r} is no day, YYYY-MM-DD") from error


def _citable(asker: Asker, value: str) -> bool:
    base = asker.context.settings.base
    return value.startswith(base) and value.removeprefix(base).startswith(_CITABLE)


def _offices(rows: list[Row]) -> list[Office]:
    found: dict[tuple[str, str, str], Office] = {}
    for row in rows:
        office = found.setdefault(
            (row["office"], row["start"], row["acting"]),
            Office(
                office=row["office"],
                first_day=row["start"],
                last_day=row["end"] or None,
                acting=row["acting"] == "true",
                record=row["record"] or None,
                evidence=[],
            ),
        )
        if row["evidence"] and row["evidence"] not in office.evidence:
            office.evidence.append(row["evidence"])
    return list(found.values())


def _said(row: Row) -> Said:
    return Said(
        act=row["act"],
        kind=row["kind"],
        speakers=[],
        content=row["content"],
        denied=row["denied"] == "true",
        due_from=row["dueFrom"] or None,
        due_by=row["dueBy"] or None,
    )


def _accounts(contact: Contact, accounts: list[Account]) -> ContactAccounts:
    telling = {account.publisher_side for account in accounts}
    sides = sorted({p.country for p in contact.parties if p.country})
    return ContactAccounts(
        contact=contact, accounts=accounts, silent_sides=[side for side in sides if side not in telling]
    )
