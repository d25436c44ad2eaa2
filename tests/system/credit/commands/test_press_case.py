# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.commands import press_case
from services.credit.domain.cases import State
from tests.system.credit.district import ADMIN, Bench


def test_after_the_last_day_it_is_overdue(bench: Bench):
    case_id = bench.rectifying()
    bench.on("2026-03-12")
    assert bench.case(case_id).state is State.RECTIFYING
    bench.on("2026-03-13")
    assert bench.case(case_id).state is State.OVERDUE
    assert bench.told("case", case_id)[-1] == "RectificationOverdue"


def test_what_was_re_checked_is_not(bench: Bench):
    case_id = bench.rectifying()
    bench.recheck(case_id, passed=True)
    bench.on("2026-03-13")
    bench.act(ADMIN, lambda tx: press_case.handle(tx, case_id))
    assert bench.case(case_id).state is State.CLOSED
