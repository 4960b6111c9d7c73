"""The README's session runs word for word and prints what the README shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def session(readme: str) -> list[tuple[str, list[str]]]:
    """Return each command with the lines shown under it."""
    steps: list[tuple[str, list[str]]] = []
    for line in "".join(BLOCK.findall(readme)).splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return steps


def pattern(shown: list[str]) -> re.Pattern[str]:
    """A line `…` stands for any lines, `…` within a line for any characters of it; all else is literal."""
    parts = [
        r"(?:.*\n)*" if line == "…" else ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ ]*\n"
        for line in shown
    ]
    return re.compile("".join(parts))


def test_the_pattern_tells_what_differs() -> None:
    assert pattern(["a", "…", "c … d"]).fullmatch("a\nb\nb\nc 1 2 d\n")
    assert not pattern(["a", "c"]).fullmatch("a\nb\nc\n")
    assert not pattern(["a.c"]).fullmatch("abc\n")


def test_the_session_runs_as_shown(repository: Path, tmp_path: Path) -> None:
    steps = session((repository / "README.md").read_text(encoding="utf-8"))
    assert len(steps) >= 8
    (tmp_path / "sample").symlink_to(repository / "sample")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for command, shown in steps:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        printed = done.stdout if done.stdout else done.stderr
        if not pattern(shown).fullmatch(printed):
            pytest.fail(f"$ {command}\nshown in the README:\n" + "\n".join(shown) + f"\nprinted:\n{printed}")
