# SPDX-License-Identifier: AGPL-3.0-or-later
"""A building with two entrances, and its flats."""

from typing import Any

from tests.system.identity.conftest import District

AREA = {"dm2": 8956, "source": "survey"}


def entrance(district: District, building: dict[str, Any], number: int = 1) -> dict[str, Any]:
    body = {"kind": "entrance", "code": f"e-{number}", "name": f"{number}单元", "parent_id": building["id"]}
    return district.ok("POST", "/places", body)


def flats(district: District, building: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    units = [{"code": f"f{n}", "name": name, "exclusive_area": AREA} for n, name in enumerate(names)]
    return list(district.ok("POST", f"/places/{building['id']}/units", {"units": units})["items"])


def put(
    district: District, entrance: dict[str, Any], *units: dict[str, Any], ok: bool = True
) -> dict[str, Any]:
    """Put units into an entrance of its building; the answer, or what it was refused with."""
    body = {"entrance_id": entrance["id"], "unit_ids": [one["id"] for one in units]}
    ask = district.ok if ok else district.refused
    return ask("POST", f"/places/{entrance['parent_id']}:assign-entrance", body)
