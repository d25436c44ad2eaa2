# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sheets with codes, to be printed and hung up: one a page, on a page to print or as a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import flask
import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from werkzeug.wrappers import Response

from services.portal.page_context import visit

FONT = "STSong-Light"
"""Adobe's name of the Chinese font that readers of PDF bring along: no font file travels."""
PDF, WANTED = "pdf", "as"
CODE_SIZE = 110 * mm
MARGIN = 20 * mm
SIZES = (44, 36, 28, 22, 18, 14)


@dataclass(frozen=True)
class Sheet:
    """What it is about, in few lines, and the address to which its code leads."""

    title: str
    lines: tuple[str, ...]
    address: str


def show_sheets(title: str, sheets: Sequence[Sheet], back: tuple[str, str], **asked: str) -> Response:
    """The page with the sheets; with `?as=pdf` the file.

    `back`: the address and the words of the way back; `asked`: what the page's own address asks for.
    """
    if flask.request.args.get(WANTED) == PDF:
        response = flask.Response(written(title, sheets), content_type="application/pdf")
        response.headers["Content-Disposition"] = 'inline; filename="sheets.pdf"'
        return response
    shown: dict[str, Any] = {**(flask.request.view_args or {}), **asked, WANTED: PDF}
    here = flask.url_for(str(flask.request.endpoint), **shown)
    return flask.Response(
        flask.render_template("sheets.html", title=title, sheets=sheets, back=back, as_pdf=here)
    )


def written(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a PDF, an A4 page each."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    words = visit().words
    foot = f"{words('kit.scan')} · {words('brand')}"
    for sheet in sheets:
        _draw(canvas, sheet, foot)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw(canvas: Canvas, sheet: Sheet, foot: str) -> None:
    width, height = A4
    at = height - 45 * mm
    for text, largest in ((sheet.title, SIZES[0]), *((line, SIZES[3]) for line in sheet.lines)):
        size = _fitting(text, largest, width - 2 * MARGIN)
        canvas.setFont(FONT, size)
        canvas.drawCentredString(width / 2, at, text)
        at -= 1.7 * size
    _draw_code(canvas, sheet.address, (width - CODE_SIZE) / 2, at - CODE_SIZE)
    canvas.setFont(FONT, SIZES[4])
    canvas.drawCentredString(width / 2, at - CODE_SIZE - 12 * mm, foot)


def _fitting(text: str, largest: int, width: float) -> int:
    """The largest size in which the text fits into the width."""
    sizes = [size for size in SIZES if size <= largest]
    fits = (size for size in sizes if pdfmetrics.stringWidth(text, FONT, size) <= width)
    return next(fits, SIZES[-1])


def _draw_code(canvas: Canvas, address: str, left: float, bottom: float) -> None:
    """The code, dark squares on paper, readable with a quarter of it dirty (level Q)."""
    rows = tuple(segno.make(address, error="q", micro=False).matrix)
    side = CODE_SIZE / len(rows)
    for row, bits in enumerate(rows):
        for column, dark in enumerate(bits):
            if dark:
                canvas.rect(
                    left + column * side, bottom + CODE_SIZE - (row + 1) * side, side, side, stroke=0, fill=1
                )
