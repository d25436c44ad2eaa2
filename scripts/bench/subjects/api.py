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


class NewThing(Input):
    name: Name
    count: int


class ThingView(View):
    id: str
    name: str
    count: int
    version: int


things = Resource("things", THINGS, of=SenderTx.things, shows=ThingView)


class add_thing:  # noqa: N801 - stands for a command's module
    """Add a thing and say so."""

    @staticmethod
    def handle(tx: SenderTx, cmd: NewThing) -> Thing:
        thing = Thing(tx.new_id(), cmd.name, cmd.count)
        tx.things.add(thing, place_changed(thing.id))
        return thing


def show_thing(tx: SenderTx, thing_id: str) -> Thing:
    """Show a thing."""
    return tx.things.get(thing_id)


things.create(add_thing, requires="things.write")
things.show(show_thing, requires="things.read")


def create() -> flask.Flask:
    orders = json.loads(os.environ["BENCH_ORDERS"])
    settings = service.settings(orders)
    keys = KeySet.import_key_set(orders["keys"])
    store = service.sender(settings)
    return make_app(settings, "identity", store, [things], HELD, keys=lambda **_: keys)
