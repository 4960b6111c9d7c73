"""Input that is none: one clear line each, and everything else is built."""

from __future__ import annotations

from pathlib import Path

from kg.build.build import BuildOptions, build
from tests.build.texts import document, write_corpus
from tests.unreadable import make_unreadable

KOREAN = "외교부 장관은 오늘 미국 국무장관과 전화 통화를 가졌다고 밝혔다. 양측은 긴밀히 협력하기로 하였다.\n" * 5
CASES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "latin.txt": ("The Président met the Chancellor in the café.".encode("latin-1"), "UTF-8"),
    "large.txt": (b"The ministers met in Geneva on Monday to talk about trade.\n" * 90_000, "limit of 5 MB"),
    "numbers.txt": (b"12 34 56\n78 90\n", "prose"),
    "front.md": (b"---\ntitle: [unclosed\n---\n\nThe ministers met in Geneva on Monday.\n", "front matter"),
    "navigation.html": (
        b"<html><body><nav><a href='/'>Home</a><a href='/news'>News</a><a href='/login'>Log in</a></nav></body></html>",
        "",
    ),
    "korean.txt": (KOREAN.encode(), "Korean"),
}


def test_each_is_one_line_with_file_and_reason_and_the_others_are_built(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    odd = corpus / "odd"
    odd.mkdir()
    for name, (content, _) in CASES.items():
        (odd / name).write_bytes(content)
    (odd / "loop").symlink_to(odd)
    (odd / "broken").symlink_to(odd / "nothing")
    report = build(BuildOptions(corpora=[corpus], store=tmp_path / "store"))
    reasons = {rejection.where: rejection.reason for rejection in report.rejected}
    assert set(reasons) == {f"odd/{name}" for name in (*CASES, "loop", "broken")}
    for name, (_, word) in CASES.items():
        assert word in reasons[f"odd/{name}"]
        assert "\n" not in reasons[f"odd/{name}"]
    assert "loop" in reasons["odd/loop"]
    assert report.documents == 5
    assert not report.complete
    told = "\n".join(report.lines())
    assert all(f"  {where}: {reason}" in told for where, reason in reasons.items())


def test_an_unreadable_file_is_rejected(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    make_unreadable(corpus / "secret.txt", "The ministers met in Geneva on Monday.")
    report = build(BuildOptions(corpora=[corpus], store=tmp_path / "store"))
    assert [(r.where, "cannot be read" in r.reason) for r in report.rejected] == [("secret.txt", True)]


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    body = "The Foreign Minister spoke with the Secretary of State on Monday. " * 40
    (corpus / "long.md").write_text(document("The White House", "2022-01-21", body))
    small = build(BuildOptions(corpora=[corpus], store=tmp_path / "store", limit_bytes=1000))
    assert [rejection.where for rejection in small.rejected] == ["long.md"]
    assert build(BuildOptions(corpora=[corpus], store=tmp_path / "store", limit_bytes=10_000)).complete


def test_bad_lines_of_a_decision_file_are_rejected_one_by_one(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(
        "decision,subject,object,who,when,why\n"
        "perhaps,mofa/call.md#1,,R. Searcher,2026-01-01,unsure\n"
        "reject,nowhere.md#1,,R. Searcher,2026-01-01,gone\n"
    )
    report = build(BuildOptions(corpora=[corpus], store=tmp_path / "store", decisions=decisions))
    assert [rejection.where for rejection in report.rejected] == ["decisions.csv:2", "decisions.csv:3"]
    assert "'perhaps' is none of" in report.rejected[0].reason
    assert "there is no contact or account nowhere.md#1" in report.rejected[1].reason
    assert report.documents == 5
