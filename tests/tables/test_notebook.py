"""The notebook of the documentation runs from its first cell to its last, on the sample corpus."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient


@pytest.mark.filterwarnings("default")  # what Jupyter's own libraries warn of is theirs
def test_the_notebook_runs(repository: Path, sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_STORE", str(sample_store))
    notebook = nbformat.read(repository / "docs" / "alliance-contacts.ipynb", as_version=4)
    committed = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert sum("image/png" in output.get("data", {}) for cell in committed for output in cell.outputs) == 4
    NotebookClient(notebook, timeout=240, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 4
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    tables = [output.data["text/plain"] for output in outputs if "text/html" in output.get("data", {})]
    assert len(tables) == 3
    assert "Yun" in tables[-1]
