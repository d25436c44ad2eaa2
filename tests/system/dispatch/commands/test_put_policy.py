# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.store.policies import at_version
from services.chassis.values import Forbidden
from services.dispatch.commands import put_policy
from services.dispatch.policies import (
    CATALOGUE,
    CalendarPolicy,
    CategoryPolicy,
    LimitRule,
    LimitRules,
    OrderPolicy,
)
from tests.system.dispatch.district import ADMIN, DESK, START, Bench
from tests.unit.dispatch.samples import minutes

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
