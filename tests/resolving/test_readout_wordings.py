"""Wordings of readouts that name their sides in compounds, lists and chains, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.records import ActKind, Scope
from tests.reading.prepared import contacts_in, named, read

CALL = "On May 4, commencing at 3:15 p.m. for approximately 25 minutes, "
KISHIDA = "Mr. KISHIDA Fumio, Prime Minister of Japan"
BIDEN = "the Honorable Joe Biden, U.S. President"


def test_a_style_is_no_pronoun_that_ends_a_list() -> None:
    text = (
        "On May 4, Mr. HAYASHI Yoshimasa, Foreign Minister of Japan, met with the Honorable"
        " Antony Blinken, U.S. Secretary of State, and Her Excellency Ms. Mélanie Joly, Minister of"
        " Foreign Affairs of Canada."
    )
    assert contacts_in([text], day="2023-05-04") == [
        "held in_person 2023-05-04: Antony Blinken US, Mélanie Joly CA, Yoshimasa Hayashi JP"
    ]


def test_a_short_name_in_brackets_belongs_to_the_country() -> None:
    text = (
        f"{CALL}{KISHIDA}, held a telephone talk with {BIDEN}. He recalled the Japan-Republic of Korea (ROK) Summit"
        " Meeting with President Yoon Suk Yeol on March 16."
    )
    assert contacts_in([text], day="2023-05-04") == [
        "held phone_call 2023-05-04: Fumio Kishida JP, Joe Biden US",
        "held in_person 2023-03-16: Fumio Kishida JP, Yoon Suk-yeol KR",
    ]


def test_what_somebody_came_to_attend_is_not_what_was_held() -> None:
    text = (
        "On May 4, Mr. HAYASHI Yoshimasa, Minister for Foreign Affairs, who is visiting Oslo to attend Arctic Foreign"
        " Ministers' Meetings, held a Japan-ROK Foreign Ministers' meeting with Dr. Park Jin, Minister of Foreign"
        " Affairs of the ROK."
    )
    (contact,) = read([text], day="2023-05-04").contacts
    assert (contact.status, contact.scope) == ("held", Scope.MAIN)


def test_leaders_who_agree_to_talk_again_are_those_of_the_talk() -> None:
    text = [
        f"{CALL}{KISHIDA}, held a telephone talk with {BIDEN}.",
        "They discussed the U.S.-ROK Summit of April 26.",
        "The leaders agreed to hold a telephone talk before the next G7 Summit.",
    ]
    assert "planned phone_call None: Fumio Kishida JP, Joe Biden US" in contacts_in(text, day="2023-05-04")


def test_meetings_in_a_list_share_its_day_and_keep_their_parties() -> None:
    text = (
        f"{CALL}{KISHIDA}, held a telephone talk with {BIDEN}. Prime Minister Kishida explained that at the Japan-ROK"
        " Summit Meeting, and at the Japan-India Summit Meeting with H.E. Mr. Narendra Modi, Prime Minister of India,"
        " on March 20, he took up trade."
    )
    assert contacts_in([text], day="2023-05-04")[1:] == [
        "held in_person 2023-03-20: Fumio Kishida JP, Yoon Suk-yeol KR",
        "held in_person 2023-03-20: Fumio Kishida JP, Narendra Modi IN",
    ]


def test_an_upcoming_summit_is_not_dated_by_what_is_past() -> None:
    text = (
        f"{CALL}{KISHIDA}, held a telephone talk with {BIDEN}. After the release of the crew, who had been held on the"
        " previous day, the two leaders aligned their policies toward the upcoming U.S.-ROK Summit Meeting."
    )
    assert contacts_in([text], day="2023-05-04")[1:] == ["planned in_person None: Joe Biden US, Yoon Suk-yeol KR"]


@pytest.mark.parametrize(
    "lead",
    [
        "During a call with Foreign Minister Sergey Lavrov of Russia this morning, Secretary Blinken raised the case.",
        "Meeting with Foreign Minister Sergey Lavrov of Russia on Thursday (4 May 2023), Secretary Blinken raised it.",
    ],
)
def test_who_speaks_behind_the_comma_was_there(lead: str) -> None:
    reading = read([lead], day="2023-05-04", publisher="U.S. Department of State")
    (contact,) = reading.contacts
    assert {p.person for p in contact.participants} == {"Antony Blinken", "Sergey Lavrov"}
    assert contact.when.isoformat() == "2023-05-04"


def test_the_previous_meeting_has_the_same_parties() -> None:
    text = (
        "Foreign Minister Yoshimasa Hayashi of Japan met Foreign Minister Park Jin of South Korea in Tokyo on May 4,"
        " 2023. The previous meeting was held in Munich, Germany, on February 18, 2023."
    )
    assert contacts_in([text], day="2023-05-04")[1:] == ["held in_person 2023-02-18: Park Jin KR, Yoshimasa Hayashi JP"]


def test_titles_in_front_of_names_in_a_row() -> None:
    text = (
        "The Minister for Foreign Affairs of Australia, Penny Wong, the Foreign Minister of Japan, Yoshimasa Hayashi,"
        " and the Secretary of State of the United States, Antony Blinken, met in Perth on May 4, 2023."
    )
    (line,) = contacts_in([text], day="2023-05-04")
    assert line.endswith(": Antony Blinken US, Penny Wong AU, Yoshimasa Hayashi JP")


def test_an_adviser_is_not_the_one_who_is_advised() -> None:
    advised = "Pakistan's Adviser to the Prime Minister on Trade and Foreign Affairs Tariq Mehmood"
    (mention,) = [m for m in named(f"Secretary Kerry met {advised}.") if m.name and "Mehmood" in m.name]
    assert (mention.name, mention.office_kind) == ("Tariq Mehmood", "other")
    texts = named("The foreign policy adviser of Chancellor Scholz called.")
    assert [m.name for m in texts if m.office_kind == "other"] == [None]


def test_who_signs_together_met_and_agreed() -> None:
    text = (
        "Foreign Minister Park Jin, together with US Secretary of Energy Jennifer Granholm, formally signed the revised"
        " Agreement on Clean Energy in Washington on May 4."
    )
    reading = read([text], day="2023-05-04", publisher="Ministry of Foreign Affairs of the Republic of Korea")
    (contact,) = reading.contacts
    assert {p.country for p in contact.participants} == {"KR", "US"}
    assert [(a.kind, a.speakers) for a in reading.acts] == [(ActKind.AGREE, ("KR", "US"))]


@pytest.mark.parametrize(
    "text", ["President Biden signed the climate bill.", "The text initialed in 2019 has expired."]
)
def test_what_one_signs_alone_is_no_agreement(text: str) -> None:
    assert not read([text], day="2023-05-04", publisher="White House").acts


def test_negotiators_without_an_office_stay_nameless() -> None:
    text = "The negotiators of the United States and South Korea initialed the draft text on May 4, 2023."
    people = [p for c in read([text], day="2023-05-04").contacts for p in c.participants]
    assert not any(p.person for p in people)


def test_a_text_issued_by_governments_says_we_for_all_of_them() -> None:
    text = [
        "This text was released by the Governments of the Republic of Korea, Japan and the U.S.",
        "We, the U.S. Deputy Secretary of State, the Vice Foreign Minister of Japan and the"
        " First Vice Foreign Minister of the Republic of Korea, met in Seoul on May 4, 2023.",
        "We committed to sharing more data.",
        "We call for an end to the tests.",
    ]
    reading = read(text, day="2023-05-04", publisher="U.S. Department of State")
    assert [(a.kind, a.speakers) for a in reading.acts] == [
        (ActKind.COMMIT, ("JP", "KR", "US")),
        (ActKind.REQUEST, ("JP", "KR", "US")),
    ]


def test_a_council_of_two_countries_is_their_meeting() -> None:
    text = [
        "Secretary Kerry met Foreign Minister Yun Byung-se of South Korea in Seoul today.",
        "They welcomed the upcoming US-ROK Trade and Supply Chain Framework (TSF) Council meeting in March 2014.",
    ]
    assert contacts_in(text, day="2014-02-13", publisher="U.S. Department of State")[1:] == [
        "planned in_person 2014-03-01/2014-03-31: ? KR, ? US"
    ]


@pytest.mark.parametrize("words", ["was willing to lend ships", "is fully ready to lend ships"])
def test_willing_and_ready_are_commitments(words: str) -> None:
    text = [
        "Secretary Blinken spoke with Foreign Minister Park Jin of South Korea today.",
        f"Minister Park said that South Korea {words}.",
    ]
    reading = read(text, day="2023-05-04", publisher="U.S. Department of State")
    assert [(a.kind, a.speakers) for a in reading.acts] == [(ActKind.COMMIT, ("KR",))]


def test_officials_of_an_institution_stand_for_its_country() -> None:
    text = (
        "Mr. Anton Rostam of the U.S. National Security Council and Dr. Jo Han-bit of the ROK Ministry of National"
        " Defense convened the meeting in Seoul on May 4, 2023."
    )
    reading = read(["The group of both countries met again.", text], day="2023-05-04")
    assert sorted((o.name, o.office, o.country) for o in reading.officials) == [
        ("Anton Rostam", "National Security Council", "US"),
        ("Jo Han-bit", "Ministry of National Defense", "KR"),
    ]
    assert {p.person for c in reading.contacts for p in c.participants} == {"Anton Rostam", "Jo Han-bit"}


def test_those_who_lead_the_discussions_take_part_in_the_meeting() -> None:
    text = [
        "Ambassador Kim Seong of South Korea and Ambassador John Roe of the United States held a meeting in Seoul.",
        "Minister Lee Mi-ra of South Korea and Secretary Jane Poe of the United States led the discussions.",
    ]
    (contact,) = read(text, day="2023-05-04").contacts
    assert {p.person for p in contact.participants} == {"Kim Seong", "John Roe", "Lee Mi-ra", "Jane Poe"}


JOINT = [
    "The 60th United States (U.S.)-Republic of Korea (ROK) Defense Meeting was held in Washington on May 4, 2023.",
    "U.S. Secretary of Defense Lloyd Austin and ROK Minister of National Defense Lee Jong-sup led their respective"
    " delegations.",
    "On April 20, 2023, the U.S. Chairman of the Joint Chiefs of Staff, General Mark Milley, and the ROK Chairman of"
    " the Joint Chiefs of Staff, General Kim Seung-kyum, presided over the 50th ROK-U.S. Military Committee Meeting.",
]


def test_delegations_that_are_led_meet_and_a_committee_is_presided_over() -> None:
    assert contacts_in(JOINT, day="2023-05-04") == [
        "held in_person 2023-05-04: Lee Jong-sup KR, Lloyd Austin US",
        "held in_person 2023-04-20: Kim Seung-kyum KR, Mark Milley US",
    ]


def test_a_summit_held_on_a_day_is_not_held_by_who_recalls_it() -> None:
    text = [*JOINT[:2], "The Secretary and the Minister recalled the U.S.-ROK Summit held on April 26, 2023."]
    assert contacts_in(text, day="2023-05-04")[1:] == ["held in_person 2023-04-26: Joe Biden US, Yoon Suk-yeol KR"]


def test_who_assessed_also_reaffirmed() -> None:
    text = [*JOINT[:2], "The Secretary and the Minister assessed that the Alliance is strong and reaffirmed its aims."]
    assert [(a.kind, a.speakers) for a in read(text, day="2023-05-04").acts] == [(ActKind.AGREE, ("KR", "US"))]


def test_a_common_understanding_of_their_own_is_shared() -> None:
    text = [*JOINT[:2], "They further shared their common understanding that deterrence rests on trust."]
    assert [(a.kind, a.speakers) for a in read(text, day="2023-05-04").acts] == [(ActKind.AGREE, ("KR", "US"))]


def test_who_says_i_is_the_author() -> None:
    text = [
        "Press Conference by Foreign Minister HAYASHI Yoshimasa",
        "Thursday, May 4, 2023, 3:50 p.m. Seattle, the United States of America",
        "Mr. HAYASHI Yoshimasa, Minister for Foreign Affairs: Today, I held a meeting with Secretary of State Blinken"
        " of the United States. I also held a Japan-U.S.-ROK Foreign Ministers' Meeting. Additionally, I met with"
        " Foreign Minister Park Jin of the Republic of Korea over lunch.",
    ]
    assert contacts_in(text) == [
        "held in_person 2023-05-04: Antony Blinken US, Yoshimasa Hayashi JP",
        "held in_person 2023-05-04: Antony Blinken US, Park Jin KR, Yoshimasa Hayashi JP",
        "held in_person 2023-05-04: Park Jin KR, Yoshimasa Hayashi JP",
    ]


def test_who_says_i_is_told_above_the_remarks_of_the_house_and_the_heading_of_the_part() -> None:
    text = [
        "(* This is a provisional translation made for reference alone. The original is in Japanese.)",
        "Press Conference by Minister for Foreign Affairs Katsuya Okada",
        "Date: Friday, May 7, 2010, 9:40 a.m.",
        "1. Opening Statement",
        "Minister for Foreign Affairs Okada's Visit to the Republic of Korea",
        "Minister:",
        "From May 15 to 16, I will visit Seoul. I plan to have a Japan-ROK Foreign Ministers' meeting with"
        " Minister Yu Myung-hwan of the Republic of Korea, as well as pay a courtesy call on President Lee Myung-bak.",
    ]
    assert contacts_in(text) == [
        "planned in_person 2010-05-15/2010-05-16: Katsuya Okada JP, Yu Myung-hwan KR",
        "planned in_person 2010-05-15/2010-05-16: Katsuya Okada JP, Lee Myung-bak KR",
    ]


def test_what_led_to_a_journey_gives_its_meetings_no_days() -> None:
    text = [
        "Foreign Minister Okada to Visit the United States of America and Russia",
        "1. Foreign Minister Okada will visit the United States of America and Russia from April 28 to May 6, 2010.",
        "2. In the US, he will have Japan-US Ministerial Talks with Secretary of State Hillary Clinton.",
        "3. The journey to Moscow was arranged in February this year when Premier Vladimir Putin visited Japan. Foreign"
        " Minister Okada will have talks in Moscow with Foreign Minister Sergey Lavrov.",
    ]
    assert contacts_in(text, day="2010-04-20", publisher="Ministry of Foreign Affairs of Japan") == [
        "planned in_person 2010-04-28/2010-05-06: Hillary Clinton US, Katsuya Okada JP",
        "planned in_person 2010-04-28/2010-05-06: Katsuya Okada JP, Sergey Lavrov RU",
    ]


def test_who_is_quoted_is_not_the_author() -> None:
    text = [
        "Press Conference by Foreign Minister HAYASHI Yoshimasa",
        'The chairman of a shipyard wrote that "I met with Foreign Minister Park Jin of South Korea on May 3, 2023."',
    ]
    assert not contacts_in(text, day="2023-05-04")


def test_who_explains_behind_a_list_is_not_in_it_and_is_he() -> None:
    text = [
        f"{CALL}{KISHIDA}, held a telephone talk with {BIDEN}.",
        "Following the telephone talk on May 2 between Mr. Yoshimasa Hayashi, Minister for Foreign Affairs of Japan,"
        " and Antony Blinken, Secretary of State of the United States, Prime Minister Kishida explained"
        " that he had held a telephone talk with Prime Minister Narendra Modi of India on May 3.",
    ]
    assert contacts_in(text, day="2023-05-04")[1:] == [
        "held phone_call 2023-05-02: Antony Blinken US, Yoshimasa Hayashi JP",
        "held phone_call 2023-05-03: Fumio Kishida JP, Narendra Modi IN",
    ]


@pytest.mark.parametrize(
    "when",
    [
        "On May 4, shortly after 7 p.m. (local time; shortly after 8 a.m. on May 5, Japan time), Foreign Minister"
        " HAYASHI Yoshimasa of Japan met in Ottawa with",
        "Minister for Foreign Affairs Yoshimasa Hayashi today met, on the margins of the 2023 Trade Convention, with",
    ],
)
def test_another_clock_and_the_year_of_a_name_are_not_the_day(when: str) -> None:
    text = f"{when} the Honorable Mélanie Joly, Minister of Foreign Affairs of Canada."
    (line,) = contacts_in([text], day="2023-05-04")
    assert line.startswith("held in_person 2023-05-04: ")


def test_both_sides_are_not_those_of_a_meeting_they_speak_of() -> None:
    text = [
        "Deputy Secretary Sherman met with Foreign Minister Hayashi of Japan today.",
        "Both sides agreed that the meeting between President Putin and Chairman Kim Jong Un in May 2019 was no model.",
    ]
    acts = read(text, day="2023-05-04", publisher="U.S. Department of State").acts
    assert [(a.kind, a.speakers) for a in acts] == [(ActKind.AGREE, ("JP", "US"))]
