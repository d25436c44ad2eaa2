# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders go to whom the rule says as they are accepted, with the reasons, and staff see who else there is."""

import pytest

from services.dispatch.commands import accept_order, claim_order, put_policy, register_absence
from services.dispatch.commands.register_absence import RegisterAbsence
from services.dispatch.domain.errors import TooManyClaims
from services.dispatch.policies.assignment import AssignmentPolicy, AssignmentRuleEntry
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.commands.test_register_absence import AWAY
from tests.system.dispatch.district import (
    ADMIN,
    COMPANY,
    DESK,
    GRID_WORKER,
    NEIGHBOUR,
    PLUMBER,
    RESIDENT,
    Bench,
)


def rule(bench: Bench, **changed) -> None:
    entry = AssignmentRuleEntry(
        **(
            {"code": "pipes", "categories": ("burst-pipe",), "automatic": True, "kinds": ("handler",)}
            | changed
        )
    )
    policy = AssignmentPolicy(rules=(entry,), most_claims=2)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, tx.root))


def accepted(bench: Bench, category: str = "burst-pipe"):
    order_id = bench.reported(category=category)
    return bench.act(DESK, lambda tx: accept_order.handle(tx, order_id))


def test_an_accepted_order_goes_by_the_rule_and_says_why(api: Api):
    rule(api.bench)
    order = accepted(api.bench)
    assert (order.state, order.assignee.id, order.claimed) == ("assigned", PLUMBER.subject, False)
    *_, told = api.get(DESK, f"{ORDERS}/{order.id}/timeline")["items"]
    assert (told["type"], told["data"]["rule"]) == ("OrderAssigned", "pipes")
    assert told["data"]["reasons"] == ["fewest_open", "longest_ago"]
    assert accepted(api.bench, "lamp").state == "accepted", "no rule is for lamps"


def test_nobody_gets_more_than_they_can_bear(bench: Bench):
    rule(bench, most_open=2)
    assert [accepted(bench).state for _ in range(3)] == ["assigned", "assigned", "accepted"]
    assert bench.read().duties.get(PLUMBER.subject).open == 2


def test_who_is_away_gets_none(bench: Bench):
    rule(bench)
    bench.act(DESK, lambda tx: register_absence.handle(tx, RegisterAbsence(**AWAY)))
    assert accepted(bench).state == "accepted"


def test_staff_see_everybody_with_reasons_in_order(api: Api):
    order_id = api.bench.accepted()
    rule(api.bench, kinds=("grid_worker", "company"), skilled=(COMPANY,), automatic=False)
    found = api.get(DESK, f"{ORDERS}/{order_id}/candidates")["items"]
    assert [(one["id"], one["eligible"]) for one in found[:2]] == [
        (COMPANY, True),
        (GRID_WORKER.subject, True),
    ]
    assert found[0]["reasons"] == ["skilled", "fewest_open", "longest_ago"]
    plumber = next(one for one in found if one["id"] == PLUMBER.subject)
    assert (plumber["eligible"], plumber["reasons"], plumber["rule"]) == (False, ["other_kind"], "pipes")
    api.get(RESIDENT, f"{ORDERS}/{order_id}/candidates", 403)
    api.get(NEIGHBOUR, f"{ORDERS}/{order_id}/candidates", 404)


def test_claims_are_shared(bench: Bench):
    rule(bench, categories=("lamp",))
    for _ in range(2):
        order_id = bench.accepted()
        bench.act(GRID_WORKER, lambda tx, order_id=order_id: claim_order.handle(tx, order_id))
    third = bench.accepted()
    with pytest.raises(TooManyClaims):
        bench.act(GRID_WORKER, lambda tx: claim_order.handle(tx, third))
    assert bench.act(PLUMBER, lambda tx: claim_order.handle(tx, third)).claimed


def test_absences_over_http(api: Api):
    body = {name: str(value) for name, value in AWAY.items()}
    made = api.post(DESK, "/dispatch/v1/absences", body, 201)
    assert (made["name"], made["since"], made["until"]) == ("王建国", "2015-03-02", "2015-03-02")
    assert api.get(DESK, "/dispatch/v1/absences", place=AWAY["place"])["items"] == [made]
    api.get(RESIDENT, "/dispatch/v1/absences", 403, place=AWAY["place"])
    api.post(DESK, "/dispatch/v1/absences", body | {"until": "2015-02-31"}, 422)
    ended = api.post(DESK, f"/dispatch/v1/absences/{made['id']}:end")
    assert ended["until"] == "2015-03-01"
