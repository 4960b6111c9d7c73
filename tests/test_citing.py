"""Citations: whatever a title or a sentence holds, each form is well-formed and says what it stands for."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.citing import Cited, Source, bibtex, bibtex_escaped, citations, csl_json, text

IRI = "https://w3id.org/communique/contact/2017-02-07-phone-tillerson-yun"
READOUT = Source(
    iri="https://w3id.org/communique/document/releases.call-md",
    title="Ministers Talk about R&D, 100% of it",
    publisher="Ministry of Foreign Affairs, Republic of Korea",
    issued="2017-02-07",
    url="https://example.org/release?id=7&view=a_b",
)
CALL = Cited(iri=IRI, label="Phone call of A and B, 7 February 2017", kind="contact", sources=(READOUT,))
ANYTHING = st.text(st.characters(), max_size=60)
NASTY = st.one_of(
    ANYTHING, st.sampled_from(['{"a": "\\"}', "}}, @misc{x,", "\\input{/etc/passwd}", "%\n@comment{", "<script>"])
)


def _unescaped(value: str) -> str:
    for name, char in (("textbackslash", "\\"), ("textasciitilde", "~"), ("textasciicircum", "^")):
        value = value.replace(f"\\{name}{{}}", f"\ue010{ord(char)}\ue011")
    value = re.sub(r"\\([{}$&#_%])", r"\1", value)
    return re.sub("\ue010(\\d+)\ue011", lambda match: chr(int(match.group(1))), value)


def test_a_contact_is_cited_with_its_sources() -> None:
    assert text(CALL) == (
        "“Phone call of A and B, 7 February 2017” (contact), communique, "
        + IRI
        + ". Told by Ministry of Foreign Affairs,"
        " Republic of Korea, “Ministers Talk about R&D, 100% of it”, 7 February 2017,"
        " https://example.org/release?id=7&view=a_b."
    )


def test_bibtex_has_an_entry_for_the_fact_and_one_for_each_source() -> None:
    entries = bibtexparser.loads(bibtex(CALL)).entries
    assert [entry["ENTRYTYPE"] for entry in entries] == ["misc", "misc"]
    fact, source = entries
    assert fact["url"] == IRI
    assert source["ID"] in fact["note"]
    assert (source["year"], source["month"], source["day"]) == ("2017", "2", "7")
    assert source["author"] == "{Ministry of Foreign Affairs, Republic of Korea}"
    assert source["url"] == READOUT.url
    assert _unescaped(source["title"]) == READOUT.title


def test_csl_json_has_what_reference_managers_read() -> None:
    fact, source = json.loads(csl_json(CALL))
    assert (fact["type"], fact["URL"], fact["title"]) == ("entry", IRI, CALL.label)
    assert source["issued"] == {"date-parts": [[2017, 2, 7]]}
    assert source["author"] == [{"literal": READOUT.publisher}]
    assert source["archive_location"] == READOUT.iri


def test_a_document_is_cited_as_itself() -> None:
    cited = Cited(iri=READOUT.iri, label=READOUT.title, kind="document", sources=(READOUT,))
    assert text(cited).startswith("Ministry of Foreign Affairs, Republic of Korea, “Ministers Talk")
    assert len(bibtexparser.loads(bibtex(cited)).entries) == len(json.loads(csl_json(cited))) == 1


@given(NASTY)
def test_nothing_in_a_text_is_a_command_or_ends_a_field(value: str) -> None:
    escaped = bibtex_escaped(value)
    bare = re.sub(r"\\[{}$&#_%]", "", escaped)
    bare = re.sub(r"\\text(?:backslash|asciitilde|asciicircum)\{\}", "", bare)
    assert not set(bare) & set("\\{}$&#_%~^\n\r")


@given(NASTY, NASTY, NASTY, NASTY)
def test_every_form_is_well_formed_whatever_the_texts_hold(title: str, publisher: str, url: str, quote: str) -> None:
    source = Source(
        iri="https://example.org/document/a", title=title, publisher=publisher, url=url, issued="2017-02-07"
    )
    cited = Cited(iri="https://example.org/act/a/1", label=title, kind="act", sources=(source,), quote=quote)
    forms = dict(citations(cited))
    assert len(forms["Text"].splitlines()) == 1
    entries = re.findall(r"^@misc\{", forms["BibTeX"], re.MULTILINE)
    assert len(entries) == 2
    depth = 0
    for char in re.sub(r"\\[{}]", "", forms["BibTeX"]):
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    fact, stated = json.loads(forms["CSL-JSON"])
    assert fact["URL"] == "https://example.org/act/a/1"
    assert stated["type"] == "webpage"


@pytest.mark.parametrize("issued", ["", "2017", "2017-13-45", "someday"])
def test_a_day_that_is_none_is_left_out_or_written_as_it_stands(issued: str) -> None:
    source = Source(iri="https://example.org/document/a", title="T", issued=issued)
    cited = Cited(iri="https://example.org/act/a/1", label="L", kind="act", sources=(source,))
    assert json.loads(csl_json(cited))
    assert bibtexparser.loads(bibtex(cited)).entries
    assert text(cited).endswith(".")
