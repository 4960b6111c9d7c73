"""A small corpus of our own sentences, in the shape of press releases and wire reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

MOFA, YONHAP, WHITE_HOUSE = "Ministry of Foreign Affairs, Republic of Korea", "Yonhap News Agency", "The White House"

TEXTS = {
    "mofa/call.md": (
        MOFA,
        "2017-02-07",
        "Foreign Minister Yun Byung-se had a telephone conversation with US Secretary of State Rex Tillerson on "
        "February 7. The two sides agreed to keep up close consultations on North Korea.",
    ),
    "wires/call.md": (
        YONHAP,
        "2017-02-07",
        "SEOUL, Feb. 7 (Yonhap) -- Foreign Minister Yun Byung-se spoke by phone with U.S. Secretary of State Rex "
        "Tillerson on Tuesday, the ministry said. They reaffirmed the alliance.",
    ),
    "white-house/biden-kishida.md": (
        WHITE_HOUSE,
        "2022-01-21",
        "President Joe Biden held a video call today with Prime Minister Kishida Fumio. The leaders discussed the "
        "security of the region.",
    ),
    "white-house/biden-yoon.md": (
        WHITE_HOUSE,
        "2022-05-21",
        "President Joe Biden met in Seoul today with President Yoon Suk Yeol. The two leaders committed to deepen "
        "economic cooperation.",
    ),
    "notes/weather.md": (WHITE_HOUSE, "2022-05-22", "It rained for most of the day and nobody of note met anybody."),
}


def document(publisher: str, day: str, body: str) -> str:
    return f"---\npublisher: {publisher}\npublished: {day}\ntitle: For the record\nlanguage: en\n---\n\n{body}\n"


def write_corpus(folder: Path, names: list[str] | None = None) -> Path:
    """Write the corpus, in the order of `names`."""
    for name in names or list(TEXTS):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(*TEXTS[name]), encoding="utf-8")
    return folder


def write_many(folder: Path, number: int) -> Path:
    """Write so many readouts, each of another day."""
    folder.mkdir(parents=True, exist_ok=True)
    first = dt.date(2021, 3, 1)
    for index in range(number):
        day = first + dt.timedelta(days=index)
        body = (
            f"President Joe Biden spoke by phone today with Prime Minister Justin Trudeau of Canada. This was call "
            f"number {index} of the record. The leaders agreed to stay in close touch on trade and on the border."
        )
        (folder / f"{day.isoformat()}.md").write_text(document(WHITE_HOUSE, day.isoformat(), body), encoding="utf-8")
    return folder
