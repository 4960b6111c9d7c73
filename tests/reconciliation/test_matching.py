from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reconciliation.index import Index
from kg.reconciliation.matching import Query, reconcile
from kg.reconciliation.spelling import name_words, word_likeness
from kg.reconciliation.written import take_apart

OFFICIAL = frozenset({"Official"})


def best(index: Index, text: str, **constraints: object) -> tuple[str, bool] | None:
    found = reconcile(index, Query(text, OFFICIAL, **constraints))  # type: ignore[arg-type]
    return (found[0].entity.id.removeprefix("official/"), found[0].match) if found else None


@pytest.mark.parametrize(
    "written",
    [
        "Yun Byung-se",
        "Byung-se Yun",
        "YUN Byung Se",
        "Yun Byungse",
        "Yun, Byung-se",
        "Yoon Byeong-se",
        "Yun Byung-se (South Korea)",
        "Yun Byung-se, Foreign Minister",
        "Yun Byung-se, South Korea",
        "Foreign Minister Yun Byung-se",
        "Minister of Foreign Affairs Yun Byung-se",
        "South Korean Foreign Minister Yun",
        "ROK Foreign Minister Yun",
        "Foreign Minister Yun",
        "윤병세",
        "윤병세 외교부 장관",
        "윤병세 외교장관",
    ],
)
def test_one_person_in_many_spellings(index: Index, written: str) -> None:
    assert best(index, written) == ("yun-byung-se", True)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Secretary of State John F. Kerry", "kerry-john"),
        ("Tillerson, Rex W.", "tillerson-rex"),
        ("Recep Erdogan", "erdogan-recep-tayyip"),
        ("Benyamin Netanyahu", "netanyahu-benjamin"),
        ("Crown Prince Mohamed bin Salman", "bin-salman-mohammed"),
        ("Сергей Лавров", "lavrov-sergey"),
        ("王毅", "wang-yi"),
        ("MBS", "bin-salman-mohammed"),
        ("Foreign Minister Israel Katz", "katz-israel"),
        ("President Joseph R. Biden, Jr.", "biden-joe"),
        ("President Xi", "xi-jinping"),
        ("이재명 대통령", "lee-jae-myung"),
        ("Sec. Tillerson", "tillerson-rex"),
        ("SecDef Mattis", "mattis-james"),
        ("Dep. Sec. Stephen Biegun", "biegun-stephen"),
        ("VP Pence", "pence-mike"),
        ("Min. Kono", "kono-taro"),
    ],
)
def test_names_with_titles_initials_other_scripts_and_slips(index: Index, written: str, official: str) -> None:
    assert best(index, written) == (official, True)


def test_a_surname_of_many_is_not_decided(index: Index) -> None:
    found = best(index, "Kim")
    assert found is not None
    assert found[1] is False


def test_country_and_day_decide_a_surname(index: Index) -> None:
    day = dt.date(2009, 4, 1)
    assert best(index, "Prime Minister Brown", countries=("country/GB",), days=(day, day)) == ("brown-gordon", True)


def test_the_office_on_a_day_decides_between_namesakes(index: Index) -> None:
    """Two Lees of one country and one office, years apart."""
    for year, official in ((2009, "lee-myung-bak"), (2025, "lee-jae-myung")):
        day = dt.date(year, 8, 1)
        found = best(index, "Lee", countries=("country/KR",), offices=("President",), days=(day, day))
        assert found == (official, True)


def test_another_country_is_no_match(index: Index) -> None:
    found = best(index, "Yun", countries=("country/BR",))
    assert found is None or not found[1]


def test_somebody_unknown_has_no_match(index: Index) -> None:
    """A stranger in the place of somebody in the record: same country, office and day, another name."""
    day = dt.date(2017, 2, 7)
    found = best(index, "Foreign Minister Zebulon Quarterstaff", countries=("country/KR",), days=(day, day))
    assert found is None or not found[1]


def test_a_title_alone_finds_the_office(index: Index) -> None:
    found = reconcile(index, Query("Foreign Minister of South Korea"))
    assert found[0].entity.id == "office/kr-foreign-minister"


@pytest.mark.parametrize(
    ("written", "country"), [("Korea, South", "KR"), ("Republic of Korea", "KR"), ("DPRK", "KP"), ("Türkiye", "TR")]
)
def test_countries_in_their_many_forms(index: Index, written: str, country: str) -> None:
    found = reconcile(index, Query(written, frozenset({"Country"})))
    assert (found[0].entity.id, found[0].match) == (f"country/{country}", True)


def test_ids_iris_and_wikidata_items_find_their_thing(index: Index) -> None:
    for text in (
        "official/yun-byung-se",
        "https://w3id.org/communique/official/yun-byung-se",
        "Q8325594",
        "http://www.wikidata.org/entity/Q8325594",
    ):
        assert best(index, text) == ("yun-byung-se", True)


def test_constraints_without_a_name_list_who_fits(index: Index) -> None:
    day = dt.date(2017, 2, 7)
    query = Query(types=OFFICIAL, countries=("country/KR",), offices=("office/kr-foreign-minister",), days=(day, day))
    assert [c.entity.id for c in reconcile(index, query)] == ["official/yun-byung-se"]


def test_a_required_property_excludes_and_an_excluded_one_too(index: Index) -> None:
    plain = Query("Yun Byung-se", OFFICIAL, countries=("country/JP",))
    assert reconcile(index, plain)[0].entity.id == "official/yun-byung-se"
    for changed in (
        Query("Yun Byung-se", OFFICIAL, countries=("country/JP",), required=frozenset({"country"})),
        Query("Yun Byung-se", OFFICIAL, countries=("country/KR",), excluded=frozenset({"country"})),
    ):
        assert "official/yun-byung-se" not in [c.entity.id for c in reconcile(index, changed)]


def test_sound_does_not_make_kerry_kelly() -> None:
    assert word_likeness("kerry", "kelly") < word_likeness("kerry", "kerrey")


def test_surnames_that_look_like_numerals_stay() -> None:
    assert name_words("Xi Jinping") == ("xi", "jinping")


@given(st.text(max_size=80))
def test_any_string_is_taken_apart_and_reconciled(index: Index, text: str) -> None:
    take_apart(text)
    for candidate in reconcile(index, Query(text, limit=3)):
        assert 0 <= candidate.score <= 100
