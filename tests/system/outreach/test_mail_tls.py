# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail over real TLS: STARTTLS and TLS from the beginning, with a certificate made for the test."""

import socket
import ssl
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from services.chassis.clock import system_now
from services.outreach.channels.mail import Mail
from services.outreach.domain.templates import Language, Words
from services.outreach.queries.messages import Letter
from tests.system.outreach.mailbox import MailHandler

LETTER = Letter(
    "m-1", "320585.m-1", "li@example.org", Words("标题", "内容", "短信"), "/orders/1", Language.ZH
)
SENDER = "linli@320585.example"


def made(folder: Path, host: str) -> ssl.SSLContext:
    """A server's side, and its certificate for who shall trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    now = system_now()
    names: list[x509.GeneralName] = [x509.IPAddress(ip_address(host))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    (folder / "ca.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "server.pem").write_bytes(pem + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(params=["smtp", "smtps"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, MailHandler]]:
    """Takes mail over TLS alone; its address, and what it got."""
    context, handler, port = made(tmp_path, "127.0.0.1"), MailHandler(), _free_port()
    if request.param == "smtps":
        controller = Controller(handler, hostname="127.0.0.1", port=port, ssl_context=context)
    else:
        controller = Controller(
            handler, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True
        )
    controller.start()
    yield f"{request.param}://127.0.0.1:{port}", handler
    controller.stop()


def test_mail_goes_over_tls(server: tuple[str, MailHandler], tmp_path: Path):
    url, handler = server
    (outcome,) = Mail(url, SENDER, "", str(tmp_path / "ca.pem")).send([LETTER])
    assert outcome.taken
    assert handler.received[0]["Subject"] == "标题"


def test_a_server_that_nobody_vouches_for_gets_nothing(server: tuple[str, MailHandler]):
    url, handler = server
    (outcome,) = Mail(url, SENDER, "").send([LETTER])
    assert (outcome.taken, outcome.error, outcome.final) == (False, "SSLCertVerificationError", False)
    assert handler.received == []


def test_a_server_of_another_name_gets_nothing(tmp_path: Path):
    handler, port = MailHandler(), _free_port()
    context = made(tmp_path, "127.0.0.2")
    controller = Controller(handler, hostname="127.0.0.1", port=port, tls_context=context)
    controller.start()
    (outcome,) = Mail(f"smtp://127.0.0.1:{port}", SENDER, "", str(tmp_path / "ca.pem")).send([LETTER])
    controller.stop()
    assert (outcome.taken, handler.received) == (False, [])


def test_a_server_without_tls_gets_nothing():
    handler, port = MailHandler(), _free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    (outcome,) = Mail(f"smtp://127.0.0.1:{port}", SENDER, "").send([LETTER])
    controller.stop()
    assert (outcome.error, handler.received) == ("SMTPNotSupportedError", [])
