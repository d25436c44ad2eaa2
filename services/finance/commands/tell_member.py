# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep what identity last told of somebody's membership: only that it holds, and from when until when."""

from services.chassis import personal
from services.finance.domain.members import Member, MemberRecord
from services.finance.store import Tx


def handle(tx: Tx, person_id: str, record: MemberRecord) -> None:
    """Nothing is kept of somebody whose data were erased, or of what is over."""
    if personal.is_erased(tx, person_id):
        return
    known = tx.members.find(person_id)
    member = (known or Member(person_id)).told(record, tx.today(tx.root))
    if member.records:
        tx.members.put(member)
    elif known:
        tx.members.remove(known)
