# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, time, timedelta

import pytest
from pydantic import ValidationError

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store.errors import PolicyLocked
from services.chassis.store.policies import at_version
from services.chassis.values import Forbidden, Invalid, OrgPath, Principal
from services.dispatch.commands import put_policy
from services.dispatch.policies import (
    CATALOGUE,
    CategoryPolicy,
    LimitRule,
    LimitRules,
    OrderPolicy,
)
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOURHOOD,
    START,
    Bench,
)
from tests.unit.dispatch.samples import minutes

ROOT = OrgPath("/320585")
SLOW = LimitRules(accept=LimitRule(amount=600))


def test_new_orders_follow_the_new_version_and_old_ones_keep_their_terms(bench: Bench):
    old = bench.reported()
    rules = tuple(entry.model_copy(update={"limits": SLOW}) for entry in CATALOGUE)
    stored = bench.act(ADMIN, lambda tx: put_policy.handle(tx, CategoryPolicy(categories=rules), tx.root))
    assert stored.version == 1
    new = bench.order(bench.reported())
    assert (new.clock.due_at, new.terms.policy_version) == (START + minutes(600), 1)
    assert bench.order(old).clock.due_at == START + minutes(15)
    assert at_version(bench.read(), CategoryPolicy, bench.read().root, 0) == CategoryPolicy()
    assert at_version(bench.read(), CategoryPolicy, bench.read().root, 1) == stored


def put(bench: Bench, at: OrgPath, by: Principal = ADMIN, **rules: object) -> OrderPolicy:
    return bench.act(by, lambda tx: put_policy.handle(tx, OrderPolicy.model_validate(rules), at))


def test_what_a_place_does_not_set_comes_from_above(bench: Bench):
    put(bench, ROOT, reopen_hours=24, warn_percent=50)
    put(bench, NEIGHBOURHOOD, warn_percent=60)
    put(bench, COMPOUND, exports_kept_days=5)
    rules = bench.read().policy(OrderPolicy, BUILDING)
    assert (rules.reopen_hours, rules.warn_percent, rules.exports_kept_days) == (24, 60, 5)
    elsewhere = bench.read().policy(OrderPolicy, ELSEWHERE)
    assert (elsewhere.reopen_hours, elsewhere.warn_percent, elsewhere.version) == (24, 50, 0)
    put(bench, ROOT, reopen_hours=12)
    assert bench.read().policy(OrderPolicy, BUILDING).reopen_hours == 12
    assert bench.read().policy(OrderPolicy, BUILDING).warn_percent == 60


def test_an_order_keeps_by_which_versions_it_was_promised(bench: Bench):
    put(bench, ROOT, reopen_hours=24)
    put(bench, COMPOUND, reopen_hours=12)
    terms = bench.order(bench.reported()).terms
    assert terms.reopen_minutes == 12 * 60
    assert terms.policies == ("orders@/320585#1", f"orders@{COMPOUND}#1")
    put(bench, COMPOUND, reopen_hours=6)
    assert at_version(bench.read(), OrderPolicy, COMPOUND, 1).reopen_hours == 12


def test_a_put_resets_nothing_that_it_does_not_name(bench: Bench):
    put(bench, ROOT, reopen_hours=24, warn_percent=50, locked=("warn_percent",))
    changed = put(bench, ROOT, exports_kept_days=5)
    assert (changed.reopen_hours, changed.warn_percent, changed.locked) == (24, 50, ("warn_percent",))
    assert put(bench, ROOT, locked=()).locked == ()
    given_back = put(bench, ROOT, inherit=("warn_percent",))
    assert (given_back.reopen_hours, given_back.warn_percent) == (24, OrderPolicy().warn_percent)


def test_what_is_shown_below_has_another_mark_when_it_changes_above(bench: Bench):
    marks = {bench.read().policy(OrderPolicy, COMPOUND).etag}
    for place in (ROOT, COMPOUND, ROOT, NEIGHBOURHOOD):
        put(bench, place, reopen_hours=24)
        marks.add(bench.read().policy(OrderPolicy, COMPOUND).etag)
    assert len(marks) == 5
    assert bench.read().policy(OrderPolicy, ROOT).etag == "2"


def test_what_no_order_could_be_reported_under_is_not_put(bench: Bench):
    far = {"accept": {"amount": 1_000_000, "unit": "working_days"}}
    rules = [dict(entry) | {"limits": far} for entry in CategoryPolicy().categories]
    with pytest.raises(ValidationError):
        CategoryPolicy.model_validate({"categories": rules})
    closed = {date(2026, 1, 1) + timedelta(days=n): False for n in range(2000)}
    policy = CalendarPolicy(hours=((time(9), time(10)),), days=closed)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, ROOT))
    bench.reported()


def test_what_is_locked_above_is_not_set_below(bench: Bench):
    put(bench, NEIGHBOURHOOD, warn_percent=60)
    put(bench, ROOT, warn_percent=50, locked=("warn_percent",))
    assert bench.read().policy(OrderPolicy, BUILDING).warn_percent == 50
    with pytest.raises(PolicyLocked) as refused:
        put(bench, COMPOUND, warn_percent=60, reopen_hours=1)
    assert refused.value.fields == ("warn_percent",)
    assert put(bench, COMPOUND, warn_percent=50, reopen_hours=1).reopen_hours == 1


def test_what_no_longer_fits_below_gives_way_to_what_is_above(bench: Bench):
    lamp = CategoryPolicy(default_category="lamp")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, lamp, COMPOUND))
    others = tuple(entry for entry in CATALOGUE if entry.code != "lamp")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, CategoryPolicy(categories=others), ROOT))
    assert bench.read().policy(CategoryPolicy, BUILDING).default_category == "other"


def test_a_place_is_ruled_by_who_rules_there(bench: Bench):
    with pytest.raises(Forbidden):
        put(bench, OrgPath("/320583"), reopen_hours=1)
    with pytest.raises(Invalid):
        put(bench, BUILDING, reopen_hours=1)


def test_every_change_is_told(bench: Bench):
    for _ in range(2):
        bench.act(ADMIN, lambda tx: put_policy.handle(tx, OrderPolicy(reopen_hours=1), tx.root))
    page = bench.read().history("policy", "orders@/320585")
    assert [(event.name, event.data.version) for event in page.items] == [
        ("PolicyChanged", 1),
        ("PolicyChanged", 2),
    ]


def test_who_does_not_rule_does_not_change_the_rules(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(DESK, lambda tx: put_policy.handle(tx, OrderPolicy(), tx.root))


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (CategoryPolicy, {"categories": (*CATALOGUE, CATALOGUE[0])}),
        (CategoryPolicy, {"default_category": "gone"}),
        (CalendarPolicy, {"zone": "Asia/Nowhere"}),
        (CalendarPolicy, {"hours": (("12:00", "09:00"),)}),
        (OrderPolicy, {"warn_percent": 100}),
        (OrderPolicy, {"surprise": 1}),
    ],
)
def test_rules_that_make_no_sense_are_refused(model, wrong):
    with pytest.raises(ValidationError):
        model.model_validate(wrong)
