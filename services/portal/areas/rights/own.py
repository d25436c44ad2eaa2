# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own data: the whole archive, what one agreed to, who looked, what is wrong, and being erased."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.areas.rights import archives
from services.portal.client.http import GONE, Problem, Unreachable
from services.portal.client.models.identity import ExportView
from services.portal.client.rights import Rights
from services.portal.forms import Form, number
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.uploads import spooled

pages = flask.Blueprint("my_data", __name__)
PATH = "/my-data"
EXPORT, CORRECT, ERASE, CANCEL, AGREE, WITHDRAW = "export", "correct", "erase", "cancel", "agree", "withdraw"
WAITS, SILENT = "waiting", "unknown"


@dataclass(frozen=True)
class ArchivePart:
    """A service's part. `state`: its job's, `waiting` before there is one, `unknown` if it is silent."""

    service: str
    state: str


@pages.get(PATH)
def show() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post(PATH)
def send() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _page(form)
    try:
        _do(form)
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("my_data.show", done=form.action), 303)


@pages.get(f"{PATH}/<uuid:export_id>.zip")
def fetch(export_id: UUID) -> Response:
    """All parts as one archive, and what is kept sealed, opened for its person."""
    response = spooled(archives.pack(visit().rights, str(export_id)), "application/zip", "my-data.zip")
    response.headers["Cache-Control"] = "no-store"
    return response


def _do(form: Form) -> None:
    rights = visit().rights
    if form.action == EXPORT:
        rights.send("exports", None, form.key)
    elif form.action == CORRECT:
        rights.send("corrections", {"text": form.text("text")}, form.key)
    elif form.action == ERASE:
        rights.send("erasures", {}, form.key)
    elif form.action == CANCEL:
        rights.send(f"erasures/{UUID(form.text('erasure_id'))}:cancel", None, form.key)
    elif form.action == AGREE:
        words = {
            "purpose": form.text("purpose"),
            "version": number(form.text("words")),
            "language": _language(),
        }
        rights.send("consents", words, form.key)
    else:
        rights.send("consents:withdraw", {"purpose": form.text("purpose")}, form.key)


def _language() -> str:
    return "en" if visit().language == "en" else "zh"


def _page(form: Form, done: str = "") -> Response:
    rights, panels = visit().rights, Panels()
    exports = panels.ask(rights.exports)
    consents = panels.ask(rights.consents)
    readings = panels.ask(rights.readings)
    erasures = panels.ask(rights.erasures)
    corrections = panels.ask(rights.corrections)
    latest = exports.content[-1] if exports.content else None
    html = flask.render_template(
        "my_data.html",
        form=form,
        done=done,
        export=latest,
        parts=_parts(rights, panels, latest) if latest else [],
        exports=exports,
        consents=consents,
        readings=readings,
        erasures=erasures,
        corrections=corrections,
    )
    return flask.Response(html, form.status)


def _parts(rights: Rights, panels: Panels, export: ExportView) -> list[ArchivePart]:
    """Which service has answered, all asked at the same time."""
    asked = [
        (service, panels.ask(partial(_state, rights, service, export.id))) for service in rights.services
    ]
    return [ArchivePart(service, panel.content or SILENT) for service, panel in asked]


def _state(rights: Rights, service: str, export_id: str) -> str:
    try:
        return str(rights.part(service, export_id).state)
    except Problem as problem:
        if problem.status == GONE:
            return WAITS
        raise
