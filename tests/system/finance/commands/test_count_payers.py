# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.commands import correct_bill
from services.finance.commands.correct_bill import CorrectBill
from services.finance.domain.members_lead import PaidLead
from services.finance.timers import schedules
from tests.system.finance.compound import ADMIN, ELSEWHERE, TREASURER, Bench
from tests.system.finance.members import (
    HOUSEHOLDS,
    counted_morning,
    counts,
    half_pay_first,
    joins,
    pays,
    run,
)
from tests.system.finance.test_invariants import broken

HALF = PaidLead(
    bills=24,
    payers=24,
    members=8,
    prompt=17,
    prompt_members=5,
    first_bills=12,
    first=12,
    first_members=5,
)


def test_who_paid_in_time_and_first_is_counted(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    half_pay_first(bench)
    assert counts(bench, "2026-03") == HALF
    assert counts(bench, "2026-03", ELSEWHERE) == PaidLead()
    assert broken(bench) == {}


def test_a_run_is_counted_when_its_due_day_is_over(bench: Bench):
    bills = run(bench)
    pays(bench, *bills[:12])
    bench.until(bills[0].due.isoformat())
    bench.fire()
    assert counts(bench, "2026-03") == PaidLead()
    counted_morning(bench, bills)
    once = counts(bench, "2026-03")
    assert (once.prompt, once.first, once.first_members) == (12, 5, 5)
    bench.wait(timedelta(days=1))
    bench.fire()
    assert counts(bench, "2026-03") == once


def test_the_first_are_none_where_nobody_paid(bench: Bench):
    bills = run(bench)
    counted_morning(bench, bills)
    found = counts(bench, "2026-03")
    assert (found.payers, found.prompt, found.first) == (24, 0, 0)


def test_fewer_than_the_first_part_are_all_first(bench: Bench):
    bills = run(bench)
    pays(bench, bills[0], bills[20])
    counted_morning(bench, bills)
    found = counts(bench, "2026-03")
    assert (found.first, found.first_members) == (2, 1)


def test_what_is_owed_no_more_is_not_asked_about(bench: Bench):
    bills = run(bench)
    waived, less = (
        CorrectBill(reason="重复计费。"),
        CorrectBill.model_validate({"reason": "面积有误。", "amount": {"fen": 5}}),
    )
    for bill, cmd in ((bills[0], waived), (bills[1], less)):
        bench.act(TREASURER, lambda tx, bill=bill, cmd=cmd: correct_bill.handle(tx, bill.id, cmd))
    counted_morning(bench, bills)
    assert counts(bench, "2026-03").bills == 23


def test_who_becomes_a_member_later_does_not_change_what_was_counted(bench: Bench):
    half_pay_first(bench)
    joins(bench, HOUSEHOLDS[20])
    bench.fire()
    assert counts(bench, "2026-03") == HALF


def test_damage_is_noticed(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    half_pay_first(bench)
    kept = bench.store.database.collection("paid_tallies")
    kept.update_one({"_id": kept.find_one({})["_id"]}, {"$inc": {"counts.prompt_members": 1}})
    assert set(broken(bench)) == {"paid_tallies_count_who_paid"}
