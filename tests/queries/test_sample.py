"""The stored queries on the sample corpus, built as a user builds it.

The rows are worked out by hand from the digests in `sample/` and the offices in the authority. The reader does not
find everything, so most cases name rows that must be there and rows that must not; `test_answers.py` holds whole
answers, on a world made by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.build.build import BuildOptions, build
from kg.queries import StoredQuery
from kg.rdf.iris import DEFAULT_BASE
from kg.store import StoreFolder
from tests.queries.conftest import Row, rows

SAMPLE = Path(__file__).parents[2] / "sample"
CALL = "contact/2017-02-07-phone-tillerson-yun"
HWANG = "contact/2017-01-29-phone-hwang-trump"
SUH = "contact/2021-01-23-phone-austin-suh"
MOON = "contact/2021-02-03-phone-biden-moon"
HAN = "contact/2024-12-14-phone-biden-han"
BONN = "contact/2017-02-16-meeting-kishida-tillerson-yun"
NCG_DECLARATION = "document/2023-04-27-president-office-washington-declaration-md"
MOFA, YONHAP = "document/2017-02-07-mofa-yun-tillerson-md", "document/2017-02-07-yonhap-yun-tillerson-md"

CASES: list[tuple[str, dict[str, str], tuple[int, ...], set[Row], set[Row]]] = [
    # name, parameters, columns compared, rows that must be there, rows that must not
    (
        "who-spoke-with-whom",
        {"from": "2017-02-07", "to": "2017-02-07"},
        (1, 3),
        {("Rex Tillerson", "Yun Byung-se")},
        {("Donald Trump", "Yun Byung-se"), ("Hwang Kyo-ahn", "Yun Byung-se")},
    ),
    # Trump called Moon on 10 May 2017; Tillerson spoke with Kang, not with Yun, in July.
    (
        "contacts-of-official",
        {"official": "tillerson-rex"},
        (0, 3, 4, 6, 8),
        {
            (CALL, "phone_call", "held", "Yun Byung-se", "country/KR"),
            (BONN, "in_person", "held", "Fumio Kishida", "country/JP"),
            ("contact/2017-07-27-phone-kang-tillerson", "phone_call", "held", "Kang Kyung-wha", "country/KR"),
        },
        {("contact/2017-07-27-phone-kang-tillerson", "phone_call", "held", "Yun Byung-se", "country/KR")},
    ),
    # Both were president on 20 December 2024: Yoon impeached, Han acting.
    (
        "office-holder-on-day",
        {"office": "kr-president", "day": "2024-12-20"},
        (1, 2),
        {("Yoon Suk-yeol", "false"), ("Han Duck-soo", "true")},
        {("Choi Sang-mok", "true")},
    ),
    (
        "contacts-under-acting-heads",
        {"country": "KR"},
        (1, 4, 8),
        {
            ("Hwang Kyo-ahn", HWANG, "true"),
            ("Hwang Kyo-ahn", CALL, "false"),
            ("Han Duck-soo", HAN, "true"),
            ("Han Duck-soo", "contact/2025-04-08-phone-han-trump", "true"),
        },
        {("Hwang Kyo-ahn", "contact/2017-05-10-phone-moon-trump", "false"), ("Choi Sang-mok", HAN, "false")},
    ),
    # The White House dates its call 29 January, Yonhap 30 January: 51 days from 9 December 2016.
    (
        "days-to-first-contact",
        {"country": "KR", "ally": "US"},
        (1, 2, 5, 6, 7),
        {
            ("Hwang Kyo-ahn", "true", "2017-01-29", "51", "Donald Trump"),
            ("Moon Jae-in", "false", "2017-05-10", "0", "Donald Trump"),
            ("Yoon Suk-yeol", "false", "2022-05-21", "11", "Joe Biden"),
            ("Han Duck-soo", "true", "2024-12-14", "0", "Joe Biden"),
            ("Lee Jae-myung", "false", "2025-06-06", "2", "Donald Trump"),
        },
        set(),
    ),
    ("contacts-by-medium-and-month", {"side": "KR"}, (0, 1, 2), {("2017-07", "phone_call", "1")}, set()),
    (
        "agreement-in-texts",
        {"agreement": "ncg"},
        (0, 1, 4),
        {
            ("2023-04-27", NCG_DECLARATION, "Nuclear Consultative Group"),
            ("2023-04-27", NCG_DECLARATION, "NCG"),
            ("2023-12-16", "document/2023-12-16-white-house-ncg-second-md", "NCG"),
        },
        set(),
    ),
    (
        "agreements-by-contact",
        {"from": "2017-02-07", "to": "2017-02-07"},
        (0, 3, 5),
        {
            (CALL, "agreement/thaad-decision-2016", MOFA),
            (CALL, "agreement/thaad-decision-2016", YONHAP),
            (CALL, "agreement/six-party-talks", MOFA),
        },
        {(CALL, "agreement/six-party-talks", YONHAP)},
    ),
    # "By the end of this year", said in February 2017.
    (
        "commitments-with-due-date",
        {},
        (3, 5, 9),
        {("2017-12-31", CALL, YONHAP)},
        set(),
    ),
    # The Korean Ministry alone reports that Yun asked for the EDSCG to keep meeting; Yonhap has other requests.
    (
        "requests-of-side",
        {"side": "KR", "from": "2017-02-07", "to": "2017-02-07"},
        (1, 3, 6),
        {(CALL, "Yun Byung-se", MOFA), (CALL, "Yun Byung-se", YONHAP)},
        {(CALL, "Rex Tillerson", MOFA)},
    ),
    # The Ministry of National Defense has both agree to talk frankly; the Pentagon does not.
    (
        "reported-by-one-side-only",
        {"side": "KR", "other": "US"},
        (0, 2, 5),
        {(SUH, "agree", "document/2021-01-24-mnd-suh-austin-md")},
        {(CALL, "agree", MOFA)},
    ),
    # No American or Japanese text of the sample tells of the call of 7 February 2017; both sides tell of Hwang's.
    (
        "contacts-reported-by-one-side",
        {"silent": "US"},
        (0, 4, 5),
        {(CALL, "country/KR", "country/US")},
        {(HWANG, "country/KR", "country/US"), (MOON, "country/KR", "country/US"), (HAN, "country/KR", "country/US")},
    ),
    # One call, two local days.
    (
        "account-differences",
        {},
        (0, 1, 3, 5),
        {
            (HWANG, "date", "2017-01-29", "2017-01-30"),
            (SUH, "date", "2021-01-23", "2021-01-24"),
            (MOON, "date", "2021-02-03", "2021-02-04"),
            (HAN, "date", "2024-12-14", "2024-12-15"),
        },
        {(CALL, "date", "2017-02-07", "2017-02-07")},
    ),
    (
        "phrase-use",
        {"phrase": "linchpin"},
        (0, 1),
        {("2017", "publisher/us-state"), ("2021", "publisher/us-white-house")},
        {("2017", "publisher/kr-mofa")},
    ),
    (
        "sentences-behind-edge",
        {"official": "yun-byung-se", "other": "tillerson-rex"},
        (0, 2, 5, 6),
        {
            (
                CALL,
                MOFA,
                "contact",
                "Foreign Minister Yun Byung-se had a telephone conversation with Mr. Rex Tillerson, the new US"
                " Secretary of State, on February 7.",
            )
        },
        set(),
    ),
    (
        "date-evidence",
        {"contact": "2017-02-07-phone-tillerson-yun"},
        (0, 2, 4, 6),
        {(MOFA, "2017-02-07", "year-inferred", "February 7"), (YONHAP, "2017-02-07", "weekday", "Tuesday")},
        set(),
    ),
    # Harris told Han on 27 September 2022 that she would meet Yoon; she did on the 29th.
    (
        "planned-contacts",
        {},
        (2, 4),
        {("2022-09-29", "contact/2022-09-29-meeting-harris-yoon")},
        set(),
    ),
    (
        "multilateral-contacts",
        {"from": "2017-01-01", "to": "2017-12-31"},
        (0, 2, 5),
        {(BONN, "2017-02-16", "3")},
        {(CALL, "2017-02-07", "3")},
    ),
    (
        "officials-with-several-offices",
        {"country": "KR"},
        (1, 2, 4),
        {
            ("Hwang Kyo-ahn", "office/kr-president", "true"),
            ("Hwang Kyo-ahn", "office/kr-prime-minister", "false"),
            ("Choi Sang-mok", "office/kr-president", "true"),
        },
        {("Moon Jae-in", "office/kr-president", "false")},
    ),
    (
        "accounts-by-publisher",
        {"country": "US"},
        (0,),
        {("publisher/us-state",), ("publisher/us-white-house",), ("publisher/us-defense",)},
        {("publisher/kr-mofa",)},
    ),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("sample")
    build(BuildOptions(corpora=[SAMPLE], store=folder / "store"))
    opened = StoreFolder(folder / "store").require().open()
    store = Store()
    store.extend(opened.quads())
    opened.close()
    return store


@pytest.mark.parametrize(("name", "values", "columns", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_answer(
    name: str,
    values: dict[str, str],
    columns: tuple[int, ...],
    there: set[Row],
    absent: set[Row],
    sample: Store,
    stored: dict[str, StoredQuery],
) -> None:
    found = rows(sample, stored[name].bind(values, DEFAULT_BASE), DEFAULT_BASE)
    shown = {tuple(row[column] for column in columns) for row in found}
    assert there <= shown
    assert not absent & shown


def test_every_example_gives_an_answer(sample: Store, stored: dict[str, StoredQuery]) -> None:
    silent = []
    for name, query in stored.items():
        given = {parameter.name: parameter.example for parameter in query.parameters if parameter.example}
        for values in (query.examples(), given):
            if query.form == "select" and not rows(sample, query.bind(values, DEFAULT_BASE), DEFAULT_BASE):
                silent.append((name, values))
    assert not silent


def test_the_network_joins_the_two_ministers(sample: Store, stored: dict[str, StoredQuery]) -> None:
    text = stored["contact-network"].bind({"from": "2017-02-07", "to": "2017-02-07"}, DEFAULT_BASE)
    ends = {str(getattr(term, "value", term)) for triple in sample.query(text) for term in triple}  # type: ignore[union-attr]
    assert {f"{DEFAULT_BASE}official/yun-byung-se", f"{DEFAULT_BASE}official/tillerson-rex"} <= ends
    assert f"{DEFAULT_BASE}official/kishida-fumio" not in ends


def test_every_select_is_asked(stored: dict[str, StoredQuery]) -> None:
    assert {case[0] for case in CASES} == {name for name, query in stored.items() if query.form == "select"}
