"""Names are the same person's under every order, accent, hyphen, case and initial."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import names
from kg.authority import Authority

SYLLABLE = st.text(alphabet="abcdefghijklmnoprstuvwyzéöüğıłøñāō", min_size=2, max_size=7)
GIVEN = st.lists(SYLLABLE, min_size=1, max_size=2).map("-".join)


@given(GIVEN, SYLLABLE)
def test_order_case_hyphens_and_accents_do_not_matter(given_name: str, family: str) -> None:
    given_name, family = given_name.title(), family.title()
    keys = names.keys_of_name(f"{given_name} {family}", (family,))
    plain = names.plain(f"{family.upper()} {given_name}")
    spellings = [
        f"{family.upper()} {given_name}",
        f"{family}, {given_name}",
        f"{given_name} {family}".upper(),
        f"{given_name.replace('-', ' ')} {family}",
        f"{given_name.replace('-', '')} {family}",
        unicodedata.normalize("NFD", f"{given_name} {family}"),
        plain,
    ]
    for spelling in spellings:
        assert keys & set(names.keys_to_try(spelling)), spelling


@given(st.text(max_size=40))
def test_folding_is_stable_and_never_fails(text: str) -> None:
    once = names.phrase(text)
    assert names.phrase(once) == once
    assert names.key(text) == once.replace(" ", "")
    assert names.plain(names.plain(text)) == names.plain(text)
    assert isinstance(names.keys_to_try(text), tuple)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Yun Byung-se", "yun-byung-se"),
        ("YUN Byung-Se", "yun-byung-se"),
        ("Yun Byungse", "yun-byung-se"),
        ("Byung-se Yun", "yun-byung-se"),
        ("윤병세", "yun-byung-se"),
        ("Fumio Kishida", "kishida-fumio"),
        ("KISHIDA Fumio", "kishida-fumio"),
        ("Kishida, Fumio", "kishida-fumio"),
        ("岸田文雄", "kishida-fumio"),
        ("Antony J. Blinken", "blinken-antony"),
        ("Tony Blinken", "blinken-antony"),
        ("Joseph R. Biden, Jr.", "biden-joe"),
        ("H. R. McMaster", "mcmaster-hr"),
        ("HR McMaster", "mcmaster-hr"),
        ("Robert O’Brien", "obrien-robert"),
        ("MBS", "bin-salman-mohammed"),
        ("Muhammad bin Salman", "bin-salman-mohammed"),
        ("Recep Tayyip Erdogan", "erdogan-recep-tayyip"),
        ("Volodymyr Zelensky", "zelenskyy-volodymyr"),
        ("Sheikh Tamim bin Hamad Al-Thani", "tamim-bin-hamad-al-thani"),
        ("Sheikh Hasina", "hasina-sheikh"),
        ("Dr. Phil Gordon", "gordon-philip"),
        ("Ursula von der Leyen", "von-der-leyen-ursula"),
        ("VON DER LEYEN Ursula", "von-der-leyen-ursula"),
        ("Luiz Inacio Lula da Silva", "lula-da-silva-luiz-inacio"),
    ],
)
def test_spellings_of_one_person(authority: Authority, written: str, key: str) -> None:
    assert authority.persons_named(written) == (key,)


def test_homonyms_stay_apart(authority: Authority) -> None:
    assert authority.persons_named("Kim Min-seok") == ("kim-min-seok", "kim-min-seok-mnd")
    assert authority.persons_named("Sung Kim") != authority.persons_named("Kim Sung-hwan")
    assert authority.persons_named("John J. Sullivan") != authority.persons_named("Jake Sullivan")


@pytest.mark.parametrize("name", ["President Obama", "Secretary of State", "the President", "", "Kim", "Rex"])
def test_a_title_or_half_a_name_is_nobodys_name(authority: Authority, name: str) -> None:
    assert authority.persons_named(name) == ()


@pytest.mark.parametrize(
    ("surname", "key"),
    [
        ("von der Leyen", "von-der-leyen-ursula"),
        ("bin Salman", "bin-salman-mohammed"),
        ("Abdullah II", "abdullah-ii"),
        ("Sisi", "el-sisi-abdel-fattah"),
        ("el-Sisi", "el-sisi-abdel-fattah"),
        ("Erdogan", "erdogan-recep-tayyip"),
        ("Modi", "modi-narendra"),
        ("BLINKEN", "blinken-antony"),
        ("Peña Nieto", "pena-nieto-enrique"),
    ],
)
def test_what_follows_a_title(authority: Authority, surname: str, key: str) -> None:
    assert key in authority.persons_with_surname(surname)


def test_a_surname_shared_by_many_names_them_all(authority: Authority) -> None:
    assert {"biden-joe", "biden-jill"} == set(authority.persons_with_surname("Biden"))
    assert {"sullivan-jake", "sullivan-john"} <= set(authority.persons_with_surname("Sullivan"))
    assert len(authority.persons_with_surname("Kim")) > 20
