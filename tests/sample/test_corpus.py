"""What the sample corpus promises: short digests that say whose words they are not, and gold that fits them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.evaluation.gold import read_records
from kg.evaluation.matching import quote_place
from kg.export.records import Record
from loaders.authority import load as load_authority
from loaders.document import Document
from loaders.loading import load

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
FILES = sorted(path.name for path in SAMPLE.iterdir())
GOLD = read_records(Path(__file__).with_name("expected.jsonl"))
COUNTRIES = load_authority().countries


def document(name: str) -> Document:
    return load(SAMPLE / name, name)


@pytest.mark.parametrize("name", FILES)
def test_a_digest_names_its_source_and_says_that_it_is_one(name: str) -> None:
    digest = document(name)
    assert digest.title
    assert digest.publisher
    assert digest.published
    assert digest.language == "en"
    assert digest.derived_from
    assert digest.derived_from == digest.url
    assert digest.extra == {"digest": "true"}
    assert 95 <= len(digest.text[slice(*digest.body)].split()) <= 260


def test_every_digest_tells_where_its_facts_come_from(repository: Path) -> None:
    listed = re.findall(r"^\| `([^`]+)` \| \S", (repository / "docs" / "sample-sources.md").read_text("utf-8"), re.M)
    assert listed == FILES


def test_the_corpus_is_broad() -> None:
    digests = [document(name) for name in FILES]
    assert len(digests) >= 40
    assert {d.published.year for d in digests if d.published} >= {2009, 2017, 2021, 2025}
    assert len({d.publisher for d in digests}) >= 15
    assert len({record["doc"] for record in GOLD}) >= 25


@pytest.mark.parametrize("name", sorted({record["doc"] for record in GOLD}))
def test_gold_can_be_placed(name: str) -> None:
    text = document(name).text
    body = document(name).body[0]
    for record in (record for record in GOLD if record["doc"] == name):
        quote: str = record["quote"]
        assert quote in text[body:]
        if record["type"] != "official":
            assert quote_place(text, quote) == text.index(quote), "another sentence begins with the same words"


@pytest.mark.parametrize("name", sorted({record["doc"] for record in GOLD}))
def test_gold_uses_the_terms_of_the_format(name: str) -> None:
    for record in (record for record in GOLD if record["doc"] == name):
        _check_terms(record)


def _check_terms(record: Record) -> None:
    day = r"\d{4}-\d\d-\d\d"
    match record["type"]:
        case "contact":
            assert record["mode"] in {"phone_call", "video_call", "in_person", "written", "unspecified"}
            assert record["status"] in {"held", "planned"}
            assert record["scope"] in {"main", "mentioned"}
            assert record["date"] is None or re.fullmatch(rf"{day}(/{day})?", record["date"])
            sides = {party["country"] for party in record["participants"]}
            assert len(sides) >= 2
            assert sides <= set(COUNTRIES)
        case "act":
            assert record["act"] in {"agree", "commit", "request"}
            assert record["speakers"]
            assert set(record["speakers"]) <= set(COUNTRIES)
            assert record["act"] != "agree" or len(record["speakers"]) >= 2
            assert record["due"] is None or re.fullmatch(rf"{day}(/{day})?", record["due"])
        case _:
            assert record["person"]
            assert record["office"]
            assert record["country"] in COUNTRIES
