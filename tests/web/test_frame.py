"""What stands around every page: policy, errors, files, addresses that hold under any path."""

from __future__ import annotations

import re

from tests.web.pages import BROWSER, Site


def test_an_error_is_a_page_for_browsers_and_a_problem_for_programs(site: Site) -> None:
    page = site.get("/no/such/thing", status=404)
    assert page.texts("//h1") == ["There is nothing here"]
    assert [link for link in page.links if link.startswith("../../")], "its links lead to the root from where it stands"
    for headers in ({}, {"Accept": "application/json"}, {"Accept": "*/*"}):
        answer = site.service.http.get("/no/such/thing", headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_an_error_page_shows_what_was_asked_for_as_text(site: Site) -> None:
    page = site.get("/queries/who-spoke-with-whom?from=<script>alert(1)</script>", status=400)
    assert "<script>alert(1)</script>" in page.text
    assert "<script>alert" not in page.html


def test_every_file_a_page_loads_is_there_and_may_be_kept(site: Site) -> None:
    page = site.get("/no/such/thing", status=404)
    assert page.loaded()
    for address in page.loaded():
        answer = site.service.http.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"], address
    assert site.service.http.get("/static/site.css").headers["cache-control"] == "no-cache"


def test_the_style_loads_nothing_from_elsewhere(site: Site) -> None:
    style = site.service.http.get("/static/site.css").text
    assert re.findall(r"url\(\s*['\"]?(?:https?:)?//|@import", style) == []


def test_answers_that_are_no_pages_run_nothing(site: Site) -> None:
    """RDF/XML can hold elements of XHTML; a browser that shows it must not run them."""
    query = "CONSTRUCT { <urn:a> <http://www.w3.org/1999/xhtml#script> 'alert(1)' } WHERE {}"
    for address in ("/sparql", "/queries", "/health", "/no/such/thing"):
        answer = site.service.http.get(address, params={"query": query} if address == "/sparql" else None)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'"), address
        assert answer.headers["x-content-type-options"] == "nosniff", address


def test_the_descriptions_of_the_api_have_no_inline_script(site: Site) -> None:
    for address in ("/docs", "/redoc"):
        answer = site.service.http.get(address, headers=BROWSER)
        assert "script-src 'self';" in answer.headers["content-security-policy"]
        assert re.findall(r"<script(?![^>]*\bsrc=)", answer.text) == []
        for loaded in re.findall(r'(?:src|href)="(\./[^"]+)"', answer.text):
            assert site.service.http.get("/" + loaded.removeprefix("./")).status_code == 200, loaded


def test_pages_hold_behind_a_path(site: Site) -> None:
    """A proxy may serve the pages under a path of its own: no address in them begins at the host's root."""
    page = site.get("/no/such/thing", status=404)
    assert [address for address in page.all("//@src | //@href") if str(address).startswith("/")] == []
