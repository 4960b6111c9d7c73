"""The command line: one module for each command, errors in one place."""

from api.cli.app import main

__all__ = ["main"]
