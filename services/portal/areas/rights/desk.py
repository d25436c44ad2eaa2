# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests for erasure and for correction, decided by those who look after the records."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("rights_desk", __name__)
PATH = "/rights-desk"
GRANT, REFUSE, WAIVE, ACCEPT, REJECT = "grant", "refuse", "waive", "accept", "reject"


@pages.get(PATH)
@needs(Permission.PEOPLE)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post(PATH)
@needs(Permission.PEOPLE)
def decide() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _page(form)
    try:
        _do(form)
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("rights_desk.index", done=form.action), 303)


def _do(form: Form) -> None:
    rights, request_id = visit().rights, UUID(form.text("request_id"))
    reason = form.text("reason")
    if form.action == GRANT:
        rights.send(f"erasures/{request_id}:decide", {"granted": True}, form.key)
    elif form.action == REFUSE:
        day = {"not_before": form.text("not_before")} if form.text("not_before") else {}
        body = {"granted": False, "reason": reason, **day}
        rights.send(f"erasures/{request_id}:decide", body, form.key)
    elif form.action == WAIVE:
        waived = {"matter": form.text("matter"), "reason": reason}
        rights.send(f"erasures/{request_id}:waive", waived, form.key)
    else:
        body = {"accepted": form.action == ACCEPT, "reason": reason}
        rights.send(f"corrections/{request_id}:decide", body, form.key)


def _page(form: Form, done: str = "") -> Response:
    rights, panels = visit().rights, Panels()
    erasures, corrections = panels.ask(rights.waiting_erasures), panels.ask(rights.waiting_corrections)
    html = flask.render_template(
        "rights_desk.html", form=form, done=done, erasures=erasures, corrections=corrections
    )
    return flask.Response(html, form.status)
