"""Wordings of foreign ministries, of alliances and of joint statements, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.records import ActKind
from tests.reading.prepared import contacts_in, named, read

CALL = "On May 4, commencing at 3:15 p.m. for approximately 25 minutes, "


def acts_in(body: str | list[str], **about: str | None) -> list[tuple[ActKind, tuple[str, ...]]]:
    return [(act.kind, act.speakers) for act in read(body, **about).acts]


@pytest.mark.parametrize(
    "other",
    [
        "Hon. Jane Marlow MP, Minister for Foreign Affairs of Australia",
        "Senator the Hon Jane Marlow, Minister for Foreign Affairs of Australia",
        "the Rt Hon Jane Marlow MP, Minister for Foreign Affairs of Australia",
        "H. E. Ms. Jane MARLOW, Minister for Foreign Affairs of Australia",
        "H.E. Ms. MARLOW Jane, Minister for Foreign Affairs of Australia",
    ],
)
def test_styles_and_letters_are_no_part_of_a_name(other: str) -> None:
    """Honorifics before and letters behind a name do not hide the person, who holds the office, not a seat."""
    body = CALL + f"Mr. TANAKA Ichiro, Minister for Foreign Affairs of Japan, held a telephone talk with {other}."
    reading = read([body], day="2023-05-04")
    (contact,) = reading.contacts
    assert {p.country for p in contact.participants} == {"AU", "JP"}
    foreign = next(p for p in contact.participants if p.country == "AU")
    assert set((foreign.person or "").lower().split()) == {"jane", "marlow"}
    assert "Foreign" in (foreign.office or "")
    assert (contact.duration_minutes, str(contact.start_time)) == (25, "15:15:00")


def test_a_title_served_in_a_ministry_takes_the_ministrys_country() -> None:
    reading = read(
        ["The signing will take place in Santiago today between Mr. TANAKA Ichiro, Japanese Ambassador to Chile, and "
         "Ms. Rosa Paredes, Deputy Secretary, Ministry of Foreign Affairs and Trade of Chile."],
        day="2023-05-04",
    )  # fmt: skip
    assert {(o.name, o.country) for o in reading.officials} >= {("Rosa Paredes", "CL")}
    assert len(reading.contacts) == 1


def test_who_leads_the_sides_takes_part_in_their_dialogue() -> None:
    """Governments hold a dialogue; who headed the delegations is told behind, one of them without a country."""
    told = contacts_in(
        ["Norway and Chile convened the third round of their Ocean Policy Dialogue in Oslo on May 4, 2023.",
         "Norway's Deputy Foreign Minister Kari Lund and Director General for Ocean Affairs Rosa Paredes headed the "
         "respective delegations."],
        day="2023-05-04",
    )  # fmt: skip
    assert told == ["held in_person 2023-05-04: Kari Lund NO, Rosa Paredes CL"]


def test_a_committee_that_convened_with_the_participation_of_ministers_is_their_meeting() -> None:
    told = contacts_in(
        ["On May 4, 2023, the Norway-Chile Joint Ocean Committee convened in Oslo with the participation of Norwegian "
         "Foreign Minister Kari Lund and Chilean Foreign Minister Rosa Paredes."],
        day="2023-05-04",
    )  # fmt: skip
    assert told == ["held in_person 2023-05-04: Kari Lund NO, Rosa Paredes CL"]


def test_thanking_somebody_in_a_meeting_is_meeting_them() -> None:
    told = contacts_in(
        ["Norwegian Foreign Minister Kari Lund thanked Chilean President Rosa Paredes for her firm support of the "
         "Alliance in a meeting at the Royal Palace on Thursday (4 May 2023)."],
        day="2023-05-04",
    )  # fmt: skip
    assert told == ["held in_person 2023-05-04: Kari Lund NO, Rosa Paredes CL"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Lund explained that she has put off her attendance at the Ocean and Islands Dialogue Summit.",
        "The two ministers exchanged views on the progress that was made since the 2014 Bergen Summit.",
        "They repeated their dedication in meeting all of the criteria for membership.",
    ],
)
def test_gatherings_spoken_of_are_no_further_contacts(sentence: str) -> None:
    lead = "Norwegian Foreign Minister Kari Lund spoke by phone with NATO Secretary General Anna Berg on May 4, 2023."
    assert len(contacts_in([lead, sentence], day="2023-05-04")) == 1


def test_a_two_plus_two_brings_foreign_and_defence_ministers_together() -> None:
    told = contacts_in(
        ["Foreign Minister HAYASHI Yoshimasa held a telephone talk with U.S. Secretary of State Antony Blinken on "
         "February 3, 2022.", 'The two ministers concurred to coordinate toward holding a "2+2" meeting soon.'],
        day="2022-02-03",
    )  # fmt: skip
    assert told[1:] == [
        "planned in_person None: Antony Blinken US, Lloyd Austin US, Nobuo Kishi JP, Yoshimasa Hayashi JP"
    ]


def test_a_summit_scheduled_to_be_held_is_planned() -> None:
    told = contacts_in(
        ["Foreign Minister Kari Lund of Norway spoke by phone with Foreign Minister Rosa Paredes of Chile on May 4, "
         "2023.", "The ministers discussed the upcoming second Norway-Chile Summit scheduled to be held in late June."],
        day="2023-05-04",
    )  # fmt: skip
    assert any(line.startswith("planned in_person 2023-06-2") for line in told[1:])


def test_a_numeric_date_in_front_of_the_place_is_the_day_of_the_text() -> None:
    told = contacts_in(
        ["2021-05-12 Washington, DC (Harbour News) The following comes from Spokesperson Ann Field:",
         "Norwegian Foreign Minister Kari Lund spoke today by phone with Chilean Foreign Minister Rosa Paredes."],
    )  # fmt: skip
    assert told == ["held phone_call 2021-05-12: Kari Lund NO, Rosa Paredes CL"]


def test_today_with_its_date_is_the_day_of_the_text() -> None:
    told = contacts_in(
        ["Today, 7 August 2004, Norwegian Foreign Minister Kari Lund received Chilean Foreign Minister Rosa Paredes in "
         "Oslo for talks on fisheries."],
    )  # fmt: skip
    assert told == ["held in_person 2004-08-07: Kari Lund NO, Rosa Paredes CL"]


def test_the_spokesperson_to_whom_a_readout_is_attributed_is_an_official() -> None:
    reading = read(
        ["The below is attributable to Spokesperson Ann Field:",
         "Secretary of State Antony Blinken spoke today with Chilean Foreign Minister Rosa Paredes."],
        title="Secretary Blinken's Call with Chilean Foreign Minister Paredes", publisher="U.S. Department of State",
        day="2023-02-10",
    )  # fmt: skip
    assert ("Ann Field", "US") in {(o.name, o.country) for o in reading.officials}


LEAD = "Norwegian Foreign Minister Kari Lund spoke by phone with Chilean Foreign Minister Rosa Paredes on May 4, 2023."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Foreign Minister Lund asked for Chile's help with the search, to which Foreign Minister Paredes expressed "
         "her full support.", {(ActKind.REQUEST, ("NO",)), (ActKind.COMMIT, ("CL",))}),
        ("Foreign Minister Lund emphasized that there is no change in Norway's determination to protect the fjords.",
         {(ActKind.COMMIT, ("NO",))}),
        ("The two recommitted to a treaty on the high seas.", {(ActKind.COMMIT, ("CL", "NO"))}),
        ("The meeting agreed on a plan for joint patrols.", {(ActKind.AGREE, ("CL", "NO"))}),
        ("Foreign Minister Lund underscored Norway's commitment to the talks and the need for swift answers.",
         {(ActKind.COMMIT, ("NO",)), (ActKind.REQUEST, ("NO",))}),
        ("Foreign Minister Lund underscored that Chile is leading the way, committing to close coal plants.", set()),
    ],
)  # fmt: skip
def test_acts_of_ministry_wordings(sentence: str, expected: set[tuple[ActKind, tuple[str, ...]]]) -> None:
    assert set(acts_in([LEAD, sentence], day="2023-05-04")) == expected


def test_republics_by_their_full_names_agree_without_a_meeting() -> None:
    found = acts_in(
        ["The Republic of Chile and the Kingdom of Norway have agreed to open talks on two protocols.",
         "Both sides will make every effort to ratify them."],
        title="Chile and Norway agree to open talks", day="2023-05-04",
    )  # fmt: skip
    assert found == [(ActKind.AGREE, ("CL", "NO")), (ActKind.COMMIT, ("CL", "NO"))]


def test_the_day_of_a_meeting_prepared_for_is_no_deadline() -> None:
    sentence = (
        "Foreign Minister Lund stated that Norway will prepare for the Ocean Ministerial Meeting at the end of May."
    )
    (act,) = read([LEAD, sentence], day="2023-05-04").acts
    assert act.due is None


def test_one_sentence_lists_talks_with_each_of_several() -> None:
    """Calls to leaders of different countries are one each; "as well as a meeting with" is another contact."""
    told = contacts_in(
        [LEAD,
         "Foreign Minister Lund explained that, following the Norway-Chile ministerial telephone talk on May 2, she "
         "has had telephone talks with H.E. Mr. Luis Gil, Foreign Minister of Peru (PE), and the Hon. Jane Marlow MP, "
         "Foreign Minister of Canada, as well as an informal meeting with the Rt. Hon Ann Field MP, Foreign Minister "
         "of New Zealand, who is visiting Norway."],
        day="2023-05-04",
    )  # fmt: skip
    assert {line.split(": ")[1] for line in told[1:]} >= {
        "Kari Lund NO, Luis Gil PE", "Jane Marlow CA, Kari Lund NO", "Ann Field NZ, Kari Lund NO",
    }  # fmt: skip


def test_an_abbreviation_in_brackets_ends_no_sentence() -> None:
    told = contacts_in(
        ["Norwegian Minister of Defence Kari Lund, United States (U.S.) Secretary of Defense Lloyd Austin and Chilean "
         "Minister of Defence Rosa Paredes convened a Trilateral Ministerial Meeting on May 4, 2023, in Oslo."],
        day="2023-05-04",
    )  # fmt: skip
    assert told == ["held in_person 2023-05-04: Kari Lund NO, Lloyd Austin US, Rosa Paredes CL"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("State Minister for Foreign Affairs", "deputy-foreign-minister"),
     ("Minister of State for Foreign Affairs", "deputy-foreign-minister"),
     ("Parliamentary Vice-Minister for Foreign Affairs", "deputy-foreign-minister"),
     ("Minister for Foreign Affairs", "foreign-minister")],
)  # fmt: skip
def test_ministers_below_the_minister(title: str, kind: str) -> None:
    (mention,) = [m for m in named(f"{title} Ichiro Tanaka met with his guests.") if m.name]
    assert (mention.name, mention.office_kind) == ("Ichiro Tanaka", kind)


def test_a_surname_alone_behind_a_long_title_is_a_name_before_a_verb() -> None:
    told = contacts_in(
        ["State Minister for Foreign Affairs Tanabe made a courtesy call to H.H. Sheikh Khalid Al Sabah, Prime "
         "Minister of the State of Kuwait, on June 26."],
        publisher="Ministry of Foreign Affairs of Japan", day="2017-06-28",
    )  # fmt: skip
    assert told == ["held in_person 2017-06-26: Khalid Al Sabah KW, Tanabe JP"]


def test_leaders_who_agreed_at_a_gathering_met_there() -> None:
    told = contacts_in(
        [LEAD, "As Prime Minister Eva Moe of Norway and President Juan Soto of Chile reaffirmed at the G20 in Rome on "
         "30 October 2021, the two countries are close partners."],
        day="2023-05-04",
    )  # fmt: skip
    assert told[1:] == ["held in_person 2021-10-30: Eva Moe NO, Juan Soto CL"]


def test_the_day_of_a_visit_is_not_that_of_talks_behind_it() -> None:
    told = contacts_in(
        [LEAD, "After Envoy Moe's April 25 visit to Lima, the minister underscored the next steps in the Norway-Peru "
         "peace talks."],
        day="2023-05-04",
    )  # fmt: skip
    assert len(told) == 1


def test_the_ordinal_of_a_meeting_is_none_of_its_ministers() -> None:
    told = contacts_in(
        [LEAD, "The ministers welcomed the Second Norway-Chile Foreign Ministers' Meeting on May 2, 2023."],
        day="2023-05-04",
    )  # fmt: skip
    assert told[1:] == ["held in_person 2023-05-02: Kari Lund NO, Rosa Paredes CL"]


def test_a_parenthesis_between_subject_and_verb_adds_no_party() -> None:
    told = contacts_in(
        ["Secretary of State Blinken, Secretary of Defense Austin, Minister for Foreign Affairs Hayashi, and Minister "
         'of Defense Hamada (together called "the Ministers") convened the U.S.-Japan Joint Security Committee (JSC) '
         "in Honolulu on January 11, 2023."],
        day="2023-01-11",
    )  # fmt: skip
    assert told == [
        "held in_person 2023-01-11: Antony Blinken US, Lloyd Austin US, Yasukazu Hamada JP, Yoshimasa Hayashi JP"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Lund said it is important to build stable relations through dialogue with Peru.",
        "They discussed preparations for the next meeting of NATO leaders with Prime Minister Ann Field of Canada.",
        "Foreign Minister Paredes is visiting Norway to attend the G20 Oslo Foreign Ministers' Meeting.",
    ],
)
def test_means_and_venues_are_no_contacts(sentence: str) -> None:
    assert len(contacts_in([LEAD, sentence], day="2023-05-04")) == 1


def test_a_necessity_repeated_to_the_other_side_is_asked_of_it() -> None:
    sentence = "Foreign Minister Lund reaffirmed the necessity for continued patrols by both navies."
    assert acts_in([LEAD, sentence], day="2023-05-04") == [(ActKind.REQUEST, ("NO",))]


def test_each_host_of_a_journey_is_met_by_himself() -> None:
    told = contacts_in(
        ["NATO Secretary General Jens Stoltenberg arrived in Oslo on Thursday (4 May 2023) for talks with Prime "
         "Minister Eva Moe of Norway and President Olav Dahl of Norway."],
        day="2023-05-05",
    )  # fmt: skip
    assert {line.split(": ")[1] for line in told} == {"Eva Moe NO, Jens Stoltenberg NATO",
                                                      "Jens Stoltenberg NATO, Olav Dahl NO"}  # fmt: skip


def test_a_heading_on_what_is_to_come_tells_no_second_meeting() -> None:
    """In remarks of who is to travel all meetings of the journey are what they are about."""
    text = [
        "Opening Remarks",
        "Visit to Norway and Chile, and Meeting with Foreign Minister Rosa Paredes of Chile",
        "Foreign Minister Park Jin: I will be visiting Norway and Chile from Monday, May 8, through Friday, May 12.",
        "In Norway, I will hold a dialogue with Foreign Minister Kari Lund of Norway. On top of that, in Chile, I will"
        " hold a working dinner with Foreign Minister Rosa Paredes of Chile.",
    ]
    contacts = read(
        text, day="2023-05-04", title="(Video) Press Conference by Foreign Minister Park Jin",
        publisher="Ministry of Foreign Affairs, Republic of Korea",
    ).contacts  # fmt: skip
    assert [(str(c.mode), str(c.status), str(c.scope), c.when.isoformat()) for c in contacts] == [
        ("in_person", "planned", "main", "2023-05-08/2023-05-12"),
        ("in_person", "planned", "main", "2023-05-08/2023-05-12"),
    ]


def test_a_meeting_attended_by_others_is_of_the_day_on_which_one_is_told_to_attend_it() -> None:
    text = (
        "Foreign Minister Park Jin, who is taking part in the Assembly, attended a meeting of ministers of middle"
        " powers held on the morning of September 25. The meeting was attended by the foreign ministers of Mexico and"
        " Australia."
    )
    (told,) = contacts_in(text, day="2022-09-30", publisher="Ministry of Foreign Affairs, Republic of Korea")
    assert told.startswith("held in_person 2022-09-25: ")
    assert {part[-2:] for part in told.split(", ")} == {"AU", "KR", "MX"}


MENU = "바로가기 메뉴\n본문 바로가기\n주메뉴 바로가기\n\nPress Releases\n\n"


def test_the_menus_of_a_page_tell_whose_it_is() -> None:
    text = (
        "Deputy Minister Bae Seung-woo met with Deputy Minister Ines Arrieta of Peru in Lima on May 4, 2023.\n\n"
        "2. Deputy Minister Bae pledged that his government would support the canal.\n\n"
        "3. They last met in Oslo in April.\n"
    )
    assert contacts_in(MENU + "Deputy Minister Visits Peru\n\n" + text) == [
        "held in_person 2023-05-04: Bae Seung-woo KR, Ines Arrieta PE",
        "held in_person 2023-04-01/2023-04-30: Bae Seung-woo KR, Ines Arrieta PE",
    ]
    editions = "한국어 日本語 Deutsch\n\n"  # the names of a page's editions say nothing of whose it is
    assert "Bae Seung-woo ??" in " ".join(contacts_in(editions + text)) or not contacts_in(editions + text)


def test_the_minister_goes_on_where_the_sentence_before_was_the_guests() -> None:
    reading = read(
        MENU
        + "Foreign Ministers Meet\n\n1. Foreign Minister Park Jin met with Foreign Minister Penny Wong of Australia"
        " in Seoul on May 4, 2023.\n\n2. Minister Wong spoke of the work of her ministry on the canal. The Minister"
        " pledged that Australia would go on with it.\n"
    )
    assert [(act.speakers, [p.person for p in act.actors]) for act in reading.acts] == [(("AU",), ["Penny Wong"])]
