# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from typing import Any

import pytest

from services.chassis.ids import new_id
from services.chassis.values import Role
from services.outreach.store import MOST_GROUPS, Tx
from tests.system.outreach.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    ELSEWHERE,
    NEIGHBOURHOOD,
    RESIDENT,
    Bench,
    person,
)
from tests.system.outreach.doubles import RobotServer
from tests.system.outreach.web import Web

GROUPS = "/outreach/v1/groups"
SUPERVISOR = person("wu", (NEIGHBOURHOOD, Role.SUPERVISOR))


def joined(web: Web, robot: RobotServer, status: int = 201, **changed: Any) -> Any:
    body = {"name": "业主群", "url": robot.address, "place_path": COMPOUND, "matters": ["votes", "notices"]}
    return web.post(GROUPS, changed.pop("by", SUPERVISOR), body | changed, status)


def test_the_robots_address_is_kept_sealed_and_never_shown(bench: Bench, web: Web, robot: RobotServer):
    made = joined(web, robot)
    assert (made["matters"], "url" in made, "sealed" in made) == (["notices", "votes"], False, False)
    assert web.get(GROUPS, SUPERVISOR, place=NEIGHBOURHOOD)["items"] == [made]
    kept = str(list(bench.store.database.collection("groups").find()))
    assert "693a91f6" not in kept
    assert bench.told("group", made["id"]) == ["GroupJoined"]


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"url": "ftp://robot.example"}, 422, "outreach.address_not_allowed"),
        ({"matters": ["orders"]}, 422, "invalid"),
        ({"matters": []}, 422, "request.invalid"),
        ({"place_path": f"{COMPOUND}/b99"}, 422, "outreach.unknown_place"),
        ({"place_path": ELSEWHERE}, 403, "forbidden"),
        ({"by": RESIDENT, "place_path": BUILDING}, 403, "forbidden"),
    ],
)
def test_what_is_refused_changes_nothing(
    bench: Bench, web: Web, robot: RobotServer, changed: dict[str, Any], status: int, code: str
):
    assert joined(web, robot, status, **changed)["code"] == code
    assert web.get(GROUPS, ADMIN, place=NEIGHBOURHOOD)["items"] == []


def test_there_are_no_more_groups_than_may_be(bench: Bench, web: Web, robot: RobotServer):
    made = bench.read().groups.get(joined(web, robot)["id"])
    others = [replace(made, id=new_id()) for _ in range(MOST_GROUPS - 1)]

    def work(tx: Tx) -> None:
        for one in others:
            tx.groups.add(one)

    bench.act(ADMIN, work)
    assert joined(web, robot, 409)["code"] == "outreach.too_many_groups"
