# SPDX-License-Identifier: AGPL-3.0-or-later
"""An API on the chassis with one query and one command, served by gunicorn; orders come in BENCH_ORDERS."""

import json
import os

import flask
from joserfc.jwk import KeySet

from scripts.bench.subjects import service
from scripts.bench.subjects.service import SenderTx, Thing, place_changed
from services.chassis.http import Input, Name, Resource, View, make_app

THINGS = "/bench/v1/things"
HELD = {"keeper": ("things.read", "things.write")}
things = Resource("things", THINGS)


class NewThing(Input):
    name: Name
    count: int


class ThingView(View):
    id: str
    name: str
    count: int
    version: int


@things.get("/<id:thing_id>", requires="things.read")
def show_thing(tx: SenderTx, thing_id: str) -> ThingView:
    """Show a thing."""
    thing = tx.things.get(thing_id)
    return ThingView(id=thing.id, name=thing.name, count=thing.count, version=tx.things.version(thing))


@things.post("", requires="things.write", status=201)
def add_thing(tx: SenderTx, body: NewThing) -> ThingView:
    """Add a thing and say so."""
    thing = Thing(tx.new_id(), body.name, body.count)
    tx.things.add(thing, place_changed(thing.id))
    return ThingView(id=thing.id, name=thing.name, count=thing.count, version=tx.things.version(thing))


def create() -> flask.Flask:
    orders = json.loads(os.environ["BENCH_ORDERS"])
    settings = service.settings(orders)
    keys = KeySet.import_key_set(orders["keys"])
    store = service.sender(settings)
    return make_app(settings, "identity", store, [things], HELD, keys=lambda **_: keys)
