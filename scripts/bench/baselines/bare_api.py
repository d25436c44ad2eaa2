# SPDX-License-Identifier: AGPL-3.0-or-later
"""Flask and pymongo by hand: a read without a token, and a command's transaction with nothing around it."""

import json
import os
import uuid
from datetime import UTC, datetime
from typing import Any

import flask
from pymongo import ASCENDING, MongoClient
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from proto.linli.identity.v1 import events_pb2

TENANT = "320585"
Document = dict[str, Any]


def create() -> flask.Flask:
    orders = json.loads(os.environ["BENCH_ORDERS"])
    client: MongoClient[Document] = MongoClient(orders["mongodb_uri"], tz_aware=True)
    database = client.get_database(
        f"{orders['database']}bare",
        read_concern=ReadConcern("majority"),
        write_concern=WriteConcern("majority"),
    )
    things, events, answers = database["things"], database["events"], database["answers"]
    things.create_index([("tenant", ASCENDING), ("by_count", ASCENDING)])
    history = [("tenant", ASCENDING), ("aggregate", ASCENDING), ("sequence", ASCENDING)]
    events.create_index(history, unique=True)
    answers.create_index([("at", ASCENDING)], expireAfterSeconds=7 * 86400)
    app = flask.Flask("bare")

    @app.get("/bench/v1/things/<thing_id>")
    def show(thing_id: str) -> flask.Response | tuple[str, int]:
        found = things.find_one({"_id": f"{TENANT}/{thing_id}", "tenant": TENANT})
        if found is None:
            return "", 404
        return flask.jsonify({name: found[name] for name in ("id", "name", "count", "version")})

    @app.post("/bench/v1/things")
    def add() -> tuple[flask.Response, int]:
        body = flask.request.get_json()
        key = f"{TENANT}/{flask.request.headers['Idempotency-Key']}"
        answer = {"id": str(uuid.uuid4()), "name": body["name"], "count": body["count"], "version": 1}
        with client.start_session() as session, session.start_transaction():
            stored = answers.find_one({"_id": key}, session=session)
            if stored:
                return flask.jsonify(json.loads(stored["body"])), 201
            now = datetime.now(UTC)
            things.insert_one(thing(answer), session=session)
            events.insert_one(event(answer["id"], now), session=session)
            record = {"_id": key, "tenant": TENANT, "body": json.dumps(answer), "at": now}
            answers.insert_one(record, session=session)
        return flask.jsonify(answer), 201

    return app


def thing(answer: Document) -> Document:
    return answer | {
        "_id": f"{TENANT}/{answer['id']}",
        "tenant": TENANT,
        "by_count": f"{answer['count']:016d}\x1f{answer['id']}",
        "sequence": 1,
    }


def event(thing_id: str, now: datetime) -> Document:
    path = f"/{TENANT}/001/002/c01"
    message = events_pb2.PlaceChanged(
        place_id=thing_id, kind="compound", name="湖滨花园二期东区", path=path, active=True
    )
    return {
        "_id": str(uuid.uuid4()),
        "tenant": TENANT,
        "type": "linli.identity.v1.PlaceChanged",
        "aggregate": f"thing/{thing_id}",
        "sequence": 1,
        "time": now,
        "actor": "bench",
        "trace": {},
        "data": message.SerializeToString(),
    }
