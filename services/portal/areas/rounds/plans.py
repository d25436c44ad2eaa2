# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans of rounds: made, paused, gone on with, ended; and the sheets with the codes of their points."""

import re
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Choices,
    Field,
    acts,
    carry_out,
    word_choices,
    wrong,
)
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.report.where import Where, where
from services.portal.authority import Permission
from services.portal.client.models.dispatch import RoundPlanView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.ui.sheets import Sheet, show_sheets

pages = flask.Blueprint("round_plans", __name__)
CREATE, PAUSE, CONTINUE, END = (f"{verb}_round_plan" for verb in ("create", "pause", "continue", "end"))
VERBS = {PAUSE: "pause", CONTINUE: "continue", END: "end"}
KINDS = ("patrol", "inspection", "maintenance", "cleaning")
CADENCES = ("daily", "workdays", "weekly", "monthly", "yearly", "every")
ASKS = {"weekly": ("weekdays",), "monthly": ("day",), "yearly": ("month", "day"), "every": ("every",)}
"""What each cadence asks for besides its kind."""
EQUIPMENT = ("lift", "fire_check", "fire_test", "other")
HOUR = 60


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

    def do(form: Form, chosen: Act, _: Body) -> str:
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
    words, terms = visit().words, found.terms
    points = tuple((one.name,) for one in terms.points)
    items = tuple((one.question, one.good) for one in terms.items)
    head = (words("rounds.question"), words("rounds.good"))
    record = Record(
        terms.title,
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
    words, terms, equipment = visit().words, found.terms, found.terms.equipment
    limit = words(f"rounds.limit_{terms.limit.unit}", amount=words.number(terms.limit.amount))
    return (
        (words("rounds.kind"), words.name("round_kind", terms.kind)),
        (words("rounds.equipment"), f"{equipment.name} {equipment.number}" if equipment else ""),
        (words("rounds.who"), found.assignee.name),
        (words("rounds.how_often"), _cadence(found)),
        (words("rounds.opens"), f"{terms.opens:%H:%M}"),
        (words("rounds.limit"), limit),
        (words("rounds.first"), words.day(terms.first)),
        (words("rounds.last"), words.day(terms.last) if terms.last else ""),
    )


def _cadence(found: RoundPlanView) -> str:
    words, cadence = visit().words, found.terms.cadence
    days = words("and").join(words.name("weekday", str(one)) for one in cadence.weekdays)
    facts = {"days": days, "day": cadence.day, "month": cadence.month, "every": cadence.every}
    return words(f"round_cadence.{cadence.kind}", **facts)


def _acts(found: RoundPlanView) -> Acts:
    match found.state:
        case "active":
            return acts(Act(PAUSE), Act(END))
        case "paused":
            return acts(Act(CONTINUE), Act(END))
        case _:
            return acts()


def _creating(form: Form) -> Acts:
    offered = _where(form)
    fields = (
        Field("place_path", "place", where=offered),
        Field("assignee_id", "select", choices=one_of(_assignees(offered.chosen)), word="round_assignee"),
        Field("kind", "select", choices=word_choices("round_kind", KINDS), word="round_kind"),
        Field("title", word="round_title"),
        Field("points", "lines", word="round_points"),
        Field("items", "lines", word="round_items"),
        Field("cadence", "select", choices=word_choices("cadence_kind", CADENCES), word="round_cadence"),
        Field("weekdays", required=False, word="round_weekdays"),
        Field("day", "number", required=False, word="round_day"),
        Field("month", "number", required=False, word="round_month"),
        Field("every", "number", required=False, word="round_every"),
        Field("opens", value="08:00", word="round_opens"),
        Field("limit", "number", value="4", word="round_hours"),
        Field("first", "date", required=False, word="round_first"),
        Field("last", "date", required=False, word="round_last"),
        Field("equipment", "select", False, _equipment(), word="round_equipment"),
        Field("equipment_name", required=False, word="round_equipment_name"),
        Field("equipment_number", required=False, word="round_equipment_number"),
    )
    return acts(Act(CREATE, fields, _plan))


def _where(form: Form) -> Where:
    by = visit().by
    wanted = form.chosen or form.text("place_path")
    return where(wanted, lambda place: by.may(Permission.PLAN, place.path))


def _assignees(place: str) -> Choices:
    return tuple((one.id, one.name) for one in visit().dispatch.assignees(place)) if place else ()


def _equipment() -> Choices:
    return (("", visit().words("rounds.no_equipment")), *word_choices("equipment_kind", EQUIPMENT))


def _plan(body: Body) -> Body:
    """As the API takes it: what was typed line by line has its codes by the order of the lines."""
    given: Body = {
        name: body[name] for name in ("place_path", "assignee_id", "kind", "title", "opens") if name in body
    }
    given |= {name: body[name] for name in ("first", "last") if name in body}
    given["points"] = [{"code": f"p{n}", "name": line} for n, line in enumerate(body.get("points", ()), 1)]
    given["items"] = [_item(n, line) for n, line in enumerate(body.get("items", ()), 1)]
    kind = body.get("cadence", "")
    asked = {name: body[name] for name in ASKS.get(kind, ()) if name in body}
    if "weekdays" in asked:
        asked["weekdays"] = weekdays_of("weekdays", asked["weekdays"])
    given["cadence"] = {"kind": kind, **asked}
    if isinstance(hours := body.get("limit"), int):
        given["limit"] = {"amount": hours * HOUR, "unit": "minutes"}
    else:
        raise wrong("limit")
    if "equipment" in body:
        names = {"name": body.get("equipment_name", ""), "number": body.get("equipment_number", "")}
        given["equipment"] = {"kind": body["equipment"], **names}
    return given


def _item(number: int, line: str) -> dict[str, str]:
    """“question | what a good answer is”; without the latter it is in order."""
    question, _, good = (part.strip() for part in line.replace("｜", "|").partition("|"))
    return {"code": f"i{number}", "question": question, "good": good or visit().words("rounds.in_order")}


def weekdays_of(field: str, text: str) -> list[int]:
    """The digits from 1 (Monday) to 7, whatever stands between. Raises Problem for another one."""
    days = sorted({int(digit) for digit in re.findall("[0-9]", written.ascii_digits(text))})
    if not set(days) <= set(range(1, 8)):
        raise wrong(field)
    return days
