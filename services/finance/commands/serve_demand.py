# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that a written demand (催告) was served, with proof: limitation begins anew."""

from services.chassis import files
from services.chassis.http import Day, Id, Input
from services.chassis.values import Invalid
from services.finance.domain import arrears, bills
from services.finance.domain.arrears import Arrears, Demand, Way
from services.finance.domain.authority import Permission
from services.finance.policies import BillingPolicy
from services.finance.store import Tx


class ServeDemand(Input):
    """`pay_by`: the day until which it asks for payment; `proof_id`: a file that shows its service."""

    served_on: Day
    way: Way
    pay_by: Day
    proof_id: Id


def handle(tx: Tx, arrears_id: str, cmd: ServeDemand) -> Arrears:
    file = tx.arrears.get(arrears_id)
    tx.require(Permission.ARREARS_KEEP, *file.within)
    if cmd.served_on > tx.today(file.place):
        raise Invalid("served_on", "lies in the future")
    known = [tx.bills.get(bill_id) for bill_id in file.bills]
    owed = arrears.owed_on(known)
    served = Demand(cmd.served_on, cmd.way, cmd.pay_by, owed, cmd.proof_id, tx.by.subject)
    least = tx.policy(BillingPolicy, file.place).demand_days
    file, events = arrears.demand(file, known, served, least)
    files.claim(tx, [cmd.proof_id], "arrears", file.id)
    for bill in known:
        if bill.open and bill.hold is None:
            tx.bills.save(bills.interrupt(bill, cmd.served_on))
    tx.arrears.save(file, *events)
    return file
