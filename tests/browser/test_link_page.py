"""The page on which people decide on links to Wikidata: by keyboard, on a phone and on a wall, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pyoxigraph import Literal, NamedNode, Quad

from kg.linking.judgements import read_judgements
from kg.linking.proposing import write_proposals
from kg.linking.records import Candidate, Proposal, Reason
from kg.rdf.namespaces import RDFS
from tests.api.serving import TOKEN, Service, make_store
from tests.browser.checking import overflow, serious_findings
from tests.browser.conftest import Open

REASONS = (Reason(45, "has the same name"), Reason(20, "held the same office in the same years"))
PROPOSALS = [
    Proposal(
        subject=f"official/{key}",
        label=label,
        description="KR",
        candidates=(
            Candidate("Q11", label, "minister of a country", 65, REASONS),
            Candidate("Q12", "Another of that name", "", 40, REASONS[:1], ("died in 1961 by Wikidata",)),
        ),
    )
    for key, label in (("a", "Ada Lantern"), ("b", "Bruno Beacon"))
]


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """A folder with two proposals."""
    write_proposals(tmp_path / "links" / "proposals.json", PROPOSALS)
    return tmp_path / "links"


@pytest.fixture
def deciding(tmp_path: Path, links: Path) -> Iterator[Service]:
    """A service on which links are decided."""
    quad = Quad(NamedNode("https://w3id.org/communique/official/a"), RDFS.label, Literal("Ada Lantern"))
    make_store(tmp_path / "store", [quad])
    with Service(store=tmp_path / "store", workers=1, token=TOKEN, links=links) as running:
        yield running


def test_a_decision_is_made_by_keyboard(open_page: Open, deciding: Service, links: Path) -> None:
    page = open_page("/link", root=deciding.url)
    assert serious_findings(page) == []
    assert overflow(page) == {}
    page.focus("input[name=token]")
    page.keyboard.type(TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("main section")).to_have_count(2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious_findings(page) == []
    assert overflow(page) == {}
    first = page.locator("main section").first
    first.locator("input[value=Q11]").focus()
    page.keyboard.press("Space")
    first.locator("input[name=who]").focus()
    page.keyboard.type("A. Historian")
    page.keyboard.press("Tab")
    page.keyboard.type("the same years in office")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("1 thing left")
    expect(page.locator("main section h2")).to_have_text("Bruno Beacon")
    (made,) = read_judgements(links / "judgements.csv").made
    assert (made.subject, made.item, made.why) == ("official/a", "Q11", "the same years in office")
    # Whoever has decided once is still known.
    expect(page.locator("input[name=who]")).to_have_value("A. Historian")
