"""Who held which office on which day: known cases, handovers and acting holders."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.authority import Authority

D = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("office", "day", "holders"),
    [
        ("us-president", "2016-01-07", "obama-barack"),
        ("us-president", "2017-01-30", "trump-donald"),
        ("us-president", "2021-01-20", "trump-donald biden-joe"),
        ("us-secretary-of-state", "2017-02-07", "tillerson-rex"),
        ("us-secretary-of-state", "2017-01-30", "shannon-thomas"),
        ("us-deputy-secretary-of-state", "2016-01-20", "blinken-antony"),
        ("us-secretary-of-state", "2024-12-21", "blinken-antony"),
        ("us-secretary-of-defense", "2017-02-03", "mattis-james"),
        ("us-vp-national-security-advisor", "2023-06-13", "gordon-philip"),
        ("us-treasury-secretary", "2023-05-01", "yellen-janet"),
        ("kr-president", "2016-01-07", "park-geun-hye"),
        ("kr-president", "2016-12-08", "park-geun-hye"),
        ("kr-president", "2016-12-09", "park-geun-hye hwang-kyo-ahn"),
        ("kr-president", "2017-01-30", "hwang-kyo-ahn"),
        ("kr-president", "2017-04-01", "hwang-kyo-ahn"),
        ("kr-president", "2017-05-10", "moon-jae-in"),
        ("kr-president", "2024-12-06", "yoon-suk-yeol"),
        ("kr-president", "2024-12-20", "han-duck-soo"),
        ("kr-president", "2024-12-27", "han-duck-soo choi-sang-mok"),
        ("kr-president", "2025-01-20", "choi-sang-mok"),
        ("kr-president", "2025-05-20", "lee-ju-ho"),
        ("kr-president", "2025-06-04", "lee-jae-myung"),
        ("kr-foreign-minister", "2017-02-07", "yun-byung-se"),
        ("kr-foreign-minister", "2017-07-27", "kang-kyung-wha"),
        ("kr-foreign-minister", "2024-12-21", "cho-tae-yul"),
        ("jp-prime-minister", "2021-10-04", "suga-yoshihide kishida-fumio"),
        ("jp-prime-minister", "2023-08-18", "kishida-fumio"),
        ("de-chancellor", "2021-12-08", "merkel-angela scholz-olaf"),
        ("gb-prime-minister", "2022-09-20", "truss-liz"),
        ("gb-king", "2022-09-08", "elizabeth-ii charles-iii"),
        ("in-prime-minister", "2014-05-26", "singh-manmohan modi-narendra"),
        ("ua-president", "2022-02-24", "zelenskyy-volodymyr"),
        ("tr-foreign-minister", "2024-01-01", "fidan-hakan"),
        ("sa-crown-prince", "2022-07-15", "bin-salman-mohammed"),
        ("eu-commission-president", "2019-11-30", "juncker-jean-claude"),
        ("nato-secretary-general", "2024-10-01", "stoltenberg-jens rutte-mark"),
        ("un-secretary-general", "2016-06-01", "ban-ki-moon"),
        ("ir-president", "2024-06-15", "mokhber-mohammad"),
    ],
)
def test_who_held_the_office(authority: Authority, office: str, day: str, holders: str) -> None:
    assert [tenure.person for tenure in authority.effective_holders(office, D(day))] == holders.split()


def test_suspended_incumbents_are_still_holders_of_record(authority: Authority) -> None:
    day = D("2017-01-30")
    assert {t.person for t in authority.holders("kr-president", day, day)} == {"park-geun-hye", "hwang-kyo-ahn"}
    assert [t.person for t in authority.holders("kr-president", day, day, acting=True)] == ["hwang-kyo-ahn"]
    assert [t.person for t in authority.holders("kr-president", day, day, acting=False)] == ["park-geun-hye"]


def test_an_interval_holds_everyone_who_may_have_been_in_office(authority: Authority) -> None:
    found = authority.holders("us-secretary-of-state", D("2017-01-01"), D("2017-02-28"))
    assert [t.person for t in found] == ["kerry-john", "shannon-thomas", "tillerson-rex"]


def test_a_boundary_known_to_the_month_leaves_both_possible(authority: Authority) -> None:
    day = D("2010-02-15")
    found = {t.person for t in authority.holders("kr-first-vice-foreign-minister", day, day)}
    assert found == {"kwon-jong-rak", "shin-kak-soo"}
    assert not any(t.certain_on(day) for t in authority.holders("kr-first-vice-foreign-minister", day, day))


def test_tenure_on_takes_the_appointment_after_the_acting_one(authority: Authority) -> None:
    acting = authority.tenure_on("esper-mark", "us-secretary-of-defense", D("2019-07-01"), D("2019-07-01"))
    later = authority.tenure_on("esper-mark", "us-secretary-of-defense", D("2019-07-01"), D("2019-12-01"))
    assert (acting and acting.acting, later and later.acting) == (True, False)
    assert authority.tenure_on("esper-mark", "us-secretary-of-defense", D("2015-01-01"), D("2015-12-31")) is None


def test_offices_of_one_person_through_time(authority: Authority) -> None:
    held = [t.office for t in authority.tenures_of("blinken-antony")]
    assert held.index("us-deputy-secretary-of-state") < held.index("us-secretary-of-state")
    day = D("2016-01-20")
    assert [t.office for t in authority.offices_held("blinken-antony", day, day)] == ["us-deputy-secretary-of-state"]


def test_tenures_come_in_the_order_of_their_start(authority: Authority) -> None:
    for person in authority.persons:
        starts = [t.start for t in authority.tenures_of(person)]
        assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("country", "day", "administration"),
    [("US", "2016-06-01", "us-obama"), ("KR", "2018-06-01", "kr-moon-jae-in"), ("JP", "2023-01-01", "jp-kishida")],
)
def test_administrations(authority: Authority, country: str, day: str, administration: str) -> None:
    assert authority.administrations_on(country, D(day)) == (administration,)


@pytest.mark.parametrize(
    ("country", "office"),
    [("JP", "jp-prime-minister"), ("KR", "kr-president"), ("DE", "de-chancellor"), ("QA", "qa-amir"), ("QQ", None)],
)
def test_who_is_meant_by_the_leader(authority: Authority, country: str, office: str | None) -> None:
    assert authority.leader_office(country) == office
