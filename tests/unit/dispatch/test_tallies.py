# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.deadlines import pass_time
from services.dispatch.domain.outcomes import Evaluation, Revisit
from services.dispatch.domain.tallies import (
    Counts,
    Present,
    counts_of,
    groups_of,
    present_of,
    standing_of,
    tally_of,
    total,
    total_present,
)
from tests.unit.dispatch.samples import COMPANY, PLUMBER, START, minutes, reported
from tests.unit.dispatch.test_steps import TAKE, walks


def test_an_order_counts_in_its_neighbourhood_and_all_above():
    tally = tally_of(reported().place_path, "2015-03", 0)
    assert (tally.id.partition("#")[0], tally.within) == (
        "2015-03/320585/001/002",
        ("/320585", "/320585/001", "/320585/001/002"),
    )


@given(st.lists(walks, min_size=1, max_size=4))
def test_counts_kept_step_by_step_are_those_counted_at_the_end(histories):
    tally, orders = tally_of(reported().place_path, "2015-03", 0), []
    standing = standing_of(reported().place_path, 0)
    for number, history in enumerate(histories):
        order, now = replace(reported(), id=f"order-{number}"), START
        tally = tally.moved(Counts(), counts_of(order))
        standing = standing.moved(Present(), present_of(order))
        for action, wait in history:
            now += minutes(wait)
            before = order
            try:
                order, _ = TAKE[action](order, now)
            except DomainError:
                continue
            tally = tally.moved(counts_of(before), counts_of(order))
            standing = standing.moved(present_of(before), present_of(order))
        orders.append(order)
    counted = Counts()
    for order in orders:
        counted = counted.plus(counts_of(order))
    assert total([tally]) == counted
    assert total_present([standing]).open == counted.open
    assert counted.reported == sum(order.duplicate_of is None for order in orders)
    assert counted.open + counted.closed + counted.refused == counted.reported


@pytest.mark.parametrize(("told", "satisfied"), [(1, 0), (3, 0), (4, 1), (5, 1)])
def test_four_of_five_is_satisfied(told, satisfied):
    order = replace(reported(), revisit=Revisit(contacted=True, solved=False, satisfied=told, note=""))
    assert (counts_of(order).satisfied, counts_of(order).solved) == (satisfied, 0)


def test_who_was_not_reached_counts_for_neither_rate():
    order = replace(reported(), revisit=Revisit(contacted=False, solved=True, satisfied=5, note=""))
    counts = counts_of(order)
    assert (counts.revisited, counts.contacted, counts.solved, counts.satisfied) == (1, 0, 0, 0)


def test_response_is_left_to_those_who_were_asked():
    told = {None: 0, True: 0, False: 1}
    for responded, unanswered in told.items():
        answer = Revisit(contacted=True, solved=True, satisfied=5, responded=responded)
        assert counts_of(replace(reported(), revisit=answer)).unanswered == unanswered
    unreached = Revisit(contacted=False, solved=False, satisfied=1, responded=False)
    assert counts_of(replace(reported(), revisit=unreached)).unanswered == 0


def test_an_order_counts_in_its_category_and_the_company_that_is_responsible():
    order = reported()
    assert groups_of(order) == ("category/burst-pipe",)
    assert groups_of(replace(order, assignee=PLUMBER)) == ("category/burst-pipe",)
    assert groups_of(replace(order, assignee=COMPANY)) == ("category/burst-pipe", "company/company-1")
    tally = tally_of(order.place_path, "2015-03", 3, "company/company-1")
    assert (tally.by, tally.key, tally.id) == (
        "company",
        "company-1",
        "2015-03/320585/001/002~company/company-1#3",
    )


def test_an_evaluation_is_no_rating():
    judged = Evaluation(2, ("late",), "", "chief-1", START)
    counts = counts_of(replace(reported(), evaluation=judged))
    assert (counts.evaluated, counts.scores, counts.rated, counts.stars) == (1, 2, 0, 0)


def test_stripes_add_up():
    order = reported()
    timer, source = (tally_of(order.place_path, "2015-03", stripe) for stripe in (0, 1))
    assert timer.id != source.id
    opened = source.moved(Counts(), counts_of(order))
    late = timer.moved(counts_of(order), counts_of(replace(order, revisit=None)))
    assert total([opened, late]) == counts_of(order)


def test_what_is_open_is_overdue_once_its_breach_is_recorded():
    order = reported()
    assert present_of(order) == Present(open=1)
    late, _ = pass_time(order, order.next_due_at + minutes(1))
    assert present_of(late) == Present(open=1, overdue=1)
    assert present_of(replace(late, urgency=Urgency.U0)) == Present(open=1, overdue=1, danger=1)
    assert present_of(replace(late, open=False)) == Present()
