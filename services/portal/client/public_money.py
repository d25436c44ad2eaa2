# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance's API without a person: what everybody may read of a district's money."""

from collections.abc import Callable
from typing import Any, TypeVar

from services.portal.client.http import Api
from services.portal.client.models.finance import (
    CommitmentView,
    ItemsViewCommitmentView,
    ItemsViewMonthPaidLeadView,
    ItemsViewPublicCaseView,
    ItemsViewStandingView,
    LeafView,
    MonthPaidLeadView,
    PageViewCommitmentView,
    PageViewPublicationView,
    PageViewPublicDonationView,
    PageViewPublicInvoiceView,
    PageViewStatementView,
    PageViewWorkView,
    PageViewYearPlanView,
    PublicationView,
    PublicCaseView,
    PublicInvoiceView,
    ReceiptView,
    StandingView,
    StatementView,
    WorkView,
    YearPlanView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/finance/v1"
MOST = 200
"""As many as an API lists at once."""

V = TypeVar("V")


class PublicMoney:
    """What everybody may read of a district's money. The same for all, so an answer may be a minute old."""

    def __init__(self, api: Api, district: str, recent: TtlCache) -> None:
        self._api = api
        self._district = district
        self._recent = recent

    def commitments(self, after: str | None, limit: int) -> PageViewCommitmentView:
        """The projects with their money, the latest first."""
        read = PageViewCommitmentView.model_validate
        return self._read("commitments", read, after=after, limit=limit)

    def commitment(self, commitment_id: str) -> CommitmentView:
        return self._read(f"commitments/{commitment_id}", CommitmentView.model_validate)

    def works(self, commitment_id: str) -> list[WorkView]:
        path = f"commitments/{commitment_id}/works"
        return self._read(path, PageViewWorkView.model_validate, limit=MOST).items

    def invoices(self, commitment_id: str) -> list[PublicInvoiceView]:
        path = f"commitments/{commitment_id}/invoices"
        return self._read(path, PageViewPublicInvoiceView.model_validate, limit=MOST).items

    def year_plans(self) -> list[YearPlanView]:
        """Those in force, the latest year first."""
        return self._read("year-plans", PageViewYearPlanView.model_validate, limit=MOST).items

    def year_plan(self, plan_id: str) -> YearPlanView:
        return self._read(f"year-plans/{plan_id}", YearPlanView.model_validate)

    def standing(self, plan_id: str, quarter: str) -> list[StandingView]:
        """How each line of a plan stands at the end of a quarter."""
        path = f"year-plans/{plan_id}/standing"
        return self._read(path, ItemsViewStandingView.model_validate, quarter=quarter).items

    def matter(self, matter: str) -> list[CommitmentView]:
        """What the money of one matter is for."""
        return self._read(f"matters/{matter}", ItemsViewCommitmentView.model_validate).items

    def donations(self, after: str | None, limit: int) -> PageViewPublicDonationView:
        """The roll of honour, the latest first."""
        return self._read("donations", PageViewPublicDonationView.model_validate, after=after, limit=limit)

    def statements(self, after: str | None, limit: int) -> PageViewStatementView:
        """The latest first."""
        return self._read("statements", PageViewStatementView.model_validate, after=after, limit=limit)

    def statement(self, statement_id: str) -> StatementView:
        """Never from before a review."""
        path = f"{V1}/public/{self._district}/statements/{statement_id}"
        return StatementView.model_validate(self._api.get(path, None))

    def cases(self, statement_id: str) -> list[PublicCaseView]:
        return self._read(f"statements/{statement_id}/cases", ItemsViewPublicCaseView.model_validate).items

    def publication(self, publication_id: str) -> PublicationView:
        """Never from before an objection."""
        path = f"{V1}/public/{self._district}/publications/{publication_id}"
        return PublicationView.model_validate(self._api.get(path, None))

    def publications(self, stage: str) -> list[PublicationView]:
        """What is at a stage, as it is now."""
        path = f"{V1}/public/{self._district}/publications"
        return PageViewPublicationView.model_validate(
            self._api.get(path, None, stage=stage, limit=MOST)
        ).items

    def leaf(self, name: str) -> LeafView:
        """A published fact of the log by its name."""
        return self._read(f"log/leaves/{name}", LeafView.model_validate)

    def receipt(self, payment_id: str) -> ReceiptView:
        """As it is now: it may have been given back."""
        path = f"{V1}/public/{self._district}/receipts/{payment_id}"
        return ReceiptView.model_validate(self._api.get(path, None))

    def members_lead(self, place: str, since: str, until: str) -> list[MonthPaidLeadView]:
        """How members of the party and all households pay, the earliest month first."""
        read = ItemsViewMonthPaidLeadView.model_validate
        return self._read("members-lead", read, place=place or None, since=since, until=until).items

    def _read(self, path: str, model: Callable[[Any], V], **query: str | int | bool | None) -> V:
        name = f"public money {path} {sorted(query.items())}"
        address = f"{V1}/public/{self._district}/{path}"
        return self._recent.get(self._district, name, lambda: model(self._api.get(address, None, **query)))
