# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of feeds: sources and how they are doing, batches, and questions side by side."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Passing, Token
from services.portal.client.models.identity import (
    AskedView,
    FeedBatchView,
    FeedConflictView,
    FeedContractView,
    FeedPullView,
    FeedRowView,
    FeedSecretView,
    FeedSourceView,
    FeedWaitingView,
    OriginView,
    PageViewFeedBatchView,
    PageViewFeedConflictView,
    PageViewFeedRowView,
    PageViewFeedSourceView,
)

V1 = "/identity/v1"
MOST, SHOWN = 200, 30


class Feeds:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def sources(self) -> list[FeedSourceView]:
        return PageViewFeedSourceView.model_validate(self._get("feeds", limit=MOST)).items

    def contract(self, source: str) -> FeedContractView:
        """What is agreed now."""
        return FeedContractView.model_validate(self._get(f"feed-contracts/{source}"))

    def put_contract(self, body: Mapping[str, Any], key: str, version: str) -> None:
        """`version`: of the contract that was seen; empty where there was none."""
        self._api.put_json(f"{V1}/feed-contracts", self._token, body, key=key, version=version)

    def pulling(self, source: str) -> FeedPullView:
        """How fetching from it goes."""
        return FeedPullView.model_validate(self._get(f"feeds/{source}/pull"))

    def pull(self, source: str, key: str) -> None:
        """Have it asked now."""
        self._api.post(f"{V1}/feeds/{source}:pull", self._token, None, key=key)

    def put_access(self, source: str, body: Mapping[str, Any], key: str) -> None:
        self._api.put_json(f"{V1}/feeds/{source}/access", self._token, body, key=key)

    def make_secret(self, source: str, key: str) -> FeedSecretView:
        """It is told this once."""
        made = self._api.post(f"{V1}/feeds/{source}:make-secret", self._token, None, key=key)
        return FeedSecretView.model_validate(made)

    def report(self, source: str, batch_id: str) -> Passing:
        """What became of the rows that were not simply taken."""
        return self._api.file(f"{V1}/feeds/{source}/batches/{batch_id}/report", self._token)

    def waiting(self, source: str) -> FeedWaitingView:
        """How much waits to go back to it."""
        return FeedWaitingView.model_validate(self._get(f"feeds/{source}/changes/waiting"))

    def changes(self, source: str) -> Passing:
        """All of that as a table."""
        return self._api.file(f"{V1}/feeds/{source}/changes.csv", self._token)

    def provenance(self, person_id: str) -> list[OriginView]:
        """What of a person sources have written."""
        found = self._get(f"persons/{person_id}/provenance")["items"]
        return [OriginView.model_validate(one) for one in found]

    def batches(self) -> list[FeedBatchView]:
        """The latest first."""
        return PageViewFeedBatchView.model_validate(self._get("feed-batches", limit=SHOWN)).items

    def batch(self, source: str, batch_id: str) -> FeedBatchView:
        return FeedBatchView.model_validate(self._get(f"feeds/{source}/batches/{batch_id}"))

    def rejected(self, source: str, batch_id: str) -> list[FeedRowView]:
        """The first rows that were not taken."""
        found = self._get(f"feeds/{source}/batches/{batch_id}/rows", result="rejected", limit=SHOWN)
        return PageViewFeedRowView.model_validate(found).items

    def open(self, source: str, body: Mapping[str, Any], key: str) -> FeedBatchView:
        path = f"{V1}/feeds/{source}/batches"
        return FeedBatchView.model_validate(self._api.post(path, self._token, dict(body), key=key))

    def act(self, source: str, batch_id: str, verb: str, body: Mapping[str, Any] | None, key: str) -> None:
        """Take a file, resume or discard."""
        given = None if body is None else dict(body)
        self._api.post(f"{V1}/feeds/{source}/batches/{batch_id}:{verb}", self._token, given, key=key)

    def questions(self) -> list[FeedConflictView]:
        """Those that wait, the oldest first."""
        return PageViewFeedConflictView.model_validate(self._get("feed-conflicts", limit=SHOWN)).items

    def question(self, conflict_id: str) -> AskedView:
        return AskedView.model_validate(self._get(f"feed-conflicts/{conflict_id}"))

    def decide(self, conflict_id: str, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/feed-conflicts/{conflict_id}:decide", self._token, dict(body), key=key)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)
