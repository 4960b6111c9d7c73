"""A small world of contacts, written out by hand, whose answers to every stored query can be worked out on paper.

| contact | day | who | told by |
| --- | --- | --- | --- |
| HWANG | 2017-01-30 | Hwang (acting president) and Trump, phone | Yonhap (KR) |
| CALL | 2017-02-07 | Yun and Tillerson, phone | MOFA (KR), main; State (US), main, with 6 February and no medium |
| PLAN | 7 to 28 Feb 2017 | Yun and Tillerson, planned, in person | MOFA (KR) |
| BONN | 2017-02-16 | Tillerson, Yun and Kishida, in person; fulfils PLAN | State (US); Kyodo (JP), without Yun |
| SUMMIT | 29 to 30 June 2017 | Moon and Trump, in person | Yonhap (KR) |
| VAGUE | not known | Yun and Kishida, phone | MOFA (KR) |
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator

from pyoxigraph import Quad

from kg.rdf import authority_quads, contacts_quads, document_quads, ontology_quads
from kg.records import (
    AccountRef,
    Act,
    ActKind,
    AgreementUse,
    Contact,
    Evidence,
    EvidenceKind,
    MergedContact,
    Mode,
    Participant,
    Passage,
    PhraseUse,
    Reading,
    Scope,
    Status,
    When,
)
from loaders.authority import load
from loaders.document import Document

BASE = "https://data.example.org/"
"""Not the default, so that no query can lean on the default base."""

HWANG, CALL, PLAN = "2017-01-30-hwang-trump-phone-call", "2017-02-07-tillerson-yun-phone-call", "2017-02-tillerson-yun"
BONN, SUMMIT, VAGUE = "2017-02-16-kishida-tillerson-yun", "2017-06-moon-trump", "undated-kishida-yun-phone-call"


def _party(official: str, name: str, office: str, key: str, country: str, *, acting: bool = False) -> Participant:
    return Participant(official=official, person=name, office=office, office_key=key, country=country, acting=acting)


YUN = _party("yun-byung-se", "Yun Byung-se", "Minister of Foreign Affairs", "kr-foreign-minister", "KR")
TILLERSON = _party("tillerson-rex", "Rex Tillerson", "Secretary of State", "us-secretary-of-state", "US")
KISHIDA = _party("kishida-fumio", "Fumio Kishida", "Minister for Foreign Affairs", "jp-foreign-minister", "JP")
TRUMP = _party("trump-donald", "Donald Trump", "President of the United States", "us-president", "US")
MOON = _party("moon-jae-in", "Moon Jae-in", "President of the Republic of Korea", "kr-president", "KR")
HWANG_KYO_AHN = _party("hwang-kyo-ahn", "Hwang Kyo-ahn", "Acting President", "kr-president", "KR", acting=True)


def when(first: str, last: str | None = None, *evidence: Evidence) -> When:
    """A day or an interval, with its reasons."""
    return When(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first), evidence)


class Text:
    """A document and what it yields, put together sentence by sentence."""

    def __init__(self, doc: str, publisher: str, day: str, *sentences: str) -> None:
        self.doc, self.publisher, self.day = doc, publisher, day
        self.text = "\n".join(sentences) + "\n"
        self.contacts: list[Contact] = []
        self.acts: list[Act] = []
        self.phrases: list[PhraseUse] = []
        self.agreements: list[AgreementUse] = []

    def span(self, words: str) -> Passage:
        """Where words stand; ValueError where they don't."""
        start = self.text.index(words)
        return Passage(start, start + len(words))

    def contact(
        self,
        words: str,
        days: When,
        *parties: Participant,
        mode: Mode = Mode.PHONE_CALL,
        status: Status = Status.HELD,
        scope: Scope = Scope.MAIN,
    ) -> Text:
        """Add an account of a contact."""
        self.contacts.append(
            Contact(mode=mode, status=status, scope=scope, when=days, participants=parties, passage=self.span(words))
        )
        return self

    def act(
        self,
        words: str,
        kind: ActKind,
        *actors: Participant,
        topics: tuple[str, ...] = (),
        agreements: tuple[str, ...] = (),
        due: When | None = None,
        contact: int = 0,
    ) -> Text:
        """Add an act; its content is the whole sentence."""
        self.acts.append(
            Act(
                kind=kind,
                speakers=tuple(sorted({actor.country for actor in actors if actor.country})),
                actors=actors,
                passage=self.span(words),
                content=self.span(words),
                verb=self.span(words.split()[1]),
                due=due,
                topics=topics,
                agreements=agreements,
                contact=contact,
            )
        )
        return self

    def document(self) -> Document:
        """The document itself."""
        return Document(
            doc=self.doc,
            text=self.text,
            media_type="text/plain",
            source_sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            body=(0, len(self.text)),
            title=self.text.splitlines()[0],
            published=dt.date.fromisoformat(self.day),
        )

    def reading(self) -> Reading:
        """What it yields."""
        return Reading(
            doc=self.doc,
            date=when(self.day),
            publisher=self.publisher,
            contacts=tuple(self.contacts),
            acts=tuple(self.acts),
            phrases=tuple(self.phrases),
            agreements=tuple(self.agreements),
            words=len(self.text.split()),
        )


STATED = Evidence(EvidenceKind.STATED, "the text says 7 February")
DATELINE = Evidence(EvidenceKind.DATELINE, "the dateline gives 6 February")

MOFA = Text(
    "mofa.txt",
    "kr-mofa",
    "2017-02-07",
    "Yun and Tillerson talked on 7 February.",
    "They agreed to keep the group on deterrence at work.",
    "Yun asked Tillerson for more frequent talks.",
    "They agreed to meet in February.",
    "Yun and Kishida had talked before.",
)
MOFA.contact("Yun and Tillerson talked on 7 February.", when("2017-02-07", None, STATED), YUN, TILLERSON)
MOFA.contact(
    "They agreed to meet in February.",
    when("2017-02-07", "2017-02-28"),
    YUN,
    TILLERSON,
    mode=Mode.IN_PERSON,
    status=Status.PLANNED,
    scope=Scope.MENTIONED,
)
MOFA.contact("Yun and Kishida had talked before.", When(), YUN, KISHIDA, scope=Scope.MENTIONED)
MOFA.act(
    "They agreed to keep the group on deterrence at work.",
    ActKind.AGREE,
    YUN,
    TILLERSON,
    topics=("extended-deterrence",),
    agreements=("edscg",),
)
MOFA.act("Yun asked Tillerson for more frequent talks.", ActKind.REQUEST, YUN, topics=("denuclearisation",))
MOFA.act("They agreed to meet in February.", ActKind.AGREE, YUN, TILLERSON, due=when("2017-02-07", "2017-02-28"))
MOFA.agreements.append(AgreementUse("edscg", MOFA.span("the group on deterrence")))

STATE = Text(
    "state.txt",
    "us-state",
    "2017-02-06",
    "Tillerson was in touch with Yun on 6 February.",
    "Tillerson pledged an ironclad deterrence.",
)
STATE.contact(
    "Tillerson was in touch with Yun on 6 February.",
    when("2017-02-06", None, DATELINE),
    TILLERSON,
    YUN,
    mode=Mode.UNSPECIFIED,
)
STATE.act("Tillerson pledged an ironclad deterrence.", ActKind.COMMIT, TILLERSON, topics=("extended-deterrence",))
STATE.phrases.append(PhraseUse("ironclad", STATE.span("ironclad"), ("US",)))

BONN_TEXT = Text(
    "bonn.txt",
    "us-state",
    "2017-02-16",
    "Tillerson met Yun and Kishida in Bonn.",
    "Tillerson pledged ironclad ties, an ironclad word.",
)
BONN_TEXT.contact(
    "Tillerson met Yun and Kishida in Bonn.", when("2017-02-16"), TILLERSON, YUN, KISHIDA, mode=Mode.IN_PERSON
)
BONN_TEXT.phrases += [
    PhraseUse("ironclad", BONN_TEXT.span("ironclad ties"), ("US",)),
    PhraseUse("ironclad", BONN_TEXT.span("ironclad word"), ("US",)),
]

KYODO = Text("kyodo.txt", "jp-kyodo", "2017-02-17", "Kishida saw Tillerson in Bonn on Thursday.")
KYODO.contact("Kishida saw Tillerson in Bonn on Thursday.", when("2017-02-16"), KISHIDA, TILLERSON, mode=Mode.IN_PERSON)

YONHAP = Text(
    "yonhap.txt",
    "kr-yonhap",
    "2017-07-01",
    "Moon and Trump met on two days in June.",
    "Hwang had called Trump on 30 January.",
    "Trump pledged in January to send an envoy by 5 February.",
)
YONHAP.contact(
    "Moon and Trump met on two days in June.", when("2017-06-29", "2017-06-30"), MOON, TRUMP, mode=Mode.IN_PERSON
)
YONHAP.contact("Hwang had called Trump on 30 January.", when("2017-01-30"), HWANG_KYO_AHN, TRUMP, scope=Scope.MENTIONED)
YONHAP.act(
    "Trump pledged in January to send an envoy by 5 February.",
    ActKind.COMMIT,
    TRUMP,
    due=when("2017-02-05"),
    contact=1,
)

TEXTS = (MOFA, STATE, BONN_TEXT, KYODO, YONHAP)
KEYS = {
    "mofa.txt": (CALL, PLAN, VAGUE),
    "state.txt": (CALL,),
    "bonn.txt": (BONN,),
    "kyodo.txt": (BONN,),
    "yonhap.txt": (SUMMIT, HWANG),
}
_SETTLED = {CALL: ("mofa.txt", 0), PLAN: ("mofa.txt", 1), VAGUE: ("mofa.txt", 2)} | {
    BONN: ("bonn.txt", 0),
    SUMMIT: ("yonhap.txt", 0),
    HWANG: ("yonhap.txt", 1),
}
"""The account on which each contact settles."""


def _merged() -> Iterator[MergedContact]:
    texts = {text.doc: text for text in TEXTS}
    for key, (doc, index) in _SETTLED.items():
        contact = texts[doc].contacts[index]
        yield MergedContact(
            key=key,
            accounts=tuple(AccountRef(name, i) for name, keys in KEYS.items() for i, k in enumerate(keys) if k == key),
            mode=contact.mode,
            status=contact.status,
            when=contact.when,
            participants=contact.participants,
            fulfils=PLAN if key == BONN else None,
        )


def quads() -> Iterator[Quad]:
    """The world's quads, each in its named graph and in the default graph."""
    for quad in _named():
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


def _named() -> Iterator[Quad]:
    yield from ontology_quads(BASE)
    yield from authority_quads(load(), BASE)
    yield from contacts_quads(_merged(), BASE)
    for text in TEXTS:
        yield from document_quads(text.document(), text.reading(), KEYS[text.doc], base=BASE)
