"""How an act verb is used: finite, joined, a participle, a purpose; and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.act_verbs import (
    ASKING,
    BE,
    CONTACT_PAST,
    DETERMINERS,
    JOINERS,
    MODALS,
    PREPOSITIONS,
    PURPOSE_AFTER,
    VERBS,
    Form,
    Sense,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bare_subjects import Subject, is_plural
from kg.reading.clauses import PRESENT, Clauses, Head, Level

CLOSING = frozenset(
    "ended wrapped concluded closed finished opened began started replied responded answered reacted".split()
)
"""Verbs that "by" and a participle, or "with" and a noun, fill ("replied by asking", "ended with an agreement")."""
STATEMENTS = frozenset("statement statements letter letters message messages".split())
ISSUED = frozenset("issued released sent delivered adopted".split())
"""Verbs whose object says something itself ("issued a statement calling for")."""
QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "citing"})
QUOTED_WITHIN = 14
"""Tokens between them and "as saying"."""
ING_NOUNS = frozenset("understanding meeting training funding building sharing spring morning evening".split())
"""Nouns that end as gerunds do."""
NEAR = 6
"""Tokens between such a verb and what its object says."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a verb is used: by whom, and where."""

    subject: Subject | None
    level: Level
    denied: bool = False
    be: bool = False
    head: Head | None = None
    """The clause that lends its subject."""


LETTERS = 4
"""Those of the shortest verb told by its ending."""
OCCASIONS = frozenset("opportunity occasion talks meeting call conversation summit visit trip speech".split())
"""What officials use to say something ("used the talks to ask for help")."""
ALSO_NOUNS = frozenset("plans requests demands offers promises appeals pledges shares presses calls vows".split())
"""Verbs that may be nouns of a list ("its goals and plans")."""


REPORTS_JOINTLY = frozenset("decide confirm reconfirm affirm reaffirm".split())
"""What was done together where nobody is named ("it was confirmed between the Ministers that")."""


class Uses:
    """Finds the use of the verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.lower = clauses.lower

    def use(self, i: int, form: Form) -> Use | None:
        """Return how the verb at token `i` is used, None where it is a noun, an adjective or only foretold."""
        head = self.clauses.by_verb.get(i)
        if head is not None:
            if head.modal is not None or (form is Form.BASE and self.lower[i - 1] == "to"):
                return None
            if form is Form.BASE and self._owned(head.subject):
                return None
            return Use(head.subject, head.level, head.negated, head.be, head)
        k = self.clauses.before(i)
        previous = self.lower[k] if k >= 0 else ""
        if form is Form.ING:
            return self._participle(i, k, previous)
        if form is Form.PAST:
            return self._past(i, k, previous)
        return self._infinitive(i, k, previous)

    def _owned(self, subject: Subject) -> bool:
        """Whether a country only tells which thing it is ("its NATO pledge to spend")."""
        before = self.lower[subject.first - 1] if subject.first > 0 else ""
        countries = all(m.kind is MentionKind.COUNTRY for m in subject.mentions)
        return countries and before in ("its", "his", "her", "their", "our", "this", "that", "a", "an")

    def _sense(self, i: int) -> Sense | None:
        entry = VERBS.get(self.lower[i])
        return entry[2] if entry else None

    def _participle(self, i: int, k: int, previous: str) -> Use | None:
        if k < 0:
            following = next((h for h in self.clauses.heads if h.verb > i and h.level is not Level.SUBORDINATE), None)
            return Use(following.subject, Level.MAIN) if following else None
        if previous == "," and k > 0:
            interrupted = next((h for h in self.clauses.heads if h.subject.last == k - 1 and h.verb > i), None)
            if interrupted is not None:
                return Use(interrupted.subject, interrupted.level)
        if previous == "as":
            return self._quoted_as(k)
        if previous in STATEMENTS:
            issued = [h for h in self.clauses.heads if h.verb < i and h.level is not Level.SUBORDINATE][-1:]
            made = issued and issued[0].modal is None and self.lower[issued[0].verb] in ISSUED
            return Use(issued[0].subject, Level.MAIN) if made and i - issued[0].verb <= NEAR else None
        if previous == "by":
            closed = [h for h in self.clauses.heads if h.verb < i and h.level is not Level.SUBORDINATE][-1:]
            filled = closed and closed[0].modal is None and self.lower[closed[0].verb] in CLOSING
            return Use(closed[0].subject, Level.MAIN) if filled else None
        if previous in (",", ";", "and", "while", "but") and (previous == "while" or not self._gerund(i, k)):
            near = previous == "and" and k > 0 and self.lower[k - 1] != ","
            head = self.clauses.governing(i, near=near)
            own = self._sense(i) is Sense.COMMIT and [h for h in self.clauses.heads if h.verb < i][-1:]
            himself = own and all(m.kind is MentionKind.PRONOUN for m in own[0].subject.mentions)
            if own and own[0].level is Level.REPORTED and not near and not himself:
                return None  # "underscored that the ally leads the way, committing to": what the ally does
            return Use(head.subject, Level.MAIN) if head else None
        subject = next((s for s in self.clauses.subjects if s.last == k), None)
        absolute = subject is not None and self.lower[self.clauses.in_front(subject.first)] == "with"
        return Use(subject, Level.MAIN) if absolute else None  # "with the President underscoring"

    def _quoted_as(self, at: int) -> Use | None:
        """Who "was quoted (by the ministry) as" saying something, or was quoted by it, up to the "as" at a token."""
        quoted = next((j for j in range(at - 1, max(at - QUOTED_WITHIN, -1), -1) if self.lower[j] in QUOTED), None)
        if quoted is None:
            return None
        head = self.clauses.by_verb.get(quoted)
        if head is not None and head.be:
            return Use(head.subject, Level.MAIN, head.negated)
        subject = next((s for s in self.clauses.subjects if quoted < s.first <= quoted + 2 and s.last < at), None)
        return Use(subject, Level.MAIN) if subject is not None else None

    def _gerund(self, i: int, k: int) -> bool:
        """Whether the word is one of a list of gerunds behind a preposition or a verb ("of promoting A, urging B")."""
        for j in range(k - 1, max(k - 40, 0), -1):
            if j in self.clauses.by_verb or self.lower[j] == ";":
                return False
            ing = self.lower[j].endswith("ing") and self.lower[j] not in ING_NOUNS and not self.tokens[j].capital
            if ing and j > 0 and self.lower[j - 1] in (*PREPOSITIONS, "discussed"):
                return True
        return False

    def _past(self, i: int, k: int, previous: str) -> Use | None:
        if k < 0:
            return self._inverted(i)
        if previous in JOINERS:
            after = self.clauses.next_word(i)
            modifies = previous == "," and after in ("by", "at", "in", "during", "between", "under", "last", "upon")
            if modifies and not (self._sense(i) is Sense.AGREE and after == "in"):
                return None
            near = previous in ("and", "or", "but") and k > 0 and self.lower[k - 1] not in (",", ";")
            if near and self._in_relative(k):
                return None
            head = (self._met_before(i) if near else None) or self.clauses.governing(i, near=near)
            if head is None or head.modal is not None:
                return None
            return Use(head.subject, head.level, head=head)
        if (previous in BE or previous in ("remains", "remain")) and k > 0:
            lemma, _, sense = VERBS.get(self.lower[i], ("", Form.PAST, None))
            following = self.clauses.next_word(i)
            between = following in ("between", "among", "by") and "that" in self.lower[i + 2 : i + 8]
            reports = lemma in REPORTS_JOINTLY and (following == "that" or between)
            impersonal = sense is Sense.AGREE or reports
            if self.lower[k - 1] == "it" and impersonal:
                return Use(None, Level.MAIN)
            joint = self.clauses.before(k)
            if joint > 0 and self.lower[joint] in JOINERS:  # "We respect the law and are committed to it"
                reported = [h for h in self.clauses.heads if h.verb < k][-1:]
                head = self.clauses.governing(k, near=True)
                if reported and reported[0].level is Level.REPORTED and previous in PRESENT:
                    head = reported[0]
                return Use(head.subject, head.level, be=True, head=head) if head else None
        subject = self._unknown(k)
        return Use(subject, self.clauses.level(subject.first)) if subject else None

    def _met_before(self, i: int) -> Head | None:
        """The clause of "came a day after the two met and [agreed]" before a verb joined to it."""
        earlier = [h for h in self.clauses.heads if h.verb < i][-1:]
        if not earlier or earlier[0].level is not Level.SUBORDINATE or self.lower[earlier[0].verb] not in CONTACT_PAST:
            return None
        return (
            earlier[0]
            if self.lower[self.clauses.in_front(earlier[0].subject.first)] in ("after", "before", "since")
            else None
        )

    def _in_relative(self, k: int) -> bool:
        """Whether the verb before the "and" at token `k` is one of a relative clause ("those who spoke up and ...")."""
        for j in range(k - 1, max(k - 14, 0), -1):
            if j in self.clauses.by_verb or self.lower[j] in (",", ";"):
                return False
            if self.lower[j] in ("who", "which"):
                return True
        return False

    def _unknown(self, k: int) -> Subject | None:
        """A subject that ends with a capitalised word nobody knows at token `k`, joined to a known one by "and"."""
        first = k
        while first >= 0 and self.tokens[first].word and self.tokens[first].capital:
            if any(m.start <= self.tokens[first].start < m.end for m in self.clauses.mentions):
                return None
            first -= 1
        first += 1
        if first > k or self.lower[k] in DETERMINERS or self.lower[k] in PREPOSITIONS:
            return None
        if first > 0 and self.lower[first - 1] in PREPOSITIONS:
            return None
        start, end = self.tokens[first].start, self.tokens[k].end
        name = " ".join(t.text for t in self.tokens[first : k + 1])
        unknown = Mention(start, end, MentionKind.PERSON, self.clauses.line.sentence.index, name=name)
        if first > 1 and self.lower[first - 1] == "and":
            before = next((s for s in self.clauses.subjects if s.last == first - 2), None)
            if before is not None:
                return Subject((*before.mentions, unknown), before.first, k)
        return Subject((unknown,), first, k)

    def _inverted(self, i: int) -> Use | None:
        """ "Also reaffirmed was the leaders' commitment": the verb opens the sentence."""
        for j in range(i + 1, min(i + 20, len(self.lower))):
            if self.lower[j] in ("was", "were"):
                owner = next((m for m in self.clauses.mentions if m.start > self.tokens[j].start), None)
                actors = (owner,) if owner is not None and is_plural(owner) else ()
                return Use(Subject(actors, j, j) if actors else None, Level.MAIN)
        return None

    def _infinitive(self, i: int, k: int, previous: str) -> Use | None:
        """A purpose infinitive of a contact that was held, or one of a list of them."""
        if previous in MODALS:
            return None
        if previous in JOINERS:
            declaring = self._joined(i) or self._declaring(i)
            if declaring is not None:
                return declaring
        if previous in ("and", ",") and VERBS[self.lower[i]][1] is Form.BASE:
            opening = next((j for j in range(k - 1, 0, -1) if self.lower[j] == "to" and self._purpose(j)), None)
            if opening is None or any(opening < verb < i for verb in self.clauses.by_verb):
                return None
            to = opening
        elif previous == "to":
            to = k
        else:
            return None
        if self.lower[to - 1] in ("continued", "proceeded", "wenton") or (
            self.lower[to - 1] == "on" and self.lower[to - 2] == "went"
        ):
            head = self.clauses.governing(i, near=True)
            return Use(head.subject, Level.MAIN) if head else None
        if not self._purpose(to):
            return None
        head = self.clauses.governing(i, near=False)
        return Use(head.subject, Level.MAIN) if head else None

    def unlisted(self, i: int) -> Head | None:
        """The clause before "and" at token `i` whose verb in the present no list knows ("Oslo deplores it and will").

        It stands behind "that" or begins the sentence.
        """
        before = (s for s in reversed(self.clauses.subjects) if s.last < i)
        subject = next((s for s in before if self._opens_clause(s.first)), None)
        if subject is None or any(subject.first < h.start < i for h in self.clauses.heads):
            return None
        verb = self.clauses.skip(subject.last + 1)
        word = self.lower[verb]
        if not (word.endswith("s") and len(word) > LETTERS) or self.tokens[verb].capital:
            return None
        return Head(subject, verb, verb, None, False, False, self.clauses.level(subject.first), False)

    def _opens_clause(self, first: int) -> bool:
        """Whether "that" or nothing stands before the subject that begins at a token."""
        i = self.clauses.before(first)
        if i >= 0 and self.lower[i] != "that" and self.lower[i] in DETERMINERS:
            i = self.clauses.before(i)
        opening = self.lower[0] in PREPOSITIONS and self.lower[i] == "," and "," not in self.lower[:i]
        return i < 0 or self.lower[i] == "that" or opening  # "With the end of the talks, Oslo looks back and will"

    def _joined(self, i: int) -> Use | None:
        """A verb in the present behind "and" ("thanks Oslo and reaffirms", "said that he is glad and intends to")."""
        if VERBS[self.lower[i]][1] is not Form.PRESENT or self.lower[i - 1] != "and":
            return None
        if self.lower[i] in ALSO_NOUNS and self.lower[i + 1 : i + 2] not in (["on"], ["upon"]):
            return None
        head = self.unlisted(i) or next((h for h in reversed(self.clauses.heads) if h.verb < i), None)
        if head is None or head.level is Level.SUBORDINATE or head.modal is not None or head.past:
            return None
        if not self.lower[head.start].endswith("s"):
            return None
        return Use(head.subject, head.level, head=head)

    def _declaring(self, i: int) -> Use | None:
        """A present verb joined to another one of a declaration: "We commit to ... and call on ..."."""
        heads = [h for h in self.clauses.heads if h.verb < i and h.level is Level.MAIN]
        if not heads or heads[-1].modal is not None:
            return None
        entry = VERBS.get(self.lower[heads[-1].verb])
        asked = entry is not None and entry[2] in ASKING and "to" in self.lower[heads[-1].verb : i]
        if asked and VERBS[self.lower[i]][2] not in ASKING:
            return None  # "We call on them to return to talks and accept the proposals"
        if heads[-1].be and heads[-1].subject.mentions[:1] and heads[-1].subject.mentions[0].name == "we":
            plain = VERBS[self.lower[i]][1] is Form.BASE and self.lower[i - 1] == "and"
            return Use(heads[-1].subject, Level.MAIN) if plain else None  # "We remain committed to it and urge them"
        if entry is None or entry[1] not in (Form.BASE, Form.PRESENT) or entry[1] is not VERBS[self.lower[i]][1]:
            return None
        return Use(heads[-1].subject, Level.MAIN)

    def _purpose(self, to: int) -> bool:
        if to < 2:
            return False
        earlier = [h for h in self.clauses.heads if h.verb < to]
        word = self.lower[to - 1]
        ringing = word == "calling" and earlier and earlier[-1].verb == to - 1  # "said he was calling to assure"
        if not earlier or earlier[-1].modal is not None or not (earlier[-1].past or ringing):
            return False
        opportunity = word in OCCASIONS and self.lower[earlier[-1].verb] in ("took", "used")
        if self.lower[earlier[-1].verb] not in CONTACT_PAST and not opportunity and not ringing:
            return False
        if earlier[-1].level is Level.SUBORDINATE:
            return False
        if (
            word == ","
            and self.tokens[to - 2].capital
            and not any(self._purpose(j) for j in range(to - 1) if self.lower[j] == "to")
        ):
            return True  # "spoke with the minister, the Honourable X, to reaffirm"
        if word in ("and", ","):
            return any(self._purpose(j) for j in range(earlier[-1].verb + 1, to - 1) if self.lower[j] == "to")
        token = self.tokens[to - 1]
        return ringing or word in PURPOSE_AFTER or token.capital or word[0].isdigit()
