# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the code with which somebody who forgot the password sets another."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.chassis.ids import new_digits
from services.identity.domain import resets
from services.identity.domain.resets import CODE_DIGITS, DAY
from services.identity.store import Tx


class RequestReset(Input):
    """The login is `name@realm` or a phone number; the unit of work is already the realm's."""

    login: str = Field(max_length=64)


@dataclass(frozen=True, slots=True)
class Sending:
    """What the route sends when the transaction has ended."""

    phone: str
    code: str


def handle(tx: Tx, cmd: RequestReset) -> Sending | None:
    """None where there is no such account, no phone on record, or enough was sent: the page tells nothing."""
    account = tx.account_named(cmd.login)
    if account is None or not account.active:
        return None
    person, last, now = tx.persons.get(account.person_id), tx.password_resets.find(account.id), system_now()
    if person.phone is None or not person.active or not resets.may_send(last, now):
        return None
    code = new_digits(CODE_DIGITS)
    reset = resets.begin(account.id, tx.keys.seal(code, f"reset/{account.id}"), last, now)
    tx.password_resets.put(reset)
    tx.timers.set("password_reset.forgotten", account.id, tx.now + DAY)
    return Sending(tx.reveal("phone", person.phone, person.id), code)
