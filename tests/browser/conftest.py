"""A real Chromium over a real service. Every page that a test opens is watched: a script error, an error in the
console or a request to another host fails the test.

Chromium is a program of the system (`scripts/system_programs` installs it); the scripts of the pages must be bundled
(`make web`). Where one of them is missing the tests are skipped with the reason, and fail where `CI` is set.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from api.web import assets
from tests.api.serving import Service
from tests.browser.watching import Watch
from tests.lacking import lacking

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # WebGL without a graphics card.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
Open = Callable[..., Page]
"""`open_page("/path", width=1280, height=900)`."""


# Not for the session: while Playwright runs, its event loop is in the way of tests that run their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        lacking("needs Chromium: scripts/system_programs installs it")
    if not assets.exists("dist/network.js"):
        lacking("needs the bundled scripts of the pages: make web")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture(scope="package")
def service(sample_store: Path) -> Iterator[Service]:
    """A service over the sample."""
    with Service(store=sample_store, workers=2) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, service: Service) -> Iterator[Open]:
    """Opens pages of the service, each as a visitor of its own, and watches them until the test ends."""
    watches: list[Watch] = []

    def opened(path: str = "/", *, width: int = 1280, height: int = 900, root: str = "", forgiven: str = "") -> Page:
        root = root or service.url
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        watches.append(Watch(page, urlsplit(root).netloc, forgiven))
        page.goto(root + path)
        return page

    yield opened
    for watch in watches:
        watch.page.context.close()
    assert [line for watch in watches for line in watch.complaints] == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser that draws by the processor takes a core and more: its tests run by themselves."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.alone)
