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
        " Defense Song Young-moo about the exercise. Secretary Mattis and Minister Song will be meeting later this"
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
    text = "NATO Secretary General Jens Stoltenberg met with Prime Minister May and Defence Secretary Michael Fallon."
    assert [[m.name for m in c.objects] for c in candidates(text)] == [["May", "Michael Fallon"]]
    (office,) = mentions("The Prime Minister May 3 visit")[:1]
    assert office.name is None


def test_a_series_of_talks_at_a_gathering_is_told_by_what_opens_each_sentence() -> None:
    text = [
        "NATO Secretary General Jens Stoltenberg met with several world leaders on Tuesday (18 September 2018) in"
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
