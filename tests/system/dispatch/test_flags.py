# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an order says of itself is what filters find and totals count, in all states."""

from datetime import timedelta
from random import Random
from typing import Any

from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import ADMIN, PLUMBER
from tests.system.dispatch.test_lists import ids, total

STEPS: tuple[tuple[str, Any], ...] = (
    ("accept", None),
    ("assign", {"assignee_id": PLUMBER.subject}),
    ("start", None),
    ("finish", {"result": "已更换"}),
    ("revisit", {"contacted": True, "solved": True, "satisfied": 5}),
    ("close", {"closure": "resolved"}),
)
WAITS = {"reason": "materials", "note": ""}
FLAGS: dict[str, tuple[str, ...]] = {
    "overdue": ("true", "false"),
    "open": ("true", "false"),
    "state": ("submitted", "accepted", "assigned", "in_progress", "done", "revisited", "closed", "refused"),
    "urgency": ("U0", "U1", "U2", "U3"),
    "category": ("lift-trapping", "lamp"),
    "channel": ("portal", "phone"),
    "source": ("linli", "city-311"),
}


def shown(order: dict[str, Any], field: str) -> str:
    """What an order says of itself, as a filter would be told."""
    told = (order["state"] not in ("closed", "refused")) if field == "open" else order[field]
    return str(told).lower() if isinstance(told, bool) else told


def test_what_a_list_says_of_its_orders_is_what_its_filters_and_totals_say(api: Api) -> None:
    chance = Random(7)
    for category in ("lift-trapping", "burst-pipe", "lamp", "other", "greening") * 4:
        order_id = api.report(category=category)
        for verb, body in STEPS[: chance.randint(0, len(STEPS))]:
            api.step(ADMIN, order_id, verb, body)
            api.bench.wait(timedelta(minutes=chance.randint(0, 200)))
        if chance.random() < 0.3:
            api.client.post(f"{ORDERS}/{order_id}:suspend", json=WAITS, headers=api.token(ADMIN))
    api.bench.fire()
    everything = api.get(ADMIN, ORDERS, limit=200)["items"]
    assert {one["overdue"] for one in everything} == {True, False}
    for field, values in FLAGS.items():
        for told in values:
            flagged = {one["id"] for one in everything if shown(one, field) == told}
            listed = ids(api, ADMIN, **{field: told}, limit=200)
            assert sorted(listed) == sorted(flagged), (field, told)
            assert total(api, ADMIN, **{field: told}) == (len(flagged), False), (field, told)
