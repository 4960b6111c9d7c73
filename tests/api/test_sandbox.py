"""Where the system offers less than Linux usually does, the service says so and serves all the same."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from tests.api.conftest import EX
from tests.api.hostile import HEAVY
from tests.api.serving import Service, wait_until

X86_64 = {"prctl": 157, "seccomp": 317, "unshare": 272}
DENIED = """
import ctypes, struct
numbers = {numbers}
code = [(0x20, 0, 0, 0)]  # load the number of the system call
code += [(0x15, len(numbers) - place + 2, 0, number) for place, number in enumerate(numbers)]  # one of these: deny
code += [(0x15, 0, 3, {prctl}), (0x20, 0, 0, 16), (0x15, 0, 1, 22)]  # prctl(PR_SET_SECCOMP): deny
code += [(0x06, 0, 0, 0x00050001), (0x06, 0, 0, 0x7FFF0000)]  # EPERM; allow
packed = b"".join(struct.pack("HBBI", *line) for line in code)
buffer = ctypes.create_string_buffer(packed, len(packed))
described = ctypes.create_string_buffer(struct.pack("HP", len(code), ctypes.addressof(buffer)))
library = ctypes.CDLL(None, use_errno=True)
assert library.prctl(38, 1, 0, 0, 0) == 0
assert library.prctl(22, 2, described, 0, 0) == 0
"""
"""Code that takes system calls away from the process and its children: seccomp's own, and those in `numbers`."""


def without(*names: str) -> str:
    """Code that denies seccomp filters and these system calls."""
    return DENIED.format(numbers=[X86_64[name] for name in names], prctl=X86_64["prctl"])


def check(service: Service) -> str:
    """The service answers, refuses what it must, ends what is too much; what forbids connections."""
    assert service.query("ASK { ?s ?p ?o }").json()["boolean"] is True
    assert service.query("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }").status_code == 400
    assert service.query(HEAVY["count"]).status_code == 503
    return str(service.http.get("/health").json()["engine"]["sandbox"])


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers of system calls are those of x86_64")
@pytest.mark.parametrize("denied", [("seccomp",), ("seccomp", "unshare")], ids=["seccomp", "seccomp and namespaces"])
def test_without_what_forbids_connections(store_folder: Path, denied: tuple[str, ...]) -> None:
    with Service(store=store_folder, base=EX, query_timeout=1, prelude=without(*denied)) as service:
        found = check(service)
        if "unshare" in denied:
            assert found == "none"
            assert wait_until(lambda: any("neither seccomp" in record["message"] for record in service.log))
        else:
            assert found == "namespace" if os.getuid() == 0 else found in ("namespace", "none")
