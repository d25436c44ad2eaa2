# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy's own keys and passwords: made at its first start, kept beside its data, the same ever after."""

import base64
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

KEY_BYTES = 32
PASSWORD_BYTES = 12


def load(data: Path) -> dict[str, str]:
    """The settings that are secret, as environment variables."""
    return _kept(data / "credentials.json", fresh)


def of_users(data: Path, users: Iterable[str]) -> dict[str, str]:
    """The passwords of the services' users at the broker, by user."""
    return _kept(data / "broker-users.json", lambda: {user: secrets.token_hex(KEY_BYTES) for user in users})


def _kept(file: Path, make: Callable[[], Mapping[str, str]]) -> dict[str, str]:
    """What the file holds; what it lacks is made and kept."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    kept: dict[str, str] = json.loads(file.read_text() or "{}")
    whole = {**make(), **kept}
    if whole != kept:
        file.write_text(json.dumps(whole, indent=1))
    return whole


def fresh() -> dict[str, str]:
    """New ones, kept nowhere."""
    return {
        "LINLI_MASTER_KEY": _key(),
        "LINLI_LOG_KEY": _key(),
        "LINLI_MESSAGE_SECRET": f"whsec_{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}",
        "LINLI_PUSH_KEY": _key(),
        "LINLI_PAYMENT_SECRET": secrets.token_urlsafe(KEY_BYTES),
        "LINLI_BOOTSTRAP_OPERATOR_PASSWORD": secrets.token_urlsafe(PASSWORD_BYTES),
        "LINLI_PORTAL_CLIENT_SECRET": secrets.token_urlsafe(KEY_BYTES),
        "LINLI_PORTAL_SESSION_KEY": _key(),
    }


def _key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()
