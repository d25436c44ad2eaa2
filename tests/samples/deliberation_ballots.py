# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about ballots that succeed, and the votes that they are for."""

from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx
from tests.samples.votes import kept
from tests.samples.world import Request, World


def list_own_units(world: World) -> Request:
    return Request({"vote_id": voted(world, State.OPEN)}, by=world.people["resident"])


def list_roll(world: World) -> Request:
    return Request({"vote_id": voted(world, State.OPEN)})


def show_roll_unit(world: World) -> Request:
    return Request({"vote_id": voted(world, State.OPEN), "unit_id": world.ids["unit"]})


def cast_ballot(world: World) -> Request:
    body = {"unit_id": world.ids["unit"], "choice": "agree"}
    return Request({"vote_id": voted(world, State.OPEN)}, body, by=world.people["resident"])


def answer_head(world: World) -> Request:
    return cast_ballot(world)


def key_ballot(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "principal_id": world.ids["resident"],
        "choice": "agree",
        "given_at": (system_now() - timedelta(hours=1)).isoformat(),
    }
    return Request({"vote_id": voted(world, State.OPEN)}, body)


def register_proxy(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "principal_id": world.ids["resident"],
        "agent_id": world.ids["handler"],
        "document": "委托书1号",
    }
    return Request({"vote_id": voted(world, State.OPEN)}, body)


def deliver_ballot(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "method": "in_person",
        "delivered_at": (system_now() - timedelta(hours=1)).isoformat(),
        "document": "送达回证1号",
    }
    return Request({"vote_id": voted(world, State.OPEN)}, body)


def read_ballots(world: World) -> Request:
    return Request({"vote_id": voted(world, State.COUNTED)}, {}, by=world.people["resident"])


def voted(world: World, state: State) -> str:
    """The id of a vote of one unit, which the resident has not sold: the real clock is not moved."""
    return str(world.stores["deliberation"].transact(acting(world), lambda tx: kept_vote(tx, world, state)))


def kept_vote(tx: Tx, world: World, state: State) -> str:
    return kept(tx, world.paths["compound"], world.ids["resident"], world.ids["unit"], state)


def acting(world: World) -> Principal:
    return Principal(world.seeded.code, "sample", "sample")
