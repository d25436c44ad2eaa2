# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.domain.errors import AppealedAlready, AppealWindowOver, NotTheSubject
from tests.system.credit.district import RESIDENT, Bench


def test_who_leads_the_company_appeals_against_the_light(bench: Bench):
    case = bench.red()
    with pytest.raises(NotTheSubject):
        bench.case_appealed(case.id, RESIDENT)
    appeal = bench.read().appeals.get(bench.case_appealed(case.id))
    assert (appeal.about, appeal.against) == ("case", case.opened_by)
    with pytest.raises(AppealedAlready):
        bench.case_appealed(case.id)


def test_after_its_window_it_is_refused(bench: Bench):
    case = bench.red()
    bench.clock.set(case.appeal_until)
    bench.wait(seconds=1)
    with pytest.raises(AppealWindowOver):
        bench.case_appealed(case.id)
