"""Offsets count characters of the file decoded as UTF-8: nothing is stripped, translated or normalised."""

from __future__ import annotations

import hashlib
import io
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loaders import Document, Rejected, read_text
from loaders.detect import decode

PROSE = "The two ministers agreed to meet again before the end of the month."

# Texts with the characters that decoding and reading lines like to change.
_AWKWARD = st.sampled_from(
    ["\r\n", "\r", "\n", "\u2028", "\x85", "\ufeff", "é", "e\u0301", "한", "😀", "\t", "\xa0", "’", "  "]
)
_TEXTS = st.lists(
    st.one_of(_AWKWARD, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8))
)


@given(_TEXTS, _TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_text_is_the_file_decoded(before: list[str], after: list[str], doc: str) -> None:
    source = "".join(before) + "\n\n" + PROSE + "\n\n" + "".join(after)
    assume(not source.lstrip("\ufeff \t\r\n\xa0\u2028\x85").startswith("<"))
    document = read_text(io.BytesIO(source.encode()), doc)
    assert document.text == source
    assert document.source_sha256 == hashlib.sha256(source.encode()).hexdigest() == document.sha256
    start = document.text.index(PROSE)
    assert document.quote(start, start + len(PROSE)) == PROSE
    assert document.body == (1 if source.startswith("\ufeff") else 0, len(source))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_one_line(data: bytes) -> None:
    outcome: Document | Rejected
    try:
        outcome = read_text(io.BytesIO(data), "x.txt")
    except Rejected as rejected:
        outcome = rejected
    if isinstance(outcome, Rejected):
        assert re.fullmatch(r"x\.txt: .+", str(outcome))
    else:
        assert outcome.source_sha256 == hashlib.sha256(data).hexdigest()


@given(_TEXTS, st.binary(min_size=1, max_size=4).filter(lambda b: b"\0" not in b))
def test_the_first_undecodable_byte_is_named(texts: list[str], junk: bytes) -> None:
    good = ("x" * 100 + "".join(texts)).encode()
    data = good + junk + b" end"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        expected = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}, line {line}"
        with pytest.raises(Rejected) as caught:
            decode(data, "x")
        assert caught.value.reason == expected
    else:
        assert decode(data, "x") == data.decode()


@given(_TEXTS)
def test_front_matter_ends_where_the_body_begins(texts: list[str]) -> None:
    body = "".join(texts) + "\n\n" + PROSE
    matter = "---\r\ntitle: A call\r\npublished: 2017-02-07\r\n---\r\n"
    document = read_text(io.BytesIO((matter + body).encode()), "a.txt")
    assert document.text == matter + body
    assert document.text[slice(*document.body)] == body
    assert document.title == "A call"
