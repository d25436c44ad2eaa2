# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Invalid
from services.credit.commands import hear_case
from services.credit.commands.hear_case import HearCase
from services.credit.domain.case_errors import WrongCaseState
from services.credit.domain.cases import Case
from tests.system.credit.district import INSPECTOR, Bench


def heard(bench: Bench, case_id: str, days: int = 0) -> Case:
    day = bench.today + timedelta(days=days)
    cmd = HearCase(held_on=day, waived=True, record="书面放弃听证。", document="放弃声明1号")
    return bench.act(INSPECTOR, lambda tx: hear_case.handle(tx, case_id, cmd))


def test_the_hearing_or_its_waiver_is_on_record(bench: Bench):
    case_id = bench.exit_due()
    with pytest.raises(Invalid):
        heard(bench, case_id, days=1)
    assert heard(bench, case_id).hearing.waived
    assert bench.told("case", case_id)[-1] == "HearingHeld"


def test_before_the_exit_is_due_there_is_nothing_to_hear(bench: Bench):
    with pytest.raises(WrongCaseState):
        heard(bench, bench.rectifying())
