# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide against what a machine proposes: it does not take effect, and why is on record (PIPL Art. 24)."""

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import credit_files
from services.credit.domain.authority import Permission
from services.credit.domain.credit_files import CreditFile
from services.credit.store import Tx


class DeclineRating(Input):
    reasons: Text


def handle(tx: Tx, credit_file_id: str, cmd: DeclineRating) -> CreditFile:
    file = tx.credit_files.get(credit_file_id)
    tx.require(Permission.RATINGS_CONFIRM, file.place)
    file, events = credit_files.decline(tx.recount(file), cmd.reasons)
    tx.credit_files.save(file, *events)
    return file
