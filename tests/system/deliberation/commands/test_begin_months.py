# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.commands import begin_months, put_policy
from services.deliberation.policies import MeetingPolicy
from tests.system.deliberation.commands.test_watch_month import missed, pass_to, watched
from tests.system.deliberation.compound import ADMIN, BUILDING, COMPOUND, Bench


def test_compounds_meet_every_month(bench: Bench):
    watched(bench)
    pass_to(bench, "2026-03-25T09:00")
    assert len(missed(bench)) == 1


def test_buildings_need_not(bench: Bench):
    bench.act(ADMIN, lambda tx: begin_months.handle(tx, "b", BUILDING, "building"))
    pass_to(bench, "2026-04-01T09:00")
    assert missed(bench) == []


def test_which_places_meet_is_the_rule_of_the_place(bench: Bench):
    policy = MeetingPolicy(monthly_at="building")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, COMPOUND))
    place = bench.read().places.first({"path": BUILDING})
    assert place is not None
    bench.act(ADMIN, lambda tx: begin_months.handle(tx, place.id, place.path, "building"))
    pass_to(bench, "2026-03-25T09:00")
    assert len(missed(bench)) == 1
