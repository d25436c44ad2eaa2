# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError
from services.dispatch.domain import duplicates
from services.dispatch.domain.actions import possible
from services.dispatch.domain.deadlines import pass_time
from services.dispatch.domain.duplicate_errors import (
    AlreadyDuplicate,
    FirstOrderEnded,
    HasDuplicates,
    LinkedToItself,
    OwnOrder,
    TooManyFollowers,
)
from services.dispatch.domain.orders import NEVER, State
from services.dispatch.domain.tallies import Counts, Present, counts_of, present_of
from tests.unit.dispatch.samples import CALENDAR, START, minutes, reported
from tests.unit.dispatch.test_steps import TAKE, names, walks

FIRST = replace(reported(), id="order-0", number="A1", reporter_id="first")
SECOND = replace(reported(), number="A2", reporter_id="second")


def link(order=SECOND, first=FIRST, now=START):
    return duplicates.link(order, first, now, CALENDAR)


@given(walks)
def test_linking_takes_the_duplicate_out_of_the_counts_and_leaves_all_else(walk):
    order, now = SECOND, START
    for action, wait in walk:
        now += minutes(wait)
        order, _ = pass_time(order, now)
        try:
            order, _ = TAKE[action](order, now)
        except DomainError:
            continue
    if "link" not in possible(order, now):
        return
    duplicate, first, _ = link(order, now=now)
    assert (counts_of(duplicate), present_of(duplicate)) == (Counts(), Present())
    assert (counts_of(first), present_of(first)) == (counts_of(FIRST), present_of(FIRST))
    assert (duplicate.next_due_at, duplicate.running, duplicate.escalate_at) == (NEVER, (), None)
    assert not set(possible(duplicate, now)) & {"reopen", "rate", "evaluate", "link"}


def test_the_duplicate_ends_without_a_verdict_and_what_ran_late_is_taken_back():
    late, _ = pass_time(SECOND, START + minutes(20000))
    duplicate, first, events = link(late, now=START + minutes(20000))
    assert (duplicate.state, duplicate.closure, duplicate.verdict, duplicate.breaches) == (
        "closed",
        "duplicate",
        None,
        (),
    )
    assert set(names(events)[:-2]) == {"BreachWithdrawn"}
    assert names(events)[-2:] == ["OrderClosed", "OrderLinked"]
    assert (events[-2].verdict, events[-1].number) == ("none", "A1")
    assert (first.followers, [one.number for one in first.duplicates]) == (("second",), ["A2"])


def test_who_followed_the_duplicate_follows_the_first_and_nobody_twice():
    _, first, _ = link(replace(SECOND, followers=("x", "first")), replace(FIRST, followers=("x",)))
    assert first.followers == ("x", "second")


@pytest.mark.parametrize(
    ("order", "first", "error"),
    [
        (FIRST, FIRST, LinkedToItself),
        (link()[0], replace(FIRST, id="order-9"), AlreadyDuplicate),
        (replace(FIRST, id="order-9"), link()[0], AlreadyDuplicate),
        (link()[1], replace(SECOND, id="order-9"), HasDuplicates),
        (SECOND, replace(FIRST, state=State.CLOSED, open=False), FirstOrderEnded),
        (SECOND, replace(FIRST, followers=tuple(map(str, range(200)))), TooManyFollowers),
        (SECOND, replace(FIRST, duplicates=link()[1].duplicates * 200), TooManyFollowers),
    ],
)
def test_what_cannot_be_linked(order, first, error):
    with pytest.raises(error):
        link(order, first)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "b", "c"])), max_size=12))
def test_one_follows_from_the_last_follow_to_the_last_unfollow(changes):
    order, wanted = FIRST, set()
    for follows, person in changes:
        order = (duplicates.follow if follows else duplicates.unfollow)(order, person)
        (wanted.add if follows else wanted.discard)(person)
    assert (set(order.followers), len(order.followers)) == (wanted, len(wanted))


def test_who_reported_it_is_told_anyway():
    with pytest.raises(OwnOrder):
        duplicates.follow(FIRST, "first")


def test_followers_are_told_of_acceptance_finish_and_end_once():
    followed = duplicates.follow(FIRST, "a")
    accepted, _ = TAKE["accept"](followed, START)
    [fact] = duplicates.told(followed, accepted)
    assert fact.followers == ("a",)
    assert duplicates.told(accepted, accepted) == []
    assert duplicates.told(FIRST, TAKE["accept"](FIRST, START)[0]) == []
    assigned, _ = TAKE["assign"](accepted, START)
    assert duplicates.told(accepted, assigned) == []
