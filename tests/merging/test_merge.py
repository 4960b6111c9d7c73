"""Which accounts are of one contact, and which are not."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.merging.merge import merge
from kg.merging.summary import AccountSummary
from kg.records import MergedContact, Mode, Scope, Status
from tests.merging.accounts import SEOUL, TOKYO, WASHINGTON, account

MEETING = Mode.IN_PERSON


def contacts(*accounts: AccountSummary) -> tuple[MergedContact, ...]:
    return merge(accounts)[0].contacts


def docs(contact: MergedContact) -> list[str]:
    return [ref.doc for ref in contact.accounts]


def grouped(*accounts: AccountSummary) -> list[list[str]]:
    return sorted(docs(contact) for contact in contacts(*accounts))


def test_two_publishers_tell_of_one_call() -> None:
    (contact,) = contacts(account("ministry.txt"), account("wire.txt", zone=None))
    assert contact.key == "2017-02-07-phone-tillerson-yun"
    assert docs(contact) == ["ministry.txt", "wire.txt"]
    assert [p.official for p in contact.participants] == ["yun-byung-se", "tillerson-rex"]
    assert contact.when.isoformat() == "2017-02-07"


def test_local_dates_of_two_time_zones_are_one_contact_and_both_dates_stand() -> None:
    (contact,) = contacts(account("seoul.txt", "2017-02-08"), account("dc.txt", "2017-02-07", zone=WASHINGTON))
    assert contact.when.isoformat() == "2017-02-07/2017-02-08"
    assert contact.key == "2017-02-07-phone-tillerson-yun"


@pytest.mark.parametrize(
    ("day", "zone", "why"),
    [
        ("2017-02-06", SEOUL, "one zone, two days"),
        ("2017-02-06", TOKYO, "two zones with the same clock"),
        ("2017-02-08", WASHINGTON, "Washington is never a day ahead of Seoul"),
        ("2017-02-05", WASHINGTON, "two days apart"),
    ],
)
def test_other_days_are_other_contacts(day: str, zone: str, why: str) -> None:
    assert len(contacts(account("a.txt"), account("b.txt", day, zone=zone))) == 2, why


def test_a_later_text_may_date_a_call_by_the_other_sides_clock() -> None:
    seoul = account("seoul.txt", "2017-02-08", written="2017-02-08")
    dc = account("dc.txt", "2017-02-07", zone=WASHINGTON, written="2017-02-07")

    def look_back(day: str, written: str, index: int = 0) -> AccountSummary:
        return account("later.txt", day, written=written, zone=WASHINGTON, scope=Scope.MENTIONED, index=index)

    assert grouped(seoul, dc, look_back("2017-02-08", "2017-03-01")) == [["dc.txt", "later.txt", "seoul.txt"]]
    assert len(contacts(dc, look_back("2017-02-08", "2017-02-08"))) == 2
    series = look_back("2017-02-07", "2017-03-01"), look_back("2017-02-08", "2017-03-01", index=1)
    assert grouped(dc, *series) == [["dc.txt", "later.txt"], ["later.txt"]]


def test_media_that_exclude_each_other_stay_apart() -> None:
    assert len(contacts(account("a.txt"), account("b.txt", mode=MEETING))) == 2


def test_unspecified_medium_joins_the_only_contact_that_fits() -> None:
    (contact,) = contacts(account("a.txt"), account("b.txt", mode=Mode.UNSPECIFIED))
    assert contact.mode is Mode.PHONE_CALL


def test_unspecified_medium_stays_alone_where_two_contacts_fit() -> None:
    found = grouped(account("a.txt"), account("b.txt", mode=MEETING), account("c.txt", mode=Mode.UNSPECIFIED))
    assert found == [["a.txt"], ["b.txt"], ["c.txt"]]


def test_a_call_that_one_side_saw_and_the_other_heard_is_one_contact() -> None:
    assert len(contacts(account("a.txt"), account("b.txt", mode=Mode.VIDEO_CALL))) == 1


def test_a_month_joins_the_only_day_in_it() -> None:
    (contact,) = contacts(account("a.txt"), account("b.txt", "2017-02-01/2017-02-28"))
    assert contact.when.isoformat() == "2017-02-07"


def test_a_month_with_two_days_to_choose_from_stays_a_month() -> None:
    found = contacts(account("a.txt"), account("b.txt", "2017-02-20"), account("c.txt", "2017-02-01/2017-02-28"))
    assert [contact.key for contact in found] == [
        "2017-02-07-phone-tillerson-yun",
        "2017-02-20-phone-tillerson-yun",
        "2017-02-phone-tillerson-yun",
    ]


def test_a_month_joins_the_only_visit_in_it() -> None:
    visit = account("a.txt", "2017-06-29/2017-06-30", mode=MEETING)
    (contact,) = contacts(visit, account("b.txt", "2017-06-01/2017-06-30", mode=MEETING))
    assert contact.when.isoformat() == "2017-06-29/2017-06-30"


def test_a_year_is_too_vague_to_join_a_day() -> None:
    assert len(contacts(account("a.txt"), account("b.txt", "2017-01-01/2017-12-31"))) == 2


def test_two_months_alike_are_one_contact_and_an_undated_one_is_its_own() -> None:
    month = "2017-02-01/2017-02-28"
    found = grouped(account("a.txt", month), account("b.txt", month), account("c.txt", None), account("d.txt", None))
    assert found == [["a.txt", "b.txt"], ["c.txt"], ["d.txt"]]


def test_governments_join_the_persons_who_spoke_for_them() -> None:
    (contact,) = contacts(account("a.txt"), account("b.txt", who="KR US"))
    assert [p.person for p in contact.participants] == ["Yun Byung-se", "Rex Tillerson"]


def test_governments_alone_do_not_choose_between_two_pairs() -> None:
    found = grouped(account("a.txt"), account("b.txt", who="hwang trump"), account("c.txt", who="KR US"))
    assert found == [["a.txt"], ["b.txt"], ["c.txt"]]


def test_an_office_joins_its_holder_and_no_one_else() -> None:
    by_office = account("c.txt", who="yun US:us-secretary-of-state")
    found = grouped(account("a.txt"), account("b.txt", who="yun trump"), by_office)
    assert found == [["a.txt", "c.txt"], ["b.txt"]]


def test_retinue_does_not_make_another_meeting() -> None:
    (contact,) = contacts(account("a.txt", mode=MEETING), account("b.txt", mode=MEETING, who="yun tillerson trump"))
    assert [p.official for p in contact.participants] == ["yun-byung-se", "tillerson-rex", "trump-donald"]


def test_a_third_side_makes_another_meeting() -> None:
    three = account("b.txt", mode=MEETING, who="yun tillerson kishida")
    assert len(contacts(account("a.txt", mode=MEETING), three)) == 2


def test_contacts_of_one_document_never_merge_not_even_through_another() -> None:
    morning, evening = account("a.txt"), account("a.txt", index=1)
    found = contacts(morning, evening, account("b.txt"))
    assert len(found) == 2
    assert all(len({ref.doc for ref in contact.accounts}) == len(contact.accounts) for contact in found)


def test_stated_hours_tell_two_calls_of_one_day_apart() -> None:
    assert len(contacts(account("a.txt", at="07:30"), account("b.txt", at="21:00"))) == 2


def test_plan_and_meeting_are_two_contacts_that_are_linked() -> None:
    plan = account("plan.txt", "2017-02-07/2017-02-28", mode=MEETING, status=Status.PLANNED, written="2017-02-07")
    planned, held = contacts(plan, account("held.txt", "2017-02-17", mode=MEETING))
    assert held.key == "2017-02-17-meeting-tillerson-yun"
    assert planned.key == "2017-02-07-to-2017-02-28-planned-meeting-tillerson-yun"
    assert held.fulfils == planned.key
    assert planned.fulfils is None


def test_a_plan_with_two_meetings_in_its_window_is_linked_to_neither() -> None:
    plan = account("plan.txt", "2017-02-07/2017-02-28", mode=MEETING, status=Status.PLANNED, written="2017-02-07")
    helds = account("a.txt", "2017-02-17", mode=MEETING), account("b.txt", "2017-02-18", mode=MEETING)
    assert all(contact.fulfils is None for contact in contacts(plan, *helds))


def test_a_plan_is_not_carried_out_before_it_was_made() -> None:
    plan = account("plan.txt", "2017-02-01/2017-02-28", mode=MEETING, status=Status.PLANNED, written="2017-02-20")
    assert all(c.fulfils is None for c in contacts(plan, account("a.txt", "2017-02-03", mode=MEETING)))


def test_keys_that_coincide_get_full_names_then_a_suffix() -> None:
    first, second = account("a.txt", who="kim-a tillerson"), account("b.txt", who="kim-b tillerson")
    assert [c.key for c in contacts(first, second)] == [
        "2017-02-07-phone-kim-kwan-jin-tillerson-rex",
        "2017-02-07-phone-kim-sung-han-tillerson-rex",
    ]
    twice = [c.key for c in contacts(account("a.txt"), account("a.txt", index=1))]
    assert len(set(twice)) == 2
    assert all(key.startswith("2017-02-07-phone-tillerson-rex-yun-byung-se-") for key in twice)


PARTIES = ["yun tillerson", "KR US", "yun US", "yun US:us-secretary-of-state", "yun tillerson trump", "hwang trump"]
DAYS = st.dates(dt.date(2017, 2, 6), dt.date(2017, 2, 9))


@st.composite
def corpora(draw: st.DrawFn) -> list[AccountSummary]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        first = draw(DAYS)
        last = draw(st.sampled_from([first, first, first + dt.timedelta(days=draw(st.integers(1, 40)))]))
        for index in range(draw(st.integers(1, 2))):
            found.append(
                account(
                    f"doc-{number}.txt",
                    draw(st.sampled_from([f"{first}/{last}", None, f"{first}"])),
                    draw(st.sampled_from(PARTIES)),
                    mode=draw(st.sampled_from(list(Mode))),
                    status=draw(st.sampled_from(list(Status))),
                    zone=draw(st.sampled_from([SEOUL, WASHINGTON, None])),
                    index=index,
                )
            )
    return found


@settings(max_examples=150, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter(accounts: list[AccountSummary], shuffle: random.Random) -> None:
    expected = merge(accounts)
    shuffled = list(accounts)
    shuffle.shuffle(shuffled)
    assert merge(shuffled) == expected


@settings(max_examples=150, deadline=None)
@given(corpora())
def test_every_account_has_one_contact_with_a_key_of_its_own(accounts: list[AccountSummary]) -> None:
    found = merge(accounts)[0].contacts
    assert sorted(ref for contact in found for ref in contact.accounts) == sorted(a.ref for a in accounts)
    assert len({contact.key for contact in found}) == len(found)
    for contact in found:
        assert len({ref.doc for ref in contact.accounts}) == len(contact.accounts)


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_a_document_about_others_changes_nothing(accounts: list[AccountSummary]) -> None:
    alone = merge(accounts)[0].contacts
    other = account("other.txt", who="kishida trump")
    assert [c for c in merge([*accounts, other])[0].contacts if docs(c) != ["other.txt"]] == list(alone)
