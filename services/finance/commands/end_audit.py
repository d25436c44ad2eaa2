# SPDX-License-Identifier: AGPL-3.0-or-later
"""End an audit before its time."""

from services.finance.domain import audits
from services.finance.domain.audits import Audit
from services.finance.domain.authority import Permission
from services.finance.store import Tx


def handle(tx: Tx, audit_id: str) -> Audit:
    audit = tx.audits.get(audit_id)
    tx.require(Permission.AUDITS_OPEN, audit.place)
    audit, events = audits.end(audit)
    tx.audits.save(audit, *events)
    return audit
