# SPDX-License-Identifier: AGPL-3.0-or-later
"""The log-in with which one request came: by its token services know whom they work for.

A token says what its person may do. So it is taken back when that changes, long before it ends; the log-in
that it came of is as good as before, and gives another one.
"""

from collections.abc import Callable
from threading import Lock

from services.chassis.auth import Unauthenticated
from services.chassis.values import Principal
from services.portal.session import Session


class LogIn:
    """Shared by all threads that ask services on behalf of the request.

    `read` says who a session's token names, or raises Unauthenticated; `renew` fetches its next tokens: None
    when the log-in is over.
    """

    def __init__(
        self,
        session: Session,
        read: Callable[[Session], Principal],
        renew: Callable[[Session], Session | None],
    ) -> None:
        """Raises Unauthenticated."""
        self.session, self.principal = session, read(session)
        self._read, self._renew = read, renew
        self._lock = Lock()
        self._was_refused = self._is_closed = False

    @property
    def text(self) -> str:
        return self.session.access_token

    def another(self, refused: str) -> str:
        """The token in place of one that a service refused; empty where no other is good.

        Raises Unreachable.
        """
        with self._lock:
            if self.text != refused:
                return self.text
            if self._was_refused:
                return ""
            self._was_refused = True
            return self.text if self._renewed() else ""

    def renew(self) -> bool:
        """Whether there is a newer token, by what the person may do now. Raises Unreachable."""
        with self._lock:
            return self._renewed()

    def close(self) -> Session:
        """What the browser is to keep. Afterwards nothing is renewed any more: it would not hear of it."""
        with self._lock:
            self._is_closed = True
            return self.session

    def _renewed(self) -> bool:
        newer = None if self._is_closed else self._renew(self.session)
        if newer is None:
            return False
        try:
            principal = self._read(newer)
        except Unauthenticated:
            return False
        self.session, self.principal = newer, principal
        return True
