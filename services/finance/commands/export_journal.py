# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask for the books of a place as a plain-text journal, for hledger or beancount."""

from services.chassis import jobs
from services.chassis.http import Input
from services.chassis.store.jobs import Job
from services.chassis.values import OrgPath
from services.finance.domain.authority import Permission
from services.finance.domain.journals import Syntax
from services.finance.domain.timer_kinds import JOURNAL
from services.finance.store import Tx

PLAIN = "text/plain; charset=utf-8"


class ExportJournal(Input):
    place: OrgPath
    syntax: Syntax = Syntax.HLEDGER


def handle(tx: Tx, cmd: ExportJournal) -> Job:
    tx.require(Permission.ENTRIES_READ, cmd.place)
    asked = {"place": tx.place_at(cmd.place).path, "syntax": cmd.syntax}
    return jobs.start(tx, JOURNAL, asked, name=f"books.{cmd.syntax}", content_type=PLAIN)
