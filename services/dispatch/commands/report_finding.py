# SPDX-License-Identifier: AGPL-3.0-or-later
"""Report what is wrong on a round: it becomes an order that names the round."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from services.chassis import files
from services.chassis.http import Input, Line
from services.dispatch.commands import Photos, Remark
from services.dispatch.domain import reporting, round_access, rounds
from services.dispatch.domain.errors import UnknownCategory
from services.dispatch.domain.orders import Label
from services.dispatch.domain.reporting import Request
from services.dispatch.domain.rounds import Finding, Round
from services.dispatch.policies import CategoryPolicy
from services.dispatch.policies.reasons import Code
from services.dispatch.store import Tx

CHANNEL = "round"
LABEL = "round"
"""The label of an order that says of which round it came."""


class ReportFinding(Input):
    """At a `point`, without one at the round's place; `item`: the question that it answers."""

    category: Line = Field(min_length=1, max_length=40)
    description: Remark
    point: Code | None = None
    item: Code | None = None
    address: Annotated[Line, Field(max_length=200)] | None = None
    photos: Photos = ()


def handle(tx: Tx, round_id: str, cmd: ReportFinding) -> Round:
    """Raises NotFound, Forbidden, RoundNotOpen, UnknownPoint, UnknownItem, UnknownCategory."""
    one = tx.rounds.get(round_id)
    round_access.check_made(tx.by, one)
    path = rounds.where(one, cmd.point)
    catalogue = tx.policy(CategoryPolicy, path)
    category = catalogue.find(cmd.category)
    if category is None:
        raise UnknownCategory(cmd.category)
    order_id = tx.new_id()
    found = rounds.find(one, Finding(order_id, cmd.point, cmd.item))
    place = tx.place_at(path)
    request = Request(
        category=category,
        description=cmd.description,
        channel=CHANNEL,
        place_path=path,
        grid_path=place.grid_path if place else None,
        entrance_path=place.entrance_path if place else None,
        address=cmd.address,
        reporter_id=tx.by.subject,
        photos=cmd.photos,
    )
    terms, calendar = tx.terms_at(path, category, catalogue), tx.calendar_at(path)
    order, events = reporting.report(request, order_id, tx.next_number(path), terms, tx.now, calendar)
    files.claim(tx, cmd.photos, "order", order_id)
    tx.begin(replace(order, labels=(Label(LABEL, one.id),)), events)
    return tx.save_round(*found)
