# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands.enrol_households import AT_ONCE
from services.outreach.domain.choices import Channel
from services.outreach.queries.notices import HouseholdsOf, list_households
from tests.system.outreach.board import HEAD, flats, published
from tests.system.outreach.district import Bench


def test_every_household_is_listed_and_those_without_an_address_are_for_the_door(bench: Bench):
    units = flats(bench, AT_ONCE + 3)
    bench.reached("owner-1", Channel.SMS)
    notice = published(bench)
    tx = bench.read(HEAD)
    doors = list_households(tx, notice.id, HouseholdsOf(limit=100)).items
    online = list_households(tx, notice.id, HouseholdsOf(online=True)).items
    assert (len(doors), [one.unit_id for one in online]) == (len(units) - 1, [units[1]])
    assert [one.unit for one in doors] == sorted(one.unit for one in doors)


def test_a_notice_for_a_role_is_served_to_no_household(bench: Bench):
    flats(bench, 1)
    notice = published(bench, audience="holders", role="handler")
    assert list_households(bench.read(HEAD), notice.id, HouseholdsOf()).items == ()
