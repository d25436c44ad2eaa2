# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working hours and the days that differ: changed only after who changes them saw what would move."""

from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus

import flask
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal.access import needs
from services.portal.areas.calendar.calendar_form import TYPED, filled, said
from services.portal.areas.council.acts import CONFIRMED, YES
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable, has_status
from services.portal.client.models.dispatch import CalendarPreviewView, DeadlineMoveView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("calendar", __name__)
MOST_EXAMPLES = 5
NAMES = {"days": "off"}
"""What the API calls a field that has another name in the form."""


@dataclass(frozen=True)
class Example:
    """An order whose deadline would move."""

    href: str
    name: str
    was_due_at: datetime
    due_at: datetime


@pages.get("/calendar")
@needs(Permission.CALENDAR)
def show() -> Response:
    return _page(None, done="done" in flask.request.args)


@pages.post("/calendar")
@needs(Permission.CALENDAR)
def send() -> Response:
    """First what the change would move; once that was seen, the change."""
    form, working_time = Form.sent(), visit().working_time
    if form.only_shown:
        return _page(form)
    try:
        body = said(form)
        if form.text(CONFIRMED) != YES:
            return _asked_once_more(form, working_time.preview(body, Form.fresh().key))
        working_time.put(body, form.key, form.text("version"))
    except (Problem, Unreachable) as problem:
        return _page(_refused(form, problem))
    return flask.redirect(flask.url_for("calendar.show", done=1), 303)


def _refused(form: Form, problem: Problem | Unreachable) -> Form:
    refused = form.refused(problem, NAMES)
    if has_status(problem, HTTPStatus.PRECONDITION_FAILED):
        return replace(refused, error=visit().words("calendar.changed"))
    return refused


def _page(form: Form | None, *, done: bool = False) -> Response:
    """Without a form that was sent, it is filled with what holds."""
    working_time = visit().working_time
    policy = working_time.policy()
    form = form or Form.fresh(**filled(policy))
    html = flask.render_template(
        "calendar.html",
        policy=policy,
        holds=filled(policy),
        days=[(written.day(on), worked) for on, worked in sorted(policy.days.items())],
        years=working_time.years(),
        job=working_time.job(),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _asked_once_more(form: Form, preview: CalendarPreviewView) -> Response:
    html = flask.render_template(
        "calendar_check.html",
        preview=preview,
        examples=[_example(one) for one in preview.examples[:MOST_EXAMPLES]],
        typed={name: form.text(name) for name in TYPED},
        form=form,
    )
    return flask.Response(html)


def _example(move: DeadlineMoveView) -> Example:
    order = visit().dispatch.order(move.aggregate.partition("/")[2])
    name = order.number or visit().words.pick(order.category_name, order.category_name_en)
    return Example(flask.url_for("orders.show", order_id=order.id), name, move.was_due_at, move.due_at)
