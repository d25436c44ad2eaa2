# SPDX-License-Identifier: AGPL-3.0-or-later
"""Time has changed what facts of a file are worth: count them again."""

from services.credit.store import Tx


def handle(tx: Tx, file_id: str) -> None:
    tx.recount(tx.credit_files.get(file_id))
