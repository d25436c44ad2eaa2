# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking spaces, as several tests need them."""

from collections.abc import Mapping
from typing import Any

from tests.system.identity import offices
from tests.system.identity.conftest import District


def space(
    district: District, tree: Mapping[str, Any], kind: str = "fixed", number: str = "B1-032"
) -> dict[str, Any]:
    body = {"place_id": tree["compound"]["id"], "number": number, "kind": kind}
    return district.ok("POST", "/parking-spaces", body)


def holding(
    person_id: str, unit_id: str, since: int, until: int | None = None, **more: Any
) -> dict[str, Any]:
    """In days from today."""
    last = {} if until is None else {"until": offices.day(until)}
    return {
        "person_id": person_id,
        "unit_id": unit_id,
        "tenure": "lessee",
        "since": offices.day(since),
        **last,
        **more,
    }
