# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk of ratings: files with the lowest score first, why it is so, and the confirmation of a person."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, offices
from services.portal.areas.ratings.reasons import rows_of
from services.portal.authority import Permission
from services.portal.client.models.credit import CaseView, CreditFileView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("ratings", __name__)
REASONS = (Field("reasons", "long"),)
DECIDES = acts(Act("confirm", REASONS), Act("decline", REASONS))
NOTHING = acts()


@pages.get("/ratings")
@needs(Permission.COUNCIL)
def index() -> str:
    """Files and cases of where the person works; each part fails alone."""
    panels = Panels()
    files, cases = panels.ask(_files), panels.ask(_cases)
    return flask.render_template("ratings.html", files=files, cases=cases)


@pages.get("/ratings/files/<uuid:file_id>")
@needs(Permission.COUNCIL)
def show(file_id: UUID) -> Response:
    return _page(str(file_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/ratings/files/<uuid:file_id>")
@needs(Permission.COUNCIL)
def act(file_id: UUID) -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().credit.send(f"credit-files/{file_id}:{chosen.name}", body, form.key)
        return flask.url_for("ratings.show", file_id=file_id, done=chosen.name)

    return carry_out(DECIDES, lambda form: _page(str(file_id), form), do)


def _page(file_id: str, form: Form, done: str = "") -> Response:
    file, told = visit().credit.file(file_id), visit().credit.rating(file_id)
    html = flask.render_template(
        "rating_file.html",
        file=file,
        told=told,
        rows=rows_of(line.model_dump() for line in told.lines),
        acts=_acts(file),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _acts(file: CreditFileView) -> Acts:
    return DECIDES if file.awaits_confirmation else NOTHING


def _files() -> list[CreditFileView]:
    found = [file for place in offices() for file in visit().credit.files(place)]
    return sorted({file.id: file for file in found}.values(), key=lambda file: file.score)


def _cases() -> list[CaseView]:
    found = [case for place in offices() for case in visit().credit.cases(place)]
    return list({case.id: case for case in found}.values())
