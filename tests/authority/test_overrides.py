"""A historian's folder overrides, adds to and removes from the shipped files, one CSV line at a time."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from kg.authority import Authority
from loaders.authority import load

from .conftest import Problems

TENURE = "tenures.csv"
KEY = "hale-david_us-under-secretary-political_2018-08-30"


def test_a_known_key_overrides_only_the_columns_given(tmp_path: Path) -> None:
    (tmp_path / TENURE).write_text(f"key,end,status\n{KEY},2021-03-15,verified\n")
    before, after = load().tenures[KEY], load(tmp_path).tenures[KEY]
    assert (before.end and before.end.text, before.status) == ("2021-03", "memory")
    assert (after.end and after.end.text, after.status) == ("2021-03-15", "verified")
    assert (after.start, after.person, after.evidence) == (before.start, before.person, before.evidence)


def test_an_empty_cell_empties_the_value(tmp_path: Path) -> None:
    key = "palladino-robert_us-state-deputy-spokesperson_2018-08-09"
    (tmp_path / TENURE).write_text(f"key,end\n{key},\n")
    assert load().tenures[key].end is not None
    assert load(tmp_path).tenures[key].end is None


def test_a_corrected_start_keeps_the_key(tmp_path: Path) -> None:
    (tmp_path / TENURE).write_text(f"key,start\n{KEY},2018-08-29\n")
    assert load(tmp_path).tenures[KEY].start.text == "2018-08-29"


def test_a_new_person_office_and_tenure_add_up(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("key,name,country\nrassendyll-rudolf,Rudolf Rassendyll,GB\n")
    (tmp_path / "offices.csv").write_text("key,label,country,kind\ngb-envoy-ruritania,Envoy to Ruritania,GB,envoy\n")
    (tmp_path / TENURE).write_text(
        "person_key,office_key,start,end,acting,status,evidence\n"
        "rassendyll-rudolf,gb-envoy-ruritania,1894-04,1894-07/1894-09,true,memory,the novel\n"
    )
    authority = Authority.load(tmp_path)
    assert authority.persons_named("RASSENDYLL Rudolf") == ("rassendyll-rudolf",)
    (tenure,) = authority.tenures_of("rassendyll-rudolf")
    assert tenure.key == "rassendyll-rudolf_gb-envoy-ruritania_1894-04"
    assert (tenure.start_earliest, tenure.start_latest) == (dt.date(1894, 4, 1), dt.date(1894, 4, 30))
    assert (tenure.end_earliest, tenure.end_latest) == (dt.date(1894, 7, 1), dt.date(1894, 9, 30))
    day = dt.date(1894, 5, 2)
    assert [t.person for t in authority.effective_holders("gb-envoy-ruritania", day)] == ["rassendyll-rudolf"]


def test_delete_removes_a_row(tmp_path: Path) -> None:
    (tmp_path / TENURE).write_text(f"key,delete\n{KEY},true\n")
    assert KEY not in load(tmp_path).tenures


def test_delete_of_a_person_who_is_still_referred_to_is_a_problem(problems: Problems, tmp_path: Path) -> None:
    found = problems("persons.csv", "key,delete", "kupferman-nobody,true", "hale-david,true")
    assert f"{tmp_path / 'persons.csv'}:2: key 'kupferman-nobody' is not known, so it cannot be deleted" in found
    assert any(p.startswith(TENURE) and "person_key 'hale-david' is not in persons.csv" in p for p in found)


def test_a_problem_of_an_overridden_value_is_laid_at_the_line_that_gave_it(problems: Problems, tmp_path: Path) -> None:
    (found,) = problems(TENURE, "key,person_key", f"{KEY},nobody")
    assert found.startswith(f"{tmp_path / TENURE}:2: person_key 'nobody'")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_bytes("\ufeffkey,name,country\r\na-b,Adam Béla,HU\r\n".encode())
    assert load(tmp_path).persons["a-b"].name == "Adam Béla"


def test_the_digest_follows_the_content_and_not_the_layout(tmp_path: Path) -> None:
    shipped = load().digest
    assert load().digest == shipped
    (tmp_path / TENURE).write_text(f"start,key\n2018-08-30,{KEY}\n")
    assert load(tmp_path).digest == shipped
    (tmp_path / TENURE).write_text(f"start,key\n2018-08-29,{KEY}\n")
    assert load(tmp_path).digest != shipped


def test_a_whole_file_can_be_copied_and_one_line_edited(tmp_path: Path) -> None:
    from importlib.resources import files

    text = files("ontology").joinpath("authority", "offices.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    rows[0]["label"] = "President"
    with (tmp_path / "offices.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    before, after = load(), load(tmp_path)
    assert after.offices[rows[0]["key"]].label == "President"
    assert list(after.offices) == list(before.offices)


def test_the_example_of_the_manual_works(repository: Path, tmp_path: Path) -> None:
    block = (repository / "docs" / "authority.md").read_text(encoding="utf-8").split("```")[1]
    for line in block.strip().splitlines():
        name, _, content = line.partition(" ")
        if name:
            path = tmp_path / name
        with path.open("a", encoding="utf-8") as handle:
            handle.write(content.strip() + "\n")
    data = load(tmp_path)
    end = data.tenures["yun-byung-se_kr-foreign-minister_2013-03-11"].end
    assert end is not None
    assert (end.text, data.persons["rassendyll-rudolf"].country) == ("2017-06-17", "GB")
    assert "us-politico" in load().publishers
    assert "us-politico" not in data.publishers
