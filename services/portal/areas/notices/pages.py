# SPDX-License-Identifier: AGPL-3.0-or-later
"""The notices of where one lives or works. Who opens one has it served: that is recorded with the reading."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.outreach import NoticeView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("notices", __name__)
A_PAGE = 20
PUBLISHED = "published"
ACTS = ("review", "publish", "withdraw", "pin", "unpin")


@pages.get("/notices")
def index() -> str:
    page = visit().outreach.notices(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("notices.html", page=page)


@pages.get("/notices/<uuid:notice_id>")
def show(notice_id: UUID) -> Response:
    notice, outreach = visit().outreach.notice(str(notice_id)), visit().outreach
    if notice.state == PUBLISHED:
        outreach.act(notice.id, "read", None, f"read-{notice.id}-{visit().by.subject}")
    return page_of(notice, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/notices/<uuid:notice_id>")
def send(notice_id: UUID) -> Response:
    """What staff may do with it: the API says what, and refuses the rest."""
    form, outreach = Form.sent(), visit().outreach
    notice = outreach.notice(str(notice_id))
    if form.only_shown or form.action not in ACTS:
        return page_of(notice, form)
    body: dict[str, object] | None = None
    if form.action in ("pin", "unpin"):
        body = {"pinned": form.action == "pin"}
    elif form.action == "withdraw":
        body = {"reason": form.text("reason")}
    try:
        outreach.act(notice.id, form.action.removeprefix("un"), body, form.key)
    except (Problem, Unreachable) as problem:
        return page_of(outreach.notice(notice.id), form.refused(problem))
    return flask.redirect(flask.url_for("notices.show", notice_id=notice.id, done=form.action), 303)


def page_of(notice: NoticeView, form: Form, done: str = "") -> Response:
    html = flask.render_template("notice.html", notice=notice, form=form, done=done)
    return flask.Response(html, form.status)
