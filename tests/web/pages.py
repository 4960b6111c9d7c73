"""How tests look at pages: over real HTTP, parsed as strictly as HTML can be."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
from lxml import etree
from typer.testing import CliRunner

from api.cli.app import app as command_line
from tests.api.serving import Service

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"}
"""What a browser sends."""
LOADED = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "image": "href",
    "use": "href",
}
"""Elements that make a browser load something -> the attribute that says what."""


def built(corpus: Path, store: Path) -> Path:
    """A store built from a folder of documents, with the command that users have."""
    found = CliRunner().invoke(command_line, ["build", str(corpus), "--store", str(store)])
    assert found.exit_code == 0, found.output
    return store


class Page:
    """A page as a browser would see it."""

    def __init__(self, address: str, status: int, headers: Any, text: str) -> None:
        self.address = address
        self.status = status
        self.headers = headers
        self.html = text
        parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
        self.tree: etree._ElementTree = parser.parse(text)
        for element in self.tree.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]  # elements of SVG are found by their plain names, too

    def all(self, path: str) -> list[Any]:
        """Elements by XPath."""
        return list(self.tree.xpath(path))

    def texts(self, path: str) -> list[str]:
        """What the elements say, with single spaces."""
        return [" ".join("".join(element.itertext()).split()) for element in self.all(path)]

    @property
    def text(self) -> str:
        """Everything the page's main part says."""
        return " ".join(self.texts("//main"))

    @property
    def links(self) -> list[str]:
        """Where its links lead, as they stand there."""
        return [element.get("href") for element in self.all("//a[@href]")]

    def loaded(self) -> list[str]:
        """Addresses that a browser loads for it."""
        found = [
            element.get(attribute)
            for name, attribute in LOADED.items()
            for element in self.all(f"//{name}")
            if element.get(attribute)
        ]
        return [urljoin(self.address, address) for address in found]


class Site:
    """The pages of a running service."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def get(self, address: str, status: int = 200, **parameters: str) -> Page:
        """A page that is valid, safe and complete: what every page promises is checked here."""
        response = self.service.http.get(address, headers=BROWSER, params=parameters or None, follow_redirects=True)
        assert response.status_code == status, (address, response.status_code, response.text[-3000:])
        assert response.headers["content-type"] == "text/html; charset=utf-8", address
        page = Page(str(response.url), response.status_code, response.headers, response.text)
        safe(page)
        return page


def safe(page: Page) -> None:
    """No inline script or style, nothing loaded from another host, a strict policy."""
    host = urlsplit(page.address).netloc
    assert [address for address in page.loaded() if urlsplit(address).netloc != host] == []
    assert [element for element in page.all("//script") if element.text] == []
    assert page.all("//style") == []
    inline = [name for element in page.all("//*[@*]") for name in element.attrib if re.match(r"on|style$", str(name))]
    assert inline == []
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert [link for link in page.links if re.match(r"\s*(javascript|data|vbscript):", link, re.IGNORECASE)] == []
    assert len(page.all("//main//h1")) == 1
    assert page.all("//html/@lang") == ["en"]
    levels = [int(element.tag[1]) for element in page.all("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = page.all("//@id")
    assert len(ids) == len(set(ids)), sorted(name for name in ids if ids.count(name) > 1)
