# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans of rounds: made, paused, gone on with, ended; and the sheets with the codes of their points."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.report.where import Where, where
from services.portal.areas.rounds import terms
from services.portal.authority import Permission
from services.portal.client.models.dispatch import RoundPlanView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.ui.sheets import Sheet, show_sheets

pages = flask.Blueprint("round_plans", __name__)
CREATE, PAUSE, CONTINUE, END = (f"{verb}_round_plan" for verb in ("create", "pause", "continue", "end"))
REVISE = "revise_round_plan"
TURNS = {"active": PAUSE, "paused": CONTINUE}
VERBS = {PAUSE: "pause", CONTINUE: "continue", END: "end"}


@pages.get("/rounds/plans")
@needs(Permission.PLAN)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/rounds/plans")
@needs(Permission.PLAN)
def create() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().rounds.create(body, form.key)
        return flask.url_for("round_plans.plan", plan_id=made, done=CREATE)

    return carry_out(_creating(Form.sent()), _index, do)


@pages.get("/rounds/plans/<uuid:plan_id>")
@needs(Permission.PLAN)
def plan(plan_id: UUID) -> Response:
    return _page(visit().rounds.plan(str(plan_id)), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/rounds/plans/<uuid:plan_id>")
@needs(Permission.PLAN)
def act(plan_id: UUID) -> Response:
    found = visit().rounds.plan(str(plan_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == REVISE:
            visit().rounds.revise(found.id, body, form.key)
        else:
            visit().rounds.change(found.id, VERBS[chosen.name], form.key)
        return flask.url_for("round_plans.plan", plan_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found, form), do)


@pages.get("/rounds/plans/<uuid:plan_id>/sheet")
@needs(Permission.PLAN)
def sheet(plan_id: UUID) -> Response:
    """To be printed, a sheet for each point, and hung up there."""
    found, words = visit().rounds.plan(str(plan_id)), visit().words
    here, lines = visit().portal.settings.portal_url, (found.terms.title, words("rounds.scan_to_check_in"))
    points = [
        Sheet(one.name, lines, here + flask.url_for("rounds.scanned", plan_id=plan_id, code=one.token))
        for one in visit().rounds.codes(found.id)
    ]
    back = (flask.url_for("round_plans.plan", plan_id=plan_id), words("rounds.to_plan"))
    return show_sheets(found.terms.title, points, back)


def _index(form: Form) -> Response:
    words = visit().words
    offices = visit().by.places(Permission.PLAN)
    found = {one.id: one for place in offices for one in visit().rounds.plans(place)}
    cards = tuple(
        Card(
            flask.url_for("round_plans.plan", plan_id=one.id),
            one.terms.title,
            status("round_plan_state", one.state),
            one.assignee.name,
            words.name("cadence_kind", one.terms.cadence.kind),
        )
        for one in found.values()
    )
    record = Record(
        words("rounds.plans"),
        flask.url_for("round_plans.create"),
        (flask.url_for("rounds.index"), words("rounds.back")),
        words("rounds.plans_lead"),
        parts=(Part("plans", words("rounds.plans"), words("rounds.no_plans"), cards),),
    )
    return show(record, _creating(form), form)


def _page(found: RoundPlanView, form: Form, done: str = "") -> Response:
    words, said = visit().words, found.terms
    points = tuple((one.name,) for one in said.points)
    items = tuple((one.question, one.good) for one in said.items)
    head = (words("rounds.question"), words("rounds.good"))
    record = Record(
        said.title,
        flask.url_for("round_plans.act", plan_id=found.id),
        (flask.url_for("round_plans.index"), words("rounds.to_plans")),
        state=status("round_plan_state", found.state),
        rows=tuple((label, told) for label, told in _rows(found) if told),
        parts=(
            Part(
                "points",
                words("rounds.points"),
                words("rounds.none"),
                head=(words("rounds.point"),),
                rows=points,
            ),
            Part("items", words("rounds.items"), words("rounds.none"), head=head, rows=items),
        ),
        ways=((flask.url_for("round_plans.sheet", plan_id=found.id), words("rounds.sheet")),),
    )
    return show(record, _acts(found), form, done)


def _rows(found: RoundPlanView) -> tuple[tuple[str, str], ...]:
    words, said, equipment = visit().words, found.terms, found.terms.equipment
    limit = words(f"rounds.limit_{said.limit.unit}", amount=words.number(said.limit.amount))
    return (
        (words("rounds.kind"), words.name("round_kind", said.kind)),
        (words("rounds.equipment"), f"{equipment.name} {equipment.number}" if equipment else ""),
        (words("rounds.who"), found.assignee.name),
        (words("rounds.how_often"), _cadence(found)),
        (words("rounds.opens"), f"{said.opens:%H:%M}"),
        (words("rounds.limit"), limit),
        (words("rounds.first"), words.day(said.first)),
        (words("rounds.last"), words.day(said.last) if said.last else ""),
    )


def _cadence(found: RoundPlanView) -> str:
    words, cadence = visit().words, found.terms.cadence
    days = words("and").join(words.name("weekday", str(one)) for one in cadence.weekdays)
    facts = {"days": days, "day": cadence.day, "month": cadence.month, "every": cadence.every}
    return words(f"round_cadence.{cadence.kind}", **facts)


def _acts(found: RoundPlanView) -> Acts:
    if found.state not in TURNS:
        return acts()
    fields = terms.held(found, _assignees(found.place_path))
    return acts(Act(REVISE, fields, terms.revised(found)), Act(TURNS[found.state]), Act(END))


def _creating(form: Form) -> Acts:
    offered = _where(form)
    fields = (Field("place_path", "place", where=offered), *terms.blank(_assignees(offered.chosen)))
    return acts(Act(CREATE, fields, terms.made))


def _where(form: Form) -> Where:
    by = visit().by
    wanted = form.chosen or form.text("place_path")
    return where(wanted, lambda place: by.may(Permission.PLAN, place.path))


def _assignees(place: str) -> Choices:
    return tuple((one.id, one.name) for one in visit().dispatch.assignees(place)) if place else ()
