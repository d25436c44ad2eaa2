# SPDX-License-Identifier: AGPL-3.0-or-later
"""For staff: the groups (群) of a place's people into which a robot writes what everybody there is told."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.outreach import JoinGroup
from services.portal.forms import Form, limits
from services.portal.page_context import visit

pages = flask.Blueprint("notice_groups", __name__)
MATTERS = ("votes", "meetings", "publicity", "credit", "notices")
"""What everybody at a place is told, and is nobody's own."""
LANGUAGES = ("zh", "en")
LIMITS = limits(JoinGroup)


@pages.get("/notice-groups")
@needs(Permission.GROUPS)
def index() -> Response:
    return _all(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/notice-groups")
@needs(Permission.GROUPS)
def leave() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _all(form)
    try:
        visit().outreach.leave_group(form.text("group"), form.key)
    except (Problem, Unreachable) as problem:
        return _all(form.refused(problem))
    return flask.redirect(flask.url_for("notice_groups.index", done="leave"), 303)


@pages.get("/notice-groups/new")
@needs(Permission.GROUPS)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/notice-groups/new")
@needs(Permission.GROUPS)
def join() -> Response:
    form = Form.sent()
    if form.only_shown:
        return _new(form)
    body = {name: form.text(name) for name in ("name", "url", "place_path", "language")}
    matters = [matter for matter in MATTERS if form.text(f"matter-{matter}")]
    try:
        visit().outreach.join_group({**body, "matters": matters}, form.key)
    except (Problem, Unreachable) as problem:
        return _new(form.refused(problem))
    return flask.redirect(flask.url_for("notice_groups.index", done="join"), 303)


def _all(form: Form, done: str = "") -> Response:
    """Of every place where one may have groups told; a place below another names the same ones."""
    outreach, after = visit().outreach, flask.request.args.get("after")
    places = visit().by.places(Permission.GROUPS)
    pages_of = [outreach.groups(place, after) for place in places]
    found = {one.id: one for page in pages_of for one in page.items}
    html = flask.render_template(
        "groups.html",
        groups=list(found.values()),
        page=pages_of[0] if len(pages_of) == 1 else None,
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _new(form: Form) -> Response:
    dispatch, chosen = visit().dispatch, form.chosen or form.text("place_path")
    own, above = dispatch.own_places(), chosen.rpartition("/")[0]
    if chosen and above and chosen not in {place.path for place in own}:
        own += [place for place in dispatch.places_below(above) if place.path == chosen]
    html = flask.render_template(
        "group_new.html",
        form=form,
        places=own,
        chosen=chosen,
        below=dispatch.places_below(chosen) if chosen else [],
        matters=MATTERS,
        languages=[(one, visit().words.name("group_language", one)) for one in LANGUAGES],
        limits=LIMITS,
    )
    return flask.Response(html, form.status)
