# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places by their paths."""

from collections.abc import Collection

from services.chassis.values import OrgPath
from services.identity.domain.places import Place
from services.identity.store import Tx

MOST = 500


def places_at(tx: Tx, paths: Collection[OrgPath]) -> list[Place]:
    """Those of these paths that are places."""
    return tx.places.list({"path": {"$in": sorted(paths)}}, limit=MOST) if paths else []
