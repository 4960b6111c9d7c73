"""Every check of the authority has an example that fails, and the problem names file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.authority import AuthorityError, load

from .conftest import Problems

PERSON = "key,name,surnames,aliases,country,wikidata,wikidata_status"
OFFICE = "key,label,country,kind,seats,aliases"
TENURE = "key,person_key,office_key,start,end,acting,status,evidence"
COUNTRY = "code,iso3,kind,name,official_name,aliases,adjectives,ambiguous"
PUBLISHER = "key,name,country,timezone,domains,kind"
ADMINISTRATION = "key,label,country,head,start,end,status,evidence"
AGREEMENT = "key,label,kind,date,parties,status,evidence"
EVENT = "key,label,kind,countries,date,status,evidence"


@pytest.mark.parametrize(
    ("filename", "header", "row", "reason"),
    [
        ("persons.csv", PERSON, "Ann Lee,Ann Lee,,,US,,", "key 'Ann Lee' is not well formed"),
        ("persons.csv", PERSON, "lee-ann,,,,US,,", "name is empty"),
        ("persons.csv", PERSON, "lee-ann,Ann Lee,,,,,", "country is empty"),
        ("persons.csv", PERSON, "lee-ann,Ann Lee,,,QQ,,", "country 'QQ' is not in countries.csv"),
        ("persons.csv", PERSON, "lee-ann,Ann Lee,,,US,76,verified", "wikidata is '76' (expected Q and a number)"),
        ("persons.csv", PERSON, "lee-ann,Ann Lee,,,US,Q76,sure", "wikidata_status is 'sure'"),
        ("persons.csv", PERSON, "lee-ann,Ann Lee,,Secretary of State,US,,", "is the title of an office"),
        ("persons.csv", PERSON, ",Ann Lee,,,US,,", "key is empty"),
        ("offices.csv", OFFICE, "us-x,Office X,QQ,envoy,1,", "country 'QQ' is not in countries.csv"),
        ("offices.csv", OFFICE, "us-x,Office X,US,head of state,1,", "kind is 'head of state'"),
        ("offices.csv", OFFICE, "us-x,Office X,US,envoy,two,", "seats is 'two' (expected a whole number)"),
        ("offices.csv", OFFICE, "us-x,,US,envoy,1,", "label is empty"),
        ("tenures.csv", TENURE, ",nobody,us-president,1990-01-01,1990-02-01,false,memory,m", "person_key 'nobody'"),
        ("tenures.csv", TENURE, ",obama-barack,us-x,1990-01-01,1990-02-01,false,memory,m", "office_key 'us-x'"),
        ("tenures.csv", TENURE, ",obama-barack,us-cia-director,1990-13-01,,false,memory,m", "start: '1990-13-01'"),
        (
            "tenures.csv",
            TENURE,
            ",obama-barack,us-cia-director,1990,5 May,false,memory,m",
            "end: '5 May' is not a date",
        ),
        ("tenures.csv", TENURE, ",obama-barack,us-cia-director,1990-05,1990-04,false,memory,m", "before it starts"),
        ("tenures.csv", TENURE, ",obama-barack,us-cia-director,1990,1991,yes,memory,m", "acting is 'yes'"),
        ("tenures.csv", TENURE, ",obama-barack,us-cia-director,1990,1991,false,certain,m", "status is 'certain'"),
        ("tenures.csv", TENURE, ",obama-barack,us-cia-director,1990,1991,false,memory,", "evidence is empty"),
        ("administrations.csv", ADMINISTRATION, "us-x,X,US,nobody,1990,1991,memory,m", "head 'nobody'"),
        ("administrations.csv", ADMINISTRATION, "us-x,X,QQ,obama-barack,1990,1991,memory,m", "country 'QQ'"),
        ("agreements.csv", AGREEMENT, "x-pact,X Pact,treaty,1990,US|QQ,memory,m", "parties 'QQ'"),
        ("agreements.csv", AGREEMENT, "x-pact,X Pact,treaty,soon,US,memory,m", "date: 'soon' is not a date"),
        ("agreements.csv", AGREEMENT, "x-pact,X Pact,Big Treaty,1990,US,memory,m", "kind is 'Big Treaty'"),
        (
            "countries.csv",
            COUNTRY,
            "Ruritania,,state,Ruritania,Kingdom of Ruritania,,,",
            "code 'Ruritania' is not well",
        ),
        ("countries.csv", COUNTRY, "QR,rur,state,Ruritania,Kingdom of Ruritania,,,", "iso3 is 'rur'"),
        ("countries.csv", COUNTRY, "QR,RUR,empire,Ruritania,Kingdom of Ruritania,,,", "kind is 'empire'"),
        (
            "countries.csv",
            COUNTRY,
            "QR,RUR,state,Ruritania,Ruritania,Japan,,",
            "'japan' is also a name of JP: all but one",
        ),
        ("countries.csv", COUNTRY, "QR,RUR,state,Ruritania,Ruritania,,,Zenda", "'Zenda' is none of its names"),
        ("countries.csv", "code,leader", "JP,jp-shogun", "leader 'jp-shogun' is not in offices.csv"),
        ("publishers.csv", PUBLISHER, "x-daily,X Daily,US,Mars/Olympus,x.example,daily", "timezone 'Mars/Olympus'"),
        ("publishers.csv", PUBLISHER, "x-daily,X Daily,US,Asia/Seoul,https://x.example,daily", "not a bare host name"),
        ("publishers.csv", PUBLISHER, "x-daily,X Daily,US,Asia/Seoul,yna.co.kr,daily", "belongs to kr-yonhap"),
        ("publishers.csv", PUBLISHER, "x-daily,X Daily,US,Asia/Seoul,x.example,blog", "kind is 'blog'"),
        ("publishers.csv", PUBLISHER, "x-daily,X Daily,QQ,Asia/Seoul,x.example,daily", "country 'QQ'"),
        ("dated_events.csv", EVENT, "x-test,X test,nuclear-test,QQ,2017-09-03,memory,m", "countries 'QQ'"),
        ("dated_events.csv", EVENT, "x-test,X test,nuclear-test,KP,someday,memory,m", "date: 'someday'"),
    ],
)
def test_a_bad_row_is_named_with_its_line(
    problems: Problems, tmp_path: Path, filename: str, header: str, row: str, reason: str
) -> None:
    found = problems(filename, header, row)
    assert any(problem.startswith(f"{tmp_path / filename}:2: ") and reason in problem for problem in found), found


def test_all_problems_are_listed_at_once_in_the_order_of_lines(problems: Problems, tmp_path: Path) -> None:
    found = problems("persons.csv", PERSON, "a-b,A B,,,QQ,,", "c-d,,,,US,,", "e-f,E F,,,US,x,")
    place = str(tmp_path / "persons.csv")
    assert [problem.split(": ")[0] for problem in found] == [f"{place}:2", f"{place}:3", f"{place}:4"]


def test_the_line_is_that_of_the_row_also_after_a_field_with_line_breaks(problems: Problems, tmp_path: Path) -> None:
    found = problems("persons.csv", "key,name,country,evidence", 'a-b,A B,US,"two', 'lines"', "", "c-d,C D,QQ,none")
    assert found == (f"{tmp_path / 'persons.csv'}:5: country 'QQ' is not in countries.csv",)


def test_a_key_given_twice_in_one_file(problems: Problems) -> None:
    (found,) = problems("persons.csv", PERSON, "a-b,A B,,,US,,", "a-b,A C,,,US,,")
    assert found.endswith("persons.csv:3: key 'a-b' is already given in line 2")


def test_an_unknown_column(problems: Problems) -> None:
    (found,) = problems("persons.csv", "key,name,country,birthday", "a-b,A B,US,1961")
    assert "persons.csv:1: unknown column 'birthday'" in found


def test_a_column_given_twice(problems: Problems) -> None:
    (found,) = problems("persons.csv", "key,name,name,country", "a-b,A B,A B,US")
    assert "persons.csv:1: column 'name' is given twice" in found


def test_a_file_without_its_key_column(problems: Problems) -> None:
    (found,) = problems("persons.csv", "name,country", "A B,US")
    assert "persons.csv:1: column 'key' is missing" in found


def test_an_empty_file(problems: Problems) -> None:
    (found,) = problems("persons.csv", "")
    assert "persons.csv:1: no header" in found


def test_a_row_with_too_many_fields(problems: Problems) -> None:
    (found,) = problems("persons.csv", "key,name,country", "a-b,B, Adam,US")
    assert "persons.csv:2: 4 fields where the header has 3 (a comma needs quotes)" in found


def test_broken_quotes(problems: Problems) -> None:
    (found,) = problems("persons.csv", "key,name,country", 'a-b,"A" B,US')
    assert "persons.csv:2: not valid CSV" in found


def test_bytes_that_are_not_utf8(problems: Problems) -> None:
    (found,) = problems("persons.csv", "key,name,country", "a-b,A B,US", "c-d,José,US".encode("latin-1"))
    assert found.endswith("persons.csv:3: not UTF-8 (byte 0xe9)")


def test_a_csv_file_of_another_name(problems: Problems) -> None:
    (found,) = problems("people.csv", "key,name,country", "a-b,A B,US")
    assert "people.csv: not a file of the authority" in found


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="not a folder"):
        load(tmp_path / "missing")


def test_two_holders_of_an_office_with_one_seat(problems: Problems) -> None:
    row = ",kerry-john,us-president,2012-01-01,2012-03-01,false,memory,m"
    (found,) = problems("tenures.csv", TENURE, row)
    assert "tenures.csv:2: President of the United States has one seat, and from 2012-01-01 on" in found
    assert "obama-barack_us-president_2009-01-20 (until 2017-01-20)" in found


def test_a_successor_of_a_holder_with_no_known_end(problems: Problems) -> None:
    (found,) = problems("tenures.csv", TENURE, ",kerry-john,us-vice-president,2026-02-03,,false,memory,m")
    assert "vance-jd_us-vice-president_2025-01-20 (until no known end)" in found


def test_one_person_twice_in_the_same_office(problems: Problems) -> None:
    row = ",obama-barack,us-president,2010-01-01,2010-03-01,true,memory,m"
    (found,) = problems("tenures.csv", TENURE, row)
    assert "overlaps the same person's tenure obama-barack_us-president_2009-01-20" in found


@pytest.mark.parametrize(
    "row",
    [
        ",kerry-john,us-president,2012-01-01,2012-03-01,true,memory,acting holders may overlap an incumbent",
        ",kerry-john,us-president,1976-01-01,1977-01-20,false,memory,the day of handover is shared",
        ",kerry-john,us-president,2001-01,2001-01,false,memory,no day of it is certain",
        ",kerry-john,us-deputy-press-secretary,2021-06,2022-06,false,memory,an office with any number of seats",
    ],
)
def test_overlaps_that_are_allowed(tmp_path: Path, row: str) -> None:
    (tmp_path / "tenures.csv").write_text(f"{TENURE}\n{row}\n")
    person, office, start = row.split(",")[1:4]
    assert f"{person}_{office}_{start}" in load(tmp_path).tenures


def test_an_office_with_two_seats_holds_two_and_not_three(problems: Problems, tmp_path: Path) -> None:
    (tmp_path / "offices.csv").write_text(f"{OFFICE}\nus-pair,Pair,US,envoy,2,\n")
    rows = [f",{person},us-pair,2001-01-01,2001-12-31,false,memory,m" for person in ("kerry-john", "obama-barack")]
    (tmp_path / "tenures.csv").write_text("\n".join([TENURE, *rows]) + "\n")
    assert len([t for t in load(tmp_path).tenures.values() if t.office == "us-pair"]) == 2
    (found,) = problems("tenures.csv", TENURE, *rows, ",biden-joe,us-pair,2001-06-01,,false,memory,m")
    assert "tenures.csv:4: Pair has 2 seats" in found
