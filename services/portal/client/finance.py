# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance's API, as the pages use it: own bills, the books, and what everybody may read of the money."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from services.portal.client.files import send_file
from services.portal.client.http import Api
from services.portal.client.models.finance import (
    AccountRule,
    AllotmentView,
    BalanceView,
    CaseView,
    ChartPolicy,
    CommitmentView,
    DonationView,
    EntryView,
    FundView,
    GrantView,
    InvoiceView,
    ItemsViewBalanceView,
    ItemsViewCommitmentView,
    ItemsViewPaymentView,
    ItemsViewPublicCaseView,
    ItemsViewReversalView,
    ItemsViewStandingView,
    JobView,
    LeafView,
    ObjectionView,
    PageViewAllotmentView,
    PageViewBillView,
    PageViewCaseView,
    PageViewCommitmentView,
    PageViewDonationView,
    PageViewEntryView,
    PageViewFundView,
    PageViewGrantView,
    PageViewInvoiceView,
    PageViewObjectionView,
    PageViewPaymentView,
    PageViewPeriodView,
    PageViewPlaceView,
    PageViewPreviewView,
    PageViewPublicationView,
    PageViewPublicDonationView,
    PageViewPublicInvoiceView,
    PageViewRunView,
    PageViewStatementView,
    PageViewTariffView,
    PageViewWorkView,
    PageViewYearPlanView,
    PaymentView,
    PeriodView,
    PlaceView,
    PreviewView,
    PublicationView,
    PublicCaseView,
    PublicInvoiceView,
    ReceiptView,
    ReckonedBillView,
    ReversalView,
    RunView,
    StandingView,
    StatementView,
    TariffView,
    WorkView,
    YearPlanView,
)
from services.portal.client.ttl_cache import TtlCache

V1 = "/finance/v1"
MOST = 200
"""As many as an API lists at once."""

V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)


class Finance:
    """Finance on behalf of one person."""

    def __init__(self, api: Api, token: str) -> None:
        self._api = api
        self._token = token

    def own_bills(self, after: str | None = None, limit: int = MOST) -> PageViewBillView:
        """The latest due first."""
        return PageViewBillView.model_validate(self._get("bills", after=after, limit=limit))

    def bill(self, bill_id: str) -> ReckonedBillView:
        return ReckonedBillView.model_validate(self._get(f"bills/{bill_id}"))

    def own_payments(self, after: str | None, limit: int) -> PageViewPaymentView:
        """The latest first."""
        return PageViewPaymentView.model_validate(self._get("payments", after=after, limit=limit))

    def payment(self, payment_id: str) -> PaymentView:
        return PaymentView.model_validate(self._get(f"payments/{payment_id}"))

    def payments_by(self, receipt: str) -> list[PaymentView]:
        """By the number on a receipt."""
        return ItemsViewPaymentView.model_validate(self._get("payments:find", receipt=receipt)).items

    def begin_payment(self, body: Mapping[str, Any], key: str) -> PaymentView:
        return PaymentView.model_validate(self.send("payments", body, key))

    def own_allotments(self) -> list[AllotmentView]:
        """What the own units got of the common income."""
        return PageViewAllotmentView.model_validate(self._get("allotments", limit=MOST)).items

    def places(self, area: str, kind: str) -> list[PlaceView]:
        """Where books can be kept in an area."""
        found = self._get("places", place=area, kind=kind, limit=MOST)
        return PageViewPlaceView.model_validate(found).items

    def funds(self, place: str) -> list[FundView]:
        return PageViewFundView.model_validate(self._get("funds", place=place, limit=MOST)).items

    def fund(self, fund_id: str) -> FundView:
        return FundView.model_validate(self._get(f"funds/{fund_id}"))

    def balances(self, fund_id: str) -> list[BalanceView]:
        return ItemsViewBalanceView.model_validate(self._get(f"funds/{fund_id}/balances")).items

    def chart(self, place: str) -> list[AccountRule]:
        """The accounts of a place."""
        return ChartPolicy.model_validate(self._get("policies/chart", place=place)).accounts

    def entries(self, place: str, after: str | None, limit: int) -> PageViewEntryView:
        """The journal of an area, the latest day first."""
        return PageViewEntryView.model_validate(self._get("entries", place=place, after=after, limit=limit))

    def entry(self, entry_id: str) -> EntryView:
        return EntryView.model_validate(self._get(f"entries/{entry_id}"))

    def reversals(self, entry_id: str) -> list[ReversalView]:
        return ItemsViewReversalView.model_validate(self._get("reversals", entry=entry_id)).items

    def commitments(self, place: str) -> list[CommitmentView]:
        """The latest first."""
        found = self._get("commitments", place=place, limit=MOST)
        return PageViewCommitmentView.model_validate(found).items

    def commitment(self, commitment_id: str) -> CommitmentView:
        return CommitmentView.model_validate(self._get(f"commitments/{commitment_id}"))

    def works(self, commitment_id: str) -> list[WorkView]:
        found = self._get(f"commitments/{commitment_id}/works", limit=MOST)
        return PageViewWorkView.model_validate(found).items

    def invoices(self, commitment_id: str) -> list[InvoiceView]:
        found = self._get("invoices", commitment=commitment_id, limit=MOST)
        return PageViewInvoiceView.model_validate(found).items

    def invoice(self, invoice_id: str) -> InvoiceView:
        return InvoiceView.model_validate(self._get(f"invoices/{invoice_id}"))

    def grants(self, place: str) -> list[GrantView]:
        return PageViewGrantView.model_validate(self._get("grants", place=place, limit=MOST)).items

    def grant(self, grant_id: str) -> GrantView:
        return GrantView.model_validate(self._get(f"grants/{grant_id}"))

    def donations(self, place: str) -> list[DonationView]:
        return PageViewDonationView.model_validate(self._get("donations", place=place, limit=MOST)).items

    def periods(self, place: str) -> list[PeriodView]:
        """The closed quarters of one place's books, the latest first."""
        return PageViewPeriodView.model_validate(self._get("periods", place=place)).items

    def cases(self, place: str) -> list[CaseView]:
        return PageViewCaseView.model_validate(self._get("cases", place=place, limit=MOST)).items

    def case(self, case_id: str) -> CaseView:
        return CaseView.model_validate(self._get(f"cases/{case_id}"))

    def tariffs(self, place: str) -> list[TariffView]:
        return PageViewTariffView.model_validate(self._get("tariffs", place=place, limit=MOST)).items

    def preview(self, tariff_id: str) -> list[PreviewView]:
        """The first units of what the next run would bill."""
        return PageViewPreviewView.model_validate(self._get(f"tariffs/{tariff_id}/preview")).items

    def runs(self, tariff_id: str) -> list[RunView]:
        return PageViewRunView.model_validate(self._get(f"tariffs/{tariff_id}/runs", limit=MOST)).items

    def run_bills(self, run_id: str, after: str | None, limit: int) -> PageViewBillView:
        return PageViewBillView.model_validate(self._get(f"runs/{run_id}/bills", after=after, limit=limit))

    def job(self, job_id: str) -> JobView:
        """How far long work is that the person began."""
        return JobView.model_validate(self._get(f"jobs/{job_id}"))

    def result(self, job_id: str) -> tuple[bytes, str]:
        """What such work made, and its type."""
        return self._api.content(f"{V1}/jobs/{job_id}/result", self._token)

    def publication(self, publication_id: str) -> PublicationView:
        return PublicationView.model_validate(self._get(f"publications/{publication_id}"))

    def objections(self, publication_id: str) -> list[ObjectionView]:
        found = self._get(f"publications/{publication_id}/objections", limit=MOST)
        return PageViewObjectionView.model_validate(found).items

    def read(self, path: str, model: type[M], **query: str | int | bool | None) -> M:
        """Any answer of the API by its path, as the model of it."""
        return model.model_validate(self._get(path, **query))

    def send(self, path: str, body: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
        """Any command of the API by its path, `invoices/<id>:approve`; what it answers."""
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a file that somebody chose, such as the photo of a board."""
        return send_file(self._api, self._token, V1, name, content, key)

    def file(self, file_id: str, part: str) -> tuple[bytes, str]:
        """The `content` of a file or its `thumbnail`, and its type."""
        return self._api.content(f"{V1}/files/{file_id}/{part}", self._token)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)


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
        return StatementView.model_validate(self._api.get(path, ""))

    def cases(self, statement_id: str) -> list[PublicCaseView]:
        return self._read(f"statements/{statement_id}/cases", ItemsViewPublicCaseView.model_validate).items

    def publication(self, publication_id: str) -> PublicationView:
        """Never from before an objection."""
        path = f"{V1}/public/{self._district}/publications/{publication_id}"
        return PublicationView.model_validate(self._api.get(path, ""))

    def publications(self, stage: str) -> list[PublicationView]:
        """What is at a stage, as it is now."""
        path = f"{V1}/public/{self._district}/publications"
        return PageViewPublicationView.model_validate(self._api.get(path, "", stage=stage, limit=MOST)).items

    def leaf(self, name: str) -> LeafView:
        """A published fact of the log by its name."""
        return self._read(f"log/leaves/{name}", LeafView.model_validate)

    def receipt(self, payment_id: str) -> ReceiptView:
        """As it is now: it may have been given back."""
        path = f"{V1}/public/{self._district}/receipts/{payment_id}"
        return ReceiptView.model_validate(self._api.get(path, ""))

    def _read(self, path: str, model: Callable[[Any], V], **query: str | int | bool | None) -> V:
        name = f"public money {path} {sorted(query.items())}"
        address = f"{V1}/public/{self._district}/{path}"
        return self._recent.get(self._district, name, lambda: model(self._api.get(address, "", **query)))
