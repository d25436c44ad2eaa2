# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a webhook may go: to public hosts, so that nobody reaches the inside through us (SSRF, CWE-918)."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from services.outreach.domain.errors import AddressNotAllowed

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


def check_url(url: str, *, inside: bool) -> None:
    """Raises AddressNotAllowed. `inside`: a development setting that takes http and any host."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise AddressNotAllowed("not an address") from None
    if len(url) > LONGEST or not url.isascii() or re.search(r"[\s\\\x00-\x1f]", url):
        raise AddressNotAllowed("not an address")
    if parts.scheme not in ({"http", "https"} if inside else {"https"}):
        raise AddressNotAllowed("only https")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise AddressNotAllowed("neither a user nor a fragment")
    if port == 0 or not host:
        raise AddressNotAllowed("not an address")
    if not inside:
        _check_host(host)


def host_of(url: str) -> str:
    """Of an address that was checked."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of an address that was checked."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _check_host(host: str) -> None:
    if is_public(host):
        return
    if not _HOST.fullmatch(host) or host.endswith(_INSIDE):
        raise AddressNotAllowed("only public hosts")
