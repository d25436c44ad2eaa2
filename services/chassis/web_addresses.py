# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where we may be sent by others: to public hosts, so that nobody reaches the inside through us (CWE-918)."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

LONGEST = 500
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Translated to IPv4 on the way (NAT64, RFC 6052 and 8215)."""
_INSIDE = (".local", ".localhost", ".internal", ".home.arpa", ".lan", ".svc", ".cluster.local")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet, also through the IPv4 address that it may carry."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        carried = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if carried or any(found in network for network in _CARRIERS):
            return carried is not None and _is_global(carried) and found.ipv4_mapped is None
    return _is_global(found)


def _is_global(found: IPv4Address | IPv6Address) -> bool:
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def wrong_with(url: str, *, inside: bool, plain: bool = False) -> str:
    """Why nothing is sent to an address; empty for a good one.

    `inside`: any host is taken, not public ones alone; `plain`: http, too.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return "not an address"
    if len(url) > LONGEST or not url.isascii() or re.search(r"[\s\\\x00-\x1f]", url):
        return "not an address"
    if parts.scheme not in ({"http", "https"} if plain else {"https"}):
        return "only https"
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "neither a user nor a fragment"
    if port == 0 or not host:
        return "not an address"
    return "" if inside or _is_outside(host) else "only public hosts"


def host_of(url: str) -> str:
    """Of an address; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _is_outside(host: str) -> bool:
    return is_public(host) or (bool(_HOST.fullmatch(host)) and not host.endswith(_INSIDE))
