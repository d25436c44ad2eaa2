# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is looked at of a component: each way in which somebody may read it, photographed and read by axe."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from services.portal.ui.stylesheet import FOLDER
from tests.browser.readable import ROOT_PERCENT, wrong

SEEN = FOLDER / "seen.txt"
HEAD = "# The components as `make gallery` saw them last: the name of each and the digest of its folder.\n"
HEIGHT = 780


@dataclass(frozen=True)
class Reading:
    """A way to read a page: its width in CSS pixels, its colours, and text in percent of its usual size."""

    width: int
    colours: Literal["light", "dark", "forced"] = "light"
    text: int = 100

    def apply(self, page: Page) -> None:
        page.set_viewport_size({"width": self.width, "height": HEIGHT})
        page.emulate_media(
            color_scheme="dark" if self.colours == "dark" else "light",
            forced_colors="active" if self.colours == "forced" else "none",
        )
        page.evaluate(f"document.documentElement.style.fontSize = '{ROOT_PERCENT * self.text / 100}%'")


READINGS = [
    *(Reading(width, colours) for width in (360, 1440) for colours in ("light", "dark", "forced")),
    *(Reading(width, text=text) for width in (360, 1440) for text in (150, 200)),
]

QUICK_READINGS = [Reading(360), Reading(360, "dark", 200), Reading(1440, "forced")]
"""Each way once: what `make test` does with a component that was changed; `make gallery` goes all ways."""


@contextmanager
def served(app: flask.Flask, port: int = 0) -> Iterator[str]:
    """The address of the application while the block runs."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def look(
    page: Page, base: str, name: str, language: str, folder: Path, readings: Sequence[Reading]
) -> list[str]:
    """What is wrong with a component in a language, read in these ways; its pictures are in the folder."""
    page.context.add_cookies([{"name": "linli_language", "value": language, "url": base}])
    page.goto(f"{base}/ui/{name}")
    faults = []
    for way in readings:
        way.apply(page)
        told = f"{name}-{language}-{way.width}-{way.colours}-{way.text}"
        page.screenshot(path=folder / f"{told}.png", full_page=True)
        faults += [f"{told}: {fault}" for fault in wrong(page)]
    return faults


def changed(names: list[str]) -> list[str]:
    """The components that have changed since they were looked at."""
    seen = _seen()
    return [name for name in names if seen.get(name) != digest(name)]


def note(name: str) -> None:
    """Write down that a component was looked at as it is now."""
    seen = {**_seen(), name: digest(name)}
    there = sorted(name for name in seen if (FOLDER / name).is_dir())
    SEEN.write_text(HEAD + "".join(f"{name} {seen[name]}\n" for name in there), "utf-8")


def _seen() -> dict[str, str]:
    lines = SEEN.read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def digest(name: str) -> str:
    """Of the files of the component's folder."""
    paths = sorted((FOLDER / name).glob("*.*"))
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]
