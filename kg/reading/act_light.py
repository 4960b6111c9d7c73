"""Acts that a noun or an adjective tells under a verb that says little: "made a proposal", "were of one mind"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.act_declared import Raw
from kg.reading.act_objects import Objects
from kg.reading.act_reports import Reports
from kg.reading.act_uses import CLOSING, Use
from kg.reading.act_verbs import ACCORD, APPEAL, BE, INSTRUMENTS, PLEDGE, PREPOSITIONS, SUBORDINATORS, Form
from kg.reading.bare_subjects import Subject, is_plural
from kg.reading.clauses import Clauses, Level
from kg.records import ActKind

ASSURANCES = PLEDGE | frozenset("assurance assurances word pledges promises guarantee guarantees".split())
"""What one gives or makes as one's own promise."""
PROPOSALS = (APPEAL | frozenset("requests proposals appeals demands suggestion suggestions recommendation".split())) - {
    "call", "calls"
}  # fmt: skip
"""What one puts before the other side; a call that is made may be one by telephone."""
PROMISES = frozenset("commitment commitments pledge pledges promise promises".split())
"""What is made by those who promise it."""
ACCORDS = ACCORD | {"conclusion", "recognition"}
DECISION = frozenset({"decision"})
HELD = frozenset("consensus understanding view recognition".split())
TOGETHER = frozenset("shared common same mutual joint".split())
"""How a view is said to be one of both sides."""
CALLS = frozenset({"call", "calls"})
PRESSURE = frozenset({"pressure"})
MADE_ACCORDS = ACCORD | DECISION
REACHED = frozenset("reached achieved struck made taken forged found secured".split())
"""Participles of an agreement that both sides came to."""
VIEWS = frozenset("view recognition understanding perception".split())
"""What both sides shared where "was shared" follows."""
AFFIRMED = frozenset("affirmed reaffirmed confirmed reconfirmed agreed concurred endorsed".split())
SIGNED = frozenset("signed initialed initialled concluded adopted".split())

_FORMS: dict[str, tuple[str, Form]] = {
    word: (stem, form)
    for stem, words in {
        "make": "made making", "give": "gave giving", "offer": "offered offering", "provide": "provided providing",
        "put": "put putting", "submit": "submitted submitting", "present": "presented presenting",
        "table": "tabled tabling", "issue": "issued issuing", "come": "came coming", "arrive": "arrived arriving",
        "exert": "exerted exerting", "work": "worked working", "hammer": "hammered hammering", "have": "had having",
    }.items()
    for word, form in zip(words.split(), (Form.PAST, Form.ING), strict=True)
}  # fmt: skip
_NOUNS: dict[str, tuple[tuple[frozenset[str], ActKind], ...]] = {
    "make": ((PROPOSALS, ActKind.REQUEST), (ASSURANCES, ActKind.COMMIT)),
    "give": ((ASSURANCES, ActKind.COMMIT),),
    "offer": ((ASSURANCES, ActKind.COMMIT),),
    "provide": ((ASSURANCES, ActKind.COMMIT),),
    "put": ((PROPOSALS, ActKind.REQUEST), (PRESSURE, ActKind.REQUEST)),
    "submit": ((PROPOSALS, ActKind.REQUEST),),
    "present": ((PROPOSALS, ActKind.REQUEST),),
    "table": ((PROPOSALS, ActKind.REQUEST),),
    "issue": ((PROPOSALS | {"call"}, ActKind.REQUEST),),
    "exert": ((PRESSURE, ActKind.REQUEST),),
    "work": ((ACCORDS, ActKind.AGREE),),
    "hammer": ((ACCORDS, ActKind.AGREE),),
    "come": ((ACCORDS, ActKind.AGREE),),
    "arrive": ((ACCORDS, ActKind.AGREE),),
}
_BEHIND = {"put": "forward", "come": "to", "arrive": "at", "work": "out", "hammer": "out"}
"""The particle behind which the noun stands."""
OF_ONE_MIND = re.compile(
    r"(?:in|of) (?:(?:full|complete|total|broad|general|close|perfect) )?"
    r"(?:agreement|accord|concurrence|unison|consensus)\b"
    r"|(?:of|on) (?:the )?(?:same|one) (?:mind|page|view|opinion|thought)\b|unanimous (?:that|in|on)\b"
    r"|united in (?:(?:their|the) )?(?:\w+ )?(?:view|belief|position|resolve|determination|opinion|conviction)\b"
    r"|eye (?:to|-to-) ?eye\b"
)
"""What sides are who agree ("were on the same page"), with "saw eye to eye"."""
REACH = 12
"""Tokens in which the noun of an agreement stands before "was reached"."""
OWNED_WITHIN = 4
"""Tokens between the parties and the pledge that is theirs."""
CLOSED_WITHIN = 9
"""Tokens between "ended" and "with an agreement"."""
NOT_NEW = frozenset("no any the this that these those such last earlier previous".split())
"""Words before an agreement that is denied or was told before."""


class Light:
    """Reads the acts of one sentence that nouns tell."""

    def __init__(self, clauses: Clauses, uses: Reports, objects: Objects) -> None:
        self.clauses = clauses
        self.uses = uses
        self.objects = objects
        self.lower = clauses.lower

    def read(self) -> Iterator[Raw]:
        """Yield the acts."""
        yield from self._verbs()
        yield from self._minds()
        yield from self._reached()

    def _verbs(self) -> Iterator[Raw]:
        for i, word in enumerate(self.lower[:-1]):
            entry = _FORMS.get(word)
            kind = self._object(i, entry[0]) if entry else None
            if entry is None or kind is None:
                continue
            use = self.uses.use(i, entry[1])
            if use is None or (use.be and entry[1] is Form.PAST):
                continue
            joint = use.subject is not None and use.subject.joint
            if kind is ActKind.AGREE and not joint:
                continue
            yield Raw(kind, i, use.subject, joint, (), use.denied, self.uses.background(i, use))

    def _object(self, i: int, lemma: str) -> ActKind | None:
        first = i + 1
        calls = next((j for j in range(first, min(first + 4, len(self.lower) - 1)) if self.lower[j] in CALLS), None)
        if lemma == "make" and calls is not None and self.lower[calls + 1] == "for":
            return ActKind.REQUEST  # "made repeated calls for"; a call to somebody is one by telephone
        if lemma == "have":
            return ActKind.AGREE if self._common(first) else None
        particle = _BEHIND.get(lemma)
        if particle is not None and self.lower[first] == particle:
            first += 1
        elif particle in ("to", "at", "out"):
            return None
        for nouns, kind in _NOUNS[lemma]:
            if not self.objects.noun_within(first, nouns, 5):
                continue
            if nouns is PRESSURE and "to" not in self.lower[first : first + 12]:
                continue
            at = next(j for j in range(first, len(self.lower)) if self.lower[j] in nouns)
            own = self.lower[at - 1] in ("his", "her", "its", "their")
            if self.lower[at] == "word" and not own:
                continue
            if lemma == "give" and self.lower[at] in PLEDGE and self.lower[at] not in ("pledge", "promise"):
                continue  # "gave further impetus to its commitment"
            return kind
        return None

    def _common(self, first: int) -> bool:
        """Whether it is a view that the sides have together ("had a consensus that", "had a shared understanding")."""
        noun = next((j for j in range(first, min(first + 4, len(self.lower) - 1)) if self.lower[j] in HELD), None)
        if noun is None or self.lower[first] not in ("a", "the") or self.lower[noun + 1] not in ("that", "on", "of"):
            return False
        return self.lower[noun] == "consensus" or bool(TOGETHER & set(self.lower[first:noun]))

    def _minds(self) -> Iterator[Raw]:
        """ "were in agreement that", "saw eye to eye": a clause whose subject is both sides, or one with the other."""
        for head in self.clauses.heads:
            if head.modal is not None or head.level is Level.SUBORDINATE:
                continue
            verb = self.lower[head.verb]
            if not (verb in BE or verb in ("saw", "see") or (head.be and verb == "united")):
                continue
            first = head.verb if verb == "united" else self.clauses.skip(head.verb + 1)
            if OF_ONE_MIND.match(" ".join(self.lower[first : first + 8])) is None:
                continue
            if head.subject.joint or "with" in self.lower[first : first + 8]:
                background = self.uses.background(head.verb, Use(head.subject, head.level, head=head))
                yield Raw(ActKind.AGREE, head.verb, head.subject, True, (), head.negated, background)

    def _reached(self) -> Iterator[Raw]:
        """ "agreement was reached on", "there was agreement that", "the summit ended with an agreement to"."""
        for i, word in enumerate(self.lower):
            if word == "made" and (agents := self._agents(i)) and (noun := self._noun_before(i, PROMISES)) is not None:
                yield Raw(ActKind.COMMIT, noun, agents, True)
            elif word in REACHED:
                noun = self._noun_before(i)
                if noun is not None and (
                    self.lower[noun] != "decision" or self.lower[i + 1 : i + 2] in (["to"], ["on"])
                ):
                    yield Raw(ActKind.AGREE, noun, None, True)
            elif word == "shared" and self.lower[max(i - 2, 0)] in VIEWS and self.lower[i - 1] in ("was", "were"):
                yield Raw(ActKind.AGREE, i, None, True)  # "The view was shared that"
            elif word in AFFIRMED and self.lower[self.clauses.before(i)] in BE and self._by_both(i):
                yield Raw(ActKind.AGREE, i, None, True)  # "The value of the talks was reaffirmed by both sides"
            elif word in AFFIRMED and (owners := self._owners(i)) is not None:
                yield Raw(ActKind.AGREE, i, owners, True)  # "The two sides' resolve to act was reaffirmed"
            elif word in SIGNED and self._by_both(i):
                noun = self._noun_before(i, INSTRUMENTS)
                if noun is not None:
                    yield Raw(ActKind.AGREE, i, None, True)
            elif word == "there" and self.lower[i + 1 : i + 2] in (["was"], ["is"], ["were"]) and i < 12:
                noun = next((j for j in range(i + 2, min(i + 7, len(self.lower))) if self.lower[j] in ACCORD), None)
                if noun is not None and not {"no", "not", "an", "the"} & set(self.lower[i + 2 : noun]):
                    yield Raw(ActKind.AGREE, noun, None, True)
            elif word in CLOSING or word in ("produced", "yielded"):
                noun = self._closing_accord(i)
                if noun is not None:
                    kind = ActKind.COMMIT if self.lower[noun] in PROMISES else ActKind.AGREE
                    yield Raw(kind, noun, None, True)

    def _agents(self, made: int) -> Subject | None:
        """Who made what "was made by both sides", "were made on all sides" at a token."""
        if self.lower[made + 1 : made + 2] not in (["by"], ["on"]):
            return None
        return next((s for s in self.clauses.subjects if made + 1 < s.first <= made + 4), None)

    def _owners(self, participle: int) -> Subject | None:
        """The several parties whose pledge "was reaffirmed" at a token, or None."""
        be = self.clauses.before(participle)
        if be < 1 or self.lower[be] not in ("was", "were") or not PLEDGE & set(self.lower[:be]):
            return None
        noun = next(j for j in range(be) if self.lower[j] in PLEDGE)
        for mention in self.clauses.mentions[:1]:
            at = next(j for j, token in enumerate(self.clauses.tokens) if token.end >= mention.end)
            if is_plural(mention) and self.lower[at + 1] in ("'s", "'") and at < noun <= at + OWNED_WITHIN:
                return Subject((mention,), at, at)
        return None

    def _by_both(self, participle: int) -> bool:
        """Whether several parties, or a list of them, stand behind "by" at the token after a participle."""
        if self.lower[participle + 1 : participle + 2] != ["by"]:
            return False
        agent = next((s for s in self.clauses.subjects if participle + 1 < s.first <= participle + 4), None)
        return agent is not None and agent.joint

    def _noun_before(self, participle: int, nouns: frozenset[str] = MADE_ACCORDS) -> int | None:
        """The agreement that "was reached" at a token tells as new, or None."""
        be = self.clauses.before(participle)
        if be < 1 or self.lower[be] not in BE - {"be"} or {"not", "never"} & set(self.lower[be:participle]):
            return None
        for j in range(be - 1, max(be - REACH, -1), -1):
            if self.lower[j] in (",", ";") or j in self.clauses.by_verb:
                return None
            if self.lower[j] not in nouns:
                continue
            k = j - 1
            while k >= 0 and self.lower[k] not in (",", ";", "and", "that") and self.lower[k] not in PREPOSITIONS:
                if self.lower[k] in SUBORDINATORS or self.lower[k] in NOT_NEW:
                    return None
                k -= 1
            return None if k >= 0 and self.lower[k] in SUBORDINATORS else j
        return None

    def _closing_accord(self, i: int) -> int | None:
        """The agreement with which a meeting closed ("ended the talks with an agreement to"), or None."""
        if SUBORDINATORS & set(self.lower[max(i - 3, 0) : i]) or self.clauses.before(i) < 0:
            return None
        if self.lower[i] in CLOSING and "with" not in self.lower[i + 1 : i + CLOSED_WITHIN]:
            return None
        for j in range(i + 2, min(i + CLOSED_WITHIN + 6, len(self.lower) - 1)):
            if self.lower[j] in (",", ";"):
                return None
            joint = self.lower[j] in PROMISES and self.lower[j - 1] in ("joint", "common")
            if joint or self.lower[j] in ("agreement", "accord", "consensus", "deal"):
                fresh = {"an", "a"} & set(self.lower[j - 3 : j]) and self.lower[j + 1] in ("to", "on", "that")
                return j if fresh and not {"without", "no"} & set(self.lower[i:j]) else None
        return None
