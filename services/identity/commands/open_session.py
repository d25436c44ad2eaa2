# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a log-in for somebody who has proved who they are, or go on with the one that the browser has.

Who has proved one factor, and has or must have a second one, waits for that; whose password somebody else
chose, waits until they have chosen another.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.clock import system_now
from services.chassis.ids import new_secret
from services.identity.domain import accounts, sessions
from services.identity.domain.accounts import Account
from services.identity.domain.devices import Seen
from services.identity.domain.events import LoggedIn, NewDeviceSeen
from services.identity.domain.sessions import ONE_FACTOR, WAITS, BearerText, Session, WaitingLogIn
from services.identity.policies import LogInPolicy
from services.identity.store import Tx

UNNAMED = "—"
"""A browser or app that does not say what it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A session with the text for its cookie; or none, and until when the login is locked, if it is.

    `waits_for`: the password was right; a second factor is to be given (`code`) or to be made (`enrolment`),
    or another password to be chosen (`password`), and the cookie is of the waiting log-in. `device`: the text
    for the cookie by which the account knows the browser next time.
    """

    session: Session | None = None
    cookie: str = ""
    device: str = ""
    locked_until: datetime | None = None
    waits_for: str = ""


def handle(
    tx: Tx,
    account_id: str,
    seen: Seen,
    methods: tuple[str, ...],
    *,
    remembered: bool,
    two_factors: bool = False,
) -> Outcome:
    """The count of failures of this browser begins anew; of one that is not known its owner is told.

    Whoever is logged in here already goes on with that log-in: it is proved anew, under another cookie.
    `two_factors`: the client asks for them, so who has no second factor makes one now.
    """
    account = tx.accounts.get(account_id)
    lacking = _missing(tx, account, methods, asked=two_factors)
    if lacking:
        return _wait(tx, account, lacking, methods, system_now(), remembered=remembered)
    secret = seen.secret if sessions.is_secret(seen.secret) else new_secret()
    hashed = sessions.digest(secret)
    presented = sessions.digest(seen.secret) if seen.secret else ""
    known = accounts.know(accounts.succeed(account, presented), hashed)
    if hashed not in {device.id for device in account.devices}:
        tx.accounts.save(known, _told(tx, account, seen, system_now()))
    elif known != account:
        tx.accounts.save(known)
    tx.note_return(account.person_id)
    opened = replace(seen, secret=secret)
    return _open(tx, account, opened, methods, system_now(), remembered=remembered)


def _missing(tx: Tx, account: Account, methods: tuple[str, ...], *, asked: bool) -> str:
    """What is still to come: a `code`, another `password`, an `enrolment`, or nothing."""
    if sessions.owes_second(methods, tx.second_factors.find(account.id)):
        return "code"
    if account.must_change:
        return "password"
    if sessions.level_of(methods) != ONE_FACTOR:
        return ""
    held = (role for role, _ in tx.roles_of(account.person_id))
    return "enrolment" if asked or tx.policy(LogInPolicy).demands_second_factor(held) else ""


def _wait(
    tx: Tx, account: Account, missing: str, methods: tuple[str, ...], now: datetime, *, remembered: bool
) -> Outcome:
    text = BearerText(tx.tenant, "", new_secret())
    waiting = WaitingLogIn(
        id=sessions.digest(text.secret),
        account_id=account.id,
        person_id=account.person_id,
        expires_at=now + WAITS,
        remembered=remembered,
        methods=methods,
    )
    tx.waiting_log_ins.add(waiting)
    tx.timers.set("waiting_log_in.forgotten", waiting.id, tx.now + WAITS)
    return Outcome(cookie=str(text), waits_for=missing)


def _told(tx: Tx, account: Account, seen: Seen, now: datetime) -> NewDeviceSeen:
    path = tx.persons.get(account.person_id).path
    return NewDeviceSeen(account.id, account.person_id, seen.name or UNNAMED, path, now)


def _open(
    tx: Tx, account: Account, seen: Seen, methods: tuple[str, ...], now: datetime, *, remembered: bool
) -> Outcome:
    former = tx.session_of(seen.log_in, now)
    if former is not None and former.account_id != account.id:
        former = None
    text, policy = BearerText(tx.tenant, "", new_secret()), tx.policy(LogInPolicy)
    remembered = remembered or (former is not None and former.remembered)
    span = timedelta(days=policy.remembered_days) if remembered else timedelta(hours=policy.session_hours)
    if former is not None:
        session = sessions.prove_again(
            replace(former, remembered=remembered), text.secret, methods, now, now + span
        )
        tx.sessions.save(session, LoggedIn(session.id, account.id, account.person_id))
        tx.timers.set("session.expired", session.id, tx.now + span)
        return Outcome(session, str(replace(text, id=session.id)), seen.secret)
    session = Session(
        id=sessions.digest(text.secret),
        account_id=account.id,
        person_id=account.person_id,
        started_at=now,
        expires_at=now + span,
        remembered=remembered,
        methods=methods,
        device=seen.name,
        network=seen.network,
        used_at=now,
    )
    tx.sessions.add(session, LoggedIn(session.id, account.id, account.person_id))
    tx.timers.set("session.expired", session.id, tx.now + span)
    return Outcome(session, str(text), seen.secret)
