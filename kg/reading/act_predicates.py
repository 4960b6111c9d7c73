"""Which verbs of a sentence are acts, of which kind, and whose."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.act_asking import Asking
from kg.reading.act_declared import Declared, Raw
from kg.reading.act_light import Light
from kg.reading.act_objects import Objects
from kg.reading.act_reports import Reports
from kg.reading.act_uses import Use
from kg.reading.act_verbs import (
    ACCEPTED,
    ACCORD,
    AGREEING,
    ANNOUNCING,
    APPEAL,
    ASKING,
    ASSURED,
    COURTESY,
    CRIMES,
    DECIDING,
    DENYING,
    DETERMINERS,
    EVIL,
    GIFTS,
    HELP,
    INSTRUMENTS,
    LASTING,
    MEETING_VERBS,
    MUTUAL,
    NECESSITY,
    NEEDING,
    PLANS,
    PLEDGE,
    POSITION,
    PREPOSITIONS,
    SUPPORT,
    SUPPORTING,
    TALKING,
    VERBS,
    VISITS,
    VOICING,
    WILLING,
    WILLINGNESS,
    Form,
    Sense,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.clauses import Clauses, Level
from kg.reading.groups import MYSELF_NAME
from kg.records import ActKind


class Predicates:
    """Reads the acts of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.lower = clauses.lower
        self.objects = Objects(clauses)
        self.uses = Reports(clauses)
        self.declared = Declared(clauses, self.uses)
        self.asking = Asking(clauses, self.objects)
        self.light = Light(clauses, self.uses, self.objects)

    def read(self) -> list[Raw]:
        """Return the acts in the order of their verbs."""
        found = list(self._verbs())
        found += self.declared.read()
        found += self.light.read()
        found = [raw for raw in found if not raw.background or (raw.kind is ActKind.AGREE and self._finished(raw))]
        return sorted(found, key=lambda raw: raw.verb)

    def _finished(self, raw: Raw) -> bool:
        """Whether a subordinate clause tells what was agreed, not what would be ("when the sides reach a deal")."""
        if raw.subject is not None:
            saying = self.uses.saying_before(raw.subject.first)
            before = self.lower[self.clauses.in_front(raw.subject.first)]
            if before in ("whether", "if", "unless") or (saying is not None and self.lower[saying] in DENYING):
                return False
        entry = VERBS.get(self.lower[raw.verb])
        return entry is None or entry[1] not in (Form.BASE, Form.PRESENT)

    def _verbs(self) -> Iterator[Raw]:
        for i, word in enumerate(self.lower):
            entry = VERBS.get(word)
            if entry is None:
                continue
            if entry[2] is Sense.SAY:
                yield from self._said(i, entry[1])
                continue
            lemma, form, sense = entry
            use = self.uses.use(i, form)
            if use is None:
                continue
            raw = self._act(i, lemma, form, sense, use)
            if raw is not None:
                yield raw
                if raw.kind is ActKind.COMMIT and not raw.joint and lemma in NEEDING and self.objects.need_beside(i):
                    yield Raw(ActKind.REQUEST, i, raw.subject, False)

    def _said(self, i: int, form: Form) -> Iterator[Raw]:
        """ "said the commitment of the United States will never waver": one's commitment, said to last."""
        if not PLEDGE & set(self.lower[i + 1 : i + 12]) or not LASTING & set(self.lower[i + 1 : i + 30]):
            return
        owner = self.objects.own(i, PLEDGE)
        use = self.uses.use(i, form) if owner is not None else None
        if use is not None and use.subject is not None and owner is not None:
            yield Raw(ActKind.COMMIT, i, use.subject, use.subject.joint, owner, use.denied)

    def _act(self, i: int, lemma: str, form: Form, sense: Sense, use: Use) -> Raw | None:
        nxt = self.clauses.next_word(i)
        decided = lemma in DECIDING and nxt in ("to", "for")
        if use.be and form is Form.PAST and not (decided or lemma in ("commit", WILLING)):
            return None
        subject = use.subject
        joint = subject is not None and subject.joint
        kind, owner = self._kind(i, lemma, form, sense, nxt, use)
        if kind is None:
            return None
        if subject is not None and use.level is Level.REPORTED:
            subject = self.uses.himself(subject)
        if sense in AGREEING or (kind is ActKind.AGREE and sense is Sense.STRESS):
            joint = True
        background = self.uses.background(i, use)
        stating = (sense is Sense.INTEND or lemma in DECIDING) and kind is ActKind.COMMIT and self._told(use)
        if subject is not None and (stating or (use.be and form is Form.PAST)):
            # "said that the United States is committed": the speaker is who says so
            reporter = self.uses.reporter(subject)
            if reporter == "unasserted":
                return None
            if isinstance(reporter, Use) and not self.uses.only_reports(reporter, subject):
                owner, subject = subject.mentions, reporter.subject
                joint = subject is not None and subject.joint
                background = background and lemma not in DECIDING  # "told X that her country had decided to help"
        if (
            kind is not ActKind.AGREE
            and subject is not None
            and [m.name for m in subject.mentions] in (["we"], [MYSELF_NAME])
        ):
            quoted = self.uses.quoted(subject)
            subject = (quoted.subject if quoted is not None else None) or subject
        return Raw(kind, i, subject, joint, owner, use.denied, background)

    def _told(self, use: Use) -> bool:
        """Whether somebody says the clause of a use ("said that", "responded that although it is hard, Oslo")."""
        if use.level is Level.REPORTED or use.subject is None:
            return use.level is Level.REPORTED
        saying = self.uses.saying_before(use.subject.first)
        return saying is not None and "that" in self.lower[saying + 1 : use.subject.first]

    def _kind(
        self, i: int, lemma: str, form: Form, sense: Sense, nxt: str, use: Use
    ) -> tuple[ActKind | None, tuple[Mention, ...]]:
        """The kind of act that verb `i` makes with its object, and the owners of a commitment that is its object."""
        joint = use.subject is not None and use.subject.joint
        if sense is Sense.AFFIRM and not joint and self._together(i, lemma, nxt, use):
            return ActKind.AGREE, ()
        if sense is Sense.AFFIRM:
            return self._affirm(i, lemma, nxt, use, joint=joint)
        if sense is Sense.STRESS:
            return self._stress(i, lemma, joint=joint)
        if sense in AGREEING:
            if lemma == "agree" and nxt == "to" and not joint and self._travels(i + 2):
                return ActKind.COMMIT, ()  # "agreed to visit Oslo": who is to travel promises it
            if lemma == "agree" and nxt == "to" and not joint and self._promises(i, use):
                return ActKind.COMMIT, ()  # "Oslo agreed to lift its ban": done by one side
            company = use.subject is not None and "with" in self.lower[use.subject.last + 1 : i]
            company = company or self.clauses.accompanied
            if sense is Sense.SHARE and not joint and (owned := self.objects.own(i, PLEDGE)) is not None:
                return ActKind.COMMIT, owned  # "shared his intention to help"
            if sense is Sense.SIGN:
                agreed = (joint or company) and self._signs(i)
            else:
                agreed = self._agrees(i, lemma, form, sense, nxt, joint=joint)
            return (ActKind.AGREE if agreed else None), ()
        if sense in ASKING:
            return (ActKind.REQUEST if self.asking.asks(i, lemma, sense, nxt, joint=joint) else None), ()
        return (ActKind.COMMIT if self._commits(i, lemma, form, sense, nxt, use) else None), ()

    def _together(self, i: int, lemma: str, nxt: str, use: Use) -> bool:
        """Whether one side affirms with the other ("affirmed with X that", "met X and confirmed the two will")."""
        if lemma in DECIDING or use.subject is None:
            return False
        if nxt == "with" and any(m.start > self.tokens[i].end for m in self.clauses.mentions):
            return True
        told = {"with", "met"} & set(self.lower[use.subject.last + 1 : i]) and self.lower[
            self.clauses.before(i)
        ] == "and"
        at = i + 1 + (self.lower[i + 1 : i + 2] == ["that"])
        both = self.lower[at : at + 2] in (["the", "two"], ["their", "two"]) or self.lower[at : at + 1] == ["both"]
        return bool(told) and both

    def _travels(self, i: int) -> bool:
        """Whether token `i` begins a journey ("visit", "travel to", "make a trip")."""
        words = self.lower[i : i + 5]
        made = words[:1] in (["make"], ["pay"]) and bool({"visit", "trip"} & set(words))
        return made or words[:1] in (["visit"], ["travel"], ["come"])

    def _promises(self, i: int, use: Use) -> bool:
        """Whether what one side alone agreed to do is told by itself, not as the answer to what the other offered."""
        verb = self.clauses.skip(self.clauses.skip(i + 1) + 1)
        infinitive = self.objects.next_verb(i) and self.lower[verb : verb + 2] != ["do", "so"]
        answers = any(VERBS.get(word, ("", None, None))[2] in (*ASKING, Sense.OFFER) for word in self.lower[:i])
        company = {"with", "request"} & set(self.lower[:i]) or "with" in self.lower[i : i + 3]
        company = company or self.clauses.accompanied
        mutual = MUTUAL & set(self.lower[verb : verb + 12])
        return use.subject is not None and infinitive and not answers and not company and not mutual

    def _affirm(
        self, i: int, lemma: str, nxt: str, use: Use, *, joint: bool
    ) -> tuple[ActKind | None, tuple[Mention, ...]]:
        if lemma in DECIDING:
            if use.be and nxt == "for" and "to" in self.lower[i + 2 : i + 16]:
                return ActKind.COMMIT, ()  # "is determined for this never to happen again"
            at_a_meeting = nxt in ("at", "during", "in") and "to" in self.lower[i + 2 : i + 16]
            if not (at_a_meeting or nxt in ("to", "that", "on", "not", "upon")) or (lemma == "resolve" and nxt == "on"):
                return None, ()
            if use.be:
                return ActKind.COMMIT, ()
            return (ActKind.AGREE if joint or use.subject is None else ActKind.COMMIT), ()
        if self.objects.noun_within(i + 1, APPEAL, 5) and not self.objects.noun_within(i + 1, PLEDGE, 5):
            return ActKind.REQUEST, ()
        if not joint and self.objects.noun_within(i + 1, NECESSITY, 3):
            return ActKind.REQUEST, ()
        if (
            POSITION & set(self.lower[i + 1 : i + 5])
            and {"will", "would"} & set(self.lower[i + 4 : i + 16])
            and not joint
        ):
            return ActKind.COMMIT, ()  # "reaffirmed its position that the country will"
        window = self.lower[i + 1 : i + 6]
        if COURTESY & set(window) and not (PLEDGE | SUPPORT) & set(window):
            return None, ()
        owned = self.objects.own(i, PLEDGE | SUPPORT | WILLINGNESS)
        if lemma in ("recommit", "rededicate"):
            return ActKind.COMMIT, ()
        if joint or use.subject is None:
            if lemma == "renew" and owned is None and not self.objects.noun_within(i + 1, ACCORD, 5):
                return None, ()
            return ActKind.AGREE, ()
        efforts = "efforts to" in " ".join(self.lower[i + 1 : i + 8])
        if owned is None and not efforts and not self.objects.will(i) and not self.objects.plans(i):
            return None, ()  # "reaffirmed his country's efforts to keep the peace" is a commitment
        return ActKind.COMMIT, owned or ()

    def _signs(self, i: int) -> bool:
        """Whether the verb has an instrument for its object ("signed the revised Agreement for Cooperation")."""
        form = VERBS[self.lower[i]][1]
        if i not in self.clauses.by_verb or form is not Form.PAST or self.clauses.by_verb[i].be:
            return False
        for word in self.lower[i + 1 : i + 14]:
            if word in INSTRUMENTS:
                return True
            if word in (",", ";", "that", "in", "on", "with", "by", "for"):
                return False
        return False

    def _reaches(self, i: int, *, joint: bool) -> bool:
        """Whether it is an agreement that was reached; "X reached the agreement in May" comes back to one."""
        if not self.objects.noun_within(
            i + 1, ACCORD | {"agreements", "deals", "conclusion", "recognition"} if joint else ACCORD, 5
        ):
            return False
        definite = self.lower[i + 1] in ("the", "this", "that") and self.lower[i + 2 : i + 3] == ["agreement"]
        return joint or not definite or self.lower[i + 3 : i + 4] in (["to"], ["on"], ["that"])

    def _agrees(self, i: int, lemma: str, form: Form, sense: Sense, nxt: str, *, joint: bool) -> bool:
        if sense is Sense.SHARE:
            return self.objects.cognition(i)
        if sense is Sense.REACH:
            if self.lower[i - 1] == "to" and self.lower[i - 2 : i - 1] not in (["able"], ["managed"]):
                return False  # "met to reach a consensus"
            return self.lower[i + 1 : i + 2] != ["between"] and self._reaches(i, joint=joint)
        if sense is Sense.SETTLE:
            return joint and nxt == ("on" if lemma == "settle" else "to") and i in self.clauses.by_verb
        if sense is Sense.ECHO:
            plans = joint and self.objects.noun_within(i + 1, PLANS | INSTRUMENTS, 6)
            return plans or self.objects.noun_within(i + 1, POSITION, 6)
        return not (nxt in ("upon", "by") and form is Form.PAST and i not in self.clauses.by_verb)

    def _commits(self, i: int, lemma: str, form: Form, sense: Sense, nxt: str, use: Use) -> bool:
        if sense is Sense.INTEND:
            return self._intends(i, lemma, form, nxt, use)
        if lemma == "give":
            return self.objects.noun_within(i + 1, SUPPORT, 3) and self.lower[i + 1] in ("his", "her", "its", "full")
        if sense is Sense.OFFER:
            nouns = HELP if lemma == "offer" else SUPPORT
            if lemma == "extend" and self.objects.besides(i):
                return True  # "extended congratulations and his intention to work together"
            return (nxt == "to" and lemma in ("offer", "volunteer")) or self.objects.noun_within(i + 1, nouns, 7)
        if sense is Sense.ACCEPT:
            return self.objects.noun_within(i + 1, ACCEPTED, 12)
        if lemma == "commit":
            if self.lower[i] != "commit" and not self.lower[i].startswith("commit"):
                return use.be and nxt in ("in", "to")  # "is steadfast in its commitment"
            if EVIL & set(self.lower[i + 1 : i + 8]) and "to" not in self.lower[i + 1 : i + 4]:
                return False  # "has committed a number of hostile acts"
            if nxt in ("in", "at", "during") and not use.be:
                return "to" in self.lower[i + 2 : i + 6]  # "committed in Oslo to hold", not "crimes committed in"
            return nxt not in CRIMES and not (use.be and nxt not in ("to", "that", '"'))
        if lemma in ("assure", "reassure", "guarantee"):
            return any(word in ASSURED for word in self.lower[i + 1 : i + 16])
        return True

    def _intends(self, i: int, lemma: str, form: Form, nxt: str, use: Use) -> bool:
        if use.head is not None and self.lower[use.head.start] == "had" and lemma == "plan":
            return False  # "had planned to meet": what did not come about
        if self.lower[i] == "plans" and self.lower[max(0, i - 1)] in ("both", "these", "those", "two", "such"):
            return False  # "Both plans are aimed at"
        if lemma == "plan" and i in self.clauses.by_verb and nxt not in (*PREPOSITIONS, "", ".", "that"):
            return not VISITS & set(self.lower[i + 1 : i + 6])  # "plans high-level meetings"; a trip is only announced
        if nxt == "for" and self.lower[i] == "planning" and i in self.clauses.by_verb:
            return True  # "is planning for a second exercise"
        if nxt not in ("to", "on") or (nxt == "on" and lemma != "plan") or (lemma == WILLING and not use.be):
            return False
        if form is Form.PRESENT and i not in self.clauses.by_verb and use.head is None:
            return False
        at = self.clauses.skip(self.clauses.skip(i + 1) + 1)
        travels = at < len(self.lower) and self.lower[at] in MEETING_VERBS
        if self.lower[at : at + 1] in (["make"], ["pay"]) and VISITS & set(self.lower[at + 1 : at + 8]):
            travels = True  # "plans to make an official visit"
        views = {"views", "opinions", "assessments", "notes"} & set(self.lower[at + 1 : at + 5])
        if self.lower[at : at + 1] in (["discuss"], ["attend"], ["visit"]) or (views and self.lower[at] == "exchange"):
            return False  # "The two plan to discuss it": announced, not promised
        if self.lower[at : at + 1] == ["hold"] and "discussions" in self.lower[at + 1 : at + 6]:
            return False
        if self.lower[at : at + 1] == ["have"] and TALKING & set(self.lower[at + 1 : at + 6]):
            return False  # "are planning to have talks": announced, not promised
        alone = use.subject is not None and not use.subject.joint
        if lemma == "aim" and (use.level is not Level.REPORTED or self.lower[i] != "aims"):
            return False  # an end in view is a promise only where somebody said that his country "aims to"
        if lemma in ("intend", "aim") and use.level is Level.REPORTED:
            return True  # "said that he intends to lead": a stated intention
        government = use.subject is not None and all(m.kind is MentionKind.COUNTRY for m in use.subject.mentions)
        return not (travels and alone and not government)

    def _stress(self, i: int, lemma: str, *, joint: bool) -> tuple[ActKind | None, tuple[Mention, ...]]:
        if lemma in ANNOUNCING and (self.objects.plans(i) or self.objects.will(i)):
            return ActKind.COMMIT, ()
        if lemma == "announce" and self.objects.noun_within(i + 1, GIFTS, 6):
            return ActKind.COMMIT, ()
        if lemma in ANNOUNCING and self.objects.decides(i):
            return (ActKind.AGREE if joint else ActKind.COMMIT), ()
        if COURTESY & set(self.lower[i + 1 : i + 5]):
            if lemma in VOICING and self.objects.besides(i):
                return ActKind.COMMIT, ()
            return None, ()  # "expressed appreciation for the other side's commitment"
        if lemma in VOICING and self.objects.assents(i):
            return ActKind.AGREE, ()
        answers = i in self.clauses.by_verb and self._answers(self.clauses.by_verb[i].subject.first)
        nouns = PLEDGE | SUPPORT if lemma in SUPPORTING or answers else PLEDGE
        if lemma in VOICING:
            nouns |= WILLINGNESS
        owned = self.objects.own(i, nouns)
        if owned is not None:
            return ActKind.COMMIT, owned
        if lemma in NEEDING and not joint and self.objects.need_beside(i):
            return ActKind.REQUEST, ()
        if lemma == "highlight" and not joint and (asked := self.objects.needed_of(i)):
            return ActKind.REQUEST, asked
        if lemma in NEEDING and not joint:
            at = self.clauses.skip(i + 1)
            window = [word for word in self.lower[at : at + 7] if word != '"']
            need = next((j for j in range(1, min(3, len(window))) if window[j] in NECESSITY), None)
            if window[:1] == ["the"] and need is not None and window[need + 1 : need + 2] in (["for"], ["to"], ["of"]):
                return ActKind.REQUEST, ()
        if lemma in ("repeat", "convey", "emphasize", "emphasise", "underscore", "stress") and self.objects.noun_within(
            i + 1, APPEAL, 4
        ):
            return ActKind.REQUEST, ()
        return None, ()

    def _answers(self, first: int) -> bool:
        """Whether the clause whose subject begins at a token answers what was asked ("for help, to which [X ...]")."""
        before = [word for word in self.lower[max(first - 4, 0) : first] if word not in DETERMINERS]
        return before[-2:] == ["to", "which"]
