# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shops, as several tests need them."""

from typing import Any

from tests.system.identity.conftest import District

SHOP = {"name": "便民超市", "credit_code": "91320585MA00TE5T2W", "kind": "merchant"}


def shop(district: District, **more: Any) -> dict[str, Any]:
    return district.ok("POST", "/companies", {**SHOP, **more})
