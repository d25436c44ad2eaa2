# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work plans (工作方案) as staff keep them: open one, tell how far each step is, with what shows it."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Choices,
    Field,
    acts,
    carry_out,
    new_page,
    offices,
    place_field,
)
from services.portal.areas.governance.lines import rows
from services.portal.authority import Permission
from services.portal.client.models.deliberation import PlanView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("council_plans", __name__)
LIST = ("council_plans.index", "governance.plans")


@pages.get("/council/plans")
@needs(Permission.COUNCIL)
def index() -> str:
    governance = visit().governance
    found = [one for place in offices() for one in governance.plans(place)]
    return flask.render_template("council_plans.html", plans=found)


@pages.get("/council/plans/new")
@needs(Permission.COUNCIL)
def ask() -> Response:
    return _new(Form.fresh(topic_id=flask.request.args.get("topic", "")))


@pages.post("/council/plans/new")
@needs(Permission.COUNCIL)
def open_() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().governance.send("plans", body, form.key)
        return flask.url_for("council_plans.show", plan_id=made["id"], done="open_plan")

    return carry_out(_opening(Form.sent()), _new, do)


@pages.get("/council/plans/<uuid:plan_id>")
@needs(Permission.COUNCIL)
def show(plan_id: UUID) -> Response:
    return _page(str(plan_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/plans/<uuid:plan_id>")
@needs(Permission.COUNCIL)
def act(plan_id: UUID) -> Response:
    governance = visit().governance
    found = governance.plan(str(plan_id))

    def do(form: Form, _act: Act, body: Body) -> str:
        shown = uploaded(form, "photo", visit().deliberation.upload)
        governance.send(f"plans/{found.id}:report", body | {"files": shown}, form.key)
        return flask.url_for("council_plans.show", plan_id=found.id, done="report_progress")

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def _new(form: Form) -> Response:
    return new_page("governance.new_plan", _opening(form), form, LIST)


def _page(plan_id: str, form: Form, done: str = "") -> Response:
    found = visit().governance.plan(plan_id)
    html = flask.render_template(
        "council_plan.html",
        plan=found,
        today=system_now().astimezone(visit().words.zone).date(),
        acts=_acts(found),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _opening(form: Form) -> Acts:
    fields = (
        Field("topic_id", "select", required=False, choices=_topics()),
        Field("title"),
        place_field(form),
        Field("goals", "lines"),
        Field("steps", "lines"),
    )
    return acts(Act("open_plan", fields, _planned))


def _planned(body: Body) -> Body:
    return body | {"steps": rows("steps", body.get("steps", []), "title", "owner", "due")}


def _topics() -> Choices:
    """None, or one of the topics that were decided."""
    present = visit()
    found = [topic for place in offices() for topic in present.deliberation.topics(place)]
    decided = ((one.id, one.public_title or one.title) for one in found if one.state == "decided")
    return (("", present.words("council.no_topic")), *decided)


def _acts(found: PlanView) -> Acts:
    waiting = tuple((step.id, step.title) for step in found.steps if step.done_at is None)
    if not waiting:
        return acts()
    fields = (
        Field("step_id", "select", choices=waiting),
        Field("text", "long", word="progress"),
        Field("photo", "photo", required=False),
        Field("done", "yes", word="step_done"),
    )
    return acts(Act("report_progress", fields))
