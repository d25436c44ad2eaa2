# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text messages and calls by an HTTP gateway: signed as webhooks are, and so are the gateway's reports."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hmac import compare_digest

import httpx

from services.chassis import tls, written
from services.chassis.clock import system_now
from services.outreach.channels.singly import singly
from services.outreach.domain import signatures
from services.outreach.domain.sendings import Outcome
from services.outreach.queries.messages import Letter

SECONDS = 10.0
ONE_PART, EACH_PART = 70, 67
"""Characters of UCS-2 in a text message of one part, and in each of several (3GPP TS 23.040)."""
BELIEVED = timedelta(minutes=5)
FORGOTTEN = (429, 500, 599)


class TextMessages:
    """A POST of `{"id", "phone", "text"}` to one address."""

    def __init__(self, url: str, token: str, secret: str, ca_file: str = "") -> None:
        self._url = url
        self._secret = secret
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(
            timeout=SECONDS, trust_env=False, verify=tls.context(ca_file), headers=headers
        )

    def cost(self, letter: Letter) -> int:
        length = len(letter.words.sms)
        return 1 if length <= ONE_PART else -(-length // EACH_PART)

    def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        return singly(letters, self._one)

    def close(self) -> None:
        self._http.close()

    def _one(self, letter: Letter) -> Outcome:
        request = self._http.build_request("POST", self._url, json=self._given(letter))
        request.headers.update(self._signed(letter.reference, request.content.decode()))
        try:
            answer = self._http.send(request)
        except httpx.HTTPError as error:
            return Outcome(taken=False, error=type(error).__name__)
        if answer.is_success:
            return Outcome(taken=True, reference=letter.reference)
        later, first, last = FORGOTTEN
        again = answer.status_code == later or first <= answer.status_code <= last
        return Outcome(taken=False, error=f"HTTP {answer.status_code}", final=not again)

    def _given(self, letter: Letter) -> dict[str, str]:
        return {"id": letter.reference, "phone": letter.to, "text": letter.words.sms}

    def _signed(self, message_id: str, body: str) -> dict[str, str]:
        if not self._secret:
            return {}
        now = system_now()
        return {
            "webhook-id": message_id,
            "webhook-timestamp": str(signatures.seconds(now)),
            "webhook-signature": _signature(self._secret, message_id, now, body.encode()),
        }


class Calls(TextMessages):
    """The gateway rings up and says it: the same POST, with the `language` in which the text is read out."""

    def cost(self, letter: Letter) -> int:  # noqa: ARG002 - a call, however much it says
        return 1

    def _given(self, letter: Letter) -> dict[str, str]:
        return {**super()._given(letter), "language": letter.language}


def is_report(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> bool:
    """Whether a report was signed with the gateway's secret, not long ago."""
    given, at = headers.get("webhook-signature", ""), headers.get("webhook-timestamp", "")
    latest = signatures.seconds(now + BELIEVED)
    if not (secret and written.is_digits(at) and len(at) <= len(str(latest)) and int(at) <= latest):
        return False
    moment = datetime.fromtimestamp(int(at), now.tzinfo)
    wanted = _signature(secret, headers.get("webhook-id", ""), moment, body)
    fresh = abs(now - moment) <= BELIEVED
    return fresh and any(compare_digest(one.encode(), wanted.encode()) for one in given.split(" "))


def _signature(secret: str, message_id: str, at: datetime, body: bytes) -> str:
    return signatures.sign(signatures.key_of(secret), signatures.signed_text(message_id, at, body))
