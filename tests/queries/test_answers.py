"""Every stored query gives the answer that one works out on paper from the small world."""

from __future__ import annotations

import pytest
from pyoxigraph import QueryTriples, Store

from kg.queries import StoredQuery
from tests.queries.conftest import Ask, Row
from tests.queries.world import BASE, BONN, CALL, HWANG, PLAN, SUMMIT, VAGUE

C_HWANG, C_CALL, C_PLAN = f"contact/{HWANG}", f"contact/{CALL}", f"contact/{PLAN}"
C_BONN, C_SUMMIT, C_VAGUE = f"contact/{BONN}", f"contact/{SUMMIT}", f"contact/{VAGUE}"
YUN, TILLERSON, KISHIDA = "official/yun-byung-se", "official/tillerson-rex", "official/kishida-fumio"
HWANG_KYO_AHN, TRUMP, MOON = "official/hwang-kyo-ahn", "official/trump-donald", "official/moon-jae-in"
MOFA, STATE, YONHAP = "document/mofa-txt", "document/state-txt", "document/yonhap-txt"
AGREED, REQUEST = "They agreed to keep the group on deterrence at work.", "Yun asked Tillerson for more frequent talks."
MEET, PLEDGE = "They agreed to meet in February.", "Tillerson pledged an ironclad deterrence."
EDSCG = "Extended Deterrence Strategy and Consultation Group"
KR_FM, US_FM, JP_FM = "Minister of Foreign Affairs", "Secretary of State", "Minister for Foreign Affairs"

ANSWERS: list[tuple[str, dict[str, str], tuple[int, ...], list[Row]]] = [
    # name, parameters, columns compared, rows
    (
        "who-spoke-with-whom",
        {},
        (0, 2, 4, 5, 6),
        [
            (TILLERSON, YUN, "2", "2017-02-07", "2017-02-16"),
            (HWANG_KYO_AHN, TRUMP, "1", "2017-01-30", "2017-01-30"),
            (KISHIDA, TILLERSON, "1", "2017-02-16", "2017-02-16"),
            (KISHIDA, YUN, "1", "2017-02-16", "2017-02-16"),
            (MOON, TRUMP, "1", "2017-06-29", "2017-06-30"),
        ],
    ),
    ("who-spoke-with-whom", {"side": "JP", "to": "2017-02-16"}, (1, 3, 4), [
        ("Fumio Kishida", "Rex Tillerson", "1"),
        ("Fumio Kishida", "Yun Byung-se", "1"),
    ]),
    ("who-spoke-with-whom", {"from": "2017-02-08", "to": "2017-06-28"}, (0, 2), [
        (KISHIDA, TILLERSON),
        (KISHIDA, YUN),
        (TILLERSON, YUN),
    ]),
    ("contacts-of-official", {"official": "yun-byung-se"}, (0, 1, 2, 3, 4, 5, 7, 8), [
        (C_VAGUE, None, None, "phone_call", "held", KISHIDA, JP_FM, "country/JP"),
        (C_CALL, "2017-02-07", "2017-02-07", "phone_call", "held", TILLERSON, US_FM, "country/US"),
        (C_PLAN, "2017-02-07", "2017-02-28", "in_person", "planned", TILLERSON, US_FM, "country/US"),
        (C_BONN, "2017-02-16", "2017-02-16", "in_person", "held", KISHIDA, JP_FM, "country/JP"),
        (C_BONN, "2017-02-16", "2017-02-16", "in_person", "held", TILLERSON, US_FM, "country/US"),
    ]),
    ("contacts-of-official", {"official": "trump-donald", "from": "2017-02-01", "to": "2017-06-29"}, (0, 6), [
        (C_SUMMIT, "Moon Jae-in"),
    ]),
    ("office-holder-on-day", {"office": "kr-president", "day": "2017-02-07"}, (1, 2), [
        ("Park Geun-hye", "false"),
        ("Hwang Kyo-ahn", "true"),
    ]),
    ("office-holder-on-day", {"office": "us-secretary-of-state", "day": "2017-02-07"}, (1, 2, 3, 5), [
        ("Rex Tillerson", "false", "2017-02-01", "verified"),
    ]),
    ("contacts-under-acting-heads", {"country": "KR"}, (0, 4, 5, 7, 8), [
        (HWANG_KYO_AHN, C_HWANG, "2017-01-30", "phone_call", "true"),
        (HWANG_KYO_AHN, C_CALL, "2017-02-07", "phone_call", "false"),
        (HWANG_KYO_AHN, C_BONN, "2017-02-16", "in_person", "false"),
    ]),
    ("contacts-under-acting-heads", {"country": "US"}, (0,), []),
    # 22 days of December from the 9th, and 30 of January; Moon's summit has no one day.
    ("days-to-first-contact", {"country": "KR", "ally": "US"}, (0, 2, 3, 4, 5, 6, 7), [
        (HWANG_KYO_AHN, "true", "2016-12-09", C_HWANG, "2017-01-30", "52", "Donald Trump"),
    ]),
    ("days-to-first-contact", {"country": "US", "ally": "KR"}, (0, 3, 4, 6), [
        (TRUMP, "2017-01-20", C_HWANG, "10"),
    ]),
    ("contacts-by-medium-and-month", {}, (0, 1, 2), [
        ("2017-01", "phone_call", "1"),
        ("2017-02", "in_person", "1"),
        ("2017-02", "phone_call", "1"),
        ("2017-06", "in_person", "1"),
    ]),
    ("contacts-by-medium-and-month", {"side": "JP"}, (0, 1, 2), [("2017-02", "in_person", "1")]),
    ("agreements-by-contact", {}, (0, 1, 2, 3, 4, 5, 6), [
        (C_CALL, "2017-02-07", AGREED, "agreement/edscg", EDSCG, MOFA, AGREED),
        (C_CALL, "2017-02-07", MEET, None, None, MOFA, MEET),
    ]),
    ("agreements-by-contact", {"side": "JP"}, (0,), []),
    ("commitments-with-due-date", {}, (1, 2, 3, 4, 5, 6, 7, 8, 9), [
        ("commit", "2017-02-05", "2017-02-05", "Trump pledged in January to send an envoy by 5 February.",
         C_HWANG, C_CALL, "2017-02-07", "false", YONHAP),
        ("agree", "2017-02-07", "2017-02-28", MEET, C_CALL, C_BONN, "2017-02-16", "true", MOFA),
    ]),
    ("commitments-with-due-date", {"speaker": "KR"}, (1, 3, 8), [("agree", "2017-02-28", "true")]),
    ("planned-contacts", {}, (0, 2, 3, 4, 5, 6), [
        (C_PLAN, "2017-02-07", "2017-02-28", C_BONN, "2017-02-16", "2017-02-16"),
    ]),
    ("planned-contacts", {"side": "JP"}, (0,), []),
    # Deterrence stands in both accounts; the request on denuclearisation only in the Korean one.
    ("reported-by-one-side-only", {"side": "KR", "other": "US"}, (0, 2, 3, 4, 5), [
        (C_CALL, "request", "denuclearisation", REQUEST, MOFA),
    ]),
    ("reported-by-one-side-only", {"side": "US", "other": "KR"}, (0,), []),
    ("contacts-reported-by-one-side", {}, (0, 4, 5), [
        (C_HWANG, "country/KR", "country/US"),
        (C_BONN, "country/JP", "country/KR"),
        (C_BONN, "country/US", "country/KR"),
        (C_SUMMIT, "country/KR", "country/US"),
    ]),
    ("contacts-reported-by-one-side", {"silent": "KR"}, (0, 4), [
        (C_BONN, "country/JP"),
        (C_BONN, "country/US"),
    ]),
    # "Unspecified" is no other medium than a phone call.
    ("account-differences", {}, (0, 1, 2, 3, 4, 5), [
        (C_CALL, "date", "account/mofa-txt/1", "2017-02-07", "account/state-txt/1", "2017-02-06"),
        (C_BONN, "participant", "account/bonn-txt/1", "Yun Byung-se", "account/kyodo-txt/1", None),
    ]),
    ("account-differences", {"contact": BONN}, (1, 3), [("participant", "Yun Byung-se")]),
    ("account-differences", {"contact": SUMMIT}, (0,), []),
    ("phrase-use", {"phrase": "ironclad"}, (0, 1, 3, 4), [("2017", "publisher/us-state", "3", "2")]),
    ("phrase-use", {"phrase": "linchpin"}, (0,), []),
    ("sentences-behind-edge", {"official": "yun-byung-se", "other": "tillerson-rex"}, (0, 2, 3, 5, 6), [
        (C_CALL, MOFA, "0", "contact", "Yun and Tillerson talked on 7 February."),
        (C_CALL, MOFA, "40", "agree", AGREED),
        (C_CALL, MOFA, "93", "request", REQUEST),
        (C_CALL, MOFA, "138", "agree", MEET),
        (C_CALL, STATE, "0", "contact", "Tillerson was in touch with Yun on 6 February."),
        (C_CALL, STATE, "47", "commit", PLEDGE),
        (C_PLAN, MOFA, "138", "contact", MEET),
        (C_BONN, "document/bonn-txt", "0", "contact", "Tillerson met Yun and Kishida in Bonn."),
        (C_BONN, "document/kyodo-txt", "0", "contact", "Kishida saw Tillerson in Bonn on Thursday."),
    ]),
    ("sentences-behind-edge", {"official": "hwang-kyo-ahn", "other": "tillerson-rex"}, (0,), []),
    ("multilateral-contacts", {}, (0, 2, 4, 5), [(C_BONN, "2017-02-16", "in_person", "3")]),
    ("multilateral-contacts", {"sides": "4"}, (0,), []),
    ("agreement-in-texts", {"agreement": "edscg"}, (0, 1, 3, 4, 5, 6), [
        ("2017-02-07", MOFA, "60", "the group on deterrence", "agree", AGREED),
    ]),
    ("requests-of-side", {"side": "KR"}, (0, 1, 2, 5, 6), [("2017-02-07", C_CALL, YUN, REQUEST, MOFA)]),
    ("requests-of-side", {"side": "US"}, (0,), []),
    ("date-evidence", {"contact": CALL}, (0, 2, 4, 5), [
        (MOFA, "2017-02-07", "stated", "the text says 7 February"),
        (STATE, "2017-02-06", "dateline", "the dateline gives 6 February"),
    ]),
    ("accounts-by-publisher", {}, (0, 2, 3, 4, 5), [
        ("publisher/us-state", "2", "2", "2017-02-07", "2017-02-16"),
        ("publisher/jp-kyodo", "1", "1", "2017-02-16", "2017-02-16"),
        ("publisher/kr-mofa", "1", "1", "2017-02-07", "2017-02-07"),
        ("publisher/kr-yonhap", "1", "1", "2017-06-29", "2017-06-30"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "columns", "expected"), ANSWERS)
def test_answer(ask: Ask, name: str, values: dict[str, str], columns: tuple[int, ...], expected: list[Row]) -> None:
    assert [tuple(row[column] for column in columns) for row in ask(name, **values)] == expected


def test_officials_with_several_offices_are_told_office_by_office(ask: Ask) -> None:
    blinken = [row[3:] for row in ask("officials-with-several-offices") if row[0] == "official/blinken-antony"]
    assert ("Deputy Secretary of State", "false", "2015-01-09", "2017-01-19") in blinken
    assert ("Secretary of State", "false", "2021-01-26", "2025-01-20") in blinken
    koreans = {row[0] for row in ask("officials-with-several-offices", country="KR")}
    assert "official/han-duck-soo" in koreans  # prime minister and acting president
    assert "official/blinken-antony" not in koreans
    assert "official/moon-jae-in" not in koreans  # one office only


def test_the_network_holds_each_edge_in_both_directions(stored: dict[str, StoredQuery], world: Store) -> None:
    triples = world.query(stored["contact-network"].bind({"to": "2017-02-10"}, BASE))
    assert isinstance(triples, QueryTriples)
    told = {(str(t.subject.value), str(t.object.value)) for t in triples if t.predicate.value.endswith("spokeWith")}
    edges = {(one.removeprefix(BASE), other.removeprefix(BASE)) for one, other in told}
    assert edges == {(HWANG_KYO_AHN, TRUMP), (TRUMP, HWANG_KYO_AHN), (YUN, TILLERSON), (TILLERSON, YUN)}


def test_every_query_has_a_checked_answer(stored: dict[str, StoredQuery]) -> None:
    checked = {name for name, *_ in ANSWERS} | {"officials-with-several-offices", "contact-network"}
    assert set(stored) == checked
