# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where it is, by a scanned sheet or by an address in words: what the form's buttons then offer."""

from dataclasses import dataclass, replace

from services.portal.client.http import LOG_IN_AGAIN, Problem, Unreachable, has_status
from services.portal.client.models.dispatch import (
    FoundPlaceView,
    ItemsViewFoundPlaceView,
    ItemsViewNearestView,
    NearestView,
    SpotView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

FIND = "find"
"""The button that looks for an address, and the field in which it is typed."""
SPOT, PLACE = "spot_id", "place_path"
AT_SPOT = "spot:"
"""How the buttons of spots begin; the spot's id follows, and its place."""


@dataclass(frozen=True)
class Found:
    """What an address led to (None: nobody asked), and the spot by which it is reported."""

    places: list[FoundPlaceView] | None = None
    spot: SpotView | None = None

    @property
    def told(self) -> str:
        """At which spot one is."""
        spot, words = self.spot, visit().words
        return words("report.at_spot", name=spot.name, place=spot.place_name) if spot else ""


def choice(place: FoundPlaceView) -> str:
    """What the button of a found place says."""
    return f"{AT_SPOT}{place.spot_id}:{place.path}" if place.spot_id else place.path


def find(form: Form) -> tuple[Form, Found]:
    """The form after its button, if one of these was pressed."""
    places: list[FoundPlaceView] | None = None
    if form.chosen == FIND:
        form, places = _looked_up(replace(form, chosen=""))
    elif form.chosen.startswith(AT_SPOT):
        spot_id, _, path = form.chosen.removeprefix(AT_SPOT).partition(":")
        form = replace(form, typed=form.typed | {SPOT: spot_id, PLACE: path}, chosen=path)
    elif form.chosen.startswith("/"):
        form = replace(form, typed=form.typed | {SPOT: "", PLACE: form.chosen})
    spot = _spot(form.text(SPOT))
    return (form if spot else replace(form, typed=form.typed | {SPOT: ""})), Found(places, spot)


def nearest(place: str, spot: SpotView | None) -> list[NearestView]:
    """What is open around the chosen place, the nearest first."""
    asked = {"spot_id": spot.id} if spot else {}
    if not place:
        return []
    return visit().sharing.read("orders/nearest", ItemsViewNearestView, place=place, **asked).items


def _looked_up(form: Form) -> tuple[Form, list[FoundPlaceView] | None]:
    try:
        found = visit().sharing.read("places/found", ItemsViewFoundPlaceView, q=form.text(FIND)).items
    except (Problem, Unreachable) as problem:
        return form.refused(problem, {"q": FIND}), None
    return form, [one for one in found if one.may_report]


def _spot(spot_id: str) -> SpotView | None:
    """None also for one that is gone, or of which the person may not know."""
    try:
        found = visit().sharing.read(f"spots/{spot_id}", SpotView) if spot_id else None
    except (Problem, Unreachable) as problem:
        if has_status(problem, LOG_IN_AGAIN):
            raise
        return None
    return found if found and found.state == "active" and found.may_report else None
