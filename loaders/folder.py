"""The files of one or several CORPUS folders, in an order that depends on names alone."""

from __future__ import annotations

import errno
import logging
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loaders.rejection import CorpusError, Rejected

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to load, and its path relative to the CORPUS folder (see `Document.doc`)."""

    path: Path
    doc: str


def walk(
    corpora: Sequence[Path], include: Sequence[str] = (), files_from: Path | None = None
) -> Iterator[Found | Rejected]:
    """Yield every file of the folders, sorted by `doc` within each folder, and what cannot be visited.

    Names that begin with a dot are passed over. Symbolic links are followed; a folder is visited once, so that a
    link to one of its own parents, or to a folder of the corpus, is rejected and never followed round.

    Args:
        corpora: Folders. With several, each `doc` starts with its folder's name.
        include: Globs on the path relative to the CORPUS folder; a file that matches any is taken. `*` and `?`
            stay within a folder, `**` crosses folders.
        files_from: A UTF-8 list of `doc` paths, one a line: only these are taken. A path that leads nowhere is
            rejected with its line.

    Raises:
        CorpusError: no such folder, two folders of one name, an unreadable list, a malformed glob.
    """
    roots = _roots(corpora)
    listed = None if files_from is None else _read_list(files_from)
    patterns = [(glob, compile_glob(glob)) for glob in include]
    return _walk(roots, patterns, listed, files_from)


def compile_glob(glob: str) -> re.Pattern[str]:
    """Translate a glob on `/`-separated paths: `*`, `?`, `[a-z]`, `[!a-z]` within a folder, `**` across folders.

    >>> bool(compile_glob("2017/**/*.md").fullmatch("2017/02/call.md"))
    True
    >>> bool(compile_glob("2017/**/*.md").fullmatch("2017/call.md"))
    True
    >>> bool(compile_glob("*.md").fullmatch("2017/call.md"))
    False

    Raises:
        CorpusError: empty, absolute, or with a bracket that is not closed.
    """
    if not glob or glob.startswith("/"):
        raise CorpusError(f"--include {glob!r}: a glob is relative to the CORPUS folder and not empty")
    out: list[str] = []
    position = 0
    text = re.sub(r"(?:\*\*/)+", "**/", glob.removeprefix("./"))
    while position < len(text):
        rest = text[position:]
        at_part = position == 0 or text[position - 1] == "/"
        if at_part and rest.startswith("**/"):
            out.append("(?:[^/]+/)*")
            position += 3
        elif rest.startswith("**"):
            out.append(".*")
            position += len(rest) - len(rest.lstrip("*"))
        elif rest[0] in "*?":
            out.append("[^/]*" if rest[0] == "*" else "[^/]")
            position += 1
        elif match := re.match(r"\[([!^]?)(\]?[^]]*)\]", rest):
            inner = re.sub(r"([\\\[&~|^])", r"\\\1", match[2])
            out.append(f"(?!/)[{'^' if match[1] else ''}{inner}]")
            position += match.end()
        elif rest[0] == "[":
            raise CorpusError(f"--include {glob!r}: the bracket is not closed")
        else:
            out.append(re.escape(rest[0]))
            position += 1
    try:
        return re.compile("".join(out), re.DOTALL)
    except re.error as error:
        raise CorpusError(f"--include {glob!r}: {error}") from None


def _roots(corpora: Sequence[Path]) -> list[tuple[Path, str]]:
    """Return each folder with the prefix of its documents."""
    for path in corpora:
        if not path.exists():
            raise CorpusError(f"{path}: no such folder")
        if not path.is_dir():
            raise CorpusError(f"{path}: not a folder (for one file use `communique read`)")
    if len(corpora) == 1:
        return [(corpora[0], "")]
    by_name: dict[str, Path] = {}
    for path in corpora:
        # "." and ".." have names only once resolved; a link keeps its own.
        name = path.name if path.name not in {"", ".."} else path.resolve().name
        if name in by_name:
            raise CorpusError(
                f"two CORPUS folders are both named {name!r} ({by_name[name]} and {path}): "
                "documents are told apart by the folder's name, so rename one"
            )
        by_name[name] = path
    return [(path, f"{name}/") for name, path in by_name.items()]


def _read_list(path: Path) -> dict[str, int]:
    """Return the listed paths with their line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"--files-from {path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise CorpusError(f"--files-from {path}: not UTF-8 at byte {error.start}") from None
    listed: dict[str, int] = {}
    for number, line in enumerate(re.split(r"\r?\n", text), start=1):
        name = line.strip().removeprefix("./")
        if name:
            listed.setdefault(name, number)
    return listed


def _walk(
    roots: list[tuple[Path, str]],
    patterns: list[tuple[str, re.Pattern[str]]],
    listed: dict[str, int] | None,
    files_from: Path | None,
) -> Iterator[Found | Rejected]:
    unmatched = {glob for glob, _ in patterns}
    missing = dict(listed or {})
    for root, prefix in roots:
        for item in _Walker(root, prefix).run():
            if isinstance(item, Rejected):
                yield item
                continue
            relative = item.doc.removeprefix(prefix)
            matching = {glob for glob, pattern in patterns if pattern.fullmatch(relative)}
            unmatched -= matching
            if patterns and not matching:
                missing.pop(item.doc, None)
                continue
            if listed is not None and item.doc not in listed:
                continue
            missing.pop(item.doc, None)
            yield item
    for doc, line in missing.items():
        yield Rejected(doc, f"listed in {files_from} line {line}, but no such file in the CORPUS folder")
    for glob in sorted(unmatched):
        logger.warning("--include %s matches no file", glob)


class _Walker:
    """One CORPUS folder, depth first. Visited folders are known by device and inode."""

    def __init__(self, root: Path, prefix: str) -> None:
        self.root = root
        self.prefix = prefix
        self.visited: dict[tuple[int, int], str] = {}

    def run(self) -> Iterator[Found | Rejected]:
        yield from sorted(self._folders(), key=lambda item: PurePosixPath(item.doc).parts)

    def _folders(self) -> Iterator[Found | Rejected]:
        # Real folders first: what a link leads to is read under its real path when it has one in the corpus.
        pending = [(self.root, self.prefix, self.root.stat())]
        links: list[tuple[Path, str, os.stat_result]] = []
        while pending or links:
            path, doc, status = pending.pop() if pending else links.pop(0)
            key = (status.st_dev, status.st_ino)
            if key in self.visited:
                yield self._again(path, doc, self.visited[key])
                continue
            self.visited[key] = doc
            try:
                names = sorted(entry.name for entry in path.iterdir())
            except OSError as error:
                yield Rejected(doc or ".", f"folder cannot be read: {error.strerror}")
                continue
            for name in names:
                if not name.startswith("."):
                    yield from self._entry(path / name, doc + name, pending, links)

    def _entry(
        self,
        path: Path,
        doc: str,
        pending: list[tuple[Path, str, os.stat_result]],
        links: list[tuple[Path, str, os.stat_result]],
    ) -> Iterator[Found | Rejected]:
        if any("\ud800" <= char <= "\udfff" for char in path.name):
            yield Rejected(doc, "the file's name is not UTF-8")
            return
        try:
            status = path.stat()
        except OSError as error:
            yield Rejected(doc, _unvisited(path, error))
            return
        if stat.S_ISDIR(status.st_mode):
            (links if path.is_symlink() else pending).append((path, f"{doc}/", status))
        elif stat.S_ISREG(status.st_mode):
            yield Found(path, doc)
        else:
            yield Rejected(doc, "not a file (a pipe, socket or device)")

    def _again(self, path: Path, doc: str, first: str) -> Rejected:
        here = doc.removesuffix("/")
        if doc.startswith(first) or path.resolve() in self.root.resolve().parents:
            return Rejected(here, f"symbolic link loop: leads back to {first or 'the CORPUS folder'}")
        return Rejected(here, f"symbolic link to a folder that is read as {first}")


def _unvisited(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "symbolic link loop: leads back to itself"
    if path.is_symlink() and error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"symbolic link to nothing ({path.readlink()})"
    return f"cannot be read: {error.strerror}"
