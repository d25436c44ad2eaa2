# SPDX-License-Identifier: AGPL-3.0-or-later
"""Share what was paid from a maintenance fund among those who bear it, by area; warn who has little."""

from services.finance.domain import maintenance
from services.finance.domain.funds import Fund
from services.finance.domain.invoices import Invoice
from services.finance.domain.kinds import FundKind
from services.finance.domain.maintenance import MOST_ACCOUNTS
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx


def handle(tx: Tx, fund: Fund, invoice: Invoice) -> None:
    """The scope is where the resolution was made: the owners who voted on it. Raises AccountsShort."""
    if fund.kind is not FundKind.MAINTENANCE:
        return
    accounts = tx.accounts_in(fund.id, invoice.place, MOST_ACCOUNTS)
    charged, events = maintenance.charge(accounts, invoice.amount, fund.id, invoice.id)
    percent = tx.policy(SpendingPolicy, fund.place).top_up_percent
    for account in charged:
        owned = tx.ownerships.find(account.unit_id)
        warned, told = maintenance.warn(account, percent, owned.payer if owned else "")
        tx.household_accounts.save(warned, *told)
    tx.funds.save(tx.funds.get(fund.id), *events)
