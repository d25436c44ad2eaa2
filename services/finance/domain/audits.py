# SPDX-License-Identifier: AGPL-3.0-or-later
"""Audits (审计): somebody from outside reads a place's books for a time; each look is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.values import Event, NotFound, OrgPath
from services.finance.domain.events import AuditEnded, AuditOpened, BooksRead
from services.finance.domain.plan_errors import AuditOver, AuditTooLong, OwnAudit

LONGEST = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Audit:
    """`auditor`: the person who reads; `looks`: how often they did."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    auditor: str
    mandate: str
    opened_by: str
    opened_at: datetime
    until: datetime
    looks: int = 0
    ended: bool = False

    def is_over(self, at: datetime) -> bool:
        """Whether nobody reads any more: its time is over, or it was ended before."""
        return self.ended or at >= self.until


Step = tuple[Audit, list[Event]]


def open_audit(audit: Audit) -> Step:
    """Let somebody read for a time. Raises AuditTooLong, OwnAudit."""
    if not audit.opened_at < audit.until <= audit.opened_at + LONGEST:
        raise AuditTooLong(LONGEST.days)
    if audit.auditor == audit.opened_by:
        raise OwnAudit(audit.auditor)
    return audit, [AuditOpened(audit.id, audit.place, audit.auditor, audit.until)]


def look(audit: Audit, by: str, what: str, at: datetime) -> Step:
    """One look into the books, kept for ever. Raises NotFound for others, AuditOver."""
    if by != audit.auditor:
        raise NotFound("audit", audit.id)
    if audit.is_over(at):
        raise AuditOver(audit.id)
    return replace(audit, looks=audit.looks + 1), [BooksRead(audit.id, what)]


def end(audit: Audit) -> Step:
    """Before its time. Raises AuditOver."""
    if audit.ended:
        raise AuditOver(audit.id)
    return replace(audit, ended=True), [AuditEnded(audit.id)]
