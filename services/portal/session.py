# SPDX-License-Identifier: AGPL-3.0-or-later
"""The log-in of a browser, kept in an encrypted cookie: the portal itself remembers nobody."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import SecretStr
from werkzeug.wrappers import Response

from services.portal.settings import session_keys

SESSION = "linli_portal"
"""Cookies know no ports, so on one machine the name must differ from the identity provider's."""

LARGEST_COOKIE = 4000
LARGEST_CONTENT = 65_536


class CookieTooLarge(Exception):
    """Browsers would drop the cookie without a word; a person with very many grants has such tokens."""


@dataclass(frozen=True, slots=True)
class Session:
    """The tokens of a log-in. `expires_at`: when the access token ends, in seconds since 1970.

    `kept_until`: when a log-in on an own device ends; 0 for one that ends with the browser.
    """

    access_token: str
    refresh_token: str
    id_token: str
    expires_at: int
    csrf: str
    kept_until: int = 0

    @property
    def subject(self) -> str:
        """Whom the access token is of, as it says itself."""
        return self._said("sub")

    @property
    def log_in(self) -> str:
        """Of which log-in the access token came, as it says itself."""
        return self._said("sid")

    def _said(self, claim: str) -> str:
        return str(json.loads(_decoded(self.access_token.split(".")[1])).get(claim, ""))

    def renewed(self, other: "Session") -> "Session":
        """With the newer tokens; forms that were shown before stay good."""
        return replace(
            other, csrf=self.csrf, id_token=other.id_token or self.id_token, kept_until=self.kept_until
        )


class Cookies:
    """Seals small values into cookies and opens them again."""

    def __init__(self, keys: SecretStr, *, secure: bool) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in session_keys(keys)])
        self._secure = secure

    def seal(self, content: dict[str, Any], largest: int = LARGEST_COOKIE) -> str:
        """Raises CookieTooLarge."""
        text = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
        sealed = self._fernet.encrypt(zlib.compress(text, 9)).decode()
        if len(sealed) > largest:
            raise CookieTooLarge(len(sealed))
        return sealed

    def open(self, text: str, max_age_seconds: int, largest: int = LARGEST_CONTENT) -> dict[str, Any] | None:
        """What was sealed; None if it is forged, damaged, of another key or too old."""
        try:
            packed = self._fernet.decrypt(text.encode(), ttl=max_age_seconds)
        except (InvalidToken, UnicodeEncodeError):
            return None
        content: dict[str, Any] = json.loads(zlib.decompressobj().decompress(packed, largest))
        return content

    def put(self, response: Response, name: str, sealed: str, path: str = "/", until: int = 0) -> None:
        """Out of reach of scripts and other sites' forms; without `until` gone when the browser is closed."""
        response.set_cookie(
            name,
            sealed,
            path=path,
            expires=until or None,
            secure=self._secure,
            httponly=True,
            samesite="Lax",
        )


def to_content(session: Session) -> dict[str, Any]:
    """Tokens go in unpacked: their text repeats itself and shrinks to a fraction."""
    return {
        "access": _unpack(session.access_token),
        "refresh": session.refresh_token,
        "id": _unpack(session.id_token),
        "expires": session.expires_at,
        "csrf": session.csrf,
        "kept": session.kept_until,
    }


def from_content(content: dict[str, Any]) -> Session | None:
    """None if an earlier version of the portal sealed it."""
    try:
        return Session(
            access_token=_pack(content["access"]),
            refresh_token=content["refresh"],
            id_token=_pack(content["id"]),
            expires_at=content["expires"],
            csrf=content["csrf"],
            kept_until=content["kept"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _unpack(token: str) -> list[str]:
    """Header and payload as their JSON text, the signature as it is."""
    header, payload, signature = token.split(".")
    return [_decoded(header), _decoded(payload), signature]


def _pack(parts: list[str]) -> str:
    header, payload, signature = parts
    return f"{_encoded(header)}.{_encoded(payload)}.{signature}"


def _decoded(segment: str) -> str:
    return urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()


def _encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")
