# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose matter a place is."""

from __future__ import annotations

from services.chassis.values import OrgPath, Principal

NEIGHBOURHOOD_DEPTH = 3


def check_concerns(by: Principal, permission: str, place: OrgPath) -> None:
    """The permission is held at the place or within it, up to a neighbourhood. Raises Forbidden."""
    around = place.depth >= NEIGHBOURHOOD_DEPTH and any(map(place.covers, by.places(permission)))
    if not (around or by.may(permission, place)):
        raise by.refusal(permission, place)
