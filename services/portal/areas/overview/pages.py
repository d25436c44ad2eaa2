# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an area does: counts, the rates, and the last six months as a chart."""

from dataclasses import dataclass

import flask

from services.portal.authority import Permission
from services.portal.client.models.dispatch import PlaceView, StatisticsView
from services.portal.page_context import visit

pages = flask.Blueprint("overview", __name__)
MONTHS = 6
MOST_BELOW = 12
COUNTED = ("district", "sub_district", "neighbourhood")
"""Counts are kept for these kinds of places."""

WIDTH, HEIGHT, TOP, BOTTOM = 360, 150, 18, 22
"""The chart's size and margins, in its own units."""

TALLEST_BAR = 0.8
"""Of the room, so that a full share on time stands above every bar's number."""


@dataclass(frozen=True)
class Column:
    """One month of the chart: a bar for what was reported, a point for the share on time (or none)."""

    month: str
    counts: StatisticsView
    x: float
    bar_y: float
    bar_height: float
    point_y: float | None


@pages.get("/overview")
def show() -> str:
    dispatch, held = visit().dispatch, visit().by.places(Permission.READ)
    wanted = flask.request.args.get("place") or (min(held, key=len) if held else "")
    if not wanted:
        return flask.render_template("overview.html", now=None)
    place = _place(wanted)
    if place.kind and place.kind not in COUNTED:
        return flask.render_template("overview.html", now=None, too_small=place)
    now = dispatch.statistics(wanted)
    earlier = [dispatch.statistics(wanted, month) for month in _months_before(now.until)]
    below = [place for place in dispatch.places_below(wanted) if place.kind in COUNTED]
    return flask.render_template(
        "overview.html",
        now=now,
        place=place,
        above=_place(wanted.rpartition("/")[0]) if any(_covers(p, wanted) for p in held) else None,
        columns=columns([*earlier, now]),
        below=[(place, dispatch.statistics(place.path)) for place in below[:MOST_BELOW]],
        size=(WIDTH, HEIGHT),
        floor=HEIGHT - BOTTOM,
    )


def columns(months: list[StatisticsView]) -> list[Column]:
    """Where each month stands in the chart, the oldest first."""
    most = max(1, *(month.reported for month in months))
    room = HEIGHT - TOP - BOTTOM
    tallest = room * TALLEST_BAR
    step = WIDTH / len(months)
    found = []
    for number, month in enumerate(months):
        height = tallest * month.reported / most
        share = month.on_time_percent
        point = None if share is None else round(TOP + room * (1 - share / 100), 1)
        x = round(step * (number + 0.5), 1)
        found.append(Column(month.until, month, x, round(TOP + room - height, 1), round(height, 1), point))
    return found


def _months_before(last: str) -> list[str]:
    year, month = map(int, last.split("-"))
    counted = range(year * 12 + month - MONTHS, year * 12 + month - 1)
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in counted]


def _covers(held: str, wanted: str) -> bool:
    return wanted.startswith(f"{held}/")


def _place(path: str) -> PlaceView:
    """The place with its name; its path where the name is out of sight."""
    dispatch = visit().dispatch
    known = {place.path: place for place in dispatch.own_places()}
    if path not in known and path.count("/") > 1:
        known |= {place.path: place for place in dispatch.places_below(path.rpartition("/")[0])}
    return known.get(path) or PlaceView(path=path, kind="", name=path, may_report=False)
