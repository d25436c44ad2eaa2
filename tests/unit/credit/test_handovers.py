# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is owed after an exit only becomes less; who serves meanwhile does so for six months at most."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import months_after
from services.chassis.values import OrgPath
from services.credit.domain import handovers
from services.credit.domain.default_rules import HANDOVER
from services.credit.domain.handover_errors import InterimTooLong, NotToHandOver
from services.credit.domain.handovers import Handover, Interim

DAY, NOW = date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC)
PLACE = OrgPath("/320585/001/002/c01")
OWED = Handover(
    id="h",
    file_id="company",
    place=PLACE,
    within=PLACE.ancestors(),
    opened_at=NOW,
    leaves_on=DAY,
    due_on=DAY,
    items=handovers.items_of(HANDOVER),
)


@given(st.permutations(HANDOVER))
def test_in_any_order_the_last_thing_ends_it(order: list[str]) -> None:
    handover = OWED
    for number, text in enumerate(order, start=1):
        handover, events = handovers.hand_over(handover, text, "清单", NOW)
        assert handover.done is events[0].last is (number == len(order))
        with pytest.raises(NotToHandOver):
            handovers.hand_over(handover, text, "清单", NOW)
    assert not handovers.is_pressed(handover)


@given(st.integers(-400, 400), st.integers(1, 6))
def test_an_emergency_service_ends_within_its_months(days: int, months: int) -> None:
    interim = Interim("居委会", DAY, DAY + timedelta(days=days), "决定")
    if DAY <= interim.until <= months_after(DAY, months):
        assert handovers.arrange(OWED, interim, months)[0].interim == (interim,)
    else:
        with pytest.raises(InterimTooLong):
            handovers.arrange(OWED, interim, months)
