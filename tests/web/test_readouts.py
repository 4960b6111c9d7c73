"""Contacts with their readouts side by side, accounts, acts and documents, over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import open_store
from tests.api.serving import Service
from tests.web.pages import Page, Site, built

CALL = "/contact/2017-02-07-phone-tillerson-yun.html"
TEXT = "/document/2017-02-07-mofa-yun-tillerson-md.html"
DOCUMENTS = """
PREFIX cq: <https://w3id.org/communique/ontology#>
SELECT ?document ?text WHERE { ?document a cq:Document ; cq:text ?text }
"""
CONTACTS = """
PREFIX cq: <https://w3id.org/communique/ontology#>
SELECT DISTINCT ?contact WHERE { ?contact a cq:Contact . ?one cq:accountOf ?contact . ?other cq:accountOf ?contact
  FILTER(?one != ?other) } ORDER BY ?contact
"""


def below(iri: str) -> str:
    return "/" + iri.removeprefix("https://w3id.org/communique/") + ".html"


def test_the_readouts_of_a_call_stand_side_by_side(site: Site) -> None:
    page = site.get(CALL)
    heads = page.texts("//table/thead//th")
    assert [("Ministry of Foreign Affairs" in head, "Yonhap" in head) for head in heads] == [
        (True, False),
        (False, True),
    ]
    both = page.all("//tr[@class='both'][count(.//div[contains(@class, 'act')]) > 1]")
    said = [" ".join("".join(row.itertext()).split()) for row in both]
    assert any("steadfast" in row and "Washington's promise" in row for row in said)
    assert "Only one says" in page.text
    (summary,) = page.texts("//p[@class='lead']")
    assert re.fullmatch(r"no contradiction · \d+ acts? told by more than one · \d+ acts? by one alone", summary)
    facts = page.texts("//dl[1]/dd")
    assert any("Rex Tillerson, Secretary of State" in fact for fact in facts), "the office held on that day"


def test_every_line_opens_its_sentence(site: Site) -> None:
    page = site.get(CALL)
    openings = page.all("//details[contains(@class, 'opening')]")
    assert len(openings) > 10
    for opening in openings:
        (link,) = opening.xpath(".//a/@href")
        address, _, name = link.partition("#")
        quote = "".join(opening.xpath("string(.//blockquote)")).strip()
        document = site.get("/contact/" + address if not address.startswith("../") else address.removeprefix(".."))
        (mark,) = document.all(f"//mark[@id='{name}']")
        assert "".join(mark.itertext()).split()[:3] == quote.split()[:3]


def test_a_side_that_is_not_collected_is_not_called_silent(site: Site) -> None:
    page = site.get(CALL)
    voices = page.texts("//section[@aria-labelledby='voices']//dd")
    assert voices[0].startswith("tells")
    assert voices[1].startswith("not in this collection")


def test_neighbours_of_a_pair_lead_to_each_other(site: Site) -> None:
    page = site.get(CALL)
    (after,) = page.all("//nav//a[@rel='next']/@href")
    following = site.get(after.removeprefix(".."))
    (before,) = following.all("//nav//a[@rel='prev']/@href")
    assert before.removeprefix("..") == CALL


def test_every_contact_told_twice_has_its_page(site: Site, sample_store: Path) -> None:
    store = open_store(sample_store)
    contacts = [str(row[0].value) for row in store.select(CONTACTS)]  # type: ignore[union-attr]
    store.close()
    assert len(contacts) > 15
    for contact in contacts:
        page = site.get(below(contact))
        assert len(page.all("//table/thead//th")) > 1, contact


def shown_text(page: Page) -> str:
    (text,) = page.all("//div[@class='text']")
    return "".join(text.itertext())


def test_the_text_of_every_document_is_shown_unaltered(site: Site, sample_store: Path) -> None:
    store = open_store(sample_store)
    texts = {str(d.value): str(t.value) for d, t in store.select(DOCUMENTS)}  # type: ignore[union-attr]
    store.close()
    for document, text in texts.items():
        assert shown_text(site.get(below(document))) == text.replace("\r\n", "\n"), document


def test_a_document_says_where_it_is_from_and_what_it_shows(site: Site) -> None:
    page = site.get(TEXT)
    assert re.search(r"\b[0-9a-f]{64}\b", page.text)
    assert "the source's metadata give 7 February 2017" in page.text
    kinds = set(" ".join(page.all("//div[@class='text']//mark/@class")).split())
    assert {"k-contact", "k-act", "k-verb", "k-party", "k-official", "k-date-evidence"} <= kinds
    targets = page.all("//div[@class='margin']//a[starts-with(@href, '#')]/@href")
    assert targets
    assert all(page.all(f"//mark[@id='{target[1:]}']") for target in targets)


def test_what_was_not_understood_is_said(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "friends.txt").write_text(
        "The harbour was quiet.\n\nThe minister met with old friends at the ministry.\n", encoding="utf-8"
    )
    with Service(store=built(tmp_path / "texts", tmp_path / "store"), workers=1) as service:
        page = Site(service).get("/document/friends-txt.html")
    assert "the parties are not clear" in page.text
    assert page.all("//mark[contains(@class, 'k-finding')]")


def test_accounts_acts_and_passages_have_pages(site: Site) -> None:
    account = site.get("/account/2017-02-07-mofa-yun-tillerson-md/1.html")
    assert "had a telephone conversation with Mr. Rex Tillerson" in account.text
    act = site.get("/act/2017-02-07-mofa-yun-tillerson-md/1.html")
    assert "The two sides shared the view" in act.text
    assert CALL.removeprefix("/") in "".join(act.links)
    answer = site.service.http.get("/passage/2017-02-07-mofa-yun-tillerson-md/312-440.html", follow_redirects=False)
    assert answer.headers["location"].endswith("document/2017-02-07-mofa-yun-tillerson-md.html#passage-312-440")
    for kind in ("contact", "account", "act", "document"):
        assert site.get(f"/{kind}/no-such/9.html", status=404).texts("//h1") == ["There is nothing here"]


@pytest.mark.parametrize("address", [CALL, TEXT, "/act/2017-02-07-mofa-yun-tillerson-md/1.html"])
def test_a_fact_can_be_cited_in_three_forms(site: Site, address: str) -> None:
    page = site.get(address)
    assert page.texts("//details[@class='cite']//p[@class='label']") == ["Text", "BibTeX", "CSL-JSON"]
    assert all("https://w3id.org/communique/" in form for form in page.texts("//details[@class='cite']//pre"))


NASTY = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service over documents that would like to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "texts"
    corpus.mkdir()
    head = (
        '---\ntitle: "{title}"\npublisher: "{publisher}"\npublished: 2017-02-07\nurl: "{url}"\n---\n\n'
        "Foreign Minister Yun Byung-se spoke by phone with U.S. Secretary of State Rex Tillerson today {nasty}.\n\n"
        "The two sides agreed to strengthen {nasty} and \"' onmouseover='alert(2)' the alliance.\r\n\r\n"
        "Minister {nasty} Yun asked that sanctions be kept & the <b>door</b> stay open. {control}\n"
    )
    (corpus / "a.md").write_text(
        head.format(
            title=f"Call {NASTY}",
            publisher=NASTY,
            url="https://example.org/?alert(3)",
            nasty=NASTY,
            control="\x07\x85\ufffe",
        ),
        encoding="utf-8",
        newline="",
    )
    (corpus / "b.md").write_text(
        head.format(
            title="‘Call’ '><img src=x onerror=alert(4)>",
            publisher="Yonhap News Agency",
            url="https://example.org/?a='onmouseover='alert(5)&amp;b",
            nasty="]]><!--",
            control="",
        ),
        encoding="utf-8",
        newline="",
    )
    with Service(store=built(corpus, folder / "store"), workers=2) as service:
        yield Site(service)


def test_texts_that_would_like_to_be_more_are_shown_as_text(hostile: Site) -> None:
    home = hostile.get("/document/a-md.html")
    assert NASTY in shown_text(home)
    assert home.all("//main//script[not(@src)]") == []
    (contact,) = {link for link in home.links if "/contact/" in link}
    for address in (contact.removeprefix(".."), "/document/b-md.html", "/account/a-md/1.html", "/act/a-md/1.html"):
        page = hostile.get(address)
        assert not page.all("//main//script[not(@src)] | //main//img | //main//b")
        assert "alert(" in page.text
    found = hostile.get("/search", q="alert")
    assert not found.all("//main//script[not(@src)] | //main//img")
    assert found.texts("//ol//mark")


def test_quotations_hold_nothing_that_html_cannot(hostile: Site) -> None:
    home = hostile.get("/document/a-md.html")
    (contact,) = {link for link in home.links if "/contact/" in link}
    for address in (contact.removeprefix(".."), "/account/a-md/1.html"):
        assert "\u2407\ufffd\ufffd" in hostile.get(address).text


def test_control_characters_are_shown_and_nothing_moves(hostile: Site) -> None:
    shown = shown_text(hostile.get("/document/a-md.html"))
    assert "\u2407\ufffd\ufffd" in shown
    assert "\r" not in shown
