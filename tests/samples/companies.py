# SPDX-License-Identifier: AGPL-3.0-or-later
"""Samples of identity's companies, organisations and subjects."""

from itertools import count

from services.identity.domain import identifiers
from tests.samples.log_ins import person
from tests.samples.world import MARK, Request, World

API = "/identity/v1"
CREDIT_CODE = "91320585MA00TE600H"
_NUMBERS = count(1)


def register_company(world: World) -> Request:
    return Request(body={"name": "物业", "credit_code": CREDIT_CODE, "kind": "property_company"})


def change_company(world: World) -> Request:
    return Request({"company_id": world.ids["company"]}, {"name": f"{MARK}物业"})


def close_company(world: World) -> Request:
    """Another one each time, by the next code that is valid."""
    base = f"11320585MA{next(_NUMBERS):07}"
    code = next(base + last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY" if _is_valid(base + last))
    body = {"name": "城管局", "credit_code": code, "kind": "government_department"}
    made = world.ok("POST", f"{API}/companies", body)
    return Request({"company_id": made["id"]}, {"until": "2026-01-31"})


def _is_valid(code: str) -> bool:
    return identifiers.check_credit_code(code) is identifiers.Flaw.VALID


def list_subjects(world: World) -> Request:
    return Request(query={"kind": "society"})


def appoint_project_manager(world: World) -> Request:
    body = {"company_id": world.ids["company"], "person_id": person(world)}
    return Request(body={**body, "place_id": world.ids["building"], "since": "2022-01-01"})
