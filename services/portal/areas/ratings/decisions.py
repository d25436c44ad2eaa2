# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits for a decision: appeals (申诉) and applications for repair (信用修复)."""

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
    offices,
    truth,
    word_choices,
)
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.credit import AppealView, RepairView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("rating_decisions", __name__)
RULE, DECIDE = "rule", "decide"
PATHS = {RULE: "appeals/{}:rule", DECIDE: "repairs/{}:decide"}


@pages.get("/ratings/decisions")
@needs(Permission.COUNCIL)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/ratings/decisions")
@needs(Permission.COUNCIL)
def act() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        name, _, about = chosen.name.partition("_")
        visit().credit.send(PATHS[name].format(about), body, form.key)
        return flask.url_for("rating_decisions.index", done=f"{name}-rating")

    return carry_out(_acts(_appeals(), _repairs()), _page, do)


def _page(form: Form, done: str = "") -> Response:
    appeals, repairs = _appeals(), _repairs()
    html = flask.render_template(
        "rating_decisions.html",
        appeals=appeals,
        repairs=repairs,
        acts=_acts(appeals, repairs),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _acts(appeals: list[AppealView], repairs: list[RepairView]) -> Acts:
    outcomes = word_choices("objection_outcome", ("dismissed", "upheld"))
    granted = Field("granted", "select", choices=word_choices("rating_granted", ("yes", "no")))
    reasons = Field("reasons", "long")
    return acts(
        *(
            Act(f"{RULE}_{one.id}", (Field("outcome", "select", choices=outcomes), reasons))
            for one in appeals
        ),
        *(Act(f"{DECIDE}_{one.id}", (granted, reasons), truth("granted")) for one in repairs),
    )


def _places() -> tuple[str, ...]:
    """None for who does not decide."""
    try:
        for place in offices():
            visit().credit.appeals(place)
    except Problem as problem:
        if problem.code == "forbidden":
            return ()
        raise
    return offices()


def _appeals() -> list[AppealView]:
    """The undecided ones of where the person works, the most urgent first."""
    found = {one.id: one for place in _places() for one in visit().credit.appeals(place)}
    return sorted((one for one in found.values() if one.outcome is None), key=lambda one: one.decide_by)


def _repairs() -> list[RepairView]:
    found = {one.id: one for place in _places() for one in visit().credit.repairs(place)}
    return sorted((one for one in found.values() if one.granted is None), key=lambda one: one.at)
