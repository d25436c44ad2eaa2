# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real Chromium in front of the running town. Screenshots go to `.local/screenshots`, which git ignores."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import executable
from tests.browser.gallery import STICKS_OUT, wrong
from tests.town import Town, pytest_runtest_teardown, town

SHOTS = Path(__file__).parents[2] / ".local" / "screenshots"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
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
    path = executable()
    if path is None:
        pytest.fail("no Chromium: `python -m scripts.browser` installs one or says what to do")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def shot(name: str) -> Path:
    SHOTS.mkdir(parents=True, exist_ok=True)
    return SHOTS / f"{name}.png"


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
        self.page.goto(f"{self.town.portal}/")
        self.page.get_by_role("link", name="登录").last.click()
        self.page.locator("#login").fill(self.town.people[who].login)
        self.page.locator("#password").fill(self.town.people[who].password)
        self.page.get_by_role("button").click()
        self.page.wait_for_url(f"{self.town.portal}/**")

    def open(self, path: str) -> None:
        self.page.goto(f"{self.town.portal}{path}")

    def look(self, name: str) -> None:
        """Keep a picture; axe finds nothing, nothing sticks out, with text of 200 % neither."""
        self.page.screenshot(path=shot(name), full_page=True)
        assert self.complaints == []
        with self._whole_page_in_view():
            assert not wrong(self.page), name
        self.page.evaluate("document.documentElement.style.fontSize = '225%'")
        assert not self.page.evaluate(STICKS_OUT), f"{name} is wider than the screen with text of 200 %"
        self.page.evaluate("document.documentElement.style.fontSize = ''")
        bare = "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
        assert self.page.evaluate(f"{bare}.filter(field => !field.labels.length).length") == 0
        assert self.page.evaluate("document.querySelectorAll('h1').length") == 1

    @contextmanager
    def _whole_page_in_view(self) -> Iterator[None]:
        """In a window as tall as the page the bar at the bottom covers nothing that one scrolls to."""
        size = self.page.viewport_size
        assert size
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
        yield
        self.page.set_viewport_size(size)


@pytest.fixture
def visit(town: Town, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    contexts: list[BrowserContext] = []

    def start(size: dict[str, int] = PHONE, *, javascript: bool = True) -> Visitor:
        contexts.append(chromium.new_context(viewport=size, java_script_enabled=javascript, locale="zh-CN"))
        contexts[-1].set_default_timeout(20_000)
        return Visitor(town, contexts[-1])

    yield start
    for context in contexts:
        context.close()


__all__ = ["pytest_runtest_teardown", "town"]
