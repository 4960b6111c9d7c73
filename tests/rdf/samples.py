"""A document and its reading, written out by hand, from which the tests of RDF and validation depart."""

from __future__ import annotations

import datetime as dt
import hashlib

from kg.records import (
    AccountRef,
    Act,
    ActKind,
    AgreementUse,
    Contact,
    Event,
    Evidence,
    EvidenceKind,
    Finding,
    FindingKind,
    MergedContact,
    Mode,
    Official,
    Participant,
    Passage,
    PhraseUse,
    Reading,
    Scope,
    Status,
    When,
)
from loaders.document import Document

TEXT = (
    "Minister Yun phones Secretary Tillerson\n\n"
    "On February 7, Minister of Foreign Affairs Yun Byung-se talked for 25 minutes by telephone with Rex Tillerson, "
    "the new Secretary of State. Both sides agreed to meet in Bonn within the month. "
    "Mr. Tillerson called the pledge to Korea ironclad. "
    "Tarja Virtanen, who speaks for the Finnish envoy, took notes.\n"
)
DOC = "releases/2017-02-07-call.txt"
DAY = dt.date(2017, 2, 7)


def span(words: str) -> Passage:
    """Return where words stand in the text; raises ValueError where they don't."""
    start = TEXT.index(words)
    return Passage(start, start + len(words))


def document(text: str = TEXT, doc: str = DOC) -> Document:
    """Return the sample document."""
    return Document(
        doc=doc,
        text=text,
        media_type="text/plain",
        source_sha256=hashlib.sha256(text.encode()).hexdigest(),
        body=(0, len(text)),
        title="Minister Yun phones Secretary Tillerson",
        publisher="Ministry of Foreign Affairs",
        published=DAY,
        url="https://example.org/call?seq=1",
    )


YUN = Participant(
    official="yun-byung-se",
    person="Yun Byung-se",
    office="Minister of Foreign Affairs",
    office_key="kr-foreign-minister",
    country="KR",
    tenure="yun-byung-se_kr-foreign-minister_2013-03-11",
    passage=span("Minister of Foreign Affairs Yun Byung-se"),
)
TILLERSON = Participant(
    official="tillerson-rex",
    person="Rex Tillerson",
    office="Secretary of State",
    office_key="us-secretary-of-state",
    country="US",
    tenure="tillerson-rex_us-secretary-of-state_2017-02-01",
    passage=span("Rex Tillerson"),
)
EVIDENCE = Evidence(
    EvidenceKind.YEAR_INFERRED,
    "the text says February 7, and Rex Tillerson was Secretary of State on that day in 2017 only",
    span("On February 7"),
    TILLERSON.tenure,
)
CALL = Contact(
    mode=Mode.PHONE_CALL,
    status=Status.HELD,
    scope=Scope.MAIN,
    when=When(DAY, DAY, (EVIDENCE,)),
    participants=(YUN, TILLERSON),
    passage=span("talked for 25 minutes by telephone with Rex Tillerson"),
    further=(span("Minister Yun phones Secretary Tillerson"),),
    start_time=dt.time(8, 30),
    duration_minutes=25,
    initiator=YUN,
)
MEETING = Contact(
    mode=Mode.IN_PERSON,
    status=Status.PLANNED,
    scope=Scope.MENTIONED,
    when=When(dt.date(2017, 2, 7), dt.date(2017, 2, 28)),
    participants=(YUN, TILLERSON),
    passage=span("to meet in Bonn within the month"),
    place="Bonn",
    place_passage=span("Bonn"),
)
AGREEMENT = Act(
    kind=ActKind.AGREE,
    speakers=("KR", "US"),
    actors=(YUN, TILLERSON),
    passage=span("Both sides agreed to meet in Bonn within the month."),
    content=span("to meet in Bonn within the month"),
    verb=span("agreed"),
    due=When(dt.date(2017, 2, 7), dt.date(2017, 2, 28)),
    topics=("high-level-exchange",),
    agreements=("mutual-defense-treaty-1953",),
    contact=0,
)
VIRTANEN = Official(
    key="fi-virtanen-tarja",
    name="Tarja Virtanen",
    linked=False,
    office="spokesperson of the envoy",
    country="FI",
    names_in_text=("Tarja Virtanen",),
    passage=span("Tarja Virtanen"),
)


def reading(**changes: object) -> Reading:
    """Return what the sample document yields, with some fields replaced."""
    fields: dict[str, object] = {
        "doc": DOC,
        "date": When(DAY, DAY, (Evidence(EvidenceKind.METADATA, "the source gives the day"),)),
        "publisher": "kr-mofa",
        "contacts": (CALL, MEETING),
        "acts": (AGREEMENT,),
        "officials": (
            Official(
                key="yun-byung-se",
                name="Yun Byung-se",
                linked=True,
                office="Minister of Foreign Affairs",
                office_key="kr-foreign-minister",
                country="KR",
                tenure=YUN.tenure,
                names_in_text=("Yun", "Yun Byung-se"),
                passage=span("Yun Byung-se"),
            ),
            VIRTANEN,
        ),
        "phrases": (PhraseUse("ironclad", span("ironclad"), ("US",)),),
        "agreements": (AgreementUse("mutual-defense-treaty-1953", span("the pledge to Korea")),),
        "events": (
            Event(
                kind="inauguration",
                label="Rex Tillerson takes office",
                when=When(dt.date(2017, 2, 1), dt.date(2017, 2, 1)),
                passage=span("the new Secretary of State"),
            ),
        ),
        "findings": (Finding(FindingKind.NOT_UNDERSTOOD, "no contact found", span("took notes")),),
        "words": len(TEXT.split()),
        "zones": (
            ("headline", span("Minister Yun phones Secretary Tillerson")),
            ("body", Passage(TEXT.index("On February"), len(TEXT) - 1)),
        ),
    }
    return Reading(**(fields | changes))  # type: ignore[arg-type]


KEYS = ("2017-02-07-tillerson-yun-phone-call", "2017-02-tillerson-yun-meeting")


def merged() -> tuple[MergedContact, ...]:
    """Return the two contacts of the sample, the planned one under the key that replaced an older one."""
    return (
        MergedContact(
            key=KEYS[0],
            accounts=(AccountRef(DOC, 0),),
            mode=CALL.mode,
            status=CALL.status,
            when=CALL.when,
            participants=CALL.participants,
        ),
        MergedContact(
            key=KEYS[1],
            accounts=(AccountRef(DOC, 1),),
            mode=MEETING.mode,
            status=MEETING.status,
            when=MEETING.when,
            participants=MEETING.participants,
            place="Bonn",
            replaces=("undated-tillerson-yun-meeting",),
            decisions=("A. Historian, 2026-01-05: the text means February 2017.",),
        ),
    )
