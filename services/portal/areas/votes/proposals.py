# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposing a topic (书面提案) for where one lives or works."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.deliberation import RaiseTopic
from services.portal.forms import Form, limits
from services.portal.page_context import visit

pages = flask.Blueprint("proposals", __name__)
FIELDS = ("title", "text", "place_path")
KINDS = ("entrance", "building", "compound", "neighbourhood")
LIMITS = limits(RaiseTopic)


@pages.get("/proposals/new")
@needs(Permission.VOTE)
def ask() -> Response:
    return _page(Form.fresh())


@pages.post("/proposals/new")
@needs(Permission.VOTE)
def send() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _page(form)
    try:
        visit().deliberation.send("topics", {name: form.text(name) for name in FIELDS}, form.key)
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("proposals.done"), 303)


@pages.get("/proposals/done")
@needs(Permission.VOTE)
def done() -> str:
    return flask.render_template("proposed.html")


def _page(form: Form) -> Response:
    """The person's own places from the entrance up to the neighbourhood, the smallest first."""
    own = [one for one in visit().dispatch.own_places() if one.kind in KINDS]
    places = [(one.path, one.name) for one in reversed(own)]
    html = flask.render_template("propose.html", form=form, places=places, limits=LIMITS)
    return flask.Response(html, form.status)
