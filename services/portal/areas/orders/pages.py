# SPDX-License-Identifier: AGPL-3.0-or-later
"""One order: where it stands, what happened, and what the person can do with it."""

from contextlib import suppress
from uuid import UUID

import flask
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.chassis.ids import new_id
from services.portal.areas.orders import following, progress
from services.portal.areas.orders.corrections import correctable
from services.portal.areas.orders.evidence import KINDS, evidence, point
from services.portal.areas.orders.history import history
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.dispatch import CandidateView, OrderView, Reason
from services.portal.forms import Form, number
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("orders", __name__)
FIELDS: dict[str, tuple[str, ...]] = {
    "accept": (),
    "refuse": ("reason",),
    "assign": ("assignee_id", "despite"),
    "claim": (),
    "return": ("reason",),
    "start": (),
    "suspend": ("reason", "note"),
    "defer": ("note",),
    "resume": (),
    "finish": ("result",),
    "revisit": ("contacted", "responded", "solved", "satisfied", "channel", "note"),
    "answer": ("responded", "solved", "satisfied", "note"),
    "evaluate": ("score", "note"),
    "rate": ("stars", "text"),
    "reopen": ("reason",),
    "close": ("closure",),
    "comment": ("text", "internal"),
    "correct": ("category", "urgency", "place_path", "address"),
    "amend": ("description", "address"),
    "add_photos": (),
    "add_evidence": ("kind", "location"),
    "withdraw": ("reason",),
    "link": ("of",),
    "ask_assistance": ("kind", "reason"),
    "grant_assistance": ("assistant_id", "note"),
    "decline_assistance": ("reason",),
    "withdraw_assistance": (),
    "end_assistance": ("assistant_id",),
}
"""What the form of each action asks for."""

SPEAKING = {"accept": "accept", "assign": "assign", "start": "start", "handle": "finish"} | {
    "revisit": "revisit",
    "close": "close",
}
"""The action that the awaited step asks for: its form stands first."""

WRITTEN = ("reason", "note", "result", "text", "description", "address")
"""Fields in one's own words: shown again even where the action is no longer possible."""

REASONED = {"revisit": "revisit_reasons", "answer": "revisit_reasons", "evaluate": "evaluation_reasons"}
"""The actions that take reasons, and the list of the policy that they are from."""

REASON = "reason-"
"""Begins the name of a box to tick, before a reason's code."""

AT_FIELD = {"dispatch.not_there_now": "despite"}
"""Refusals that a field answers."""

FILES = {"finish": "evidence", "add_photos": "photos", "add_evidence": "files"}
"""The actions that take files along, and under which name."""

LACKING = ("skill", "partner", "materials")
CLOSURES = ("resolved", "unsolvable", "withdrawn")


@pages.get("/orders/<uuid:order_id>")
def show(order_id: UUID) -> Response:
    done = flask.request.args.get("done", "")
    order = visit().dispatch.order(str(order_id))
    if order.unread:
        _looked_at(order)
    return _page(order, Form.fresh(), done if done in FIELDS or done == "report" else "", order.unread)


def _looked_at(order: OrderView) -> None:
    """The other side's remarks are shown now; if that cannot be kept they stay new."""
    with suppress(Problem, Unreachable):
        visit().dispatch.read(order.id, new_id())


@pages.post("/orders/<uuid:order_id>")
def act(order_id: UUID) -> Response:
    """Take an action; if it is refused show the newest state with what was typed."""
    form, dispatch = Form.sent(), visit().dispatch
    if form.action not in FIELDS:
        raise BadRequest
    if form.only_shown:
        return _page(dispatch.order(str(order_id)), form)
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
        if has_status(problem, GONE):
            raise
        return _page(dispatch.order(str(order_id)), form.refused_at(problem, AT_FIELD))
    return flask.redirect(flask.url_for("orders.show", order_id=order_id, done=form.action), 303)


def _body(form: Form) -> dict[str, object]:
    """The typed values as the API wants them; what is empty is left out, and the API says what it needs."""
    body: dict[str, object] = {}
    for name in FIELDS[form.action]:
        text = form.text(name)
        if name in ("contacted", "responded", "solved", "internal"):
            body |= {name: text == "yes"} if text else {}
        elif name in ("stars", "satisfied", "score"):
            body |= {name: number(text)} if text else {}
        elif text:
            body[name] = point(text) if name == "location" else text
    if form.action in REASONED:
        body["reasons"] = [name.removeprefix(REASON) for name in form.typed if name.startswith(REASON)]
    return body


def _uploaded(form: Form) -> dict[str, object]:
    """The chosen photos and documents, sent to where the order's files are kept."""
    name = FILES.get(form.action, "")
    ids = uploaded(form, name)
    return {name: ids} if ids else {}


def _page(order: OrderView, form: Form, done: str = "", news: int = 0) -> Response:
    dispatch = visit().dispatch
    rules, first = dispatch.rules(order.place_path), _first(order, form)
    entries = dispatch.timeline(order.id)
    html = flask.render_template(
        "order.html",
        order=order,
        form=form,
        done=done,
        news=news,
        first=first,
        rating_first=first == "rate",
        marks=progress.marks(order),
        steps_taken=progress.form(order, entries, rules),
        next_step=progress.next_step(order, rules),
        limits=progress.limits(order, rules),
        told_to=progress.told_to(order),
        revisit=progress.revisit(order),
        evaluation=progress.evaluation(order),
        history=history(entries, rules, order.place_path),
        may_call=_may_call(order),
        candidates=_candidates(order),
        firsts=following.firsts(order),
        reasons=rules.suspension_reasons,
        asked_why=_asked_why(order),
        closures=CLOSURES,
        lacking=LACKING,
        correctable=correctable(order),
        evidence=evidence(order),
        evidence_kinds=KINDS,
        lost=[text for name in WRITTEN if (text := form.text(name))],
    )
    return flask.Response(html, form.status)


def _first(order: OrderView, form: Form) -> str:
    """The action whose form is open: the one that was refused, else an answer that somebody waits for, else
    the one that the order waits for.
    """
    wanted = form.action or ("resume" if order.suspension else SPEAKING.get(order.step or "", ""))
    if not form.action and "grant_assistance" in order.actions:
        return "grant_assistance"
    if wanted in order.actions:
        return wanted
    return "rate" if "rate" in order.actions else ""


def _asked_why(order: OrderView) -> dict[str, list[Reason]]:
    """The reasons that may be ticked, for each action that the person can take."""
    wanted = {action: name for action, name in REASONED.items() if action in order.actions}
    quality = visit().dispatch.quality(order.place_path) if wanted else None
    return {action: list(getattr(quality, name)) for action, name in wanted.items()}


def _may_call(order: OrderView) -> bool:
    """Staff may ask for the reporter's number; whether it is theirs to see is for identity."""
    present = visit()
    return present.is_staff and order.reporter is not None and order.reporter.id != present.by.subject


def _candidates(order: OrderView) -> list[CandidateView]:
    """Who could have the order or assist, if the person can say so."""
    wanted = {"assign", "grant_assistance"} & set(order.actions)
    return visit().dispatch.candidates(order.id) if wanted else []
