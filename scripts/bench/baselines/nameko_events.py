# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nameko: an event handler that inserts one document. Runs in the baselines' environment.

Orders: `count` 0 only declares the queue; with `each`, the moment of every insert is said too.
"""

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402 - eventlet must patch first
import sys  # noqa: E402
from time import monotonic  # noqa: E402

from nameko.events import event_handler  # noqa: E402
from nameko.runners import ServiceRunner  # noqa: E402
from pymongo import MongoClient  # noqa: E402

ORDERS = json.loads(sys.argv[1])
CLIENT: MongoClient[dict[str, object]] = MongoClient(ORDERS["mongodb_uri"])
DATABASE = CLIENT[f"{ORDERS['database']}nameko"]
STATE = {"began": 0.0, "left": ORDERS["count"]}
HANDLED: dict[str, float] = {}


class Hearer:
    name = "hearer"

    @event_handler("sender", "place_changed")  # type: ignore[untyped-decorator]
    def place_changed(self, payload: dict[str, str]) -> None:
        STATE["began"] = STATE["began"] or monotonic()
        event_id, tenant = payload.pop("id"), payload.pop("tenant")
        DATABASE["effects"].insert_one(
            {"_id": f"{tenant}/{event_id}", "tenant": tenant, "id": event_id, **payload}
        )
        HANDLED[event_id] = monotonic()
        STATE["left"] -= 1


def main() -> None:
    runner = ServiceRunner({"AMQP_URI": ORDERS["amqp_url"], "serializer": "json"})
    runner.add_service(Hearer)
    runner.start()
    print(json.dumps({"bench": {"ready": True}}), flush=True)
    while STATE["left"] > 0:
        eventlet.sleep(0.02)
    ended = max(HANDLED.values(), default=0.0)
    runner.stop()
    said = {"began": STATE["began"], "ended": ended, "committed": HANDLED if ORDERS.get("each") else {}}
    print(json.dumps({"bench": said}), flush=True)


if __name__ == "__main__":
    main()
