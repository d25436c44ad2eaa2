# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose matter a place is."""

from __future__ import annotations

from services.chassis.values import OrgPath, Principal

NEIGHBOURHOOD_DEPTH = 3


def concerns(by: Principal, permission: str, place: OrgPath) -> bool:
    """Whether somebody has the permission at a place or within it, up to a neighbourhood."""
    around = place.depth >= NEIGHBOURHOOD_DEPTH and any(map(place.covers, by.places(permission)))
    return around or by.may(permission, place)


def check_concerns(by: Principal, permission: str, place: OrgPath) -> None:
    """Raises Forbidden unless the place is theirs."""
    if not concerns(by, permission, place):
        raise by.refusal(permission, place)
