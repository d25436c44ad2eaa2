# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import devices

CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (CHROME, "Chrome · Android"),
        (f"{CHROME} MicroMessenger/8.0", "WeChat · Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge · Windows"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_called_what_its_owner_calls_it(user_agent: str, name: str) -> None:
    assert devices.name_of(user_agent) == name


@given(st.ip_addresses())
def test_a_network_is_told_and_no_address(address: object) -> None:
    masked = devices.masked_network(str(address))
    assert masked != str(address)
    assert masked.endswith("*") or not masked


def test_networks_as_they_are_shown() -> None:
    assert devices.masked_network("203.0.113.7") == "203.0.*.*"
    assert devices.masked_network("2001:db8:1::5") == "2001:db8:*"
    assert devices.masked_network("somewhere") == ""
