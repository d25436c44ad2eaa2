# SPDX-License-Identifier: AGPL-3.0-or-later
"""The members' part of what is claimed, as everybody may see it."""

import json
from datetime import timedelta

import pytest

from services.chassis.values import Principal, Role
from services.dispatch.commands import claim_order, put_policy
from services.dispatch.domain.members_lead import LeadKind
from services.dispatch.policies.assignment import AssignmentPolicy
from services.dispatch.policies.quality import QualityPolicy
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import ADMIN, BUILDING, ELSEWHERE, NEIGHBOURHOOD, START, Bench, person
from tests.system.dispatch.test_quality import public
from tests.system.dispatch.test_reactions import hear

CLAIMANTS = [person(number, "某人", (NEIGHBOURHOOD, Role.HANDLER)) for number in range(101, 113)]
SINCE = {"since": "2015-02", "until": "2015-03"}


def joins(bench: Bench, by: Principal, sequence: int = 1, **changed: object) -> None:
    of = {"person_id": by.subject, "membership_id": f"m-{by.subject}"}
    hear(
        bench,
        "PartyMembershipRegistered",
        sequence,
        **of | {"since": "2010-07-01", "until": "2030-01-01"} | changed,
    )


def claims(bench: Bench, *people: Principal) -> None:
    for by in people:
        order_id = bench.accepted()
        bench.act(by, lambda tx, order_id=order_id: claim_order.handle(tx, order_id))


def next_month(bench: Bench) -> None:
    bench.clock.set(START + timedelta(days=31))


@pytest.fixture
def claimed(bench: Bench) -> Bench:
    """Twelve people claim an order each; five of them are members."""
    for by in CLAIMANTS[:5]:
        joins(bench, by)
    claims(bench, *CLAIMANTS)
    return bench


def test_a_month_is_told_when_it_is_over(api: Api, claimed: Bench):
    running = public(api, "members-lead", **SINCE)["items"]
    assert [(one["month"], one["claims"], one["claims_percent"]) for one in running] == [
        ("2015-02", None, None),
        ("2015-03", None, None),
    ]
    next_month(claimed)
    for place in (NEIGHBOURHOOD, "/320585/001", "/320585"):
        (told,) = public(api, "members-lead", place=place, since="2015-03", until="2015-03")["items"]
        assert (told["claims"], told["claims_percent"], told["hours"]) == (10, 40, None)
    (none,) = public(api, "members-lead", place=ELSEWHERE, since="2015-03", until="2015-03")["items"]
    assert none["claims"] is None


def test_no_answer_tells_of_a_person(api: Api, claimed: Bench):
    next_month(claimed)
    told = json.dumps(public(api, "members-lead", **SINCE), ensure_ascii=False)
    assert [one for by in CLAIMANTS for one in (by.subject, by.name) if one in told] == []


def test_the_district_withholds_more_and_never_less(api: Api, claimed: Bench):
    next_month(claimed)
    claimed.act(ADMIN, lambda tx: put_policy.handle(tx, QualityPolicy(lead_persons=13), tx.root))
    (told,) = public(api, "members-lead", since="2015-03", until="2015-03")["items"]
    assert (told["claims"], told["claims_percent"]) == (None, None)
    for less in ({"lead_acts": 9}, {"lead_persons": 9}, {"lead_each": 2}):
        with pytest.raises(ValueError, match="greater than or equal"):
            QualityPolicy(**less)


def test_one_who_claims_much_is_still_one(api: Api, bench: Bench):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, AssignmentPolicy(most_claims=20), tx.root))
    joins(bench, CLAIMANTS[0])
    claims(bench, *[CLAIMANTS[0]] * 6, *[CLAIMANTS[1]] * 6)
    next_month(bench)
    (told,) = public(api, "members-lead", since="2015-03", until="2015-03")["items"]
    assert told["claims"] is None
    counts = bench.read().lead(LeadKind.CLAIMS, "2015-03", NEIGHBOURHOOD)
    assert (counts.acts, counts.of_members, counts.persons, counts.members) == (12, 6, 2, 1)


@pytest.mark.parametrize("place", [BUILDING, "/320585/009"])
def test_the_public_asks_for_neighbourhoods_at_the_least(api: Api, place: str):
    public(api, "members-lead", 422, place=place)
