# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be handed to a thread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.arriving_worker import LONGEST_AWAITED_BODY, is_whole

GET = b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /t HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd"
CHUNKED = b"POST /t HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"


@given(st.integers(0, len(POST) - 1))
def test_no_part_of_a_request_is_whole(cut: int) -> None:
    assert is_whole(POST)
    assert not is_whole(POST[:cut])


@pytest.mark.parametrize(
    "seen",
    [
        GET,
        GET + POST[:20],
        CHUNKED,
        POST.replace(b"4", str(LONGEST_AWAITED_BODY + 1).encode()),
        POST.replace(b": 4", b": four"),
        POST.replace(b"Content-Length: 4", b"content-length:4"),
    ],
)
def test_what_cannot_be_awaited_is_handed_over(seen: bytes) -> None:
    assert is_whole(seen)


@given(st.binary(max_size=200))
def test_rubbish_breaks_nothing(seen: bytes) -> None:
    assert is_whole(seen) in {True, False}
