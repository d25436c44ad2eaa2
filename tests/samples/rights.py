# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about people's rights to what is kept of them that succeed."""

from services.chassis.values import OpenMatter
from tests.samples.world import Request, World
from tests.system.identity.conftest import PASSWORD
from tests.system.identity.rights import answer

API = "/identity/v1"


def request_export(world: World) -> Request:
    """Of a person of its own: one asks once a day."""
    return Request(by=_somebody(world))


def show_own_numbers(world: World) -> Request:
    """One asks once a day: of the world's own, the one that there is."""
    asked = world.ok("GET", f"{API}/exports")["items"] or [world.ok("POST", f"{API}/exports")]
    return Request({"export_id": asked[0]["id"]})


def list_own_exports(world: World) -> Request:
    show_own_numbers(world)
    return Request()


def list_erasures(world: World) -> Request:
    world.ok("POST", f"{API}/erasures", request_erasure(world).body)
    return Request()


def list_corrections(world: World) -> Request:
    world.ok("POST", f"{API}/corrections", ask_correction(world).body)
    return Request()


list_own_corrections = list_corrections


def request_erasure(world: World) -> Request:
    return Request(body={"person_id": world.seeded.person(), "document": "申请表 1"})


def decide_erasure(world: World) -> Request:
    asked = world.ok("POST", f"{API}/erasures", request_erasure(world).body)
    return Request({"erasure_id": asked["id"]}, {"granted": True})


def waive_open_matter(world: World) -> Request:
    """A service has answered that something is open."""
    asked = world.ok("POST", f"{API}/erasures", request_erasure(world).body)
    order = OpenMatter("order", 1, "PIPL, Art. 47", waivable=True)
    answer(world.seeded, asked["id"], "dispatch", 1, [order])
    return Request({"erasure_id": asked["id"]}, {"matter": "dispatch.order", "reason": "本人撤回"})


def cancel_erasure(world: World) -> Request:
    return Request(decide_erasure(world).ids)


def give_consent(_world: World) -> Request:
    return Request(body={"purpose": "activity_news", "version": 1})


def withdraw_consent(world: World) -> Request:
    world.ok("POST", f"{API}/consents", give_consent(world).body)
    return Request(body={"purpose": "activity_news"})


def ask_correction(_world: World) -> Request:
    return Request(body={"text": "楼号错了"})


def decide_correction(world: World) -> Request:
    asked = world.ok("POST", f"{API}/corrections", ask_correction(world).body)
    return Request({"correction_id": asked["id"]}, {"accepted": True, "reason": "已更正"})


def list_rights_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{API}/policies/rights", {})
    return Request()


def list_consent_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{API}/policies/consent", {})
    return Request()


def _somebody(world: World) -> str:
    """The token of a person made for it."""
    person_id, login = world.seeded.person(), f"{world.code()}@{world.seeded.code}"
    account = {"person_id": person_id, "login": login, "password": PASSWORD}
    world.ok("POST", f"{API}/accounts", account)
    return str(world.house.log_in(login)["access_token"])
