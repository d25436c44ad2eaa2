# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's inbox: orders by their next deadline, the overdue ones first."""

from dataclasses import dataclass

import flask

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.dispatch import OrderView, PlaceView
from services.portal.page_context import visit

pages = flask.Blueprint("desk", __name__)
STATES = ("submitted", "accepted", "assigned", "in_progress", "done", "revisited", "closed", "refused")
MINE = "mine"
ENDED = "ended"
MOST = 30
BAD_REQUEST = 400


@dataclass(frozen=True)
class Filter:
    """What the inbox shows: `scope` is empty for all, "mine", or a place's path."""

    scope: str
    state: str
    overdue: bool
    after: str | None

    @classmethod
    def asked(cls) -> "Filter":
        given = flask.request.args
        scope = given.get("scope", "")
        if not scope and not visit().by.holds(Permission.READ):
            scope = MINE
        state = given.get("state", "")
        known = state in (*STATES, ENDED)
        return cls(scope, state if known else "", given.get("overdue") == "1", given.get("after"))

    def query(self) -> dict[str, str | bool | None]:
        place = self.scope if self.scope.startswith("/") else None
        return {
            "assignee": "me" if self.scope == MINE else None,
            "place": place,
            "state": self.state if self.state in STATES else None,
            "open": None if self.state in STATES else self.state != ENDED,
            "overdue": True if self.overdue else None,
            "after": self.after,
        }


@pages.get("/desk")
@needs(Permission.READ, Permission.WORK)
def show() -> str:
    wanted = Filter.asked()
    page = visit().dispatch.orders(**wanted.query(), limit=MOST)
    return flask.render_template(
        "desk.html",
        wanted=wanted,
        groups=_groups(page.items),
        next=page.next,
        places=_places(wanted.scope),
        states=STATES,
    )


def _groups(orders: list[OrderView]) -> list[tuple[str, list[OrderView]]]:
    """The orders under headings, in the order in which they came."""
    groups: list[tuple[str, list[OrderView]]] = []
    for order in orders:
        name = "overdue" if order.overdue else "running" if order.next_due_at else "unlimited"
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(order)
    return groups


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
