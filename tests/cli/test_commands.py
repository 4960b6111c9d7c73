"""Each command on real files: results on stdout, messages on stderr, errors that say what to do next."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from tests.build.texts import TEXTS
from tests.cli.conftest import Command, communique

CALL = "2017-02-07-phone-tillerson-yun"
BASE = "https://w3id.org/communique/"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/communique/ontology#Document> }"


def test_build_reports_on_stderr_and_in_the_file(home: Path) -> None:
    told = (home / "build.stderr").read_text()
    assert (home / "build.stdout").read_text() == ""
    assert f"read        {len(TEXTS)} documents" in told
    assert "rejected: 1\n  empty.txt: empty file" in told
    report = json.loads((home / "report.json").read_text())
    assert report["rejected"] == [{"where": "empty.txt", "reason": "empty file"}]
    assert report["documents"] == len(TEXTS)
    assert report["contacts_with_several_accounts"] == 1
    assert set(report) >= {"accounts", "acts", "findings", "quarantined", "unlinked_officials", "words", "triples"}


def test_build_exits_0_when_everything_was_built_and_1_when_nothing_could_be(home: Path, tmp_path: Path) -> None:
    good = communique("build", str(home / "texts"), "--include", "mofa/*", "--store", "s", folder=tmp_path)
    assert good.returncode == 0, good.stderr
    failed = communique("build", "nowhere", "--store", "s", folder=tmp_path)
    assert failed.returncode == 1
    assert failed.stderr == "communique: nowhere: no such folder\n"


def test_an_authority_with_errors_stops_the_build_and_names_each(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "persons.csv").write_text("key,name,country\nnobody-here,,US\n")
    failed = communique("build", str(home / "texts"), "--authority", "mine", "--store", "s", folder=tmp_path)
    assert failed.returncode == 1
    assert "persons.csv:2:" in failed.stderr


def test_read_tells_the_facts_of_one_text_at_once(run: Command) -> None:
    done = run("read", "texts/mofa/call.md")
    assert done.returncode == 0
    assert "contact 1  phone, 2017-02-07 (main)" in done.stdout
    assert "Yun Byung-se" in done.stdout
    assert "“Foreign Minister Yun Byung-se had a telephone conversation" in done.stdout


def test_read_takes_stdin_and_what_the_text_does_not_say(run: Command) -> None:
    text = "Foreign Minister Yun Byung-se spoke by phone today with US Secretary of State Rex Tillerson."
    arguments = ("read", "-", "--published", "2017-02-07", "--format", "json", "--publisher")
    done = run(*arguments, "Ministry of Foreign Affairs, Republic of Korea", given=text)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    (contact,) = [record for record in records if record["type"] == "contact"]
    assert (contact["doc"], contact["date"], contact["mode"]) == ("-", "2017-02-07", "phone_call")
    assert all(text[record["start"] : record["end"]] == record["quote"] for record in records)


def test_read_rejects_with_the_reason(run: Command) -> None:
    done = run("read", "texts/empty.txt")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "communique: empty.txt: empty file\n")
    assert run("read", "texts/none.txt").returncode == 1


def test_compare_lays_the_accounts_of_a_contact_side_by_side(run: Command) -> None:
    done = run("compare", CALL)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line[:3] for line in lines[:2]] == ["A  ", "B  "]
    assert "circumstances" in lines
    assert any(line.startswith("  date  [") for line in lines)
    assert "sides" in lines
    assert run("compare", f"https://w3id.org/communique/contact/{CALL}").stdout == done.stdout


def test_compare_says_what_is_not_there(run: Command) -> None:
    done = run("compare", "no-such-contact")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no account in store tells of a contact no-such-contact" in done.stderr


def test_search_finds_sentences_with_their_facts(run: Command) -> None:
    done = run("search", "telephone", "conversation", "--limit", "1")
    assert done.returncode == 0, done.stderr
    assert "telephone conversation" in done.stdout
    assert run("search", "telephone conversation").stdout.count("\n") > 2
    assert "contact: Phone call of" in run("search", '"telephone conversation" Tillerson').stdout
    nothing = run("search", "zebra", "giraffe")
    assert (nothing.returncode, nothing.stdout) == (0, "")


def test_search_says_what_cannot_be_looked_for(run: Command) -> None:
    done = run("search", "--", "-alliance")
    assert (done.returncode, done.stdout) == (1, "")
    assert "only excludes" in done.stderr


def test_query_lists_what_can_be_asked(run: Command) -> None:
    done = run("query")
    assert done.returncode == 0
    assert "who-spoke-with-whom\n" in done.stdout


def test_query_as_table_csv_and_json(run: Command) -> None:
    table = run("query", "who-spoke-with-whom")
    assert table.returncode == 0, table.stderr
    assert "official/tillerson-rex" in table.stdout
    assert "row" in table.stderr
    rows = list(csv.reader(io.StringIO(run("query", "who-spoke-with-whom", "--format", "csv").stdout)))
    results = json.loads(run("query", "who-spoke-with-whom", "--format", "json").stdout)
    assert rows[0] == results["head"]["vars"]
    assert len(rows) - 1 == len(results["results"]["bindings"]) > 0
    assert results["results"]["bindings"][0]["official"]["type"] == "uri"


def test_query_takes_parameters_and_files(run: Command, home: Path) -> None:
    done = run("query", "contacts-of-official", "--param", "official=yun-byung-se", "--format", "csv")
    assert CALL in done.stdout
    (home / "count.rq").write_text(COUNT)
    assert run("query", "count.rq").stdout.splitlines() == ["n", str(len(TEXTS))]
    (home / "ask.rq").write_text("ASK { ?s ?p ?o }")
    assert run("query", "ask.rq").stdout == "true\n"
    (home / "graph.rq").write_text(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ BIND(<{BASE}contact/{CALL}> AS ?s) ?s ?p ?o }}")
    turtle = run("query", "graph.rq")
    assert len(list(parse(turtle.stdout, RdfFormat.TURTLE))) > 5


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (["query", "who-spoke"], 2, "did you mean who-spoke-with-whom"),
        (["query", "contacts-of-official"], 2, "needs official"),
        (["query", "contacts-of-official", "--param", "person=x"], 2, "no parameter 'person'"),
        (["query", "contacts-of-official", "--param", "official"], 2, "write NAME=VALUE"),
        (["query", "who-spoke-with-whom", "--format", "ttl"], 2, "gives rows, not a graph"),
        (["query", "who-spoke-with-whom", "--store", "none"], 1, "make one with `communique build"),
        (["show", "contact", "2017-02-07-phone-yun"], 1, f"similar ones are {CALL}"),
        (["show", "official", "yun-byung"], 1, "yun-byung-se"),
        (["show", "document", "mofa/cal.md"], 1, "there is no document"),
        (["evaluate", "texts/mofa/call.md"], 1, "call.md:1: not JSON"),
        (["validate", "--store", "texts"], 1, "is no store"),
        (["export", "graph", "--graph", "https://example.org/none"], 1, "there is no graph"),
        (["build", "texts", "--base", "example"], 2, "must end in '/'"),
    ],
)
def test_errors_say_what_to_do(run: Command, arguments: list[str], status: int, word: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert word in " ".join(done.stderr.replace("│", " ").split()), done.stderr
    assert done.stdout == ""


def test_a_wrong_query_is_told_in_one_line(run: Command, home: Path) -> None:
    (home / "wrong.rq").write_text("SELECT ?x WHERE { ?x }")
    done = run("query", "wrong.rq")
    assert done.returncode == 1
    assert done.stderr.startswith("communique: ")
    assert done.stderr.count("\n") == 1


def test_show_contact_gives_accounts_sentences_and_evidence(run: Command) -> None:
    done = run("show", "contact", CALL)
    assert done.returncode == 0, done.stderr
    for path in ("mofa/call.md", "wires/call.md"):
        assert f"account in {path}" in done.stdout
    assert "“Foreign Minister Yun Byung-se had a telephone conversation" in done.stdout
    assert "date: " in done.stdout
    assert run("show", "contact", f"{BASE}contact/{CALL}").stdout == done.stdout


def test_show_official_and_document(run: Command) -> None:
    official = run("show", "official", "yun-byung-se").stdout
    assert official.startswith("Yun Byung-se, KR\n")
    assert f"contact/{CALL}" in official
    assert "Minister of Foreign Affairs" in official
    by_path = run("show", "document", "mofa/call.md").stdout
    assert f"contact/{CALL}" in by_path
    assert run("show", "document", "mofa.call-md").stdout == by_path


def test_export_records_are_verbatim_slices(run: Command, home: Path) -> None:
    records = [json.loads(line) for line in run("export", "records").stdout.splitlines()]
    assert {record["doc"] for record in records} <= set(TEXTS)
    for record in records:
        text = (home / "texts" / record["doc"]).read_text()
        assert text[record["start"] : record["end"]] == record["quote"]


def test_export_records_as_one_array(run: Command) -> None:
    lines = run("export", "records", "--format", "jsonl").stdout.splitlines()
    assert json.loads(run("export", "records", "--format", "json").stdout) == [json.loads(line) for line in lines]


@pytest.mark.parametrize("syntax", ["nq", "trig", "jsonld", "nt", "ttl", "rdf"])
def test_export_graph_in_every_syntax(run: Command, tmp_path: Path, syntax: str) -> None:
    contacts = f"{BASE}graph/contacts"
    output = tmp_path / f"graph.{syntax}"
    done = run("export", "graph", "--format", syntax, "--graph", contacts, "--output", str(output))
    assert done.returncode == 0, done.stderr
    triples = {quad.triple for quad in parse(path=str(output))}
    assert len(triples) > 20
    assert any(f"contact/{CALL}" in str(triple.subject) for triple in triples)


def test_export_nquads_holds_named_graphs_and_the_union(run: Command) -> None:
    lines = run("export", "graph").stdout.splitlines()
    assert any(line.endswith(f"<{BASE}graph/document/mofa.call-md> .") for line in lines)
    assert any(f"<{BASE}contact/{CALL}>" in line and "/graph/" not in line for line in lines)


def test_evaluate_prints_the_table_and_each_error_beside_its_sentence(run: Command, home: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in run("export", "records").stdout.splitlines()]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(record) + "\n" for record in records))
    perfect = run("evaluate", str(gold), "--corpus", "texts")
    assert perfect.returncode == 0, perfect.stderr
    lines = perfect.stdout.splitlines()
    assert lines[1].split() == ["facet", "P", "R", "F1", "gold", "pred"]
    assert lines[2].split()[:4] == ["contact", "1.0", "1.0", "1.0"]
    assert run("evaluate", str(gold)).stdout == perfect.stdout
    changed = [dict(r, mode="written") if r["type"] == "contact" else r for r in records]
    gold.write_text("".join(json.dumps(record) + "\n" for record in changed))
    spoiled = run("evaluate", str(gold)).stdout
    assert "gold written, got phone_call" in spoiled
    assert json.loads(run("evaluate", str(gold), "--json").stdout)["facets"]["mode"]["f1"] == 0.0


def test_evaluate_with_the_given_aliases_equals_the_scorer(
    home: Path, run: Command, tmp_path: Path, shared: Path
) -> None:
    """People whom the shipped authority does not know count as one only under the names that the file gives."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "call.txt").write_text(
        "May 4, 2023\n\nNorwegian Foreign Minister Kari Lund spoke by phone with Chilean Foreign Minister Rosa Paredes "
        "on May 4, 2023.\n\nThe two ministers agreed to open talks on fisheries in the south.\n"
    )
    people = [{"person": "Lund Karianne", "office": "", "country": "NO"}]
    people += [{"person": "Rosita Paredes Gil", "office": "", "country": "CL"}]
    quote = "Norwegian Foreign Minister Kari Lund spoke by phone with Chilean Foreign Minister"
    records = [
        {"doc": "call.txt", "type": "contact", "quote": quote, "mode": "phone_call", "status": "held", "scope": "main",
         "date": "2023-05-04", "participants": people},
        *({"doc": "call.txt", "type": "official", "quote": quote, **person} for person in people),
    ]  # fmt: skip
    gold, aliases = tmp_path / "gold.jsonl", tmp_path / "people.csv"
    gold.write_text("".join(json.dumps(record) + "\n" for record in records))
    aliases.write_text("name,aliases\nLund Karianne,Kari Lund\nRosita Paredes Gil,Rosa Paredes|Rosi\n")
    store, predictions = str(tmp_path / "store"), tmp_path / "predictions.jsonl"
    assert run("build", str(texts), "--store", store).returncode == 0
    predictions.write_text(run("export", "records", "--store", store).stdout)
    scorer = [sys.executable, str(shared / "evaluation" / "score.py"), str(gold), str(predictions), str(texts)]
    for with_aliases, found in (((), 0), (("--aliases", str(aliases)), 1)):
        theirs = subprocess.run([*scorer, *with_aliases], capture_output=True, text=True, check=True).stdout
        ours = run("evaluate", str(gold), "--store", store, *with_aliases)
        assert ours.stdout.startswith(theirs.rstrip("\n"))
        assert theirs.splitlines()[2].split()[1] == f"{float(found)}"
    missed = run("evaluate", str(gold), "--store", store).stdout
    assert "Chilean Foreign Minister Rosa Paredes on May 4, 2023." in missed


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("name;aliases\nA;B\n", "people.csv:1: no column"), ("name,aliases\nAnna Berg\n", "people.csv:2: a row needs")],
)
def test_evaluate_refuses_a_file_of_names_that_is_none(
    run: Command, tmp_path: Path, content: str, complaint: str
) -> None:
    (tmp_path / "gold.jsonl").write_text("")
    (tmp_path / "people.csv").write_text(content)
    done = run("evaluate", str(tmp_path / "gold.jsonl"), "--aliases", str(tmp_path / "people.csv"))
    assert done.returncode == 1
    assert complaint in done.stderr


def test_validate_finds_what_somebody_wrote_since(run: Command, home: Path, tmp_path: Path) -> None:
    from pyoxigraph import Literal, NamedNode, Quad

    from kg.store import OxigraphStore, StoreFolder

    fine = run("validate")
    assert (fine.returncode, fine.stdout) == (0, ""), fine.stdout
    shutil.copytree(home / "store", tmp_path / "store")
    graph = NamedNode(f"{BASE}graph/document/mofa.call-md")
    document = NamedNode(f"{BASE}document/mofa.call-md")
    store = OxigraphStore.open(StoreFolder(tmp_path / "store").require().graph)
    store.load([Quad(document, NamedNode(f"{BASE}ontology#sha256"), Literal("not a hash"), graph)])
    store.close()
    broken = run("validate", "--store", str(tmp_path / "store"))
    assert broken.returncode == 1
    assert "document/mofa.call-md" in broken.stdout


def test_a_reader_that_stops_early_is_no_error(home: Path) -> None:
    import subprocess
    import sys

    program = f'"{sys.executable}" -c "from api.cli import main; main()" export graph | head -n 1'
    done = subprocess.run(program, shell=True, cwd=home, capture_output=True, text=True, check=False)
    assert done.stdout.endswith(" .\n")
    assert done.stderr == ""
