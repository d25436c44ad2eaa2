# SPDX-License-Identifier: AGPL-3.0-or-later
"""The limit: the inbox written by hand for one event type, no envelope, retries, metrics or tenants checked.

One transaction per 200 messages: known ids, inbox ids, effects; then one cumulative ack.
"""

import json
import sys
from datetime import UTC, datetime
from time import monotonic

import pika
from pymongo import MongoClient
from pymongo.collection import Collection
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from proto.linli.identity.v1 import events_pb2

BATCH = 200
CHUNK = 100
Document = dict[str, object]
Batch = list[tuple[str, str, bytes]]


def main() -> None:
    given = json.loads(sys.argv[1])
    client: MongoClient[Document] = MongoClient(given["mongodb_uri"], tz_aware=True)
    database = client.get_database(
        f"{given['database']}limit",
        read_concern=ReadConcern("majority"),
        write_concern=WriteConcern("majority"),
    )
    inbox, effects = database["inbox"], database["effects"]
    connection = pika.BlockingConnection(pika.URLParameters(given["amqp_url"]))
    channel = connection.channel()
    channel.basic_qos(prefetch_count=BATCH * 2)
    waiting: list[tuple[int, str, str, bytes]] = []
    channel.basic_consume(
        given["queue"],
        lambda _c, method, properties, body: waiting.append(
            (method.delivery_tag, properties.message_id, properties.headers["cloudEvents_tenant"], body)
        ),
    )
    print(json.dumps({"bench": {"ready": True}}), flush=True)
    left, began = given["count"], 0.0
    while left > 0:
        connection.process_data_events(time_limit=0 if waiting else 0.05)
        batch = waiting[:BATCH]
        del waiting[:BATCH]
        if not batch:
            continue
        began = began or monotonic()
        commit(client, inbox, effects, [(event_id, tenant, body) for _, event_id, tenant, body in batch])
        channel.basic_ack(batch[-1][0], multiple=True)
        left -= len(batch)
    print(json.dumps({"bench": {"began": began, "ended": monotonic()}}), flush=True)
    connection.close()


def commit(
    client: MongoClient[Document], inbox: Collection[Document], effects: Collection[Document], batch: Batch
) -> None:
    """A batch's effects and ids in one transaction."""
    with client.start_session() as session, session.start_transaction():
        ids = [event_id for event_id, _, _ in batch]
        seen = {
            found["_id"]
            for start in range(0, len(ids), CHUNK)
            for found in inbox.find({"_id": {"$in": ids[start : start + CHUNK]}}, {"_id": 1}, session=session)
        }
        fresh = [(event_id, tenant, body) for event_id, tenant, body in batch if event_id not in seen]
        now = datetime.now(UTC)
        inbox.insert_many([{"_id": event_id, "at": now} for event_id, _, _ in fresh], session=session)
        effects.insert_many([effect(*one) for one in fresh], session=session)


def effect(event_id: str, tenant: str, body: bytes) -> Document:
    message = events_pb2.PlaceChanged.FromString(body)
    return {
        "_id": f"{tenant}/{event_id}",
        "tenant": tenant,
        "id": event_id,
        "place_id": message.place_id,
        "kind": message.kind,
        "name": message.name,
        "path": message.path,
        "version": 1,
        "sequence": 0,
    }


if __name__ == "__main__":
    main()
