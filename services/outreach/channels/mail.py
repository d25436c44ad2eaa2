# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail over SMTP (RFC 5321) with STARTTLS or TLS from the beginning; one connection a round."""

import smtplib
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formataddr
from urllib.parse import SplitResult, quote, unquote, urlsplit

from services.chassis import tls
from services.outreach.channels.singly import NO_ADDRESS
from services.outreach.domain.sendings import NO_SUCH_ADDRESS, Outcome
from services.outreach.queries.messages import Letter

SECONDS = 15
PERMANENT = 500
"""SMTP replies from here on say that trying again is no use (RFC 5321, 4.2.1)."""


class Mail:
    """`plain`: a development setting without TLS; `portal`: where messages lead, and channels are chosen.

    `bounces`: where reports go, the envelope's sender; `stops`: where a mail program has a kind stopped.
    """

    def __init__(
        self,
        url: str,
        sender: str,
        portal: str,
        ca_file: str = "",
        *,
        plain: bool = False,
        bounces: str = "",
        stops: str = "",
    ) -> None:
        self._address: SplitResult = urlsplit(url)
        self._sender = sender
        self._portal = portal
        self._ca_file = ca_file
        self._plain = plain
        self._bounces = bounces or sender
        self._stops = stops

    def cost(self, letter: Letter) -> int:
        return 1 if letter.to else 0

    def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """What became of each letter; what cannot be reached is tried again later."""
        outcomes: list[Outcome] = []
        try:
            with self._connected() as server:
                for letter in letters:
                    outcomes.append(self._one(server, letter))  # noqa: PERF401 - those before a failure count
        except (smtplib.SMTPException, OSError) as error:
            missing = len(letters) - len(outcomes)
            outcomes += [Outcome(taken=False, error=type(error).__name__)] * missing
        return outcomes

    def _connected(self) -> smtplib.SMTP:
        host, port = self._address.hostname or "", self._address.port
        context = tls.context(self._ca_file)
        if self._address.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port or 465, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, port or 587, timeout=SECONDS)
            if not self._plain:
                server.starttls(context=context)
        if self._address.username:
            server.login(unquote(self._address.username), unquote(self._address.password or ""))
        return server

    def _one(self, server: smtplib.SMTP, letter: Letter) -> Outcome:
        if not letter.to:
            return NO_ADDRESS
        try:
            server.send_message(self._message(letter), self._bounces, letter.to, *_reporting(server, letter))
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            final, gone = code >= PERMANENT, said.split(b" ")[0].decode(errors="replace") in NO_SUCH_ADDRESS
            return Outcome(taken=False, error=f"SMTP {code}", final=final, bounced=final, gone=final and gone)
        except smtplib.SMTPResponseException as refused:
            final = refused.smtp_code >= PERMANENT
            return Outcome(taken=False, error=f"SMTP {refused.smtp_code}", final=final)
        return Outcome(taken=True, reference=letter.reference)

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"] = formataddr(("邻里 Linli", self._sender))
        message["To"] = letter.to
        message["Subject"] = letter.words.title
        message["Message-ID"] = f"<{letter.reference}@{self._sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        if letter.stop and self._stops:
            message["List-Unsubscribe"] = f"<{self._stops}?stop={quote(letter.stop)}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        elif self._portal:
            message["List-Unsubscribe"] = f"<{self._portal}/inbox/settings>"
        link = f"\n\n{self._portal}{letter.link}" if letter.link and self._portal else ""
        message.set_content(letter.words.text + link + "\n")
        return message


def _reporting(server: smtplib.SMTP, letter: Letter) -> tuple[list[str], list[str]]:
    """What asks for a report of a failure that names the message (RFC 3461), where the server can."""
    if not server.has_extn("dsn"):
        return [], []
    return ["RET=HDRS", f"ENVID={letter.reference}"], ["NOTIFY=FAILURE"]
