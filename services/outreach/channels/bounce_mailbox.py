# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mailbox to which mail servers send their reports, read by IMAP (RFC 9051) over TLS.

Nothing authenticates a mail: who knows the id of a message, as who got it does, can report that it came back.
"""

import imaplib
from collections.abc import Callable
from enum import StrEnum
from typing import Any
from urllib.parse import unquote, urlsplit

from services.chassis import tls

SECONDS = 15
ROUND = 50
MOST_BYTES = 262_144
"""So much of a mail is read: a report names its message near its beginning."""
IMAPS_PORT = 993


class Verdict(StrEnum):
    """TAKEN: it is deleted; FOREIGN: it stays, marked as read; EARLY: it is looked at again."""

    TAKEN = "taken"
    FOREIGN = "foreign"
    EARLY = "early"


class MailboxDown(Exception):
    """It cannot be reached, or refuses; the text is the kind of the failure."""


class BounceMailbox:
    """`url`: `imaps://user:password@host:port/folder`; the folder is for reports alone."""

    def __init__(self, url: str, ca_file: str = "") -> None:
        self._address = urlsplit(url)
        self._ca_file = ca_file

    def read(self, take: Callable[[str], Verdict]) -> dict[Verdict, int]:
        """Hand over what is unread, and do what is answered; how many there were of each. Raises MailboxDown.

        What `take` raises ends the round; a mail that was taken when the connection broke comes once more.
        """
        found = dict.fromkeys(Verdict, 0)
        try:
            with self._open() as server:
                for uid in _unread(server):
                    verdict = take(_text(server, uid))
                    _mark(server, uid, verdict)
                    found[verdict] += 1
                if found[Verdict.TAKEN]:
                    server.expunge()
        except (imaplib.IMAP4.error, OSError) as error:
            raise MailboxDown(type(error).__name__) from None
        return found

    def _open(self) -> imaplib.IMAP4_SSL:
        """Logged in, in the folder."""
        host, port = self._address.hostname or "", self._address.port or IMAPS_PORT
        context = tls.context(self._ca_file)
        server = imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=SECONDS)
        try:
            server.login(unquote(self._address.username or ""), unquote(self._address.password or ""))
            folder = unquote(self._address.path.lstrip("/")) or "INBOX"
            _ok(server.select(f'"{folder}"'))
        except (imaplib.IMAP4.error, OSError):
            server.shutdown()
            raise
        return server


def _unread(server: imaplib.IMAP4_SSL) -> list[str]:
    (listed,) = _ok(server.uid("SEARCH", "UNSEEN"))
    return (listed or b"").decode("ascii").split()[:ROUND]


def _text(server: imaplib.IMAP4_SSL, uid: str) -> str:
    """The mail, without its being marked as read; empty when somebody took it away meanwhile."""
    parts = _ok(server.uid("FETCH", uid, f"(BODY.PEEK[]<0.{MOST_BYTES}>)"))
    raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    return bytes(raw).decode(errors="replace")


def _mark(server: imaplib.IMAP4_SSL, uid: str, verdict: Verdict) -> None:
    flags = {Verdict.TAKEN: r"(\Seen \Deleted)", Verdict.FOREIGN: r"(\Seen)"}.get(verdict)
    if flags:
        _ok(server.uid("STORE", uid, "+FLAGS.SILENT", flags))


def _ok(answer: tuple[str, list[Any]]) -> list[Any]:
    """Raises IMAP4.error."""
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(status)
    return data
