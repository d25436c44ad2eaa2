# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds on bills, arrears, shared costs, vacancies, and what somebody has paid ahead."""

from services.chassis.http import Id, Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.finance.domain import access, prepaid
from services.finance.domain.arrears import Arrears
from services.finance.domain.authority import Permission
from services.finance.domain.bill_holds import BillHold
from services.finance.domain.charges import SharedCost, Vacancy
from services.finance.domain.prepaid import Credit
from services.finance.queries.books import AtPlace
from services.finance.store import Tx


class ArrearsAt(AtPlace):
    """Those that are open, or the closed ones."""

    open: bool = True


class OfUnit(Paged):
    """What belongs to one unit."""

    unit: Id


def list_own_bill_holds(tx: Tx, query: Paged) -> Page[BillHold]:
    """What I asked to be held off, the latest first."""
    where = {"payer": tx.by.subject}
    return tx.bill_holds.page(where, sort="-asked_at", after=query.after, limit=query.limit)


def list_bill_holds(tx: Tx, query: AtPlace) -> Page[BillHold]:
    """What is asked to be held off in an area, the latest first."""
    tx.require(Permission.ARREARS_READ, query.place)
    where = {"within": query.place}
    return tx.bill_holds.page(where, sort="-asked_at", after=query.after, limit=query.limit)


def show_bill_hold(tx: Tx, bill_hold_id: str) -> BillHold:
    """One hold. Raises NotFound also for somebody else's, but for who decides or keeps the books."""
    hold = tx.bill_holds.get(bill_hold_id)
    if hold.payer != tx.by.subject and not tx.by.may(Permission.ARREARS_READ, *hold.within):
        raise NotFound("bill_hold", bill_hold_id)
    return hold


def list_arrears(tx: Tx, query: ArrearsAt) -> Page[Arrears]:
    """The files of arrears of an area, the latest first."""
    tx.require(Permission.ARREARS_READ, query.place)
    where = {"within": query.place, "open": query.open}
    return tx.arrears.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_arrears(tx: Tx, arrears_id: str) -> Arrears:
    """One file of arrears: its demands with their proof, mediation and suit."""
    arrears = tx.arrears.get(arrears_id)
    tx.require(Permission.ARREARS_READ, *arrears.within)
    return arrears


def list_shared_costs(tx: Tx, tariff_id: str, query: Paged) -> Page[SharedCost]:
    """The costs that were shared by a tariff: quantity, price and amount, for who bears them."""
    tariff = tx.tariffs.get(tariff_id)
    access.check_concerns(tx.by, Permission.FUNDS_READ, tariff.place)
    return tx.shared_costs.page({"tariff_id": tariff.id}, after=query.after, limit=query.limit)


def list_vacancies(tx: Tx, query: OfUnit) -> Page[Vacancy]:
    """When a unit stood empty. Raises NotFound for a unit that is not known."""
    tx.require(Permission.BILLS_RUN, *tx.places.get(query.unit).within)
    return tx.vacancies.page({"unit_id": query.unit}, after=query.after, limit=query.limit)


def list_own_credits(tx: Tx, query: AtPlace) -> list[Credit]:
    """What I have paid ahead in the funds of a place."""
    access.check_concerns(tx.by, Permission.FUNDS_READ, query.place)
    funds = tx.funds.page({"within": query.place}, after=query.after, limit=50)
    ids = [prepaid.credit_id(fund.id, tx.by.subject) for fund in funds.items]
    return tx.credits.several(ids)
