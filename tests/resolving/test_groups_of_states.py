"""Groups of states that meet under one name: their members take part, the name of a gathering stays a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.authority import Authority
from tests.reading.prepared import contacts_in, read


def countries(text: str | list[str], day: str = "2019-05-07") -> list[list[str]]:
    return [sorted(p.country or "" for p in c.participants) for c in read(text, day=day).contacts]


@pytest.mark.parametrize(
    "sentence",
    [
        "On May 6, Deputy Minister for Political Affairs Han Sang-woo held the ninth Korea-Visegrad Group (V4) meeting"
        " of deputy ministers in Busan.",
        "Deputy Minister for Political Affairs Han Sang-woo of the Republic of Korea held a meeting on May 6 with his"
        " counterparts from the four member states of the Visegrad Group -- Poland, Slovakia, Hungary and the Czech"
        " Republic.",
        "Deputy Minister for Political Affairs Han Sang-woo of South Korea held talks with his counterparts from the"
        " V4 countries on May 6.",
    ],
)
def test_the_members_of_a_group_take_part(sentence: str) -> None:
    assert countries(sentence) == [["CZ", "HU", "KR", "PL", "SK"]]


def test_an_official_without_a_country_serves_the_side_of_the_headline_that_is_left() -> None:
    text = [
        "ROK and the Visegrad Group Hold Talks",
        "On May 6, the Foreign Ministry's Deputy Minister for Political Affairs Han Sang-woo held a meeting with his"
        " counterparts from the four countries of the Visegrad Group.",
    ]
    reading = read(text, day="2019-05-07")
    assert [(o.name, o.country) for o in reading.officials] == [("Han Sang-woo", "KR")]


def test_what_countries_hold_as_a_summit_their_leaders_hold() -> None:
    text = "The Quad held its third summit in Tokyo on May 24."
    assert contacts_in(text, day="2022-05-25") == [
        "held in_person 2022-05-24: Anthony Albanese AU, Fumio Kishida JP, Joe Biden US, Narendra Modi IN"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Joe Biden spoke by phone with Prime Minister Fumio Kishida of Japan ahead of the Quad summit.",
        "President Joe Biden spoke by phone with Prime Minister Fumio Kishida of Japan about the G7 agenda.",
    ],
)
def test_the_name_of_a_gathering_adds_nobody(sentence: str) -> None:
    assert countries(sentence, day="2022-05-10") == [["JP", "US"]]


def test_a_group_of_unknown_states_is_refused(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text("key,label,aliases,members\nzenda-two,Zenda Two,Z2,QQ|JP\n", encoding="utf-8")
    with pytest.raises(ValueError, match="members 'QQ' is not in"):
        Authority.load(tmp_path)


def test_a_group_whose_summits_take_an_unknown_office_is_refused(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text(
        "key,label,aliases,members,leaders\nzenda-two,Zenda Two,,CN|JP,cn-regent\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="leader 'cn-regent' is not in"):
        Authority.load(tmp_path)
