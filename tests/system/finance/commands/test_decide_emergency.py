# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.finance.commands import decide_emergency
from services.finance.commands.decide_emergency import DecideEmergency
from services.finance.domain.errors import SamePerson
from services.finance.domain.maintenance import Emergency, EmergencyState
from services.finance.domain.maintenance_errors import EmergencyDecided
from tests.system.finance.commands.test_declare_emergency import declared
from tests.system.finance.compound import ADMIN, SUPERVISOR, TREASURER, Bench
from tests.system.finance.dues import account, maintenance
from tests.system.finance.spending import approved, done, invoiced, ordered, paid


def decided(bench: Bench, emergency: Emergency, by: Principal = SUPERVISOR, *, yes: bool = True) -> Emergency:
    cmd = DecideEmergency(confirmed=yes, reasons="现场查看属实。")
    return bench.act(by, lambda tx: decide_emergency.handle(tx, emergency.id, cmd))


def test_a_confirmed_emergency_is_paid_like_a_resolution(bench: Bench):
    fund = maintenance(bench)
    emergency = declared(bench, fund)
    decided(bench, emergency)
    commitment = bench.read().commitments.get(emergency.id)
    assert (commitment.budget, commitment.fund_id) == (emergency.amount, fund)
    work = ordered(bench, emergency.id)
    done(bench, work)
    invoice = invoiced(bench, work, 5000)
    approved(bench, invoice)
    paid(bench, invoice)
    assert bench.cash(fund) == 1_000_000 - 5000
    assert account(bench, 1).balance.fen < 100_000


def test_by_somebody_else_once_and_it_may_be_refused(bench: Bench):
    fund = maintenance(bench)
    emergency = declared(bench, fund, by=ADMIN)
    with pytest.raises(SamePerson):
        decided(bench, emergency, ADMIN)
    with pytest.raises(Forbidden):
        decided(bench, emergency, TREASURER)
    assert decided(bench, emergency, yes=False).state is EmergencyState.REFUSED
    with pytest.raises(EmergencyDecided):
        decided(bench, emergency)
    assert bench.read().commitments.find(emergency.id) is None
