# SPDX-License-Identifier: AGPL-3.0-or-later
"""Corrections of the compound's roll, as far along as a test needs them."""

from typing import Any

from services.deliberation.commands import confirm_correction, propose_correction
from services.deliberation.commands.propose_correction import ProposeCorrection
from services.deliberation.domain.corrections import RollCorrection
from tests.system.deliberation.compound import ADMIN, CONVENOR, DESK, Bench, flat, number

BUYER = number(500)


def area(count: int, square_metres: int) -> dict[str, Any]:
    """Flat n is so large."""
    return {"unit_id": flat(count), "error": "wrong_area", "area": square_metres * 100}


def owner(count: int, person_id: str = BUYER) -> dict[str, Any]:
    """Flat n belonged to somebody else all the time."""
    return {"unit_id": flat(count), "error": "wrong_owners", "owners": (person_id,)}


def twice(count: int) -> dict[str, Any]:
    return {"unit_id": flat(count), "error": "twice"}


def missing(count: int) -> dict[str, Any]:
    return {"unit_id": flat(count), "error": "missing"}


def proposed(bench: Bench, vote_id: str, *units: dict[str, Any]) -> RollCorrection:
    cmd = ProposeCorrection(vote_id=vote_id, units=units, reason="登记有误。", document="登记簿摘录1号")
    return bench.act(DESK, lambda tx: propose_correction.handle(tx, cmd))


def corrected(bench: Bench, vote_id: str, *units: dict[str, Any]) -> RollCorrection:
    """The correction, carried out."""
    made = proposed(bench, vote_id, *units)
    bench.act(CONVENOR, lambda tx: confirm_correction.handle(tx, made.id))
    bench.fire()
    return bench.read(ADMIN).corrections.get(made.id)
