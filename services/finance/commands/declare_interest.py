# SPDX-License-Identifier: AGPL-3.0-or-later
"""Declare an interest of one's own in a company (利益申报): its invoices are others' to approve and pay."""

from services.chassis.http import Id, Input
from services.finance.commands import Text
from services.finance.domain import interests
from services.finance.domain.interests import Interest
from services.finance.domain.spending_errors import UnknownCompany
from services.finance.store import Tx


class DeclareInterest(Input):
    id: Id
    company_id: Id
    text: Text


def handle(tx: Tx, cmd: DeclareInterest) -> Interest:
    if tx.companies.find(cmd.company_id) is None:
        raise UnknownCompany(cmd.company_id)
    me = tx.by.subject
    given = Interest(
        id=tx.unused(tx.interests, cmd.id),
        person_id=me,
        company_id=cmd.company_id,
        text=cmd.text,
        declared_at=tx.now,
    )
    interest, events = interests.declare(given, tx.interest_in(me, cmd.company_id))
    tx.interests.add(interest, *events)
    return interest
