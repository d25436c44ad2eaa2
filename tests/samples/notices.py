# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of outreach on notices and their files: a request that succeeds."""

from dataclasses import replace

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.outreach.commands import enrol_households, settle_file
from services.outreach.domain.households import key_of
from services.outreach.store import Tx
from tests.samples.dispatch import photo
from tests.samples.world import MARK, Request, World

NOTICES = "/outreach/v1/notices"
FILES = "/outreach/v1/files"
OCTETS = "application/octet-stream"


def _notice(world: World, *steps: str) -> str:
    """A notice after these steps; somebody else wrote it."""
    body = {"title": f"{MARK}停水", "text": "周三停水。", "place_path": world.paths["compound"]}
    notice_id = str(world.ok("POST", NOTICES, body)["id"])

    def work(tx: Tx) -> None:
        tx.notices.save(replace(tx.notices.get(notice_id), written_by="somebody"))

    world.stores["outreach"].transact(_by(world), work)
    for step in steps:
        world.ok("POST", f"{NOTICES}/{notice_id}:{step}")
    return notice_id


def _served(world: World) -> str:
    """A published notice whose households are listed."""
    notice_id = _notice(world, "review", "publish")
    world.stores["outreach"].transact(_by(world), lambda tx: enrol_households.handle(tx, notice_id, ""))
    return notice_id


def write_notice(world: World) -> Request:
    return Request(body={"title": "停水", "text": "周三停水。", "place_path": world.paths["compound"]})


def change_notice(world: World) -> Request:
    return Request({"notice_id": _notice(world)}, {"title": "停水改期"})


def review_notice(world: World) -> Request:
    return Request({"notice_id": _notice(world)})


def publish_notice(world: World) -> Request:
    return Request({"notice_id": _notice(world, "review")})


def withdraw_notice(world: World) -> Request:
    return Request({"notice_id": _served(world)}, {"reason": "时间有误"})


def pin_notice(world: World) -> Request:
    return Request({"notice_id": _served(world)}, {"pinned": True})


def read_notice(world: World) -> Request:
    return Request({"notice_id": _served(world)})


show_notice = show_reach = read_notice


def list_households(world: World) -> Request:
    notice_id = _served(world)
    key = key_of(notice_id, world.ids["unit"])

    def work(tx: Tx) -> None:
        tx.households.save(replace(tx.households.get(key), online=False))

    world.stores["outreach"].transact(_by(world), work)
    return Request({"notice_id": notice_id})


def list_notices(world: World) -> Request:
    _served(world)
    return Request(by=world.people["resident"])


def list_notices_at(world: World) -> Request:
    _notice(world)
    return Request(query={"place": world.paths["compound"]})


def record_visit(world: World) -> Request:
    notice_id, now = _served(world), system_now()
    visit = {"unit_id": world.ids["unit"], "service": "in_person", "document": "1号"}
    return Request({"notice_id": notice_id}, {**visit, "served_at": now.isoformat()})


def begin_file(world: World) -> Request:
    return Request(body={"name": f"{MARK}.jpg", "size": 100})


def put_piece(world: World) -> Request:
    content = photo()
    file_id = world.ok("POST", FILES, {"name": "1.jpg", "size": len(content)})["id"]
    return Request({"file_id": file_id, "number": "0"}, content)


def complete_file(world: World) -> Request:
    piece = put_piece(world)
    path = f"{FILES}/{piece.ids['file_id']}/pieces/0"
    assert world.call("PUT", path, "", piece.body, content_type=OCTETS).status_code < 300
    return Request({"file_id": piece.ids["file_id"]})


def show_content(world: World) -> Request:
    file_id = complete_file(world).ids["file_id"]
    world.ok("POST", f"{FILES}/{file_id}:complete")
    world.ok("POST", NOTICES, {**write_notice(world).body, "attachments": [file_id]})
    world.stores["outreach"].transact(_by(world), lambda tx: settle_file.handle(tx, file_id))
    return Request({"file_id": file_id})


show_thumbnail = show_content


def _by(world: World) -> Principal:
    return Principal(world.seeded.code, "sender", "sender")
