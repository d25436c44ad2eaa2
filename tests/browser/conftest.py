# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real Chromium in front of the running town.

Pictures go to `.local/screenshots`, which git ignores: what is wrong, and every page with LINLI_PICTURES=1.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect, sync_playwright

from scripts.browser import executable
from services.chassis.clock import monotonic
from tests.browser.readable import wrong, wrong_if_large, wrong_in_width
from tests.town import Town, pytest_runtest_teardown, town

SHOTS = Path(__file__).parents[2] / ".local" / "screenshots"
PICTURES = bool(os.environ.get("LINLI_PICTURES"))
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=800)
PATIENCE_MS, WORKER_PATIENCE_S, LOOK_AGAIN_MS = 20_000, 180, 200
SIZES = {"phone": PHONE, "desk": DESKTOP}
HEIGHT = "document.documentElement.scrollHeight"
NAMELESS = """[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
  .filter(field => !field.labels.length).length"""
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

TAPS = """
const TYPED = "textarea, input:not([type=radio], [type=checkbox])";
addEventListener("pointerdown", () => linliTapped(1), true);
addEventListener("focusin", ({target}) => target.matches(TYPED) && linliTapped(1), true);
addEventListener("change", ({target}) => target.matches("select") && linliTapped(2), true);
"""
"""A press is a tap, so is going to a field to type; a list is opened and then chosen from."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    path = executable()
    if path is None:
        pytest.fail("no Chromium: `python -m scripts.browser` installs one or says what to do")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def keep(page: Page, name: str) -> None:
    """A picture of the whole page, where pictures are wanted."""
    if PICTURES:
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def look(page: Page, name: str, sizes: Mapping[str, ViewportSize] = SIZES) -> None:
    """Nobody is hindered from reading it, and nothing is too wide in any size, with large text neither.

    A picture of what is wrong is kept, and one of each size where pictures are wanted: then axe reads all of
    them, else the page's own; what a page is made of it reads in all (`test_gallery.py`). The window is as
    tall as the page: so the bar at the bottom covers nothing that one scrolls to.
    """
    own, all_faults = page.viewport_size, []
    assert own
    read = [own] if own in sizes.values() and not PICTURES else list(sizes.values())
    for called, size in sizes.items():
        told = f"{name}-{called}"
        if PICTURES:
            page.set_viewport_size(size)
            keep(page, told)
        _show_all(page, size)
        found = wrong(page) if size in read else wrong_in_width(page)
        faults = [f"{told}: {fault}" for fault in (*found, *wrong_if_large(page))]
        if faults:
            page.screenshot(path=SHOTS / f"{told}-wrong.png")
        all_faults += faults
    page.set_viewport_size(own)
    assert not all_faults, "\n".join(all_faults)


def _show_all(page: Page, size: ViewportSize) -> None:
    """Narrower pages are taller: a height that does in one size mostly does in the next."""
    width, height = size["width"], max(size["height"], page.evaluate(HEIGHT))
    page.set_viewport_size({"width": width, "height": height})
    if (needed := page.evaluate(HEIGHT)) > height:
        page.set_viewport_size({"width": width, "height": needed})


class Visitor:
    """A page of somebody who is logged in, what every page must keep, and how often somebody tapped."""

    def __init__(self, town: Town, context: BrowserContext) -> None:
        self.town = town
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.taps = 0
        context.expose_binding("linliTapped", self._tapped)
        context.add_init_script(TAPS)
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _tapped(self, source: object, taps: int) -> None:
        self.taps += taps

    def log_in(self, who: str) -> None:
        person = self.town.people[who]
        self.give_password(person.login, person.password)
        self.page.wait_for_url(f"{self.town.portal}/**")

    def give_password(self, login: str, password: str) -> None:
        """The first step of a log-in, mostly the only one."""
        self.page.goto(f"{self.town.portal}/")
        self.page.get_by_role("link", name="登录").last.click()
        self.page.locator("#login").fill(login)
        self.page.locator("#password").fill(password)
        self.page.get_by_role("button").click()

    def open(self, path: str) -> None:
        self.page.goto(f"{self.town.portal}{path}")

    def reload_until(self, there: Locator) -> None:
        """Until something stands on the page: what a worker does takes its time, more on a busy machine."""
        ends = monotonic() + WORKER_PATIENCE_S
        while not there.count():
            assert monotonic() < ends, self.page.content()
            self.page.wait_for_timeout(LOOK_AGAIN_MS)
            self.page.reload()

    def look(self, name: str, sizes: Mapping[str, ViewportSize] = SIZES) -> None:
        """Everybody can read the page, on the phone and at a desk; each field says what it is for."""
        assert self.complaints == []
        look(self.page, name, sizes)
        assert self.page.evaluate(NAMELESS) == 0
        assert self.page.evaluate("document.querySelectorAll('h1').length") == 1


@pytest.fixture
def visit(town: Town, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    contexts: list[BrowserContext] = []

    def start(size: ViewportSize = PHONE, *, javascript: bool = True) -> Visitor:
        contexts.append(chromium.new_context(viewport=size, java_script_enabled=javascript, locale="zh-CN"))
        contexts[-1].set_default_timeout(PATIENCE_MS)
        return Visitor(town, contexts[-1])

    yield start
    for context in contexts:
        context.close()


__all__ = ["pytest_runtest_teardown", "town"]
