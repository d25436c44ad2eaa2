# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service, as a user of its own, may do at the broker: regular expressions over names. Pure."""

from dataclasses import dataclass

NOTHING = "^$"
ANYTHING = ".*"
NUMBER = "[0-9]+"


@dataclass(frozen=True, slots=True)
class Rights:
    """RabbitMQ's three permissions on a virtual host, and the two on topics of the exchange of events."""

    configure: str
    write: str
    read: str
    topic_exchange: str
    topic_write: str
    topic_read: str


def of_service(service: str, prefix: str = "", *, declares: bool = True) -> Rights:
    """It publishes its own types of event and reads its own queues.

    One that `declares` (LINLI_DECLARE=active) may configure and bind what is its own. It may bind any type:
    taking away the binding of a type that it no longer consumes needs the right to bind it.
    """
    events, own = f"{_plain(prefix)}linli[.]events", f"{_plain(prefix)}{service}"
    every = f"^({events}|{own}[.]inbox([.]{NUMBER})?|{own}[.]dead)$"
    return Rights(
        configure=every if declares else NOTHING,
        write=every if declares else f"^{events}$",
        read=every if declares else f"^({own}[.]inbox[.]{NUMBER}|{own}[.]dead)$",
        topic_exchange=f"{prefix}linli.events",
        topic_write=f"^linli[.]{service}[.]v{NUMBER}[.][A-Za-z]+[.]{NUMBER}$",
        topic_read=ANYTHING if declares else NOTHING,
    )


def of_operator(prefix: str = "") -> Rights:
    """linlictl: every service's inbox and dead letters, but no event of its own making."""
    events, any_of = f"{_plain(prefix)}linli[.]events", f"{_plain(prefix)}[a-z]+"
    every = f"^({events}|{any_of}[.]inbox([.]{NUMBER})?|{any_of}[.]dead)$"
    return Rights(every, every, every, f"{prefix}linli.events", NOTHING, ANYTHING)


def _plain(prefix: str) -> str:
    return prefix.replace(".", "[.]")
