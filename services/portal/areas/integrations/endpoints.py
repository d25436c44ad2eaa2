# SPDX-License-Identifier: AGPL-3.0-or-later
"""Endpoints of webhooks: registered, their secret shown once, tested, switched; their log, replayed."""

import json
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis import written
from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.outreach import RegisteredView, RegisterEndpoint
from services.portal.forms import Form, limits
from services.portal.page_context import visit

pages = flask.Blueprint("endpoints", __name__)
SCOPES = (
    "orders",
    "topics",
    "votes",
    "meetings",
    "publicity",
    "money",
    "credit",
    "subjects",
    "places",
    "rules",
)
"""What is asked for here; what people are to a place is asked for over the API."""
SIGNINGS = ("hmac", "ed25519")
PROGRESS = ("waiting", "behind", "delivered", "failed")
LIMITS = limits(RegisterEndpoint)
ROTATE, REPLAY, CHANGE = "rotate", "replay", "change"
PLAIN = ("test", "disable", "enable")
FAILED_SPAN = timedelta(days=6, hours=23)
"""Shorter than events are kept anywhere."""


@pages.get("/endpoints")
@needs(Permission.INTEGRATE)
def index() -> str:
    page = visit().integrations.endpoints(flask.request.args.get("after"))
    return flask.render_template("endpoints.html", page=page)


@pages.get("/endpoints/new")
@needs(Permission.INTEGRATE)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/endpoints/new")
@needs(Permission.INTEGRATE)
def register() -> Response:
    """The secret stands on the page that answers, and nowhere else again."""
    form = Form.sent()
    if form.only_shown:
        return _new(form)
    where = {name: form.text(name) for name in ("place_path", "signing")}
    try:
        made = visit().integrations.register(where | _filter(form), form.key)
    except (Problem, Unreachable) as problem:
        return _new(form.refused(problem))
    return _secret(made)


@pages.get("/endpoints/<uuid:endpoint_id>")
@needs(Permission.INTEGRATE)
def show(endpoint_id: UUID) -> Response:
    return _one(str(endpoint_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/endpoints/<uuid:endpoint_id>")
@needs(Permission.INTEGRATE)
def act(endpoint_id: UUID) -> Response:
    form, one = Form.sent(), str(endpoint_id)
    if form.only_shown:
        return _one(one, form)
    try:
        if form.action == ROTATE:
            return _secret(visit().integrations.rotate(one, {"signing": form.text("signing")}, form.key))
        _do(one, form)
    except (Problem, Unreachable) as problem:
        return _one(one, form.refused(problem))
    return flask.redirect(flask.url_for("endpoints.show", endpoint_id=endpoint_id, done=form.action), 303)


@pages.get("/endpoints/<uuid:endpoint_id>/deliveries/<uuid:event_id>")
@needs(Permission.INTEGRATE)
def delivery(endpoint_id: UUID, event_id: UUID) -> Response:
    return _delivery(str(endpoint_id), str(event_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/endpoints/<uuid:endpoint_id>/deliveries/<uuid:event_id>")
@needs(Permission.INTEGRATE)
def replay(endpoint_id: UUID, event_id: UUID) -> Response:
    form = Form.sent()
    if form.only_shown:
        return _delivery(str(endpoint_id), str(event_id), form)
    try:
        visit().integrations.replay(str(endpoint_id), str(event_id), form.key)
    except (Problem, Unreachable) as problem:
        return _delivery(str(endpoint_id), str(event_id), form.refused(problem))
    there = flask.url_for("endpoints.delivery", endpoint_id=endpoint_id, event_id=event_id, done=REPLAY)
    return flask.redirect(there, 303)


def _filter(form: Form) -> dict[str, Any]:
    """Name, address, and which events."""
    return {
        "name": form.text("name"),
        "url": form.text("url"),
        "scopes": [scope for scope in SCOPES if form.text(f"scope-{scope}")],
        "types": form.text("types").split(),
    }


def _do(endpoint_id: str, form: Form) -> None:
    if form.action == CHANGE:
        version = form.text("version")
        visit().integrations.change(endpoint_id, _filter(form), form.key, version)
    elif form.action in PLAIN:
        visit().integrations.act(endpoint_id, form.action, None, form.key)
    elif form.action == REPLAY:
        visit().integrations.act(endpoint_id, REPLAY, _span(form), form.key)


def _span(form: Form) -> dict[str, Any]:
    """From the beginning of a day to now, else of the last days."""
    now = system_now()
    since = form.text("since")
    begins = _begin_of(since) if since else (now - FAILED_SPAN).isoformat()
    return {"since": begins, "until": now.isoformat(), "failed_only": bool(form.text("failed_only"))}


def _begin_of(text: str) -> str:
    """The beginning of a day here; what is no day is left for the API to refuse."""
    try:
        return datetime.combine(written.day(text), time(), visit().words.zone).isoformat()
    except ValueError:
        return text


def _new(form: Form) -> Response:
    dispatch, chosen = visit().dispatch, form.chosen or form.text("place_path")
    own, above = dispatch.own_places(), chosen.rpartition("/")[0]
    if chosen and above and chosen not in {place.path for place in own}:
        own += [place for place in dispatch.places_below(above) if place.path == chosen]
    html = flask.render_template(
        "endpoint_new.html",
        form=form,
        places=own,
        chosen=chosen,
        below=dispatch.places_below(chosen) if chosen else [],
        scopes=SCOPES,
        signings=[(one, visit().words.name("signing", one)) for one in SIGNINGS],
        limits=LIMITS,
    )
    return flask.Response(html, form.status)


def _secret(made: RegisteredView) -> Response:
    response = flask.make_response(flask.render_template("endpoint_secret.html", made=made))
    response.headers["Cache-Control"] = "no-store"
    return response


def _one(endpoint_id: str, form: Form, done: str = "") -> Response:
    integrations, progress = visit().integrations, flask.request.args.get("progress", "")
    html = flask.render_template(
        "endpoint.html",
        endpoint=integrations.endpoint(endpoint_id),
        log=integrations.deliveries(endpoint_id, progress, flask.request.args.get("after")),
        progress=progress,
        scopes=SCOPES,
        limits=LIMITS,
        choices=[(one, visit().words.name("delivery_progress", one)) for one in PROGRESS],
        signings=[(one, visit().words.name("signing", one)) for one in SIGNINGS],
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _delivery(endpoint_id: str, event_id: str, form: Form, done: str = "") -> Response:
    found = visit().integrations.delivery(endpoint_id, event_id)
    body = json.dumps(json.loads(found.body), indent=2, ensure_ascii=False) if found.body else ""
    html = flask.render_template("endpoint_delivery.html", one=found, body=body, form=form, done=done)
    return flask.Response(html, form.status)
