# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of identity about log-ins, clients and their rules: a request that succeeds."""

from itertools import count

from tests.samples.world import Request, World

API = "/identity/v1"
STAFF_PASSWORD = "correct horse battery"
_NUMBERS = count(500_000)


def person(world: World) -> str:
    return world.seeded.person()


def create_account(world: World) -> Request:
    login = f"{world.code()}@{world.seeded.code}"
    return Request(body={"person_id": person(world), "login": login, "password": STAFF_PASSWORD})


def set_password(world: World) -> Request:
    account = world.ok("POST", f"{API}/accounts", create_account(world).body)
    return Request({"account_id": account["id"]}, {"password": "another horse battery"})


def end_own_sessions(world: World) -> Request:
    """Of a log-in made for it: without one named, the world's own would end, too."""
    world.house.log_in(f"admin@{world.seeded.code}")
    return Request(body={"session_id": world.ok("GET", f"{API}/sessions")["items"][0]["id"]})


def drop_second_factors(world: World) -> Request:
    account = world.ok("POST", f"{API}/accounts", create_account(world).body)
    return Request({"account_id": account["id"]})


def register_client(world: World) -> Request:
    roles = [{"role": "integrator", "path": world.seeded.path}]
    return Request(
        body={
            "short_name": world.code(),
            "name": "接口",
            "grant_types": ["client_credentials"],
            "roles": roles,
        }
    )


def disable_client(world: World) -> Request:
    return Request({"client_id": f"feed@{world.seeded.code}"})


def rotate_client_secret(world: World) -> Request:
    return Request({"client_id": f"feed@{world.seeded.code}"}, {"overlap_hours": 1})


def rotate_signing_keys(world: World) -> Request:
    return Request(by=world.house.operator())


def show_account(world: World) -> Request:
    return Request({"person_id": world.ids["resident"]})


show_second_factors = show_account


def list_log_in_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{API}/policies/log-in", {})
    return Request()


def list_step_up_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{API}/policies/step-up", {})
    return Request()


def list_real_name_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{API}/policies/real-name", {})
    return Request()


def show_real_name(world: World) -> Request:
    return Request({"person_id": world.ids["resident"]})


def prove_real_name(world: World) -> Request:
    body = {"name": "周敏", "path": f"/{world.seeded.code}", "document": _passport(world)}
    person = world.ok("POST", f"{API}/persons", body)["id"]
    return Request({"person_id": person}, {"level": "paper", "note": "护照原件"})


def withdraw_real_name(world: World) -> Request:
    proven = prove_real_name(world)
    world.ok("POST", f"{API}/persons/{proven.ids['person_id']}/real-name:prove", proven.body)
    return Request(proven.ids, {"level": "paper"})


def list_separation_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{API}/policies/separation", {})
    return Request()


def _passport(world: World) -> dict[str, str]:
    return {"kind": "passport", "country": "FRA", "number": f"X{next(_NUMBERS):08d}"}
