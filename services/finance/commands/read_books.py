# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read the journal of an audit's place, a page at a time; that it was read is kept."""

from services.chassis.http import Input
from services.chassis.store import Page
from services.finance.domain import audits
from services.finance.domain.entries import Entry
from services.finance.store import Tx

A_PAGE = 100


class ReadBooks(Input):
    """`after`: the cursor that the page before gave."""

    after: str | None = None


def handle(tx: Tx, audit_id: str, cmd: ReadBooks) -> Page[Entry]:
    """The latest day first. Raises NotFound for everybody but the auditor, AuditOver."""
    audit = tx.audits.get(audit_id)
    audit, events = audits.look(audit, tx.by.subject, "journal", tx.now)
    tx.audits.save(audit, *events)
    where = {"within": audit.place}
    return tx.entries.page(where, sort="-effective", after=cmd.after, limit=A_PAGE)
