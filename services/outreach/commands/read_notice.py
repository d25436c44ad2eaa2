# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody has opened a notice: it is served to the households that are theirs (送达)."""

from services.outreach.domain import access, households
from services.outreach.domain.households import Service
from services.outreach.domain.notices import Notice
from services.outreach.store import Tx


def handle(tx: Tx, notice_id: str) -> Notice:
    """Again it changes nothing. Raises NotFound for one that is not for them."""
    notice = tx.notices.get(notice_id)
    access.check_notice(tx.by, notice, tx.around_homes(tx.by.subject))
    for unit_id in tx.homes_of(tx.by.subject):
        household = tx.households.find(households.key_of(notice.id, unit_id))
        if household and household.service is Service.NOT_YET:
            served, events = households.serve(
                household, notice, Service.ONLINE, tx.now, tx.by.subject, "", tx.now
            )
            tx.households.save(served, *events)
    return notice
