# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's API, as far as the pages use it."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.files import send_file
from services.portal.client.http import Api, Token
from services.portal.client.models.dispatch import (
    AssigneeView,
    AssignmentView,
    CalendarPolicy,
    CandidateView,
    CategoryPolicy,
    GroupView,
    ItemsViewAssigneeView,
    ItemsViewAssignmentView,
    ItemsViewCandidateView,
    ItemsViewMatterOrderView,
    ItemsViewPlaceView,
    ItemsViewSimilarView,
    MatterOrderView,
    OrderPolicy,
    OrderView,
    PageViewAreaStatisticsView,
    PageViewGroupView,
    PageViewOrderView,
    PageViewTimelineEntry,
    PlaceView,
    QualityPolicy,
    SimilarView,
    StatisticsView,
    TimelineEntry,
    TotalView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/dispatch/v1"
RULING = 4
"""So many levels of places have policies of their own, from the district down."""

MOST_PAGES = 5
"""A file that was begun with the same key is complete already."""


class Dispatch:
    """Dispatch on behalf of one person of a district."""

    def __init__(self, api: Api, token: Token, tenant: str, recent: TtlCache) -> None:
        self._api = api
        self._token = token
        self._tenant = tenant
        self._recent = recent

    def orders(self, **query: str | int | bool | None) -> PageViewOrderView:
        """`assignee` or `reporter` is "me"; `place`, `state`, `open`, `overdue`, `sort`, `after`, `limit`."""
        return PageViewOrderView.model_validate(self._get("orders", **query))

    def total(self, **query: str | int | bool | None) -> TotalView:
        """How many such a list has."""
        return TotalView.model_validate(self._get("orders/total", **query))

    def assign(self, order_ids: list[str], assignee_id: str, despite: str, key: str) -> list[AssignmentView]:
        """Make one responsible for several orders; each is answered for itself."""
        why = {"despite": despite} if despite else {}
        body = {"order_ids": order_ids, "assignee_id": assignee_id} | why
        answer = self._api.post(f"{V1}/orders:assign", self._token, body, key=key)
        return ItemsViewAssignmentView.model_validate(answer).items

    def order(self, order_id: str) -> OrderView:
        return OrderView.model_validate(self._get(f"orders/{order_id}"))

    def timeline(self, order_id: str) -> list[TimelineEntry]:
        """Everything that happened, oldest first; at most a thousand facts."""
        entries: list[TimelineEntry] = []
        after = None
        for _ in range(MOST_PAGES):
            page = PageViewTimelineEntry.model_validate(
                self._get(f"orders/{order_id}/timeline", after=after, limit=200)
            )
            entries += page.items
            after = page.next
            if after is None:
                break
        return entries

    def report(self, body: Mapping[str, Any], key: str) -> OrderView:
        return OrderView.model_validate(self._api.post(f"{V1}/orders", self._token, body, key=key))

    def similar(self, place: str, category: str) -> list[SimilarView]:
        """Open orders of the category that were reported nearby of late."""
        found = self._get("orders/similar", place=place, category=category)
        return ItemsViewSimilarView.model_validate(found).items

    def act(
        self, order_id: str, action: str, body: Mapping[str, Any], *, key: str, version: str
    ) -> OrderView:
        """Take one of the actions that the order lists."""
        path = f"{V1}/orders/{order_id}:{action}"
        answer = self._api.post(path, self._token, body or None, key=key, version=version)
        return OrderView.model_validate(answer)

    def drop_filter(self, filter_id: str, key: str) -> None:
        self._api.delete(f"/dispatch/v1/order-filters/{filter_id}", self._token, key=key)

    def read(self, order_id: str, key: str) -> None:
        """The other side's remarks on the order are new no more."""
        self._api.post(f"{V1}/orders/{order_id}:read", self._token, None, key=key)

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a file that somebody chose; it belongs to nothing until an action names it."""
        return send_file(self._api, self._token, V1, name, content, key)

    def file(self, file_id: str, part: str) -> tuple[bytes, str]:
        """The `content` of a file or its `thumbnail`, and its type."""
        return self._api.content(f"{V1}/files/{file_id}/{part}", self._token)

    def assignees(self, place: str) -> list[AssigneeView]:
        """Who can be made responsible there, the least loaded first."""
        return ItemsViewAssigneeView.model_validate(self._get("assignees", place=place)).items

    def candidates(self, order_id: str) -> list[CandidateView]:
        """Who could have the order, the one whom the rule would choose first, each with the reasons."""
        return ItemsViewCandidateView.model_validate(self._get(f"orders/{order_id}/candidates")).items

    def own_places(self) -> list[PlaceView]:
        """Where the person has a say, with the places above, from the district down."""
        return ItemsViewPlaceView.model_validate(self._get("places/mine")).items

    def places_below(self, path: str) -> list[PlaceView]:
        """All that lies directly below, however large a building is."""
        found = self._api.all(f"{V1}/places", self._token, below=path)
        return [PlaceView.model_validate(one) for one in found]

    def statistics(self, place: str, month: str | None = None) -> StatisticsView:
        """Of one month, by default the present one."""
        return StatisticsView.model_validate(self._get("statistics", place=place, since=month, until=month))

    def areas(self, below: str, month: str, after: str | None, limit: int) -> PageViewAreaStatisticsView:
        """The areas directly below a place, of one month and now, those with most overdue orders first."""
        query = {"below": below, "since": month, "until": month, "after": after, "limit": limit}
        return PageViewAreaStatisticsView.model_validate(self._get("statistics/areas", **query))

    def category_statistics(self, place: str, month: str) -> list[GroupView]:
        """Of one month, the category with most orders first; the first fifty."""
        return self._groups("categories", place, month)

    def company_statistics(self, place: str, month: str) -> list[GroupView]:
        """The same by the company that is responsible."""
        return self._groups("companies", place, month)

    def _groups(self, by: str, place: str, month: str) -> list[GroupView]:
        found = self._get(f"statistics/{by}", place=place, since=month, until=month, limit=50)
        return PageViewGroupView.model_validate(found).items

    def quality(self, place: str) -> QualityPolicy:
        """The reasons that a revisit and an evaluation may name there."""
        at = _ruling(place)
        return self._recent.get(
            self._tenant,
            f"quality@{at}",
            lambda: QualityPolicy.model_validate(self._get("policies/quality", place=at)),
        )

    def catalogue(self, place: str | None = None) -> CategoryPolicy:
        """What can be asked for there, by default in the district."""
        return self._recent.get(
            self._tenant,
            f"categories@{place or ''}",
            lambda: CategoryPolicy.model_validate(self._get("policies/categories", place=place)),
        )

    def rules(self, place: str) -> OrderPolicy:
        """How orders go there."""
        at = _ruling(place)
        return self._recent.get(
            self._tenant,
            f"rules@{at}",
            lambda: OrderPolicy.model_validate(self._get("policies/orders", place=at)),
        )

    def zone(self) -> str:
        """The district's time zone."""
        return self._recent.get(
            self._tenant, "zone", lambda: CalendarPolicy.model_validate(self._get("policies/calendar")).zone
        )

    def district(self) -> str:
        """The district's name; its code where the person sees no place."""

        def ask() -> str:
            return next((place.name for place in self.own_places() if place.kind == "district"), self._tenant)

        return self._recent.get(self._tenant, "district", ask)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)


def _ruling(place: str) -> str:
    """The nearest place that has policies of its own: a compound, or what lies above."""
    return "/".join(place.split("/")[: RULING + 1])


class PublicOrders:
    """What everybody may read of the orders of a district, by the matter that they belong to."""

    def __init__(self, api: Api, district: str, recent: TtlCache) -> None:
        self._api = api
        self._district = district
        self._recent = recent

    def matter(self, matter: str) -> list[MatterOrderView]:
        """The earliest first."""
        path = f"{V1}/public/{self._district}/matters/{matter}"

        def ask() -> list[MatterOrderView]:
            return ItemsViewMatterOrderView.model_validate(self._api.get(path, None)).items

        return self._recent.get(self._district, f"orders of {matter}", ask)
