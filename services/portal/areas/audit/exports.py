# SPDX-License-Identifier: AGPL-3.0-or-later
"""The trails as files: begun in all services at once, each part waited for and downloaded."""

from functools import partial
from uuid import UUID

import flask
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.audit.pages import ASKED
from services.portal.authority import Permission
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.uploads import saved

pages = flask.Blueprint("audit_exports", __name__)
EXPORT = "export_acts"
REFUSED = 422

Problems = list[tuple[str, str]]
"""A service and a sentence."""


@pages.get("/audit/exports")
@needs(Permission.ACTS)
def index() -> str:
    return _page(None, [])


@pages.post("/audit/exports")
@needs(Permission.ACTS)
def begin() -> Response:
    """Where a service refuses, sending it again begins what is missing: the others know the form's key."""
    form = Form.sent()
    if form.action != EXPORT:
        raise BadRequest
    if form.only_shown:
        return flask.Response(_page(form, []))
    trails, panels, asked = visit().audit, Panels(), _asked(form)
    begun = {one: panels.ask(partial(trails.export, one, asked, form.key)) for one in trails.services}
    problems = [(service, panel.problem) for service, panel in begun.items() if panel.problem]
    if problems:
        return flask.Response(_page(form, problems), REFUSED)
    return flask.redirect(flask.url_for("audit_exports.index"), 303)


@pages.get("/audit/exports/<service>/<uuid:job_id>")
@needs(Permission.ACTS)
def download(service: str, job_id: UUID) -> Response:
    trails = visit().audit
    if service not in trails.services:
        raise NotFound
    return saved(*trails.file(service, str(job_id)))


def _page(form: Form | None, problems: Problems) -> str:
    """`form`: what is to be sent again."""
    trails, panels = visit().audit, Panels()
    parts = {service: panels.ask(partial(trails.exports, service)) for service in trails.services}
    failed = [(service, panel.problem) for service, panel in parts.items() if panel.problem]
    found = {service: panel.content for service, panel in parts.items() if panel.content}
    return flask.render_template(
        "audit_exports.html",
        form=form,
        asked=_asked(form) if form else {},
        problems=problems + failed,
        parts=found,
        running=any(not job.ended_at for jobs in found.values() for job in jobs),
    )


def _asked(form: Form) -> dict[str, str]:
    return {name: text for name in ASKED if (text := form.text(name))}
