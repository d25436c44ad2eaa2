# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance's API of assets, calls for bids, leases, deposits and paid services, as the pages use it."""

from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.finance import (
    AssetView,
    BidView,
    BillView,
    CallView,
    DepositView,
    ItemsViewBidView,
    ItemsViewPublicBidView,
    LeaseView,
    PageViewAssetView,
    PageViewBillView,
    PageViewCallView,
    PageViewDepositView,
    PageViewLeaseView,
    PageViewPublicAssetView,
    PageViewPublicCallView,
    PageViewServiceView,
    PublicAssetView,
    PublicBidView,
    PublicCallView,
    ServiceView,
)

V1 = "/finance/v1"
MOST = 200


class Letting:
    """What is let, on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def assets(self, place: str) -> list[AssetView]:
        return PageViewAssetView.model_validate(self._get("assets", place=place, limit=MOST)).items

    def asset(self, asset_id: str) -> AssetView:
        return AssetView.model_validate(self._get(f"assets/{asset_id}"))

    def leases_of(self, asset_id: str) -> list[LeaseView]:
        """The latest first."""
        return PageViewLeaseView.model_validate(self._get(f"assets/{asset_id}/leases")).items

    def lease(self, lease_id: str) -> LeaseView:
        return LeaseView.model_validate(self._get(f"leases/{lease_id}"))

    def rents(self, lease_id: str) -> list[BillView]:
        """The bills of a lease, the latest due first."""
        return PageViewBillView.model_validate(self._get(f"leases/{lease_id}/bills", limit=MOST)).items

    def calls(self, place: str) -> list[CallView]:
        return PageViewCallView.model_validate(self._get("calls", place=place, limit=MOST)).items

    def call(self, call_id: str) -> CallView:
        return CallView.model_validate(self._get(f"calls/{call_id}"))

    def bids(self, call_id: str) -> list[BidView]:
        """None before the deadline, then the highest first."""
        return ItemsViewBidView.model_validate(self._get(f"calls/{call_id}/bids")).items

    def deposits(self, place: str) -> list[DepositView]:
        return PageViewDepositView.model_validate(self._get("deposits", place=place, limit=MOST)).items

    def deposit(self, deposit_id: str) -> DepositView:
        return DepositView.model_validate(self._get(f"deposits/{deposit_id}"))

    def services(self, place: str) -> list[ServiceView]:
        return PageViewServiceView.model_validate(self._get("services", place=place, limit=MOST)).items

    def service(self, service_id: str) -> ServiceView:
        return ServiceView.model_validate(self._get(f"services/{service_id}"))

    def shares(self, service_id: str) -> list[BillView]:
        """What flowed back, the latest due first."""
        found = self._get(f"services/{service_id}/shares", limit=MOST)
        return PageViewBillView.model_validate(found).items

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)


class PublicLetting:
    """What everybody may read of it: as it is now, for a deadline may have passed."""

    def __init__(self, api: Api, district: str) -> None:
        self._api = api
        self._base = f"{V1}/public/{district}"

    def assets(self) -> list[PublicAssetView]:
        found = self._api.get(f"{self._base}/assets", None, limit=MOST)
        return PageViewPublicAssetView.model_validate(found).items

    def calls(self) -> list[PublicCallView]:
        """The latest first."""
        return PageViewPublicCallView.model_validate(self._api.get(f"{self._base}/calls", None)).items

    def call(self, call_id: str) -> PublicCallView:
        return PublicCallView.model_validate(self._api.get(f"{self._base}/calls/{call_id}", None))

    def bids(self, call_id: str) -> list[PublicBidView]:
        found = self._api.get(f"{self._base}/calls/{call_id}/bids", None)
        return ItemsViewPublicBidView.model_validate(found).items
