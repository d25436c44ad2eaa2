# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let somebody from outside read a place's books for a time (审计), and nothing more."""

from services.chassis.http import Id, Input, Moment
from services.chassis.values import OrgPath
from services.finance.commands import Text
from services.finance.domain import audits
from services.finance.domain.audits import Audit
from services.finance.domain.authority import Permission
from services.finance.store import Tx


class OpenAudit(Input):
    """`auditor`: the person; `mandate`: who asked for it, and of what."""

    id: Id
    place_path: OrgPath
    auditor: Id
    mandate: Text
    until: Moment


def handle(tx: Tx, cmd: OpenAudit) -> Audit:
    tx.require(Permission.AUDITS_OPEN, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    audit, events = audits.open_audit(
        Audit(
            id=tx.unused(tx.audits, cmd.id),
            place=place.path,
            within=place.within,
            auditor=cmd.auditor,
            mandate=cmd.mandate,
            opened_by=tx.by.subject,
            opened_at=tx.now,
            until=cmd.until,
        )
    )
    tx.audits.add(audit, *events)
    return audit
