"""`communique link`, `authority refresh` and `export quickstatements`, as users run them, against a local endpoint."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from kg.authority import Authority
from kg.linking.http import PoliteClient
from kg.linking.records import Subject, Tenure
from kg.linking.scoring import candidate
from kg.linking.sources import source_of
from tests.linking.conftest import PERSONS, communique
from tests.linking.servers import WikidataApi
from tests.linking.test_sources import API


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    """A copy of the home that a test may change."""
    shutil.copytree(home, tmp_path / "home")
    return tmp_path / "home"


def proposals(folder: Path) -> dict[str, dict[str, Any]]:
    found = json.loads((folder / "links" / "proposals.json").read_text(encoding="utf-8"))
    return {entry["subject"]: entry for entry in found}


def propose(folder: Path, source: str, *only: str) -> dict[str, dict[str, Any]]:
    wanted = [part for id in only for part in ("--only", id)]
    done = communique("link", "propose", "--source", source, *wanted, folder=folder)
    assert done.returncode == 0, done.stderr
    return proposals(folder)


def links_of(folder: Path, id: str) -> list[str]:
    query = f"SELECT ?o WHERE {{ <https://w3id.org/communique/{id}> skos:exactMatch ?o }}"
    (folder / "q.rq").write_text(f"PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n{query}", encoding="utf-8")
    done = communique("query", "q.rq", "--format", "csv", folder=folder)
    return [line.rpartition("/")[2] for line in done.stdout.split()[1:]]


def test_the_holder_of_the_office_comes_before_the_namesake(folder: Path, endpoint: str) -> None:
    found = propose(folder, endpoint, "official/bishop-julie")["official/bishop-julie"]
    first, second = found["candidates"]
    assert (first["item"], second["item"]) == ("Q434858", "Q99000001")
    assert first["score"] > second["score"]
    assert "is of AU" in {reason["text"] for reason in first["reasons"]}
    assert "is of NZ, not of AU" in {reason["text"] for reason in second["reasons"]}


def test_an_office_is_known_by_its_holders_and_an_official_by_the_office(folder: Path, endpoint: str) -> None:
    found = propose(folder, endpoint, "office/au-foreign-minister", "place/canberra")
    (office,) = found["office/au-foreign-minister"]["candidates"]
    assert office["item"] == "Q2660943"
    assert any("was held by" in reason["text"] for reason in office["reasons"])
    assert found["place/canberra"]["candidates"][0]["item"] == "Q99000020"
    # Once the office is linked, days in office speak for its holder.
    given = "1\n\n1\n\n"
    done = communique("link", "review", "--who", "A. Historian", folder=folder, given=given)
    assert done.returncode == 0, done.stderr
    build = ("build", "texts", "--authority", "authority", "--links", "links", "--jobs", "1")
    built = communique(*build, folder=folder)
    assert built.returncode == 0, built.stderr
    assert "links       2 applied" in built.stderr
    again = propose(folder, endpoint, "official/bishop-julie")["official/bishop-julie"]
    texts = [reason["text"] for reason in again["candidates"][0]["reasons"]]
    assert any("2013-09-18–2018-08-26" in text for text in texts)
    assert again["candidates"][0]["score"] >= 90


def test_nothing_is_asserted_before_a_person_decides(folder: Path, endpoint: str) -> None:
    propose(folder, endpoint, "official/bishop-julie")
    build = ("build", "texts", "--authority", "authority", "--links", "links", "--jobs", "1")
    assert communique(*build, folder=folder).returncode == 0
    assert links_of(folder, "official/bishop-julie") == []
    shown = communique("link", "review", "--who", "A. Historian", folder=folder, given="x\n1\nseen\n")
    assert "'x' is none of these" in shown.stderr
    assert "held the office" in shown.stdout or "has the same name" in shown.stdout
    judged = folder / "links" / "judgements.csv"
    before = judged.read_bytes()
    assert communique(*build, folder=folder).returncode == 0
    assert links_of(folder, "official/bishop-julie") == ["Q434858"]
    assert judged.read_bytes() == before
    # What is settled is not proposed again, and a refusal takes a link away.
    assert propose(folder, endpoint, "official/bishop-julie") == {}
    with judged.open("a", encoding="utf-8") as file:
        file.write("different,official/bishop-julie,Q434858,B. Reader,2026-03-01,\n")
    assert communique(*build, folder=folder).returncode == 0
    assert links_of(folder, "official/bishop-julie") == []


def test_the_api_proposes_as_well(folder: Path) -> None:
    with WikidataApi(API).serve() as url:
        found = propose(folder, url, "official/bishop-julie")
    assert found["official/bishop-julie"]["candidates"][0]["item"] == "Q434858"


def test_offline_uses_what_is_kept_and_says_what_is_not(folder: Path, endpoint: str) -> None:
    first = propose(folder, endpoint, "official/bishop-julie")
    only = ("--only", "official/bishop-julie")
    done = communique("link", "propose", "--source", endpoint, "--offline", *only, folder=folder)
    assert done.returncode == 0
    assert "0 requests" in done.stderr
    assert proposals(folder) == first
    other = ("--offline", "--only", "official/beazley-kim")
    done = communique("link", "propose", "--source", endpoint, *other, folder=folder)
    assert done.returncode == 1
    assert "offline, and this answer is not kept" in done.stderr


def test_an_item_that_contradicts_the_record_is_reported(home: Path, endpoint: str, tmp_path: Path) -> None:
    links = ("--links", str(tmp_path))
    only = ("--only", "official/smith-stephen", "--only", "official/payne-marise")
    done = communique("link", "check", "--source", endpoint, *links, *only, folder=home)
    assert done.returncode == 4
    (line,) = done.stdout.splitlines()
    assert line.startswith("official/smith-stephen\tQ99000002\tdied in 1961")
    fine = communique("link", "check", "--source", endpoint, *links, *only[2:], folder=home)
    assert (fine.returncode, fine.stdout) == (0, "")


def test_days_in_an_office_that_exclude_the_tenure_are_a_contradiction(endpoint: str) -> None:
    tenure = Tenure("office/x", "Foreign Minister", "Q2660943", dt.date(2007, 12, 3), dt.date(2010, 9, 13))
    subject = Subject("official/smith-stephen", "Stephen Smith", ("Stephen Smith",), country="AU", tenures=(tenure,))
    with PoliteClient(pause=0) as client:
        items = source_of(client, endpoint).items(["Q99000002", "Q1376420"])
    wrong, right = (candidate(subject, items[id]) for id in ("Q99000002", "Q1376420"))
    assert wrong
    assert right
    told = "Foreign Minister: the record has 2007-12-03–2010-09-13, Wikidata 1951–1955"
    assert (wrong.contradictions[0], right.contradictions) == (told, ())
    assert (right.score, wrong.score) == (90, 0)


@pytest.fixture(scope="module")
def linked(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home, built with judgements some of which are none or find nothing."""
    folder = tmp_path_factory.mktemp("linked") / "home"
    shutil.copytree(home, folder)
    (folder / "links.csv").write_text(
        "decision,subject,item,who,when,why\n"
        "same,official/nobody,Q1,A,2026-01-01,\n"
        "perhaps,official/bishop-julie,Q434858,A,2026-01-01,\n"
        "same,official/bishop-julie,Q434858,A,2026-01-01,\n"
        "same,official/payne-marise,Q434858,A,2026-01-02,\n",
        encoding="utf-8",
    )
    build = ("build", "texts", "--authority", "authority", "--links", "links.csv", "--jobs", "1")
    done = communique(*build, folder=folder)
    assert done.returncode == 3
    (folder / "told").write_text(done.stderr, encoding="utf-8")
    return folder


def test_judgements_that_find_nothing_are_reported_and_the_others_applied(linked: Path) -> None:
    told = (linked / "told").read_text(encoding="utf-8")
    assert "links.csv:2: link not applied: there is no official/nobody in the graph" in told
    assert "links.csv:3: decision is 'perhaps'" in told
    assert "links.csv:5: link not applied: Q434858 is official/bishop-julie already" in told
    assert links_of(linked, "official/bishop-julie") == ["Q434858"]
    assert links_of(linked, "official/payne-marise") == ["Q16191011"]


def test_quickstatements_of_a_contact_whose_parties_have_items(home: Path, linked: Path) -> None:
    assert communique("export", "quickstatements", folder=home).stdout == ""
    done = communique("export", "quickstatements", "--instance-of", "phone-call=Q99000030", folder=linked)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    source = ["S854", '"https://news.example/2017/bishop-tillerson"']
    assert lines[0] == ["CREATE"]
    assert [line[1] for line in lines[1:]] == ["Len", "Den", "P31", "P710", "P710", "P585"]
    assert ["LAST", "P710", "Q434858", *source] in lines
    assert ["LAST", "P585", "+2017-05-03T00:00:00Z/11", *source] in lines
    wrong = communique("export", "quickstatements", "--instance-of", "phone-call", folder=linked)
    assert wrong.returncode == 2


def test_another_office_is_set_up_from_its_holders(folder: Path, endpoint: str) -> None:
    """Months, years, acting holders and successors come as they are stated, and the checks of the authority pass."""
    refresh = ("authority", "refresh", "Q99000003", "--authority", "alliance", "--source", endpoint)
    shown = communique(*refresh, folder=folder)
    assert shown.returncode == 0, shown.stderr
    assert not (folder / "alliance").exists()
    assert "+++ alliance/tenures.csv" in shown.stdout
    assert "Cora Wick (Q99000006): left out" in shown.stderr
    assert "P1366 is Q99000077, who has no such statement" in shown.stderr
    assert communique(*refresh, "--write", folder=folder).returncode == 0
    with (folder / "alliance" / "tenures.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["person_key"]: row for row in csv.DictReader(file)}
    assert (rows["lantern-ada"]["start"], rows["lantern-ada"]["end"]) == ("1990-03", "1994-06-07")
    assert "beginning of the successor" in rows["lantern-ada"]["evidence"]
    assert (rows["beacon-bruno"]["start"], rows["beacon-bruno"]["end"]) == ("1994-06-07", "1998")
    assert rows["glimmer-dan"]["acting"] == "true"
    with (folder / "alliance" / "persons.csv").open(encoding="utf-8", newline="") as file:
        assert {row["native_name"] for row in csv.DictReader(file)} == {"", "등대"}
    with (folder / "alliance" / "offices.csv").open(encoding="utf-8", newline="") as file:
        (office,) = csv.DictReader(file)
    assert (office["key"], office["kind"]) == ("au-envoy-for-lighthouses", "envoy")
    # A second time there is nothing to do; a correction of one's own is kept, and told.
    again = communique(*refresh, folder=folder)
    assert (again.returncode, again.stdout) == (0, "")
    text = (folder / "alliance" / "tenures.csv").read_text(encoding="utf-8")
    (folder / "alliance" / "tenures.csv").write_text(text.replace("1999-05-06", "1999-05-09"), encoding="utf-8")
    corrected = communique(*refresh, folder=folder)
    assert corrected.stdout == ""
    assert "left as it is" in corrected.stderr
    authority = Authority.load(folder / "alliance")
    acting = authority.effective_holders("au-envoy-for-lighthouses", dt.date(1999, 3, 1))
    assert [tenure.person for tenure in acting] == ["glimmer-dan"]


def test_the_example_of_the_readme_works(home: Path, endpoint: str, repository: Path, tmp_path: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^communique (authority refresh .*)$", readme, re.MULTILINE)
    assert len(lines) == 2
    for line in lines:
        done = communique(*line.replace("http://127.0.0.1:7878/query", endpoint).split(), folder=tmp_path)
        assert "10 tenures, 8 persons and 1 offices to add or change" in done.stderr
    assert (tmp_path / "korea-australia" / "tenures.csv").read_text(encoding="utf-8").count("\n") == 11


def test_rows_that_the_authority_objects_to_are_told(folder: Path, endpoint: str) -> None:
    """Two holders of one seat, as Wikidata has them."""
    done = communique(
        "authority", "refresh", "Q6865979", "--authority", "alliance", "--source", endpoint, folder=folder
    )
    assert done.returncode == 3
    assert "mend: alliance/tenures.csv:" in done.stderr
    assert "has one seat" in done.stderr


def test_the_record_is_compared_and_an_office_without_an_item_gets_one(folder: Path, endpoint: str) -> None:
    (folder / "alliance").mkdir()
    (folder / "alliance" / "persons.csv").write_text(PERSONS.replace("Q99000002,verified", "Q1376420,verified"))
    done = communique(
        "authority", "refresh", "Q2660943", "--authority", "alliance", "--source", endpoint, folder=folder
    )
    assert done.returncode == 0, done.stderr
    assert "6 tenures stay as they are" in done.stderr
    assert "Julie Bishop (Q434858) is taken for bishop-julie" in done.stderr
    changed = [line for line in done.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert any(line.startswith("+au-foreign-minister,") and ",Q2660943,verified," in line for line in changed)


def test_refresh_says_what_it_cannot_do(folder: Path, endpoint: str) -> None:
    wrong = communique("authority", "refresh", "president", "--authority", "a", "--source", endpoint, folder=folder)
    assert (wrong.returncode, "'president' is no item of Wikidata" in wrong.stderr) == (1, True)
    missing = communique("authority", "refresh", "Q99999999", "--authority", "a", "--source", endpoint, folder=folder)
    assert (missing.returncode, "there is no such item" in missing.stderr) == (1, True)
    placeless = communique("authority", "refresh", "Q408", "--authority", "a", "--source", endpoint, folder=folder)
    assert (placeless.returncode, "give --country CODE" in placeless.stderr) == (1, True)
