# SPDX-License-Identifier: AGPL-3.0-or-later
"""Published statements as staff keep them: on the physical board (公示栏), and the rulings on objections."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, carry_out, word_choices
from services.portal.areas.money.keeping import allowed
from services.portal.authority import Permission
from services.portal.client.models.finance import ObjectionView, PublicationView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("money_notices", __name__)
POST, TAKE_DOWN, RULE = "post", "take-down", "rule"
RUNNING = ("noticed", "open")


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
        name, _, objection = chosen.name.partition("_")
        if name == RULE:
            finance.send(f"objections/{objection}:rule", body, form.key)
        else:
            photos = uploaded(form, "photo", finance.upload)
            body |= {"photo_id": photos[0]} if photos else {}
            finance.send(f"publications/{found.id}:{name}", body, form.key)
        return flask.url_for("money_notices.show", publication_id=found.id, done=name)

    return carry_out(_acts(found, _objections(found)), lambda form: _page(found.id, form), do)


def _page(publication_id: str, form: Form, done: str = "") -> Response:
    found = visit().finance.publication(publication_id)
    objections = _objections(found)
    html = flask.render_template(
        "money_notice.html",
        publication=found,
        statement_id=found.subject.partition("/")[2],
        objections=objections,
        acts=_acts(found, objections),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _objections(found: PublicationView) -> list[ObjectionView]:
    """For who rules on them."""
    if not found.objections or not visit().by.holds(Permission.CHECK):
        return []
    return visit().finance.objections(found.id)


def _acts(found: PublicationView, objections: list[ObjectionView]) -> Acts:
    photo = Field("photo", "photo")
    given = []
    if found.stage in RUNNING:
        given.append((Permission.KEEP, lambda: Act(POST, (Field("board"), photo))))
        hanging = tuple((one.board, one.board) for one in found.postings if one.down_at is None)
        if hanging:
            board = Field("board", "select", choices=hanging)
            given.append((Permission.KEEP, lambda: Act(TAKE_DOWN, (board, photo))))
    unruled = [one for one in objections if one.outcome is None]
    given += [(Permission.CHECK, lambda one=one: _ruling(one.id)) for one in unruled]  # type: ignore[misc]
    return allowed(*given)


def _ruling(objection_id: str) -> Act:
    outcomes = word_choices("objection_outcome", ("dismissed", "upheld"))
    return Act(
        f"{RULE}_{objection_id}", (Field("outcome", "select", choices=outcomes), Field("reasons", "long"))
    )
