# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a webhook may go: to public hosts alone (`chassis/addresses.py`)."""

from urllib.parse import urlsplit

from services.chassis import addresses
from services.outreach.domain.errors import AddressNotAllowed


def check_url(url: str, *, inside: bool) -> None:
    """Raises AddressNotAllowed. `inside`: a development setting that takes http and any host."""
    if wrong := addresses.wrong_with(url, inside=inside):
        raise AddressNotAllowed(wrong)


def host_of(url: str) -> str:
    """Of an address that was checked."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of an address that was checked."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
