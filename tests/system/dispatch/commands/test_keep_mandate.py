# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import keep_mandate
from services.dispatch.domain.places import Mandate
from tests.system.dispatch.district import ADMIN, COMPANY, COMPOUND, DESK, Bench


def test_a_mandate_lasts_through_its_last_day(bench: Bench):
    for until, lasts in ((None, True), ("2015-03-02", True), ("2015-03-01", False)):
        mandate = Mandate("mandate-1", COMPANY, DESK.subject, COMPOUND, until)
        bench.act(ADMIN, lambda tx, mandate=mandate: keep_mandate.handle(tx, mandate))
        assert bench.read().mandates_at((COMPOUND,)) == ([mandate] if lasts else [])
