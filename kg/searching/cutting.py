"""Which sentences of a document can be found: those of its prose, headlines and captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from kg.reading import sentences, zones
from kg.reading.annotations import Zone, ZoneKind
from loaders.document import Document, MediaType
from loaders.frontmatter import FrontMatterError, read_front_matter

LEFT_OUT = {ZoneKind.FRONT_MATTER, ZoneKind.BOILERPLATE}
_KINDS = tuple(ZoneKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


def sentences_of(path: str, text: str, media_type: str) -> list[tuple[int, int, str]]:
    """The sentences of a document's prose as (start, end, zone), in order; without front matter and boilerplate."""
    body = 0
    if media_type == "text/markdown":
        try:
            _, body = read_front_matter(text)
        except FrontMatterError:
            body = 0
    kinds: tuple[MediaType, ...] = get_args(MediaType)
    known = next((kind for kind in kinds if kind == media_type), kinds[0])
    document = Document(doc=path, text=text, media_type=known, source_sha256="", body=(body, len(text)))
    return list(spans(flat(text, zones.cut(document))))


def flat(text: str, cut: Sequence[Zone]) -> tuple[int, ...]:
    """Return start, end and zone (its place in `ZoneKind`) of each sentence, one after another: a third of the memory.

    `cut` are the zones of `text` (`kg.reading.zones.cut`).
    """
    found = sentences.split(text, [zone for zone in cut if zone.kind not in LEFT_OUT])
    return tuple(number for s in found for number in (s.start, s.end, _NUMBERS[s.zone]))


def spans(numbers: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield what `flat` put down as (start, end, zone)."""
    for start, end, zone in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        yield start, end, _KINDS[zone].value
