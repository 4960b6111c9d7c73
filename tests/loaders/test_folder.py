"""Walking CORPUS folders: order, globs, lists, links, several folders."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import CorpusError, Found, Rejected, walk
from loaders.folder import compile_glob

FILES = ["a.txt", "b/c.md", "b/d/e.html", "b-2/f.txt", "z.md"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for name in [*FILES, ".hidden", ".git/config"]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def docs(*corpora: Path, include: tuple[str, ...] = (), files_from: Path | None = None) -> list[str]:
    return [str(item) if isinstance(item, Rejected) else item.doc for item in walk(corpora, include, files_from)]


def test_every_file_in_order_and_none_that_is_hidden(corpus: Path) -> None:
    assert docs(corpus) == ["a.txt", "b/c.md", "b/d/e.html", "b-2/f.txt", "z.md"]
    assert all(isinstance(item, Found) and item.path == corpus / item.doc for item in walk([corpus]))


def test_order_does_not_depend_on_creation(tmp_path: Path) -> None:
    for root, names in (("one", FILES), ("two", FILES[::-1])):
        for name in names:
            (tmp_path / root / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / root / name).write_text("x")
    assert docs(tmp_path / "one") == docs(tmp_path / "two")


def test_globs_add_up(corpus: Path) -> None:
    assert docs(corpus, include=("*.txt",)) == ["a.txt"]
    assert docs(corpus, include=("**/*.txt",)) == ["a.txt", "b-2/f.txt"]
    assert docs(corpus, include=("*.txt", "b/**")) == ["a.txt", "b/c.md", "b/d/e.html"]
    assert docs(corpus, include=("b*/?.*",)) == ["b/c.md", "b-2/f.txt"]


def test_a_glob_that_matches_nothing_is_told(corpus: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="loaders"):
        assert docs(corpus, include=("*.txt", "*.text")) == ["a.txt"]
    assert [record.getMessage() for record in caplog.records] == ["--include *.text matches no file"]


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("*.md", "a/b.md", False),
        ("**", "a/b.md", True),
        ("**/*.md", "b.md", True),
        ("**/**/*.md", "a/b/c.md", True),
        ("a/**/b.md", "a/b.md", True),
        ("a/**/b.md", "ab.md", False),
        ("a/**", "a/b/c", True),
        ("a**.md", "a/b.md", True),
        ("./a.md", "a.md", True),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("[!a]b.md", "/b.md", False),
        ("[]a].md", "].md", True),
        ("[a-c&&b].md", "&.md", True),
        ("a.md", "aXmd", False),
        ("(a|b)+", "(a|b)+", True),
        ("*", "a\nb", True),
    ],
)
def test_globs(glob: str, path: str, matches: bool) -> None:
    assert bool(compile_glob(glob).fullmatch(path)) is matches


@pytest.mark.parametrize("glob", ["", "/etc/*", "[ab", "[z-a]"])
def test_a_malformed_glob_is_an_error(corpus: Path, glob: str) -> None:
    with pytest.raises(CorpusError, match=r"--include"):
        walk([corpus], [glob])


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="/*?["), min_size=1), min_size=1, max_size=4))
def test_a_path_without_signs_matches_itself_and_its_parents_globs(parts: list[str]) -> None:
    path = "/".join(parts)
    if not path.startswith("./"):
        assert compile_glob(path).fullmatch(path)
    assert compile_glob("**").fullmatch(path)
    assert compile_glob("/".join("*" for _ in parts)).fullmatch(path)
    assert not compile_glob("/".join("*" for _ in range(len(parts) + 1))).fullmatch(path)


def test_a_list_selects_and_names_what_is_missing(corpus: Path, tmp_path: Path) -> None:
    listing = tmp_path / "list.txt"
    listing.write_bytes("\ufeffz.md\r\n\nb/c.md\n./b/c.md\nb/none.md\n../corpus/a.txt\nb\n".encode())
    assert docs(corpus, files_from=listing) == [
        "b/c.md",
        "z.md",
        f"b/none.md: listed in {listing} line 5, but no such file in the CORPUS folder",
        f"../corpus/a.txt: listed in {listing} line 6, but no such file in the CORPUS folder",
        f"b: listed in {listing} line 7, but no such file in the CORPUS folder",
    ]


def test_a_list_and_globs_narrow_each_other(corpus: Path, tmp_path: Path) -> None:
    listing = tmp_path / "list.txt"
    listing.write_text("z.md\na.txt\n")
    assert docs(corpus, include=("*.md",), files_from=listing) == ["z.md"]


def test_an_unreadable_list_is_an_error(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="No such file"):
        walk([corpus], files_from=tmp_path / "none.txt")
    (tmp_path / "bad.txt").write_bytes(b"a\xff")
    with pytest.raises(CorpusError, match="not UTF-8 at byte 1"):
        walk([corpus], files_from=tmp_path / "bad.txt")


def test_documents_of_several_folders_start_with_the_folders_name(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("x")
    listing = tmp_path / "list.txt"
    listing.write_text("other/a.txt\ncorpus/z.md\n")
    assert docs(other, corpus, include=("a.txt",)) == ["other/a.txt", "corpus/a.txt"]
    assert docs(corpus, other, files_from=listing) == ["corpus/z.md", "other/a.txt"]


def test_two_folders_of_one_name_are_an_error(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "x" / "corpus").mkdir(parents=True)
    with pytest.raises(CorpusError, match="two CORPUS folders are both named 'corpus'"):
        walk([corpus, tmp_path / "x" / "corpus"])
    with pytest.raises(CorpusError, match="two CORPUS folders are both named 'corpus'"):
        walk([corpus, corpus / "b" / ".."])


def test_what_is_no_folder_is_an_error(corpus: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        walk([corpus / "none"])
    with pytest.raises(CorpusError, match="communique read"):
        walk([corpus / "a.txt"])


def test_links_are_followed_once(corpus: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "o.txt").write_text("x")
    (outside / "back").symlink_to(corpus)
    (corpus / "b" / "up").symlink_to("..")
    (corpus / "a-link").symlink_to("b")
    (corpus / "out").symlink_to(outside)
    (corpus / "file.txt").symlink_to("a.txt")
    assert docs(corpus) == [
        "a-link: symbolic link to a folder that is read as b/",
        "a.txt",
        "b/c.md",
        "b/d/e.html",
        "b/up: symbolic link loop: leads back to the CORPUS folder",
        "b-2/f.txt",
        "file.txt",
        "out/back: symbolic link loop: leads back to the CORPUS folder",
        "out/o.txt",
        "z.md",
    ]


def test_crossed_links_do_not_multiply(tmp_path: Path) -> None:
    """Every folder links to every other: 12! paths, 12 files."""
    for name in "abcdefghijkl":
        (tmp_path / name).mkdir()
        (tmp_path / name / "text.txt").write_text("x")
        for other in "abcdefghijkl":
            (tmp_path / name / f"to-{other}").symlink_to(tmp_path / other)
    found = [item for item in walk([tmp_path]) if isinstance(item, Found)]
    assert [item.doc for item in found] == [f"{name}/text.txt" for name in "abcdefghijkl"]


def test_a_link_over_the_corpus_is_a_loop(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "in").mkdir(parents=True)
    (tmp_path / "corpus" / "in" / "a.txt").write_text("x")
    (tmp_path / "corpus" / "over").symlink_to(tmp_path)
    assert docs(tmp_path / "corpus") == [
        "in/a.txt",
        "over/corpus: symbolic link loop: leads back to the CORPUS folder",
    ]


def test_a_name_that_is_not_utf8_is_rejected(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    except OSError as refused:
        if refused.errno != errno.EILSEQ:
            raise
        pytest.skip("this file system takes UTF-8 names only")
    assert docs(tmp_path) == ["caf\\udce9.txt: the file's name is not UTF-8"]
