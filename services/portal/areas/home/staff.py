# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's first page: what is late in their places, and what is theirs to do."""

import flask

from services.portal.areas.console.opening import open_tasks
from services.portal.authority import Permission
from services.portal.client.models.dispatch import OrderView
from services.portal.page_context import visit
from services.portal.panels import Panel, Panels

SHOWN = 5


def page() -> str:
    """Each part is asked for beside the others and fails alone; who does no work has no list of their own."""
    by, dispatch, panels = visit().by, visit().dispatch, Panels()
    parts: list[tuple[str, str, Panel[list[OrderView]]]] = []
    if by.holds(Permission.WORK):
        mine = panels.ask(lambda: dispatch.orders(assignee="me", open=True, limit=SHOWN).items)
        parts.append(("home.staff_mine", flask.url_for("desk.show", scope="mine"), mine))
    if by.holds(Permission.READ):
        overdue = panels.ask(lambda: dispatch.orders(open=True, overdue=True, limit=SHOWN).items)
        parts.append(("home.staff_overdue", flask.url_for("desk.show", overdue=1), overdue))
    if by.holds(Permission.READ) and not by.holds(Permission.WORK):
        coming = panels.ask(lambda: dispatch.orders(state="submitted", limit=SHOWN).items)
        parts.append(("home.staff_submitted", flask.url_for("desk.show", state="submitted"), coming))
    return flask.render_template(
        "staff.html", opening=open_tasks(visit()), parts=parts, has_books=by.holds(Permission.MONEY)
    )
