# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of each service: which there are, what holds where and whence, and setting them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from services.portal.client.http import Api, Token
from services.portal.client.models.identity import (
    PageViewPolicyVersionView,
    PoliciesView,
    PolicyFormView,
    PolicyNameView,
    PolicyTrialView,
    PolicyVersionView,
    RetentionView,
)

SHOWN = 20


class Policies:
    """Those of one service, on behalf of one person; the shapes are the same in every service."""

    def __init__(self, service: str, api: Api, token: Token) -> None:
        self._v1_of = f"/{service}/v1"
        self._v1 = f"{self._v1_of}/policies"
        self._api = api
        self._token = token

    def names(self) -> list[PolicyNameView]:
        return PoliciesView.model_validate(self._api.get(self._v1, self._token)).policies

    def form(self, policy: str, place: str) -> PolicyFormView:
        """With the schema, and what holds at the place. Raises Problem, Unreachable."""
        found = self._api.get(self._v1, self._token, policy=policy, place=place)
        form = PoliciesView.model_validate(found).form
        assert form is not None, "it was asked for"
        return form

    def try_(self, policy: str, place: str, body: Mapping[str, Any], key: str) -> PolicyTrialView:
        """What would change; nothing does."""
        asked = {"policy": policy, "place": place, **body}
        return PolicyTrialView.model_validate(self._api.post(f"{self._v1}:try", self._token, asked, key=key))

    def put(self, policy: str, place: str, body: Mapping[str, Any], key: str, version: str) -> None:
        """`body` has the `rules` that are set, those to `inherit`, and those `locked` for places below."""
        given = {**body["rules"], "inherit": body["inherit"], "locked": body["locked"]}
        address = f"{self._at(policy)}?{urlencode({'place': place})}"
        self._api.put_json(address, self._token, given, key=key, version=version)

    def versions(self, policy: str, place: str) -> list[PolicyVersionView]:
        """Those that were set at the place, the latest first; at most twenty."""
        found = self._api.get(f"{self._at(policy)}/versions", self._token, place=place, limit=SHOWN)
        return PageViewPolicyVersionView.model_validate(found).items

    def retention(self) -> RetentionView:
        """What goes by itself after how long, and how much would now. Raises Problem, Unreachable."""
        return RetentionView.model_validate(self._api.get(f"{self._v1_of}/retention", self._token))

    def _at(self, policy: str) -> str:
        return f"{self._v1}/{policy.replace('_', '-')}"
