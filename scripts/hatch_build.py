"""The build hook: a wheel has the bundled scripts of the pages, made from their sources as it is built."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebBuildHook(BuildHookInterface[Any]):
    """Bundles before the wheel's files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, unless the installation is editable: there `scripts/build_web.py` is for people to call."""
        if version == "editable":
            return
        build_web = module_beside("build_web")
        build_web.bundle(Path(self.root))
        # The bundle is ignored by git, hence left out unless it is named.
        build_data["artifacts"].append(f"/{build_web.DIST.as_posix()}/")


def module_beside(name: str) -> ModuleType:
    """Import a script of this folder, which is on no import path while a wheel is built."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
