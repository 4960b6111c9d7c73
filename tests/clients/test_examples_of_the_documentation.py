"""The one-liners of docs/tables.md, run as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.serving import Service
from tests.lacking import lacking

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = re.findall(
    r"^```(sh|python|r)\n(.*?)^```", (REPOSITORY / "docs" / "tables.md").read_text(encoding="utf-8"), re.M | re.S
)
SERVICE = "http://127.0.0.1:8000"


def examples(language: str) -> list[str]:
    return [text for found, text in EXAMPLES if found == language and SERVICE in text]


def test_there_is_an_example_for_each_program() -> None:
    assert {language for language, _ in EXAMPLES} == {"sh", "python", "r"}
    assert sum("pd.read_" in text for text in examples("python")) >= 3


@pytest.mark.parametrize("text", examples("sh"))
def test_curl(sample_service: Service, text: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        ["sh", "-ec", text.replace(SERVICE, sample_service.url)], cwd=tmp_path, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    (file,) = tmp_path.iterdir()
    assert file.read_text(encoding="utf-8").startswith("official,name,other,otherName,contacts,first,last")
    assert "Yun Byung-se" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", examples("python"))
def test_pandas_and_networkx(sample_service: Service, text: str) -> None:
    names: dict[str, object] = {}
    exec(text.replace(SERVICE, sample_service.url), names)
    if "panel" in names:
        panel = names["panel"]
        assert str(panel["month"].dtype).startswith("datetime64")
        assert panel["contacts"].sum() > 50
        assert (panel.groupby("dyad")["month"].nunique() == panel["month"].nunique()).all()
    elif "contacts" in names:
        assert str(names["contacts"]["contacts"].dtype) == "int64"
    elif "graph" in names:
        assert names["graph"].is_multigraph()
        assert names["graph"].number_of_edges() > 100
    else:
        assert set(names["media"].columns) == {"medium", "n"}


R = shutil.which("Rscript")


@pytest.mark.parametrize("text", examples("r"))
def test_r(sample_service: Service, text: str, tmp_path: Path) -> None:
    if R is None:
        lacking("needs the program 'Rscript': scripts/system_programs installs it")
    check = "stopifnot(sum(panel$contacts) > 50)" if "panel" in text else "stopifnot(model$converged)"
    script = tmp_path / "example.R"
    script.write_text(text.replace(SERVICE, sample_service.url) + check + "\n", encoding="utf-8")
    ran = subprocess.run([R, "--vanilla", str(script)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_what_needs_no_service_runs_without_one(sample_store: Path, tmp_path: Path) -> None:
    import pandas as pd

    command = [sys.executable, "-c", "from api.cli import main; main()", "export", "panel", "--output", "panel.csv"]
    environment = {**os.environ, "COMMUNIQUE_STORE": str(sample_store)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert pd.read_csv(tmp_path / "panel.csv")["contacts"].sum() > 50
