"""Lists of parties read forwards: what stands behind a verb or a preposition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.delegation_leaders import OBJECT_LED_BY, leads
from kg.reading.houses import BODY_OF_TWO, without_house
from kg.reading.line import Line
from kg.reading.nameless_words import (
    ABROAD,
    AND_FROM,
    AT_HOME,
    FROM,
    FROM_ABROAD,
    GENERIC,
    NAME_GOES_ON,
    NOT_GOVERNMENT,
    OF_A_BODY,
    OF_A_SOCIETY,
    OFFICIALS_THERE,
    OPEN_NOUNS,
)
from kg.reading.party_words import (
    AIDE_TO,
    AND_CLAUSE,
    AROUND_A_COUNTRY,
    DASH,
    DATELINE_DASH,
    DETERMINER,
    FINITE,
    JOIN,
    LEAD,
    MOVES,
    OF_MEMBERS,
    OPENING,
    OWN_DAY,
    OWN_PEOPLE,
    OWNER,
    SAYS,
    THING_OF,
)


def _owns(text: str, owner: Mention, owned: Mention) -> bool:
    """Whether "President X's national security adviser", "Japan's Y" speaks of the second alone."""
    official = owned.kind in (MentionKind.PERSON, MentionKind.OFFICE)
    if owner.kind is MentionKind.COUNTRY and owned.kind is MentionKind.PERSON and owned.title is None:
        return text[owner.end : owned.start] in ("'s ", "' ")
    of_office = owner.kind is MentionKind.OFFICE and owner.number == 1 and bool(owned.name and owned.title)
    one = owner.kind is MentionKind.PERSON or of_office  # "the Vice President's chief of staff X"
    return one and official and OWNER.fullmatch(text, owner.end, owned.start) is not None


def _serves(text: str, aide: Mention, chief: Mention) -> bool:
    """Whether "the adviser to President X" speaks of the first alone."""
    people = aide.kind in (MentionKind.PERSON, MentionKind.OFFICE) and chief.kind is MentionKind.PERSON
    between = text[aide.end : chief.start] == " to "
    return people and between and AIDE_TO.search(text, aide.start, chief.start) is not None


class PartyLists:
    """Finds the members of lists that begin at a place of one sentence."""

    def __init__(self, text: str, line: Line, mentions: Sequence[Mention]) -> None:
        """`mentions` are all of the sentence, sorted by their start."""
        self.text = text
        self.line = line
        self.sentence: Sentence = line.sentence
        self._owners = {m.start: n.start for m, n in pairwise(mentions) if _owns(text, m, n)}
        """Where "President X's" begins in front of who serves X, and where it ends."""
        served = {n.start for m, n in pairwise(mentions) if _serves(text, m, n)}
        self.mentions = [
            m
            for m in mentions
            if m.start not in self._owners
            and m.start not in served
            and not (m.kind is MentionKind.COUNTRY and ("adjective" in m.qualifiers or self._dateline(m)))
        ]
        self.starts = [m.start for m in self.mentions]

    def _dateline(self, place: Mention) -> bool:
        """Whether a place in capitals opens the sentence as where the news is from ("SEOUL -- A senior official")."""
        opens = place.start == self.sentence.start and self.text[place.start : place.end].isupper()
        return opens and DATELINE_DASH.match(self.text, place.end) is not None

    def at(self, position: int, *, end: int | None = None) -> list[Mention]:
        """Return the list of parties that begins at `position`, determiners allowed; empty when none does."""
        limit = self.sentence.end if end is None else end
        first = self._first(position, limit)
        if first is None:
            return []
        return self._chain(first, limit)

    def _between(self, start: int, end: int) -> str:
        """The words between two places, without whoever is named there only as whom an official serves."""
        for owner, owned in self._owners.items():
            if start <= owner and owned <= end:
                return self.text[start:owner] + self.text[owned:end]
        return self.text[start:end]

    def _first(self, position: int, limit: int) -> Mention | None:
        if "ed by " in self.text[position:limit] and (leader := self._leader(position, limit)) is not None:
            return leader
        index = bisect_left(self.starts, position)
        lead = LEAD.match(self.text, position, limit)
        generic = GENERIC.match(self.text, self._skip_space(lead.end() if lead else position), limit)
        while index < len(self.mentions) and self.mentions[index].start < limit:
            mention = self.mentions[index]
            gap = self._between(position, mention.start)
            if len(gap) > 60:
                break
            gap = without_house(gap, mention)
            if DETERMINER.match(gap) and not (
                mention.kind is MentionKind.PRONOUN and "possessive" in mention.qualifiers
            ):
                if mention.kind is MentionKind.COUNTRY and generic and generic.end() > mention.end:
                    break
                if mention.kind is MentionKind.COUNTRY and generic and self._of_society(generic):
                    break  # "a delegation of U.S. business leaders"
                behind = FROM.match(self.text, generic.end(), limit) if generic else None
                if mention.kind is MentionKind.COUNTRY and behind and behind.end() > mention.end:
                    break  # "a delegation of the A Caucus of the B Parliament"
                return mention
            index += 1
        there = self._there(self._skip_space(lead.end() if lead else position), limit)
        found = self._generic(generic)
        if found is not None and len(found.countries) > 1 and (named := self._named_at(found.end + 1)) is not None:
            return named  # "the G7 leaders Prime Minister X, Chancellor Y and"
        return there if found is None or (there is not None and not found.countries) else found

    def _named_at(self, position: int) -> Mention | None:
        """The person who is named at `position`, right behind the words for several."""
        index = bisect_left(self.starts, position)
        named = self.mentions[index] if index < len(self.mentions) and self.starts[index] == position else None
        return named if named is not None and named.kind is MentionKind.PERSON else None

    def _skip_space(self, position: int) -> int:
        while position < self.sentence.end and self.text[position] == " ":
            position += 1
        return position

    def _from_country(self, position: int, *, stay: bool) -> tuple[str, ...]:
        """The countries behind nameless officials ("a delegation from Pyongyang", "officials in Seoul and Tokyo")."""
        behind = FROM.match(self.text, position, self.sentence.end)
        found: tuple[str, ...] = ()
        if behind is not None and behind.group().split()[0] == "in" and not stay:
            return ()  # "ambassadors in Washington" are those of other countries
        while behind is not None:
            at = next((i for i in self.line.country_end if self.line.tokens[i].start == behind.end()), None)
            if at is None:
                break
            if AROUND_A_COUNTRY.match(self.text, self.line.tokens[self.line.country_end[at]].end):
                break  # "leaders from NATO's eastern flank"
            found = (*found, *self.line.countries[at])
            behind = AND_FROM.match(self.text, self.line.tokens[self.line.country_end[at]].end, self.sentence.end)
        return tuple(dict.fromkeys(found))

    def _of_society(self, generic: re.Match[str]) -> bool:
        """Whether nameless delegates serve no government ("a delegation of bankers")."""
        end = self.sentence.end
        society = OF_A_SOCIETY.match(self.text, generic.end(), end)  # "Association of Southeast Asian Nations" is none
        return society is not None and OF_A_BODY.match(self.text, generic.end(), end) is None

    def _leader(self, position: int, limit: int) -> Mention | None:
        """Read "the members of a group of the Senate, led by Senator X": X, who has an office."""
        match = OBJECT_LED_BY.match(self.text, position, limit)
        if match is None or not leads(self.text, position, match.end()):
            return None
        index = bisect_left(self.starts, match.end())
        leader = self.mentions[index] if index < len(self.mentions) else None
        if leader is None or leader.start != match.end() or leader.kind is not MentionKind.PERSON or not leader.title:
            return None
        return leader

    def _there(self, position: int, limit: int) -> Mention | None:
        """Read "senior government officials" on a journey: those of the country where it has led."""
        match = OFFICIALS_THERE.match(self.text, position, limit)
        if match is None:
            return None
        return Mention(
            match.start(), match.end(), MentionKind.GROUP, self.sentence.index, name=match.group(), number=0,
            qualifiers=frozenset({"indefinite", "there"}),
        )  # fmt: skip

    def _generic(self, match: re.Match[str] | None) -> Mention | None:
        """Read "senior Israeli officials", "Pacific Island ambassadors": a party nobody names."""
        if match is None or NAME_GOES_ON.match(self.text, match.end()):
            return None
        phrase = match.group()
        codes = tuple(
            dict.fromkeys(
                code
                for first, last in self.line.country_end.items()
                if match.start() <= self.line.tokens[first].start and self.line.tokens[last].end <= match.end()
                for code in self.line.countries[first]
            )
        )
        abroad = ABROAD.search(phrase) is not None
        noun = match["noun"].lower()
        behind = self._from_country(match.end(), stay=noun in AT_HOME and not abroad)
        named = noun.startswith("delegation")  # "the A Study Group delegation from the B Congress": A is in its name
        codes = (behind or codes) if named else (codes or behind)
        if NOT_GOVERNMENT.search(match["front"]) or self._of_society(match):
            return None
        capital = abroad or noun.startswith("diplomatic ")
        capital = capital or (noun.startswith("heads of") and "mission" in noun)
        capital = capital or FROM_ABROAD.match(self.text, match.end(), self.sentence.end) is not None
        capital = capital or OF_A_BODY.match(self.text, match.end(), self.sentence.end) is not None
        if not codes and not capital and noun not in OPEN_NOUNS:
            return None
        if noun in ("government", "administration") and not codes:
            lower = "administration" not in phrase or re.search(r"\b(?:the|acting|new|incoming|interim)\b", phrase)
            return self._side(match) if lower and not re.search(r"[A-Z]", match["front"]) else None
        if not codes and not capital and noun in ("leaders", "allies", "partners", "counterpart", "counterparts"):
            return None
        return Mention(
            match.start(), match.end(), MentionKind.GROUP, self.sentence.index, name=phrase, countries=codes, number=0,
            qualifiers=frozenset({"indefinite"}),
        )  # fmt: skip

    def _side(self, match: re.Match[str]) -> Mention:
        """ "the acting government": the other side, which the discourse knows."""
        return Mention(
            match.start(), match.end(), MentionKind.GROUP, self.sentence.index, name=match.group(), number=0,
            qualifiers=frozenset({"indefinite", "other-side"}),
        )  # fmt: skip

    def _chain(self, first: Mention, limit: int) -> list[Mention]:
        """Follow a list from its first member: "A of X, B, and C"."""
        found = [first]
        while True:
            last = found[-1]
            joined = len(found) > 1 and re.search(r"\band\b", self.text[found[-2].end : last.start])
            own = OWN_PEOPLE.match(self.text, last.end, limit)  # "X, his war cabinet, and Y"
            behind = own.end() if own else last.end
            index = bisect_left(self.starts, behind)
            following = None
            while index < len(self.mentions) and self.mentions[index].start < limit:
                candidate = self.mentions[index]
                gap = self._between(behind, candidate.start)
                day = OWN_DAY.match(gap)
                if day and OWN_DAY.match(self.text, candidate.end, limit):
                    gap = gap[day.end() :]
                if last.kind is MentionKind.OFFICE and not last.countries and (some := OF_MEMBERS.match(gap)):
                    gap = gap[some.end() :]
                if (place := self._place_behind(last)) and place < candidate.start and self._place_behind(candidate):
                    gap = self.text[place : candidate.start]  # "Minister A in X, Minister B in Y and"
                if len(gap) > 110:
                    break
                gap = gap if JOIN.match(gap) else without_house(gap, candidate)
                if gap.strip() == "," and SAYS.match(self.text, candidate.end, limit):
                    break  # "met with X, Minister Y said"
                opened = gap.strip() == "," and OPENING.match(self.text, self.sentence.start, last.start)
                if opened and self._acts(index, limit):
                    break  # "In a meeting with X, Minister Y proposed", "After talks with X, Y and Z dined"
                if joined and gap.strip() in (",", ", the") and self._acts(index, limit):
                    break  # "the talk between A and B, Minister C explained": who explained was not in it
                alone = len(found) == 1 and "," not in self.text[last.start : last.end]
                if alone and AND_CLAUSE.fullmatch(gap) and MOVES.match(self.text, candidate.end, limit):
                    break  # "came for talks with X, and Y went to Oslo"; a comma may only close who X is
                if "counterpart" in last.qualifiers and DASH.fullmatch(gap):
                    following = candidate if candidate.kind is MentionKind.PERSON else None
                    break
                if JOIN.match(gap) and re.search(r"[,;&]|\b(?:and|with|as well as|alongside|plus)\b", gap):
                    place = candidate.kind is MentionKind.COUNTRY and first.kind is MentionKind.OFFICE
                    if place and gap.endswith(" in "):
                        break  # "the ministers of A and B, in Rome"
                    people = first.kind in (MentionKind.GROUP, MentionKind.OFFICE)
                    if people and candidate.kind is MentionKind.COUNTRY and THING_OF.match(self.text, candidate.end):
                        break  # "to discuss a summit between their leaders and A's threats"
                    pronoun = candidate.kind is MentionKind.PRONOUN
                    if not pronoun and not (candidate.kind is MentionKind.COUNTRY and first.kind is MentionKind.PERSON):
                        following = candidate
                    break
                index += 1
            if following is None:
                generic = self._generic_after(last, limit)
                if generic is None:
                    return self._each_at_home(found)
                following = generic
            if following.start <= last.start:
                return self._each_at_home(found)
            found.append(following)

    def _each_at_home(self, members: list[Mention]) -> list[Mention]:
        """Give those of "Minister A in X, Minister B in Y and Minister C in Z" the country where each is visited."""
        placed = [m for m in members if self._place_behind(m)]
        for member in placed if len(placed) > 1 else ():
            place = self.mentions[bisect_left(self.starts, member.end)]
            if not member.countries and (len(placed) > 2 or not member.persons):  # of two, one may be abroad
                member.countries = place.countries
        return members

    def _place_behind(self, person: Mention) -> int:
        """Where "in X" ends behind somebody; 0 where no country stands there."""
        index = bisect_left(self.starts, person.end)
        place = self.mentions[index] if index < len(self.mentions) else person
        there = place.kind is MentionKind.COUNTRY and self.text[person.end : place.start] in (" in ", " in the ")
        return place.end if there and person.kind is MentionKind.PERSON else 0

    def _acts(self, index: int, limit: int) -> bool:
        """Whether a finite verb follows a mention, or the pair that it opens ("…, X and the Minister said")."""
        end = self.mentions[index].end
        if FINITE.match(self.text, end, limit):
            return True
        following = self.mentions[index + 1] if index + 1 < len(self.mentions) else None
        paired = following and re.fullmatch(r"\s+and\s+(?:(?:the|both|his|her)\s+)?", self.text[end : following.start])
        return bool(following and paired and FINITE.match(self.text, following.end, limit))

    def _generic_after(self, last: Mention, limit: int) -> Mention | None:
        match = re.compile(r"(?:,)?\s+(?:and|as well as|along with|with)\s+").match(self.text, last.end, limit)
        if match is None:
            return None
        return self._generic(GENERIC.match(self.text, match.end(), limit))

    def body_of_two(self, position: int) -> list[Mention]:
        """Return the sides of "the A-B Strategic Group" at `position`, none where no such body stands there."""
        index = bisect_left(self.starts, position)
        if index + 1 >= len(self.mentions) or self.text[position : self.starts[index]].strip() not in ("", "the"):
            return []
        first, last = self.mentions[index : index + 2]
        joined = first.kind is last.kind is MentionKind.COUNTRY and self.text[first.end : last.start] == "-"
        return [first, last] if joined and BODY_OF_TWO.match(self.text, last.end) else []
