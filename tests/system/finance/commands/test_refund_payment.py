# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.billing_errors import NotRefundable
from services.finance.domain.payments import PaymentState
from tests.system.finance.billing import begun, owing, pay, provider, refund
from tests.system.finance.compound import OWNERS, Bench


def test_only_what_is_paid_is_given_back_and_once(bench: Bench):
    bill = owing(bench)
    with provider(bench):
        payment = begun(bench, bill)
        with pytest.raises(NotRefundable):
            refund(bench, payment)
        pay(bench, payment)
        with pytest.raises(Forbidden):
            refund(bench, payment, OWNERS[0])
        assert refund(bench, payment).state is PaymentState.REFUNDING
        with pytest.raises(NotRefundable):
            refund(bench, payment)
