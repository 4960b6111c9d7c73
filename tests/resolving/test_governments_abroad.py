"""Parties without a name: leaders of other governments, and of none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.authority import Authority
from kg.reader import Reader
from kg.records import Contact
from loaders import load


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Authority.load())


def contacts(reader: Reader, folder: Path, text: str) -> list[Contact]:
    path = folder / "text.md"
    head = '---\npublisher: "The White House"\ntitle: "Readout"\npublished: 2022-11-18\n---\n'
    path.write_text(f"{head}{text}\n", encoding="utf-8")
    return list(reader.read(load(path, "text.md")).contacts)


@pytest.mark.parametrize(
    "whom", ["Indo-Pacific leaders", "Allies and partners", "senior European officials", "Caribbean leaders"]
)
def test_leaders_of_a_region_are_another_government(reader: Reader, tmp_path: Path, whom: str) -> None:
    text = f"Vice President Harris met today with {whom} in Bangkok to speak about the missile launch."
    assert len(contacts(reader, tmp_path, text)) == 1


@pytest.mark.parametrize(
    "whom", ["Disabled leaders", "Community Violence Intervention leaders", "Hispanic Caucus leaders"]
)
def test_leaders_of_a_movement_are_none(reader: Reader, tmp_path: Path, whom: str) -> None:
    text = f"Vice President Harris met today with {whom} from across the country to speak about their work."
    assert contacts(reader, tmp_path, text) == []


def test_a_summit_of_nameless_members_does_not_make_governments_leaders(reader: Reader, tmp_path: Path) -> None:
    text = (
        "The members of the initiative, Australia, Austria and the United States, met in Washington from October 31 "
        "to November 1, 2022. At the Second Initiative Summit, members reaffirmed their commitment to resilience."
    )
    (contact,) = contacts(reader, tmp_path, text)
    assert [(p.person, p.country) for p in contact.participants] == [(None, "AU"), (None, "AT"), (None, "US")]


def test_the_object_of_another_verb_takes_no_part(reader: Reader, tmp_path: Path) -> None:
    text = (
        "President Biden met with President Yoon of Korea today. He praised the ROK for hosting a Summit for young "
        "farmers, quietly deepening its ties with the North Atlantic Treaty Organization."
    )
    assert not [c for c in contacts(reader, tmp_path, text) if "NATO" in {p.country for p in c.participants}]


def test_the_day_of_what_was_set_up_earlier_is_not_the_day_of_the_meeting(reader: Reader, tmp_path: Path) -> None:
    text = (
        "Australia, the United Kingdom and the United States recently held meetings of the steering groups, which "
        "were established in September 2021. They agreed to go on."
    )
    (contact,) = contacts(reader, tmp_path, text)
    assert contact.when.isoformat() != "2021-09-01/2021-09-30"
