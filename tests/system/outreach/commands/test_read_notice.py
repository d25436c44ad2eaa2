# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.outreach.commands import read_notice
from services.outreach.domain.households import Service, key_of
from services.outreach.queries.notices import show_reach
from tests.system.outreach.board import HEAD, flats, published, reviewed
from tests.system.outreach.district import BUILDING, Bench, person

OWNER = person("owner-0")


def test_who_opens_it_has_it_served_once_and_the_share_of_the_building_grows(bench: Bench):
    units = flats(bench, 2)
    notice = published(bench, subject="vote/01927f3a-0000-7000-8000-000000000999")
    for _ in range(2):
        bench.act(OWNER, lambda tx: read_notice.handle(tx, notice.id))
    household = bench.read().households.get(key_of(notice.id, units[0]))
    assert (household.service, household.served_by) == (Service.ONLINE, "owner-0")
    (event,) = bench.read().history("household", household.id).items
    assert (event.name, event.data.subject) == ("NoticeServed", notice.subject)
    (reach,) = show_reach(bench.read(HEAD), notice.id)
    assert (reach.building, reach.households, reach.online, reach.by_hand) == (BUILDING, 2, 1, 0)


def test_neither_a_draft_nor_one_of_elsewhere(bench: Bench):
    flats(bench, 1)
    notice = reviewed(bench)
    with pytest.raises(NotFound):
        bench.act(OWNER, lambda tx: read_notice.handle(tx, notice.id))
    told = published(bench)
    with pytest.raises(NotFound):
        bench.act(person("stranger"), lambda tx: read_notice.handle(tx, told.id))
