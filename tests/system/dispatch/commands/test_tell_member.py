# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.dispatch.domain.members_lead import LeadKind
from tests.system.dispatch.district import NEIGHBOURHOOD, Bench
from tests.system.dispatch.test_members_lead import CLAIMANTS, claims, joins
from tests.system.dispatch.test_reactions import hear


def test_a_membership_that_ended_counts_no_more_and_is_not_kept(bench: Bench):
    one = CLAIMANTS[0]
    joins(bench, one)
    of = {"person_id": one.subject, "membership_id": f"m-{one.subject}"}
    hear(bench, "PartyMembershipEnded", 2, **of, until="2015-03-01")
    assert bench.read().members.find(one.subject) is None
    claims(bench, one)
    assert bench.read().lead(LeadKind.CLAIMS, "2015-03", NEIGHBOURHOOD).of_members == 0


def test_who_registered_at_home_is_a_member_until_the_last_day(bench: Bench):
    one = CLAIMANTS[0]
    of = {"person_id": one.subject, "registration_id": "r-1"}
    hear(bench, "MemberRegistered", **of, since="2015-01-01", until="2030-01-01")
    hear(bench, "MemberRegistrationEnded", 2, **of, until="2015-03-02")
    claims(bench, one)
    bench.wait(timedelta(days=1))
    claims(bench, one)
    counts = bench.read().lead(LeadKind.CLAIMS, "2015-03", NEIGHBOURHOOD)
    assert (counts.amount, counts.of_members) == (2, 1)


def test_an_erasure_ends_the_copy_for_good(bench: Bench):
    one = CLAIMANTS[0]
    joins(bench, one)
    claims(bench, one)
    hear(bench, "PersonErased", 1, person_id=one.subject)
    bench.fire()
    joins(bench, one, 2)
    assert bench.read().members.find(one.subject) is None
    assert bench.read().lead(LeadKind.CLAIMS, "2015-03", NEIGHBOURHOOD).of_members == 1
