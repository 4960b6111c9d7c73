"""Metadata of a CSV file as CSV on the Web has it (https://www.w3.org/TR/tabular-metadata/)."""

from __future__ import annotations

from typing import Any

from kg.tables.table import Table

MEDIA_TYPE = "application/csvm+json"


def csv_metadata(table: Table, url: str, language: str = "en") -> dict[str, Any]:
    """The metadata as an object for JSON.

    Args:
        table: its rows are not read.
        url: address of the CSV file, as seen from that of the metadata.
        language: of titles and descriptions.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": url,
        "dc:title": table.title,
        "dc:description": table.description,
        "dialect": {"header": True, "delimiter": ",", "encoding": "utf-8", "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    **({"dc:description": column.description} if column.description else {}),
                    "datatype": column.type.value,
                    "required": False,
                }
                for column in table.columns
            ]
        },
    }
