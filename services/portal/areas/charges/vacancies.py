# SPDX-License-Identifier: AGPL-3.0-or-later
"""A flat that stands empty (空置): from a month through another, as the policy then charges it."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.charges.units import named
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, wrong
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of, place_choices
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import PageViewVacancyView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("vacancies", __name__)
FIND, DECLARE = "find_unit", "declare_vacancy"


@pages.get("/money/desk/vacancies")
@needs(Permission.KEEP)
def index() -> Response:
    return _find(Form.fresh())


@pages.post("/money/desk/vacancies")
@needs(Permission.KEEP)
def find() -> Response:
    """The unit of a place by its name."""

    def do(_form: Form, _act: Act, body: Body) -> str:
        missing = [name for name in ("place_path", "unit") if name not in body]
        if missing:
            raise wrong(*missing)
        unit = named(body["place_path"], "unit", body["unit"])
        return flask.url_for("vacancies.unit", unit_id=unit)

    return carry_out(_finding(), _find, do)


@pages.get("/money/desk/vacancies/<uuid:unit_id>")
@needs(Permission.KEEP)
def unit(unit_id: UUID) -> Response:
    return _unit(str(unit_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/vacancies/<uuid:unit_id>")
@needs(Permission.KEEP)
def declare(unit_id: UUID) -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        visit().finance.send("vacancies", body | {"id": form.key, "unit_id": str(unit_id)}, form.key)
        return flask.url_for("vacancies.unit", unit_id=unit_id, done=DECLARE)

    return carry_out(_declaring(), lambda form: _unit(str(unit_id), form), do)


def _find(form: Form) -> Response:
    words = visit().words
    record = Record(
        words("charges.vacancies"),
        flask.url_for("vacancies.find"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("charges.vacancies_lead"),
    )
    return show(record, _finding(), form)


def _finding() -> Acts:
    place = Field("place_path", "select", choices=one_of(place_choices()), word="unit_place")
    return acts(Act(FIND, (place, Field("unit", word="unit_name"))))


def _unit(unit_id: str, form: Form, done: str = "") -> Response:
    words = visit().words
    place = visit().identity.place(unit_id)
    found = visit().finance.read("vacancies", PageViewVacancyView, unit=unit_id, limit=MOST).items
    rows = tuple(
        (words.month(one.from_month), words.month(one.through_month), one.reason)
        for one in sorted(found, key=lambda one: one.from_month, reverse=True)
    )
    record = Record(
        place.name,
        flask.url_for("vacancies.declare", unit_id=unit_id),
        (flask.url_for("vacancies.index"), words("charges.other_unit")),
        words("charges.vacancies"),
        parts=(
            Part(
                "vacancies",
                words("charges.declared"),
                words("charges.no_vacancies"),
                head=tuple(words(f"charges.{name}") for name in ("from_month", "through_month", "reason")),
                rows=rows,
            ),
        ),
    )
    return show(record, _declaring(), form, done)


def _declaring() -> Acts:
    fields = (
        Field("from_month", "month"),
        Field("through_month", "month"),
        Field("reason", "long", word="vacancy_reason"),
    )
    return acts(Act(DECLARE, fields))
