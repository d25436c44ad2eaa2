# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the portal needs to run: addresses and its client's secrets, no database and no broker."""

from typing import Annotated, Literal

from cryptography.fernet import Fernet
from pydantic import Field, SecretStr, field_validator

from services.chassis import written
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
    map_tiles: str = Field(
        "",
        pattern=r"^(https?://[^\s/?#;,'\"]+/\S*)?$",
        description="where pictures of a base map come from, with {z}, {x} and {y}: browsers ask there",
    )
    map_crs: Literal["wgs84", "gcj02"] = Field(
        "wgs84", description="in which coordinates they are drawn: Tianditu's are wgs84, Amap's gcj02"
    )
    map_credit: str = Field("", max_length=100, description="whose they are, as their terms want it said")
    gallery: bool = Field(False, description="whether /ui shows the kit: for development")

    @field_validator("portal_session_key")
    @classmethod
    def _usable(cls, value: SecretStr) -> SecretStr:
        for key in session_keys(value):
            Fernet(key)
        return value

    @field_validator("map_tiles")
    @classmethod
    def _numbered(cls, value: str) -> str:
        if value and not all(name in value for name in ("{z}", "{x}", "{y}")):
            raise ValueError("names {z}, {x} and {y}")
        if value:
            written.web_address(value.partition("{")[0])
        return value

    @property
    def map_origin(self) -> str:
        """Where the pictures of the base map come from; empty where there is none."""
        if not self.map_tiles:
            return ""
        parts = written.web_address(self.map_tiles.partition("{")[0])
        return f"{parts.scheme}://{parts.netloc}"

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
