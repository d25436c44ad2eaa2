# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of volunteering: a request that succeeds, made ready on demand."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.dispatch.store import Tx
from tests.samples.world import MARK, Request, World

ACTIVITIES, NEEDS, OFFERS = "/dispatch/v1/activities", "/dispatch/v1/needs", "/dispatch/v1/skill-offers"


def _plan() -> dict[str, Any]:
    begins = system_now() + timedelta(minutes=30)
    return {
        "title": f"{MARK}清理楼道",
        "description": "一起清理楼道",
        "venue": "三号楼门口",
        "starts_at": begins.isoformat(),
        "ends_at": (begins + timedelta(hours=2)).isoformat(),
        "capacity": 2,
        "skills": ["care"],
    }


def create_activity(world: World) -> Request:
    return Request(body=_plan() | {"place_path": world.paths["building"]})


def publish_activity(world: World) -> Request:
    return Request({"activity_id": world.ok("POST", ACTIVITIES, create_activity(world).body)["id"]})


def _published(world: World) -> dict[str, str]:
    draft = publish_activity(world)
    world.ok("POST", f"{ACTIVITIES}/{draft.ids['activity_id']}:publish")
    return dict(draft.ids)


def _joined(world: World) -> dict[str, str]:
    ids = _published(world)
    world.ok("POST", f"{ACTIVITIES}/{ids['activity_id']}:join", None, world.people["resident"])
    return ids


def _over(world: World) -> dict[str, str]:
    """One that the resident came to and that has ended by now."""
    ids = _joined(world)

    def work(tx: Tx) -> None:
        one = tx.activities.get(ids["activity_id"])
        hour = timedelta(hours=1)
        plan = replace(one.plan, starts_at=tx.now - 3 * hour, ends_at=tx.now - hour)
        tx.activities.save(replace(one, plan=plan))

    world.stores["dispatch"].transact(Principal(world.seeded.code, "sample", "sample"), work)
    return ids


def revise_activity(world: World) -> Request:
    return Request(_published(world), _plan())


def cancel_activity(world: World) -> Request:
    return Request(_published(world), {"reason": "下雨"})


def join_activity(world: World) -> Request:
    return Request(_published(world), by=world.people["resident"])


def leave_activity(world: World) -> Request:
    return Request(_joined(world), by=world.people["resident"])


def check_in_activity(world: World) -> Request:
    ids = _joined(world)
    code = world.ok("GET", f"{ACTIVITIES}/{ids['activity_id']}/code")["token"]
    return Request(ids, {"code": code}, by=world.people["resident"])


def confirm_hours(world: World) -> Request:
    return Request(_over(world), {"person_ids": [world.ids["resident"]], "hours": 1})


def finish_activity(world: World) -> Request:
    return Request(_over(world))


def list_activities(world: World) -> Request:
    _published(world)
    return Request(query={"place": world.paths["building"]})


def show_activity(world: World) -> Request:
    return Request(_published(world))


def show_activity_code(world: World) -> Request:
    return Request(_published(world))


def list_activity_signups(world: World) -> Request:
    return Request(_joined(world))


def list_own_signups(world: World) -> Request:
    _joined(world)
    return Request(by=world.people["resident"])


def list_activity_matches(world: World) -> Request:
    _offered(world)
    return Request(_published(world))


def offer_skills(world: World) -> Request:
    body = {"place_path": world.paths["building"], "skills": ["care"], "note": f"{MARK}周末", "shown": True}
    return Request(body=body, by=world.people["resident"])


def _offered(world: World) -> None:
    said = offer_skills(world)
    world.ok("PUT", f"{OFFERS}/mine", said.body, said.by)


def withdraw_skills(world: World) -> Request:
    _offered(world)
    return Request(by=world.people["resident"])


def show_own_skills(world: World) -> Request:
    return withdraw_skills(world)


def ask_help(world: World) -> Request:
    body = {"place_path": world.paths["building"], "text": f"{MARK}请帮忙", "skills": ["care"]}
    return Request(body=body, by=world.people["resident"])


def _asked(world: World, token: str = "") -> Request:
    said = ask_help(world)
    return Request({"need_id": world.ok("POST", NEEDS, said.body, token)["id"]})


def show_need(world: World) -> Request:
    return _asked(world)


def list_needs(world: World) -> Request:
    _asked(world)
    return Request(query={"place": world.paths["building"]})


def list_fitting_needs(world: World) -> Request:
    """What another one asks for."""
    _offered(world)
    _asked(world)
    return Request(by=world.people["resident"])


def list_need_matches(world: World) -> Request:
    _offered(world)
    return _asked(world)


def meet_need(world: World) -> Request:
    return Request(_asked(world).ids, {})


def withdraw_need(world: World) -> Request:
    return _asked(world)
