# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices, their holders and handovers, as several tests need them."""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from services.chassis.clock import system_now
from services.identity.store import OFFICE_OVER
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.rights import bring_forward, fire

YEAR = 365


def day(offset: int) -> str:
    """A day of the district's, as its terms are reckoned: another than the machine's from 16:00 UTC on."""
    today = system_now().astimezone(ZoneInfo("Asia/Shanghai")).date()
    return (today + timedelta(days=offset)).isoformat()


def somebody(district: District, login: str) -> tuple[str, str]:
    """A person who can log in and holds nothing: (person id, access token)."""
    person_id = district.person(login)
    login = f"{login}@{district.code}"
    district.ok("POST", "/accounts", {"person_id": person_id, "login": login, "password": PASSWORD})
    return person_id, district.house.log_in(login)["access_token"]


def term(person_id: str, place: Mapping[str, Any], since: int = -10, until: int = 100) -> dict[str, Any]:
    """A building leader's, in days from today."""
    return {
        "person_id": person_id,
        "place_id": place["id"],
        "since": day(since),
        "until": day(until),
    }


def leader(
    district: District,
    person_id: str,
    place: Mapping[str, Any],
    since: int = -10,
    until: int = 100,
    **more: Any,
) -> dict[str, Any]:
    return district.ok("POST", "/offices", {**term(person_id, place, since, until), **more})


def ended(district: District, office_id: str) -> dict[str, Any]:
    """The handover of an office whose term is over by now."""
    bring_forward(district, OFFICE_OVER, 2 * YEAR)
    fire(district)
    assert district.ok("GET", f"/offices/{office_id}")["state"] == "over"
    return district.ok("GET", f"/office-handovers/{office_id}")


def photo(district: District, token: str) -> str:
    """The id of a picture that the token's owner uploaded."""
    kept = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(kept, "JPEG")
    content = kept.getvalue()
    house = district.house
    begun = house.ok("POST", "/files", token, {"name": "钥匙.jpg", "size": len(content)})
    path = f"/files/{begun['id']}"
    whole = {"data": content, "content_type": "application/octet-stream"}
    assert house.call("PUT", f"{path}/pieces/0", token, **whole).status_code == 204
    house.ok("POST", f"{path}:complete", token)
    return str(begun["id"])


def told(district: District, office_id: str) -> list[str]:
    return district.house.events(district.code, "office", office_id)
