# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is told, at the other end: a mail server, a gateway of text messages, an integrator. They count."""

import re
from contextlib import ExitStack
from threading import Thread

from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Received, Receiver

SENDER = "linli@chaos.example"
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


class Outside:
    """Ports of their own, open until `close`."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self.mail, self._gateway, self._hook = Mailbox(), Receiver(), Receiver()
        self.mail.start()
        self._stack.callback(self.mail.stop)
        for server in (self._gateway, self._hook):
            Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
            self._stack.callback(server.server_close)
            self._stack.callback(server.shutdown)

    @property
    def settings(self) -> dict[str, str]:
        return {
            "LINLI_SMTP_URL": self.mail.url,
            "LINLI_SMTP_PLAIN": "true",
            "LINLI_MAIL_FROM": SENDER,
            "LINLI_MESSAGE_URL": self._gateway.url,
        }

    @property
    def hook_url(self) -> str:
        return self._hook.url

    @property
    def hooked(self) -> list[Received]:
        """The webhooks that came."""
        return list(self._hook.received)

    @property
    def written(self) -> list[tuple[str, str, str]]:
        """The mails and text messages that came: id, receiver, and what was said."""
        mails = [
            (str(one["Message-ID"]).strip("<>").partition("@")[0], str(one["To"]), str(one["Subject"]))
            for one in list(self.mail.received)
        ]
        texts = [one.event for one in list(self._gateway.received)]
        return mails + [(str(one["id"]), str(one["phone"]), str(one["text"])) for one in texts]

    def code_for(self, address: str) -> str | None:
        """The code that went to an address, as soon as it came."""
        said = [mail.get_content() for mail in list(self.mail.received) if mail["To"] == address]
        texts = [one.event for one in list(self._gateway.received)]
        said += [one["text"] for one in texts if one["phone"] == address]
        found = _CODE.search(said[-1]) if said else None
        return found[0] if found else None

    def close(self) -> None:
        self._stack.close()
