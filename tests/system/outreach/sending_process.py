# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach's timers and sending threads in a process of their own, which dies in the middle of it.

`SENDS` is how many it sends: what is at the other end then is not yet recorded here.
"""

import os
import signal
import time
from collections.abc import Callable
from itertools import count
from typing import Any

from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner
from services.outreach.app import open_store
from services.outreach.channels.mail import Mail
from services.outreach.channels.outward import Outward
from services.outreach.channels.settings import OutreachSettings
from services.outreach.channels.text_messages import TextMessages
from services.outreach.timers import timers

SENDS = "SENDS"
OWNER = "test"
"""The same lease's for each of them: who comes next need not wait until it is over."""


def main() -> None:
    sent, last = count(1), int(os.environ[SENDS])

    def dying(send: Callable[..., Any]) -> Callable[..., Any]:
        def send_and_die(*given: Any) -> Any:
            outcome = send(*given)
            if next(sent) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return outcome

        return send_and_die

    for kind, name in ((Outward, "post"), (Mail, "_one"), (TextMessages, "_one")):
        setattr(kind, name, dying(getattr(kind, name)))
    store = open_store(OutreachSettings.load())
    store.prepare(30)
    runner = TimerRunner(store, "outreach", timers, Lease(store.database, "timers", OWNER, 10), 20, 3)
    while True:
        if not runner.step():
            time.sleep(0.05)


if __name__ == "__main__":
    main()
