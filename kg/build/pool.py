"""Documents read in this process or in several, each once, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_sentinel

from kg.build.reading import Outcome, ReaderSettings, failed, read_one, start_reader
from loaders.folder import Found

CHUNK = 8
"""Documents handed to a process at once."""
WORTH_A_PROCESS = 24
"""Documents for which it pays to start another process, which takes as long as reading about so many."""


def read_all(files: Sequence[Found], settings: ReaderSettings, jobs: int) -> Iterator[list[Outcome]]:
    """Read documents, in `jobs` processes where that pays; yields what was found in batches, in any order.

    Processes are started afresh (`spawn`), so that they hold no lock and no open file of this one; they end with it.
    """
    if not files:
        return
    jobs = min(jobs, -(-len(files) // WORTH_A_PROCESS))
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    if jobs <= 1:
        start_reader(settings)
        for chunk in chunks:
            yield [read_one(found) for found in chunk]
        return
    while chunks:
        unfinished: list[Sequence[Found]] = []
        yield from _run(chunks, settings, jobs, unfinished)
        # A process died. Its documents are read one at a time, so that only the one that kills is lost.
        yield from _one_by_one([found for chunk in unfinished for found in chunk], settings)


def _run(
    chunks: list[Sequence[Found]], settings: ReaderSettings, jobs: int, unfinished: list[Sequence[Found]]
) -> Iterator[list[Outcome]]:
    """Work through `chunks` (taken from the list); leaves in `unfinished` what was under way when a process died."""
    chunks.reverse()
    with _executor(settings, jobs) as executor:
        running: dict[Future[list[Outcome]], Sequence[Found]] = {}
        try:
            while chunks or running:
                while chunks and len(running) < 2 * jobs:
                    chunk = chunks[-1]
                    running[executor.submit(_read_chunk, chunk)] = chunk
                    chunks.pop()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
                    del running[future]
        except BrokenProcessPool:
            unfinished += running.values()
    chunks.reverse()


def _one_by_one(files: list[Found], settings: ReaderSettings) -> Iterator[list[Outcome]]:
    """Read the files one after another in a single process, which is started anew when it dies."""
    files.reverse()
    while files:
        with _executor(settings, 1) as executor:
            try:
                while files:
                    outcomes = executor.submit(_read_chunk, [files[-1]]).result()
                    files.pop()
                    yield outcomes
            except BrokenProcessPool:
                yield [failed(files.pop(), "the process that read it was killed (out of memory?)")]


def _executor(settings: ReaderSettings, jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(settings,)
    )


def _start(settings: ReaderSettings) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start_reader(settings)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_sentinel([parent.sentinel])
        os._exit(1)


def _read_chunk(files: Sequence[Found]) -> list[Outcome]:
    return [read_one(found) for found in files]
