# SPDX-License-Identifier: AGPL-3.0-or-later
"""A clerk's file: uploaded, its columns mapped, tried row by row, taken in with a report."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.imports.mapping_form import COLUMN, FIELDS, NEEDED, filled, said
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.dispatch import MappingView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import saved, uploaded

pages = flask.Blueprint("imports", __name__)
AT_FIELD = {
    "dispatch.mapping.unknown_zone": "zone",
    "dispatch.unknown_category": "categories",
}
"""Where the sentence of a refusal stands."""


@pages.get("/imports")
@needs(Permission.IMPORT)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/imports")
@needs(Permission.IMPORT)
def upload() -> Response:
    """Keep the file; its columns are mapped on the next page."""
    form = Form.sent()
    if form.only_shown:
        return _index(form)
    source = form.text("source").lower()
    try:
        sent = uploaded(form, "table", visit().imports.upload)
        if not sent:
            return _index(form.missing("table"))
        visit().imports.table(sent[0])
    except (Problem, Unreachable) as problem:
        return _index(_refused(form, problem))
    return flask.redirect(flask.url_for("imports.columns", file_id=sent[0], source=source), 303)


@pages.get("/imports/tables/<uuid:file_id>/<source>")
@needs(Permission.IMPORT)
def columns(file_id: UUID, source: str) -> Response:
    table, known = visit().imports.table(str(file_id)), _known(source)
    return _columns(str(file_id), source, Form.fresh(**filled(known, table, visit().dispatch.zone())))


@pages.post("/imports/tables/<uuid:file_id>/<source>")
@needs(Permission.IMPORT)
def keep(file_id: UUID, source: str) -> Response:
    """Keep the mapping, then try the table."""
    form = Form.sent()
    if form.only_shown:
        return _columns(str(file_id), source, form)
    try:
        visit().imports.put_mapping(source, said(form, _known(source)), form.key)
        visit().imports.preview(str(file_id), source, visit().language, f"{form.key}:trial")
    except (Problem, Unreachable) as problem:
        return _columns(str(file_id), source, _refused(form, problem))
    return flask.redirect(flask.url_for("imports.trial", file_id=file_id, source=source), 303)


@pages.get("/imports/tables/<uuid:file_id>/<source>/trial")
@needs(Permission.IMPORT)
def trial(file_id: UUID, source: str) -> Response:
    return _trial(str(file_id), source, Form.fresh())


@pages.post("/imports/tables/<uuid:file_id>/<source>/trial")
@needs(Permission.IMPORT)
def begin(file_id: UUID, source: str) -> Response:
    form = Form.sent()
    if form.only_shown:
        return _trial(str(file_id), source, form)
    try:
        begun = visit().imports.start(str(file_id), source, visit().language, form.key)
    except (Problem, Unreachable) as problem:
        return _trial(str(file_id), source, _refused(form, problem))
    return flask.redirect(flask.url_for("imports.show", import_id=begun), 303)


@pages.get("/imports/<uuid:import_id>")
@needs(Permission.IMPORT)
def show(import_id: UUID) -> str:
    imports = visit().imports
    run = imports.one(str(import_id))
    job = imports.job(run.id) if run.by == visit().by.subject else None
    return flask.render_template("import.html", run=run, job=job)


@pages.get("/imports/<uuid:import_id>/report")
@needs(Permission.IMPORT)
def report(import_id: UUID) -> Response:
    imports = visit().imports
    job = imports.job(str(import_id))
    return saved(imports.report(job.id), job.name)


def _index(form: Form) -> Response:
    imports = visit().imports
    html = flask.render_template(
        "imports.html", form=form, sources=[one.source for one in imports.mappings()], imports=imports.all()
    )
    return flask.Response(html, form.status)


def _columns(file_id: str, source: str, form: Form) -> Response:
    table = visit().imports.table(file_id)
    words = visit().words
    catalogue = visit().dispatch.catalogue().categories
    html = flask.render_template(
        "import_columns.html",
        file_id=file_id,
        source=source,
        table=table,
        form=form,
        fields=[(COLUMN + name, name, name in NEEDED) for name in FIELDS],
        choices=[("", words("imports.no_column")), *((name, name) for name in table.columns if name)],
        categories=[
            ("", words("imports.as_named")),
            *((one.code, words.pick(one.name, one.name_en)) for one in catalogue if one.active),
        ],
        codes=[(one.code, words.pick(one.name, one.name_en)) for one in catalogue if one.active],
    )
    return flask.Response(html, form.status)


def _trial(file_id: str, source: str, form: Form) -> Response:
    preview = visit().imports.preview(file_id, source, visit().language, Form.fresh().key)
    html = flask.render_template(
        "import_trial.html", file_id=file_id, source=source, preview=preview, form=form
    )
    return flask.Response(html, form.status)


def _known(source: str) -> MappingView | None:
    return next((one for one in visit().imports.mappings() if one.source == source), None)


def _refused(form: Form, problem: Problem | Unreachable) -> Form:
    return form.refused_at(problem, AT_FIELD)
