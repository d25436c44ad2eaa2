# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.values import Role
from services.outreach.domain.people import Appointment
from services.outreach.store import Tx
from tests.system.outreach.district import ADMIN, BUILDING, COMPOUND, NEIGHBOURHOOD, Bench

ORDER = {
    "place_path": BUILDING,
    "reporter_id": "resident",
    "number": "TC-0302-0001",
    "description": "水管爆裂",
}


def test_who_reported_is_told_in_words_of_what_was_said_before(bench: Bench):
    bench.hear("OrderReported", **ORDER)
    bench.hear("OrderAccepted")
    bench.run()
    (message,) = bench.inbox("resident")
    assert (message.title, message.link) == ("您的工单 TC-0302-0001 已受理", "/orders/1")
    assert "水管爆裂" in message.text
    assert "水管爆裂" not in message.sms


def test_the_same_fact_is_told_once_however_often_it_comes(bench: Bench):
    bench.hear("OrderReported", **ORDER)
    for _ in range(3):
        bench.hear("DeadlineNear", assignee_id="handler", target="accept")
    bench.run()
    assert len(bench.inbox("handler")) == 1
    bench.hear("DeadlineNear", assignee_id="handler", target="close")
    bench.run()
    assert len(bench.inbox("handler")) == 2


def test_those_before_whom_it_is_put_are_named_by_the_fact(bench: Bench):
    bench.hear("OrderReported", **ORDER)
    bench.hear("OrderEscalated", supervisors=["wu", "zheng"], place_path=BUILDING)
    bench.run()
    assert [bench.inbox(one)[0].urgency for one in ("wu", "zheng")] == ["urgent", "urgent"]


def test_followers_are_told_though_the_fact_names_neither_place_nor_number(bench: Bench):
    bench.hear("OrderReported", **ORDER)
    bench.hear("FollowersTold", followers=["wu", "zheng"], order_id="1")
    bench.run()
    for follower in ("wu", "zheng"):
        (message,) = bench.inbox(follower)
        assert (message.title, message.link) == ("有进展：TC-0302-0001", "/orders/1/progress")
        assert "水管爆裂" not in message.text


def test_followers_are_told_of_an_order_of_which_nothing_was_heard_before(bench: Bench):
    bench.hear("FollowersTold", followers=["wu"], order_id="1")
    bench.run()
    assert [one.link for one in bench.inbox("wu")] == ["/orders/1/progress"]


def test_desk_handler_and_assistant_are_told_of_assistance(bench: Bench):
    bench.grant("desk", Role.DISPATCHER, NEIGHBOURHOOD)
    bench.hear("OrderReported", **ORDER)
    bench.run()
    bench.hear("AssistanceAsked", order_id="1", reason="要电工")
    bench.hear("AssistanceGranted", order_id="1", told=["handler"], assistants=["electrician"])
    bench.hear("AssistanceDeclined", order_id="1", told=["welder"], reason="没有人")
    bench.run()
    told = {
        "desk": "申请协办：TC-0302-0001",
        "handler": "协办已同意：TC-0302-0001",
        "electrician": "请您协办：TC-0302-0001",
        "welder": "协办未同意：TC-0302-0001",
    }
    for who, title in told.items():
        assert title in {message.title for message in bench.inbox(who)}
    assert any("要电工" in message.text for message in bench.inbox("desk"))
    assert bench.inbox("resident") == []


def test_the_desk_and_the_grid_hear_once_that_somebody_asks_for_help(bench: Bench):
    bench.grant("desk", Role.DISPATCHER, NEIGHBOURHOOD)
    bench.grant("grid", Role.GRID_WORKER, COMPOUND)
    for state in ("open", "met"):
        bench.hear("NeedChanged", "dispatch", "need/n-1", need_id="n-1", place_path=BUILDING, state=state)
    bench.run()
    for who in ("desk", "grid"):
        (message,) = bench.inbox(who)
        assert (message.title, message.link) == ("居民求助：building", "/activities/skills")
    assert bench.inbox("resident") == []


def test_who_could_help_hears_once_and_who_asked_hears_that_it_lapsed(bench: Bench):
    need = {"need_id": "n-1", "place_path": BUILDING, "person_id": "wu"}
    for state, helpers in (("open", ["zheng"]), ("lapsed", [])):
        bench.hear("NeedChanged", "dispatch", "need/n-1", **need, state=state, helpers=helpers)
    bench.hear("NeedLapsed", "dispatch", "need/n-1", **need)
    bench.run()
    assert [one.title for one in bench.inbox("zheng")] == ["邻居求助，您能帮上忙"]
    assert [one.title for one in bench.inbox("wu")] == ["您的求助已到期"]


def test_a_list_of_who_is_told_is_no_place(bench: Bench):
    for number, place in enumerate((BUILDING, "")):
        said = {"told": ["wu"], "place_path": place, "order_id": str(number)}
        bench.hear("OrderMatched", aggregate=f"order/{number}", **said)
    bench.run()
    assert len(bench.inbox("wu")) == 2


def test_a_company_is_told_through_those_who_lead_its_work(bench: Bench):
    until = bench.clock().date().isoformat()
    for number, ends in enumerate((until, "2020-01-01")):
        leads = Appointment(f"a-{number}", "c-1", f"manager-{number}", COMPOUND, ends)
        bench.act(ADMIN, lambda tx, one=leads: tx.put_copy(Tx.appointments, one, 1))
    bench.hear("OrderReported", **ORDER)
    bench.hear("OrderAssigned", assignee_id="c-1", assignee_kind="company", place_path=BUILDING)
    bench.run()
    assert len(bench.inbox("manager-0")) == 1
    assert bench.inbox("manager-1") == []
    bench.hear("OrderEvaluated", assignee_id="c-1", score=4, place_path=BUILDING)
    bench.run()
    assert "工单 TC-0302-0001 的组织评单：4 分" in {one.title for one in bench.inbox("manager-0")}
    assert bench.inbox("manager-1") == []


def test_the_desk_of_the_place_or_above_is_told_and_no_other(bench: Bench):
    bench.grant("desk", Role.DISPATCHER, NEIGHBOURHOOD)
    bench.grant("elsewhere", Role.DISPATCHER, BUILDING.child("u9"))
    bench.hear("OrderReported", **ORDER)
    bench.run()
    assert bench.inbox("desk")[0].title == "新工单 TC-0302-0001"
    assert bench.inbox("elsewhere") == []
    assert bench.wait(timedelta(days=1)) == bench.clock()


def test_owners_hear_that_what_bound_them_was_lifted_and_a_payer_of_a_demand_until_its_day(bench: Bench):
    (owner,) = bench.homes(1)
    bench.hear("ResolutionLifted", "deliberation", "vote/v-1", place_path=COMPOUND, title="车位出租")
    bench.hear("DemandServed", "finance", "arrears/a-1", payer=owner, pay_by="2026-03-09")
    bench.run()
    lifted, demand = sorted(bench.inbox(owner), key=lambda one: one.matter, reverse=True)
    assert (lifted.title, lifted.link) == ("决定撤销：车位出租", "/votes/v-1")
    assert "2026年3月9日" in demand.text


def test_whoever_lives_there_hears_that_the_lift_is_maintained(bench: Bench):
    (owner,) = bench.homes(1)
    bench.hear("MaintenanceBegun", "dispatch", "round/r-1", place_path=COMPOUND, equipment="3 号楼电梯")
    bench.run()
    assert "设备维保：3 号楼电梯" in {one.title for one in bench.inbox(owner)}
