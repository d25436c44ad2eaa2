# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts: how a person logs in, and how guessing is slowed down."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis import written
from services.chassis.values import PLATFORM, Event, Invalid
from services.identity.domain.errors import WeakPassword
from services.identity.domain.events import AccountCreated, AccountLocked, PasswordChanged
from services.identity.domain.persons import phone_in

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_REALM = re.compile(rf"[0-9]{{6}}|{PLATFORM}")
LONGEST_PASSWORD = 128
FEWEST_DIFFERENT = 5


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
class Account:
    """A person's log-in; `login` is `name@realm`, the realm being the tenant."""

    id: str
    person_id: str
    login: str
    password_hash: str
    failures: int = 0
    locked_until: datetime | None = None
    active: bool = True

    def locked_at(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until


@dataclass(frozen=True, slots=True)
class UnknownLogin:
    """A login that was tried and is nobody's; it locks as an account does, so nothing tells which exist."""

    id: str
    failures: int = 0
    locked_until: datetime | None = None

    def locked_at(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until


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


def create(account_id: str, person_id: str, login: str, password_hash: str) -> tuple[Account, list[Event]]:
    account = Account(account_id, person_id, login, password_hash)
    return account, [AccountCreated(account_id, person_id, login)]


def change_password(account: Account, password_hash: str) -> tuple[Account, list[Event]]:
    """Another password; it also ends a lock."""
    changed = replace(account, password_hash=password_hash, failures=0, locked_until=None)
    return changed, [PasswordChanged(account.id)]


def fail(account: Account, lock_out: LockOut, now: datetime) -> tuple[Account, list[Event]]:
    """A wrong password was given."""
    failures = account.failures + 1
    delay = lock_out.delay(failures)
    if delay is None:
        return replace(account, failures=failures), []
    until = now + delay
    return replace(account, failures=failures, locked_until=until), [
        AccountLocked(account.id, failures, until)
    ]


def fail_unknown(login: UnknownLogin, lock_out: LockOut, now: datetime) -> UnknownLogin:
    """Somebody tried a login that is nobody's."""
    failures = login.failures + 1
    delay = lock_out.delay(failures)
    return UnknownLogin(login.id, failures, now + delay if delay else None)


def succeed(account: Account) -> Account:
    """The right password was given: the count begins anew."""
    return replace(account, failures=0, locked_until=None)
