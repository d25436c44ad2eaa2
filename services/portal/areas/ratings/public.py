# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see of a company: stars and light, its published ratings line by line, how to object."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import public
from services.portal.areas.board.pages import code
from services.portal.areas.ratings.reasons import rows_of
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.credit import PublicationView, PublicRatingsView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("public_ratings", __name__)
A_PAGE = 50
OPEN = "open"


@pages.get("/public/<district>/ratings")
@public
def index(district: str) -> str:
    """The companies of a district with what is in effect."""
    found = visit().ratings_of(code(district)).companies(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_ratings.html", district=district, page=found)


@pages.get("/public/<district>/ratings/<uuid:file_id>")
@public
def show(district: str, file_id: UUID) -> str:
    found = visit().ratings_of(code(district)).company(str(file_id))
    return page_of(district, found, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/ratings/companies/<uuid:file_id>/objections")
def send(file_id: UUID) -> Response:
    form, district = Form.sent(), visit().by.tenant
    found = visit().ratings_of(district).company(str(file_id))
    running = _running(found)
    if form.only_shown or running is None:
        return flask.Response(page_of(district, found, form))
    try:
        visit().credit.object_to(running.id, form.text("text"), form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        refused = form.refused(problem)
        return flask.Response(page_of(district, found, refused), refused.status)
    return flask.redirect(
        flask.url_for("public_ratings.show", district=district, file_id=file_id, done="objected"), 303
    )


def page_of(district: str, found: PublicRatingsView, form: Form, done: str = "") -> str:
    """A company with its latest rating and how to object to it, and the earlier ones."""
    latest: dict[str, Any] = json.loads(found.ratings[0].content) if found.ratings else {}
    return flask.render_template(
        "public_rating.html",
        district=district,
        file=found.file,
        ratings=found.ratings,
        latest=latest,
        of=date.fromisoformat(latest["on"]) if latest else None,
        rows=rows_of(latest.get("lines", ())),
        running=_running(found),
        may_object=visit().principal is not None and visit().by.tenant == district,
        form=form,
        done=done,
    )


def _running(found: PublicRatingsView) -> PublicationView | None:
    """The latest rating, if one may object to it."""
    return next((one for one in found.ratings[:1] if one.stage == OPEN), None)
