"""Which sentences can have a time, an act or a contact at all: one pass for the literal words, before any grammar.

The tables hold beginnings of words in lower case; each lets through more than the grammar behind it, never less.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from kg.reading.lexicon import fold


class Cues:
    """Finds literal words in running text, whatever their case."""

    def __init__(self, words: str) -> None:
        """`words` are separated by white space; an underscore stands for a blank."""
        self._automaton = AhoCorasick([word.replace("_", " ") for word in words.split()])

    def places(self, text: str) -> list[int]:
        """Return where a word begins, in order; of words that overlap one counts.

        >>> Cues("meet spoke").places("They spoke. The Meeting ended.")
        [5, 16]
        """
        return [start for _, start, _ in self._automaton.find_matches_as_indexes(fold(text))]


def within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether a place lies between two offsets."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def found(pattern: re.Pattern[str], text: str, places: Sequence[int], start: int, end: int) -> bool:
    """Whether a pattern is found between two offsets; it is tried first where literal words begin, its usual place."""
    at = bisect_left(places, start)
    while at < len(places) and places[at] < end:
        if pattern.match(text, places[at], end):
            return True
        at += 1
    return pattern.search(text, start, end) is not None


TIMES = Cues(
    "0 1 2 3 4 5 6 7 8 9 day week month year quarter decade night morning evening noon january february march april may"
    " june july august september october november december jan. feb. aug. sep. sept. oct. nov. dec. morrow soon shortly"
    " future earl later course spring summer autumn fall winter hour minute date time following after since before"
    " prior ahead wake christmas"
)
ACTS = Cues(
    "agree concur consent approval signed initial conclud adopt affirm confirm iterat resol decid renew recommi dedicat"
    " determin share sharing consensus echo endors commit pledg vow promis undert guarant assur swor swear inten aim"
    " plan offer accept urg request propos suggest demand recommend call appeal press ask encourag exhort advis sought"
    " seek will would should need must understanding common_ground same_page continue_to solicit implor shall ready"
    " steadfast unwavering gave give accord conclusion unanim eye_to_eye eye-to-eye one_mind same_mind unison"
    " united_in deal announc decision recognition let_us let's won't"
    " insist settled support volunteer arranged pressure plea push indicat necessary imperative essential"
)
CONTACTS = Cues(
    "spoke speak talk convers conferred consult met meet sat_down sit_down sits_down dined huddled call phone rang host"
    " conven welcom receiv greet wrote writ letter message note telegram cable sign initial inked trip visit invit"
    " ministerial summit video dialogue committee commission discussion discussed discuss teleconference telecon"
    " trilateral bilateral"
    " get-together got_together gather summon called_in encounter lunch dinner breakfast pull-aside tête"
    " engagement session"
    " delegation sides teams forum affairs_council european_council atlantic_council"
    " conference mechanism round assembly g20 g-20 g7 g-7 g8 g-8 apec asean"
    " participants attendees present_were brought credential credence saw sees handed presented call haul sat_ reunion"
    " came_together came_face ran_into bumped crossed_paths shook chat dial contacted reached_out connected"
    " touched_base engage banquet raised took_up brought_up reviewed addressed explored assessed coordinated"
    " compared_notes discuss_with to_brief joined_by in_attendance on_the_line audience huddle exchange replied"
    " responded answered penned dispatched one-on-one face-to-face sit-down seated sitting get_together tea_with"
    " coffee_with golf drinks barbecue to_see to_confer broke_bread agreed concurred pledged vowed"
    " affirmed_with confirmed_with"
    " attended. sidelines margins fringes"
    " guest_of guests_of thank appreciation gratitude grateful indebted"
)
