"""Reading one document from end to end: the order of the steps, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.authority import Authority
from kg.reading import acts, contacts, cued, sentences, times, view, zones
from kg.reading.annotations import PROSE, Mention, MentionKind, Sentence, Zone, ZoneKind
from kg.reading.bylines import attributed, bylines
from kg.reading.groups import MYSELF_NAME, countries_of, groups, of_the_country
from kg.reading.lexicon import Hit
from kg.reading.line import Line
from kg.reading.mentions import MentionFinder
from kg.reading.time_templates import TimeExpression
from kg.reading.topics import Topics, phrase_uses
from kg.reading.view import View
from kg.reading.vocabulary import LabelMatcher
from kg.records import AgreementUse, Finding, FindingKind, Passage, Reading
from kg.resolving.accounts import Account
from kg.resolving.acts import ActResolver
from kg.resolving.agreements import agreement_hits
from kg.resolving.cast import Cast
from kg.resolving.contact_sides import country_abroad
from kg.resolving.contacts import ContactResolver
from kg.resolving.dates import DateSolver
from kg.resolving.discourse import Discourse
from kg.resolving.home_officials import settle_countries, settle_rest
from kg.resolving.joint_texts import of_several, together, unlisted
from kg.resolving.named_events import known_events, told_events
from kg.resolving.numbered_events import anniversaries, sessions
from kg.resolving.officials import Officials
from kg.resolving.outlook import Outlook, acting, concerns_abroad, declaring, issuers, one_government
from kg.resolving.publisher import home_by_script, publisher_of
from kg.resolving.record_events import Record
from kg.resolving.references import references
from kg.resolving.remarks import labels, meeting, of_headline, tells
from kg.resolving.results import Results
from kg.resolving.subjects import note_author, note_issuers, note_signed, note_subject
from kg.resolving.tenure_days import administrations, all_holdings
from loaders.document import Document

OPENING_OF_REMARKS = 12
"""Sentences of a text in which the one who signs it says "I"."""
HEADLINES = (ZoneKind.HEADLINE, ZoneKind.FRONT_MATTER)
CONTACT_WORD = cued.compile(
    r"\b(?:(?:spoke(?! with one voice)|talked|(?<!be )(?<!been )(?<!being )(?<!was )(?<!were )(?<!are )met) with"
    r"|(?:phone|telephone|video) (?:call|conversation|talks)|held (?:talks|a meeting)"
    r"|summit with|courtesy call)\b"
)
"""Words after which a sentence without a contact is listed as not understood."""
SUPPOSES_WITHIN = 2
"""First sentences of the prose that may suppose the contact which the headline tells."""


class Reader:
    """Reads documents; make one for many, since the authority's names are indexed once."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.finder = MentionFinder(authority)
        self.officials = Officials(authority)
        self.topics = LabelMatcher("topics")
        self.phrases = LabelMatcher("phrases")
        self.record = Record.of(authority)

    def read(self, document: Document, cut: Sequence[Zone] | None = None) -> Reading:
        """Return everything the document yields, in offsets of `document.text`.

        `cut` are its zones (`kg.reading.zones.cut`), for whoever has them.
        """
        return _Session(self, document, zones.cut(document) if cut is None else cut).reading()


class _Session:
    """The state of reading one document."""

    def __init__(self, reader: Reader, document: Document, cut: Sequence[Zone]) -> None:
        self.reader = reader
        self.authority = reader.authority
        self.document = document
        self.view: View = view.build(document.text, cut)
        self.text = self.view.text
        self.sentences: list[Sentence] = sentences.split(self.text, self.view.zones)
        self.lines: list[Line] = reader.finder.lines(self.text, self.sentences)
        self.read_lines = [line for line in self.lines if line.sentence.zone is not ZoneKind.BOILERPLATE]
        self.expressions = times.find(self.text, self.sentences)
        key = publisher_of(document, self.text, self.sentences, self.authority)
        self.publisher = self.authority.publishers[key] if key else None
        self.home = self.publisher.country if self.publisher else home_by_script(self.text, self.sentences)

    def reading(self) -> Reading:
        named = self.reader.finder.named(self.text, self.read_lines)
        taken = {mention.start for mention in named}
        signed = bylines(self.authority, self.text, self.lines)
        if said_by := attributed(self.text, self.lines):
            signed += [m for m in self.reader.finder.named(self.text, said_by) if m.kind is MentionKind.PERSON]
        named += [mention for mention in signed if mention.start not in taken]
        published = self.document.published
        cast = Cast(self.authority, named, (published, published) if published else None)
        named += references(self.text, self.read_lines, cast, named)
        solver = self._solver(cast)
        written = solver.document_date
        if written.earliest and written.latest and cast.hint is None:
            cast.set_hint((written.earliest, written.latest))
            solver = self._solver(cast)
            written = solver.document_date
        settle_countries(cast, self.home)
        results = Results(self.view, cast, self.reader.officials)
        by_sentence = self._mentions(named)
        discourse = Discourse(self.text, cast, self.reader.officials, written, self.home, within=solver.within)
        titled = [s for s in self.sentences if s.zone in HEADLINES]
        headline = " ".join(self.text[s.start : s.end] for s in titled)
        in_headline = [m for s in titled for m in by_sentence[s.index]]
        prose = [line.sentence for line in self.read_lines if line.sentence.zone in PROSE]
        opening = [sentence.index for sentence in prose[:3]]
        abroad = country_abroad(in_headline, [by_sentence[i] for i in opening], self.home)
        note_author(self.text, discourse, in_headline)
        note_issuers(headline, discourse, in_headline)
        note_signed(self.text, discourse, signed, prose[:OPENING_OF_REMARKS])
        resolver = ContactResolver(self.text, self.sentences, discourse, solver, headline, abroad, in_headline)
        act_resolver = ActResolver(self.text, discourse, solver, headline, Topics(self.reader.topics, self.text))
        findings = self._follow(discourse, resolver, act_resolver, by_sentence)
        accounts = resolver.finish()
        if self.publisher.kind == "government" if self.publisher else self.home:
            settle_rest(cast, self.home)
        agreements = agreement_hits(self.authority, self.read_lines, written, discourse.main.sides)
        outlook = self._outlook(headline, by_sentence)
        signers: set[str | None] = {self.authority.persons[key].country for m in signed for key in m.persons[:1]}
        signers = signers or {p.country for m in signed for p in discourse.participants_of(m)}
        if self.home is None and outlook.government is None and len(signers) == 1:
            outlook = replace(outlook, government=signers.pop())
        found_acts = act_resolver.finish(accounts, agreements, outlook, results.passage)
        found_contacts = tuple(map(results.contact, accounts))
        settled_acts = tuple(map(results.act, found_acts))
        parties = [p for c in found_contacts for p in (*c.participants, c.initiator) if p is not None]
        taking_part = {p.official for p in (*parties, *(p for a in settled_acts for p in a.actors))}
        formulae = phrase_uses(self.reader.phrases, self.text, self.sentences)
        return Reading(
            doc=self.document.doc,
            date=written,
            publisher=self.publisher.key if self.publisher else None,
            contacts=found_contacts,
            acts=settled_acts,
            phrases=tuple(results.phrases(formulae, found_acts)),
            agreements=tuple(AgreementUse(a.agreement, results.passage(a.start, a.end)) for a in agreements),
            officials=tuple(results.named_officials(written, taking_part)),
            events=tuple(told_events(self.authority, self.read_lines, written, results.passage)),
            findings=(*findings, *results.contradictions(written)),
            words=len(self.text.split()),
            zones=tuple((zone.kind.value, results.passage(zone.start, zone.end)) for zone in self.view.zones),
        )

    def _follow(
        self, discourse: Discourse, resolver: ContactResolver, act_resolver: ActResolver,
        by_sentence: Sequence[Sequence[Mention]],
    ) -> list[Finding]:  # fmt: skip
        """Go through the prose in its order, then the captions; return what was not understood on the way."""
        signed = discourse.author is not None  # remarks of one person: "I" is who acts in them
        told = [m for own in by_sentence for m in own if signed or m.name != MYSELF_NAME or "quoted" in m.qualifiers]
        acts_of: dict[int, list[acts.ActCandidate]] = {}
        for act in acts.find(self.text, self.read_lines, told):
            acts_of.setdefault(act.sentence, []).append(act)
        times_of: dict[int, list[TimeExpression]] = {}
        for expression in self.expressions:
            times_of.setdefault(expression.sentence, []).append(expression)
        findings: list[Finding] = []
        self._headline_meeting(resolver, by_sentence)
        headlines = [s for s in self.sentences if s.zone in HEADLINES]
        opening = SUPPOSES_WITHIN
        for line in self.read_lines:
            sentence = line.sentence
            if sentence.zone not in PROSE:
                continue
            own = by_sentence[sentence.index]
            note_author(self.text, discourse, own[:1], sentence)
            pronouns = act_resolver.pronouns()
            before = len(resolver.accounts)
            candidates = contacts.find(self.text, line, own, times_of.get(sentence.index, []))
            if opening and not candidates and not resolver.accounts:
                supposed = of_headline(self.text, headlines, sentence, own)
                candidates = [supposed] if supposed is not None else candidates
            opening -= bool(opening)
            resolver.sentence(sentence, candidates, own)
            act_resolver.sentence(sentence, acts_of.get(sentence.index, ()), own, resolver.at_hand, pronouns)
            note_subject(self.text, discourse, sentence, own)
            if len(resolver.accounts) == before and CONTACT_WORD.search(self.text, sentence.start, sentence.end):
                findings += self._not_understood(sentence, resolver.at_hand)
        for line in self.read_lines:
            if line.sentence.zone is ZoneKind.CAPTION:
                own, index = by_sentence[line.sentence.index], line.sentence.index
                resolver.caption(line.sentence, contacts.find(self.text, line, own, times_of.get(index, [])), own)
        return findings

    def _headline_meeting(self, resolver: ContactResolver, by_sentence: Sequence[Sequence[Mention]]) -> None:
        """Read the meeting at which a transcript's remarks were made, if its headline tells one."""
        for line in self.read_lines:
            sentence = line.sentence
            if sentence.zone in HEADLINES and tells(self.text, sentence):
                said_by = labels(self.text, [s for s in self.sentences if s.zone in PROSE], by_sentence)
                signed = resolver.discourse.author is not None
                candidate = meeting(self.text, sentence, by_sentence[sentence.index], said_by, signed=signed)
                if candidate is not None:
                    resolver.titled(candidate, sentence, by_sentence[sentence.index])
                    return

    def _outlook(self, headline: str, by_sentence: Sequence[Sequence[Mention]]) -> Outlook:
        """For whom the text speaks and whether it looks abroad, by its headline and its first sentences."""
        opening = [s for s in self.sentences if s.zone in PROSE][:2]
        words = " ".join((headline, *(self.text[s.start : s.end] for s in opening)))
        titled, *opened = (
            [m for s in group for m in by_sentence[s.index]]
            for group in ([s for s in self.sentences if s.zone in HEADLINES], opening[:1], opening[1:])
        )
        listed = issuers(self.text, titled, opened[0]) or (
            issuers(self.text, (), opened[1]) if of_several(headline) else []
        )
        shown = {s.index: s.zone in HEADLINES for s in self.sentences if s.zone in HEADLINES or s in opening[:1]}
        groups: dict[bool, list[Hit]] = {True: [], False: []}
        for line in self.lines:
            if line.sentence.index in shown:
                groups[shown[line.sentence.index]] += [hit for hit in line.hits if hit.kind == "group"]
        issuing = listed or unlisted(headline, words, titled, groups)
        return Outlook(
            issuers=issuing,
            abroad=len(issuing) > 1 or concerns_abroad(words, [*titled, *opened[0], *opened[1]], self.home),
            joint=together(headline, words, listed),
            government=one_government(self.text, [*titled, *opened[0], *opened[1]])
            or acting(self.text, sorted(titled, key=lambda m: m.start))
            or declaring(self.text, opening, sorted(opened[0], key=lambda m: m.start)),
        )

    def _solver(self, cast: Cast) -> DateSolver:
        return DateSolver(
            self.document, self.text, self.sentences, self.expressions,
            holdings=all_holdings(self.authority, self.text, cast.members),
            administrations=administrations(self.authority, self.text, self.sentences),
            events=[
                *known_events(self.authority, self.text, self.read_lines), *sessions(self.text),
                *anniversaries(self.authority, self.text, self.read_lines),
            ],
            timezone=self.publisher.timezone if self.publisher else None,
            record=self.reader.record, raw=self.view.raw,
        )  # fmt: skip

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
            of_the_country(self.text, own)
        return by_sentence

    def _not_understood(self, sentence: Sentence, accounts: Sequence[Account]) -> list[Finding]:
        if any(sentence in (account.sentence, *account.further) for account in accounts):
            return []
        passage = Passage(*self.view.raw(sentence.start, sentence.end))
        return [Finding(FindingKind.NOT_UNDERSTOOD, "speaks of a contact, but the parties are not clear", passage)]
