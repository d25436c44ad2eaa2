# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page and a resident's own orders."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import public
from services.portal.client.models.dispatch import OrderView
from services.portal.page_context import visit

pages = flask.Blueprint("home", __name__)
MOST_RUNNING, MOST_ENDED = 100, 20


@pages.get("/")
@public
def first() -> str | Response:
    """Staff begin at the desk, residents with their own orders, strangers are told what this is."""
    present = visit()
    if present.principal is None:
        return flask.render_template("welcome.html")
    return flask.redirect(flask.url_for("desk.show" if present.is_staff else "home.mine"), 303)


@pages.get("/mine")
def mine() -> str:
    """The orders that the person reported: the open ones by their next deadline, then the ended ones."""
    dispatch, after = visit().dispatch, flask.request.args.get("after")
    if not visit().may_report:
        return flask.render_template("mine.html", running=[], ended=[], next=None, after=None)
    running = dispatch.orders(reporter="me", open=True, limit=MOST_RUNNING).items if not after else []
    ended = dispatch.orders(reporter="me", open=False, after=after, limit=MOST_ENDED)
    return flask.render_template(
        "mine.html",
        running=sorted(running, key=_by_deadline),
        ended=ended.items,
        next=ended.next,
        after=after,
    )


def _by_deadline(order: OrderView) -> tuple[bool, str]:
    """The next deadline first, orders without one last."""
    return order.next_due_at is None, str(order.next_due_at)
