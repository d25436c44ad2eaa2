# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of the tool room: a request that succeeds, made ready on demand."""

from datetime import timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from services.chassis.clock import system_now
from tests.samples.world import MARK, Request, World

TOOLS, LOANS = "/dispatch/v1/tools", "/dispatch/v1/loans"
_CODES = count(1)


def _offer() -> dict[str, Any]:
    code = f"{MARK}T-{next(_CODES)}"
    return {"code": code, "name": f"{MARK}电钻", "deposit": {"fen": 5000}, "most_days": 3}


def create_tool(world: World) -> Request:
    return Request(body=_offer() | {"place_path": world.paths["building"]})


def _tool(world: World) -> dict[str, str]:
    return {"tool_id": world.ok("POST", TOOLS, create_tool(world).body)["id"]}


def list_tools(world: World) -> Request:
    _tool(world)
    return Request(query={"place": world.paths["building"]})


def show_tool(world: World) -> Request:
    return Request(_tool(world))


def revise_tool(world: World) -> Request:
    return Request(_tool(world), _offer())


def withdraw_tool(world: World) -> Request:
    return Request(_tool(world), {"reason": "老化"})


def book_tool(world: World) -> Request:
    today = system_now().astimezone(ZoneInfo("Asia/Shanghai")).date()
    days = {"first": today.isoformat(), "last": (today + timedelta(days=2)).isoformat()}
    return Request(_tool(world), days, by=world.people["resident"])


def _booked(world: World) -> dict[str, str]:
    asked = book_tool(world)
    path = f"{TOOLS}/{asked.ids['tool_id']}:book"
    return {"loan_id": world.ok("POST", path, asked.body, asked.by)["id"]}


def list_loans(world: World) -> Request:
    _booked(world)
    return Request(query={"place": world.paths["building"]})


def show_loan(world: World) -> Request:
    return Request(_booked(world))


def cancel_loan(world: World) -> Request:
    return Request(_booked(world), {})


def lend_tool(world: World) -> Request:
    return Request(_booked(world))


def _lent(world: World) -> dict[str, str]:
    ids = _booked(world)
    world.ok("POST", f"{LOANS}/{ids['loan_id']}:lend")
    return ids


def take_back_tool(world: World) -> Request:
    return Request(_lent(world), {"outcome": "returned"})


def restore_tool(world: World) -> Request:
    ids = _lent(world)
    body = {"outcome": "damaged", "reason": "断了"}
    tool = world.ok("POST", f"{LOANS}/{ids['loan_id']}:take_back", body)["tool_id"]
    return Request({"tool_id": tool})
