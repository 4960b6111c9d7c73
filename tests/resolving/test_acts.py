"""Acts of whole documents: whom "the two sides", "he" and "we" make the speakers, and where acts are none."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache

import pytest

from kg.authority import Authority
from kg.reader import Reader
from kg.reading.topics import Topics, phrase_uses
from kg.reading.vocabulary import LabelMatcher
from kg.records import Act, ActKind, Reading, When
from kg.resolving.agreements import agreement_meant
from loaders.document import Document
from loaders.loading import read_text


@cache
def reader() -> Reader:
    return Reader(Authority.load())


def read(text: str) -> tuple[Document, Reading]:
    document = read_text(io.BytesIO(text.encode()), "doc.txt")
    return document, reader().read(document)


def spoken(text: str) -> list[str]:
    """Each act as "kind: countries: officials"."""
    _, reading = read(text)
    return [
        f"{a.kind.value}: {','.join(a.speakers)}: {', '.join(p.person or '?' for p in a.actors)}" for a in reading.acts
    ]


def only(text: str) -> tuple[Document, Act]:
    document, reading = read(text)
    (act,) = reading.acts
    return document, act


KOREAN = """Press Releases

Foreign Minister Speaks with US Secretary of State by Telephone

1. Foreign Minister Yun Byung-se spoke by telephone with US Secretary of State John Kerry on March 9, 2016.

2. The Minister and the Secretary shared the view that fishing in the strait calls for care.

° Minister Yun asked for the understanding of the US side on the matter of nets; and underscored the need for joint \
patrols of the strait.

° He added that the ROK would send two more cutters by the end of June.

3. The two sides agreed to keep in touch on the matter at all levels.

* unofficial translation
"""

WIRE = """SEOUL, March 9 (Yonhap) -- The chief diplomats of South Korea and the United States agreed Wednesday \
to widen their cooperation on fisheries, the foreign ministry said.

Foreign Minister Yun Byung-se and U.S. Secretary of State John Kerry spoke by phone earlier in the day, according to \
the ministry.

Kerry vowed that Washington will keep its patrols in the strait, the ministry said.

North Korea has vowed to fish where it likes.

(Yonhap)
"""

JAPANESE = """Japan-Republic of Korea Foreign Ministers' Telephone Talk

March 9, 2016

On March 9, commencing at 9:00 a.m. for approximately 15 minutes, Mr. KISHIDA Fumio, Minister for Foreign Affairs of \
Japan, held a telephone talk with Mr. Yun Byung-se, Minister of Foreign Affairs of the Republic of Korea.

1. Minister Kishida stated that Japan stands ready to send divers to the wreck.

2. The two ministers confirmed that they would keep in step on the salvage.

3. Minister Kishida strongly requested that the nets be removed.
"""

READOUT = """Readout of President Obama's Call with Prime Minister Cameron

March 9, 2016

President Barack Obama spoke today with Prime Minister David Cameron of the United Kingdom.

The President underscored the U.S. commitment to the Atlantic cables and welcomed Norway's commitment to their repair.

He urged more patience in the talks on cod.

They agreed to speak again in the coming weeks.
"""


def test_korean_foreign_ministry() -> None:
    assert spoken(KOREAN) == [
        "agree: KR,US: Yun Byung-se, John Kerry",
        "request: KR: Yun Byung-se",
        "commit: KR: Yun Byung-se",
        "agree: KR,US: Yun Byung-se, John Kerry",
    ]


def test_wire_and_the_governments_beside_its_contact() -> None:
    assert spoken(WIRE) == ["agree: KR,US: Yun Byung-se, John Kerry", "commit: US: John Kerry", "commit: KP: "]


def test_japanese_foreign_ministry() -> None:
    assert spoken(JAPANESE) == [
        "commit: JP: Fumio Kishida",
        "agree: JP,KR: Fumio Kishida, Yun Byung-se",
        "request: JP: Fumio Kishida",
    ]


def test_readout_and_the_other_sides_commitment() -> None:
    assert spoken(READOUT) == [
        "commit: US: Barack Obama",
        "request: US: Barack Obama",
        "agree: GB,US: Barack Obama, David Cameron",
    ]


def test_the_day_of_the_call_in_which_they_agreed_is_no_due_date() -> None:
    _, act = only(
        "Date: 2025-01-06\n\nSEOUL, Jan. 6 -- Secretary Antony Blinken met Foreign Minister Cho Tae-yul on Monday. "
        "They had agreed to work closely together in a phone call on Dec. 21."
    )
    assert act.due is None


def test_due_date_contact_and_passages() -> None:
    document, reading = read(KOREAN)
    promise = next(a for a in reading.acts if a.kind is ActKind.COMMIT)
    assert promise.due is not None
    assert promise.due.isoformat() == "2016-06-30"
    assert promise.contact == 0
    assert document.quote(promise.verb.start, promise.verb.end) == "send"
    for act in reading.acts:
        assert act.passage.start <= act.verb.start < act.verb.end <= act.passage.end


@pytest.mark.parametrize(
    ("did", "kind"), [("agreed to deepen their work on canals", "agree"), ("pledged to work on canals", "commit")]
)
def test_officials_of_two_governments_act_together_where_no_meeting_is_told(did: str, kind: str) -> None:
    text = (
        f"Secretary of State Antony Blinken and his German counterpart, Annalena Baerbock, {did}.\n\n"
        "The canals have been a matter of talk among those who live beside them for many years.\n"
    )
    assert spoken(text) == [f"{kind}: DE,US: Antony Blinken, Annalena Baerbock"]
    at_home = text.replace("his German counterpart, Annalena Baerbock", "Secretary of Defense Lloyd Austin")
    assert spoken(at_home) == []


def test_one_side_that_agreed_agreed_with_the_other() -> None:
    text = READOUT.replace("They agreed to speak", "The President thanked him and agreed to speak")
    assert spoken(text)[-1] == "agree: GB,US: Barack Obama, David Cameron"


def test_a_later_background_call_does_not_take_over_the_two_leaders() -> None:
    later = "\nLast week the President had spoken with Prime Minister Shinzo Abe of Japan about the weather.\n"
    assert spoken(READOUT.replace("They agreed", "The two leaders agreed") + later)[2] == (
        "agree: GB,US: Barack Obama, David Cameron"
    )


def test_we_of_a_joint_statement_are_its_governments() -> None:
    text = """Joint Statement of Norway and Chile on the Southern Whales

We reaffirm our attachment to the law of the sea and to the whales of the southern ocean.

Both countries will go on counting the whales every summer, whatever the weather may be.
"""
    assert spoken(text) == ["agree: CL,NO: ", "commit: CL,NO: "]


def test_domestic_texts_have_no_acts() -> None:
    text = """Readout of the White House Roundtable with Mayors on Street Lights

Senior officials met today with a group of mayors at the White House to talk about street lights and their cost.

The mayors agreed to replace old lamps, and the officials committed to a new fund for the purpose.

We will continue to work with the cities until every street is safe at night.
"""
    assert spoken(text) == []


def test_ones_own_official_is_sent_not_asked() -> None:
    text = READOUT.replace(
        "He urged more patience in the talks on cod.",
        "The President said he has asked Secretary Kerry to visit the port.",
    )
    assert not any(act.startswith("request") for act in spoken(text))


def test_the_addressee_is_the_other_side() -> None:
    text = READOUT.replace("He urged more patience", "He urged Prime Minister Cameron to show more patience")
    _, reading = read(text)
    (request,) = (a for a in reading.acts if a.kind is ActKind.REQUEST)
    assert request.addressee == "GB"


def test_topics_and_phrases_stand_with_their_acts() -> None:
    topics = "extended deterrence and the complete denuclearization of North Korea"
    text = READOUT.replace("the Atlantic cables", topics)
    _, reading = read(text)
    promise = reading.acts[0]
    assert {"extended-deterrence", "denuclearisation"} <= set(promise.topics)
    assert ("complete-denuclearization", ("US",)) in [(use.phrase, use.speakers) for use in reading.phrases]


@pytest.mark.parametrize(
    ("day", "agreement"),
    [("2010-05-01", "sma-8"), ("2015-05-01", "sma-9"), ("2019-06-01", "sma-10"), ("2022-01-01", "sma-11")],
)
def test_a_shared_name_is_that_of_the_agreement_in_force(day: str, agreement: str) -> None:
    authority = reader().authority
    written = dt.date.fromisoformat(day)
    keys = authority.agreements_named("SMA")
    assert len(keys) > 1
    assert agreement_meant(authority, keys, When(written, written)) == agreement


def test_an_agreement_of_the_far_future_is_not_meant() -> None:
    authority = reader().authority
    written = dt.date(1990, 1, 1)
    assert agreement_meant(authority, authority.agreements_named("SMA"), When(written, written)) is None


def test_labels_match_whole_words_and_acronyms_only_in_capitals() -> None:
    matcher = LabelMatcher("topics")
    assert [hit.concept for hit in matcher.find("The NCG met.")] == ["extended-deterrence"]
    assert matcher.find("ncg, pancgxy") == []
    assert Topics(matcher, "Sanctions and more sanctions.").within(0, 29) == ("sanctions",)


def test_phrases_are_read_in_prose_alone() -> None:
    body = READOUT.split("\n", 2)[2]
    document, reading = read(f"Ironclad words of a headline\n\n{body}\nThe bond is ironclad.\n")
    assert [document.quote(u.passage.start, u.passage.end) for u in reading.phrases] == ["ironclad"]
    assert phrase_uses(LabelMatcher("phrases"), "ironclad", []) == []


def test_an_unknown_vocabulary_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        LabelMatcher("no-such-scheme")


def test_they_are_those_of_the_last_of_several_calls() -> None:
    reading = read(
        "President Barack Obama made several calls to foreign leaders on Friday. He spoke with Prime Minister Shinzo "
        "Abe of Japan. The President also spoke with President Park Geun-hye of the Republic of Korea. They agreed to "
        "coordinate on sanctions.\n"
    )[1]
    assert [act.speakers for act in reading.acts] == [("KR", "US")]


@pytest.mark.parametrize(
    ("agreed", "due"),
    [
        ("to sign the protocol in April", "2021-04-01/2021-04-30"),
        ("to raise trade on the occasion of the 30th anniversary of their ties next year", "2022-01-01/2022-12-31"),
        ("to cooperate closely in 2022", None),
        ("to continue stepping up cooperation in 2022", None),
        ("on the launch of a joint body in early April", "2021-04-01/2021-04-10"),
        ("on the need to work for the games, set for May in Bled", None),
        ("to extend the truce through 2022", "2022-12-31"),
        ("to work for the success of the games in Bled next month", None),
        ("to continue consultations, including at the assembly next week", None),
        ("to discuss holding a summit next month", None),
        ("to begin work as early as next month", None),
        ("that the visit to Bled next month will be timely", None),
        ("on the importance of the 2022 anniversary of their ties", None),
        ("to pursue closer ties as next year's chairs of two forums", None),
        ("to open up the next thirty years of friendship", None),
        ("to hold talks on the sidelines of a summit to be held in Bled in June", "2021-06-01/2021-06-30"),
        ("in principle to sign the protocol in April", "2021-04-01/2021-04-30"),
        ("on resuming the talks in April", "2021-04-01/2021-04-30"),
        ("to meet at a mutually convenient time next year", "2022-01-01/2022-12-31"),
        ("to coordinate so as to hold a summit next month", "2021-04-01/2021-04-30"),
        ("to complete the review in line with the agreement signed in May", None),
        ("to work together as next year marks the 30th anniversary of their ties", None),
        ("that next year offers a good opportunity to deepen ties", None),
        ("to send aid to the island, where a storm on May 6 left many without homes", None),
        ("to enforce the resolutions in light of the launches in May", None),
        ("to expand cooperation during their summit in Bled on Friday", None),
    ],
)
def test_a_date_beside_what_was_agreed_is_no_date_by_which_it_is_to_be_done(agreed: str, due: str | None) -> None:
    reading = read(
        "---\npublished: 2021-03-17\n---\nForeign Minister Chung Eui-yong and Secretary of State Antony Blinken met on "
        f"Wednesday. The two agreed {agreed}.\n"
    )[1]
    assert [act.due.isoformat() if act.due else None for act in reading.acts] == [due]
