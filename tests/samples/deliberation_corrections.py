# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about corrections of a frozen roll that succeed."""

from dataclasses import replace
from typing import Any

from services.chassis.values import Principal
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx
from tests.samples.votes import kept
from tests.samples.world import PUBLIC_NAME, Request, World

CORRECTIONS = "/deliberation/v1/corrections"


def proposed(world: World) -> str:
    """The id of a correction of an open vote's roll that somebody else proposed."""
    correction_id = str(world.ok("POST", CORRECTIONS, _body(world))["id"])

    def pass_on(tx: Tx) -> None:
        found = tx.corrections.get(correction_id)
        tx.corrections.save(replace(found, proposed_by="sample"))

    by = Principal(world.seeded.code, "sample", "sample")
    world.stores["deliberation"].transact(by, pass_on)
    return correction_id


def propose_correction(world: World) -> Request:
    return Request(body=_body(world))


def list_corrections(world: World) -> Request:
    made = world.ok("GET", f"{CORRECTIONS}/{world.ids['roll_correction']}")
    return Request(query={"vote_id": made["vote_id"]})


def confirm_correction(world: World) -> Request:
    return Request({"roll_correction_id": proposed(world)})


def refuse_correction(world: World) -> Request:
    return Request({"roll_correction_id": proposed(world)}, {"note": "登记簿与名册一致。"})


def _body(world: World) -> dict[str, Any]:
    by = Principal(world.seeded.code, "sample", "sample")
    place, owner, unit = world.paths["compound"], world.ids["resident"], world.ids["unit"]
    vote_id = world.stores["deliberation"].transact(by, lambda tx: kept(tx, place, owner, unit, State.OPEN))
    wrong = {"unit_id": unit, "error": "wrong_area", "area": 8000}
    why = {"reason": f"{PUBLIC_NAME}面积登记有误。", "document": "登记簿1号"}
    return {"vote_id": vote_id, "units": [wrong], **why}
