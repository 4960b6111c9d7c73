"""Acts that a clause makes without an act verb of its own: "will", "should", "stands ready", "is to be taken"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.act_reports import Reports
from kg.reading.act_uses import Use
from kg.reading.act_verbs import (
    DECIDING,
    DEEDS,
    MEETING_VERBS,
    NEED_STATES,
    NEEDING,
    NOT_ASSERTING,
    PARTICIPLES,
    PRESIDING,
    SAYING,
    SUPPORTING,
    VERBS,
    VISITS,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bare_subjects import Subject
from kg.reading.clauses import Clauses, Head, Level
from kg.reading.groups import MYSELF_NAME
from kg.records import ActKind

BESIDE = frozenset("with by beside behind there".split())
"""Where one "will be" who promises help."""
STANDING = frozenset("in committed united vigilant engaged ready steadfast resolute firm focused determined".split())
"""What one promises to "stay" or "remain"."""
SILENCE = frozenset("answering commenting speculating responding elaborating".split())
"""From what whoever says nothing of a matter refrains."""
FORESEEN = frozenset(
    "underscore underline emphasize emphasise stress reaffirm affirm reiterate express convey note articulate outline"
    " announce urge call encourage ask press request".split()
)
"""What somebody will say at talks to come."""
FORETOLD = frozenset(
    "enjoy benefit flourish thrive prevail succeed suffer emerge lose fail fall obtain gain struggle collapse".split()
)
"""What happens to somebody: "will always enjoy a close relationship" promises nothing."""
GROWS = frozenset("grow strengthen play develop deepen expand advance evolve serve last endure".split())
"""What an alliance does by itself."""
LASTS = frozenset("grow evolve last endure".split())
STAYS = frozenset("remains remain is are stays".split())
FIRM = frozenset("ironclad unwavering steadfast firm strong unshakable unshakeable absolute resolute".split())
"""How a commitment is said to be that stands."""
OWNER_WITHIN = 24
"""Characters between whose commitment it is and the word ("the United States' enduring commitment")."""
LIKELY = frozenset("likely probably presumably possibly perhaps".split())
"""How a thing is foretold that nobody promises."""
DEPARTMENTS = frozenset("ministry department ministries departments".split())
"""Parts of a government that promise in its name ("The Department of State will provide")."""
OFFICIALS = frozenset("officials ministers diplomats envoys negotiators leaders presidents chiefs".split())
"""What nobody calls himself together with another ("X said the two officials will share")."""
NOT_ASKED = frozenset("see say hope face not wait take".split())
"""What "let us" begins that asks nothing of the other side."""
NECESSARY = frozenset("necessary imperative essential indispensable".split())
"""What "it is" for others to do what one asks of them."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One act of a sentence."""

    kind: ActKind
    verb: int
    """Token."""
    subject: Subject | None
    joint: bool
    owner: tuple[Mention, ...] = ()
    denied: bool = False
    background: bool = False


class Declared:
    """Reads the declared acts of one sentence."""

    def __init__(self, clauses: Clauses, uses: Reports) -> None:
        self.clauses = clauses
        self.uses = uses
        self.tokens = clauses.tokens
        self.lower = clauses.lower

    def read(self) -> Iterator[Raw]:
        """Yield the acts: what the sides will do, and what one says that others should."""
        yield from self._modals()
        yield from self._joined()
        yield from self._measures()
        yield from self._necessities()
        yield from self._ironclad()
        yield from self._let_us()

    def _modals(self) -> Iterator[Raw]:
        for head in self.clauses.heads:
            if head.level is Level.SUBORDINATE:
                continue
            verb = self.lower[head.verb]
            needing = head.modal in ("should", "must") or (
                head.modal is None and verb in ("need", "needs", "ought")
            ) or (verb in ("has", "have") and self.clauses.next_word(head.verb) == "to") or (
                verb in ("needed", "had") and head.level is Level.REPORTED and self.clauses.next_word(head.verb) == "to"
            )  # fmt: skip
            if needing:
                yield from self._needs(head, verb)
            elif head.modal in ("will", "would", "shall"):
                yield from self._wills(head, verb)
            elif (verb in ("stand", "stands") and self.clauses.next_word(head.verb) in ("ready", "with", "by")) or (
                verb in ("has", "have") and self._has_commitment(head.verb)
            ):
                yield from self._reported(head, ActKind.COMMIT)
            elif verb == "continue" and head.modal is None and head.subject.joint:
                yield from self._subjunctive(head)
            elif verb == "continues" and head.level is Level.REPORTED and self.clauses.next_word(head.verb) == "to":
                yield from self._goes_on(head)

    def _wills(self, head: Head, verb: str) -> Iterator[Raw]:
        following = self.clauses.next_word(head.verb)
        standing = (verb == "be" and (following.endswith("ing") or following in BESIDE)) or (
            verb in ("stay", "remain") and following in STANDING
        )
        if LIKELY & set(self.lower[head.start : head.verb]):
            return
        if not head.negated and _announced(following if verb == "be" else verb if head.be else ""):
            return  # "said he will be meeting with X": an announcement
        if verb in MEETING_VERBS and not standing and verb != "do" and not head.negated:
            return
        if verb == "be" and following in ("able", "unable", "forced", "isolated"):
            return  # "will not be able to take part": foretold, not promised
        if verb == "pay" and "price" in self.lower[head.verb + 1 : head.verb + 6]:
            return
        if verb in ("pay", "make") and VISITS & set(self.lower[head.verb + 1 : head.verb + 8]):
            return  # "will pay a courtesy call on"
        if verb in FORESEEN and not head.negated and self.uses.saying_before(head.subject.first) is None:
            return  # "In Oslo, the United States will underscore its support": a preview
        if verb in ("refrain", "abstain") and SILENCE & {*self.lower[head.verb + 2 : head.verb + 3]}:
            return  # "will refrain from commenting": no more than that nothing is said
        if (verb in FORESEEN or verb == "share") and not head.negated and self._told_by_another(head):
            return  # "The spokesman said the two ministers will share their views": a preview
        if verb == "consider" and head.modal == "would":
            return  # "said he would consider a visit": left open
        if verb == "take" and following == "place":
            return  # "consultations among Oslo, Rome and Paris will take place in May"
        alliance = self.tokens[head.subject.last].text == "alliance"
        two = alliance and any(m.countries for m in head.subject.mentions)
        if verb in FORETOLD or (two and verb in GROWS) or (alliance and verb in LASTS):
            return  # "said that the A-B alliance will grow": nobody's deed
        if head.be and verb in PRESIDING:
            return
        yield from self._reported(head, ActKind.COMMIT)

    def _told_by_another(self, head: Head) -> bool:
        """Whether a spokesperson or a ministry tells what officials are to do."""
        saying = self.uses.saying_before(head.subject.first)
        told = self.clauses.by_verb.get(saying) if saying is not None else None
        if told is None or any(m.kind in (MentionKind.COUNTRY, MentionKind.PRONOUN) for m in head.subject.mentions):
            return False
        both = head.subject.joint and self.lower[head.subject.last] in OFFICIALS and not told.subject.joint
        return told.subject.wrapper or both or all(m.office_kind == "spokesperson" for m in told.subject.mentions)

    def _has_commitment(self, has: int) -> bool:
        """Whether it is a commitment or an intention that one has ("has a very strong commitment to the region")."""
        near = range(has + 1, min(has + 7, len(self.lower) - 1))
        noun = next((j for j in near if self.lower[j] in ("commitment", "commitments", "intention", "intent")), None)
        return noun is not None and self.lower[noun + 1] == "to"

    def _goes_on(self, head: Head) -> Iterator[Raw]:
        """ "reaffirmed that Oslo continues to work for peace": affirmed of what one does oneself."""
        saying = self.uses.saying_before(head.subject.first)
        entry = VERBS.get(self.lower[saying]) if saying is not None else None
        if entry is not None and entry[0] in SUPPORTING:
            yield from self._reported(head, ActKind.COMMIT)

    def _joined(self) -> Iterator[Raw]:
        """ "said that Oslo supports the plan and will help": a second verb of the same subject."""
        for i, word in enumerate(self.lower[:-1]):
            if word not in ("will", "would", "should", "must"):
                continue
            if self.lower[self.clauses.before(i)] not in ("and", "but"):
                continue
            if any(h.start <= i <= h.verb for h in self.clauses.heads):
                continue
            first = self.uses.unlisted(i) or next((h for h in reversed(self.clauses.heads) if h.verb < i), None)
            verb = self.clauses.skip(i + 1)
            if first is None or verb >= len(self.lower):
                continue
            if word in ("should", "must"):
                if first.level is Level.REPORTED and first.modal in ("can", "could", "may", "might"):
                    yield from self._needs(replace(first, start=i, verb=verb, modal=word), self.lower[verb])
                continue
            if first.modal is not None:
                continue
            # "says that Oslo backs it and will help", "said that Oslo backed it and would help"
            reported = first.level is Level.REPORTED and first.past is (word == "would")
            beside = first.level is Level.MAIN and word == "will" and "that" not in self.lower[first.verb : i]
            if reported or beside:
                yield from self._wills(replace(first, start=i, verb=verb, modal=word, be=False), self.lower[verb])

    def _necessities(self) -> Iterator[Raw]:
        """ "stressed that it is necessary for the other side to act", "that there is a need to act": asked of them."""
        for i, word in enumerate(self.lower[:-3]):
            if word not in ("it", "there") or self.lower[i + 1] not in ("is", "was"):
                continue
            at = self.clauses.skip(i + 2)
            if word == "there" and self.lower[at : at + 1] in (["a"], ["an"]):
                at = self.clauses.skip(at + 1)
                at += self.lower[at : at + 1] in (["strong"], ["great"], ["pressing"], ["urgent"])
            if at + 1 >= len(self.lower):
                continue
            behind = self.lower[at + 1]
            needed = word == "there" and self.lower[at] == "need" and behind in ("to", "for")
            if not needed and not (word == "it" and self.lower[at] in NECESSARY and behind in ("for", "that")):
                continue
            saying = self.uses.saying_before(i)
            entry = VERBS.get(self.lower[saying]) if saying is not None else None
            if saying is None or entry is None or entry[2] not in SAYING or entry[0] in DECIDING:
                continue
            use = self.uses.use(saying, entry[1])
            if use is not None and use.subject is not None and not use.subject.joint:
                yield Raw(ActKind.REQUEST, i, use.subject, False)

    def _ironclad(self) -> Iterator[Raw]:
        """ "Our commitment to the defense of Oslo remains ironclad": said by those whose commitment it is."""
        for i, word in enumerate(self.lower[:-2]):
            if word not in ("commitment", "commitments"):
                continue
            last = next((j for j in range(i + 1, min(i + 14, len(self.lower) - 1)) if self.lower[j] in STAYS), None)
            if last is None or not FIRM & set(self.lower[last + 1 : last + 4]):
                continue
            near = (m for m in reversed(self.clauses.mentions) if m.end <= self.tokens[i].start)
            owner = next(near, None)
            if owner is None or self.tokens[i].start - owner.end > OWNER_WITHIN:
                continue
            at = next(j for j in range(i) if self.tokens[j].end >= owner.end)
            reporter = self.uses.reporter(Subject((owner,), at, at))
            if isinstance(reporter, Use) and reporter.subject is not None:
                yield Raw(ActKind.COMMIT, i, reporter.subject, reporter.subject.joint, (owner,), reporter.denied)
            elif reporter is None and owner.name == "our":
                yield Raw(ActKind.COMMIT, i, Subject((replace(owner, name="we"),), at, at), False)

    def _let_us(self) -> Iterator[Raw]:
        """ "Let us make efforts," said to the other side."""
        for i, word in enumerate(self.lower[:-2]):
            if word not in ("let", "let's") or (word == "let" and self.lower[i + 1] not in ("us", "'s")):
                continue
            if self.lower[i + 1 + (word == "let")] in NOT_ASKED:
                continue
            quoted = self.uses.quoted(Subject((), i, i))
            if quoted is not None:
                yield Raw(ActKind.REQUEST, i, quoted.subject, False)

    def _needs(self, head: Head, verb: str) -> Iterator[Raw]:
        content, at = verb, head.verb
        if head.modal is None:
            at = self.clauses.skip(head.verb + 1)
            if at >= len(self.lower) or self.lower[at] != "to":
                return
            at = self.clauses.skip(at + 1)
            content = self.lower[at] if at < len(self.lower) else ""
        done = self.clauses.next_word(at)
        if content in NEED_STATES and not (content == "be" and (done in PARTICIPLES or done.endswith("ed"))):
            return
        reporter = self.uses.reporter(head.subject) or self.uses.quoted(head.subject)
        if isinstance(reporter, Use) and reporter.subject is not None and not reporter.subject.joint:
            yield Raw(ActKind.REQUEST, head.verb, reporter.subject, False, head.subject.mentions)

    def _subjunctive(self, head: Head) -> Iterator[Raw]:
        """ "emphasized that the two countries continue to": said of what should be."""
        reporter = self.uses.reporter(head.subject)
        if isinstance(reporter, Use) and reporter.subject is not None and not reporter.subject.joint:
            verb = self.uses.saying_before(head.subject.first)
            if verb is not None and VERBS[self.lower[verb]][0] in NEEDING:
                yield Raw(ActKind.REQUEST, head.verb, reporter.subject, False, head.subject.mentions)

    def _measures(self) -> Iterator[Raw]:
        """ "stressed that stern measures should be taken": asked of whom it concerns."""
        for i, word in enumerate(self.lower[:-2]):
            if word not in ("should", "must", "will"):
                continue
            refused = word == "will" and self.lower[i + 1] in ("not", "never")
            be = i + 3 if self.lower[i + 1 : i + 3] == ["continue", "to"] else i + 1 + refused
            if self.lower[be : be + 1] != ["be"]:
                continue
            done = self.clauses.skip(be + 1)
            if done >= len(self.lower) or any(h.start == i and be == i + 1 for h in self.clauses.heads):
                continue
            participle = self.lower[done].endswith("ed") or self.lower[done] in PARTICIPLES
            if not participle or (word == "will" and not refused and self.lower[done] not in DEEDS):
                continue
            saying = self.uses.saying_before(i)
            if saying is None or self.lower[saying] in NOT_ASSERTING:
                continue
            if "that" not in self.lower[saying:i] and (i - saying > 7 or "," in self.lower[saying:i]):
                continue
            entry = VERBS.get(self.lower[saying])
            if entry is None or entry[2] not in SAYING or entry[0] in DECIDING:
                continue
            use = self.uses.use(saying, entry[1])
            if use is not None and use.subject is not None and (refused or not use.subject.joint):
                kind = ActKind.COMMIT if word == "will" else ActKind.REQUEST
                yield Raw(kind, i, use.subject, use.subject.joint)

    def _reported(self, head: Head, kind: ActKind) -> Iterator[Raw]:
        reporter = self.uses.reporter(head.subject)
        if isinstance(reporter, Use) and kind is ActKind.COMMIT and self.uses.only_reports(reporter, head.subject):
            if not reporter.denied and all(self._government(m) for m in head.subject.mentions):
                yield Raw(kind, head.verb, head.subject, True)
        elif isinstance(reporter, Use):
            said = head.subject.mentions
            thing = kind is ActKind.COMMIT and bool(said) and all(map(_thing, said))
            person = reporter.subject is not None and all(
                m.kind is MentionKind.PERSON for m in reporter.subject.mentions
            )
            if thing and person:
                return  # "thanked X for the decision, saying it will help"
            if reporter.subject is not None and not reporter.denied:
                yield Raw(kind, head.verb, reporter.subject, reporter.subject.joint, head.subject.mentions)
        elif (
            reporter is None
            and head.level is Level.MAIN
            and head.modal != "would"
            and (
                all(self._government(m) for m in head.subject.mentions)
                or ([m.name for m in head.subject.mentions] == [MYSELF_NAME] and self.uses.quoted(head.subject))
            )
        ):
            # "We will ...", President X said: he speaks for one government, not for both
            alone = not head.subject.joint or [m.name for m in head.subject.mentions] == ["we"]
            quoted = self.uses.quoted(head.subject) if alone else None
            subject = (quoted.subject if quoted is not None else None) or head.subject
            yield Raw(kind, head.verb, subject, subject.joint)

    def _government(self, mention: Mention) -> bool:
        """Whether a mention stands for a government rather than a person on the way to a meeting."""
        if any(hit.kind == "metonym" and hit.start == mention.start for hit in self.clauses.line.hits):
            return False
        if (mention.kind is MentionKind.COUNTRY and mention.countries) or "countries" in mention.qualifiers:
            return True
        if mention.kind is MentionKind.GROUP:
            last = next((t for t in reversed(self.tokens) if t.end <= mention.end), None)
            if last is not None and last.lower == "participants":
                return last.capital
            return last is not None and last.lower in ("sides", "parties", "governments")
        if mention.kind is MentionKind.ORGANISATION:
            if mention.name == "government":  # "The Government will": the one whose text it is
                return mention.end - mention.start == len("Government")
            if mention.name in DEPARTMENTS:
                return True
            if mention.name in ("participants", "party"):
                return self._of_a_text(mention)
            return mention.name in ("countries", "nations", "governments", "states", "sides", "parties", "allies")
        return mention.kind is MentionKind.PRONOUN and mention.name == "we"

    def _of_a_text(self, mention: Mention) -> bool:
        """Whether a capital makes those who take part the parties of a text ("The Participants will")."""
        return any(t.capital and t.lower == mention.name for t in self.tokens if mention.start <= t.start < mention.end)


def _announced(gerund: str) -> bool:
    """Whether a gerund is that of a verb that only announces ("meeting", "travelling", "hosting", "discussing")."""
    stem = gerund.removesuffix("ing")
    forms = {stem, f"{stem}e", stem[:-1]} if stem != gerund and stem else set()
    return bool(forms & MEETING_VERBS)


def _thing(mention: Mention) -> bool:
    """Whether a bare "it" stands for no person ("his administration" goes by the same name)."""
    bare = mention.end - mention.start == len("it")
    return mention.kind is MentionKind.PRONOUN and mention.name == "it" and bare
