# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of dispatch about the tables of sources: a request that succeeds."""

from tests.samples.world import MARK, Request, World

FILES = "/dispatch/v1/files"
MAPPINGS = "/dispatch/v1/mappings"
IMPORTS = "/dispatch/v1/imports"


def put_mapping(world: World) -> Request:
    columns = {"external_id": "编号", "description": "内容", "reported_at": "时间"}
    mapping = {
        "source": world.code(),
        "columns": [{"field": field, "name": name} for field, name in columns.items()],
        "zone": "Asia/Shanghai",
        "always": [{"field": "channel", "name": "import"}],
        "default_category": "other",
        "ignored": [MARK],
    }
    return Request(body=mapping)


def _mapped(world: World) -> str:
    """The source of a mapping."""
    source: str = world.ok("PUT", MAPPINGS, put_mapping(world).body)["source"]
    return source


def list_mappings(world: World) -> Request:
    _mapped(world)
    return Request()


def show_mapping(world: World) -> Request:
    return Request({"source": _mapped(world)})


def show_table(world: World) -> Request:
    table = f"编号,内容,时间\n1,{MARK},2024-01-01 08:00\n".encode()
    begun = world.ok("POST", FILES, {"name": f"{MARK}.csv", "size": len(table), "table": True})
    path = f"{FILES}/{begun['id']}"
    sent = world.call("PUT", f"{path}/pieces/0", "", table, None, "application/octet-stream")
    assert sent.status_code == 204, sent.text
    world.ok("POST", f"{path}:complete")
    return Request({"file_id": begun["id"]})


def preview_import(world: World) -> Request:
    return Request(body={"source": _mapped(world), **show_table(world).ids})


def start_import(world: World) -> Request:
    return preview_import(world)


def show_import(world: World) -> Request:
    return Request({"import_id": world.ok("POST", IMPORTS, preview_import(world).body)["id"]})


def list_imports(world: World) -> Request:
    show_import(world)
    return Request()
