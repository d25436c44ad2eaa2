# SPDX-License-Identifier: AGPL-3.0-or-later
"""An IMAP server over TLS on this machine, with one folder: as much of RFC 9051 as reading reports needs."""

import re
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock
from typing import Any


@dataclass
class Mail:
    raw: bytes
    flags: set[str] = field(default_factory=set)


class ImapServer(ThreadingTCPServer):
    """`mails` by their UIDs; `breaks_before`: the connection ends when that command comes, once."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, context: ssl.SSLContext, user: str, password: str) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self._context = context
        self.log_in = f'{user} "{password}"'
        self.mails: dict[int, Mail] = {}
        self.breaks_before = ""
        self.lock = Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def put(self, text: str) -> int:
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = Mail(text.replace("\n", "\r\n").encode())
        return uid

    def finish_request(self, request: Any, client_address: Any) -> None:
        with suppress(ssl.SSLError, OSError):
            super().finish_request(self._context.wrap_socket(request, server_side=True), client_address)


class _Session(StreamRequestHandler):
    server: ImapServer

    def handle(self) -> None:
        self._say("* OK [CAPABILITY IMAP4rev1] ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, command = line.partition(" ")
            name = command.partition(" ")[0].upper()
            if self.server.breaks_before and self.server.breaks_before in command.upper():
                self.server.breaks_before = ""
                return
            with self.server.lock:
                said = self._answer(name, command)
            self._say(f"{tag} {said}")
            if name == "LOGOUT":
                return

    def _answer(self, name: str, command: str) -> str:
        mails = self.server.mails
        if name == "CAPABILITY":
            self._say("* CAPABILITY IMAP4rev1")
        elif name == "LOGIN":
            return "OK in" if command.partition(" ")[2] == self.server.log_in else "NO [AUTHENTICATIONFAILED]"
        elif name == "SELECT":
            if command.partition(" ")[2] != '"Reports"':
                return "NO no such mailbox"
            self._say(f"* {len(mails)} EXISTS")
        elif name == "EXPUNGE":
            for uid in [uid for uid, mail in mails.items() if r"\Deleted" in mail.flags]:
                del mails[uid]
        elif name == "LOGOUT":
            self._say("* BYE")
        elif name == "UID":
            return self._of_mails(command)
        else:
            return "BAD what is that"
        return "OK done"

    def _of_mails(self, command: str) -> str:
        mails = self.server.mails
        if command == "UID SEARCH UNSEEN":
            unseen = [str(uid) for uid, mail in mails.items() if r"\Seen" not in mail.flags]
            self._say(f"* SEARCH {' '.join(unseen)}".rstrip())
        elif found := re.fullmatch(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", command):
            raw = mails[int(found[1])].raw[: int(found[2])]
            self.wfile.write(
                b"* 1 FETCH (UID %s BODY[]<0> {%d}\r\n%s)\r\n" % (found[1].encode(), len(raw), raw)
            )
        elif found := re.fullmatch(r"UID STORE (\d+) \+FLAGS\.SILENT \(([^)]*)\)", command):
            mails[int(found[1])].flags |= set(found[2].split())
        else:
            return "BAD what is that"
        return "OK done"

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
