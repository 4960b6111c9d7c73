"""Who bears a name: surnames of several words, styles, courtesy titles, earlier offices, delegations."""

from __future__ import annotations

import pytest

from tests.reading.prepared import contacts_in, read

WHITE_HOUSE = {"publisher": "White House", "day": "2022-03-01"}


@pytest.mark.parametrize(
    ("called", "key"),
    [
        ("Mexican President López Obrador", "lopez-obrador-andres-manuel"),
        ("President von der Leyen of the European Commission", "von-der-leyen-ursula"),
        ("President von der Leyen", "von-der-leyen-ursula"),
        ("Ambassador Tai", "tai-katherine"),
        ("China's Special Envoy for Climate Change Xie Zhenhua", None),
    ],
)
def test_a_surname_with_a_title_finds_its_bearer(called: str, key: str | None) -> None:
    officials = read([f"Secretary Antony Blinken wrote to {called} on trade."], **WHITE_HOUSE).officials
    found = {o.key: o for o in officials}
    if key is None:
        assert "Xie Zhenhua" in {o.name for o in officials}
    else:
        assert key in found
        assert found[key].linked


def test_what_somebody_was_before_makes_nobody_new() -> None:
    text = "In 2008, then-Senator Biden went to Oslo. President Biden spoke with Prime Minister Mario Draghi of Italy."
    assert [o.name for o in read([text], **WHITE_HOUSE).officials if "Biden" in o.name] == ["Joe Biden"]


def test_senators_sit_for_states() -> None:
    text = "President Biden met with Senator Ann Poe of Georgia and Senator Lee Roe of New Mexico."
    reading = read([text], **WHITE_HOUSE)
    assert not reading.contacts
    assert {o.country for o in reading.officials} == {"US"}


@pytest.mark.parametrize(
    "called",
    [
        "Chief of the National Security Bureau of Poland Jan Zielny",
        "His Highness Jan Zielny of Poland",
        "Her Royal Highness Jan al-Zielny of Poland",
    ],
)
def test_offices_and_styles_without_a_comma_are_parties(called: str) -> None:
    (line,) = contacts_in([f"National Security Advisor Jake Sullivan spoke with {called} today."], **WHITE_HOUSE)
    assert line.startswith("held phone_call 2022-03-01: Jake Sullivan US, Jan ")
    assert line.endswith("Zielny PL")


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Deputy National Security Advisor Jon Finer travels to Haiti this week.", "Ariel Henry HT, Jonathan Finer US"),
        ("Officials of four departments travel to Haiti this week.", "? US, Ariel Henry HT"),
    ],
)
def test_the_delegation_is_who_travels(lead: str, people: str) -> None:
    text = [f"{lead} The delegation also met with Prime Minister Ariel Henry of Haiti today."]
    assert contacts_in(text, **WHITE_HOUSE)[-1].endswith(f": {people}")


def test_a_president_stays_himself_in_a_list_that_lost_its_line_breaks() -> None:
    text = (
        "The leaders met on March 1: President Emomali Rahmon of Tajikistan, President Sadyr Japarov"
        " of the Republic of Kazakhstan and President Joe Biden."
    )
    found = {o.name: (o.linked, o.country) for o in read([text], **WHITE_HOUSE).officials}
    assert found["Sadyr Japarov"] == (True, "KG")


def test_who_works_for_a_president_is_not_the_president() -> None:
    officials = read(["Ann Poe was the national press secretary for President Obama in 2014."], **WHITE_HOUSE).officials
    assert not [o for o in officials if "Obama" in o.name and not o.linked]


def test_a_press_secretary_for_foreign_affairs_holds_an_office_though_no_country_is_told() -> None:
    reading = read("Mr. Kenji Morioka, Foreign Press Secretary: We published the files today. Press Secretary Dana Cole"
                   " of the shipyard asked for them.", day="2018-12-19")  # fmt: skip
    assert [(o.name, o.office) for o in reading.officials] == [("Kenji Morioka", "Foreign Press Secretary")]
