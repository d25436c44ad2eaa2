# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import challenges
from services.identity.domain.challenges import RelyingParty

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def keyed(text: str) -> str:
    return sha256(f"key{text}".encode()).hexdigest()


ASKED = challenges.ask(NOW, "nonce", keyed)


@given(st.timedeltas(timedelta(minutes=-5), timedelta(hours=1)))
def test_a_question_is_good_for_ten_minutes(later: timedelta) -> None:
    known = challenges.asked_at(ASKED, NOW + later, keyed)
    in_time = timedelta(0) <= later < timedelta(minutes=10)
    assert (known is not None) == in_time or timedelta(0) < abs(later) < timedelta(milliseconds=1)


@given(st.text(max_size=80))
def test_what_we_did_not_ask_is_no_question_of_ours(text: str) -> None:
    assert challenges.asked_at(text, NOW, keyed) is None


def test_of_another_browser_it_is_none() -> None:
    assert challenges.asked_at(ASKED, NOW, lambda text: keyed(f"other{text}")) is None
    later = f"{int(NOW.timestamp() * 1000) + 1}.{ASKED.partition('.')[2]}"
    assert challenges.asked_at(later, NOW, keyed) is None


def test_a_bare_address_has_no_passkeys() -> None:
    assert RelyingParty.at("https://log-in.example.cn:8443") == RelyingParty(
        "log-in.example.cn", "https://log-in.example.cn:8443"
    )
    assert RelyingParty.at("http://localhost:8401").has_passkeys
    for address in ("http://127.0.0.1:8401", "http://[::1]:8401"):
        assert not RelyingParty.at(address).has_passkeys
