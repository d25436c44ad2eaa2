# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stand-in for a payment provider: it takes no money, and tells finance that it did.

`python -m scripts.payment_provider <port> <notify-address>` serves it on this machine, with the secret that
LINLI_PAYMENT_SECRET holds. Whoever opens the address of a payment can pay it there with one button; a payment
that finance asks to give back is given back. Both are told to the notify address, signed. Once a day finance
asks for the settlement: all that moved since the last one, less a fee of six per mille;
asked again, it is the same.
"""

import hmac
import json
import os
import sys
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

HOST = "127.0.0.1"
SIGNATURE = "Provider-Signature"
LONGEST = 10_000
HEAD = "reference,event,amount,fee,currency"
BACK = "return_url"
"""Where the payer goes afterwards; it is signed with the rest of the address."""

PAGE = """<!doctype html><meta charset="utf-8"><title>沙箱支付</title>
<p>{reference}<br>{amount} 分 {currency}<form method="post"><button>支付</button></form>"""
LEAVE = '<p><a href="{back}">返回</a>'


class PaymentProvider(ThreadingHTTPServer):
    """`paid` and `refunded` are what was done; `told` are the answers that finance gave to notifications."""

    daemon_threads = True
    again_s = 2.0

    def __init__(self, secret: str, notify_url: str = "", port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.secret = secret
        self.notify_url = notify_url
        self.paid: dict[str, dict[str, Any]] = {}
        self.refunded: dict[str, dict[str, Any]] = {}
        self.told: list[int] = []
        self.moved: list[tuple[str, str, int, str]] = []
        self.settled: dict[tuple[str, str], str] = {}
        self._lock = Lock()
        self._closed = Event()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def sign(self, body: bytes) -> str:
        return hmac.new(self.secret.encode(), body, sha256).hexdigest()

    def move(self, event: str, payment: dict[str, Any]) -> None:
        """Money came, or went back: it stands in the next settlement."""
        sign = 1 if event == "paid" else -1
        with self._lock:
            self.moved.append((payment["reference"], event, sign * payment["amount"], payment["currency"]))

    def settlement(self, merchant: str, day: str) -> str:
        """What moved of a merchant since the last settlement; the same for a day that has one."""
        with self._lock:
            if (merchant, day) not in self.settled:
                own = [one for one in self.moved if one[0].startswith(f"{merchant}.")]
                self.moved = [one for one in self.moved if one not in own]
                self.settled[merchant, day] = _settlement(merchant, day, own)
            return self.settled[merchant, day]

    def notify(self, event: str, payment: dict[str, Any], signed: str = "") -> int:
        """Tell finance something; the status of its answer."""
        body = json.dumps({**payment, "event": event}).encode()
        headers = {"Content-Type": "application/json", SIGNATURE: signed or self.sign(body)}
        try:
            with urlopen(Request(self.notify_url, body, headers), timeout=10) as answer:  # noqa: S310
                status = int(answer.status)
        except URLError as error:
            status = int(getattr(error, "code", 0))
        self.told.append(status)
        return status

    def tell(self, event: str, payment: dict[str, Any]) -> int:
        """Notify, again and again where it is not taken; the status of the first answer."""
        status = self.notify(event, payment)
        if not _is_taken(status):
            Thread(target=self._insist, args=(event, payment), daemon=True).start()
        return status

    def server_close(self) -> None:
        self._closed.set()
        super().server_close()

    def _insist(self, event: str, payment: dict[str, Any]) -> None:
        while not self._closed.wait(self.again_s) and not _is_taken(self.notify(event, payment)):
            pass


def _is_taken(status: int) -> bool:
    """Whether finance has decided on it: it was reached, and was well."""
    return HTTPStatus.OK <= status < HTTPStatus.INTERNAL_SERVER_ERROR


def fee(amount: int) -> int:
    """Six per mille, rounded half upwards; given back with a refund."""
    sign = 1 if amount >= 0 else -1
    return sign * ((abs(amount) * 6 + 500) // 1000)


def _settlement(merchant: str, day: str, moved: list[tuple[str, str, int, str]]) -> str:
    rows = [f"{reference},{event},{much},{fee(much)},{unit}" for reference, event, much, unit in moved]
    amount, fees = sum(one[2] for one in moved), sum(fee(one[2]) for one in moved)
    total = f"total,{len(rows)},{amount},{fees},PO{merchant}{day.replace('-', '')}"
    return "".join(f"{line}\n" for line in (f"day,{day}", HEAD, *rows, total))


class _Handler(BaseHTTPRequestHandler):
    server: PaymentProvider

    def do_GET(self) -> None:
        given = self._signed() or {}
        asked = self._asked()
        if urlsplit(self.path).path == "/settlements" and {"merchant", "day"} <= set(given):
            self._answer(200, self.server.settlement(given["merchant"], given["day"]), "text/csv")
        elif asked:
            self._answer(200, PAGE.format(**asked))
        elif self.path == "/":
            self._answer(200, f"{len(self.server.paid)} paid, {len(self.server.refunded)} given back")
        else:
            self._answer(403, "the address is not signed")

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), LONGEST))
        if urlsplit(self.path).path == "/refunds":
            self._refund(body)
        elif (asked := self._asked()) is None:
            self._answer(403, "the address is not signed")
        else:
            back = asked.pop(BACK, "")
            if asked["reference"] not in self.server.paid:
                self.server.move("paid", asked)
            self.server.paid[asked["reference"]] = asked
            told = f"told: {self.server.tell('paid', asked)}"
            self._answer(200, told + (LEAVE.format(back=escape(back)) if back else ""))

    def _refund(self, body: bytes) -> None:
        if not hmac.compare_digest(self.server.sign(body), self.headers.get(SIGNATURE, "")):
            self._answer(403, "not signed")
            return
        asked = json.loads(body)
        known = self.server.paid.get(asked["reference"])
        if known != asked:
            self._answer(409, "nothing of that amount was paid")
            return
        if asked["reference"] not in self.server.refunded:
            self.server.move("refunded", asked)
        self.server.refunded[asked["reference"]] = asked
        self._answer(202, "")
        self.server.tell("refunded", asked)

    def _asked(self) -> dict[str, Any] | None:
        """The payment that the address names; None where it is not signed."""
        given = self._signed()
        return {**given, "amount": int(given["amount"])} if given and "amount" in given else None

    def _signed(self) -> dict[str, Any] | None:
        """What the address says; None where it is not signed."""
        text, _, signed = urlsplit(self.path).query.rpartition("&signature=")
        if not hmac.compare_digest(self.server.sign(text.encode()), signed):
            return None
        return {name: values[0] for name, values in parse_qs(text).items()}

    def _answer(self, status: int, text: str, kind: str = "text/html") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header(SIGNATURE, self.server.sign(body))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing: what is paid is nobody's business."""


if __name__ == "__main__":
    PaymentProvider(os.environ["LINLI_PAYMENT_SECRET"], sys.argv[2], int(sys.argv[1])).serve_forever()
