"""From candidate acts to acts: speakers, officials, addressee, due date and the contact in which they were made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from kg.reading.acts import ActCandidate
from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.groups import MYSELF_NAME
from kg.reading.topics import Topics
from kg.records import Act, Participant, Passage, Scope, When
from kg.resolving import speakers
from kg.resolving.accounts import Account
from kg.resolving.agreements import AgreementHit
from kg.resolving.dates import DateSolver
from kg.resolving.discourse import Discourse
from kg.resolving.due_clauses import sets_time
from kg.resolving.joint_texts import ISSUED_BY_ONE
from kg.resolving.officials import LEADER_KINDS, same_party
from kg.resolving.outlook import Outlook
from kg.resolving.parties import nameless, unique
from kg.resolving.story import Focus

JOINT = re.compile(
    r"\b(?:joint|trilateral|quadrilateral|leaders['’]? (?:statement|declaration)|communiqu[eé]|declaration|agreement"
    r"|memorandum of understanding|quad|g-?7|g-?20)\b",
    re.IGNORECASE,
)
"""Headlines of texts in which several governments speak as "we"."""


@dataclass(frozen=True, slots=True)
class PronounState:
    """Whom "he" and "they" stood for before a sentence."""

    singular: Participant | None
    plural: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class _Noted:
    """A candidate with what the discourse knew at its sentence."""

    candidate: ActCandidate
    pronouns: PronounState
    local: tuple[Participant, ...]
    contact: Account | None
    mentions: tuple[Mention, ...]
    told: tuple[Focus, ...]
    """The contacts told so far."""


TOLD = 3
"""Contacts told last that a group may take up."""


class ActResolver:
    """Collects candidates in the order of the text and resolves them once the document's contacts are known."""

    def __init__(self, text: str, discourse: Discourse, solver: DateSolver, headline: str, topics: Topics) -> None:
        self.topics = topics
        self.text = text
        self.discourse = discourse
        self.solver = solver
        self.headline = headline
        self._noted: list[_Noted] = []
        self._contact: Account | None = None

    def pronouns(self) -> PronounState:
        """The state to hand to `sentence`; ask for it before the sentence changes it."""
        return PronounState(self.discourse.last_subject, tuple(self.discourse.last_plural))

    def sentence(
        self,
        sentence: Sentence,
        candidates: Sequence[ActCandidate],
        mentions: Sequence[Mention],
        accounts: Sequence[Account],
        pronouns: PronounState,
    ) -> None:
        """Note the candidates of a sentence; call it for every sentence, after its contacts were read."""
        just = [a for a in accounts if a.scope is Scope.MAIN and (a.sentence is sentence or sentence in a.further)]
        if just:
            self._contact = just[-1]
        aside = self.discourse.local
        for candidate in candidates:
            # "Both sides welcomed the meeting of A with B": who speaks before it is told speaks in the main contact.
            later = aside is not None and any(
                m.kind is MentionKind.GROUP and m.end < aside.start for m in candidate.subjects
            )
            local = tuple(aside.participants) if aside is not None and not later else ()
            told = tuple(self.discourse.told[-TOLD:])
            self._noted.append(_Noted(candidate, pronouns, local, self._contact, tuple(mentions), told))

    def finish(
        self,
        accounts: Sequence[Account],
        agreements: Sequence[AgreementHit],
        outlook: Outlook,
        passage: Callable[[int, int], Passage],
    ) -> list[Act]:
        """Return the acts; a text without a contact has some only where it looks abroad.

        `agreements` are the named ones of the text; `passage` turns offsets of the searched text into those of the
        document.
        """
        found: list[Act] = []
        if not accounts and not outlook.abroad:
            return found
        parties = {p.country for a in accounts for p in a.participants if p.country} | set(outlook.issuers)
        author = self.discourse.author.country if self.discourse.author else None
        parties |= {code for code in (self.discourse.home, outlook.government, author) if code}
        main = next((a for a in accounts if a.scope is Scope.MAIN), accounts[0] if accounts else None)
        told = _by_sentence(accounts)
        position = {id(account): i for i, account in enumerate(accounts)}
        named = sorted(agreements, key=lambda a: a.start)
        starts = [a.start for a in named]
        for noted in self._noted:
            contact = noted.contact or main
            context = _Context(self, noted, contact, outlook, parties, diplomatic=bool(accounts))
            resolved = speakers.resolve(noted.candidate, context)
            if resolved is not None:
                own = told.get(noted.candidate.sentence, contact)
                start, end = noted.candidate.start, noted.candidate.end
                within = named[bisect_left(starts, start) : bisect_left(starts, end)]
                found.append(
                    replace(
                        self._act(noted, context, resolved, passage),
                        contact=position.get(id(own)),
                        agreements=tuple(dict.fromkeys(a.agreement for a in within if a.end <= end)),
                    )
                )
        return found

    def _act(
        self,
        noted: _Noted,
        context: _Context,
        resolved: tuple[tuple[str, ...], tuple[Participant, ...]],
        passage: Callable[[int, int], Passage],
    ) -> Act:
        candidate = noted.candidate
        codes, actors = resolved
        addressed = (p.country for m in candidate.addressees for p in context.participants_of(m))
        return Act(
            kind=candidate.kind,
            speakers=codes,
            actors=actors,
            passage=passage(candidate.start, candidate.end),
            content=passage(*candidate.content),
            verb=passage(*candidate.verb),
            addressee=next((code for code in addressed if code and code not in codes), None),
            due=self._due(candidate.verb[0], *candidate.content),
            topics=self.topics.within(*candidate.content) or self.topics.within(candidate.start, candidate.end),
            denied=candidate.denied,
        )

    def _due(self, verb: int, start: int, end: int) -> When | None:
        """The date set for the deed itself, not for what its clause names or describes ("a summit held in May")."""
        return self.solver.due_within(start, end, lambda time: sets_time(self.text, min(verb, start), time, end))


def _by_sentence(accounts: Sequence[Account]) -> dict[int, Account]:
    """The first account that each sentence tells or comes back to."""
    told: dict[int, Account] = {}
    for account in accounts:
        for sentence in (account.sentence, *account.further):
            told.setdefault(sentence.index, account)
    return told


class _Context:
    """The discourse as it stood at one sentence (a `kg.resolving.speakers.SpeakerContext`)."""

    def __init__(
        self, resolver: ActResolver, noted: _Noted, contact: Account | None, outlook: Outlook,
        parties: Collection[str], *, diplomatic: bool,
    ) -> None:  # fmt: skip
        self._discourse = resolver.discourse
        self._noted = noted
        self._contact = contact
        self._issuers = outlook.issuers
        self._government = outlook.government
        self.parties = parties
        candidate = noted.candidate
        self._quotes = '"' in resolver.text[candidate.start : candidate.end]
        told_jointly = JOINT.search(resolver.headline) and not ISSUED_BY_ONE.search(resolver.headline)
        self._joint = outlook.joint or bool(told_jointly)
        self.diplomatic = diplomatic
        author = resolver.discourse.author
        self.home = resolver.discourse.home or outlook.government or (author.country if author else None)

    @property
    def issued_together(self) -> bool:
        """Whether several governments issue the text."""
        return len(self._issuers) > 1

    def sides_at(self, sentence: int) -> Sequence[Participant]:
        """The contact that the sentence sets apart, else the one that the text is at, else the issuing governments."""
        parties = [p for p in self._parties() if p.country]
        if len({p.country for p in parties}) > 1:
            return parties
        return self._issuing()

    def participants_of(self, mention: Mention) -> Sequence[Participant]:
        """Who a mention stands for at the sentence."""
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention)
        if mention.kind is MentionKind.ORGANISATION or (mention.kind is MentionKind.COUNTRY and not mention.countries):
            return self._organisation(mention)
        if mention.kind is MentionKind.GROUP and not mention.countries:
            if "countries" in mention.qualifiers:
                sides = dict.fromkeys(p.country for p in self.sides_at(mention.sentence) if p.country)
                return [p for p in self.sides_at(mention.sentence) if p.country in sides]
            return self._group(mention)
        if mention.kind is MentionKind.OFFICE and (mention.number != 1 or "of-both" in mention.qualifiers):
            found = self._asked(mention) if mention.number != 0 or mention.countries else []
            if "counterpart" in mention.qualifiers and found and not any(p.person for p in found):
                found = self._named(found)
            one_side = len({p.country for p in found if p.country}) < 2 and not mention.countries
            return list(self.sides_at(mention.sentence)) if one_side else found
        one = self._asked(mention) or self._surname(mention)
        return self._named(one) if "counterpart" in mention.qualifiers else one

    def _named(self, parties: Sequence[Participant]) -> list[Participant]:
        """The persons of the contact at hand for governments that have one there ("his Chilean counterpart")."""
        named = []
        for party in parties:
            own = [p for p in self._parties() if p.person and p.country == party.country]
            named.append(own[0] if len(own) == 1 and party.person is None else party)
        return named

    def _surname(self, mention: Mention) -> Sequence[Participant]:
        """A capitalised word that only here stands for a person: the party of that surname."""
        if mention.kind is not MentionKind.PERSON or not mention.name:
            return []
        word = mention.name.split()[-1].lower()
        return [p for p in self._parties() if p.person and word in p.person.lower().split()][:1]

    def _parties(self) -> Sequence[Participant]:
        if self._noted.local:
            return self._noted.local
        return self._contact.participants if self._contact else self._discourse.main.participants

    def _issuing(self) -> list[Participant]:
        start, end = self._noted.candidate.verb
        return [nameless(code, Passage(start, end)) for code in self._issuers]

    def _asked(self, mention: Mention) -> list[Participant]:
        """Ask the discourse, its state put back to the sentence."""
        discourse = self._discourse
        kept = (discourse.local, discourse.last_subject, discourse.last_plural, discourse.told)
        discourse.told = [] if self._among_leaders() else list(self._noted.told)
        if self._contact is not None or self._noted.local:
            when = self._contact.when if self._contact else discourse.main.when
            discourse.local = Focus(list(self._parties()), when)
        discourse.last_subject = self._noted.pronouns.singular
        discourse.last_plural = list(self._noted.pronouns.plural)
        try:
            return discourse.participants_of(mention)
        finally:
            discourse.local, discourse.last_subject, discourse.last_plural, discourse.told = kept

    def _among_leaders(self) -> bool:
        """Whether the contact at hand is one of leaders, so that "the two leaders" are its own."""
        offices = self._discourse.officials.authority.offices
        return any(p.office_key and offices[p.office_key].kind in LEADER_KINDS for p in self._parties())

    def _group(self, mention: Mention) -> Sequence[Participant]:
        found = self._asked(mention)
        sides = {p.country for p in found if p.country}
        one_side = "delegation" in mention.qualifiers and len(sides) == 1
        return found if one_side or len(sides) > 1 else unique([*found, *self.sides_at(mention.sentence)])

    def _pronoun(self, mention: Mention) -> Sequence[Participant]:
        if "first-person" in mention.qualifiers:
            return self._we(mention)
        if mention.name == "it":
            return []
        if mention.name == MYSELF_NAME:
            return self._myself(mention)
        if mention.number == 1:
            return self._asked(mention)
        sides = self.sides_at(mention.sentence)
        taken = [p for p in self._asked(mention) if p.country]
        among = all(any(same_party(p, side) for side in sides) for p in taken)
        return taken if among and len({p.country for p in taken}) > 1 else sides

    def _we(self, mention: Mention) -> Sequence[Participant]:
        """ "We" of a joint text are its governments; in a quotation, the side of whom the sentence quotes."""
        if self._joint:
            sides = self._issuing() if len(self._issuers) > 1 else self.sides_at(mention.sentence)
            if len({p.country for p in sides}) > 1:
                return sides
        persons = [m for m in self._noted.mentions if m.kind is MentionKind.PERSON]
        behind = [m for m in persons if m.start > mention.end]
        quoted = [p for m in behind or (persons if self._quotes else []) for p in self._asked(m) if p.country]
        if not quoted and self._quotes and self._noted.pronouns.singular:
            quoted = [self._noted.pronouns.singular]
        if quoted:
            return [nameless(quoted[-1].country, Passage(mention.start, mention.end))]
        code = self._government if self._quotes and self._government else self.home
        return [nameless(code, Passage(mention.start, mention.end))] if code else []

    def _myself(self, mention: Mention) -> Sequence[Participant]:
        """ "I" in a quotation: whom the sentence names behind it, else before it, else who spoke last."""
        if "quoted" not in mention.qualifiers and self._discourse.author is not None:
            return self._asked(mention)  # remarks of one person
        persons = [m for m in self._noted.mentions if m.kind in (MentionKind.PERSON, MentionKind.OFFICE)]
        behind = self._asked(mention) if any(m.start > mention.end for m in persons) else []
        before = [p for m in persons if m.end < mention.start for p in self._asked(m) if p.person]
        return behind or before[:1] or self._asked(mention)

    def _organisation(self, mention: Mention) -> Sequence[Participant]:
        if mention.name == "community":
            return []  # "the international community needs to": of no government
        if mention.number != 1:
            return self.sides_at(mention.sentence)
        passage = Passage(mention.start, mention.end)
        persons = self._discourse.officials.authority.persons
        owner = next((persons[key].country for key in mention.persons if key in persons), None)
        if owner is None and mention.name == "general":
            return [p for p in self._parties() if p.office and "Secretary General" in p.office.replace("-", " ")][:1]
        code = owner or self.home
        return [nameless(code, passage)] if code else []
