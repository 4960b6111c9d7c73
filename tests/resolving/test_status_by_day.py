"""The day of a contact and its status agree: what lies ahead of the text is planned, what had passed was held."""

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


def contacts(reader: Reader, folder: Path, published: str, text: str) -> list[Contact]:
    path = folder / "text.md"
    head = f'---\npublisher: "The White House"\ntitle: "Travel"\npublished: {published}\n---\n'
    path.write_text(f"{head}{text}\nThe governments have worked together on this for many years.\n", encoding="utf-8")
    return list(reader.read(load(path, "text.md")).contacts)


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            "2022-03-04",
            "Vice President Harris will travel to Poland from March 9-11. During her talks with President Duda, she "
            "will set out the course of the alliance.",
            [("planned", "2022-03-09/2022-03-11")],
        ),
        (
            "2024-01-25",
            "Adviser Jake Sullivan is traveling to Norway from January 25-27. There, he will meet with Prime Minister "
            "Jonas Gahr Store of Norway.",
            [("planned", "2024-01-25/2024-01-27")],
        ),
        (
            "2021-03-16",
            "Secretary Blinken telephoned Foreign Minister Motegi of Japan today. He laid out the March 18 meeting "
            "that he will hold with Chinese officials.",
            [("held", "2021-03-16"), ("planned", "2021-03-18")],
        ),
        (
            "2023-05-11",
            "Jake Sullivan met with Director Wang Yi of China today. They want to go on talking, building on the "
            "engagement of the two Presidents in November 2022.",
            [("held", "2023-05-11"), ("held", "2022-11-01/2022-11-30")],
        ),
        (
            "2022-05-28",
            "On June 2, President Biden will welcome President Duda of Poland to the White House, the first such visit "
            "since 2014.",
            [("planned", "2022-06-02")],
        ),
        (
            "2023-04-25",
            "President Biden met President Yoon of Korea today. In their September meeting, the President had praised "
            "a promise that the United States made in April 2022.",
            [("held", "2023-04-25"), ("held", "2022-09-01/2022-09-30")],
        ),
        (
            "2024-08-28",
            "Jake Sullivan met on August 29 with Foreign Minister Wang Yi in Beijing, China.",
            [("held", "2024-08-29")],
        ),
    ],
)
def test_status_and_day(
    reader: Reader, tmp_path: Path, published: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = contacts(reader, tmp_path, published, text)
    assert [(contact.status.value, contact.when.isoformat()) for contact in found] == expected


def test_a_couple_that_hosts_is_both_of_them(reader: Reader, tmp_path: Path) -> None:
    text = "On April 10, Joe Biden and First Lady Jill Biden will receive Prime Minister Kishida of Japan for tea."
    (contact,) = contacts(reader, tmp_path, "2024-01-25", text)
    assert [party.official for party in contact.participants] == ["biden-joe", "biden-jill", "kishida-fumio"]


def test_a_majesty_is_one_of_two_who_meet(reader: Reader, tmp_path: Path) -> None:
    text = "In Washington yesterday, President Trump and His Majesty King Abdullah of Jordan held a long meeting."
    (contact,) = contacts(reader, tmp_path, "2025-02-12", text)
    assert [party.official for party in contact.participants] == ["trump-donald", "abdullah-ii"]
