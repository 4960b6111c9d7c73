"""The tools for assistants, asked by the MCP client library over stdio and over HTTP."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from tests.api.serving import Service

TOOLS = {"find_official", "contacts_between", "what_each_side_said", "run_sparql", "cite"}
Call = Callable[..., dict[str, Any]]
RUN = "from api.cli import main; main()"


def over_http(service: Service, work: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(f"{service.url}/mcp") as client:
            return await work(client)

    return asyncio.run(run())


@pytest.fixture
def call(sample_service: Service) -> Call:
    """Call a tool; gives its structured answer, or raises what it says went wrong."""

    def run(tool: str, /, **arguments: Any) -> dict[str, Any]:
        result = over_http(sample_service, lambda client: client.call_tool(tool, arguments))
        if result.is_error:
            raise LookupError(result.content[0].text)
        found: dict[str, Any] = result.structured_content
        return found

    return run


def test_an_assistant_sees_few_and_well_described_tools(sample_service: Service) -> None:
    listed = over_http(sample_service, lambda client: client.list_tools())
    assert {tool.name for tool in listed.tools} == TOOLS
    for tool in listed.tools:
        assert len(tool.description) > 100
        assert tool.annotations.read_only_hint
        assert "call" not in tool.input_schema["properties"]
        assert "citations" in tool.output_schema["properties"]


def test_mcp_over_stdio(sample_store: Path, tmp_path: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-c", RUN, "mcp", "--store", str(sample_store)], cwd=tmp_path
    )

    async def run() -> Any:
        async with Client(stdio_client(parameters)) as client:
            assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
            return await client.call_tool("find_official", {"name": "Yun Byung-se"})

    result = asyncio.run(run())
    assert not result.is_error
    assert result.structured_content["candidates"][0]["official"] == "yun-byung-se"


def test_an_official_is_found_by_a_name_with_title_or_in_hangul(call: Call) -> None:
    found = call("find_official", name="Foreign Minister Yun", country="South Korea", day="2017-02-07")
    first = found["candidates"][0]
    assert (first["official"], first["country"]) == ("yun-byung-se", "KR")
    assert any("Foreign" in office["office"] and office["first_day"] == "2013-03-11" for office in first["offices"])
    assert {citation["fact"] for citation in found["citations"]} >= {first["iri"]}
    assert call("find_official", name="윤병세")["candidates"][0]["official"] == "yun-byung-se"
    nobody = call("find_official", name="Zzyzx Qwertyuiop")
    assert (nobody["candidates"], nobody["citations"]) == ([], [])
    assert "Nobody" in nobody["note"]


def checked(sample_service: Service, citations: list[dict[str, Any]]) -> None:
    """Every citation is a slice of its document, which has a publisher, a day and an address."""
    assert citations
    for citation in citations[:8]:
        (text,) = sample_service.values(
            f"SELECT ?t WHERE {{ <{citation['document']}> <https://w3id.org/communique/ontology#text> ?t }}", "t"
        )
        assert text[citation["start"] : citation["end"]] == citation["sentence"]
        assert citation["publisher"]
        assert citation["date"]
        assert citation["url"].startswith("http")


def test_contacts_of_two_sides_come_with_their_sentences(call: Call, sample_service: Service) -> None:
    found = call("contacts_between", one="KR", other="United States", from_day="2017-01-01", to_day="2017-12-31")
    days = [contact["first_day"] for contact in found["contacts"]]
    assert len(days) > 5
    assert days == sorted(days)
    assert all({"KR", "US"} <= {party["country"] for party in contact["parties"]} for contact in found["contacts"])
    assert {citation["fact"] for citation in found["citations"]} == {contact["iri"] for contact in found["contacts"]}
    checked(sample_service, found["citations"])
    people = call("contacts_between", one="yun-byung-se", other="Rex Tillerson", medium="phone_call", status="held")
    assert [contact["contact"] for contact in people["contacts"]] == ["2017-02-07-phone-tillerson-yun"]


def test_what_each_side_said_is_laid_side_by_side(call: Call, sample_service: Service) -> None:
    found = call("what_each_side_said", contact="2017-02-07-phone-tillerson-yun")
    (contact,) = found["contacts"]
    acts = [act for account in contact["accounts"] for act in account["said"]]
    assert acts
    assert {act["act"] for act in acts} <= {citation["fact"] for citation in found["citations"]}
    assert all(act["kind"] in ("agree", "commit", "request") and act["content"] for act in acts)
    checked(sample_service, found["citations"])
    period = call("what_each_side_said", one="KR", other="US", from_day="2017-02-01", to_day="2017-02-28")
    assert "2017-02-07-phone-tillerson-yun" in {one["contact"]["contact"] for one in period["contacts"]}


def test_a_query_of_ones_own_carries_citations_too(call: Call, sample_service: Service) -> None:
    text = (
        "PREFIX cq: <https://w3id.org/communique/ontology#> "
        "SELECT ?contact ?day WHERE { ?contact a cq:Contact ; cq:date ?day } ORDER BY ?day LIMIT 3"
    )
    found = call("run_sparql", query=text)
    assert found["variables"] == ["contact", "day"]
    assert {citation["fact"] for citation in found["citations"]} == {row["contact"] for row in found["rows"]}
    checked(sample_service, found["citations"])
    count = call("run_sparql", query="SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert int(count["rows"][0]["n"]) > 10_000
    assert "No fact's IRI" in count["note"]
    assert call("run_sparql", query="ASK { ?s ?p ?o }")["boolean"] is True
    graph = call(
        "run_sparql",
        query="PREFIX cq: <https://w3id.org/communique/ontology#> "
        "PREFIX contact: <https://w3id.org/communique/contact/> "
        "CONSTRUCT { ?a cq:accountOf ?c } WHERE { ?a cq:accountOf ?c } LIMIT 2",
    )
    assert graph["turtle"].count("cq:accountOf") == 2
    checked(sample_service, graph["citations"])
    assert any("/contact/" in citation["fact"] for citation in graph["citations"])


def test_any_fact_can_be_cited(call: Call, sample_service: Service) -> None:
    checked(sample_service, call("cite", fact="contact/2017-02-07-phone-tillerson-yun")["citations"])
    checked(sample_service, call("cite", fact="https://w3id.org/communique/official/yun-byung-se")["citations"])
    nothing = call("cite", fact="contact/never")
    assert nothing["citations"] == []
    assert nothing["note"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("contacts_between", {"one": "KR", "other": "Atlantis"}, "Atlantis"),
        ("contacts_between", {"one": "KR", "other": "Korea, Republic of"}, "the same"),
        ("contacts_between", {"one": "KR", "other": "US", "from_day": "last May"}, "from_day"),
        ("what_each_side_said", {}, "give a contact"),
        ("what_each_side_said", {"contact": "never"}, "no contact"),
        ("run_sparql", {"query": "SELECT"}, "expected one of"),
        ("run_sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, ""),
        ("run_sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("run_sparql", {"query": "SELECT * { ?s ?p ?o }"}, "LIMIT"),
        ("cite", {"fact": "contact/a b"}, "no IRI"),
    ],
)
def test_what_cannot_be_answered_is_said(call: Call, tool: str, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(LookupError) as raised:
        call(tool, **arguments)
    assert told.lower() in str(raised.value).lower()


def test_a_query_that_does_not_end_is_stopped_and_others_go_on(call: Call, sample_service: Service) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?k && ?d = ?h) }"
    with pytest.raises(LookupError, match="did not end in time"):
        call("run_sparql", query=endless)
    assert call("run_sparql", query="ASK {}")["boolean"] is True
    assert sample_service.http.get("/health").json()["ready"]


def test_a_web_page_may_ask(sample_service: Service) -> None:
    response = sample_service.http.options(
        "/mcp",
        headers={
            "Origin": "https://assistant.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type,mcp-protocol-version",
        },
    )
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
