# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of orders: asked for by the filters of the desk, waited for, downloaded."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    new_page,
    place_field,
    word_choices,
)
from services.portal.areas.desk.asked import CHANNELS, STATES, URGENCIES, Asked
from services.portal.authority import Permission
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import saved

pages = flask.Blueprint("desk_exports", __name__)
EXPORT = "export_orders"
TABLES = ("xlsx", "csv")
DESK = ("desk.show", "desk.to_desk")
SEVERAL = {"state": "states", "urgency": "urgencies"}
"""What the desk asks for one of, and the API for several."""


@pages.get("/desk/exports")
@needs(Permission.READ)
def ask() -> Response:
    """What the desk shows is filled in."""
    asked = Asked.now()
    place = asked["scope"] if asked["scope"].startswith("/") else ""
    given = asked.given | {"place": place, "overdue": "yes" if asked["overdue"] else ""}
    return _new(Form.fresh(**given))


@pages.post("/desk/exports")
@needs(Permission.READ)
def begin() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        job = visit().sharing.send("exports", body, form.key)
        return flask.url_for("desk_exports.show", job_id=job["id"])

    return carry_out(_exporting(Form.sent()), _new, do)


@pages.get("/desk/exports/<uuid:job_id>")
@needs(Permission.READ)
def show(job_id: UUID) -> str:
    return flask.render_template("desk_export.html", job=visit().imports.job(str(job_id)))


@pages.get("/desk/exports/<uuid:job_id>/file")
@needs(Permission.READ)
def download(job_id: UUID) -> Response:
    imports = visit().imports
    job = imports.job(str(job_id))
    return saved(imports.report(job.id), job.name)


def _new(form: Form) -> Response:
    return new_page("desk.export", _exporting(form), form, DESK)


def _exporting(form: Form) -> Acts:
    words, by = visit().words, visit().by
    anything = (("", words("desk.any")),)
    categories = tuple(
        (one.code, words.pick(one.name, one.name_en)) for one in visit().dispatch.catalogue().categories
    )
    state, urgency, channel = (
        (*anything, *word_choices(table, codes))
        for table, codes in (("state", STATES), ("urgency", URGENCIES), ("channel", CHANNELS))
    )
    fields = (
        place_field(form, Permission.READ, name="place", word="place_path", flats=True),
        Field("since", "date", word="export_since"),
        Field("until", "date", word="export_until"),
        Field("state", "select", False, state, word="export_state"),
        Field("urgency", "select", False, urgency, word="export_urgency"),
        Field("category", "select", False, (*anything, *categories), word="export_category"),
        Field("channel", "select", False, channel, word="export_channel"),
        Field("q", required=False, word="export_q"),
        Field("overdue", "yes", False, word="export_overdue"),
        Field("table", "select", choices=word_choices("table_kind", TABLES), word="export_table"),
    )
    named = (Field("personal", "yes", False, word="export_personal"),) if by.holds(Permission.NAMES) else ()
    return acts(Act(EXPORT, (*fields, *named), _wanted))


def _wanted(body: Body) -> Body:
    """As the API takes it: one state is a list of one; what is not ticked is not asked for."""
    several = {SEVERAL[name]: [value] for name, value in body.items() if name in SEVERAL}
    rest = {name: value for name, value in body.items() if name not in SEVERAL and value is not False}
    return rest | several
