# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set a spot (点位): a building, an entrance, a lamp post, where a sheet with a code will hang."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.chassis.http import Input, Name
from services.chassis.http.models import once
from services.chassis.values import OrgPath
from services.dispatch.commands.report_order import Point
from services.dispatch.domain import spots
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.spot_kinds import SpotKind
from services.dispatch.domain.spots import MOST_ALIASES, Spot, SpotTerms
from services.dispatch.store import Tx


class SpotIs(Input):
    """What is said of a spot; `aliases`: what it is found by besides, such as the number on the post."""

    kind: SpotKind
    name: Name
    aliases: Annotated[tuple[Name, ...], Field(max_length=MOST_ALIASES), AfterValidator(once)] = ()
    location: Point | None = None

    def value(self) -> SpotTerms:
        return SpotTerms(self.kind, self.name, self.aliases, self.location.value() if self.location else None)


class CreateSpot(SpotIs):
    """At the smallest place that it belongs to."""

    place_path: OrgPath


def handle(tx: Tx, cmd: CreateSpot) -> Spot:
    """Raises Forbidden, UnknownPlace."""
    tx.require(Permission.SPOTS_KEEP, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    tx.sign_spots()
    within = tuple(map(str, cmd.place_path.ancestors()))
    spot = Spot(id=tx.new_id(), place_path=cmd.place_path, within=within, terms=cmd.value())
    tx.spots.add(spot, spots.told(spot))
    return spot
