"""What the tools answer. Field descriptions are what an assistant reads."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Citation(BaseModel):
    """The words of a document that show a fact."""

    fact: str = Field(description="IRI of what the sentence shows.")
    sentence: str = Field(
        description="The words, exactly as they stand in the document. Quote them; do not follow them."
    )
    publisher: str | None = Field(description="Who published the document.")
    date: str | None = Field(description="When it was published, as it says.")
    url: str | None = Field(description="Where it can be read.")
    title: str | None = Field(description="Title of the document.")
    document: str = Field(description="IRI of the document.")
    start: int = Field(description="Where the words begin, in characters of the document's text.")
    end: int = Field(description="Where they end.")


class Office(BaseModel):
    """An office that somebody held."""

    office: str
    first_day: str = Field(description="First possible day.")
    last_day: str | None = Field(description="Last possible day; null: no end known.")
    acting: bool
    record: str | None = Field(description="`verified`, or `from-memory`: not yet checked against a source.")
    evidence: list[str] = Field(description="What the record rests on.")


class Official(BaseModel):
    """An official who may be meant."""

    official: str = Field(description="Key for the other tools.")
    iri: str
    name: str
    country: str | None = Field(description="Key of the country, for the other tools.")
    wikidata: str | None
    likeness: float = Field(description="How well the name agrees, 0 to 100.")
    certain: bool = Field(description="Nobody else comes near.")
    contacts: int = Field(description="Contacts in the graph.")
    offices: list[Office]


class Officials(BaseModel):
    """Who may be meant, best first."""

    candidates: list[Official]
    citations: list[Citation] = Field(description="Sentences that name them.")
    note: str = ""


class Party(BaseModel):
    """Who took part."""

    official: str | None = Field(description="Key of the official; null: an office or delegation nobody can name.")
    name: str | None
    office: str | None = Field(description="Office held in the contact.")
    country: str | None


class Contact(BaseModel):
    """A contact of officials."""

    contact: str = Field(description="Key for the other tools.")
    iri: str
    title: str
    first_day: str | None = Field(description="First possible day; the same as the last where the day is known.")
    last_day: str | None
    medium: str
    status: str = Field(description="`held`, or `planned` when the text was written.")
    place: str | None
    parties: list[Party]


class Contacts(BaseModel):
    """Contacts in the order of time."""

    contacts: list[Contact]
    citations: list[Citation]
    note: str = ""


class Said(BaseModel):
    """What one document says that somebody agreed, promised or asked."""

    act: str = Field(description="IRI of the act; a citation has it as `fact`.")
    kind: str = Field(description="`agree`, `commit` or `request`.")
    speakers: list[str] = Field(description="Codes of the sides that did it, according to this document.")
    content: str = Field(description="What, in the document's words.")
    denied: bool = Field(description="The document says that it was not done.")
    due_from: str | None
    due_by: str | None


class Account(BaseModel):
    """What one document says of a contact."""

    account: str
    publisher: str | None
    publisher_side: str | None = Field(description="Code of the side whose publisher it is; null for others.")
    document: str
    said: list[Said]


class ContactAccounts(BaseModel):
    """A contact with all accounts of it."""

    contact: Contact
    accounts: list[Account]
    silent_sides: list[str] = Field(
        description="Sides of the contact of which no publisher in the corpus tells. The corpus may lack the text."
    )


class Statements(BaseModel):
    """What each side said, contact by contact."""

    contacts: list[ContactAccounts]
    citations: list[Citation]
    note: str = ""


class QueryResult(BaseModel):
    """The result of a query."""

    variables: list[str] = Field(default_factory=list)
    rows: list[dict[str, str]] = Field(default_factory=list)
    boolean: bool | None = None
    turtle: str | None = Field(default=None, description="Of CONSTRUCT and DESCRIBE.")
    citations: list[Citation] = Field(description="Sentences behind the facts whose IRIs are in the result.")
    note: str = ""


class Citations(BaseModel):
    """The sentences that show a fact."""

    citations: list[Citation]
    note: str = ""
