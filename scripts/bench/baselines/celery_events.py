# SPDX-License-Identifier: AGPL-3.0-or-later
"""Celery: a task that inserts one document, acknowledged late. Runs in the baselines' environment.

Orders: with `fill` it sends so many tasks and ends; else it works off `count` of them.
"""

import json
import os
import sys
from time import monotonic
from uuid import uuid4

from celery import Celery
from pymongo import MongoClient

ORDERS = json.loads(sys.argv[1])
CLIENT: MongoClient[dict[str, object]] = MongoClient(ORDERS["mongodb_uri"])
DATABASE = CLIENT[f"{ORDERS['database']}celery"]
STATE = {"began": 0.0, "left": ORDERS["count"]}

app = Celery("bench", broker=ORDERS["amqp_url"])
app.conf.update(
    task_acks_late=True,
    task_ignore_result=True,
    worker_pool="solo",
    worker_prefetch_multiplier=200,
    worker_redirect_stdouts=False,
)


@app.task(name="place_changed")  # type: ignore[untyped-decorator]
def place_changed(event_id: str, tenant: str, payload: dict[str, str]) -> None:
    STATE["began"] = STATE["began"] or monotonic()
    DATABASE["effects"].insert_one(
        {"_id": f"{tenant}/{event_id}", "tenant": tenant, "id": event_id, **payload}
    )
    STATE["left"] -= 1
    if STATE["left"] == 0:
        said = {"began": STATE["began"], "ended": monotonic()}
        print(json.dumps({"bench": said}), flush=True)
        os._exit(0)


def main() -> None:
    if ORDERS.get("fill"):
        with app.producer_pool.acquire(block=True) as producer:
            for _ in range(ORDERS["fill"]):
                payload = ORDERS["fact"] | {"place_id": str(uuid4())}
                place_changed.apply_async((str(uuid4()), ORDERS["tenant"], payload), producer=producer)
        print(json.dumps({"bench": {"sent": ORDERS["fill"]}}), flush=True)
        return
    print(json.dumps({"bench": {"ready": True}}), flush=True)
    quiet = ["--loglevel=ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    app.worker_main(["worker", "--pool=solo", "--concurrency=1", *quiet])


if __name__ == "__main__":
    main()
