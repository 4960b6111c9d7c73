"""A file that nobody can read, whoever runs the tests."""

from __future__ import annotations

import os
from pathlib import Path


def make_unreadable(path: Path, text: str) -> None:
    """Put a file there that cannot be read: by its permissions, or for root by the kernel's own refusal (Linux)."""
    if os.geteuid() == 0:
        path.symlink_to("/proc/self/mem")
    else:
        path.write_text(text)
        path.chmod(0)
