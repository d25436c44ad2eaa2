# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the portal needs to run: addresses and its client's secrets, no database and no broker."""

from typing import Annotated

from cryptography.fernet import Fernet
from pydantic import Field, SecretStr, field_validator

from services.chassis.settings import HttpSettings

Address = Annotated[str, Field(pattern=r"^https?://[^/]+$")]


class PortalSettings(HttpSettings):
    """The services' addresses are for the portal itself; `issuer` and `portal_url` for browsers."""

    issuer: Address
    jwks_url: str = Field(pattern=r"^https?://")
    identity_url: Address
    dispatch_url: Address
    finance_url: Address
    deliberation_url: Address
    credit_url: Address
    outreach_url: Address
    portal_url: Address
    portal_client_id: str = Field("portal", min_length=1, max_length=64)
    portal_client_secret: SecretStr
    portal_session_key: SecretStr = Field(
        description="32 random bytes as URL-safe base64; several with commas, the first one seals"
    )
    upload_limit: int = Field(26_214_400, ge=1024, description="bytes of a form with its files")
    session_hours: float = Field(12, gt=0, le=168)
    api_timeout_seconds: float = Field(10, gt=0, le=60)
    payment_url: str = Field(
        "", pattern=r"^(https?://\S+)?$", description="the payment provider: forms may lead there"
    )
    gallery: bool = Field(False, description="whether /ui shows the kit: for development")

    @field_validator("portal_session_key")
    @classmethod
    def _usable(cls, value: SecretStr) -> SecretStr:
        for key in session_keys(value):
            Fernet(key)
        return value

    @property
    def secure(self) -> bool:
        """Whether browsers reach the portal over TLS."""
        return self.portal_url.startswith("https:")

    @property
    def redirect_uri(self) -> str:
        return f"{self.portal_url}/log-in/callback"


def session_keys(value: SecretStr) -> list[str]:
    """The keys one by one, padded as Fernet wants them."""
    parts = value.get_secret_value().split(",")
    return [key.rstrip("=") + "=" for key in parts]
