# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of emergency accesses: one's own, and all of them for who reviews them."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.identity.domain.authority import Permission
from services.identity.domain.emergencies import EmergencyAccess
from services.identity.store import Tx


class EmergencyFilter(Paged):
    """`reviewed`: those alone that somebody has reviewed, or those that nobody has."""

    reviewed: bool | None = None


def list_emergency_accesses(tx: Tx, query: EmergencyFilter) -> Page[EmergencyAccess]:
    """Emergency accesses of the district, to others one's own alone (应急访问列表)."""
    where = {} if tx.by.may(Permission.EMERGENCIES_REVIEW, tx.root) else {"person_id": tx.by.subject}
    if query.reviewed is False:
        where = where | {"verdict": ""}

    def asked(access: EmergencyAccess) -> bool:
        return query.reviewed in (None, bool(access.verdict))

    return tx.emergency_accesses.page(where, after=query.after, limit=query.limit, keep=asked)


def show_emergency_access(tx: Tx, emergency_access_id: str) -> EmergencyAccess:
    """One emergency access (应急访问详情)."""
    found = tx.emergency_accesses.get(emergency_access_id)
    if found.person_id != tx.by.subject:
        tx.require(Permission.EMERGENCIES_REVIEW, tx.root)
    return found
