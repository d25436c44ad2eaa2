# SPDX-License-Identifier: AGPL-3.0-or-later
"""One page for what is kept: what it is, what can be done with it, and what belongs to it."""

from dataclasses import dataclass, field

import flask
from werkzeug.wrappers import Response

from services.portal.areas.council.acts import Acts
from services.portal.client.models.finance import MoneyView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.ui.charts.chart import Chart

State = tuple[str, str]
"""A table of words and a value of it."""


@dataclass(frozen=True)
class Card:
    """One thing that leads to its own page."""

    href: str
    title: str
    state: State | None = None
    told: str = ""
    much: str = ""


@dataclass(frozen=True)
class Part:
    """A section: cards, or a table; `nothing`: what is said where there is none."""

    id: str
    title: str
    nothing: str
    cards: tuple[Card, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lead: str = ""


@dataclass(frozen=True)
class Photos:
    """Uploaded pictures of one service; `pages`: the portal's pages that pass them on."""

    label: str
    files: tuple[str, ...]
    pages: str


@dataclass(frozen=True)
class Record:
    """`back`: the address and the words of the way back; `address`: where its forms are sent.

    `ways`: addresses and words of what belongs to it elsewhere. `version`: the one that is shown, which its
    forms send along: what somebody else changed meanwhile is not overwritten unseen.
    """

    title: str
    address: str
    back: tuple[str, str]
    lead: str = ""
    state: State | None = None
    rows: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = field(default_factory=tuple)
    photos: Photos | None = None
    ways: tuple[tuple[str, str], ...] = ()
    chart: Chart | None = None
    version: int | None = None


def show(record: Record, known: Acts, form: Form, done: str = "") -> Response:
    html = flask.render_template("record.html", record=record, acts=known, form=form, done=done)
    return flask.Response(html, form.status)


def shown_once(title: str, lead: str, rows: tuple[tuple[str, str], ...], onward: tuple[str, str]) -> Response:
    """What stands on the page that answers a form, and nowhere else again; `onward`: address and words."""
    html = flask.render_template("shown_once.html", title=title, lead=lead, rows=rows, onward=onward)
    return flask.Response(html, headers={"Cache-Control": "no-store"})


def status(table: str, value: str) -> State:
    """A state, shown by its word."""
    return table, value


def yuan(amount: MoneyView | None) -> str:
    return visit().words.money(amount.fen, amount.currency) if amount else ""
