# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, Principal
from services.finance.commands import open_audit
from services.finance.commands.open_audit import OpenAudit
from services.finance.domain.audits import Audit
from services.finance.domain.plan_errors import AuditTooLong, OwnAudit
from tests.system.finance.compound import ADMIN, COMPOUND, TREASURER, Bench, person

AUDITOR = person(300, "审计")
"""Somebody who holds no role here."""


def opened(bench: Bench, days: int = 30, auditor: Principal = AUDITOR, by: Principal = ADMIN) -> Audit:
    given = {"id": bench.id(), "place_path": COMPOUND, "auditor": auditor.subject, "mandate": "年度审计"}
    cmd = OpenAudit.model_validate(given | {"until": (bench.clock() + timedelta(days=days)).isoformat()})
    return bench.act(by, lambda tx: open_audit.handle(tx, cmd))


def test_an_audit_has_an_end_within_a_year_and_is_of_others_books(bench: Bench):
    assert bench.told("audit", opened(bench).id) == ["AuditOpened"]
    for days in (0, -1, 367):
        with pytest.raises(AuditTooLong):
            opened(bench, days)
    with pytest.raises(OwnAudit):
        opened(bench, auditor=ADMIN)
    with pytest.raises(Forbidden):
        opened(bench, by=TREASURER)
