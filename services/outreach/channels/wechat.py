# SPDX-License-Identifier: AGPL-3.0-or-later
"""Template messages (模板消息) of a WeChat service account to who follows it."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import httpx

from services.chassis import tls
from services.chassis.clock import monotonic
from services.outreach.channels.singly import singly
from services.outreach.domain.sendings import Outcome
from services.outreach.queries.messages import Letter

SECONDS = 10.0
SPARE_SECONDS = 300
THING_LENGTH = 20
"""Of a field `thing`: what is longer is refused by WeChat."""
OLD_TOKEN = frozenset({40001, 40014, 42001})
LATER = frozenset({-1, 45009})
"""Busy, or over the account's limit."""
NOBODY = frozenset({40003, 43004})
"""The person does not follow the account, or no more."""


class WeChat:
    """`template` is the account's, with the fields `thing1`, what it is about, and `thing2`, what it says."""

    def __init__(
        self, url: str, app_id: str, secret: str, template: str, portal: str, ca_file: str = ""
    ) -> None:
        self._app = {"grant_type": "client_credential", "appid": app_id, "secret": secret}
        self._template = template
        self._portal = portal
        self._http = httpx.Client(base_url=url, timeout=SECONDS, trust_env=False, verify=tls.context(ca_file))
        self._lock = Lock()
        self._token, self._ends_at = "", 0.0

    def cost(self, letter: Letter) -> int:  # noqa: ARG002 - nobody is paid
        return 0

    def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        return singly(letters, self._one)

    def close(self) -> None:
        self._http.close()

    def _one(self, letter: Letter) -> Outcome:
        try:
            code = self._sent(letter, self._access(""))
            if code in OLD_TOKEN:
                code = self._sent(letter, self._access(self._token))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            return Outcome(taken=False, error=type(error).__name__)
        if code == 0:
            return Outcome(taken=True, reference=letter.reference)
        again = code in LATER or code in OLD_TOKEN
        return Outcome(taken=False, error=f"WeChat {code}", final=not again, gone=code in NOBODY)

    def _sent(self, letter: Letter, token: str) -> int:
        body: dict[str, Any] = {
            "touser": letter.to,
            "template_id": self._template,
            "client_msg_id": letter.sending_id.replace("-", ""),
            "data": {
                "thing1": {"value": _cut(letter.words.title)},
                "thing2": {"value": _cut(letter.words.sms)},
            },
        }
        if letter.link and self._portal:
            body["url"] = self._portal + letter.link
        answer = self._http.post("/cgi-bin/message/template/send", params={"access_token": token}, json=body)
        answer.raise_for_status()
        code: int = answer.json()["errcode"]
        return code

    def _access(self, stale: str) -> str:
        """The account's token, another where this one is not taken any more."""
        with self._lock:
            if self._token and self._token != stale and monotonic() < self._ends_at:
                return self._token
            answer = self._http.post(
                "/cgi-bin/stable_token", json={**self._app, "force_refresh": bool(stale)}
            )
            answer.raise_for_status()
            given = answer.json()
            self._token = str(given["access_token"])
            self._ends_at = monotonic() + given["expires_in"] - SPARE_SECONDS
            return self._token


def _cut(text: str) -> str:
    return text if len(text) <= THING_LENGTH else f"{text[: THING_LENGTH - 1]}…"
