"""For whom "we" speaks: the governments that issue a text together, or the one whose official signs it."""

from __future__ import annotations

import pytest

from tests.reading.prepared import document, read, told

SEVEN = "CA DE FR GB IT JP US"


@pytest.mark.parametrize(
    ("title", "opening", "speakers"),
    [
        ("G7 Leaders' Statement on Harbours", "Today we stand with the harbour workers of every nation.", SEVEN),
        ("G7 Split Communiqué", "The waters of the north are calm.", SEVEN),
        ("Statement on Tides", "Gathered in Split, we, leaders of the Group of Seven, saw the tides.", SEVEN),
        ("G7 Leaders' statement on Nets", "The nets of the north are old.", SEVEN),
        (
            "Declaration of Harbours",
            "Three countries have joined it. Those are Norway, Croatia and Iceland.", "HR IS NO",
        ),
        ("U.S.-EU Summit Statement", "Both sides look back on a long history.", "EU US"),
        ("The Harbour Charter", "The President of Croatia and the Prime Minister of Norway set out a vision.", "HR NO"),
        (
            "Joint Statement on the Visit to Norway of the President of Croatia",
            "The President came to Oslo in the spring.", "HR NO",
        ),
        (
            "Statement on Nets", "We, the leaders of Norway, Croatia and Iceland, looked at the nets.", "HR IS NO",
        ),
        ("Statement by National Security Advisor Jake Sullivan on the G7 and Norway", "The G7 leaders met.", "US"),
        ("FACT SHEET: Statement of Principles on U.S.-Norway Harbours", "The harbours of Norway are deep.", "US"),
    ],
)  # fmt: skip
def test_we_are_those_who_issue_the_text(title: str, opening: str, speakers: str) -> None:
    text = [opening, "We will build new harbours in the north together."]
    reading = read(text, title=title, publisher="The White House", day="2023-02-04")
    assert {" ".join(act.speakers) for act in reading.acts} == {speakers}


def test_each_line_of_a_list_is_what_the_sentence_over_it_agrees() -> None:
    text = [
        "Joint Statement on the Third Dialogue",
        "Office of the Spokesperson",
        "Washington, DC",
        "Foreign Minister Kang Kyung-wha and U.S. Secretary of State Rex Tillerson held the third dialogue of their two"
        " governments on trade in Washington today.",
        "The two sides agreed to pursue the following priorities:",
        "• Strengthen the dialogue of the two ministries that look after ferries, and open it to the ports of both"
        " countries as far as these wish to join in;",
        "• Develop shared rules for the handling of dangerous cargo, with an eye on the safety of the crews that sail"
        " between the two countries.",
        "We declare our commitment to:",
        "1. Improve the ferry lines between the ports of both countries, in particular where they carry pupils and the"
        " sick across the water;",
        "The two sides will cooperate in the following fields:",
        "a. Safety of lorries and of ferries, with an exchange of lecturers among the schools of both countries for all"
        " those who wish to teach there;",
    ]
    whole = document(text).text
    acts = read(text, publisher="U.S. Department of State", day="2017-10-23").acts
    told = [(act.kind.value, " ".join(act.speakers), whole[act.passage.start :].split()[0]) for act in acts]
    assert told == [
        ("agree", "KR US", "The"),
        ("agree", "KR US", "Strengthen"),
        ("agree", "KR US", "Develop"),
        ("commit", "KR US", "Improve"),
        ("commit", "KR US", "The"),
    ]


def test_the_ministers_of_a_joint_text_met_at_the_meeting_of_the_day() -> None:
    title = "Joint Statement on Japan-Republic of Korea-United States Ties"
    text = (
        "On the occasion of today's Trilateral Foreign Ministers' Meeting in Oslo, our three countries commit to peace."
    )
    parties = {p.person for p in read(text, title=title, day="2022-06-13").contacts[0].participants}
    assert parties == {"Yoshimasa Hayashi", "Park Jin", "Antony Blinken"}


def test_those_who_issue_a_declaration_without_a_headline_commit_in_its_list() -> None:
    text = [
        "The foreign ministers of Chile, Croatia and Kenya and the Secretary of State of the United States issue"
        " this Joint Declaration of Partnership.",
        "Respecting each other's harbours, the foreign ministers declare their commitment to:",
        "Improve the charts of the northern harbours and of the sea between them;",
        "Support the pilots of all harbours in their work at night.",
    ]
    acts = read(text, day="2023-02-04").acts
    assert [(act.kind.value, act.speakers) for act in acts if act.kind.value == "commit"][-2:] == [
        ("commit", ("CL", "HR", "KE", "US"))
    ] * 2


def test_whom_the_headline_of_several_ministers_condemns_does_not_speak_with_them() -> None:
    text = (
        "Foreign Ministers of the G7 countries condemned the launch by North Korea. In their joint statement they say:"
    )
    acts = read([text, "We call on North Korea to talk."], title="G7 foreign ministers condemn North Korea",
                day="2023-03-20").acts  # fmt: skip
    assert [act.speakers for act in acts] == [("CA", "DE", "FR", "GB", "IT", "JP", "US")]


def test_we_are_the_country_in_whose_name_a_statement_begins() -> None:
    text = [
        "Norway condemns the launch of North Korea's new rocket.",
        "We will keep the harbours of the north safe together with our allies.",
    ]
    assert {act.speakers for act in read(text, day="2023-02-04").acts} == {("NO",)}


def test_the_house_behind_an_office_does_not_hide_who_holds_it() -> None:
    text = "Travel to Oslo\n\nStatement\nHeather Nauert\nDepartment Spokesperson, Office of the Spokesperson\nOslo\n\n"
    body = "Secretary of State Rex Tillerson leaves for Oslo on Friday to visit the harbours of the north.\n"
    assert "Heather Nauert" in {o.name for o in read(text + body, day="2017-10-23").officials}


def test_the_parties_of_an_agreement_are_those_whose_governments_its_title_joins() -> None:
    text = [
        'The Government of the Republic of Chile and the Government of the Kingdom of Norway (hereinafter "the'
        ' Parties"),',
        "Have agreed as follows:",
        "The Parties will send each other the charts of their harbours once a year.",
        "The Participants will cooperate in the rescue of ships that are in need.",
    ]
    title = "Memorandum of Understanding between the Government of Chile and the Ministry of Trade of Norway on Ships"
    commits = [a for a in read(text, title=title, day="2023-02-04").acts if a.kind.value == "commit"]
    assert [a.speakers for a in commits] == [("CL", "NO"), ("CL", "NO")]


def test_we_of_a_joint_statement_are_the_officials_whom_its_title_names() -> None:
    title = "Joint Statement by President Joe Biden of the United States and President Iván Duque of Colombia"
    reading = read("We met today to mark two centuries of friendship.", day="2022-03-10", title=title,
                   publisher="The White House")  # fmt: skip
    assert [told(contact) for contact in reading.contacts] == ["held in_person 2022-03-10: Iván Duque CO, Joe Biden US"]
