"""Human decisions brought to bear on the accounts at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.merging.clusters import Group
from kg.merging.decisions import kind_of, parse_window
from kg.merging.records import Decision, Verdict
from kg.merging.registry import Registry
from kg.merging.summary import AccountSummary
from kg.rdf.iris import dockey
from kg.records import AccountRef, Mode, Status, When

Refs = tuple[AccountRef, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a contact is said to have been."""

    when: When
    mode: Mode
    status: Status


class Ruling:
    """The decisions, resolved to accounts, and what they do at each step of merging.

    A decision on an account changes what the account says; one on a contact leaves its accounts as they stand and
    changes the contact.
    """

    def __init__(
        self,
        decisions: Sequence[Decision],
        accounts: Sequence[AccountSummary],
        registry: Registry,
        contacts: Callable[[Sequence[AccountSummary]], Mapping[str, Refs]] | None,
    ) -> None:
        """Resolve `decisions`; `contacts` tells which accounts a contact key means when nothing is decided."""
        self.unapplied: list[tuple[Decision, str]] = []
        self.rejected: dict[AccountRef, str] = {}
        """Account -> why it is not served."""
        self.apart: set[frozenset[AccountRef]] = set()
        self._together: list[tuple[Refs, Refs, Decision]] = []
        self._corrections: dict[AccountRef, list[Decision]] = {}
        self._overrides: list[tuple[Refs, Decision]] = []
        self._acting: list[tuple[set[AccountRef], Decision]] = []
        self._accounts = {account.ref for account in accounts}
        self._documents = {dockey(ref.doc): ref.doc for ref in self._accounts} if decisions else {}
        self._registry = registry
        self._contacts: Mapping[str, Refs] = contacts(accounts) if contacts else {}
        for decision in decisions:
            if kind_of(decision.subject)[0] != "official":
                self._take(decision)

    def corrected(self, account: AccountSummary) -> AccountSummary:
        """Apply the corrections of this account."""
        for decision in self._corrections.get(account.ref, ()):
            stated = correct(Stated(When(account.earliest, account.latest), account.mode, account.status), decision)
            account = replace(
                account,
                earliest=stated.when.earliest,
                latest=stated.when.latest,
                mode=stated.mode,
                status=stated.status,
            )
        return account

    @property
    def corrections(self) -> Mapping[AccountRef, Sequence[Decision]]:
        """The corrections of accounts, for whoever writes the accounts themselves."""
        return self._corrections

    def join(self, groups: list[Group]) -> list[Group]:
        """Put together what people declared the same."""
        number_of = {account.ref: number for number, group in enumerate(groups) for account in group}
        merged = {number: list(group) for number, group in enumerate(groups)}
        for left_refs, right_refs, decision in self._together:
            numbers = sorted({number_of[ref] for ref in (*left_refs, *right_refs) if ref in number_of})
            if len(numbers) < 2:
                continue
            members = [account for number in numbers for account in merged[number]]
            refs = [account.ref for account in members]
            if any(frozenset((a, b)) in self.apart for a in refs for b in refs if a < b):
                self.unapplied.append((decision, "another decision keeps these contacts apart"))
                continue
            merged[numbers[0]] = sorted(members, key=lambda account: account.ref)
            for number in numbers[1:]:
                for account in merged.pop(number):
                    number_of[account.ref] = numbers[0]
        return sorted(merged.values(), key=lambda group: group[0].ref)

    def settle(self, group: Group, stated: Stated) -> Stated:
        """Apply the corrections of the contact that holds these accounts."""
        held = {account.ref for account in group}
        for refs, decision in self._overrides:
            if held.intersection(refs):
                stated = correct(stated, decision)
        return stated

    def sentences(self, refs: Iterable[AccountRef]) -> tuple[str, ...]:
        """The decisions that act on these accounts, a sentence each."""
        held = set(refs)
        return tuple(dict.fromkeys(sentence(decision) for acting, decision in self._acting if acting & held))

    def _take(self, decision: Decision) -> None:
        subject = self._resolve(decision.subject)
        other = self._resolve(decision.object) if decision.object else ()
        if not subject or (decision.object and not other):
            missing = decision.object if subject and decision.object else decision.subject
            self.unapplied.append((decision, f"there is no contact or account {missing}"))
            return
        acting = {*subject, *other}
        match decision.verdict:
            case Verdict.REJECT:
                self.rejected.update(dict.fromkeys(subject, sentence(decision)))
            case Verdict.SAME:
                self._together.append((subject, other, decision))
            case Verdict.DIFFERENT:
                # "This account is not of that contact": the contact's other accounts.
                rest = set(other) - set(subject) or set(other)
                first = set(subject) - rest or set(subject)
                self.apart.update(frozenset((a, b)) for a in first for b in rest if a != b)
            case Verdict.CORRECT if kind_of(decision.subject)[0] == "account":
                for ref in subject:
                    self._corrections.setdefault(ref, []).append(decision)
            case Verdict.CORRECT:
                self._overrides.append((subject, decision))
        self._acting.append((acting, decision))

    def _resolve(self, reference: str) -> Refs:
        kind, key = kind_of(reference)
        if kind == "account":
            doc, _, number = key.rpartition("#") if "#" in key else key.rpartition("/")
            doc = self._documents.get(doc, doc)
            ref = AccountRef(doc, int(number) - 1) if number.isdecimal() else None
            return (ref,) if ref in self._accounts and ref else ()
        if key in self._contacts:
            return self._contacts[key]
        formerly = (AccountRef(doc, number) for doc, _, number in self._registry.accounts(key))
        return tuple(ref for ref in formerly if ref in self._accounts)


def sentence(decision: Decision) -> str:
    """Tell a decision in one sentence: what, who, when, why.

    >>> import datetime as dt
    >>> from kg.merging.records import Decision, Verdict
    >>> sentence(Decision(verdict=Verdict.REJECT, subject="a.txt#1", who="A. Historian", when=dt.date(2026, 1, 2),
    ...     why="a rehearsal", source="decisions.csv:2"))
    'A. Historian on 2026-01-02: reject a.txt#1 (a rehearsal)'
    """
    what = [decision.verdict.value, decision.subject]
    if decision.object:
        what += ["and", decision.object]
    if decision.field:
        what.append(f"{decision.field} to {decision.value or 'undetermined'}")
    return f"{decision.who} on {decision.when.isoformat()}: {' '.join(what)} ({decision.why})"


def correct(stated: Stated, decision: Decision) -> Stated:
    """Apply a `correct` decision."""
    value = decision.value or ""
    match decision.field:
        case "date":
            window = parse_window(value)
            return replace(stated, when=replace(stated.when, earliest=window.earliest, latest=window.latest))
        case "mode":
            return replace(stated, mode=Mode(value))
        case _:
            return replace(stated, status=Status(value))
