# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import end_audit
from services.finance.domain.plan_errors import AuditOver
from tests.system.finance.commands.test_open_audit import opened
from tests.system.finance.compound import ADMIN, Bench


def test_it_ends_once(bench: Bench):
    audit = opened(bench)
    assert bench.act(ADMIN, lambda tx: end_audit.handle(tx, audit.id)).ended
    with pytest.raises(AuditOver):
        bench.act(ADMIN, lambda tx: end_audit.handle(tx, audit.id))
