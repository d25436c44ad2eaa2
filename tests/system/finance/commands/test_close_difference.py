# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import close_difference
from services.finance.commands.close_difference import CloseDifference
from services.finance.domain.kinds import Difference
from services.finance.domain.till_errors import DifferenceClosed
from tests.system.finance.billing import begun, owing, provider, told_of
from tests.system.finance.commands.test_reconcile_settlement import reconciled
from tests.system.finance.compound import OWNERS, TENANT, TREASURER, Bench

CMD = CloseDifference(note="平台补发通知后到账。")


def test_a_difference_is_explained_once(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        sandbox.move("paid", told_of(begun(bench, bill)))
        reconciled(bench)
    listed = bench.read().discrepancies.list({"within": f"/{TENANT}", "open": True})
    (found,) = [one for one in listed if one.difference is Difference.NOT_TOLD]
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: close_difference.handle(tx, found.id, CMD))
    assert not bench.act(TREASURER, lambda tx: close_difference.handle(tx, found.id, CMD)).open
    with pytest.raises(DifferenceClosed):
        bench.act(TREASURER, lambda tx: close_difference.handle(tx, found.id, CMD))
