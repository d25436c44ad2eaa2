# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance's API of the cash desk, bank statements and settlements, as the pages use it."""

from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.finance import (
    BankAccountView,
    BankLineView,
    BankStatementView,
    BillView,
    CashDayView,
    CashReceiptView,
    DeskView,
    DiscrepancyView,
    ItemsViewBillView,
    ItemsViewProposalView,
    PageViewBankAccountView,
    PageViewBankLineView,
    PageViewBankStatementView,
    PageViewCashDayView,
    PageViewCashReceiptView,
    PageViewDeskView,
    PageViewDiscrepancyView,
    PageViewSettlementView,
    ProposalView,
    SettlementView,
)

V1 = "/finance/v1"
MOST, LATEST = 200, 30


class Till:
    """Cash, bank and settlements, on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def desks(self, place: str) -> list[DeskView]:
        return PageViewDeskView.model_validate(self._get("desks", place=place)).items

    def receipts(self, place: str) -> list[CashReceiptView]:
        """The latest first."""
        found = self._get("cash-receipts", place=place, limit=LATEST)
        return PageViewCashReceiptView.model_validate(found).items

    def receipt(self, receipt_id: str) -> CashReceiptView:
        return CashReceiptView.model_validate(self._get(f"cash-receipts/{receipt_id}"))

    def days(self, place: str) -> list[CashDayView]:
        """The counted days, the latest first."""
        return PageViewCashDayView.model_validate(self._get("cash-days", place=place, limit=LATEST)).items

    def bills_by(self, reference: str) -> list[BillView]:
        """By the reference on a bill."""
        return ItemsViewBillView.model_validate(self._get("bills:find", reference=reference)).items

    def accounts(self, place: str) -> list[BankAccountView]:
        found = self._get("bank-accounts", place=place, limit=MOST)
        return PageViewBankAccountView.model_validate(found).items

    def statements(self, place: str) -> list[BankStatementView]:
        """The latest first."""
        found = self._get("bank-statements", place=place, limit=LATEST)
        return PageViewBankStatementView.model_validate(found).items

    def lines_of(self, statement_id: str) -> list[BankLineView]:
        found = self._get(f"bank-statements/{statement_id}/lines", limit=MOST)
        return PageViewBankLineView.model_validate(found).items

    def lines(self, place: str, state: str) -> list[BankLineView]:
        """Those in one state, the latest day first."""
        found = self._get("bank-lines", place=place, state=state, limit=MOST)
        return PageViewBankLineView.model_validate(found).items

    def line(self, line_id: str) -> BankLineView:
        return BankLineView.model_validate(self._get(f"bank-lines/{line_id}"))

    def proposals(self, line_id: str) -> list[ProposalView]:
        return ItemsViewProposalView.model_validate(self._get(f"bank-lines/{line_id}/proposals")).items

    def settlements(self) -> list[SettlementView]:
        """The latest first."""
        return PageViewSettlementView.model_validate(self._get("settlements", limit=LATEST)).items

    def differences(self, place: str) -> list[DiscrepancyView]:
        """Those that nobody explained yet."""
        found = self._get("discrepancies", place=place, open=True, limit=MOST)
        return PageViewDiscrepancyView.model_validate(found).items

    def difference(self, difference_id: str) -> DiscrepancyView:
        return DiscrepancyView.model_validate(self._get(f"discrepancies/{difference_id}"))

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)
