"""For whom "we" speaks: the governments that issue a text together, or the one whose official signs it."""

from __future__ import annotations

import pytest

from tests.reading.prepared import read

SEVEN = "CA DE FR GB IT JP US"


@pytest.mark.parametrize(
    ("title", "opening", "speakers"),
    [
        ("G7 Leaders' Statement on Harbours", "Today we stand with the harbour workers of every nation.", SEVEN),
        ("G7 Split Communiqué", "The waters of the north are calm.", SEVEN),
        ("Statement on Tides", "Gathered in Split, we, leaders of the Group of Seven, saw the tides.", SEVEN),
        ("G7 Leaders' statement on Nets", "The nets of the north are old.", SEVEN),
        (
            "Declaration of Harbours",
            "Three countries have joined it. Those are Norway, Croatia and Iceland.", "HR IS NO",
        ),
        ("U.S.-EU Summit Statement", "Both sides look back on a long history.", "EU US"),
        ("The Harbour Charter", "The President of Croatia and the Prime Minister of Norway set out a vision.", "HR NO"),
        (
            "Joint Statement on the Visit to Norway of the President of Croatia",
            "The President came to Oslo in the spring.", "HR NO",
        ),
        (
            "Statement on Nets", "We, the leaders of Norway, Croatia and Iceland, looked at the nets.", "HR IS NO",
        ),
        ("Statement by National Security Advisor Jake Sullivan on the G7 and Norway", "The G7 leaders met.", "US"),
        ("FACT SHEET: Statement of Principles on U.S.-Norway Harbours", "The harbours of Norway are deep.", "US"),
    ],
)  # fmt: skip
def test_we_are_those_who_issue_the_text(title: str, opening: str, speakers: str) -> None:
    text = [opening, "We will build new harbours in the north together."]
    reading = read(text, title=title, publisher="The White House", day="2023-02-04")
    assert {" ".join(act.speakers) for act in reading.acts} == {speakers}
