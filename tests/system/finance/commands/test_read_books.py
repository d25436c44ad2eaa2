# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.store import Page
from services.chassis.values import NotFound, Principal
from services.finance.commands import end_audit, read_books
from services.finance.commands.read_books import ReadBooks
from services.finance.domain.audits import Audit
from services.finance.domain.entries import Entry
from services.finance.domain.plan_errors import AuditOver
from tests.system.finance.commands.test_open_audit import AUDITOR, opened
from tests.system.finance.compound import ADMIN, TREASURER, Bench


def read(bench: Bench, audit: Audit, by: Principal = AUDITOR) -> Page[Entry]:
    return bench.act(by, lambda tx: read_books.handle(tx, audit.id, ReadBooks()))


def test_each_look_is_kept_and_only_the_auditor_has_one(bench: Bench):
    bench.fund(cash=100)
    audit = opened(bench)
    assert len(read(bench, audit).items) == 1
    assert bench.told("audit", audit.id) == ["AuditOpened", "BooksRead"]
    assert bench.read().audits.get(audit.id).looks == 1
    with pytest.raises(NotFound):
        read(bench, audit, TREASURER)


def test_until_its_end(bench: Bench):
    audit, other = opened(bench, 30), opened(bench, 60)
    bench.act(ADMIN, lambda tx: end_audit.handle(tx, other.id))
    bench.wait(timedelta(days=30))
    for one in (audit, other):
        with pytest.raises(AuditOver):
            read(bench, one)
