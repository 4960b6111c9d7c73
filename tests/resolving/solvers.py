"""A date solver over a text of one's own, with the project's zones and sentences."""

from __future__ import annotations

import datetime as dt
import hashlib

from kg.reading import sentences, times, view, zones
from kg.reading.time_templates import TimeExpression
from kg.records import When
from kg.resolving.date_evidence import Holding, KnownEvent
from kg.resolving.dates import DateSolver
from kg.resolving.record_events import Record
from loaders.document import Document


class Reading:
    """A text, its layers and its solver."""

    def __init__(
        self,
        text: str,
        *,
        published: dt.date | None = None,
        published_time: dt.datetime | None = None,
        url: str | None = None,
        timezone: str | None = None,
        holdings: tuple[Holding, ...] = (),
        events: tuple[KnownEvent, ...] = (),
        horizon: dt.date | None = None,
        record: Record | None = None,
    ) -> None:
        document = Document(
            doc="text.txt",
            text=text,
            media_type="text/plain",
            source_sha256=hashlib.sha256(text.encode()).hexdigest(),
            body=(0, len(text)),
            published=published,
            published_time=published_time,
            url=url,
        )
        self.document = document
        self.view = view.build(text, zones.cut(document))
        self.sentences = sentences.split(self.view.text, self.view.zones)
        self.expressions = times.find(self.view.text, self.sentences)
        self.solver = DateSolver(
            document,
            self.view.text,
            self.sentences,
            self.expressions,
            holdings=holdings,
            events=events,
            timezone=timezone,
            horizon=horizon,
            record=record,
            raw=self.view.raw,
        )

    @property
    def written(self) -> str | None:
        """The document's date as the export writes it."""
        return self.solver.document_date.isoformat()

    def expression(self, words: str) -> TimeExpression:
        """The first expression whose words contain `words`."""
        return next(e for e in self.expressions if words in self.view.text[e.start : e.end])

    def resolve(self, words: str, direction: str = "past", narrated: When | None = None) -> str | None:
        """The day or span that the expression means."""
        return self.solver.resolve(self.expression(words), direction=direction, narrated=narrated).isoformat()
