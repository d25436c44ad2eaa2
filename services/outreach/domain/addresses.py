# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a webhook may go: to public hosts alone (`chassis/web_addresses.py`)."""

from urllib.parse import urlsplit

from services.chassis.web_addresses import wrong_with
from services.outreach.domain.errors import AddressNotAllowed


def check_url(url: str, *, inside: bool) -> None:
    """Raises AddressNotAllowed. `inside`: a development setting that takes http and any host."""
    wrong = wrong_with(url, inside=inside, plain=inside)
    if wrong:
        raise AddressNotAllowed(wrong)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address that was checked."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
