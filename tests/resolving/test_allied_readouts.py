"""Readouts and trip notes of foreign and defence ministries and of alliances, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.records import ActKind, Scope
from tests.reading.prepared import contacts_in, named, read

MET = "In Tokyo today, Secretary of State Antony Blinken met with Foreign Minister Yoshimasa Hayashi of Japan."


@pytest.mark.parametrize("said", ["Anna A. Berg", "Anna I. Berg"])
def test_a_letter_inside_a_name_is_no_word_of_the_sentence(said: str) -> None:
    (mention,) = named(f"Deputy Secretary of State {said} spoke in Rome.")
    assert mention.name == said


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("South Korean and Japanese officials met in Geneva on May 3.", "? JP, ? KR"),
        ("Senior U.S., Japanese and South Korean defense officers met in Geneva on May 3.", "? JP, ? KR, ? US"),
        ("U.S. and Chinese trade negotiators met in Geneva on May 3.", "trade negotiators CN, trade negotiators US"),
    ],
)
def test_nameless_officials_of_several_countries_meet(sentence: str, sides: str) -> None:
    assert contacts_in([sentence], day="2022-05-04") == [f"held in_person 2022-05-03: {sides}"]


def test_the_rank_of_an_envoy_gives_no_counterpart() -> None:
    text = (
        "Ambassador Glyn Davies, Special Representative for North Korea Policy, will travel to Asia on May 3."
        " Ambassador Davies will meet with his Japanese counterpart."
    )
    assert [p.person for c in read([text], day="2012-05-02").contacts for p in c.participants] == ["Glyn Davies", None]


def test_a_dash_ties_the_name_to_the_counterpart() -> None:
    text = (
        "On May 3, Secretary of State John Kerry received his Korean counterpart – Foreign Minister Yun Byung-se – in"
        " Boston."
    )
    assert contacts_in([text], day="2014-05-04") == ["held in_person 2014-05-03: John Kerry US, Yun Byung-se KR"]


def test_a_line_in_the_present_tense_is_a_caption() -> None:
    text = [
        "NATO Secretary General Jens Stoltenberg met with Prime Minister Mark Rutte on Thursday (3 May 2018).",
        "Secretary General Jens Stoltenberg shakes hands with the head of the Dutch government, Mark Rutte",
        "He thanked the Prime Minister for the contributions of his country.",
    ]
    assert contacts_in(text) == ["held in_person 2018-05-03: Jens Stoltenberg NATO, Mark Rutte NL"]


@pytest.mark.parametrize(
    ("opening", "publisher"),
    [
        ("The following is attributable to Spokesperson Ned Price:", "us-state"),
        ("The US Department of State released the following statement:", "us-state"),
        ("Pentagon Press Secretary Jane Doe provided the following readout:", "us-defense"),
        ("Joint Staff Spokesperson Col. Jane Doe provided the following readout:", "us-joint-staff"),
        ("A reader provided the following account:", None),
    ],
)
def test_who_gives_out_a_text_is_read_in_its_opening(opening: str, publisher: str | None) -> None:
    assert read([opening, MET], day="2022-05-03").publisher == publisher


def test_what_a_government_says_of_its_pages_is_no_prose() -> None:
    text = [
        "Here's how you know that a page is that of an office of the United States, and nobody else's.",
        "Secure .gov websites use encryption, so that nobody reads on the way what you send to an office.",
        "May 3, 2022",
        MET,
    ]
    assert contacts_in(text) == ["held in_person 2022-05-03: Antony Blinken US, Yoshimasa Hayashi JP"]


def test_a_short_sentence_of_the_parties_may_use_a_word_of_menus() -> None:
    reading = read([MET, "They agreed to stay in close touch."], day="2022-05-03")
    assert [act.kind for act in reading.acts] == [ActKind.AGREE]


def test_who_will_lead_a_delegation_promises_nothing() -> None:
    text = "The Republic of Korea delegation will be headed by Vice Minister Kim. It will be joined by experts."
    assert read([MET, text], day="2022-05-03").acts == ()


def test_what_they_look_forward_to_is_a_meeting_to_come() -> None:
    text = "The two noted they looked forward to meeting at the ministerial in June."
    assert "planned in_person 2022-06-01/2022-06-30: Antony Blinken US, Yoshimasa Hayashi JP" in contacts_in(
        [MET, text], day="2022-05-03"
    )


def test_the_day_of_a_dinner_is_that_of_the_talk_at_it() -> None:
    text = "At yesterday's opening dinner, Secretary Blinken spoke with Indian Foreign Minister S. Jaishankar."
    assert "held in_person 2022-05-02: Antony Blinken US, Subrahmanyam Jaishankar IN" in contacts_in(
        [MET, text], day="2022-05-03"
    )


def test_every_stop_of_a_journey_is_news() -> None:
    text = [
        "Secretary General Jens Stoltenberg visited Norway and met with Prime Minister Erna Solberg on Thursday"
        " (3 May 2018).",
        "They discussed burden-sharing. They discussed the High North. They discussed the summit in July.",
        "Meeting with Foreign Minister Ine Eriksen Søreide on Friday (4 May 2018), the Secretary General thanked Norway"
        " for its contributions.",
    ]
    assert [contact.scope for contact in read(text).contacts] == [Scope.MAIN, Scope.MAIN]


def test_whom_a_colleague_abroad_speaks_with_is_one_of_the_publishers_own() -> None:
    text = [
        "SEOUL, May 3 (Yonhap) -- Derek Chollet, State Department Counselor, posted that he had a meeting with"
        " Hong Gil-dong, deputy minister for political affairs, in Seoul.",
    ]
    assert contacts_in(text, day="2022-05-03", publisher="Yonhap", title="U.S. diplomat holds talks in Seoul") == [
        "held in_person 2022-05-03: Derek Chollet US, Hong Gil-dong KR"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Secretary Blinken and I had a productive meeting this morning.",
        "It is my great pleasure to welcome Secretary Blinken here today to Seoul.",
        "I met with Secretary Blinken this morning.",
    ],
)
def test_who_speaks_beside_a_guest_has_met_him(said: str) -> None:
    text = ["May 3, 2022", f"FOREIGN MINISTER PARK JIN: (Via interpreter) Good evening, everybody. {said}"]
    text += ["We agreed to strengthen our alliance. SECRETARY BLINKEN: Thank you very much, Minister."]
    reading = read(text, publisher="State Department", day="2022-05-13")
    assert ["Antony Blinken", "Park Jin"] in [sorted(p.person or "?" for p in c.participants) for c in reading.contacts]
    assert [set(act.speakers) for act in reading.acts] == [{"KR", "US"}]


def test_a_quotation_says_i_of_whom_it_is() -> None:
    text = 'Secretary General Jens Stoltenberg was in Oslo. "I met with Prime Minister Erna Solberg today," he said.'
    assert contacts_in([text], day="2018-05-03") == [
        "held in_person 2018-05-03: Erna Solberg NO, Jens Stoltenberg NATO"
    ]


def test_those_who_are_named_among_nameless_officials_are_met() -> None:
    text = "While in Beijing on May 3, Secretary Blinken met with Chinese officials, including State Councilor Wang Yi."
    assert "held in_person 2022-05-03: Antony Blinken US, Wang Yi CN" in contacts_in([text], day="2022-05-04")


def test_a_trilateral_meeting_is_one_whatever_stands_beside_it() -> None:
    text = (
        "On May 3, Special Representative Sung Kim will have a trilateral meeting with Japanese Director-General"
        " Takehiro Funakoshi and South Korean Special Representative Noh Kyu-duk on top of bilateral talks with both."
    )
    assert "planned in_person 2022-05-03: Noh Kyu-duk KR, Sung Kim US, Takehiro Funakoshi JP" in contacts_in(
        [text], day="2022-05-01"
    )


def test_the_headline_of_remarks_tells_the_meeting() -> None:
    text = ["SECRETARY KERRY: Good morning. We have a great deal to talk about.", "MINISTER YUN: Thank you, John."]
    title = "Remarks by Foreign Minister Yun Byung-se of Korea and Foreign Minister Fumio Kishida of Japan"
    title += " Before Their Meeting"
    assert contacts_in(text, title=title, day="2014-09-26") == [
        "held in_person 2014-09-26: Fumio Kishida JP, John Kerry US, Yun Byung-se KR"
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Remarks With the Norwegian Foreign Minister",
            "Good afternoon. I was glad to come. We had a good discussion today on the ports of the north.",
        ),
        (
            "Remarks at a Press Conference in Oslo",
            "Good afternoon. I want to thank Foreign Minister Anniken Huitfeldt for hosting us here in Oslo.",
        ),
    ],
)
def test_who_signs_remarks_beside_a_host_has_met_the_host(title: str, said: str) -> None:
    text = f"{title}\n\nAntony J. Blinken\nSecretary of State\nOslo, Norway\nMay 14, 2022\n\n{said}"
    assert contacts_in(text.split("\n\n"), day="2022-05-14") == [
        "held in_person 2022-05-14: Anniken Huitfeldt NO, Antony Blinken US"
    ]


@pytest.mark.parametrize(
    "journey",
    [
        "Special Representative Sung Kim will travel to Seoul next week. He will travel to Seoul from May 16-18.",
        "During his visit to Seoul on May 16-18, Special Representative Sung Kim will give a lecture.",
    ],
)
def test_a_journey_gives_its_meetings_their_days(journey: str) -> None:
    text = f"{journey} While in Seoul, he will meet with Foreign Minister Park Jin."
    (contact,) = read([text], day="2022-05-10").contacts
    assert contact.when.isoformat() == "2022-05-16/2022-05-18"


def test_a_meeting_with_all_takes_the_place_of_those_announced_with_each() -> None:
    text = (
        "Special Representative Sung Kim will visit Tokyo next week to meet with his Japanese and South Korean"
        " counterparts. He will join a trilateral meeting with Japanese Director-General Takehiro Funakoshi and South"
        " Korean Special Representative Noh Kyu-duk."
    )
    (contact,) = read([text], day="2021-09-10").contacts
    assert len(contact.participants) == 3


def test_who_agree_to_speak_again_will_call() -> None:
    assert "planned phone_call None: Antony Blinken US, Yoshimasa Hayashi JP" in contacts_in(
        [MET, "The two agreed to speak again soon."], day="2022-05-03"
    )


def test_what_somebody_has_already_done_is_not_of_the_journey_to_come() -> None:
    text = (
        "Secretary of State Rex Tillerson will travel to Asia on March 15. He will meet with Foreign Minister Fumio"
        " Kishida. Secretary Tillerson has already met with Foreign Minister Wang Yi in Washington."
    )
    assert "held in_person 2017-02-01/2017-03-08: Rex Tillerson US, Wang Yi CN" in contacts_in([text], day="2017-03-08")


def test_its_minister_is_that_of_the_country_just_named() -> None:
    text = "On May 3, Secretary Blinken met with China's Premier Li Keqiang as well as its foreign minister in Bali."
    (contact,) = read([text], day="2022-05-04").contacts
    assert sorted(p.country or "" for p in contact.participants) == ["CN", "CN", "US"]


def test_views_that_are_shared_on_something_are_no_agreement() -> None:
    assert read([MET, "They shared views on the situation in the Middle East."], day="2022-05-03").acts == ()


def test_who_speaks_behind_a_list_is_not_in_it() -> None:
    text = (
        "Building on the May 1 meeting with President Yoon Suk Yeol and Prime Minister Fumio Kishida, Secretary Blinken"
        " and the Foreign Ministers discussed trade."
    )
    names = {p.person for c in read([MET, text], day="2022-06-03").contacts[1:] for p in c.participants}
    assert "Antony Blinken" not in names


def test_a_day_told_with_the_contact_outweighs_the_month_of_a_venue() -> None:
    text = (
        "On Thursday (6 May 2021), Secretary General Jens Stoltenberg met with Prime Minister Mateusz Morawiecki to"
        " prepare the decisions to be taken at the Summit in June."
    )
    assert contacts_in([text]) == ["held in_person 2021-05-06: Jens Stoltenberg NATO, Mateusz Morawiecki PL"]


def test_a_list_goes_on_behind_a_comma_and_an_article() -> None:
    text = (
        "On May 3, Secretary Blinken met with the Minister of Defence, Nikos Panagiotopoulos, and the Minister of"
        " Foreign Affairs, Nikos Dendias."
    )
    people = {p.person for c in read([MET, text], day="2022-05-04").contacts for p in c.participants}
    assert {"Nikos Panagiotopoulos", "Nikos Dendias"} <= people


def test_who_stands_beside_somebody_else_is_no_subject() -> None:
    text = (
        "Following a meeting last month alongside Secretary Clinton, Defense Secretary Leon Panetta met with Japanese"
        " Defense Minister Satoshi Morimoto on June 2."
    )
    assert contacts_in([text], day="2012-06-03") == ["held in_person 2012-06-02: Leon Panetta US, Satoshi Morimoto JP"]


def test_heads_of_one_delegation_have_no_meeting_of_their_own() -> None:
    text = [
        "The two governments of Japan and the United States held a policy dialogue on May 3 in Tokyo.",
        "Under Secretary of State Bonnie Jenkins and Acting Assistant Secretary Jane Doe headed the U.S. delegation.",
    ]
    assert len(read(text, day="2022-05-04").contacts) == 1


def test_the_former_holder_of_an_office_is_not_the_present_one() -> None:
    text = (
        "Secretary General Jens Stoltenberg will visit Seoul on May 16. There the former Norwegian prime minister will"
        " meet with Foreign Minister Park Jin."
    )
    assert {p.person for c in read([text], day="2022-05-10").contacts for p in c.participants} == {
        "Jens Stoltenberg", "Park Jin",
    }  # fmt: skip
