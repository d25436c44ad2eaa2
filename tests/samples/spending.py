# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about commitments, work, invoices, grants and donations that succeed."""

from dataclasses import replace

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.values import OrgPath
from services.finance.commands import take_resolution
from services.finance.domain import works
from services.finance.domain.invoices import Approval
from services.finance.store import Tx
from tests.samples.books import by, entry, open_fund, today
from tests.samples.world import MARK, Request, World

FUNDS = "/finance/v1/funds"
INVOICES = "/finance/v1/invoices"
GRANTS = "/finance/v1/grants"
INTERESTS = "/finance/v1/interests"


def set_budget(world: World) -> Request:
    body = {"amount": {"fen": 1000}, "fund_id": world.ids["fund"]}
    return Request({"commitment_id": commitment(world)}, body)


def order_work(world: World) -> Request:
    budget = set_budget(world)
    commitment = budget.ids["commitment_id"]
    world.ok("POST", f"/finance/v1/commitments/{commitment}:budget", budget.body)
    body = {"id": new_id(), "company_id": world.ids["company"], "description": f"{MARK}划线"}
    return Request(budget.ids, body)


def list_works(world: World) -> Request:
    ordered = order_work(world)
    world.ok("POST", f"/finance/v1/commitments/{ordered.ids['commitment_id']}/works", ordered.body)
    return Request(ordered.ids)


def register_invoice(world: World, *, make: bool = False) -> Request:
    ordered = order_work(world)
    commitment = ordered.ids["commitment_id"]
    work = world.ok("POST", f"/finance/v1/commitments/{commitment}/works", ordered.body)
    body = {"id": new_id(), "commitment_id": commitment, "work_id": work["id"], "amount": {"fen": 50}}
    body |= {"company_id": work["company_id"], "number": world.code(), "text": f"{MARK}划线"}
    if not make:
        return Request(body=body)
    made = world.ok("POST", INVOICES, body)
    return Request({"invoice_id": made["id"], "commitment_id": commitment})


def list_public_works(world: World) -> Request:
    return list_works(world)


def list_public_invoices(world: World) -> Request:
    return register_invoice(world, make=True)


def list_invoices(world: World) -> Request:
    made = register_invoice(world, make=True)
    return Request(query={"commitment": made.ids["commitment_id"]})


def approve_invoice(world: World) -> Request:
    """One that somebody else registered, of a company in which the administrator has no interest."""
    _without_interests(world)
    invoice_id = register_invoice(world, make=True).ids["invoice_id"]

    def work(tx: Tx) -> None:
        tx.invoices.save(replace(tx.invoices.get(invoice_id), registered_by="x"))

    entry(world)
    world.stores["finance"].transact(by(world), work)
    return Request({"invoice_id": invoice_id})


def _without_interests(world: World) -> None:
    for one in world.ok("GET", INTERESTS)["items"]:
        if not one["ended"]:
            world.ok("POST", f"{INTERESTS}/{one['id']}:end")


def reject_invoice(world: World) -> Request:
    return Request(
        {"invoice_id": register_invoice(world, make=True).ids["invoice_id"]}, {"reason": "数量不符。"}
    )


def pay_invoice(world: World) -> Request:
    """Approved by one, and by somebody else before; its work is done."""
    asked = approve_invoice(world)
    invoice_id = asked.ids["invoice_id"]

    def work(tx: Tx) -> None:
        invoice = tx.invoices.get(invoice_id)
        tx.works.save(works.close(tx.works.get(invoice.work_id), works.RESOLVED, "", tx.now))
        tx.invoices.save(replace(invoice, approvals=(Approval("y", tx.now),)))

    world.stores["finance"].transact(by(world), work)
    world.ok("POST", f"{INVOICES}/{invoice_id}:approve")
    return Request(asked.ids, {"entry_id": new_id(), "effective": system_now().date().isoformat()})


def apply_grant(world: World) -> Request:
    body = {"id": new_id(), "place_path": world.paths["compound"], "title": f"{MARK}经费", "purpose": "划线"}
    return Request(body=body | {"payer": "街道", "amount": {"fen": 100}})


def approve_grant(world: World) -> Request:
    return Request({"grant_id": grant(world)}, {"amount": {"fen": 100}})


def refuse_grant(world: World) -> Request:
    return Request({"grant_id": grant(world)}, {"reasons": "额度已满。"})


def receive_grant(world: World) -> Request:
    approved = approve_grant(world)
    world.ok("POST", f"{GRANTS}/{approved.ids['grant_id']}:approve", approved.body)
    return Request(approved.ids, {"entry_id": new_id(), "amount": {"fen": 60}, "effective": today()})


def account_grant(world: World) -> Request:
    received = receive_grant(world)
    world.ok("POST", f"{GRANTS}/{received.ids['grant_id']}:receive", received.body)
    return Request(received.ids, {"report": "已划线。", "entry_id": new_id(), "effective": today()})


def close_grant(world: World) -> Request:
    accounted = account_grant(world)
    world.ok("POST", f"{GRANTS}/{accounted.ids['grant_id']}:account", accounted.body)
    return Request(accounted.ids)


def receive_donation(world: World) -> Request:
    fund = world.ok("POST", FUNDS, open_fund(world).body | {"kind": "donation"})
    body = {"id": new_id(), "fund_id": fund["id"], "donor": f"{MARK}人", "amount": {"fen": 20_000}}
    return Request(body=body | {"effective": today()})


def commitment(world: World) -> str:
    """What follows from a resolution in force."""
    vote_id, place = new_id(), OrgPath(world.paths["compound"])

    def work(tx: Tx) -> None:
        take_resolution.handle(tx, vote_id, vote_id, place, "停车", "划线", None)

    world.stores["finance"].transact(by(world), work)
    return vote_id


def grant(world: World) -> str:
    """One that somebody else applied for."""
    grant_id = str(world.ok("POST", GRANTS, apply_grant(world).body)["id"])

    def work(tx: Tx) -> None:
        tx.grants.save(replace(tx.grants.get(grant_id), applied_by="x"))

    world.stores["finance"].transact(by(world), work)
    return grant_id
