"""Node and its packages for the tests: installed once, from locks that stand in the repository."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

from tests.lacking import lacking

NODE = Path(__file__).with_name("node")


def build_web(repository: Path) -> ModuleType:
    """The script that bundles the pages' scripts: it knows where Node is."""
    spec = importlib.util.spec_from_file_location("build_web", repository / "scripts" / "build_web.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_packages(repository: Path) -> tuple[str, Path]:
    """Node, and the folder with the packages of the pages' scripts."""
    script = build_web(repository)
    script.install(repository, with_tools=False)
    return script.find_node(), repository / script.CLIENT


def client_packages(repository: Path) -> tuple[str, Path]:
    """Node, and the folder with the packages that only tests need; a stamp says from which lock they came."""
    script = build_web(repository)
    node = script.find_node()
    lock = hashlib.sha256((NODE / "package-lock.json").read_bytes()).hexdigest()
    stamp = NODE / "node_modules" / ".installed"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != lock:
        command = [node, script.npm_of(node), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        ran = subprocess.run(command, cwd=NODE, capture_output=True, text=True, check=False)
        if ran.returncode:
            lacking(f"npm cannot install the clients: {ran.stderr[-300:]}")
        stamp.write_text(lock, encoding="utf-8")
    return node, NODE
