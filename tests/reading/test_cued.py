"""A cued pattern finds what `re` finds, and every pattern of the reader knows how its matches begin."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reader import Reader
from kg.reading import cued

SAMPLE = sorted((Path(__file__).parents[2] / "sample").glob("*.md"))
EXPRESSIONS = (
    r"\b(?:met|meets?)\b(?! the press)",
    r"\b(?:-[Mm]eet|two)",
    r"(?<=to )meet|(?i:phone) calls?",
    r"(?:(?:first|[0-9]{1,2}(?:st|nd|rd|th)) )*(?:meeting|talks?)\b",
    r"[Tt]he (?:two|three)+ sides?|both",
    r"(?:re-?)?affirm(?:ed|s)?|t(?:ook|akes?) part",
    r"a{0,3}b(?=lue)|a+?c",
    r"Île|ſ|İstanbul",
)
WORDS = st.sampled_from(
    "met meet meets meeting meetings to the The two three sides side both first 21st talk talks phone Phone call"
    " reaffirm re-affirmed took takes part press ab aaab blue aac İstanbul Île ſ STRASSE ß , . ( -".split()
)
GAPS = st.sampled_from([" ", " ", "", "\n", "-"])


def every_pattern() -> dict[str, cued.CuedPattern]:
    """The cued patterns of all modules that the reader is made of, by their names."""
    assert Reader.__module__ in sys.modules
    modules = [(name, module) for name, module in sys.modules.items() if name.startswith("kg.")]
    return {
        f"{name}.{constant}": value
        for name, module in modules
        for constant, value in vars(module).items()
        if isinstance(value, cued.CuedPattern)
    }


@pytest.mark.parametrize("source", EXPRESSIONS)
@given(pairs=st.lists(st.tuples(WORDS, GAPS), max_size=12), cut=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_it_finds_what_re_finds(source: str, pairs: list[tuple[str, str]], cut: tuple[int, int]) -> None:
    text = "".join(word + gap for word, gap in pairs)
    start, end = sorted(cut)
    pattern, plain = PATTERNS[source], re.compile(source)
    found = pattern.search(text, start, end)
    expected = plain.search(text, start, end)
    assert (found and found.span()) == (expected and expected.span())
    spans = [match.span() for match in pattern.finditer(text, start, end)]
    assert spans == [match.span() for match in plain.finditer(text, start, end)]
    assert cued.any_found([pattern], text, start, end) == (expected is not None)


PATTERNS = {source: cued.compile(source) for source in EXPRESSIONS}


@pytest.mark.parametrize("path", SAMPLE[::8], ids=lambda path: path.stem)
def test_every_pattern_of_the_reader_finds_what_re_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name, pattern in every_pattern().items():
        spans = [match.span() for match in pattern.finditer(text)]
        assert spans == [match.span() for match in pattern.expression.finditer(text)], name


@pytest.mark.parametrize("source", [r"\w+ met", r"(?:the )?", r"[^.]{0,40}met", r"(?=met)"])
def test_a_pattern_that_may_begin_with_anything_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="may begin with anything"):
        cued.compile(source)


def test_flags_hold() -> None:
    pattern = cued.compile(r"\bmet with\b", re.IGNORECASE)
    assert pattern.search("They MET With him", 0, 17) is not None
