# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's inbox: danger first, then by the next deadline; found by number, word and filter."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import flask

from services.portal.access import needs
from services.portal.areas.desk.asked import ASSISTED, CHANNELS, ENDED, MINE, STATES, URGENCIES, Asked
from services.portal.areas.desk.assigning import assignables, candidates
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.dispatch import OrderView, PageViewOrderView, PlaceView, TotalView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panel, Panels

pages = flask.Blueprint("desk", __name__)
MOST = 25
COUNTED: dict[str, dict[str, str]] = {
    "danger": {"urgency": "U0"},
    "overdue": {"overdue": "1"},
    "asking": {"asking": "1"},
    "open": {},
}
BAD_REQUEST = 400
TEXT_REFUSED = "invalid"


@dataclass(frozen=True)
class Count:
    """How many orders of the scope are dangerous, overdue, wait for assistance, are open; and their list."""

    name: str
    link: str
    total: Panel[TotalView]


@pages.get("/desk")
@needs(Permission.READ, Permission.WORK)
def show() -> str:
    asked, panels, dispatch = Asked.now(), Panels(), visit().dispatch
    listed = panels.ask(lambda: dispatch.orders(**asked.query, after=asked.after, limit=MOST))
    total = panels.ask(lambda: dispatch.total(**asked.query)) if asked.narrowed else None
    places = panels.ask(lambda: _places(asked["scope"]))
    counts = _counts(asked, panels)
    categories = panels.ask(lambda: dispatch.catalogue().categories)
    page, understood = _page(asked, listed)
    offered = assignables(page.items)
    return flask.render_template(
        "desk.html",
        asked=asked,
        understood=understood,
        total=total if understood else None,
        counts=counts,
        groups=_groups(page.items),
        page=page,
        choices=_choices(places.content or [], categories.content or []),
        offered={order.id for order in offered},
        candidates=candidates(offered),
        form=Form.fresh(),
        assigned=flask.request.args.get("assigned", type=int),
        refused=[tuple(one.split(".", 1)) for one in flask.request.args.getlist("refused") if "." in one],
    )


def _page(asked: Asked, listed: Panel[PageViewOrderView]) -> tuple[PageViewOrderView, bool]:
    """The orders, none where the text is too short to be looked for; and whether it could be."""
    try:
        return listed.needed(), True
    except Problem as problem:
        if problem.code != TEXT_REFUSED or not asked["q"]:
            raise
        return PageViewOrderView(items=[], next=None), False


def _counts(asked: Asked, panels: Panels) -> list[Count]:
    scope = {name: text for name, text in asked.given.items() if name == "scope"}
    shown = {name: Asked(scope | more, None) for name, more in COUNTED.items()}
    return [
        Count(name, one.link(), panels.ask(partial(visit().dispatch.total, **one.query)))
        for name, one in shown.items()
    ]


def _choices(places: list[PlaceView], categories: list[Any]) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in each filter: value and word, that for “any” first."""
    words = visit().words
    anything = ("", words("desk.any"))

    def named(table: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
        return [(code, words.name(table, code)) for code in codes]

    own = ((MINE, words("desk.mine")), (ASSISTED, words("desk.assisted")))
    everywhere = [("", words("desk.all"))] if places else []
    return {
        "scope": [*everywhere, *own, *((place.path, place.name) for place in places)],
        "state": [("", words("desk.any_open")), *named("state", STATES), (ENDED, words("desk.ended"))],
        "urgency": [anything, *named("urgency", URGENCIES)],
        "category": [
            anything,
            *((one.code, words.pick(one.name, one.name_en)) for one in categories if one.active),
        ],
        "channel": [anything, *named("channel", CHANNELS)],
    }


def _groups(orders: list[OrderView]) -> list[tuple[str, list[OrderView]]]:
    """The orders under headings, in the order in which they came."""
    groups: list[tuple[str, list[OrderView]]] = []
    for order in orders:
        name = _group(order)
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(order)
    return groups


def _group(order: OrderView) -> str:
    if order.step is None:
        return "ended"
    if order.urgency == "U0":
        return "danger"
    return "overdue" if order.overdue else "running" if order.next_due_at else "unlimited"


def _places(scope: str) -> list[PlaceView]:
    """The person's places, and those directly below the chosen one or, with one place only, below that."""
    dispatch = visit().dispatch
    held = visit().by.places(Permission.READ)
    known = {place.path: place for place in dispatch.own_places()}
    own = [known[path] for path in dict.fromkeys(held) if path in known]
    look = scope if scope.startswith("/") else own[0].path if len(own) == 1 else ""
    if look:
        try:
            above = dispatch.places_below(look.rpartition("/")[0]) if look not in known else []
            own += [place for place in above if place.path == look]
            own += dispatch.places_below(look)
        except Problem as problem:
            if problem.status == BAD_REQUEST:
                raise
    return sorted({place.path: place for place in own}.values(), key=lambda place: place.path)
