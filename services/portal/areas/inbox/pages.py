# SPDX-License-Identifier: AGPL-3.0-or-later
"""The inbox: what one was told, the latest first; and by which channels one wants to be told."""

from typing import Any
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import local
from services.portal.areas.inbox.devices import name_of
from services.portal.client.http import Problem, Unreachable
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit

pages = flask.Blueprint("inbox", __name__)
A_PAGE = 20
CHOOSE, GIVE, CONFIRM, DROP, PUSH, END = "save", "give", "confirm", "drop", "push", "end"
ADDRESS = {GIVE: "", CONFIRM: "confirm", DROP: "drop"}
"""What a form does with an address → what the API calls it."""
BROWSER = {PUSH: "", END: "drop"}
"""The same with this browser, or one of the list."""
SHOWN = ("orders", "work", "votes", "meetings", "publicity", "sharing", "notices", "system")
"""The matters of which people are told today."""


@pages.get("/inbox")
def show() -> str:
    page = visit().outreach.messages(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("inbox.html", page=page, form=Form.fresh())


@pages.post("/inbox")
def read_all() -> Response:
    form = Form.sent()
    if not form.only_shown:
        visit().outreach.read_all(form.key)
    return flask.redirect(flask.url_for("inbox.show"), 303)


@pages.post("/inbox/<uuid:message_id>")
def open_message(message_id: UUID) -> Response:
    """It is read, on all devices, and leads to its page."""
    form = Form.sent()
    if form.only_shown:
        return flask.redirect(flask.url_for("inbox.show"), 303)
    message = visit().outreach.open(str(message_id), form.key)
    return flask.redirect(local(message.link or flask.url_for("inbox.show")), 303)


@pages.get("/inbox/settings")
def settings() -> Response:
    return _settings(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/inbox/settings")
def send() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _settings(form)
    try:
        _do(form)
    except (Problem, Unreachable) as problem:
        return _settings(form.refused(problem))
    return flask.redirect(flask.url_for("inbox.settings", done=form.action or CHOOSE), 303)


def unread(present: PageContext) -> int:
    """How many messages are unread."""
    return present.outreach.unread()


def _do(form: Form) -> None:
    outreach = visit().outreach
    if form.action in BROWSER:
        outreach.browser(BROWSER[form.action], _browser(form), form.key)
        return
    if form.action not in ADDRESS:
        outreach.choose(_chosen(form), form.key)
        return
    body: dict[str, Any] = {"channel": form.text("channel")}
    body |= {name: form.text(name) for name in ("address", "code") if form.text(name)}
    outreach.address(ADDRESS[form.action], body, form.key)


def _browser(form: Form) -> dict[str, Any]:
    """The subscription that the browser made, or the id of one that is listed."""
    if form.action == END:
        return {"id": form.text("browser")}
    name = name_of(flask.request.user_agent.string)
    return {"name": name} | {part: form.text(part) for part in ("endpoint", "p256dh", "auth")}


def _chosen(form: Form) -> dict[str, Any]:
    channels = visit().outreach.choices().working
    choices = [
        {
            "matter": matter,
            "channels": [channel for channel in channels if form.text(f"{matter}-{channel}")],
            "digest": bool(form.text(f"{matter}-digest")),
        }
        for matter in SHOWN
    ]
    times = {name: form.text(name) for name in ("quiet_from", "quiet_until") if form.text(name)}
    return {"language": visit().language, "choices": choices, **times}


def _settings(form: Form, done: str = "") -> Response:
    choices = visit().outreach.choices()
    matters = [one for one in choices.choices if one.matter in SHOWN]
    html = flask.render_template(
        "inbox_settings.html", choices=choices, matters=matters, form=form, done=done
    )
    return flask.Response(html, form.status)
