# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put right points that were entered wrong, up or down, by an entry of its own."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.chassis.values import Invalid
from services.dispatch.domain import points, sharing_access
from services.dispatch.domain.points import PointAccount, Why
from services.dispatch.policies.points import PointPolicy
from services.dispatch.store import Tx


class CorrectPoints(Input):
    points: int = Field(ge=-100_000, le=100_000)
    reason: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, point_account_id: str, cmd: CorrectPoints) -> PointAccount:
    """Raises NotFound, Forbidden, OwnPoints, Invalid, NotEnoughPoints."""
    account = tx.point_accounts.get(point_account_id)
    sharing_access.check_account_seen(tx.by, account)
    place = account.place_path
    sharing_access.check_entered(tx.by, account.id, place)
    if not cmd.points:
        raise Invalid("points", "nothing is corrected by zero")
    account = tx.account_of(account.id, place)
    why = Why(tx.by.subject, place, note=cmd.reason)
    terms = tx.policy(PointPolicy, place).terms()
    return tx.enter(points.correct(account, cmd.points, why, terms, tx.moment(place)))
