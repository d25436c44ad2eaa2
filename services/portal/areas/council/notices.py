# SPDX-License-Identifier: AGPL-3.0-or-later
"""Published notices (公示) as staff keep them: on the physical board, and the rulings on objections."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.deliberation import ObjectionView, PublicationView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("council_notices", __name__)
POST, TAKE_DOWN, RULE = "post", "take-down", "rule"
RUNNING = ("noticed", "open")


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
        name, _, objection = chosen.name.partition("_")
        if name == RULE:
            deliberation.send(f"objections/{objection}:rule", body, form.key)
        else:
            photos = uploaded(form, "photo", deliberation.upload)
            body |= {"photo_id": photos[0]} if photos else {}
            deliberation.send(f"publications/{found.id}:{name}", body, form.key)
        return flask.url_for("council_notices.show", publication_id=found.id, done=name)

    return carry_out(_acts(found, _objections(found)), lambda form: _page(found.id, form), do)


def _page(publication_id: str, form: Form, done: str = "") -> Response:
    found = visit().deliberation.publication(publication_id)
    objections = _objections(found)
    html = flask.render_template(
        "council_notice.html",
        publication=found,
        objections=objections,
        acts=_acts(found, objections),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


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
    photo = Field("photo", "photo")
    given = []
    if found.stage in RUNNING:
        given.append(Act(POST, (Field("board"), photo)))
        hanging = tuple((one.board, one.board) for one in found.postings if one.down_at is None)
        if hanging:
            given.append(Act(TAKE_DOWN, (Field("board", "select", choices=hanging), photo)))
    outcomes = word_choices("objection_outcome", ("dismissed", "upheld"))
    given += [
        Act(f"{RULE}_{one.id}", (Field("outcome", "select", choices=outcomes), Field("reasons", "long")))
        for one in objections
        if one.outcome is None
    ]
    return acts(*given)
