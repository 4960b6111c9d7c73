"""Which verbs of asking ask something of the other side: "urged", "called for", "asked Oslo on Monday to"."""

from __future__ import annotations

from kg.reading.act_objects import Objects
from kg.reading.act_verbs import CALLING_TO, DOMESTIC, QUESTIONS, SOUGHT, VERBS, VISITS, Form, Sense
from kg.reading.clauses import Clauses

ASKED_FAR = 32
"""Tokens from "asked" to its infinitive, where something is told of who was asked."""

GREETINGS = frozenset("regards greetings wishes respects thanks condolences sympathies congratulations".split())
"""What one is asked to bring to somebody at home, and what is no request between governments."""


class Asking:
    """Reads the objects of the verbs of asking of one sentence."""

    def __init__(self, clauses: Clauses, objects: Objects) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.lower = clauses.lower
        self.objects = objects

    def _asks_for(self, i: int) -> bool:
        """Whether a government is asked for something ("asked Japan on Monday for help")."""
        window = self.lower[i + 1 : i + ASKED_FAR // 2]
        if "for" not in window or QUESTIONS & set(window[:9]):
            return False
        reach = self.tokens[i + 1 + window.index("for")].start
        return any(self.tokens[i].end < m.start < reach for m in self.clauses.mentions)

    def _for_greetings(self, i: int) -> bool:
        """Whether it is only greetings that somebody is asked to bring home ("asked him to convey his regards to")."""
        return any(
            word in ("convey", "give", "pass", "send", "extend", "relay", "deliver")
            and self.lower[k - 1] == "to"
            and GREETINGS & set(self.lower[k + 1 : k + 7])
            for k, word in enumerate(self.lower[i + 2 : i + ASKED_FAR], i + 2)
        )

    def _rings(self, i: int) -> bool:
        """Whether one "called to" say something: by telephone."""
        verb = self.lower[self.clauses.skip(self.clauses.skip(i + 1) + 1)]
        return verb in VERBS or verb in CALLING_TO

    def asks(self, i: int, lemma: str, sense: Sense, nxt: str, *, joint: bool) -> bool:
        """Whether a verb of asking with what stands behind it asks something of the other side."""
        if DOMESTIC & set(self.lower[i + 1 : i + 5]):
            return False
        if sense is Sense.CALL:
            if lemma == "call":
                if nxt in ("on", "upon"):
                    return any(w in ("to", "for", "not") for w in self.lower[i + 2 : i + 30])
                return nxt == "for" or (nxt == "to" and self.objects.next_verb(i) and not self._rings(i))
            if lemma == "press":
                return any(w in ("for", "to") for w in self.lower[i + 1 : i + 12])
            if lemma == "push":
                return nxt == "for" and i in self.clauses.by_verb
            return nxt in ("to", "for")
        if sense is Sense.ASK:
            if nxt in QUESTIONS or nxt in (",", "by", "a") or self._for_greetings(i):
                return False
            window = self.lower[i + 1 : i + 16]
            if QUESTIONS & set(window[: window.index("to")] if "to" in window else window) - {"about", "who", "when"}:
                return False  # "asked Minister X how the two could"
            if "for" in self.lower[i + 1 : i + 6] and VISITS & set(self.lower[i + 1 : i + 10]) and nxt != "to":
                return False  # "asked the President for a visit": invited him
            reach = ASKED_FAR if "," in self.lower[i + 1 : i + 16] else 16  # "asked Mr. X, who had served in Oslo, to"
            return nxt in ("for", "that") or "to" in self.lower[i + 1 : i + reach] or self._asks_for(i)
        if sense is Sense.NUDGE:
            if nxt in ("by", "that", "on"):
                return False
            present = VERBS[self.lower[i]][1] in (Form.BASE, Form.PRESENT)
            infinitive = any(w == "to" for w in self.lower[i + 1 : i + 16])
            return infinitive or (lemma == "encourage" and (present or not joint))
        if lemma == "seek":
            return self.objects.noun_within(i + 1, SOUGHT, 6)
        if lemma == "insist":
            return nxt in ("on", "upon")
        return not (lemma in ("suggest", "propose") and nxt in ("by", "in"))
