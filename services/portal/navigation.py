# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way around: each area says where it is entered and under which hat, and how much waits there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import flask

from services.portal.access import admits
from services.portal.authority import Hat
from services.portal.client.http import Problem, Unreachable
from services.portal.page_context import PageContext, visit

BADGE_MOST = 99
MOST_TABS = 5
"""As many as a thumb finds on a phone; who has more finds the last ones behind one tab."""
MORE = "home.more"

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """A way into an area: an endpoint without arguments, the key of its word, a symbol of the sprite.

    It is shown under the `hats`, to whom the page admits and for whom it `is_alive`. `waiting` counts what
    waits there for the person; it may be a minute old.
    """

    page: str
    word: str
    icon: str
    hats: frozenset[Hat]
    is_alive: Callable[[PageContext], bool] = lambda _: True
    waiting: Callable[[PageContext], int] = lambda _: 0


@dataclass(frozen=True)
class Area:
    """A part of the portal: its groups of pages and the ways into it."""

    pages: tuple[flask.Blueprint, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Tab:
    """An entry as the frame of a page shows it. `badge` is empty where nothing waits."""

    href: str
    word: str
    icon: str
    current: bool
    badge: str


def install(app: flask.Flask, areas: Iterable[Area]) -> None:
    """Register the areas' pages, and let the frame of every page name the way around."""
    entries = [entry for area in areas for entry in area.entries]
    for area in areas:
        for pages in area.pages:
            app.register_blueprint(pages)

    @app.template_global()
    def tabs() -> list[Tab]:
        """The ways in at the foot of a page: all of them, or the first ones and where the others are.

        What waits behind the last one shows on it.
        """
        found = alive()
        if len(found) <= MOST_TABS:
            return found
        rest = found[MOST_TABS - 1 :]
        here = flask.request.endpoint == MORE or any(tab.current for tab in rest)
        badge = next((tab.badge for tab in rest if tab.badge), "")
        more = Tab(flask.url_for(MORE), visit().words("nav.more"), "more", here, badge)
        return [*found[: MOST_TABS - 1], more]

    @app.template_global()
    def more_tabs() -> list[Tab]:
        """The ways in that have no tab of their own."""
        found = alive()
        return found[MOST_TABS - 1 :] if len(found) > MOST_TABS else []

    def alive() -> list[Tab]:
        return [
            _tab(entry)
            for entry in theirs(app, entries)
            if _told(entry, "alive", entry.is_alive, otherwise=False)
        ]

    @app.template_global()
    def other_hats() -> list[tuple[str, str]]:
        """Where to put on another hat of one's own, and its name."""
        present = visit()
        return [
            (flask.url_for("reading.hat", hat=hat), present.words.name("hat", hat))
            for hat in present.hats
            if hat is not present.hat
        ]


def theirs(app: flask.Flask, entries: Iterable[Entry]) -> list[Entry]:
    """The entries under the present visitor's hat whose pages admit them."""
    present = visit()
    return [
        entry
        for entry in entries
        if present.hat in entry.hats and admits(app.view_functions[entry.page], present.by)
    ]


def _tab(entry: Entry) -> Tab:
    count = _told(entry, "waiting", entry.waiting, otherwise=0)
    badge = "" if not count else f"{BADGE_MOST}+" if count > BADGE_MOST else str(count)
    current = flask.request.endpoint == entry.page
    return Tab(flask.url_for(entry.page), visit().words(entry.word), entry.icon, current, badge)


def _told(entry: Entry, what: str, ask: Callable[[PageContext], T], *, otherwise: T) -> T:
    """The answer, remembered for a while; a page does not fail for its navigation."""
    present = visit()
    try:
        name = f"{present.by.subject} {entry.page} {what}"
        return present.portal.recent.get(present.by.tenant, name, lambda: ask(present))
    except (Problem, Unreachable):
        return otherwise
