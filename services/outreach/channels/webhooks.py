# SPDX-License-Identifier: AGPL-3.0-or-later
"""Webhooks over HTTP by Standard Webhooks 1.0; redirects are not followed."""

from collections.abc import Iterable, Mapping

import httpcore
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.chassis import tls
from services.chassis.clock import monotonic, system_now
from services.outreach.channels.guarded import AddressRefused, Deadline, GuardedBackend, Resolve, resolve
from services.outreach.domain import signatures
from services.outreach.domain.deliveries import ANSWER_LENGTH, Attempt
from services.outreach.domain.feed import JSON_EVENT

WHOLE_SECONDS = 15.0
STEP_SECONDS = 10.0
KEPT_CONNECTIONS = 100
AGENT = "Linli-Webhooks/1.0"


class Webhooks:
    """Sends webhooks; may be used by many threads."""

    def __init__(
        self,
        ca_file: str = "",
        *,
        inside: bool = False,
        seconds: float = WHOLE_SECONDS,
        look_up: Resolve = resolve,
    ) -> None:
        self._seconds = seconds
        self._deadline = Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls.context(ca_file),
            max_connections=None,
            max_keepalive_connections=KEPT_CONNECTIONS,
            keepalive_expiry=30.0,
            network_backend=GuardedBackend(self._deadline, inside=inside, look_up=look_up),
        )

    def send(self, url: str, message_id: str, body: str, secrets: Iterable[str]) -> Attempt:
        """One try. Each of the secrets signs, so that a receiver that knows one of them is content."""
        at, began = system_now(), monotonic()
        text = signatures.signed_text(message_id, at, body)
        headers: dict[bytes | str, bytes | str] = {
            "content-type": JSON_EVENT,
            "user-agent": AGENT,
            "webhook-id": message_id,
            "webhook-timestamp": str(signatures.seconds(at)),
            "webhook-signature": " ".join(signature(secret, text) for secret in secrets),
        }
        self._deadline.at = began + self._seconds
        try:
            status, answer = self._post(url, headers, body.encode())
        except (AddressRefused, httpcore.NetworkError, httpcore.TimeoutException) as error:
            return Attempt(at, _millis(began), error=type(error).__name__)
        except (httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol, OSError) as error:
            return Attempt(at, _millis(began), error=type(error).__name__)
        return Attempt(at, _millis(began), status, answer)

    def close(self) -> None:
        self._pool.close()

    def _post(self, url: str, headers: Mapping[bytes | str, bytes | str], body: bytes) -> tuple[int, str]:
        steps = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
        with self._pool.stream(
            "POST", url, headers=headers, content=body, extensions={"timeout": steps}
        ) as response:
            found = b""
            for part in response.iter_stream():
                found += part
                if len(found) > ANSWER_LENGTH:
                    break
            return response.status, found.decode(errors="replace")[:ANSWER_LENGTH]


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
