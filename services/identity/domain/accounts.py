# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts: how a person logs in, and how guessing is slowed down."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from services.chassis import written
from services.chassis.values import PLATFORM, Event, Invalid
from services.identity.domain.errors import WeakPassword
from services.identity.domain.events import AccountCreated, AccountLocked, PasswordChanged
from services.identity.domain.persons import phone_in

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_REALM = re.compile(rf"[0-9]{{6}}|{PLATFORM}")
LONGEST_PASSWORD = 128
FEWEST_DIFFERENT = 5
MOST_DEVICES = 8
SIGNED_IN = "signed-in"
"""Who has logged in already and gives the password once more: tried on an account of its own."""


@dataclass(frozen=True, slots=True)
class LockOut:
    """After `failures` wrong passwords in a row wait `first`, each time twice as long, at most `longest`."""

    failures: int
    first: timedelta
    longest: timedelta

    def delay(self, failed: int) -> timedelta | None:
        """How long to wait after so many failures in a row; None below the limit."""
        beyond = failed - self.failures
        if beyond < 0:
            return None
        doubled: timedelta = self.first * (1 << min(beyond, 20))
        return min(doubled, self.longest)


@dataclass(frozen=True, slots=True)
class Tried:
    """Whatever is tried with passwords: how often in a row it failed, and until when it is locked."""

    id: str
    failures: int = 0
    locked_until: datetime | None = None

    def locked_at(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until

    def fail(self, lock_out: LockOut, now: datetime) -> Self:
        """A wrong password was given."""
        failures = self.failures + 1
        delay = lock_out.delay(failures)
        return replace(self, failures=failures, locked_until=now + delay if delay else None)


@dataclass(frozen=True, slots=True)
class UnknownLogin(Tried):
    """A login that was tried and is nobody's; it locks as an account does, so nothing tells which exist."""


@dataclass(frozen=True, slots=True)
class Device(Tried):
    """A browser in which the account has been logged in to (常用设备); its id is the hash of its cookie.

    What strangers try does not lock it: who locks an account from outside keeps only themselves out.
    """


@dataclass(frozen=True, slots=True)
class Account:
    """A person's log-in; `login` is `name@realm`, the realm being the tenant.

    `failures` and `locked_until` are of all browsers but the `devices`, which count for themselves.
    `must_change`: somebody else chose the password, so no log-in is opened until its owner chose another.
    """

    id: str
    person_id: str
    login: str
    password_hash: str
    failures: int = 0
    locked_until: datetime | None = None
    active: bool = True
    devices: tuple[Device, ...] = ()
    must_change: bool = False

    def tried_by(self, device: str) -> Tried:
        """What counts the tries of this device; of an unknown one, what counts all strangers' together."""
        known = next((one for one in self.devices if one.id == device), None)
        if device == SIGNED_IN and known is None:
            return Device(SIGNED_IN)
        return known or Tried(self.id, self.failures, self.locked_until)


def realm_of(login: str) -> str | None:
    """The tenant that a login names; None when it is not of the form `name@realm`."""
    name, at, realm = _plain(login).rpartition("@")
    return realm if at and _NAME.fullmatch(name) and _REALM.fullmatch(realm) else None


def whose(typed: str, district: str) -> tuple[str, str]:
    """The tenant and the login that somebody means; the tenant is empty where there can be none.

    `name@realm` says both; a bare name or a phone number is of the district that was chosen.
    """
    text = _plain(typed)
    district = written.ascii_digits(district).strip()
    if "@" in text:
        return realm_of(text) or "", text
    if not _REALM.fullmatch(district):
        return "", text
    phone = phone_in(text)
    return (district, phone) if phone else (realm_of(f"{text}@{district}") or "", f"{text}@{district}")


def normalise(login: str, tenant: str) -> str:
    """The login in lower case. Raises Invalid unless it is of the form `name@tenant`."""
    if realm_of(login) != tenant:
        raise Invalid("login", f"is a name of 2 to 40 characters (a-z 0-9 . _ -), then @{tenant}")
    return _plain(login)


def _plain(typed: str) -> str:
    """As it is kept: a Chinese keyboard writes `＠` and digits in full width."""
    return written.ascii_digits(typed).strip().lower()


def check_password(password: str, login: str, shortest: int) -> None:
    """Raises WeakPassword with its reason."""
    name = login.partition("@")[0]
    if len(password) < shortest:
        raise WeakPassword("too_short")
    if len(password) > LONGEST_PASSWORD:
        raise WeakPassword("too_long")
    if len(set(password)) < FEWEST_DIFFERENT:
        raise WeakPassword("too_plain")
    if name in password.lower():
        raise WeakPassword("contains_login")


def create(
    account_id: str, person_id: str, login: str, password_hash: str, *, temporary: bool = False
) -> tuple[Account, list[Event]]:
    """With a first password; a `temporary` one is good for choosing another."""
    account = Account(account_id, person_id, login, password_hash, must_change=temporary)
    return account, [AccountCreated(account_id, person_id, login)]


def change_password(
    account: Account, password_hash: str, *, temporary: bool = False
) -> tuple[Account, list[Event]]:
    """Another password; it also ends locks, and no device is known any more.

    A `temporary` one is good for choosing another.
    """
    changed = replace(
        account,
        password_hash=password_hash,
        failures=0,
        locked_until=None,
        devices=(),
        must_change=temporary,
    )
    return changed, [PasswordChanged(account.id)]


def fail(account: Account, device: str, lock_out: LockOut, now: datetime) -> tuple[Account, list[Event]]:
    """A wrong password was given."""
    failed = account.tried_by(device).fail(lock_out, now)
    locked = [AccountLocked(account.id, failed.failures, failed.locked_until)] if failed.locked_until else []
    return _counted(account, failed), [*locked]


def succeed(account: Account, device: str) -> Account:
    """The right password was given: this device's count begins anew."""
    tried = account.tried_by(device)
    return _counted(account, replace(tried, failures=0, locked_until=None)) if tried.failures else account


def know(account: Account, device: str) -> Account:
    """Somebody has logged in with this device; of more than eight the one known for longest is forgotten."""
    if any(one.id == device for one in account.devices):
        return account
    return replace(account, devices=(*account.devices, Device(device))[-MOST_DEVICES:])


def _counted(account: Account, tried: Tried) -> Account:
    if not isinstance(tried, Device):
        return replace(account, failures=tried.failures, locked_until=tried.locked_until)
    others = tuple(one for one in account.devices if one.id != tried.id)
    return replace(account, devices=(*others, tried)[-MOST_DEVICES:])
