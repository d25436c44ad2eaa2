# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance's API, as the pages use it: own bills and the books."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from services.portal.client.files import send_file
from services.portal.client.http import Api, Passing, Token
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
    ItemsViewPaymentView,
    ItemsViewReversalView,
    JobView,
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
    PageViewRunView,
    PageViewTariffView,
    PageViewWorkView,
    PaymentView,
    PeriodView,
    PlaceView,
    PreviewView,
    PublicationView,
    ReckonedBillView,
    ReversalView,
    RunView,
    TariffView,
    WorkView,
)

V1 = "/finance/v1"
MOST = 200
"""As many as an API lists at once."""

M = TypeVar("M", bound=BaseModel)


class Finance:
    """Finance on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
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

    def result(self, job_id: str) -> Passing:
        """What such work made."""
        return self._api.file(f"{V1}/jobs/{job_id}/result", self._token)

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
