# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.domain import accounts
from services.identity.domain.accounts import LockOut
from services.identity.domain.errors import WeakPassword
from services.identity.domain.events import AccountLocked

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LOCK = LockOut(5, timedelta(minutes=1), timedelta(hours=1))
ACCOUNT, _ = accounts.create("a", "p", "zhang@320585", "hash")


@pytest.mark.parametrize(
    ("login", "realm"),
    [
        ("zhang@320585", "320585"),
        (" Zhang.San@320585 ", "320585"),
        ("root@platform", "platform"),
        ("zhang", None),
        ("@320585", None),
        ("a b@320585", None),
        ("zhang@32058", None),
        ("zhang@320585@900001", None),
        ("zhang@" + "320585" * 50, None),
    ],
)
def test_the_realm_names_the_tenant(login: str, realm: str | None) -> None:
    assert accounts.realm_of(login) == realm


@pytest.mark.parametrize(
    ("typed", "district", "meant"),
    [
        ("zhang@320585", "", ("320585", "zhang@320585")),
        ("zhang@320585", "900001", ("320585", "zhang@320585")),
        (" Zhang ", "320585", ("320585", "zhang@320585")),
        ("138 1234 1234", "320585", ("320585", "13812341234")),
        ("+86 138-1234-1234", "320585", ("320585", "13812341234")),
        ("13812341234@320585", "", ("320585", "13812341234@320585")),
        ("zhang", "", ("", "zhang")),
        ("zhang", "elsewhere", ("", "zhang")),
        ("李梅", "320585", ("", "李梅@320585")),
        ("a@b@c", "320585", ("", "a@b@c")),
    ],
)
def test_a_bare_name_or_phone_number_is_of_the_chosen_district(
    typed: str, district: str, meant: tuple[str, str]
) -> None:
    assert accounts.whose(typed, district) == meant


def test_a_login_of_another_tenant_is_refused() -> None:
    assert accounts.normalise("Zhang@320585", "320585") == "zhang@320585"
    with pytest.raises(Invalid):
        accounts.normalise("zhang@900001", "320585")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short", "too_short"),
        ("x" * 129, "too_long"),
        ("aaaaaaaaaaaa", "too_plain"),
        ("my-ZHANG-secret", "contains_login"),
    ],
)
def test_a_weak_password_is_refused(password: str, reason: str) -> None:
    with pytest.raises(WeakPassword) as refusal:
        accounts.check_password(password, "zhang@320585", 10)
    assert refusal.value.reason == reason


def test_guessing_is_slowed_down_more_and_more() -> None:
    account, waits = ACCOUNT, []
    for _ in range(13):
        account, events = accounts.fail(account, "", LOCK, NOW)
        if events:
            assert isinstance(events[0], AccountLocked)
            waits.append((events[0].until - NOW) / timedelta(minutes=1))
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert account.tried_by("").locked_at(NOW + timedelta(minutes=59))
    assert not account.tried_by("").locked_at(NOW + timedelta(hours=1))
    assert accounts.succeed(account, "") == ACCOUNT


def test_strangers_do_not_lock_out_who_is_at_home_there() -> None:
    account = accounts.know(ACCOUNT, "phone")
    for _ in range(20):
        account, _ = accounts.fail(account, "", LOCK, NOW)
    assert account.tried_by("").locked_at(NOW)
    assert account.tried_by("never seen").locked_at(NOW)
    assert not account.tried_by("phone").locked_at(NOW)
    for _ in range(5):
        account, events = accounts.fail(account, "phone", LOCK, NOW)
    assert len(events) == 1, "a stolen phone guesses no longer than a stranger"
    assert account.tried_by("phone").locked_at(NOW)
    assert accounts.succeed(account, "phone").tried_by("phone").failures == 0


def test_an_account_knows_its_eight_newest_devices() -> None:
    account = ACCOUNT
    for number in range(12):
        account = accounts.know(account, f"d{number}")
    assert [one.id for one in account.devices] == [f"d{number}" for number in range(4, 12)]
    assert accounts.know(account, "d5") == account


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_lock_never_gets_shorter_nor_longer_than_the_longest(some: int, more: int) -> None:
    fewer, greater = sorted((some, more))
    shorter, longer = LOCK.delay(fewer), LOCK.delay(greater)
    assert (shorter or timedelta(0)) <= (longer or timedelta(0)) <= LOCK.longest


def test_another_password_ends_a_lock() -> None:
    locked = ACCOUNT
    for _ in range(5):
        locked, _ = accounts.fail(locked, "", LOCK, NOW)
    assert locked.tried_by("").locked_at(NOW)
    changed, events = accounts.change_password(locked, "other")
    assert not changed.tried_by("").locked_at(NOW)
    assert len(events) == 1
