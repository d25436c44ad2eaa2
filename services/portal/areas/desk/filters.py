# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the desk that somebody saved under a name: shown, told otherwise, ended."""

from typing import Any
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.desk.asked import ASSISTED, ENDED, MINE, STATES, Asked
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.dispatch import AskedView, FilterView, PageViewFilterView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("desk_filters", __name__)
FILTERS = "order-filters"
TELLINGS = ("never", "at_once", "daily")
SAME = ("urgency", "category", "channel", "q")
SEE_OTHER = 303


@pages.get("/desk/filters")
@needs(Permission.READ)
def index() -> Response:
    """The own ones, and a form for what the desk showed."""
    return _page(Form.fresh())


@pages.post("/desk/filters")
@needs(Permission.READ)
def change() -> Response:
    """Save what the desk showed, be told otherwise, or end one."""
    form = Form.sent()
    if form.only_shown:
        return _page(form)
    sharing, one = visit().sharing, form.text("filter_id")
    try:
        if form.action == "drop_filter":
            visit().dispatch.drop_filter(one, form.key)
        elif one:
            known = sharing.read(f"{FILTERS}/{one}", FilterView)
            told = {"name": known.name, "asked": known.asked.model_dump(), "telling": form.text("telling")}
            sharing.put(f"{FILTERS}/{one}", told, form.key)
        else:
            told = {"name": form.text("name"), "asked": _wanted(), "telling": form.text("telling")}
            sharing.send(FILTERS, told, form.key)
    except Problem as problem:
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("desk_filters.index"), SEE_OTHER)


@pages.get("/desk/filters/<uuid:filter_id>")
@needs(Permission.READ)
def show(filter_id: UUID) -> Response:
    """What it asks for, at the desk."""
    found = visit().sharing.read(f"{FILTERS}/{filter_id}", FilterView)
    return flask.redirect(_address(found.asked), SEE_OTHER)


def _page(form: Form) -> Response:
    found = visit().sharing.read(FILTERS, PageViewFilterView, limit=50).items
    words, asked = visit().words, Asked.now()
    html = flask.render_template(
        "desk_filters.html",
        found=found,
        asked=asked,
        form=form,
        tellings=[(one, words.name("telling", one)) for one in TELLINGS],
    )
    return flask.Response(html, form.status)


def _wanted() -> dict[str, Any]:
    """What the desk showed, as the API takes it; without a place the person's own."""
    asked = Asked.now()
    query = asked.query
    held = visit().by.places(Permission.READ)
    own = asked["scope"] in (MINE, ASSISTED)
    place = query["place"] or (min(held, key=len) if held and not own else None)
    same = {name: query[name] for name in SAME if query[name]}
    told = {name: query[name] for name in ("state", "open", "overdue", "assignee")}
    helped = {name: query[name] is True for name in ("asking", "assisting")}
    return {**same, **told, **helped, "place": place}


def _address(asked: AskedView) -> str:
    """The desk with that filter."""
    state = asked.state if asked.state in STATES else ENDED if asked.open is False else None
    own = MINE if asked.assignee == "me" else ASSISTED if asked.assisting else None
    scope = own or asked.place
    same = {name: getattr(asked, name) or None for name in SAME}
    whole: dict[str, Any] = {
        **same,
        "state": state,
        "scope": scope,
        "overdue": "1" if asked.overdue else None,
        "asking": "1" if asked.asking else None,
    }
    return flask.url_for("desk.show", **whole)
