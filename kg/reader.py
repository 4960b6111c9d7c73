"""Reading one document from end to end: the order of the steps, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.authority import Authority
from kg.reading import acts, contacts, sentences, times, view, zones
from kg.reading.annotations import Mention, MentionKind, Sentence, ZoneKind
from kg.reading.cues import CONTACTS, within
from kg.reading.groups import MYSELF_NAME, countries_of, groups
from kg.reading.mentions import MentionFinder
from kg.reading.phrases import Line
from kg.reading.time_templates import TimeExpression
from kg.reading.topics import Topics, phrase_uses
from kg.reading.view import View
from kg.reading.vocabulary import LabelMatcher
from kg.records import (
    Act,
    AgreementUse,
    Contact,
    Event,
    Evidence,
    EvidenceKind,
    Finding,
    FindingKind,
    Mode,
    Official,
    Participant,
    Passage,
    PhraseUse,
    Reading,
    When,
)
from kg.resolving.accounts import Account
from kg.resolving.acts import TOGETHER, ActResolver, Outlook, concerns_abroad, issuers
from kg.resolving.agreements import agreement_hits
from kg.resolving.cast import EPONYM, Cast, Member
from kg.resolving.contact_sides import country_abroad
from kg.resolving.contacts import ContactResolver
from kg.resolving.date_evidence import Holding, KnownEvent
from kg.resolving.dates import DateSolver
from kg.resolving.discourse import AND, Discourse
from kg.resolving.numbered_events import sessions
from kg.resolving.officials import Officials, minted_key, title_of, usual_name
from kg.resolving.record_events import Record
from kg.resolving.references import references
from loaders.authority_records import Agreement, DatedEvent, Tenure
from loaders.document import Document

SIGNED = frozenset({"treaty", "agreement", "declaration", "decision", "resolution"})
"""Kinds of agreements that no text can name before their date; consultative bodies are announced ahead of it."""
BEHIND_PREPOSITION = re.compile(r"\b(?:with|to|of|from|by|between|for|about|on|at|alongside)\s+(?:\w+\s+)?$")
"""What makes a person in front of a verb no subject of the sentence."""
BY_AUTHOR = re.compile(
    r"\b(?:[Ss]tatement|[Cc]onference|[Rr]emarks|[Ll]etter|[Mm]essage|[Rr]eport) (?:by|from|of) (?:the )?\Z"
)
"""What stands in a headline before the person who says "I" in the text."""
PROSE = (ZoneKind.BODY, ZoneKind.BULLET)
HEADLINES = (ZoneKind.HEADLINE, ZoneKind.FRONT_MATTER)
SOURCE = re.compile(r"\(([A-Z][A-Za-z .]{1,30})\)")
GOVERNMENT = re.compile(
    r"\b(?:Secretary|Undersecretary|to the (?:Vice )?President|Attorney General|Administrator|White House|National"
    r"|Federal"
    r"|Governors?|Senators?|Congress\w*|Ambassador|Advis[eo]rs?|Envoy|Spokes\w+|Commissioner|Intergovernmental|Admiral"
    r"|Deputy Assistant|Senior Director|Coordinator|Special Representative|Chief of Staff|Minister|Office|Department)\b"
)
"""Words of titles that only a government gives."""
STILL_TO_COME = re.compile(
    r"\b(?:ahead of|upcoming|forthcoming|preparations? (?:for|of|are under way for)|prepar(?:e|es|ing) for"
    r"|in the run-up to)"
    r"\b[^.;,]{0,40}\Z"
)
"""What stands before an event that is still to come."""
SET_FOR = re.compile(r"[^.;,]{0,80},?\s+(?:(?:which|that) is )?(?:slated|scheduled|set|due|planned) (?:for|to|on)\b")
CHOSEN_BEFORE = dt.timedelta(days=90)
"""How long before the first day in office a holder may be called elect or nominee."""
CONTACT_WORD = re.compile(
    r"\b(?:(?:spoke|talked|met) with|(?:phone|telephone|video) (?:call|conversation|talks)|held (?:talks|a meeting)"
    r"|summit with|courtesy call)\b"
)
"""Words after which a sentence without a contact is listed as not understood."""


class Reader:
    """Reads documents; make one for many, since the authority's names are indexed once."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.finder = MentionFinder(authority)
        self.officials = Officials(authority)
        self.topics = LabelMatcher("topics")
        self.phrases = LabelMatcher("phrases")
        self.record = Record.of(authority)

    def read(self, document: Document) -> Reading:
        """Return everything the document yields, in offsets of `document.text`."""
        return _Session(self, document).reading()


class _Session:
    """The state of reading one document."""

    def __init__(self, reader: Reader, document: Document) -> None:
        self.reader = reader
        self.authority = reader.authority
        self.document = document
        self.view: View = view.build(document.text, zones.cut(document))
        self.text = self.view.text
        self.sentences: list[Sentence] = sentences.split(self.text, self.view.zones)
        self.lines: list[Line] = reader.finder.lines(self.text, self.sentences)
        self.read_lines = [line for line in self.lines if line.sentence.zone is not ZoneKind.BOILERPLATE]
        self.expressions = times.find(self.text, self.sentences)
        self.publisher = self._publisher()
        self.home = self.authority.publishers[self.publisher].country if self.publisher else None
        self._linked: dict[str, Member] = {}
        self._unlinked: dict[str, Member] = {}
        """Members unknown to the authority by their usual names."""

    def reading(self) -> Reading:
        named = self.reader.finder.named(self.text, self.read_lines)
        cast = Cast(self.authority, named, self._metadata_span())
        named += references(self.text, self.read_lines, cast, named)
        solver = self._solver(cast)
        written = solver.document_date
        if written.earliest and written.latest and cast.hint is None:
            cast.set_hint((written.earliest, written.latest))
            solver = self._solver(cast)
            written = solver.document_date
        self._settle_countries(cast)
        for member in reversed(cast.members):
            if member.key is None:
                self._unlinked[usual_name(member.name)] = member
            else:
                self._linked[member.key] = member
        by_sentence = self._mentions(named)
        discourse = Discourse(self.text, cast, self.reader.officials, written, self.home, within=solver.within)
        titled = [s for s in self.sentences if s.zone in HEADLINES]
        headline = " ".join(self.text[s.start : s.end] for s in titled)
        opening = [line.sentence.index for line in self.read_lines if line.sentence.zone in PROSE][:3]
        in_headline = [m for s in titled for m in by_sentence[s.index]]
        abroad = country_abroad(in_headline, [by_sentence[i] for i in opening], self.home)
        self._note_author(discourse, [m for s in titled for m in by_sentence[s.index]])
        resolver = ContactResolver(self.text, self.sentences, discourse, solver, headline, abroad, in_headline)
        acts_of: dict[int, list[acts.ActCandidate]] = {}
        told = [m for own in by_sentence for m in own if m.name != MYSELF_NAME]
        for act in acts.find(self.text, self.read_lines, told):
            acts_of.setdefault(act.sentence, []).append(act)
        topics = Topics(self.reader.topics, self.text)
        act_resolver = ActResolver(self.text, discourse, solver, headline, topics)
        times_of: dict[int, list[TimeExpression]] = {}
        for expression in self.expressions:
            times_of.setdefault(expression.sentence, []).append(expression)
        findings: list[Finding] = []
        cues = CONTACTS.places(self.text)
        for line in self.read_lines:
            sentence = line.sentence
            if sentence.zone not in PROSE:
                continue
            self._note_author(discourse, by_sentence[sentence.index][:1], sentence)
            pronouns = act_resolver.pronouns()
            before = len(resolver.accounts)
            candidates = (
                contacts.find(self.text, line, by_sentence[sentence.index], times_of.get(sentence.index, []))
                if within(cues, sentence.start, sentence.end)
                else []
            )
            resolver.sentence(sentence, candidates, by_sentence[sentence.index])
            act_resolver.sentence(
                sentence, acts_of.get(sentence.index, ()), by_sentence[sentence.index], resolver.at_hand, pronouns
            )
            self._note_subject(discourse, sentence, by_sentence[sentence.index])
            if len(resolver.accounts) == before and CONTACT_WORD.search(self.text, sentence.start, sentence.end):
                findings += self._not_understood(sentence, resolver.at_hand)
        for line in self.read_lines:
            if line.sentence.zone is ZoneKind.CAPTION:
                own, index = by_sentence[line.sentence.index], line.sentence.index
                resolver.caption(line.sentence, contacts.find(self.text, line, own, times_of.get(index, [])), own)
        accounts = resolver.finish()
        self._settle_rest(cast)
        agreements = agreement_hits(self.authority, self.read_lines, written, discourse.main.sides)
        found_acts = act_resolver.finish(accounts, agreements, self._outlook(headline, by_sentence), self._passage)
        found_contacts = tuple(self._contact(account) for account in accounts)
        settled_acts = tuple(replace(a, actors=tuple(map(self._actor, a.actors))) for a in found_acts)
        parties = [p for c in found_contacts for p in (*c.participants, c.initiator) if p is not None]
        taking_part = {p.official for p in (*parties, *(p for a in settled_acts for p in a.actors))}
        return Reading(
            doc=self.document.doc,
            date=written,
            publisher=self.publisher,
            contacts=found_contacts,
            acts=settled_acts,
            phrases=tuple(self._phrases(found_acts)),
            agreements=tuple(AgreementUse(a.agreement, self._passage(a.start, a.end)) for a in agreements),
            officials=tuple(
                self._official(member, solver)
                for member in cast.members
                if self._holds_office(member) or (member.key or minted_key(member)) in taking_part
            ),
            events=tuple(self._events(written)),
            findings=(*findings, *self._contradictions(cast, written)),
            words=len(self.text.split()),
            zones=tuple((zone.kind.value, self._passage(zone.start, zone.end)) for zone in self.view.zones),
        )

    # Steps

    def _phrases(self, acts_found: Sequence[Act]) -> Iterator[PhraseUse]:
        """The formulae of the text, those inside an act with its speakers."""
        for hit in phrase_uses(self.reader.phrases, self.text, self.sentences):
            passage = self._passage(hit.start, hit.end)
            spoken = (
                a.speakers for a in acts_found if a.content.start <= passage.start and passage.end <= a.content.end
            )
            yield PhraseUse(hit.concept, passage, next(spoken, ()))

    def _outlook(self, headline: str, by_sentence: Sequence[Sequence[Mention]]) -> Outlook:
        """For whom the text speaks and whether it looks abroad, by its headline and its first sentences."""
        opening = [s for s in self.sentences if s.zone in PROSE][:2]
        words = " ".join((headline, *(self.text[s.start : s.end] for s in opening)))
        titled, *opened = (
            [m for s in group for m in by_sentence[s.index]]
            for group in ([s for s in self.sentences if s.zone in HEADLINES], opening[:1], opening[1:])
        )
        return Outlook(
            issuers=issuers(titled, opened[0]),
            abroad=concerns_abroad(words, [*titled, *opened[0], *opened[1]], self.home),
            joint=TOGETHER.search(words) is not None,
        )

    def _publisher(self) -> str | None:
        for said in (self.document.publisher, self.document.url):
            if said:
                key = self.authority.publisher_of(said)
                if key:
                    return key
        for sentence in self.sentences:
            words = self.text[sentence.start : sentence.end]
            if sentence.zone not in PROSE and len(words) < 60:
                key = self.authority.publisher_of(words.strip("()"))
                if key:
                    return key
        prose = [s for s in self.sentences if s.zone in PROSE]
        for sentence in (prose[:1] + prose[-1:]) if prose else []:
            for match in SOURCE.finditer(self.text, sentence.start, min(sentence.end, sentence.start + 60)):
                key = self.authority.publisher_of(match.group(1))
                if key:
                    return key
        return None

    def _metadata_span(self) -> tuple[dt.date, dt.date] | None:
        day = self.document.published
        return (day, day) if day else None

    def _solver(self, cast: Cast) -> DateSolver:
        holdings = [holding for member in cast.members for holding in self._holdings(member)]
        events = [*self._known_events(), *sessions(self.text)]
        zone = self.authority.publishers[self.publisher].timezone if self.publisher else None
        return DateSolver(
            self.document, self.text, self.sentences, self.expressions, holdings=holdings, events=events, timezone=zone,
            record=self.reader.record, raw=self.view.raw,
        )  # fmt: skip

    def _known_events(self) -> Iterator[KnownEvent]:
        """Dated events and signed texts that the document names; of several of one name the first counts."""
        for hit in (hit for line in self.read_lines for hit in line.hits):
            dated: list[DatedEvent | Agreement] = []
            if hit.kind == "event":
                dated += [self.authority.events[key] for key in hit.keys]
            elif hit.kind == "agreement":
                dated += [a for key in hit.keys for a in [self.authority.agreements[key]] if a.kind in SIGNED]
            if dated:
                first = min(dated, key=lambda d: d.date.earliest)
                passage = Passage(hit.start, hit.end)
                yield KnownEvent(
                    earliest=first.date.earliest,
                    latest=first.date.latest,
                    label=first.label,
                    passage=passage,
                    upcoming=hit.kind == "event" and self._is_to_come(hit.start, hit.end),
                    news=hit.kind == "event",
                )

    def _is_to_come(self, start: int, end: int) -> bool:
        """Whether the words around an event set it before the text ("ahead of the summit", "the summit slated for")."""
        before = self.text[max(0, start - 70) : start]
        return STILL_TO_COME.search(before) is not None or SET_FOR.match(self.text, end) is not None

    def _holdings(self, member: Member) -> list[Holding]:
        """What the offices that the text gives a person say about the days on which it can have been written."""
        if member.key is None:
            return []
        elect = [mention for mention in member.titles if "elect" in mention.qualifiers]
        if elect and len(elect) == len(member.titles):
            return self._to_come(member.key, elect[0])
        said = [mention for mention in member.titles if not mention.qualifiers & {"former", "elect"}]
        for tenures_said in (self._tenures_of_office, self._tenures_of_rank):
            for mention in said:
                tenures = tenures_said(member.key, mention)
                if tenures:
                    office = self.authority.offices[tenures[0].office].label
                    holding = Holding(
                        intervals=tuple((t.start.earliest, t.end.latest if t.end else None) for t in tenures),
                        explanation=f"{self.authority.persons[member.key].name} was {office}",
                        tenure=tenures[0].key if len(tenures) == 1 else None,
                        passage=Passage(mention.start, mention.end),
                        sentences=tuple(sorted({m.sentence for m in member.mentions})),
                        new="new" in mention.qualifiers,
                    )
                    return [holding]
        return []

    def _to_come(self, person: str, mention: Mention) -> list[Holding]:
        """Whom the text calls nominee or elect took the office soon after."""
        tenures = self._tenures_of_office(person, mention)
        if not tenures:
            return []
        name = self.authority.persons[person].name
        return [
            Holding(
                intervals=tuple((t.start.earliest - CHOSEN_BEFORE, t.start.latest) for t in tenures),
                explanation=f"{name} was to be {self.authority.offices[tenures[0].office].label}",
                tenure=tenures[0].key if len(tenures) == 1 else None,
                passage=Passage(mention.start, mention.end),
            )
        ]

    def _tenures_of_office(self, person: str, mention: Mention) -> list[Tenure]:
        """The person's tenures of the office that the title names."""
        if mention.office_kind in (None, "other", "minister"):
            return []
        offices = self.authority.offices
        return [
            tenure
            for tenure in self.authority.tenures_of(person)
            if tenure.office in mention.offices or offices[tenure.office].kind == mention.office_kind
        ]

    def _tenures_of_rank(self, person: str, mention: Mention) -> list[Tenure]:
        """The person's tenures of any office of the rank that a bare "Secretary" or "Minister" gives."""
        rank = (mention.title or "").rpartition(" ")[2].lower()
        offices = self.authority.offices
        return [
            tenure
            for tenure in self.authority.tenures_of(person)
            if rank and rank in offices[tenure.office].label.lower().split()
        ]

    def _settle_countries(self, cast: Cast) -> None:
        """Officials of the publisher's own government come without a country."""
        for member in cast.members:
            if member.country is None and member.key is None and member.titles:
                kinds = member.kinds - {"other"}
                ministry = any("ministry's" in m.qualifiers for m in member.mentions)
                if self.home and (
                    ministry or kinds & {"spokesperson", "assistant-secretary", "subnational", "legislator"}
                ):
                    member.country = self.home

    def _settle_rest(self, cast: Cast) -> None:
        """Whom no contact placed abroad and whose title is one of government serves the publisher's own."""
        if self.publisher is None or self.authority.publishers[self.publisher].kind != "government":
            return
        for member in cast.members:
            if (
                member.country is None
                and member.key is None
                and any(GOVERNMENT.search(m.title or "") for m in member.titles)
            ):
                member.country = self.home

    def _mentions(self, named: Sequence[Mention]) -> list[list[Mention]]:
        """All mentions by sentence: persons and offices, then groups and pronouns, then countries."""
        by_sentence: list[list[Mention]] = [[] for _ in self.sentences]
        for mention in named:
            by_sentence[mention.sentence].append(mention)
        for line in self.read_lines:
            own = by_sentence[line.sentence.index]
            own += groups(self.text, line.sentence, own)
            spans = [(m.start, m.end) for m in own]
            own += [m for m in countries_of(line) if not any(a < m.end and m.start < b for a, b in spans)]
            own.sort(key=lambda m: (m.start, -m.end))
        return by_sentence

    def _note_author(self, discourse: Discourse, own: Sequence[Mention], label: Sentence | None = None) -> None:
        """Remember who says "I": whom the headline names as the author, or whose name and colon open a passage."""
        for mention in own:
            if mention.kind is not MentionKind.PERSON:
                continue
            titled = label is None and BY_AUTHOR.search(self.text, max(0, mention.start - 40), mention.start)
            opens = label is not None and mention.start == label.start and self.text.startswith(":", mention.end)
            if titled or opens:
                discourse.author = next(iter(discourse.participants_of(mention)), None)
                return

    def _note_subject(self, discourse: Discourse, sentence: Sentence, own: Sequence[Mention]) -> None:
        """The sentence's first person who is not governed by a preposition, for the pronouns of the next."""
        governed = 0
        for mention in own:
            if mention.kind is MentionKind.PRONOUN and "possessive" not in mention.qualifiers:
                return  # "In Tokyo, he met with Prime Minister X"
            if mention.kind in (MentionKind.PERSON, MentionKind.OFFICE) and mention.start - sentence.start < 60:
                before = self.text[sentence.start : mention.start]
                listed = governed and AND.fullmatch(self.text[governed : mention.start])
                if listed or BEHIND_PREPOSITION.search(before):
                    governed = mention.end
                    continue
                if self.text[mention.end : mention.end + 2] == "'s":
                    continue
                found = discourse.participants_of(mention)
                if len(found) == 1:
                    discourse.note_subject(found)
                    return

    def _not_understood(self, sentence: Sentence, accounts: Sequence[Account]) -> list[Finding]:
        if any(sentence in (account.sentence, *account.further) for account in accounts):
            return []
        passage = self._passage(sentence.start, sentence.end)
        return [Finding(FindingKind.NOT_UNDERSTOOD, "speaks of a contact, but the parties are not clear", passage)]

    def _events(self, written: When) -> Iterator[Event]:
        """Events of the record that the document names, each once; not those that lay ahead of it."""
        told: set[str] = set()
        for hit in (hit for line in self.read_lines for hit in line.hits if hit.kind == "event"):
            event = self.authority.events[hit.keys[0]]
            ahead = written.latest is not None and event.date.earliest > written.latest
            if len(hit.keys) > 1 or event.key in told or ahead:
                continue
            told.add(event.key)
            passage = self._passage(hit.start, hit.end)
            evidence = Evidence(EvidenceKind.DATED_EVENT, f"{event.label}: a matter of record", passage)
            when = When(event.date.earliest, event.date.latest, (evidence,))
            yield Event(kind=event.kind, label=event.label, when=when, passage=passage)

    def _contradictions(self, cast: Cast, written: When) -> Iterator[Finding]:
        """Offices that the text gives to persons who, by the record, did not hold them when it was written."""
        for member in cast.members:
            claimed = self.reader.officials.contradicted(member, written)
            if claimed is None or member.key is None:
                continue
            said = next(m for m in member.titles if claimed in m.offices)
            name, office = self.authority.persons[member.key].name, self.authority.offices[claimed].label
            message = f"calls {name} {office}, which the record excludes on {written.isoformat()}"
            yield Finding(FindingKind.HOLDER_CONTRADICTED, message, self._passage(said.start, said.end))

    # Results

    def _passage(self, start: int, end: int) -> Passage:
        return Passage(*self.view.raw(start, end))

    def _participant(self, participant: Participant, account: Account) -> Participant:
        passage = participant.passage
        if participant.official and participant.tenure is None and account.when.known:
            member = self._linked.get(participant.official)
            if member is not None:
                participant = self.reader.officials.person(member, account.when, passage)
        participant = self._settled(participant)
        return replace(participant, passage=self._passage(passage.start, passage.end) if passage else None)

    def _actor(self, participant: Participant) -> Participant:
        passage = participant.passage
        placed = self._passage(passage.start, passage.end) if passage else None
        return replace(self._settled(participant), passage=placed)

    def _settled(self, participant: Participant) -> Participant:
        """Give an official unknown to the authority the key and country on which the whole text settles."""
        if participant.person is None or participant.official in self.authority.persons:
            return participant
        member = self._unlinked.get(participant.person)
        if member is None:
            return participant
        member.country = member.country or participant.country
        return replace(participant, official=minted_key(member), country=member.country)

    def _contact(self, account: Account) -> Contact:
        sentence = account.sentence
        about = account.circumstances
        return Contact(
            mode=account.mode or Mode.UNSPECIFIED,
            status=account.status,
            scope=account.scope,
            when=account.when,
            participants=tuple(self._participant(p, account) for p in account.participants),
            passage=self._passage(sentence.start, sentence.end),
            further=tuple(self._passage(s.start, s.end) for s in account.further),
            place=about.place,
            place_passage=self._passage(*about.place_span) if about.place_span else None,
            start_time=about.start_time,
            duration_minutes=about.duration_minutes,
            initiator=self._participant(about.initiator, account) if about.initiator else None,
            occasion=about.occasion,
            occasion_passage=self._passage(*about.occasion_span) if about.occasion_span else None,
        )

    def _holds_office(self, member: Member) -> bool:
        """Whether the text names the person as a holder of public office."""
        if not any(not self._eponym(m) for m in member.mentions):
            return False
        if member.key is not None:
            return True
        peers = [m for m in member.mentions if "counterpart" in m.qualifiers and m.office_kind is not None]
        if not (member.titles or peers) or member.country is None:
            return False
        return any(m.office_kind is not None for m in (*member.titles, *peers))

    def _eponym(self, mention: Mention) -> bool:
        following = re.match(r"(?:'s?)?[\s-]+([A-Za-z]+)", self.text[mention.end : mention.end + 30])
        return bool(following and following.group(1).lower() in EPONYM) and mention.title is None

    def _official(self, member: Member, solver: DateSolver) -> Official:
        mention = next((m for m in sorted(member.titles, key=lambda m: m.start)), member.first)
        participant = self.reader.officials.person(member, solver.document_date, None)
        former = bool(member.titles) and all("former" in m.qualifiers for m in member.titles)
        linked = member.key is not None
        return Official(
            key=member.key or minted_key(member),
            name=self.authority.persons[member.key].name if member.key else usual_name(member.name),
            linked=linked,
            office=title_of(member) if former else participant.office or title_of(member),
            office_key=None if former else participant.office_key,
            country=participant.country,
            tenure=None if former else participant.tenure,
            acting=participant.acting,
            former=former,
            names_in_text=tuple(dict.fromkeys(member.names)),
            passage=self._passage(mention.start, mention.end),
        )
