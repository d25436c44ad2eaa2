# SPDX-License-Identifier: AGPL-3.0-or-later
"""Calls dispatch's API as one person or another."""

import json
from typing import Any

from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import ECKey

from services.chassis.clock import system_now
from services.chassis.values import Principal
from tests.system.dispatch.district import BUILDING, RESIDENT, Bench

ORDERS = "/dispatch/v1/orders"
FILES = "/dispatch/v1/files"
NOBODY = "01927f3a-0000-7000-8000-999999999999"
REPORT = {"category": "burst-pipe", "description": "三楼漏水", "place_path": BUILDING}


class Api:
    """Calls as one person or another."""

    def __init__(self, client: FlaskClient, key: ECKey, bench: Bench) -> None:
        self.client = client
        self.bench = bench
        self.key = key

    def token(self, by: Principal, **more: object) -> dict[str, str]:
        now = int(system_now().timestamp())
        roles: dict[str, list[str]] = {}
        for grant in by.grants:
            for role in grant.roles:
                roles.setdefault(role, []).append(grant.at)
        claims = {
            "iss": "http://127.0.0.1:1",
            "aud": "linli",
            "sub": by.subject,
            "name": by.name,
            "tenant": by.tenant,
            "iat": now,
            "exp": now + 900,
            "roles": roles,
            **more,
        }
        head = {"alg": "ES256", "kid": "k1", "typ": "at+jwt"}
        text = jwt.encode(head, claims, self.key, algorithms=["ES256"])
        return {"Authorization": f"Bearer {text}"}

    def post(self, by: Principal, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        given = {} if body is None else {"json": body}
        answer = self.client.post(path, headers=self.token(by) | headers, **given)
        assert answer.status_code == status, answer.text
        return answer.json

    def get(self, by: Principal, path: str, status: int = 200, **query: Any) -> Any:
        answer = self.client.get(path, headers=self.token(by), query_string=query)
        assert answer.status_code == status, answer.text
        return answer.json

    def step(self, by: Principal, order_id: str, verb: str, body: Any = None, status: int = 200) -> Any:
        return self.post(by, f"{ORDERS}/{order_id}:{verb}", body, status)

    def uploaded(self, by: Principal, content: bytes = b"%PDF-1.7 before and after") -> str:
        """The id of a file of one piece."""
        body = {"name": "报告.pdf", "size": len(content)}
        file_id: str = self.post(by, FILES, body, 201)["id"]
        answer = self.client.put(f"{FILES}/{file_id}/pieces/0", headers=self.token(by), data=content)
        assert answer.status_code == 204, answer.text
        self.post(by, f"{FILES}/{file_id}:complete")
        return file_id

    def report(self, by: Principal = RESIDENT, **changed: Any) -> str:
        order_id: str = self.post(by, ORDERS, REPORT | changed, 201)["id"]
        return order_id

    def rows(self, by: Principal, *lines: Any) -> list[dict[str, Any]]:
        data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        headers = self.token(by) | {"Content-Type": "application/x-ndjson"}
        answer = self.client.post("/dispatch/v1/intake", data=data, headers=headers)
        assert answer.status_code == 200, answer.text
        return [json.loads(line) for line in answer.text.splitlines()]
