# SPDX-License-Identifier: AGPL-3.0-or-later
"""Order work for a commitment from a company: dispatch takes it as an order of the same id."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.finance.commands import Text
from services.finance.domain import commitments, works
from services.finance.domain.authority import Permission
from services.finance.domain.works import Work
from services.finance.store import Tx


class OrderWork(Input):
    """`category`: one of dispatch's catalogue."""

    id: Id
    company_id: Id
    category: str = Field("other", pattern="^[a-z0-9][a-z0-9_-]{0,39}$")
    description: Text


def handle(tx: Tx, commitment_id: str, cmd: OrderWork) -> Work:
    commitment = tx.commitments.get(commitment_id)
    tx.require(Permission.WORK_ORDER, commitment.place)
    commitments.paying_fund(commitment)
    tx.open_company(cmd.company_id, commitment.place)
    work, events = works.order(
        Work(
            id=tx.unused(tx.works, cmd.id),
            commitment_id=commitment.id,
            matter=commitment.matter,
            place=commitment.place,
            company_id=cmd.company_id,
            category=cmd.category,
            description=cmd.description,
            ordered_by=tx.by.subject,
            ordered_at=tx.now,
        )
    )
    tx.works.add(work, *events)
    return work
