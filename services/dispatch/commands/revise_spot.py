# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say something else of a spot: its name, what else it is called, its kind, where it is on the map."""

from services.dispatch.commands.create_spot import SpotIs
from services.dispatch.domain import spots
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.spots import Spot
from services.dispatch.store import Tx


class ReviseSpot(SpotIs):
    pass


def handle(tx: Tx, spot_id: str, cmd: ReviseSpot) -> Spot:
    """Raises NotFound, Forbidden, SpotWithdrawn."""
    spot = tx.spots.get(spot_id)
    tx.require(Permission.SPOTS_KEEP, spot.place_path)
    spot, events = spots.revise(spot, cmd.value())
    tx.spots.save(spot, *events)
    return spot
