# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests to finance's funds, journal, holds, quarters and policies that succeed."""

from typing import Any

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.values import OrgPath, Principal
from services.finance.domain import reversals
from services.finance.domain.chart import Known
from services.finance.domain.periods import before, quarter_of
from services.finance.domain.places import Place
from services.finance.domain.reversals import Reversal
from services.finance.store import Tx
from tests.samples.world import MARK, PUBLIC_NAME, Request, World

FUNDS = "/finance/v1/funds"
ENTRIES = "/finance/v1/entries"
HOLDS = "/finance/v1/holds"


def list_funds(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


list_entries = list_commitments = list_grants = list_donations = list_places = list_funds


def open_fund(world: World) -> Request:
    body = {
        "kind": "operating",
        "name": f"{PUBLIC_NAME}资金",
        "purpose": "日常",
        "place_path": world.paths["compound"],
    }
    return Request(body=body)


def post_entry(world: World) -> Request:
    fund = world.ids["fund"]
    lines = [_line(Known.BANK, fund, 100), _line(Known.FEES, fund, -100)]
    day = system_now().date().isoformat()
    body = {"id": new_id(), "place_path": world.paths["compound"], "text": f"{MARK}收款", "effective": day}
    return Request(body=body | {"lines": lines})


def import_journal(world: World) -> Request:
    text = f"{system_now():%Y-%m-%d} {MARK}\n    1002    1.00 CNY\n    3001\n"
    return Request(body={"id": new_id(), "fund_id": world.ids["fund"], "text": text})


def reverse_entry(world: World) -> Request:
    return Request({"entry_id": entry(world)}, {"id": new_id(), "reason": f"{MARK}记错了。"})


def list_reversals(world: World) -> Request:
    reverse = reverse_entry(world)
    world.ok("POST", f"{ENTRIES}/{reverse.ids['entry_id']}:reverse", reverse.body)
    return Request(query={"entry": reverse.ids["entry_id"]})


def confirm_reversal(world: World) -> Request:
    return Request({"reversal_id": reversal(world)})


def place_hold(world: World) -> Request:
    body = {"id": new_id(), "fund_id": world.ids["fund"], "amount": {"fen": 5}, "text": f"{MARK}押金"}
    return Request(body=body)


def post_hold(world: World) -> Request:
    day = system_now().date().isoformat()
    body = {"entry_id": new_id(), "account": Known.WORKS, "amount": {"fen": 5}, "effective": day}
    return Request({"hold_id": hold(world)}, body)


def void_hold(world: World) -> Request:
    return Request({"hold_id": hold(world)}, {"reason": "不做了。"})


def close_period(world: World) -> Request:
    """Of a place whose books are empty, each time the next quarter that is over."""
    return Request(body={"place_path": next_place(world), "quarter": before(quarter_of(system_now().date()))})


def list_periods(world: World) -> Request:
    closed = world.ok("POST", "/finance/v1/periods:close", close_period(world).body)
    return Request(query={"place": closed["place"]})


def export_journal(world: World) -> Request:
    return Request(body={"place": world.paths["compound"]})


def show_job(world: World) -> Request:
    started = world.ok("POST", "/finance/v1/journals", export_journal(world).body)
    return Request({"job_id": started["id"]})


cancel_job = show_job


def show_result(world: World) -> Request:
    started = show_job(world)
    world.fire("finance")
    return started


def list_jobs(world: World) -> Request:
    show_job(world)
    return Request()


def list_chart_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/chart", {})
    return Request()


def list_calendar_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/calendar", {})
    return Request()


def list_spending_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/spending", {})
    return Request()


def list_donations_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/donations", {})
    return Request()


def today() -> str:
    return system_now().date().isoformat()


def list_statements_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/statements", {})
    return Request()


list_cases = list_funds


def _line(account: str, fund: str, fen: int) -> dict[str, Any]:
    return {"account": account, "fund_id": fund, "fen": fen}


def fund_of(world: World) -> str:
    return str(world.ok("POST", FUNDS, open_fund(world).body)["id"])


def entry(world: World) -> str:
    return str(world.ok("POST", ENTRIES, post_entry(world).body)["id"])


def reversal(world: World) -> str:
    """One that somebody asked for and nobody confirmed yet."""

    def work(tx: Tx, entry_id: str) -> str:
        asked = Reversal(id=new_id(), entry_id=entry_id, reason=MARK, asked_by="x", asked_at=tx.now)
        tx.reversals.add(*_flat(reversals.ask(asked)))
        return asked.id

    entry_id = entry(world)
    return str(world.stores["finance"].transact(by(world), lambda tx: work(tx, entry_id)))


def hold(world: World) -> str:
    """One that is still held."""
    entry(world)
    return str(world.ok("POST", HOLDS, place_hold(world).body)["id"])


def next_place(world: World) -> str:
    district = world.seeded
    code, parent = world.code(), world.ids["neighbourhood"]
    body = {"parent_id": parent, "kind": "compound", "code": code, "name": f"{PUBLIC_NAME}{code}"}
    made = district.ok("POST", "/places", body)
    path = OrgPath(made["path"])

    def work(tx: Tx) -> None:
        tx.put_copy(Tx.places, Place(made["id"], path, "compound", code, True, path.ancestors()), 1)

    world.stores["finance"].transact(by(world), work)
    return path


def _flat(step: tuple[Any, list[Any]]) -> list[Any]:
    return [step[0], *step[1]]


def by(world: World) -> Principal:
    return Principal(world.seeded.code, "sample", "sample")
