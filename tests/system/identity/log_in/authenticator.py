# SPDX-License-Identifier: AGPL-3.0-or-later
"""An authenticator in software: it answers what a page asks as a phone would, or wrongly on purpose."""

import json
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

ORIGIN = "http://localhost:8401"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def asked(page: str) -> dict[str, Any]:
    """The question of a page."""
    found = re.search(r'data-passkey="([^"]+)"', page)
    assert found, page
    question: dict[str, Any] = json.loads(unescape(found[1]))
    return question


@dataclass
class Authenticator:
    """One passkey; `count` is its sign counter."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = b"credential-of-sixteen"
    handle: str = ""
    count: int = 0
    origin: str = ORIGIN
    host: str = "localhost"
    flags: int = PRESENT | VERIFIED

    def make(self, question: dict[str, Any]) -> str:
        """What a browser sends of a new passkey."""
        self.handle = question["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        known = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(cose)
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + known}
        return self._credential(
            "webauthn.create", question, {"attestationObject": encoded(cbor2.dumps(told))}
        )

    def use(self, question: dict[str, Any]) -> str:
        """What a browser sends when the passkey is used."""
        self.count += 1
        data = self._data()
        client = self._client("webauthn.get", question)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": encoded(data), "signature": encoded(signature)}
        return self._credential("webauthn.get", question, {**parts, "userHandle": self.handle})

    def _data(self, more: int = 0) -> bytes:
        flags = (self.flags | more).to_bytes(1)
        return sha256(self.host.encode()).digest() + flags + self.count.to_bytes(4)

    def _client(self, kind: str, question: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": question["challenge"], "origin": self.origin}).encode()

    def _credential(self, kind: str, question: dict[str, Any], parts: dict[str, str]) -> str:
        response = {"clientDataJSON": encoded(self._client(kind, question)), **parts}
        name = encoded(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
