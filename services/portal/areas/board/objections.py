# SPDX-License-Identifier: AGPL-3.0-or-later
"""Objecting (异议) to what was published, by those whom it concerns."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.areas.board.pages import page_of
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("objections", __name__)


@pages.post("/board/<uuid:publication_id>/objections")
def send(publication_id: UUID) -> Response:
    form, district = Form.sent(), visit().by.tenant
    found = visit().record_of(district).publication(str(publication_id))
    if form.only_shown:
        return flask.Response(page_of(district, found, form))
    try:
        visit().deliberation.object_to(str(publication_id), form.text("text"), form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        refused = form.refused(problem)
        return flask.Response(page_of(district, found, refused), refused.status)
    return flask.redirect(
        flask.url_for("board.publication", district=district, publication_id=publication_id, done="objected"),
        303,
    )
