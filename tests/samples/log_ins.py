# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of identity about log-ins, clients and their rules: a request that succeeds."""

from itertools import count

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.identity.domain.federation import LinkedIdentity
from services.identity.store import Tx
from tests.samples.world import MARK, Request, World

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
            "per_day": 50_000,
        }
    )


def register_identity_provider(world: World) -> Request:
    name = world.code()
    return Request(body={"kind": "wechat", "name": name, "client_id": "wx1", "client_secret": "not-told"})


def show_identity_provider(world: World) -> Request:
    known = world.ok("GET", f"{API}/identity-providers")["items"]
    body = register_identity_provider(world).body
    one = known[0] if known else world.ok("POST", f"{API}/identity-providers", body)
    return Request({"identity_provider_id": one["id"]})


def change_identity_provider(world: World) -> Request:
    return Request(show_identity_provider(world).ids, {"links_by_log_in": True})


def _linked(world: World) -> tuple[str, str]:
    """A link and its person; nobody comes from a provider here, so it is put there."""
    provider_id = show_identity_provider(world).ids["identity_provider_id"]
    account = world.ok("POST", f"{API}/accounts", create_account(world).body)
    by = Principal(world.seeded.code, "sample", "sample")

    def work(tx: Tx) -> str:
        link_id = tx.new_id()
        linked = LinkedIdentity(
            id=link_id,
            lookup=tx.outsider(provider_id, link_id),
            provider_id=provider_id,
            person_id=account["person_id"],
            account_id=account["id"],
            how="log_in",
            linked_at=system_now(),
        )
        tx.linked_identities.add(linked)
        return link_id

    return world.house.store.transact(by, work), account["person_id"]


def unlink_identity(world: World) -> Request:
    return Request({"linked_identity_id": _linked(world)[0]})


def list_linked_identities(world: World) -> Request:
    return Request({"person_id": _linked(world)[1]})


def list_emergency_policy_versions(world: World) -> Request:
    _prepare(world)
    return Request()


def _prepare(world: World) -> None:
    rule = {"may_open": ["grid_worker"], "opens": ["dispatcher"]}
    world.ok("PUT", f"{API}/policies/emergency", rule)


def open_emergency_access(world: World) -> Request:
    """By somebody of its own: nobody has two open."""
    _prepare(world)
    _, token = world.seeded.staff("grid_worker", world.seeded.path, world.code())
    body = {"role": "dispatcher", "path": world.seeded.path, "reason": f"{MARK}值班"}
    return Request(body=body, by=token)


def _opened(world: World) -> dict[str, str]:
    asked = open_emergency_access(world)
    access = world.ok("POST", f"{API}/emergency-accesses", asked.body, asked.by)
    return {"emergency_access_id": access["id"]}


def show_emergency_access(world: World) -> Request:
    return Request(_opened(world))


end_emergency_access = show_emergency_access


def list_emergency_accesses(world: World) -> Request:
    _opened(world)
    return Request()


def review_emergency_access(world: World) -> Request:
    ids = _opened(world)
    world.ok("POST", f"{API}/emergency-accesses/{ids['emergency_access_id']}:end")
    return Request(ids, {"verdict": "justified", "note": "核对过"})


def disable_client(world: World) -> Request:
    return Request({"client_id": f"feed@{world.seeded.code}"})


show_client = disable_client


def change_client_limits(world: World) -> Request:
    return Request({"client_id": f"feed@{world.seeded.code}"}, {"per_minute": 60, "per_day": 20_000})


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
