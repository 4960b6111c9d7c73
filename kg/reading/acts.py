"""Finding what the sides agree, commit to and ask for: candidate acts, one for each sentence and kind.

A verb of the lexicon counts when it is predicated of someone (finite, a participle, a purpose infinitive of a
contact) and its object makes it an act; who speaks for whom is decided by `kg.resolving.speakers`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.reading import act_lists
from kg.reading.act_declared import Raw
from kg.reading.act_predicates import Predicates
from kg.reading.act_verbs import CUE
from kg.reading.annotations import PROSE, Mention, Sentence
from kg.reading.asides import closes_sentence
from kg.reading.clauses import Clauses
from kg.reading.line import Line
from kg.records import ActKind

QUOTE_LIMIT = 690
"""Characters: the longest quote that still points at a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCandidate:
    """What a sentence reports as agreed, promised or asked. All offsets are those of the searched text."""

    kind: ActKind
    sentence: int
    """Index of the sentence."""
    start: int
    end: int
    """The quote: the sentence, or a part of it of at most `QUOTE_LIMIT` characters."""
    verb: tuple[int, int]
    content: tuple[int, int]
    """The clause that says what; empty where the verb ends the clause."""
    subjects: tuple[Mention, ...]
    """Whom the sentence makes the speakers; empty where it names none (a passive, an inversion)."""
    joint: bool
    """Whether several parties speak together, or one agrees with the other."""
    owner: tuple[Mention, ...] = ()
    """Whose commitment it is, or who is asked to act, where the sentence says so beside the speakers."""
    addressees: tuple[Mention, ...] = ()
    denied: bool = False
    background: bool = False
    """Reported in a subordinate clause ("recalled that the two had agreed")."""


def find(text: str, lines: Sequence[Line], mentions: Iterable[Mention]) -> list[ActCandidate]:
    """Return the candidate acts of the sentences, in the order of the text.

    `mentions` are all of the text: names, offices, groups, pronouns and countries, in any order.
    """
    by_sentence: dict[int, list[Mention]] | None = None
    found: list[ActCandidate] = []
    lead: ActCandidate | None = None
    for line in lines:
        sentence = line.sentence
        if sentence.zone not in PROSE:
            continue
        if lead is not None:
            item = act_lists.of_item(text, sentence, lead)
            if item is not None:
                if found and found[-1] is lead and act_lists.goes_on(text, lead):
                    found.pop()
                found.append(item)
                continue
            lead = None
        if CUE.search(text, sentence.start, sentence.end) is None:
            continue
        if by_sentence is None:
            by_sentence = defaultdict(list)
            for mention in mentions:
                by_sentence[mention.sentence].append(mention)
        clauses = Clauses(line, by_sentence[sentence.index])
        told = _candidates(text, sentence, clauses, Predicates(clauses).read())
        found += told
        lead = act_lists.opens(text, sentence, told)
    return found


def _candidates(text: str, sentence: Sentence, clauses: Clauses, raws: Sequence[Raw]) -> list[ActCandidate]:
    asserted = [raw for raw in raws if not raw.background]
    kept = asserted or list(raws)
    found = []
    for kind in ActKind:
        same = sorted((raw for raw in kept if raw.kind is kind), key=lambda raw: raw.verb)
        if same:
            found.append(_candidate(text, sentence, clauses, same))
    return sorted(found, key=lambda c: c.verb)


def _candidate(text: str, sentence: Sentence, clauses: Clauses, raws: Sequence[Raw]) -> ActCandidate:
    first = raws[0]
    token = clauses.tokens[first.verb]
    subjects = _united(raws)
    start, end = _quote(text, sentence, token.start)
    content = _content(text, clauses, first, end)
    addressees = tuple(
        m
        for m in clauses.mentions
        if content[0] <= m.start < min(content[1], content[0] + 60)
        and m not in subjects
        and text[m.end : m.end + 2] != "'s"  # "emphasized President X's call for": he is not asked
    )
    return ActCandidate(
        kind=first.kind,
        sentence=sentence.index,
        start=start,
        end=end,
        verb=(token.start, token.end),
        content=content,
        subjects=subjects,
        joint=any(raw.joint for raw in raws),
        owner=first.owner,
        addressees=addressees[:1],
        denied=all(raw.denied for raw in raws),
        background=first.background,
    )


def _united(raws: Sequence[Raw]) -> tuple[Mention, ...]:
    """The subjects of all verbs of one kind, each once."""
    seen: dict[tuple[int, int], Mention] = {}
    for raw in raws:
        if raw.subject is not None:
            for mention in raw.subject.mentions:
                seen.setdefault((mention.start, mention.end), mention)
    return tuple(seen.values())


def _quote(text: str, sentence: Sentence, verb: int) -> tuple[int, int]:
    """The sentence, or where it is too long the part around the verb that begins at a clause."""
    start, end = sentence.start, sentence.end
    if end - start <= QUOTE_LIMIT:
        return start, end
    if verb - start > QUOTE_LIMIT // 2:
        cut = max(text.rfind("; ", start, verb), text.rfind(". ", start, verb))
        start = cut + 2 if cut >= 0 and verb - cut < QUOTE_LIMIT - 60 else max(start, verb - QUOTE_LIMIT // 2)
        if text[start - 1].isalnum():
            start = text.find(" ", start, verb) + 1 or start
    if end - start > QUOTE_LIMIT:
        end = start + QUOTE_LIMIT
        end = text.rfind(" ", verb, end) if text.rfind(" ", verb, end) > verb else end
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _content(text: str, clauses: Clauses, raw: Raw, limit: int) -> tuple[int, int]:
    """From behind the verb to the end of its clause: a semicolon, a coordinated verb or an attribution."""
    tokens = clauses.tokens
    first = min(raw.verb + 1, len(tokens) - 1)
    stop = len(tokens)
    for i in range(first, len(tokens)):
        if tokens[i].text == ";":
            stop = i
            break
        if tokens[i].text == "," and closes_sentence(clauses.lower, i + 1):
            stop = i
            break
    while stop > first and not tokens[stop - 1].text[0].isalnum() and tokens[stop - 1].text not in (")", '"', "%"):
        stop -= 1
    while first < stop and tokens[first].text in (",", ":", "-"):
        first += 1
    if first >= stop or tokens[first].start >= limit:  # "and President X agreed.": the verb says it all
        return tokens[raw.verb].start, tokens[raw.verb].end
    return tokens[first].start, min(tokens[stop - 1].end, limit)
