# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a spot another code: the sheets that hang there are refused from now on."""

from services.dispatch.domain import spots
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.spots import Spot
from services.dispatch.store import Tx


def handle(tx: Tx, spot_id: str) -> Spot:
    """Raises NotFound, Forbidden, SpotWithdrawn."""
    spot = tx.spots.get(spot_id)
    tx.require(Permission.SPOTS_KEEP, spot.place_path)
    spot, events = spots.reissue(spot)
    tx.spots.save(spot, *events)
    return spot
