# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of spots, and the district's key by which their codes are signed."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.chassis.ids import new_secret
from services.chassis.store import Collection, Index
from services.chassis.store.search import GRAMS, grams
from services.chassis.values import OrgPath
from services.dispatch.domain import spots
from services.dispatch.domain.spot_errors import SpotCodeRefused
from services.dispatch.domain.spots import Spot
from services.dispatch.store.rounds import RoundsUnit

KEY = "spots"
"""The one key of a district."""


@dataclass(frozen=True)
class SpotKey:
    """A secret of the district, made with its first spot."""

    id: str
    secret: str = field(repr=False)


class SpotsUnit(RoundsUnit):
    """The part of dispatch's `Tx` that is about spots."""

    spots = Collection(
        Spot,
        "spots",
        orderings=("place_path",),
        search=("called",),
        indexes=(Index("within", "state", "by_place_path"), Index("grams", "by_place_path")),
    )
    spot_keys = Collection(SpotKey, "spot_keys")

    def sign_spots(self) -> None:
        """Make the district's key if it has none."""
        if self.spot_keys.find(KEY) is None:
            self.spot_keys.add(SpotKey(KEY, new_secret()))

    def spot_code(self, spot: Spot) -> str:
        """What the sheet of a spot says."""
        return spots.code(spot, self.tenant, self._spot_key())

    def spot_of(self, code: str) -> Spot:
        """The spot at which a sheet with this code hangs. Raises SpotCodeRefused, SpotWithdrawn."""
        spot = self.spots.find(spots.named_by(code))
        if spot is None:
            raise SpotCodeRefused
        spots.check_code(spot, self.tenant, self._spot_key(), code)
        return spot

    def spots_called(self, part: str, area: OrgPath, limit: int) -> list[Spot]:
        """Spots of an area whose names have the part's first two characters side by side."""
        where = {GRAMS: grams([part])[0], "by_place_path": below(area)}
        return self.spots.list(where, sort="place_path", limit=limit)

    def _spot_key(self) -> bytes:
        return self.spot_keys.get(KEY).secret.encode()


def below(area: OrgPath) -> dict[str, str]:
    """Bounds of what lies at a path or below it, in an ordering by paths; some of its sisters lie within."""
    return {"$gte": str(area), "$lt": f"{area}0"}
