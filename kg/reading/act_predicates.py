"""Which verbs of a sentence are acts, of which kind, and whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.act_verbs import (
    ACCORD,
    APPEAL,
    BE,
    COGNITION,
    CONTACT_PAST,
    DETERMINERS,
    HELP,
    MEETING_VERBS,
    MODALS,
    NEED_STATES,
    NOT_ASSERTING,
    PLEDGE,
    POSITION,
    PREPOSITIONS,
    SUPPORT,
    VERBS,
    Form,
    Sense,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.clauses import Clauses, Head, Level, Subject, is_plural
from kg.records import ActKind

AGREEING = frozenset({Sense.AGREE, Sense.SHARE, Sense.REACH, Sense.ECHO})
ASKING = frozenset({Sense.REQUEST, Sense.CALL, Sense.ASK, Sense.NUDGE})
SAYING = frozenset({Sense.SAY, Sense.STRESS, Sense.AFFIRM})
JOINERS = frozenset({",", ";", "and", "but", "or", "then", "—", "–", "--", "while"})
DECIDING = frozenset({"resolve", "decide", "determine"})
SUPPORTING = frozenset({"reaffirm", "re-affirm", "affirm", "reiterate", "renew", "restate", "confirm", "reconfirm",
                        "underscore", "underline", "emphasize", "emphasise", "stress", "repeat", "reinforce"})  # fmt: skip
"""Verbs whose object "support" is a commitment; to "express support" is none."""
NEEDING = frozenset({"underscore", "underline", "emphasize", "emphasise", "stress"})
PURPOSE_AFTER = frozenset(
    "today yesterday phone call calls talks meeting meetings conversation conversations summit visit together earlier "
    "opportunity sidelines house afternoon morning evening separately virtually conference , and )".split()
)
"""What may stand before the "to" of a purpose infinitive, besides names and numbers."""
ASSURED = PLEDGE | SUPPORT | {"will", "would", "remains", "remain"}
CRIMES = frozenset("suicide crimes crime acts atrocities violations murder by against in during".split())
DOMESTIC = frozenset("congress senate lawmakers republicans democrats assembly".split())
"""Whom one's own government addresses at home."""
COURTESY = frozenset("gratitude appreciation condolences sympathy congratulations forward hope hopes".split())
"""What is affirmed in politeness ("affirmed their gratitude", "affirmed that they look forward to")."""
PARTICIPLES = frozenset("taken made held kept built found met brought done sought given sent".split())
LASTING = frozenset("will would remains remain remained stays".split())
DEEDS = frozenset("deployed provided applied taken implemented delivered mobilized dispatched".split())
"""What a government does; of other things that "will be done" it only foretells."""
QUESTIONS = frozenset("about how what whether if why when who where questions".split())


@dataclass(frozen=True, slots=True)
class Raw:
    """One act verb of a sentence."""

    kind: ActKind
    verb: int
    """Token."""
    subject: Subject | None
    joint: bool
    owner: tuple[Mention, ...] = ()
    denied: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """How a verb is used: by whom, and where."""

    subject: Subject | None
    level: Level
    denied: bool = False
    be: bool = False
    head: Head | None = None
    """The clause that lends its subject."""


class Predicates:
    """Reads the act verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.lower = clauses.lower
        self.by_verb: dict[int, Head] = {head.verb: head for head in clauses.heads}

    def read(self) -> list[Raw]:
        """Return the acts in the order of their verbs."""
        found = list(self._verbs())
        found += self._modals()
        found += self._measures()
        found = [raw for raw in found if not raw.background or raw.kind is ActKind.AGREE]
        return sorted(found, key=lambda raw: raw.verb)

    # Verbs of the lexicon

    def _verbs(self) -> Iterator[Raw]:
        for i, word in enumerate(self.lower):
            entry = VERBS.get(word)
            if word == "made" and self._noun_within(i + 1, PLEDGE, 5):
                entry = ("pledge", Form.PAST, Sense.COMMIT)
            if entry is None:
                continue
            if entry[2] is Sense.SAY:
                yield from self._said(i, entry[1])
                continue
            lemma, form, sense = entry
            use = self._use(i, form)
            if use is None:
                continue
            raw = self._act(i, lemma, form, sense, use)
            if raw is not None:
                yield raw

    def _said(self, i: int, form: Form) -> Iterator[Raw]:
        """ "said the commitment of the United States will never waver": one's commitment, said to last."""
        if not PLEDGE & set(self.lower[i + 1 : i + 12]) or not LASTING & set(self.lower[i + 1 : i + 30]):
            return
        owner = self._own(i, PLEDGE)
        use = self._use(i, form) if owner is not None else None
        if use is not None and use.subject is not None and owner is not None:
            yield Raw(ActKind.COMMIT, i, use.subject, use.subject.joint, owner, use.denied)

    def _act(self, i: int, lemma: str, form: Form, sense: Sense, use: Use) -> Raw | None:
        nxt = self._next(i)
        if use.be and form is Form.PAST and not (lemma == "commit" or (lemma in DECIDING and nxt == "to")):
            return None
        subject = use.subject
        joint = subject is not None and subject.joint
        kind, owner = self._kind(i, lemma, form, sense, nxt, use)
        if kind is None:
            return None
        if subject is not None and use.level is Level.REPORTED:
            subject = self._himself(subject)
        if sense in AGREEING:
            joint = True
        stating = sense is Sense.INTEND and use.level is Level.REPORTED
        if subject is not None and (stating or (use.be and form is Form.PAST)):
            # "said that the United States is committed": the speaker is who says so
            reporter = self._reporter(subject)
            if reporter == "unasserted":
                return None
            if isinstance(reporter, Use):
                owner, subject = subject.mentions, reporter.subject
                joint = subject is not None and subject.joint
        return Raw(kind, i, subject, joint, owner, use.denied, self._background(i, use))

    def _himself(self, subject: Subject) -> Subject:
        """ "X explained that he and Y had confirmed": "he" is X."""
        if not any(m.name in ("he", "she") for m in subject.mentions):
            return subject
        reporter = self._reporter(subject)
        if not isinstance(reporter, Use) or reporter.subject is None or reporter.subject.joint:
            return subject
        own = reporter.subject.mentions
        mentions = tuple(x for m in subject.mentions for x in (own if m.name in ("he", "she") else (m,)))
        return replace(subject, mentions=mentions)

    def _background(self, i: int, use: Use) -> bool:
        """Whether the verb reports what was done before: "as they agreed", "recalling that they had agreed"."""
        if use.level is Level.SUBORDINATE:
            return True
        head = use.head
        if use.level is not Level.REPORTED or head is None:
            return False
        saying = self._saying_before(head.subject.first)
        recalled = saying is not None and self.lower[saying] in NOT_ASSERTING and self._embeds(saying, head.subject)
        return self.lower[head.start] == "had" or recalled

    def _kind(
        self, i: int, lemma: str, form: Form, sense: Sense, nxt: str, use: Use
    ) -> tuple[ActKind | None, tuple[Mention, ...]]:
        """The kind of act that verb `i` makes with its object, and the owners of a commitment that is its object."""
        joint = use.subject is not None and use.subject.joint
        if sense is Sense.AFFIRM:
            return self._affirm(i, lemma, nxt, use, joint=joint)
        if sense is Sense.STRESS:
            return self._stress(i, lemma, joint=joint)
        if sense in AGREEING:
            return (ActKind.AGREE if self._agrees(i, form, sense, nxt) else None), ()
        if sense in ASKING:
            return (ActKind.REQUEST if self._asks(i, lemma, sense, nxt, joint=joint) else None), ()
        return (ActKind.COMMIT if self._commits(i, lemma, form, sense, nxt, use) else None), ()

    # How a verb is used

    def _use(self, i: int, form: Form) -> Use | None:
        head = self.by_verb.get(i)
        if head is not None:
            if head.modal is not None or (form is Form.BASE and self.lower[i - 1] == "to"):
                return None
            return Use(head.subject, head.level, head.negated, head.be, head)
        k = self.clauses.before(i)
        previous = self.lower[k] if k >= 0 else ""
        if form is Form.ING:
            return self._participle(i, k, previous)
        if form is Form.PAST:
            return self._past(i, k, previous)
        return self._infinitive(i, k, previous)

    def _participle(self, i: int, k: int, previous: str) -> Use | None:
        if k < 0:
            following = next((h for h in self.clauses.heads if h.verb > i and h.level is not Level.SUBORDINATE), None)
            return Use(following.subject, Level.MAIN) if following else None
        if previous == "," and k > 0:
            interrupted = next((h for h in self.clauses.heads if h.subject.last == k - 1 and h.verb > i), None)
            if interrupted is not None:
                return Use(interrupted.subject, interrupted.level)
        if previous in (",", ";", "and", "while", "but") and not self._gerund(i, k):
            near = previous == "and" and k > 0 and self.lower[k - 1] != ","
            head = self.clauses.governing(i, near=near)
            return Use(head.subject, Level.MAIN) if head else None
        subject = next((s for s in self.clauses.subjects if s.last == k), None)
        return Use(subject, Level.MAIN) if subject else None

    def _gerund(self, i: int, k: int) -> bool:
        """Whether the word is one of a list of gerunds behind a preposition or a verb ("of promoting A, urging B")."""
        for j in range(k - 1, max(k - 40, 0), -1):
            if j in self.by_verb or self.lower[j] == ";":
                return False
            if self.lower[j].endswith("ing") and j > 0 and self.lower[j - 1] in (*PREPOSITIONS, "discussed"):
                return True
        return False

    def _past(self, i: int, k: int, previous: str) -> Use | None:
        if k < 0:
            return self._inverted(i)
        if previous in JOINERS:
            after = self._next(i)
            if previous == "," and after in ("by", "at", "in", "during", "between", "under", "last", "upon"):
                if not (VERBS[self.lower[i]][2] is Sense.AGREE and after == "in"):
                    return None
            near = previous in ("and", "or", "but") and k > 0 and self.lower[k - 1] not in (",", ";")
            if near and self._in_relative(k):
                return None
            head = self.clauses.governing(i, near=near)
            if head is None or head.modal is not None:
                return None
            return Use(head.subject, head.level, head=head)
        if previous in BE and k > 0:
            lemma, _, sense = VERBS[self.lower[i]]
            impersonal = sense is Sense.AGREE or (lemma in ("decide", "confirm") and self._next(i) == "that")
            if self.lower[k - 1] == "it" and impersonal:
                return Use(None, Level.MAIN)
            joint = self.clauses.before(k)
            if joint > 0 and self.lower[joint] in JOINERS:  # "We respect the law and are committed to it"
                head = self.clauses.governing(k, near=True)
                return Use(head.subject, head.level, be=True, head=head) if head else None
        subject = self._unknown(k)
        return Use(subject, self.clauses.level(subject.first)) if subject else None

    def _in_relative(self, k: int) -> bool:
        """Whether the verb before the "and" at token `k` is one of a relative clause ("those who spoke up and ...")."""
        for j in range(k - 1, max(k - 14, 0), -1):
            if j in self.by_verb or self.lower[j] in (",", ";"):
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
            declaring = self._declaring(i)
            if declaring is not None:
                return declaring
        if previous in ("and", ",") and VERBS[self.lower[i]][1] is Form.BASE:
            opening = next((j for j in range(k - 1, 0, -1) if self.lower[j] == "to" and self._purpose(j)), None)
            if opening is None or any(opening < verb < i for verb in self.by_verb):
                return None
            to = opening
        elif previous == "to":
            to = k
        else:
            return None
        if self.lower[to - 1] in ("continued", "proceeded") or (
            self.lower[to - 1] == "on" and self.lower[to - 2] == "went"
        ):
            head = self.clauses.governing(i, near=True)
            return Use(head.subject, Level.MAIN) if head else None
        if not self._purpose(to):
            return None
        head = self.clauses.governing(i, near=False)
        return Use(head.subject, Level.MAIN) if head else None

    def _declaring(self, i: int) -> Use | None:
        """A present verb joined to another one of a declaration: "We commit to ... and call on ..."."""
        heads = [h for h in self.clauses.heads if h.verb < i and h.level is Level.MAIN]
        if not heads or heads[-1].modal is not None:
            return None
        entry = VERBS.get(self.lower[heads[-1].verb])
        if entry is None or entry[1] not in (Form.BASE, Form.PRESENT) or entry[1] is not VERBS[self.lower[i]][1]:
            return None
        return Use(heads[-1].subject, Level.MAIN)

    def _purpose(self, to: int) -> bool:
        if to < 2:
            return False
        earlier = [h for h in self.clauses.heads if h.verb < to]
        if not earlier or earlier[-1].modal is not None or not earlier[-1].past:
            return False
        word = self.lower[to - 1]
        opportunity = word == "opportunity" and self.lower[earlier[-1].verb] in ("took", "used")
        if self.lower[earlier[-1].verb] not in CONTACT_PAST and not opportunity:
            return False
        if earlier[-1].level is Level.SUBORDINATE:
            return False
        if word in ("and", ","):
            return any(self._purpose(j) for j in range(earlier[-1].verb + 1, to - 1) if self.lower[j] == "to")
        token = self.tokens[to - 1]
        return word in PURPOSE_AFTER or token.capital or word[0].isdigit()

    # Kinds

    def _affirm(
        self, i: int, lemma: str, nxt: str, use: Use, *, joint: bool
    ) -> tuple[ActKind | None, tuple[Mention, ...]]:
        if lemma in DECIDING:
            if nxt not in ("to", "that", "on", "not", "upon") or (lemma == "resolve" and nxt == "on"):
                return None, ()
            if use.be:
                return ActKind.COMMIT, ()
            return (ActKind.AGREE if joint or use.subject is None else ActKind.COMMIT), ()
        if self._noun_within(i + 1, APPEAL, 5) and not self._noun_within(i + 1, PLEDGE, 5):
            return ActKind.REQUEST, ()
        window = self.lower[i + 1 : i + 6]
        if COURTESY & set(window) and not (PLEDGE | SUPPORT) & set(window):
            return None, ()
        owned = self._own(i, PLEDGE | SUPPORT)
        if lemma in ("recommit", "rededicate"):
            return (ActKind.AGREE if joint else ActKind.COMMIT), ()
        if joint or use.subject is None:
            if lemma == "renew" and owned is None and not self._noun_within(i + 1, ACCORD, 5):
                return None, ()
            return ActKind.AGREE, ()
        if owned is None:
            return None, ()
        return ActKind.COMMIT, owned

    def _agrees(self, i: int, form: Form, sense: Sense, nxt: str) -> bool:
        if sense is Sense.SHARE:
            return self._cognition(i)
        if sense is Sense.REACH:
            return self._noun_within(i + 1, ACCORD, 5) and not self._noun_within(i + 1, frozenset({"between"}), 1)
        if sense is Sense.ECHO:
            return self._noun_within(i + 1, POSITION, 6)
        return not (nxt in ("upon", "by") and form is Form.PAST and i not in self.by_verb)

    def _commits(self, i: int, lemma: str, form: Form, sense: Sense, nxt: str, use: Use) -> bool:
        if sense is Sense.INTEND:
            return self._intends(i, lemma, form, nxt, use)
        if lemma == "give":
            return self._noun_within(i + 1, SUPPORT, 3) and self.lower[i + 1] in ("his", "her", "its", "full")
        if sense is Sense.OFFER:
            nouns = HELP if lemma == "offer" else SUPPORT
            return (nxt == "to" and lemma == "offer") or self._noun_within(i + 1, nouns, 7)
        if sense is Sense.ACCEPT:
            return self._noun_within(i + 1, frozenset({"invitation", "invitations"}), 12)
        if lemma == "commit":
            if self.lower[i] != "commit" and not self.lower[i].startswith("commit"):
                return use.be and nxt in ("in", "to")  # "is steadfast in its commitment"
            return nxt not in CRIMES and not (use.be and nxt not in ("to", "that", '"'))
        if lemma in ("assure", "reassure", "guarantee"):
            return any(word in ASSURED for word in self.lower[i + 1 : i + 16])
        return True

    def _intends(self, i: int, lemma: str, form: Form, nxt: str, use: Use) -> bool:
        if lemma == "plan" and i in self.by_verb and nxt not in PREPOSITIONS and nxt not in ("to", "", ".", "that"):
            return True  # "plans high-level meetings"
        if nxt not in ("to", "on") or (nxt == "on" and lemma != "plan"):
            return False
        if form is Form.PRESENT and i not in self.by_verb:
            return False
        at = self.clauses.skip(self.clauses.skip(i + 1) + 1)
        travels = at < len(self.lower) and self.lower[at] in MEETING_VERBS
        alone = use.subject is not None and not use.subject.joint
        government = use.subject is not None and all(m.kind is MentionKind.COUNTRY for m in use.subject.mentions)
        return not (travels and alone and not government)

    def _stress(self, i: int, lemma: str, *, joint: bool) -> tuple[ActKind | None, tuple[Mention, ...]]:
        nouns = PLEDGE | SUPPORT if lemma in SUPPORTING else PLEDGE
        owned = self._own(i, nouns)
        if owned is not None:
            return ActKind.COMMIT, owned
        if lemma in NEEDING and not joint:
            at = self.clauses.skip(i + 1)
            window = self.lower[at : at + 3]
            if window[:1] == ["the"] and "need" in window:
                after = self.lower[at + window.index("need") + 1 : at + window.index("need") + 2]
                if after in (["for"], ["to"]):
                    return ActKind.REQUEST, ()
        if lemma in ("repeat", "convey") and self._noun_within(i + 1, APPEAL, 4):
            return ActKind.REQUEST, ()
        return None, ()

    def _asks(self, i: int, lemma: str, sense: Sense, nxt: str, *, joint: bool) -> bool:
        if DOMESTIC & set(self.lower[i + 1 : i + 5]):
            return False
        if sense is Sense.CALL:
            if lemma == "call":
                if nxt in ("on", "upon"):
                    return any(w in ("to", "for", "not") for w in self.lower[i + 2 : i + 30])
                return nxt == "for" or (nxt == "to" and self._next_verb(i))
            if lemma == "press":
                return any(w in ("for", "to") for w in self.lower[i + 1 : i + 12])
            return nxt in ("to", "for")
        if sense is Sense.ASK:
            if nxt in QUESTIONS or nxt in (",", "by", "a"):
                return False
            return nxt in ("for", "that") or any(w == "to" for w in self.lower[i + 1 : i + 16])
        if sense is Sense.NUDGE:
            if nxt in ("by", "that", "on"):
                return False
            present = VERBS[self.lower[i]][1] in (Form.BASE, Form.PRESENT)
            infinitive = any(w == "to" for w in self.lower[i + 1 : i + 16])
            return infinitive or (lemma == "encourage" and (present or not joint))
        if lemma == "seek":
            return self._noun_within(i + 1, HELP | {"cooperation", "understanding"}, 6)
        if lemma in ("suggest", "propose") and nxt in ("by", "in"):
            return False
        return True

    # Objects

    def _next(self, i: int) -> str:
        at = self.clauses.skip(i + 1)
        return self.lower[at] if at < len(self.lower) else ""

    def _next_verb(self, i: int) -> bool:
        """Whether an infinitive, not a noun phrase, stands behind "to"."""
        at = self.clauses.skip(self.clauses.skip(i + 1) + 1)
        return (
            at < len(self.tokens)
            and self.tokens[at].word
            and not self.tokens[at].capital
            and (self.lower[at] not in DETERMINERS)
        )

    def _noun_within(self, first: int, nouns: frozenset[str], reach: int) -> bool:
        """Whether one of the nouns stands in the noun phrase that begins at a token, before any preposition."""
        for i in range(first, min(first + reach + 1, len(self.lower))):
            word = self.lower[i]
            if word in nouns:
                return True
            if word in (",", ";", "that", ".") or word in PREPOSITIONS:
                return False
        return False

    def _cognition(self, i: int) -> bool:
        """Whether "shared" has a view for its object that is not only exchanged ("shared their views")."""
        window = self.lower[i + 1 : i + 12]
        if window and window[0] in ("his", "her", "their", "its", "our"):
            return False
        for offset, word in enumerate(window):
            if word in COGNITION:
                following = window[offset + 1] if offset + 1 < len(window) else "."
                if following in ("with", "and") and word not in ("view", "understanding"):
                    return False
                return word not in ("views", "assessment", "opinion", "position", "vision", "perception", "goal") or (
                    following in ("that", "of", "on", "as", "to", ".", ",", "about", "regarding")
                )
            if word in PREPOSITIONS or word in (",", ";", "that"):
                return False
        return False

    def _own(self, i: int, nouns: frozenset[str]) -> tuple[Mention, ...] | None:
        """The owners of a commitment that is the object of verb `i` (empty for the subject), None without one."""
        limit = min(i + 70, len(self.lower))
        for j in range(i + 1, limit):
            if self.lower[j] == ";" or (j in self.by_verb and self.by_verb[j].level is Level.MAIN):
                return None
            if j > i + 1 and j in self._coordinated:
                return None
            if self.lower[j] in nouns and not (j + 1 < len(self.lower) and self.lower[j + 1] in nouns):
                owner = self._owner(i, j)
                if owner is not None:
                    return owner
        return None

    @property
    def _coordinated(self) -> set[int]:
        """Past verbs joined to an earlier one: the object of that one ends there."""
        return {
            k
            for k, word in enumerate(self.lower)
            if k > 0
            and self.lower[self.clauses.before(k)] in ("and", ",", ";")
            and VERBS.get(word, ("", "", ""))[1] is Form.PAST
        }

    def _owner(self, i: int, noun: int) -> tuple[Mention, ...] | None:
        m = noun - 1
        while m > i and self.lower[m] not in (",", "and", ";", "that") and self.lower[m] not in PREPOSITIONS:
            m -= 1
        first = m + 1
        boundary = self.lower[m]
        if m > i:
            if boundary == "that":
                if m > i + 1 and not self._addressed(i, m):
                    return None
            elif boundary in (",", "and", ";"):
                if self.lower[first : first + 3] == ["as", "well", "as"]:
                    first += 3
                if not self._opens_phrase(first, noun):
                    return None
            elif boundary == "of" and self.lower[m - 1] in ("nature", "strength") and m - i <= 5:
                pass
            elif not (boundary == "to" and m == i + 1 and first < noun):
                return None
        mentions = [
            x for x in self.clauses.mentions
            if self.tokens[first].start <= x.start < self.tokens[noun].start
        ]  # fmt: skip
        if m > i and boundary == "to":
            mentions = mentions[1:]
        _, countries = self.clauses.of_countries(noun)
        if not countries and self.lower[noun + 1 : noun + 2] == ["of"]:
            behind = self.tokens[noun].end + len(" of the ")
            countries = tuple(m for m in self.clauses.mentions if self.tokens[noun].end < m.start <= behind)
        owners = (*(x for x in mentions if x.kind is not MentionKind.PRONOUN), *countries)
        return owners

    def _addressed(self, i: int, that: int) -> bool:
        """Whether only an addressee stands between a verb and its "that"."""
        return that - i <= 8 and not any(self.lower[k] in (",", ";") for k in range(i, that))

    def _opens_phrase(self, first: int, noun: int) -> bool:
        """Whether tokens `first`..`noun` are a noun phrase with a determiner or an owner of its own."""
        word = self.lower[first]
        if word in DETERMINERS:
            return True
        token = self.tokens[first]
        return any(m.start <= token.start < m.end for m in self.clauses.mentions) and first < noun

    # "will", "should", "is ready to"

    def _modals(self) -> Iterator[Raw]:
        for head in self.clauses.heads:
            if head.level is Level.SUBORDINATE:
                continue
            verb = self.lower[head.verb]
            needing = head.modal in ("should", "must") or (
                head.modal is None and verb in ("need", "needs", "ought")
            ) or (verb in ("has", "have") and self._next(head.verb) == "to")  # fmt: skip
            if needing:
                yield from self._needs(head, verb)
            elif head.modal in ("will", "would", "shall"):
                yield from self._wills(head, verb)
            elif verb in ("stand", "stands") and self._next(head.verb) in ("ready", "with", "by"):
                yield from self._reported(head, ActKind.COMMIT)
            elif verb == "continue" and head.modal is None and head.subject.joint:
                yield from self._subjunctive(head)

    def _wills(self, head: Head, verb: str) -> Iterator[Raw]:
        following = self._next(head.verb)
        if verb in MEETING_VERBS and not (verb == "be" and following.endswith("ing")) and verb != "do":
            return
        yield from self._reported(head, ActKind.COMMIT)

    def _needs(self, head: Head, verb: str) -> Iterator[Raw]:
        content = verb
        if head.modal is None:
            at = self.clauses.skip(head.verb + 1)
            if at >= len(self.lower) or self.lower[at] != "to":
                return
            at = self.clauses.skip(at + 1)
            content = self.lower[at] if at < len(self.lower) else ""
        if content in NEED_STATES:
            return
        reporter = self._reporter(head.subject)
        if isinstance(reporter, Use) and reporter.subject is not None and not reporter.subject.joint:
            yield Raw(ActKind.REQUEST, head.verb, reporter.subject, False, head.subject.mentions)

    def _subjunctive(self, head: Head) -> Iterator[Raw]:
        """ "emphasized that the two countries continue to": said of what should be."""
        reporter = self._reporter(head.subject)
        if isinstance(reporter, Use) and reporter.subject is not None and not reporter.subject.joint:
            verb = self._saying_before(head.subject.first)
            if verb is not None and VERBS[self.lower[verb]][0] in NEEDING:
                yield Raw(ActKind.REQUEST, head.verb, reporter.subject, False, head.subject.mentions)

    def _measures(self) -> Iterator[Raw]:
        """ "stressed that stern measures should be taken": asked of whom it concerns."""
        for i, word in enumerate(self.lower[:-2]):
            if word not in ("should", "must", "will") or self.lower[i + 1] != "be":
                continue
            done = self.clauses.skip(i + 2)
            if done >= len(self.lower) or any(h.start == i for h in self.clauses.heads):
                continue
            participle = self.lower[done].endswith("ed") or self.lower[done] in PARTICIPLES
            if not participle or (word == "will" and self.lower[done] not in DEEDS):
                continue
            saying = self._saying_before(i)
            if saying is None or "that" not in self.lower[saying:i] or self.lower[saying] in NOT_ASSERTING:
                continue
            entry = VERBS.get(self.lower[saying])
            if entry is None or entry[2] not in SAYING or entry[0] in DECIDING:
                continue
            use = self._use(saying, entry[1])
            if use is not None and use.subject is not None and not use.subject.joint:
                yield Raw(ActKind.COMMIT if word == "will" else ActKind.REQUEST, i, use.subject, False)

    def _reported(self, head: Head, kind: ActKind) -> Iterator[Raw]:
        reporter = self._reporter(head.subject)
        if isinstance(reporter, Use):
            if reporter.subject is not None and not reporter.denied:
                yield Raw(kind, head.verb, reporter.subject, reporter.subject.joint, head.subject.mentions)
        elif reporter is None and head.level is Level.MAIN and head.modal != "would":
            if all(self._government(m) for m in head.subject.mentions):
                yield Raw(kind, head.verb, head.subject, head.subject.joint)

    def _government(self, mention: Mention) -> bool:
        """Whether a mention stands for a government rather than a person on the way to a meeting."""
        if any(hit.kind == "metonym" and hit.start == mention.start for hit in self.clauses.line.hits):
            return False
        if (mention.kind is MentionKind.COUNTRY and mention.countries) or "countries" in mention.qualifiers:
            return True
        if mention.kind is MentionKind.GROUP:
            last = next((t for t in reversed(self.tokens) if t.end <= mention.end), None)
            return last is not None and last.lower in ("sides", "parties", "governments")
        if mention.kind is MentionKind.ORGANISATION:
            return mention.name in ("countries", "nations", "governments", "states", "sides", "parties", "allies")
        return mention.kind is MentionKind.PRONOUN and mention.name == "we"

    def _saying_before(self, first: int) -> int | None:
        """The verb under which a clause that begins at token `first` stands."""
        for j in range(first - 1, -1, -1):
            if self.lower[j] == ";":
                return None
            if self.lower[j] in NOT_ASSERTING:
                return j
            if self.lower[j] == "clear" and j > 0 and self.lower[j - 1] in ("made", "makes", "making"):
                return j
            entry = VERBS.get(self.lower[j])
            if entry is not None:
                head = self.by_verb.get(j)
                if head is not None and head.level is Level.SUBORDINATE:
                    continue
                if head is not None or self._use(j, entry[1]) is not None:
                    return j
        return None

    def _reporter(self, subject: Subject | None) -> Use | str | None:
        """Who says the clause with this subject: a use of a verb of saying, "unasserted", or None for the text itself."""
        if subject is None:
            return None
        j = self._saying_before(subject.first)
        if j is None:
            return None
        if not self._embeds(j, subject):
            return None
        word = self.lower[j]
        if word in NOT_ASSERTING:
            return "unasserted"
        if word == "clear":
            head = next((h for h in self.clauses.heads if h.verb == j - 1), None) or self.clauses.governing(
                j, near=True
            )
            return Use(head.subject, head.level) if head else None
        lemma, form, sense = VERBS[word]
        use = self._use(j, form)
        if sense not in SAYING or use is None or lemma in DECIDING:
            return "unasserted"
        if sense is Sense.AFFIRM and use.subject is not None and use.subject.joint:
            return "unasserted"  # one agreement already
        return use

    def _embeds(self, saying: int, subject: Subject) -> bool:
        """Whether the clause of `subject` depends on the verb of saying and does not stand beside it."""
        between = self.lower[saying + 1 : subject.first]
        if "that" in between or not between:
            return True
        if any(h.level is Level.MAIN and h.subject.first == subject.first for h in self.clauses.heads):
            return "," not in between and "and" not in between and len(between) <= 4
        return len(between) <= 4
