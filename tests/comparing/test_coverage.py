"""Silence is claimed only where the collection could have shown the opposite."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build.build import BuildOptions, build
from kg.comparing.compare import compare_contact
from kg.comparing.records import SideVoice, Voice
from kg.store import StoreFolder
from tests.comparing.accounts import BASE

WHITE_HOUSE, BLUE_HOUSE = "The White House", "Office of the President, Republic of Korea"
MINISTRY = "Ministry of National Defense, Republic of Korea"
CALL = "President Biden talked by phone with South Korean President Moon Jae-in today about ferries and flight routes."
OTHER = "President Moon Jae-in met today with Prime Minister Yoshihide Suga of Japan in London to talk about fisheries."
DEFENCE = "Defense Minister Suh Wook spoke by phone today with U.S. Secretary of Defense Lloyd Austin."
FLOWERS = "The gardens of the compound will be open to visitors on every Sunday of the month."


def voices(folder: Path, *texts: tuple[str, str, str]) -> dict[str, SideVoice]:
    """Build (publisher, day, sentence) and ask who tells of the first text's contact."""
    corpus = folder / "texts"
    corpus.mkdir()
    for number, (publisher, day, sentence) in enumerate(texts):
        head = f'---\ntitle: "Text {number}"\npublisher: "{publisher}"\npublished: {day}\n---\n\n'
        (corpus / f"{number}.md").write_text(head + sentence + "\n", encoding="utf-8")
    build(BuildOptions(corpora=[corpus], store=folder / "store"))
    store = StoreFolder(folder / "store").require().open()
    try:
        ((contact,),) = store.select(
            "PREFIX cq: <https://w3id.org/communique/ontology#> SELECT DISTINCT ?contact WHERE {"
            f" ?account cq:accountOf ?contact ; cq:inDocument <{BASE}document/0-md> }}"
        )
        assert isinstance(contact, NamedNode)
        found = compare_contact(store, contact.value, BASE)
    finally:
        store.close()
    return {voice.side: voice for voice in found.voices}


READOUT = (WHITE_HOUSE, "2021-06-04", CALL)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param([], Voice.NOT_COLLECTED, id="no text of that government"),
        pytest.param(
            [(BLUE_HOUSE, "2021-06-11", OTHER)], Voice.SILENT, id="its texts of that month tell of other contacts"
        ),
        pytest.param([(BLUE_HOUSE, "2021-03-11", OTHER)], Voice.NOT_COLLECTED, id="only texts of another month"),
        pytest.param(
            [(MINISTRY, "2021-06-11", DEFENCE)], Voice.NOT_COLLECTED, id="only a ministry with other business"
        ),
        pytest.param(
            [(BLUE_HOUSE, "2021-03-11", OTHER), (BLUE_HOUSE, "2021-06-20", FLOWERS)],
            Voice.SILENT,
            id="a text of that month on something else",
        ),
        pytest.param([(BLUE_HOUSE, "2021-06-05", CALL.replace("today", "on June 4"))], Voice.TOLD, id="it tells"),
        pytest.param([("Yonhap News Agency", "2021-06-05", CALL)], Voice.NOT_COLLECTED, id="its press tells"),
    ],
)
def test_a_side_is_silent_only_where_it_is_covered(
    tmp_path: Path, others: Iterable[tuple[str, str, str]], expected: Voice
) -> None:
    found = voices(tmp_path, READOUT, *others)
    assert found["US"].voice is Voice.TOLD
    assert found["KR"].voice is expected, found["KR"].explanation
    if expected is Voice.SILENT:
        assert f"2021-06 by {BLUE_HOUSE} (1 document)" in found["KR"].explanation
