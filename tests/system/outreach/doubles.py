# SPDX-License-Identifier: AGPL-3.0-or-later
"""Servers of the channels' protocols on this machine: WeChat's, a WeCom group robot's, a push service."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

Answer = tuple[int, Any]


class Double(ThreadingHTTPServer):
    """`codes`: what is answered next instead of success."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.codes: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        raise NotImplementedError


class _Handler(BaseHTTPRequestHandler):
    server: Double
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        status, given = self.server.answer(self.path, headers, body)
        text = b"" if given is None else json.dumps(given).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing."""


D = TypeVar("D", bound=Double)


@contextmanager
def serving(server: D) -> Iterator[D]:
    with server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


class WeChatServer(Double):
    """Gives out tokens, and takes a message once by its `client_msg_id` with the token that is good."""

    def __init__(self) -> None:
        super().__init__()
        self.token, self.given = "t-1", 0
        self.received: list[dict[str, Any]] = []

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        parts, given = urlsplit(path), json.loads(body)
        if parts.path == "/cgi-bin/stable_token":
            assert (given["appid"], given["secret"]) == ("app", "app-secret")
            self.given += 1
            return 200, {"access_token": self.token, "expires_in": 7200}
        if parse_qs(parts.query)["access_token"] != [self.token]:
            return 200, {"errcode": 42001, "errmsg": "access_token expired"}
        if self.codes:
            return 200, {"errcode": self.codes.pop(0), "errmsg": "no"}
        if given["client_msg_id"] not in {one["client_msg_id"] for one in self.received}:
            self.received.append(given)
        return 200, {"errcode": 0, "errmsg": "ok", "msgid": 1}


class RobotServer(Double):
    """A WeCom group's robot: markdown of 4096 bytes, for who knows its key."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[str] = []

    @property
    def address(self) -> str:
        return f"{self.url}/cgi-bin/webhook/send?key=693a91f6"

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        if path != "/cgi-bin/webhook/send?key=693a91f6":
            return 200, {"errcode": 93000, "errmsg": "invalid webhook url"}
        if self.codes:
            return 200, {"errcode": self.codes.pop(0), "errmsg": "no"}
        given = json.loads(body)
        content = given["markdown"]["content"]
        if given["msgtype"] != "markdown" or len(content.encode()) > 4096:
            return 200, {"errcode": 40058, "errmsg": "invalid Request Parameter"}
        self.received.append(content)
        return 200, {"errcode": 0, "errmsg": "ok"}


class PushService(Double):
    """A push service and the browser behind it: who sends is checked, and what came is decrypted."""

    def __init__(self, allowed: str = "") -> None:
        super().__init__()
        self.allowed = allowed
        self.received: list[tuple[dict[str, str], Any]] = []
        self._key, self._auth = ec.generate_private_key(ec.SECP256R1()), token_bytes(16)

    @property
    def subscription(self) -> dict[str, str]:
        return {
            "endpoint": f"{self.url}/push/1",
            "p256dh": _text(_point(self._key)),
            "auth": _text(self._auth),
        }

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        if path == "/push/gone":
            return 410, None
        if path != "/push/1" or not self._is_the_platform(headers["authorization"]):
            return 403, None
        if self.codes:
            return self.codes.pop(0), None
        self.received.append((headers, json.loads(self._read(body))))
        return 201, None

    def _is_the_platform(self, given: str) -> bool:
        """RFC 8292: the token is signed by the key that the browser subscribed with, for this service."""
        fields = dict(one.strip().split("=", 1) for one in given.removeprefix("vapid ").split(","))
        point = _bytes(fields["k"])
        key = ECKey.import_key({"kty": "EC", "crv": "P-256", "x": _text(point[1:33]), "y": _text(point[33:])})
        token = jwt.decode(fields["t"], key, algorithms=["ES256"])
        audience = token.claims["aud"] == self.url
        return audience and token.claims["sub"].startswith("mailto:") and fields["k"] == self.allowed

    def _read(self, body: bytes) -> bytes:
        """RFC 8188 and 8291, from the receiver's side."""
        salt, size, length = body[:16], int.from_bytes(body[16:20]), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert len(sealed) <= size
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        info = b"WebPush: info\x00" + _point(self._key) + sender
        shared = self._key.exchange(ec.ECDH(), theirs)
        secret = HKDF(SHA256(), 32, self._auth, info).derive(shared)
        content_key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(secret)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(secret)
        return AESGCM(content_key).decrypt(nonce, sealed, None).removesuffix(b"\x02")


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
