# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may read: who sits in bodies and who stands, the texts of any day, plans, and budgets."""

from datetime import date
from uuid import UUID

import flask

from services.chassis import written
from services.portal.access import public
from services.portal.areas.board.pages import A_PAGE, code
from services.portal.areas.governance.figures import budget_bars, election_bars
from services.portal.page_context import visit

pages = flask.Blueprint("governance", __name__)


@pages.get("/public/<district>/bodies")
@public
def bodies(district: str) -> str:
    found = visit().governance_of(code(district)).bodies(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_bodies.html", district=district, page=found)


@pages.get("/public/<district>/bodies/<uuid:body_id>")
@public
def body(district: str, body_id: UUID) -> str:
    """Who sits until when, what is owed to the next ones, and the elections there were."""
    record = visit().governance_of(code(district))
    found, elections = record.body(str(body_id)), record.elections(str(body_id))
    return flask.render_template("public_body.html", district=district, body=found, elections=elections)


@pages.get("/public/<district>/elections/<uuid:election_id>")
@public
def election(district: str, election_id: UUID) -> str:
    found = visit().governance_of(code(district)).election(str(election_id))
    return flask.render_template(
        "public_election.html",
        district=district,
        election=found,
        figure=election_bars(visit().words, found.candidates),
    )


@pages.get("/public/<district>/charters")
@public
def charters(district: str) -> str:
    found = visit().governance_of(code(district)).charters(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_charters.html", district=district, page=found)


@pages.get("/public/<district>/charters/<uuid:charter_id>")
@public
def charter(district: str, charter_id: UUID) -> str:
    """One version, what is different from the one before, and which one holds on a day."""
    record, day = visit().governance_of(code(district)), flask.request.args.get("day", "").strip()
    found = record.charter(str(charter_id))
    on = _day(day)
    return flask.render_template(
        "public_charter.html",
        district=district,
        charter=found,
        changes=record.changes(found.id) if found.replaces else [],
        day=day,
        on=on,
        holding=[one for one in record.charters_on(found.place, on) if one.kind == found.kind]
        if on or not day
        else [],
    )


@pages.get("/public/<district>/plans")
@public
def plans(district: str) -> str:
    found = visit().governance_of(code(district)).plans(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_plans.html", district=district, page=found)


@pages.get("/public/<district>/plans/<uuid:plan_id>")
@public
def plan(district: str, plan_id: UUID) -> str:
    found = visit().governance_of(code(district)).plan(str(plan_id))
    return flask.render_template("public_plan.html", district=district, plan=found)


@pages.get("/public/<district>/budgets")
@public
def budgets(district: str) -> str:
    found = visit().governance_of(code(district)).budget_votes(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("public_budgets.html", district=district, page=found)


@pages.get("/public/<district>/budgets/<uuid:budget_vote_id>")
@public
def budget(district: str, budget_vote_id: UUID) -> str:
    found = visit().governance_of(code(district)).budget_vote(str(budget_vote_id))
    return flask.render_template(
        "public_budget.html", district=district, vote=found, figure=budget_bars(visit().words, found)
    )


def _day(text: str) -> date | None:
    try:
        return written.day(text)
    except ValueError:
        return None
