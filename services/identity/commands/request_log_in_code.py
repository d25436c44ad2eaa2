# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the code by text message with which somebody logs in."""

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.chassis.ids import new_digits
from services.identity.commands.request_reset import Sending
from services.identity.domain import resets
from services.identity.domain.resets import CODE_DIGITS, DAY, SentCode
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


class RequestLogInCode(Input):
    """The login is `name@realm` or a phone number; the unit of work is already the realm's."""

    login: str = Field(max_length=64)


def handle(tx: Tx, cmd: RequestLogInCode) -> Sending | None:
    """None where the district has no such log-in, and where no code can go out: the page tells nothing."""
    if not tx.policy(LogInPolicy).code_by_phone:
        return None
    account = tx.account_named(cmd.login)
    if account is None or not account.active:
        return None
    person, now = tx.persons.get(account.person_id), system_now()
    last, reset = tx.log_in_codes.find(account.id), tx.password_resets.find(account.id)
    if person.phone is None or not person.active:
        return None
    if not (resets.may_send(last, now) and resets.may_send(reset, now)):
        return None
    code = new_digits(CODE_DIGITS)
    sealed = tx.keys.seal(code, f"log_in_code/{account.id}")
    _keep(tx, resets.begin(account.id, sealed, last, now))
    return Sending(tx.reveal("phone", person.phone, person.id), code)


def _keep(tx: Tx, code: SentCode) -> None:
    tx.log_in_codes.put(code)
    tx.timers.set("log_in_code.forgotten", code.id, tx.now + DAY)
