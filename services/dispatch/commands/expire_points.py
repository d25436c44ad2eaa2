# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last day of somebody's oldest points is over: they end."""

from services.dispatch.store import Tx


def handle(tx: Tx, person_id: str) -> None:
    account = tx.point_accounts.find(person_id)
    if account:
        tx.account_of(person_id, account.place_path)
