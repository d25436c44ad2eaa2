# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where webhooks may go: nobody reaches the inside through us."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.web_addresses import is_public
from services.outreach.domain.addresses import check_url
from services.outreach.domain.errors import AddressNotAllowed

INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "ff02::1",
    "localhost",
]


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_of_the_inside_is_public(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_those_of_the_open_internet_are(address: str):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_in_disguise_is_as_its_own_or_refused(address: IPv4Address):
    assert not is_public(f"::ffff:{address}")
    carried = IPv6Address((0x2002 << 112) | (int(address) << 80))
    assert is_public(str(address)) or not is_public(str(carried))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "ftp://example.org/hook",
        "//example.org/hook",
        "example.org",
        "https://",
        "https://localhost/hook",
        "https://hook",
        "https://127.0.0.1/hook",
        "https://[::1]/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/hook",
        "https://0x7f.1/hook",
        "https://broker.internal/hook",
        "https://mongo.default.svc/hook",
        "https://user:secret@example.org/hook",
        "https://example.org@evil.example/hook",
        "https://example.org/hook#part",
        "https://example.org:0/hook",
        "https://example.org:99999/hook",
        "https://example.org/ho ok",
        "https://exämple.org/hook",
        "https://example.org/" + "x" * 500,
        "https://[::1/hook",
    ],
)
def test_what_is_no_address_for_a_webhook(url: str):
    with pytest.raises(AddressNotAllowed):
        check_url(url, inside=False)


@pytest.mark.parametrize(
    "url", ["https://example.org/hook?a=b", "https://xn--exmple-cua.org:8443/", "https://8.8.8.8/"]
)
def test_what_is_one(url: str):
    check_url(url, inside=False)


def test_in_development_http_and_the_inside_are_allowed_and_nonsense_is_not():
    check_url("http://127.0.0.1:8000/hook", inside=True)
    with pytest.raises(AddressNotAllowed):
        check_url("file:///etc/passwd", inside=True)


@given(st.text(max_size=60))
def test_nothing_but_a_refusal_comes_of_any_text(url: str):
    try:
        check_url(url, inside=False)
    except AddressNotAllowed:
        return
    assert url.lower().startswith("https://")
