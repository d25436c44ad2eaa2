# SPDX-License-Identifier: AGPL-3.0-or-later
"""Emergency access in a district that has prepared it, and the passing of its time."""

from typing import Any

from tests.system.identity.conftest import District

POLICY = {"may_open": ["grid_worker"], "opens": ["dispatcher", "treasurer"], "hours": 2}
LOGIN = "keeper"


def prepared(district: District) -> tuple[str, str]:
    """A grid worker who may open another role: (person id, token)."""
    district.ok("PUT", "/policies/emergency", POLICY)
    return district.staff("grid_worker", district.path, LOGIN)


def body(district: District, **more: Any) -> dict[str, Any]:
    return {"role": "dispatcher", "path": district.path, "reason": "值班调度员突发疾病，热线没人接"} | more


def opened(district: District, token: str) -> tuple[dict[str, Any], str]:
    """The access, and a token that says it."""
    access = district.house.ok("POST", "/emergency-accesses", token, body(district))
    return access, district.house.log_in(f"{LOGIN}@{district.code}")["access_token"]
