# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import watch_loan
from tests.system.dispatch.district import ADMIN, NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.tool_samples import back, booked, lent, stored, the_loan, the_tool, told_of
from tests.unit.dispatch.samples import at


def test_what_is_not_back_is_overdue_once(bench: Bench):
    one = lent(bench, booked(bench, stored(bench)))
    bench.clock.set(at("2015-03-04 23:59"))
    assert bench.fire() == 0
    bench.clock.set(at("2015-03-05 00:00"))
    assert bench.fire() == 1
    assert the_loan(bench, one).state == "overdue"
    assert told_of(bench, "loan", one.id)[-1] == "ToolOverdue"
    bench.clock.set(at("2015-03-09 00:00"))
    assert bench.fire() == 0
    assert back(bench, one).deposit_state == "returned"


def test_what_nobody_fetched_is_nobodys(bench: Bench):
    tool = stored(bench)
    one = booked(bench, tool)
    waits = booked(bench, tool, NEIGHBOUR, (4, 6), wait=True)
    bench.clock.set(at("2015-03-05 00:00"))
    assert bench.fire() == 1
    ended = the_loan(bench, one)
    assert (ended.state, ended.reason) == ("cancelled", "not_collected")
    assert the_loan(bench, waits).state == "booked"


def test_who_waited_in_vain_waits_no_more(bench: Bench):
    tool = stored(bench)
    lent(bench, booked(bench, tool))
    waits = booked(bench, tool, NEIGHBOUR, (3, 3), wait=True)
    bench.clock.set(at("2015-03-04 00:00"))
    assert bench.fire() == 1
    assert (the_loan(bench, waits).state, the_tool(bench, tool).waiting) == ("cancelled", 0)


def test_what_is_not_due_or_not_there_stays(bench: Bench):
    one = booked(bench, stored(bench))
    for loan_id in (one.id, RESIDENT.subject):
        bench.act(ADMIN, lambda tx, known=loan_id: watch_loan.handle(tx, known))
    assert the_loan(bench, one).state == "booked"
