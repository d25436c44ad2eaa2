# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about assets, calls for bids, leases, deposits and paid services that succeed."""

from dataclasses import replace
from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.finance.commands import bill_rents
from services.finance.domain.calls import CallState
from services.finance.domain.places import Company
from services.finance.store import Tx
from tests.samples.books import FUNDS, by, list_funds, open_fund
from tests.samples.spending import commitment
from tests.samples.world import MARK, PUBLIC_NAME, Request, World

V1 = "/finance/v1"
ASSETS = f"{V1}/assets"


def register_asset(world: World) -> Request:
    body = {"kind": "parking", "code": f"{PUBLIC_NAME}{new_id()}", "name": f"{PUBLIC_NAME}车位"}
    return Request(body=body | {"fund_id": income_fund(world)})


list_assets = list_leases = list_calls = list_deposits = list_services = list_funds


def retire_asset(world: World) -> Request:
    return Request({"asset_id": asset(world)}, {"reason": "不再出租。"})


def sign_lease(world: World) -> Request:
    body = {"id": new_id(), "resolution_id": commitment(world), "lessee": f"{MARK}人", "months": 12}
    body |= {"begins": system_now().date().isoformat(), "rent": {"fen": 300}}
    return Request({"asset_id": asset(world)}, body)


def list_asset_leases(world: World) -> Request:
    return Request({"asset_id": _signed(world)["asset_id"]})


def end_lease(world: World) -> Request:
    lease = _signed(world)
    return Request({"lease_id": lease["id"]}, {"on": lease["begins"], "reason": "搬走了。"})


def list_lease_bills(world: World) -> Request:
    lease = _signed(world)

    def work(tx: Tx) -> None:
        tx.leases.save(replace(tx.leases.get(lease["id"]), next_on=tx.today(tx.root)))

    world.stores["finance"].transact(by(world), work)
    world.stores["finance"].transact(by(world), bill_rents.handle)
    return Request({"lease_id": lease["id"]})


def call_bids(world: World) -> Request:
    body = {"id": new_id(), "resolution_id": commitment(world), "text": "公开比价", "floor": {"fen": 100}}
    deadline = (system_now() + timedelta(days=3)).isoformat()
    return Request({"asset_id": asset(world)}, body | {"months": 12, "deadline": deadline})


def make_bid(world: World) -> Request:
    return Request({"call_id": call(world)}, {"amount": {"fen": 200}}, by=world.people["resident"])


def list_bids(world: World) -> Request:
    return Request({"call_id": _opened(world).ids["call_id"]})


def show_own_bid(world: World) -> Request:
    made = make_bid(world)
    world.ok("POST", f"{V1}/calls/{made.ids['call_id']}/bids", made.body, made.by)
    return Request(made.ids, by=made.by)


def award_bid(world: World) -> Request:
    return _opened(world)


def withdraw_call(world: World) -> Request:
    return Request({"call_id": call(world)}, {"reason": "没有报价。"})


def take_deposit(world: World) -> Request:
    body = {"id": new_id(), "fund_id": income_fund(world), "payer": f"{MARK}人", "purpose": "押金"}
    return Request(body=body | {"amount": {"fen": 500}, "account": "1002"})


def return_deposit(world: World) -> Request:
    return Request({"deposit_id": deposit(world)}, {"entry_id": new_id()})


def confirm_return(world: World) -> Request:
    asked = return_deposit(world)
    world.ok("POST", f"{V1}/deposits/{asked.ids['deposit_id']}:return", asked.body)

    def work(tx: Tx) -> None:
        tx.deposits.save(replace(tx.deposits.get(asked.ids["deposit_id"]), asked_by="x"))

    world.stores["finance"].transact(by(world), work)
    return Request(asked.ids)


def contract_service(world: World) -> Request:
    company = Company(new_id(), f"{MARK}公司")
    world.stores["finance"].transact(by(world), lambda tx: tx.put_copy(Tx.companies, company, 1))
    body = {"kind": "parcel", "name": f"{MARK}快递柜", "company_id": company.id, "share": 500}
    return Request(body=body | {"fund_id": income_fund(world), "begins": "2026-01", "ends": "2026-12"})


def report_turnover(world: World) -> Request:
    return Request({"service_id": service(world)}, {"month": "2026-02", "turnover": {"fen": 10_000}})


def list_shares(world: World) -> Request:
    reported = report_turnover(world)
    world.ok("POST", f"{V1}/services/{reported.ids['service_id']}/shares", reported.body)
    return Request(reported.ids)


def end_service(world: World) -> Request:
    return Request({"service_id": service(world)}, {"month": "2026-03"})


def list_paid_services_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/paid-services", {})
    return Request()


def list_letting_policy_versions(world: World) -> Request:
    world.ok("PUT", f"{V1}/policies/letting", {})
    return Request()


def income_fund(world: World) -> str:
    return str(world.ok("POST", FUNDS, open_fund(world).body | {"kind": "common_income"})["id"])


def asset(world: World) -> str:
    return str(world.ok("POST", ASSETS, register_asset(world).body)["id"])


def lease(world: World) -> str:
    return str(_signed(world)["id"])


def call(world: World) -> str:
    asked = call_bids(world)
    return str(world.ok("POST", f"{ASSETS}/{asked.ids['asset_id']}/calls", asked.body)["id"])


def deposit(world: World) -> str:
    return str(world.ok("POST", f"{V1}/deposits", take_deposit(world).body)["id"])


def service(world: World) -> str:
    return str(world.ok("POST", f"{V1}/services", contract_service(world).body)["id"])


def _signed(world: World) -> dict[str, str]:
    asked = sign_lease(world)
    return world.ok("POST", f"{ASSETS}/{asked.ids['asset_id']}/leases", asked.body)


def _opened(world: World) -> Request:
    """A call whose one bid is opened."""
    made = make_bid(world)
    bid = world.ok("POST", f"{V1}/calls/{made.ids['call_id']}/bids", made.body, made.by)

    def work(tx: Tx) -> None:
        tx.calls.save(replace(tx.calls.get(made.ids["call_id"]), state=CallState.OPENED))

    world.stores["finance"].transact(by(world), work)
    return Request(made.ids, {"bid_id": bid["id"], "reasons": "价高。"})


def try_policy(world: World) -> Request:
    return Request(body={"policy": "letting", "rules": {}})
