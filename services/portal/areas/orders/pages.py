# SPDX-License-Identifier: AGPL-3.0-or-later
"""One order: where it stands, what happened, and what the person can do with it."""

from dataclasses import dataclass
from uuid import UUID

import flask
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.dispatch import (
    AssigneeView,
    CategoryRule,
    OrderPolicy,
    OrderView,
    PlaceView,
    TimelineEntry,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("orders", __name__)
STEPS = ("report", "accept", "assign", "handle", "revisit", "close")
"""The six steps; the arrival on site is the first half of handling."""

FIELDS: dict[str, tuple[str, ...]] = {
    "accept": (),
    "refuse": ("reason",),
    "assign": ("assignee_id",),
    "claim": (),
    "return": ("reason",),
    "start": (),
    "suspend": ("reason", "note"),
    "defer": ("note",),
    "resume": (),
    "finish": ("result",),
    "revisit": ("contacted", "solved", "satisfied", "note"),
    "rate": ("stars", "text"),
    "reopen": ("reason",),
    "close": ("closure",),
    "comment": ("text", "internal"),
    "correct": ("category", "urgency", "place_path", "address"),
    "amend": ("description", "address"),
    "add_photos": (),
    "withdraw": ("reason",),
}
"""What the form of each action asks for."""

SPEAKING = {"accept": "accept", "assign": "assign", "start": "start", "handle": "finish"} | {
    "revisit": "revisit",
    "close": "close",
}
"""The action that the awaited step asks for: its form stands first."""

WRITTEN = ("reason", "note", "result", "text", "description", "address")
"""Fields in one's own words: shown again even where the action is no longer possible."""

FILES = {"finish": "evidence", "add_photos": "photos"}
"""The actions that take files along, and under which name."""

MOST_FILES = 10
URGENCIES = ("U0", "U1", "U2", "U3")
CLOSURES = ("resolved", "unsolvable", "withdrawn")
LOG_IN_AGAIN = 401
GONE = 404


@dataclass(frozen=True)
class Fact:
    """One line of the timeline, in words."""

    entry: TimelineEntry
    label: str
    text: str


@dataclass(frozen=True)
class Correctable:
    """What an order can be corrected to: places by path and name, those above, beside and below."""

    categories: list[CategoryRule]
    urgencies: tuple[str, ...]
    places: list[tuple[str, str]]


@pages.get("/orders/<uuid:order_id>")
def show(order_id: UUID) -> Response:
    done = flask.request.args.get("done", "")
    order = visit().dispatch.order(str(order_id))
    return _page(order, Form.fresh(), done if done in FIELDS or done == "report" else "")


@pages.post("/orders/<uuid:order_id>")
def act(order_id: UUID) -> Response:
    """Take an action; if it is refused show the newest state with what was typed."""
    form, dispatch = Form.sent(), visit().dispatch
    if form.action not in FIELDS:
        raise BadRequest
    version = flask.request.form.get("version", "")
    try:
        dispatch.act(
            str(order_id),
            form.action,
            _body(form) | _uploaded(form),
            key=form.key,
            version="" if form.action == "comment" else version,
        )
    except (Problem, Unreachable) as problem:
        if isinstance(problem, Problem) and problem.status in (LOG_IN_AGAIN, GONE):
            raise
        return _page(dispatch.order(str(order_id)), form.refused(problem))
    return flask.redirect(flask.url_for("orders.show", order_id=order_id, done=form.action), 303)


def _body(form: Form) -> dict[str, object]:
    """The typed values as the API wants them; what is empty is left out, and the API says what it needs."""
    body: dict[str, object] = {}
    for name in FIELDS[form.action]:
        text = form.text(name)
        if name in ("contacted", "solved", "internal"):
            body |= {name: text == "yes"} if text else {}
        elif name in ("stars", "satisfied"):
            body |= {name: int(text)} if text.isascii() and text.isdecimal() and len(text) == 1 else {}
        elif text:
            body[name] = text
    return body


def _uploaded(form: Form) -> dict[str, object]:
    """The chosen photos and documents, sent to where the order's files are kept."""
    name = FILES.get(form.action, "")
    chosen = [file for file in flask.request.files.getlist(name) if file.filename]
    if not chosen:
        return {}
    ids = [
        visit().dispatch.upload(str(file.filename)[-100:], file.read(), f"{form.key}:{number}")
        for number, file in enumerate(chosen[:MOST_FILES])
    ]
    return {name: ids}


def _page(order: OrderView, form: Form, done: str = "") -> Response:
    dispatch = visit().dispatch
    rules = dispatch.rules()
    html = flask.render_template(
        "order.html",
        order=order,
        form=form,
        done=done,
        first=_first(order, form),
        steps=_steps(order),
        step_names=_step_names(rules),
        timeline=_timeline(dispatch.timeline(order.id), rules),
        assignees=_assignees(order),
        reasons=rules.suspension_reasons,
        closures=CLOSURES,
        correctable=_correctable(order),
        lost=[text for name in WRITTEN if (text := form.text(name))],
    )
    return flask.Response(html, form.status)


def _first(order: OrderView, form: Form) -> str:
    """The action whose form is open: the one that was refused, else the one that the order waits for."""
    wanted = form.action or ("resume" if order.suspension else SPEAKING.get(order.step or "", ""))
    if wanted in order.actions:
        return wanted
    return "rate" if "rate" in order.actions else ""


def _steps(order: OrderView) -> list[tuple[str, str]]:
    """Each of the six steps and whether it is done, current, to come, or where the order was refused."""
    awaited = "handle" if order.step == "start" else order.step
    here = STEPS.index(awaited) if awaited in STEPS else len(STEPS)
    if order.state == "refused":
        return [("report", "done"), ("accept", "refused"), *((step, "next") for step in STEPS[2:])]
    return [
        (step, "done" if number < here else "current" if number == here else "next")
        for number, step in enumerate(STEPS)
    ]


def _step_names(rules: OrderPolicy) -> dict[str, str]:
    """The district's own names in Chinese, the catalogue's in English."""
    words = visit().words
    return {step: words.pick(rules.step_names.get(step, ""), words.name("step", step)) for step in STEPS}


def _timeline(entries: list[TimelineEntry], rules: OrderPolicy) -> list[Fact]:
    words = visit().words
    reasons = {reason.code: words.pick(reason.name, reason.name_en) for reason in rules.suspension_reasons}
    facts = []
    for entry in reversed(entries):
        data = dict(entry.data)
        if entry.type == "OrderSuspended":
            data["reason"] = reasons.get(str(data.get("reason")), str(data.get("reason")))
        text = words.told(entry.type, data)
        facts.append(Fact(entry, words.pick(entry.label, entry.label_en), text))
    return facts


def _correctable(order: OrderView) -> Correctable | None:
    """What staff may choose from to put the order right."""
    if "correct" not in order.actions:
        return None
    dispatch = visit().dispatch
    categories = [one for one in dispatch.catalogue().categories if one.active]
    above = order.place_path.rpartition("/")[0]
    beside = _below(above) if above else []
    places = {part.path: part.name for part in order.place_parts}
    places |= {place.path: place.name for place in (*beside, *_below(order.place_path)) if place.may_report}
    return Correctable(categories, URGENCIES, sorted(places.items()))


def _below(path: str) -> list[PlaceView]:
    try:
        return [place for place in visit().dispatch.places_below(path) if place.kind != "grid"]
    except Problem:
        return []


def _assignees(order: OrderView) -> list[AssigneeView]:
    """Nobody where the person may assign but not see who is there."""
    if "assign" not in order.actions:
        return []
    try:
        return visit().dispatch.assignees(order.place_path)
    except Problem:
        return []
