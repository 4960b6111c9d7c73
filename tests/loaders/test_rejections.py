"""Each kind of unusable input gives one clear line and costs no other file."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from loaders import Found, Rejected, load, read_text, walk
from tests.unreadable import make_unreadable

PROSE = "Minister Ahn and Secretary Bell spoke by phone on Tuesday about trade, the ministry said.\n"
KOREAN = "외교부 장관은 오늘 오전 통화에서 양국의 협력을 계속하기로 하였다고 밝혔다.\n"

UNUSABLE: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty file"),
    "blank.txt": (b" \r\n\t\n", "no prose: nothing but white space"),
    "zero-bytes.txt": (PROSE.encode() + b"\0" * 10, f"binary: a zero byte at offset {len(PROSE)}"),
    "scan.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary: a PDF file, not a text"),
    "picture.md": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary: a PNG image, not a text"),
    "controls.txt": (bytes(range(1, 32)) * 4 + PROSE.encode(), "binary: many control characters"),
    "utf16.txt": (PROSE.encode("utf-16"), "not UTF-8: UTF-16 or UTF-32 text (save it as UTF-8)"),
    "latin1.txt": (
        (PROSE + "Señor Díaz was there.").encode("latin-1"),
        f"not UTF-8: byte 0xf1 at offset {len(PROSE) + 2}, line 2",
    ),
    "cut.txt": (PROSE.encode() + "é".encode()[:1], f"not UTF-8: byte 0xc3 at offset {len(PROSE)}, line 2"),
    "korean.txt": (KOREAN.encode(), "no English prose: the text is in Korean"),
    "numbers.txt": (b"2017 02 07\n25 11:52\n", "no prose: no words"),
    "menu.txt": (
        b"Go to Contents\nGo to Navigation\nHome\nPress Releases\nAbout the Ministry\nCopyright 2017\n",
        "only short lines, such as navigation: 6 lines and no English sentence",
    ),
    "french.txt": (
        "Le ministre a déclaré que les deux parties se rencontreront bientôt à Paris pour en parler.".encode(),
        "no prose: no English sentence",
    ),
    "menu.html": (
        b"<html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><ul><li><a href='/a'>About</a></ul>"
        b"<footer>Copyright 2017 the Ministry. All rights reserved by it.</footer></body></html>",
        "only short lines, such as navigation: 3 lines and no English sentence",
    ),
    "unclosed.md": (
        b"---\ntitle: A call\n\n" + PROSE.encode(),
        "broken front matter, line 1: opened with --- and not closed within 16,000 characters",
    ),
    "colon.md": (
        b"---\ntitle: A call: with colons\n---\n" + PROSE.encode(),
        "broken front matter, line 2: mapping values are not allowed in this context",
    ),
    "day.md": (
        b"---\ntitle: A call\npublished: 2017-02-30\n---\n" + PROSE.encode(),
        "broken front matter, line 3: published: '2017-02-30' is not a day (write YYYY-MM-DD)",
    ),
    "twice.md": (
        b"---\ntitle: A call\ntitle: A talk\n---\n" + PROSE.encode(),
        "broken front matter, line 3: the key 'title' stands twice",
    ),
    "address.md": (
        b"---\nurl: javascript:void(0)\n---\n" + PROSE.encode(),
        "broken front matter, line 2: url: 'javascript:void(0)' is not a web address",
    ),
    "matter-only.md": (
        b"---\ntitle: A call between two ministers on the alliance\n---\n",
        "no prose: nothing but white space",
    ),
    "officers.xml": (
        b"<?xml version='1.0'?>\n<person><name>A</name></person>",
        "XML of an unknown kind (root element person)",
    ),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_unusable_input_is_rejected_with_its_reason(tmp_path: Path, name: str) -> None:
    data, reason = UNUSABLE[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Rejected) as caught:
        load(tmp_path / name, name)
    assert (caught.value.doc, caught.value.reason) == (name, reason)


def test_unusable_files_cost_no_other_file(tmp_path: Path) -> None:
    for name, (data, _) in UNUSABLE.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(PROSE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    documents, lines = [], []
    for item in walk([tmp_path]):
        try:
            if isinstance(item, Rejected):
                raise item
            documents.append(load(item.path, item.doc))
        except Rejected as rejected:
            lines.append(str(rejected))
    assert [document.doc for document in documents] == ["good.txt"]
    assert len(lines) == len(UNUSABLE) + 4
    assert all("\n" not in line for line in lines)
    assert f"gone.txt: symbolic link to nothing ({tmp_path}/nowhere.txt)" in lines
    assert "loop: symbolic link loop: leads back to the CORPUS folder" in lines
    assert "loop.txt: symbolic link loop: leads back to itself" in lines
    assert "pipe.txt: not a file (a pipe, socket or device)" in lines


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.write(PROSE.encode())
        stream.truncate(50_000_000)
    with pytest.raises(Rejected, match=r"^large\.txt: larger than the limit of 5 MB$"):
        load(large, "large.txt")


def test_the_limit_is_settable_and_exact() -> None:
    data = PROSE.encode()
    assert read_text(io.BytesIO(data), limit_bytes=len(data)).text == PROSE
    with pytest.raises(Rejected, match="larger than the limit"):
        read_text(io.BytesIO(data), limit_bytes=len(data) - 1)


def test_an_unreadable_file_is_rejected(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    make_unreadable(secret, PROSE)
    (item,) = walk([tmp_path])
    assert isinstance(item, Found)
    with pytest.raises(Rejected, match=r"^secret\.txt: cannot be read: (Permission denied|Input/output error)$"):
        load(item.path, item.doc)


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"^a\.txt: cannot be read: No such file or directory$"):
        load(tmp_path / "a.txt", "a.txt")


def test_a_reason_is_one_line_whatever_the_name() -> None:
    assert str(Rejected("a\nb\udcff.txt", "not\tso")) == "a\\nb\\udcff.txt: not\\tso"
