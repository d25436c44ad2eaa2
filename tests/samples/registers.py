# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of identity about registers of spreadsheets and their jobs: a request that succeeds."""

from tests.samples.dispatch import photo
from tests.samples.world import MARK, Request, World

API = "/identity/v1"
FILES = f"{API}/files"


def put_mapping(world: World) -> Request:
    columns = {"building": "楼栋", "unit": "房号", "area": "面积"}
    mapping = {
        "source": world.code(),
        "columns": [{"field": field, "name": name} for field, name in columns.items()],
        "area_source": "survey",
        "ignored": [MARK],
    }
    return Request(body=mapping)


def _mapped(world: World) -> str:
    """The source of a mapping."""
    source: str = world.ok("PUT", f"{API}/mappings", put_mapping(world).body)["source"]
    return source


def list_mappings(world: World) -> Request:
    _mapped(world)
    return Request()


def show_mapping(world: World) -> Request:
    return Request({"source": _mapped(world)})


def show_table(world: World) -> Request:
    table = f"楼栋,房号,面积\n{MARK},101,80\n".encode()
    begun = world.ok("POST", FILES, {"name": f"{MARK}.csv", "size": len(table), "table": True})
    _send(world, begun["id"], table)
    world.ok("POST", f"{FILES}/{begun['id']}:complete")
    return Request({"file_id": begun["id"]})


def preview_import(world: World) -> Request:
    at = world.paths["compound"]
    return Request(body={"source": _mapped(world), "at": at, **show_table(world).ids})


def start_import(world: World) -> Request:
    return preview_import(world)


def show_import(world: World) -> Request:
    return Request({"import_id": world.ok("POST", f"{API}/imports", preview_import(world).body)["id"]})


def list_imports(world: World) -> Request:
    show_import(world)
    return Request()


def begin_file(_world: World) -> Request:
    return Request(body={"name": "现场.jpg", "size": len(photo())})


def put_piece(world: World) -> Request:
    begun = world.ok("POST", FILES, begin_file(world).body)
    return Request({"file_id": begun["id"], "number": "0"}, photo())


def complete_file(world: World) -> Request:
    piece = put_piece(world)
    _send(world, piece.ids["file_id"], piece.body)
    return Request({"file_id": piece.ids["file_id"]})


def show_content(world: World) -> Request:
    file_id = complete_file(world).ids["file_id"]
    world.ok("POST", f"{FILES}/{file_id}:complete")
    world.fire("identity")
    return Request({"file_id": file_id})


show_thumbnail = show_content


def show_job(world: World) -> Request:
    return Request({"job_id": show_import(world).ids["import_id"]})


def list_jobs(world: World) -> Request:
    show_job(world)
    return Request()


cancel_job = show_job


def show_result(world: World) -> Request:
    started = show_job(world)
    world.fire("identity")
    return started


def _send(world: World, file_id: str, content: bytes) -> None:
    path = f"{FILES}/{file_id}/pieces/0"
    sent = world.call("PUT", path, "", content, None, "application/octet-stream")
    assert sent.status_code == 204, sent.text
