"""Human decisions in a build: applied every time, and shown where they act."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.build import BuildOptions, build
from kg.build.report import BuildReport
from kg.export.from_graph import store_records
from kg.export.show import Show
from kg.store import Store, open_store
from tests.build.texts import document, write_corpus

BASE = "https://w3id.org/communique/"
HEADER = "decision,subject,object,field,value,who,when,why\n"
SIGNED = "R. Searcher,2026-03-01,compared both texts"
CALL, LATER = "2017-02-07-phone-tillerson-yun", "2017-02-09-phone-tillerson-yun"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = write_corpus(tmp_path / "corpus", ["mofa/call.md", "wires/call.md"])
    body = (
        "SEOUL, Feb. 9 (Yonhap) -- Foreign Minister Yun Byung-se spoke by phone with U.S. Secretary of State Rex "
        "Tillerson on Thursday, the ministry said."
    )
    (folder / "wires" / "later.md").write_text(document("Yonhap News Agency", "2017-02-09", body), encoding="utf-8")
    return folder


def decide(corpus: Path, tmp_path: Path, *lines: str) -> tuple[Store, BuildReport]:
    path = tmp_path / "decisions.csv"
    path.write_text(HEADER + "".join(f"{line},{SIGNED}\n" for line in lines), encoding="utf-8")
    report = build(BuildOptions(corpora=[corpus], store=tmp_path / "store", decisions=path))
    return open_store(tmp_path / "store"), report


def events(store: Store) -> dict[str, str | None]:
    found = (record for record in store_records(store) if record["type"] == "contact")
    return {record["doc"]: record["event"] and record["event"].removeprefix(f"{BASE}contact/") for record in found}


def test_without_decisions_the_later_call_is_another(corpus: Path, tmp_path: Path) -> None:
    store, report = decide(corpus, tmp_path)
    assert report.complete
    assert events(store) == {"mofa/call.md": CALL, "wires/call.md": CALL, "wires/later.md": LATER}


def test_same_joins_shows_who_decided_and_leaves_a_redirect(corpus: Path, tmp_path: Path) -> None:
    decide(corpus, tmp_path)
    store, report = decide(corpus, tmp_path, f"same,{CALL},{LATER},,")
    assert report.decisions_applied == 1
    assert len(set(events(store).values())) == 1
    (key,) = set(events(store).values())
    assert key is not None
    shown = "\n".join(Show(store, BASE).contact(key))
    assert "decided by R. Searcher on 2026-03-01: same" in shown
    assert store.ask(f"ASK {{ <{BASE}contact/{LATER}> <http://purl.org/dc/terms/isReplacedBy> <{BASE}contact/{key}> }}")
    again, _ = decide(corpus, tmp_path, f"same,{CALL},{LATER},,")
    assert events(again) == events(store)


def test_different_splits(corpus: Path, tmp_path: Path) -> None:
    store, _ = decide(corpus, tmp_path, "different,mofa/call.md#1,wires/call.md#1,,")
    keys = events(store)
    assert keys["mofa/call.md"] != keys["wires/call.md"]


def test_reject_puts_the_account_into_quarantine_with_the_reason(corpus: Path, tmp_path: Path) -> None:
    store, report = decide(corpus, tmp_path, "reject,wires/later.md#1,,,")
    assert "wires/later.md" not in events(store)
    (held,) = report.quarantined
    assert (held.doc, held.what) == ("wires/later.md", "contact 1")
    assert "R. Searcher on 2026-03-01: reject wires/later.md#1 (compared both texts)" in held.reason
    shown = "\n".join(Show(store, BASE).document("wires/later.md"))
    assert "in quarantine" in shown
    assert "compared both texts" in shown


def test_correct_changes_the_account_and_gives_the_decision_as_evidence(corpus: Path, tmp_path: Path) -> None:
    store, _ = decide(corpus, tmp_path, "correct,wires/later.md#1,,date,2017-02-07")
    assert set(events(store).values()) == {CALL}
    (record,) = [r for r in store_records(store, {"wires/later.md"}) if r["type"] == "contact"]
    assert record["date"] == "2017-02-07"
    shown = "\n".join(Show(store, BASE).contact(CALL))
    assert "date: R. Searcher on 2026-03-01: compared both texts [decision]" in shown


def test_an_official_unknown_to_the_authority_is_declared_to_be_known(corpus: Path, tmp_path: Path) -> None:
    body = (
        "Foreign Minister Yun Byung-se met today in Seoul with Deputy Foreign Minister Rexford Tillersson of Estonia."
    )
    (corpus / "mofa" / "meeting.md").write_text(
        document("Ministry of Foreign Affairs, Republic of Korea", "2017-03-01", body), encoding="utf-8"
    )
    store, _ = decide(corpus, tmp_path)
    ((minted,),) = store.select(
        f"SELECT ?o {{ ?o a <{BASE}ontology#UnlinkedOfficial> ; <http://xmlns.com/foaf/0.1/name> ?n "
        "FILTER(CONTAINS(?n, 'Tillersson')) }"
    )
    key = str(minted).strip("<>").removeprefix(f"{BASE}official/")
    store, report = decide(corpus, tmp_path, f"same,official/{key},official/tillerson-rex,,")
    assert report.complete, report.rejected
    assert not store.ask(f"ASK {{ ?s ?p <{BASE}official/{key}> }}")
    names = {r["person"] for r in store_records(store, {"mofa/meeting.md"}) if r["type"] == "official"}
    assert names == {"Yun Byung-se", "Rex Tillerson"}
    _, report = decide(corpus, tmp_path, "same,official/nobody-xx,official/tillerson-rex,,")
    assert [r.reason for r in report.rejected] == ["decision not applied: there is no official nobody-xx"]
