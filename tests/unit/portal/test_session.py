# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cookie that holds a log-in: sealed, small, and worth nothing when it was touched."""

import json
from base64 import urlsafe_b64encode

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from services.portal.session import LARGEST_COOKIE, Cookies, CookieTooLarge, Session, from_content, to_content

KEY, OTHER = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def token(payload: dict[str, object]) -> str:
    parts = [
        urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
        for part in ({"alg": "ES256"}, payload)
    ]
    return ".".join((*parts, "c2lnbmF0dXJl" * 7))


def session(places: int = 1) -> Session:
    at = [f"/320585/001/{number:03d}" for number in range(places)]
    access = token({"sub": "01927f3a", "name": "李梅", "roles": {"grid_worker": at}})
    return Session(access, "320585.01927f3a.secret", token({"nonce": "n"}), 1_900_000_000, "csrf")


def cookies(*keys: str) -> Cookies:
    return Cookies(SecretStr(",".join(keys or (KEY,))), secure=True)


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=5))
def test_tokens_come_back_letter_by_letter(extra: dict[str, str]) -> None:
    given_in = Session(token({**extra}), "r", token({}), 1, "c")
    opened = cookies().open(cookies().seal(to_content(given_in)), 60)
    assert opened is not None
    assert from_content(opened) == given_in


def test_a_touched_cookie_opens_nothing() -> None:
    sealed = cookies().seal(to_content(session()))
    for position in (0, 12, len(sealed) // 2, len(sealed) - 6):
        other = "A" if sealed[position] != "A" else "B"
        assert cookies().open(sealed[:position] + other + sealed[position + 1 :], 60) is None
    for wrong in ("", "x", "中文", sealed[:-10], "A" + sealed, "../../etc"):
        assert cookies().open(wrong, 60) is None


def test_a_cookie_of_another_key_opens_nothing() -> None:
    assert cookies(OTHER).open(cookies().seal(to_content(session())), 60) is None


def test_an_old_cookie_opens_nothing() -> None:
    assert cookies().open(cookies().seal(to_content(session())), -1) is None


def test_keys_rotate() -> None:
    sealed = cookies(KEY).seal(to_content(session()))
    assert cookies(OTHER, KEY).open(sealed, 60) is not None


def test_what_an_earlier_portal_sealed_is_no_log_in() -> None:
    assert from_content({"access": ["a", "b"], "refresh": "r"}) is None
    assert from_content({}) is None


def test_grants_at_many_places_fit_into_one_cookie() -> None:
    assert len(cookies().seal(to_content(session(places=40)))) <= LARGEST_COOKIE


def test_what_no_browser_would_keep_is_refused() -> None:
    with pytest.raises(CookieTooLarge):
        cookies().seal({"x": [urlsafe_b64encode(bytes([n % 251, n // 251])).decode() for n in range(9000)]})
