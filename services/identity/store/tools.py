# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity works with beside its data, and the settings that say so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from argon2 import PasswordHasher
from joserfc.jwk import ECKey, KeySet
from pydantic import Field, SecretStr

from services.chassis.clock import system_now
from services.chassis.files import Blobs
from services.chassis.privacy import Vault
from services.chassis.settings import Settings
from services.identity.domain.challenges import RelyingParty
from services.identity.domain.federation import Attempt, IdentityProvider, Outsider
from services.identity.domain.register_sheets import Registers


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
    providers_inside: bool = Field(
        default=False, description="development: other providers of log-ins by http and at private hosts, too"
    )
    token_recheck_seconds: float = Field(0, ge=0, le=30)
    feeds_inside: str = Field("", description="hosts of sources that may lie inside, with commas")


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


class Pulls(Protocol):
    """The threads in which sources of feeds are asked."""

    def submit(self, tenant: str, source: str) -> None:
        """Have a source asked, soon and once at a time."""
        ...

    def rest(self) -> None:
        """Return when none is being asked any more."""
        ...


class Guesses(Protocol):
    """How often a network may be wrong about secrets."""

    def check(self) -> None:
        """Raises TooManyRequests while the request's network has been wrong too often."""
        ...

    def count(self) -> None:
        """The request was wrong once more."""
        ...


class Federation(Protocol):
    """Other providers of log-ins, asked over the network: never within a transaction."""

    @property
    def inside(self) -> bool:
        """A development setting: providers by http and at private hosts, too."""
        ...

    def address(self, provider: IdentityProvider, attempt: Attempt) -> str:
        """Where the browser goes to log in there. Raises OutsideFailed."""
        ...

    def who(
        self, provider: IdentityProvider, secret: str, attempt: Attempt, answer: Mapping[str, str]
    ) -> Outsider:
        """Whom the provider means by what it sent the browser back with. Raises OutsideFailed."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What identity's commands work with beside its data.

    `issuer` is the address that its tokens name; `now` the system's time, by which keys sign; `feeds_inside`
    the hosts of sources that may lie inside; `limit_of` says how many requests a second a district may send,
    0 where nobody set it; `answering` are the services that are asked what is open of a person's.
    """

    issuer: str
    hasher: PasswordHasher
    vault: Vault
    keys: SigningKeys
    messages: Messages
    guesses: Guesses
    blobs: Blobs
    registers: Registers
    federation: Federation
    pulls: Pulls
    limit_of: Callable[[str], int]
    feeds_inside: frozenset[str] = frozenset()
    answering: tuple[str, ...] = ()
    now: Callable[[], datetime] = system_now

    @property
    def party(self) -> RelyingParty:
        return RelyingParty.at(self.issuer)
