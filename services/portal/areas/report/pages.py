# SPDX-License-Identifier: AGPL-3.0-or-later
"""Report something: what, where, and in one's own words."""

from dataclasses import dataclass

import flask
from werkzeug.wrappers import Response

from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.dispatch import CategoryRule, PlaceView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("report", __name__)
CHANNELS = ("portal", "hotline", "paper", "venue")
KINDS = ("repair", "complaint", "suggestion", "service")
FIELDS = ("category", "place_path", "description", "address", "channel")


@dataclass(frozen=True)
class Where:
    """The places to choose from: the person's own, the chosen one, and those directly below it."""

    chosen: str
    choices: list[PlaceView]
    below: list[PlaceView]


@pages.get("/report")
def ask() -> Response:
    asked = flask.request.args
    return _page(Form.fresh(place_path=asked.get("place", ""), category=asked.get("category", "")))


@pages.post("/report")
def send() -> Response:
    form = Form.sent()
    body = {name: form.text(name) for name in FIELDS if form.text(name)}
    try:
        order = visit().dispatch.report(body, form.key)
    except (Problem, Unreachable) as problem:
        if isinstance(problem, Problem) and problem.status == 401:  # noqa: PLR2004 - log in again
            raise
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("orders.show", order_id=order.id, done="report"), 303)


def _page(form: Form) -> Response:
    present = visit()
    html = flask.render_template(
        "report.html",
        form=form,
        where=_where(form.text("place_path")),
        categories=_by_kind(present.dispatch.catalogue().categories),
        channels=CHANNELS if present.is_staff else (),
        phone=_phone(),
    )
    return flask.Response(html, form.status)


def _by_kind(categories: list[CategoryRule]) -> list[tuple[str, list[CategoryRule]]]:
    offered = [category for category in categories if category.active]
    kinds = dict.fromkeys((*KINDS, *(category.kind for category in offered)))
    groups = [(kind, [one for one in offered if one.kind == kind]) for kind in kinds]
    return [(kind, members) for kind, members in groups if members]


def _where(wanted: str) -> Where:
    dispatch = visit().dispatch
    own = [place for place in dispatch.own_places() if place.may_report]
    above = wanted.rpartition("/")[0]
    if wanted and above and wanted not in {place.path for place in own}:
        own += [place for place in _below(above) if place.path == wanted and place.may_report]
    known = {place.path for place in own}
    deepest = max(own, key=_depth).path if own else ""
    chosen = wanted if wanted in known else deepest
    below = [place for place in _below(chosen) if place.may_report and place.kind != "grid"] if chosen else []
    return Where(chosen, sorted(own, key=lambda place: (-_depth(place), place.path)), below)


def _depth(place: PlaceView) -> int:
    """1 for the district."""
    return place.path.count("/")


def _below(path: str) -> list[PlaceView]:
    """Nothing where the person may not look further down."""
    try:
        return visit().dispatch.places_below(path)
    except Problem:
        return []


def _phone() -> str | None:
    """The person's own number, masked; the form does not fail for it."""
    try:
        return visit().identity.person(visit().by.subject).phone
    except (Problem, Unreachable):
        return None
