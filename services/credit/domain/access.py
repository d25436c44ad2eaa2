# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose matter a rating is: a company serves a whole district, and everybody in it may object."""

from __future__ import annotations

from services.chassis.values import OrgPath, Principal


def check_concerns(by: Principal, permission: str, place: OrgPath) -> None:
    """Somebody who holds the permission there, or anywhere within. Raises Forbidden."""
    if not by.may(permission, place) and not any(map(place.covers, by.places(permission))):
        raise by.refusal(permission, place)
