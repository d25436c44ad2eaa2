# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an area does: what is open and overdue now, and beside it what was reported in a month of choice."""

import re

import flask

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.overview.figures import (
    limits_by_month,
    overdue_by_area,
    rates_by_month,
    reported_by_month,
)
from services.portal.authority import Permission
from services.portal.client.models.dispatch import PlaceView
from services.portal.page_context import PageContext, visit

pages = flask.Blueprint("overview", __name__)
MONTHS = 6
AREAS_A_PAGE = 30
COUNTED = ("district", "sub_district", "neighbourhood")
"""Counts are kept for these kinds of places."""

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


def has_counts(present: PageContext) -> bool:
    """Whether the person looks after an area that is counted: a grid, say, is not."""
    held = present.by.places(Permission.READ)
    own = present.dispatch.own_places()
    return any(place.path in held and place.kind in COUNTED for place in own)


@pages.get("/overview")
@needs(Permission.READ)
def show() -> str:
    """Opens on this month; where nothing was reported in it yet, on the last one that has something."""
    dispatch, held = visit().dispatch, visit().by.places(Permission.READ)
    wanted = flask.request.args.get("place") or (min(held, key=len) if held else "")
    if not wanted:
        return flask.render_template("overview.html", place=None)
    place = _place(wanted)
    if place.kind and place.kind not in COUNTED:
        return flask.render_template("overview.html", place=None, too_small=place)
    asked, after = _month(), flask.request.args.get("after")
    last = dispatch.statistics(wanted, asked)
    months = [*(dispatch.statistics(wanted, month) for month in months_before(last.until)), last]
    chosen = next((month for month in reversed(months) if month.reported), last) if not asked else last
    areas = dispatch.areas(wanted, chosen.until, after, AREAS_A_PAGE)
    words = visit().words
    running = f"{system_now().astimezone(words.zone):%Y-%m}"
    return flask.render_template(
        "overview.html",
        place=place,
        above=_place(wanted.rpartition("/")[0]) if any(_covers(p, wanted) for p in held) else None,
        now=last,
        chosen=chosen,
        running=running,
        month_before=shifted(chosen.until, -1),
        month_after=shifted(chosen.until, 1) if chosen.until < running else "",
        areas=areas.items,
        after=after,
        next=areas.next,
        worst=overdue_by_area(words, areas.items) if not after else None,
        charts=(
            reported_by_month(words, months, running),
            rates_by_month(words, months),
            limits_by_month(words, months),
        ),
        categories=dispatch.category_statistics(wanted, chosen.until),
        companies=dispatch.company_statistics(wanted, chosen.until),
    )


def months_before(last: str) -> list[str]:
    """The five months before one, the oldest first."""
    return [shifted(last, -number) for number in range(MONTHS - 1, 0, -1)]


def shifted(month: str, by: int) -> str:
    """`2026-01`, -1 → `2025-12`."""
    year, number = map(int, month.split("-"))
    count = year * 12 + number - 1 + by
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _month() -> str | None:
    """The month that is asked for; nothing if it is none."""
    asked = flask.request.args.get("month", "")
    return asked if MONTH.fullmatch(asked) else None


def _covers(held: str, wanted: str) -> bool:
    return wanted.startswith(f"{held}/")


def _place(path: str) -> PlaceView:
    """The place with its name; its path where the name is out of sight."""
    dispatch = visit().dispatch
    known = {place.path: place for place in dispatch.own_places()}
    if path not in known and path.count("/") > 1:
        known |= {place.path: place for place in dispatch.places_below(path.rpartition("/")[0])}
    return known.get(path) or PlaceView(path=path, kind="", name=path, may_report=False)
