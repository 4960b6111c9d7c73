"""Acts of single sentences: which verbs agree, commit and request, whose they are, and what only looks like one."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.authority import Authority
from kg.reading import acts
from kg.reading.acts import ActCandidate
from kg.reading.annotations import Mention, Sentence, ZoneKind
from kg.reading.groups import countries_of, groups
from kg.reading.line import Line
from kg.reading.mentions import MentionFinder
from kg.records import ActKind


@cache
def finder() -> MentionFinder:
    return MentionFinder(Authority.load())


def prepared(text: str, zone: ZoneKind = ZoneKind.BODY) -> tuple[list[Line], list[Mention]]:
    """One sentence with its mentions, as the reader hands them over."""
    sentence = Sentence(0, len(text), zone, 0, 0)
    lines = finder().lines(text, [sentence])
    own = finder().named(text, lines)
    own += groups(text, sentence, own)
    spans = [(m.start, m.end) for m in own]
    own += [m for m in countries_of(lines[0]) if not any(a < m.end and m.start < b for a, b in spans)]
    return lines, own


def candidates(text: str, zone: ZoneKind = ZoneKind.BODY) -> list[ActCandidate]:
    lines, mentions = prepared(text, zone)
    return acts.find(text, lines, mentions)


def read(text: str) -> list[str]:
    """Each act as "kind: subject + subject"."""
    return [f"{c.kind.value}: {' + '.join(text[m.start : m.end] for m in c.subjects)}" for c in candidates(text)]


AGREE = [
    # the Korean Foreign Ministry
    ("The two sides agreed to hold a further round of talks on fisheries.", "The two sides"),
    ("They also shared the view that the port project would serve both peoples.", "They"),
    ("Minister Han and the Secretary drew a common understanding that the dam leaks.", "Minister Han + Secretary"),
    ("The two Ministers, noting the drought with concern, agreed to pool their grain reserves.", "Ministers"),
    ("The two Vice Ministers took note of the survey; exchanged views on tides; and agreed to publish the charts.",
     "Vice Ministers"),
    ("Minister Yun, fully agreeing on the gravity of the flood, thanked his guest.", "Minister Yun"),
    # the Japanese Foreign Ministry
    ("The two ministers confirmed that they would keep in step on whaling data.", "ministers"),
    ("Both ministers concurred on the early opening of a consulate in Bergen.", "ministers"),
    ("It was decided that a visit will be arranged at a suitable time.", ""),
    ("The ministers touched on aviation and confirmed close coordination on it.", "ministers"),
    # wires and dailies
    ("Norway and Chile have agreed to swap observers, an official said.", "Norway + Chile"),
    ("The two agreed that salmon quotas should be reviewed.", "The two"),
    ("All three reaffirmed their pledge to the treaty on whales.", "All three"),
    ("The leaders reached an agreement on the outline of a ferry line.", "The leaders"),
    ("Secretary Kerry echoed Minister Yun's position on the ferry line.", "Secretary Kerry"),
    ("Secretary Kerry agreed with Minister Yun and praised the ferry crews.", "Secretary Kerry"),
    ("Minister Yun and his Norwegian counterpart, Ine Eriksen Soreide, reaffirmed their resolve to save the cod.",
     "Minister Yun + his Norwegian counterpart, Ine Eriksen Soreide"),
    # the White House and the State Department
    ("President Obama and Prime Minister Cameron reaffirmed the strength of the Atlantic cables.",
     "President Obama + Prime Minister Cameron"),
    ("The President thanked the Amir for the rescue and agreed to stay in touch by letter.", "President"),
    ("The leaders reiterated the importance of clean harbors.", "The leaders"),
    ("They resolved to map the reef together.", "They"),
    # NATO
    ("The Secretary General and President Yoon concurred on the need to guard undersea cables.",
     "Secretary General + President Yoon"),
    ("Allies decided to open a school for divers.", "Allies"),
    # joint statements
    ("We reaffirm our attachment to the law of the sea.", "We"),
    ("The Governments of Norway and Chile confirm that the matter is settled.", "Norway + Chile"),
    ("Norway, Chile and Kenya renew their commitment to open ports.", "Norway + Chile + Kenya"),
]  # fmt: skip

COMMIT = [
    ("The Secretary vowed that the United States would keep its lighthouse crews in place.", "Secretary"),
    ("President Obama pledged new seed stocks for the islands.", "President Obama"),
    ("The two leaders committed to a yearly count of seabirds.", "The two leaders"),
    ("Secretary Kerry spoke with the envoys, promising that ships will carry the grain.", "Secretary Kerry"),
    ("The President underscored his commitment to rebuilding the lighthouse at Cape Horn.", "President"),
    ("The leaders emphasized their shared commitment to open ports.", "The leaders"),
    ("Mr. Sullivan highlighted the growth of the fleet and the U.S. commitment to ice research.", "Mr. Sullivan"),
    ("Secretary Kerry reaffirmed the firm U.S. commitment to polar rescue.", "Secretary Kerry"),
    ("Secretary Kerry reiterated that the U.S. commitment to polar rescue will not change.", "Secretary Kerry"),
    ("Secretary Kerry reiterated Washington's support for the seed bank.", "Secretary Kerry"),
    ("The President conveyed his intention to reopen the lighthouse.", "President"),
    ("They expressed their determination to end the piracy.", "They"),
    ("Minister Yun said that the ROK will send botanists to the islands.", "Minister Yun"),
    ("Minister Yun also said that, given the storms, the ROK would send botanists early.", "Minister Yun"),
    ("The President confirmed that the United States together with Norway and Chile would pay for it.", "President"),
    ("He said he would plant the first tree himself.", "He"),
    ("The spokesperson told reporters the U.S. is planning on sending divers.", "spokesperson"),
    ("The Secretary told Foreign Minister Kang that Belgium remains fully committed to it.", "Secretary"),
    ("She made clear the United States is committed to the seed bank.", "She"),
    ("Minister Kono stated that Japan stands ready to send botanists.", "Minister Kono"),
    ("Japan accepted the invitation to the regatta.", "Japan"),
    ("In reply, Secretary Kerry assured Minister Yun that the United States remains by his side.", "Secretary Kerry"),
    ("The United States and Norway intend to widen the harbor of Narvik.", "United States + Norway"),
    ("Both countries will go on counting the seabirds.", "Both countries"),
    ("Today Norway announced that it will join the Seabird Compact.", "Norway"),
    ("The Government of Kenya will pay for the lighthouse.", "Kenya"),
    ("Kenya is determined to finish the railway.", "Kenya"),
    ("We are committed to a fair share of the catch.", "We"),
    ("The Secretary spoke by phone with Minister Yun to stress the U.S. commitment to polar rescue.", "Secretary"),
    ("The Secretary General underlined NATO's commitment to the divers' school.", "Secretary General"),
    ("Secretary Kerry offered assistance after the landslide.", "Secretary Kerry"),
    ("The President announced that his administration will seek a new treaty on cod.", "President"),
]  # fmt: skip

REQUEST = [
    ("Minister Yun urged Chile to free the trawler.", "Minister Yun"),
    ("He called for an end to the dumping of nets.", "He"),
    ("The three called on all fleets to spare the whales.", "The three"),
    ("The Minister warned that the ice is thinning, calling for more buoys.", "Minister"),
    ("He suggested that the two sides map the reef.", "He"),
    ("Secretary Kerry proposed a joint survey of the reef.", "Secretary Kerry"),
    ("Minister Kono asked for the understanding of the Norwegian side on the matter of nets.", "Minister Kono"),
    ("Minister Kono strongly requested that the crew be released.", "Minister Kono"),
    ("Minister Yun stressed that the ROK and Chile need to share their charts.", "Minister Yun"),
    ("Minister Yun said that, with winter near, the two countries should share their charts.", "Minister Yun"),
    ("He emphasized that Norway and Chile continue to share their charts.", "He"),
    ("The minister underscored the need for joint patrols of the reef.", "minister"),
    ("She went on to stress that firm measures should be taken against the poachers.", "She"),
    ("Yun appealed for patience in the dispute over the nets.", "Yun"),
    ("The President encouraged the Prime Minister to visit the reef.", "President"),
    ("The Secretary General said that Allies must share their charts.", "Secretary General"),
    ("We call upon all states to spare the whales.", "We"),
]

NOTHING = [
    # talking is not acting
    "The two sides discussed ways to urge the fleets to spare the whales.",
    "They exchanged views on the agreement between Norway and Chile.",
    "The two sides shared their assessment of the ice and of the nets.",
    "Minister Yun explained the plan to deploy buoys.",
    "The Secretary expressed concern about the dumping of nets.",
    "President Obama expressed support for the seed bank.",
    "The leaders condemned the sinking of the trawler.",
    "The President thanked the Amir for his promise.",
    "Minister Yun stressed the importance of clean harbors.",
    "He looks forward to the agreement on nets.",
    "President Obama reaffirmed the deep friendship with Chile.",
    "The President confirmed that the trawler had left port.",
    "They affirmed that they look forward to the regatta.",
    # what others did, do or promised
    "The Secretary welcomed Ghana's commitment to send divers.",
    "The Secretary welcomed the signing of the agreement on nets.",
    "He hoped that Norway would agree to the survey.",
    "The leaders recognized that the pledge had been kept.",
    "He read the statement from the President of Chile calling on the fleets to turn back.",
    # nouns and adjectives that look like verbs
    "They spoke of a shared commitment to clean harbors.",
    "It remains a priority to resolve the case of the trawler.",
    "The agreement reached between the two leaders in April stays in force.",
    "The planned survey of the reef is on schedule.",
    "The evidence suggests a leak in the hull.",
    # calls that are not requests, questions that are not either
    "The President called Prime Minister Cameron to congratulate him.",
    "The envoy paid a courtesy call on President Park.",
    "Secretary Kerry asked about the state of the reef.",
    # the future of a programme
    "The leaders will reaffirm the strength of the Atlantic cables.",
    "President Obama will host Prime Minister Cameron in May.",
    "The Secretary is expected to urge restraint.",
    # matters of one country
    "The President called on Congress to fund the lighthouse.",
]


@pytest.mark.parametrize(("text", "subject"), AGREE)
def test_agreements(text: str, subject: str) -> None:
    assert read(text) == [f"agree: {subject}"]


@pytest.mark.parametrize(("text", "subject"), COMMIT)
def test_commitments(text: str, subject: str) -> None:
    assert read(text) == [f"commit: {subject}"]


@pytest.mark.parametrize(("text", "subject"), REQUEST)
def test_requests(text: str, subject: str) -> None:
    assert read(text) == [f"request: {subject}"]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_act(text: str) -> None:
    assert read(text) == []


def test_a_sentence_with_two_kinds_gives_two_records() -> None:
    text = (
        "Secretary Kerry, sharing the Minister's view that the reef is at risk, reiterated that the U.S. commitment to "
        "its repair will last; and agreed that divers should go down soon."
    )
    assert sorted(read(text)) == ["agree: Secretary Kerry", "commit: Secretary Kerry"]


def test_two_verbs_of_one_kind_give_one_record_with_both_speakers() -> None:
    text = "Minister Yun urged Chile to free the trawler, and Minister Kono called for an inquiry."
    assert read(text) == ["request: Minister Yun + Minister Kono"]


def test_joint_support_is_an_agreement_and_one_sides_a_commitment() -> None:
    assert read("They reiterated their support for the divers.") == ["agree: They"]
    assert read("He reiterated his support for the divers.") == ["commit: He"]


def test_joint_reaffirmed_commitment_is_an_agreement_and_joint_underscored_a_commitment() -> None:
    assert read("The leaders reaffirmed their commitment to the divers.") == ["agree: The leaders"]
    assert read("The leaders underscored their commitment to the divers.") == ["commit: The leaders"]


def test_an_earlier_agreement_yields_to_the_act_of_its_sentence() -> None:
    text = "Recalling that the Presidents agreed to save cod, and also agreed to ban nets, Minister Yun urged haste."
    assert read(text) == ["request: Minister Yun"]
    alone = "He recalled that in his meeting with Secretary Mattis the two sides had agreed to save the cod."
    assert read(alone) == ["agree: the two sides"]


def test_inversion_puts_the_speakers_behind_the_verb() -> None:
    text = "Also reaffirmed during the call was the top diplomats' commitment to save the cod, the ministry said."
    (act,) = candidates(text)
    assert act.kind is ActKind.AGREE
    assert [text[m.start : m.end] for m in act.subjects] == ["top diplomats"]


def test_the_owner_of_a_commitment_is_kept_beside_the_speaker() -> None:
    text = "Minister Yun highlighted Norway's commitment to the seed bank."
    (act,) = candidates(text)
    assert [text[m.start : m.end] for m in act.owner] == ["Norway"]
    text = "Minister Yun highlighted the commitment of President Obama to the seed bank."
    (act,) = candidates(text)
    assert [text[m.start : m.end] for m in act.owner] == ["President Obama"]


def test_words_that_lost_their_space_are_read() -> None:
    assert read("The two Ministers agreedto save the cod.") == ["agree: Ministers"]
    assert read("Minister Yun suggestedthat Chile free the trawler.") == ["request: Minister Yun"]


def test_a_denied_act_says_so() -> None:
    (act,) = candidates("President Obama did not commit to a date.")
    assert act.denied


def test_a_list_of_countries_ends_before_the_next_clause() -> None:
    text = "Norway repeated its warning to Chile, and the Secretary urged calm."
    assert read(text) == ["request: Secretary"]
    text = "Allies discussed supplies for Ukraine and Secretary Kerry pledged more ships."
    assert read(text) == ["commit: Secretary Kerry"]


def test_a_relative_clause_does_not_lend_its_subject() -> None:
    text = "Both sides condemned the rocket that the North launched on Sunday and pledged to answer together."
    assert read(text) == ["commit: Both sides"]


def test_he_of_a_reported_clause_is_the_speaker() -> None:
    text = "Minister Kishida explained that he and Minister Yun confirmed the terms last month."
    (act,) = candidates(text)
    assert [text[m.start : m.end] for m in act.subjects] == ["Minister Kishida", "Minister Yun"]


@pytest.mark.parametrize("zone", [ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BOILERPLATE, ZoneKind.FRONT_MATTER])
def test_only_prose_and_bullets_are_read(zone: ZoneKind) -> None:
    assert candidates("The two sides agreed to save the cod.", zone) == []


def test_content_ends_before_the_attribution() -> None:
    text = "The two sides agreed to save the cod, the ministry said."
    (act,) = candidates(text)
    assert text[act.content[0] : act.content[1]] == "to save the cod"
    assert text[act.verb[0] : act.verb[1]] == "agreed"
    assert (act.start, act.end) == (0, len(text))


def test_a_quote_points_at_a_part_of_a_very_long_sentence() -> None:
    text = "The two sides took note of " + "the tides, " * 90 + "and agreed to save the cod " + "and the herring " * 60
    text = text.rstrip() + "."
    (act,) = candidates(text)
    assert act.end - act.start <= acts.QUOTE_LIMIT
    assert act.start <= act.verb[0] < act.verb[1] <= act.end


WORDS = st.sampled_from(
    "the The two sides leaders agreed reaffirmed and , ; . that to will should President Obama Minister Yun Norway "
    "Chile urged called on for commitment their he which as said \" ' ( ) -- committed is not needs - US-ROK".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_order_of_words_gives_spans_inside_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for act in candidates(text):
        assert 0 <= act.start < act.end <= len(text)
        assert act.start <= act.verb[0] < act.verb[1] <= act.end
        assert act.content[0] <= act.content[1] <= len(text)
        assert text[act.verb[0] : act.verb[1]].strip()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_arbitrary_text_never_fails(text: str) -> None:
    for act in candidates(f"They agreed {text}"):
        assert act.end - act.start <= acts.QUOTE_LIMIT
