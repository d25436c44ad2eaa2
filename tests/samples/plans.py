# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about the maintenance fund, year plans, interests and audits that succeed."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.finance.store import Tx
from tests.samples.accounts import uploaded
from tests.samples.billing import run
from tests.samples.books import by, fund_of, open_fund, today
from tests.samples.spending import commitment
from tests.samples.world import MARK, PUBLIC_NAME, Request, World

FUNDS = "/finance/v1/funds"
EMERGENCIES = "/finance/v1/emergencies"
PLANS = "/finance/v1/year-plans"
INTERESTS = "/finance/v1/interests"
AUDITS = "/finance/v1/audits"
_YEARS = count(2001)


def deposit_maintenance(world: World) -> Request:
    deposits = [{"unit_id": world.ids["unit"], "amount": {"fen": 1000}}]
    body = {"entry_id": new_id(), "effective": today(), "deposits": deposits}
    return Request({"fund_id": maintenance_fund(world)}, body)


def deposited(world: World) -> str:
    """A maintenance fund in which the resident's unit has something."""
    asked = deposit_maintenance(world)
    world.ok("POST", f"{FUNDS}/{asked.ids['fund_id']}/deposits", asked.body)
    return asked.ids["fund_id"]


def allot_interest(world: World) -> Request:
    body = {"entry_id": new_id(), "amount": {"fen": 7}, "effective": today()}
    return Request({"fund_id": deposited(world)}, body)


def list_accounts(world: World) -> Request:
    return Request({"fund_id": deposited(world)})


list_buildings = list_accounts


def list_own_accounts(world: World) -> Request:
    run(world)
    deposited(world)
    return Request(by=world.people["resident"])


def declare_emergency(world: World) -> Request:
    body = {"id": new_id(), "fund_id": maintenance_fund(world), "place_path": world.paths["compound"]}
    body |= {"ground": "lift", "text": f"{PUBLIC_NAME}困人", "amount": {"fen": 100}}
    return Request(body=body | {"documents": [uploaded(world)]})


def emergency(world: World) -> str:
    """One that somebody else declared."""
    made = str(world.ok("POST", EMERGENCIES, declare_emergency(world).body)["id"])

    def work(tx: Tx) -> None:
        tx.emergencies.save(replace(tx.emergencies.get(made), declared_by="x"))

    world.stores["finance"].transact(by(world), work)
    return made


def list_emergencies(world: World) -> Request:
    emergency(world)
    return Request(query={"place": world.paths["compound"]})


def show_emergency(world: World) -> Request:
    return Request({"emergency_id": emergency(world)})


def decide_emergency(world: World) -> Request:
    return Request({"emergency_id": emergency(world)}, {"confirmed": True, "reasons": "属实。"})


def draft_plan(world: World) -> Request:
    line = {
        "fund_id": fund_of(world),
        "account": "5001",
        "purpose": f"{PUBLIC_NAME}修",
        "amount": {"fen": 100},
    }
    body = {"id": new_id(), "place_path": world.paths["compound"], "year": next(_YEARS)}
    return Request(body=body | {"lines": [line]})


def plan(world: World) -> Request:
    """A draft of a year that no other plan is for."""
    made = world.ok("POST", PLANS, draft_plan(world).body)
    world.ids["planned_year"] = str(made["year"])
    return Request({"year_plan_id": made["id"]})


def list_plans(world: World) -> Request:
    plan(world)
    return Request(query={"place": world.paths["compound"]})


show_plan = plan


def list_standing(world: World) -> Request:
    asked = plan(world)
    return Request(asked.ids, query={"quarter": f"{world.ids['planned_year']}Q1"})


def adopt_plan(world: World) -> Request:
    return Request(plan(world).ids, {"resolution_id": commitment(world)})


def year_plan(world: World) -> str:
    """One that everybody reads."""
    return in_force(world).ids["year_plan_id"]


def in_force(world: World) -> Request:
    asked = adopt_plan(world)
    world.ok("POST", f"{PLANS}/{asked.ids['year_plan_id']}:adopt", asked.body)
    return Request(asked.ids)


def list_public_plans(world: World) -> Request:
    in_force(world)
    return Request()


show_public_plan = in_force


def list_public_standing(world: World) -> Request:
    adopted = in_force(world)
    return Request(adopted.ids, query={"quarter": f"{world.ids['planned_year']}Q1"})


def explain_variance(world: World) -> Request:
    adopted = in_force(world)
    body = {"line": 0, "quarter": f"{world.ids['planned_year']}Q1", "text": f"{MARK}抢修"}
    return Request(adopted.ids, body)


def declare_interest(world: World) -> Request:
    body = {"id": new_id(), "company_id": world.ids["company"], "text": f"{MARK}股东"}
    return Request(body=body)


def end_interest(world: World) -> Request:
    """The administrator's own, declared anew each time."""
    own = world.ok("GET", INTERESTS)["items"]
    open_ones = [one["id"] for one in own if not one["ended"]]
    made = open_ones or [world.ok("POST", INTERESTS, declare_interest(world).body)["id"]]
    return Request({"interest_id": made[0]})


def list_own_interests(world: World) -> Request:
    end_interest(world)
    return Request()


def open_audit(world: World) -> Request:
    until = (system_now() + timedelta(days=30)).isoformat()
    body = {"id": new_id(), "place_path": world.paths["compound"], "auditor": world.ids["resident"]}
    return Request(body=body | {"mandate": f"{MARK}审计", "until": until})


def audit(world: World) -> str:
    return str(world.ok("POST", AUDITS, open_audit(world).body)["id"])


def list_audits(world: World) -> Request:
    audit(world)
    return Request(query={"place": world.paths["compound"]})


def list_own_audits(world: World) -> Request:
    audit(world)
    return Request(by=world.people["resident"])


def end_audit(world: World) -> Request:
    return Request({"audit_id": audit(world)})


def read_books(world: World) -> Request:
    return Request({"audit_id": audit(world)}, {}, by=world.people["resident"])


def maintenance_fund(world: World) -> str:
    """One of the compound, whose unit has an area."""

    def work(tx: Tx) -> None:
        unit = tx.places.get(world.ids["unit"])
        tx.put_copy(Tx.places, replace(unit, area=9000), 1000)

    world.stores["finance"].transact(by(world), work)
    return str(world.ok("POST", FUNDS, open_fund(world).body | {"kind": "maintenance"})["id"])
