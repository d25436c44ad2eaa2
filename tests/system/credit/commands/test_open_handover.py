# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.values import NotFound
from services.credit.policies import HandoverPolicy
from tests.system.credit.commands.test_propose_exit import propose
from tests.system.credit.district import COMPANY, COMPOUND, Bench


def decided(bench: Bench, *, adopted: bool = True) -> str:
    """The id of a case about which the owners have decided."""
    case_id = propose(bench, bench.heard()).id
    bench.hear("deliberation", "TopicDecided", case_id=case_id, adopted=adopted)
    return case_id


def test_what_is_handed_over_after_the_owners_parted_is_known_and_watched(bench: Bench):
    handover = bench.read().handovers.get(decided(bench))
    policy = HandoverPolicy()
    assert (handover.file_id, handover.place) == (COMPANY, COMPOUND)
    assert handover.leaves_on == bench.today + timedelta(days=60), "Civil Code Art. 946"
    assert handover.due_on == handover.leaves_on + timedelta(days=15), "Hangzhou Art. 57"
    assert tuple(item.text for item in handover.items) == policy.items
    assert not handover.done
    assert bench.told("handover", handover.id) == ["HandoverOpened"]


def test_where_they_keep_the_company_nothing_is(bench: Bench):
    case_id = decided(bench, adopted=False)
    try:
        bench.read().handovers.get(case_id)
    except NotFound:
        return
    raise AssertionError("there is a handover")
