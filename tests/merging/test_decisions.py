"""Human decisions: how they are written, what they do, and that a rebuild keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.merging.decisions import read_decisions
from kg.merging.merge import merge
from kg.merging.records import Decision
from kg.merging.registry import Registry
from kg.records import AccountRef, Mode
from tests.merging.accounts import SEOUL, account

HEADER = "decision,subject,object,field,value,who,when,why\n"
SIGNED = "R. Searcher,2026-03-01,read both texts"


def decide(tmp_path: Path, *lines: str) -> list[Decision]:
    path = tmp_path / "decisions.csv"
    path.write_text(HEADER + "".join(f"{line},{SIGNED}\n" for line in lines), encoding="utf-8")
    decisions, problems = read_decisions(path)
    assert problems == []
    return decisions


def test_csv_and_yaml_say_the_same(tmp_path: Path) -> None:
    from_csv = decide(tmp_path, "same,a.txt#1,b.txt#1,,")
    path = tmp_path / "decisions.yaml"
    path.write_text(
        "- decision: same\n  subject: a.txt#1\n  object: b.txt#1\n"
        "  who: R. Searcher\n  when: 2026-03-01\n  why: read both texts\n"
    )
    from_yaml, problems = read_decisions(path)
    assert problems == []
    assert [(d.verdict, d.subject, d.object, d.who, d.when, d.why) for d in from_yaml] == [
        (d.verdict, d.subject, d.object, d.who, d.when, d.why) for d in from_csv
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("agree,a.txt#1,b.txt#1,,,R,2026-03-01,x", "decision 'agree' is none of same, different, reject, correct"),
        ("same,a.txt#1,,,,R,2026-03-01,x", "same needs an object"),
        ("reject,a.txt#1,,,,,2026-03-01,x", "'who' is empty"),
        ("reject,a.txt#1,,,,R,yesterday,x", "when='yesterday' is no day"),
        ("correct,a.txt#1,,colour,red,R,2026-03-01,x", "correct needs a field, one of date, mode, status"),
        ("correct,a.txt#1,,date,2017-02-30,R,2026-03-01,x", "'2017-02-30' is no day"),
        ("correct,a.txt#1,,mode,telegraph,R,2026-03-01,x", "mode='telegraph' is none of phone_call"),
        ("reject,official/trump-donald,,,,R,2026-03-01,x", "about officials only `same`"),
        ("reject,a.txt#1,,,,R,2026-03-01,one, two", "9 cells, but the header names 8"),
    ],
)
def test_a_bad_line_is_named_with_its_reason_and_the_others_stand(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"{HEADER}reject,first.txt#1,,,,R,2026-03-01,x\n{line}\nreject,last.txt#1,,,,R,2026-03-01,x\n")
    decisions, problems = read_decisions(path)
    assert [decision.subject for decision in decisions] == ["first.txt#1", "last.txt#1"]
    (problem,) = problems
    assert problem.startswith(f"decisions.csv:3: {reason}")


@pytest.mark.parametrize(
    ("name", "content", "start"),
    [
        ("d.csv", b"what,ever\n1,2\n", "d.csv:1: the first line must name the columns"),
        ("d.csv", b"\xff\xfe", "d.csv:1: not UTF-8"),
        ("d.csv", HEADER.encode() + b'reject,"a.txt#1,,,,R,2026-03-01,x\n', "d.csv:2: not CSV"),
        ("d.yaml", b"decision: same\n", "d.yaml:1: YAML decisions are a list"),
        ("d.yaml", b"- decision: [\n", "d.yaml:2: not YAML"),
        ("d.yaml", b"- same\n", "d.yaml:1: not a mapping"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, name: str, content: bytes, start: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    decisions, problems = read_decisions(path)
    assert decisions == []
    assert [problem.startswith(start) for problem in problems] == [True], problems


def test_same_joins_what_the_rules_keep_apart(tmp_path: Path) -> None:
    accounts = [account("a.txt"), account("b.txt", "2017-02-09")]
    decisions = decide(tmp_path, "same,2017-02-07-phone-tillerson-yun,2017-02-09-phone-tillerson-yun,,")
    merged, _ = merge(accounts, decisions)
    (contact,) = merged.contacts
    assert [ref.doc for ref in contact.accounts] == ["a.txt", "b.txt"]
    (told,) = contact.decisions
    assert told.startswith("R. Searcher on 2026-03-01: same")
    assert told.endswith("(read both texts)")


def test_different_takes_an_account_out_of_a_contact(tmp_path: Path) -> None:
    accounts = [account("a.txt"), account("b.txt"), account("c.txt")]
    merged, _ = merge(accounts, decide(tmp_path, "different,c.txt#1,2017-02-07-phone-tillerson-yun,,"))
    assert sorted(len(contact.accounts) for contact in merged.contacts) == [1, 2]
    assert all(contact.decisions for contact in merged.contacts)


def test_reject_and_correct(tmp_path: Path) -> None:
    accounts = [account("a.txt"), account("b.txt"), account("c.txt", "2017-02-09")]
    decisions = decide(
        tmp_path, "reject,b.txt#1,,,", "correct,c.txt#1,,date,2017-02-07", "correct,c.txt#1,,mode,video_call"
    )
    merged, _ = merge(accounts, decisions)
    (contact,) = merged.contacts
    assert [ref.doc for ref in contact.accounts] == ["a.txt", "c.txt"]
    assert list(merged.rejected) == [AccountRef("b.txt", 0)]
    assert [d.value for d in merged.corrections[AccountRef("c.txt", 0)]] == ["2017-02-07", "video_call"]


def test_correcting_a_contact_leaves_its_accounts_as_they_stand(tmp_path: Path) -> None:
    decisions = decide(tmp_path, "correct,2017-02-07-phone-tillerson-yun,,mode,video_call")
    merged, _ = merge([account("a.txt"), account("b.txt")], decisions)
    assert [contact.mode for contact in merged.contacts] == [Mode.VIDEO_CALL]
    assert merged.corrections == {}


def test_what_cannot_act_is_reported(tmp_path: Path) -> None:
    accounts = [account("a.txt"), account("b.txt", "2017-02-09")]
    decisions = decide(
        tmp_path,
        "reject,2001-01-01-phone-nobody,,,",
        "reject,a.txt#7,,,",
        "different,a.txt#1,b.txt#1,,",
        "same,a.txt#1,b.txt#1,,",
    )
    merged, _ = merge(accounts, decisions)
    assert [reason for _, reason in merged.unapplied] == [
        "there is no contact or account 2001-01-01-phone-nobody",
        "there is no contact or account a.txt#7",
        "another decision keeps these contacts apart",
    ]
    assert len(merged.contacts) == 2


def test_iris_name_contacts_and_accounts_too(tmp_path: Path) -> None:
    base = "https://example.org/graph/"
    decisions = decide(tmp_path, f"same,{base}account/a-txt/1,{base}contact/2017-02-09-phone-tillerson-yun,,")
    merged, _ = merge([account("a.txt"), account("b.txt", "2017-02-09")], decisions)
    assert len(merged.contacts) == 1
    assert merged.unapplied == ()


def test_a_key_that_is_given_up_leads_to_its_successor_on_every_later_build(tmp_path: Path) -> None:
    accounts = [account("a.txt", "2017-02-08"), account("b.txt", "2017-02-10")]
    _, first = merge(accounts)
    decisions = decide(tmp_path, "same,2017-02-08-phone-tillerson-yun,2017-02-10-phone-tillerson-yun,,")
    merged, second = merge(accounts, decisions, first)
    (contact,) = merged.contacts
    given_up = {"2017-02-08-phone-tillerson-yun", "2017-02-10-phone-tillerson-yun"} - {contact.key}
    assert set(contact.replaces) == given_up
    assert merge(accounts, decisions, second) == (merged, second)
    assert Registry.from_json(second.to_json()) == second


def test_a_contact_that_is_split_leads_to_both_parts(tmp_path: Path) -> None:
    accounts = [account("a.txt"), account("b.txt")]
    _, first = merge(accounts)
    merged, _ = merge([account("a.txt", "2017-02-01"), account("b.txt", "2017-02-02", zone=SEOUL)], (), first)
    assert [contact.replaces for contact in merged.contacts] == [("2017-02-07-phone-tillerson-yun",)] * 2


def test_a_contact_whose_document_is_gone_leads_nowhere() -> None:
    _, first = merge([account("a.txt"), account("b.txt", "2017-02-09")])
    merged, _ = merge([account("a.txt")], (), first)
    assert [contact.replaces for contact in merged.contacts] == [()]


def test_accounts_that_share_a_passage_keep_their_own_redirects() -> None:
    twins = [account("a.txt", who="yun tillerson"), account("a.txt", who="hwang trump", index=1)]
    shared = [twins[0], type(twins[1])(**{f: getattr(twins[1], f) for f in twins[1].__slots__} | {"start": 0})]
    _, first = merge(shared)
    later = [account("a.txt", "2017-02-08", "yun tillerson"), account("a.txt", "2017-02-08", "hwang trump", index=1)]
    later[1] = type(later[1])(**{f: getattr(later[1], f) for f in later[1].__slots__} | {"start": 0})
    merged, _ = merge(later, (), first)
    assert {c.key: c.replaces for c in merged.contacts} == {
        "2017-02-08-phone-tillerson-yun": ("2017-02-07-phone-tillerson-yun",),
        "2017-02-08-phone-hwang-trump": ("2017-02-07-phone-hwang-trump",),
    }
