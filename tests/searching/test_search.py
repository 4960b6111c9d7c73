"""Full text: what is found, what users may type, and that the same corpus gives the same index."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build.build import BuildOptions, build
from kg.searching.asking import LONGEST, MOST_TERMS, SearchError, expression
from kg.searching.cutting import sentences_of
from kg.searching.find import IndexMissingError, Results, Search, SearchTimeoutError, find
from kg.searching.index import build_index
from kg.searching.schema import CLOSE, FILE, OPEN
from kg.store import OxigraphStore, StoreFolder
from tests.build.texts import write_corpus


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    write_corpus(folder / "texts")
    odd = f"The minister said {OPEN}nothing{CLOSE} of <script>alert('deterrence')</script> and naïve Gyeongju’s plan.\n"
    (folder / "texts" / "odd.txt").write_text(odd, encoding="utf-8")
    build(BuildOptions(corpora=[folder / "texts"], store=folder / "store"))
    return folder / "store"


@pytest.fixture(scope="module")
def index(store: Path) -> Path:
    return StoreFolder(store).require().folder / FILE


def rows(index: Path) -> list[list[tuple[object, ...]]]:
    """Everything in an index that is ours."""
    connection = sqlite3.connect(f"file:{index}?mode=ro", uri=True)
    try:
        tables = ("about", "document", "sentence", "facet", "fact")
        found = [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables[1:]]
        return [
            connection.execute("SELECT * FROM about").fetchall(),
            *found,
            connection.execute("SELECT rowid, text FROM words").fetchall(),
        ]
    finally:
        connection.close()


def ask(index: Path, query: str, **chosen: str) -> Results:
    return find(index, Search(query=query, chosen={name: (value,) for name, value in chosen.items()}))


def test_a_build_leaves_an_index_that_is_a_function_of_the_graph(store: Path, index: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    with_store = StoreFolder(store).require().open()
    build_index(with_store, again)
    with_store.close()
    assert rows(again) == rows(index)
    write_corpus(tmp_path / "texts")
    (tmp_path / "texts" / "odd.txt").write_bytes((store.parent / "texts" / "odd.txt").read_bytes())
    build(BuildOptions(corpora=[tmp_path / "texts"], store=tmp_path / "store", jobs=2))
    assert rows(StoreFolder(tmp_path / "store").require().folder / FILE) == rows(index)


def test_sentences_are_slices_of_their_documents(store: Path, index: Path) -> None:
    opened = StoreFolder(store).require().open()
    texts = {
        str(document.value): str(text.value)  # type: ignore[union-attr]
        for document, text in opened.select("SELECT ?d ?t WHERE { ?d <https://w3id.org/communique/ontology#text> ?t }")
    }
    opened.close()
    found = ask(index, "the OR to OR and").hits
    assert len(found) > 5
    for hit in found:
        said = "".join(piece for piece, _ in hit.marked)
        if hit.zone != "title":
            assert (
                texts[hit.document][hit.start : hit.end].translate({0: " ", ord(OPEN): "\ufffd", ord(CLOSE): "\ufffd"})
                == said
            )


def test_a_sentence_leads_to_its_facts(index: Path) -> None:
    (hit, *_) = ask(index, '"telephone conversation" Tillerson', kind="contact").hits
    kinds = {fact.kind: fact for fact in hit.facts}
    assert kinds["contact"].leads == "https://w3id.org/communique/contact/2017-02-07-phone-tillerson-yun"
    assert kinds["official"].leads.startswith("https://w3id.org/communique/official/")
    assert any(sought for _, sought in hit.marked)


def test_facets_count_what_choosing_them_finds(index: Path) -> None:
    found = ask(index, "the OR to OR a")
    checked = 0
    for name, counts in found.facets.items():
        for count in counts:
            assert ask(index, "the OR to OR a", **{name: count.value}).total == count.count, (name, count)
            checked += 1
    assert checked > 5
    assert found.total == len(find(index, Search(query="the OR to OR a", limit=10_000)).hits)


def test_pages_follow_each_other_without_gaps(index: Path) -> None:
    everything = find(index, Search(query="the OR to", sort="oldest", limit=1000)).hits
    parts = [
        find(index, Search(query="the OR to", sort="oldest", limit=3, offset=first)).hits for first in range(0, 9, 3)
    ]
    assert [hit for part in parts for hit in part] == list(everything[:9])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("deterrence", True),
        ("DETERRENCE", True),
        ("naive", True),
        ("naïve", True),
        ("gyeongju", True),
        ("determin* OR deterr*", True),
        ("\"alert('deterrence')\"", True),
        ("deterrence -script", False),
        ("deterrence zebra", False),
        ("zebra OR deterrence", True),
        ('"naïve deterrence"', False),
    ],
)
def test_words_find_what_people_mean(index: Path, query: str, found: bool) -> None:
    hits = ask(index, query).hits
    assert any(hit.document.endswith("/odd-txt") for hit in hits) is found


def test_what_stands_around_found_words_cannot_be_forged(index: Path) -> None:
    hits = [hit for hit in ask(index, "deterrence").hits if hit.document.endswith("/odd-txt")]
    assert [piece for piece, sought in hits[0].marked if sought] == ["deterrence"]


@given(st.text(max_size=LONGEST + 20))
def test_nothing_that_can_be_typed_is_syntax(index: Path, query: str) -> None:
    try:
        expression(query)
    except SearchError:
        with pytest.raises(SearchError):
            ask(index, query)
        return
    found = ask(index, query)
    assert found.total >= len(found.hits)


SIGNS = st.lists(
    st.sampled_from(
        [
            "AND",
            "OR",
            "NOT",
            "NEAR(",
            ")",
            "(",
            '"',
            "*",
            "-",
            "+",
            "^",
            ":",
            "{text}",
            "words",
            "text:",
            "the",
            '"a',
            "'",
            ";",
            "--",
            "\x00",
        ]
    ),
    max_size=MOST_TERMS,
)


@given(SIGNS)
def test_signs_of_the_engine_are_words_like_others(index: Path, signs: list[str]) -> None:
    for query in (" ".join(signs), "".join(signs)):
        with suppress(SearchError):
            expression(query)
            assert ask(index, query).total >= 0


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "no word"),
        ("!!! …", "no word"),
        ("-nuclear", "only excludes"),
        ("a" * (LONGEST + 1), f"at most {LONGEST} characters"),
        (" ".join(f"w{n}" for n in range(MOST_TERMS + 1)), f"at most {MOST_TERMS} words"),
    ],
)
def test_what_cannot_be_looked_for_says_why(query: str, reason: str) -> None:
    with pytest.raises(SearchError, match=reason):
        expression(query)


def test_a_search_ends_at_its_deadline(tmp_path: Path) -> None:
    target = tmp_path / "large.sqlite"
    build_index(OxigraphStore.in_memory(), target)
    with sqlite3.connect(target) as connection:
        connection.execute("INSERT INTO document VALUES (1, 'd', 't', '', '', '', '', '', '', 'en')")
        numbers = range(1, 200_001)
        connection.executemany("INSERT INTO sentence VALUES (?, 1, 0, 1, 'body')", ((n,) for n in numbers))
        connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, 'the same words again')", ((n,) for n in numbers)
        )
    connection.close()
    assert find(target, Search(query="same")).total == 200_000
    with pytest.raises(SearchTimeoutError, match="rarer words"):
        find(target, Search(query="same words"), timeout=0.0)


def test_what_is_no_index_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        find(tmp_path / "none.sqlite", Search(query="a"))
    (tmp_path / "text.sqlite").write_text("no database at all, whatever it is called")
    with pytest.raises(IndexMissingError):
        find(tmp_path / "text.sqlite", Search(query="a"))
    sqlite3.connect(tmp_path / "empty.sqlite").close()
    with pytest.raises(IndexMissingError):
        find(tmp_path / "empty.sqlite", Search(query="a"))


@given(st.text(max_size=400), st.sampled_from(["text/plain", "text/markdown", "text/html", "", "x"]))
def test_any_text_is_cut_into_sentences_in_order(text: str, media_type: str) -> None:
    last = 0
    for start, end, _ in sentences_of("a.txt", text, media_type):
        assert last <= start < end <= len(text)
        last = end
