"""Take the picture of a brief that the README shows: what was agreed, with a report open at the evidence.

Usage: python scripts/take_picture.py, after `make demo`; it needs Chromium.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
BRIEF = ROOT / "demo" / "brief.html"
PICTURE = ROOT / "docs" / "images" / "brief.png"
WIDTH, HEIGHT = 1280, 840
MARGIN = 24


def take(brief: Path, picture: Path) -> None:
    """Open the brief in Chromium, choose the first undertaking, and keep what is on the screen."""
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(brief.resolve().as_uri())
        section = page.locator("section.agreed").first
        section.locator(".undertaking .support a.cite").first.click()
        section.evaluate("(node, margin) => window.scrollTo(0, node.offsetTop - margin)", MARGIN)
        page.wait_for_timeout(500)  # the panel slides in
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(BRIEF, PICTURE)
