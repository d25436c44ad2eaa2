# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement and its postings as a workbook (XLSX), for whoever reckons in a spreadsheet."""

from decimal import Decimal
from io import BytesIO
from uuid import UUID

import flask
import xlsxwriter
from werkzeug.wrappers import Response

from services.portal.access import public
from services.portal.areas.money.statements import MOST_PARTS, Table, accounts, postings, published
from services.portal.page_context import visit
from services.portal.uploads import attachment

pages = flask.Blueprint("workbooks", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""What somebody named a fund is never run as a formula, nor followed as a link."""

WIDTH = 18


@pages.get("/public/<district>/money/statements/<uuid:statement_id>/statement.xlsx")
@public
def statement(district: str, statement_id: UUID) -> Response:
    """The statement's table, and its postings where they are few enough to be put together here."""
    found, words = published(district, statement_id), visit().plain_words
    sheets = {words("money.sheet_accounts"): accounts(found)}
    if found.parts <= MOST_PARTS:
        sheets[words("money.sheet_journal")] = postings(district, found)
    return attachment(workbook(sheets), XLSX, f"{found.quarter}-statement.xlsx")


def workbook(sheets: dict[str, Table]) -> bytes:
    """Tables by the names of their sheets; amounts are numbers, all else is text."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, AS_TEXT) as book:
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        for name, (head, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(head) - 1, WIDTH)
            sheet.write_row(0, 0, head, bold)
            for at, row in enumerate(rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, Decimal):
                        sheet.write_number(at, column, cell, money)
                    else:
                        sheet.write_string(at, column, cell)
    return made.getvalue()
