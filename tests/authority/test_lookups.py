"""Titles, countries, publishers, agreements and events by the names that texts give them."""

from __future__ import annotations

import time

import pytest

from kg import names
from kg.authority import Authority
from loaders.authority import load


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("South Korea", ("KR",)),
        ("Republic of Korea", ("KR",)),
        ("ROK", ("KR",)),
        ("S. Korea", ("KR",)),
        ("South Korean", ("KR",)),
        ("Korean", ("KR", "KP")),
        ("Korea", ("KR",)),
        ("DPRK", ("KP",)),
        ("Seoul", ("KR",)),
        ("Cheong Wa Dae", ("KR",)),
        ("U.S.", ("US",)),
        ("the United States", ()),
        ("United States", ("US",)),
        ("American", ("US",)),
        ("Washington", ("US",)),
        ("Turkey", ("TR",)),
        ("Turkiye", ("TR",)),
        ("Türkiye", ("TR",)),
        ("Congolese", ("CD", "CG")),
        ("NATO", ("NATO",)),
        ("European Union", ("EU",)),
        ("Taiwan", ("TW",)),
        ("Palestinian", ("PS",)),
        ("Kosovo", ("XK",)),
        ("the Vatican", ("VA",)),
        ("JP", ("JP",)),
        ("JPN", ("JP",)),
        ("it", ()),
        ("Ruritania", ()),
    ],
)
def test_countries_by_their_names(authority: Authority, text: str, codes: tuple[str, ...]) -> None:
    assert set(authority.countries_of(text)) == set(codes)
    assert authority.country_of(text) == (authority.countries_of(text) or (None,))[0]


def test_ambiguous_names_are_marked(authority: Authority) -> None:
    assert authority.country_of("Korean") == "KR"
    assert authority.is_ambiguous_country("Korean")
    assert authority.is_ambiguous_country("Georgia")
    assert authority.is_ambiguous_country("Brussels")
    assert not authority.is_ambiguous_country("South Korean")


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Yonhap", "kr-yonhap"),
        ("Yonhap News Agency", "kr-yonhap"),
        ("https://en.yna.co.kr/view/AEN0", "kr-yonhap"),
        ("http://www01.koreaherald.com/view.php", "kr-korea-herald"),
        ("www.mofa.go.kr", "kr-mofa"),
        ("www.mofa.go.jp", "jp-mofa"),
        ("Ministry of Foreign Affairs, Republic of Korea", "kr-mofa"),
        ("THE WHITE HOUSE", "us-white-house"),
        ("https://www.whitehouse.gov/briefing-room/", "us-white-house"),
        ("https://2017-2021.state.gov/x", "us-state"),
        ("kr-kbs", "kr-kbs"),
        ("https://unknown.example/", None),
        ("Ruritania Gazette", None),
        ("", None),
    ],
)
def test_publishers_by_name_and_address(authority: Authority, text: str, publisher: str | None) -> None:
    assert authority.publisher_of(text) == publisher


def test_a_publisher_knows_its_time_zone(authority: Authority) -> None:
    assert authority.publishers["kr-yonhap"].timezone == "Asia/Seoul"
    assert authority.publishers["us-white-house"].timezone == "America/New_York"


def test_offices_by_title_and_by_kind(authority: Authority) -> None:
    assert authority.office_by_title("Secretary of State") == ("us-secretary-of-state",)
    assert authority.office_by_title("taoiseach", "IE") == ("ie-taoiseach",)
    assert authority.office_by_title("External Affairs Minister", "IN") == ("in-foreign-minister",)
    assert authority.office_by_title("External Affairs Minister", "US") == ()
    assert authority.offices_of("KR", "foreign-minister") == ("kr-foreign-minister",)
    assert authority.offices_of("KR", "national-security-adviser")[0] == "kr-national-security-adviser"
    assert authority.offices_of("KR", "dream-minister") == ()


def test_agreements_and_events(authority: Authority) -> None:
    assert "washington-declaration-2023" in authority.agreements_named("Washington Declaration")
    assert set(authority.agreements_named("SMA")) == {f"sma-{number}" for number in range(8, 13)}
    assert authority.events_named("North Korea's fourth nuclear test") == ("kp-nuclear-test-4",)
    assert authority.agreements_named("Treaty of Zenda") == ()


def test_the_alias_table_leads_back_to_what_it_names(authority: Authority) -> None:
    table = list(authority.alias_table())
    assert len(table) == len(set(table))
    kinds = {alias.kind for alias in table}
    assert kinds == {
        "person", "surname", "office", "country", "adjective", "capital", "metonym", "group", "agreement", "event",
        "publisher",
    }  # fmt: skip
    for surface, kind, key in table:
        assert surface.strip() == surface != ""
        if kind == "person":
            assert key in authority.persons_named(surface), surface
        elif kind == "surname":
            assert key in authority.persons_with_surname(surface), surface
        elif kind == "office":
            assert key in authority.office_by_title(surface), surface
        elif kind in {"country", "adjective", "capital", "metonym"}:
            assert key in authority.countries_of(surface), surface
        elif kind == "publisher":
            assert authority.publisher_of(surface) is not None, surface


def test_korean_names_are_looked_for_in_every_spelling(authority: Authority) -> None:
    surfaces = {alias.surface for alias in authority.alias_table() if alias.key == "yun-byung-se"}
    assert {"Yun Byung-se", "Yun Byung se", "Yun Byungse", "Byung-se Yun", "윤병세", "Yun"} <= surfaces


def test_unknown_keys_give_empty_answers(authority: Authority) -> None:
    assert authority.tenures_of("nobody") == ()
    assert authority.persons_with_surname("") == ()
    assert authority.office_by_title("") == ()


def test_loading_and_indexing_take_less_than_a_second_of_cpu() -> None:
    start = time.process_time()
    Authority(load())
    assert time.process_time() - start < 1.5


def test_folding_keeps_other_scripts() -> None:
    assert names.key("윤병세") == "윤병세"
    assert names.phrase("岸田 文雄") == "岸田 文雄"


def test_titles_are_the_same_in_both_spellings(authority: Authority) -> None:
    assert authority.office_by_title("National Security Adviser", "US") == ("us-national-security-advisor",)
    assert authority.office_by_title("National Security Advisor", "US") == ("us-national-security-advisor",)
    assert "gb-defense-minister" in authority.office_by_title("the Secretary of State for Defense")
    both = "Under Secretary for Arms Control and International Security"
    assert authority.office_by_title(both) == ("us-under-secretary-arms-control",)
