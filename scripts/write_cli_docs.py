"""Write docs/command-line.md from the commands themselves; with --check, fail where the file differs."""

from __future__ import annotations

import argparse
import inspect
import sys
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer
from typer.models import ArgumentInfo, OptionInfo

from api.cli.app import app

TARGET = Path(__file__).resolve().parents[1] / "docs" / "command-line.md"
HEAD = """\
# The command line

Written from the commands themselves by `make docs`; a test fails where the two differ. Results go to stdout, messages
to stderr. Exit status: 0 done, 1 not done, 2 wrong usage, and what a command states itself.
"""


def main() -> int:
    """Write or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = HEAD + "".join(f"\n## {path}\n{body(path, function)}" for path, function in commands(app, "communique"))
    if parser.parse_args().check:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print(f"docs/{TARGET.name} differs from the commands: run `make docs`", file=sys.stderr)
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


def commands(group: typer.Typer, path: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield each command's words and its function, the group's own first."""
    if group.registered_callback and group.registered_callback.callback:
        yield path, group.registered_callback.callback
    for command in group.registered_commands:
        if command.callback and not command.hidden:
            yield f"{path} {command.name or command.callback.__name__.replace('_', '-')}", command.callback
    for sub in group.registered_groups:
        if sub.typer_instance and not sub.hidden:
            yield from commands(sub.typer_instance, f"{path} {sub.name}")


def body(path: str, function: Callable[..., Any]) -> str:
    """Return usage, help and parameters of one command."""
    rows, usage = [], [path]
    signature = inspect.signature(function)
    for name, hint in typing.get_type_hints(function, include_extras=True).items():
        info = next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, (ArgumentInfo, OptionInfo))), None)
        if info is None or info.hidden:
            continue
        kind, value = typing.get_args(hint)[0], signature.parameters[name].default
        if isinstance(info, ArgumentInfo):
            spelled = info.metavar or name.upper()
            usage.append(spelled if value is inspect.Parameter.empty else f"[{spelled}]")
        else:
            spelled = spelling(name, kind, info)
        variable = f" `{info.envvar}`" if isinstance(info.envvar, str) else ""
        cells = (f"`{spelled}`{variable}", info.help or "", default(value, info))
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n")
    if any("`-" in row for row in rows):
        usage.append("[OPTIONS]")
    table = "\n| | | default |\n| --- | --- | --- |\n" + "".join(rows) if rows else ""
    return f"```\n{' '.join(usage)}\n```\n\n{paragraphs(function.__doc__ or '')}{table}"


def spelling(name: str, kind: Any, info: OptionInfo) -> str:
    """Return an option as it is typed."""
    kinds = {k for k in (typing.get_args(kind) or (kind,)) if k is not type(None)}
    # Inside `Annotated`, the first spelling of `typer.Option("--x", "-x")` stands where a default would.
    given = [d for d in (info.default, *(info.param_decls or ())) if isinstance(d, str) and d.startswith("-")]
    names = " ".join(given) or f"--{name.replace('_', '-')}"
    if bool in kinds:
        return names if given else f"{names}/--no-{name.replace('_', '-')}"
    choices = [str(member.value) for k in kinds if isinstance(k, type) and issubclass(k, Enum) for member in k]
    number = "N" if int in kinds else "X" if float in kinds else "TEXT"
    return f"{names} {info.metavar or '|'.join(choices) or number}"


def default(value: object, info: ArgumentInfo | OptionInfo) -> str:
    """Return the default as the help shows it."""
    if isinstance(info.show_default, str):
        return info.show_default
    if value is inspect.Parameter.empty:
        return "required"
    return "" if value in (None, False) else f"`{getattr(value, 'value', value)}`"


def paragraphs(text: str) -> str:
    """Return help text as Markdown, its examples as code."""
    out: list[str] = []
    for block in inspect.cleandoc(text).split("\n\n"):
        if not block.startswith("    "):
            out.append(block)
        elif out and out[-1].endswith("\n```"):
            out[-1] = f"{out[-1].removesuffix('```')}{inspect.cleandoc(block)}\n```"
        else:
            out.append(f"```\n{inspect.cleandoc(block)}\n```")
    return "\n\n".join(out) + "\n"


if __name__ == "__main__":
    sys.exit(main())
