"""Proposals: for each thing that is not linked, the items that may be the same, best first.

Candidates come by name and native name; for officials also from the holders of their offices, for offices from the
positions of their holders. What people have judged is left out: a linked thing, and an item that was refused.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.linking.judgements import Judgements
from kg.linking.records import Candidate, Item, Proposal, Reason, Source, Subject
from kg.linking.scoring import best, candidate, names_alike

FILE = "proposals.json"
"""Its name in the folder of links."""
MOST = 5
"""Candidates in a proposal."""
MOST_HOLDERS = 500
"""Holders of an office that are looked at one by one; where there are more, only those found by name."""
LEAST = 30
"""Least score of a candidate."""
HOLDERS_OF_NAME = 0.7
"""Likeness of names from which a holder of the office is looked at."""
_LANGUAGES = {"KR": "ko", "KP": "ko", "JP": "ja", "CN": "zh", "TW": "zh", "RU": "ru"}


class ProposalError(ValueError):
    """The file of proposals cannot be read; the message says why."""


def propose(source: Source, subjects: Iterable[Subject], judgements: Judgements) -> Iterator[Proposal]:
    """Yield a proposal for each subject that has no item yet and finds a candidate.

    Raises:
        SourceError: the source does not answer.
    """
    holders: dict[str, dict[str, Item]] = {}
    for subject in subjects:
        if subject.item or judgements.item_of(subject.id):
            continue
        ids = dict.fromkeys(source.search(_names(subject)))
        held_by: Counter[str] = Counter()
        if subject.kind == "office":
            known = source.items(subject.holders[:40])
            held_by.update(office for item in known.values() for office in {p.office for p in item.positions})
            ids.update(dict.fromkeys(office for office, count in held_by.most_common(5) if count > 1))
        for tenure in subject.tenures:
            if tenure.item:
                if tenure.item not in holders:
                    known_holders = source.holders(tenure.item)
                    few = len(known_holders) <= MOST_HOLDERS
                    holders[tenure.item] = source.items(known_holders) if few else {}
                ids.update(dict.fromkeys(_of_name(subject, holders[tenure.item].values())))
        refused = judgements.refused(subject.id)
        items = source.items(id for id in ids if id not in refused)
        scored = (candidate(subject, item, held_by[item.id]) for item in items.values())
        found = tuple(c for c in best(scored, MOST) if c.score >= LEAST)
        if found:
            yield Proposal(subject.id, subject.label, describe(subject), found)


def _names(subject: Subject) -> list[tuple[str, str]]:
    names = [(name, "en") for name in subject.names if name.isascii() or name == subject.label]
    if subject.native:
        names.append((subject.native, _LANGUAGES.get(subject.country or "", "en")))
    return names[:6]


def _of_name(subject: Subject, items: Iterable[Item]) -> list[str]:
    return [
        item.id
        for item in items
        if max((names_alike(a, b) for a in subject.names for b in item.names), default=0.0) >= HOLDERS_OF_NAME
    ]


def describe(subject: Subject) -> str:
    """Return one line about a thing, for whoever judges."""
    parts = [subject.country] if subject.country else []
    for tenure in subject.tenures[-3:]:
        parts.append(f"{tenure.label} {tenure.start.isoformat()}–{tenure.end.isoformat() if tenure.end else ''}")
    if subject.dates:
        parts.append("–".join(dict.fromkeys(day.isoformat() for day in subject.dates)))
    if subject.contacts:
        parts.append(f"{subject.contacts} contact{'s' if subject.contacts != 1 else ''}")
    return "; ".join(parts)


def write_proposals(path: Path, proposals: Iterable[Proposal]) -> None:
    """Write proposals as JSON, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    text = json.dumps([asdict(proposal) for proposal in proposals], ensure_ascii=False, indent=1)
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)


def read_proposals(path: Path) -> list[Proposal]:
    """Read what `write_proposals` wrote.

    Raises:
        ProposalError: there is no such file, or it is none of proposals.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return [_proposal(entry) for entry in raw]
    except FileNotFoundError as error:
        raise ProposalError(f"{path}: there are no proposals yet: make them with `communique link propose`") from error
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProposalError(
            f"{path}: not a file of proposals ({error}): make it with `communique link propose`"
        ) from error


def _proposal(entry: dict[str, Any]) -> Proposal:
    candidates = tuple(
        Candidate(
            item=str(c["item"]),
            label=str(c["label"]),
            description=str(c["description"]),
            score=int(c["score"]),
            reasons=tuple(Reason(int(r["points"]), str(r["text"])) for r in c["reasons"]),
            contradictions=tuple(map(str, c["contradictions"])),
        )
        for c in entry["candidates"]
    )
    return Proposal(str(entry["subject"]), str(entry["label"]), str(entry["description"]), candidates)
