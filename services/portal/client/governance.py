# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's API of bodies, elections, texts, plans and budgets: for one person, and for everybody."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from services.portal.client.http import GONE, Api, Problem, Token
from services.portal.client.models.deliberation import (
    BodyView,
    BudgetBallotView,
    BudgetVoteView,
    CharterView,
    ClauseChangeView,
    ElectionView,
    ItemsViewClauseChangeView,
    ItemsViewOwnFlatView,
    ItemsViewPublicCharterView,
    OwnFlatView,
    PageViewBodyView,
    PageViewBudgetVoteView,
    PageViewCharterView,
    PageViewElectionView,
    PageViewPlanView,
    PageViewPublicBodyView,
    PageViewPublicCharterView,
    PageViewPublicElectionView,
    PageViewPublicPlanView,
    PlanView,
    PublicBodyView,
    PublicCharterView,
    PublicElectionView,
    PublicPlanView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/deliberation/v1"
MOST = 200
"""As many as an API lists at once."""

V = TypeVar("V")


class Governance:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def bodies(self, place: str) -> list[BodyView]:
        """Those of an area."""
        return PageViewBodyView.model_validate(self._get("bodies", place=place, limit=MOST)).items

    def body(self, body_id: str) -> BodyView:
        return BodyView.model_validate(self._get(f"bodies/{body_id}"))

    def elections(self, place: str) -> list[ElectionView]:
        """The latest of an area."""
        return PageViewElectionView.model_validate(self._get("elections", place=place, limit=MOST)).items

    def election(self, election_id: str) -> ElectionView:
        return ElectionView.model_validate(self._get(f"elections/{election_id}"))

    def own_flats(self, election_id: str) -> list[OwnFlatView]:
        """The units by which the person may stand as an owner."""
        return ItemsViewOwnFlatView.model_validate(self._get(f"elections/{election_id}/flats/mine")).items

    def charters(self, place: str) -> list[CharterView]:
        """The versions of an area, drafts too, the latest written first."""
        return PageViewCharterView.model_validate(self._get("charters", place=place, limit=MOST)).items

    def charter(self, charter_id: str) -> CharterView:
        return CharterView.model_validate(self._get(f"charters/{charter_id}"))

    def changes(self, charter_id: str) -> list[ClauseChangeView]:
        """What is different from the version before."""
        return ItemsViewClauseChangeView.model_validate(self._get(f"charters/{charter_id}/changes")).items

    def plans(self, place: str) -> list[PlanView]:
        """The latest of an area."""
        return PageViewPlanView.model_validate(self._get("plans", place=place, limit=MOST)).items

    def plan(self, plan_id: str) -> PlanView:
        return PlanView.model_validate(self._get(f"plans/{plan_id}"))

    def budget_votes(self, place: str) -> list[BudgetVoteView]:
        """The latest of an area."""
        found = self._get("budget-votes", place=place, limit=MOST)
        return PageViewBudgetVoteView.model_validate(found).items

    def budget_vote(self, budget_vote_id: str) -> BudgetVoteView:
        return BudgetVoteView.model_validate(self._get(f"budget-votes/{budget_vote_id}"))

    def own_budget_ballot(self, budget_vote_id: str) -> BudgetBallotView | None:
        """The person's ballot, if there is one."""
        try:
            found = self._get(f"budget-votes/{budget_vote_id}/ballots/mine")
        except Problem as problem:
            if problem.status == GONE:
                return None
            raise
        return BudgetBallotView.model_validate(found)

    def send(self, path: str, body: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
        """Any command of the API by its path, `bodies/<id>:file`; what it answers."""
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)

    def revise(self, charter_id: str, body: Mapping[str, Any], key: str) -> None:
        """Write a draft anew."""
        self._api.put_json(f"{V1}/charters/{charter_id}", self._token, body, key=key)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)


class PublicGovernance:
    """What everybody may read of a district. The same for all, so an answer may be a minute old."""

    def __init__(self, api: Api, district: str, recent: TtlCache) -> None:
        self._api = api
        self._district = district
        self._recent = recent

    def bodies(self, after: str | None, limit: int) -> PageViewPublicBodyView:
        return self._read("bodies", PageViewPublicBodyView.model_validate, after=after, limit=limit)

    def body(self, body_id: str) -> PublicBodyView:
        return self._read(f"bodies/{body_id}", PublicBodyView.model_validate)

    def elections(self, body_id: str) -> list[PublicElectionView]:
        """Those of a body, the latest first."""
        read = PageViewPublicElectionView.model_validate
        return self._read("elections", read, body=body_id, limit=MOST).items

    def election(self, election_id: str) -> PublicElectionView:
        return self._read(f"elections/{election_id}", PublicElectionView.model_validate)

    def charters(self, after: str | None, limit: int) -> PageViewPublicCharterView:
        """The adopted versions, the latest in effect first."""
        read = PageViewPublicCharterView.model_validate
        return self._read("charters", read, after=after, limit=limit)

    def charters_on(self, place: str, day: date | None) -> list[PublicCharterView]:
        """The texts that hold at a place on a day, of each kind one at most; without a day today."""
        read = ItemsViewPublicCharterView.model_validate
        on = day.isoformat() if day else None
        return self._read("charters-in-force", read, place=place, day=on).items

    def charter(self, charter_id: str) -> PublicCharterView:
        return self._read(f"charters/{charter_id}", PublicCharterView.model_validate)

    def changes(self, charter_id: str) -> list[ClauseChangeView]:
        """What is different from the version before."""
        read = ItemsViewClauseChangeView.model_validate
        return self._read(f"charters/{charter_id}/changes", read).items

    def plans(self, after: str | None, limit: int) -> PageViewPublicPlanView:
        """The latest first."""
        return self._read("plans", PageViewPublicPlanView.model_validate, after=after, limit=limit)

    def plans_of(self, matter: str) -> list[PublicPlanView]:
        """Those that carry out a matter."""
        return self._read("plans", PageViewPublicPlanView.model_validate, matter=matter, limit=MOST).items

    def plan(self, plan_id: str) -> PublicPlanView:
        return self._read(f"plans/{plan_id}", PublicPlanView.model_validate)

    def budget_votes(self, after: str | None, limit: int) -> PageViewBudgetVoteView:
        """The latest first."""
        return self._read("budget-votes", PageViewBudgetVoteView.model_validate, after=after, limit=limit)

    def budget_vote(self, budget_vote_id: str) -> BudgetVoteView:
        return self._read(f"budget-votes/{budget_vote_id}", BudgetVoteView.model_validate)

    def _read(self, path: str, model: Callable[[Any], V], **query: str | int | bool | None) -> V:
        name = f"public {path} {sorted(query.items())}"
        address = f"{V1}/public/{self._district}/{path}"
        return self._recent.get(self._district, name, lambda: model(self._api.get(address, None, **query)))
