# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import mark_address
from services.outreach.domain.choices import MOST_BOUNCES, Channel
from tests.system.outreach.district import ADMIN, Bench


@pytest.mark.parametrize(("gone", "times"), [(True, 1), (False, MOST_BOUNCES)])
def test_nothing_goes_to_an_address_from_which_messages_came_back(bench: Bench, gone: bool, times: int):
    bench.reached("resident", Channel.EMAIL)
    for count in range(times):
        assert bench.read().choices.get("resident").is_reached, count
        bench.act(ADMIN, lambda tx: mark_address.handle(tx, "resident", Channel.EMAIL, gone=gone))
    assert not bench.read().choices.get("resident").is_reached


def test_who_has_no_address_is_not_marked(bench: Bench):
    bench.act(ADMIN, lambda tx: mark_address.handle(tx, "nobody", Channel.SMS, gone=True))
    assert bench.read().choices.find("nobody") is None
