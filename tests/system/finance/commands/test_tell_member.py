# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.finance.compound import Bench
from tests.system.finance.members import HOUSEHOLDS, counted_morning, counts, hear, joins, run

ONE = HOUSEHOLDS[0]


def test_a_membership_that_ended_counts_no_more_and_is_not_kept(bench: Bench):
    joins(bench, ONE)
    of = {"person_id": ONE.subject, "membership_id": f"m-{ONE.subject}"}
    hear(bench, "PartyMembershipEnded", 2, **of, until="2026-03-01")
    assert bench.read().members.find(ONE.subject) is None


def test_who_registered_at_home_is_a_member_until_the_last_day(bench: Bench):
    of = {"person_id": ONE.subject, "registration_id": "r-1"}
    hear(bench, "MemberRegistered", **of, since="2026-01-01", until="2030-01-01")
    bills = run(bench, members=0)
    hear(bench, "MemberRegistrationEnded", 2, **of, until=bills[0].due.isoformat())
    assert bench.read().members.find(ONE.subject)
    counted_morning(bench, bills)
    assert counts(bench, "2026-03").members == 0


def test_an_erasure_ends_the_copy_for_good(bench: Bench):
    joins(bench, ONE)
    hear(bench, "PersonErased", 1, person_id=ONE.subject)
    bench.fire()
    joins(bench, ONE, 2)
    assert bench.read().members.find(ONE.subject) is None
