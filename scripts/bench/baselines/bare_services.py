# SPDX-License-Identifier: AGPL-3.0-or-later
"""Flask and pymongo by hand: the transactions of a ballot and of a posting, with no token and few checks.

They read what the decision rests on, as ours does, and write the documents that ours writes, a statement
each; totals are added to without being read.
"""

import hashlib
import json
import os
import secrets
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import flask
from google.protobuf.message import Message
from pymongo import MongoClient
from pymongo.client_session import ClientSession
from pymongo.database import Database
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from proto.linli import values_pb2
from proto.linli.deliberation.v1 import events_pb2 as deliberation
from proto.linli.finance.v1 import events_pb2 as finance

TENANT = "320585"
BY = "bench"
STRIPES = 16
Document = dict[str, Any]
Work = Callable[[ClientSession, Document, datetime], Document]


def create() -> flask.Flask:
    orders = json.loads(os.environ["BENCH_ORDERS"])
    client: MongoClient[Document] = MongoClient(orders["mongodb_uri"], tz_aware=True)
    database = client.get_database(
        f"{orders['database']}bare",
        read_concern=ReadConcern("majority"),
        write_concern=WriteConcern("majority"),
    )
    app = flask.Flask("bare")

    def answered(work: Work) -> tuple[flask.Response, int]:
        body = flask.request.get_json()
        key = f"{TENANT}/{BY}/{flask.request.headers['Idempotency-Key']}"

        def attempt(session: ClientSession) -> Document:
            stored = database["idempotency"].find_one({"_id": key}, session=session)
            if stored:
                earlier: Document = json.loads(stored["body"])
                return earlier
            now = datetime.now(UTC)
            answer = work(session, body, now)
            record = {"_id": key, "tenant": TENANT, "fingerprint": "", "status": 201, "etag": ""}
            record |= {"rights": [], "body": json.dumps(answer).encode(), "at": now}
            database["idempotency"].insert_one(record, session=session)
            return answer

        with client.start_session() as session:
            return flask.jsonify(session.with_transaction(attempt)), 201

    @app.post("/deliberation/v1/votes/<vote_id>/ballots")
    def cast(vote_id: str) -> tuple[flask.Response, int]:
        return answered(lambda session, body, now: _cast(database, session, vote_id, body, now))

    @app.post("/finance/v1/entries")
    def post() -> tuple[flask.Response, int]:
        return answered(lambda session, body, now: _post(database, session, body, now))

    return app


def _cast(
    database: Database[Document], session: ClientSession, vote_id: str, body: Document, now: datetime
) -> Document:
    box_id = f"{vote_id}.{body['unit_id']}"
    vote = _find(database, "votes", vote_id, session)
    unit = _find(database, "roll", f"{vote_id}.1.{body['unit_id']}", session)
    owned = _find(database, "ownerships", body["unit_id"], session)
    if not vote or vote["state"] != "open" or not vote["opens_at"] <= now <= vote["closes_at"]:
        flask.abort(409)
    if not unit or BY not in unit["unit"]["owners"] or not owned or BY not in owned["owners"]:
        flask.abort(403)
    if _find(database, "ballots", box_id, session):
        flask.abort(409)
    ballot_id, secret = str(uuid.uuid4()), secrets.token_urlsafe(32)
    said = f"{vote_id}|{body['unit_id']}|{ballot_id}|{body['choice']}|{secret}"
    commitment = hashlib.sha256(said.encode()).hexdigest()
    ballot = {"id": ballot_id, "by": BY, "principal": BY, "choice": body["choice"], "channel": "online"}
    ballot |= {"at": now, "proxy_document": None, "invalid": [], "superseded_by": None}
    box = {"vote_id": vote_id, "unit_id": body["unit_id"], "ballots": [ballot]}
    box |= {"secrets": [[ballot_id, secret]], "keyed": None}
    database["ballots"].insert_one(_stored(box_id, box, 1), session=session)
    fact = deliberation.BallotCast(
        vote_id=vote_id, unit_id=body["unit_id"], ballot_id=ballot_id, channel="online", commitment=commitment
    )
    database["events"].insert_one(_event(f"unit_ballots/{box_id}", fact, now), session=session)
    leaf = json.dumps({"commitment": commitment, "kind": "ballot", "vote": vote_id})
    database["waiting_leaves"].insert_one(_stored(commitment, {"data": leaf}, 0), session=session)
    return {"ballot_id": ballot_id, "commitment": commitment, "secret": secret}


def _post(database: Database[Document], session: ClientSession, body: Document, now: datetime) -> Document:
    path, day, lines = body["place_path"], body["effective"], body["lines"]
    funds = sorted({line["fund_id"] for line in lines})
    place = database["places"].find_one({"tenant": TENANT, "path": path}, session=session)
    rules = [
        f"{TENANT}/{name}@{at}" for name in ("chart", "spending", "calendar") for at in (path, f"/{TENANT}")
    ]
    list(database["policies"].find({"_id": {"$in": rules}, "tenant": TENANT}, session=session))
    if _find(database, "entries", body["id"], session):
        flask.abort(409)
    period = {"tenant": TENANT, "place": path}
    closed = database["periods"].find_one(period, sort=[("by_quarter", -1)], session=session)
    if not place or closed or any(not _find(database, "funds", fund, session) for fund in funds):
        flask.abort(409)
    if sum(line["fen"] for line in lines):
        flask.abort(409)
    steps = path[1:].split("/")
    entry = {"place": path, "within": ["/" + "/".join(steps[: n + 1]) for n in range(len(steps))]}
    kept = [_line(line) for line in lines]
    entry |= {"kind": "general", "text": body["text"], "effective": day, "lines": kept, "funds": funds}
    entry |= {"booked_at": now, "booked_by": BY, "subject": "", "matter": None, "reverses": None}
    moment = now.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
    entry |= {"by_effective": f"{day}\x1f{body['id']}", "by_booked_at": f"{moment}\x1f{body['id']}"}
    database["entries"].insert_one(_stored(body["id"], entry, 1), session=session)
    for line in lines:
        _add(database, session, line, day[:7], f"{now:%Y-%m}")
    told = [
        finance.PostedLine(
            account=line["account"],
            fund_id=line["fund_id"],
            amount=values_pb2.Money(fen=line["fen"], currency="CNY"),
        )
        for line in lines
    ]
    fact = finance.EntryPosted(
        entry_id=body["id"], kind="general", place_path=path, effective=day, lines=told
    )
    database["events"].insert_one(_event(f"entry/{body['id']}", fact, now), session=session)
    return {
        "id": body["id"],
        **{name: entry[name] for name in ("place", "kind", "text", "effective", "lines")},
    }


def _add(
    database: Database[Document], session: ClientSession, line: Document, effective: str, booked: str
) -> None:
    stripe = secrets.randbelow(STRIPES)
    key = f"{line['fund_id']}:{line['account']}:CNY:{effective}:{booked}:{stripe:02d}"
    about = {"tenant": TENANT, "id": key, "fund_id": line["fund_id"], "account": line["account"]}
    about |= {"effective": effective, "booked": booked, "sequence": 0}
    about |= {"debit.currency": "CNY", "credit.currency": "CNY"}
    more = {"debit.fen": max(0, line["fen"]), "credit.fen": max(0, -line["fen"]), "version": 1}
    change = {"$inc": more, "$setOnInsert": about}
    where = {"_id": f"{TENANT}/{key}"}
    database["totals"].update_one(where, change, upsert=True, session=session)


def _line(line: Document) -> Document:
    amount = {"fen": line["fen"], "currency": "CNY"}
    return {"account": line["account"], "fund_id": line["fund_id"], "amount": amount}


def _find(database: Database[Document], name: str, item_id: str, session: ClientSession) -> Document | None:
    return database[name].find_one({"_id": f"{TENANT}/{item_id}", "tenant": TENANT}, session=session)


def _stored(item_id: str, value: Document, sequence: int) -> Document:
    about = {"_id": f"{TENANT}/{item_id}", "tenant": TENANT, "id": item_id}
    return {**about, **value, "version": 1, "sequence": sequence}


def _event(aggregate: str, fact: Message, now: datetime) -> Document:
    return {
        "_id": str(uuid.uuid4()),
        "tenant": TENANT,
        "type": fact.DESCRIPTOR.full_name,
        "aggregate": aggregate,
        "sequence": 1,
        "time": now,
        "actor": BY,
        "correlation": str(uuid.uuid4()),
        "cause": "",
        "trace": {},
        "data": fact.SerializeToString(),
    }
