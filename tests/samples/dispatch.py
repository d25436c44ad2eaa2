# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of dispatch that needs more than ids: a request that succeeds, made ready on demand."""

import io
import json
from typing import Any

from PIL import Image

from services.chassis.ids import new_id
from services.chassis.values import Principal
from services.dispatch.domain import matters
from tests.samples.activities import *  # noqa: F403 - samples of this service, too
from tests.samples.assistance import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import RULES
from tests.samples.dispatch_policies import (  # noqa: F401 - samples of this service, too
    list_assignment_policy_versions,
    list_calendar_policy_versions,
    list_categories_policy_versions,
    list_orders_policy_versions,
    list_points_policy_versions,
    list_quality_policy_versions,
    list_rounds_policy_versions,
    list_sharing_policy_versions,
    list_volunteering_policy_versions,
    try_policy,
)
from tests.samples.exports import (  # noqa: F401 - samples of this service, too
    cancel_job,
    export_orders,
    list_jobs,
    show_job,
    show_result,
)
from tests.samples.filters import *  # noqa: F403 - samples of this service, too
from tests.samples.imports import (  # noqa: F401 - samples of this service, too
    list_imports,
    list_mappings,
    preview_import,
    put_mapping,
    show_import,
    show_mapping,
    show_table,
    start_import,
)
from tests.samples.incidents import *  # noqa: F403 - samples of this service, too
from tests.samples.maps import TILE, show_order_extent, show_order_tile  # noqa: F401 - as above
from tests.samples.open311 import report_request_json, report_request_xml  # noqa: F401 - as above
from tests.samples.points import *  # noqa: F403 - samples of this service, too
from tests.samples.quality import *  # noqa: F403 - samples of this service, too
from tests.samples.rounds import (  # noqa: F401 - samples of this service, too
    answer_round,
    check_in_round,
    continue_round_plan,
    create_round_plan,
    end_round_plan,
    finish_round,
    list_round_plans,
    list_rounds,
    pause_round_plan,
    report_finding,
    revise_round_plan,
    show_point_codes,
    show_round,
    show_round_plan,
    show_round_share,
)
from tests.samples.spots import *  # noqa: F403 - samples of this service, too
from tests.samples.tools import *  # noqa: F403 - samples of this service, too
from tests.samples.venues import *  # noqa: F403 - samples of this service, too
from tests.samples.world import MARK, Request, World

ORDERS = "/dispatch/v1/orders"
FILES = "/dispatch/v1/files"
PUBLISHED: tuple[str, ...] = ("orders", "incidents")
"""The collections whose ids everybody may know."""
SAME_FOR_ALL = {
    *RULES,
    "show_categories_policy",
    "show_orders_policy",
    "show_procedure_policy",
    "show_calendar_policy",
    "list_calendar_years",
    "show_rounds_policy",
    *(f"show_{name}_policy" for name in ("points", "sharing", "volunteering", "quality", "assignment")),
    "list_month_statistics",
    "list_company_statistics",
    "show_statistics",
    "show_total",
    "show_order_tile",
    "show_order_extent",
}
"""What shows everybody the defaults, or counts alone."""
REASON = {"reason": "证据不足，另行处理"}
SOURCE = "samples"


def settle(world: World) -> None:
    """The order that `order_id` stands for."""
    world.ids["order"] = _order(world)["order_id"]
    link = matters.belongs(world.ids["order"], new_id())
    by = Principal(world.seeded.code, "sample", "sample")
    world.stores["dispatch"].transact(by, lambda tx: tx.matter_orders.add(link))
    known = {"service_code": "lamp", "token": world.ids["order"], **TILE}
    world.own["dispatch"] = {"matter": link.matter, **known}


def _order(world: World, *steps: tuple[str, Any]) -> dict[str, str]:
    """A new order of the resident, brought as far as these steps, as the ids of its path."""
    body = {"category": "burst-pipe", "description": "水管爆裂", "place_path": world.paths["building"]}
    order_id = world.ok("POST", ORDERS, body, world.people["resident"])["id"]
    for verb, given in steps:
        world.ok("POST", f"{ORDERS}/{order_id}:{verb}", given)
    return {"order_id": order_id}


def given_to_handler(world: World) -> dict[str, str]:
    """They bear the orders of all samples."""
    return {"assignee_id": world.ids["handler"], "despite": "人手不足"}


def _assigned(world: World, *steps: tuple[str, Any]) -> dict[str, str]:
    return _order(world, ("accept", None), ("assign", given_to_handler(world)), *steps)


def _finished(world: World, *steps: tuple[str, Any]) -> dict[str, str]:
    return _assigned(world, ("start", None), ("finish", {"result": "已修好"}), *steps)


def _revisited(world: World) -> dict[str, str]:
    return _finished(world, ("revisit", {"contacted": True, "solved": True, "satisfied": 5}))


def report_order(world: World) -> Request:
    body = {"category": "burst-pipe", "description": "水管爆裂", "place_path": world.paths["building"]}
    return Request(body=body, by=world.people["resident"])


def accept_order(world: World) -> Request:
    return Request(_order(world))


def refuse_order(world: World) -> Request:
    return Request(_order(world), REASON)


def assign_order(world: World) -> Request:
    return Request(_order(world, ("accept", None)), given_to_handler(world))


def claim_order(world: World) -> Request:
    return Request(_order(world, ("accept", None)))


def return_order(world: World) -> Request:
    return Request(_assigned(world), REASON)


def start_order(world: World) -> Request:
    return Request(_assigned(world))


def suspend_order(world: World) -> Request:
    return Request(_assigned(world, ("start", None)), {"reason": "materials"})


def defer_order(world: World) -> Request:
    return Request(_assigned(world), {"note": "需要业主表决"})


def resume_order(world: World) -> Request:
    return Request(_assigned(world, ("start", None), ("suspend", {"reason": "materials"})))


def finish_order(world: World) -> Request:
    return Request(_assigned(world, ("start", None)), {"result": "已修好"})


def revisit_order(world: World) -> Request:
    return Request(_finished(world), {"contacted": True, "solved": True, "satisfied": 5})


def rate_order(world: World) -> Request:
    return Request(_finished(world), {"stars": 5}, by=world.people["resident"])


def reopen_order(world: World) -> Request:
    return Request(_revisited(world), REASON)


def close_order(world: World) -> Request:
    return Request(_revisited(world), {"closure": "resolved"})


def comment_order(world: World) -> Request:
    return Request(_order(world), {"text": "请尽快处理"})


def correct_order(world: World) -> Request:
    return Request(_order(world), {"category": "lamp", "urgency": "U1"})


def amend_order(world: World) -> Request:
    return Request(_order(world), {"description": "二楼水管爆裂"}, by=world.people["resident"])


def add_photos(world: World) -> Request:
    return Request(_order(world), {"photos": [_uploaded(world)]})


def add_evidence(world: World) -> Request:
    point = {"latitude": 31.4, "longitude": 121.1}
    return Request(_assigned(world), {"kind": "location", "location": point})


def withdraw_order(world: World) -> Request:
    return Request(_order(world), {"reason": "自己修好了"}, by=world.people["resident"])


def assign_orders(world: World) -> Request:
    order_id = _order(world, ("accept", None))["order_id"]
    return Request(body={"order_ids": [order_id], **given_to_handler(world)})


def list_similar_orders(world: World) -> Request:
    _order(world)
    return Request(query={"place": world.paths["building"], "category": "burst-pipe"})


def intake_rows(world: World) -> Request:
    return Request(body=row(world.code(), world.paths["building"]))


def list_verdicts(world: World) -> Request:
    world.call("POST", "/dispatch/v1/intake", body=row(world.code(), world.paths["building"]))
    return Request(query={"source": SOURCE})


def list_assignees(world: World) -> Request:
    return Request(query={"place": world.paths["building"]})


def list_places(world: World) -> Request:
    return Request(query={"below": world.seeded.path})


def begin_file(world: World) -> Request:
    return Request(body={"name": "现场.jpg", "size": len(photo())})


def put_piece(world: World) -> Request:
    begun = world.ok("POST", FILES, begin_file(world).body)
    return Request({"file_id": begun["id"], "number": "0"}, photo())


def complete_file(world: World) -> Request:
    piece = put_piece(world)
    file_id = piece.ids["file_id"]
    sent = world.call("PUT", f"{FILES}/{file_id}/pieces/0", "", piece.body, None, "application/octet-stream")
    assert sent.status_code == 204, sent.text
    return Request({"file_id": file_id})


def _uploaded(world: World) -> str:
    file_id = complete_file(world).ids["file_id"]
    world.ok("POST", f"{FILES}/{file_id}:complete")
    return file_id


def show_content(world: World) -> Request:
    file_id = _uploaded(world)
    _assigned(world, ("start", None), ("finish", {"result": "已修好", "evidence": [file_id]}))
    world.fire("dispatch")
    return Request({"file_id": file_id})


def show_thumbnail(world: World) -> Request:
    return show_content(world)


def photo() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(written, "JPEG")
    return written.getvalue()


def row(external_id: str, place_path: str) -> bytes:
    """A line of the bulk intake."""
    fields = {
        "source": SOURCE,
        "external_id": f"{MARK}-{external_id}",
        "category": "lamp",
        "description": "路灯不亮",
        "place_path": place_path,
        "channel": "import",
        "reported_at": "2024-01-01T00:00:00Z",
    }
    return json.dumps(fields).encode() + b"\n"
