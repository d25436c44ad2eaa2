# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several orders of the desk are given to one person or company at once; each is answered for itself."""

from os.path import commonpath
from urllib.parse import urlencode

import flask
from werkzeug.wrappers import Response

from services.portal.access import local, needs
from services.portal.authority import Permission
from services.portal.client.models.dispatch import AssigneeView, OrderView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("assigning", __name__)
ASSIGN = "assign"
SEE_OTHER = 303


def assignables(orders: list[OrderView]) -> list[OrderView]:
    """Those that the person can assign now."""
    return [order for order in orders if ASSIGN in order.actions]


def candidates(orders: list[OrderView]) -> list[AssigneeView]:
    """Who handles orders where all of these lie."""
    if not orders:
        return []
    return visit().dispatch.assignees(commonpath([order.place_path for order in orders]))


@pages.post("/desk/assign")
@needs(Permission.READ)
def assign() -> Response:
    form = Form.sent()
    orders = flask.request.form.getlist("order")
    desk = local(form.text("desk"))
    if form.only_shown or not orders or not form.text("assignee_id"):
        return flask.redirect(desk, SEE_OTHER)
    answers = visit().dispatch.assign(orders, form.text("assignee_id"), form.text("despite"), form.key)
    refused = [f"{one.order_id}.{one.code}" for one in answers if one.code]
    told = urlencode({"assigned": len(answers) - len(refused), "refused": refused}, doseq=True)
    return flask.redirect(f"{desk}{'&' if '?' in desk else '?'}{told}", SEE_OTHER)
