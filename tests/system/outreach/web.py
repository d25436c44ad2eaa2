# SPDX-License-Identifier: AGPL-3.0-or-later
"""Calls outreach's API as one person or system or another."""

from typing import Any

from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import ECKey

from services.chassis.clock import system_now
from services.chassis.values import Principal


class Web:
    def __init__(self, client: FlaskClient, key: ECKey) -> None:
        self._client = client
        self._key = key

    def get(self, path: str, by: Principal | None = None, status: int = 200, **query: Any) -> Any:
        answer = self._client.get(path, headers=self._headers(by), query_string=query)
        assert answer.status_code == status, answer.text
        return answer.json

    def post(self, path: str, by: Principal, body: Any = None, status: int = 200) -> Any:
        given = {} if body is None else {"json": body}
        answer = self._client.post(path, headers=self._headers(by), **given)
        assert answer.status_code == status, answer.text
        return answer.json

    def _headers(self, by: Principal | None) -> dict[str, str]:
        if by is None:
            return {}
        now = int(system_now().timestamp())
        roles: dict[str, list[str]] = {}
        for grant in by.grants:
            for role in grant.roles:
                roles.setdefault(role, []).append(grant.at)
        claims = {"iss": "http://127.0.0.1:1", "aud": "linli", "sub": by.subject, "name": by.name}
        claims |= {"tenant": by.tenant, "iat": now, "exp": now + 900, "roles": roles}
        head = {"alg": "ES256", "kid": "k1", "typ": "at+jwt"}
        text = jwt.encode(head, claims, self._key, algorithms=["ES256"])
        return {"Authorization": f"Bearer {text}"}

    def lines(self, path: str, by: Principal, headers: dict[str, str] | None = None) -> list[str]:
        """A stream to its end."""
        answer = self._client.get(path, headers=self._headers(by) | (headers or {}))
        assert answer.status_code == 200, answer.text
        return answer.text.splitlines()

    def send(
        self, path: str, body: str | bytes, headers: dict[str, str], kind: str = "application/json"
    ) -> tuple[int, Any]:
        """A request without a token: the status, and what was answered."""
        answer = self._client.post(path, data=body, headers=headers, content_type=kind)
        return answer.status_code, answer.json if answer.data else None
