# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resident's first page: what needs them, what moves, what was done of late."""

import flask

from services.portal.areas.money.bills import mark
from services.portal.client.models.dispatch import OrderView, PublicIncidentView
from services.portal.client.models.finance import BillView
from services.portal.page_context import PageContext, visit
from services.portal.panels import Panels

MOST = 50
SHOWN = 5
MOST_HOMES = 3


def page() -> str:
    """Each part is asked for beside the others and fails alone."""
    dispatch, panels = visit().dispatch, Panels()
    running = panels.ask(
        lambda: sorted(dispatch.orders(reporter="me", open=True, limit=MOST).items, key=by_deadline)
    )
    ended = panels.ask(lambda: dispatch.orders(reporter="me", open=False, limit=MOST).items)
    bills = panels.ask(_open_bills)
    incidents = panels.ask(_incidents)
    return flask.render_template(
        "resident.html",
        bills=bills,
        incidents=incidents,
        running=running,
        ended=ended,
        unread=[order for order in running.content or () if order.unread],
        unrated=_unrated(ended.content or ()),
        most=SHOWN,
    )


def waiting(present: PageContext) -> int:
    """How many of the own orders ask for a rating or have remarks that the person has not seen."""
    orders = present.dispatch.orders
    unread = [order for order in orders(reporter="me", open=True, limit=MOST).items if order.unread]
    return len(unread) + len(_unrated(orders(reporter="me", open=False, limit=MOST).items))


def by_deadline(order: OrderView) -> tuple[bool, str]:
    """The next deadline first, orders without one last."""
    return order.next_due_at is None, str(order.next_due_at)


def _open_bills() -> list[tuple[BillView, str]]:
    """Those that the person has to pay with the word of their state, the first due first."""
    found = [bill for bill in visit().finance.own_bills().items if bill.open]
    return [(bill, mark(bill)) for bill in sorted(found, key=lambda bill: bill.due)]


def _incidents() -> list[PublicIncidentView]:
    """What is on at the person's homes, each once."""
    own = [place for place in visit().dispatch.own_places() if place.may_report]
    homes = [place.path for place in own if not any(one.path.startswith(f"{place.path}/") for one in own)]
    found = [one for path in homes[:MOST_HOMES] for one in visit().incidents.over(path)]
    return list({one.id: one for one in found}.values())


def _unrated(ended: list[OrderView] | tuple[()]) -> list[OrderView]:
    return [order for order in ended if "rate" in order.actions]
