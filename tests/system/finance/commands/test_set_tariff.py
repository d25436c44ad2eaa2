# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.billing_errors import BadFormula, NameNotAllowed
from services.finance.domain.errors import UnknownAccount
from tests.system.finance.billing import tariff
from tests.system.finance.compound import OWNERS, Bench


def test_a_formula_is_read_and_nothing_of_it_run(bench: Bench):
    known = tariff(bench, "(area * 1.85 + household * 2) * months")
    assert bench.told("tariff", known.id) == ["TariffSet"]
    for formula in ("__import__('os')", "owner * 2", "area.real"):
        with pytest.raises((NameNotAllowed, BadFormula)):
            tariff(bench, formula)
    with pytest.raises(UnknownAccount):
        tariff(bench, account="9999")
    with pytest.raises(Forbidden):
        tariff(bench, by=OWNERS[0])
