# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta
from typing import Any

import pytest

from services.chassis.values import Forbidden, Invalid, NotFound
from services.outreach.commands import read_notice, record_visit, withdraw_notice
from services.outreach.commands.record_visit import RecordVisit
from services.outreach.commands.withdraw_notice import WithdrawNotice
from services.outreach.domain.households import Household, Service
from services.outreach.domain.notice_errors import ServedAlready, WrongNoticeState
from services.outreach.queries.notices import show_reach
from tests.system.outreach.board import CLERK, HEAD, flats, number, published
from tests.system.outreach.district import RESIDENT, Bench, person


def visited(bench: Bench, notice_id: str, by=CLERK, **changed: Any) -> Household:
    given = {
        "unit_id": number(0),
        "service": "in_person",
        "served_at": bench.clock(),
        "document": "告知单1号",
    }
    cmd = RecordVisit.model_validate(given | changed)
    return bench.act(by, lambda tx: record_visit.handle(tx, notice_id, cmd))


def test_a_visit_at_the_door_is_proof_of_service(bench: Bench):
    flats(bench, 2)
    notice = published(bench)
    bench.wait(timedelta(hours=1))
    assert visited(bench, notice.id).service is Service.IN_PERSON
    (reach,) = show_reach(bench.read(HEAD), notice.id)
    assert (reach.online, reach.by_hand, reach.households) == (0, 1, 2)
    with pytest.raises(ServedAlready):
        visited(bench, notice.id)
    bench.act(person("owner-0"), lambda tx: read_notice.handle(tx, notice.id))
    assert bench.read().households.get(f"{notice.id}.{number(0)}").service is Service.IN_PERSON


@pytest.mark.parametrize(
    ("changed", "refusal"), [({"unit_id": number(77)}, NotFound), ({"by": RESIDENT}, Forbidden)]
)
def test_neither_elsewhere_nor_by_anybody(bench: Bench, changed: dict[str, Any], refusal: type[Exception]):
    flats(bench, 1)
    notice = published(bench)
    with pytest.raises(refusal):
        visited(bench, notice.id, **changed)


@pytest.mark.parametrize("hours", [-1, 2])
def test_neither_before_it_was_published_nor_in_the_future(bench: Bench, hours: int):
    flats(bench, 1)
    notice = published(bench)
    with pytest.raises(Invalid):
        visited(bench, notice.id, served_at=bench.clock() + timedelta(hours=hours))


def test_what_is_withdrawn_is_served_to_nobody(bench: Bench):
    flats(bench, 1)
    notice = published(bench)
    bench.act(CLERK, lambda tx: withdraw_notice.handle(tx, notice.id, WithdrawNotice(reason="x")))
    with pytest.raises(WrongNoticeState):
        visited(bench, notice.id)
