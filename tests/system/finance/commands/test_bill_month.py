# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden
from services.finance.domain.billing_errors import BilledAlready
from tests.system.finance.billing import billed, tariff
from tests.system.finance.compound import OWNERS, Bench


def test_a_month_is_billed_once(bench: Bench):
    known = tariff(bench)
    billed(bench, known)
    with pytest.raises(BilledAlready):
        billed(bench, known)
    billed(bench, known, "2026-04")
    with pytest.raises(ValidationError):
        billed(bench, known, "2026-13")
    with pytest.raises(Forbidden):
        billed(bench, known, "2026-05", OWNERS[0])
