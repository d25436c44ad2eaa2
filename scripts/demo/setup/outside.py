# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a district reaches the outside: its city's platform gets webhooks, its people give their phones."""

import re
from collections.abc import Sequence

from scripts.demo.api import Api, Json, Refused
from scripts.demo.districts import ROLES, District
from scripts.demo.setup import arrival, systems
from scripts.demo.setup.people import GRANTS
from scripts.demo.setup.realm import Realm
from scripts.demo.story.scene import Cast

CLIENT, NAME = "city-platform", "城市运行平台 City platform"
SCOPES = ("orders", "topics", "votes", "meetings", "publicity", "money", "credit")
ENDPOINTS, CHOICES, EVENTS = "/outreach/v1/endpoints", "/outreach/v1/choices", "/outreach/v1/events"
GRANTED = "linli.identity.v1.RoleGranted"
NOT_KNOWN_YET, ENOUGH = "outreach.unknown_place", "outreach.too_many_codes"
SMS = "sms"
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


def platform(realm: Realm, district: District, admin: Api, url: str) -> None:
    """The endpoint of the city's platform; its secret is shown once, and kept with the demo's state."""
    client = systems.client(realm, admin, district.code, CLIENT, NAME)
    system = realm.system(client).outreach
    mine = arrival.looked_for(lambda: arrival.patiently(lambda: list(system.all(ENDPOINTS))))
    if mine is None:
        raise arrival.NotArrived(f"outreach does not know {district.root}")
    if district.code in realm.state.hooks and url in {one["url"] for one in mine}:
        return
    body: Json = {"name": NAME, "url": url, "place_path": district.root, "scopes": list(SCOPES)}
    made = arrival.looked_for(lambda: _registered(system, body))
    if made is None:
        raise arrival.NotArrived(f"outreach does not know the place {district.root}")
    realm.state.hooks[district.code] = made["secret"]
    realm.state.save()
    _wait_for_roles(realm, admin, district)


def _registered(system: Api, body: Json) -> Json | None:
    try:
        return system.post(ENDPOINTS, body)
    except Refused as refusal:
        if refusal.code == NOT_KNOWN_YET:
            return None
        raise


def _wait_for_roles(realm: Realm, admin: Api, district: District) -> None:
    """Until outreach knows who holds a role here: it tells them of the first order."""
    given = sum(1 for _ in admin.all(GRANTS, under=district.root))
    outreach = realm.person(f"admin@{district.code}").outreach
    known, cursor = 0, ""

    def all_known() -> bool:
        nonlocal known, cursor
        page = outreach.get(EVENTS, type=GRANTED, limit=200, **({"after": cursor} if cursor else {}))
        known, cursor = known + len(page["events"]), page["cursor"]
        return known >= given

    arrival.wait_for(f"the roles below {district.root}", all_known)


def phones(realm: Realm, cast: Cast, gateway: str) -> int:
    """Everybody of the story is told by text message, too; how many of them are."""
    return sum(_reached(realm, cast, who, gateway) for who in ROLES)


def _reached(realm: Realm, cast: Cast, who: str, gateway: str) -> bool:
    """The phone is confirmed with the code that went there; False where no other code is sent now."""
    outreach, phone = cast.callers[who].outreach, cast.district.phone(who)
    if any(one["confirmed"] for one in outreach.get(CHOICES)["addresses"]):
        return True
    before = _received(realm, phone, gateway)
    try:
        outreach.post(f"{CHOICES}/addresses", {"channel": SMS, "address": phone})
    except Refused as refusal:
        if refusal.code == ENOUGH:
            return False
        raise
    found = arrival.looked_for(lambda: _received(realm, phone, gateway)[len(before) :] or None)
    code = _CODE.search("".join(found or []))
    if code is None:
        raise arrival.NotArrived("no code went to a phone")
    outreach.post(f"{CHOICES}/addresses:confirm", {"channel": SMS, "code": code[0]})
    return True


def _received(realm: Realm, phone: str, gateway: str) -> Sequence[str]:
    """The messages to a phone, the oldest first."""
    lines = realm.http.get(gateway).text.splitlines()
    return [line.removeprefix(phone) for line in reversed(lines) if line.startswith(phone)]
