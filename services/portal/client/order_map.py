# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map of orders: where to begin, and what lies in the cells of a tile."""

from collections.abc import Callable
from typing import Any

from services.portal.client.models.dispatch import ExtentView, MapTileView


class OrderMap:
    """That of staff, or the public one of a district: `get` asks below its address."""

    def __init__(self, get: Callable[..., dict[str, Any]]) -> None:
        self._get = get

    def extent(self, asked: dict[str, str | None]) -> ExtentView:
        return ExtentView.model_validate(self._get("", **asked))

    def tile(self, zoom: int, column: int, row: int, asked: dict[str, str | None]) -> MapTileView:
        return MapTileView.model_validate(self._get(f"/{zoom}/{column}/{row}", **asked))
