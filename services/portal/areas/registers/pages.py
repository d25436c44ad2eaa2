# SPDX-License-Identifier: AGPL-3.0-or-later
"""A register of units and their people: uploaded, mapped, tried row by row, taken in with a report."""

from typing import Any
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.imports.mapping_form import COLUMN
from services.portal.areas.registers.mapping_form import FIELDS, FIRST, NEEDED, NOBODY, filled, said
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import MappingView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import saved, uploaded

pages = flask.Blueprint("registers", __name__)
RELATIONS = ("owner", "family", "lessee")
SOURCES = ("registry", "survey", "contract")
KINDS = ("neighbourhood", "compound")
ASKED = ("at", "as_of", "batch")
"""What is said of a file, beside its source: it goes along in the address until the import begins."""
AT_FIELD = {"identity.import.batch_differs": "batch"}
"""Where the sentence of a refusal stands."""


@pages.get("/registers")
@needs(Permission.IMPORT)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/registers")
@needs(Permission.IMPORT)
def upload() -> Response:
    """Keep the file; its columns are mapped on the next page."""
    form = Form.sent()
    if form.only_shown:
        return _index(form)
    try:
        sent = uploaded(form, "table", visit().registers.upload)
        if not sent:
            return _index(form.missing("table"))
        visit().registers.table(sent[0])
    except (Problem, Unreachable) as problem:
        return _index(_refused(form, problem))
    told = {name: form.text(name) for name in ASKED if form.text(name)}
    return flask.redirect(_step("columns", sent[0], form.text("source").lower(), told), 303)


@pages.get("/registers/tables/<uuid:file_id>/<source>")
@needs(Permission.IMPORT)
def columns(file_id: UUID, source: str) -> Response:
    table, known = visit().registers.table(str(file_id)), _known(source)
    return _columns(str(file_id), source, Form.fresh(**filled(known, table, _words())))


@pages.post("/registers/tables/<uuid:file_id>/<source>")
@needs(Permission.IMPORT)
def keep(file_id: UUID, source: str) -> Response:
    """Keep the mapping, then try the register."""
    form = Form.sent()
    if form.only_shown:
        return _columns(str(file_id), source, form)
    try:
        visit().registers.put_mapping(source, said(form, _known(source), _words()), form.key)
        visit().registers.preview(_asked(str(file_id), source), f"{form.key}:trial")
    except (Problem, Unreachable) as problem:
        return _columns(str(file_id), source, _refused(form, problem))
    return flask.redirect(_step("trial", str(file_id), source, _told()), 303)


@pages.get("/registers/tables/<uuid:file_id>/<source>/trial")
@needs(Permission.IMPORT)
def trial(file_id: UUID, source: str) -> Response:
    return _trial(str(file_id), source, Form.fresh())


@pages.post("/registers/tables/<uuid:file_id>/<source>/trial")
@needs(Permission.IMPORT)
def begin(file_id: UUID, source: str) -> Response:
    form = Form.sent()
    if form.only_shown:
        return _trial(str(file_id), source, form)
    batch = {"batch": _told()["batch"]} if "batch" in _told() else {}
    try:
        begun = visit().registers.start(_asked(str(file_id), source) | batch, form.key)
    except (Problem, Unreachable) as problem:
        return _trial(str(file_id), source, _refused(form, problem))
    return flask.redirect(flask.url_for("registers.show", import_id=begun), 303)


@pages.get("/registers/<uuid:import_id>")
@needs(Permission.IMPORT)
def show(import_id: UUID) -> str:
    registers = visit().registers
    run = registers.one(str(import_id))
    job = registers.job(run.id) if run.by == visit().by.subject else None
    return flask.render_template("register.html", run=run, job=job)


@pages.get("/registers/<uuid:import_id>/report")
@needs(Permission.IMPORT)
def report(import_id: UUID) -> Response:
    registers = visit().registers
    job = registers.job(str(import_id))
    return saved(registers.report(job.id), job.name)


def _step(page: str, file_id: str, source: str, told: dict[str, str]) -> str:
    """The address of a step of this file's import."""
    known: dict[str, Any] = {"file_id": file_id, "source": source, **told}
    return flask.url_for(f"registers.{page}", **known)


def _asked(file_id: str, source: str) -> dict[str, Any]:
    """The file with its source, place and day, and the clerk's language."""
    told = {name: text for name, text in _told().items() if name != "batch"}
    return {"file_id": file_id, "source": source, "language": visit().language, **told}


def _told() -> dict[str, str]:
    return {name: text for name in ASKED if (text := flask.request.args.get(name, ""))}


def _words() -> dict[str, str]:
    """What each relation is called in the clerk's language."""
    return {name: visit().words(f"register_relation.{name}") for name in RELATIONS}


def _index(form: Form) -> Response:
    registers = visit().registers
    html = flask.render_template(
        "registers.html",
        form=form,
        sources=[one.source for one in registers.mappings()],
        places=[("", visit().words("form.choose")), *registered_places()],
        imports=registers.all(),
    )
    return flask.Response(html, form.status)


def registered_places() -> list[tuple[str, str]]:
    """Neighbourhoods and compounds in the order of the tree, a compound behind its neighbourhood."""
    found = [place for kind in KINDS for place in visit().registers.places(kind)]
    names = {place.path: place.name for place in found}
    within = ((place, names.get(place.path.rpartition("/")[0])) for place in found)
    named = [(place.path, f"{above} · {place.name}" if above else place.name) for place, above in within]
    return sorted(named)


def _columns(file_id: str, source: str, form: Form) -> Response:
    table = visit().registers.table(file_id)
    words = visit().words
    html = flask.render_template(
        "register_columns.html",
        file_id=file_id,
        source=source,
        told=_told(),
        table=table,
        form=form,
        fields=[(COLUMN + name, name, name in NEEDED) for name in FIELDS],
        choices=[("", words("imports.no_column")), *((name, name) for name in table.columns if name)],
        area_sources=[(name, words(f"register_area.{name}")) for name in SOURCES],
        rules=[(name, words(f"register_rule.{name}")) for name in (NOBODY, FIRST)],
        relations=tuple(_words().values()),
    )
    return flask.Response(html, form.status)


def _trial(file_id: str, source: str, form: Form) -> Response:
    preview = visit().registers.preview(_asked(file_id, source), Form.fresh().key)
    html = flask.render_template(
        "register_trial.html", file_id=file_id, source=source, told=_told(), preview=preview, form=form
    )
    return flask.Response(html, form.status)


def _known(source: str) -> MappingView | None:
    return next((one for one in visit().registers.mappings() if one.source == source), None)


def _refused(form: Form, problem: Problem | Unreachable) -> Form:
    return form.refused_at(problem, AT_FIELD)
