"""`communique export network`, `measures` and `panel`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import Literal, NamedNode

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_bytes, say
from kg.network.contacts import contacts_of, rows_of_store
from kg.network.files import Level, NetworkFormat, administrations_of, measures_table, network_file
from kg.network.filters import FIELDS, Filters, parse_filters
from kg.network.network import places_of, whole
from kg.network.panel import COUNTRIES, month_of, panel_filters, panel_table, sides_of
from kg.network.periods import ADMINISTRATIONS, By
from kg.queries import ParameterError
from kg.sparql.binding import bind
from kg.store import Store
from kg.tables.writing import TableFormat, metadata_bytes, table_bytes

FilterOption = Annotated[
    list[str] | None,
    typer.Option(
        "--filter",
        metavar="NAME=VALUE",
        help=f"Only a part: {', '.join(FIELDS)}. Give it again for more; docs/network.md describes them.",
    ),
]
OutputOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to stdout.")]
MetadataOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Also write what the columns mean there, as CSVW (JSON).")
]


def network(
    store: StoreOption = DEFAULT_STORE,
    layout: Annotated[
        NetworkFormat,
        typer.Option(
            "--format", help="`gexf` with time spells, `graphml`, `csv` for an edge list, `json` for graphology."
        ),
    ] = NetworkFormat.GEXF,
    chosen: FilterOption = None,
    output: OutputOption = None,
) -> None:
    """Write the network of contacts for Gephi, networkx, igraph, R or a web page.

    GEXF and GraphML also carry the centralities, the community and the brokerage roles of each node.

    Examples:

        communique export network --store store --output contacts.gexf

        communique export network --format csv --filter view=countries --filter edges=multi

        communique export network --filter country=KR --filter country=US --filter from=2017-01-20
    """
    with opened(store) as (found, base), _parameters():
        filters = _filters(chosen, base)
        rows = list(rows_of_store(found, filters))
        everything = rows_of_store(found, whole(filters))
        places = {} if layout is NetworkFormat.CSV else places_of(everything, filters)
        put_bytes(network_file(rows, filters, places, layout), output)


def measures(
    store: StoreOption = DEFAULT_STORE,
    level: Annotated[Level, typer.Option(help="Measures of each node, or of the whole network.")] = Level.NODES,
    by: Annotated[By, typer.Option(help="Length of the periods.")] = By.ALL,
    of: Annotated[
        str | None, typer.Option(metavar="COUNTRY", help="With `--by administration`: whose administrations.")
    ] = None,
    layout: Annotated[TableFormat, typer.Option("--format", help="Format of the table.")] = TableFormat.CSV,
    chosen: FilterOption = None,
    output: OutputOption = None,
    metadata: MetadataOption = None,
) -> None:
    """Write centralities, communities and brokerage by period, or density, modularity and the like of the network.

    Examples:

        communique export measures --store store --by year --output measures.csv

        communique export measures --level network --by administration --of US --format md
    """
    with opened(store) as (found, base), _parameters():
        filters = _filters(chosen, base)
        periods = []
        if by is By.ADMINISTRATION:
            if not of:
                raise typer.BadParameter("--by administration needs a country: --of US", param_hint="--of")
            (country,) = parse_filters([("country", of)], base).iris("country")
            periods = administrations_of(_text_rows(found, bind(ADMINISTRATIONS, {"country": NamedNode(country)})))
            if not periods:
                raise typer.BadParameter(f"the record has no administrations of {of}", param_hint="--of")
        table = measures_table(rows_of_store(found, filters), filters, level, by, periods)
        put_bytes(table_bytes(table, layout), output)
        if metadata:
            put_bytes(metadata_bytes(table, str(output or f"{table.name}.csv")), metadata)


def panel(
    store: StoreOption = DEFAULT_STORE,
    layout: Annotated[TableFormat, typer.Option("--format", help="Format of the table.")] = TableFormat.CSV,
    chosen: FilterOption = None,
    output: OutputOption = None,
    metadata: MetadataOption = None,
) -> None:
    """Write a panel of country pairs and months, months without contact included, ready for a regression.

    Held contacts by medium and by level, planned ones apart; ISO and Correlates of War codes.

    Examples:

        communique export panel --store store --output dyad-month.csv --metadata dyad-month.csv-metadata.json

        communique export panel --format parquet --filter country=KR --filter country=US --output korea-us.parquet
    """
    with opened(store) as (found, base), _parameters():
        filters = _filters(chosen, base)
        filters = panel_filters(filters, [name for name, _ in _pairs(chosen)])
        contacts = contacts_of(rows_of_store(found, filters))
        table = panel_table(contacts, sides_of(_text_rows(found, COUNTRIES)), filters)
        put_bytes(table_bytes(table, layout), output)
        if metadata:
            put_bytes(metadata_bytes(table, str(output or f"{table.name}.csv")), metadata)
        if unplaced := sum(1 for contact in contacts if contact.status == "held" and not month_of(contact)):
            say(f"held contacts whose month is not determined, in the column `unplaced`: {unplaced}")


@contextmanager
def _parameters() -> Iterator[None]:
    """A filter that cannot be becomes wrong usage."""
    try:
        yield
    except ParameterError as error:
        raise typer.BadParameter(str(error), param_hint="--filter") from error


def _pairs(chosen: list[str] | None) -> list[tuple[str, str]]:
    pairs = []
    for pair in chosen or []:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"{pair!r}: write NAME=VALUE", param_hint="--filter")
        pairs.append((name, value))
    return pairs


def _filters(chosen: list[str] | None, base: str) -> Filters:
    return parse_filters(_pairs(chosen), base)


def _text_rows(store: Store, query: str) -> list[list[str]]:
    return [
        [value.value if isinstance(value, NamedNode | Literal) else "" for value in row] for row in store.select(query)
    ]
