# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in an older book as a plain-text journal: whole, or not at all."""

from uuid import UUID, uuid5

from pydantic import Field

from services.chassis.http import Id, Input
from services.finance.domain import entries, journal_reading
from services.finance.domain.authority import Permission
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.store import Tx

LONGEST = 200_000


class ImportJournal(Input):
    """`id`: the client's; `fund_id`: where all of it is posted. Accounts are the chart's codes."""

    id: Id
    fund_id: Id
    text: str = Field(min_length=1, max_length=LONGEST)


def handle(tx: Tx, cmd: ImportJournal) -> list[entries.Entry]:
    fund = tx.funds.get(cmd.fund_id)
    tx.require(Permission.ENTRIES_POST, fund.place)
    found = []
    for number, read in enumerate(journal_reading.read(cmd.text, {"CNY": 2})):
        entry = entries.make(
            str(uuid5(UUID(cmd.id), str(number))),
            fund.place,
            EntryKind.IMPORT,
            read.text or "-",
            read.day,
            (Line(one.account, fund.id, one.amount) for one in read.postings),
            tx.by.subject,
            tx.now,
            subject=f"journal/{cmd.id}",
        )
        found.append(tx.post(entry))
    return found
