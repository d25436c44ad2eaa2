# SPDX-License-Identifier: AGPL-3.0-or-later
"""A district whose system, security and audit are administered by three persons."""

from dataclasses import dataclass

from tests.system.identity.conftest import District

ON = {"administrators": True}


@dataclass(frozen=True)
class Three:
    """Their ids, and their tokens of after the change."""

    district: District
    system_id: str
    system: str
    security_id: str
    security: str
    audit_id: str
    audit: str


def separated(district: District) -> Three:
    security_id, _ = district.staff("security_admin", district.path, "safe")
    audit_id, _ = district.staff("audit_admin", district.path, "audits")
    system_id = str(district.house.claims(district.token)["sub"])
    district.ok("PUT", "/policies/separation", ON)
    tokens = [
        district.house.log_in(f"{login}@{district.code}")["access_token"]
        for login in ("admin", "safe", "audits")
    ]
    return Three(district, system_id, tokens[0], security_id, tokens[1], audit_id, tokens[2])
