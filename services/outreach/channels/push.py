# SPDX-License-Identifier: AGPL-3.0-or-later
"""Web Push (RFC 8030) to the browsers in which a person turned it on."""

import json
from collections.abc import Sequence
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric import ec

from services.chassis.clock import system_now
from services.chassis.ids import new_bytes
from services.outreach.channels import push_encryption
from services.outreach.channels.outward import Answer, NoAnswer, Outward
from services.outreach.channels.singly import singly
from services.outreach.domain.browsers import Subscription
from services.outreach.domain.sendings import Outcome
from services.outreach.queries.messages import Letter

KEPT_SECONDS = 86_400
"""So long a push service keeps it for a browser that is closed."""
SALT_BYTES = 16
GONE = (404, 410)
LATER, SERVER_ERRORS = 429, 500


class Push:
    """`key` is the platform's (VAPID), `contact` whom a push service's operators write to."""

    def __init__(self, outward: Outward, key: str, contact: str) -> None:
        self._outward = outward
        self._key = push_encryption.private_key(key)
        self._contact = contact

    @property
    def public_key(self) -> str:
        """What a browser subscribes with."""
        return push_encryption.to_base64url(push_encryption.public_bytes(self._key))

    def cost(self, letter: Letter) -> int:  # noqa: ARG002 - nobody is paid
        return 0

    def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        return singly(letters, self._one)

    def _one(self, letter: Letter) -> Outcome:
        """Taken where one of the browsers has it; those that are gone are named."""
        to = [Subscription.from_text(line) for line in letter.to.splitlines()]
        outcomes = {one.browser_id: self._to(one, letter) for one in to}
        gone = tuple(name for name, outcome in outcomes.items() if outcome.gone)
        return replace(min(outcomes.values(), key=_rank), gone=False, gone_from=gone)

    def _to(self, to: Subscription, letter: Letter) -> Outcome:
        try:
            body = self._sealed(to, letter)
        except ValueError:
            return Outcome(taken=False, error="BadSubscription", final=True, gone=True)
        headers = {
            "authorization": push_encryption.authorization(
                self._key, to.endpoint, self._contact, system_now()
            ),
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "ttl": str(KEPT_SECONDS),
            "topic": letter.sending_id.replace("-", ""),
        }
        try:
            answer = self._outward.post(to.endpoint, headers, body)
        except NoAnswer as failure:
            return Outcome(taken=False, error=str(failure))
        return _outcome(answer, letter.reference)

    def _sealed(self, to: Subscription, letter: Letter) -> bytes:
        """The title alone: a phone lies about; the browser shows it, and opens the link."""
        text = json.dumps(
            {"id": letter.sending_id, "title": letter.words.title, "link": letter.link}, ensure_ascii=False
        )
        receiver = push_encryption.from_base64url(to.p256dh)
        auth = push_encryption.from_base64url(to.auth)
        fresh = ec.generate_private_key(ec.SECP256R1())
        return push_encryption.encrypt(text.encode(), receiver, auth, key=fresh, salt=new_bytes(SALT_BYTES))


def _rank(outcome: Outcome) -> tuple[bool, bool]:
    """What is taken before what is tried again, and that before what is final."""
    return not outcome.taken, outcome.final


def _outcome(answer: Answer, reference: str) -> Outcome:
    if answer.status // 100 == 2:  # noqa: PLR2004 - HTTP
        return Outcome(taken=True, reference=reference)
    again = answer.status == LATER or answer.status >= SERVER_ERRORS
    return Outcome(taken=False, error=f"HTTP {answer.status}", final=not again, gone=answer.status in GONE)
