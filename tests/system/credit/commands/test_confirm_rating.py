# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.credit.domain.cases import State
from services.credit.domain.errors import NothingToConfirm
from services.credit.domain.kinds import ExitReason, Light
from tests.system.credit.district import COMPANY, GRID_WORKER, MANAGER, MANAGER_FILE, Bench


def test_a_red_light_waits_for_a_person(bench: Bench):
    bench.record("fund_misuse")
    file = bench.file()
    assert (file.computed.light, file.shown.light, file.awaits_confirmation) == (Light.RED, Light.GREEN, True)
    for nobody in (GRID_WORKER, MANAGER):
        with pytest.raises(Forbidden):
            bench.confirm(nobody)
    confirmed = bench.confirm()
    assert (confirmed.shown, confirmed.awaits_confirmation) == (file.computed, False)
    case = bench.case(confirmed.case_id)
    assert case.state is State.NOTIFIED
    assert case.publication_id == bench.published()[0].id
    assert case.appeal_until.isoformat() == "2026-03-09T16:00:00+00:00"
    assert case.interview_by.isoformat() == "2026-03-09T09:30:00+00:00"
    assert bench.told("case", case.id) == ["CaseOpened"]
    assert bench.told("credit_file", COMPANY)[-1] == "RatingConfirmed"
    with pytest.raises(NothingToConfirm):
        bench.confirm()


def test_a_drop_of_stars_waits_too_and_opens_no_case(bench: Bench):
    bench.record(points=1500)
    assert (bench.file().shown.stars, bench.file().shown.light) == ("3", Light.YELLOW)
    confirmed = bench.confirm()
    assert (confirmed.shown.stars, confirmed.case_id) == ("2", None)


def test_what_is_better_takes_effect_at_once(bench: Bench):
    bench.record("award", points=300)
    assert bench.file().shown.stars == "4"
    assert not bench.file().awaits_confirmation


def test_a_second_red_light_within_a_year_leads_to_the_owners(bench: Bench):
    first = bench.record("fund_misuse")
    bench.confirm()
    bench.rectify(first.id)
    assert bench.file().shown.light is Light.GREEN
    bench.on("2027-03-02")
    bench.record("safety_accident")
    case = bench.case(bench.confirm().case_id)
    assert (case.state, case.exit_reason) == (State.EXIT_DUE, ExitReason.TWO_REDS)


def test_a_year_and_a_day_later_it_is_a_case_of_its_own(bench: Bench):
    case_id = bench.rectifying()
    fact = bench.facts()[0]
    bench.rectify(fact.id)
    bench.recheck(case_id, passed=True)
    bench.on("2027-03-03")
    bench.record("safety_accident")
    case = bench.case(bench.confirm().case_id)
    assert (case.state, case.id == case_id) == (State.NOTIFIED, False)


def test_the_light_of_a_person_is_not_published(bench: Bench):
    case = bench.red(MANAGER_FILE)
    assert case.publication_id is None
    assert bench.published(MANAGER_FILE) == []
