# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about files that succeed."""

from tests.samples.dispatch import photo
from tests.samples.world import Request, World

FILES = "/deliberation/v1/files"


def begin_file(_world: World) -> Request:
    return Request(body={"name": "公示.jpg", "size": len(photo())})


def put_piece(world: World) -> Request:
    begun = world.ok("POST", FILES, begin_file(world).body)
    return Request({"file_id": begun["id"], "number": "0"}, photo())


def complete_file(world: World) -> Request:
    piece = put_piece(world)
    path = f"{FILES}/{piece.ids['file_id']}/pieces/0"
    sent = world.call("PUT", path, "", piece.body, None, "application/octet-stream")
    assert sent.status_code == 204, sent.text
    return Request({"file_id": piece.ids["file_id"]})


def uploaded(world: World) -> str:
    file_id = complete_file(world).ids["file_id"]
    world.ok("POST", f"{FILES}/{file_id}:complete")
    return file_id
