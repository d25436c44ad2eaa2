# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may read of a district's requests: the three lists and the rates of an area."""

from typing import Any
from urllib.parse import urlencode

from services.portal.client.http import Api
from services.portal.client.models.dispatch import (
    ItemsViewMonthLeadView,
    ItemsViewOfferView,
    ItemsViewPublicRatesView,
    ListedAreaView,
    MonthLeadView,
    OfferView,
    PageViewDemandView,
    PageViewListedAreaView,
    PageViewPublicRatesView,
    PageViewResultView,
    PublicRatesView,
)
from services.portal.client.ttl_cache import TtlCache


class PublicRequests:
    """An empty place is the whole district."""

    def __init__(self, api: Api, district: str, recent: TtlCache) -> None:
        self._api = api
        self._district = district
        self._recent = recent

    def areas(self, below: str) -> list[ListedAreaView]:
        """Those directly below; at most two hundred."""
        found = self._get("lists/areas", below=below or None, limit=200)
        return PageViewListedAreaView.model_validate(found).items

    def page(
        self, which: str, place: str, after: str | None, limit: int
    ) -> PageViewDemandView | PageViewResultView:
        """Of what is asked for (`demand`) or what was done (`results`)."""
        found = self._get(f"lists/{which}", place=place or None, after=after, limit=limit)
        kind = PageViewDemandView if which == "demand" else PageViewResultView
        return kind.model_validate(found)

    def services(self, place: str) -> list[OfferView]:
        return ItemsViewOfferView.model_validate(self._get("lists/services", place=place or None)).items

    def months(self, place: str, since: str | None = None, until: str | None = None) -> list[PublicRatesView]:
        """The earliest first; the present month alone unless told otherwise."""
        found = self._get("rates/months", place=place or None, since=since, until=until)
        return ItemsViewPublicRatesView.model_validate(found).items

    def groups(self, by: str, place: str, month: str) -> list[PublicRatesView]:
        """The `categories` or `companies` with most orders, at most fifty."""
        found = self._get(f"rates/{by}", place=place or None, since=month, until=month, limit=50)
        return PageViewPublicRatesView.model_validate(found).items

    def members_lead(self, place: str, since: str, until: str) -> list[MonthLeadView]:
        """What members of the party claimed and served of all, the earliest month first."""
        found = self._get("members-lead", place=place or None, since=since, until=until)
        return ItemsViewMonthLeadView.model_validate(found).items

    def tiles(self, path: str, **query: str | int | None) -> dict[str, Any]:
        """What the map is asked for, below its address."""
        return self._get(f"tiles{path}", **query)

    def _get(self, path: str, **query: str | int | None) -> dict[str, Any]:
        """Asked once a minute: all who read the pages are one caller to the API, which limits its pace."""
        full = f"/dispatch/v1/public/{self._district}/{path}"
        name = f"{path}?{urlencode(sorted((key, str(value)) for key, value in query.items() if value))}"
        return self._recent.get(self._district, name, lambda: self._api.get(full, None, **query))
