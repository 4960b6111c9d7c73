"""Keys and IRIs are readable, stable, distinct and legal, whatever the path or the name."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.rdf import Iris, dockey, slug

PATHS = st.lists(st.text(min_size=1, max_size=40).filter(lambda s: "/" not in s), min_size=1, max_size=4).map("/".join)
PLAIN = st.text(string.ascii_lowercase + string.digits + "-_.", min_size=1, max_size=12)


@given(PATHS)
def test_a_document_key_is_a_legal_segment(doc: str) -> None:
    key = dockey(doc)
    assert re.fullmatch(r"[a-z0-9_][a-z0-9._-]*", key)
    assert len(key) <= 180
    assert Iris().document(doc).value.endswith(f"/document/{key}")


@given(PATHS, PATHS)
def test_two_documents_have_two_keys(one: str, other: str) -> None:
    assume(one != other)
    assert dockey(one) != dockey(other)


@given(st.lists(PLAIN, min_size=1, max_size=3).map("/".join), st.lists(PLAIN, min_size=1, max_size=3).map("/".join))
def test_two_paths_that_look_alike_have_two_keys(one: str, other: str) -> None:
    assume(one != other)
    assert dockey(one) != dockey(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a-md.txt", "a.md.txt"),
        ("a.md", "a-md"),
        ("a.txt", "a.md"),
        ("A.txt", "a.txt"),
        ("a/b.txt", "a.b.txt"),
        ("a b.txt", "a-b.txt"),
        ("x" * 300 + ".txt", "x" * 301 + ".txt"),
        ("발표.txt", "성명.txt"),
        ("a--b.txt", "a-b.txt"),
    ],
)
def test_near_misses_are_told_apart(one: str, other: str) -> None:
    assert dockey(one) != dockey(other)


def test_an_ordinary_path_is_its_own_key() -> None:
    assert dockey("releases/2017-02-07-call.txt") == "releases.2017-02-07-call-txt"
    assert dockey("call.md") == "call-md"


@pytest.mark.parametrize("suffix", [".ttl", ".jsonld", ".nt", ".html", ".rdf"])
def test_a_key_ends_in_no_suffix_of_a_format(suffix: str) -> None:
    assert not dockey(f"a{suffix}").endswith(suffix)
    assert not dockey(f"ttl{suffix}/html").endswith(suffix)


@given(st.text(max_size=60))
def test_a_slug_is_words_of_ascii(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))


@given(st.text(max_size=60))
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text(string.ascii_letters + " -'", max_size=40))
def test_case_and_spaces_do_not_matter(text: str) -> None:
    assert slug(text.upper()) == slug(f"  {text.lower()}  ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Łukasz Ørsted", "lukasz-orsted"),
        ("O’Brien", "obrien"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("윤병세", ""),
    ],
)
def test_letters_keep_their_base(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("base", ["https://example.org", "https://example.org/#", "no iri/"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match=r"base|IRI|iri|scheme"):
        Iris(base)


@given(st.text(min_size=1, max_size=30))
def test_any_key_gives_one_segment(key: str) -> None:
    iri = Iris("https://example.org/kg/").official(key).value
    assert iri.startswith("https://example.org/kg/official/")
    assert "/" not in iri.removeprefix("https://example.org/kg/official/")


def test_numbers_count_from_one() -> None:
    iris = Iris()
    assert iris.account("a.txt", 0).value.endswith("/account/a-txt/1")
    assert iris.participation("a.txt", "act", 0, 1).value.endswith("/participation/a-txt/act/1/2")
    assert iris.evidence("a.txt", "document", None, 0).value.endswith("/evidence/a-txt/document/1")
