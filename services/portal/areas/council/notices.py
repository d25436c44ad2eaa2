# SPDX-License-Identifier: AGPL-3.0-or-later
"""Published notices (公示) as staff keep them: on the physical board, and the rulings on objections."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council import publications
from services.portal.areas.council.acts import COUNCIL, Act, Acts, Body, acts, carry_out
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.deliberation import ObjectionView, PublicationView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("council_notices", __name__)


@pages.get("/council/notices/<uuid:publication_id>")
@needs(Permission.COUNCIL)
def show(publication_id: UUID) -> Response:
    return _page(str(publication_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/notices/<uuid:publication_id>")
@needs(Permission.COUNCIL)
def act(publication_id: UUID) -> Response:
    deliberation = visit().deliberation
    found = deliberation.publication(str(publication_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        name = publications.send(deliberation, found, form, chosen, body)
        return flask.url_for("council_notices.show", publication_id=found.id, done=name)

    return carry_out(_acts(found, _objections(found)), lambda form: _page(found.id, form), do)


def _page(publication_id: str, form: Form, done: str = "") -> Response:
    found = visit().deliberation.publication(publication_id)
    objections = _objections(found)
    return publications.page(
        found,
        objections,
        _acts(found, objections),
        form,
        done,
        address=flask.url_for("council_notices.act", publication_id=found.id),
        as_public=flask.url_for("board.publication", district=visit().by.tenant, publication_id=found.id),
        leads_back=COUNCIL,
    )


def _objections(found: PublicationView) -> list[ObjectionView]:
    """None for who does not rule on them."""
    if not found.objections:
        return []
    try:
        return visit().deliberation.objections(found.id)
    except Problem as problem:
        if problem.code == "forbidden":
            return []
        raise


def _acts(found: PublicationView, objections: list[ObjectionView]) -> Acts:
    return acts(*publications.posting(found), *publications.ruling(objections))
