# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep with what we show a source who we are, and whose certificate we believe; all of it is put at once."""

from dataclasses import replace

from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from pydantic import Field, SecretStr

from services.chassis import tls
from services.chassis.http import Input
from services.chassis.values import Event
from services.identity.domain import feed_pulls
from services.identity.domain.authority import Permission
from services.identity.domain.feed_errors import AccessRefused
from services.identity.domain.feed_pulls import WARNED_BEFORE, FeedPull
from services.identity.store import CERTIFICATE_ENDS, Tx

LONGEST_PEM = 60_000


class PutFeedAccess(Input):
    """`certificate` and `key` are PEM, the key not encrypted; `authorities`: whom to believe, PEM, by default
    the operator's; `authorization`: the whole header. What is empty is shown no longer.
    """

    certificate: str = Field("", max_length=LONGEST_PEM)
    key: SecretStr | None = Field(None, max_length=LONGEST_PEM)
    authorities: str = Field("", max_length=LONGEST_PEM)
    authorization: SecretStr | None = Field(None, max_length=4000)


def handle(tx: Tx, source: str, cmd: PutFeedAccess) -> FeedPull:
    """The source is asked with it when it is asked next. Raises NotFound, Forbidden, AccessRefused."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    tx.feed_sources.get(source)
    authorization, key = _plain(cmd.authorization), _plain(cmd.key)
    if not authorization.isascii() or not authorization.isprintable():
        raise AccessRefused("the authorization is no line of ASCII")
    ours = _certificate(cmd.certificate, key, tx)
    both = f"{cmd.certificate.strip()}\n{key.strip()}\n" if ours else ""
    try:
        tls.context_of(cmd.authorities, both)
    except ValueError as error:
        raise AccessRefused(str(error)) from None
    known = tx.feed_pulls.find(source) or FeedPull(id=source)
    made, events = feed_pulls.shown(
        replace(
            known,
            subject=ours.subject.rfc4514_string() if ours else "",
            ends_at=ours.not_valid_after_utc if ours else None,
            authorities=cmd.authorities,
            sealed_certificate=_sealed(tx, both, f"feed_certificate/{source}"),
            sealed_authorization=_sealed(tx, authorization, f"feed_authorization/{source}"),
        )
    )
    _keep(tx, made, events)
    return made


def _keep(tx: Tx, made: FeedPull, events: list[Event]) -> None:
    tx.feed_pulls.put(made, *events)
    tx.timers.cancel(CERTIFICATE_ENDS, made.id)
    if made.ends_at:
        tx.timers.set(CERTIFICATE_ENDS, made.id, made.ends_at - WARNED_BEFORE)


def _certificate(text: str, key: str, tx: Tx) -> x509.Certificate | None:
    """The first of the texts is ours; what signed it may stand behind it."""
    if not text and not key:
        return None
    try:
        found, secret = (
            x509.load_pem_x509_certificate(text.encode()),
            load_pem_private_key(key.encode(), None),
        )
    except (ValueError, TypeError):
        raise AccessRefused("no certificate and its key, as PEM without a password") from None
    if found.public_key() != secret.public_key():
        raise AccessRefused("the key is another certificate's")
    if found.not_valid_after_utc <= tx.now:
        raise AccessRefused("the certificate has ended")
    return found


def _plain(given: SecretStr | None) -> str:
    return given.get_secret_value() if given else ""


def _sealed(tx: Tx, text: str, of: str) -> str:
    return tx.keys.seal(text, of) if text else ""
