"""What a worker process may not do, whatever a query makes the engine try.

Linux only: a seccomp filter that refuses new sockets and new programs (it needs no privilege), limits on memory and
core files, and the end of the process when the process that started it ends. Where a filter cannot be had, an empty
network namespace is tried; what was achieved is reported and logged, never assumed.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 1, 38, 22, 2
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
# linux/seccomp.h, linux/bpf_common.h
_ALLOW, _ERRNO_EACCES = 0x7FFF0000, 0x00050000 | 13
_LOAD_WORD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
# Audit architecture and numbers of: socket, connect, bind, listen, accept, accept4, execve, execveat, ptrace,
# io_uring_setup (which opens sockets without the system call), process_vm_writev.
_SYSCALLS = {
    "x86_64": (0xC000003E, (41, 42, 49, 50, 43, 288, 59, 322, 101, 425, 311)),
    "aarch64": (0xC00000B7, (198, 203, 200, 201, 202, 242, 221, 281, 117, 425, 271)),
}
_X32 = 0x40000000  # the second set of numbers of x86_64 starts here


def libc() -> ctypes.CDLL:
    """The C library of this process."""
    return ctypes.CDLL(None, use_errno=True)


def forbid_network() -> str:
    """Take from this process and its later threads every way to open a connection or start a program.

    Returns:
        `seccomp`, `namespace`, or `none` where the system offers neither.
    """
    library = libc()
    if _filter(library):
        return "seccomp"
    if library.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0 or library.unshare(_CLONE_NEWNET) == 0:
        return "namespace"
    return "none"


def _filter(library: ctypes.CDLL) -> bool:
    if platform.machine() not in _SYSCALLS:
        return False
    architecture, forbidden = _SYSCALLS[platform.machine()]
    program = [(_LOAD_WORD, 0, 0, 4), (_JUMP_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _ERRNO_EACCES)]
    program.append((_LOAD_WORD, 0, 0, 0))
    refuse = len(forbidden) + 1
    program.append((_JUMP_GREATER_EQUAL, refuse, 0, _X32))
    program += [(_JUMP_EQUAL, len(forbidden) - place, 0, number) for place, number in enumerate(forbidden)]
    program += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERRNO_EACCES)]
    code = b"".join(struct.pack("HBBI", *line) for line in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: unsigned short len, struct sock_filter *filter
    described = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(buffer)))
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, described, 0, 0) == 0)


def die_with_parent() -> None:
    """Have the kernel end this process when the process that forked it ends."""
    libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def be_first_to_go() -> None:
    """When the machine runs out of memory, this process goes, not the service."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def limit_memory(extra: int) -> int:
    """Allow `extra` bytes of address space beyond what is in use now; returns the limit, 0 where it cannot be set."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = address_space() + extra
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (OSError, ValueError):
        return 0
    return limit


def address_space() -> int:
    """Bytes of address space in use."""
    return _statm()[0]


def private_memory(pid: int | str = "self") -> int:
    """Bytes of memory that a process shares with no file, 0 when it is gone. Pages shared with its parent count."""
    try:
        fields = _statm(pid)
    except (OSError, IndexError):
        return 0
    return fields[1] - fields[2]


def _statm(pid: int | str = "self") -> list[int]:
    # os.open: half the time of pathlib, and this runs after queries
    descriptor = os.open(f"/proc/{pid}/statm", os.O_RDONLY)
    try:
        return [int(field) * resource.getpagesize() for field in os.read(descriptor, 200).split()]
    finally:
        os.close(descriptor)
