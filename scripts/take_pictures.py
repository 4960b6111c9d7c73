"""Take the pictures of the README from a running service over the sample, with Chromium.

    make run                               in one terminal
    .venv/bin/python scripts/take_pictures.py          in another; they are written to docs/pictures

Exit status: 0 done, 1 not done.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Error, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
MEDIA_BY_MONTH = "contacts-by-medium-and-month"


@dataclass(frozen=True)
class Picture:
    """One picture: which page, how it is lit, and what must be there before it is taken."""

    name: str
    path: str
    ready: str
    """Selector of what is waited for."""
    dark: bool = False
    height: int = 800
    click: str = ""
    """Selector of what is clicked then."""
    top: str = ""
    """Selector of what is scrolled to the top."""
    choose: tuple[str, str] | None = None
    """Selector of a list and the value that is chosen in it, before anything is waited for."""


PICTURES = (
    Picture("network", "/?selected=official/yun-byung-se", "#selection article"),
    Picture("network-dark", "/?view=offices&colour=community", "html[data-ready=network]", dark=True),
    Picture("contact", "/contact/2017-02-07-phone-tillerson-yun.html", "main h1", top="main h2"),
    Picture("document", "/document/2017-02-07-mofa-yun-tillerson-md.html", "main h1", top="main h2"),
    Picture(
        "sparql",
        "/sparql",
        ".yasr table.dataTable tbody tr",
        height=900,
        click=".select_chart",
        choose=("#stored-query", MEDIA_BY_MONTH),
    ),
)


def main() -> int:
    """Take them all; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the service; default %(default)s")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        print("error: no Chromium here: scripts/system_programs installs it", file=sys.stderr)
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    arguments = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            for picture in PICTURES:
                page = browser.new_page(
                    viewport={"width": 1280, "height": picture.height},
                    color_scheme="dark" if picture.dark else "light",
                    reduced_motion="reduce",
                )
                take(page, picture, options.url, options.folder / f"{picture.name}.png")
                page.close()
        except Error as error:
            print(f"error: {picture.name}: {error.message.splitlines()[0]}", file=sys.stderr)
            return 1
        finally:
            browser.close()
    return 0


def take(page: Page, picture: Picture, url: str, file: Path) -> None:
    """Take one picture and say how large it is."""
    page.goto(url.rstrip("/") + quote(picture.path, safe="/?=&"))
    if picture.choose:
        page.select_option(*picture.choose)
    page.wait_for_selector(picture.ready, state="attached")
    if picture.click:
        page.click(picture.click)
    if picture.top:
        page.locator(picture.top).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)  # what is drawn on a canvas cannot be waited for
    page.screenshot(path=file)
    print(f"{file.name}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    sys.exit(main())
