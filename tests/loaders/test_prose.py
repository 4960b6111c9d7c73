"""What counts as English prose, and how its absence is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.prose import is_mostly_english, lacks_prose

SENTENCE = "The two ministers agreed to meet again before the end of the month."


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Ahn met Bell in Seoul.",
        "Ahn spoke by phone with Bell on February 7",
        "° The Minister thanked the Secretary for his support\n",
        "Ms. Ida Bell, of Ohio, to be Ambassador Extraordinary to the Republic of Korea.",
        "Minister Ahn Seong-min called former Secretary Ida Bell on Friday.",
        "Home\nNews\nContact\n\n" + SENTENCE + "\n\nCopyright 2017\n",
        "한국 외교부\n\n" + SENTENCE,
        "The ministers, who had met\nin May, spoke by\nphone about the alliance today,\nand agreed to meet.",
    ],
)
def test_prose(text: str) -> None:
    assert lacks_prose(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing but white space"),
        ("1 2 3 !!!", "no words"),
        ("Tokyo", "no English sentence"),
        ("Go to Contents Go to Navigation", "no English sentence"),
        ("Home\nPress releases\nPlease sign in to read all of your news here.", "short lines"),
        (
            "How can we improve?\nThanks for your feedback.\nAll rights reserved by the publisher of this page.",
            "short lines",
        ),
        ("Der Minister traf am Dienstag seinen Kollegen und sprach mit ihm über den Handel.", "no English sentence"),
        ("Minister Ahn traf Secretary Bell in Berlin und beide sprachen von der Zukunft an.", "no English sentence"),
        ("大臣は長官と電話で会談し、同盟を確認した。", "the text is in Japanese"),
        ("外交部长与国务卿通电话，双方同意继续合作。", "the text is in Chinese characters"),
        ("Министр поговорил по телефону с госсекретарём.", "the text is in Cyrillic script"),
        ("외교부 장관은 통화에서 협력을 확인했다. KOREA MOFA", "the text is in Korean"),
    ],
)
def test_no_prose(text: str, reason: str) -> None:
    assert reason in (lacks_prose(text) or "")


@given(st.text(max_size=200))
def test_a_sentence_on_lines_of_its_own_is_found_anywhere(around: str) -> None:
    assert lacks_prose(f"{around}\n\n{SENTENCE}\n\n{around}") is None


def test_mostly_english() -> None:
    assert is_mostly_english(SENTENCE)
    assert is_mostly_english(SENTENCE + "\n\n외교부")
    assert not is_mostly_english(SENTENCE + "\n\n" + "외교부 장관은 통화하였다. " * 20)
    assert not is_mostly_english("")
