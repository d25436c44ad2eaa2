# SPDX-License-Identifier: AGPL-3.0-or-later
"""Party organisations and their members, as several tests need them."""

from collections.abc import Mapping
from typing import Any

from tests.system.identity.conftest import District

AGREED = {"consented_on": "2025-01-01", "since": "2025-01-01"}


def organisation(district: District, tree: Mapping[str, Any], code: str) -> dict[str, Any]:
    """The organisation of the tree's neighbourhood."""
    body = {"level": "community_organisation", "code": code, "name": f"党组织 {code}"}
    place = {"place_path": tree["neighbourhood"]["path"]}
    return district.ok("POST", "/party-organisations", {**body, **place})


def joined(district: District, organisation_id: str, person_id: str = "") -> dict[str, Any]:
    body = {"person_id": person_id or district.person(), "organisation_id": organisation_id, **AGREED}
    return district.ok("POST", "/party-memberships", body)
