"""The corpora beside the checkout load as what they are."""

from __future__ import annotations

from pathlib import Path

from loaders import Document, Rejected, load, walk


def load_all(corpus: Path, *include: str) -> tuple[list[Document], list[Rejected]]:
    documents, rejections = [], []
    for item in walk([corpus], include):
        try:
            if isinstance(item, Rejected):
                raise item
            documents.append(load(item.path, item.doc))
        except Rejected as rejected:
            rejections.append(rejected)
    return documents, rejections


def test_the_seeds_are_plain_texts_as_they_stand(shared: Path) -> None:
    documents, rejections = load_all(shared / "corpus" / "seeds")
    assert len(documents) == 5
    assert rejections == []
    for document in documents:
        assert document.media_type == "text/plain"
        assert document.text.encode() == (shared / "corpus" / "seeds" / document.doc).read_bytes()


def test_the_white_house_archive_loads(shared: Path) -> None:
    """Every English statement is dated and addressed; pictures without text and translations are turned away."""
    documents, rejections = load_all(shared / "corpus" / "white-house")
    assert len(documents) + len(rejections) == 5_475
    for document in documents:
        assert document.title
        assert document.published
        assert document.published_time
        assert document.published_time.tzinfo
        assert document.url
        assert document.url.startswith("https://")
        assert not document.text[document.body[0] :].startswith("---")
    assert 0 < len(rejections) < 20
    assert {rejected.reason.split(":")[0] for rejected in rejections} <= {
        "no prose",
        "no English prose",
        "only short lines, such as navigation",
    }
