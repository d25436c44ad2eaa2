# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of identity."""

from datetime import datetime

import flask
from argon2 import PasswordHasher
from joserfc.jwk import KeySet

from services.chassis.auth import REFETCH_SECONDS
from services.chassis.http import Resource, make_app
from services.chassis.privacy import Vault
from services.chassis.store import Store, connect, make_store
from services.chassis.values import PLATFORM, Principal
from services.chassis.worker import Worker
from services.identity import bootstrap, queries
from services.identity.domain.authority import HELD
from services.identity.reactions import reactions
from services.identity.routes import (
    accounts,
    clients,
    committees,
    companies,
    districts,
    grids,
    log_in,
    oauth,
    occupancies,
    parties,
    persons,
    places,
    policies,
    roles,
    signing_keys,
    units,
)
from services.identity.store import IdentitySettings, Tools, Tx
from services.identity.timers import timers

SERVICE = "identity"
KEYS_FRESH_SECONDS = 60.0
RESOURCES: tuple[Resource, ...] = (
    accounts.accounts,
    clients.clients,
    committees.committees,
    companies.companies,
    companies.project_managers,
    districts.districts,
    grids.grids,
    log_in.log_in,
    oauth.oauth,
    oauth.discovery,
    occupancies.occupancies,
    parties.party_organisations,
    persons.persons,
    places.places,
    policies.policies,
    roles.roles,
    roles.grants,
    signing_keys.signing_keys,
    units.units,
)


class OwnKeys:
    """The public keys straight from the store: identity does not ask itself over HTTP."""

    def __init__(self, store: Store[Tx]) -> None:
        self._store = store
        self._keys: KeySet | None = None
        self._read_at: datetime = store.tools.now()

    def __call__(self, *, fresh: bool = False) -> KeySet:
        now: datetime = self._store.tools.now()
        age = (now - self._read_at).total_seconds()
        if self._keys is None or age > KEYS_FRESH_SECONDS or (fresh and age > REFETCH_SECONDS):
            self._keys = queries.key_set(self._store.reader(Principal(PLATFORM, SERVICE, SERVICE)))
            self._read_at = now
        return self._keys


def create_api() -> flask.Flask:
    """The HTTP API."""
    settings = IdentitySettings.load()
    store = open_store(settings)
    return make_app(settings, SERVICE, store, RESOURCES, HELD, keys=OwnKeys(store))


def create_worker() -> Worker:
    """Relay and timers; identity has no inbox."""
    settings = IdentitySettings.load()
    return Worker(settings, SERVICE, open_store(settings), reactions, timers)


def open_store(settings: IdentitySettings) -> Store[Tx]:
    """Identity works with password hashes (Argon2id, RFC 9106) and the vault of the tenants' keys.

    What it cannot do without is made before all else: keys, the first operator, the portal's client.
    """
    hasher = PasswordHasher(memory_cost=settings.argon2_memory_kib)
    vault = Vault.from_text(settings.master_key.get_secret_value())
    tools = Tools(settings.issuer, hasher, vault)
    database = connect(settings, SERVICE)
    return make_store(settings, database, Tx, tools, lambda store: bootstrap.ensure(store, settings))
