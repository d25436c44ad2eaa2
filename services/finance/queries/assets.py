# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assets, calls for bids, leases, deposits and paid services."""

from uuid import UUID, uuid5

from services.chassis.http import Paged
from services.chassis.store import Page
from services.finance.domain import calls
from services.finance.domain.assets import Asset
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Bill
from services.finance.domain.calls import Bid, Call, CallState
from services.finance.domain.deposits import Deposit
from services.finance.domain.leases import Lease
from services.finance.domain.services import Service
from services.finance.queries.books import AtPlace
from services.finance.store import Tx

MOST_BIDS = 500


def list_assets(tx: Tx, query: AtPlace) -> Page[Asset]:
    """The register of an area."""
    tx.require(Permission.ENTRIES_READ, query.place)
    return tx.assets.page({"within": query.place}, after=query.after, limit=query.limit)


def show_asset(tx: Tx, asset_id: str) -> Asset:
    """One asset of the register."""
    asset = tx.assets.get(asset_id)
    tx.require(Permission.ENTRIES_READ, asset.place)
    return asset


def list_public_assets(tx: Tx, query: Paged) -> Page[Asset]:
    """What the owners of a district have to let, and what it brings."""
    return tx.assets.page({"within": tx.root}, after=query.after, limit=query.limit)


def list_asset_leases(tx: Tx, asset_id: str, query: Paged) -> Page[Lease]:
    """The leases of an asset, the latest first."""
    asset = show_asset(tx, asset_id)
    where = {"asset_id": asset.id}
    return tx.leases.page(where, sort="-signed_at", after=query.after, limit=query.limit)


def list_leases(tx: Tx, query: AtPlace) -> Page[Lease]:
    """The leases of an area, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.leases.page(where, sort="-signed_at", after=query.after, limit=query.limit)


def show_lease(tx: Tx, lease_id: str) -> Lease:
    """One lease."""
    lease = tx.leases.get(lease_id)
    tx.require(Permission.ENTRIES_READ, lease.place)
    return lease


def list_lease_bills(tx: Tx, lease_id: str, query: Paged) -> Page[Bill]:
    """The bills of a lease, the latest due first."""
    lease = show_lease(tx, lease_id)
    where = {"subject": f"lease/{lease.id}"}
    return tx.bills.page(where, sort="-due", after=query.after, limit=query.limit)


def list_calls(tx: Tx, query: AtPlace) -> Page[Call]:
    """The calls for bids of an area, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.calls.page(where, sort="-called_at", after=query.after, limit=query.limit)


def show_call(tx: Tx, call_id: str) -> Call:
    """One call for bids."""
    call = tx.calls.get(call_id)
    tx.require(Permission.ENTRIES_READ, call.place)
    return call


def list_bids(tx: Tx, call_id: str) -> list[Bid]:
    """The bids of a call, the highest first; nothing of them before the deadline."""
    call = show_call(tx, call_id)
    return [] if call.state is CallState.SEALED else _bids(tx, call)


def show_own_bid(tx: Tx, call_id: str) -> Bid:
    """What I bid, with what binds it. Raises NotFound."""
    return tx.bids.get(str(uuid5(UUID(tx.calls.get(call_id).id), tx.by.subject)))


def list_public_calls(tx: Tx, query: Paged) -> Page[Call]:
    """What a district's owners call bids for (公开比价), the latest first."""
    where = {"within": tx.root}
    return tx.calls.page(where, sort="-called_at", after=query.after, limit=query.limit)


def show_public_call(tx: Tx, call_id: str) -> Call:
    """One call: until when bids are taken, and what came of it."""
    return tx.calls.get(call_id)


def list_public_bids(tx: Tx, call_id: str) -> list[Bid]:
    """All bids, sealed until the deadline; then the highest first."""
    return _bids(tx, tx.calls.get(call_id))


def list_deposits(tx: Tx, query: AtPlace) -> Page[Deposit]:
    """The deposits of an area, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.deposits.page(where, sort="-taken_at", after=query.after, limit=query.limit)


def show_deposit(tx: Tx, deposit_id: str) -> Deposit:
    """One deposit."""
    deposit = tx.deposits.get(deposit_id)
    tx.require(Permission.ENTRIES_READ, deposit.place)
    return deposit


def list_services(tx: Tx, query: AtPlace) -> Page[Service]:
    """The paid services of an area."""
    tx.require(Permission.ENTRIES_READ, query.place)
    return tx.services.page({"within": query.place}, after=query.after, limit=query.limit)


def show_service(tx: Tx, service_id: str) -> Service:
    """One paid service."""
    service = tx.services.get(service_id)
    tx.require(Permission.ENTRIES_READ, service.place)
    return service


def list_shares(tx: Tx, service_id: str, query: Paged) -> Page[Bill]:
    """What flowed back of a service month by month, the latest due first."""
    service = show_service(tx, service_id)
    where = {"subject": f"service/{service.id}"}
    return tx.bills.page(where, sort="-due", after=query.after, limit=query.limit)


def _bids(tx: Tx, call: Call) -> list[Bid]:
    found = tx.bids.list({"call_id": call.id}, limit=MOST_BIDS)
    return (
        sorted(found, key=lambda one: one.number) if call.state is CallState.SEALED else calls.ranked(found)
    )
