# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots that tests begin with."""

from typing import Any

from services.chassis.values import Principal
from services.dispatch.commands import create_spot, reissue_spot, revise_spot, withdraw_spot
from services.dispatch.commands.create_spot import CreateSpot
from services.dispatch.commands.revise_spot import ReviseSpot
from services.dispatch.domain.spots import Spot
from services.dispatch.queries.spots import show_spot_code
from tests.system.dispatch.district import COMPOUND, DESK, Bench

LAMP: dict[str, Any] = {
    "kind": "lamp_post",
    "name": "7 号灯杆",
    "aliases": ("L-017", "北门路灯"),
    "location": {"latitude": 31.45, "longitude": 121.1},
    "place_path": COMPOUND,
}


def hung(bench: Bench, by: Principal = DESK, **changed: Any) -> Spot:
    cmd = CreateSpot.model_validate(LAMP | changed)
    return bench.act(by, lambda tx: create_spot.handle(tx, cmd))


def revised(bench: Bench, spot: Spot, by: Principal = DESK, **changed: Any) -> Spot:
    given = {name: value for name, value in LAMP.items() if name != "place_path"}
    cmd = ReviseSpot.model_validate(given | changed)
    return bench.act(by, lambda tx: revise_spot.handle(tx, spot.id, cmd))


def reissued(bench: Bench, spot: Spot, by: Principal = DESK) -> Spot:
    return bench.act(by, lambda tx: reissue_spot.handle(tx, spot.id))


def withdrawn(bench: Bench, spot: Spot, by: Principal = DESK) -> Spot:
    return bench.act(by, lambda tx: withdraw_spot.handle(tx, spot.id))


def code_of(bench: Bench, spot: Spot) -> str:
    tx = bench.read(DESK)
    return tx.spot_code(show_spot_code(tx, spot.id))


def told_of(bench: Bench, spot: Spot) -> list[str]:
    return [event.name for event in bench.read().history("spot", spot.id, limit=100).items]
