# SPDX-License-Identifier: AGPL-3.0-or-later
"""Webhooks over HTTP by Standard Webhooks 1.0."""

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.chassis.clock import monotonic, system_now
from services.outreach.channels.outward import NoAnswer, Outward
from services.outreach.domain import signatures
from services.outreach.domain.deliveries import Attempt
from services.outreach.domain.feed import JSON_EVENT

AGENT = "Linli-Webhooks/1.0"


class Webhooks:
    """Sends webhooks; may be used by many threads."""

    def __init__(self, outward: Outward) -> None:
        self._outward = outward

    def send(self, url: str, message_id: str, body: str, secrets: Iterable[str]) -> Attempt:
        """One try. Each of the secrets signs, so that a receiver that knows one of them is content."""
        at, began = system_now(), monotonic()
        text = signatures.signed_text(message_id, at, body.encode())
        headers = {
            "content-type": JSON_EVENT,
            "user-agent": AGENT,
            "webhook-id": message_id,
            "webhook-timestamp": str(signatures.seconds(at)),
            "webhook-signature": " ".join(signature(secret, text) for secret in secrets),
        }
        try:
            answer = self._outward.post(url, headers, body.encode())
        except NoAnswer as failure:
            return Attempt(at, _millis(began), error=str(failure))
        return Attempt(at, _millis(began), answer.status, answer.text)


def signature(secret: str, text: bytes) -> str:
    """The text's signature, by a shared secret or a private key as the standard writes them."""
    if secret.startswith(signatures.PRIVATE):
        return signatures.asymmetric(_private(signatures.seed_of(secret)).sign(text))
    return signatures.sign(signatures.key_of(secret), text)


def public_key(seed: bytes) -> bytes:
    """The public key of an Ed25519 seed."""
    return _private(seed).public_key().public_bytes_raw()


def _private(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)


def _millis(began: float) -> int:
    return round((monotonic() - began) * 1000)
