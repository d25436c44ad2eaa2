# SPDX-License-Identifier: AGPL-3.0-or-later
"""The year's plan for everybody: budget against actual, quarter by quarter, and why a line is off."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import public
from services.portal.areas.board.pages import code
from services.portal.areas.council.acts import acts
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import whose
from services.portal.areas.year_plans.standing import parts
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("public_year_plans", __name__)


@pages.get("/public/<district>/money/plans")
@public
def index(district: str) -> Response:
    words = visit().words
    cards = tuple(
        Card(
            flask.url_for("public_year_plans.plan", district=district, plan_id=one.id),
            words("year_plans.of", year=one.year),
            status("year_plan_state", one.state),
            whose(one),
        )
        for one in visit().money_of(code(district)).year_plans()
    )
    record = Record(
        words("year_plans.title"),
        "",
        (flask.url_for("glass.index", district=district), words("money.glass")),
        words("year_plans.public_lead"),
        parts=(Part("plans", words("year_plans.plans"), words("year_plans.none_public"), cards),),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/public/<district>/money/plans/<uuid:plan_id>")
@public
def plan(district: str, plan_id: UUID) -> Response:
    words, money = visit().words, visit().money_of(code(district))
    found = money.year_plan(str(plan_id))
    tables, chart = parts(found, lambda quarter: money.standing(found.id, quarter))
    resolution = found.resolution_id
    record = Record(
        words("year_plans.of", year=found.year),
        "",
        (flask.url_for("public_year_plans.index", district=district), words("year_plans.back")),
        whose(found),
        status("year_plan_state", found.state),
        rows=((words("year_plans.adopted_at"), words.when(found.adopted_at) if found.adopted_at else ""),),
        parts=tables,
        ways=(
            (
                flask.url_for("glass.project", district=district, project_id=resolution),
                words("year_plans.resolution"),
            ),
        )
        if resolution
        else (),
        chart=chart,
    )
    return show(record, acts(), Form.fresh())
