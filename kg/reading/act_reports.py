"""Under which verb of saying a clause stands: who reports it, who is quoted, and what was done before."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from kg.reading.act_uses import Use, Uses
from kg.reading.act_verbs import DECIDING, DETERMINERS, NOT_ASSERTING, SAYING, VERBS, Sense
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bare_subjects import Subject
from kg.reading.clauses import Head, Level

CLOSING_WORDS = 8
"""Tokens behind a verb of saying that ends a sentence."""
PUBLIC = frozenset("reporters journalists press".split())
SHORT_OBJECT = 4
"""Tokens of "that common view and", an object between two clauses."""
HOPES = frozenset(
    "hope hopes expectation expectations desire wish wishes concern concerns optimism confidence belief doubt"
    " worry".split()
)
"""What is voiced of a thing that nobody promises ("voiced the hope that the other side will")."""
SAID = frozenset("said says added told stressed noted explained declared stated quoted emphasized vowed".split())
"""Verbs of an attribution behind a quotation."""


class Reports(Uses):
    """Finds who says the clauses of one sentence, beside the use of its verbs."""

    def himself(self, subject: Subject) -> Subject:
        """ "X explained that he and Y had confirmed": "he" is X."""
        if not any(m.name in ("he", "she") for m in subject.mentions):
            return subject
        reporter = self.reporter(subject)
        if not isinstance(reporter, Use) or reporter.subject is None or reporter.subject.joint:
            return subject
        own = reporter.subject.mentions
        mentions = tuple(x for m in subject.mentions for x in (own if m.name in ("he", "she") else (m,)))
        return replace(subject, mentions=mentions)

    def background(self, i: int, use: Use) -> bool:
        """Whether the verb reports what was done before: "as they agreed", "recalling that they had agreed"."""
        if use.level is Level.SUBORDINATE:
            return True
        head = use.head
        if use.level is not Level.REPORTED or head is None:
            return False
        saying = self.saying_before(head.subject.first)
        recalled = saying is not None and self.lower[saying] in NOT_ASSERTING and self.embeds(saying, head.subject)
        before = self.lower[head.start] == "had" and not self._made_public(saying)
        return before or recalled

    def _made_public(self, saying: int | None) -> bool:
        """Whether talks are told to the public ("The ministry said X had asked", "X told reporters she had asked")."""
        if saying is not None and PUBLIC & set(self.lower[saying + 1 : saying + 3]):
            return True
        head = self.clauses.by_verb.get(saying) if saying is not None else None
        return head is not None and head.subject.wrapper

    def only_reports(self, reporter: Use, told: Subject) -> bool:
        """Whether a ministry reports what several parties do ("The ministry said the two sides intend to")."""
        return reporter.subject is not None and reporter.subject.wrapper and told.joint

    def saying_before(self, first: int) -> int | None:
        """The verb under which a clause that begins at token `first` stands."""
        that = next((j for j in range(first - 1, -1, -1) if self.lower[j] not in DETERMINERS - {"that"}), 0)
        beside = self.lower[max(that - 1, 0) : that + 1] in (["and", "that"], ["but", "that"])
        if beside and "that" in self.lower[: that - 1]:
            # "said that he welcomes it and that Oslo will help": both are said
            first = that - 1 - self.lower[: that - 1][::-1].index("that") - 1
        for j in range(first - 1, -1, -1):
            if self.lower[j] == ";":
                return None
            if self.lower[j] in NOT_ASSERTING:
                return j
            if self.lower[j] == "clear" and self._made(j) is not None:
                return j
            entry = VERBS.get(self.lower[j])
            if entry is not None:
                head = self.clauses.by_verb.get(j)
                if head is not None and head.level is Level.SUBORDINATE:
                    continue
                if head is not None or self.use(j, entry[1]) is not None:
                    return j
        return None

    @cached_property
    def _said_behind(self) -> Head | None:
        """The clause that says at the end whose words the sentence quotes (\", President X said")."""
        for head in reversed(self.clauses.heads):
            before = self.clauses.before(head.subject.first)
            while before > 0 and self.lower[before] in DETERMINERS:
                before = self.clauses.before(before)
            quotes = '"' in self.lower[: head.subject.first] or self._closes(head.verb)
            ends = before > 0 and self.tokens[before].text == "," and quotes
            if self.lower[head.verb] in SAID and ends and all(map(_speaks, head.subject.mentions)):
                return head
        return None

    def _closes(self, said: int) -> bool:
        """Whether a verb of saying ends the sentence ("Oslo must help, X said (on Thursday)")."""
        rest = self.lower[said + 1 :]
        return len(rest) <= CLOSING_WORDS and not {"that", ",", "to"} & set(rest)

    def quoted(self, subject: Subject) -> Use | None:
        """Who is quoted with the clause of `subject`, by an attribution behind it; None where none stands there."""
        head = self._said_behind
        if head is None or head.subject.first <= subject.first or head.subject.joint:
            return self._said_in_front(subject)
        return Use(head.subject, Level.MAIN, head=head)

    def _said_in_front(self, subject: Subject) -> Use | None:
        """Who is quoted behind a verb of saying ("X stated, \"We will")."""
        before = [h for h in self.clauses.heads if h.verb < subject.first and self.lower[h.verb] in SAID][-1:]
        if not before or before[0].subject.joint or not all(map(_speaks, before[0].subject.mentions)):
            return None
        between = "".join(t.text for t in self.tokens[before[0].verb + 1 : subject.first])
        opens = between.count('"') % 2 == 1
        return Use(before[0].subject, Level.MAIN, head=before[0]) if opens else None

    def _made(self, clear: int) -> int | None:
        """The verb of "made (it) clear", or None."""
        at = clear - 2 if self.lower[max(clear - 1, 0)] == "it" else clear - 1
        at = at - 1 if at > 0 and self.lower[at] in ("very", "quite", "abundantly") else at
        return at if at >= 0 and self.lower[at] in ("made", "makes", "making") else None

    def reporter(self, subject: Subject | None) -> Use | str | None:
        """Who says the clause of `subject`: a use of a verb of saying, "unasserted", or None for the text itself."""
        if subject is None:
            return None
        j = self.saying_before(subject.first)
        if j is None:
            return None
        if not self.embeds(j, subject):
            return None
        word = self.lower[j]
        if word in NOT_ASSERTING:
            return "unasserted"
        if word == "clear":
            head = next((h for h in self.clauses.heads if h.verb == self._made(j)), None) or self.clauses.governing(
                j, near=True
            )
            return Use(head.subject, head.level) if head else None
        lemma, form, sense = VERBS[word]
        use = self.use(j, form)
        if sense not in SAYING or use is None or lemma in DECIDING:
            return "unasserted"
        if HOPES & set(self.lower[j + 1 : min(j + 6, subject.first)]):
            return "unasserted"
        both = all(
            m.number != 1 and not m.countries for m in subject.mentions
        )  # "met X and confirmed both countries will"
        if sense is Sense.AFFIRM and use.subject is not None and (use.subject.joint or both):
            return "unasserted"  # one agreement already
        return use

    def embeds(self, saying: int, subject: Subject) -> bool:
        """Whether the clause of `subject` depends on the verb of saying and does not stand beside it."""
        between = self.lower[saying + 1 : subject.first]
        if between[:1] == ["that"] and between[-1:] == ["and"] and len(between) <= SHORT_OBJECT:
            return False  # "We share that view and we will help"
        if "that" in between or not between:
            return True
        if any(h.level is Level.MAIN and h.subject.first == subject.first for h in self.clauses.heads):
            return "," not in between and "and" not in between and len(between) <= 4
        return len(between) <= 4


def _speaks(mention: Mention) -> bool:
    """Whether a mention is an official who speaks for a government, not for its press."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.name in ("he", "she")
    return mention.kind in (MentionKind.PERSON, MentionKind.OFFICE) and mention.office_kind != "spokesperson"
