# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity keeps, the index that serves each query, and what seals the personal part of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from argon2 import PasswordHasher
from joserfc.jwk import ECKey, KeySet
from pydantic import Field, SecretStr

from services.chassis import privacy
from services.chassis.clock import system_now
from services.chassis.files import Blobs
from services.chassis.privacy import TenantKeys, Vault
from services.chassis.settings import Settings
from services.chassis.store import Collection, Index, UnitOfWork
from services.chassis.store.sealed import Sealed, TenantKey
from services.chassis.values import PLATFORM, NotFound, OrgPath, Role
from services.identity.domain.accounts import Account, UnknownLogin
from services.identity.domain.challenges import RelyingParty
from services.identity.domain.clients import Client
from services.identity.domain.committees import Committee
from services.identity.domain.companies import Company, ProjectManager
from services.identity.domain.districts import District
from services.identity.domain.generations import Generation
from services.identity.domain.grids import Grid
from services.identity.domain.holidays import HolidayNotice
from services.identity.domain.imports import RegisterImport
from services.identity.domain.mappings import RegisterMapping
from services.identity.domain.ownership import Occupancy, Ownership
from services.identity.domain.parties import PartyOrganisation
from services.identity.domain.persons import Person, Protected, phone_in
from services.identity.domain.places import Place
from services.identity.domain.register_sheets import Registers
from services.identity.domain.resets import PasswordReset
from services.identity.domain.roles import RoleGrant
from services.identity.domain.second_factors import SecondFactors
from services.identity.domain.sessions import AuthorizationCode, RefreshFamily, Session, WaitingLogIn
from services.identity.domain.signing_keys import SigningKey
from services.identity.domain.vehicles import Vehicle

MASKS = {
    "phone": privacy.mask_phone,
    "citizen_id": privacy.mask_citizen_id,
    "document": privacy.mask_document,
    "plate": privacy.mask_plate,
}
PERSONAL = "personal"
IMPORT = "registers.import"
"""The kind of the jobs that take in a register, or try it."""
SWEEP, SWEEP_EVERY = "files.sweep", timedelta(hours=6)
"""The schedule by which uploaded registers are deleted."""
MOST_READ = 500
"""More roles than a person can have."""
MOST_OF_A_PHONE = 20
"""More persons than share a number in earnest."""


class IdentitySettings(Settings):
    """What identity needs beside every service's settings."""

    master_key: SecretStr = Field(description="32 random bytes as URL-safe base64; several with commas")
    argon2_memory_kib: int = Field(65_536, ge=1024, le=4_194_304)
    bootstrap_operator_login: str = "operator@platform"
    bootstrap_operator_password: SecretStr = SecretStr("")
    portal_client_secret: SecretStr = SecretStr("")
    portal_redirect_uri: str = ""
    message_url: str = Field("", pattern=r"^(https?://\S+)?$")
    message_token: SecretStr = SecretStr("")
    wrong_secrets_per_minute: int = Field(
        30, ge=0, description="borne from one network and process; 0: any number"
    )
    token_recheck_seconds: float = Field(0, ge=0, le=30)


class SigningKeys(Protocol):
    """The platform's keys for a unit of any tenant: all of the platform that a public request gets to see."""

    def __call__(self, *, fresh: bool = False) -> KeySet:
        """The public keys, some seconds old unless `fresh`."""
        ...

    def published(self) -> list[dict[str, Any]]:
        """The public keys now, as JWKs."""
        ...

    def signing(self) -> ECKey:
        """The private key that signs now. Raises NotFound."""
        ...


class Messages(Protocol):
    """The gateway to people's phones."""

    @property
    def reaches_anybody(self) -> bool:
        """Whether there is one."""
        ...

    def send(self, phone: str, text: str) -> bool:
        """Whether the gateway took the message; a failure is logged."""
        ...


class Guesses(Protocol):
    """How often a network may be wrong about secrets."""

    def check(self) -> None:
        """Raises TooManyRequests while the request's network has been wrong too often."""
        ...

    def count(self) -> None:
        """The request was wrong once more."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What identity's commands work with beside its data.

    `issuer` is the address that its tokens name; `now` the system's time, by which keys sign.
    """

    issuer: str
    hasher: PasswordHasher
    vault: Vault
    keys: SigningKeys
    messages: Messages
    guesses: Guesses
    blobs: Blobs
    registers: Registers
    now: Callable[[], datetime] = system_now

    @property
    def party(self) -> RelyingParty:
        return RelyingParty.at(self.issuer)


class Tx(UnitOfWork):
    """Identity's unit of work. Districts, signing keys and the portal's client are the platform's."""

    tools: Tools

    districts = Collection(District, "districts")
    tenant_keys = Collection(TenantKey, "tenant_keys")
    places = Collection(
        Place,
        "places",
        orderings=("path",),
        indexes=(
            Index("path", unique=True),
            Index("parent_id", "by_path"),
            Index("scope", "by_path"),
            Index("scope", "kind", "by_path"),
        ),
    )
    grids = Collection(
        Grid, "grids", orderings=("path",), indexes=(Index("path", unique=True), Index("within", "by_path"))
    )
    persons = Collection(
        Person,
        "persons",
        indexes=(
            Index("within", "_id"),
            Index("citizen_id.lookup", unique=True, only_if="citizen_id.lookup"),
            Index("phone.lookup", "_id", only_if="phone.lookup"),
            Index("document.number.lookup", unique=True, only_if="document.number.lookup"),
        ),
    )
    ownerships = Collection(
        Ownership, "ownerships", indexes=(Index("within", "_id"), Index("owner_ids", "_id"))
    )
    occupancies = Collection(
        Occupancy, "occupancies", indexes=(Index("within", "_id"), Index("person_id", "_id"))
    )
    vehicles = Collection(
        Vehicle, "vehicles", indexes=(Index("plate.lookup", unique=True), Index("person_id", "_id"))
    )
    party_organisations = Collection(
        PartyOrganisation,
        "party_organisations",
        orderings=("path",),
        indexes=(Index("path", unique=True), Index("within", "by_path")),
    )
    committees = Collection(
        Committee, "committees", indexes=(Index("within", "_id"), Index("place_path", "kind"))
    )
    companies = Collection(Company, "companies", indexes=(Index("credit_code", unique=True),))
    project_managers = Collection(
        ProjectManager,
        "project_managers",
        indexes=(Index("within", "_id"), Index("company_id", "_id"), Index("person_id", "_id")),
    )
    role_grants = Collection(
        RoleGrant,
        "role_grants",
        indexes=(
            Index("person_id", "role", "path", unique=True),
            Index("person_id", "_id"),
            Index("within", "_id"),
        ),
    )
    accounts = Collection(
        Account, "accounts", indexes=(Index("login", unique=True), Index("person_id", unique=True))
    )
    password_resets = Collection(PasswordReset, "password_resets")
    second_factors = Collection(SecondFactors, "second_factors")
    unknown_logins = Collection(UnknownLogin, "unknown_logins")
    clients = Collection(Client, "clients")
    sessions = Collection(Session, "sessions", indexes=(Index("account_id"),))
    waiting_log_ins = Collection(WaitingLogIn, "waiting_log_ins", indexes=(Index("account_id"),))
    codes = Collection(AuthorizationCode, "codes", indexes=(Index("session_id"),))
    refresh_families = Collection(
        RefreshFamily, "refresh_families", indexes=(Index("session_id"), Index("code_id"))
    )
    generations = Collection(Generation, "token_generations")
    signing_keys = Collection(SigningKey, "signing_keys")
    holiday_notices = Collection(HolidayNotice, "holiday_notices")
    register_mappings = Collection(
        RegisterMapping, "register_mappings", noun="mapping", indexes=(Index("current", "_id"),)
    )
    register_imports = Collection(
        RegisterImport,
        "register_imports",
        noun="import",
        orderings=("started_at",),
        indexes=(Index("by_started_at"), Index("source", "batch"), Index("source", "by_started_at")),
    )

    def require_path(self, path: OrgPath) -> None:
        """Raises NotFound unless a place, a grid or a party organisation has this path."""
        trees = (self.places, self.grids, self.party_organisations)
        if path != f"/{PLATFORM}" and not any(tree.first({"path": path}) for tree in trees):
            raise NotFound("place", path)

    def scope_of(self, path: OrgPath) -> tuple[OrgPath, ...]:
        """Where authority over a record at this place may be held: there, above, and in the place's grid."""
        place = self.places.first({"path": path})
        return place.scope if place else (path,)

    def roles_of(self, person_id: str) -> list[tuple[Role, OrgPath]]:
        """The roles that a person has, those that a company's appointment gives included."""
        granted = self.role_grants.list({"person_id": person_id}, limit=MOST_READ)
        led = self.project_managers.list({"person_id": person_id}, limit=MOST_READ)
        return [(grant.role, grant.path) for grant in granted] + [
            (Role.PROJECT_MANAGER, manager.path) for manager in led if not manager.ended(self.now.date())
        ]

    def account_named(self, login: str) -> Account | None:
        """The account of a login, or of a phone number if one account only has a person with it."""
        phone = phone_in(login)
        if phone is None:
            return self.accounts.first({"login": login})
        if self.tenant_keys.find(PERSONAL) is None:
            return None
        owners = self.persons.list({"phone.lookup": self.keys.lookup(phone, "phone")}, limit=MOST_OF_A_PHONE)
        found = [self.accounts.first({"person_id": owner.id}) for owner in owners if owner.active]
        known = [account for account in found if account and account.active]
        return known[0] if len(known) == 1 and len(owners) < MOST_OF_A_PHONE else None

    @property
    def keys(self) -> TenantKeys:
        """What seals this tenant's personal data."""
        return self.tools.vault.open(self.tenant, self.tenant_keys.get(PERSONAL).wrapped)

    def make_keys(self) -> None:
        """A new tenant's key; nothing personal can be kept before."""
        self.tenant_keys.add(TenantKey(PERSONAL, self.tools.vault.new_key(self.tenant)))

    def protect(self, kind: str, text: str, owner_id: str, *, found_by: str = "") -> Protected:
        """A personal datum of a kind in `MASKS`, sealed so that it opens for its owner only.

        `found_by`: what of it one looks it up by, where that is not all of it.
        """
        keys = self.keys
        lookup = keys.lookup(found_by or text, kind)
        return Protected(keys.seal(text, f"{kind}/{owner_id}"), lookup, MASKS[kind](text))

    def reveal(self, kind: str, datum: Protected, owner_id: str) -> str:
        return self.keys.reveal(datum.sealed, f"{kind}/{owner_id}")


SEALED = (
    Sealed(Tx.persons, "phone.sealed", "phone/{id}"),
    Sealed(Tx.persons, "citizen_id.sealed", "citizen_id/{id}"),
    Sealed(Tx.persons, "document.number.sealed", "document/{id}"),
    Sealed(Tx.vehicles, "plate.sealed", "plate/{id}"),
    Sealed(Tx.password_resets, "sealed_code", "reset/{id}"),
    Sealed(Tx.second_factors, "sealed_secret", "totp/{id}"),
    Sealed(Tx.signing_keys, "sealed_private", "signing_key/{id}"),
)
"""Every sealed text that identity keeps."""
