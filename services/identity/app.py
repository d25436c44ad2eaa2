# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of identity."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import flask
import httpx
from argon2 import PasswordHasher
from joserfc.jwk import ECKey, KeySet

from services.chassis import tls
from services.chassis.auth import REFETCH_SECONDS
from services.chassis.contracts import registry
from services.chassis.files import open_blobs
from services.chassis.http import Resource, make_app
from services.chassis.observe import log
from services.chassis.privacy import Vault
from services.chassis.store import Store, connect, make_store
from services.chassis.store.store import platform_principal
from services.chassis.tables.reading import TableReader
from services.chassis.tables.table import Bounds, Header, Table, header_of
from services.chassis.worker import Worker
from services.identity import bootstrap, queries
from services.identity.channels.federation import Federation
from services.identity.channels.fetching import Fetcher
from services.identity.channels.pulling import FeedPulls
from services.identity.domain.authority import HELD
from services.identity.domain.events import OpenMattersAsked
from services.identity.domain.mappings import RegisterMapping
from services.identity.domain.register_sheets import Sheet, sheet_of
from services.identity.queries.feeds import late_sources
from services.identity.reactions import reactions
from services.identity.routes import (
    accounts,
    clients,
    committees,
    companies,
    districts,
    emergencies,
    feed_changes,
    feed_conflicts,
    feed_pulls,
    feeds,
    files,
    first_password,
    grids,
    holidays,
    identity_providers,
    imports,
    log_in,
    log_out,
    oauth,
    occupancies,
    offices,
    outside,
    outside_links,
    own_second_factors,
    parking,
    parties,
    party_members,
    persons,
    phone_code,
    places,
    policies,
    real_names,
    reset,
    rights,
    roles,
    second_step,
    sessions,
    signing_keys,
    units,
)
from services.identity.routes.guesses import Guesses
from services.identity.store import IdentitySettings, Tools, Tx
from services.identity.timers import timers

SERVICE = "identity"
KEPT_SECONDS = 60.0
MESSAGE_SECONDS = 5.0
BOUNDS = Bounds(rows=150_000, unpacked=256 * 1024 * 1024)
"""A register of 100,000 units with their people."""
RESOURCES: tuple[Resource, ...] = (
    accounts.accounts,
    clients.clients,
    committees.committees,
    companies.companies,
    companies.project_managers,
    companies.subjects,
    districts.districts,
    emergencies.emergencies,
    feeds.contracts,
    feeds.feeds,
    feeds.batches,
    feeds.history,
    feed_pulls.pulls,
    feed_changes.changes,
    feed_conflicts.conflicts,
    feed_conflicts.provenance,
    files.files,
    files.jobs,
    grids.grids,
    holidays.holidays,
    identity_providers.identity_providers,
    identity_providers.linked_identities,
    imports.mappings,
    imports.tables,
    imports.imports,
    log_in.log_in,
    log_out.log_out,
    oauth.oauth,
    oauth.discovery,
    occupancies.occupancies,
    offices.offices,
    offices.handovers,
    outside.outside,
    outside_links.outside_links,
    own_second_factors.own_second_factors,
    parking.parking_spaces,
    parties.party_organisations,
    party_members.party_memberships,
    party_members.member_registrations,
    persons.persons,
    phone_code.phone_code,
    places.places,
    policies.policies,
    real_names.real_names,
    policies.audit,
    policies.health,
    policies.retention,
    reset.reset,
    rights.exports,
    rights.erasures,
    rights.corrections,
    rights.consents,
    rights.readings,
    roles.roles,
    roles.grants,
    first_password.first_password,
    second_step.second_step,
    sessions.sessions,
    signing_keys.signing_keys,
    units.units,
)


class MessageGateway:
    """The operator's gateway for text messages: a POST of `{"phone", "text"}` to one address."""

    def __init__(self, settings: IdentitySettings) -> None:
        self._url = settings.message_url
        token = settings.message_token.get_secret_value()
        self._http = httpx.Client(
            timeout=MESSAGE_SECONDS,
            trust_env=False,
            verify=tls.context(settings.ca_file),
            headers={"Authorization": f"Bearer {token}"} if token else {},
        )

    @property
    def reaches_anybody(self) -> bool:
        return bool(self._url)

    def send(self, phone: str, text: str) -> bool:
        if not self._url:
            return False
        try:
            self._http.post(self._url, json={"phone": phone, "text": text}).raise_for_status()
        except httpx.HTTPError as error:
            log().error("message not sent", error=type(error).__name__)
            return False
        return True


class Registers:
    """Registers of spreadsheets, of which the last one is kept: an import goes through it part by part."""

    def __init__(self) -> None:
        self._tables = TableReader(BOUNDS, kept=1)
        self._kept: tuple[tuple[str, str, int], Sheet] | None = None

    def known(self, digest: str, mapping: RegisterMapping) -> Sheet | None:
        kept = self._kept
        return kept[1] if kept and kept[0] == _name(digest, mapping) else None

    def read(self, digest: str, content: bytes, mapping: RegisterMapping) -> Sheet:
        known = self.known(digest, mapping)
        sheet = known or sheet_of(self._tables.read(digest, content), mapping)
        self._kept = _name(digest, mapping), sheet
        return sheet

    def header(self, digest: str, content: bytes, wanted: Iterable[str] = ()) -> tuple[Table, Header]:
        table = self._tables.read(digest, content)
        return table, header_of(table, wanted)


def _name(digest: str, mapping: RegisterMapping) -> tuple[str, str, int]:
    return digest, mapping.source, mapping.number


class OwnKeys:
    """The platform's signing keys straight from the store: identity does not ask itself over HTTP."""

    def __init__(self, store: Callable[[], Store[Tx]]) -> None:
        self._store = store
        self._kept: tuple[KeySet, datetime] | None = None

    def __call__(self, *, fresh: bool = False) -> KeySet:
        now: datetime = self._store().tools.now()
        oldest = REFETCH_SECONDS if fresh else KEPT_SECONDS
        if self._kept is None or (now - self._kept[1]).total_seconds() > oldest:
            self._kept = KeySet.import_key_set({"keys": self.published()}), now
        return self._kept[0]

    def published(self) -> list[dict[str, Any]]:
        return queries.public_keys(self._read())

    def signing(self) -> ECKey:
        return queries.signing_key(self._read())

    def _read(self) -> Tx:
        return self._store().reader(platform_principal("keys"))


def create_api() -> flask.Flask:
    """The HTTP API."""
    settings = IdentitySettings.load()
    store = open_store(settings)
    return make_app(settings, SERVICE, store, RESOURCES, HELD, keys=store.tools.keys)


def create_worker() -> Worker:
    """Relay, timers, and an inbox for what the services answer."""
    settings = IdentitySettings.load()
    store = open_store(settings)
    return Worker(settings, SERVICE, store, reactions, timers, late=late_sources)


def open_store(settings: IdentitySettings) -> Store[Tx]:
    """Identity works with password hashes (Argon2id, RFC 9106), the tenants' keys and those that sign.

    What it cannot do without is made before all else: keys, the first operator, the portal's client.
    """
    hasher = PasswordHasher(memory_cost=settings.argon2_memory_kib)
    vault = Vault.from_text(settings.master_key.get_secret_value())
    guesses = Guesses(settings.wrong_secrets_per_minute)
    inside = frozenset(settings.feeds_inside.lower().replace(" ", "").split(",")) - {""}
    asked = registry()[OpenMattersAsked.TYPE]
    database = connect(settings, SERVICE)
    tools = Tools(
        issuer=settings.issuer,
        hasher=hasher,
        vault=vault,
        keys=OwnKeys(lambda: store),
        messages=MessageGateway(settings),
        guesses=guesses,
        blobs=open_blobs(settings, database),
        registers=Registers(),
        federation=Federation(settings.ca_file, inside=settings.providers_inside),
        pulls=FeedPulls(lambda: store, Fetcher(settings.ca_file, inside)),
        feeds_inside=inside,
        answering=tuple(name for name in asked.consumers if name not in settings.absent),
        limit_of=lambda tenant: queries.limit_of(store.reader(platform_principal("limits")), tenant),
    )
    store = make_store(settings, database, Tx, tools, lambda made: bootstrap.ensure(made, settings))
    return store
