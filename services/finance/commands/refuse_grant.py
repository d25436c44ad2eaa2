# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refuse a grant, with reasons."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import grants
from services.finance.domain.authority import Permission
from services.finance.domain.grants import Grant
from services.finance.store import Tx


class RefuseGrant(Input):
    reasons: Text


def handle(tx: Tx, grant_id: str, cmd: RefuseGrant) -> Grant:
    grant = tx.grants.get(grant_id)
    tx.require(Permission.GRANTS_DECIDE, grant.place)
    grant, events = grants.refuse(grant, cmd.reasons)
    tx.grants.save(grant, *events)
    return grant
