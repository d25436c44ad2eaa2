# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of identity about feeds: a request that succeeds."""

import json
from typing import Any

from tests.samples.registers import begin_file
from tests.samples.world import MARK, Request, World

API = "/identity/v1"
DAY = "2024-03-01T08:00:00+08:00"
FIELDS = ("key", "unit_path", "name", "phone")
ROW = {"key": "1", "name": MARK, "phone": "13800000001"}


def put_feed_contract(world: World) -> Request:
    columns = [{"field": field, "name": field} for field in FIELDS]
    body = {"source": world.code(), "kind": "population", "name": MARK, "at": world.paths["compound"]}
    return Request(body=body | {"columns": columns})


def _agreed(world: World) -> str:
    """The source of a contract."""
    source: str = world.ok("PUT", f"{API}/feed-contracts", put_feed_contract(world).body)["source"]
    return source


def show_feed_contract(world: World) -> Request:
    return Request({"source": _agreed(world)})


show_feed_source = show_feed_contract
make_feed_secret = show_feed_contract


def put_feed_access(world: World) -> Request:
    return Request({"source": _agreed(world)}, {"authorization": "Bearer token"})


def pull_feed(world: World) -> Request:
    """One that is asked."""
    terms = {"url": "https://feeds.example.invalid/people.csv", "every_minutes": 60}
    body = put_feed_contract(world).body | {"pull": terms}
    return Request({"source": world.ok("PUT", f"{API}/feed-contracts", body)["source"]})


def show_feed_pull(world: World) -> Request:
    """One that became a batch."""
    return pull_feed(world)


def read_feed_changes(world: World) -> Request:
    return Request({"source": _agreed(world)})


show_feed_waiting = show_feed_changes_table = show_feed_changes_lines = read_feed_changes


def list_feed_sources(world: World) -> Request:
    _agreed(world)
    return Request()


def open_feed_batch(world: World) -> Request:
    return Request({"source": _agreed(world)}, {"batch": world.code(), "as_of": DAY})


def _opened(world: World, *, full: bool = False) -> dict[str, str]:
    source = _agreed(world)
    body = {"batch": world.code(), "as_of": DAY, "full": full}
    batch = world.ok("POST", f"{API}/feeds/{source}/batches", body)
    return {"source": source, "batch_id": batch["id"]}


def _path(ids: dict[str, str]) -> str:
    return f"{API}/feeds/{ids['source']}/batches/{ids['batch_id']}"


def _filled(world: World) -> dict[str, str]:
    ids = _opened(world)
    answer = world.call("POST", f"{_path(ids)}/rows", "", _line(world))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return ids


def _line(world: World) -> bytes:
    row: dict[str, Any] = ROW | {"unit_path": world.paths["unit"]}
    return json.dumps(row).encode()


def send_feed_rows(world: World) -> Request:
    return Request(_opened(world), _line(world))


def complete_feed_batch(world: World) -> Request:
    return Request(_filled(world), {"rows": 1})


def _done(world: World) -> dict[str, str]:
    ids = _filled(world)
    world.ok("POST", f"{_path(ids)}:complete", {"rows": 1})
    world.fire("identity")
    return ids


def show_feed_batch(world: World) -> Request:
    return Request(_filled(world))


discard_feed_batch = show_feed_batch


def list_feed_rows(world: World) -> Request:
    return Request(_done(world))


show_feed_report = list_feed_rows


def list_feed_batches(world: World) -> Request:
    _filled(world)
    return Request()


def take_feed_file(world: World) -> Request:
    table = f"key,name\n1,{MARK}\n".encode()
    begun = world.ok("POST", f"{API}/files", begin_file(world).body | {"size": len(table), "table": True})
    path = f"{API}/files/{begun['id']}"
    world.call("PUT", f"{path}/pieces/0", "", table, None, "application/octet-stream")
    world.ok("POST", f"{path}:complete")
    return Request(_opened(world), {"file_id": begun["id"]})


def resume_feed_batch(world: World) -> Request:
    """A snapshot with one entry where there were two."""
    first = _opened(world, full=True)
    rows = b"\n".join(_line(world).replace(b'"1"', number) for number in (b'"1"', b'"2"'))
    world.call("POST", f"{_path(first)}/rows", "", rows)
    world.ok("POST", f"{_path(first)}:complete", {"rows": 2})
    world.fire("identity")
    body = {"batch": world.code(), "as_of": "2024-03-02T08:00:00+08:00", "full": True}
    second = world.ok("POST", f"{API}/feeds/{first['source']}/batches", body)
    ids = {"source": first["source"], "batch_id": second["id"]}
    world.call("POST", f"{_path(ids)}/rows", "", _line(world))
    world.ok("POST", f"{_path(ids)}:complete", {"rows": 1})
    return Request(ids)


def list_feed_conflicts(world: World) -> Request:
    _done(world)
    return Request()


def show_feed_conflict(world: World) -> Request:
    _done(world)
    return Request(
        {"feed_conflict_id": world.ok("GET", f"{API}/feed-conflicts?limit=200")["items"][-1]["id"]}
    )


def decide_feed_conflict(world: World) -> Request:
    return Request(show_feed_conflict(world).ids, {"decision": "separate"})


def show_provenance(world: World) -> Request:
    asked = decide_feed_conflict(world)
    path = f"{API}/feed-conflicts/{asked.ids['feed_conflict_id']}:decide"
    world.ok("POST", path, asked.body)
    people = world.ok("GET", f"{API}/persons?under={world.paths['compound']}&limit=200")["items"]
    return Request({"person_id": people[-1]["id"]})
