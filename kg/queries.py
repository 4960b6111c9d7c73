"""Stored queries: one `.rq` file per question, with a header that documents it and types for its parameters.

The convention is grlc's, written down in `docs/queries.md`: header lines start with `#+ ` and are YAML; a parameter is
a variable `?_name_type` (needed) or `?__name_type` (optional). Values are bound as terms, see `kg.sparql.binding`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pyoxigraph import Literal, NamedNode

from kg.sparql.binding import Term, bind
from kg.sparql.tokens import Kind, form, tokens

XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = ("iri", "string", "integer", "decimal", "boolean", "date", "year")
"""What a parameter's variable may end in."""
_VARIABLE = re.compile(r"_(_?)([A-Za-z][A-Za-z0-9_]*)_(" + "|".join(TYPES) + ")")
_ILLEGAL_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_HEADER_KEYS = {"summary", "description", "tags", "params"}
_PARAM_KEYS = {"description", "example", "default", "in", "values"}


class QueryFileError(ValueError):
    """A stored query that breaks the convention; the message names file, line and reason."""


class ParameterError(ValueError):
    """A value that a parameter does not take; `parameter` names it."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a stored query."""

    name: str
    type: str
    """One of `TYPES`."""
    required: bool
    description: str = ""
    example: str | None = None
    default: str | None = None
    kind: str | None = None
    """For IRIs: the path below the base (`official`) against which a bare key is resolved; header key `in`."""
    values: tuple[str, ...] = ()
    """The only values it takes, where they are listed."""

    @property
    def variable(self) -> str:
        """The variable's name in the query, without `?`."""
        return f"{'_' if self.required else '__'}{self.name}_{self.type}"

    def term(self, value: str, base: str) -> Term:
        """Make the RDF term for a value as a user writes it.

        Raises:
            ParameterError: the value is none of this type.
        """
        if self.values and value not in self.values:
            raise ParameterError(self.name, f"{self.name}={value!r} is not one of {', '.join(self.values)}")
        try:
            return _MAKERS[self.type](self, value, base)
        except (ValueError, InvalidOperation) as error:
            raise ParameterError(self.name, f"{self.name}={value!r} is not {_WORDS[self.type]}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuery:
    """A question researchers ask, as SPARQL with parameters."""

    name: str
    """The file's name without suffix; also its path in the API."""
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    form: str
    """`select`, `ask`, `construct` or `describe`."""
    text: str
    """The SPARQL text, header included."""

    def bind(self, values: Mapping[str, str], base: str) -> str:
        """The query with its parameters bound; an optional parameter without value stays an unbound variable.

        Args:
            values: parameter name -> value as a user writes it. An empty string counts as not given.
            base: the base IRI of the data, with its final slash.

        Raises:
            ParameterError: an unknown name, a missing value, or a value of the wrong type.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                has = ", ".join(sorted(known)) or "none"
                raise ParameterError(name, f"{self.name} has no parameter {name!r}; it has {has}")
        terms: dict[str, Term] = {}
        for parameter in self.parameters:
            value = values.get(parameter.name) or parameter.default
            if value is not None:
                terms[parameter.variable] = parameter.term(value, base)
            elif parameter.required:
                raise ParameterError(
                    parameter.name,
                    f"{self.name} needs {parameter.name} ({_WORDS[parameter.type]})"
                    + (f", for example {parameter.example}" if parameter.example else ""),
                )
        return bind(self.text, terms)

    def examples(self) -> dict[str, str]:
        """The example values of the needed parameters that have no default: enough to run the query."""
        return {p.name: p.example for p in self.parameters if p.required and p.default is None and p.example}


def load_queries(folder: Traversable | None = None) -> dict[str, StoredQuery]:
    """Read every `.rq` file of a folder (default: the `queries` package), sorted by name.

    Raises:
        QueryFileError: a file breaks the convention.
    """
    folder = folder or files("queries")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    return {query.name: query for query in (parse_query(e.name, e.read_text(encoding="utf-8")) for e in found)}


def parse_query(file: str, text: str) -> StoredQuery:
    """Read one stored query from its text; `file` is its name, for the query's name and for messages.

    Raises:
        QueryFileError: the header or the parameters break the convention.
    """
    header = _header(file, text)
    for key in ("summary", "description"):
        if not isinstance(header.get(key), str) or not header[key].strip():
            raise QueryFileError(f"{file}:1: the header needs `#+ {key}: …`")
    tags = header.get("tags") or []
    if not isinstance(tags, list):
        raise QueryFileError(f"{file}:1: `tags` must be a list")
    if not (query_form := form(text)):
        raise QueryFileError(f"{file}:1: no SELECT, ASK, CONSTRUCT or DESCRIBE")
    return StoredQuery(
        name=file.removesuffix(".rq"),
        summary=header["summary"].strip(),
        description=header["description"].strip(),
        tags=tuple(map(str, tags)),
        parameters=_parameters(file, text, header.get("params") or {}),
        form=query_form,
        text=text,
    )


def _header(file: str, text: str) -> dict[str, Any]:
    # Blank lines stand in for the others, so that YAML counts lines as the file does.
    lines = [line[2:].removeprefix(" ") if line.startswith("#+") else "" for line in text.splitlines()]
    try:
        header = yaml.load("\n".join(lines), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise QueryFileError(f"{file}:{mark.line + 1 if mark else 1}: header is not YAML: {error}") from error
    if not isinstance(header, dict):
        raise QueryFileError(f"{file}:1: no header of lines starting with `#+ `")
    if unknown := set(header) - _HEADER_KEYS:
        raise QueryFileError(f"{file}:1: unknown header keys: {', '.join(sorted(unknown))}")
    return header


def _parameters(file: str, text: str, documented: Any) -> tuple[Parameter, ...]:
    if not isinstance(documented, dict):
        raise QueryFileError(f"{file}:1: `params` must map names to descriptions")
    used: dict[str, tuple[bool, str]] = {}
    for token in tokens(text):
        if token.kind is Kind.VARIABLE and token.text[1] == "_":
            line = text.count("\n", 0, token.start) + 1
            if not (match := _VARIABLE.fullmatch(token.text[1:])):
                raise QueryFileError(f"{file}:{line}: {token.text} must be ?_name_type with one of {', '.join(TYPES)}")
            found = (not match.group(1), match.group(3))
            if used.setdefault(match.group(2), found) != found:
                raise QueryFileError(f"{file}:{line}: {match.group(2)} is used with two types")
    if missing := set(used) ^ set(documented):
        raise QueryFileError(f"{file}:1: in the header or in the query but not in both: {', '.join(sorted(missing))}")
    # The header's order is the order a person reads them in.
    return tuple(_parameter(file, name, *used[name], documented[name]) for name in documented)


def _parameter(file: str, name: str, required: bool, kind: str, given: Any) -> Parameter:
    if not isinstance(given, dict) or not isinstance(given.get("description"), str):
        raise QueryFileError(f"{file}:1: parameter {name} needs a description")
    if unknown := set(given) - _PARAM_KEYS:
        raise QueryFileError(f"{file}:1: parameter {name} has unknown keys: {', '.join(sorted(unknown))}")
    parameter = Parameter(
        name=name,
        type=kind,
        required=required,
        description=given["description"],
        example=given.get("example"),
        default=given.get("default"),
        kind=given.get("in"),
        values=tuple(given.get("values") or ()),
    )
    if parameter.example is None and parameter.default is None:
        raise QueryFileError(f"{file}:1: parameter {name} needs an example or a default")
    for value in (parameter.example, parameter.default, *parameter.values):
        if value is not None:
            try:
                parameter.term(value, "https://example.org/")
            except ParameterError as error:
                raise QueryFileError(f"{file}:1: {error}") from error
    return parameter


def _iri(parameter: Parameter, value: str, base: str) -> Term:
    iri = value if _ABSOLUTE.match(value) else f"{base}{parameter.kind}/{value}" if parameter.kind else ""
    if not iri or _ILLEGAL_IN_IRI.search(iri):
        raise ValueError(value)
    return NamedNode(iri)


def _typed(datatype: str, lexical: str) -> Term:
    return Literal(lexical, datatype=NamedNode(XSD + datatype))


def _string(_parameter: Parameter, value: str, _base: str) -> Term:
    value.encode()  # a lone surrogate is a UnicodeEncodeError, hence a ValueError
    return Literal(value)


def _integer(_parameter: Parameter, value: str, _base: str) -> Term:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise ValueError(value)
    return _typed("integer", str(int(value)))


def _decimal(_parameter: Parameter, value: str, _base: str) -> Term:
    if not re.fullmatch(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})", value):
        raise ValueError(value)
    return _typed("decimal", f"{Decimal(value):f}")


def _boolean(_parameter: Parameter, value: str, _base: str) -> Term:
    if value.lower() not in ("true", "false"):
        raise ValueError(value)
    return _typed("boolean", value.lower())


def _date(_parameter: Parameter, value: str, _base: str) -> Term:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(value)
    return _typed("date", dt.date.fromisoformat(value).isoformat())


def _year(_parameter: Parameter, value: str, _base: str) -> Term:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ValueError(value)
    return _typed("gYear", value)


_MAKERS = {
    "iri": _iri,
    "string": _string,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "year": _year,
}
_WORDS = {
    "iri": "an absolute IRI or a key",
    "string": "a text",
    "integer": "a whole number",
    "decimal": "a decimal number",
    "boolean": "true or false",
    "date": "a day, YYYY-MM-DD",
    "year": "a year, YYYY",
}
