# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reporter's telephone number, shown on purpose: identity keeps on record who looked and why."""

from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.client.http import Problem, Unreachable
from services.portal.forms import check_own
from services.portal.page_context import visit

pages = flask.Blueprint("calls", __name__)


@pages.post("/orders/<uuid:order_id>/call")
def call(order_id: UUID) -> Response:
    """Shown at once and nowhere kept, so this is no form that leads on to another address."""
    check_own()
    present = visit()
    order = present.dispatch.order(str(order_id))
    if order.reporter is None:
        raise NotFound
    reason = present.words("call.reason", number=order.number or order.id)
    phone, error, status = None, "", 200
    try:
        phone = present.identity.phone(order.reporter.id, reason)
    except Problem as problem:
        error, status = present.words.error(problem.code, problem.data), problem.status
    except Unreachable:
        error, status = present.words.error("unavailable"), 503
    return flask.Response(flask.render_template("call.html", order=order, phone=phone, error=error), status)
