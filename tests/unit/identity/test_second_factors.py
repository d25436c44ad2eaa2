# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid, OrgPath
from services.identity.commands import step_of
from services.identity.domain import second_factors
from services.identity.domain.errors import LastSecondFactor, TooManyPasskeys
from services.identity.domain.second_factors import APP, MOST_PASSKEYS, Passkey, SecondFactors

NOW = datetime(2026, 1, 1, tzinfo=UTC)
RFC_SECRET = b32encode(b"12345678901234567890").decode()
NONE = SecondFactors("account", "person")
HOME = OrgPath("/320585/001/002")


def key(name: str) -> Passkey:
    return Passkey(name, "cose", "My phone", NOW, 0, 0)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_specification(seconds: int, code: str) -> None:
    """RFC 6238, appendix B, the last six digits."""
    moment = datetime.fromtimestamp(seconds, UTC)
    assert step_of(RFC_SECRET, code, moment) == seconds // 30
    assert step_of(RFC_SECRET, code, moment + timedelta(seconds=30)) == seconds // 30
    assert step_of(RFC_SECRET, code, moment - timedelta(seconds=30)) == seconds // 30
    assert step_of(RFC_SECRET, code, moment + timedelta(seconds=60)) is None
    assert step_of(RFC_SECRET, "", moment) is None


@given(st.lists(st.integers(1, 60), max_size=30))
def test_no_code_is_good_twice_nor_after_a_later_one(steps: list[int]) -> None:
    factors, used = NONE, []
    for step in steps:
        after = second_factors.use_step(factors, step)
        if after:
            factors, used = after, [*used, step]
    assert used == sorted(set(used))


@given(st.lists(st.sampled_from("abcdef"), max_size=20))
def test_a_recovery_code_is_good_once(given_codes: list[str]) -> None:
    factors = SecondFactors("account", "person", recovery=("a", "b", "c"))
    good = []
    for code in given_codes:
        found = second_factors.use_recovery(factors, code, HOME)
        if found:
            factors = found[0]
            good.append(code)
    assert sorted(good) == sorted(set(good) & {"a", "b", "c"})
    assert set(factors.recovery) | set(good) == {"a", "b", "c"}


def test_where_one_is_demanded_the_last_one_stays() -> None:
    both, _ = second_factors.add_app(second_factors.add_passkey(NONE, key("k"), HOME)[0], "sealed", 1, HOME)
    one, _ = second_factors.remove(both, "k", HOME, demanded=True)
    with pytest.raises(LastSecondFactor):
        second_factors.remove(one, APP, HOME, demanded=True)
    left, _ = second_factors.remove(one, APP, HOME, demanded=False)
    assert not left.any


def test_with_the_last_one_its_recovery_codes_go() -> None:
    factors = SecondFactors("account", "person", passkeys=(key("k"),), recovery=("hash",))
    assert second_factors.remove(factors, "other", HOME, demanded=False) == (factors, [])
    left, events = second_factors.remove(factors, "k", HOME, demanded=False)
    assert left.recovery == ()
    assert len(events) == 1


def test_a_passkey_is_there_once_and_ten_at_most() -> None:
    factors, _ = second_factors.add_passkey(NONE, key("0"), HOME)
    with pytest.raises(Invalid):
        second_factors.add_passkey(factors, key("0"), HOME)
    for number in range(1, MOST_PASSKEYS):
        factors, _ = second_factors.add_passkey(factors, key(str(number)), HOME)
    with pytest.raises(TooManyPasskeys):
        second_factors.add_passkey(factors, key("one more"), HOME)


@given(st.binary(max_size=64))
def test_no_foreign_handle_names_somebody(handle: bytes) -> None:
    assert second_factors.owner_of(handle) == ("", "")


def test_a_handle_names_its_account() -> None:
    account = "01927f3a-5c00-7013-8a10-3c5e9d2b7f13"
    assert second_factors.owner_of(second_factors.handle_of("320585", account)) == ("320585", account)
