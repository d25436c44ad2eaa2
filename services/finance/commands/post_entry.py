# SPDX-License-Identifier: AGPL-3.0-or-later
"""Post an entry (记账): its id is the client's, its lines sum to nought in every fund."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.values import Money, OrgPath
from services.finance.commands import MOST_FEN, AccountCode, Text
from services.finance.domain import entries
from services.finance.domain.authority import Permission
from services.finance.domain.entries import Entry, Line
from services.finance.domain.kinds import EntryKind
from services.finance.policies import SpendingPolicy
from services.finance.store import POSTING, Tx


class PostedLine(Input):
    """`fen`: above nought a debit (借), below a credit (贷)."""

    account: AccountCode
    fund_id: Id
    fen: int = Field(ge=-MOST_FEN, le=MOST_FEN)
    currency: str = Field("CNY", pattern="^[A-Z]{3}$")

    def value(self) -> Line:
        return Line(self.account, self.fund_id, Money(self.fen, self.currency))


class PostEntry(Input):
    """`effective`: the day for which it counts."""

    id: Id
    place_path: OrgPath
    text: Text
    effective: Day
    lines: tuple[PostedLine, ...] = Field(min_length=2, max_length=50)
    matter: Id | None = None


def handle(tx: Tx, cmd: PostEntry) -> Entry:
    tx.require(Permission.ENTRIES_POST, cmd.place_path)
    place = tx.place_at(cmd.place_path).path
    tx.read_policies(place, SpendingPolicy, *POSTING)
    entry = entries.make(
        cmd.id,
        place,
        EntryKind.GENERAL,
        cmd.text,
        cmd.effective,
        (line.value() for line in cmd.lines),
        tx.by.subject,
        tx.now,
        matter=cmd.matter,
    )
    entries.check_small(entry, tx.policy(SpendingPolicy, entry.place).direct())
    return tx.post(entry)
