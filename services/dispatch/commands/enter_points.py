# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give somebody points (积分) by a rule of the policy, with the evidence for it."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Input, Line, Lines
from services.chassis.values import OrgPath
from services.dispatch.domain import sharing_access
from services.dispatch.domain.errors import UnknownPerson, UnknownPlace
from services.dispatch.domain.points import PointAccount, Why
from services.dispatch.policies.reasons import Code
from services.dispatch.store import Tx


class EnterPoints(Input):
    """`units`: so many times or hours; `subject`: what it was for, once a person and rule."""

    person_id: Id
    place_path: OrgPath
    rule: Code
    units: int = Field(1, ge=1, le=100)
    subject: Annotated[Line, Field(max_length=100)] = ""
    note: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, cmd: EnterPoints) -> PointAccount:
    """Raises Forbidden, OwnPoints, UnknownPlace, UnknownPerson and what `Tx.reward` does."""
    sharing_access.check_entered(tx.by, cmd.person_id, cmd.place_path)
    if tx.place_at(cmd.place_path) is None:
        raise UnknownPlace(cmd.place_path)
    if tx.persons.find(cmd.person_id) is None:
        raise UnknownPerson(cmd.person_id)
    why = Why(tx.by.subject, cmd.place_path, cmd.rule, cmd.units, cmd.subject, cmd.note)
    return tx.reward(cmd.person_id, cmd.units, why)
