# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about holds on bills, arrears, charges and prepayment that succeed."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from services.chassis.ids import new_id
from services.chassis.values import Money, OrgPath
from services.finance.domain import arrears as files_of_arrears
from services.finance.domain.arrears import Arrears, ArrearsState, Demand, Mediation, Outcome, Way
from services.finance.domain.prepaid import Credit, credit_id
from services.finance.store import Tx
from tests.samples.accounts import uploaded
from tests.samples.billing import run
from tests.samples.books import by, fund_of, today
from tests.samples.world import MARK, Request, World

HOLDS = "/finance/v1/bill-holds"
TARIFFS = "/finance/v1/tariffs"


def ask_bill_hold(world: World) -> Request:
    body = {"id": new_id(), "bills": [bill(world)], "kind": "hardship", "text": f"{MARK}困难"}
    return Request(body=body, by=world.people["resident"])


def bill_hold(world: World) -> str:
    """One that the resident asked for."""
    asked = ask_bill_hold(world)
    return str(world.ok("POST", HOLDS, asked.body, asked.by)["id"])


def list_own_bill_holds(world: World) -> Request:
    bill_hold(world)
    return Request(by=world.people["resident"])


def list_bill_holds(world: World) -> Request:
    bill_hold(world)
    return Request(query={"place": world.paths["compound"]})


def show_bill_hold(world: World) -> Request:
    return Request({"bill_hold_id": bill_hold(world)})


def decide_bill_hold(world: World) -> Request:
    until = (system_day() + timedelta(days=20)).isoformat()
    return Request({"bill_hold_id": bill_hold(world)}, {"granted": True, "reasons": "属实。", "until": until})


def end_bill_hold(world: World) -> Request:
    decided = decide_bill_hold(world)
    world.ok("POST", f"{HOLDS}/{decided.ids['bill_hold_id']}:decide", decided.body)
    return Request(decided.ids)


def list_arrears(world: World) -> Request:
    arrears(world)
    return Request(query={"place": world.paths["compound"]})


def show_arrears(world: World) -> Request:
    return Request({"arrears_id": arrears(world)})


def serve_demand(world: World) -> Request:
    day = system_day()
    body = {"served_on": day.isoformat(), "way": "handed_over", "proof_id": uploaded(world)}
    body |= {"pay_by": (day + timedelta(days=20)).isoformat()}
    return Request({"arrears_id": arrears(world)}, body)


def mediate_arrears(world: World) -> Request:
    body = {"held_on": today(), "outcome": "failed", "record": f"{MARK}没谈成"}
    return Request({"arrears_id": arrears(world, ArrearsState.DEMANDED)}, body)


def file_suit(world: World) -> Request:
    body = {"filed_on": today(), "court": "法院", "number": f"{MARK}1号"}
    return Request({"arrears_id": arrears(world, ArrearsState.MEDIATED)}, body)


def correct_bill(world: World) -> Request:
    return Request({"bill_id": bill(world)}, {"reason": "面积有误。", "amount": {"fen": 10}})


def charge_late_fee(world: World) -> Request:
    """Where the policy names a clause, on a bill that is overdue."""
    clause = {"late_rate": 500, "late_clause": "第二十条"}
    world.ok("PUT", f"/finance/v1/policies/billing?place={world.paths['compound']}", clause)
    bill_id = bill(world)

    def work(tx: Tx) -> None:
        known = tx.bills.get(bill_id)
        tx.bills.save(replace(known, due=known.due - timedelta(days=100)))

    world.stores["finance"].transact(by(world), work)
    return Request({"bill_id": bill_id})


def record_figures(world: World) -> Request:
    figures = [{"unit_id": world.ids["unit"], "value": 1000}]
    return Request({"tariff_id": metered(world, "spaces * 2")}, {"figures": figures})


def share_cost(world: World) -> Request:
    body = {"month": "2026-03", "amount": {"fen": 100}, "key": "household"}
    return Request({"tariff_id": metered(world, "quantity")}, body)


def list_shared_costs(world: World) -> Request:
    shared = share_cost(world)
    world.ok("POST", f"{TARIFFS}/{shared.ids['tariff_id']}/costs", shared.body)
    return Request(shared.ids)


def declare_vacancy(world: World) -> Request:
    body = {"id": new_id(), "unit_id": world.ids["unit"], "reason": f"{MARK}未住"}
    return Request(body=body | {"from_month": "2026-03", "through_month": "2026-04"})


def list_vacancies(world: World) -> Request:
    world.ok("POST", "/finance/v1/vacancies", declare_vacancy(world).body)
    return Request(query={"unit": world.ids["unit"]})


def begin_prepayment(world: World) -> Request:
    bill(world)
    body = {"id": new_id(), "unit_id": world.ids["unit"], "months": 1}
    return Request(body=body | {"tariff_id": world.ids["billed_tariff"]}, by=world.people["resident"])


def list_own_credits(world: World) -> Request:
    fund, resident = world.ids["fund"], world.ids["resident"]

    def work(tx: Tx) -> None:
        if tx.credits.find(credit_id(fund, resident)) is None:
            tx.credits.add(Credit(credit_id(fund, resident), fund, resident, Money(5)))

    world.stores["finance"].transact(by(world), work)
    return Request(query={"place": world.paths["compound"]}, by=world.people["resident"])


def bill(world: World) -> str:
    """The resident's, of a tariff of its own."""
    return str(uuid5(UUID(run(world)), world.ids["unit"]))


def metered(world: World, formula: str) -> str:
    body = {"name": f"{MARK}费", "fund_id": fund_of(world), "formula": formula}
    return str(world.ok("POST", TARIFFS, body)["id"])


def arrears(world: World, state: ArrearsState = ArrearsState.OPEN) -> str:
    """A file of one bill, so far up the ladder."""
    bill_id = bill(world)

    def work(tx: Tx) -> str:
        known = tx.bills.get(bill_id)
        new = Arrears(
            id=new_id(),
            place=OrgPath(known.place),
            within=known.place.ancestors(),
            unit_id=known.unit_id,
            fund_id=known.fund_id,
            payer=known.payer,
            opened_at=tx.now,
        )
        day = tx.today(known.place) - timedelta(days=9)
        served = Demand(day, Way.HANDED_OVER, day, known.owed, "x", MARK)
        spoken = Mediation(day, Outcome.FAILED, MARK, MARK)
        file = replace(files_of_arrears.add(new, known), state=state, demands=(served,), mediations=(spoken,))
        tx.arrears.add(file)
        return file.id

    return str(world.stores["finance"].transact(by(world), work))


def system_day() -> date:
    return date.fromisoformat(today())
