# SPDX-License-Identifier: AGPL-3.0-or-later
"""A certificate authority of the test's own, and the certificates that it signs. All files are PEM."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Certificate:
    """`both` holds the certificate and its key."""

    file: Path
    key: Path
    both: Path


class Authority:
    """Signs whatever it is asked to."""

    def __init__(self, folder: Path, name: str = "Linli test authority") -> None:
        self._folder = folder
        self._name = _called(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        usage = _key_usage(signs=True)
        made = self._builder(self._name, self._key).add_extension(usage, critical=True)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self.file = self._write(f"{name}.pem", made.sign(self._key, hashes.SHA256()))

    def certify(self, host: str, ends_in: timedelta = DAY) -> Certificate:
        """A certificate for a host, which may show it as server and as client; valid for a day."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.IPAddress(ip_address(host)) if host == LOOPBACK else x509.DNSName(host)
        made = self._builder(_called(host), key, ends_in).add_extension(
            _key_usage(signs=False), critical=True
        )
        made = made.add_extension(x509.SubjectAlternativeName([name]), critical=False)
        own, ours = key.public_key(), self._key.public_key()
        made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(own), critical=False)
        made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ours), critical=False)
        file = self._write(f"{host}.pem", made.sign(self._key, hashes.SHA256()))
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        key_file, both = self._folder / f"{host}.key", self._folder / f"{host}.both.pem"
        key_file.write_bytes(private)
        both.write_bytes(private + file.read_bytes())
        return Certificate(file, key_file, both)

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, ends_in: timedelta = DAY
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(self._name)
        made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
        return made.not_valid_before(now - 2 * DAY).not_valid_after(now + ends_in)

    def _write(self, name: str, certificate: x509.Certificate) -> Path:
        file = self._folder / name
        file.write_bytes(certificate.public_bytes(Encoding.PEM))
        return file


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _key_usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )
