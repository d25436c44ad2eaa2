# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole books as a plain-text journal, for hledger or beancount: begun, waited for, downloaded."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page, word_choices
from services.portal.areas.money.keeping import DESK, place_choices
from services.portal.authority import Permission
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import saved

pages = flask.Blueprint("exports", __name__)
SYNTAXES = ("hledger", "beancount")


@pages.get("/money/desk/exports")
@needs(Permission.MONEY)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/money/desk/exports")
@needs(Permission.MONEY)
def begin() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        job = visit().finance.send("journals", body, form.key)
        return flask.url_for("exports.show", job_id=job["id"])

    return carry_out(_exporting(), _new, do)


@pages.get("/money/desk/exports/<uuid:job_id>")
@needs(Permission.MONEY)
def show(job_id: UUID) -> str:
    return flask.render_template("export.html", job=visit().finance.job(str(job_id)))


@pages.get("/money/desk/exports/<uuid:job_id>/file")
@needs(Permission.MONEY)
def download(job_id: UUID) -> Response:
    finance = visit().finance
    job = finance.job(str(job_id))
    return saved(finance.result(job.id), job.name)


def _new(form: Form) -> Response:
    return new_page("money.export", _exporting(), form, DESK)


def _exporting() -> Acts:
    where = Field("place", "select", choices=place_choices(), word="place_path")
    syntax = Field("syntax", "select", choices=word_choices("journal_syntax", SYNTAXES))
    return acts(Act("export_journal", (where, syntax)))
