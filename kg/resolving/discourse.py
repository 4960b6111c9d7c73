"""Whom offices, groups and pronouns of a text refer to."""

from __future__ import annotations

import re

from kg.reading.annotations import Mention, MentionKind
from kg.reading.bodies import of_members
from kg.reading.groups import MYSELF_NAME
from kg.reading.nameless_words import NAME_GOES_ON
from kg.records import Participant, Passage, When
from kg.resolving.cast import Member
from kg.resolving.named_holders import comes_after, holds
from kg.resolving.officials import LEADER, LEADER_KINDS, same_party
from kg.resolving.parties import core_of, ends_like, nameless
from kg.resolving.plurals import group, plural_office
from kg.resolving.story import Story

EACH_OF_THEM = re.compile(r"\beach (?:country|nation|host)'s\s+\Z")
"""Before an office of every country to which a journey leads."""
OF_A_HOST = frozenset(
    "head-of-state head-of-government foreign-minister defence-minister finance-minister trade-minister"
    " national-security-adviser".split()
)
"""Kinds of office of which every country has one that a guest may meet."""
NO_PEER = frozenset({"other", "ambassador", "spokesperson"})
"""Kinds of office that do not tell whom another country has for a counterpart: envoys bear the rank of ambassador."""
SAID_BY = re.compile(r'[^"]*"\s*(?:said\s+|added\s+)?(?P<who>[A-Z])')
"""From a quotation to whoever it is of (", X said")."""
ENVOY_FOR = re.compile(r"\b(?:nuclear|special|[Cc]limate|[Pp]eninsula|North Korea|for|on)\b", re.IGNORECASE)
"""What makes an envoy the holder of an office."""
ON_A_TASK = re.compile(
    r"\b(?:for|on)\s+(?:the\s+)?(?!North|Korea|DPRK|Six|nuclear|denuclear|peace|unification)\w", re.IGNORECASE
)
"""What an envoy is charged with beside the questions of Korea, of which the records know the envoys."""
MEMBER_STATES = re.compile(r" of (?:all |the |its )*(?:\w+ )?(?:other )?member (?:states|countries|nations)\b")
"""Behind the ministers or ambassadors of a body whose members nobody names."""
OF_A_TASK = frozenset("nuclear nuke special for peace climate presidential personal human on".split())
"""Words of the titles of envoys who are no ambassadors."""


class Discourse(Story):
    """Follows a text from its first sentence on; ask it in that order."""

    def participants_of(self, mention: Mention, when: When | None = None, peer: str | None = None) -> list[Participant]:
        """Return who a mention stands for, an empty list where nothing can be said.

        `when` is the day on which offices are read (the focus's, else the document's); `peer` is the office kind
        of the other side, for "his Chinese counterpart".
        """
        day = when if when is not None and when.known else self.focus.when if self.focus.when.known else self.within
        passage = Passage(mention.start, mention.end)
        if mention.kind is MentionKind.PERSON:
            member = self.cast.member_of(mention)
            return [self.officials.person(member, day, passage)] if member else []
        if mention.kind is MentionKind.OFFICE:
            return self._office(mention, day, passage, peer)
        if mention.kind is MentionKind.GROUP:
            return group(self, mention, day, passage)
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention)
        if mention.kind is MentionKind.COUNTRY and mention.countries:
            return [nameless(code, passage) for code in mention.countries]
        return []

    # Offices

    def _office(self, mention: Mention, when: When, passage: Passage, peer: str | None) -> list[Participant]:
        if "counterpart" in mention.qualifiers and mention.title is None:
            return self._counterpart(mention, when, passage, peer)
        kind = mention.office_kind or "other"
        countries = list(mention.countries)
        if mention.number > 1 and not countries:
            those = self.named.before(mention, when)
            if len(those) == mention.number:
                return those  # "received the two Secretaries"
        theirs = "possessive" in mention.qualifiers or self.theirs(mention)
        if "of-both" in mention.qualifiers or (not countries and mention.number != 1 and theirs):
            countries = self._sides_near(mention)
            if mention.number in (2, 3) and len(countries) > mention.number:
                countries = countries[: mention.number]
        if not countries and EACH_OF_THEM.search(self.text, max(0, mention.start - 40), mention.start):
            countries = list(self.journey)  # "will have talks with each country's foreign minister"
        gathering = NAME_GOES_ON.match(self.text, mention.end) is not None  # "the Quad Leaders Summit"
        of_many = of_members(mention.title) or MEMBER_STATES.match(self.text, mention.end) is not None
        if not countries and mention.number != 1 and of_many and not gathering:
            return [nameless(None, passage, mention.title)]  # "the foreign ministers of the Arab League"
        if not countries:
            return self._at_the_stop(mention, when, passage) or self._coreferent(mention, when, passage)
        if "former" in mention.qualifiers and mention.number == 1:
            return [self.last_subject] if self.last_subject else []  # a way to speak of who is at hand, not the holder
        if kind == "other" and (mention.title or "").lower().split()[:1] in (["leaders"], ["leader"]):
            kind = LEADER
        member = kind == "legislator" and "speaker" not in (mention.title or "").lower()
        task = self._other_task(mention)
        if "indefinite" in mention.qualifiers or kind == "other" or member or task or self._any_envoy(mention):
            named = mention.number == 1 and kind == "envoy" and "indefinite" not in mention.qualifiers and not task
            return [
                (self.named.in_office(c, kind, when, passage) if named else None)
                or (self.named.ambassador(c, when, passage) if self._any_ambassador(mention) else None)
                or self._of_focus(c, kind)
                or nameless(c, passage, mention.title)
                for c in countries
            ]
        found = []
        for country in countries:
            holder = self.named.in_office(country, kind, when, passage)
            host = self.officials.host(mention, self.text) or self.home
            acting = "acting" in mention.qualifiers
            holder = holder or self.officials.holder(
                country, kind, when, acting=acting, host=host, title=mention.title, among=countries
            )
            holder = holder or self._of_today(country, kind, when)
            found.append(holder or self._of_focus(country, kind) or nameless(country, passage, mention.title))
        return found

    def _of_today(self, country: str, kind: str, when: When) -> Participant | None:
        """Who holds an office as the text is written, for days to come on which another may hold it as well."""
        written = self.written.latest
        ahead = written is not None and when.latest is not None and when.latest > written
        return self.officials.holder(country, kind, self.written) if ahead else None

    def _sides_near(self, mention: Mention) -> list[str]:
        """The sides of the contact told before in the sentence, else those of the main one."""
        told = self.told[-1] if self.told else None
        if (
            told is not None
            and told.start < mention.start < told.start + 300
            and len(told.sides) > len(self.main.sides)
        ):
            between = self.text[told.start : mention.start]
            if not re.search(r"(?<![A-Z])[.!?]\"?\s+[A-Z]", between):
                return told.sides
        if not self.main.participants and mention.number in (0, len(self.governments)):
            return list(self.governments)
        return self.main.sides

    @staticmethod
    def _any_envoy(mention: Mention) -> bool:
        """Whether a title says that somebody negotiates, but not in which office ("the negotiators of both sides")."""
        if mention.office_kind == "envoy" and mention.number != 1 and len(mention.countries) == 1:
            return True  # "the President's special envoys"
        return mention.office_kind == "envoy" and ENVOY_FOR.search(mention.title or "") is None

    @staticmethod
    def _other_task(mention: Mention) -> bool:
        """Whether envoys have a task for which no record knows an office ("their special envoys for climate")."""
        return (
            mention.office_kind == "envoy" and not mention.offices and ON_A_TASK.search(mention.title or "") is not None
        )

    @staticmethod
    def _any_ambassador(mention: Mention) -> bool:
        """Whether a title says no more than that a state has sent somebody ("the top Chinese envoy here")."""
        words = (mention.title or "").lower().split()
        posted = words[:1] in (["top"], ["envoy"]) or "to" in words
        return mention.number == 1 and "envoy" in words and posted and not OF_A_TASK & set(words)

    def _of_focus(self, country: str, kind: str) -> Participant | None:
        if kind not in ("other", "minister"):
            return None
        side = [p for p in self.focus.participants if p.country == country and p.person]
        return side[0] if len(side) == 1 else None

    def _counterpart(self, mention: Mention, when: When, passage: Passage, peer: str | None) -> list[Participant]:
        if not mention.countries:
            others = [p for p in self.main.participants if p.country != self.home]
            several = mention.number != 1 or self.text[mention.start :].lower().startswith("each ")
            return others if several and others else []
        found = []
        for country in mention.countries:
            holder = self._peer_of(country, peer, when, mention)
            found.append(holder or nameless(country, passage, None))
        return found

    def _peer_of(self, country: str, peer: str | None, when: When, mention: Mention) -> Participant | None:
        """Who holds the office of a counterpart; where state and government have two heads nobody can tell which."""
        if peer is None or peer in NO_PEER:
            return None
        if peer not in LEADER_KINDS:
            return self.officials.holder(country, peer, when)
        leads = self.officials.holder(country, LEADER, when, among=mention.countries)
        offices = self.officials.authority.offices.values()
        heads = [{o.kind for o in offices if o.country == one} & LEADER_KINDS for one in mention.countries]
        alone = any(len(kinds) == 1 for kinds in heads)  # a president's peer where there is a prime minister only
        if len(mention.countries) > 2 or alone or leads == self.officials.holder(country, peer, when):
            return leads
        return None

    def _coreferent(self, mention: Mention, when: When, passage: Passage) -> list[Participant]:
        """ "the Minister", "the President": the member whose title ends in the same words."""
        words = (mention.title or "").lower().split()
        if mention.number != 1:
            return plural_office(self, mention)
        speaks = mention.office_kind == "spokesperson"  # who only issues a text is no one of whom it tells
        members = [m for m in self.cast.members if speaks or m.kinds != {"spokesperson"}]
        members = [m for m in members if not comes_after(m, mention)]
        fits = [m for m in members if any(ends_like(t.title, words) for t in m.titles)]
        if not fits:
            fits = [m for m in members if mention.office_kind and holds(m, mention.office_kind)]
        if not fits and self._any_ambassador(mention):
            fits = [m for m in members if holds(m, "ambassador")]
        inside = [m for m in fits if any(p.official and p.official == m.key for p in self.focus.participants)
                  or any(p.person and p.person in (m.name,) for p in self.focus.participants)]  # fmt: skip
        named = [m for m in inside or fits if self._goes_on(m, mention)]
        at_home = named or [m for m in inside or fits if m.country == self.home]
        exact = [m for m in inside or fits if any((t.title or "").lower().split() == words for t in m.titles)]
        core = [m for m in inside or fits if any(core_of(t.title) == words for t in m.titles)]
        shared = len(exact) > 1 or words == ["president"]  # a title of both sides is the publisher's own official
        for alike in (at_home if len(at_home) == 1 and shared else [], exact, core, inside, fits):
            if len(alike) == 1:
                return [self.officials.person(alike[0], when, passage)]
        pool = exact or core or inside or fits
        diplomat = self.home is None and words[-1:] == ["diplomat"]
        own = [m for m in fits if diplomat or m.country == self.home is not None]
        first = self._protagonist()
        if pool and first in own and (diplomat or len(own) == 1):
            return [self.officials.person(first, when, passage)]  # "the top diplomat" of whom the text is
        if pool:
            before = [m for m in pool if m.first.start < mention.start]
            latest = max(
                before or pool, key=lambda m: max((x.start for x in m.mentions if x.start < mention.start), default=-1)
            )
            return [self.officials.person(latest, when, passage)]
        if self.home and mention.office_kind not in (None, "other", "minister"):
            holder = self.officials.holder(self.home, mention.office_kind or "", when)
            if holder:
                return [holder]
        return self._only_one(mention, when)

    def _goes_on(self, member: Member, mention: Mention) -> bool:
        """Whether a title opens a sentence that goes on with the subject of the one before, in the same paragraph."""
        subject = self.last_subject
        if subject is None or (subject.person not in (member.name, member.key) and subject.official != member.key):
            return False
        start = max((m.start for m in member.mentions if m.start < mention.start), default=None)
        between = self.text[start : mention.start] if start is not None else "\n"
        return "\n" not in between and re.search(r"\.\"?\s+(?:The\s)?\Z", between) is not None

    def _at_the_stop(self, mention: Mention, when: When, passage: Passage) -> list[Participant]:
        """ "In Oslo, she will meet the Foreign Minister": the host's, where nobody of the text is called so."""
        kind, words = mention.office_kind or "other", (mention.title or "").lower().split()
        if mention.number != 1 or len(self.there) != 1 or kind not in OF_A_HOST or self.there[0] == self.home:
            return []
        before = [m for m in self.cast.members if not comes_after(m, mention)]
        if any(ends_like(t.title, words) for m in before for t in m.titles):
            return []
        if words[-1:] in (["diplomat"], ["chief"]) and any(holds(m, kind) for m in before):
            return []  # "the top diplomat": a way to speak of the traveller
        host = self.there[0]
        return [self.officials.holder(host, kind, when) or nameless(host, passage, mention.title)]

    def _protagonist(self) -> Member | None:
        """The person whom the text names first, spokespersons aside."""
        named = (m for m in self.cast.members if m.kinds != {"spokesperson"})
        return min(named, key=lambda m: m.first.start, default=None)

    def _only_one(self, mention: Mention, when: When) -> list[Participant]:
        """The holder of an office that one country alone calls so ("the Taoiseach"), where no country is told."""
        offices = self.officials.authority.offices
        named = {(offices[key].country, offices[key].kind) for key in mention.offices}
        if self.home is not None or len(named) != 1:
            return []
        holder = self.officials.holder(*named.pop(), when)
        return [holder] if holder else []

    # Groups and pronouns

    def _quoted(self, mention: Mention) -> Participant | None:
        """Who says "I" in a quotation that its own sentence ascribes to a person (", X said")."""
        behind = SAID_BY.search(self.text, mention.end) if "quoted" in mention.qualifiers else None
        at = {m.start: m for member in self.cast.members for m in member.mentions} if behind else {}
        named = at.get(behind.start("who")) if behind else None
        return next(iter(self.participants_of(named)), None) if named is not None else None

    def _pronoun(self, mention: Mention) -> list[Participant]:
        if mention.name == MYSELF_NAME:
            speaker = self._quoted(mention) or self.author or self.last_subject
            return [speaker] if speaker else []
        if mention.number != 1:
            if "first-person" in mention.qualifiers:
                together = self.focus.participants or self.issuing
                if self.issuing or (self.author and any(same_party(self.author, p) for p in together)):
                    return list(together)  # whoever speaks beside a guest speaks of both
                own = [p for p in together if p.country == self.home]
                return own or ([self.author] if self.author and not together else [])
            known = self.last_plural or self.focus.participants
            return list(known) or self.introduced_by(mention, self.written)
        return [self.last_subject] if self.last_subject else []
