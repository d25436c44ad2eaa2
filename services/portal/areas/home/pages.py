# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page, under each hat its own, and all that a resident reported."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs, public
from services.portal.areas.home import resident, staff
from services.portal.areas.oversight import audits
from services.portal.authority import Hat, Permission
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("home", __name__)
MOST_RUNNING, MOST_ENDED = 100, 20


@pages.get("/")
@public
def first() -> str | Response:
    """What needs the person now; strangers are told what this is, and who has no role yet whom to ask."""
    present = visit()
    if present.principal is None:
        return flask.render_template("welcome.html")
    if present.hat is Hat.STAFF:
        return staff.page()
    if present.hat is Hat.RESIDENT:
        return resident.page()
    if present.hat is Hat.OPERATOR:
        return flask.redirect(flask.url_for("districts.index"), 303)
    reads = Panels().ask(lambda: audits.running(present))
    return flask.render_template("no_pages.html", audits=reads)


@pages.get("/more")
def more() -> str:
    """The ways in that find no room at the foot of a phone."""
    return flask.render_template("more.html", audits=Panels().ask(lambda: audits.running(visit())))


@pages.get("/mine")
@needs(Permission.REPORT)
def mine() -> str:
    """The orders that the person reported: the open ones by their next deadline, then the ended ones."""
    dispatch, after = visit().dispatch, flask.request.args.get("after")
    running = dispatch.orders(reporter="me", open=True, limit=MOST_RUNNING).items if not after else []
    ended = dispatch.orders(reporter="me", open=False, after=after, limit=MOST_ENDED)
    return flask.render_template(
        "mine.html",
        running=sorted(running, key=resident.by_deadline),
        ended=ended,
        after=after,
    )
