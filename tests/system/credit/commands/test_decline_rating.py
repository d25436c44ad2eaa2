# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.credit.commands import decline_rating
from services.credit.commands.decline_rating import DeclineRating
from services.credit.domain.errors import NothingToConfirm
from services.credit.domain.kinds import Light
from tests.system.credit.district import ADMIN, COMPANY, GRID_WORKER, Bench


def decline(bench: Bench, by: Principal = ADMIN) -> None:
    cmd = DeclineRating(reasons="依据正在复核。")
    bench.act(by, lambda tx: decline_rating.handle(tx, COMPANY, cmd))


def test_a_person_decides_against_the_machine_until_something_changes(bench: Bench):
    bench.record("fund_misuse")
    with pytest.raises(Forbidden):
        decline(bench, GRID_WORKER)
    decline(bench)
    assert (bench.file().shown.light, bench.file().awaits_confirmation) == (Light.GREEN, False)
    assert bench.told("credit_file", COMPANY)[-1] == "RatingDeclined"
    with pytest.raises(NothingToConfirm):
        decline(bench)
    with pytest.raises(NothingToConfirm):
        bench.confirm()
    bench.rectify(bench.facts()[0].id)
    bench.record("safety_accident")
    assert bench.file().awaits_confirmation
