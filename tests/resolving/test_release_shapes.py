"""Shapes in which ministries, alliances and reposting pages give a release: whole texts, read to their contacts."""

from __future__ import annotations

from kg.records import Scope
from tests.reading.prepared import candidates, contacts_in, mentions, read


def test_a_release_given_again_with_broken_lines_is_read_whole_and_has_its_own_day() -> None:
    reading = read(
        "Sunday, March 12, 2023\n\nReadout of Secretary of Defense Lloyd J. Austin III's Phone Calls With Ministers of"
        " Three Allies\n\nMarch 10, 2023\n\nPentagon Press Secretary Brig. Gen. Pat Ryder provided the following"
        " readout:\n\nSecretary of Defense Lloyd J. Austin III spoke today with\n\n Defense Ministers from Germany,"
        " Poland, and\n\n the United Kingdom about deliveries of ammunition.\n\nNo comments:\n"
    )
    assert reading.date.isoformat() == "2023-03-10"
    assert [{p.country for p in c.participants} - {"US"} for c in reading.contacts] == [{"DE"}, {"PL"}, {"GB"}]
    assert {c.scope for c in reading.contacts} == {Scope.MAIN}
    assert "Pat Ryder" in {official.name for official in reading.officials}


def test_a_stamp_is_found_below_a_preamble() -> None:
    text = (
        "What follows came to us by mail from a press office. We give it as it came, since no other page has it yet and"
        " our own pages refer to it in many places that a reader may wish to look up.\n\nMay 4, 2017\n\n"
        "President Donald J. Trump spoke today with President Recep Tayyip Erdogan of Turkey about trade. The two"
        " leaders"
        " also exchanged views on the region, on energy, on the work of their ministers and on the visit of a"
        " delegation"
        " that is to come in the summer, as both had wished for a long time.\n"
    )
    assert contacts_in(text) == ["held phone_call 2017-05-04: Donald Trump US, Recep Tayyip Erdoğan TR"]


def test_a_day_on_which_nobody_of_the_text_was_in_office_is_the_template_of_the_page() -> None:
    text = (
        "date 2012-03-01\n\nOn October 9, Secretary of Defense Jim Mattis spoke with Republic of Korea Minister of"
        " National"
        " Defense Song Young-moo about the exercise. The Secretary and Minister Song are to meet later this"
        " month"
        " in Seoul.\n"
    )
    assert contacts_in(text) == [
        "held phone_call 2017-10-09: James Mattis US, Song Young-moo KR",
        "planned in_person 2017-10-09/2017-10-31: James Mattis US, Song Young-moo KR",
    ]


def test_counterparts_are_those_named_behind_them() -> None:
    text = (
        "The Secretary General of the Ministry of Foreign Affairs of Greece, Ambassador Alexandros Pappas, hosted"
        " a meeting"
        " with his counterparts from Cyprus and Jordan, Permanent Secretary, Ambassador Andreas Georgiou, and Secretary"
        " General, Ambassador Samir Haddad, respectively."
    )
    assert contacts_in(text, day="2019-02-03") == [
        "held in_person 2019-02-03: Alexandros Pappas GR, Andreas Georgiou CY, Samir Haddad JO"
    ]


def test_an_ambassador_is_not_of_the_country_he_is_sent_to() -> None:
    (posted,) = (m for m in mentions("Ambassador to the United States Maria Reyes spoke first.") if m.name)
    (sent,) = (m for m in mentions("He met the Ambassador of Chile to Japan Pedro Rojas.") if m.name == "Pedro Rojas")
    assert (posted.countries, sent.countries) == ((), ("CL",))


def test_a_prime_minister_may_bear_the_name_of_a_month() -> None:
    text = "NATO Secretary General Jens Stoltenberg today met Prime Minister May and Defence Secretary Michael Fallon."
    assert [[m.name for m in c.objects] for c in candidates(text)] == [["May", "Michael Fallon"]]
    (office,) = mentions("The Prime Minister May 3 visit")[:1]
    assert office.name is None


def test_a_series_of_talks_at_a_gathering_is_told_by_what_opens_each_sentence() -> None:
    text = [
        "NATO Secretary General Jens Stoltenberg met with several leaders on Tuesday (18 September 2018) in"
        " the margins"
        " of the General Assembly in New York.",
        "In talks with Iraqi Prime Minister Haider al-Abadi, Mr. Stoltenberg praised progress on reform.",
        "Meeting with Ukrainian President Petro Poroshenko, the Secretary General spoke of the elections.",
        "In separate talks with UN Secretary-General Antonio Guterres, he recalled that peace needs women.",
    ]
    reading = read(text, day="2018-09-18")
    assert {c.scope for c in reading.contacts} == {Scope.MAIN}
    assert [{p.country for p in c.participants} - {"NATO"} for c in reading.contacts] == [{"IQ"}, {"UA"}, {"UN"}]
    assert {c.when.isoformat() for c in reading.contacts} == {"2018-09-18"}


def test_a_second_pair_stands_behind_as_well_as() -> None:
    text = (
        "Mr. MOTEGI Toshimitsu explained the telephone talks of November 24 between Prime Minister Suga Yoshihide and"
        " President Moon Jae-in as well as between Minister Motegi and Republic of Korea Foreign Minister Kang"
        " Kyung-wha."
    )
    first, second = candidates(text)
    assert [m.name for m in second.objects] == ["Motegi", "Kang Kyung-wha"]
    assert first.times == second.times != []


def test_a_dialogue_that_was_held_is_one_of_its_governments() -> None:
    for text in (
        "The third Korea-Australia Cyber Dialogue was held in Seoul on May 3, 2019.",
        "The inaugural meeting of the Australia-Republic of Korea Hydrogen Group convened in Seoul on May 3, 2019.",
        "The 3rd Cyber Dialogue between Australia and the Republic of Korea took place in Seoul on May 3, 2019.",
    ):
        assert contacts_in(text, day="2019-05-04") == ["held in_person 2019-05-03: ? AU, ? KR"], text


def test_a_counted_dialogue_is_that_of_the_headline() -> None:
    title = "Joint Statement of the Trilateral Energy Consultations of Cyprus, Jordan and Greece"
    text = "The 2nd Trilateral Consultations at the level of directors were held in Athens on 18 October 2017."
    assert contacts_in(text, title=title, day="2017-10-18") == ["held in_person 2017-10-18: ? CY, ? GR, ? JO"]
    assert contacts_in("The 2nd Trilateral Consultations were held in Athens.", day="2017-10-18") == []
    assert contacts_in("The fourth Tribal Nations Summit was held in Denver.", day="2017-10-18") == []


def test_what_tomorrow_brings_is_planned_though_a_noun_tells_it() -> None:
    text = (
        "Deputy Secretary of State Wendy Sherman met today with Republic of Korea First Vice Foreign Minister Cho"
        " Hyun-dong. They spoke of strengthening ties, including through their June 8 meeting with Japanese Vice"
        " Foreign"
        " Minister Mori Takeo. The Deputy Secretary and the Vice Foreign Minister also spoke about supply chains."
    )
    assert contacts_in(text, day="2022-06-07", publisher="State Department") == [
        "held in_person 2022-06-07: Cho Hyun-dong KR, Wendy Sherman US",
        "planned in_person 2022-06-08: Cho Hyun-dong KR, Takeo Mori JP, Wendy Sherman US",
    ]


def test_a_sentence_ends_behind_the_name_of_the_capital() -> None:
    text = (
        "The United States and the Philippines held the tenth Maritime Dialogue in Washington, D.C. Assistant"
        " Secretary of"
        " State Daniel Kritenbrink and Assistant Secretary of Defense Ely Ratner met with counterparts from the"
        " Government"
        " of the Philippines, including Ambassador to the United States Jose Reyes and Undersecretary Ma. Clara Santos."
    )
    assert contacts_in(text, day="2023-05-02", publisher="State Department") == [
        "held in_person 2023-05-02: Daniel Kritenbrink US, Ely Ratner US, Jose Reyes PH, Ma. Clara Santos PH"
    ]


def test_named_peers_of_an_adviser_are_met_one_by_one_and_tell_the_year() -> None:
    text = [
        "On June 15, the ROK, the United States and Japan held their third national security advisors' trilateral"
        " meeting.",
        "Mr. Sullivan met bilaterally with his national security advisor counterparts Cho Tae-yong of the ROK and"
        " Akiba Takeo of Japan. Mr. Sullivan also met with Prime Minister Kishida.",
    ]
    title = "Readout of National Security Advisor Jake Sullivan's Travel to Japan"
    assert contacts_in(text, title=title, publisher="White House")[:3] == [
        "held in_person 2023-06-15: Cho Tae-yong KR, Jake Sullivan US, Takeo Akiba JP",
        "held in_person 2023-06-15: Cho Tae-yong KR, Jake Sullivan US",
        "held in_person 2023-06-15: Jake Sullivan US, Takeo Akiba JP",
    ]


def test_officials_of_two_capitals_are_met_in_each() -> None:
    text = (
        "NATO's Assistant Secretary General for Operations, Ambassador Pieter Maas, visited the Republic of Korea"
        " and Japan"
        " from 3 to 5 March 2020. Ambassador Maas met with senior officials in Seoul and Tokyo. Japanese"
        " Ambassador Kenji"
        " Ono was received by Secretary General Jens Stoltenberg on 4 March 2020."
    )
    assert contacts_in(text) == [
        "held in_person 2020-03-03/2020-03-05: ? KR, Pieter Maas NATO",
        "held in_person 2020-03-03/2020-03-05: ? JP, Pieter Maas NATO",
        "held in_person 2020-03-04: Jens Stoltenberg NATO, Kenji Ono JP",
    ]


def test_a_summit_that_is_to_be_hosted_by_somebody_receives_nobody() -> None:
    assert candidates("The advisors spoke of the summit to be hosted by President Biden.")[0].objects == []


def test_a_visit_for_meetings_is_that_of_who_speaks_behind_the_comma() -> None:
    text = (
        "Visiting Britain on Thursday (19 June) for meetings with Prime Minister David Cameron and Defence"
        " Secretary Philip"
        " Hammond, he said it was good that the talks should take place there."
    )
    (meetings,) = (c for c in candidates(text) if c.word == "meetings")
    assert ([m.name for m in meetings.subjects], len(meetings.objects), meetings.verbal) == (["he"], 2, True)


def test_who_was_appointed_recently_and_a_nickname_in_quotes_are_part_of_the_party() -> None:
    (call,) = candidates("Dr. Kathleen Hicks held a call with recently appointed U.K. Permanent Secretary Adam Hill.")
    assert [m.name for m in call.objects] == ["Adam Hill"]
    (named,) = (m for m in mentions('Israeli Minister of Defense Benjamin "Benny" Gantz spoke.') if m.name)
    assert named.name == "Benjamin Gantz"


def test_a_domestic_summit_with_a_name_and_what_was_announced_at_a_summit_are_no_contacts_of_that_day() -> None:
    for text in (
        "In May, President Biden held the Stand With Teachers Summit at the White House.",
        "President Biden thanked Congress for packages that meet Ukraine's urgent battlefield and air defense needs.",
    ):
        assert contacts_in(text, day="2022-11-29", publisher="White House") == [], text
    text = [
        "President Biden will co-host a second Harbour Summit with the leaders of Chile and Ghana on March 2, 2023.",
        "In July, the United States and the United Kingdom started a prize for engineers as part of a series of"
        " challenges,"
        " which the United States had launched at the first Summit.",
    ]
    told = contacts_in(text, day="2022-11-29", publisher="White House")
    assert not any("2022-07" in contact for contact in told)


def test_a_meeting_that_is_attended_is_one_with_all_its_hosts_and_others_stand_beside_it() -> None:
    text = [
        "Secretary of State Antony J. Blinken will travel to Tokyo, Japan, May 15-18.",
        "On May 16-17 in Tokyo, Secretary Blinken and Secretary of Defense Lloyd J. Austin III will attend the"
        " U.S.-Japan"
        ' Ministerial ("2+2") hosted by Japan\'s Minister for Foreign Affairs Toshimitsu Motegi and Minister of Defense'
        " Nobuo Kishi. Secretary Blinken will meet with Minister Motegi and other officials.",
    ]
    assert contacts_in(text, day="2021-05-10", publisher="State Department") == [
        "planned in_person 2021-05-16/2021-05-17: Antony Blinken US, Lloyd Austin US, Nobuo Kishi JP,"
        " Toshimitsu Motegi JP",
        "planned in_person 2021-05-16/2021-05-17: Antony Blinken US, Toshimitsu Motegi JP",
    ]


def test_a_session_of_another_day_is_one_of_the_same_parties() -> None:
    text = (
        "Secretary of State Hillary Clinton and Pakistani Foreign Minister Shah Mahmood Qureshi met in"
        " Washington on"
        " October 20, 2010. They looked at what was done since the March 24, 2010 session in Washington."
    )
    assert contacts_in(text, day="2010-10-21") == [
        "held in_person 2010-10-20: Hillary Clinton US, Shah Mahmood Qureshi PK",
        "held in_person 2010-03-24: Hillary Clinton US, Shah Mahmood Qureshi PK",
    ]


def test_a_dialogue_that_another_sentence_says_was_held_remotely_was_one_by_video() -> None:
    text = (
        "The Republic of Korea Ministry of National Defense and the United States Department of Defense held the"
        " 17th Defense"
        " Dialogue on April 21, 2020. It was held remotely via secure video. Deputy Minister Kim Minsu and Deputy"
        " Assistant"
        " Secretary of Defense John Hill led their respective delegations."
    )
    reading = read(text, day="2020-04-22")
    assert [str(c.mode) for c in reading.contacts] == ["video_call"]


def test_talks_named_by_their_countries_and_month_and_one_recent_conversation_are_told() -> None:
    text = (
        "President Biden spoke today with Prime Minister Kishida of Japan. They spoke of the view expressed at the"
        " January"
        " 2022 United States-Republic of Korea-Japan Trilateral Talks in Tokyo. President Biden mentioned his recent"
        " conversation with President Emmanuel Macron of France."
    )
    assert contacts_in(text, day="2022-05-10", publisher="White House")[1:] == [
        "held in_person 2022-01-01/2022-01-31: ? JP, ? KR, ? US",
        "held unspecified None: Emmanuel Macron FR, Joe Biden US",
    ]


def test_a_summit_for_a_cause_is_a_venue() -> None:
    text = (
        "Secretary Blinken met with Foreign Minister Cho Tae-yul. He thanked the Foreign Minister for hosting the"
        " upcoming"
        " third Summit for Peace."
    )
    assert len(contacts_in(text, day="2024-02-29", publisher="State Department")) == 1


def test_officials_who_gather_for_a_dialogue_hold_it() -> None:
    text = (
        "Senior Chilean and U.S. officials gathered in Lima for the 4th Chile-United States Dialogue (CUD) on May"
        " 3 and 4."
    )
    assert contacts_in(text, day="2024-05-06") == ["held in_person 2024-05-03/2024-05-04: ? CL, ? US"]
