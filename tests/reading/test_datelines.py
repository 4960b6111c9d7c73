"""A dateline stands apart from the news behind it, and nothing that only looks like one does."""

import pytest

from kg.reading import datelines, sentences
from kg.reading.annotations import Zone, ZoneKind

NEWS = "During talks in Oslo, Minister X warned of it."


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, Nov. 10 (Agency) -- ",
        "OSLO, Norway, Nov. 10, 2023 (Agency) — ",
        "OSLO — ",
        "OSLO/NEW DELHI, 10 November (Agency) - ",
        "OSLO (Agency) – ",
        "OSLO, March 11 Agency - ",
        "Oslo, March 11 (Agency Press)--",
        "OSLO, D.C. – ",
        "New Delhi [India], November 10 (ANI): ",
        "(LEAD) OSLO, Nov. 10 (Agency) -- ",
        "Nov. 10 (Agency) -- ",
        "Oslo, Oct. 6, (abc/XYZ) – ",
        "OSLO, December 5. /AGENCY/. ",
    ],
)
def test_the_dateline_is_cut_from_the_sentence(dateline: str) -> None:
    text = dateline + NEWS
    assert text[datelines.behind(text, 0, len(text)) :] == NEWS
    first, second = sentences.split(text, [Zone(0, len(text), ZoneKind.BODY)])
    assert (first.zone, text[first.start : first.end]) == (ZoneKind.DATELINE, dateline.strip())
    assert (second.zone, text[second.start : second.end]) == (ZoneKind.BODY, NEWS)


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "SECRETARY DOE: We met today.",
        "From May 30 – June 2, Minister X travelled to Oslo.",
        "JOHN ROE SMITH – Oslo, Norway",
        "Minister X - who is in Oslo - met Minister Y.",
        "Oslo - Minister X met Minister Y.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert datelines.behind(text, 0, len(text)) == 0
