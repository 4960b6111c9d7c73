"""Who is who: officials whose names have a word in common are not one person."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.authority import Authority
from kg.reader import Reader
from kg.records import Official
from loaders import load
from tests.reading.prepared import read


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Authority.load())


def officials(reader: Reader, folder: Path, text: str) -> dict[str, Official]:
    """Read a text of two sentences; the officials by key."""
    path = folder / "text.txt"
    path.write_text(f"{text} They spoke about the work that lies before the two governments.\n", encoding="utf-8")
    return {official.key: official for official in reader.read(load(path, "text.txt")).officials}


@pytest.mark.parametrize(
    ("named", "not_meant"),
    [
        ("Senator Elizabeth Warren", "elizabeth-ii"),
        ("Administrator Charles Bolden", "charles-iii"),
        ("Director Kevin Rhodes", "rhodes-ben"),
        ("Representative André Carson", "carson-ben"),
        ("Secretary Arvind Krishna", "krishna-s-m"),
    ],
)
def test_a_king_or_a_nickname_is_not_everybody_with_that_word_in_the_name(
    reader: Reader, tmp_path: Path, named: str, not_meant: str
) -> None:
    text = f"{named} met President Lula of Brazil in Washington on May 3, 2023."
    assert not_meant not in officials(reader, tmp_path, text)


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("King Abdullah II of Jordan", "abdullah-ii"),
        ("Foreign Minister Somanahalli Krishna of India", "krishna-s-m"),
        ("President Lula da Silva of Brazil", "lula-da-silva-luiz-inacio"),
        ("ROK Foreign Minister CHUNG Eui-yong", "chung-eui-yong"),
        ("South Korean Foreign Minister 윤병세", "yun-byung-se"),
        ("Crown Prince Mohammed bin Salman of Saudi Arabia", "bin-salman-mohammed"),
    ],
)
def test_orders_realms_and_short_forms_are_one_person(reader: Reader, tmp_path: Path, named: str, meant: str) -> None:
    text = f"Deputy Secretary of State Wendy Sherman met {named} in Washington on June 3, 2022."
    assert meant in officials(reader, tmp_path, text)


def test_an_official_unknown_to_the_authority_has_one_key_in_every_text(reader: Reader, tmp_path: Path) -> None:
    first = officials(reader, tmp_path, "Secretary Rubio met Foreign Minister Qzunhar Beltro of Iraq on June 3, 2025.")
    other = officials(reader, tmp_path, "Iraqi Foreign Minister BELTRO Qzunhar called Secretary Rubio on July 9, 2025.")
    assert "beltro-qzunhar-iq" in first.keys() & other.keys()
    assert not first["beltro-qzunhar-iq"].linked
    assert first["beltro-qzunhar-iq"].country == "IQ"


def test_a_word_of_an_institution_is_nobody(reader: Reader, tmp_path: Path) -> None:
    text = (
        "Ann Loomis, a member of the National Academy, met Foreign Minister Hussein of Iraq in Washington on June 3, "
        "2025. She had left the National Academy for the Nuclear Regulatory Commission."
    )
    assert {official.name for official in officials(reader, tmp_path, text).values()} <= {"Fuad Hussein", "Ann Loomis"}


def test_two_titles_in_front_of_one_name(reader: Reader, tmp_path: Path) -> None:
    text = (
        "President Biden received ASEAN Chair Prime Minister Hun Sen in the Oval Office on the morning of May 3, 2022."
    )
    assert {official.name for official in officials(reader, tmp_path, text).values()} == {"Joe Biden", "Hun Sen"}


@pytest.mark.parametrize("named", ["Chairwoman Allen", "Chairman Smith", "Deputy Budget Director Miller"])
def test_a_bare_surname_is_no_official_whose_office_has_no_word_of_the_title(
    reader: Reader, tmp_path: Path, named: str
) -> None:
    found = officials(reader, tmp_path, f"{named} spoke to President Lula of Brazil in Washington on May 3, 2023.")
    assert {official.name for official in found.values() if official.linked} == {"Luiz Inácio Lula da Silva"}


def test_what_somebody_was_then_is_told_without_the_word(reader: Reader, tmp_path: Path) -> None:
    found = officials(reader, tmp_path, "The bill of then-President Obama stands, said President Lula of Brazil.")
    assert found["obama-barack"].office in ("President of the United States", "Former President")


def test_a_head_of_state_is_no_namesake_whom_the_text_names_in_full() -> None:
    text = "Seth D. Harris, Deputy Assistant to the President, joined. He had advised Vice President Harris."
    assert {official.name for official in read(text, day="2023-05-03").officials} >= {"Kamala Harris", "Seth Harris"}
