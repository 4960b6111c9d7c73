"""Checks that hold for every page: no serious finding of axe-core, no horizontal overflow."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.lacking import lacking

WIDTHS = (390, 1280, 1920)
"""A phone, a laptop, a wall; in CSS pixels."""
_AXE = "api/web/client/node_modules/axe-core/axe.min.js"
_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, help, nodes }) =>
    ({ id, impact, help, nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => [html, failureSummary]) }));
}"""


@cache
def axe_source() -> str:
    """The script of axe-core, from the packages that checks of the scripts need."""
    path = Path(__file__).resolve().parents[2] / _AXE
    if not path.exists():
        lacking("needs axe-core: make web")
    return path.read_text(encoding="utf-8")


def serious_findings(page: Page) -> list[dict[str, Any]]:
    """What axe-core calls serious or critical on the page as it is now."""
    page.evaluate(axe_source())
    return [found for found in page.evaluate(_RUN) if found["impact"] in ("serious", "critical")]


def overflow(page: Page) -> dict[int, list[str]]:
    """Widths at which the page can be scrolled sideways, with the elements that stick out."""
    found = {}
    height = (page.viewport_size or {"height": 900})["height"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        # What is drawn by a script follows the window's size a moment later.
        for _ in range(20):
            page.wait_for_timeout(50)
            if not (wider := page.evaluate("document.documentElement.scrollWidth > innerWidth")):
                break
        if wider:
            found[width] = page.evaluate(
                """() => {
                const clipped = (element) => {
                  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
                    if (getComputedStyle(at).overflowX !== "visible") return true;
                  return false;
                };
                return [...document.body.querySelectorAll("*")]
                  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !clipped(element))
                  .slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) }"""
            )
    return found
