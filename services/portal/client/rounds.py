# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's API of rounds, their plans, and who is away."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.dispatch import (
    AbsenceView,
    PageViewAbsenceView,
    PageViewRoundPlanView,
    PageViewRoundView,
    PointCodesView,
    PointCodeView,
    RoundPlanView,
    RoundView,
)

V1 = "/dispatch/v1"
SHOWN = 50


class Rounds:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def all(self, **query: str | bool) -> list[RoundView]:
        """`mine`, or of a `place` and below; in a `state`; the latest first."""
        return PageViewRoundView.model_validate(self._get("rounds", **query, limit=SHOWN)).items

    def one(self, round_id: str) -> RoundView:
        return RoundView.model_validate(self._get(f"rounds/{round_id}"))

    def act(self, round_id: str, verb: str, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/rounds/{round_id}:{verb}", self._token, body, key=key)

    def plans(self, place: str) -> list[RoundPlanView]:
        """Of a place and below."""
        found = self._get("round-plans", place=place, limit=SHOWN)
        return PageViewRoundPlanView.model_validate(found).items

    def plan(self, plan_id: str) -> RoundPlanView:
        return RoundPlanView.model_validate(self._get(f"round-plans/{plan_id}"))

    def codes(self, plan_id: str) -> list[PointCodeView]:
        """What the sheets of a plan's points say."""
        return PointCodesView.model_validate(self._get(f"round-plans/{plan_id}/codes")).points

    def create(self, body: Mapping[str, Any], key: str) -> str:
        """The id of the plan."""
        return str(self._api.post(f"{V1}/round-plans", self._token, body, key=key)["id"])

    def revise(self, plan_id: str, body: Mapping[str, Any], key: str) -> None:
        """Give the plan another version."""
        self._api.put_json(f"{V1}/round-plans/{plan_id}", self._token, body, key=key)

    def change(self, plan_id: str, verb: str, key: str) -> None:
        """`pause`, `continue` or `end`."""
        self._api.post(f"{V1}/round-plans/{plan_id}:{verb}", self._token, None, key=key)

    def absences(self, **query: str | bool) -> list[AbsenceView]:
        """Those of a `place` and below, or `mine`, that are not over, the one that ends first at the top."""
        found = self._get("absences", **query, limit=SHOWN)
        return PageViewAbsenceView.model_validate(found).items

    def register(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/absences", self._token, body, key=key)

    def back(self, absence_id: str, key: str) -> None:
        """They are back."""
        self._api.post(f"{V1}/absences/{absence_id}:end", self._token, None, key=key)

    def _get(self, path: str, **query: str | int | bool) -> Any:  # noqa: ANN401 - a model reads it
        return self._api.get(f"{V1}/{path}", self._token, **query)
