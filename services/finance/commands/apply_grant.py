# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apply for a grant (专项经费) of street or district."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.finance.commands import AccountCode, Amount, Text, Title
from services.finance.domain import grants
from services.finance.domain.authority import Permission
from services.finance.domain.grants import Grant, Scheme
from services.finance.store import Tx


class ApplyGrant(Input):
    """`payer`: who is asked; `allowed`: the expense accounts that it shall pay, all if none is named.

    `scheme`: a micro project (民生微实事), or a special grant.
    """

    id: Id
    place_path: OrgPath
    title: Title
    purpose: Text
    payer: Title
    amount: Amount
    allowed: tuple[AccountCode, ...] = Field((), max_length=50)
    matter: Id | None = None
    scheme: Scheme = Scheme.SPECIAL


def handle(tx: Tx, cmd: ApplyGrant) -> Grant:
    tx.require(Permission.GRANTS_KEEP, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    grant, events = grants.apply(
        Grant(
            id=tx.unused(tx.grants, cmd.id),
            place=place.path,
            within=place.within,
            title=cmd.title,
            purpose=cmd.purpose,
            payer=cmd.payer,
            amount=cmd.amount.value(),
            applied_by=tx.by.subject,
            applied_at=tx.now,
            allowed=cmd.allowed,
            matter=cmd.matter,
            scheme=cmd.scheme,
        )
    )
    tx.grants.add(grant, *events)
    return grant
