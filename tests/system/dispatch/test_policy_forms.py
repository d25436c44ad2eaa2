# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a form of a policy is told: the schema, whence each value comes, what a change would do and where."""

import pytest

from services.chassis.http.policy_forms import (
    PoliciesAsked,
    PolicyFormView,
    PolicyTrialView,
    PolicyTried,
    readers,
)
from services.chassis.http.problems import Unprocessable
from services.chassis.store.errors import PolicyLocked
from services.chassis.values import Invalid, NotFound, OrgPath
from services.dispatch.commands import put_policy
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from tests.system.dispatch.district import ADMIN, COMPOUND, NEIGHBOURHOOD, Bench

ROOT = OrgPath("/320585")
show_policies, try_policy = readers({model.policy_name: model for model in (CategoryPolicy, OrderPolicy)})


def put(bench: Bench, at: OrgPath, **rules: object) -> None:
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, OrderPolicy.model_validate(rules), at))


def form(bench: Bench, at: OrgPath) -> PolicyFormView:
    found = show_policies(bench.read(), PoliciesAsked(policy="orders", place=at)).form
    assert found is not None
    return found


def tried(bench: Bench, at: OrgPath, **body: object) -> PolicyTrialView:
    asked = PolicyTried.model_validate({"policy": "orders", "place": at, "rules": {}, **body})
    return try_policy(bench.read(), asked)


def test_all_are_named_and_one_is_shown_whole(bench: Bench) -> None:
    named = show_policies(bench.read(), PoliciesAsked())
    assert ([one.name for one in named.policies], named.form) == (["categories", "orders"], None)
    shown = form(bench, ROOT)
    assert shown.rules["properties"].keys() == shown.values.keys()
    assert "version" not in shown.values
    assert (shown.origins, shown.here, shown.locked, shown.below) == ({}, [], {}, [])
    with pytest.raises(NotFound):
        show_policies(bench.read(), PoliciesAsked(policy="nothing"))


def test_each_value_says_where_it_comes_from(bench: Bench) -> None:
    put(bench, ROOT, reopen_hours=100, warn_percent=50, locked=("warn_percent",))
    put(bench, NEIGHBOURHOOD, reopen_hours=48)
    shown = form(bench, COMPOUND)
    assert shown.origins == {"reopen_hours": NEIGHBOURHOOD, "warn_percent": ROOT}
    assert (shown.locked, shown.here) == ({"warn_percent": ROOT}, [])
    district = form(bench, ROOT)
    assert (district.here, district.locked_here) == (["reopen_hours", "warn_percent"], ["warn_percent"])
    assert [(one.path, one.fields) for one in district.below] == [(NEIGHBOURHOOD, ["reopen_hours"])]


def test_a_trial_tells_what_would_change_and_who_would_not_notice(bench: Bench) -> None:
    put(bench, NEIGHBOURHOOD, reopen_hours=48)
    trial = tried(bench, ROOT, rules={"reopen_hours": 72, "warn_percent": 75})
    assert [(one.field, one.before, one.after) for one in trial.changes] == [("reopen_hours", 168, 72)]
    assert [(one.path, one.fields) for one in trial.below] == [(NEIGHBOURHOOD, ["reopen_hours"])]
    assert tried(bench, ROOT, rules={"warn_percent": 60}).below == []
    back = tried(bench, NEIGHBOURHOOD, inherit=("reopen_hours",)).changes
    assert [(one.field, one.after, one.from_above) for one in back] == [("reopen_hours", 168, True)]
    assert form(bench, NEIGHBOURHOOD).values["reopen_hours"] == 48


def test_a_trial_refuses_what_putting_it_would(bench: Bench) -> None:
    with pytest.raises(Unprocessable) as refusal:
        tried(bench, ROOT, rules={"reopen_hours": -1})
    assert refusal.value.errors[0]["field"] == "reopen_hours"
    with pytest.raises(Invalid):
        tried(bench, OrgPath(f"{COMPOUND}/b1"), rules={"reopen_hours": 1})
    put(bench, ROOT, reopen_hours=100, locked=("reopen_hours",))
    with pytest.raises(PolicyLocked):
        tried(bench, NEIGHBOURHOOD, rules={"reopen_hours": 1})
