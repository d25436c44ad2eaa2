# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.http import Paged
from services.chassis.values import NotFound
from services.outreach.commands import read_notice
from services.outreach.domain.households import Service, key_of
from services.outreach.queries.notices import list_notices, show_reach
from tests.system.outreach.board import (
    BUILDING_ENTRANCE,
    HEAD,
    flats,
    form_entrance,
    published,
    reviewed,
)
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


def test_one_for_an_entrance_is_read_by_its_flats_and_served_to_them(bench: Bench):
    units = flats(bench, 3)
    form_entrance(bench, 0, 1)
    notice = published(bench, place_path=BUILDING_ENTRANCE)
    assert [one.id for one in list_notices(bench.read(OWNER), Paged()).items] == [notice.id]
    bench.act(OWNER, lambda tx: read_notice.handle(tx, notice.id))
    assert bench.read().households.get(key_of(notice.id, units[0])).service is Service.ONLINE
    (reach,) = show_reach(bench.read(HEAD), notice.id)
    assert (reach.building, reach.households, reach.online) == (BUILDING, 2, 1)
    next_door = person("owner-2")
    assert list_notices(bench.read(next_door), Paged()).items == ()
    with pytest.raises(NotFound):
        bench.act(next_door, lambda tx: read_notice.handle(tx, notice.id))
