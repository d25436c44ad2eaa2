# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis import jobs
from services.chassis.store.jobs import JobState
from services.chassis.values import Forbidden
from services.finance.commands import export_journal
from services.finance.commands.export_journal import ExportJournal
from services.finance.domain.chart import Known
from services.finance.domain.journals import Syntax
from tests.system.finance.compound import COMPOUND, OWNERS, SUPERVISOR, Bench


def journal(bench: Bench, syntax: Syntax) -> str:
    """The books of the compound as its job writes them."""
    cmd = ExportJournal(place=COMPOUND, syntax=syntax)
    job = bench.act(SUPERVISOR, lambda tx: export_journal.handle(tx, cmd))
    bench.fire()
    tx = bench.read(SUPERVISOR)
    assert jobs.own(tx, job.id).state is JobState.DONE
    return b"".join(jobs.result(tx, jobs.own(tx, job.id))).decode()


def test_the_journal_tells_every_entry_once(bench: Bench):
    fund = bench.fund(cash=1000)
    made = bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300), text='划线 "一"; 二\n三 | 四')
    for syntax in Syntax:
        text = journal(bench, syntax)
        assert text.count(made.id) == 1
        assert "-3.00 CNY" in text


def test_who_may_not_read_entries_gets_no_journal(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: export_journal.handle(tx, ExportJournal(place=COMPOUND)))
