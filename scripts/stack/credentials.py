# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy's own keys and passwords: made at its first start, kept beside its data, the same ever after."""

import base64
import json
import secrets
from pathlib import Path

KEY_BYTES = 32
PASSWORD_BYTES = 12


def load(data: Path) -> dict[str, str]:
    """The settings that are secret, as environment variables."""
    file = data / "credentials.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    kept = json.loads(file.read_text() or "{}")
    whole: dict[str, str] = fresh() | kept
    if whole != kept:
        file.write_text(json.dumps(whole, indent=1))
    return whole


def fresh() -> dict[str, str]:
    """New ones, kept nowhere."""
    return {
        "LINLI_MASTER_KEY": _key(),
        "LINLI_LOG_KEY": _key(),
        "LINLI_PAYMENT_SECRET": secrets.token_urlsafe(KEY_BYTES),
        "LINLI_BOOTSTRAP_OPERATOR_PASSWORD": secrets.token_urlsafe(PASSWORD_BYTES),
        "LINLI_PORTAL_CLIENT_SECRET": secrets.token_urlsafe(KEY_BYTES),
        "LINLI_PORTAL_SESSION_KEY": _key(),
    }


def _key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()
