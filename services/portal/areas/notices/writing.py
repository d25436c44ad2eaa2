# SPDX-License-Identifier: AGPL-3.0-or-later
"""For staff: notices by their state, writing one, who has it, and the list for the doors (入户告知单)."""

from datetime import UTC
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.outreach import WriteNotice
from services.portal.forms import Form, limits
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("notice_desk", __name__)
STATES = ("draft", "reviewed", "published", "withdrawn")
AUDIENCES = ("residents", "owners")
SERVICES = ("in_person", "left_at_door", "by_mail")
LIMITS = limits(WriteNotice)
A_SHEET = 100


@pages.get("/notice-desk")
@needs(Permission.NOTICES)
def index() -> str:
    """What waits for somebody first: drafts, then what is reviewed."""
    wanted = flask.request.args.get("state", "")
    shown = [one for one in STATES if not wanted or one == wanted]
    places = visit().by.places(Permission.NOTICES)
    found = {
        state: list(
            {one.id: one for place in places for one in visit().outreach.notices_at(place, state)}.values()
        )
        for state in shown
    }
    return flask.render_template("notice_desk.html", found=found)


@pages.get("/notice-desk/new")
@needs(Permission.NOTICES)
def write() -> Response:
    return _page(Form.fresh())


@pages.post("/notice-desk/new")
@needs(Permission.NOTICES)
def send() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _page(form)
    body = {name: form.text(name) for name in ("title", "text", "place_path", "audience")}
    try:
        attachments = uploaded(form, "attachments", visit().outreach.upload)
        notice = visit().outreach.write(
            {**body, "bound": bool(form.text("bound")), "attachments": attachments}, form.key
        )
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("notices.show", notice_id=notice.id, done="write"), 303)


@pages.get("/notice-desk/<uuid:notice_id>/reach")
@needs(Permission.NOTICES)
def reach(notice_id: UUID) -> Response:
    return _reach(str(notice_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/notice-desk/<uuid:notice_id>/reach")
@needs(Permission.NOTICES)
def visited(notice_id: UUID) -> Response:
    """What came back of a visit at the door."""
    form = Form.sent()
    if form.only_shown:
        return _reach(str(notice_id), form)
    body = {name: form.text(name) for name in ("unit_id", "service", "document")}
    moment = system_now().astimezone(UTC).isoformat()
    try:
        visit().outreach.visited(str(notice_id), {**body, "served_at": moment}, form.key)
    except (Problem, Unreachable) as problem:
        return _reach(str(notice_id), form.refused(problem))
    return flask.redirect(flask.url_for("notice_desk.reach", notice_id=notice_id, done="visited"), 303)


def _page(form: Form) -> Response:
    dispatch, chosen = visit().dispatch, form.chosen or form.text("place_path")
    own = dispatch.own_places()
    above = chosen.rpartition("/")[0]
    if chosen and above and chosen not in {place.path for place in own}:
        own += [place for place in dispatch.places_below(above) if place.path == chosen]
    html = flask.render_template(
        "notice_new.html",
        form=form,
        places=own,
        chosen=chosen,
        below=dispatch.places_below(chosen) if chosen else [],
        audiences=[(one, visit().words.name("notice_audience", one)) for one in AUDIENCES],
        limits=LIMITS,
    )
    return flask.Response(html, form.status)


def _reach(notice_id: str, form: Form, done: str = "") -> Response:
    outreach = visit().outreach
    html = flask.render_template(
        "notice_reach.html",
        notice=outreach.notice(notice_id),
        buildings=outreach.reach(notice_id),
        doors=outreach.doors(notice_id, flask.request.args.get("after"), A_SHEET),
        services=[(one, visit().words.name("notice_service", one)) for one in SERVICES],
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)
