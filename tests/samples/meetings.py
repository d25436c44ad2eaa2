# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about meetings that succeed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.values import OrgPath, Principal
from services.deliberation.domain import cadence
from services.deliberation.domain.cadence import MissedMonth
from services.deliberation.domain.organisations import Organisation
from services.deliberation.store import Tx
from tests.samples.world import MARK, Request, World

MEETINGS = "/deliberation/v1/meetings"
MONTH = date(2024, 2, 1)


def list_meetings(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def list_missed_months(world: World) -> Request:
    path = OrgPath(world.paths["compound"])
    month = MissedMonth(
        id=cadence.missed_id(world.code(), MONTH),
        place_id=world.ids["compound"],
        place=path,
        within=path.ancestors(),
        month=MONTH,
    )
    world.stores["deliberation"].transact(_by(world), lambda tx: tx.missed_months.add(month))
    return Request(query={"place": path})


def call_meeting(world: World) -> Request:
    return Request(body=_agenda(world, "三月议事会"))


def cancel_meeting(world: World) -> Request:
    return Request({"meeting_id": called(world, "cancelled")}, {"reason": "下雨。"})


def hold_meeting(world: World) -> Request:
    meeting_id = _begun(world)
    return Request({"meeting_id": meeting_id}, _attendance(world, meeting_id))


def minute_item(world: World) -> Request:
    meeting_id = _begun(world)
    meeting = world.ok("POST", f"{MEETINGS}/{meeting_id}:hold", _attendance(world, meeting_id))
    said = {"item_id": meeting["items"][0]["id"], "result": "agreed", "resolution": "先换灯。"}
    return Request({"meeting_id": meeting_id}, said)


def name_organisation(world: World) -> Request:
    """A department whose head came: one of the district's own."""
    meeting_id = _begun(world)
    came = _attendance(world, meeting_id)
    world.ok("POST", f"{MEETINGS}/{meeting_id}:hold", came | {"subjects": {"government": 2}})
    department = Organisation(new_id(), f"{MARK}街道办事处", "government_department")
    world.stores["deliberation"].transact(_by(world), lambda tx: tx.put_copy(Tx.organisations, department, 1))
    return Request({"meeting_id": meeting_id}, {"organisation_id": department.id, "person": "陈主任"})


def sign_minutes(world: World) -> Request:
    said = minute_item(world)
    world.ok("POST", f"{MEETINGS}/{said.ids['meeting_id']}:minute", said.body)
    return Request(said.ids)


def publish_minutes(world: World) -> Request:
    signed = sign_minutes(world)
    world.ok("POST", f"{MEETINGS}/{signed.ids['meeting_id']}:sign", None)
    return Request(signed.ids)


def _agenda(world: World, title: str) -> dict[str, Any]:
    return {
        "kind": "red_hall",
        "title": title,
        "place_path": world.paths["compound"],
        "venue": "红色议事厅",
        "starts_at": (system_now() + timedelta(days=10)).isoformat(),
        "items": [{"title": "楼道灯"}],
    }


def called(world: World, title: str) -> str:
    meeting_id: str = world.ok("POST", MEETINGS, _agenda(world, title))["id"]
    return meeting_id


def _begun(world: World) -> str:
    """The id of a meeting whose hour has come: the real clock is not moved."""
    meeting_id = called(world, "begun")

    def begin(tx: Tx) -> None:
        meeting = tx.meetings.get(meeting_id)
        tx.meetings.save(replace(meeting, starts_at=system_now() - timedelta(hours=2)))

    world.stores["deliberation"].transact(_by(world), begin)
    return meeting_id


def _attendance(world: World, meeting_id: str) -> dict[str, Any]:
    """Who called it leads it, writes, and signs."""
    me = world.stores["deliberation"].reader(_by(world)).meetings.get(meeting_id).called_by
    return {"subjects": {"residents": 9}, "chair": me, "recorder": me, "document": "签到表1号"}


def _by(world: World) -> Principal:
    return Principal(world.seeded.code, "sample", "sample")
