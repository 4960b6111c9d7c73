"""A file that nobody can read, whoever runs the tests."""

from __future__ import annotations

import os
from pathlib import Path

from tests.lacking import lacking


def make_unreadable(path: Path, text: str) -> None:
    """Put a file there that cannot be read: by its permissions, or for root by the kernel's own refusal (Linux)."""
    if os.geteuid() == 0:
        if not Path("/proc/self/mem").exists():
            lacking("root reads every file of this machine: run the tests as another user")
        path.symlink_to("/proc/self/mem")
    else:
        path.write_text(text)
        path.chmod(0)
