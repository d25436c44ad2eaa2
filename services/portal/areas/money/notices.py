# SPDX-License-Identifier: AGPL-3.0-or-later
"""Published statements as staff keep them: on the physical board (公示栏), and the rulings on objections."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council import publications
from services.portal.areas.council.acts import Act, Acts, Body, acts, carry_out
from services.portal.areas.money.keeping import DESK
from services.portal.authority import Permission
from services.portal.client.models.finance import ObjectionView, PublicationView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("money_notices", __name__)


@pages.get("/money/desk/notices/<uuid:publication_id>")
@needs(Permission.MONEY)
def show(publication_id: UUID) -> Response:
    return _page(str(publication_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/notices/<uuid:publication_id>")
@needs(Permission.MONEY)
def act(publication_id: UUID) -> Response:
    finance = visit().finance
    found = finance.publication(str(publication_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        name = publications.send(finance, found, form, chosen, body)
        return flask.url_for("money_notices.show", publication_id=found.id, done=name)

    return carry_out(_acts(found, _objections(found)), lambda form: _page(found.id, form), do)


def _page(publication_id: str, form: Form, done: str = "") -> Response:
    found = visit().finance.publication(publication_id)
    objections = _objections(found)
    statement_id = found.subject.partition("/")[2]
    return publications.page(
        found,
        objections,
        _acts(found, objections),
        form,
        done,
        address=flask.url_for("money_notices.act", publication_id=found.id),
        as_public=flask.url_for(
            "public_statements.show", district=visit().by.tenant, statement_id=statement_id
        ),
        leads_back=DESK,
    )


def _objections(found: PublicationView) -> list[ObjectionView]:
    """For who rules on them."""
    if not found.objections or not visit().by.holds(Permission.CHECK):
        return []
    return visit().finance.objections(found.id)


def _acts(found: PublicationView, objections: list[ObjectionView]) -> Acts:
    keeps = visit().by.holds(Permission.KEEP)
    return acts(*(publications.posting(found) if keeps else ()), *publications.ruling(objections))
