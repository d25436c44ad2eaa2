# SPDX-License-Identifier: AGPL-3.0-or-later
"""The services' own stores in a fresh corner, with the bench's district in them, and their due timers."""

from base64 import urlsafe_b64encode
from typing import Any, TypeVar

from scripts.bench import filling
from scripts.bench.subjects.service import TENANT, environment
from services.chassis import files
from services.chassis.settings import Settings
from services.chassis.store import Store, UnitOfWork
from services.chassis.store.leases import Lease
from services.chassis.store.store import platform_principal
from services.chassis.store.tenants import Tenant, keep
from services.chassis.timers import TimerRunner, Timers
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.credit import app as credit_app
from services.credit.domain.authority import HELD as CREDIT_HELD
from services.credit.store import Tx as CreditTx
from services.deliberation import app as deliberation_app
from services.deliberation.domain.authority import HELD as DELIBERATION_HELD
from services.deliberation.store import Tx as DeliberationTx
from services.deliberation.timers import timers as deliberation_timers
from services.dispatch import app as dispatch_app
from services.dispatch.domain.authority import HELD as DISPATCH_HELD
from services.dispatch.domain.places import Place as DispatchPlace
from services.dispatch.store import Tx as DispatchTx
from services.dispatch.timers import timers as dispatch_timers
from services.finance import app as finance_app
from services.finance.domain.authority import HELD as FINANCE_HELD
from services.finance.store import Tx as FinanceTx
from services.finance.timers import timers as finance_timers
from services.identity import app as identity_app
from services.identity.domain import places as identity_places
from services.identity.domain.authority import HELD as IDENTITY_HELD
from services.identity.store import IdentitySettings
from services.identity.store import Tx as IdentityTx
from services.identity.timers import timers as identity_timers
from services.outreach import app as outreach_app
from services.outreach.channels.settings import OutreachSettings
from services.outreach.store import Tx as OutreachTx
from services.outreach.timers import timers as outreach_timers

U = TypeVar("U", bound=UnitOfWork)
HOME = OrgPath(f"/{TENANT}")
PREPARED_IN_S = 60
BATCH, ATTEMPTS = 200, 3
KEYS = {"LINLI_MASTER_KEY": urlsafe_b64encode(bytes(32)).decode()}
HOOKS = KEYS | {"LINLI_WEBHOOKS_INSIDE": "true"}
PAYMENTS = {"LINLI_PAYMENT_URL": "http://127.0.0.1:1", "LINLI_PAYMENT_SECRET": "bench"}


def finance(orders: dict[str, Any]) -> Store[FinanceTx]:
    settings = finance_app.FinanceSettings.load(environment(orders) | PAYMENTS)
    return _begun(finance_app.open_store(settings))


def deliberation(orders: dict[str, Any]) -> Store[DeliberationTx]:
    return _begun(deliberation_app.open_store(Settings.load(environment(orders))))


def credit(orders: dict[str, Any]) -> Store[CreditTx]:
    return _begun(credit_app.open_store(Settings.load(environment(orders))))


def identity(orders: dict[str, Any]) -> Store[IdentityTx]:
    """With the key and the root place of the district."""
    store = _begun(identity_app.open_store(IdentitySettings.load(environment(orders) | KEYS)))

    def settle(tx: IdentityTx) -> None:
        tx.make_keys()
        root, events = identity_places.create_root(tx.new_id(), TENANT, "District")
        tx.places.add(root, *events)

    store.transact(keeper("identity"), settle)
    return store


def uploaded(store: Store[U], by: Principal, name: str, content: bytes) -> str:
    """The id of a table that was uploaded and looked through."""
    blobs = store.tools.blobs
    file = store.transact(by, lambda tx: files.begin(tx, name, len(content), table=True))
    for number, start in enumerate(range(0, len(content), files.PIECE_BYTES)):
        piece = content[start : start + files.PIECE_BYTES]
        files.add_piece(store.reader(by), blobs, file.id, number, piece)
    store.transact(by, lambda tx: files.complete(tx, blobs, file.id))
    return file.id


def dispatch(orders: dict[str, Any]) -> Store[DispatchTx]:
    """With a neighbourhood."""
    store = _begun(dispatch_app.open_store(Settings.load(environment(orders))))
    path = HOME.child("001").child("002")
    place = DispatchPlace("home", path, "neighbourhood", "Home", parent=path.ancestors()[-2])
    kept = filling.stored(DispatchTx.places, TENANT, place)
    store.database.collection(DispatchTx.places.name).insert_one(kept)
    return store


def dispatch_due(store: Store[DispatchTx]) -> TimerRunner:
    return _due(store, dispatch_app.SERVICE, dispatch_timers)


def identity_due(store: Store[IdentityTx]) -> TimerRunner:
    return _due(store, identity_app.SERVICE, identity_timers)


def outreach(orders: dict[str, Any]) -> Store[OutreachTx]:
    settings = OutreachSettings.load(environment(orders) | HOOKS)
    return _begun(outreach_app.open_store(settings))


def outreach_due(store: Store[OutreachTx]) -> TimerRunner:
    return _due(store, outreach_app.SERVICE, outreach_timers)


def finance_due(store: Store[FinanceTx]) -> TimerRunner:
    return _due(store, finance_app.SERVICE, finance_timers)


def deliberation_due(store: Store[DeliberationTx]) -> TimerRunner:
    return _due(store, deliberation_app.SERVICE, deliberation_timers)


def keeper(service: str) -> Principal:
    """Who may do in the whole district what a treasurer, a supervisor and an administrator do."""
    held = {
        "finance": FINANCE_HELD,
        "deliberation": DELIBERATION_HELD,
        "credit": CREDIT_HELD,
        "identity": IDENTITY_HELD,
        "dispatch": DISPATCH_HELD,
    }
    roles = (Role.TREASURER, Role.SUPERVISOR, Role.DISTRICT_ADMIN)
    return Principal(TENANT, "bench", "Bench", grants_of([(role, HOME) for role in roles], held[service]))


def _begun(store: Store[U]) -> Store[U]:
    """With its collections and indexes, and the district."""
    if not store.prepare(PREPARED_IN_S):
        raise RuntimeError("the database is not there")
    district = Tenant(TENANT, "District", "Asia/Shanghai")
    store.transact(platform_principal("bench"), lambda tx: keep(tx, district))
    return store


def _due(store: Store[U], service: str, timers: Timers) -> TimerRunner:
    return TimerRunner(store, service, timers, Lease(store.database, "timers", "bench"), BATCH, ATTEMPTS)
